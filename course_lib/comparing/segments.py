"""The words of linked sentences side by side: words that stand in both texts, and gaps between them."""

from itertools import groupby
from typing import NamedTuple

from course_lib.comparing.links import Run
from course_lib.words.matching import FUNCTION_WORDS, equal_runs, stem

_POSSESSIVES = frozenset(("his", "her", "its", "their"))
_LONG = 5  # words; longer stretches do not change sides around a word
_SCATTERED = 14  # words of either text around one word that both have: it stands in both by chance
_CLAUSE = 3  # words; fewer are no clause of their own
_MANY, _MOST = 8, 9  # words: so many are not put for a few, and more not for any with which they have little in common
_LITTLE = 0.2  # share of the words of the shorter side


class Gap(NamedTuple):
    """Words that differ: a run of either text, None where it has nothing there."""

    one: Run | None
    other: Run | None


def segments(one, other, numbers, apart=()):
    """The words of one group of sentences; each word is in one pair or one gap.

    Args:
        one, other: the tellings. Their datelines are compared with each other only.
        numbers: the numbers of the group's sentences in each.
        apart: Gaps, or pairs of runs, that are known already; the rest is compared as if their words did not stand there.

    Returns:
        The pairs of places, (sentence, word) in either text, that have the same word in one spelling; and the Gaps.
    """
    heads, bodies = [], []
    for side, (telling, own) in enumerate(zip((one, other), numbers)):
        used = set(_places(gap[side] for gap in apart))
        heads.append(_places(Run(number, 0, telling.heads[number]) for number in own))
        body = _places(Run(number, telling.heads[number], len(telling.keys[number])) for number in own)
        bodies.append([place for place in body if place not in used])
    pairs, gaps = _compared((one, other), heads)
    more_pairs, more_gaps = _compared((one, other), bodies)
    return pairs + more_pairs, gaps + more_gaps


def _places(runs):
    return [(run.sentence, word) for run in runs if run for word in range(run.start, run.end)]


def _compared(tellings, places):
    keys = [[telling.keys[sentence][word] for sentence, word in own] for telling, own in zip(tellings, places)]
    pairs, found = [], []
    for unit in _joined(_units(*keys), *keys):
        own, others = places[0][unit.i:unit.i_end], places[1][unit.j:unit.j_end]
        if unit.equal:
            pairs += zip(own, others)
        else:
            found += [part for gap in _gaps(_runs(own), _runs(others)) for part in _by_clause(tellings, gap)]
    return pairs, found


# Equal words and gaps by their places in two lists

class _Unit(NamedTuple):
    equal: bool
    i: int
    i_end: int
    j: int
    j_end: int

    @property
    def sizes(self):
        return self.i_end - self.i, self.j_end - self.j


def _units(one, other):
    """Equal words and gaps by turns."""
    units, i, j = [], 0, 0
    for start, other_start, length in [*equal_runs(one, other), (len(one), len(other), 0)]:
        units.append(_Unit(False, i, start, j, other_start))
        i, j = start + length, other_start + length
        units.append(_Unit(True, start, i, other_start, j))
    return [unit for unit in units if any(unit.sizes)]


def _joined(units, keys, other_keys):
    """Gaps joined over words between them that hold nothing together."""
    found = []
    for unit in units:
        found.append(unit)
        while len(found) > 2 and not found[-1].equal and _holds_nothing(*found[-3:], keys, other_keys):
            left, _, right = found[-3:]
            found[-3:] = [_Unit(False, left.i, right.i_end, left.j, right.j_end)]
    return found


def _holds_nothing(left, run, right, keys, other_keys):
    """Whether only small words stand between words of one text and words of the other, or a word by chance, or words
    around which something changed sides: "to better benefit both peoples" and "to better mutual benefit", "the minister's
    long visit" and "the long visit of the minister".
    """
    sizes = left.sizes, right.sizes
    if run.i_end - run.i == 1 and min(map(sum, zip(*sizes))) >= _SCATTERED:
        return True
    if not (sizes[0][0] and sizes[1][1] or sizes[0][1] and sizes[1][0]):
        return False
    content = sum(word not in FUNCTION_WORDS for word in keys[run.i:run.i_end])
    if content == 0 or any(map(all, sizes)):
        return content == 0
    before, after = (keys[gap.i:gap.i_end] or other_keys[gap.j:gap.j_end] for gap in (left, right))
    return content == 1 and max(len(before), len(after)) <= _LONG or _is_genitive(before, after)


def _is_genitive(before, after):
    return (before[-1] in _POSSESSIVES or before[-1].endswith("'s")) and after[0] == "of"


# Runs: words that stand together in one sentence

def _runs(places):
    """
    >>> _runs([(0, 4), (0, 5), (0, 7), (1, 8)])
    [Run(sentence=0, start=4, end=6), Run(sentence=0, start=7, end=8), Run(sentence=1, start=8, end=9)]
    """
    together = groupby(enumerate(places), lambda item: (item[1][0], item[1][1] - item[0]))
    stretches = ([place for _, place in stretch] for _, stretch in together)
    return [Run(*stretch[0], stretch[-1][1] + 1) for stretch in stretches]


def _length(run):
    return run.end - run.start


def _gaps(runs, others):
    """A gap of several runs: the longest of either text face each other, and the rest faces nothing."""
    pair = Gap(*(max(own, key=_length) if runs and others else None for own in (runs, others)))
    rest = [*(Gap(run, None) for run in runs if run != pair.one), *(Gap(None, other) for other in others if other != pair.other)]
    return [pair, *rest] if pair.one else rest


def have_little_in_common(tellings, runs):
    """Whether two runs are too long, and too unlike, for one to be put for the other."""
    stems = [set(map(stem, telling.words(run))) - FUNCTION_WORDS for telling, run in zip(tellings, runs)]
    shorter, longer = sorted(map(_length, runs))
    unlike = len(stems[0] & stems[1]) <= _LITTLE * min(map(len, stems))
    return unlike and (longer > _MOST or longer >= max(_MANY, 4 * shorter))


# Clauses

def clauses(telling, run):
    """A run cut where the text prints a comma, semicolon, colon or dash between two words."""
    cuts = [word for word in range(run.start + 1, run.end) if parted(telling, run.sentence, word)]
    edges = [run.start, *cuts, run.end]
    return [Run(run.sentence, start, end) for start, end in zip(edges, edges[1:])]


def parted(telling, sentence, word):
    """Whether a comma or the like stands before a word."""
    between = telling.before(sentence, word)
    return any(mark in between for mark in ",;:—–") or " - " in between


def _by_clause(tellings, gap):
    """A gap where one text has whole clauses more: those apart, so that what is changed faces what it was.

    Of several clauses that one faces the other text's which goes on, without a comma, into what follows the gap,
    or else goes on from what precedes it.
    """
    sides = [clauses(telling, run) if run else [] for telling, run in zip(tellings, gap)]
    if min(map(len, sides)) == 1 < max(map(len, sides)):
        for edge, place in (("end", -1), ("start", 0)):
            if not any(parted(telling, run.sentence, getattr(run, edge)) for telling, run in zip(tellings, gap)):
                return _faced(sides, place) or [gap]
    return [gap]


def _faced(sides, place):
    """The clauses at ``place`` facing each other, the others nothing; None where these are but a few words."""
    rest = slice(None, -1) if place else slice(1, None)
    left = [side[rest][0]._replace(end=side[rest][-1].end) if side[rest] else None for side in sides]
    if max(_length(run) for run in left if run) < _CLAUSE:
        return None
    return [Gap(sides[0][place], sides[1][place]), Gap(*left)]
