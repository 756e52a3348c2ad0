"""Judging evidence: verbatim, long enough, in the text that is named, and at a passage that supports the claim."""

import unicodedata
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.exercises.answers import judge
from course_lib.exercises.places import places_of, texts_in as seeds
from course_lib.exercises.question import Passage, Question, QuestionError, Support
from course_lib.exercises.question import NOT_ATTEMPTED, NOT_YET, RIGHT, STATES

SIDES = "the Chinese and Russian sides also said they support Laos in becoming a dialogue partner of the SCO"
MINISTERS = "the ministers agreed"
THEY = ("They welcomed the participation of the ASEAN secretary-general and SCO secretary-general in each other's "
        "institutional meetings and expressed support for Laos becoming a dialogue partner of the SCO")
PARTNER = ["becoming a dialogue partner"]
CLAIM = Question(
    id="90.1", kind="evidence", title="t", prompt="p", hints=("a", "b"), solution="s", notebook="90", file="f",
    why="So it is.", parts={"who": "who supports", "whom": "whom they support", "what": "in what"},
    supports=(Support("july.4, line 143", SIDES, {"who": ["Chinese and Russian sides"], "whom": ["support Laos"],
                                                  "what": PARTNER}),
              Support("cgtn.1, line 37", f"{MINISTERS} … {THEY}", {"who": [MINISTERS], "whom": ["support for Laos"],
                                                                   "what": PARTNER}, {"who": "They"})),
    elsewhere=(Passage("july.4, line 127", "support Laos and ASEAN countries in keeping East Asia cooperation on the "
                       "right track", "This is about ASEAN."),))


