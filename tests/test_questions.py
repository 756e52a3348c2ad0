"""Question files: what they hold, how one question is found, and how a slip in a file is met."""

import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import course_lib as course
from course_lib.errors import CourseError
from course_lib.exercises.fields import EvidenceField
from course_lib.exercises.question import QuestionError
from course_lib.exercises.questions import SHIPPED, every, find, read, sound

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
[question.parts]
who = "who says it"
[[question.supports]]
cite = "july.4, line 143"
quote = "the Chinese and Russian sides also said"
carries = {who = ["Chinese and Russian sides"]}
"""


@pytest.fixture
def folder(tmp_path):
    def write(text, name="own.toml"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path
    return write


def test_a_question_is_read_as_written_and_a_changed_file_anew(folder):
    text = NUMBER + '[[question.wrong]]\nanswer = 5\nmessage = "No."\npassage = {cite = "july.5, line 151"}\n'
    file = folder(text) / "own.toml"
    one, = read(file)
    assert (one.answer, one.hints, one.notebook) == (4, ("first", "second"), "90_own")
    assert one.wrong[0].passage.cite == "july.5, line 151"
    file.write_text(NUMBER.replace('"number"', '"date"').replace("answer = 4", "answer = 2024-07-25"), encoding="utf-8")
    os.utime(file, ns=(1, 1))
    assert find("90.1", file.parent).answer == date(2024, 7, 25)
    for text in (CHOICE, SEVERAL, EVIDENCE):
        assert read(folder(text, f"{len(text)}.toml") / f"{len(text)}.toml"), "the sound files of these tests are sound"


def test_a_question_is_found_by_its_number_and_what_there_is_not_is_said(folder):
    assert [find(typed).id for typed in ("1.3", " 1.3 ", "01.3", "00.2")] == ["1.3", "1.3", "1.3", "0.2"]
    for typed, words in (("1.77", r"no question 1\.77\. Notebook 1 has: 1\.6, 1\.7"),
                         ("x", r"no question 'x'\. The questions are: 0\.2")):
        with pytest.raises(CourseError, match=words):
            find(typed)
    with pytest.raises(QuestionError, match="cannot be opened"):
        read("nowhere.toml")
    with pytest.raises(QuestionError, match=r"1\.3 is in .*01\.toml and in .*own\.toml"):
        every(folder(NUMBER.replace("90.1", "1.3")))


FAULTS = {
    "unknown key": (NUMBER.replace("unit", "unit") + 'colour = "red"\n', "'colour': there is no such key in a question of the kind number"),
    "key of another kind": (NUMBER + 'options = ["a", "b"]\n', "'options': there is no such key"),
    "missing key": (NUMBER.replace('solution = "Four."\n', ""), "'solution': the key is missing"),
    "missing answer": (NUMBER.replace("answer = 4\n", ""), "'answer': the key is missing"),
    "wrong type": (NUMBER.replace("answer = 4", 'answer = "4"'), "'answer': this must be a number; it is '4'"),
    "true is no number": (NUMBER.replace("answer = 4", "answer = true"), "'answer': this must be a number"),
    "unknown kind": (NUMBER.replace('"number"', '"riddle"'), "'kind': this must be one of number, date"),
    "one hint": (NUMBER.replace(', "second"', ""), "'hints': this must be a list of at least two texts; it is a list of 1."),
    "bad id": (NUMBER.replace('"90.1"', '"first"'), "'id': this must be a number in quotation marks"),
    "answer not an option": (CHOICE.replace('answer = "yes"', 'answer = "maybe"'), "'maybe' is not among the options"),
    "wrong not an option": (CHOICE + '[[question.wrong]]\nanswer = "maybe"\nmessage = "m"\n', "'maybe' is not among the options"),
    "no options": (CHOICE.replace('options = ["yes", "no"]\n', ""), "'options': the key is missing"),
    "wrong is right": (CHOICE + '[[question.wrong]]\nanswer = "yes"\nmessage = "m"\n', "'yes' is a right answer as well"),
    "wrong without message": (NUMBER + "[[question.wrong]]\nanswer = 5\n", "wrong 1, key 'message': the key is missing"),
    "wrong without answer": (NUMBER + '[[question.wrong]]\nmessage = "m"\n', "one of answer, extra and missing"),
    "wrong twice": (NUMBER + '[[question.wrong]]\nanswer = 5\nmessage = "m"\n' * 2, "5 stands there twice"),
    "list wrong in another order": (SEVERAL + '[[question.wrong]]\nanswer = ["april.1", "july.1"]\nmessage = "m"\n',
                                    "is a right answer as well"),
    "extra is right": (SEVERAL + '[[question.wrong]]\nextra = "july.1"\nmessage = "m"\n', "'july.1' is in the right answer"),
    "missing is not right": (SEVERAL + '[[question.wrong]]\nmissing = "july.2"\nmessage = "m"\n', "'july.2' is not in the right answer"),
    "extra of a number": (NUMBER + '[[question.wrong]]\nextra = "july.1"\nmessage = "m"\n', "'extra': there is no such key"),
    "accept without why": (NUMBER + "accept = [{answer = 5}]\n", "accept 1, key 'why': the key is missing"),
    "bad citation": (NUMBER + 'passages = [{cite = "page 3"}]\n', "passages 1, key 'cite': this must be a citation"),
    "evidence without supports": (EVIDENCE.partition("[[question.supports]]")[0], "'supports': the key is missing"),
    "evidence that carries no part": (EVIDENCE.replace("carries = {who", "carries = {what"), "'what' must stand in parts and in carries"),
    "evidence with an answer": (EVIDENCE.replace("hints", "answer = 4\nhints"), "'answer': there is no such key"),
    "elsewhere without message": (EVIDENCE + '[[question.elsewhere]]\ncite = "july.4, line 143"\nquote = "q"\n',
                                  "elsewhere 1, key 'message': the key is missing"),
    "table of unequal columns": (NUMBER.replace('"number"', '"table"').replace("answer = 4\n", "") + "[question.answer]\na = [1, 2]\nb = [1]\n",
                                 "'answer': this must be a table"),
    "not TOML": ("notebook = ", "is not a TOML file"),
    "a number too long": (NUMBER.replace("answer = 4", "answer = " + "4" * 5000), "a number is too long"),
    "a number too long, in hexadecimals": (NUMBER.replace("answer = 4", "answer = 0x" + "4" * 5000), "a number is too long"),
    "brackets in one another": (NUMBER.replace("answer = 4", "answer = " + "[" * 5000 + "]" * 5000), "too many brackets"),
    "infinite": (NUMBER.replace("answer = 4", "answer = inf"), "'answer': this must be a number"),
    "a line too long": (NUMBER + 'passages = [{cite = "july.5, line ' + "1" * 5000 + '"}]\n', "'cite': this must be a citation"),
    "no questions": ('notebook = "x"\n', "'question': the key is missing"),
    "doubles": (NUMBER + NUMBER.partition("\n")[2], "question 90.1 stands there twice"),
}


PLACES = {
    "wrong without message": (10, 1), "wrong type": (7, 10), "unknown kind": (4, 8), "one hint": (8, 9), "bad id": (3, 6),
    "missing key": (2, 1), "bad citation": (10, 12), "accept without why": (10, 10), "not TOML": (1, 12), "doubles": (11, 6),
    "extra is right": (11, 9), "no questions": (1, 1), "unknown key": (10, 10), "answer not an option": (8, 10),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_names_file_line_question_and_key(folder, name):
    text, message = FAULTS[name]
    with pytest.raises(QuestionError, match=re.escape(message)) as error:
        read(folder(text) / "own.toml")
    assert "own.toml" in str(error.value)
    if "[[question]]" in text and name not in ("bad id", "doubles") and "a TOML file" not in str(error.value):
        assert "question 90.1" in str(error.value)
    if name in PLACES:
        assert "own.toml, line {}, column {}".format(*PLACES[name]) in str(error.value)


def test_a_fault_in_an_added_file_leaves_the_course_s_own_questions_at_work(folder):
    added = folder("notebook = ", "mine.toml")
    assert find("1.3", added).answer == 3
    with pytest.raises(QuestionError, match=r"mine.toml, line 1, column 12: this is not a TOML file"):
        find("90.1", added)


def test_a_plain_question_needs_no_tables():
    code = ("import sys; from course_lib.exercises.questions import find; from course_lib.exercises.answers import judge; "
            "assert judge(find('1.3'), '3').state == 'right'; print('pandas' in sys.modules)")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


# A teacher's own files

@pytest.fixture
def beside(tmp_path, monkeypatch):
    """Writes files into the folder `questions` of a working folder."""
    (tmp_path / "questions").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COURSE_ANSWERS", str(tmp_path / "answers.json"))

    def write(name, content=NUMBER):
        (tmp_path / "questions" / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path / "questions" / name
    return write


@pytest.mark.parametrize("name", ["my.toml", "my.TOML", "my.txt", "my.toml.txt", "Meine Fragen.Toml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_own_questions_are_found_whatever_the_file_is_called_and_however_saved(beside, name, encoding):
    beside(name, NUMBER.replace("\n", "\r\n").encode(encoding))
    assert find("90.1").answer == 4 and find("90.1").prompt == "How many?"


def test_what_other_programs_leave_is_passed_over_and_what_cannot_be_read_is_named(beside, tmp_path):
    beside("my.toml")
    for name in ("._my.toml", "~$my.toml", ".DS_Store", "README.md", ".~lock.my.toml#"):
        beside(name, b"\0\1\2")
    (tmp_path / "questions" / "old").mkdir()
    assert sound()[1] == []
    odd = {"a.toml": (Path.mkdir, "this is a folder"), "b.toml": (os.mkfifo, "this is a pipe"),
           "c.toml": (lambda path: path.symlink_to("gone/x"), "this is a link that leads nowhere"),
           "d.toml": (lambda path: path.symlink_to(path), "this is a link that leads back to itself"),
           "e.toml": (lambda path: path.symlink_to("gone"), "No such file"),
           "my.docx": (Path.touch, "is not read: the name of a question file ends in .toml.")}
    for name, (make, _) in odd.items():
        make(tmp_path / "questions" / name)
    problems = " ".join(sound()[1])
    assert len(sound()[1]) == len(odd) and find("90.1").answer == 4
    assert all(re.search(rf"{name} [^.]*{re.escape(words)}", problems) for name, (_, words) in odd.items()), problems
    shutil.rmtree(tmp_path / "questions")
    (tmp_path / "questions").touch()
    assert "questions is no folder" in sound()[1][0] and len(sound()[0]) == len(every(SHIPPED))


def test_a_letter_of_another_encoding_has_its_line(beside):
    file = beside("my.toml", NUMBER.replace("Four.", "Fünf.").encode("latin-1"))
    with pytest.raises(QuestionError, match=r"my.toml, line 9, column 14: this is not a TOML file in UTF-8: a letter"):
        read(file)


TWO = NUMBER + NUMBER.partition("\n")[2].replace("90.1", "90.2")


def test_one_faulty_question_leaves_the_others_and_a_students_progress_and_hand_in_at_work(beside, tmp_path):
    beside("a.toml", TWO.replace("answer = 4", 'answer = "4"', 1))
    beside("b.toml", "notebook = ")
    beside("c.toml", NUMBER.replace("90.1", "1.3"))
    assert find("90.2").answer == 4
    with pytest.raises(QuestionError, match=r"(?s)90\.1.* that can be asked\. .*a\.toml, line 7, column 10, question 90\.1"):
        find("90.1")
    for view in (course.progress(), course.hand_in("Anna")):
        assert "Of the questions that your teacher added, this is left out:" in view.html
        shown = view.html.replace("<wbr>", "")  # where a long path may be broken
        assert all(words in shown for words in ("a.toml, line 7", "b.toml, line 1", "1.3 is in", "c.toml, where it is left out"))
    table = (tmp_path / "hand_in_Anna.csv").read_text(encoding="utf-8")
    assert "90.2" in table and "90.1" not in table and table.count("\n") == len(every(SHIPPED)) + 2
    with pytest.raises(QuestionError) as error:
        course.check_questions()
    assert str(error.value).count("\n") == 2


def test_the_check_of_one_file_notices_an_id_that_is_taken(beside):
    beside("a.toml")
    assert course.check_questions(beside("b.toml", NUMBER.replace("90.1", "90.2"))).startswith("1 question")
    for taken in ("90.1", "1.3"):
        with pytest.raises(QuestionError, match=rf"The question {taken} is in .*\.toml and in .*c\.toml.* another id"):
            course.check_questions(beside("c.toml", NUMBER.replace("90.1", taken)))


PAGE = "Ministers meet in Reefport\n\nREEFPORT, July 25 (Reef News) -- The two ministers met on Thursday.\n\n" \
       "They said that they would build a harbour together next year, and that both sides agreed on it.\n"
OWN = NUMBER.replace("[[question]]", 'pages = "../mine"\n[[question]]', 1) + 'passages = [{cite = "reef, line 5"}]\n' \
    + """[[question]]
