"""Question files: what they hold, how one question is found, and how a slip in a file is met."""

import re
import subprocess
import sys
from datetime import date

import pytest

from course_lib.errors import CourseError
from course_lib.exercises.question import QuestionError
from course_lib.exercises.questions import every, find, read

NUMBER = """\
notebook = "90_own"
[[question]]
id = "90.1"
kind = "number"
title = "A number"
prompt = "How many?"
answer = 4
hints = ["first", "second"]
solution = "Four."
"""
CHOICE = NUMBER.replace('kind = "number"', 'kind = "choice"\noptions = ["yes", "no"]').replace("answer = 4", 'answer = "yes"')
SEVERAL = NUMBER.replace('kind = "number"', 'kind = "several"').replace("answer = 4", 'answer = ["july.1", "april.1"]')
EVIDENCE = NUMBER.replace('kind = "number"', 'kind = "evidence"').replace("answer = 4\n", "") + """\
[[question.supports]]
cite = "july.4, line 143"
quote = "the Chinese and Russian sides also said"
"""


@pytest.fixture
def folder(tmp_path):
    def write(text, name="own.toml"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path
    return write


def test_a_question_is_read_as_written(folder):
    text = NUMBER + '[[question.wrong]]\nanswer = 5\nmessage = "No."\npassage = {cite = "july.5, line 151"}\n'
    question = find("90.1", folder(text))
    assert (question.answer, question.hints, question.notebook) == (4, ("first", "second"), "90_own")
    assert question.wrong[0].passage.cite == "july.5, line 151"


def test_dates_stay_dates(folder):
    text = NUMBER.replace('kind = "number"', 'kind = "date"').replace("answer = 4", "answer = 2024-07-25")
    assert find("90.1", folder(text)).answer == date(2024, 7, 25)


@pytest.mark.parametrize("typed", ["1.1", " 1.1 ", "01.1"])
def test_a_question_is_found_by_its_number(typed):
    assert find(typed).id == "1.1"


def test_the_first_notebook_has_number_0():
    assert find("0.1").kind == find("00.1").kind == "choice"


def test_a_number_without_quotation_marks_is_explained():
    with pytest.raises(CourseError, match="in quotation marks"):
        find(1.1)


def test_what_there_is_not_is_said_with_what_there_is():
    with pytest.raises(CourseError, match=r"no question 1\.77\. Notebook 1 has: 1\.1, 1\.2"):
        find("1.77")
    with pytest.raises(CourseError, match=r"no question 'x'\. The questions are: 0\.1"):
        find("x")


def test_a_teachers_file_is_found_beside_the_notebooks(folder, tmp_path, monkeypatch):
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / "own.toml").write_text(NUMBER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert find("90.1").answer == 4
    assert find("1.1").answer == 15


def test_an_id_twice_names_both_files(folder):
    with pytest.raises(QuestionError, match=r"1\.1 is in .*01\.toml and in .*own\.toml"):
        every(folder(NUMBER.replace("90.1", "1.1")))


def test_a_changed_file_is_read_anew(folder):
    import os
    file = folder(NUMBER) / "own.toml"
    read(file)
    file.write_text(NUMBER.replace("answer = 4", "answer = 7"), encoding="utf-8")
    os.utime(file, ns=(1, 1))
    assert read(file)[0].answer == 7


FAULTS = {
    "unknown key": (NUMBER.replace("unit", "unit") + 'colour = "red"\n', "'colour': there is no such key in a question of the kind number"),
    "key of another kind": (NUMBER + 'options = ["a", "b"]\n', "'options': there is no such key"),
    "missing key": (NUMBER.replace('solution = "Four."\n', ""), "'solution': the key is missing"),
    "missing answer": (NUMBER.replace("answer = 4\n", ""), "'answer': the key is missing"),
    "wrong type": (NUMBER.replace("answer = 4", 'answer = "4"'), "'answer': this must be a number; it is '4'"),
    "true is no number": (NUMBER.replace("answer = 4", "answer = true"), "'answer': this must be a number"),
    "unknown kind": (NUMBER.replace('"number"', '"riddle"'), "'kind': this must be one of number, date"),
    "one hint": (NUMBER.replace(', "second"', ""), "'hints': this must be a list of at least two texts"),
    "bad id": (NUMBER.replace('"90.1"', '"first"'), "'id': this must be a number in quotation marks"),
    "answer not an option": (CHOICE.replace('answer = "yes"', 'answer = "maybe"'), "'maybe' is not among the options"),
    "wrong not an option": (CHOICE + '[[question.wrong]]\nanswer = "maybe"\nmessage = "m"\n', "'maybe' is not among the options"),
    "no options": (CHOICE.replace('options = ["yes", "no"]\n', ""), "'options': the key is missing"),
    "wrong is right": (CHOICE + '[[question.wrong]]\nanswer = "yes"\nmessage = "m"\n', "'yes' is a right answer as well"),
    "wrong without message": (NUMBER + "[[question.wrong]]\nanswer = 5\n", "wrong, key 'message': the key is missing"),
    "wrong without answer": (NUMBER + '[[question.wrong]]\nmessage = "m"\n', "one of answer, extra and missing"),
    "wrong twice": (NUMBER + '[[question.wrong]]\nanswer = 5\nmessage = "m"\n' * 2, "5 stands there twice"),
    "list wrong in another order": (SEVERAL + '[[question.wrong]]\nanswer = ["april.1", "july.1"]\nmessage = "m"\n',
                                    "is a right answer as well"),
    "extra is right": (SEVERAL + '[[question.wrong]]\nextra = "july.1"\nmessage = "m"\n', "'july.1' is in the right answer"),
    "missing is not right": (SEVERAL + '[[question.wrong]]\nmissing = "july.2"\nmessage = "m"\n', "'july.2' is not in the right answer"),
    "extra of a number": (NUMBER + '[[question.wrong]]\nextra = "july.1"\nmessage = "m"\n', "'extra': there is no such key"),
    "accept without why": (NUMBER + "accept = [{answer = 5}]\n", "accept, key 'why': the key is missing"),
    "bad citation": (NUMBER + 'passages = [{cite = "page 3"}]\n', "passages, key 'cite': this must be a citation"),
    "evidence without supports": (EVIDENCE.partition("[[question.supports]]")[0], "'supports': the key is missing"),
    "evidence with an answer": (EVIDENCE.replace("hints", "answer = 4\nhints"), "'answer': there is no such key"),
    "elsewhere without message": (EVIDENCE.replace("supports", "elsewhere") + '[[question.supports]]\ncite = "july.4, line 143"\nquote = "q"\n',
                                  "elsewhere, key 'message': the key is missing"),
    "table of unequal columns": (NUMBER.replace('"number"', '"table"').replace("answer = 4\n", "") + "[question.answer]\na = [1, 2]\nb = [1]\n",
                                 "'answer': this must be a table"),
    "not TOML": ("notebook = ", "is not a TOML file"),
    "no questions": ('notebook = "x"\n', "'question': the key is missing"),
    "doubles": (NUMBER + NUMBER.partition("\n")[2], "question 90.1 stands there twice"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_names_file_question_and_key(folder, name):
    text, message = FAULTS[name]
    with pytest.raises(QuestionError, match=re.escape(message)) as error:
        read(folder(text) / "own.toml")
    assert "own.toml" in str(error.value)
    if "[[question]]" in text and name not in ("bad id", "doubles"):
        assert "question 90.1" in str(error.value)


def test_the_sound_files_of_these_tests_are_sound(folder):
    for text in (NUMBER, CHOICE, SEVERAL, EVIDENCE):
        assert read(folder(text) / "own.toml")


def test_a_file_that_is_not_there_is_said():
    with pytest.raises(QuestionError, match="cannot be opened"):
        read("nowhere.toml")


def test_a_fault_in_an_added_file_leaves_the_course_s_own_questions_at_work(folder):
    added = folder("notebook = ", "mine.toml")
    assert find("1.1", added).answer == 15
    with pytest.raises(QuestionError, match="mine.toml is not a TOML file"):
        find("90.1", added)


def test_a_plain_question_needs_no_tables():
    code = ("import sys; from course_lib.exercises.questions import find; from course_lib.exercises.answers import judge; "
            "assert judge(find('1.1'), '15').state == 'right'; print('pandas' in sys.modules)")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
