"""Front matter: lines of ``key: value`` at the head of a saved page."""

import pytest

from course_lib.loader.frontmatter import front_matter
from course_lib.loader.pages import paragraph_spans


def entries(text):
    return [(entry.kind, entry.value.of(text)) for entry in front_matter(text, paragraph_spans(text))]


def test_two_known_keys_in_a_row_are_front_matter():
    page = "Title: Talks end\nDate: 2024-07-26\nSource: Xinhua\nURL: https://a.example\n\nThe talks ended."
    assert entries(page) == [("title", "Talks end"), ("date", "2024-07-26"), ("byline", "Xinhua"),
                             ("furniture", "URL: https://a.example"[5:])]


def test_between_rules_every_line_is_front_matter():
    page = '---\ntitle: "Talks: the end"\nauthor: \'A Name\'\nmood: good\nempty:\n---\nDate: not in it\nSource: nor this'
    assert entries(page) == [("furniture", "---"), ("title", "Talks: the end"), ("byline", "A Name"),
                             ("furniture", "mood: good"), ("furniture", "empty:"), ("furniture", "---")]


@pytest.mark.parametrize("key", ["Title", "TITLE", "headline", "Date", "Published", "author", "Source", "summary",
                                 "tags"])
def test_keys_are_known_in_capitals_or_small_letters(key):
    assert entries(f"{key}: a value\nurl: b")[0][1] == "a value"


@pytest.mark.parametrize("page", [
    "Title: one line of it is none\nThe talks ended.",
    "Ministers meet\nTitle: not at the head\nDate: 2024-07-26",
    "Wang: we agree\nSon: so do we",
    "Note: a\nWarning: b",
    "---\ntitle: a fence that is never closed",
    "---",
    "The talks ended.",
])
def test_other_lines_are_no_front_matter(page):
    assert entries(page) == []


def test_the_value_alone_is_the_title():
    page = "title: 'Talks end'\ndate: 2024-07-26"
    first, _ = front_matter(page, paragraph_spans(page))
    assert (first.span.of(page), first.value.of(page)) == ("title: 'Talks end'", "Talks end")
