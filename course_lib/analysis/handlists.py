"""What a program found against a list made by hand: right, missed, not in the list.

The lists for the five pages lie in ``tests/gold``, where the library's own tests use them; a list of your own
is a CSV file with the same columns.
"""

import csv
import re
from collections import defaultdict
from pathlib import Path

import pandas as pd

from course_lib.analysis.counting import with_columns
from course_lib.display import markup, views
from course_lib.errors import CourseError, one_of
from course_lib.extraction.people import provisional_id
from course_lib.words import lexicons

HAND_LISTS = Path(__file__).resolve().parents[2] / "tests" / "gold"
VERDICTS = ("right", "missed", "not in the list")

_NUMBERS = ("line", "start", "end", "n_tellings")
_DATES = ("date", "date_end")
_IDS = {"person": "person_id", "framework": "framework_id", "formula": "formula_id", "number": "sentence"}
_PEOPLE = {"participants": "participants", "speaker_resolved": "speaker_ids"}
_PLACE = ("article_id", "page_id", "sentence", "line", "start", "end", "quote")


def by_hand(name, folder=None):
    """A list that a reader made by hand, with the columns of the corpus's table of that name.

    Args:
        name: the list's name: ``meetings``, ``tellings``, ``people``, ``statements`` and others.
        folder: where it lies, as ``NAME.csv``; without it, the lists for the five pages.

    Returns:
        A DataFrame: people as ids, dates as dates, sentences as in ``corpus.sentences``, an empty cell as
        missing.

    Raises:
        CourseError: there is no such list, or it is no CSV file.

    >>> by_hand("meetings")["status"].value_counts().to_dict()
    {'reported': 18, 'recalled': 4, 'announced': 2}
    """
    folder = HAND_LISTS if folder is None else Path(folder)
    known = sorted(file.stem for file in folder.glob("*.csv") if file.stem != "sources")
    table = pd.DataFrame(rows(one_of("list made by hand", name, known), folder))
    return _as_in_the_corpus(table)


def rows(name, folder=HAND_LISTS):
    """The rows of one list as dicts of strings; an empty cell is an empty string."""
    file = folder / f"{name}.csv"
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            return list(csv.DictReader(lines, strict=True))
    except (csv.Error, UnicodeDecodeError):
        raise CourseError(f"{file.name} cannot be read. Save it as 'CSV UTF-8'.") from None


def _as_in_the_corpus(table):
    ids = _ids()
    columns = {}
    for column in table.columns:
        cells = table[column].fillna("")
        if column in _PEOPLE:
            columns[_PEOPLE[column]] = cells.map(lambda cell: _people(cell, ids))
        elif column in _DATES:
            columns[column] = pd.to_datetime(cells.replace("", None))
        elif column in _NUMBERS:
            columns[column] = pd.to_numeric(cells.replace("", None)).astype("Int64")
        elif column == "person":
            columns["person_id"] = cells.map(lambda name: _id(name, ids))
        else:
            columns[_IDS.get(column, column)] = cells.astype("str").replace("", None)
    found = pd.DataFrame(columns)
    if {"sentence", "article_id"} <= set(found):
        found["sentence"] = found["article_id"] + "." + found["sentence"]
    return found


def _ids():
    """The ids of listed people and of states, by their names."""
    listed = (("people", "person_id"), ("states", "state_id"))
    return {row["name"]: row[id] for name, id in listed for row in lexicons.read(name)}


def _people(cell, ids):
    return tuple(_id(name, ids) for name in re.split(r";\s*", cell) if name)


def _id(name, ids):
    return ids.get(name) or provisional_id(name)


def against_list(found, by_hand, on):
    """Which rows a program found rightly, which it missed, and which of its rows a list made by hand does not have.

    Args:
        found: a table of the corpus, or some of its rows.
        by_hand: the list: see ``by_hand``; any table with the columns ``on``.
        on: the column or columns that must agree. Each row of one table is paired with at most one of the
            other.

    Returns:
        A ``Verdicts``: shown, it says precision and recall in a sentence and lists the errors.

    Raises:
        ReadingError: a table lacks one of the columns.

    >>> from course_lib import load
    >>> against_list(load().meetings, by_hand("meetings"), on=["participants", "date", "kind"])
    The program found 17; the list has 24; 17 are in both. Precision: 17 of the 17 found are right (100%). ...
    """
    on = [on] if isinstance(on, str) else list(on)
    ours, theirs = (_by_key(with_columns(table, *on), on) for table in (found, by_hand))
    rows = []
    for key in dict.fromkeys([*ours, *theirs]):
        mine, listed = ours.get(key, []), theirs.get(key, [])
        rows += [("right" if number < len(listed) else "not in the list", row) for number, row in enumerate(mine)]
        rows += [("missed", row) for row in listed[len(mine):]]
    return Verdicts(_verdict_table(rows, on))


def _by_key(table, on):
    """The rows of a table by what must agree."""
    rows = defaultdict(list)
    for row in table.to_dict("records"):
        rows[tuple(_plain(row[name]) for name in on)].append(row)
    return rows


def _verdict_table(rows, on):
    """Verdict, what had to agree, and the place, in the order of the pages where places are given."""
    columns = [*on, *(name for name in _PLACE if name not in on and any(name in row for _, row in rows))]
    table = pd.DataFrame([(verdict, *(row.get(name) for name in columns)) for verdict, row in rows],
                         columns=["verdict", *columns])
    table = table.astype({name: "Int64" for name in _NUMBERS if name in columns})
    if {"page_id", "start"} <= set(columns):
        table = table.sort_values(["page_id", "start"], kind="stable", ignore_index=True)
    return table


def _plain(value):
    """A value as it is compared: people in any order, a day without its hour, anything missing alike."""
    if isinstance(value, (list, tuple, set, frozenset)):
        return tuple(sorted(map(str, value)))
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    return value.strip() if isinstance(value, str) else value


class Verdicts:
    """What ``against_list`` returns: ``table`` (a verdict a row), ``errors``, ``precision``, ``recall``.

    ``precision`` is missing (None) where nothing was found, ``recall`` where the list is empty.
    """

    def __init__(self, table):
        self.table = table

    @property
    def errors(self):
        """The rows that are missed or not in the list."""
        return self.table[self.table["verdict"] != "right"].reset_index(drop=True)

    @property
    def precision(self):
        return self._share("not in the list")

    @property
    def recall(self):
        return self._share("missed")

    def _count(self, verdict):
        return int((self.table["verdict"] == verdict).sum())

    def _share(self, other):
        right, rest = self._count("right"), self._count(other)
        return right / (right + rest) if right + rest else None

    def __repr__(self):
        right, missed, extra = (self._count(verdict) for verdict in VERDICTS)
        precision = _in_words("Precision", right, right + extra, "found are right", "nothing was found")
        recall = _in_words("Recall", right, right + missed, "in the list were found", "the list is empty")
        apart = " Nothing is in both: is the list of the same pages?" if extra and missed and not right else ""
        return (f"The program found {right + extra}; the list has {right + missed}; {right} are in both. "
                f"{precision} {recall}{apart}")

    def _repr_html_(self):
        said = markup.sentence(markup.text(repr(self)))
        if self.errors.empty:
            return said + markup.aside("There is no error to look at.")
        return said + views.show(self.errors, rows=None)._repr_html_()


def _in_words(name, right, of, what, otherwise):
    if not of:
        return f"{name} cannot be told: {otherwise}."
    return f"{name}: {right} of the {of} {what} ({right / of:.0%})."
