"""The explorer of notebook 02, driven as a student drives it and in code."""

import pytest
from driving import controls, shown
from test_views import Checker

from course_lib import load
from course_lib.errors import CourseError
from course_lib.explorers.resolver import DateResolver


@pytest.fixture
def resolver(corpus):
    return DateResolver(corpus)


def visible(resolver):
    return [name for name, one in controls(resolver).items() if one.layout.display != "none"]


def test_it_begins_where_event_and_dateline_differ(resolver):
    assert resolver.sentence() == "“on Thursday” in july.4 means Thursday 25 July 2024, 1 day before the dateline."
    page = Checker(resolver.static())
    assert "Friday 26 July 2024: 1 day back" in page.words and "Run this cell" in page.words
    assert ("mark" in {tag for tag, _ in page.elements}) and "july.4, line 111" in page.words


def test_choosing_a_text_and_a_phrase(resolver):
    controls(resolver)["Text"].value = "april.1"
    assert shown(resolver).startswith("“April 4” in april.1 means Thursday 4 April 2024.")
    controls(resolver)["Phrase"].value = 6
    assert shown(resolver).startswith("“April 6” in april.1 means Saturday 6 April 2024.")
    assert "april.1, line 55" in shown(resolver)
    assert controls(resolver)["Phrase"].options[1] == ("The previous day (line 21)", 1)


def test_words_of_your_own_begin_with_those_of_the_text_chosen_last(resolver):
    controls(resolver)["Text"].value = "april.7"
    controls(resolver)["Text"].value = ""
    assert visible(resolver) == ["Text", "Dateline", "Day phrase", "Page's date"]
    fields = controls(resolver)
    typed = [fields[name].value for name in visible(resolver)[1:]]
    assert typed == ["NANNING, April 6 (Xinhua)", "on Friday", "8 April 2024"]
    assert shown(resolver).startswith("“on Friday” means Friday 5 April 2024, 1 day before the dateline.")
    fields["Dateline"].value = "NANNING, April 5 (Xinhua)"
    assert shown(resolver).startswith("“on Friday” means Friday 5 April 2024, the day of the dateline.")
    fields["Page's date"].value = ""
    assert shown(resolver).startswith("The day of “on Friday” stays open: the year of the dateline, 5 April, is not")
    fields["Day phrase"].value = "<soon>"
    assert shown(resolver).startswith("No day is found in '<soon>'. Type a day as news names it")
    fields["Text"].value = "digest.1"
    assert visible(resolver) == ["Text", "Phrase"] and "digest.1" in shown(resolver)


def test_of_several_days_the_first_is_said_to_be_the_first(resolver):
    resolver.choose("july.1")
    assert resolver.sentence() == "“July 25-27” in july.1 names several days, the first of them Thursday 25 July 2024."


def test_the_table_leads_to_the_passage(resolver, corpus, tmp_path):
    table = resolver.table.dropna(subset="start")
    assert all(corpus.text(row.page_id)[row.start:row.end] == row.quote for row in table.itertuples())
    assert list(table["step"]) == ["the phrase", "the dateline"]
    resolver.to_csv(tmp_path / "steps.csv")
    assert "1 day back" in (tmp_path / "steps.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(("wrong", "message"), [
    (lambda one: one.choose("july.9"), "no article 'july.9'"),
    (lambda one: one.choose("july.4", 3), "no phrase 3. There is: 1, 2"),
    (lambda one: one.choose("july.4", 0), "no phrase 0"),
    (lambda one: one.own("soon"), "No day is found in 'soon'"),
])
def test_what_is_not_there_is_explained_and_changes_nothing(resolver, wrong, message):
    before = resolver.sentence()
    with pytest.raises(CourseError, match=message):
        wrong(resolver)
    assert resolver.sentence() == before and shown(resolver).startswith(before)


@pytest.mark.parametrize(("page", "sentence"), [
    ("Home\n\nAbout us\n\nContact\n", "The day of “on Thursday” stays open: no date to count from is stated."),
    ("Ministers meet\n\nTwo ministers met in the capital of the country. They agreed on the plan, it was said.\n",
     "No sentence of page.1 names a day."),
    ("Ministers meet\n\nHANOI, July 5 (VNA) - Two ministers met on Friday in the capital. They agreed.\n",
     "The day of “on Friday” in page.1 stays open: the year of the dateline, 5 July, is not stated."),
])
def test_what_stays_open_is_said(tmp_path, page, sentence):
    (tmp_path / "page.txt").write_text(page, encoding="utf-8")
    assert DateResolver(load(tmp_path)).sentence() == sentence


def test_without_steps_the_table_says_so(tmp_path):
    (tmp_path / "page.txt").write_text("Ministers meet\n\nTwo ministers met in the capital, it was said there.\n")
    with pytest.raises(CourseError, match="page.1 names no day, so there are no steps"):
        DateResolver(load(tmp_path)).table  # noqa: B018
