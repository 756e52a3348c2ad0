"""Progress, hand-ins, a class's hand-ins and what was hard in them; answers taken along and brought back."""

import base64
import csv
import errno
import io
import json
import os
import re
import sys
import unicodedata
import zipfile

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ipywidgets import Button, FileUpload
from lxml.html import document_fromstring
from matplotlib.backends.backend_agg import FigureCanvasAgg
from test_exercises import folder, widgets  # noqa: F401 - a fixture, used by its name
from test_views import Checker

import course_lib as course
from course_lib.errors import CourseError
from course_lib.exercises import answerfile
from course_lib.exercises.answerfile import LARGEST, Record, parse
from course_lib.edition.notebooks import ROOT
from course_lib.display.live import WIDGET_VIEW
from course_lib.exercises.classroom import RUBRIC
from course_lib.exercises.handin import (SCHEMA, Entry, as_file_name, as_table, as_typed, course_version,
                                          no_formula, page)
from course_lib.exercises import handin
from course_lib.exercises.questions import every

HOSTILE = '<script>alert("1")</script> & =1+1'


def kinds():
    return [one for one in every() if one.notebook == "kinds"]


def save(**records):
    for number, record in records.items():
        answerfile.change(f"kinds.{number[1:]}", lambda _, record=record: record)


def as_csv(name, entries):
    return handin.as_csv(as_table(name, entries)).decode("utf-8-sig")


# Progress

def test_progress_counts_by_notebook_says_it_in_words_first_and_links_notebooks_that_are_there(folder):  # noqa: F811
    assert course.progress().html == course.progress().html and "Tried" not in course.progress().html
    save(k1=Record("right", 1, 2, 1), k2=Record("not yet", "x", 1, 2, True))
    view, total = course.progress(), len(every())
    words = Checker(view.html).words
    assert repr(view) == f"1 of {total} questions right, 1 not yet, {total - 2} not attempted."
    assert words.startswith(repr(view)) and re.search(r"kinds\s*8\s*1\s*1\s*6\s*3", words)
    assert "Tried, and not right yet:" in words and "kinds.2 A date" in words and "kinds.1" not in words
    assert "<a " not in view.html
    (folder / "kinds.ipynb").touch()
    assert '<a href="kinds.ipynb">kinds</a>' in course.progress().html


# Handing in

def rows_of(path):
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def test_a_hand_in_has_every_question_in_both_files(folder):  # noqa: F811
    save(k1=Record("right", 1, 2, 1), k4=Record("not yet", ["july.4", "july.3"], 1, 2, True))
    said = course.hand_in()
    assert repr(said).startswith("Written for anonymous: hand_in.html and hand_in.csv. 1 of")
    assert re.findall(r'download="([^"]+)"', said.html) == ["hand_in.html", "hand_in.csv"]
    rows = rows_of(folder / "hand_in.csv")
    assert list(rows[0]) == list(SCHEMA) and [row["question"] for row in rows] == [one.id for one in every()]
    by_id = {row["question"]: row for row in rows}
    assert by_id["kinds.1"] | {"title": ""} == {
        "name": "anonymous", "question": "kinds.1", "notebook": "kinds", "kind": "number", "title": "", "state": "right",
        "answer": "1", "attempts": "2", "hints": "1", "solution_seen": "no", "course_version": course_version()}
    assert by_id["kinds.4"]["answer"] == "july.4; july.3" and by_id["kinds.4"]["solution_seen"] == "yes"
    assert by_id["kinds.2"]["state"] == "not attempted" and by_id["kinds.2"]["answer"] == ""
    assert re.fullmatch(r"\d+\.\d+.*", course_version())


def test_the_page_is_complete_in_itself_and_what_was_typed_is_only_text():
    entries = [Entry(one, Record("not yet", HOSTILE * 30, 1)) for one in kinds()]
    shown = document_fromstring(page("A <b>name</b>", entries))
    tags, words = {one.tag for one in shown.iter()}, " ".join(shown.itertext())
    assert not {"script", "b", "img", "link"} & tags and {"h1", "table", "title"} <= tags
    assert not any(set(one.attrib) & {"src", "href", "onclick"} for one in shown.iter())
    assert "Hand-in: A <b>name</b>" in words and HOSTILE in words and "not yet" in words
    assert len(words) < 8 * 600, "long answers are cut on the page"


