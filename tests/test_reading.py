"""Concordance, counts and n-grams: on the five pages, on small tables, and against counting by hand."""

import re
from collections import Counter

import pandas as pd
import pytest

from course_lib.analysis.reading import ReadingError, concordance, count, ngrams
from course_lib.words.spans import WORD, Lines

TERMS = ["neighborliness", "China's", "community with a shared future", "must"]
COLUMNS = ["article_id", "page_id", "sentence", "line", "copy_of", "left", "node", "right", "start", "end",
           "quote"]


@pytest.fixture(scope="module")
def sentences(corpus):
    return corpus.sentences


def small(*quotes, **columns):
    """A table of sentences that stand one after another on one page, each 100 characters from the last."""
    starts = range(0, 100 * len(quotes), 100)
    return pd.DataFrame({"article_id": "a.1", "page_id": "a", "start": starts, "quote": quotes, **columns})


def lines(found, *names):
    return list(found[list(names)].itertuples(index=False, name=None))


# Concordance

@pytest.mark.parametrize("term", TERMS)
def test_every_hit_leads_back_to_its_place(corpus, term):
    hits = concordance(corpus.sentences, term)
    for hit in hits.to_dict("records"):
        text = corpus.text(hit["page_id"])
        assert text[hit["start"]:hit["end"]] == hit["quote"]
        assert hit["line"] == Lines(text).at(hit["start"])
        around = text[hit["start"] - len(hit["left"]) - 5:hit["end"] + len(hit["right"]) + 5]
        assert "".join(f"{hit['left']}{hit['node']}{hit['right']}".split()) in "".join(around.split())
    text = " ".join(corpus.sentences["quote"]).replace("’", "'")
    assert len(hits) == len(re.findall(rf"(?i)\b{term.replace('bor', 'bou?r')}\b", text))


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_hit_has_its_own_line_where_a_sentence_runs_over_several(newline):
    table = small(newline.join(["China, Laos and", "the Lao side of", "Laos"]), "Laos", line=[10, 20])
    assert lines(concordance(table, ["Laos", "side of Laos"]), "line", "node", "quote") == [
        (10, "Laos", "Laos"), (11, "side of Laos", f"side of{newline}Laos"), (20, "Laos", "Laos")]


def test_context_is_at_most_so_wide_and_cuts_no_word():
    table = small("one two three FOUR five six seven")
    for width, left, right in [(1, "", ""), (5, "", "five"), (6, "three", "five"), (9, "three", "five six"),
                               (13, "two three", "five six"), (15, "one two three", "five six seven")]:
        assert lines(concordance(table, "four", width=width), "left", "right") == [(left, right)], width


def test_context_ends_with_the_sentence_and_shows_white_space_as_one_blank():
    table = small("One \t\r\n two  LAOS\u00a0\u2003and", "More of it")
    assert lines(concordance(table, "laos"), "left", "node", "right") == [("One two", "LAOS", "and")]
    assert lines(concordance(small("a  b LAOS c  d"), "laos"), "left", "right") == [("a b", "c d")]


