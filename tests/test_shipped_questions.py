"""The questions that come with the course: every answer written down for them is judged as it should be."""

import csv
import re
from pathlib import Path

import pandas as pd
import pytest

from course_lib.edition.notebooks import ROOT
from course_lib.exercises.answers import judge, kind_of
from course_lib.exercises.kinds import evidence
from course_lib.exercises.places import plain_signs, texts_in
from course_lib.exercises.question import CITATION, QuestionError
from course_lib.exercises.questioncheck import check_questions, faults
from course_lib.exercises.questions import SHIPPED, every
from course_lib.exercises.verbatim import without_edges
from course_lib.exercises.question import NOT_YET, RIGHT
from tests.lesson_measures import ASK, cells, read

QUESTIONS = every(SHIPPED)
SENTENCE = re.compile(r"[.?!](?:[”\")]*)(?: |$)")
# Questions that ask to judge between passages; those for evidence ask for the words that carry a claim.
JUDGEMENT = {"0.2", "1.8", "1.9", "2.3", "2.7", "4.2", "5.8", "5.9", "6.1", "6.6", "7.3", "7.6", "7.7", "7.8", "7.9"}
# Further wrong answers, pairs of a question's id and an answer: they have no message of their own.
with (Path(__file__).parent / "wrong_answers.csv").open(encoding="utf-8", newline="") as _file:
    FURTHER = [(row["id"], row["answer"]) for row in csv.DictReader(_file)]
WITHOUT_PASSAGE = {"2.4", "4.4"}  # a wrong sum, a day from a list: no passage shows it
EACH = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)

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
    "evidence": (list, lambda pair: (pair[0].replace(".", " "), f"“… {pair[1]} …”")),
}


@EACH
def test_passages_stand_where_they_are_cited_and_answers_are_judged_as_written(question):
    assert not list(faults(question))


@EACH
def test_right_answers_are_right_in_other_forms_and_wrong_ones_get_just_their_message(question):
    for answer in kind_of(question).right_answers(question):
        for form in FORMS[question.kind]:
            if question.year and str(answer.year) not in str(form(answer)):
                continue  # where the year is asked for, a day without it is not enough
            assert judge(question, form(answer)).state == RIGHT, form(answer)
    own = dict(map(reversed, kind_of(question).wrong_answers(question)))
    for message, answer in own.items():
        said = judge(question, answer).message
        tally = said.removeprefix(message) if question.kind == "several" else ""
        assert said == message + tally and (not tally or tally.endswith((" missing.", " too many."))), said
    for answer in (answer for name, answer in FURTHER if name == question.id):
        verdict = judge(question, answer)
        assert verdict.state == NOT_YET and verdict.message, answer
        assert verdict.message not in own, f"{answer!r} has a message of its own: take it out of wrong_answers.csv"


@EACH
def test_a_question_says_what_a_student_needs_in_at_most_two_sentences_and_shows_its_passage(question):
    wrong = kind_of(question).wrong_answers(question)
    assert question.cited, "the solution cites nothing"
    assert question.why.endswith("."), "Right says why"
    assert question.id.partition(".")[0] == str(int(question.notebook[:2])), "the id begins with the notebook's number"
    assert len(wrong) >= min(3, len(question.options) - 1 if question.options else 3), "three wrong answers"
    assert [one for one in (question.why, *(message for _, message in wrong)) if len(SENTENCE.findall(one)) > 2] == []
    assert all(one.passage for one in question.wrong) or question.id in WITHOUT_PASSAGE


def test_questions_are_asked_in_the_order_of_their_files():
    for notebook in dict.fromkeys(question.notebook for question in QUESTIONS):
        sources = "\n".join(cells(read(ROOT / "notebooks" / f"{notebook}.ipynb"), "code"))
        assert ASK.findall(sources) == [question.id for question in QUESTIONS if question.notebook == notebook]


def test_two_in_five_questions_ask_for_carrying_words_or_a_judgement_and_most_wrong_answers_have_their_own_message():
    assert sum(one.kind == "evidence" or one.id in JUDGEMENT for one in QUESTIONS) >= 0.4 * len(QUESTIONS)
    own = sum(len(kind_of(one).wrong_answers(one)) for one in QUESTIONS)
    assert len(FURTHER) >= len(QUESTIONS) / 2, "too few wrong answers without a message are tested"
    assert own >= 0.8 * (own + len(FURTHER))