ALIVE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", '=HYPERLINK("http://x")', "＝1+1", "a;=1+1;b", "a\n=1+1"]


def alive(content):
    """The cells of a CSV file that a spreadsheet would compute, whatever separates them."""
    return [cell for separator in ",;\t" for row in csv.reader(io.StringIO(content, newline=""), delimiter=separator)
            for cell in row if re.match(r"[=+\-@\t\r＝]", cell)]


def test_no_cell_is_a_formula_whatever_separates_them_and_the_answer_can_be_had_as_typed(tmp_path):
    for number, answer in enumerate(ALIVE):
        content = as_csv(answer, [Entry(kinds()[5], Record("not yet", answer, 1))])
        assert not alive(content)
        (tmp_path / f"hand_in_{number:02d}.csv").write_bytes(content.encode())
    results = course.class_results(tmp_path)
    assert list(map(as_typed, results["answer"])) == ALIVE
    assert not re.search(r"(^|[,;\t\r\n]\"?)[=+\-@＝]", results.to_csv(index=False))


@given(st.text("=+-@'\"\t\r\n;,a＝"))
def test_any_answer_comes_back_as_typed(answer):
    assert as_typed(no_formula(answer)) == answer
    assert no_formula(answer)[:1] not in tuple("=+-@\t\r＝")


STEMS = {
    "Ana Silva": "Ana_Silva", "../../etc/passwd": "etc_passwd-3754d6", "a/b\\c:d*e?": "a_b_c_d_e-ef7a26", "CON": "CON-a3dbc4",
    "Reader 7": "Reader_7", "=x": "x-77c638", "Two lines": "Two_lines-efcf3e", "अनीता": "अनीता", "Ngọc Ánh": "Ngọc_Ánh",
    unicodedata.normalize("NFD", "José"): "José",
}
NAMES = ["अनिता", "अनीता", "+1", "-1", "1", "Anna", "anna", "ANNA", "An-na", "An na", "An_na", "An Na", "Straße", "Strasse",
         "नि", "नी", "می\u200cخواهم", "می خواهم", "x" * 80, "x" * 79 + "y", "क्षि" * 20, "aux", "Con", "con", "Ⅳ", "ⅳ", "李明祥",
         "ตุ๊กตา", "ตุกตา", "O'Neil", "O Neil", "a.", "a "]


def test_a_chosen_name_is_kept_and_no_two_share_a_file_on_any_disk_and_each_file_name_is_allowed_on_all(folder):  # noqa: F811
    course.hand_in("  李明祥 ")
    assert rows_of(folder / "hand_in_李明祥.csv")[0]["name"] == "李明祥" and (folder / "hand_in_李明祥.html").is_file()
    assert {name: as_file_name(name) for name in STEMS} == STEMS
    files = {name: as_file_name(name.strip()) for name in NAMES}
    alike = [unicodedata.normalize("NFKD", file).casefold() for name, file in files.items() if name != "a "]
    assert len(set(alike)) == len(alike)
    for file in files.values():
        assert len(f".hand_in_{file}--00-01.html-12345678".encode()) < 255
        assert not re.search(r'[<>:"/\\|?*\0-\x1f]|[. ]$', file)


def test_chosen_notebooks_are_handed_in_alone_and_one_that_is_not_there_is_named(folder):  # noqa: F811
    for notebooks, words in ((["77"], "There is no notebook with questions '77'. There is: 00, 01"), ([], "in a list"),
                             (True, 'the numbers of notebooks, such as ["00", "01"], not True'), ([9], "questions '09'"),
                             ([None], "not a list of 1 with None in it")):
        with pytest.raises(CourseError, match=re.escape(words)):
            course.hand_in("Anna", notebooks=notebooks)
    assert not list(folder.glob("hand_in*"))
    said = course.hand_in("Anna", notebooks=["00", 1])
    assert "hand_in_Anna--00-01.html and hand_in_Anna--00-01.csv. 0 of" in repr(said)
    assert {row["notebook"][:2] for row in rows_of(folder / "hand_in_Anna--00-01.csv")} == {"00", "01"}
    assert course.hand_in(notebooks=["kinds", "01_what_is_this_page"]) and (folder / "hand_in--01-kinds.csv").is_file()


