"""The figure of who stands where in which framework on a day."""

import matplotlib
import pytest
from folders import HOSTILE, REPORT, WALK, folder
from test_figures import assert_legible, drawn_texts

from course_lib import load
from course_lib.display import style
from course_lib.errors import CourseError
from course_lib.figures.standings import framework_matrix

DAY = "2024-07-25"


@pytest.fixture(scope="module")
def seeds():
    return load()


def words(one):
    return [text for text, _ in drawn_texts(one)]


def roles(one, state, framework):
    data = one.data
    return set(data.loc[(data["state"] == state) & (data["framework"] == framework), "role"])


def test_the_title_says_who_was_in_the_chair(seeds):
    one = framework_matrix(seeds, DAY)
    assert (
        one.title
        == "In the chair on 25 July 2024: Laos (ASEAN), China (SCO), Russia (BRICS) and Armenia (EAEU)"
    )
    assert framework_matrix(seeds, "2024-07-03").title.count("Kazakhstan (SCO)") == 1


def test_nothing_that_came_later_is_drawn(seeds):
    then, later = framework_matrix(seeds, DAY), framework_matrix(seeds, "2025-10-26")
    assert roles(then, "Laos", "SCO") == set() and roles(later, "Laos", "SCO") == {
        "dialogue partner",
        "partner",
    }
    assert roles(then, "Timor-Leste", "ASEAN") == {"observer"} and roles(later, "Timor-Leste", "ASEAN") == {
        "member"
    }
    assert (then.data["since"].dropna() <= DAY).all() and then.data["sites"].str.contains(r"\w\.\w").all()
    assert "interested" not in words(then) and "interested" in words(later)


def test_what_sources_dispute_is_marked_in_words_and_by_a_dashed_box_without_ground(seeds):
    one = framework_matrix(seeds, DAY)
    assert {"Saudi Arabia", "disputed: member", "disputed: invited"} <= set(words(one))
    dashed = [patch for patch in one.drawing.axes[0].patches if patch.get_linestyle() != "-"]
    assert len(dashed) == 2 and {matplotlib.colors.to_hex(patch.get_facecolor()) for patch in dashed} == {
        "#ffffff"
    }
    assert "disputed as member Saudi Arabia" in one.alt


def test_states_stand_in_the_order_of_how_often_they_are_named(seeds):
    shown = words(framework_matrix(seeds, DAY))
    order = [
        shown.index(name)
        for name in ("China", "Laos", "Russia", "Vietnam", "Timor-Leste", "Saudi Arabia", "others")
    ]
    assert order == sorted(order)


def test_the_last_row_adds_up_the_states_that_have_none(seeds):
    one = framework_matrix(seeds, DAY)
    said = " ".join(words(one))
    assert "7 members, 7 dialogue partners" in said and "3 members, 3 observers, in the chair: Armenia" in said
    assert "1 chair" not in said, "Armenia is one of the three members"
    members = one.data[(one.data["framework"] == "ASEAN") & (one.data["role"] == "member")]
    assert len(members) == 10 == 7 + 3, "three members of ASEAN have a row: Laos, Vietnam, Thailand"


def test_all_states_can_be_asked_for_and_all_is_still_legible(seeds):
    one = framework_matrix(seeds, DAY, states="all")
    assert_legible(one)
    assert "others" not in words(one) and {"Armenia", "Uzbekistan", "Cuba"} <= set(words(one))


@pytest.mark.parametrize("day", [DAY, "2025-10-26", "1970-01-01", "2030-01-01"])
def test_every_day_is_legible(seeds, day):
    assert_legible(framework_matrix(seeds, day))


def test_a_day_before_all_facts_is_said_to_be_empty(seeds):
    one = framework_matrix(seeds, "1950-01-01")
    assert one.title == "For 1 January 1950 our list of facts is empty" and one.data.empty
    assert "No fact in our list holds on this day. Its first fact is of 8 August 1967." in words(one)
    assert one.drawing.get_figheight() < 2, "no empty white"
    assert (
        framework_matrix(seeds, "1970-01-01").title
        == "On 1 January 1970 our list names no chair, and 5 other roles"
    )


def test_frameworks_can_be_chosen(seeds):
    one = framework_matrix(seeds, DAY, frameworks=["brics", "bri"])
    assert set(one.data["framework"]) == {"BRICS"} and "BRI" in words(one) and "BRI: no fact." in one.alt
    assert "Saudi Arabia" in words(one) and "Vietnam" not in words(one)


def test_the_caption_names_frameworks_without_members(seeds):
    caption = framework_matrix(seeds, DAY).caption
    assert "BRI" in caption and "East Asia mechanism" in caption and "our list says nothing" in caption


def test_the_caption_explains_the_boxes_and_up_to_when_the_list_was_kept(seeds):
    caption = framework_matrix(seeds, DAY).caption
    assert all(word in caption for word in ("Black", "blue", "yellow", "grey", "white", "interested", "dashed"))
    assert "26 October 2025 (ASEAN), 1 September 2025 (SCO)" in caption and "1 June 2024 (EAEU)" in caption
    assert "newest" not in framework_matrix(seeds, DAY, frameworks="bri").caption


@pytest.mark.parametrize("day, late", [("2025-10-26", False), ("2025-10-27", True), ("2030-01-01", True)])
def test_a_day_that_the_list_cannot_know_is_no_fact(seeds, day, late):
    one = framework_matrix(seeds, day)
    assert one.title.startswith("Our list was kept up to 26 October 2025") is late
    assert one.subtitle.startswith("Shown is what the list gives no end for") is late


def test_the_colours_are_not_those_of_states(seeds):
    faces = {
        matplotlib.colors.to_hex(patch.get_facecolor()).upper()
        for patch in framework_matrix(seeds, DAY).drawing.axes[0].patches
    }
    assert not faces & {colour.upper() for colour in style.STATES.values()} and style.SKY in faces


@pytest.mark.parametrize(
    "change, message",
    [
        ({"as_of": "July"}, "as_of is a day"),
        ({"states": "some"}, "no choice of states 'some'"),
        ({"frameworks": ["opec"]}, "no framework 'opec'"),
        ({"frameworks": ["asean", "sco", "brics", "eaeu", "un"]}, "room for 4 frameworks, and 5"),
    ],
)
def test_what_cannot_be_drawn_is_explained(seeds, change, message):
    with pytest.raises(CourseError, match=message):
        framework_matrix(seeds, **{"as_of": DAY} | change)


@pytest.mark.parametrize("pages", [{"one.txt": REPORT}, {"walk.txt": WALK}, HOSTILE])
def test_any_folder_can_be_drawn(tmp_path, pages):
    corpus = folder(
        tmp_path,
        pages,
        states='state_id,name\nlong,"A state with a name that is very long, and $x$ 新"\n',
        framework_facts="framework_id,state,role,from,to,as_of,source,disputed\n"
        "asean,long,member,,,2024-01-01,a book,yes\n",
    )
    for states in (None, "all"):
        assert_legible(framework_matrix(corpus, DAY, states=states))
