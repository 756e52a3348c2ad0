"""The questions that come with the course: every answer written down for them is judged as it should be."""

from datetime import date

import pandas as pd
import pytest

from course_lib.exercises.answers import judge
from course_lib.exercises.given import described
from course_lib.exercises.question import QuestionError
from course_lib.exercises.questioncheck import check_questions, faults, right_answers, wrong_answers
from course_lib.exercises.questions import SHIPPED, every
from course_lib.exercises.verdicts import NOT_ATTEMPTED, NOT_YET, RIGHT
from tests.question_table import further_wrong, rows, share_with_own_message

QUESTIONS = every(SHIPPED)
EACH = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)

WITHOUT_PASSAGE = {"4.5"}  # about sources outside the pages

# Answers of another type, for each kind.
OTHER_TYPES = {
    "number": (True, [1, 2, 3], len), "date": (25, [1, 2], True), "choice": (True, ["a", "b"], len),
    "text": (True, ["a", "b"], pd.DataFrame({"a": [1, 2]})), "several": (True, len, [len, "a"]),
    "table": (4, "a word", True), "evidence": (4, [1, 2, 3], True),
}

# The same answer in other forms, for each kind.
FORMS = {
    "number": (str, float, lambda answer: f" {answer} ", lambda answer: [answer], lambda answer: f"“{answer}”"),
    "date": (str, pd.Timestamp, lambda answer: f"{answer.day} {answer:%B %Y}", lambda answer: f"{answer:%B} {answer.day}, {answer.year}",
             lambda answer: f"{answer:%A} {answer.day} {answer:%b}", lambda answer: f"{answer:%d.%m.%Y}" if answer.day > 12 else answer),
    "choice": (str.upper, lambda answer: f"  {answer}.", lambda answer: f"“{answer}”", lambda answer: [answer]),
    "text": (str.upper, lambda answer: f" {answer}. ", lambda answer: f"“{answer}”", lambda answer: [answer], lambda answer: answer.replace(".", " ")),
    "several": (", ".join, "\n".join, set, tuple, pd.Series, lambda answer: [entry.upper() for entry in reversed(answer)],
                lambda answer: "; ".join(answer) + ".", lambda answer: ", ".join(answer[:-1]) + " and " + answer[-1]),
    "table": (pd.DataFrame, lambda answer: pd.DataFrame(answer).iloc[::-1].assign(more=0), lambda answer: pd.DataFrame(answer).to_dict("records")),
    "evidence": (list, lambda pair: {"article": pair[0], "quote": pair[1]}, lambda pair: (pair[0].replace(".", " "), f"“… {pair[1]} …”"),
                 lambda pair: pd.Series({"article_id": pair[0], "quote": pair[1]})),
}


@EACH
def test_passages_stand_where_they_are_cited_and_answers_are_judged_as_written(question):
    assert not list(faults(question))


@EACH
def test_right_answers_are_right_in_other_forms(question):
    for answer in right_answers(question):
        for form in FORMS[question.kind]:
            assert judge(question, form(answer)).state == RIGHT, form(answer)


@EACH
def test_wrong_answers_get_just_their_message(question):
    for answer, message in wrong_answers(question):
        verdict = judge(question, answer)
        assert verdict.state == NOT_YET
        if question.kind == "several":
            tally = verdict.message.removeprefix(message)
            assert tally == "" or tally.endswith((" missing.", " too many.")), verdict.message
        else:
            assert verdict.message == message


@EACH
def test_other_wrong_answers_are_not_yet(question):
    messages = {message for _, message in wrong_answers(question)}
    for answer in further_wrong().get(question.id, ()):
        verdict = judge(question, answer)
        assert verdict.state == NOT_YET and verdict.message, answer
        assert verdict.message not in messages, f"{answer!r} has a message of its own: take it out of wrong_answers.csv"


@EACH
def test_blank_answers_are_not_attempted(question):
    for blank in (None, "", " \n", [], ..., pd.DataFrame()):
        assert judge(question, blank).state == NOT_ATTEMPTED


@EACH
def test_other_types_are_explained(question):
    for answer in OTHER_TYPES[question.kind]:
        verdict = judge(question, answer)
        assert verdict.state == NOT_YET
        assert verdict.message.startswith("This question asks for"), verdict.message
        assert described(answer) in verdict.message or described(answer[0]) in verdict.message


@EACH
def test_a_question_says_what_a_student_needs(question):
    assert question.passages or question.supports or question.id in WITHOUT_PASSAGE, "the solution cites nothing"
    assert question.id.partition(".")[0] == str(int(question.notebook[:2])), "the id begins with the notebook's number"
    assert len(wrong_answers(question)) >= min(3, len(question.options) - 1 if question.options else 3), "three wrong answers"


def test_ids_run_in_the_order_asked():
    for notebook in dict.fromkeys(question.notebook for question in QUESTIONS):
        numbers = [int(question.id.partition(".")[2]) for question in QUESTIONS if question.notebook == notebook]
        assert numbers == sorted(set(numbers)), f"{notebook}: a replaced question leaves a gap, for saved answers keep its id"


def test_further_wrong_answers_belong_to_questions():
    assert set(further_wrong()) <= {question.id for question in QUESTIONS}


def test_most_wrong_answers_have_a_message_of_their_own():
    table = rows()
    assert sum(row.further for row in table) >= len(table) / 2, "too few wrong answers without a message are tested"
    assert share_with_own_message(table) >= 0.8


def test_faults_of_a_teachers_file_are_told(tmp_path):
    file = tmp_path / "own.toml"
    file.write_text("""notebook = "90_own"
[[question]]
id = "90.1"
kind = "text"
title = "t"
prompt = "p"
answer = "Wang Yi"
hints = ["a", "b"]
solution = "s"
passages = [{cite = "july.4, line 143", quote = "the Lao side said"}]
[[question.wrong]]
answer = "the “Wang  Yi”"
message = "m"
""", encoding="utf-8")
    with pytest.raises(QuestionError) as error:
        check_questions(file)
    assert "own.toml, question 90.1: The words “the Lao side said” do not stand at july.4" in str(error.value)
    assert "'the “Wang  Yi”' is judged “right”" in str(error.value)


def test_dates_in_these_tests_are_dates():
    assert all(type(question.answer) is date for question in QUESTIONS if question.kind == "date")