def test_with_the_name_as_the_notebooks_have_it_nothing_is_written(folder):  # noqa: F811
    assert "Nothing is handed in yet. Write your name" in repr(course.hand_in("your name", notebooks=["00"]))
    assert not list(folder.glob("hand_in*"))


def test_an_older_hand_in_is_kept_under_another_name_and_a_teacher_who_shares_the_folder_may_read_it(folder):  # noqa: F811
    course.hand_in("Anna")
    first = (folder / "hand_in_Anna.csv").read_bytes()
    assert "older" not in repr(course.hand_in("Anna")), "the same once more is no other"
    save(k1=Record("right", 1, 1))
    assert "older ones are kept as hand_in_Anna_before_1.html and hand_in_Anna_before_1.csv" in repr(course.hand_in("Anna"))
    assert (folder / "hand_in_Anna_before_1.csv").read_bytes() == first != (folder / "hand_in_Anna.csv").read_bytes()
    (folder / "plain").touch()
    assert (folder / "hand_in_Anna.csv").stat().st_mode == (folder / "plain").stat().st_mode


def test_on_a_disk_without_room_the_old_hand_in_stands_and_no_half_of_a_new_one(folder, monkeypatch):  # noqa: F811
    course.hand_in("Anna")
    before = {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}
    save(k1=Record("right", 1, 1))
    (folder / "answers.json").unlink()
    real, left = os.fsync, [1]
    monkeypatch.setattr(os, "fsync", lambda handle: real(handle) if left and left.pop() else full())
    with pytest.raises(CourseError, match="No space left on device"):
        course.hand_in("Anna")
    after = {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}
    assert {name: content for name, content in after.items() if not name.startswith(".answers")} == before


def full():
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_spreadsheet_that_cannot_be_made_is_explained(folder, monkeypatch):  # noqa: F811
    course.hand_in("Anna")
    monkeypatch.setattr("openpyxl.Workbook.save", lambda *_: full())
    with pytest.raises(CourseError, match="the disk is full. Make room"):
        course.class_table(".")
    assert not list(folder.glob("class_table*"))


def test_a_name_or_a_place_that_cannot_be_used_is_explained_and_nothing_is_written(folder):  # noqa: F811
    (folder / "file").touch()
    (folder / "hand_in.csv").mkdir()
    no_names = ("", "   ", "../..", "***", "x" * 81, "x" * 300, "a\0b", "a\u202eb", "\u0301")
    for asked, words in (*(({"name": name}, "Give another one") for name in no_names),
                         *(({"folder": folder}, "Name another folder") for folder in ("nowhere", "file")),
                         ({"folder": "."}, "this is a folder, not a file; move it away")):
        with pytest.raises(CourseError, match=words):
            course.hand_in(**asked)
    assert [path.name for path in folder.glob("hand_in*")] == ["hand_in.csv"]


# A class

def hand_ins(folder, students=30, questions=None):  # noqa: F811
    """Hand-ins of a class: every third is anonymous, every second lies in a folder of its own."""
    for number in range(students):
        states = [Record("right", 1, 1), Record("not yet", "x", 2, 2), Record()]
        entries = [Entry(one, states[(number + at) % 3]) for at, one in enumerate(questions or kinds())]
        place = folder / "class" / (f"S{number:02d}" if number % 2 else ".")
        place.mkdir(parents=True, exist_ok=True)
        name = f"Reader {number}" if number % 3 else "anonymous"
        (place / f"{number:02d}_hand_in.csv").write_text(as_csv(name, entries), encoding="utf-8-sig", newline="")
    return folder / "class"


