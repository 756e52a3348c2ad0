"""The figure of which frameworks each text names."""

import matplotlib
import pytest
from folders import HOSTILE, REPORT, WALK, folder
from test_figures import assert_legible, drawn_texts

from course_lib import load
from course_lib.display import style
from course_lib.figures.framework_mentions import frameworks_by_text


@pytest.fixture(scope="module")
def seeds():
    return load()


def words(one):
    return [text for text, _ in drawn_texts(one)]


def test_the_numbers_are_those_of_the_table(seeds):
    data = frameworks_by_text(seeds).data
    named = seeds.frameworks
    assert data["n_all"].sum() == len(named) and data["n_distinct"].sum() == named["copy_of"].isna().sum()
    own = named[(named["framework_id"] == "asean") & (named["article_id"] == "july.1")]
    row = data[(data["framework"] == "ASEAN") & (data["article_id"] == "july.1")].iloc[0]
    assert (row["n_all"], row["n_distinct"]) == (len(own), own["copy_of"].isna().sum()) == (11, 2)


def test_the_title_states_the_finding_over_all_and_over_distinct(seeds):
    assert (
        frameworks_by_text(seeds).title
        == "ASEAN is named most, 56 times in 10 texts: 35 times if copied sentences are left out"
    )


def test_copies_stand_below_and_paler_in_the_colour_of_their_kind(seeds):
    one = frameworks_by_text(seeds)
    faces = {matplotlib.colors.to_hex(patch.get_facecolor()).upper() for patch in one.drawing.axes[0].patches}
    kinds = {style.BLUE, style.ORANGE, style.GREEN}
    assert faces == kinds | {style.lighter(colour) for colour in kinds}
    assert "35 of 56" in words(one) and "13" in words(one)


def test_a_text_that_names_none_has_its_column_all_the_same(seeds):
    assert "april.3" in words(frameworks_by_text(seeds))


def test_the_alternative_text_tells_every_row(seeds):
    alt = frameworks_by_text(seeds).alt
    assert (
        "EAEU: 4, distinct 2, in cgtn.1, july.1 and july.4." in alt
        and "NATO: 1, distinct 1, in july.1." in alt
    )


def test_the_seeds_are_legible(seeds):
    assert_legible(frameworks_by_text(seeds))


def test_without_copies_the_title_does_not_speak_of_them(tmp_path):
    one = frameworks_by_text(folder(tmp_path, {"one.txt": REPORT}))
    assert one.title in ("ASEAN is named most, 1 time in 1 text", "SCO is named most, 1 time in 1 text")
    assert one.subtitle == "1 text; blue: report; paler: copied"


def test_nothing_named_is_said_in_a_sentence(tmp_path):
    one = frameworks_by_text(folder(tmp_path, {"walk.txt": WALK}))
    assert one.title == "None of the texts names a framework of the word list" and one.data.empty
    assert "No framework of the word list is named." in words(one)
    assert_legible(one)


def test_of_many_texts_those_with_most_mentions_are_shown(tmp_path):
    pages = {
        f"p{number:03}.txt": REPORT.replace("The ministers", f"The ministers of place {number}")
        for number in range(40)
    }
    one = frameworks_by_text(folder(tmp_path, pages))
    assert_legible(one)
    assert (
        one.subtitle.startswith("40 texts; shown: the 21 with most mentions")
        and one.data["article_id"].nunique() == 40
    )


def test_hostile_names_are_legible(tmp_path):
    corpus = folder(
        tmp_path,
        HOSTILE,
        frameworks='framework_id,name,case,kind\nlong,"Port $x$ a forum with a name longer than any '
        'reader would ever want to print in a figure",exact,forum\n'
        "port,PORT,exact,forum\n",
    )
    assert_legible(frameworks_by_text(corpus))
