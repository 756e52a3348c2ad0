"""What a program found against a list made by hand, and the lists themselves."""

import json
from pathlib import Path

import pandas as pd
import pytest
from page_scores import PAGES
from test_views import Checker

import course_lib as course
from course_lib.analysis.counting import ReadingError
from course_lib.analysis.handlists import Verdicts, against_list, by_hand
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


def test_a_list_of_ones_own_is_read_like_those_of_the_course(tmp_path):
    (tmp_path / "mine.csv").write_text("article_id,sentence,date,participants,line\njuly.1,3,,Wang Yi;  Ana Bó,\n",
                                       encoding="utf-8-sig")
    row = by_hand("mine", tmp_path).iloc[0]
    assert row["sentence"] == "july.1.3" and row["participants"] == ("wang-yi", "new-ana-bo")
    assert pd.isna(row["date"]) and pd.isna(row["line"])


@pytest.mark.parametrize("name, message", [
    ("meeting", "no list made by hand 'meeting'. There is: articles, .*meetings"), ("README", "no list made by hand")])
def test_a_list_that_is_not_there_is_explained(name, message):
    with pytest.raises(CourseError, match=message):
        by_hand(name)


def test_a_damaged_list_is_explained(tmp_path):
    (tmp_path / "mine.csv").write_bytes(b"name\n\xff\n")
    with pytest.raises(CourseError, match="mine.csv cannot be read. Save it as 'CSV UTF-8'"):
        by_hand("mine", tmp_path)


@pytest.mark.parametrize("name", ["meetings", "tellings", "people", "frameworks", "formulas", "statements", "sentences"])
def test_a_list_has_columns_of_the_table_of_its_name(corpus, name):
    table, listed = getattr(corpus, name), by_hand(name)
    on = [column for column in ("participants", "speaker_ids", "person_id", "framework_id", "formula_id", "sentence",
                                "article_id", "date", "start") if column in table and column in listed]
    both = against_list(table, listed, on=on)
    assert isinstance(both, Verdicts) and len(on) > 1 and both.recall > 0.6


def test_the_list_for_the_invented_pages_is_the_one_they_are_tested_with():
    gold = json.loads((PAGES / "tuning" / "gold.json").read_text(encoding="utf-8"))
    wanted = {(Path(page["file"]).stem, "; ".join(sorted(one["participants"])), one["date"] or "", one["kind"],
               one["status"]) for page in gold for article in page["articles"] for one in article.get("meetings", [])}
    listed = pd.read_csv(PAGES / "tuning" / "meetings.csv", keep_default_na=False)
    people = ["; ".join(sorted(cell.split("; "))) for cell in listed["participants"]]
    columns = (listed["page_id"], people, listed["date"], listed["kind"], listed["status"])
    assert sorted(zip(*columns)) == sorted(wanted)
    sources = pd.read_csv(PAGES / "tuning" / "sources.csv")
    assert dict(zip(sources["file"], sources["published"])) == {
        page["file"]: page["published"] for page in gold if page.get("published")}


def test_a_list_of_other_pages_is_suspected():
    found = against_list(course.load().meetings.head(2), by_hand("meetings").tail(1), on="participants")
    assert repr(found).endswith("Nothing is in both: is the list of the same pages?")