def test_thirty_hand_ins_become_one_table(folder, capsys):  # noqa: F811
    results = course.class_results(hand_ins(folder))
    assert capsys.readouterr().out == "30 hand-ins read.\n"
    assert list(results.columns) == ["student", "file", *SCHEMA] and len(results) == 30 * 8
    assert results["student"].nunique() == 30 and {"anonymous 1", "anonymous 10", "Reader 1"} <= set(results["student"])
    assert results["attempts"].dtype == int and results["solution_seen"].dtype == bool
    assert (results.groupby("student")["question"].nunique() == 8).all()


GOOD = "name,question,notebook,kind,title,state,answer,attempts,hints,solution_seen,course_version\n" \
       "Ana,1.1,n,number,t,right,1,1,0,no,0.1\n"


@pytest.mark.parametrize("content, why", [
    (b"", "it is empty; ask for"), (b"\xef\xbb\xbf \r\n", "it is empty; ask for"), (b"a,b\n1,2\n", "no hand-in: it has not"),
    (b"\0\1\2", "it is damaged, or no hand-in"),
    (GOOD.splitlines(True)[0].encode(), "no answers in it"),
    (GOOD.replace("right", "wrong").encode(), "line 2, column 'state': 'wrong' is not allowed"),
    (GOOD.replace(",1,0,no", ",one,0,no").encode(), "line 2, column 'attempts': 'one' is not allowed. It needs a whole number"),
    (GOOD.replace(",no,0.1", "").encode(), "line 2, column 'solution_seen': empty"),
    ((GOOD + GOOD.splitlines(True)[1]).encode(), "question 1.1 twice"), (GOOD.encode() + b'"', "line 3: not a row of CSV"),
    (b" " * (4 * LARGEST + 1), "larger than 4 MB"),
])
def test_a_bad_file_is_reported_and_the_others_are_read(content, why, folder, capsys):  # noqa: F811
    place = hand_ins(folder, 3)
    (place / "hand_in_bad.csv").write_bytes(content)
    assert course.class_results(place)["student"].nunique() == 3
    said = capsys.readouterr().out
    assert said.startswith("3 hand-ins read. hand_in_bad.csv was left out: ") and why in said and said.count("\n") == 1


OTHER = GOOD.replace("right", "not yet")


@pytest.mark.parametrize("files, students", [
    ([GOOD, GOOD, OTHER], ["Ana 1", "Ana 2"]), ([GOOD, GOOD.replace("1.1", "2.1"), OTHER], ["Ana 1", "Ana 1", "Ana 2"]),
    ([GOOD, GOOD.replace("1.1", "2.1")], ["Ana", "Ana"])])
def test_a_file_twice_counts_once_and_one_name_is_one_student_unless_a_question_is_in_two(files, students, tmp_path, capsys):
    for name, content in zip("abc", files):
        (tmp_path / f"hand_in_{name}.csv").write_text(content)
    assert course.class_results(tmp_path)["student"].to_list() == students
    said = "hand_in_b.csv was left out: it is the same as hand_in_a.csv." in capsys.readouterr().out
    assert said is (files[0] == files[1])


def test_a_folder_without_hand_ins_is_explained(tmp_path):
    for place, words in ((tmp_path / "no", "There is no folder"), (tmp_path, "No hand-in was found")):
        with pytest.raises(CourseError, match=words):
            course.class_results(place)
    (tmp_path / "hand_in.csv").write_text("x")
    with pytest.raises(CourseError, match="hand_in.csv was left out"):
        course.class_results(tmp_path)


def results(*rows):
    columns = ["student", "question", "title", "state", "hints"]
    return pd.DataFrame([dict(zip(columns, row)) for row in rows])


def test_the_figure_counts_states_in_the_order_of_the_course():
    figure = course.hard_questions(results(
        ("a", "1.10", "Ten", "right", 0), ("b", "1.10", "Ten", "right", 1), ("a", "1.9", "Nine", "not yet", 2),
        ("b", "1.9", "Nine", "right", 1), ("c", "1.9", "Nine", "not attempted", 0)))
    assert figure.data.to_dict("list") == {
        "question": ["1.9", "1.10"], "title": ["Nine", "Ten"], "right": [1, 2], "not yet": [1, 0],
        "not attempted": [1, 0], "students": [3, 2], "hints_per_student": [1.0, 0.5]}
    assert figure.title == "Question 1.9 was hardest: 1 of 2 who tried have it right"
    assert figure.alt == ("1.9 Nine: 1 right, 1 not yet, 1 not attempted and 1.10 Ten: 2 right, 0 not yet, "
                          "0 not attempted.")
    assert "2 questions in the order of the course, 3 students" == figure.subtitle


