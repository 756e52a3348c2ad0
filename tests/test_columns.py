"""The codebook against the tables as they are, and its closed lists against those in the code."""

import pandas as pd
import pytest
from samples import ROOT

import course_lib as course
from course_lib.annotations import forms
from course_lib.comparing import alignment
from course_lib.corpora.tables import TYPES, codebook
from course_lib.errors import CourseError
from course_lib.loader import articles, dates
from course_lib.words import lexicons
from course_lib.words.printeddates import WEEKDAYS

# The closed lists as code and word lists have them. Some have no name in the code, so they are written here
# once more; what the pages show is compared with all of them below.
BASES = ("sources.csv", "page date", "JSON-LD", "meta element", "time element")
CLOSED = {
    ("pages", "kind"): articles.PAGE_KINDS,
    ("pages", "published_basis"): BASES,
    ("paragraphs", "label"): articles.LABELS,
    ("articles", "kind"): articles.KINDS,
    ("articles", "year_basis"): tuple(dates.BASES),
    ("articles", "published_basis"): BASES,
    ("people", "form"): tuple(forms.FORMS),
    ("states", "form"): ("name", "adjective"),
    ("statements", "voice"): tuple(forms.VOICES),
    ("statements", "modal"): tuple(row["step_id"] for row in lexicons.read("modals")),
    ("statements", "basis"): ("sentence", "continued", "source"),
    ("meetings", "scope"): tuple(forms.SCOPES),
    ("meetings", "status"): tuple(forms.STATUSES),
    ("meetings", "weekday"): tuple(map(str.title, WEEKDAYS)),
    ("meetings", "kind"): tuple(forms.KINDS),
    ("compare", "difference"): tuple(alignment.KINDS),
    ("compare", "context"): ("quote", "other_quote"),
}
FILES = {f"{name}.csv": list(schema) for name, schema in forms.FILES.items()}
CLOSED_IN_FILES = {
    ("people.csv", "form"): tuple(forms.FORMS),
    ("statements.csv", "voice"): tuple(forms.VOICES),
    ("statements.csv", "basis"): tuple(forms.BASES),
    ("meetings.csv", "scope"): tuple(forms.SCOPES),
    ("meetings.csv", "status"): tuple(forms.STATUSES),
    ("meetings.csv", "kind"): tuple(forms.KINDS),
    ("tellings.csv", "part"): tuple(forms.PARTS),
    ("tellings.csv", "verdict"): tuple(forms.VERDICTS),
    ("read.csv", "what"): tuple(forms.READ),
}


def tables(corpus, one, other):
    """Every table of a corpus by name, and those that compare two of its articles."""
    named = {name: getattr(corpus, name) for name in dir(corpus) if not name.startswith("_")}
    named |= {"compare": corpus.compare(one, other), "aligned": corpus.aligned(one, other)}
    return {name: table for name, table in named.items() if isinstance(table, pd.DataFrame)}


@pytest.fixture(scope="module")
def seeds():
    return tables(course.load(), "july.4", "july.1")


@pytest.fixture(scope="module")
def invented():
    """The tables of invented pages."""
    corpus = course.load(ROOT / "tests" / "pages")
    return tables(corpus, "friendship_society_compound.2", "friendship_society_compound.1")


def test_every_column_of_every_table_has_its_row_and_no_other(seeds):
    expected = {name: list(table.columns) for name, table in seeds.items()} | FILES
    found = {name: list(rows["column"]) for name, rows in codebook().groupby("table", sort=False)}
    assert found == expected


def test_a_column_has_the_type_that_its_row_states(seeds):
    kinds = {"text": pd.api.types.is_string_dtype, "whole number": pd.api.types.is_integer_dtype,
             "date": pd.api.types.is_datetime64_any_dtype,
             "true or false": pd.api.types.is_bool_dtype,
             "ids": lambda values: all(isinstance(value, tuple) for value in values)}
    assert kinds.keys() == TYPES.keys()
    wrong = [f"{row.table}.{row.column}" for row in codebook().itertuples()
             if row.table in seeds and len(seeds[row.table]) and not kinds[row.type](seeds[row.table][row.column])]
    assert wrong == []


def test_the_closed_lists_are_those_of_the_code():
    rows = codebook().to_dict("records")
    assert {(row["table"], row["column"]): row["closed_list"] for row in rows if row["closed_list"]} == (
        CLOSED | CLOSED_IN_FILES)


@pytest.mark.parametrize("table, column", CLOSED)
def test_no_page_shows_a_value_outside_its_closed_list(seeds, invented, table, column):
    for found in (seeds, invented):
        assert set(found[table][column].dropna()) <= set(CLOSED[table, column])


def test_a_value_of_a_closed_list_is_explained_where_it_does_not_explain_itself():
    plain = {("meetings", "weekday"), ("statements", "modal"), ("articles", "year_basis")}
    for row in codebook().to_dict("records"):
        unexplained = [value for value in row["closed_list"] if value not in row["decided"]]
        assert not unexplained or (row["table"], row["column"]) in plain, (row["column"], unexplained)


def test_a_column_that_may_be_missing_says_so(seeds, invented):
    silent = [f"{row.table}.{row.column}" for row in codebook().itertuples() if row.table in seeds and "missing" not in row.holds
              and any(found[row.table][row.column].isna().any() for found in (seeds, invented))]
    assert silent == []


def test_one_table_can_be_asked_for():
    meetings = codebook("meetings")
    assert set(meetings["table"]) == {"meetings"} and list(meetings.index)[:2] == [0, 1]
    with pytest.raises(CourseError, match="There is no table 'meeting'; did you mean 'meetings'"):
        codebook("meeting")
    with pytest.raises(CourseError, match="agencies.csv is a word list and no table. Its columns are: name, aliases, kind, note."):
        codebook("agencies.csv")
