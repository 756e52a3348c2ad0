"""An axis of days for figures: in panels, with the long stretches between them left out."""

from itertools import pairwise
from typing import NamedTuple

import pandas as pd

from course_lib.display import style
from course_lib.display.drawing import LINE, line, rule, widest, write

HEIGHT = 0.42  # inches, below the rows
_MOST = 4  # panels
_LONG, _PART = 10, 4  # days without a date, and a part of all days that are left, from which on a gap is left out
_EDGE, _BREAK, _MONTH = 0.18, 0.4, 0.75  # inches; a month's name is not as wide as _MONTH
_CLOSE, _WIDE = 0.1, 0.4  # inches a day: with less, months are marked and not days; never more


class Panel(NamedTuple):
    """A stretch of days: the first and the last, its left end, and inches a day."""

    first: pd.Timestamp
    last: pd.Timestamp
    left: float
    scale: float

    def x(self, day):
        return self.left + _EDGE + (day - self.first).days * self.scale

    @property
    def right(self):
        return self.x(self.last) + _EDGE


def panels_of(days, left, right):
    """Panels for all these days, at one scale, between two places in inches; none where there are no days."""
    stretches = _stretches(sorted(set(days)))
    panels = _placed(stretches, left, right)
    beyond = _MONTH - (panels[-1].right - panels[-1].left) if panels else 0  # a month's name is written from its left
    return _placed(stretches, left, right - beyond) if beyond > 0 else panels


def _placed(stretches, left, right):
    total = sum((last - first).days for first, last in stretches)
    room = right - left - 2 * _EDGE * len(stretches) - _BREAK * (len(stretches) - 1)
    scale = min(room / max(total, 1), _WIDE)
    panels = []
    for first, last in stretches:
        panels.append(Panel(first, last, panels[-1].right + _BREAK if panels else left, scale))
    return panels


def _stretches(days):
    """The first and the last day of each stretch, parted where a gap is long beside all other days.

    >>> days = pd.to_datetime(["2024-04-03", "2024-04-08", "2024-07-25"])
    >>> [f"{first:%d %b} to {last:%d %b}" for first, last in _stretches(days)]
    ['03 Apr to 08 Apr', '25 Jul to 25 Jul']
    """
    gaps = sorted(pairwise(days), key=lambda gap: gap[0] - gap[1])  # the longest first
    left, kept = sum((day - before).days for before, day in gaps), []
    for before, day in gaps[:_MOST - 1]:
        length = (day - before).days
        if length < _LONG or length * _PART < left:
            break
        kept.append((before, day))
        left -= length
    ends = [*days[:1], *(day for gap in sorted(kept) for day in gap), *days[-1:]]
    return list(zip(ends[::2], ends[1::2], strict=True))


def place(panels, day):
    """Where a day stands, in inches."""
    return next(panel.x(day) for panel in panels if panel.first <= day <= panel.last)


def draw(axes, panels, days, top, bottom):
    """Draw the axis below rows that reach from ``top`` to ``bottom``, and a light line up from each day marked."""
    for panel in panels:
        rule(axes, panel.left, panel.right, bottom, style.SOFT_INK)
        for left, middle, number, month in _ticks(panel, sorted(set(days)), style.ACROSS):
            line(axes, (middle, top), (middle, bottom), style.GRID, zorder=0)
            write(axes, middle, bottom + 0.7 * LINE, number, ha="center")
            write(axes, left, bottom + (1.75 if panel.scale >= _CLOSE else 1.2) * LINE, month)
    for before, after in pairwise(panels):
        write(axes, (before.right + after.left) / 2, bottom, "⋯", ha="center", size=14)


def _ticks(panel, days, limit):
    """What stands below a panel, as (left edge, middle, day, month): words only where there is room for them."""
    number_ends = month_ends = -1.0
    month = None
    for day in _marked(panel, days):
        x, number, name = panel.x(day), str(day.day), f"{day:%b %Y}"
        half, wide = widest([number]) / 2, widest([name])
        left = x - half
        if panel.scale < _CLOSE or left < number_ends + 0.02:
            number = ""
        else:
            number_ends = x + half
        if name == month or left < month_ends + 0.08 or left + wide > limit:
            name = ""
        else:
            month, month_ends = name, left + wide
        yield left, x, number, name


def _marked(panel, days):
    """The days that occur; where days would stand too close, the first of each month."""
    if panel.scale < _CLOSE:
        return [panel.first, *pd.date_range(panel.first, panel.last, freq="MS", inclusive="right")]
    return [day for day in days if panel.first <= day <= panel.last]