@pytest.mark.parametrize("states, title", [
    (["not attempted", "not attempted"], "No question has been attempted yet"),
    (["right", "not attempted"], "Every question that was attempted was answered right"),
    (["not yet", "not yet"], "Questions 1.0 and 1 other were hardest: 0 of 1 who tried have 1.0 right"),
])
def test_the_title_states_the_finding(states, title):
    rows = [("a", f"1.{number}", "T", state, 0) for number, state in enumerate(states)]
    assert course.hard_questions(results(*rows)).title == title


def test_forty_five_questions_and_thirty_students_stay_readable(folder):  # noqa: F811
    many = [kinds()[at % 8]._replace(id=f"{at // 9 + 1}.{at % 9 + 1}", title="How many words of a title fit " * 3)
            for at in range(45)]
    figure = course.hard_questions(course.class_results(hand_ins(folder, 30, many)))
    axes, = figure.drawing.axes
    canvas = FigureCanvasAgg(figure.drawing)
    canvas.draw()
    drawn = canvas.get_renderer()
    assert min(text.get_size() for text in axes.texts) >= 10
    names = [text.get_window_extent(drawn) for text in axes.texts if text.get_text().endswith("…")]
    assert len(names) == 45 and max(box.x1 for box in names) < min(bar.get_window_extent().x0 for bar in axes.patches)
    assert all(one.y0 > other.y1 for one, other in zip(names, names[1:])), "names overlap"
    assert "The others of 45 stand in the data." in figure.alt


def test_what_is_no_table_of_results_is_refused():
    for table in (None, pd.DataFrame(), pd.DataFrame({"a": [1]}), results().reindex(columns=["student"])):
        with pytest.raises(CourseError, match="class_results"):
            course.hard_questions(table)


# The answer key

def test_the_key_has_answers_messages_solution_and_passages():
    words = Checker(course.answer_key("kinds").html).words
    for asked in kinds():
        messages = [*(one.message for one in asked.wrong), *(one.message for one in asked.elsewhere)]
        for part in (asked.title, asked.solution, *messages):
            assert part.replace("`", "") in words
    assert "Right: 1" in words and "Right: Thursday 25 July 2024" in words and "july.3 among the entries" in words
    assert "july.5, line 151" in words and len(course.answer_key().html) > len(course.answer_key("kinds").html)
    with pytest.raises(CourseError, match="No question belongs to a notebook 'x'"):
        course.answer_key("x")


def test_the_key_to_a_question_for_evidence_has_each_cut_that_is_right_and_the_parts_it_must_hold():
    words = Checker(course.answer_key("01").html).words
    assert "Right: july.1, line 23: “This and similar subsequent references in this introduction”" in words
    assert "A cut from it must hold: what the writer calls the text itself (“this introduction”)." in words


# Answers to take along

def test_my_answers_are_one_output_in_three_fixed_forms_and_the_download_holds_all(folder):  # noqa: F811
    view, one = course.my_answers(), course.my_answers()._repr_mimebundle_()
    assert "no saved answers yet" in view.download()
    save(k1=Record("right", 1, 1), k2=Record("not yet", "x", 1))
    answerfile.change("0.open", lambda record: record._replace(state="right", answer="mine"))
    assert "with 2 questions and 1 note." in view.download()
    other = course.my_answers()._repr_mimebundle_()
    one.pop(WIDGET_VIEW), other.pop(WIDGET_VIEW)
    assert one == other and set(one) == {"text/html", "text/plain"}
    assert "the better state is kept" in Checker(one["text/html"]).words
    next(one for one in widgets(view, Button)).click()
    link, = re.findall(r'download="answers.json" href="data:application/json;base64,([^"]+)"', view._said.value)
    assert parse(base64.b64decode(link)) == answerfile.read()[0]


