"""Each step from a day phrase to its day, for phrases of pages and for words of one's own."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from samples import quick, texts

from course_lib import load
from course_lib.analysis.daysteps import STEPS, cases_of, day_phrases, own_case, steps, steps_table
from course_lib.errors import CourseError

DATELINE, PAGE = "VIENTIANE, July 26 (Xinhua)", "31 July 2024"


def told(case):
    return {step.name: step.finding for step in steps(case)}


def test_each_step_of_a_weekday_under_a_dateline(corpus):
    case = cases_of(corpus, "july.4")[0]
    assert told(case) == {
        "the phrase": "“on Thursday” names a weekday and no date.",
        "the dateline": "“VIENTIANE, July 26 (Xinhua)” prints 26 July and no year.",
        "its year": "2024: sources.csv gives Wednesday 31 July 2024, and this is the nearest 26 July up to then.",
        "its weekday": "26 July 2024 was a Friday.",
        "the step": "The last Thursday, counted from the dateline, Friday 26 July 2024: 1 day back.",
        "the day": "Thursday 25 July 2024",
        "what stays open": "Any Thursday fits the word; that the nearest is meant is a habit of news. "
                           "The year rests on sources.csv, a list beside the pages, not on words of the page.",
    }
    assert [step.day and step.day.day for step in steps(case)] == [None, None, 26, 26, 25, 25, None]


@pytest.mark.parametrize(("article", "number", "name", "finding"), [
    ("cgtn.1", 0, "another day", "There is no dateline, so a caption is counted from: 25 July 2024, a Thursday."),
    ("cgtn.1", 0, "the step", "The last Thursday, counted from a caption, Thursday 25 July 2024: the day itself."),
    ("silkroad.1", 0, "its year",
     "2024: the page's date gives Friday 26 July 2024, and this is the nearest 26 July up to then."),
    ("april.3", 0, "the step", "Its year from the dateline: the nearest 3 April."),
    ("april.5", 0, "the phrase", "“today” counts from the day of writing."),
    ("april.1", 1, "the phrase", "“The previous day” counts from a day told before it."),
    ("april.1", 1, "the step", "Counted from the meeting told before, Thursday 4 April 2024."),
    ("july.1", 0, "the phrase", "“July 25-27” names a date, without a year; of several days, the first is taken."),
])
def test_steps_of_the_pages(corpus, article, number, name, finding):
    assert told(cases_of(corpus, article)[number])[name] == finding


@pytest.mark.parametrize(("words", "day", "name", "finding"), [
    (("on Thursday", DATELINE, PAGE), date(2024, 7, 25), "what stays open",
     "Any Thursday fits the word; that the nearest is meant is a habit of news. The year rests on the page's date."),
    (("on Thursday", "VIENTIANE, July 26, 2024 (Xinhua)"), date(2024, 7, 25), "its year", "2024, as printed."),
    (("on thursday", "vientiane, july 26", "31 JULY 2024"), date(2024, 7, 25), "the step",
     "The last Thursday, counted from the dateline, Friday 26 July 2024: 1 day back."),
    (("They will meet on Thursday", DATELINE, PAGE), date(2024, 8, 1), "the step",
     "The next Thursday, counted from the dateline, Friday 26 July 2024: 6 days on."),
    (("yesterday", "", PAGE), date(2024, 7, 30), "another day",
     "There is no dateline, so the page's date is counted from: 31 July 2024, a Wednesday."),
    (("July 25, 2024",), date(2024, 7, 25), "what stays open", "Nothing: the year is printed."),
    (("on Thursday", DATELINE), None, "its year",
     "Not known: no day with a year is stated, or none within 183 days after 26 July."),
    (("on Thursday", DATELINE), None, "what stays open", "The day: the year of the dateline, 26 July, is not stated."),
    (("on Thursday",), None, "what stays open", "The day: no date to count from is stated."),
    (("on 03/04/2024",), None, "the phrase", "“03/04/2024” names a date in numbers that can be read in two ways."),
    (("July 25 last year", DATELINE, PAGE), date(2023, 7, 25), "the phrase", "“July 25 last year” names a date, without a year."),
    (("on Friday, July 25", DATELINE, PAGE), None, "the step", "But that was a Thursday."),
    (("the same day", DATELINE, PAGE), None, "what stays open",
     "The day: it counts from a day told before it, which is not known."),
    (("on Thursday", DATELINE, "1 May 2024"), date(2024, 4, 25), "another day",
     "The dateline gives no full day, so the page's date is counted from: 1 May 2024, a Wednesday."),
])
def test_words_of_one_s_own(words, day, name, finding):
    case = own_case(*words)
    assert case.day == day and told(case)[name] == finding


def test_a_day_with_its_year_is_counted_from_no_other():
    assert "its weekday" not in told(own_case("July 25, 2024", DATELINE, PAGE))


@pytest.mark.parametrize(("words", "message"), [
    (("soon",), "No day is found in 'soon'. Type a day as news names it"), (("",), "No day is found in ''"),
    (("on Thursday", "VIENTIANE"), "No day and month are found in the dateline, 'VIENTIANE'"),
    (("on Thursday", "", "03/04/2024"), "In the page's date, '03/04/2024' may mean 3 April or 4 March 2024. Write the month"),
    (("on Thursday", "", "July 31"), "No day, month and year are found in the page's date, 'July 31'"),
])
def test_words_without_a_day_are_explained(words, message):
    with pytest.raises(CourseError, match=message):
        own_case(*words)


def test_the_phrases_lead_to_their_places_and_agree_with_the_other_tables(corpus):
    table = day_phrases(corpus)
    assert all(corpus.text(row.page_id)[row.start:row.end] == row.quote for row in table.itertuples())
    events = corpus.articles.dropna(subset="event_start")
    both = events.merge(table, left_on=["page_id", "event_start"], right_on=["page_id", "start"])
    assert len(both) == len(events) == 13 and (both["event_date"] == both["day"]).all()
    told_days = corpus.tellings.dropna(subset=["day_start", "date"])
    both = told_days.merge(table, left_on=["page_id", "day_start"], right_on=["page_id", "start"])
    assert len(both) == len(told_days) and (both["date"] == both["day"]).all()


def test_the_table_has_the_steps_and_where_they_are_printed(corpus):
    table = steps_table(cases_of(corpus, "cgtn.1")[0], corpus.text("cgtn"))
    assert list(table.columns) == list(STEPS)
    placed = table.dropna(subset="start").set_index("step")
    assert placed["quote"].to_dict() == {"the phrase": "on Thursday", "another day": "July 25, 2024"}
    assert placed["line"].to_dict() == {"the phrase": 16, "another day": 11}
    own = steps_table(own_case("on Thursday", DATELINE, PAGE))
    assert own["start"].isna().all() and own["day"].dropna().iloc[-1] == pd.Timestamp("2024-07-25")


@quick
@given(texts)
def test_any_page_has_steps_for_all_its_phrases(tmp_path_factory, page):
    folder = tmp_path_factory.mktemp("pages")
    (folder / "page.txt").write_text(page or "x", encoding="utf-8", newline="")
    try:
        corpus = load(folder)
    except CourseError:
        return
    for article_id in corpus.articles["article_id"]:
        for case in cases_of(corpus, article_id):
            names = [step.name for step in steps(case)]
            assert names[0] == "the phrase" and names[-1] == "what stays open"
            assert len(steps_table(case, corpus.text(case.page_id))) == len(names)
