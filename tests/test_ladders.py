"""The figures of notebook 05: the ladders of modality, and whose words an introduction keeps."""

from copy import copy

import pytest
from test_figures import assert_legible

import course_lib as course
from course_lib.analysis.firmness import modal_steps
from course_lib.errors import CourseError
from course_lib.figures.modal_ladders import NOBODY, SEVERAL, ladders
from course_lib.figures.survival import surviving_words

REPORT = ("Ministers speak of ferries\n\nBAKU, May 15, 2024 (AZERTAC) — Georgian Foreign Minister {one} met "
          "Armenian Foreign Minister {two} here on Tuesday.\n\n{text}\n")
TEXT = ("{one} said Georgia must rest. {two} said Armenia will always build ferries. The two sides said they "
        "are willing to meet again.")


def written(folder, *pairs, text=TEXT):
    """A corpus of one report for each pair of ministers."""
    for number, (one, two) in enumerate(pairs, 1):
        page = REPORT.format(one=one, two=two, text=text.format(one=one, two=two))
        (folder / f"page{number:03}.txt").write_text(page, encoding="utf-8")
    return course.load(folder)


PAIR = ("Nino Beridze", "Ara Petrosyan")
HOSTILE = ("Maximiliana Wolfeschlegelsteinhausenberger-Featherstonehaugh", "Ann $a_1$ Holm")


# The ladders

def test_every_clause_on_a_ladder_is_counted_once_and_in_the_title(corpus):
    figure, clauses = ladders(corpus), corpus.statements.dropna(subset="modal")
    assert figure.data["n_distinct"].sum() == clauses["copy_of"].isna().sum()
    assert figure.data["n_copies"].sum() == clauses["copy_of"].notna().sum()
    ready = figure.data[figure.data["step"] == "ready"].iloc[0]
    assert (ready["speaker"], ready["state"]) == ("Wang Yi", "China")
    assert (ready["n_distinct"], ready["n_copies"]) == (7, 7)
    sums = figure.data.groupby("ladder")["n_distinct"].sum()
    assert figure.title == (f"Words of commitment in {sums['commits']} clauses, of asking in {sums['asks']}")
    assert "must 0 and 0 copied" in figure.alt and "Wang Yi 22 and 9" in figure.alt
    assert_legible(figure)


def test_groups_and_nobody_stand_below_the_speakers_of_states(corpus):
    guessed = copy(corpus)
    vars(guessed)["statements"] = corpus.suggested.statements  # a reader found a speaker for each of these clauses
    figure = ladders(guessed)
    data = figure.data
    should = data.loc[data["step"] == "should", "speaker"].tolist()
    assert should == ["Wang Yi", "Liu Ning", "Bui Thanh Son", NOBODY]
    assert f"All {len(guessed.statements)} clauses are suggested by the program" in figure.caption
    assert "suggested" not in ladders(corpus).caption
    assert data.loc[data["speaker"].isin([SEVERAL, NOBODY]), "state"].eq("").all()


def test_steps_change_places_as_the_class_votes(corpus):
    asked = modal_steps(corpus, ["hopes", "must"])
    own = asked[asked["ladder"] == "asks"]
    assert own["step"].tolist() == ["hopes", "should", "necessary", "calls on", "asks", "must"]
    assert own["place"].tolist() == [1, 2, 3, 4, 5, 6]
    figure = ladders(corpus, order=["willing", "will"])
    assert figure.data["step"].unique().tolist()[:6] == ["will always or never", "will continue", "willing",
                                                        "stands ready", "ready", "will"]
    assert "the order you gave" in figure.caption
    with pytest.raises(CourseError, match="There is no step 'promises'. There is: will always or never"):
        ladders(corpus, order=["promises"])


def test_no_clause_on_a_ladder_is_a_sentence(tmp_path):
    figure = ladders(written(tmp_path, PAIR, text="{one} said the ferry was late."))
    assert figure.title == "No clause of these texts stands on a ladder"
    assert figure.data["n_distinct"].sum() == 0 and set(figure.data["ladder"]) == {"commits", "asks"}
    assert_legible(figure)


def test_many_speakers_share_a_row_and_many_clauses_a_square(tmp_path):
    names = [f"{a}ora {b}ides" for a in "BDFGKLMN" for b in "BDFGKLMN"]
    pairs = list(zip(names[::2], names[1::2])) * 3
    figure = ladders(written(tmp_path, *pairs))
    data = figure.data
    assert_legible(figure)
    assert data["speaker"].nunique() <= 15 and data["speaker"].str.contains("other speakers", na=False).any()
    assert "a square for up to 5" in figure.subtitle
    assert data["n_distinct"].sum() + data["n_copies"].sum() == len(
        course.load(tmp_path).statements.dropna(subset="modal"))


# Surviving words

def test_words_are_those_of_the_reports_and_of_their_copies(corpus):
    figure = surviving_words(corpus)
    columns = ["n_words_report", "n_words_introduction", "n_words_unnamed"]
    rows = figure.data.set_index(["report", "speaker"])[columns]
    assert rows.loc[("july.3", "Saleumxay Kommasith")].tolist() == [112, 0, 0]
    assert rows.loc[("april.3", "Liu Ning")].tolist() == [44, 0, 0]
    assert rows.loc[("july.3", "Wang Yi")].tolist() == [366, 69, 153]
    assert figure.title == "july.3 gives Saleumxay Kommasith 112 words, its introduction none"
    assert "Liu Ning in april.3" in figure.alt
    assert_legible(figure)


def test_without_an_introduction_there_is_a_sentence(tmp_path):
    figure = surviving_words(written(tmp_path, PAIR))
    assert figure.title == "No introduction here stands before reports that give words to speakers"
    assert figure.data.empty
    assert_legible(figure)


def compound(pairs, kept=1):
    """A page on which an introduction copies a sentence of so many speakers from each report below it."""
    said = [[f"{name} said that the new ferries between the two ports number {at} will always run on time."
             for name in pair] for at, pair in enumerate(pairs)]
    head = ["Ferries old and new",
            "In spring the ports of two countries spoke of what had long been asked of them.",
            *(" ".join(own[:kept]) for own in said),
            "The following articles were originally published by AZERTAC."]
    reports = [REPORT.format(one=one, two=two, text=" ".join(own)).strip()
               for (one, two), own in zip(pairs, said)]
    return "\n\n".join([*head, *reports]) + "\n"


def test_any_page_with_an_introduction_is_drawn(tmp_path):
    pairs = [PAIR, HOSTILE] * 10
    (tmp_path / "page.txt").write_text(compound(pairs), encoding="utf-8")
    figure = surviving_words(course.load(tmp_path))
    assert len(figure.data) > 24 and "; the 24 rows with the most words" in figure.subtitle
    assert "its introduction none" in figure.title
    assert_legible(figure)


def test_where_all_speakers_survive_the_title_says_so(tmp_path):
    (tmp_path / "page.txt").write_text(compound([PAIR], kept=2), encoding="utf-8")
    figure = surviving_words(course.load(tmp_path))
    assert figure.title == "Every speaker of a report has words in its introduction, too"
    assert (figure.data["n_words_introduction"] > 0).all()
