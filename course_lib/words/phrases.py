"""Many phrases looked for at once: whole words, spelling variants, the longest wins.

A text is folded (see ``folding``) and cut into words and what stands between them, and the phrases are kept as a tree
of the same pieces; so a phrase is found whatever white space, quotation marks, accents or kind of hyphen the text
prints inside it, and most words are dismissed with one look-up. How phrases are meant to match is written down in
``lexicons``.
"""

import re
from collections import defaultdict
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from course_lib.words.folding import Folded, fold
from course_lib.words.spelling import one_spelling

_BETWEEN = re.compile(r"(\W+)")  # what stands between words
_QUOTES = re.compile(r"[\s\"'`]+")
_OPENS, _CLOSES = re.compile(r"(?<!\w)[\"']"), re.compile(r"[\"'](?!\w)")
_MARKS = frozenset("\"'")
_END = None  # the key under which a node of the tree keeps what the phrase that ends there stands for


class Found(NamedTuple):
    """A phrase found: ``kind`` and ``meaning`` as they were given to ``Phrases.add``."""

    start: int
    end: int
    kind: str
    meaning: object


class Phrases:
    """Phrases of several kinds, to be found in one pass.

    >>> phrases = Phrases()
    >>> phrases.add("China", "state", "china")
    >>> phrases.add("South China Sea", "state", None)
    >>> phrases.add("win-win cooperation", "formula", "win-win", exact=False)
    >>> for found in phrases.find("In the South China Sea, China’s Win–win  cooperation"): print(found)
    Found(start=24, end=29, kind='state', meaning='china')
    Found(start=32, end=52, kind='formula', meaning='win-win')
    """

    def __init__(self):
        self._trees = {}  # by the spelling in which they are kept
        self._beginnings = {}  # by word as printed: the trees' nodes in which phrases go on from it

    def add(self, phrase, kind, meaning, exact=True):
        """Look for ``phrase``; without a meaning it only keeps shorter phrases of its kind from being found.

        ``exact``: as printed. Otherwise in capitals or lower case, British or American spelling.
        """
        spelling = str if exact else one_spelling
        node = self._trees.setdefault(spelling, {})
        pieces = _BETWEEN.split(fold(phrase, case=True).text.strip(".\"'"))
        node = node.setdefault(spelling(pieces[0]), {})
        for number in range(1, len(pieces), 2):
            node = node.setdefault((_between(pieces[number]), spelling(pieces[number + 1])), {})
        node.setdefault(_END, {})[kind] = meaning, phrase.endswith(".")
        self._beginnings.clear()

    def find(self, text, start=0, end=None):
        """What is found between ``start`` and ``end``, in text order.

        Of phrases of one kind that overlap, the longest.
        """
        return self.find_in(cut(text, start, end))

    def find_in(self, text):
        """The same in a Cut, so that a text in which several sets of phrases are looked for is cut once."""
        folded, start, pieces, places = text
        beginnings, candidates = self._beginnings, []
        for number, word in enumerate(pieces[::2]):
            if (nodes := beginnings.get(word)) is None:
                nodes = beginnings[word] = self._nodes(word)
            for node, spelling in nodes:
                first = 2 * number
                for kind, (last, (meaning, stopped)) in _longest_from(node, pieces, first, spelling):
                    left, right = _with_quotes(folded.text, places[first], places[last + 1])
                    stop = stopped and folded.text.startswith(".", right)
                    left, right = folded.span(left, right + stop)
                    candidates.append(Found(left + start, right + start, kind, meaning))
        return [one for one in _longest(candidates) if one.meaning is not None]

    def _nodes(self, word):
        """Where phrases go on that begin with a word, each with the spelling in which to go on."""
        return [(tree[key], spelling) for spelling, tree in self._trees.items() if (key := spelling(word)) in tree]


class Cut(NamedTuple):
    """A text cut into words and what stands between them: ``places`` are where the pieces begin in the folded text,
    ``start`` is where that begins in the page's.
    """

    folded: Folded
    start: int
    pieces: list[str]
    places: list[int]


def cut(text, start=0, end=None):
    """The Cut of a text between ``start`` and ``end``."""
    folded = fold(text[start:end], case=True)
    pieces = _BETWEEN.split(folded.text)
    return Cut(folded, start, pieces, [*accumulate(map(len, pieces), initial=0)])


def _longest_from(node, pieces, last, spelling):
    """By kind, the longest phrase that goes on from a node: the number of the piece it ends with, and its value."""
    longest = {}
    while node:
        if _END in node:
            for kind, value in node[_END].items():
                longest[kind] = last, value
        last += 2
        node = last < len(pieces) and node.get((_between(pieces[last - 1]), spelling(pieces[last])))
    return longest.items()


@lru_cache(maxsize=10_000)
def _between(separator):
    """What parts two words, without white space and quotation marks; an apostrophe inside a word stays."""
    return "'" if separator == "'" else _QUOTES.sub("", separator)


def _with_quotes(text, start, end):
    """A phrase's span, with the quotation mark at its side whose mate is inside: 'first-mover' advantage."""
    if text[start - 1:start] in _MARKS and _CLOSES.search(text, start, end):
        start -= 1
    if text[end:end + 1] in _MARKS and _OPENS.search(text, start, end):
        end += 1
    return start, end


def _longest(candidates):
    """Of candidates of one kind that overlap the longest, else the first; in text order."""
    taken, places = [], defaultdict(set)
    for one in sorted(candidates, key=lambda one: (one.start - one.end, one.start)):
        if places[one.kind].isdisjoint(range(one.start, one.end)):
            places[one.kind].update(range(one.start, one.end))
            taken.append(one)
    return sorted(taken, key=lambda one: one.start)
