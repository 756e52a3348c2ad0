"""Front matter: YAML between rules, or lines of ``key: value``, at the head of a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import quick, texts

from course_lib.loader.frontmatter import front_matter
from course_lib.loader.parsing import parse


def entries(text):
    return [(entry.kind, entry.value) for entry in front_matter(text)[0]]


def test_two_known_keys_in_a_row_are_front_matter():
    page = "Title: Talks end\nDate: 2024-07-26\nSource: Xinhua\nURL: https://a.example\n\nThe talks ended."
    assert entries(page) == [("title", "Talks end"), ("date", "2024-07-26"), ("byline", "Xinhua"),
                             ("furniture", "https://a.example")]


def test_between_rules_every_line_is_front_matter():
    page = "---\ntitle: \"Talks: the end\"\n# a remark\nauthor: 'A Name'\nmood: good\nempty:\n---\nDate: not in it"
    assert entries(page) == [("furniture", "---"), ("title", "Talks: the end"), ("furniture", "# a remark"),
                             ("byline", "A Name"), ("furniture", "good"), ("furniture", ""), ("furniture", "---")]


@pytest.mark.parametrize(("yaml", "title"), [
    ("title: Talks end", "Talks end"), ("title: 'It''s the end'", "It's the end"),
    ('title: "Caf\\u00e9 \\u2019talks\\u2019"', "Café ’talks’"), ("title: Talks\n  end", "Talks end"),
    ("title: >-\n  Talks\n  end", "Talks end"), ("title: |\n  Talks\n  end", "Talks end"),
    ('title: "Talks \\\n  end"', "Talks end"), ("title: [Talks, end]", "Talks, end"), ("Title: Talks end", "Talks end"),
    ("'title': Talks end", "Talks end"), ("headline: Talks end # and more", "Talks end"),
])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_headline_in_any_form_of_yaml(yaml, title, newline):
    body = "The ministers met in the town by the river on Thursday and agreed to build a bridge."
    text = f"---\nlayout: post\n{yaml}\ndate: 2024-05-06\n---\n\n{body}\n".replace("\n", newline)
    page = parse(text.encode(), "a.md")
    assert page.articles[0].headline == title and page.headers[0].published.day.isoformat() == "2024-05-06"
    assert [one.label for one in page.paragraphs] == ["furniture", "furniture", "title", "date", "furniture", "body"]


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
    "---\n- a list\n- and no keys\n---\n",
    "---\ntitle: [broken\n---\n",
    "---",
    "The talks ended.",
])
def test_other_lines_are_no_front_matter(page):
    assert front_matter(page) == ([], 0)


def test_a_day_of_change_is_not_the_day_of_publication():
    page = parse(b"---\nmodified_time: 2024-05-08\ndate: 2024-05-06\n---\nThe ministers met in the town on Thursday.", "a.md")
    assert page.headers[0].published.day.isoformat() == "2024-05-06"


def test_a_publisher_is_stated_and_an_author_is_none():
    text = "---\n{}: The Courier\n---\nThe ministers met in the town on Thursday."
    assert parse(text.format("publisher").encode(), "a.md").outlet == ("The Courier", "the page's front matter")
    assert parse(text.format("author").encode(), "a.md").outlet is None


@quick
@given(st.lists(st.one_of(texts, st.sampled_from(["title: a", "date: 2024-05-06", "  more", "- item", "# x", "a: >-", "b: 'c",
                                                   "", "tags: [a, b]"])), max_size=8).map("\n".join))
def test_nothing_between_the_rules_is_lost(yaml):
    text = f"---\n{yaml}\n---\nThe ministers met in the town."
    found, end = front_matter(text)
    kept = "".join(entry.span.of(text) for entry in found)
    assert not found or "".join(kept.split()) == "".join(text[:end].split())
