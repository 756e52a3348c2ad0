"""The figures of notebook 04: who stands where in which framework on a day, and which frameworks each text names."""

import pytest
from folders import REPORT, WALK, folder
from test_figures import assert_legible, drawn_texts, grounds

from course_lib.display import style
from course_lib.errors import CourseError
from course_lib.figures.framework_mentions import frameworks_by_text
from course_lib.figures.standings import framework_matrix

DAY = "2024-07-25"


@pytest.fixture(scope="module")
def then(seeds):
    return framework_matrix(seeds, DAY)


def words(one):
    return [text for text, _ in drawn_texts(one)]


def roles(one, state, framework):
    data = one.data
    return set(data.loc[(data["state"] == state) & (data["framework"] == framework), "role"])


# Who stands where

@pytest.mark.parametrize("day, title", [
    (DAY, "In the chair on 25 July 2024: Laos (ASEAN), China (SCO), Russia (BRICS) and Armenia (EAEU)"),
    ("2024-07-03", "In the chair on 3 July 2024: Laos (ASEAN), Kazakhstan (SCO), Russia (BRICS) and Armenia (EAEU)"),
    ("1970-01-01", "On 1 January 1970 our list names no chair, and 5 other roles"),
    ("1950-01-01", "For 1 January 1950 our list of facts is empty"),
    ("2025-10-27", "Our list was kept up to 26 October 2025: what holds on 27 October 2025 it cannot know"),
])
def test_the_title_says_who_was_in_the_chair_and_what_the_list_cannot_know(seeds, day, title):
    one = framework_matrix(seeds, day)
    assert one.title == title
    assert one.subtitle.startswith("Shown is what the list gives no end for") is title.startswith("Our list was")
    assert_legible(one)


def test_nothing_that_came_later_is_drawn(seeds, then):
    later = framework_matrix(seeds, "2025-10-26")
    assert roles(then, "Laos", "SCO") == set() and roles(later, "Laos", "SCO") == {"dialogue partner", "partner"}
    assert roles(then, "Timor-Leste", "ASEAN") == {"observer"} and roles(later, "Timor-Leste", "ASEAN") == {"member"}
    assert (then.data["since"].dropna() <= DAY).all() and then.data["sites"].str.contains(r"\w\.\w").all()
    assert "interested" not in words(then) and "interested" in words(later)
    assert not later.title.startswith("Our list was kept")


def test_what_sources_dispute_is_marked_in_words_and_by_a_dashed_box_without_ground(then):
    assert {"Saudi Arabia", "disputed: member", "disputed: invited"} <= set(words(then))
    dashed = [patch for patch in then.drawing.axes[0].patches if patch.get_linestyle() != "-"]
    assert [patch.get_facecolor() for patch in dashed] == [(1, 1, 1, 1)] * 2
    assert "disputed as member Saudi Arabia" in then.alt
    assert not grounds(then) & set(style.STATES.values()) and style.SKY in grounds(then), "colours of states"


def test_states_stand_by_how_often_they_are_named_and_the_others_are_added_up(then):
    shown = words(then)
    order = [shown.index(name) for name in
             ("China", "Laos", "Russia", "Vietnam", "Timor-Leste", "Saudi Arabia", "others")]
    assert order == sorted(order)
    said = " ".join(shown)
    assert "7 members, 7 dialogue partners" in said and "3 members, 3 observers, in the chair: Armenia" in said
    assert "1 chair" not in said, "Armenia is one of the three members"
    members = then.data[(then.data["framework"] == "ASEAN") & (then.data["role"] == "member")]
    assert len(members) == 10 == 7 + 3, "three members of ASEAN have a row: Laos, Vietnam, Thailand"


def test_a_day_before_all_facts_leaves_no_empty_white(seeds):
    one = framework_matrix(seeds, "1950-01-01")
    assert "No fact in our list holds on this day. Its first fact is of 8 August 1967." in words(one)
    assert one.data.empty and one.drawing.get_figheight() < 2


def test_the_caption_explains_the_boxes_and_what_the_list_has_not(then):
    assert all(word in then.caption for word in (
        "Black", "blue", "yellow", "grey", "white", "interested", "dashed", "BRI", "East Asia mechanism",
        "our list says nothing", "26 October 2025 (ASEAN), 1 September 2025 (SCO)", "1 June 2024 (EAEU)"))


def test_a_day_that_is_none_is_explained(seeds):
    with pytest.raises(CourseError, match="as_of is a day"):
        framework_matrix(seeds, "July")
    with pytest.raises(CourseError, match="1989 is none. Write it in quotation marks, like"):
        framework_matrix(seeds, 2025 - 10 - 26)


# Which texts name them

def test_the_numbers_are_those_of_the_table(seeds):
    one, named = frameworks_by_text(seeds), seeds.frameworks
    assert one.data["n_all"].sum() == len(named) and one.data["n_distinct"].sum() == named["copy_of"].isna().sum()
    own = named[(named["framework_id"] == "asean") & (named["article_id"] == "july.1")]
    row = one.data[(one.data["framework"] == "ASEAN") & (one.data["article_id"] == "july.1")].iloc[0]
    assert (row["n_all"], row["n_distinct"]) == (len(own), own["copy_of"].isna().sum()) == (11, 2)
    assert one.title == "ASEAN is named most, 56 times in 10 texts: 35 times if copied sentences are left out"
    assert "EAEU: 4, distinct 2, in cgtn.1, july.1 and july.4." in one.alt
    kinds = {style.BLUE, style.ORANGE, style.GREEN}
    assert grounds(one) == kinds | {style.lighter(colour) for colour in kinds}, "copies are paler"
    assert {"35 of 56", "13", "april.3"} <= set(words(one)), "a text that names none has its column all the same"
    assert_legible(one)


def test_nothing_copied_and_nothing_named_are_said(tmp_path):
    one = frameworks_by_text(folder(tmp_path / "one", {"one.txt": REPORT}))
    assert one.title in ("ASEAN is named most, 1 time in 1 text", "SCO is named most, 1 time in 1 text")
    assert one.subtitle == "1 text; blue: report; paler: copied"
    one = frameworks_by_text(folder(tmp_path / "other", WALK))
    assert one.title == "None of the texts names a framework of the word list" and one.data.empty
    assert "No framework of the word list is named." in words(one)
    assert_legible(one)


def test_of_many_texts_those_with_most_mentions_are_shown(tmp_path):
    pages = {f"p{n:03}.txt": REPORT.replace("The ministers", f"The ministers of place {n}") for n in range(40)}
    one = frameworks_by_text(folder(tmp_path, pages))
    assert_legible(one)
    assert one.subtitle.startswith("40 texts; shown: the 21 with most mentions")
    assert one.data["article_id"].nunique() == 40
