"""The words of linked sentences side by side: words that stand in both texts, and gaps between them."""

from itertools import groupby, pairwise

from course_lib.comparing.matching import FUNCTION_WORDS, equal_runs, stem
from course_lib.comparing.tellings import Gap, Run

_POSSESSIVES = frozenset(("his", "her", "its", "their"))
_LONG = 5  # words; longer stretches do not change sides around a word
_SCATTERED = 14  # words of either text around one word that both have: it stands in both by chance
_CLAUSE = 3  # words; fewer are no clause of their own
_MANY, _MOST = 8, 9  # words: so many are not put for a few, and more not for any with which they have little in common
_LITTLE = 0.2  # share of the words of the shorter side


def segments(tellings, numbers, apart=()):
    """The words of one group of sentences; each word is in one pair or one gap.

    Args:
        tellings: two Tellings. Their datelines are compared with each other only.
        numbers: the numbers of the group's sentences in each.
        apart: pairs of runs that are known already; the rest is compared as if they did not stand there.

    Returns:
        The pairs of words, by number in either text, that are the same in one spelling; and the Gaps.
    """
    heads, bodies = [], []
    for side, (telling, own) in enumerate(zip(tellings, numbers)):
        used = {word for runs in apart if runs[side] for word in range(*runs[side])}
        heads.append([word for number in own for word in range(telling.runs[number].start, telling.heads[number])])
        bodies.append([word for number in own for word in range(telling.heads[number], telling.runs[number].end)
                       if word not in used])
    compared = [_compared(tellings, heads), _compared(tellings, bodies)]
    return tuple([each for part in parts for each in part] for parts in zip(*compared))


def _compared(tellings, places):
    keys = [[telling.keys[word] for word in own] for telling, own in zip(tellings, places)]
    runs = _kept(equal_runs(*keys), keys)
    pairs = [(places[0][i + word], places[1][j + word]) for i, j, length in runs for word in range(length)]
    gaps = (gap for two in pairwise(runs) for gap in _gaps(*map(_runs, _between(*two, places))))
    return pairs, [part for gap in gaps for part in _by_clause(tellings, gap)]


def _between(run, after, lists):
    """What stands between two runs in either of two lists."""
    return [own[start + run[2]:end] for own, start, end in zip(lists, run, after)]


def _kept(runs, keys):
    """Runs of equal words that hold something together, between an empty one at the start and one at the end."""
    kept = [(0, 0, 0)]
    for run in [*runs, (*map(len, keys), 0)]:
        kept.append(run)
        while len(kept) > 2 and _holds_nothing(*kept[-3:], keys):
            del kept[-2]
    return kept


def _holds_nothing(before, run, after, keys):
    """Whether only small words stand between words of one text and words of the other, or a word by chance, or words
    around which something changed sides: "to better benefit both peoples" and "to better mutual benefit", "the
    minister's long visit" and "the long visit of the minister".
    """
    left, right = _between(before, run, keys), _between(run, after, keys)
    if not any(left) or not any(right):
        return False
    if run[2] == 1 and min(len(own) + len(more) for own, more in zip(left, right)) >= _SCATTERED:
        return True
    if not (left[0] and right[1] or left[1] and right[0]):
        return False
    content = sum(word not in FUNCTION_WORDS for word in keys[0][run[0]:run[0] + run[2]])
    if content == 0 or all(left) or all(right):
        return content == 0
    first, last = left[0] or left[1], right[0] or right[1]
    return content == 1 and max(len(first), len(last)) <= _LONG or _is_genitive(first, last)


def _is_genitive(before, after):
    return (before[-1] in _POSSESSIVES or before[-1].endswith("'s")) and after[0] == "of"


def _runs(words):
    """Words by number, as the Runs of those that follow each other.

    >>> _runs([4, 5, 7, 9])
    [Run(start=4, end=6), Run(start=7, end=8), Run(start=9, end=10)]
    """
    together = groupby(enumerate(words), lambda item: item[1] - item[0])
    stretches = ([word for _, word in stretch] for _, stretch in together)
    return [Run(stretch[0], stretch[-1] + 1) for stretch in stretches]


def length(run):
    return run.end - run.start


def _gaps(runs, others):
    """A gap of several runs: the longest of either text face each other, and the rest faces nothing."""
    pair = Gap(*(max(own, key=length) if runs and others else None for own in (runs, others)))
    rest = [*(Gap(run, None) for run in runs if run != pair.one),
            *(Gap(None, other) for other in others if other != pair.other)]
    return [pair, *rest] if pair.one else rest


def have_little_in_common(tellings, runs):
    """Whether two runs are too long, and too unlike, for one to be put for the other."""
    stems = [set(map(stem, telling.words(run))) - FUNCTION_WORDS for telling, run in zip(tellings, runs)]
    shorter, longer = sorted(map(length, runs))
    unlike = len(stems[0] & stems[1]) <= _LITTLE * min(map(len, stems))
    return unlike and (longer > _MOST or longer >= max(_MANY, 4 * shorter))


def _by_clause(tellings, gap):
    """A gap where one text has whole clauses more: those apart, so that what is changed faces what it was.

    Of several clauses that one faces the other text's which goes on, without a comma, into what follows the gap,
    or else goes on from what precedes it.
    """
    sides = [telling.clauses(run) if run else [] for telling, run in zip(tellings, gap)]
    if min(map(len, sides)) != 1 or max(map(len, sides)) == 1:
        return [gap]
    more = len(sides[1]) > 1
    facing, rest = sides[more][-1], gap[more]._replace(end=sides[more][-1].start)
    if any(telling.is_parted(run.end) for telling, run in zip(tellings, gap)):
        facing, rest = sides[more][0], gap[more]._replace(start=sides[more][0].end)
        if any(telling.is_parted(run.start) for telling, run in zip(tellings, gap)):
            return [gap]
    apart = [Gap(gap.one, facing), Gap(None, rest)] if more else [Gap(facing, gap.other), Gap(rest, None)]
    return [gap] if length(rest) < _CLAUSE else apart
