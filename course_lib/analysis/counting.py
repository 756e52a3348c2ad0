"""What ``reading`` and ``measures`` share: check a table, add up its rows with and without copies."""

import numpy as np

from course_lib.display.markup import listing
from course_lib.words.spans import count_words
from course_lib.words.terms import ReadingError


def with_columns(table, *needed):
    """The table, if it has these columns; else a ReadingError that says what it has."""
    absent = [name for name in needed if name not in table]
    if absent:
        raise ReadingError(f"The table has no column {listing(map(repr, absent), 'or')}. It has: "
                           f"{', '.join(map(str, table.columns))}. Take one of these, or another table.")
    return table


def column_list(by):
    """The columns to group by, as a list.

    >>> column_list("article_id"), column_list(None)
    (['article_id'], [])
    """
    return [by] if isinstance(by, str) else list(by or ())


def quotes_of(table):
    """The quotations of a table; one that is missing counts as empty."""
    quotes = table["quote"]
    return (quotes.fillna("") if quotes.hasnans else quotes).tolist()


def sizes_of(table):
    """How many words each row has."""
    if "n_words" in table:
        return table["n_words"].to_numpy()
    return np.array([count_words(quote) for quote in quotes_of(with_columns(table, "quote"))], dtype="int64")


def originals(table):
    """The rows that are no copies."""
    return table[with_columns(table, "copy_of")["copy_of"].isna()]


def sums(table, by, amounts, name, distinct=None):
    """The rows' amounts added up in each group of rows, as a table of the groups in the order they come in.

    Args:
        table: any table; rows without a value make a group of their own.
        by: the column or columns that make the groups; None: the table is one group, even if it has no rows.
        amounts: an array with a number for each row.
        name: what the sums are called: ``name_all`` over all rows, ``name_distinct`` over those that are no copies.
        distinct: False for the first only, True for the second only. A table without ``copy_of`` has only the first.
    """
    columns = column_list(by)
    if distinct and "copy_of" not in table:
        raise ReadingError("The table has no column 'copy_of', so its copies are not known. "
                           "Leave out distinct=True, or take corpus.sentences or some of its rows.")
    added = {} if distinct else {f"{name}_all": amounts}
    if distinct is not False and "copy_of" in table:
        added[f"{name}_distinct"] = amounts * table["copy_of"].isna().to_numpy()
    rows = table[columns].assign(**added)
    return rows.groupby(columns, sort=False, dropna=False, as_index=False).sum() if columns else rows.sum().to_frame().T
