"""Which texts share runs of words: all of them at once, as arrays of numbers.

Every word gets a number, and so does every run of words; sorted, equal runs lie side by side. That finds the few pairs
of sentences worth comparing word by word among the many that share nothing, and counts what whole texts share.
"""

from bisect import bisect_left
from collections import Counter
from itertools import chain

import numpy as np
import pandas as pd

RUN = 8  # words in a row that count as taken over from another text
_TOO_COMMON = 40  # a run of words that stands in more sentences than this shows nothing
_CANDIDATES = 4  # of the sentences that share most runs with one, so many are worth a comparison


def numbered_runs(word_lists, length):
    """Each run of so many words as a number, once a list, and the list that holds it; sorted by run, then by list.

    >>> runs, owners = numbered_runs(["a b c".split(), "b c a b c".split()], 2)
    >>> runs.tolist(), owners.tolist()
    ([0, 0, 1, 1, 3], [0, 1, 0, 1, 1])
    """
    words, different = pd.factorize(np.array([*chain.from_iterable(word_lists)], dtype=object))
    owners = np.repeat(np.arange(len(word_lists), dtype=np.int64), [len(words) for words in word_lists])
    runs, base = words.astype(np.int64, copy=False), len(different) + 1
    for place in range(1, length):
        runs, _ = pd.factorize(runs[:-1] * base + words[place:])  # numbered anew, so that no product grows too large
        runs = runs.astype(np.int64, copy=False)
    inside = owners[:len(runs)] == owners[len(owners) - len(runs):]
    runs, owners = runs[inside], owners[:len(runs)][inside]
    order = np.argsort(runs, kind="stable")
    runs, owners = runs[order], owners[order]
    first = _is_new(runs) | _is_new(owners)
    return runs[first], owners[first]


def sharing_pairs(word_lists, at_least):
    """Pairs of sentences, the later and the earlier, that share enough runs of three words.

    Args:
        word_lists: the words of each sentence; what stands earlier can be the source of what stands later.
        at_least: the share of the later one's words that must lie in shared runs, from 0 to 1.

    Returns:
        A list of pairs of positions in ``word_lists``, in the order of the later, the likeliest source first.

    >>> sharing_pairs(["the two sides met here today".split(), "the two sides met again today".split()], 0.4)
    [(1, 0)]
    """
    met = _met(*numbered_runs(word_lists, 3))
    met.sort()
    first = np.flatnonzero(_is_new(met))
    met, counts = met[first], np.diff(first, append=len(met))
    pairs = pd.DataFrame({"owner": met >> 32, "owner_of": met & 0xFFFFFFFF, "count": counts})
    lengths = np.fromiter(map(len, word_lists), dtype=np.int64, count=len(word_lists))
    enough = pairs["count"] * 3 >= at_least * lengths[pairs["owner"]]  # a run covers three words at most
    best = pairs[enough].sort_values(["owner", "count", "owner_of"], ascending=[True, False, True])
    best = best.groupby("owner").head(_CANDIDATES)
    return [*zip(best["owner"].tolist(), best["owner_of"].tolist())]


def _met(runs, owners):
    """The owners of each two equal runs that are not too common, the later and the earlier as one number, given
    sorted runs.
    """
    sizes = np.bincount(runs)[runs] if len(runs) else runs
    keep = (sizes > 1) & (sizes <= _TOO_COMMON)
    runs, owners, met = runs[keep], owners[keep], [np.zeros(0, dtype=np.int64)]
    for step in range(1, _TOO_COMMON):  # neighbours among the sorted runs, then neighbours but one, and so on
        same = runs[step:] == runs[:-step]
        met.append(owners[step:][same] << 32 | owners[:-step][same])
    return np.concatenate(met)


def _is_new(numbers):
    """Which of some numbers differ from the one before."""
    return np.concatenate([np.ones(len(numbers[:1]), dtype=bool), numbers[1:] != numbers[:-1]])


def containments(word_lists, length):
    """How much of each text stands in each other one: the share of its runs of words that the other has, too.

    Runs that stand in the same texts are counted together, so that a thousand texts cost little more than their words.

    Returns:
        An array with a row for each text and in it a share from 0 to 1 for each text; a text shorter than a run has a
        row of missing values.

    >>> containments(["a b c d".split(), "b c d e f".split()], 2).round(2).tolist()
    [[1.0, 0.67], [0.5, 1.0]]
    """
    runs, owners = numbered_runs(word_lists, length)
    holders = Counter(part.tobytes() for part in np.split(owners, np.flatnonzero(np.diff(runs)) + 1))
    shared = np.zeros((len(word_lists), len(word_lists)))
    for texts, number in holders.items():
        texts = np.frombuffer(texts, dtype=np.int64)
        shared[texts[:, None], texts] += number
    total = shared.diagonal().copy()
    return shared / np.where(total, total, np.nan)[:, None]


def longest_rising(numbers):
    """The places of a longest rising series among numbers: what stands in the same order as before (patience sorting).

    >>> longest_rising([3, 1, 2, 5, 4])
    [1, 2, 4]
    """
    ends, places, before = [], [], []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        ends[length:length + 1], places[length:length + 1] = [number], [place]
        before.append(places[length - 1] if length else None)
    found, place = [], places[-1] if places else None
    while place is not None:
        found.append(place)
        place = before[place]
    return found[::-1]
