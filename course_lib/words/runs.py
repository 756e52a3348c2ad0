"""Which sentences share runs of three words: all of them at once, as arrays of numbers.

Every word gets a number, every run of three words one number made of theirs; sorted, equal runs lie side by side. That
finds the few pairs of sentences worth comparing word by word among the many that share nothing.
"""

from itertools import chain

import numpy as np
import pandas as pd

_TOO_COMMON = 40  # a run of words that stands in more sentences than this shows nothing
_CANDIDATES = 4  # of the sentences that share most runs with one, so many are worth a comparison


def sharing_pairs(word_lists, before, at_least):
    """Pairs (copy, source) of sentences that share enough runs of three words.

    Args:
        word_lists: the words of each sentence.
        before: for each sentence, two sortable numbers (rank, day). One can be the source of another where its rank is
            lower, or where the ranks are equal, both days known (not 0), and its day is earlier.
        at_least: the share of a sentence's words that must lie in shared runs, from 0 to 1.

    Returns:
        A list of pairs of positions in ``word_lists``, in the order of the copies, the likeliest source first.

    >>> lists = ["the two sides met here today".split(), "the two sides met again today".split()]
    >>> sharing_pairs(lists, [(0, 0), (2, 0)], 0.4)
    [(1, 0)]
    """
    runs, owners = _runs(word_lists)
    lengths = np.fromiter(map(len, word_lists), dtype=np.int64, count=len(word_lists))
    ranks, days = (np.array(column, dtype=np.int64) for column in zip(*before)) if before else (None, None)
    keys = [_usable(left, right, ranks, days) for left, right in _meetings(runs, owners)]
    pairs, counts = np.unique(np.concatenate(keys), return_counts=True) if keys else (np.array([], dtype=np.int64),) * 2
    copies, sources = pairs >> 32, pairs & 0xFFFFFFFF
    enough = counts * 3 >= at_least * lengths[copies]  # a run covers three words at most
    order = np.lexsort((sources[enough], -counts[enough], copies[enough]))
    return list(_first_of_each(copies[enough][order].tolist(), sources[enough][order].tolist()))


def _runs(word_lists):
    """Each run of three words as a number, once a sentence, and the sentence that holds it, sorted by run."""
    words, different = pd.factorize(np.array([*chain.from_iterable(word_lists)], dtype=object))
    lengths = [len(words) for words in word_lists]
    owners = np.repeat(np.arange(len(word_lists), dtype=np.int64), lengths)
    inside = owners[:-2] == owners[2:] if len(words) > 2 else np.zeros(0, dtype=bool)
    # With more than two million different words the product wraps round, and two runs in a great many may get one
    # number: a pair too many to compare, no wrong copy.
    base = len(different) + 1
    runs = ((words[:-2] * base + words[1:-1]) * base + words[2:])[inside]
    owners = owners[:-2][inside]
    order = np.argsort(runs, kind="stable")
    runs, owners = runs[order], owners[order]
    repeated = np.zeros(len(runs), dtype=bool)
    repeated[1:] = (runs[1:] == runs[:-1]) & (owners[1:] == owners[:-1])
    return runs[~repeated], owners[~repeated]


def _meetings(runs, owners):
    """Pairs of sentences that hold the same run: neighbours in the sorted runs, then neighbours but one, and so on."""
    starts = np.flatnonzero(np.concatenate(([True], runs[1:] != runs[:-1]))) if len(runs) else np.zeros(0, np.int64)
    sizes = np.diff(np.append(starts, len(runs)))
    keep = np.repeat((sizes > 1) & (sizes <= _TOO_COMMON), sizes)
    runs, owners = runs[keep], owners[keep]
    for step in range(1, _TOO_COMMON):
        same = runs[step:] == runs[:-step]
        if not same.any():
            return
        yield owners[:-step][same], owners[step:][same]


def _usable(left, right, ranks, days):
    """The pairs in which one sentence can be the source of the other, as one number: copy, then source."""
    first = _can_be_source(left, right, ranks, days)
    second = _can_be_source(right, left, ranks, days)
    return np.concatenate(((right[first] << 32) | left[first], (left[second] << 32) | right[second]))


def _can_be_source(source, copy, ranks, days):
    earlier = (ranks[source] == ranks[copy]) & (days[source] > 0) & (days[copy] > 0) & (days[source] < days[copy])
    return (ranks[source] < ranks[copy]) | earlier


def _first_of_each(copies, sources):
    before, count = None, 0
    for copy, source in zip(copies, sources):
        count = count + 1 if copy == before else 1
        before = copy
        if count <= _CANDIDATES:
            yield copy, source
