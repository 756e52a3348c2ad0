"""Many phrases looked for at once: whole words, spelling variants, the longest wins.

A text is folded (see ``folding``) and cut into words and what stands between them, and the phrases are kept as a tree
of the same pieces; so a phrase is found whatever white space, quotation marks, accents or kind of hyphen the text
prints inside it, and most words are dismissed with one look-up. How phrases are meant to match is written down in
``lexicons``.
"""

import re
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from course_lib.words.folding import fold
from course_lib.words.spelling import one_spelling

_BETWEEN = re.compile(r"(\W+)")  # what stands between words
_QUOTES = re.compile(r"[\s\"'`]+")
_OPENS, _CLOSES = re.compile(r"(?<!\w)[\"']"), re.compile(r"[\"'](?!\w)")
_MARKS = frozenset("\"'")
_NOTHING = {}
_END = None  # the key under which a node of the tree keeps what the phrase that ends there stands for


_START = itemgetter(0)


class Found(NamedTuple):
    """A phrase found: ``kind`` and ``meaning`` as they were given to ``Phrases.add``."""

    start: int
    end: int
    kind: str
    meaning: object

    def moved(self, start, end, by):
        """The same phrase at other places, counted from ``by``."""
        return self._replace(start=start + by, end=end + by)


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
        self._trees = ({}, str), ({}, one_spelling)
        self._beginnings = {}  # by word as printed: the trees' nodes in which phrases go on from it

    def add(self, phrase, kind, meaning, exact=True):
        """Look for ``phrase``; without a meaning it only keeps shorter phrases of its kind from being found.

        ``exact``: as printed. Otherwise in capitals or lower case, British or American spelling.
        """
        node, spelling = self._trees[not exact]
        pieces = _BETWEEN.split(fold(phrase, case=True).text.strip(".\"'"))
        node = node.setdefault(spelling(pieces[0]), {})
        for number in range(1, len(pieces), 2):
            node = node.setdefault(_link(pieces, number, spelling), {})
        node.setdefault(_END, {})[kind] = meaning, phrase.endswith(".")
        self._beginnings.clear()

    def find(self, text, start=0, end=None):
        """What is found between ``start`` and ``end``, in text order.

        Of phrases of one kind that overlap, the longest.
        """
        folded = fold(text[start:end], case=True)
        pieces = _BETWEEN.split(folded.text)
        words, beginnings = pieces[::2], self._beginnings
        for word in set(words).difference(beginnings):
            beginnings[word] = self._nodes(word)
        firsts = [number for number, word in enumerate(words) if beginnings[word]]
        return [one.moved(*folded.span(one.start, one.end), start) for one in self._apart(folded.text, pieces, firsts)]

    def _nodes(self, word):
        """Where phrases go on that begin with a word, each with the spelling in which to go on."""
        found = ((tree.get(spelling(word)), spelling) for tree, spelling in self._trees)
        return tuple((node, spelling) for node, spelling in found if node)

    def _apart(self, text, pieces, firsts):
        places = [*accumulate(map(len, pieces), initial=0)] if firsts else []
        candidates = []
        for first in firsts:
            for node, spelling in self._beginnings[pieces[2 * first]]:
                for kind, (last, (meaning, stopped)) in _longest_from(node, pieces, 2 * first, spelling).items():
                    left, right = _with_quotes(text, places[2 * first], places[last + 1])
                    stop = stopped and text.startswith(".", right)
                    candidates.append(Found(left, right + stop, kind, meaning))
        return [one for one in _longest(candidates) if one.meaning is not None]


def _longest_from(node, pieces, last, spelling):
    """By kind, the longest phrase that goes on from a node: the number of the piece it ends with, and its value."""
    longest = {}
    while node:
        for kind, value in node.get(_END, _NOTHING).items():
            longest[kind] = last, value
        node = last + 2 < len(pieces) and node.get(_link(pieces, last + 1, spelling))
        last += 2
    return longest


def _link(pieces, between, spelling):
    """What parts two words, and the second word: by this the tree goes on."""
    return _between(pieces[between]), spelling(pieces[between + 1])


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
    clusters, latest, ends = [], {}, {}
    for one in sorted(candidates, key=_START):
        kind, end = one.kind, ends.get(one.kind, 0)
        if one.start < end:
            latest[kind].append(one)
        else:
            latest[kind] = [one]
            clusters.append(latest[kind])
        ends[kind] = max(end, one.end)
    if len(clusters) == len(candidates):
        return [one for one, in clusters]
    return sorted((one for cluster in clusters for one in _taken(cluster)), key=_START)


def _taken(cluster):
    if len(cluster) == 1:
        return cluster
    taken = []
    for one in sorted(cluster, key=lambda found: (found.start - found.end, found.start)):
        if all(one.end <= other.start or other.end <= one.start for other in taken):
            taken.append(one)
    return taken
