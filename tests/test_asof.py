"""The explorer of facts as of a day, driven as a student drives it and in code."""

import re

import pytest
from driving import control, shown
from folders import REPORT, folder
from test_views import Checker

from course_lib.errors import CourseError
from course_lib.explorers.asof import AsOf


@pytest.fixture
def explorer(seeds):
    return AsOf(seeds)


def slide(explorer, words):
    """Choose the day that it shows with these words."""
    days = control(explorer, "Day")
    days.value = next(day for label, day in days.options if label.startswith(words))


def test_it_begins_on_the_last_day_told_of(explorer):
    assert explorer.sentence() == (
        "SCO on 25 July 2024: our list has China in the chair, 10 members, 2 observers and 14 dialogue partners. "
        "Named in 5 sentences of 4 distinct texts with a word such as chair or member."
    )


def test_the_facts_follow_the_day_and_the_claims_do_not(explorer):
    claims = explorer.claims["sentence"].to_list()
    slide(explorer, "4 July 2023")
    assert "SCO on 4 July 2023: our list has Kazakhstan in the chair, 9 members, 3 observers" in shown(explorer)
    slide(explorer, "1 September 2025")
    assert "Kyrgyzstan in the chair" in shown(explorer)
    assert "dialogue partner: Laos since 1 September 2025." in shown(explorer)
    assert explorer.claims["sentence"].to_list() == claims


def test_what_came_later_does_not_show_on_the_chosen_day(explorer):
    seen = shown(explorer)
    facts = seen[: seen.index("Claims in the texts")]
    assert "until" not in facts and "Merged" not in facts and "Kyrgyzstan took" not in facts
    assert "Laos" not in facts[facts.index("Facts on") :]


def test_each_fact_has_its_day_and_its_source_as_a_link(explorer):
    page = Checker(explorer.static())
    links = [attributes["href"] for tag, attributes in page.elements if tag == "a"]
    facts = explorer.table
    named = {part for source in facts["source"] for part in re.findall(r"https?://\S+?(?=;|$)", source)}
    assert named == {link for link in links if link.startswith("http")}
    assert "seeds/001_faddf37e3aaaccc8.txt#line=142" in links, "a claim leads to its line"
    assert "chair: China since 4 July 2024." in page.words
    assert "Looking back on 1 September 2025: tass.com; for the first day: en.trend.az" in page.words, "over then"
    assert "As of 29 August 2025: tass.com (1); tass.com (2); for the first day:" in page.words


def test_a_day_that_is_only_the_first_sources_is_said_to_be_so(explorer):
    seen = shown(explorer)
    assert "observer: Afghanistan and Mongolia since 9 June 2017 or earlier." in seen
    assert "member: India and Pakistan since 9 June 2017." in seen, "they joined on that day"


def test_the_list_says_up_to_which_day_it_was_kept(explorer):
    assert "Our newest source on SCO is of 1 September 2025." in shown(explorer)
    assert "What changed after that" not in shown(explorer) and "later than" not in explorer.sentence()
    explorer.go(as_of="2030-01-01")
    assert explorer.sentence().startswith("SCO on 1 January 2030: later than our newest source; our list has ")
    assert "What changed after that, our list does not know." in shown(explorer)


def test_a_state_with_two_names_for_its_standing_is_said_to_be_counted_twice(explorer):
    explorer.go(as_of="2025-09-01")
    assert "1 dialogue partner and 17 partners (Laos is in two of these numbers)." in explorer.sentence()
    explorer.go("asean", "2024-07-25")
    assert "in two of these" not in explorer.sentence(), "a chair is a member too"


def test_where_no_text_speaks_of_a_standing_there_is_no_passage_to_choose(explorer):
    places = control(explorer, "Passage")
    control(explorer, "Framework").value = "nato"
    assert "No sentence of these texts names it with a word such as chair or member." in explorer.sentence()
    assert places.layout.display == "none"
    explorer.go("sco")
    assert places.layout.display is None


