"""What the program suggests by itself, measured on the five pages against what a reader wrote down.

No notebook would notice if suggestions got worse, for the five pages are read. These floors do: what is right, and how
much of what is found and of what is wanted that is. A floor goes up with the rules; it goes down only with a reason.
"""

import pytest
from suggestion_scores import scores

import course_lib as course
from course_lib.edition.notebooks import ROOT

FLOORS = {  # right; found, of which the rest is wrong; wanted
    "names": (154, 154, 154),
    "passages": (37, 37, 53),
    "core passages": (27, 37, 27),
    "days": (26, 26, 28),
    "rows that name a speaker": (153, 156, 156),
    "printed speakers": (123, 123, 123),
    "joint subjects": (9, 9, 9),
}


@pytest.fixture(scope="module")
def reached(corpus):
    return scores(corpus)


@pytest.mark.parametrize("table", FLOORS)
def test_no_table_of_suggestions_falls_under_its_floor(reached, table):
    (right, found, wanted), lines = reached[0][table], reached[1]
    least, most, of = FLOORS[table]
    assert right >= least and found - right <= most - least and wanted == of, lines


def test_every_table_has_a_floor(reached):
    assert reached[0].keys() == FLOORS.keys()


def test_suggestions_are_marked_and_readings_too(corpus):
    for name in ("people", "statements", "meetings", "tellings"):
        assert not getattr(corpus.suggested, name)["checked"].any() and getattr(corpus, name)["checked"].all()
        assert set(getattr(corpus.suggested, name)["by"]) == {"program"}


def test_nothing_is_suggested_on_pages_that_were_read_whole(corpus):
    assert set(corpus.meetings["by"]) == {"first reader"} and len(corpus.new_names) == 0


OTHERS = ROOT / "tests" / "pages"
TABLES = ("meetings", "tellings", "statements", "people")
MARK = "<small>suggested</small>"


@pytest.mark.parametrize("name", TABLES)
def test_tables_mark_what_nobody_has_read(name):
    pages = course.load(OTHERS)
    table = getattr(pages, name)
    rows = min(10, len(table))
    assert rows and course.show(table).html.count(MARK) == rows
    assert f"All {len(table)} rows are suggested by the program" in course.show(table).html
    without = course.show(table.drop(columns="checked").sort_values(table.columns[0])).html
    assert MARK not in without and "All of it is suggested by the program" in without
    read = course.show(getattr(course.load(), name)).html
    assert "suggested" not in read and ">checked<" not in read


def test_only_rows_that_nobody_has_read_are_marked():
    table = course.load(OTHERS).statements.head(3).assign(checked=[True, False, True])
    html = course.show(table[["quote", "checked"]]).html
    assert [MARK in row for row in html.split("<tr>")[2:]] == [False, True, False]
    assert "1 of the 3 rows is only suggested" in html


def test_meetings_that_are_found_are_marked_and_counted_apart():
    explorer = course.MeetingsFilter(course.load(OTHERS))
    number = len(explorer.table)
    assert number and explorer.result().count(MARK) == min(30, number)
    assert explorer.sentence().endswith(f"All {number} events are suggested by the program; no reader has checked them.")
