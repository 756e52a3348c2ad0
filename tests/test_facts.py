"""Dated facts about frameworks: what holds on a day, and nothing before its day."""

from datetime import date

import pandas as pd
import pytest
from folders import REPORT, folder

from course_lib.analysis.facts import COLUMNS, day_of, framework_facts, short_names
from course_lib.errors import CourseError
from course_lib.words.lexicons import read

FACTS = (
    "framework_id,state,role,from,to,as_of,source,disputed,note\n"
    "rcep,laos,member,,,2024-03-01,a handbook,no,\n"
    "rcep,china,chair,2024-01-01,2024-06-30,2024-02-01,a handbook,yes,"
    "Sources conflict: another book says no\n"
)


def held(corpus, day, framework):
    facts = framework_facts(corpus, as_of=day)
    return set(facts.loc[facts["framework_id"] == framework, ["state", "role"]].itertuples(index=False, name=None))


def test_every_row_of_the_word_list_is_a_row_with_its_source(seeds):
    facts = framework_facts(seeds)
    assert list(facts.columns) == COLUMNS and len(facts) == len(read("framework_facts"))
    assert facts[["framework_id", "state", "role", "as_of", "source"]].notna().all(axis=None)
    assert {str(facts[name].dtype)[:8] for name in ("since", "until", "as_of")} == {"datetime"}
    assert facts["disputed"].dtype == bool


@pytest.mark.parametrize("state, role, day, holds", [
    ("Laos", "dialogue partner", "2025-08-31", False), ("Laos", "dialogue partner", "2025-09-01", True),
    ("Kazakhstan", "chair", "2024-07-03", True), ("Kazakhstan", "chair", "2024-07-04", False)])
def test_a_fact_holds_from_its_first_day_until_its_last_both_included(seeds, state, role, day, holds):
    assert ((state, role) in held(seeds, day, "sco")) is holds


def test_without_a_first_day_a_fact_holds_from_the_day_of_its_source(tmp_path):
    corpus = folder(tmp_path, {"one.txt": REPORT}, framework_facts=FACTS)
    assert held(corpus, "2024-02-29", "rcep") == {("China", "chair")}
    assert held(corpus, "2024-03-01", "rcep") == {("China", "chair"), ("Laos", "member")}
    assert held(corpus, "2024-07-01", "rcep") == {("Laos", "member")}


def test_a_teachers_facts_are_added_and_disputes_kept(tmp_path):
    corpus = folder(tmp_path, {"one.txt": REPORT}, framework_facts=FACTS)
    added = framework_facts(corpus)[-2:]
    assert added["disputed"].to_list() == [False, True] and added["source"].to_list() == ["a handbook"] * 2
    assert added["may_be_older"].to_list() == [False, False], "a teacher need not fill it in"


def test_what_may_be_older_than_its_day_is_marked_and_its_note_says_so(seeds):
    facts = framework_facts(seeds)
    told = facts["note"].fillna("").str.contains("Listed (?:as|in)")
    assert (facts["may_be_older"] == told).all() and told.sum() == 26
    assert facts.loc[told, "note"].str.contains("older").all()


@pytest.mark.parametrize("given", [" 5 July 2024 ", date(2024, 7, 5), pd.Timestamp("2024-07-05 18:00", tz="UTC")])
def test_a_day_may_be_given_in_several_forms(given):
    assert day_of(given) == pd.Timestamp("2024-07-05")


@pytest.mark.parametrize("given", ["July", "2024-07-32", "05/07/2024", 20240705, None, pd.NaT, ""])
def test_what_is_no_day_is_explained(seeds, given):
    with pytest.raises(CourseError, match='as_of is a day, .* Write it in quotation marks, like "2024-07-25"'):
        day_of(given)


def test_frameworks_have_a_short_name_that_stands_for_one_only():
    names = short_names()
    assert names["eaeu"] == "EAEU" and names["china-asean-expo"] == "China-ASEAN Expo"
    assert len(set(names.values())) == len(names)
