"""One form for what a student types and what it is compared with: case, spaces, quotation marks, titles."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from course_lib.exercises.given import shortened
from course_lib.words import lexicons
from course_lib.words.folding import fold

ARTICLE_ID = re.compile(r"[a-z][\w-]*\.\d+")

_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_LINE = re.compile(r"(?<=[a-z0-9])[,;:]?\s*\(?\blines?\s\d+(?:\s?[–-]\s?\d+)?\)?\s*$")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"\d+|[^\W\d_]+")
_OPENINGS = ("the", "a", "an", "in", "on", "at", "by", "text", "texts", "article", "report", "page", "no", "number")
_NUMBERS = {word: str(number) for number, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve".split())}
_SHORTEST = 5  # letters; in shorter words one letter makes another word
_MOST_WORDS = 30  # of a wording that is compared letter by letter
_NAMES = {"people": ("name", "short_form", "aliases"), "states": ("name", "aliases", "adjectives"),
          "places": ("name", "aliases"), "frameworks": ("name", "aliases"), "agencies": ("name", "aliases")}
_TITLES = ("honorific", "office", "rank")  # kinds in titles.csv

_MISSPELT = 0.8  # the likeness, by difflib, from which one wording is a misspelling of another: one letter in five


def folded(text):
    """The folded form (see ``folding``) on one line.

    >>> folded("Nguyễn Phú Trọng’s  “visit”")
    'nguyen phu trong\\'s "visit"'
    """
    return " ".join(fold(text).text.split())


def key(text):
    """What two wordings have in common that mean the same: their words and numbers, without an opening *the*.

    >>> key("July 4"), key("text july.4"), key("july.4, line 113"), key("“The  Xinhua.”")
    ('july 4', 'july 4', 'july 4', 'xinhua')
    """
    text = _LINE.sub("", folded(text))
    text = _INITIALS.sub(lambda match: match[0].replace(".", ""), text).replace("'", "")
    words = [_NUMBERS.get(word, word.lstrip("0") or "0") for word in _WORD.findall(text)]
    while len(words) > 1 and words[0] in _OPENINGS:
        words.pop(0)
    return " ".join(words)


def same(one, other):
    """Whether two wordings are the same but for how they are typed; what stands in brackets may be left out.

    >>> same("IDCPC (april.5)", "IDCPC"), same("Viet-nam", "vietnam"), same("july.4", "july.5")
    (True, True, False)
    """
    return bool({key(one), key(_IN_BRACKETS.sub(" ", one))} & {key(other)}) or _joined(one) == _joined(other) != ""


def _joined(text):
    return key(text).replace(" ", "")


def is_beginning(one, other):
    """Whether the first wording is the second up to a colon, comma or bracket: *line 3* of *line 3: "From July"*.

    >>> is_beginning("Line 3", "line 3: the visit"), is_beginning("line 3", "line 31: the talks")
    (True, False)
    """
    return re.match(rf"{re.escape(folded(one).rstrip('.,:;'))}\s*[:,(]", folded(other)) is not None


def same_name(one, other):
    """Whether two wordings name one person, state, place, framework or agency of the word lists; titles do not count.

    >>> same_name("Foreign Minister Lavrov", "Sergey Lavrov"), same_name("Lao PDR", "Laos"), same_name("Li", "Liu")
    (True, True, False)
    """
    return _named(one) is not None and _named(one) == _named(other)


def _named(text):
    return _names().get(key(text)) or _names().get(_without_titles(key(text)))


def _without_titles(words):
    words = words.split()
    while len(words) > 1 and words[0] in _title_words():
        words.pop(0)
    return " ".join(words)


@lru_cache(maxsize=None)
def _title_words():
    """The words that stand before a name: of titles, and of states and their adjectives."""
    cells = [row["title"] for row in lexicons.read("titles") if row["kind"] in _TITLES]
    cells += [row["adjectives"] for row in lexicons.read("states")]
    cells += [row["titles"] for row in lexicons.read("people")]
    return frozenset(word for cell in cells for word in key(cell).split())


@lru_cache(maxsize=None)
def _names():
    """What each name in the word lists stands for; None where it may stand for several of a list."""
    found = {}
    for name, columns in _NAMES.items():
        for row in lexicons.read(name):
            for form in (form for column in columns for form in lexicons.parts(row[column])):
                thing = found.setdefault(key(form), (name, next(iter(row.values()))))
                if thing and thing[0] == name and thing[1] != next(iter(row.values())):
                    found[key(form)] = None
    capitals = [capital for row in lexicons.read("states") for capital in lexicons.parts(row["capital"])]
    return {key(capital): ("capitals", capital) for capital in capitals} | found


def is_near(one, other):
    """Whether the first wording may be a misspelling of the second.

    Names of texts and other numbers, names that the word lists know, another first letter and a word more are none.

    >>> is_near("Li Ning", "Liu Ning"), is_near("july.4", "july.5"), is_near("unwilling", "willing")
    (True, False, False)
    """
    first, second = key(one).split(), key(other).split()
    if key(one) in _names() or max(len(first), len(second)) > _MOST_WORDS:
        return False
    if [word for word in first if word.isdigit()] != [word for word in second if word.isdigit()]:
        return False
    if set(first) < set(second) or set(second) < set(first):
        return False
    return key(one)[:1] == key(other)[:1] and _are_alike("".join(first), "".join(second))


def is_misspelt(one, other):
    """Whether the first wording is surely a misspelling of the second: word by word, and not in a short word.

    >>> is_misspelt("Saleumxai Komasith", "Saleumxay Kommasith"), is_misspelt("Li Ning", "Liu Ning")
    (True, False)
    """
    first, second = key(one).split(), key(other).split()
    return len(first) == len(second) and is_near(one, other) and all(map(_is_slip, first, second))


def _is_slip(one, other):
    long = max(len(one), len(other)) >= _SHORTEST
    return one == other or (long and one[0] == other[0] and one not in _names() and _are_alike(one, other))


def _are_alike(one, other):
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _MISSPELT


def not_a_name(names, given):
    """What to say where names of texts are asked for and something else was given; empty where none is to be said.

    >>> not_a_name(["july.4"], ["July 2", "the Xinhua report"])
    "“the Xinhua report” is not a text's name: that is its page, a point and a number, such as july.4. "
    """
    if all(map(ARTICLE_ID.fullmatch, names)):
        for one in given:
            if not re.fullmatch(r"[a-z][a-z ]* \d+", key(one)):
                return (f"“{shortened(one)}” is not a text's name: that is its page, a point and a number, "
                        f"such as july.4. ")
    return ""
