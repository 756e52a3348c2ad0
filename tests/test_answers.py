"""Judging answers of each kind but evidence: right however typed, wrong with its own message, never an error."""

import math
import time
import tomllib
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.edition.notebooks import ROOT
from course_lib.exercises.answers import KINDS, judge
from course_lib.exercises.question import Accepted, Passage, Question, Wrong
from course_lib.exercises.question import NOT_ATTEMPTED, NOT_YET, RIGHT, STATES


def question(kind, answer, wrong=(), **more):
    return Question(id="90.1", kind=kind, title="t", prompt="p", hints=("a", "b"), solution="s", notebook="90", file="f",
                    answer=answer, wrong=tuple(wrong), **more)


COUNT = question("number", 4, [Wrong("You counted the copy.", 5, passage=Passage("july.5, line 151"))], unit="texts",
                 accept=(Accepted(3, "If one leaves out the digest."),))
SHARE = question("number", 0.927, percent=True)
DAY = question("date", date(2024, 7, 25), [Wrong("That is the dateline.", date(2024, 7, 26))])
YEAR = question("date", date(2025, 9, 1), year=True)
MINUS = question("number", -1.32)
WHO = question("text", "Saleumxay Kommasith", [Wrong("He was the guest.", "Wang Yi"), Wrong("From April.", "Bui Thanh Son")])
TEXT = question("text", "july.4", [Wrong("The introduction.", "july.1")])
SIDES = question("choice", "the Chinese and Russian sides", [Wrong("Read again.", "the ministers")],
                 options=("the ministers", "the Chinese and Russian sides", "Laos"))
LIST = question("several", ["cgtn.1", "july.1", "digest.1", "april.1"],
                [Wrong("Only introductions.", ["july.1", "april.1"]), Wrong("It names IDCPC.", extra="april.5"),
                 Wrong("Think of CGTN.", missing="cgtn.1")])
NAMES = question("several", ["Belt and Road", "Eurasian Economic Union", "Laos, the chair"])
TABLE = question("table", {"article_id": ["july.1", "july.2"], "n": [1, 2]},
                 [Wrong("Both are counted twice.", {"article_id": ["july.1", "july.2"], "n": [2, 4]})])
ALL = [COUNT, SHARE, DAY, WHO, TEXT, SIDES, LIST, TABLE]

