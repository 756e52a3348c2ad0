"""Boxes to write in: what is written is kept, there again, taken along and handed in; a quotation is looked up."""

import csv
import io

import pytest

import course_lib as course
from course_lib.edition.notebooks import ROOT
from course_lib.errors import CourseError
from course_lib.exercises import answerfile
from course_lib.exercises.answerfile import dump, parse
from course_lib.exercises.handin import entries_now, summed_up
from course_lib.exercises.hardness import by_question
from course_lib.exercises.myanswers import MyAnswers
from course_lib.exercises.notes import CLAIM as CLAIM_BOXES
from course_lib.exercises.notes import GRADES, LONGEST, NOTES, claim_in_words, looked_up
from tests.lesson_measures import cells, prose, read

CLAIM = {"text": "It depends on the claim.", "citation": "july.4, line 143", "who": "several sides, not all",
         "quotation": "the Chinese and Russian sides also said they support Laos", "verb": "said", "sources": "one telling",
         "done": "stated"}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COURSE_ANSWERS", str(tmp_path / "answers.json"))
    return tmp_path


def test_what_was_written_is_there_again_and_no_question_counts_it():
    before = summed_up(entries_now()[0])
    assert course.note("3.open").keep(CLAIM) == (
        "Kept. Nobody marks the grades here: compare them with “What the grades mean”.")
    again = course.note("3.open")
    assert again.answer == CLAIM and "It depends on the claim." in again._repr_mimebundle_()["text/html"]
    assert again.widget and {name: box.value for name, box in again._boxes.items()} == CLAIM
    assert summed_up(entries_now()[0]) == before
    assert course.note("0.open").keep({"text": "", "who": ""}) == "Nothing is written here, so nothing is kept."
    assert "Run this cell to write." in again.static()
    again._boxes["text"].value = "No."  # leaving a box keeps it as the button does
    assert answerfile.read()[0]["3.open"].answer == CLAIM | {"text": "No."}


def test_what_is_too_long_is_said_and_nothing_is_lost_and_a_box_that_is_not_there_is_named():
    form = course.note("2.open")
    form.keep({"text": "kept"})
    assert form.keep({"text": "x" * (LONGEST + 1)}).startswith("This is too long")
    assert course.note("2.open").answer == {"text": "kept"}
    with pytest.raises(CourseError, match="did you mean '3.open'"):
        course.note("3.opne")


def test_words_are_counted_where_a_task_limits_them_and_an_earlier_grade_stays_chosen():
    assert course.note("7.memo").keep({"text": "one two three"}) == "Kept. 3 words; the task asks for 250 at most."
    course.note("3.open").keep(CLAIM | {"sources": "one"})
    again = course.note("3.open")
    assert again.widget and again._boxes["sources"].value == "one telling"


def test_each_grade_is_explained_and_the_writing_tasks_use_the_same_words():
    tasks = " ".join(prose(read(ROOT / "notebooks" / "writing_tasks.ipynb")).split())
    assert list(GRADES) == [*CLAIM_BOXES["sources"][1], *CLAIM_BOXES["done"][1]]
    assert all(f"*{grade}*" in tasks for name in ("who", "sources", "done") for grade in CLAIM_BOXES[name][1])
    assert all(meaning in tasks for meaning in GRADES.values())
    assert "What the grades mean" in course.note("3.open")._repr_mimebundle_()["text/html"]


def test_it_is_downloaded_and_restored():
    course.note("0.open").keep({"text": "CGTN"})
    content = dump(answerfile.read()[0]).encode()
    assert parse(content)["0.open"].answer == {"text": "CGTN"}
    answerfile.place().unlink()
    MyAnswers().restore(content)
    assert course.note("0.open").answer == {"text": "CGTN"}


def test_it_is_handed_in_whole_on_the_page_and_in_the_table(folder):
    course.note("7.memo").keep({"text": "A memo <b>of</b> many words. " * 60})
    course.note("3.open").keep(CLAIM)
    course.hand_in("Anna")
    page = (folder / "hand_in_Anna.html").read_text(encoding="utf-8")
    assert page.count("A memo &lt;b&gt;of") == 60 and "Who says it: several sides, not all." in page
    table = list(csv.DictReader(io.StringIO((folder / "hand_in_Anna.csv").read_text(encoding="utf-8-sig"))))
    assert [row["question"] for row in table if row["kind"] == "note"] == ["3.open", "7.memo"]
    assert not set(by_question(course.class_results(folder))["question"]) & set(NOTES)
    course.hand_in("Ben", notebooks=["03"])
    assert "7.memo" not in (folder / "hand_in_Ben--03.csv").read_text(encoding="utf-8")


def test_claims_stand_above_the_memo_and_as_a_view():
    assert repr(course.my_claims()) == "Your claims so far: none."
    course.note("3.open").keep(CLAIM)
    course.note("4.open").keep({"text": "no claim here"})
    assert repr(course.my_claims()) == "Your claims so far: 1."
    assert claim_in_words(CLAIM) in course.my_claims().html.replace("&#x27;", "'")
    assert "support Laos" in course.note("7.memo")._repr_mimebundle_()["text/html"]


@pytest.mark.parametrize("changed, words", [
    ({}, ""), ({"quotation": ""}, "Which words"),
    ({"citation": "July 4, line 143"}, ""), ({"citation": "july.4, lines 141–143"}, ""),
    *[({"citation": form}, "") for form in ("Xinhua, July 4, line 143", "july.4 line 143", "july.4, 143",
                                            "july.4:143", "july.4 143", "July 4 l. 143",
                                            "line 143 of july.4", "lines 141-143, in july.4", "(july.4, line 143)")],
    ({"citation": "july.4, 26 July, line 143"}, ""), ({"citation": "line 111 of july.4"}, "not at line 111."),
    ({"citation": ""}, "Add its citation"), ({"citation": "july.4"}, "Add the line to the citation"),
    ({"citation": "july.4, line 111"}, "The quotation stands at july.4, line 143, not at line 111."),
    ({"citation": "july.3, line 1"}, "do not stand in july.3. They stand at july.4, line 143"),
    ({"citation": "juyl.4"}, "did you mean july.4?"), ({"quotation": "they supported Laos"}, "stand"),
    ({"verb": "stressed"}, "“stressed” is not printed in this paragraph")])
def test_a_quotation_is_looked_up_and_nothing_else_is_judged(changed, words):
    said = looked_up(CLAIM | changed)
    assert words in said if words else said == ""


def test_each_open_question_has_its_box_right_below_it():
    for one in NOTES.values():
        sources = [cell.source for cell in read(ROOT / "notebooks" / f"{one.notebook}.ipynb").cells]
        assert f'course.note("{one.id}")' in sources
        if one.matter:
            assert "**An open question.**" in sources[sources.index(f'course.note("{one.id}")') - 1]
    assert not NOTES["0.open"].matter
    assert 'course.note("0.open")' in cells(read(ROOT / "notebooks" / "07_same_meeting.ipynb"), "code")