def test_hits_can_be_sorted():
    table = small("b LAOS d", "b a LAOS c", "B LAOS C", "LAOS", article_id=["p.10", "p.2", "p.1", "p.2"])
    order = {sort: list(concordance(table, "laos", sort=sort)["start"] // 100)
             for sort in ("position", "left", "right", "article")}
    assert order == {
        "position": [0, 1, 2, 3], "left": [3, 1, 0, 2], "right": [3, 1, 2, 0], "article": [2, 1, 3, 0]}


def test_copies_can_be_left_out(sentences):
    every, distinct = concordance(sentences, "railway"), concordance(sentences, "railway", distinct=True)
    assert len(every) > len(distinct) > 0
    originals = every[every["copy_of"].isna()].reset_index(drop=True)
    pd.testing.assert_frame_equal(distinct, originals)


def test_no_hit_gives_an_empty_table_like_any_other(sentences):
    assert lines(count(sentences.head(0), "said", by=None), "n_all", "n_distinct") == [(0, 0)]
    assert len(ngrams(sentences, n=9, at_least=500)) == 0 == len(count(sentences.head(0), "said"))
    none, some = concordance(sentences, "unicorn"), concordance(sentences, "railway")
    assert len(none) == 0 and list(none.columns) == list(some.columns) == COLUMNS
    assert list(none.dtypes) == list(some.dtypes)
    assert len(concordance(sentences.head(0), "railway")) == 0
    assert list(concordance(sentences.head(0), "railway").columns) == COLUMNS


def test_any_part_of_the_table_will_do_and_stays_as_it_is(sentences):
    part = sentences[sentences["article_id"] == "july.5"].sample(frac=1, random_state=1)
    before = part.copy()
    hits = concordance(part, "Lavrov")
    pd.testing.assert_frame_equal(part, before)
    assert list(hits.index) == list(range(len(hits))) and set(hits["article_id"]) == {"july.5"}
    every = concordance(sentences, "Lavrov")
    assert sorted(hits["start"]) == list(every[every["article_id"] == "july.5"]["start"])


def test_other_tables_that_quote_the_pages_will_do(corpus):
    hits = concordance(corpus.paragraphs, "privacy", sort="article")
    assert len(hits) == 2 and hits["article_id"].isna().all() and "sentence" not in hits
    assert len(concordance(small(None, "railway"), "railway")) == 1


# What the course says about wordings

def totals(sentences, *terms, **settings):
    return count(sentences, list(terms), by=None, **settings).set_index("term")["n_all"].to_dict()


def test_counts_that_the_course_is_built_on(sentences):
    assert totals(sentences, "mankind", "humanity", "must", "hope*") == {
        "mankind": 2, "humanity": 2, "must": 0, "hope*": 0}
    assert totals(sentences, r"\b(is|are) ready to\b", regex=True) == {r"\b(is|are) ready to\b": 12}
    april = sentences[sentences["page_id"] == "april"]
    found = count(april, "community of shared future", by="page_id")
    assert lines(found, "n_all", "n_distinct") == [(4, 2)]
    sea = count(april, "South China Sea").query("n_all > 0")
    assert lines(sea, "article_id", "n_all") == [("april.2", 2), ("april.4", 1)]


# Counts

@pytest.mark.parametrize("term", TERMS)
@pytest.mark.parametrize("by", ["article_id", ["page_id", "copy_of"]])
def test_a_count_is_as_high_as_the_concordance_has_rows(sentences, term, by):
    hits = concordance(sentences, term)
    counted = count(sentences, term, by=by)
    for kind, own in (("n_all", hits), ("n_distinct", hits[hits["copy_of"].isna()])):
        expected = own.groupby(by, dropna=False).size().to_dict()
        keys = counted[by] if isinstance(by, str) else counted[by].itertuples(index=False, name=None)
        found = {key: n for key, n in zip(keys, counted[kind]) if n}
        assert Counter(map(str, found.items())) == Counter(map(str, expected.items()))


def test_what_is_not_found_is_counted_as_0(sentences):
    counted = count(sentences, ["must", "said"])
    assert list(counted.columns) == ["article_id", "term", "n_all", "n_distinct"]
    assert len(counted) == 2 * sentences["article_id"].nunique()
    assert counted.query("term == 'must'")[["n_all", "n_distinct"]].to_numpy().sum() == 0
    assert list(counted["article_id"].head(15)) == list(sentences["article_id"].unique())


def test_variants_are_counted_together_under_their_name():
    table = small("will continue to", "shall", "Will, should")
    counted = count(table, {"will": ["will", "shall", "will continue to"], "should": "should"}, by="start")
    assert list(counted["n_all"]) == [1, 1, 1, 0, 0, 1]
    assert list(counted["term"]) == ["will"] * 3 + ["should"] * 3


def test_copies_are_counted_beside_the_others():
    table = small("Laos", "Laos and Laos", copy_of=[None, "b.1.1"])
    assert lines(count(table, "laos"), "n_all", "n_distinct") == [(3, 1)]
    assert list(count(table, "laos", distinct=True).columns) == ["article_id", "term", "n_distinct"]
    assert list(count(table, "laos", distinct=False).columns) == ["article_id", "term", "n_all"]
    assert list(count(small("Laos"), "laos").columns) == ["article_id", "term", "n_all"]


def test_settings_of_a_search_hold_for_counts_too():
    table = small("Laos LAOS", "laos’")
    assert list(count(table, "LAOS", by="start", case=True)["n_all"]) == [1, 0]
    assert list(count(table, "laos.", by="start", regex=True)["n_all"]) == [1, 1]


def test_rows_without_a_group_are_counted_too():
    table = small("Laos", "Laos", "Laos", article_id=[None, "b.1", None])
    counted = count(table, "laos").fillna({"article_id": "none"})
    assert lines(counted, "article_id", "n_all") == [("none", 2), ("b.1", 1)]


# N-grams

def brute_force(table, n):
    """Runs of words, counted by looking at each pair of neighbours."""
    runs = Counter()
    for quote in table["quote"]:
        words = list(WORD.finditer(quote.lower().replace("’", "'")))
        for at in range(len(words) - n + 1):
            run = words[at:at + n]
            if all(not quote[one.end():two.start()].strip() for one, two in zip(run, run[1:])):
                runs[" ".join(word.group() for word in run)] += 1
    return runs


@pytest.mark.parametrize("n", [1, 4])
def test_runs_are_those_counted_one_by_one(corpus, n):
    reports = corpus.sentences[corpus.sentences["article_id"].isin(["july.2", "july.3", "july.5"])]
    expected = {run: times for run, times in brute_force(reports, n).items() if times >= 3}
    found = ngrams(reports, n=n, at_least=3)
    assert dict(zip(found["ngram"], found["n_all"])) == expected
    assert found["n_all"].is_monotonic_decreasing


def test_a_run_leads_to_the_place_where_it_first_stands(corpus):
    runs = ngrams(corpus.sentences, n=3, at_least=4)
    assert len(runs) > 50
    for run in runs.to_dict("records"):
        text = corpus.text(run["page_id"])
        assert text[run["start"]:run["end"]] == run["quote"] and run["line"] == Lines(text).at(run["start"])
        assert " ".join(run["quote"].lower().split()) == run["ngram"]
        hits = concordance(corpus.sentences, run["ngram"])
        assert run["n_all"] <= len(hits) and run["n_articles"] <= hits["article_id"].nunique()
        assert min(hits.index[hits["sentence"] == run["sentence"]]) >= 0
    assert (runs["n_distinct"] <= runs["n_all"]).all() and (runs["n_articles"] > 0).all()


def test_a_run_has_one_spelling_and_crosses_nothing():
    table = small("The ASEAN’s neighbourhood policy", "the ASEAN's neighborhood policy, the policy",
                  'the "policy" the', copy_of=["x", None, None])
    assert lines(ngrams(table, n=2, at_least=2), "ngram", "n_all", "n_distinct") == [
        ("the asean’s", 2, 1), ("asean’s neighbourhood", 2, 1), ("neighbourhood policy", 2, 1)]
    assert list(ngrams(table, n=2, at_least=1).query("n_all == 1")["ngram"]) == ["the policy"]
    assert "copy_of" not in ngrams(table)


# Errors

def statement(function, *args, **settings):
    with pytest.raises(ReadingError) as error:
        function(*args, **settings)
    return str(error.value)


ERRORS = [
    (concordance, (pd.DataFrame({"words": []}),), {}, "no column 'page_id', 'start' or 'quote'. It has: w"),
    (concordance, (small("a"),), {"sort": "line"}, "by 'line'. Take one of: position, left, right, article."),
    (concordance, (small("a"),), {"distinct": True}, "no column 'copy_of'"),
    (count, (small("a"),), {"by": "outlet"}, "no column 'outlet'. It has: article_id, page_id, start, q"),
    (count, (small("a"),), {"distinct": True}, "no column 'copy_of', so its copies are not known."),
]


@pytest.mark.parametrize("function, args, settings, said", ERRORS)
def test_what_cannot_be_done_is_said_in_a_sentence(function, args, settings, said):
    assert said in statement(function, *args, "a", **settings)


def test_a_broken_term_is_said_in_a_sentence(sentences):
    assert "not a regular expression" in statement(concordance, sentences, "(said", regex=True)
    assert "no word to look for" in statement(count, sentences, ["said", ""])
    assert "no term" in statement(count, sentences, [])
