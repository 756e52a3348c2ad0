"""Speakers beside any table of places, and pairs of states with whoever names them."""

import pandas as pd
import pytest

from course_lib import concordance, load, state_pairs, with_speakers
from course_lib.analysis.speaking import last_overlapping
from course_lib.errors import CourseError

PAIRS = """Ministers meet

VIENTIANE, July 25 (Xinhua) -- Chinese Foreign Minister Wang Yi met with Lao Foreign Minister Saleumxay Kommasith here on Thursday.

Wang said that China-Laos relations and Timor-Leste matter. Saleumxay said the Laos–China railway and the Vietnam-Laos \
border are busy. The China-ASEAN Expo opens in China - Laos will come.

The two sides said that China-Laos trade grows. Trade between China-Laos towns grew.
"""


@pytest.fixture
def small(tmp_path):
    (tmp_path / "page.txt").write_text(PAIRS, encoding="utf-8")
    return load(tmp_path)


def test_every_mention_of_a_formula_has_the_speaker_of_its_statement(corpus):
    rows = with_speakers(corpus, corpus.formulas)
    assert len(rows) == len(corpus.formulas) and rows["voice"].notna().all()
    clauses = list(corpus.statements.itertuples())
    for row in rows.itertuples():
        own = next(one for one in clauses if one.page_id == row.page_id and one.start <= row.start < one.end)
        assert (row.speaker_ids, row.voice) == (own.speaker_ids, own.voice)
        assert len(row.speakers) == len(row.speaker_ids)


def test_a_place_outside_every_statement_has_no_speaker(corpus):
    rows = pd.DataFrame({"page_id": ["july", "nowhere"], "start": [0, 5]}, index=[7, 3])
    found = with_speakers(corpus, rows)
    assert list(found.index) == [7, 3] and found["speaker_ids"].to_list() == found["speakers"].to_list() == [(), ()] and found["voice"].isna().all()
    with pytest.raises(CourseError, match="no column 'page_id' or 'start'"):
        with_speakers(corpus, corpus.meetings)
    none = with_speakers(corpus, concordance(corpus.sentences, "zebra"))
    assert len(none) == 0 and "voice" in none


def test_the_last_overlapping_span_is_found():
    spans = pd.DataFrame({"page_id": ["a", "a", "b"], "start": [10, 0, 0], "end": [20, 5, 9]})
    found = last_overlapping(spans, ["a", "a", "a", "a", "b", "c"], [0, 4, 5, 19, 8, 0], [1, 11, 10, 30, 9, 9])
    assert found.tolist() == [1, 0, -1, 0, 2, -1]
    assert last_overlapping(spans[:0], ["a"], [0], [5]).tolist() == [-1]


def test_pairs_of_states_and_nothing_else(small):
    pairs = state_pairs(small)
    assert pairs["quote"].to_list() == ["China-Laos", "Laos–China", "Vietnam-Laos", "China-Laos", "China-Laos"]
    assert all(small.text(row.page_id)[row.start:row.end] == row.quote for row in pairs.itertuples())


def test_own_first_needs_one_state_that_is_in_the_pair(small):
    said = state_pairs(small)[["speaker_state", "own_first"]].astype(object).fillna("").values.tolist()
    assert said[:4] == [["China", True], ["Laos", True], ["Laos", False], ["", ""]]


def test_a_corpus_without_a_pair_has_no_row(tmp_path):
    (tmp_path / "page.txt").write_text("Talks end\n\nPARIS, July 3 (AFP) -- The minister said nothing.", encoding="utf-8")
    assert len(state_pairs(load(tmp_path))) == 0
    (tmp_path / "page.txt").write_text("Home\n\nMore news", encoding="utf-8")
    assert len(state_pairs(load(tmp_path))) == 0


def test_pairs_of_the_seeds_lose_none(corpus):
    import re

    found = {(row.page_id, row.start) for row in state_pairs(corpus).itertuples()}
    names = "China|Laos|Vietnam|Russia"
    searched = {(row.page_id, row.start + hit.start()) for row in corpus.sentences.itertuples()
                for hit in re.finditer(rf"\b(?:{names})-(?:{names})\b", row.quote)}
    # A chain of towns and states (cgtn.1, line 33) is no pair: Russia-Manzhouli-Chengdu-…
    assert found == searched
