"""The codebook: what each column of each table holds, and how it is decided."""

import pandas as pd

from course_lib.errors import one_of
from course_lib.words.cells import LIST, TEXT, key, optional, parts
from course_lib.words.cells import one_of as one_of_these
from course_lib.words.csvrows import DATA, rows_of

TYPES = {
    "text": "words or an id",
    "whole number": "a count, a line or a place",
    "date": "a day",
    "true or false": "yes or no",
    "ids": "several ids in a tuple, which may be empty",
}
_SCHEMA = {"table": key(TEXT), "column": key(TEXT), "type": one_of_these(TYPES), "holds": TEXT,
           "decided": TEXT, "closed_list": optional(LIST)}


def codebook(table: str | None = None) -> pd.DataFrame:
    """What each column of a corpus's tables holds.

    Args:
        table: the name of one table, such as ``sentences``, or of a file of annotations, such as ``people.csv``; None:
            all of them.

    Returns:
        A row a column: ``table, column, type`` (see ``TYPES``), ``holds``, ``decided`` (how), and
        ``closed_list``: the values it may have, empty where these are not listed.

    Raises:
        CourseError: there is no such table.

    >>> codebook("pages").loc[2, ["column", "closed_list"]].to_dict()
    {'column': 'kind', 'closed_list': ('single', 'compound', 'index')}
    >>> codebook("days")
    Traceback (most recent call last):
    course_lib.errors.CourseError: There is no table 'days'. There is: pages, paragraphs, articles, ...
    """
    rows = pd.DataFrame(row for _, row in rows_of(DATA / "codebook.csv", _SCHEMA))
    rows["closed_list"] = rows["closed_list"].map(parts)
    if table is None:
        return rows
    one_of("table", table, rows["table"].unique())
    return rows[rows["table"] == table].reset_index(drop=True)
