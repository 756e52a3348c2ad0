"""Two coders compared: by numbers worked out by hand, at the edges, and against the definition."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import quick

from course_lib.analysis.kappa import agreement
from course_lib.errors import CourseError


def test_cohens_measure_on_a_table_worked_out_by_hand():
    # 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: agreement .7, chance .5 * .6 + .5 * .4 = .5, kappa .4
    first = ["yes"] * 25 + ["no"] * 25
    second = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    found = agreement(first, second)
    assert (found.n, found.left_out) == (50, 0)
    assert (found.percent, found.expected) == (0.7, 0.5) and found.kappa == pytest.approx(0.4)
    assert found.table.to_dict("index") == {"yes": {"yes": 20, "no": 5}, "no": {"yes": 10, "no": 15}}
    assert repr(found) == ("The same code for 35 of 50: 70 in 100. Chance alone would give 50 in 100. "
                           "Cohen's kappa: 0.40.")


def test_one_category_has_no_kappa():
    found = agreement(["open"] * 4, ["open"] * 4)
    assert (found.percent, found.expected) == (1, 1) and math.isnan(found.kappa)
    assert "so kappa is not defined" in repr(found) and "<table" in found._repr_html_()


@pytest.mark.parametrize("first, second", [([], []), (["open", None], [math.nan, "open"]),
                                           ({"a": "x"}, {"b": "x"}), ([""], ["open"])])
def test_without_overlap_there_is_a_sentence(first, second):
    found = agreement(first, second)
    assert found.n == 0 and math.isnan(found.percent) and math.isnan(found.kappa) and found.table.empty
    assert repr(found).startswith("Nothing is coded by both") and "<table" not in found._repr_html_()


def test_missing_codes_are_left_out_and_counted():
    found = agreement(["open", "firm", None, pd.NA], ["open", "", "firm", "firm"])
    assert (found.n, found.left_out, found.percent) == (1, 3, 1)
    assert "too few to set against chance. Not coded by both: 3." in repr(found)


def test_what_has_keys_is_compared_by_key():
    found = agreement({"a": "open", "b": "firm", "c": "firm"}, {"c": "firm", "a": "open", "d": "open"})
    assert (found.n, found.left_out, found.percent) == (2, 2, 1)
    by_place = pd.Series(["open", "firm"], index=["a", "b"]), pd.Series(["firm", "open"], index=["b", "a"])
    assert agreement(*by_place).percent == 1
    assert agreement(pd.Series(["open", "firm"]), ["firm", "open"]).percent == 0


def test_the_table_keeps_the_order_asked_for_and_shows_totals():
    found = agreement(["open", "firm", "odd"], ["open", "open", "firm"], ["firm", "open", "unused"])
    assert list(found.table) == ["firm", "open", "odd"]
    assert found._repr_html_().count("<tr>") == 5 and "rows: first; columns: second" in found._repr_html_()
    named = agreement(["open"], ["firm"], names=("reader", "program"))
    assert "rows: reader; columns: program" in named._repr_html_()


def test_lists_of_two_lengths_are_refused():
    with pytest.raises(CourseError, match="has 1 code, the second 2"):
        agreement(["open"], ["open", "firm"])


codes = st.lists(st.tuples(*[st.sampled_from("abc")] * 2), min_size=1)


@quick
@given(codes)
def test_kappa_is_symmetric_bounded_and_one_only_in_full_agreement(pairs):
    first, second = zip(*pairs)
    found, turned = agreement(first, second), agreement(second, first)
    assert found.percent == turned.percent and found.expected == pytest.approx(turned.expected)
    if not math.isnan(found.kappa):
        assert -1 <= found.kappa <= 1 and found.kappa == pytest.approx(turned.kappa)
        assert (found.kappa == pytest.approx(1)) == (first == second)
