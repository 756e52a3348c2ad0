"""What a program found against a list made by hand, and the lists themselves."""

import pandas as pd
import pytest
from test_views import Checker

import course_lib as course
from course_lib.analysis.counting import ReadingError
from course_lib.analysis.handlists import LISTS, against_list, by_hand
from course_lib.errors import CourseError

FOUND = pd.DataFrame({"day": pd.to_datetime(["2024-07-25", "2024-07-25", None]),
                      "people": [("wang-yi", "liu-ning"), ("wang-yi",), ("wang-yi",)], "page_id": "river",
                      "line": [3, 3, 7], "start": [9, 9, 90], "end": [12, 12, 99], "quote": ["met", "met", "came"]})
LISTED = FOUND.iloc[[2, 0]].assign(people=[("wang-yi",), ("liu-ning", "wang-yi")])


@pytest.fixture(scope="module")
def corpus():
    return course.load()


def verdicts(found, listed, on):
    table = against_list(found, listed, on=on).table
    return list(zip(table["line"], table["verdict"]))


def test_people_in_any_order_and_missing_days_agree():
    assert verdicts(FOUND, LISTED, ["day", "people"]) == [(3, "right"), (3, "not in the list"), (7, "right")]


def test_a_row_is_paired_with_one_row_only():
    assert verdicts(FOUND, FOUND.iloc[[0, 2]], "line") == [(3, "right"), (3, "not in the list"), (7, "right")]
    assert verdicts(FOUND.iloc[[0, 2]], FOUND, "line") == [(3, "right"), (3, "missed"), (7, "right")]


def test_precision_and_recall_stand_in_one_sentence():
    both = against_list(FOUND, LISTED, on=["day", "people"])
    assert (both.precision, both.recall) == (2 / 3, 1)
    assert repr(both) == ("The program found 3; the list has 2; 2 are in both. Precision: 2 of the 3 found are right "
                          "(67%). Recall: 2 of the 2 in the list were found (100%).")
    assert list(both.errors["verdict"]) == ["not in the list"]


def test_what_cannot_be_told_is_said():
    nothing = against_list(FOUND.iloc[:0], FOUND.iloc[:0], on="day")
    assert nothing.precision is None and nothing.recall is None
    assert "Precision cannot be told: nothing was found. Recall cannot be told: the list is empty." in repr(nothing)
    assert "no error to look at" in Checker(nothing._repr_html_()).words


def test_the_errors_are_shown_with_their_citations():
    shown = Checker(against_list(FOUND.iloc[:1], FOUND.iloc[[2]], on="quote")._repr_html_()).words
    assert "river, line 3" in shown and "river, line 7" in shown and "missed" in shown and "not in the list" in shown


def test_a_missing_column_is_explained():
    with pytest.raises(ReadingError, match="place"):
        against_list(FOUND, LISTED, on=["day", "place"])


@pytest.mark.parametrize("name, message", [
    ("meeting", "no list made by a reader 'meeting'; did you mean 'meetings'"),
    ("frameworks", "no list made by a reader")])
def test_a_list_that_is_not_there_is_explained(name, message):
    with pytest.raises(CourseError, match=message):
        by_hand(name)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_the_table_of_its_name(corpus, name):
    pd.testing.assert_frame_equal(by_hand(name), getattr(corpus, name))
    assert len(by_hand(name)) > 20 and by_hand("statements", reader="second")["by"].unique() == ["second reader"]


def test_pages_nobody_has_read_have_empty_lists(tmp_path):
    (tmp_path / "talks.txt").write_text("Talks end\n\nHANOI, July 5 (VNA) - Two ministers met on Friday.\n", encoding="utf-8")
    assert by_hand("meetings", tmp_path).empty


def test_a_list_of_other_pages_is_suspected():
    found = against_list(course.load().meetings.head(2), by_hand("meetings").tail(1), on="participants")
    assert repr(found).endswith("Nothing is in both: is the list of the same pages?")
