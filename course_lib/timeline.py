"""The figure of notebook 02: the three dates of each article, on an axis that leaves long gaps out."""

from typing import NamedTuple

import pandas as pd

from course_lib import style
from course_lib.dates import spoken
from course_lib.figures import MARGIN, Figure, inches
from course_lib.markup import listing, plural

KINDS = ("event", "dateline", "publication")
_COLUMNS = {"event": "event_date", "dateline": "dateline_date", "publication": "published"}
_SHOWN = 40  # articles in one picture; more would be a picture nobody can read
_TOLD = 20  # articles in the alternative text
_PANELS, _LONG = 4, 10  # panels at most, parted where this many days and more have no date
_NAME, _NOTE, _GAP, _BREAK = 1.7, 1.4, 0.2, 0.3  # inches; names and notes are wrapped at _NAME and _NOTE
_ROW, _LINE, _KEY, _AXIS, _EDGE = 0.28, 0.19, 0.4, 0.5, 0.18
_AIR = 0.12  # at most this much more between two rows where there is room
_DOT, _SQUARE, _DIAMOND = 0.032, 0.058, 0.125  # half as wide as they are; each fits into the next
_CLOSE = 0.1  # inches a day; with less, months are marked and not days


class Row(NamedTuple):
    """One article: lines of its name, its days by kind, lines of its note, whether it is a copy."""

    name: list
    days: dict
    note: list
    is_copy: bool

    @property
    def height(self):
        return max(_ROW, _LINE * max(len(self.name), len(self.note)) + 0.06)


class Panel(NamedTuple):
    """A stretch of the axis without a long gap: its first and last day, and where it begins, and inches a day."""

    first: pd.Timestamp
    last: pd.Timestamp
    left: float
    scale: float

    def x(self, day):
        return self.left + _EDGE + (day - self.first).days * self.scale

    @property
    def right(self):
        return self.x(self.last) + _EDGE


def three_dates(corpus):
    """The day of the event, of the dateline and of the publication of each article, one row an article.

    Returns a Figure; its data has a row an article: ``article_id, kind, event, dateline, publication``, the days from
    event to dateline (``days_later``), the article it reprints, and what is missing, in words (``note``).
    """
    data = _data(corpus.articles)
    shown = data.head(_SHOWN)
    rows = [_row(row) for row in shown.to_dict("records")]
    left = _GAP + max((style.text_width(line, style.LABEL, True) for row in rows for line in row.name), default=0)
    right = max((style.text_width(line, 10) for row in rows for line in row.note), default=0)
    width = style.WIDTH - 2 * MARGIN
    panels = _panels(sorted({day for row in rows for day in row.days.values()}), left, width - right - _GAP * bool(right))
    room = _KEY + sum(row.height for row in rows) + _AXIS
    return Figure(lambda drawing: _draw(drawing, rows, panels, width - right), title=_title(data), subtitle=_subtitle(data),
                  alt=_alt(data), caption=_caption(data), data=data, room=room)


# What is drawn

def _data(articles):
    data = articles[["article_id", "kind", *_COLUMNS.values(), "reprint_of"]].rename(
        columns={column: kind for kind, column in _COLUMNS.items()})
    later = (data["dateline"] - data["event"]).dt.days.astype("Int64")
    notes = [_note(row, line) for row, line in zip(data.to_dict("records"), articles["dateline"], strict=True)]
    return data.assign(days_later=later, note=pd.Series(notes, index=data.index, dtype="str"))


def _note(row, dateline):
    """What is missing, in words, or missing itself."""
    missing = []
    if pd.isna(row["event"]):
        missing.append("no single event day" if row["kind"] == "introduction" else "event day open")
    if pd.isna(row["dateline"]) and row["kind"] != "introduction":
        missing.append("no dateline" if pd.isna(dateline) else "dateline without a full date")
    if pd.isna(row["publication"]):
        missing.append("not dated by its page")
    return "; ".join(missing) or None


def _row(row):
    note = "" if pd.isna(row["note"]) else row["note"]
    is_copy = not pd.isna(row["reprint_of"])
    if is_copy:
        note = f"copy of {row['reprint_of']}" + (f"; {note}" if note else "")
    days = {kind: row[kind] for kind in KINDS if not pd.isna(row[kind])}
    note = style.wrap(style.printable(note), _NOTE, 10) if note else []
    return Row(style.wrap(style.printable(row["article_id"]), _NAME, style.LABEL, True), days, note, is_copy)


def _panels(days, left, right):
    """The stretches of days without a long gap, from the left edge to the right one, at one scale."""
    if not days:
        return []
    gaps = sorted(((day - before).days, day) for before, day in zip(days, days[1:]) if (day - before).days >= _LONG)
    begins = [days[0], *sorted(day for _, day in gaps[-(_PANELS - 1):])]
    ends = [max(day for day in days if day < begin) for begin in begins[1:]] + [days[-1]]
    total = sum((end - begin).days for begin, end in zip(begins, ends, strict=True))
    room = right - left - 2 * _EDGE * len(begins) - _BREAK * (len(begins) - 1)
    panels = []
    for begin, end in zip(begins, ends, strict=True):
        panels.append(Panel(begin, end, panels[-1].right + _BREAK if panels else left, min(room / max(total, 1), 0.4)))
    return panels


def _place(panels, day):
    return next(panel.x(day) for panel in panels if panel.first <= day <= panel.last)