def runs_of(question, support):
    """Runs of words of the passages of a support, those near its parts, each with whether it holds every part."""
    article = CITATION.fullmatch(support.cite)["name"]
    page = texts_in().page_of(article)
    first, last = support.cite.partition("line")[2].strip("s ").partition("-")[::2]
    carried = [one for each in support.carries.values() for one in each]
    rows = [row.quote for row in page.paragraphs if int(first) <= row.line <= int(last or first)
            and any(one in row.quote for one in carried)]
    wanted = [[re.compile(rf"(?<!\w){re.escape(plain_signs(one).lower())}(?!\w)") for one in each]
              for each in support.carries.values()]
    for run in dict.fromkeys(run for row in rows for run in _runs(" ".join(row.split()).split(" "))):
        padded = f" {without_edges(run).lower()} "
        yield article, run, all(any(one.search(padded) for one in each) for each in wanted)


def _runs(words):
    for size in (1, 4, 10, 20, 34, 45):
        for start in range(0, max(1, len(words) - size + 1), max(1, size // 2)):
            yield plain_signs(" ".join(words[start:start + size]))


@pytest.mark.parametrize("question", [one for one in QUESTIONS if one.kind == "evidence"], ids=lambda question: question.id)
def test_a_run_of_words_is_right_exactly_when_it_holds_every_part(question):
    for support in question.supports:
        for article, run, holds in runs_of(question, support):
            other = [one for one in question.supports if one is not support and one.cite.startswith(f"{article},")]
            if holds or not other:
                assert (judge(question, (article, run)).state == RIGHT) is holds, (article, run)


@pytest.mark.parametrize("question", [one for one in QUESTIONS if one.kind == "evidence"], ids=lambda question: question.id)
def test_ten_other_sentences_of_each_article_are_not_right(question):
    lines = {(place.page_id, line) for carrier in evidence.carriers(question, texts_in()) for places in carrier.parts.values()
             for place in places for line in [place.line]}
    for _, sentences in texts_in().corpus.sentences.groupby("article_id"):
        others = [one for one in sentences.itertuples() if (one.page_id, one.line) not in lines]
        for one in others[::max(1, len(others) // 10)][:10]:
            assert judge(question, (one.article_id, one.quote)).state == NOT_YET, (one.article_id, one.line)


@pytest.mark.parametrize("question", [one for one in QUESTIONS if one.kind == "choice"], ids=lambda one: one.id)
def test_the_passage_beside_a_wrong_choice_does_not_mark_the_right_one(question):
    marked = [one.passage.quote or "" for one in question.wrong if one.passage]
    assert not [quote for quote in marked if question.answer in quote]


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


# Answers as students type them, each with the verdict of a fair teacher: R right, N not yet. Three rounds of
# seven, three and two answers a question, written without a look at what the program does; they are not made to fit.
NATURAL = [line.split("|", 2) for line in (Path(__file__).parent / "natural_answers.txt").read_text("utf-8").splitlines()]
TELLING = re.compile("do(?:es)? not (?:show|say)|Who is “|It is in there|Day and month are right|is nearly it|did you mean|"
                     "names a (?:month|day) without|A weekday alone|is not a text's name|may mean")


def judged(name, typed):
    question = next(one for one in QUESTIONS if one.id == name)
    text, _, cuts = typed.partition(" :: ")
    return question, judge(question, (text, *cuts.split(" // ")) if cuts else typed)


def test_answers_in_natural_words_are_judged_as_a_fair_teacher_would():
    unfair = [(name, typed) for name, wanted, typed in NATURAL if (judged(name, typed)[1].state == RIGHT) is (wanted == "N")]
    assert len(NATURAL) > 550 and len(unfair) <= 0.02 * len(NATURAL), unfair


def test_most_wrong_answers_in_natural_words_get_a_message_of_their_own():
    found = [judged(name, typed) for name, wanted, typed in NATURAL if wanted == "N"]
    own = [verdict for question, verdict in found if TELLING.search(verdict.message) or any(
        verdict.message.startswith(message) for _, message in kind_of(question).wrong_answers(question))]
    assert len(own) >= 0.85 * len(found)
