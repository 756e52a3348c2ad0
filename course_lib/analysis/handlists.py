"""What a program found against what a reader wrote down: right, missed, not in the list."""

from collections import defaultdict

import pandas as pd

from course_lib.analysis.counting import with_columns
from course_lib.corpora.loading import load
from course_lib.display import markup, views
from course_lib.errors import one_of

VERDICTS = ("right", "missed", "not in the list")
LISTS = ("people", "statements", "meetings", "tellings")

_NUMBERS = ("line", "start", "end", "n_tellings")
_PLACE = ("article_id", "page_id", "line", "start", "end", "quote")


def by_hand(name, folder=None, reader=None):
    """What a reader wrote down, as the corpus's table of that name.

    Args:
        name: ``people``, ``statements``, ``meetings`` or ``tellings``.
        folder: the folder of pages beside which it is kept; without it, the five pages.
        reader: whose, where several readers keep theirs.

    Returns:
        The rows of the table that are checked.

    Raises:
        CourseError: there is no such list, folder or reader.

    >>> by_hand("meetings")["status"].value_counts().to_dict()
    {'reported': 18, 'recalled': 4, 'announced': 2}
    """
    table = getattr(load(folder, reader=reader), one_of("list made by a reader", name, LISTS))
    return table[table["checked"]].reset_index(drop=True)


def against_list(found, by_hand, on):
    """Which rows a program found rightly, which it missed, and which of its rows a list made by hand does not have.

    Args:
        found: a table of the corpus, or some of its rows.
        by_hand: the list, such as a table of the corpus; any table with the columns ``on``.
        on: the column or columns that must agree. Each row of one table is paired with at most one of the
            other.

    Returns:
        A ``Verdicts``: shown, it says precision and recall in a sentence and lists the errors.

    Raises:
        ReadingError: a table lacks one of the columns.

    >>> corpus = load()
    >>> against_list(corpus.suggested.meetings, corpus.meetings, on=["participants", "date", "kind"])
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
