"""Many phrases looked for at once: whole words, spelling variants, the longest wins.

A text is cut into words and what stands between them, and the phrases are kept as a tree of the same pieces;
so a phrase is found whatever white space, quotation marks or kind of hyphen the text prints inside it, and most
words are dismissed with one look-up. How phrases are meant to match is written down in ``schemas``.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from course_lib.overlap import one_spelling

# What stands between words; marks that combine with a letter belong to the word.
_BETWEEN = re.compile(r"([^\w\u0300-\u036f]+)")
_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ`´"), "'")
_HYPHENS = dict.fromkeys(map(ord, "‐‑‒–"), "-")
_QUOTES = re.compile(r"[\s\"'’‘“”„«»‹›\u200b\ufeff]+")
_OPENING, _CLOSING = frozenset("\"'“‘«"), frozenset("\"'”’»")
_OPENS, _CLOSES = re.compile(r"(?<!\w)[\"'“‘«]"), re.compile(r"[\"'”’»](?!\w)")
_NOTHING = {}
_END = None  # the key under which a node of the tree keeps what the phrase that ends there stands for


_START = itemgetter(0)


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
        self._exact, self._any = _Tree(), _Tree()

    def add(self, phrase, kind, meaning, exact=True):
        """Look for ``phrase``; without a meaning it only keeps shorter phrases of its kind from being found.

        ``exact``: as printed. Otherwise in capitals or lower case, British or American spelling.
        """
        tree, spelling = (self._exact, _composed) if exact else (self._any, one_spelling)
        pieces = _BETWEEN.split(phrase.strip(".\"'"))
        words, links = _words_and_links(pieces, spelling, [*map(_between, pieces[1::2])])
        tree.add(words[0], links, kind, (meaning, phrase.endswith(".")))

    def find(self, text, start=0, end=None):
        """What is found between ``start`` and ``end``, in text order.

        Of phrases of one kind that overlap, the longest.
        """
        pieces = _BETWEEN.split(text[start:end])
        places = [*accumulate(map(len, pieces), initial=start)]
        between = [*map(_between, pieces[1::2])]
        candidates = []
        for tree, spelling in ((self._exact, _composed), (self._any, one_spelling)):
            words, links = _words_and_links(pieces, spelling, between)
            for first, last, kind, (meaning, stopped) in tree.find(words, links):
                left, right = _with_quotes(text, places[2 * first], places[2 * last + 1])
                stop = stopped and text.startswith(".", right)
                candidates.append(Found(left, right + stop, kind, meaning))
        return [one for one in _longest(candidates) if one.meaning is not None]


class _Tree:
    """Phrases by their first word, then by links: what parts two words, and the second word."""

    def __init__(self):
        self._first = {}

    def add(self, word, links, kind, value):
        node = self._first.setdefault(word, {})
        for link in links:
            node = node.setdefault(link, {})
        node.setdefault(_END, {})[kind] = value

    def find(self, words, links):
        """For each first word and kind, the longest phrase: numbers of its first and last word, its value."""
        beginnings = self._first
        for first in [number for number, word in enumerate(words) if word in beginnings]:
            longest, node, last = {}, beginnings[words[first]], first
            while node:
                if _END in node:
                    for kind, value in node[_END].items():
                        longest[kind] = last, value
                node = last < len(links) and node.get(links[last])
                last += 1
            for kind, (last, value) in longest.items():
                yield first, last, kind, value


def _words_and_links(pieces, spelling, between):
    words = [*map(spelling, pieces[::2])]
    return words, [*zip(between, words[1:])]


@lru_cache(maxsize=10_000)
def _between(separator):
    """What parts two words, without white space and quotation marks; an apostrophe inside a word stays."""
    plain = separator.translate(_APOSTROPHES | _HYPHENS)
    return "'" if plain == "'" else _QUOTES.sub("", plain)


def _composed(word):
    return word if word.isascii() else unicodedata.normalize("NFC", word)


def _with_quotes(text, start, end):
    """A phrase's span, with the quotation mark at its side whose mate is inside: 'first-mover' advantage."""
    if text[start - 1:start] in _OPENING and _CLOSES.search(text, start, end):
        start -= 1
    if text[end:end + 1] in _CLOSING and _OPENS.search(text, start, end):
        end += 1
    return start, end


def _longest(candidates):
    """Of candidates of one kind that overlap the longest, else the first; in text order."""
    kept, clusters, ends = [], {}, {}
    for one in sorted(candidates, key=_START):
        kind = one.kind
        if one.start < ends.get(kind, 0):
            clusters[kind].append(one)
            ends[kind] = max(ends[kind], one.end)
        else:
            clusters[kind], ends[kind] = [one], one.end
            kept.append(clusters[kind])
    if len(kept) == len(candidates):
        return [one for one, in kept]
    return sorted((one for cluster in kept for one in _apart(cluster)), key=_START)


def _apart(cluster):
    if len(cluster) == 1:
        return cluster
    taken = []
    for one in sorted(cluster, key=lambda found: (found.start - found.end, found.start)):
        if all(one.end <= other.start or other.end <= one.start for other in taken):
            taken.append(one)
    return taken
