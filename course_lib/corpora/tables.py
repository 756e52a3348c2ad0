"""The tables of a corpus: their columns, rows as DataFrames (nowhere else do they become that), and the codebook."""

from collections import namedtuple

import pandas as pd

from course_lib.errors import CourseError, one_of
from course_lib.words.cells import LIST, TEXT, key, optional, parts
from course_lib.words.cells import one_of as one_of_these
from course_lib.words.csvrows import DATA, rows_of
from course_lib.words.lexicons import SCHEMAS

PAGES = ("page_id", "file", "kind", "outlet", "outlet_basis", "published", "published_basis", "url", "rights",
         "encoding", "n_articles", "n_chars")
PARAGRAPHS = ("page_id", "article_id", "paragraph", "line", "label", "reason", "start", "end", "quote")
ARTICLES = ("article_id", "page_id", "kind", "title", "outlet", "agency", "byline", "dateline", "dateline_place",
            "dateline_date", "year_basis", "event_date", "event_date_basis", "published", "published_basis", "n_words",
            "reprint_of", "line", "start", "end", "dateline_start", "dateline_end", "event_start", "event_end")
SENTENCES = ("article_id", "page_id", "paragraph", "line", "sentence", "copy_of", "copy_sure", "n_words", "start",
             "end", "quote")
_READER = ("checked", "by", "doubt")  # of what a reader may judge
MENTIONS = {kind: ("article_id", "page_id", "sentence", "copy_of", "line", *own, "start", "end", "quote", *reader)
            for kind, own, reader in (("person", ("person_id", "form"), _READER), ("state", ("state_id", "form"), ()),
                                      ("framework", ("framework_id",), ()), ("formula", ("formula_id",), ()))}
NEW_NAMES = ("person_id", "name", "titles", "n_mentions", "article_id", "page_id", "sentence", "line", "start", "end",
             "quote")
STATEMENTS = ("article_id", "page_id", "sentence", "copy_of", "line", "speaker", "speaker_ids", "verb", "voice",
              "modal", "basis", "start", "end", "quote", *_READER)
MEETINGS = ("meeting_id", "scope", "status", "date", "date_end", "date_basis", "weekday", "place", "kind",
            "participants", "n_tellings", *_READER)
TELLINGS = ("meeting_id", "article_id", "page_id", "sentence", "copy_of", "line", "date", "date_basis", "day_start",
            "day_end", "start", "end", "quote", "also", *_READER)
Meeting, Telling = namedtuple("Meeting", MEETINGS), namedtuple("Telling", TELLINGS)  # their rows
_DATES = ("published", "dateline_date", "event_date", "date", "date_end")
_DTYPES = {  # of columns that are neither dates nor text
    **dict.fromkeys(("speaker_ids", "participants", "also"), "object"),
    **dict.fromkeys(("n_articles", "n_chars", "paragraph", "line", "start", "end", "n_words", "n_mentions",
                     "n_tellings", "other_line", "other_start", "other_end", "n_shared"), "int64"),
    **dict.fromkeys(("dateline_start", "dateline_end", "event_start", "event_end", "day_start", "day_end"), "Int64"),
    "checked": "bool", "copy_sure": "boolean"}


def table(rows, columns, with_gaps=False):
    """Rows (tuples in the order of ``columns``) as a DataFrame; dates as timestamps, missing values missing.

    ``with_gaps``: a row may lack a place, so that its numbers may be missing. A table with rows that no reader has
    checked keeps that in its ``attrs``, for what is taken from it without the column ``checked``.
    """
    values = dict(zip(columns, zip(*rows))) or {name: () for name in columns}
    return marked(pd.DataFrame({name: _column(name, list(values[name]), with_gaps) for name in columns}))


def marked(frame):
    """A table that keeps, in its ``attrs``, whether it has rows that no reader has checked."""
    frame.attrs.clear()
    if "checked" in frame and not frame["checked"].all():
        frame.attrs["suggested"] = "some" if frame["checked"].any() else "all"
    return frame


def _column(name, values, with_gaps):
    if name in _DATES:
        return pd.to_datetime(pd.Series(values, dtype="object"))
    dtype = _DTYPES.get(name, "str")
    return pd.Series(values, dtype="Int64" if with_gaps and dtype == "int64" else dtype)


# The codebook: what each column of each table holds, and how it is decided

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
    known = [*rows["table"].unique()]
    if table not in known and (name := table.removesuffix(".csv")) in SCHEMAS:
        raise CourseError(f"{name}.csv is a word list and no table. Its columns are: {', '.join(SCHEMAS[name])}.")
    one_of("table", table, known)
    return rows[rows["table"] == table].reset_index(drop=True)
