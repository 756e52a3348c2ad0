"""Single values as a reader expects them: names for ids, dates without midnight, few decimals, lists."""

import numbers

import numpy as np
import pandas as pd

from course_lib.errors import CourseError
from course_lib.words import lexicons

_PEOPLE = ("participants", "speaker_ids", "person_id")  # columns of ids, shown as names


def is_missing(value):
    return pd.api.types.is_scalar(value) and pd.isna(value)


def named(label, values):
    """The values of a column; people by their names."""
    if label not in _PEOPLE:
        return list(values)
    names = {row["person_id"]: row["name"] for row in lexicons.read("people")}
    return [tuple(names.get(one, _from_id(one)) for one in value) if isinstance(value, tuple) else
            value if is_missing(value) else names.get(value, _from_id(value)) for value in values]


def _from_id(person):
    """
    >>> _from_id("new-lorna-whitcombe")
    'Lorna Whitcombe'
    """
    return str(person).removeprefix("new-").replace("-", " ").title()


def in_words(value):
    """A value as a reader expects it: dates without midnight, few decimals, several things as a list."""
    if isinstance(value, (bool, np.bool_)):
        return "yes" if value else "no"
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}" if value == value.normalize() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, (list, tuple, set, frozenset)):
        items = sorted(value, key=str) if isinstance(value, (set, frozenset)) else value
        return ", ".join(map(str, items)) or "none"
    if isinstance(value, numbers.Real):
        return _number(value)
    return str(value)


def _number(value):
    if value != int(value) if abs(value) != float("inf") else True:
        return f"{value:,.2f}" if abs(value) >= 1 else f"{value:.3g}"
    return f"{int(value):,}" if abs(value) >= 10_000 else str(int(value))


def day_in_words(first, last=None):
    """One day, several, or none, as a reader writes it.

    >>> from pandas import NaT, Timestamp
    >>> day_in_words(Timestamp("2024-07-25"), Timestamp("2024-07-27")), day_in_words(NaT)
    ('25–27 July 2024', 'no day told')
    """
    if pd.isna(first):
        return "no day told"
    if last is None or pd.isna(last):
        return f"{first.day} {first:%B %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {last:%B %Y}"
    return f"{day_in_words(first)} – {day_in_words(last)}"


# Rows

def as_dict(row):
    """One row's values by column, missing ones left out: of a Series, named tuple, dict or one-row table."""
    if isinstance(row, pd.DataFrame) and len(row) == 1:
        row = row.iloc[0]
    if isinstance(row, pd.Series):
        fields = row.to_dict()
    elif hasattr(row, "_asdict"):
        fields = row._asdict()
    elif isinstance(row, dict):
        fields = row
    else:
        given = f"a table of {len(row)} rows" if isinstance(row, pd.DataFrame) else repr(row)
        raise CourseError(f"This is not one row of a table but {given}. Take one, for example table.iloc[0].")
    return {name: value for name, value in fields.items() if not is_missing(value)}


def row_of(table, column, value):
    """The first row where ``column`` is ``value``, as ``as_dict`` gives it; empty where there is none."""
    rows = table[table[column] == value]
    return as_dict(rows.iloc[0]) if len(rows) else {}
