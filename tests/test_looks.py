"""What a paragraph looks like by itself, and the shapes of lines that are data."""

import re
import time

import pytest
from goldlists import rows

from course_lib.loader.looks import days_in, is_day, looker_for, reads_as_prose
from course_lib.words import lexicons
from course_lib.words.spans import Span, count_words

SHAPES = lexicons.read("furniture")
LABELS = ("furniture", "caption", "byline", "note", "reference", "standfirst")


def look(text):
    return looker_for().look(text, Span(0, len(text)))


def by_itself(row, line):
    """Whether a shape by itself finds a line."""
    test = {"line": "fullmatch", "start": "match"}.get(row["where"], "search")
    return getattr(re.compile(row["pattern"]), test)(line.lower()) is not None


# Shapes of lines

@pytest.mark.parametrize("row", SHAPES, ids=lambda row: row["example"])
def test_a_shape_finds_its_example_and_no_near_miss(row):
    assert by_itself(row, row["example"]) and not by_itself(row, row["near_miss"])
    assert look(row["example"]).kind == row["label"]


def test_a_shape_fits_on_a_line_has_no_group_and_says_how_many_outlets_need_it():
    for row in SHAPES:
        assert len(row["pattern"]) <= 120 and re.compile(row["pattern"]).groups == 0
        assert row["label"] in LABELS and int(row["outlets"]) >= 1


@pytest.mark.parametrize("unit", ["A | ", "a > ", "> ", "a ", "(", "(a ", "/ a", "photo ", "photo: ", "by ", "1 ", "- ", "this ", "© a ",
                                  "share this ", "#", "july 26, 2024 ", "a.", "@a.", "http://", "read more ", "…", "a\t"])
def test_no_line_takes_its_time(unit):
    line = (unit * 700)[:690]
    start = time.process_time()
    for text in (line, line + "|", line + ")", line + "?"):
        look(text)
    assert time.process_time() - start < 0.2


def test_no_sentence_of_the_course_s_articles_looks_like_furniture():
    found = [(row["quote"], look(row["quote"])) for row in rows("sentences")]
    assert [(quote, one.kind) for quote, one in found if one.kind not in ("prose", "line", "standfirst")] == []


def test_no_title_of_the_course_s_articles_looks_like_anything_else():
    assert {look(row["title"]).kind for row in rows("articles") if row["title"]} == {"line"}


@pytest.mark.parametrize(("line", "kind"), [
    ("They met on Friday.", "prose"), ("VIENTIANE, July 26 (Xinhua) -- They met", "prose"), ("Ministers meet", "line"),
    ("July 26, 2024", "date"), ("Vientiane, 26 July 2024", "dateline"), ("Xinhua", "byline"), ("By Anna Berg", "byline"),
    ("Anna Berg | 26 July 2024", "byline"), ("By Anna Berg, 26 July 2024", "byline"), ("🤝", "furniture"),
    ("The hall on July 26, 2024. /Xinhua", "caption"), ("Share your strength, the envoy advised them.", "prose"),
    ("Sign up for our newsletter", "furniture"), ("Ferries Stay Away From Islands as Winds Grow ...", "line"),
])
def test_a_line_s_kind(line, kind):
    assert look(line).kind == kind


def test_the_marks_of_a_heading_are_no_part_of_it():
    for printed in ("# A bridge is built", "**A bridge is built**", "## A bridge is built ##", "_A bridge is built_"):
        assert look(printed).core.of(printed) == "A bridge is built"


# Days

@pytest.mark.parametrize(("line", "day"), [
    ("July 26, 2024", True), ("Published May 06, 2024 • Last updated 1 hour ago • 4 minute read", True),
    ("12:43, 06 May 2024Updated 12:44, 06 May 2024", True), ("Updated 0339 GMT (1139 HKT) May 6, 2024", True),
    ("Monday May 6, 2024 4:12 am by Anna Berg", True), ("April 28 2024, 3:54 p.m.", True), ("2024-07-26 09:15", True),
    ("Xinhua | Updated: 2024-07-26 09:15", True), ("Politics / January 11, 2024", True), ("May 6", False),
    ("The talks of July 26, 2024, went on", False), ("Regular press conference of the office on July 24, 2024", False),
    ("They met on July 26, 2024.", False), ("© 2024", False), ("", False),
])
def test_a_line_that_is_a_day(line, day):
    assert is_day(line) is day


@pytest.mark.parametrize("line", ["6 May 2024Updated 7 May 2024", "Nov.May 6, 2024 12:02 PM", "May 6, 20247:55 AM UTC"])
def test_a_day_that_runs_on_into_the_next_word(line):
    found = days_in("Before. " + line, 8)[0]
    assert (found.year, found.month, found.day, found.start >= 8) == (2024, 5, 6, True)
    assert "6" in ("Before. " + line)[found.start:found.end]


# Prose

@pytest.mark.parametrize(("line", "prose"), [
    ("They met on Friday.", True), ("They met on Friday. 🤝", True), ("他们在星期四见面了。", True), ("Talks end.", False),
    ("Who supports Laos?", False), ("Will the ferry come back? Timor-Leste asks Darwin again", False),
    ("How the far bank turned on Sen. Oda Winter", False), ("The ministers told the press as follows:", True),
    ("Nobody answered ...", False), ("a " * 60, True),
])
def test_what_reads_as_prose(line, prose):
    assert reads_as_prose(line, count_words(line)) is prose
