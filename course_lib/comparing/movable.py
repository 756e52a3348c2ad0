"""What became of the phrases that stand where they like in a sentence: who says it, and when.

Two such phrases are compared with each other, wherever they stand; the words around them are compared as if they
were not there.
"""

from course_lib.comparing.frames import find_frames, find_times, speaks
from course_lib.comparing.segments import Gap, parted

_FAR = 0.2  # share of a sentence; a phrase between commas that stands so much further on has moved


def lost_and_moved(tellings, group, folder):
    """The movable phrases of a group of sentences of two tellings, as Gaps.

    Returns:
        Three lists: frames of one text where nobody speaks in the other; other days, and other frames that stand elsewhere;
        the same frames elsewhere.
    """
    days, frames = _runs(tellings, group, find_times), _runs(tellings, group, find_frames, folder)
    moved = [pair for pair in map(Gap._make, zip(*frames)) if _has_moved(tellings, pair)]
    alike = [pair for pair in moved if _are_alike(tellings, pair)]
    other = [pair for pair in [*map(Gap._make, zip(*days)), *moved] if not _are_alike(tellings, pair)]
    lost = [Gap(run, None) for run in frames[0][len(frames[1]):] if not _speak(tellings[1], group[1], folder)]
    lost += [Gap(None, run) for run in frames[1][len(frames[0]):] if not _speak(tellings[0], group[0], folder)]
    return lost, other, alike


def _runs(tellings, group, find, *options):
    return [[run for number in numbers for run in find(telling, number, *options)]
            for telling, numbers in zip(tellings, group)]


def _speak(telling, numbers, folder):
    return any(speaks(telling, number, folder) for number in numbers)


def _are_alike(tellings, pair):
    """Whether both have the same words, with or without a *that*."""
    one, other = ([word for word in telling.words(run) if word != "that"] for telling, run in zip(tellings, pair))
    return one == other


def _has_moved(tellings, pair):
    """Whether a frame stands between commas in one text only, or in both but far from where it stood."""
    set_off = [_is_set_off(telling, run) for telling, run in zip(tellings, pair)]
    one, other = (run.start / len(telling.keys[run.sentence]) for telling, run in zip(tellings, pair))
    return set_off[0] != set_off[1] or set_off[0] and abs(one - other) > _FAR


def _is_set_off(telling, run):
    """Whether a phrase stands between commas, or between a comma and the end."""
    ends = run.end == len(telling.keys[run.sentence]) or parted(telling, run.sentence, run.end)
    return ends and run.start > telling.heads[run.sentence] and parted(telling, run.sentence, run.start)
