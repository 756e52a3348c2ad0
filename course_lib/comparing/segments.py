"""The words of linked sentences side by side: stretches that stand in both texts, and gaps between them."""

from typing import NamedTuple

from course_lib.comparing.links import Run
from course_lib.comparing.matching import FUNCTION_WORDS, equal_runs, stem

_POSSESSIVES = frozenset(("his", "her", "its", "their"))
_LONG = 5  # words; longer stretches do not change sides around a word
_CLAUSE = 3  # words; fewer are no clause of their own
_MANY = 8  # words


class Segment(NamedTuple):
    """A run of words of either text or of both. ``equal``: the same words in one spelling; else a gap."""

    equal: bool
    one: Run | None
    other: Run | None


def segments(one, other, numbers, apart=()):
    """The segments of one group of sentences; each word of the group is in exactly one.

    Args:
        one, other: the tellings. Their datelines are compared with each other only.
        numbers: the numbers of the group's sentences in each.
        apart: segments that are known already; the rest is compared as if their words did not stand there.
    """
    taken = [{place for segment in apart for place in _places([segment[1 + side]])} for side in (0, 1)]
    heads, bodies = [], []
    for telling, own, used in zip((one, other), numbers, taken):
        heads.append(_places(Run(number, 0, telling.heads[number]) for number in own))
        body = _places(Run(number, telling.heads[number], len(telling.keys[number])) for number in own)
        bodies.append([place for place in body if place not in used])
    return [*_compared(one, other, *heads), *apart, *_compared(one, other, *bodies)]


def _places(runs):
    return [(run.sentence, word) for run in runs if run for word in range(run.start, run.end)]


def _compared(one, other, places, other_places):
    keys = [one.keys[sentence][word] for sentence, word in places]
    other_keys = [other.keys[sentence][word] for sentence, word in other_places]
    found = []
    for unit in _joined(_units(keys, other_keys), keys, other_keys):
        runs, other_runs = _runs(places[unit.i:unit.i_end]), _runs(other_places[unit.j:unit.j_end])
        if unit.equal:
            found += _equal(runs, other_runs)
        else:
            parts = [part for gap in _gaps(runs, other_runs) for part in _by_clause(one, other, gap)]
            found += [piece for part in parts for piece in _unpaired(one, other, part)]
    return found


# Equal words and gaps by their places in two lists

class _Unit(NamedTuple):
    equal: bool
    i: int
    i_end: int
    j: int
    j_end: int


def _units(one, other):
    """Equal words and gaps by turns."""
    units, i, j = [], 0, 0
    for start, other_start, length in [*equal_runs(one, other), (len(one), len(other), 0)]:
        units.append(_Unit(False, i, start, j, other_start))
        units.append(_Unit(True, start, start + length, other_start, other_start + length))
        i, j = start + length, other_start + length
    return [unit for unit in units if unit.i < unit.i_end or unit.j < unit.j_end]


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
    """Whether only small words stand between words of one text and words of the other, or words around which
    something changed sides: "to better benefit both peoples" and "to better mutual benefit", "the minister's long
    visit" and "the long visit of the minister".
    """
    sizes = [(gap.i_end - gap.i, gap.j_end - gap.j) for gap in (left, right)]
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
    starts = [number for number, (sentence, word) in enumerate(places)
              if not number or places[number - 1] != (sentence, word - 1)]
    return [Run(*places[start], places[end - 1][1] + 1) for start, end in zip(starts, [*starts[1:], len(places)])]


def _length(run):
    return run.end - run.start


def _equal(runs, others):
    """Equal words as segments that do not reach over the end of a run in either text."""
    found, runs, others = [], runs[::-1], others[::-1]
    while runs:
        length = min(_length(runs[-1]), _length(others[-1]))
        found.append(Segment(True, _taken(runs, length), _taken(others, length)))
    return found


def _taken(runs, length):
    """Take the first ``length`` words of the last run."""
    run = runs.pop()
    if length < _length(run):
        runs.append(run._replace(start=run.start + length))
    return run._replace(end=run.start + length)


def _gaps(runs, others):
    """A gap of several runs: they face each other in order, or else the longest do and the rest faces nothing."""
    if len(runs) == len(others):
        return [Segment(False, run, other) for run, other in zip(runs, others)]
    pair = (max(runs, key=_length), max(others, key=_length)) if runs and others else (None, None)
    rest = [*(Segment(False, run, None) for run in runs if run != pair[0]),
            *(Segment(False, None, other) for other in others if other != pair[1])]
    return [Segment(False, *pair), *rest] if pair[0] else rest


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


def _by_clause(one, other, gap):
    """A gap where one text has whole clauses more: those apart, so that what is changed faces what it was.

    Of several clauses that one faces the other text's which goes on, without a comma, into what follows the gap,
    or else goes on from what precedes it.
    """
    if not gap.one or not gap.other:
        return [gap]
    sides = clauses(one, gap.one), clauses(other, gap.other)
    if min(map(len, sides)) > 1 or max(map(len, sides)) == 1:
        return [gap]
    for edge, place in (("end", -1), ("start", 0)):
        sentences = zip((one, other), gap[1:])
        if not any(parted(telling, run.sentence, getattr(run, edge)) for telling, run in sentences):
            return _faced(sides, place) or [gap]
    return [gap]


def _faced(sides, place):
    """The clauses at ``place`` facing each other, the others nothing; None where these are but a few words."""
    rest = slice(None, -1) if place else slice(1, None)
    left = [Run(side[rest][0].sentence, side[rest][0].start, side[rest][-1].end) if side[rest] else None
            for side in sides]
    if max(_length(run) for run in left if run) < _CLAUSE:
        return None
    return [Segment(False, sides[0][place], sides[1][place]), Segment(False, *left)]


def _unpaired(one, other, gap):
    """A gap, or its two sides apart where a few words face many others: these are not put for those."""
    if not gap.one or not gap.other:
        return [gap]
    shorter, longer = sorted((_length(gap.one), _length(gap.other)))
    if longer < _MANY or longer < 4 * shorter or _stems(one, gap.one) & _stems(other, gap.other):
        return [gap]
    return [Segment(False, gap.one, None), Segment(False, None, gap.other)]


def _stems(telling, run):
    return {stem(word) for word in telling.words(run)} - FUNCTION_WORDS