# Answers as they are typed: the question, "right" or a part of the message, the answer.
TYPED = [line.split("|") for line in (Path(__file__).parent / "typed_answers.txt").read_text("utf-8").splitlines()]
FOUR = ["cgtn.1", "july.1", "digest.1", "april.1"]
BY_ID = pd.Index(["july.1", "july.2"], name="article_id")
COMPUTED = [
    *((COUNT, one) for one in (4, 4.0, [4], np.int64(4), np.float64(4), np.array(4), np.array([4]), pd.Series([4]),
                               pd.DataFrame({"n": [4]}), Decimal(4), Fraction(8, 2), " 4  texts. ")),
    (MINUS, -1.32), *((SHARE, one) for one in (0.927, 0.93, 93, 92.7, 38 / 41)),
    *((DAY, one) for one in (date(2024, 7, 25), datetime(2024, 7, 25, 9), pd.Timestamp("2024-07-25"),
                             np.datetime64("2024-07-25"), pd.Series(pd.to_datetime(["2024-07-25"])))),
    (WHO, ["Saleumxay Kommasith"]), (NAMES, ["The Belt and Road", "Eurasian Economic Union", "Laos, the chair"]),
    *((LIST, one) for one in (FOUR, (*FOUR, "april.1"), set(FOUR), pd.Series(FOUR), pd.Index(FOUR), np.array(FOUR),
                              "- cgtn.1\n- july.1\n- digest.1\n- april.1", "CGTN 1\nJuly 1\ndigest 1\nApril 1",
                              pd.DataFrame({"article_id": FOUR, "n": 1}))),
    *((TABLE, one) for one in (pd.DataFrame({"n": [2, 1], "article_id": ["july.2", "july.1"], "more": "x"}),
                               pd.DataFrame({"Article ID": ["July 1", "july.2"], "N": ["1", 2.0]}),
                               pd.Series([1, 2], index=BY_ID), pd.Series([1, 2], index=BY_ID, name="n"),
                               [{"article_id": "july.1", "n": 1}, {"article_id": "july.2", "n": 2}],
                               {"article_id": ["july.1", "july.2"], "n": [1, 2]}, [("july.1", 1), ("july.2", 2)])),
]
THINGS = "several things, as a list or as one text with commas."
WRONG = [  # what is said of it, or a part of that
    (LIST, [*LIST.answer, "april.5"], "It names IDCPC. 4 of yours are right and 1 is too many."),
    (LIST, "july.1 digest.1", "Think of CGTN. 2 of yours are right and 2 are missing."),
    (question("several", ["a", "b", "c"], [Wrong("Read on.", missing="b"), Wrong("Read on.", missing="c")]), ["a"],
     "Read on. 1 of yours is right and 2 are missing."),
    (question("text", "Liu Ning"), "Li Ning", "“Li Ning” is nearly it. Check each word and its spelling."),
    (question("text", "Li Ning"), "Liu Ning", "“Liu Ning” is not what is looked for."),  # another person of the lists
    (question("text", "Liu Ning"), "Li Mingxiang", "“Li Mingxiang” is not what is looked for."),
    (question("text", "Vientiane"), "Vietnam", "“Vietnam” is not what is looked for."),
    (question("text", "willing"), "unwilling", "“unwilling” is not what is looked for."),
    (question("text", "is willing"), "is not willing", "“is not willing” is not what is looked for."),
    (question("text", "neighbours", [Wrong("One.", "neighbour")]), "neighbuors", ""),  # near to both
    (COUNT, 6, "You gave 6. The right number of texts"), (COUNT, float("nan"), "a missing value"),
    (COUNT, float("inf"), "too large"), (COUNT, 10**400, "too large"), (COUNT, "9" * 4000, ""),
    (COUNT, pd.NA, "a missing value"), (COUNT, 4.5, "You gave 4.5"), (COUNT, -4, "You gave -4"),
    (SHARE, 38, "The right share is another one"), (SHARE, 0.9, "You gave 0.9"), (DAY, pd.NaT, "missing value"),
    (WHO, "x" * 19_000, "not what is looked for"), (WHO, "x" * 30_000, "too long to read"),
    (SIDES, 2, "none of the options"), (TABLE, pd.DataFrame({"article_id": ["july.2", "july.1"], "n": [4, 2]}),
                                        "Both are counted twice."),
    (TABLE, pd.DataFrame({"article_id": ["july.1"]}), "lacks the column `n`. It has: `article_id`"),
    (TABLE, pd.DataFrame({"article_id": ["july.1", "july.2", "july.3"], "n": [1, 2, 3]}),
     "1 row is too many, for example: july.3, 3"),
    (TABLE, pd.DataFrame({"article_id": ["july.1"], "n": [1]}), "1 row is missing. Press Hint"),
    (TABLE, [("july.1", 1), ("july.2", 2), ("july.2", 2)], "1 row is too many"),
    (TABLE, {"article_id": ["a", "b"], "n": [1]}, "different lengths"),
    *((asked, answer, f"This question asks for {words}") for asked, answer, words in (
        (COUNT, [1, 2, 3], "a number. You gave a list of 3."), (COUNT, True, "a number. You gave True."),
        (COUNT, pd.DataFrame({"a": [1, 2]}), "a number. You gave a table of 2 rows. To count its rows"),
        (COUNT, len, "a number. You gave a function."), (COUNT, b"4", "a number. You gave a value of the type bytes."),
        (COUNT, {"n": 4}, "a number. You gave a dict of 1."),
        (DAY, 25, "a date, such as 7 May 2023. You gave the number 25."),
        (DAY, [1, 2], "a date, such as 7 May 2023. You gave a list of 2."),
        (WHO, date(2024, 7, 25), "a word or a few words, in quotation marks. You gave the date 2024-07-25."),
        (SIDES, {"a", "b"}, "one of its options, as a text in quotation marks. You gave a set of 2."),
        (SIDES, float("nan"), "one of its options, as a text in quotation marks. You gave a missing value."),
        (LIST, True, f"{THINGS} You gave True."),
        (LIST, [len, "july.1"], f"{THINGS} You gave a list of 2, and in it a function"),
        (LIST, pd.DataFrame({"a": [1], "b": [2]}), f"{THINGS} You gave a table of 1 row."),
        (TABLE, 4, "a table (a DataFrame). You gave the number 4."),
        (TABLE, "july.1", "a table (a DataFrame). You gave the text “july.1”."))),
]


@pytest.mark.parametrize("name, said, answer", TYPED, ids=lambda one: one[:40])
def test_what_is_typed_is_judged_however_it_is_written(name, said, answer):
    verdict = judge(globals()[name], answer)
    assert (verdict.state == RIGHT) if said == "right" else verdict.state == NOT_YET and said in verdict.message, verdict


def name_of(value):
    """What a case is called: alike in each process, while a set is printed in any order."""
    return value.kind if isinstance(value, Question) else repr(sorted(value) if isinstance(value, set) else value)[:40]


@pytest.mark.parametrize("asked, answer", COMPUTED, ids=name_of)
def test_what_is_computed_right_is_right_whatever_holds_it(asked, answer):
    assert judge(asked, answer).state == RIGHT