# Quotations as they are typed: "right" or a part of the message, the text's name, one cut or two.
TYPED = [line.split("|") for line in (Path(__file__).parent / "typed_quotations.txt").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("said, typed", TYPED, ids=lambda one: one[:50])
def test_what_is_typed_is_judged_and_each_failure_has_its_message(said, typed):
    name, _, cuts = typed.partition(" :: ")
    verdict = judge(CLAIM, (name, *cuts.split(" // ")))
    if said == "right":
        assert (verdict.state, verdict.message, verdict.passages[0].cite) == (RIGHT, "So it is.", "july.4, line 143")
    else:
        assert verdict.state == NOT_YET and said in verdict.message, verdict


@pytest.mark.parametrize("answer", [
    ["july.4", SIDES], ("july.4", SIDES.replace(" ", "\n  ")), f"july.4: “{SIDES}”", f"“{SIDES}” (july.4, line 143)",
    ("july.4", ["Chinese and Russian sides", "support Laos in becoming a dialogue partner"]),
    "july.4: “Chinese and Russian sides”, “support Laos in becoming a dialogue partner”"], ids=lambda one: str(one)[:50])
def test_a_quotation_is_right_in_other_forms(answer):
    assert judge(CLAIM, answer).state == RIGHT


def test_signs_may_differ():
    words = "the Laos-China Railway has helped the Lao people realize their dreams"
    claim = CLAIM._replace(parts={"what": "w"}, supports=(Support("july.2, line 63", words, {"what": [words]}),))
    assert judge(claim, ("july.2", "Laos' economic and social development over the years, saying that the Laos–China  Railway has helped "
                         "the Lao people realize their dreams")).state == RIGHT


@pytest.mark.parametrize("change", [
    lambda words: words.replace("Chinese", "Chi\u00adnese"), lambda words: words.replace(" ", "\u00a0"),
    lambda words: words.replace("dialogue", "di\u200balogue"), lambda words: words.replace("é", "e"),
    lambda words: unicodedata.normalize("NFD", words), lambda words: words.replace("partner", "pa\u0301rtner"),
], ids=["soft hyphen", "space", "no width", "accent", "decomposed", "an accent more"])
def test_unseen_differences_of_signs_count_for_nothing(change):
    assert judge(CLAIM, ("july.4", change(SIDES))).state == RIGHT


def test_a_place_quotes_the_page_as_printed_whatever_was_typed():
    page = seeds().pages["july"]
    for words in ("Laos-China Railway has helped", "Laos–China Rail\u00adway has helped"):
        place = page.find(words)[0]
        assert page.text[place.start:place.end] == place.quote and place.quote.startswith("Laos") and place.quote.endswith("helped")


def said(answer, claim=CLAIM):
    verdict = judge(claim, answer)
    assert verdict.state == NOT_YET
    return verdict.message


@pytest.mark.parametrize("answer, message", [
    (("july.4", "the Chinese and Russian sides", "also said they", "support Laos"), "You gave a list of 4"),
    (("", SIDES), "name is missing"), (SIDES, "name is missing"), (("july.4", 4), "You gave a list of 2. Give them as"),
    (4, "You gave the number 4"), ([1, 2, 3], "You gave a list of 3"), (True, "You gave True"),
    (len, "You gave a function"), ({"article": "july.4", "quote": SIDES}, "You gave a dict of 2. Give them as"),
], ids=lambda one: str(one)[:50])
def test_what_is_no_quotation_is_explained(answer, message):
    assert message in said(answer)


def test_a_copy_that_holds_every_part_is_right_and_named():
    verdict = judge(CLAIM, ("july.1", "The Chinese and Russian sides also said that they support Laos in becoming a dialogue partner"))
    assert verdict.state == RIGHT and verdict.message.startswith("july.1, line 39, repeats july.4:") and "no second witness" in verdict.message


def test_a_copy_that_lost_its_speaker_shows_nobody_who_says_it():
    words = "China will continue to provide all possible support for the economic and social development of Laos"
    whole = f"{words}, deepen practical cooperation in energy, minerals and other fields, and import more high-quality Lao agricultural products to bring more benefits to the Lao people"
    claim = CLAIM._replace(parts={"what": "what is said", "who": "who says it"}, supports=(
        Support("july.3, line 95", f"{words} … said the Chinese foreign minister", {"what": [words], "who": ["said the Chinese foreign minister"]}),))
    assert judge(claim, ("july.3", whole + ", said the Chinese foreign minister")).state == RIGHT
    assert said(("july.1", words), claim) == "This copy does not show who says it beside these words. Its source does: july.3, line 95."


@pytest.mark.parametrize("blank", [None, "", ("", ""), {"article": "", "quote": " "}, [], ..., pd.DataFrame()], ids=repr)
def test_a_blank_answer_is_not_attempted(blank):
    assert judge(CLAIM, blank).state == NOT_ATTEMPTED


WORDS = st.lists(st.sampled_from([*SIDES.split(), "…", "“", "--", "\n", "(", "[", "ﬁ", "İ"]), max_size=14).map(" ".join)


@settings(max_examples=150)
@given(name=st.one_of(st.sampled_from([*seeds().articles, *seeds().pages]), st.text(max_size=9)), quote=st.one_of(WORDS, st.text()))
def test_no_quotation_raises_an_error(name, quote):
    for answer in ((name, quote), f"{name}: {quote}", quote):
        verdict = judge(CLAIM, answer)
        assert verdict.state in STATES and not verdict.message.startswith("This answer cannot be read")


def test_every_sentence_is_found_where_it_stands():
    for one in seeds().corpus.sentences.itertuples():
        starts = {(place.article_id, place.line, place.quote) for place in seeds().find(one.quote)}
        assert any(article == one.article_id for article, _, _ in starts), one.quote


@pytest.mark.parametrize("cite, quote, message", [
    ("june.4, line 3", None, "no text and no page 'june.4'"), ("july.4, line 9999", None, "Nothing stands at"),
    ("july.4, line 111", "the Chinese and Russian sides also said", "They stand at: july.1, line 39; july.4, line 143"),
    ("july.2, line 143", "the Chinese and Russian sides also said", "do not stand at july.2, line 143"),
    ("july.4, line 143", "the Laotian side", "not stand on that page at all")])
def test_a_passage_that_does_not_stand_there_is_said(cite, quote, message):
    with pytest.raises(QuestionError, match=message):
        places_of(Passage(cite, quote))


def test_a_fault_of_the_file_is_told_and_not_blamed_on_the_answer():
    verdict = judge(CLAIM._replace(supports=(Support("july.4, line 1", SIDES, {"who": [SIDES], "whom": [SIDES], "what": [SIDES]}),)), ("july.4", SIDES))
    assert verdict.state == NOT_ATTEMPTED and "its file has a fault" in verdict.message
