"""The list of formulas as printed, and the heat map drawn from it."""

import matplotlib
import pytest
from test_figures import assert_legible

from course_lib import formula_heatmap, formula_list, load
from course_lib.analysis.formulations import printed_wordings
from course_lib.display import style
from course_lib.errors import CourseError
from course_lib.words.lexicons import FORMULA_CATEGORIES

REPORT = """Talks end

VIENTIANE, July 25 (Xinhua) -- {} here on Thursday, and that was all that they said on that day.
"""


@pytest.fixture
def made(tmp_path):
    """Make a corpus of pages by name."""
    def make(pages):
        for name, words in pages.items():
            (tmp_path / f"{name}.txt").write_text(REPORT.format(words), encoding="utf-8")
        return load(tmp_path)
    return make


def test_each_formula_that_occurs_is_listed_once_with_its_counts(corpus):
    table, mentions = formula_list(corpus), corpus.formulas
    assert set(table["formula_id"]) == set(mentions["formula_id"]) and table["formula_id"].is_unique
    assert table["n_all"].sum() == len(mentions) and table["n_distinct"].sum() == mentions["copy_of"].isna().sum()
    row = table.set_index("formula_id").loc["shared-future-for-mankind"]
    assert (row.n_all, row.n_distinct, row.n_texts, row.n_texts_distinct) == (4, 2, 4, 2)
    assert row.chinese == "人类命运共同体" and row.chinese_status == "attested"


def test_formulas_stand_by_category_then_by_how_many_texts_print_them(corpus):
    table = formula_list(corpus)
    assert list(table["category"].unique()) == [name for name in FORMULA_CATEGORIES if name in set(table["category"])]
    for _, own in table.groupby("category"):
        assert own["n_texts_distinct"].is_monotonic_decreasing


def test_what_is_not_known_is_missing(corpus):
    row = formula_list(corpus).set_index("formula_id").loc["always-stood-with-china"]
    assert row[["chinese", "chinese_source", "note"]].isna().all() and row.chinese_status == "none"


def test_searching_for_the_printed_wordings_finds_the_mentions_and_no_more(corpus):
    from course_lib import concordance

    totals = formula_list(corpus).set_index("formula_id")["n_all"]
    for formula_id, own in printed_wordings(corpus).groupby("formula_id"):
        assert own["n_all"].sum() == totals[formula_id]
        assert len(concordance(corpus.sentences, list(own["formula"]))) == totals[formula_id]


def test_a_wording_is_counted_whatever_its_capitals(made):
    corpus = made({"a": "They exchanged views on trade. EXCHANGED VIEWS ON it again"})
    assert printed_wordings(corpus)[["formula", "n_all"]].values.tolist() == [["exchanged views on", 2]]


# The heat map

def test_the_title_is_what_the_data_say(corpus):
    figure, table = formula_heatmap(corpus), formula_list(corpus)
    more, own = (table["n_texts"] > 1).sum(), (table["n_texts_distinct"] > 1).sum()
    assert figure.title == f"{more} of {len(table)} formulas stand in several texts; without copies, {own}"
    assert figure.subtitle.startswith(f"{len(corpus.formulas)} mentions in 15 texts; the picture shows the 2 most")
    assert_legible(figure)
    assert figure.drawing.get_figheight() < 10
    assert "the 3 most widespread of each category" in formula_heatmap(corpus, most=3).subtitle
    with pytest.raises(CourseError, match="no category of formulas 'praise'. There is: support formula"):
        formula_heatmap(corpus, "praise")
    assert figure.data["n_all"].sum() == len(corpus.formulas)


@pytest.mark.parametrize("category", FORMULA_CATEGORIES)
def test_one_category_is_shown_whole(corpus, category):
    figure = formula_heatmap(corpus, category)
    assert category in figure.subtitle and "the picture shows" not in figure.subtitle
    assert set(figure.data["category"]) == {category}
    assert not [one for one in figure.drawing.axes[0].texts if "…" in one.get_text()]
    assert_legible(figure)


def test_copies_are_paler_and_every_number_is_drawn(corpus):
    figure = formula_heatmap(corpus, "criticism of others")
    faces = [matplotlib.colors.to_hex(patch.get_facecolor()).upper() for patch in figure.drawing.axes[0].patches]
    own, copied = figure.data["n_distinct"], figure.data["n_all"] - figure.data["n_distinct"]
    colour = style.FORMULA_CATEGORIES["criticism of others"]
    assert faces.count(colour) == (own > 0).sum() and faces.count(style.lighter(colour)) == (copied > 0).sum()
    numbers = sorted(int(one.get_text()) for one in figure.drawing.axes[0].texts if one.get_text().isdigit())
    assert numbers == sorted([*own[own > 0], *copied[copied > 0]])


def test_no_formula_is_a_sentence(made):
    figure = formula_heatmap(made({"a": "Nothing was said"}))
    assert figure.title == "No formula of the list stands in these texts" and figure.data.empty
    assert figure.alt.startswith("An empty table")
    assert_legible(figure)


def test_one_formula_in_one_text(made):
    figure = formula_heatmap(made({"a": "They exchanged views on trade"}))
    assert figure.title == "None of 1 formula stands in several texts"
    assert "paler" not in figure.caption
    assert_legible(figure)


def test_many_texts_with_any_names_are_legible(made):
    words = "They exchanged views on trade. " * 30
    figure = formula_heatmap(made({f"{'x' * 90} {number} $a$": words for number in range(30)} | {"新华社": words}))
    assert_legible(figure)
    assert "texts of 31 with most mentions" in figure.subtitle


def test_the_data_have_the_wordings_of_each_text(corpus):
    rows = formula_heatmap(corpus).data.set_index(["formula_id", "article_id"])["wordings"]
    assert rows["support-for-the-sco-chair", "digest.1"] == "support for China's upcoming presidency of the SCO"
    assert rows["leaders-consensus", "april.1"].count(" | ") == 3


def test_support_in_a_chair_is_listed_by_the_chair(corpus):
    """One row must not mix support for different states."""
    chairs = {"support-for-the-asean-chair": "Laos", "support-for-the-brics-chair": "Russia", "support-for-the-sco-chair": "China"}
    for formula_id, state in chairs.items():
        quotes = corpus.formulas.loc[corpus.formulas["formula_id"] == formula_id, "quote"]
        assert len(quotes) >= 3 and quotes.str.contains(state).all()


def test_formula_names_are_kept_to_three_lines(corpus):
    from course_lib.figures.heatmap import _name

    long, several = _name("word " * 60, 1), _name("word " * 60, 7)
    assert len(long) == 3 and long[2].endswith("…") and several[2].endswith("… (7 wordings)")
    assert max(style.text_width(lines[2], 10) for lines in (long, several)) <= 3.4
    assert _name("everlasting good neighborliness and friendship", 3)[1] == "(3 wordings)"
    assert _name("short", 1) == ["short"] and _name("short", 2) == ["short (2 wordings)"]
    assert len(_name("x" * 500, 1)) == 3
