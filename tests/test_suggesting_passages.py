"""Passages that may tell of a meeting: each row of the lists with its example and near miss; names, days, forms."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import course_lib as course
from course_lib.loader.dates import Reference
from course_lib.loader.texts import article_of
from course_lib.suggesting.meetingwords import finder
from course_lib.suggesting.mentions import find_mentions
from course_lib.suggesting.passages import find_passages
from course_lib.words import lexicons
from course_lib.words.patterns import as_regex, expanded

MEETING_WORDS, STATUS_WORDS = lexicons.read("meeting_words"), lexicons.read("status_words")
TODAY = Reference(date(2024, 5, 8), "the page's date")  # a Wednesday


def passages(text, reference=TODAY):
    article = article_of(text)
    article = article._replace(header=article.header._replace(reference=reference))
    return find_passages((article,), find_mentions((article,)))


@pytest.mark.parametrize("row", MEETING_WORDS, ids=lambda row: row["pattern"][:40])
def test_each_meeting_word_has_its_example_and_its_near_miss(row):
    assert re.search(rf"\b{as_regex(expanded(row['pattern']))}", row["example"], re.IGNORECASE)
    assert not re.search(rf"\b{as_regex(expanded(row['pattern']))}", row["not_this"], re.IGNORECASE)
    assert row["kind"] in [one.kind for one in finder().phrases(row["example"], 0, len(row["example"]))]


def status(text):
    phrases = finder().phrases(text, 0, len(text))
    return finder().status(text, 0, len(text), phrases[0]) if phrases else None


@pytest.mark.parametrize("row", STATUS_WORDS, ids=lambda row: row["pattern"][:40])
def test_each_status_word_has_its_example_and_its_near_miss(row):
    assert status(row["example"]) == row["status"] != status(row["not_this"])


def test_the_lists_are_as_they_should_be():
    for name in ("meeting_words", "status_words", "word_sets"):
        assert lexicons.checked(name)


@pytest.mark.parametrize("row", lexicons.read("word_sets"), ids=lambda row: row["set"])
def test_each_set_of_words_has_its_example_and_its_near_miss(row):
    words = re.compile(rf"\b(?:{row['words']})\b", re.IGNORECASE)
    assert words.search(row["example"]) and not words.search(row["not_this"])


@pytest.mark.parametrize("text, kind, who", [
    ("Mr Kato met Ms Lund in Tallinn.", "bilateral", ("new-kato", "new-lund")),
    ("Mr Kato will meet Ms Lund, Mr Sund and Ms Rask.", "multilateral",
     ("new-kato", "new-lund", "new-sund", "new-rask")),
    ("Mr Kato, Ms Lund and Mr Sund held talks.", "trilateral", ("new-kato", "new-lund", "new-sund")),
    ("Mr Kato spoke by phone with Ms Lund.", "call", ("new-kato", "new-lund")),
    ("Mr Kato paid a visit to Laos.", "visit", ("new-kato",)),
    ("Mr Kato inspected the port.", "inspection", ("new-kato",)),
    ("Mr Kato and Ms Lund signed an agreement.", "signing", ("new-kato", "new-lund")),
    ("The President hosted a dinner for the envoy of Laos.", "bilateral", ("The President", "the envoy of Laos")),
    ("China and Laos held talks.", "bilateral", ("China", "Laos")),
    ("The two ministers held talks.", "meeting", ("The two ministers",)),
])
def test_a_passage_with_its_form_and_its_names(text, kind, who):
    assert [(one.kind, one.participants) for one in passages(text)] == [(kind, who)]


@pytest.mark.parametrize("text", [
    "They also welcomed cooperation.",
    "Ms Lund welcomed cooperation in the Indo-Pacific with Mr Kato.",
    "The ministry called on Mr Kato and Ms Lund to act.",
    "The port met its targets, Mr Kato said.",
    "Mr Kato did not meet Ms Lund.",
    "Mr Kato called for a meeting with Ms Lund.",
    "Mr Kato holds that talks are useful.",
    "We met a lot of people there.",
    "Mr Kato received a letter.",
    "Mr Kato said the signing was near.",
    "The relations between Mr Kato and Ms Lund are good.",
])
def test_what_is_no_passage(text):
    assert passages(text) == ()


@pytest.mark.parametrize("text, days", [
    ("Mr Kato met Ms Lund on Monday.", ["2024-05-06"]),
    ("Mr Kato met Ms Lund on 2 May 2024.", ["2024-05-02"]),
    ("Mr Kato will meet Ms Lund on Friday.", ["2024-05-10"]),
    ("On Friday Mr Kato will meet Ms Lund.", ["2024-05-10"]),
    ("Mr Kato met Ms Lund on Monday. That evening Mr Kato dined with Mr Sund.", ["2024-05-06", "2024-05-06"]),
    ("Mr Kato met Ms Lund on Monday. The next day Mr Kato held talks with Mr Sund.", ["2024-05-06", "2024-05-07"]),
    ("Mr Kato met Ms Lund on Monday. Mr Kato had talks with Ms Lund.", ["2024-05-06", "2024-05-06"]),
    ("Mr Kato met Ms Lund on Monday. Mr Kato had talks with Mr Sund.", ["2024-05-06", "None"]),
    ("Mr Kato met Ms Lund on Monday. Mr Kato will meet Ms Lund.", ["2024-05-06", "None"]),
    ("Mr Kato spoke on Monday. Mr Kato made the remarks when meeting Ms Lund.", ["2024-05-06"]),
    ("Mr Kato met Ms Lund on Monday. The day before his meeting Mr Kato met Mr Sund.", ["2024-05-06", "None"]),
    ("Mr Kato met Ms Lund.", ["None"]),
    ("Mr Kato met Ms Lund at noon on Monday, a week after Friday.", ["2024-05-06"]),
])
def test_the_day_of_a_passage(text, days):
    assert [str(one.day) for one in passages(text)] == days


def test_a_day_says_what_it_rests_on():
    text = "From 25 to 27 July 2024 Mr Kato visited Laos. Mr Kato met Ms Lund on Monday."
    visit, meeting = passages(text)
    assert (str(visit.day), str(visit.day_end), text[slice(*visit.day_phrase)]) == (
        "2024-07-25", "2024-07-27", "25 to 27 July 2024")
    assert text[slice(*meeting.day_phrase)] == "on Monday"
    assert meeting.why == "the last Monday, counted from the page's date, Wednesday 8 May 2024"
    assert passages("Mr Kato met Ms Lund on Monday.", None)[0].why == "but no date to count from is stated"


@pytest.mark.parametrize("text, who", [
    ("President Kato met Ms Lund. He had talks with Mr Sund.", ("new-kato", "new-sund")),
    ("The envoy met Ms Lund. He had talks with Mr Sund.", ("new-sund",)),
    ("It rained. He had talks with Mr Sund.", ("new-sund",)),
])
def test_he_is_whoever_the_sentence_before_opened_with(text, who):
    assert passages(text)[-1].participants == who


def test_a_copy_shares_the_event_of_its_source_where_the_same_people_take_part():
    suggested = course.load().suggested
    people = dict(zip(suggested.meetings["meeting_id"], map(set, suggested.meetings["participants"])))
    event = dict(zip(suggested.tellings["sentence"], suggested.tellings["meeting_id"]))
    told = suggested.tellings.dropna(subset=["copy_of"])
    shared = set()
    for row in told[told["copy_of"].isin(event)].itertuples():
        if row.meeting_id == row.copy_of:
            shared.add(row.copy_of)
        else:
            assert people[row.meeting_id] != people[event[row.copy_of]]
    assert shared == set(suggested.meetings["meeting_id"][suggested.meetings["n_tellings"] > 1])
    assert shared


WORDS = st.sampled_from("""Minister Mr. Ana Lund Kato , . and met with held talks visit to on Monday 2 May 2024 China they he
will the same day “ ” of signed \n MR. LIMA: I""".split(" "))


@settings(max_examples=200)
@given(st.lists(WORDS, max_size=40).map(" ".join).filter(str.strip))
def test_phrase_and_day_lie_where_they_should(text):
    article = article_of(text)
    words = {one.id: one for one in article.sentences}
    for one in passages(text):
        assert words[one.sentence].span == (one.start, one.end)
        assert one.start <= one.phrase.start < one.phrase.end <= one.end and one.participants
        assert one.day_phrase is None or text[slice(*one.day_phrase)].strip()
        assert one.day is None or one.why