def test_what_is_disputed_is_shown_as_disputed(explorer):
    control(explorer, "Framework").value = "brics"
    assert all(words in shown(explorer) for words in (
        "9 members and a dispute about Saudi Arabia", "member (disputed): Saudi Arabia", "Sources conflict: TASS"))


def test_claims_are_distinct_and_each_has_its_citation(explorer):
    claims = explorer.claims
    assert list(zip(claims["article_id"], claims["line"])) == [
        ("cgtn.1", 37), ("july.4", 123), ("july.4", 143), ("july.5", 165), ("digest.1", 6)]
    assert "july.4, line 143 · 25 July 2024" in shown(explorer)


def test_a_passage_is_shown_in_its_paragraph_and_let_go_where_it_is_no_claim(explorer):
    places = control(explorer, "Passage")
    assert [label for label, _ in places.options] == [
        "choose one",
        "cgtn.1, line 37: They welcomed the participation …",
        "july.4, line 123: Wang stressed China, Russia and …",
        "july.4, line 143: During the meeting, the Chinese …",
        "july.5, line 165: Lavrov said Russia fully …",
        "digest.1, line 6: Wang Yi affirmed China's support …",
    ]
    places.value = dict(places.options)["july.5, line 165: Lavrov said Russia fully …"]
    assert "<mark" in explorer._html() and "Wang said China fully supports Russia" in shown(explorer)
    assert shown(explorer).index("Wang said China fully") < shown(explorer).index("Facts on"), "it is seen at once"
    slide(explorer, "4 July 2024")
    assert "<mark" in explorer._html(), "another day keeps the passage"
    control(explorer, "Framework").value = "eaeu"
    assert "<mark" not in explorer._html() and places.value == "" and places.label == "choose one"


def test_the_days_are_those_where_something_changes_and_on_the_texts_days(explorer):
    labels = [label for label, _ in control(explorer, "Day").options]
    assert labels[0] == "15 June 2001" and labels[-1] == "1 September 2025", "the days of this framework"
    assert {"4 July 2024", "25 July 2024 · a day of our texts"} <= set(labels)
    assert "4 April 2024" not in labels, "no April text names it"
    days = [day for _, day in control(explorer, "Day").options]
    assert days == sorted(set(days))
    control(explorer, "Framework").value = "bri"
    assert "4 April 2024 · a day of our texts" in [label for label, _ in control(explorer, "Day").options]


@pytest.mark.parametrize("framework", ["sco", "eaeu", "nato", "bri", "shared-future"])
def test_there_are_two_days_at_least(seeds, framework):
    assert len(control(AsOf(seeds, framework), "Day").options) > 1


def test_a_framework_without_facts_says_so(explorer):
    explorer.go("bri")
    assert "BRI on 25 July 2024: our list has no fact." in shown(explorer) and explorer.table.empty
    assert "That is not a no." in shown(explorer)


@pytest.mark.parametrize("framework, as_of, message", [
    ("opec", None, "no framework 'opec'. There is: asean, sco"), ("sco", "July", "as_of is a day"),
    (None, "2024-02-30", "as_of is a day")])
def test_what_is_not_there_is_explained(explorer, framework, as_of, message):
    with pytest.raises(CourseError, match=message):
        explorer.go(framework, as_of)


def test_only_what_is_an_address_becomes_a_link(tmp_path):
    facts = (
        "framework_id,state,role,from,to,as_of,source,disputed\n"
        'rcep,laos,member,,,2024-03-01,"javascript:alert(1); httpx://a.example; a <b> book; https://[odd/x",no\n'
    )
    html = AsOf(folder(tmp_path, {"one.txt": REPORT}, framework_facts=facts), "rcep", "2024-07-25").static()
    links = [attributes["href"] for tag, attributes in Checker(html).elements if tag == "a"]
    assert "javascript:alert(1); httpx://a.example; a &lt;b&gt; book; " in html and links == ["https://[odd/x"]
