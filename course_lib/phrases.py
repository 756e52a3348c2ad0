"""Many phrases looked for at once: whole words, spelling variants, the longest wins.

A text is cut into words and what stands between them, and the phrases are kept as a tree of the same pieces; so a
phrase is found whatever white space, quotation marks or kind of hyphen the text prints inside it, and most words are
dismissed with one look-up. How phrases are meant to match is written down in ``schemas``.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from course_lib.overlap import one_spelling

# What stands between words; marks that combine with a letter belong to the word.
_BETWEEN = re.compile(r"([^\w\u0300-\u036f]+)")
_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ`´"), "'")
_HYPHENS = dict.fromkeys(map(ord, "‐‑‒–"), "-")
_QUOTES = re.compile(r"[\s\"'“”„«»‹›\u200b\ufeff]+")
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
        self._exact, self._any = {}, {}

    def add(self, phrase, kind, meaning, exact=True):
        """Look for ``phrase``; where ``meaning`` is None it only keeps shorter phrases of its kind from being found.

        ``exact``: as printed. Otherwise in capitals or lower case, British or American spelling.
        """
        pieces = _keys(_pieces(phrase.strip()), exact)
        tail = phrase[len(phrase.rstrip(".")):] if phrase.endswith(".") else ""
        node = self._exact if exact else self._any
        for piece in pieces[:-2] if tail else pieces:
            node = node.setdefault(piece, {})
        node.setdefault(_END, {})[kind] = (meaning, tail)

    def find(self, text, start=0, end=None):
        """What is found between ``start`` and ``end``, in text order; of one kind's phrases that overlap, the longest."""
        pieces = _pieces(text[start:end])
        ends = [start, *accumulate(map(len, pieces), initial=start)][1:]
        candidates = [*self._in_tree(self._exact, _keys(pieces, True), ends, text),
                      *self._in_tree(self._any, _keys(pieces, False), ends, text)]
        return [one for one in _longest(candidates) if one.meaning is not None]

    def _in_tree(self, tree, keys, ends, text):
        for first in range(0, len(keys), 2):
            if keys[first] in tree:
                for kind, (last, meaning, tail) in _walk(tree, keys, first).items():
                    end = ends[last + 1]
                    yield Found(ends[first], end + len(tail) * text.startswith(tail, end), kind, meaning)


def _pieces(text):
    """Words and what stands between them, by turns; words are first and last (and may be empty)."""
    return _BETWEEN.split(text)


def _keys(pieces, exact):
    keys = pieces[:]
    keys[1::2] = map(_between, pieces[1::2])
    keys[::2] = map(_composed if exact else one_spelling, pieces[::2])
    return keys


@lru_cache(maxsize=10_000)
def _between(separator):
    """What stands between two words without white space and quotation marks; an apostrophe inside a word stays."""
    plain = separator.translate(_APOSTROPHES | _HYPHENS)
    return "'" if plain == "'" else _QUOTES.sub("", plain)


def _composed(word):
    return word if word.isascii() else unicodedata.normalize("NFC", word)


def _walk(tree, keys, first):
    """By kind, the longest phrase that begins at ``first``: the place of its last word, its meaning, its tail."""
    longest, node = {}, tree
    for place in range(first, len(keys)):
        node = node.get(keys[place])
        if node is None:
            break
        for kind, (meaning, tail) in node.get(_END, {}).items():
            longest[kind] = (place, meaning, tail)
    return longest


def _longest(candidates):
    """Of candidates of one kind that overlap the longest, else the first; in text order."""
    taken = []
    for one in sorted(candidates, key=lambda found: (found.start - found.end, found.start)):
        if not any(one.kind == other.kind and one.start < other.end and other.start < one.end for other in taken):
            taken.append(one)
    return sorted(taken)
