"""Words, dispersion and keyness, against numbers worked out elsewhere or by hand."""

import math

import pandas as pd
import pytest

import course_lib as course
from course_lib.analysis.measures import collocate_lines, collocates, dispersion, keyness, tally
from course_lib.words.terms import ReadingError

# Worked out before the library, the agency's reports of July against those of April: hits, G², Log Ratio.
KEYNESS = [("SCO", 6, 0, 8.04, 3.52), ("BRICS", 5, 0, 6.7, 3.26), ("ASEAN", 12, 8, 0.63, 0.52),
           ("community", 7, 14, 2.71, -1.07), ("railway", 6, 2, 1.91, 1.52),
           ("external forces", 2, 0, 2.68, 1.93), ("said", 26, 14, 3.12, 0.83), ("should", 4, 6, 0.5, -0.65),
           ("vietnam", 0, 21, 30.1, -5.46)]


@pytest.fixture(scope="module")
def sentences():
    return course.load().sentences


@pytest.fixture(scope="module")
def july(sentences):
    return sentences[sentences["article_id"].isin([f"july.{number}" for number in range(2, 6)])]


@pytest.fixture(scope="module")
def april(sentences):
    return sentences[sentences["article_id"].isin([f"april.{number}" for number in range(2, 8)])]


def table(*quotes, **columns):
    return pd.DataFrame({"quote": quotes, **columns})


# Keyness

def test_keyness_is_what_was_worked_out_elsewhere(july, april):
    assert (july["n_words"].sum(), april["n_words"].sum()) == (2121, 2025)
    found = keyness(july, april, terms=[term for term, *_ in KEYNESS]).set_index("term").round(2)
    for term, target, reference, g2, log_ratio in KEYNESS:
        row = found.loc[term]
        assert (row["n_target"], row["n_reference"]) == (target, reference)
        assert (row["g2"], row["log_ratio"]) == (g2, log_ratio)
        assert row["zero_replaced"] == (reference == 0 or target == 0)
    assert found["g2"].is_monotonic_decreasing


def test_keyness_by_hand():
    found = keyness(table("a a a b"), table("a b b b b b b b"), at_least=1).set_index("term")
    expected = {"a": (3, 1), "b": (1, 7)}
    for term, (one, other) in expected.items():
        even = (one + other) / 12
        g2 = 2 * (one * math.log(one / (4 * even)) + other * math.log(other / (8 * even)))
        row = found.loc[term]
        assert (row["n_target"], row["n_reference"]) == (one, other)
        assert row["g2"] == pytest.approx(g2)
        assert row["log_ratio"] == pytest.approx(math.log2((one / 4) / (other / 8)))
        assert (row["per_1000_target"], row["per_1000_reference"]) == (1000 * one / 4, 1000 * other / 8)


def test_without_terms_all_words_are_compared_in_one_spelling():
    one = table("Our neighbour’s neighbor", "neighbor")
    found = keyness(one, table("Neighbour's our"), at_least=2).set_index("term")
    assert found[["n_target", "n_reference"]].to_dict("index") == {
        "neighbor": {"n_target": 2, "n_reference": 0}, "neighbour's": {"n_target": 1, "n_reference": 1},
        "our": {"n_target": 1, "n_reference": 1}}


def test_rare_words_are_left_out_and_terms_never(july, april):
    assert (keyness(july, april, at_least=9)[["n_target", "n_reference"]].sum(axis=1) >= 9).all()
    absent = keyness(july, april, at_least=9, terms=["unicorn"]).iloc[0]
    assert (absent["n_target"], absent["n_reference"], absent["g2"]) == (0, 0, 0)


def test_keyness_can_leave_copies_out(sentences):
    introductions = sentences[sentences["article_id"].isin(["july.1", "april.1"])]
    others = sentences[~sentences["article_id"].isin(["july.1", "april.1"])]
    every, own = (keyness(introductions, others, terms="NATO", distinct=only).iloc[0] for only in (0, 1))
    assert every["n_target"] == own["n_target"] == 1
    assert own["per_1000_target"] > 5 * every["per_1000_target"]


# Rows and words

def test_rows_are_tallied_with_and_without_copies():
    mentions = table("a", "b", "c", who=["wang", None, "wang"], page="x", copy_of=["y.1.1", None, None])
    found = tally(mentions, ["page", "who"]).fillna({"who": "nobody"})
    assert found.to_dict("split")["data"] == [["x", "wang", 2, 1], ["x", "nobody", 1, 1]]
    assert tally(mentions, None).to_dict("list") == {"n_all": [3], "n_distinct": [2]}
    assert list(tally(mentions, "who", distinct=True).columns) == ["who", "n_distinct"]


# Dispersion

def dp(quotes, term="a", **columns):
    parts = [str(number) for number in range(len(quotes))]
    return dispersion(table(*quotes, article_id=parts, **columns), term)


def test_dispersion_by_hand():
    even = dp(["a b", "a b", "a b a b"]).iloc[0]
    assert (even["n"], even["n_parts"], even["n_parts_with"], even["dp"], even["dp_norm"]) == (4, 3, 3, 0, 0)
    one = dp(["a a", "b b b", "c c c c c"]).iloc[0]  # .2, .3, .5 of the words; all hits in the first part
    assert one["dp"] == pytest.approx((0.8 + 0.3 + 0.5) / 2)
    assert one["dp_norm"] == pytest.approx(0.8 / (1 - 0.2)) == 1


def test_dispersion_over_distinct_sentences_leaves_out_parts_that_are_all_copies(sentences):
    found = dispersion(sentences, "railway").set_index("counted")
    assert found["n_parts"].to_dict() == {"all": 15, "distinct": 14}
    assert found["n"].to_dict() == {"all": 19, "distinct": 11}


def test_dispersion_of_what_does_not_occur_or_has_one_part_is_missing():
    assert dp(["a", "b"], "unicorn")[["dp", "dp_norm"]].isna().all(axis=None)
    alone = dp(["a b"]).iloc[0]
    assert alone["dp"] == 0 and math.isnan(alone["dp_norm"])


def test_dispersion_of_several_terms():
    found = dp(["a b", "b c"], {"first": ["a", "b"], "c": "c"}, copy_of=[None, None])
    assert found[["term", "counted", "n"]].to_numpy().tolist() == [
        ["first", "all", 3], ["first", "distinct", 3], ["c", "all", 1], ["c", "distinct", 1]]


# Errors

@pytest.mark.parametrize("ask, said", [
    (lambda: keyness(table(), table("a")), "The target has no words"),
    (lambda: keyness(table("a"), table("…")), "The reference has no words"),
    (lambda: keyness(table("a"), table("b"), distinct=True), "no column 'copy_of'"),
    (lambda: tally(table("a"), "outlet"), "no column 'outlet'. It has: quote."),
    (lambda: dispersion(pd.DataFrame({"x": [1]}), "x"), "no column 'quote'"),
    (lambda: dispersion(table("a"), "a"), "no column 'article_id'"),
])
def test_what_cannot_be_measured_is_said_in_a_sentence(ask, said):
    with pytest.raises(ReadingError) as error:
        ask()
    assert said in str(error.value) and str(error.value).endswith(".")


def test_the_s_of_a_possessive_is_no_collocate():
    sentences = course.load().sentences
    near = collocates(sentences, "China")["word"]
    assert "laos" in set(near) and "s" not in set(near) and collocate_lines(sentences, "China", "s").empty
