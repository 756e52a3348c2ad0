"""Shapes of pages on which a reader could take more than its share of time: ``python -m tests.linear`` prints a table.

For each shape, the processor time to load a page of so many bytes and of twice as many; twice the bytes may take at most
2.3 times the time.
"""

import gc
import time

from course_lib.loader.parsing import parse

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


SHAPES = {
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


def seconds(name, size):
    """The processor time to load a page of a shape, the shorter of two."""
    file, page = SHAPES[name]
    data = page(size).encode()
    times = []
    gc.disable()  # as loading a folder does
    for _ in range(2):
        start = time.process_time()
        parse(data, file)
        times.append(time.process_time() - start)
    gc.enable()
    return min(times)


def main():
    for name in SHAPES:
        half, whole = seconds(name, 500_000), seconds(name, 1_000_000)
        print(f"{name:<34}{half:>7.2f} s{whole:>7.2f} s{whole / half:>7.2f}", flush=True)


if __name__ == "__main__":
    main()
