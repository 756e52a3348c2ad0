"""Read the lists in ``tests/gold``: what a reader finds in the five pages (see the README there).

What a reader wrote down of people, statements and meetings is no list of the tests: the corpus reads it itself, from
``seeds/annotations``.
"""

import csv
from pathlib import Path

import pandas as pd

GOLD = Path(__file__).parent / "gold"


def rows(name):
    """The rows of one list as dicts of strings; an empty cell is an empty string."""
    with (GOLD / f"{name}.csv").open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


def as_printed(value):
    """A cell of a table in the lists' spelling: missing is empty, a date is ISO, the rest is text."""
    if pd.isna(value):
        return ""
    return value.date().isoformat() if hasattr(value, "date") else str(value)
