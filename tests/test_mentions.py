"""Who and what is named: against the lists made by reading, and sentence by sentence."""

import random

import pytest
from goldlists import rows
from hypothesis import assume, given
from samples import ROOT, quick, texts

import course_lib as course
from course_lib.annotations.forms import FORMS
from course_lib.suggesting.mentions import KINDS, find_mentions
from course_lib.loader.parsing import parse
from course_lib.words.phrases import Phrases

DATELINE = "VIENTIANE, July 26 (Xinhua) -- "


@pytest.fixture(scope="session")
def seeds():
    return course.load()


@pytest.fixture(scope="session")
def others():
    return course.load(ROOT / "tests" / "pages")


@pytest.fixture
def read_page(tmp_path):
    """A corpus of one page: a report with these paragraphs."""
    def load(*paragraphs, dateline=DATELINE):
        text = "A report\n\n" + dateline + "\n\n".join(paragraphs) + "\n"
        (tmp_path / "page.txt").write_text(text, encoding="utf-8")
        return course.load(tmp_path)
    return load


def people(corpus):
    """Each mention of somebody: words, id without its mark (empty where it cannot be said who), form."""
    table = corpus.people.fillna({"person_id": ""})
    return [(" ".join(quote.split()), id.removeprefix("new-"), form)
            for quote, id, form in zip(table["quote"], table["person_id"], table["form"])]


# Against the lists made by reading

@pytest.mark.parametrize("name, floor", [("frameworks", 0.99), ("formulas", 0.99)])
def test_the_tables_find_what_a_reader_finds(seeds, name, floor):
    gold = {(row[name[:-1]], row["article_id"], int(row["start"]), int(row["end"])): row for row in rows(name)}
    table = getattr(seeds, name)
    if name == "frameworks":  # the list has seven frameworks, the course's word list more
        table = table[table["framework_id"].isin({key[0] for key in gold})]
    found = set(zip(table[f"{name[:-1]}_id"], table["article_id"], table["start"], table["end"]))
    needed = {key for key, row in gold.items() if not row.get("part_of")}  # a part of a longer name may be found or not
    assert len(found & gold.keys()) >= floor * len(found), sorted(found - gold.keys())
    assert len(found & needed) >= floor * len(needed), sorted(needed - found)


def test_nobody_in_the_course_s_pages_is_unknown(seeds):
    assert len(seeds.new_names) == 0


# Every table

@pytest.mark.parametrize("name", ["frameworks", "formulas", "states", "people"])
def test_a_row_quotes_its_page_within_its_sentence(seeds, others, name):
    for corpus in (seeds, others):
        table = getattr(corpus, name)
        spans = corpus.sentences.set_index("sentence")
        assert len(table)
        for row in table.to_dict("records"):
            sentence = spans.loc[row["sentence"]]
            assert corpus.text(row["page_id"])[row["start"]:row["end"]] == row["quote"]
            assert sentence["start"] <= row["start"] < row["end"] <= sentence["end"]
            assert sentence["article_id"] == row["article_id"]
        assert table["start"].groupby(table["article_id"]).is_monotonic_increasing.all()


@quick
@given(texts)
def test_any_text_gives_mentions_of_its_own_words(text):
    assume(text.strip())
    corpus = course.Corpus([("page.txt", parse(text.encode(), "page.txt"))], {})
    articles = tuple(map(corpus.article_text, corpus.articles["article_id"]))
    mentions = find_mentions(articles)
    taken = {}
    for one in mentions:
        assert one.kind in KINDS and (one.form in FORMS or one.kind != "person")
        assert 0 <= one.start < one.end
        assert one.start >= taken.get((one.article, one.kind), 0), "overlaps"
        taken[one.article, one.kind] = one.end


# Phrases

@pytest.mark.parametrize("text, quote", [
    ("the ASEAN-centred regional architecture", "ASEAN-centred regional architecture"),
    ("the asean-centered regional\u00a0architecture", "asean-centered regional\u00a0architecture"),
    ("everlasting good  neighbourliness and friendship", "everlasting good  neighbourliness and friendship"),
    ("safeguard each other’s core interests", "safeguard each other’s core interests"),
    ("safeguard each other's core interests", "safeguard each other's core interests"),
    ("a “small circles” of theirs", "small circles"),
    ("the ‘first-mover’ advantage", "‘first-mover’ advantage"),
    ("the “first-mover” advantage", "“first-mover” advantage"),
    ("the first‑mover advantage", "first‑mover advantage"),
    ("growing influence of the “Global South”", "growing influence of the “Global South”"),
    ("Win–win cooperation", "Win–win cooperation"),
    ("a Chinese-style modernisation drive", "Chinese-style modernisation"),
])
def test_a_formula_is_found_in_every_spelling_and_quoted_as_printed(read_page, text, quote):
    assert list(read_page(f"They spoke of {text}.").formulas["quote"]) == [quote]


def test_of_overlapping_phrases_the_longest_wins_and_kinds_do_not_meet():
    phrases = Phrases()
    phrases.add("a b", "x", "short first")
    phrases.add("b c d", "x", "long")
    phrases.add("d e", "x", "short last")
    phrases.add("a b c d e f", "x", None)
    phrases.add("c", "y", "other kind")
    assert [one.meaning for one in phrases.find("a b c d e")] == ["long", "other kind"]
    assert [one.meaning for one in phrases.find("a b c d e f")] == ["other kind"]


def test_phrases_are_found_as_a_search_for_each_would_find_them():
    chance = random.Random(7)
    words = ["a", "b", "c", "A"]
    for _ in range(300):
        texts = {" ".join(chance.choices(words, k=chance.randint(1, 3))) for _ in range(4)}
        phrases = Phrases()
        for text in texts:
            phrases.add(text, text, text)
        searched = " ".join(chance.choices(words, k=12))
        for text in texts:
            found_here = [one.start for one in phrases.find(searched) if one.kind == text]
            places = [i for i in range(len(searched)) if f" {searched} ".startswith(f" {text} ", i)]
            assert set(found_here) <= set(places) and bool(found_here) == bool(places)


@pytest.mark.parametrize("text, ids", [
    ("Bu\u0300i Thanh So\u031bn said", ["bui-thanh-son"]),  # letters and marks apart
    ("Bùi Thanh Sơn said", ["bui-thanh-son"]),
    ("Wang  Yi said", ["wang-yi"]),
    ("Sergei\u00a0Lavrov’s visit", ["sergey-lavrov"]),
])
def test_a_person_is_found_however_the_name_is_printed(read_page, text, ids):
    assert list(read_page(f"They met when {text}.").people["person_id"]) == ids
