"""The explorer of facts as of a day, driven as a student drives it and in code."""

import re

import pytest
from folders import HOSTILE, REPORT, WALK, folder
from ipywidgets import HTML, Dropdown, SelectionSlider
from test_views import Checker

from course_lib import load
from course_lib.errors import CourseError
from course_lib.explorers.asof import AsOf


@pytest.fixture(scope="module")
def seeds():
    return load()


@pytest.fixture
def explorer(seeds):
    return AsOf(seeds)


def shown(explorer):
    return Checker(explorer.widget.children[1].value).words


def control(explorer, name):
    return next(one for one in explorer.widget.children[0].children if one.description == name)


def slide(explorer, words):
    """Move the slider to the day that it shows with these words."""
    slider = control(explorer, "Day")
    slider.value = next(day for label, day in slider.options if label.startswith(words))


def test_it_begins_on_the_last_day_told_of(explorer):
    assert explorer.sentence() == (
        "SCO on 25 July 2024: chair China, 10 members, 2 observers, 14 dialogue partners. "
        "Named in 5 sentences of 4 distinct texts with a word such as chair or member."
    )


def test_every_control_says_what_it_is_and_works_by_keyboard(explorer):
    controls = explorer.widget.children[0].children
    assert [one.description for one in controls] == ["Framework", "Day", "Claims", "Passage"]
    assert {type(one) for one in controls} == {Dropdown, SelectionSlider} and all(
        one.tooltip for one in controls
    )
    assert all(isinstance(one, HTML) for one in explorer.widget.children[1:])


def test_the_facts_follow_the_day_and_the_claims_do_not(explorer):
    claims = explorer.claims["sentence"].to_list()
    slide(explorer, "5 April 2024")
    assert "SCO on 5 April 2024: chair Kazakhstan, 9 members, 3 observers" in shown(explorer)
    slide(explorer, "1 September 2025")
    assert "chair Kyrgyzstan" in shown(explorer) and "dialogue partner: Laos since 1 September 2025" in shown(
        explorer
    )
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
    assert {
        part for source in facts["source"] for part in re.findall(r"https?://\S+?(?=;|$)", source)
    } == set(links)
    assert (
        "chair: China since 4 July 2024." in page.words
        and "As of 1 September 2025: tass.com; from: en.trend.az" in page.words
    )


def test_what_is_disputed_is_shown_as_disputed(explorer):
    control(explorer, "Framework").value = "brics"
    seen = shown(explorer)
    assert (
        "disputed Saudi Arabia" in seen
        and "member (disputed): Saudi Arabia" in seen
        and "Sources conflict: TASS lists" in seen
    )


def test_claims_are_distinct_and_each_has_its_citation(explorer):
    claims = explorer.claims
    assert [(row.article_id, row.line) for row in claims.itertuples()] == [
        ("cgtn.1", 37),
        ("july.4", 123),
        ("july.4", 143),
        ("july.5", 165),
        ("digest.1", 6),
    ]
    assert "july.4, line 143 · 25 July 2024" in shown(explorer)
    control(explorer, "Claims").value = True
    assert len(explorer.claims) > 5 and "july.4, line 141" in shown(explorer)
    assert "with a word such as" not in explorer.sentence()


def test_a_passage_is_shown_in_its_paragraph_and_let_go_where_it_is_no_claim(explorer):
    places = control(explorer, "Passage")
    assert [label for label, _ in places.options] == [
        "choose one",
        "cgtn.1, line 37",
        "july.4, line 123",
        "july.4, line 143",
        "july.5, line 165",
        "digest.1, line 6",
    ]
    places.value = dict(places.options)["july.5, line 165"]
    assert "<mark" in explorer._html() and "Wang said China fully supports Russia" in shown(explorer)
    slide(explorer, "1 January 2025")
    assert "<mark" in explorer._html(), "another day keeps the passage"
    control(explorer, "Framework").value = "eaeu"
    assert "<mark" not in explorer._html() and places.value == "" and places.label == "choose one"


def test_code_and_clicks_share_their_state(explorer):
    explorer.widget
    explorer.go("ASEAN", "2 August 2024")
    assert (
        control(explorer, "Framework").value == "asean" and control(explorer, "Day").label == "2 August 2024"
    )
    assert shown(explorer).startswith(
        "ASEAN on 2 August 2024: chair Laos, 10 members, 1 observer, 11 dialogue partners."
    )


def test_the_slider_stops_where_something_changes_and_on_the_texts_days(explorer):
    labels = [label for label, _ in control(explorer, "Day").options]
    assert {"4 July 2024", "25 July 2024 (texts)", "4 April 2024 (texts)", "1 September 2025"} <= set(labels)
    days = [day for _, day in control(explorer, "Day").options]
    assert days == sorted(set(days))


def test_a_framework_without_facts_says_so(explorer):
    explorer.go("bri")
    assert "BRI on 25 July 2024: no fact in our list." in shown(explorer) and "That is not a no." in shown(
        explorer
    )
    assert explorer.table.empty


@pytest.mark.parametrize(
    "framework, as_of, message",
    [
        ("opec", None, "no framework 'opec'. There is: asean, sco"),
        ("sco", "July", "as_of is a day"),
        (None, "2024-02-30", "as_of is a day"),
    ],
)
def test_what_is_not_there_is_explained(explorer, framework, as_of, message):
    with pytest.raises(CourseError, match=message):
        explorer.go(framework, as_of)


def test_the_table_is_saved_as_csv(explorer, tmp_path):
    explorer.to_csv(tmp_path / "facts.csv")
    assert (
        (tmp_path / "facts.csv")
        .read_text("utf-8-sig")
        .startswith("framework_id,state,role,since,until,as_of,")
    )


def test_on_paper_all_stands_there_whatever_was_chosen_elsewhere(seeds, explorer):
    assert explorer.static() == AsOf(seeds).static()
    page = Checker(explorer.static())
    assert "Facts on 25 July 2024" in page.words and "Claims in the texts" in page.words


@pytest.mark.parametrize("pages", [{"one.txt": REPORT}, {"walk.txt": WALK}, HOSTILE])
def test_any_folder_is_survived(tmp_path, pages):
    one = AsOf(folder(tmp_path, pages), "asean")
    for name, _ in control(one, "Framework").options:
        assert name
    control(one, "Claims").value = True
    assert shown(one).startswith("ASEAN on ")
    assert not {"i", "b"} & {tag for tag, _ in Checker(one._html()).elements}


def test_only_what_is_an_address_becomes_a_link(tmp_path):
    facts = (
        "framework_id,state,role,from,to,as_of,source,disputed\n"
        'rcep,laos,member,,,2024-03-01,"javascript:alert(1); httpx://a.example; a <b> book; https://[odd/x",no\n'
    )
    html = AsOf(folder(tmp_path, {"one.txt": REPORT}, framework_facts=facts), "rcep", "2024-07-25").static()
    links = [attributes["href"] for tag, attributes in Checker(html).elements if tag == "a"]
    assert "javascript:alert(1); httpx://a.example; a &lt;b&gt; book; " in html and links == ["https://[odd/x"]