def test_restoring_keeps_the_better_state_and_the_file_of_before(folder):  # noqa: F811
    save(k1=Record("right", 1, 1, 0, True), k2=Record("not yet", "x", 3, 1), k3=Record("not yet", "mine", 1))
    before = (folder / "answers.json").read_bytes()
    theirs = {"kinds.1": Record("not yet", 5, 4), "kinds.2": Record("right", "25 July", 1),
              "kinds.3": Record("not yet", "theirs", 2), "9.9": Record("right", 1, 1)}
    said = course.my_answers().restore(answerfile.dump(theirs).encode())
    assert said.startswith("Restored: 4 questions from the file; now there are 4.")
    assert "kept as answers_before_restoring_1.json" in said
    assert (folder / "answers_before_restoring_1.json").read_bytes() == before
    assert answerfile.read()[0] == {
        "kinds.1": Record("right", 1, 4, 0, True), "kinds.2": Record("right", "25 July", 3, 1),
        "kinds.3": Record("not yet", "mine", 2), "9.9": Record("right", 1, 1)}


def test_what_cannot_be_restored_changes_nothing(folder):  # noqa: F811
    save(k1=Record("right", 1, 1))
    before = (folder / "answers.json").read_bytes()
    said = course.my_answers().restore(b'{"cells": []}')  # what else is no file of answers: see test_answerfile
    assert said.startswith("Nothing was restored. The file ") and "Choose a file" in said
    assert (folder / "answers.json").read_bytes() == before and len(list(folder.glob("answers*"))) == 1


def test_an_uploaded_file_is_restored_and_the_next_one_too():
    view = course.my_answers()
    upload, = widgets(view, FileUpload)
    for name in ("kinds.1", "kinds.2"):
        content = answerfile.dump({name: Record("right", 1, 1)}).encode()
        upload.value = [{"name": "a.json", "type": "", "size": len(content), "content": memoryview(content),
                         "last_modified": pd.Timestamp("2024-07-25", tz="UTC").to_pydatetime()}]
        assert "Restored: 1 question" in Checker(view._said.value).words and upload.value == ()
    assert set(answerfile.read()[0]) == {"kinds.1", "kinds.2"}


# Hand-ins as spreadsheets and other systems leave them

@pytest.mark.parametrize("save", [
    lambda text: text.replace(",", ";").encode("utf-8-sig"), lambda text: text.replace(",", "\t").encode("utf-16"),
    lambda text: ("sep=,\r\n" + text).encode(), lambda text: text.replace("\n", "\n\n,,,,,,,,,,\n").encode(),
    lambda text: text.replace("\n", ",,\n").encode(), lambda text: text.replace("\n", "\r").encode(),
    lambda text: text.replace("right", "RIGHT").replace("name,", "Name,").encode(),
    lambda text: text.replace("solution_seen", "Solution seen").encode("cp1252"),
    lambda text: text.replace("version\n", "version,mark\n").replace("0.1\n", "0.1,good\n").encode(),
])
def test_a_hand_in_is_read_however_a_spreadsheet_saved_it(save, tmp_path):
    (tmp_path / "Hand-In José.CSV").write_bytes(save(GOOD.replace("Ana", "José")))
    results = course.class_results(tmp_path)
    assert results[["student", "question", "state", "answer", "attempts"]].to_numpy().tolist() == [["José", "1.1", "right", "1", 1]]


@pytest.mark.parametrize("changed", ["1.1", "01. Jan", "2026-01-01", "1,1"])
def test_a_question_whose_number_a_spreadsheet_took_for_something_else_is_known_by_its_title(changed, tmp_path):
    own = next(one for one in every() if one.id == "1.7")
    content = as_csv("Ana", [Entry(own, Record("right", 1, 1))]).replace(",1.7,", f',"{changed}",')
    (tmp_path / "hand_in.csv").write_text(content)
    assert course.class_results(tmp_path)["question"].to_list() == ["1.7"]


