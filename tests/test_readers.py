"""How far two readers agree, and what each wrote down."""

import pytest

import course_lib as course
from course_lib.analysis.kappa import compare_readers
from course_lib.errors import CourseError


@pytest.fixture(scope="module")
def first():
    return course.load()


def row(table, compared, field):
    return table[(table["compared"] == compared) & (table["field"] == field)].iloc[0]


def test_a_reading_agrees_with_itself(first):
    table = compare_readers(first, course.load())
    assert (table["n"] == table["same"]).all() and (table["kappa"].dropna() == 1).all()


def test_two_readings_differ_where_they_do(first):
    second = course.load(reader="second")
    table = compare_readers(first, second)
    both = first.statements.merge(second.statements, on=["page_id", "start"], suffixes=("", "_2"))
    voice = row(table, "clauses that begin together", "voice")
    assert (voice["n"], voice["same"]) == (len(both), (both["voice"] == both["voice_2"]).sum()) and voice["same"] < voice["n"]
    starts = row(table, "clauses", "starts at the same word")
    assert starts["same"] == len(both) and starts["n"] == len(first.statements) + len(second.statements) - len(both)
    events = row(table, "events", "in both lists")
    assert (events["same"], events["n"]) == (24, 27)  # three stand in the second list alone


def test_what_cannot_be_compared_is_explained(first, tmp_path):
    (tmp_path / "talks.txt").write_text("Talks end\n\nHANOI, July 5 (VNA) - Two ministers met on Friday.\n", encoding="utf-8")
    with pytest.raises(CourseError, match="not the same pages"):
        compare_readers(first, course.load(tmp_path))
    with pytest.raises(CourseError, match="No reader has judged anything"):
        compare_readers(course.load(tmp_path), course.load(tmp_path))
