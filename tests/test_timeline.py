"""The figure of the three dates, on the five pages and on any others."""

from types import SimpleNamespace

import pandas as pd
import pytest
from matplotlib.colors import to_hex
from test_figures import assert_legible, drawn_texts

from course_lib import load
from course_lib.display import style
from course_lib.figures import dayaxis
from course_lib.figures.timeline import three_dates


def a_corpus(*rows):
    """Articles from (id, event, dateline, published); more by name."""
    columns = ["article_id", "event_date", "dateline_date", "published"]
    table = pd.DataFrame([{"kind": "report", "reprint_of": None} | dict(zip(columns, row)) | dict(*row[4:])
                          for row in rows], columns=[*columns, "kind", "reprint_of", "dateline"])
    for name in columns[1:]:
        table[name] = pd.to_datetime(table[name])
    return SimpleNamespace(articles=table)


ONE = ("one.1", "2024-07-25", "2024-07-26", "2024-07-31")


def test_the_five_pages():
    one = three_dates(load())
    assert one.title == "4 of 11 datelines name a later day than their event"
    assert one.subtitle == "15 texts, one row a text; 13 have a single event day; without copies 3 of 10 datelines"
    assert "july.4: event 25 July 2024, dateline 26 July 2024 and publication 31 July 2024." in one.alt
    assert "april.1: publication 8 April 2024; no single event day." in one.alt and "paler row" in one.caption
    assert one.data["note"].dropna().to_list() == ["no dateline; not dated by its page", "no single event day",
                                                   "no dateline", "no single event day"]
    assert_legible(one)
    words = [text for text, _ in drawn_texts(one)]
    assert {"28", "3", "4", "5", "6", "8", "25", "26", "31", "Mar 2024", "Apr 2024", "Jul 2024", "⋯"} <= set(words)


def test_each_date_has_its_mark_around_the_one_before_and_a_copy_is_paler():
    one = three_dates(a_corpus(ONE, ("two.1", "2024-07-25", "2024-07-25", None, {"reprint_of": "one.1"})))
    marks = one.drawing.axes[0].collections
    inks = [to_hex((each.get_edgecolor() if len(each.get_edgecolor()) else each.get_facecolor())[0]).upper()
            for each in marks]
    assert inks == [style.INK] * 6 + [style.lighter(style.INK).upper()] * 2  # the key, then the two rows
    sizes = [each.get_sizes()[0] for each in marks]
    assert sizes == sizes[:3] * 2 + sizes[:2] and sizes[0] < sizes[1] < sizes[2]
    assert marks[0].get_zorder() > marks[1].get_zorder() > marks[2].get_zorder()


@pytest.mark.parametrize(("rows", "title"), [
    ((ONE,), "The one dateline names a later day than its event"),
    ((ONE, ("b.1", "2024-07-25", "2024-07-25", None)), "1 of 2 datelines names a later day than its event"),
    ((("b.1", "2024-07-25", "2024-07-25", None),) * 2, "All 2 datelines name the day of their event"),
    ((("b.1", "2024-07-25", "2024-07-25", None),), "The one dateline names the day of its event"),
    ((ONE, ("b.1", "2024-07-30", "2024-07-26", None)), "2 of 2 datelines name another day than their event"),
    ((("b.1", None, None, None),), "No text has both the day of its event and a dateline with a full date"),
    ((), "No text has both the day of its event and a dateline with a full date"),
])
def test_the_title_states_what_the_data_say(rows, title):
    one = three_dates(a_corpus(*rows))
    assert one.title == title and len(one.data) == len(rows)
    assert_legible(one)


def test_what_is_missing_is_said():
    rows = [("a.1", None, None, None, {"kind": "introduction"}),
            ("b.1", None, None, None, {"dateline": "HANOI, July 26 (VNA)"})]
    assert three_dates(a_corpus(*rows)).data["note"].to_list() == [
        "no single event day; not dated by its page",
        "event day open; dateline without a full date; not dated by its page"]


def days(*starts, length=1):
    return [(f"p{number}.1", start, start + pd.Timedelta(days=length), start + pd.Timedelta(days=2 * length))
            for number, start in enumerate(map(pd.Timestamp, starts))]


@pytest.mark.parametrize("rows", [
    days(*pd.date_range("2020-01-01", periods=200, freq="40D")),
    days(*pd.date_range("2024-01-01", periods=200, freq="D")),
    days("1950-01-01", "2024-02-29", "2024-12-31", "2025-01-01"),
    days("2024-01-01", length=4000),
    [("a very long name of a file that somebody saved from a website, with everything in it.1", *ONE[1:])],
    [("x" * 120, *ONE[1:], {"reprint_of": "y" * 90}), ("新华社.1", *ONE[1:]), ("$5$.1", None, None, None)],
])
def test_any_number_of_articles_with_any_names_and_days_is_legible(rows):
    one = three_dates(a_corpus(*rows))
    assert_legible(one)
    assert len(one.data) == len(rows)


def test_more_articles_than_one_can_read_are_said_to_be_left_out():
    one = three_dates(a_corpus(*days(*pd.date_range("2024-01-01", periods=60, freq="D"))))
    assert one.subtitle.endswith("; the picture shows the first 40")
    assert "The first 20 of 60 are told here" in one.alt and "p19.1" in one.alt and "p20.1" not in one.alt


@pytest.mark.parametrize(("every", "stretches"), [
    (["2024-01-01", "2024-01-05", "2024-06-01", "2024-06-02"], ["01-01 01-05", "06-01 06-02"]),
    (["2024-01-01", "2024-01-09"], ["01-01 01-09"]),  # no long gap
    (pd.date_range("2024-01-01", periods=10, freq="30D"), ["01-01 09-27"]),  # none longer than the others
    (["1950-01-01", "2024-03-01", "2024-12-01", "2024-12-03"], ["01-01 01-01", "03-01 03-01", "12-01 12-03"]),
    ([], []),
])
def test_panels_are_parted_at_long_gaps_and_share_one_scale(every, stretches):
    every = list(pd.to_datetime(every))
    panels = dayaxis.panels_of(every, 1, 7)
    assert [f"{panel.first:%m-%d} {panel.last:%m-%d}" for panel in panels] == stretches
    assert len({panel.scale for panel in panels}) <= 1
    assert all(1 <= panel.left < panel.right <= 7.0001 for panel in panels)
    places = [dayaxis.place(panels, day) for day in every]
    assert places == sorted(places)