def test_droppings_are_passed_over_and_what_is_no_table_is_named(tmp_path, capsys):
    tmp_path /= "class"
    tmp_path.mkdir()
    (tmp_path / "hand_in_a.csv").write_text(GOOD)
    for name in ("._hand_in_a.csv", "~$hand_in_a.csv", ".~lock.hand_in_a.csv#", ".DS_Store", "hand_in_a.html", "Thumbs.db"):
        (tmp_path / name).write_bytes(b"\0\1")
    (tmp_path / "__MACOSX").mkdir()
    (tmp_path / "__MACOSX" / "._hand_in_a.csv").write_bytes(b"\0\1")
    assert len(course.class_results(tmp_path)) == 1 and capsys.readouterr().out == "1 hand-in read.\n"
    (tmp_path / "hand_in_b.csv").mkdir()
    (tmp_path / "hand_in_c.csv").symlink_to("gone/hand_in.csv")
    (tmp_path / "hand_in_d.csv").symlink_to("hand_in_d.csv")
    (tmp_path / "hand_in_e.xlsx").write_bytes(b"PK")
    for name in ("answers.json", "01.ipynb", "hand_in_g.html", "hand_in_h"):
        (tmp_path / name).write_text("{}")
    os.mkfifo(tmp_path / "hand_in_f.csv")
    assert len(course.class_results(tmp_path)) == 1
    said = capsys.readouterr().out
    for name, why in {"b.csv": "this is a folder", "c.csv": "a link that leads nowhere", "d.csv": "leads back to itself",
                      "e.xlsx": "no CSV file", "f.csv": "a pipe", "g.html": "the page to read; ask for the table",
                      "h": "no CSV file"}.items():
        assert re.search(rf"hand_in_{name} was left out: [^.]*{why}", said)
    assert "answers.json was left out: it is no CSV" in said and "01.ipynb was left out: it is no CSV file" in said


def test_a_table_with_the_columns_of_a_hand_in_is_read_whatever_its_name_and_another_one_is_named(tmp_path, capsys):
    (tmp_path / "Ana").mkdir()
    (tmp_path / "Ana" / "ben.csv").write_text(GOOD)
    (tmp_path / "notes.csv").write_text("a,b\n1,2\n")
    assert course.class_results(tmp_path)["file"].to_list() == ["Ana/ben.csv"]
    assert "notes.csv was left out: it is damaged, or no hand-in: it has not the columns" in capsys.readouterr().out


# The class table

@pytest.fixture
def table(folder):  # noqa: F811
    place = folder / "class"
    place.mkdir()
    for at, answer in enumerate(ALIVE + ["#N/A", "a\x01b", "TRUE", "7"]):
        (place / f"{at:02d}_hand_in.csv").write_text(
            as_csv(answer.strip() + "x", [Entry(one, Record("not yet", answer, 1, 2)) for one in kinds()]), encoding="utf-8")
    (place / "hand_in_bad.csv").write_text("x")
    return course.class_table("class", "out.xlsx")


def sheets(path):
    from openpyxl import load_workbook

    return {sheet.title: [[cell for cell in row] for row in sheet.iter_rows()] for sheet in load_workbook(path)}


def test_a_class_table_has_a_sheet_for_answers_writings_and_hard_questions_and_names_what_was_not_read(table, folder):  # noqa: F811
    assert repr(table).startswith(f"Written for {len(ALIVE) + 4} students: out.xlsx, out_overview.csv, ")
    assert "hand_in_bad.csv was left out: " in repr(table) and "hand_in_bad.csv" in table.html
    read = sheets(folder / "out.xlsx")
    heads = {name: [cell.value for cell in rows[0]] for name, rows in read.items()}
    assert list(heads) == ["Overview", "Answers", "Writings", "Hard questions", "Not read"]
    assert heads["Answers"][:6] == ["student", "notebook", "question", "title", "state", "answer"]
    assert heads["Writings"] == ["student", "file", "question", "title", "writing", "quotation", "attribution", "other reading",
                                 "limits", "comment"]
    assert [len(rows) - 1 for rows in read.values()] == [len(ALIVE) + 4, 8 * (len(ALIVE) + 4), len(ALIVE) + 4, 8, 1]
    rubric = prose(ROOT / "notebooks" / "writing_tasks.ipynb")
    assert all(f"### {thing.capitalize()}\n" in rubric for thing in RUBRIC)


