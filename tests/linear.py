"""Time grows with a text and no faster, whatever its shape: shapes on which a reader or a rule could take more."""

import gc
import time

from course_lib.loader.parsing import parse
from course_lib.loader.texts import article_of
from course_lib.suggesting.mentions import find_mentions
from course_lib.suggesting.passages import find_passages
from course_lib.suggesting.voices import find_voices

REPORT = ("Ministers meet by the river\n\nPORT, July 2 (Xinhua) -- The ministers of Laos and China met here on Tuesday, 2 July "
          "2024, and agreed on a new bridge.\n\nThey will meet again in the spring, a statement said.\n\n")
PROSE = "The ministers of both countries met in the town by the river and spoke of the bridge. "


def _filled(unit, before="", after=""):
    """A page that repeats a unit up to so many bytes."""
    return lambda size: before + unit * (max(0, size - len(before) - len(after)) // len(unit)) + after


def _noted(size):
    """A text with a mark for a note, and thousands of notes under it."""
    count = size // 40
    notes = (f"[{number}] A. Name, The Long River, {2000 + number % 20}.\n" for number in range(1, count))
    return REPORT + "They read a book[1] and wrote another.[2]\n\nReferences\n" + "".join(notes)


def _html(unit, before="<h1>Ministers meet by the river</h1>" + f"<p>{PROSE * 3}</p>" * 3):
    return _filled(unit, "<!DOCTYPE html><html><body>" + before, "</body></html>")


PAGES = {
    "menu lines under an article": ("a.txt", _filled("Home\n", REPORT)),
    "rows of a table": ("a.txt", _filled("Laos\t12\t14\n", REPORT)),
    "date lines": ("a.txt", _filled("July 26, 2024\n", REPORT)),
    "date lines between paragraphs": ("a.txt", _filled(f"July 26, 2024\n\n{PROSE}\n\n", REPORT)),
    "bylines above an article": ("a.txt", lambda size: _filled("By Anna Berg\n")(size) + REPORT),
    "captions": ("a.txt", _filled("The hall. (Photo by A. Name/Wire)\n", REPORT)),
    "a chain of Mr.": ("a.txt", _filled("Mr. ", REPORT)),
    "notes by the thousand": ("a.txt", _noted),
    "one text twice": ("a.txt", lambda size: 2 * _filled(f"{PROSE}{PROSE}\n\n", REPORT)(size // 2)),
    "many reports": ("a.txt", _filled(REPORT)),
    "short datelines apart": ("a.txt", _filled("PORT, July 2 (Xinhua) -- They met.\n\nHome\n\nNews\n\nMore\n\n", REPORT)),
    "a list of headlines and texts": ("a.txt", _filled(f"Ministers meet by the river\n\n{PROSE}\n\n", REPORT)),
    "one line": ("a.txt", _filled(PROSE, REPORT)),
    "one sentence without an end": ("a.txt", _filled("and so on and on ", REPORT)),
    "hard-wrapped text": ("a.txt", _filled("The ministers of both countries met in the town by the river and\nspoke of it ", REPORT)),
    "pagers": ("a.txt", _filled("1 | 2 | 3 | Next > Last »\n", REPORT)),
    "letters of an index": ("a.txt", _filled("Stocks: " + " | ".join("ABCDEFGHIJKLMNOPQRSTUVWXYZ") + " | Others\n", REPORT)),
    "brackets": ("a.txt", _filled("(The [hall (of ", REPORT)),
    "keys at the head": ("a.txt", _filled("Title: a\n")),
    "front matter": ("a.md", lambda size: "---\n" + "key: value\n" * (size // 11) + "---\n" + REPORT),
    "paragraphs of a menu in HTML": ("a.html", _html("<p>Home</p>")),
    "links in HTML": ("a.html", _html("<a href='x'>Home</a> ")),
    "captions in HTML": ("a.html", _html("<figure><figcaption>The hall on Friday.</figcaption></figure>")),
    "prose in HTML": ("a.html", _html(f"<p>{PROSE}</p>")),
    "white space in HTML": ("a.html", _html("<b> </b>\n")),
}
# Each could make a rule that suggests look at the same words again and again.
SENTENCES = {
    "hundreds of reporting verbs": "Wang Yi said, noted, added and stressed that he agreed, ",
    "verbs before and after": "said Wang Yi noted ",
    "honorifics": "Mr. ",
    "offices": "Foreign Minister ",
    "offices of offices": "minister of ",
    "days": "They met on Friday, July 25. ",
    "days in one sentence": "on Monday and Tuesday July 25 ",
    "states": "Laos, China, Vietnam and Russia, ",
    "quotations": "“It rains,” said Wang Yi, ",
    "quotations never closed": "“It rains ",
    "single marks never closed": "‘It rains and 'it pours ",
    "names": "Ana Lund ",
    "names of one another": "Ana Ana Lund ",
    "people and meetings": "President Ana Lund, Bo Kato and Prime Minister Silva met the envoy. ",
    "meetings in one sentence": "met and held the talks the ",
    "brackets and commas": "Wang Yi (a friend), who, a man, said (",
    "pronouns": "He said he said she said they said, ",
    "articles of speech": "the minister and ",
    "capitals": "LAO MINISTER: ",
    "initials": "A. B. ",
    "hyphens": "a-b-c-D-eff-",
    "genitives": "Wang Yi's ",
    "one word": "aB",
    "one name": "Ba",
    "one word in capitals": "AB",
    "one word with hyphens": "Ba-",
    "words in capitals": "AB CD ",
    "a name and commas": "Ana Lund, ",
    "dots": "Wang said…. ",
    "paragraphs": "“They will meet,” Mr Kato said.\n\n",
}


def seconds(work):
    """The processor time that a piece of work takes."""
    gc.disable()  # as loading a folder does
    start = time.process_time()
    work()
    taken = time.process_time() - start
    gc.enable()
    return taken


def assert_linear(work, size, most=2.3, spare=.02, attempts=8, quick=True):
    """Twice the size takes at most so many times the time; on a machine that has other work a measure may be off.

    A quick look at less of it does where it is as sure: where four times as much takes not even 4.6 times as long.
    """
    if quick and looks_linear(work, size):
        return
    least = [float("inf")] * 2
    for _ in range(attempts):
        least = [min(pair) for pair in zip(least, map(seconds, map(work, (size, 2 * size))))]
        if least[1] <= most * least[0] + spare:
            return
    raise AssertionError(least)


def looks_linear(work, size, attempts=3):
    """Whether it is sure already by the shortest of a few measures; other work makes them longer, never shorter."""
    works = work(size // 4), work(size)
    works[0]()  # what is read once is read now
    least = [float("inf")] * 2
    for _ in range(attempts):
        least = [min(pair) for pair in zip(least, map(seconds, works))]
        if least[1] <= 4.6 * least[0]:
            return True
    return False


def parsing(name, size):
    """The work of reading a page of a shape."""
    file, page = PAGES[name]
    data = page(size).encode()
    return lambda: parse(data, file)


def suggesting(name, size):
    """The work of suggesting all that can be suggested of a text of a shape."""
    article = article_of((SENTENCES[name] * (size // len(SENTENCES[name]) + 1))[:size])

    def work():
        mentions = find_mentions((article,))
        find_voices((article,), mentions)
        find_passages((article,), mentions)
    return work
