"""One form for what a student types and what it is compared with: case, spaces, quotation marks, titles."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from course_lib.exercises.kinds.numerals import IN_WORDS
from course_lib.words import lexicons
from course_lib.words.folding import fold

ARTICLE_ID = re.compile(r"[a-z][\w-]*\.\d+")

_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_LINE = re.compile(r"(?<=[a-z0-9])[,;:]?\s*\(?\blines?\s\d+(?:\s?[–-]\s?\d+)?\)?\s*$")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"\d+|[^\W\d_]+")
_OPENINGS = ("the", "a", "an", "in", "on", "at", "by", "text", "texts", "article", "report", "page", "no", "number")
_SMALL = {*_OPENINGS, "of", "and", "to", "they", "are", "is", "was", "it", "that"} - {"no"}
_SHORTEST = 5  # letters; in shorter words one letter makes another word
_MOST_WORDS = 30  # of a wording that is compared letter by letter
_LEAST = 1 / 3  # of the words of an answer, so many name an option, where no other has as many of them
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


def _words(text):
    text = _INITIALS.sub(lambda match: match[0].replace(".", ""), text).replace("'", "")
    return [str(IN_WORDS.get(word, word.lstrip("0") or "0")) for word in _WORD.findall(text)]


@lru_cache(maxsize=4096)
def key(text):
    """What two wordings have in common that mean the same: their words and numbers, without an opening *the*.

    >>> key("July 4"), key("text july.4"), key("july.4, line 113"), key("“The  Xinhua.”")
    ('july 4', 'july 4', 'july 4', 'xinhua')
    """
    words = _words(_LINE.sub("", folded(text)))
    words = [word for word in words if word != "and"] or words
    while len(words) > 1 and words[0] in _OPENINGS:
        words.pop(0)
    return " ".join(words)


def same(one, other):
    """Whether two wordings are the same but for how they are typed; what stands in brackets may be left out.

    >>> same("IDCPC (april.5)", "IDCPC"), same("Viet-nam", "vietnam"), same("july.4", "july.5")
    (True, True, False)
    """
    own, others = key(one), key(other)
    return others in (own, key(_IN_BRACKETS.sub(" ", one))) or own.replace(" ", "") == others.replace(" ", "") != ""


def has_in_a_row(one, other):
    """Whether the second wording has the words of the first in a row: *line 3* stands so in
    *line 3: "From July"*; a number alone is too little.

    >>> has_in_a_row("Line 3", "line 3: the visit"), has_in_a_row("line 3", "line 31: the talks")
    (True, False)
    """
    words = " ".join(_words(folded(one)))
    return re.search("[a-z]", words) is not None and f" {words} " in f" {' '.join(_words(folded(other)))} "


def meant_by_words(given, options):
    """The option that has more of an answer's words than any other, numbers aside; None where two have as many.

    >>> meant_by_words("three ministers", ["the ministers", "the two sides"]), meant_by_words("yes", ["yes", "yes, 2"])
    ('the ministers', None)
    """
    words = {word for word in _words(folded(given)) if not word.isdigit()} - _SMALL
    shares = [len(words & set(_words(folded(option)))) / max(1, len(words)) for option in options]
    return options[shares.index(max(shares))] if max(shares) >= _LEAST and shares.count(max(shares)) == 1 else None


def the_one_meant(given, known, *ways):
    """The only one of some wordings that is meant in one of the ways, the first that singles one out; else None.

    >>> the_one_meant("Lao PDR", ["Laos", "Vietnam"], same, same_name)
    'Laos'
    """
    for is_meant in ways:
        meant = [one for one in known if is_meant(given, one)]
        if len(meant) == 1:
            return meant[0]
    return None


def has_same_words(one, other):
    """Whether two wordings have the same words in another order; never where they hold numbers.

    >>> has_same_words("CPC International Department", "the International Department of the CPC")
    True
    """
    first, second = set(_words(folded(one))) - _SMALL, set(_words(folded(other))) - _SMALL
    return first == second and bool(first) and not any(word.isdigit() for word in first)


def same_name(one, other):
    """Whether two wordings name one person, state, place, framework or agency of the word lists; titles do not count.

    >>> same_name("Foreign Minister Lavrov", "Sergey Lavrov"), same_name("Lao PDR", "Laos"), same_name("Li", "Liu")
    (True, True, False)
    """
    named = _named(one)
    return named is not None and named == _named(other)


def _named(text):
    words = key(text).split()
    if found := _names().get(" ".join(words)):
        return found
    while len(words) > 1 and words[0] in _title_words():
        words.pop(0)
    return _names().get(" ".join(words))


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
            own = name, next(iter(row.values()))
            for form in (key(form) for column in columns for form in lexicons.parts(row[column])):
                thing = found.setdefault(form, own)
                if thing and thing[0] == name and thing != own:
                    found[form] = None
    capitals = [capital for row in lexicons.read("states") for capital in lexicons.parts(row["capital"])]
    return {key(capital): ("capitals", capital) for capital in capitals} | found


def is_near(one, other):
    """Whether the first wording may be a misspelling of the second.

    Names of texts and other numbers, names that the word lists know, another first letter and a word more are none.

    >>> is_near("Li Ning", "Liu Ning"), is_near("july.4", "july.5"), is_near("unwilling", "willing")
    (True, False, False)
    """
    first, second = key(one).split(), key(other).split()
    if key(one) in _names() or max(len(first), len(second)) > _MOST_WORDS or key(one)[:1] != key(other)[:1]:
        return False
    numbers = [[word for word in words if word.isdigit()] for words in (first, second)]
    is_part = set(first) < set(second) or set(second) < set(first)
    return numbers[0] == numbers[1] and not is_part and _are_alike("".join(first), "".join(second))


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