def prose(path):
    return "\n".join("".join(cell["source"]) + "\n" for cell in json.loads(path.read_text(encoding="utf-8"))["cells"])


def test_nothing_in_a_class_table_is_alive_and_answers_stand_there_as_typed(table, folder):  # noqa: F811
    rows = sheets(folder / "out.xlsx")["Answers"][1:]
    assert {row[5].value for row in rows} >= {one for one in ALIVE if not set("\r") & set(one)} | {"#N/A", "TRUE", "7", "a\ufffdb"}
    for sheet in sheets(folder / "out.xlsx").values():
        for cell in (cell for row in sheet for cell in row):
            assert cell.data_type in "sn" and not cell.hyperlink
            assert cell.quotePrefix or not re.match(r"[=+\-@\t]", str(cell.value))
    with zipfile.ZipFile(folder / "out.xlsx") as book:
        assert not [name for name in book.namelist() if b"<f>" in book.read(name) or "external" in name.lower()]
    assert not [file for file in folder.glob("out_*.csv") if alive(file.read_bytes().decode("utf-8-sig"))]


def test_a_class_table_that_was_filled_in_is_kept_and_what_cannot_be_written_is_explained(table, folder, monkeypatch):  # noqa: F811
    (folder / "out.xlsx").write_bytes(b"filled in")
    assert re.search("Older ones are kept as out_before_1.xlsx.*; marks that you typed stand in these only.",
                     repr(course.class_table("class", "out.xlsx")))
    assert (folder / "out_before_1.xlsx").read_bytes() == b"filled in"
    for file, words in (("out.xls", "ends in .xlsx"), ("gone/out.xlsx", "Nothing can be written")):
        with pytest.raises(CourseError, match=words):
            course.class_table("class", file)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(CourseError, match="start the course again"):
        course.class_table("class")


def test_writings_stand_beside_the_columns_of_the_rubric(tmp_path):
    (tmp_path / "hand_in.csv").write_text(GOOD + "Ana,1.9,n,note,My memo,right,=Two lines,1,0,no,0.1\n")
    course.class_table(tmp_path, tmp_path / "out.xlsx")
    first, = sheets(tmp_path / "out.xlsx")["Writings"][1:]
    assert "1.9" not in [row[2].value for row in sheets(tmp_path / "out.xlsx")["Answers"]]
    assert [cell.value for cell in first] == ["Ana", "hand_in.csv", "1.9", "My memo", "=Two lines", *[None] * 5]


def test_the_overview_has_a_row_for_each_student_by_name_and_what_was_not_attempted_stays_blank(tmp_path):
    def one(student, question, state, kind="number"):
        return f"{student},{question},n,{kind},t,{state},1,1,0,no,0.1\n"

    head = GOOD.splitlines(True)[0]
    rows = {"Zoe/b.csv": ("anna", "1.10", "right"), "a.csv": ("Ben", "1.9", "not yet"), "c.csv": ("Ben", "1.2", "right"),
            "d.csv": ("Cy", "1.9", "not attempted"), "e.csv": ("Dan", "1.open", "written", "note")}
    (tmp_path / "Zoe").mkdir()
    for file, row in rows.items():
        (tmp_path / file).write_text(head + one(*row))
    course.class_table(tmp_path, tmp_path / "out.xlsx")
    read = sheets(tmp_path / "out.xlsx")
    assert [[cell.value for cell in row] for row in read["Overview"]] == [
        ["student", "file", "right", "not yet", "not attempted", "1.2", "1.9", "1.10"],
        ["anna", "Zoe/b.csv", 1, 0, 0, None, None, "right"], ["Ben", "a.csv, c.csv", 1, 1, 0, "right", "not yet", None],
        ["Cy", "d.csv", 0, 0, 1, None, None, None], ["Dan", "e.csv", 0, 0, 0, None, None, None]]
    assert [row[0].value for row in read["Answers"][1:]] == ["anna", "Ben", "Ben", "Cy"]
    coloured = {cell.value for row in read["Overview"] for cell in row if cell.fill.fgColor.rgb != "00000000"}
    assert coloured == {"right", "not yet"}