def _ticks(panel, days):
    """What stands under a panel, as (left edge, middle, day's number, month): words only where there is room for them."""
    marked = [day for day in days if panel.first <= day <= panel.last]
    if panel.scale < _CLOSE:
        marked = [panel.first, *pd.date_range(panel.first, panel.last, freq="MS")]
    number_ends = month_ends = -1.0
    month = None
    for day in marked:
        x, number, name = panel.x(day), str(day.day), f"{day:%b %Y}"
        half = style.text_width(number, 10) / 2
        if panel.scale < _CLOSE or x - half < number_ends + 0.02:
            number = ""
        else:
            number_ends = x + half
        if name == month or x - half < month_ends + 0.08:
            name = ""
        else:
            month, month_ends = name, x - half + style.text_width(name, 10)
        yield x - half, x, number, name


# Drawing

def _draw(drawing, rows, panels, right):
    axes = inches(drawing)
    _draw_key(axes)
    spare = axes.get_ylim()[0] - _KEY - sum(row.height for row in rows) - _AXIS
    y = _KEY
    for row in rows:
        height = row.height + min(spare / len(rows), _AIR)
        _draw_row(axes, y + height / 2, row, panels, right)
        y += height
    days = sorted({day for row in rows for day in row.days.values()})
    for panel in panels:
        _draw_axis(axes, panel, days, y + 0.04)
    for before, after in zip(panels, panels[1:]):
        axes.text((before.right + after.left) / 2, y + 0.04, "⋯", ha="center", va="center_baseline", size=14)


def _draw_key(axes):
    x = _DIAMOND + 0.02
    for kind, words in zip(KINDS, ("the event", "the dateline", "the publication"), strict=True):
        _draw_mark(axes, x, _DIAMOND + 0.02, kind, style.INK)
        axes.text(x + 0.2, _DIAMOND + 0.02, words, va="center_baseline", size=10)
        x += 0.2 + style.text_width(words, 10) + 0.4


def _draw_row(axes, middle, row, panels, right):
    _write(axes, 0, middle, row.name, size=style.LABEL, weight="bold")
    _write(axes, right, middle, row.note, size=10, color=style.SOFT_INK)
    colour = style.lighter(style.INK) if row.is_copy else style.INK
    places = {kind: _place(panels, day) for kind, day in row.days.items()}
    if places:
        axes.plot([min(places.values()), max(places.values())], [middle] * 2, color=colour, linewidth=1, zorder=1)
    for kind in reversed(KINDS):
        if kind in places:
            _draw_mark(axes, places[kind], middle, kind, colour)


def _write(axes, x, middle, lines, **look):
    """Lines of text about a middle."""
    for number, line in enumerate(lines):
        axes.text(x, middle + _LINE * (number - (len(lines) - 1) / 2), line, va="center_baseline", **look)


def _draw_mark(axes, x, y, kind, colour):
    """A dot, a square around it, a diamond around both: on one day all three can be seen."""
    from matplotlib.patches import Circle, Polygon, Rectangle

    look = {"facecolor": "white", "edgecolor": colour, "linewidth": 1.3}
    if kind == "event":
        shape = Circle((x, y), _DOT, facecolor=colour, linewidth=0, zorder=5)
    elif kind == "dateline":
        shape = Rectangle((x - _SQUARE, y - _SQUARE), 2 * _SQUARE, 2 * _SQUARE, zorder=4, **look)
    else:
        corners = [(x - _DIAMOND, y), (x, y - _DIAMOND), (x + _DIAMOND, y), (x, y + _DIAMOND)]
        shape = Polygon(corners, zorder=3, **look)
    axes.add_patch(shape)


def _draw_axis(axes, panel, days, y):
    axes.plot([panel.left, panel.right], [y, y], color=style.SOFT_INK, linewidth=0.8)
    for left, x, number, month in _ticks(panel, days):
        axes.plot([x, x], [_KEY, y], color=style.GRID, linewidth=0.8, zorder=0)
        axes.text(x, y + _LINE * 0.7, number, ha="center", va="center_baseline", size=10)
        below = 1.75 if panel.scale >= _CLOSE else 0.7
        axes.text(left, y + _LINE * below, month, va="center_baseline", size=10)


# The words

def _title(data):
    both = data["days_later"].dropna()
    later, other, total = (both > 0).sum(), (both != 0).sum(), len(both)
    if not total:
        return "No text has both the day of its event and a dateline with a full date"
    if not other:
        return "The one dateline names the day of its event" if total == 1 else f"All {total} datelines name the day of their event"
    said = "a later day than its event" if later == other else "another day than its event"
    names = "The one dateline names" if total == 1 else f"{other} of {total} datelines name"
    return f"{names} {said}" if total == 1 or other == 1 else f"{names} {said.replace('its', 'their')}"


def _subtitle(data):
    shown = f"; the picture shows the first {_SHOWN}" if len(data) > _SHOWN else ""
    dated = data["event"].notna().sum()
    return f"{plural(len(data), 'text')}, one row a text; {dated} of them {'has' if dated == 1 else 'have'} a single event day{shown}"


def _alt(data):
    told = data.head(_TOLD)
    rest = "" if len(data) <= _TOLD else f" The first {_TOLD} are told here; the data has all."
    rows = " ".join(f"{row['article_id']}: {_in_words(row)}." for row in told.to_dict("records"))
    return f"A row of marks for each of {plural(len(data), 'text')}, placed by day.{rest} {rows}".strip()


def _in_words(row):
    known = [f"{kind} {spoken(row[kind]).partition(' ')[2]}" for kind in KINDS if not pd.isna(row[kind])]
    note = [] if pd.isna(row["note"]) else [row["note"]]
    return "; ".join(filter(None, [listing(known), *note])) or "no date"


def _caption(data):
    said = ("How to read it: each row is a text. The dot is the day of the event, the square the day in the dateline, the "
            "diamond the day of publication; marks of one day stand in one another. The line joins a text's first day to "
            "its last. Days without any date are left out where the axis is broken.")
    copied = " A paler row is a copy of another text."
    return said + copied if data["reprint_of"].notna().any() else said