id = "90.2"
kind = "evidence"
title = "Who builds?"
prompt = "Quote it."
hints = ["first", "second"]
solution = "They."
[question.parts]
what = "what they would build"
[[question.supports]]
cite = "reef, line 5"
quote = "they would build a harbour together"
carries = {what = ["harbour"]}
"""


def test_own_questions_may_cite_own_pages(beside, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "reef.txt").write_text(PAGE)
    file = beside("my.toml", OWN)
    assert course.check_questions(file).startswith("2 questions checked")
    assert "would build a harbour" in course.solution("90.1").html
    right = course.check("90.2", ("reef", "said that they would build a harbour together"))
    assert right.state == "right" and "mine/reef.txt" in right._repr_html_()
    assert "There is no text “july.4”" in course.check("90.2", ("july.4", "would build a harbour together")).message
    assert [name for name, _ in EvidenceField(find("90.2"), None)._article.options][1].startswith("reef")
    (tmp_path / "mine" / "reef.txt").write_text(PAGE.replace("harbour", "railway"))
    os.utime(tmp_path / "mine" / "reef.txt", ns=(5, 5 + 10**18 * 3))
    with pytest.raises(QuestionError, match="stands at reef.1, line 5; then the page has"):
        course.check_questions(file)


def test_a_folder_of_pages_that_is_not_there_is_named(beside):
    with pytest.raises(QuestionError, match=r"my.toml, line 2, column 9, key 'pages': there is no folder '.*mine'"):
        read(beside("my.toml", OWN))


def test_the_folder_may_have_capitals_and_curved_quotation_marks_are_named(beside, tmp_path):
    beside("my.toml", NUMBER.replace('title = "A number"', "title = “A number”"))
    (tmp_path / "questions").rename(tmp_path / "Questions")
    assert re.search(r"my\.toml, line 5, column 9: .* Write straight quotation marks", sound()[1][0])
