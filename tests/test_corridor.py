"""The figure of a railway corridor, and the word list of its places."""

import pandas as pd
import pytest
from folders import HOSTILE, WALK, folder
from test_figures import assert_legible, drawn_texts

from course_lib import load
from course_lib.errors import CourseError
from course_lib.figures.corridor import rail_corridor
from course_lib.words.lexicons import read

START = "A line\n\nPORT, July 2 (Agency) -- "
STATIONS = ["Russia", "Manzhouli", "Chengdu", "Kunming", "Vientiane", "Bangkok"]
LONG = "corridor_id,order,station\n" + "".join(
    f"long,{n},Station number {n} with a long name\n" for n in range(1, 15)
)


@pytest.fixture(scope="module")
def seeds():
    return load()


def words(one):
    return [text for text, _ in drawn_texts(one)]


def test_the_order_of_each_corridor_counts_from_one_without_a_gap():
    orders = pd.DataFrame(read("corridors")).groupby("corridor_id")["order"].apply(list)
    assert all(order == [str(number) for number in range(1, len(order) + 1)] for order in orders)


def test_the_places_are_listed_in_three_texts_and_each_quote_stands_where_it_says(seeds):
    data = rail_corridor(seeds).data
    assert dict.fromkeys(data["article_id"]) == dict.fromkeys(["cgtn.1", "july.1", "july.4"])
    assert data.groupby("article_id")["station"].apply(list).to_list() == [STATIONS] * 3
    assert all(seeds.text(row.page_id)[row.start : row.end] == row.quote for row in data.itertuples())
    assert (
        set(data["line"]) == {33, 35, 135}
        and data.loc[data["article_id"] == "july.1", "copy_of"].notna().all()
    )


def test_what_each_text_prints_is_shown_with_its_possessive(seeds):
    shown = words(rail_corridor(seeds))
    assert {
        "cgtn.1, line 33",
        "july.4, line 135",
        "China’s Manzhouli",
        "Laos’ Vientiane",
        "Thailand’s Bangkok",
        "a copy",
    } <= set(shown)


def test_title_and_alternative_text_are_computed(seeds):
    one = rail_corridor(seeds)
    assert one.title == "–".join(STATIONS) + ": listed in 3 texts, 1 of them as a copy"
    assert "july.4, line 135 prints Russia, China’s Manzhouli, Chengdu" in one.alt
    assert_legible(one)


def test_no_such_sentence_draws_no_line(tmp_path):
    one = rail_corridor(folder(tmp_path, {"walk.txt": WALK}))
    assert one.title == f"No sentence of these texts lists {'–'.join(STATIONS)}" and one.data.empty
    assert "There is no such sentence, and so no line is drawn." in words(one)
    assert not one.drawing.axes[0].lines and not one.drawing.axes[0].collections


def test_all_must_be_there_in_their_order(tmp_path):
    back = START + "It runs from Bangkok by Vientiane, Kunming, Chengdu and Manzhouli to Russia.\n"
    there = START + "In Russia they said: it links " + ", ".join(STATIONS) + ".\n"
    assert rail_corridor(folder(tmp_path, {"back.txt": back})).data.empty
    data = rail_corridor(folder(tmp_path, {"there.txt": there})).data
    assert data["order"].to_list() == [1, 2, 3, 4, 5, 6]
    assert data["start"].iloc[0] > there.index("links"), "the first Russia belongs to the speakers"


def test_a_teachers_corridor_of_any_length_is_legible(tmp_path):
    text = (
        "A line\n\nPORT, July 2 (Agency) -- It links "
        + ", ".join(f"Station number {n} with a long name" for n in range(1, 15))
        + ".\n"
    )
    corpus = folder(
        tmp_path, {f"p{n}.txt": text.replace("It", f"In plan {n} it") for n in range(6)}, corridors=LONG
    )
    one = rail_corridor(corpus, "long")
    assert_legible(one)
    assert one.data["article_id"].nunique() == 6 and "the first 4 are shown" in one.subtitle


def test_a_corridor_that_is_not_there_is_explained(tmp_path, seeds):
    with pytest.raises(CourseError, match="no corridor 'silk'. There is: russia-bangkok"):
        rail_corridor(seeds, "silk")
    assert_legible(rail_corridor(folder(tmp_path, HOSTILE)))