@pytest.mark.parametrize("asked, answer, message", WRONG, ids=name_of)
def test_what_is_wrong_or_of_another_type_is_told_why(asked, answer, message):
    verdict = judge(asked, answer)
    assert verdict.state == NOT_YET and message in verdict.message


def test_a_message_leads_to_its_passage_and_what_is_right_but_accepted_or_written_otherwise_is_said():
    assert judge(COUNT, 5).passages == (Passage("july.5, line 151"),)
    for asked, answer, message in ((COUNT, "three", "If one leaves out the digest."), (DAY, "25 July", "print none"),
                                   (WHO, "Saleumxai Komasith", "Check the spelling: “Saleumxay Kommasith”."),
                                   (DAY, "Friday 25 July 2024", "was a Thursday, not a Friday")):
        verdict = judge(asked, answer)
        assert verdict.state == RIGHT and message in verdict.message


@pytest.mark.parametrize("asked", ALL, ids=lambda one: one.kind)
@pytest.mark.parametrize("blank", [None, "", "  ", " \n", "…", "...", ..., [], [""], (), {}, set(), "?", pd.DataFrame(), pd.Series(dtype=str),
                                   np.array([]), {"article": "", "quote": ""}, ("", ""), b""], ids=repr)
def test_a_blank_answer_is_not_attempted(asked, blank):
    assert judge(asked, blank) == (NOT_ATTEMPTED, "", ())


@pytest.mark.parametrize("asked", ALL, ids=lambda one: one.kind)
@pytest.mark.parametrize("text", [" " * 19_000 + "a", "july.1 " * 2800, "1,111" * 3900, "a and " * 3000, "(" * 19_000 + "a", " , " * 6000 + "x"],
                         ids=lambda text: text[:8])
def test_a_long_text_is_read_in_a_moment(asked, text):
    begin = time.process_time()
    assert judge(asked, text).state == NOT_YET
    assert time.process_time() - begin < 2


class Hostile:
    """An object that fails whatever is done to it."""

    def _fail(self, *_):
        raise RuntimeError("no")

    __eq__ = __hash__ = __len__ = __iter__ = __bool__ = __float__ = __str__ = __repr__ = __getattr__ = _fail


ANYTHING = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.complex_numbers(), st.text(), st.binary(), st.dates(), st.datetimes(),
              st.timedeltas(), st.decimals(), st.fractions(), st.sampled_from([pd.NA, pd.NaT, ..., len, math.inf, object()]),
              st.text("0123456789.,/%- ", max_size=20), st.text("july.4 and, \"'…–", max_size=30), st.from_regex(r"\d{1,2}[./-]\d{1,2}[./-]\d{1,4}")),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.tuples(inner, inner), st.dictionaries(st.text(max_size=5), inner, max_size=3),
                            st.lists(inner, max_size=3).map(lambda some: pd.Series(some, dtype=object)),
                            st.lists(inner, max_size=3).map(lambda some: pd.DataFrame({"n": pd.Series(some, dtype=object)}))), max_leaves=6)


@pytest.mark.parametrize("asked", ALL, ids=lambda one: one.kind)
@settings(max_examples=100)
@given(answer=ANYTHING)
def test_nothing_a_student_gives_raises_an_error(asked, answer):
    assert judge(asked, answer).state in STATES


READABLE = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.dates(), st.lists(st.text(), max_size=3),
                     st.text("0123456789.,/%- janflyug", max_size=20), st.dictionaries(st.text(max_size=5), st.text(), max_size=3))


@pytest.mark.parametrize("asked", ALL, ids=lambda one: one.kind)
@settings(max_examples=100)
@given(answer=READABLE)
def test_what_is_ordinary_is_read_and_not_just_caught(asked, answer):
    assert not judge(asked, answer).message.startswith("This answer cannot be read")


@pytest.mark.parametrize("asked", ALL, ids=lambda one: one.kind)
def test_an_object_that_fails_at_everything_and_a_nest_of_lists_are_no_error(asked):
    for answer in (Hostile(), [Hostile()], {"n": Hostile()}, (Hostile(), "a"), Hostile, pd.Series([Hostile()], dtype=object)):
        assert judge(asked, answer).state == NOT_YET
    nest = []
    nest.append(nest)
    assert judge(asked, nest).state in STATES


def test_a_new_kind_is_tried_here_in_a_form_and_told_in_the_guide():
    """What else a kind of question needs: a question in ``ALL``, one in ``kinds.toml``, its name in the guide."""
    asked = {one["kind"] for one in tomllib.loads((ROOT / "tests/questions/kinds.toml").read_text("utf-8"))["question"]}
    guide = (ROOT / "notebooks" / "teaching_guide.ipynb").read_text("utf-8")
    assert {one.kind for one in ALL} == KINDS.keys() - {"evidence"} and asked == KINDS.keys()
    assert f"`kind` is {', '.join([*KINDS][:-1])} or {[*KINDS][-1]}." in guide
