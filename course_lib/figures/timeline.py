"""The figure of notebook 02: the three dates of each article, one row an article."""

import pandas as pd

from course_lib.display import style
from course_lib.display.drawing import LINE, mark, rule, widest, write
from course_lib.display.figure import Figure
from course_lib.display.markup import listing, plural, told
from course_lib.figures import dayaxis
from course_lib.loader.dates import spoken

_COLUMNS = {"event": "event_date", "dateline": "dateline_date", "publication": "published"}
KINDS = tuple(_COLUMNS)
_SHOWN = 40  # articles in one picture; more would be a picture nobody can read
_NAME, _NOTE, _GAP = 1.7, 1.4, 0.2  # inches; names and notes are wrapped at _NAME and _NOTE
_ROW, _KEY = 0.31, 0.4
_MARKS = {"event": ("o", 4.6), "dateline": ("s", 8.4), "publication": ("D", 12.7)}  # marks; each fits into the next
_CAPTION = ("How to read it: each row is a text. The dot is the day of the event, the square the day in the "
            "dateline, the diamond the day of publication; marks of one day stand in one another. The line joins "
            "a text's first day to its last. Days without any date are left out where the axis is broken.")
_PALER = " A paler row is a copy of another text."


def three_dates(corpus):
    """The day of the event, of the dateline and of the publication of each article, one row an article.

    Returns a Figure; its data has a row an article: ``article_id, kind, event, dateline, publication,
    reprint_of``, the days from event to dateline (``days_later``), and what is missing, in words (``note``).
    """
    data = _data(corpus.articles)
    return Figure(
        lambda axes: _draw(axes, data.head(_SHOWN).to_dict("records")),
        title=_title(data), subtitle=_subtitle(data), alt=_alt(data), data=data,
        caption=_CAPTION + (_PALER if data["reprint_of"].notna().any() else ""),
    )


# What is drawn

def _data(articles):
    columns = ["article_id", "kind", *_COLUMNS.values(), "reprint_of"]
    data = articles[columns].rename(columns={column: kind for kind, column in _COLUMNS.items()})
    later = (data["dateline"] - data["event"]).dt.days.astype("Int64")
    notes = map(_note, data.to_dict("records"), articles["dateline"])
    return data.assign(days_later=later, note=pd.Series(list(notes), index=data.index, dtype="str"))


def _note(row, dateline):
    """What is missing, in words; None where nothing is."""
    missing = []
    if pd.isna(row["event"]):
        missing.append("no single event day" if row["kind"] == "introduction" else "event day open")
    if pd.isna(row["dateline"]) and row["kind"] != "introduction":
        missing.append("no dateline" if pd.isna(dateline) else "dateline without a full date")
    if pd.isna(row["publication"]):
        missing.append("not dated by its page")
    return "; ".join(missing) or None


# Drawing

def _draw(axes, rows):
    names = [style.wrap(row["article_id"], _NAME, style.LABEL, True) for row in rows]
    notes = [style.wrap(_with_source(row), _NOTE, 10) for row in rows]
    left = _GAP + widest((line for lines in names for line in lines), style.LABEL, True)
    right = style.ACROSS - _GAP - widest(line for lines in notes for line in lines)
    days = [row[kind] for row in rows for kind in KINDS if not pd.isna(row[kind])]
    panels, x = dayaxis.panels_of(days, left, right), 0.145
    for kind in KINDS:
        _draw_mark(axes, x, 0.145, kind, style.INK)
        write(axes, x + 0.2, 0.145, f"the {kind}")
        x += 0.6 + widest([f"the {kind}"])
    y = _KEY
    for row, name, note in zip(rows, names, notes):
        height = max(_ROW, LINE * max(len(name), len(note)) + 0.08)
        write(axes, 0, y + height / 2, name, size=style.LABEL, weight="bold")
        write(axes, right + _GAP, y + height / 2, note, color=style.SOFT_INK)
        _draw_marks(axes, y + height / 2, row, panels)
        y += height
    dayaxis.draw(axes, panels, days, _KEY, y)
    return y + dayaxis.HEIGHT


def _with_source(row):
    """The note of a row, with what it is a copy of."""
    copied = None if pd.isna(row["reprint_of"]) else f"copy of {row['reprint_of']}"
    return "; ".join(filter(None, [copied, None if pd.isna(row["note"]) else row["note"]]))


def _draw_marks(axes, y, row, panels):
    """The marks of one row, and a line from the first to the last; a copy's are paler."""
    colour = style.INK if pd.isna(row["reprint_of"]) else style.lighter(style.INK)
    places = {kind: dayaxis.place(panels, row[kind]) for kind in KINDS if not pd.isna(row[kind])}
    if places:
        rule(axes, min(places.values()), max(places.values()), y, colour, 1)
    for kind, x in places.items():
        _draw_mark(axes, x, y, kind, colour)


def _draw_mark(axes, x, y, kind, colour):
    """A dot, a square around it, a diamond around both: where they fall on one day, all three can be seen."""
    ground, edge = (colour, None) if kind == "event" else ("white", colour)
    mark(axes, x, y, *_MARKS[kind], ground, edge, zorder=5 - KINDS.index(kind))


# The words

def _counts(data):
    """Of the datelines with an event: how many name a later day, how many another day, how many there are."""
    days = data["days_later"].dropna()
    return (days > 0).sum(), (days != 0).sum(), len(days)


def _title(data):
    later, other, total = _counts(data)
    if not total:
        return "No text has both the day of its event and a dateline with a full date"
    who = "The one dateline" if total == 1 else f"{other} of {total} datelines" if other else f"All {total} datelines"
    names, its = ("names", "its") if total == 1 or other == 1 else ("name", "their")
    if not other:
        return f"{who} {names} the day of {its} event"
    return f"{who} {names} {'a later' if later == other else 'another'} day than {its} event"


def _subtitle(data):
    dated = data["event"].notna().sum()
    has = "has" if dated == 1 else "have"
    said = f"{plural(len(data), 'text')}, one row a text; {dated} {has} a single event day"
    _, other, total = _counts(data[data["reprint_of"].isna()])
    if total < _counts(data)[2]:
        said += f"; without copies {other} of {plural(total, 'dateline')}"
    return said + (f"; the picture shows the first {_SHOWN}" if len(data) > _SHOWN else "")


def _alt(data):
    rows = (f"{row['article_id']}: {_in_words(row)}" for row in data.to_dict("records"))
    return f"A row of marks for each of {plural(len(data), 'text')}, placed by day. {told(rows)}"


def _in_words(row):
    known = [f"{kind} {spoken(row[kind]).partition(' ')[2]}" for kind in KINDS if not pd.isna(row[kind])]
    note = [] if pd.isna(row["note"]) else [row["note"]]
    return "; ".join(filter(None, [listing(known), *note])) or "no date"
