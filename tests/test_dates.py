"""Printed dates, and the day a phrase means."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import quick

from course_lib.loader.dates import Reference, find_days, nearest, resolve
from course_lib.words.csvrows import shipped
from course_lib.words.printeddates import find_dates, two_readings
from tests.linear import assert_linear

FRIDAY = date(2024, 7, 26)


def found(text):
    return [(day.year, day.month, day.day, day.last_day) for day in find_dates(text)]


DATES = {
    (None, 7, 25, None): [
        "They met on July 25.", "They met on 25 July.", "July 25-40", "July  25", "July\n    25", "July\u00a025",
    ],
    (2024, 7, 25, None): [
        "July 25, 2024", "July 25,2024", "July 25 2024", "25. July 2024", "25 July 2024", "25th July, 2024",
        "July\r\n25, 2024", "Thu, 25 Jul 2024 10:00:00 GMT", "July the 25th, 2024",
    ],
    (2024, 4, 4, None): ["the 4th of April 2024", "04/04/2024", "4-Apr-2024"],
    (None, 3, 28, None): ["March 28th"],
    (2024, 7, 26, None): [
        "JULY 26, 2024", "Jul. 26, 2024", "2024-07-26 09:15", "2024-07-26T09:15:00Z", "2024/7/26", "26/07/2024",
        "26.7.2024", "07/26/2024", "Jul.26,2024", "2024-07-26T23:15:00+07:00", "2024-07-26 2315 GMT",
        "26 July 2024 1830 GMT",
    ],
    (None, 7, 26, None): ["Jul 26", "JUL 26", "on 26 July 1830 GMT (0130 HKT)"],
    (None, 9, 3, None): ["Sept. 3"],
    (2023, 9, 5, None): ["Sep 5, 2023"],
    (2024, 7, 5, None): ["05.07.2024"],
    (None, 7, 25, 27): [
        "July 25-27", "from 25 to 27 July", "July 25 to July 27", "July 25, 26, and 27", "25th to 27th of July",
        "from the 25th to the 27th of July", "Thursday 25 to Saturday 27 July",
    ],
    (2024, 7, 25, 27): ["July 25–27, 2024", "25-27 July 2024", "25, 26 and 27 July 2024"],
    (None, 7, 25, 26): ["on July 25 and 26", "25/26 July", "25 and 26 July", "July 25 & 26"],
    (None, 7, 30, 33): ["July 30–August 2"],
    (2024, 7, 30, 33): ["from 30 July to 2 August 2024", "from July 30 through August 2, 2024"],
    (2024, 12, 30, 33): ["Dec. 30 - Jan. 2, 2025", "30 December 2024 – 2 January 2025"],
    (2024, 2, 28, 31): ["28 February to 2 March 2024"],
    (None, 2, 28, None): ["28 February to 2 March", "from 28 February to 3 March"],
    (None, 3, 1, None): ["March 1 - December 1"],
    (None, 7, 27, None): ["July 27-25"],
    (2024, 2, 29, None): ["Feb. 29, 2024"],
    (None, 2, 29, None): ["Feb. 29"],
    (1776, 7, 4, None): ["on July 4, 1776, a year ago"],
    (None, 5, 9, None): ["A May 9 parade"],
    (2024, 9, 5, None): ["signed on 5 Sept. 2024"],
    (2024, 12, 12, None): ["on 12. Dec 2024"],
    (None, 11, 9, None): ["9 Nov. and"],
    (2021, 2, 3, None): ["3 FEB. 2021"],
    (1987, 2, 26, None): ["26-FEB-1987", "26/Feb/1987"],
    (None, 5, 4, None): ["04-May"],
    (2025, 3, 30, None): ["I may come on 30-Mar-2025"],
    (2024, 7, 24, None): ["this 24th day of July, 2024", "this 24th day of July in the year 2024"],
    (None, 6, 2, None): ["the 2nd day of June"],
    (2024, 7, 25, 26): ["July 25/26, 2024"],
    (2023, 2, 28, 31): ["from 28 February to 3 March 2023"],
    (2024, 9, 30, 32): ["from 30 Sept. to 2 Oct. 2024"],
    (None, 7, 5, None): ["July 5 - 10:30 GMT", "July 5 to 10 p.m. that night", "July 5 to 10 percent"],
    (None, 6, 30, 31): ["30 June/1 July"],
    (2024, 12, 31, 32): ["Dec 31/Jan 1, 2025"],
    (None, 7, 1, 4): ["1–3 and 4 July"],
    (2024, 7, 27, None): ["0045 GMT (0745 HKT) July 27, 2024"],
}


@pytest.mark.parametrize("day", DATES)
def test_a_date_is_read_as_printed(day):
    """Year, month, day and last day, and how they may be printed."""
    assert [found(text) for text in DATES[day]] == [[day]] * len(DATES[day])


@pytest.mark.parametrize("text", [
    "They may 25 times say so.", "may 2", "They march 10 kilometres.", "May Day", "in July 2024", "in 2024",
    "the 25th", "Feb. 30", "Feb. 29, 2023", "April 31", "June 31, 2024", "July 32", "July 0", "2024-13-01",
    "2024-02-30", "31/02/2024", "05/04/2024", "26/26/2024", "192.168.2.1", "20240726", "v2.1.2024", "Mayor 5",
    "Marching 5", "Octopus 8", "Decision 4", "Junta 5", "Novel 3", "mid-July 25th-century", "25 de julio de 2024",
    "13-Jan-18", "3-Mars-2024", "on 5 Septembers", "5 Dece. 2024", "31 day of June", "day of July", "10/12", "",
])
def test_what_only_looks_like_a_date_is_none(text):
    assert found(text) == []


def test_several_dates_keep_their_order_and_place():
    text = "From July 30 – August 2, 2024, and on 4 April"
    assert [text[day.start:day.end] for day in find_dates(text)] == ["July 30 – August 2, 2024", "4 April"]
    assert [text[day.start:day.end] for day in find_dates(text, 20)] == ["4 April"]
    assert find_dates(text, 0, 8) == []


@pytest.mark.parametrize(("text", "quotes"), [
    ("on 25 and 28 July 2024", ["25", "28 July 2024"]),
    ("July 25, 26 and 29, 2024", ["July 25, 26", "29, 2024"]),
    ("on 3, 5 and 9 May", ["3", "5", "9 May"]),
    ("July 25 and August 2", ["July 25", "August 2"]),
    ("1-3 and 5 July", ["1-3", "5 July"]),
    ("2024-07-26 23:30 GMT / 2024-07-27 06:30 ICT", ["2024-07-26", "2024-07-27"]),
    ("Published: 26 Jul. 2024; updated 28 Jul. 2024", ["26 Jul. 2024", "28 Jul. 2024"]),
    ("On July 25, 26 people came", ["July 25"]),
    ("July 25.2024 was", ["July 25"]),
])
def test_days_that_do_not_follow_each_other_are_dates_of_their_own(text, quotes):
    assert [text[day.start:day.end] for day in find_dates(text)] == quotes


@pytest.mark.parametrize(("text", "days"), [
    ("on 03/04/2024.", "3 April or 4 March 2024"), ("on 12-11-2024", "12 November or 11 December 2024"),
    ("on 04/04/2024", None), ("on 25/04/2024", None), ("on 03.04.2024", None), ("on 2024/03/04", None), ("1/03/04/2024", None),
])
def test_a_date_that_may_be_two_days_is_none_with_its_reason(text, days):
    assert len(two_readings(text)) == bool(days)
    assert not days or find_dates(text) == []
    phrases = [phrase for phrase in find_days(text, 0, len(text)) if phrase.unsure]
    assert [resolve(phrase, None) for phrase in phrases] == ([(None, f"but it may mean {days}")] if days else [])


@pytest.mark.parametrize(("printed", "reference", "day"), [
    ("July 25", FRIDAY, date(2024, 7, 25)),
    ("July 28", FRIDAY, date(2024, 7, 28)),
    ("December 31", date(2025, 1, 2), date(2024, 12, 31)),
    ("January 1", date(2024, 12, 31), date(2025, 1, 1)),
    ("February 29", date(2024, 3, 1), date(2024, 2, 29)),
    ("February 29", date(2026, 3, 1), None),
])
def test_a_year_is_that_of_the_nearest_such_day(printed, reference, day):
    assert nearest(find_dates(printed)[0], reference) == day


PHRASES = {
    "the last Thursday, counted from the dateline, Friday 26 July 2024": {"They met on Thursday.": "2024-07-25"},
    "the last Friday": {"They met on Friday.": "2024-07-26"},
    "the Friday before": {
        "They met last Friday.": "2024-07-19", "They met last\r\nFriday.": "2024-07-19",
        "They met this past Friday.": "2024-07-19",
    },
    "the last Thursday": {
        "They met last Thursday.": "2024-07-25", "They will, he said on Thursday, go on.": "2024-07-25",
    },
    "the next Tuesday": {
        "They will meet on Tuesday.": "2024-07-30", "They meet next Tuesday.": "2024-07-30",
        "They meet this coming Tuesday.": "2024-07-30",
    },
    "the next Monday": {"They are to meet on Monday, he said.": "2024-07-29"},
    "counted from the dateline": {
        "They met today.": "2024-07-26", "They met here yesterday.": "2024-07-25", "Tomorrow they part.": "2024-07-27",
        "They met the day before yesterday.": "2024-07-24", "They meet the day after tomorrow.": "2024-07-28",
        "They met three days ago.": "2024-07-23", "They met 10 days ago.": "2024-07-16",
        "They meet four days from now.": "2024-07-30", "They met yesterday evening.": "2024-07-25",
        "They met day before yesterday.": "2024-07-24", "They met last night.": "2024-07-25",
    },
    "its year from the dateline": {
        "They met on Thursday, July 25.": "2024-07-25", "They met on July 25 (Thursday).": "2024-07-25",
        "They will meet on December 30.": "2024-12-30", "The talks are set for August 5.": "2024-08-05",
        "They met, and are to meet again on August 5.": "2024-08-05",
        "They met on Thursday, July 27 last year.": "2023-07-27", "They met on July 27 last year.": "2023-07-27",
        "They meet on January 5 next year.": "2025-01-05",
        "They met from Thursday 25 to Saturday 27 July.": "2024-07-25",
    },
    "printed with its year": {
        "They met on Thursday, 25 July 2024.": "2024-07-25", "They met on July 4, 1776.": "1776-07-04",
    },
    "but that was a Wednesday": {"They met on Thursday, July 24.": None},
    "but that was a Thursday": {"They met on Friday, July 25, 2024.": None},
    "the Tuesday of last week": {"They met on Tuesday last week.": "2024-07-16"},
    "the Tuesday of this week": {"They met on Tuesday of this week.": "2024-07-23"},
    "the Friday of next week": {"They meet Friday next week.": "2024-08-02"},
    "the Sunday of last week": {"They met on Sunday last\nweek.": "2024-07-21"},
    "but that year has no such day": {"They met on February 29 last year.": None},
    "but it counts from a day told before it": {
        "They met on the previous Tuesday.": None, "They met the following Tuesday.": None,
    },
}


@pytest.mark.parametrize("why", PHRASES)
def test_a_phrase_means_a_day(why):
    for text, day in PHRASES[why].items():
        phrase, = find_days(text, 0, len(text))
        resolved, reason = resolve(phrase, Reference(FRIDAY, "the dateline"))
        assert (resolved and resolved.isoformat()) == day and why in reason, text
        assert "(" not in text or text[phrase.start:phrase.end] == "July 25 (Thursday)"


@pytest.mark.parametrize(("text", "resolved"), [
    ("They met on Thursday.", (None, "but no date to count from is stated")),
    ("They met today.", (None, "but no date to count from is stated")),
    ("They met on Thursday, July 25.", (None, "but no year is stated")),
    ("They met on July 25, 2024.", (date(2024, 7, 25), "printed with its year")),
])
def test_without_a_day_to_count_from_only_a_whole_date_is_a_day(text, resolved):
    assert resolve(find_days(text, 0, len(text))[0], None) == resolved


@pytest.mark.parametrize("text", ["Thursdays are quiet.", "on a weekday", "Fri. they met", "nowadays", "last week", "days ago",
                                  "a few days ago", "a week ago", "last year", "the week before"])
def test_words_that_name_no_single_day(text):
    assert find_days(text, 0, len(text)) == []


@pytest.mark.parametrize(("text", "shift"), [
    ("The same day he left.", 0), ("That day he left.", 0), ("the previous day", -1), ("the day before", -1),
    ("the next day", 1), ("the following day", 1), ("two days later", 2), ("three days earlier", -3),
    ("a day after", 1), ("ten days later", 10), ("12 days earlier", -12), ("the day prior", -1), ("That same day", 0),
    ("the very\nsame day", 0),
])
def test_days_counted_from_a_day_told_before(text, shift):
    phrase, = find_days(text, 0, len(text))
    assert phrase.shift == shift
    assert resolve(phrase, Reference(FRIDAY, "the sentence before"))[0].toordinal() == FRIDAY.toordinal() + shift


@pytest.mark.parametrize("row", shipped("day_words"), ids=lambda row: row["words"])
def test_each_word_that_counts_days_has_an_example(row):
    text = row["example"]
    phrase, = find_days(text, 0, len(text))
    assert (phrase.shift is None) == (row["counts_from"] == "writing")
    assert text[phrase.start:phrase.end] == row["words"]
    assert (resolve(phrase, Reference(FRIDAY, "the dateline"))[0] - FRIDAY).days == int(row["days"])


@pytest.mark.parametrize("text", ["every day", "one day", "ten days of talks", "in the old days", "a day of rest",
                                  "the days before", "a week later"])
def test_days_that_count_from_none(text):
    assert find_days(text, 0, len(text)) == []


PARTS = ["25", "July", "Sept.", "2024", " ", ", ", "-", "/", ".", " and ", " to ", "Friday", "last week", "last year", "the day", "before",
         " ago", "3 days", "0", "31", "Feb", "th", "T10:00", "(", ")", "yesterday", "between "]


@quick
@given(st.lists(st.sampled_from(PARTS), max_size=14).map("".join))
def test_whatever_stands_in_a_text_days_lie_apart_and_are_resolved_or_explained(text):
    phrases = find_days(text, 0, len(text))
    assert all(0 <= one.start < one.end <= len(text) for one in phrases)
    assert all(before.end <= after.start for before, after in zip(phrases, phrases[1:]))
    for phrase in (*phrases, *find_days(text, 0, len(text))):
        for reference in (None, Reference(FRIDAY, "the dateline")):
            day, why = resolve(phrase, reference)
            assert why and (day or why.startswith("but"))


@pytest.mark.parametrize("unit", [
    "They met on Friday, July 25. ", "July 5 - ", "25, 26, ", "25 and ", "from 25 to ", "5     ", "July     ", "12-", "03/04/2024 ",
    "the same ", "three days ", "last week of ", "5-Jul-", "July 5, 6, 7, 8, ",
])
def test_twice_the_text_takes_about_twice_the_time(unit):
    def finding(size):
        text = unit * (size // len(unit))
        return lambda: find_days(text, 0, len(text))

    assert_linear(finding, 60_000)
