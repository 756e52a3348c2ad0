"""What became of the phrases that stand where they like in a sentence: who says it, and when.

Two such phrases are compared with each other, wherever they stand; the words around them are compared as if they
were not there.
"""

from course_lib.comparing.frames import find_frames, find_times, speaks
from course_lib.comparing.matching import equal_runs
from course_lib.comparing.segments import Segment, parted

_FAR = 0.2  # share of a sentence; a phrase between commas that stands so much further on has moved


class Movable:
    """The movable phrases of two tellings whose sentences ``links`` (pairs of numbers) hold together."""

    def __init__(self, tellings, links, folder):
        self.tellings, self.links, self.folder = tellings, links, folder

    def lost_and_moved(self, group):
        """Frames of one text where nobody speaks in the other; other days, and frames that stand elsewhere."""
        days, _ = self._paired(self._runs(group, find_times))
        frames, left = self._paired(self._runs(group, find_frames, self.folder))
        moved = [Segment(False, *pair) for pair in days if not self._are_alike(pair)]
        moved += [Segment(self._are_alike(pair), *pair) for pair in frames if self._has_moved(pair)]
        lost = [Segment(False, None, run) if side else Segment(False, run, None)
                for side in (0, 1) for run in left[side] if self._is_lost(side, run)]
        return lost, moved

    def _runs(self, group, find, *options):
        return [[run for number in numbers for run in find(telling, number, *options)]
                for telling, numbers in zip(self.tellings, group)]

    def _paired(self, runs):
        """Phrases of both texts in pairs, the same ones first, then those between them; and what is left over."""
        names = [[" ".join(telling.words(run)) for run in own] for telling, own in zip(self.tellings, runs)]
        pairs, left, i, j = [], ([], []), 0, 0
        for start, other_start, length in [*equal_runs(*names), (len(runs[0]), len(runs[1]), 0)]:
            between = runs[0][i:start], runs[1][j:other_start]
            i, j = start + length, other_start + length
            pairs += [*zip(*between), *zip(runs[0][start:i], runs[1][other_start:j])]
            for own, rest in zip(between, left):
                rest.extend(own[min(map(len, between)):])
        return pairs, left

    def _are_alike(self, pair):
        """Whether both have the same words, with or without a *that*."""
        one, other = ([word for word in telling.words(run) if word != "that"]
                      for telling, run in zip(self.tellings, pair))
        return one == other

    def _has_moved(self, pair):
        """Whether a frame stands between commas in one text only, or in both but far from where it stood."""
        set_off = [_is_set_off(telling, run) for telling, run in zip(self.tellings, pair)]
        one, other = (run.start / len(telling.keys[run.sentence]) for telling, run in zip(self.tellings, pair))
        return set_off[0] != set_off[1] or set_off[0] and abs(one - other) > _FAR

    def _is_lost(self, side, run):
        across = {pair[1 - side] for pair in self.links if pair[side] == run.sentence}
        return not any(speaks(self.tellings[1 - side], number, self.folder) for number in across)


def _is_set_off(telling, run):
    """Whether a phrase stands between commas, or between a comma and the end."""
    ends = run.end == len(telling.keys[run.sentence]) or parted(telling, run.sentence, run.end)
    return ends and run.start > telling.heads[run.sentence] and parted(telling, run.sentence, run.start)
