"""The course's five pages against what a reader finds in them (``tests/gold``)."""

import hashlib
from collections import Counter

import pandas as pd
import pytest
from goldlists import as_printed, rows

import course_lib as course
from course_lib.corpora.loading import SEEDS
from course_lib.words.spans import WORD

SHA256 = {
    "000_62fae3c5ca93f837.txt": "b7819c0b610dfd083e318c63370c6ed49b7ef7b959d4752cde73cceefdae692c",
    "001_faddf37e3aaaccc8.txt": "dfe4989710502bb04d5bb204f8bb2bc3f02a30f5b114f826adbbf21277f0645a",
    "002_c404e962366cc024.txt": "a686e51317780d9d53d38da9273a5eabde34fd8f4f1e78c48b08e72446bfc31f",
    "003_46e86e96d1995562.txt": "8547f5c9db6c4f1d3596715446049e8da7be7ddb1e237afc0ac85a72e875d1e5",
    "004_bbf77e8802bf54f2.txt": "eea1af813661ed8f65973c568942b83cfab4723170ed3d15244709ad93e748d8",
}
ARTICLES = rows("articles")
COPIES = rows("copies")
# The gold list says where a year comes from in its own words.
YEAR_BASES = {"": "", "identified outside the page": "sources.csv",
              "page date of line 21 and caption of line 28": "page date"}
# Where the dateline and the event are on different days.
TRAPS = {"july.4": "Friday 26 July 2024", "silkroad.1": "Friday 26 July 2024", "april.2": "Friday 5 April 2024",
         "april.7": "Saturday 6 April 2024"}


@pytest.fixture(scope="module")
def articles(corpus):
    return {row["article_id"]: row for row in corpus.articles.to_dict("records")}


def records(table):
    return table.to_dict("records")


@pytest.mark.parametrize("file", SHA256)
def test_a_page_is_kept_byte_for_byte(file):
    assert hashlib.sha256((SEEDS / file).read_bytes()).hexdigest() == SHA256[file]


def test_a_checkout_turns_no_line_end_of_a_page():
    assert "seeds/*.txt -text" in (SEEDS.parent / ".gitattributes").read_text(encoding="utf-8")


def test_the_pages(corpus):
    found = [(row["page_id"], row["file"], row["kind"], row["n_articles"]) for row in records(corpus.pages)]
    kinds = ["single", "compound", "single", "single", "compound"]
    assert found == list(zip(["cgtn", "july", "silkroad", "digest", "april"], SHA256, kinds, [1, 5, 1, 1, 7]))
    assert corpus.problems.empty


# Articles

def test_there_are_the_fifteen_texts_and_no_other(corpus):
    assert list(corpus.articles["article_id"]) == [gold["article_id"] for gold in ARTICLES]


FIELDS = ("page_id", "kind", "title", "agency", "dateline", "dateline_place", "dateline_date", "dateline_start",
          "dateline_end", "event_date", "reprint_of")


@pytest.mark.parametrize("gold", ARTICLES, ids=lambda gold: gold["article_id"])
def test_an_article_is_what_a_reader_finds(articles, gold):
    article = articles[gold["article_id"]]
    assert {field: as_printed(article[field]) for field in FIELDS} == {field: gold[field] for field in FIELDS}
    assert as_printed(article["year_basis"]) == YEAR_BASES[gold["year_basis"]]
    assert article["end"] == int(gold["text_end"])
    assert article["start"] == int(gold["title_start"] or gold["text_start"])


@pytest.mark.parametrize("gold", ARTICLES, ids=lambda gold: gold["article_id"])
def test_an_event_date_rests_on_the_phrase_a_reader_names(corpus, articles, gold):
    article = articles[gold["article_id"]]
    if not gold["event_phrase"]:
        assert not as_printed(article["event_start"]) and "several events" in article["event_date_basis"]
        return
    phrase = corpus.text(gold["page_id"])[article["event_start"]:article["event_end"]]
    assert gold["event_phrase"].endswith(phrase) and article["event_end"] == int(gold["event_end"])
    assert article["event_date_basis"].startswith(f"“{phrase}” (line {gold['event_line']})")


@pytest.mark.parametrize("article", TRAPS)
def test_a_weekday_is_counted_back_from_the_dateline(articles, article):
    row = articles[article]
    assert row["event_date"] + pd.Timedelta(days=1) == row["dateline_date"]
    assert row["event_date_basis"].endswith(f"counted from the dateline, {TRAPS[article]}")


def test_without_sources_no_year_is_made_up(tmp_path):
    """No dateline prints a year: what stays is what a page's own date or caption says."""
    for file in SHA256:
        (tmp_path / file).write_bytes((SEEDS / file).read_bytes())
    corpus = course.load(tmp_path)
    dated = corpus.articles.dropna(subset="event_date")
    assert list(dated["event_date"]) == [pd.Timestamp("2024-07-25")] * 2  # cgtn by its caption, silkroad by its date
    assert list(corpus.articles["dateline_date"].dropna()) == [pd.Timestamp("2024-07-26")]
    undated = corpus.articles[corpus.articles["event_date"].isna() & (corpus.articles["kind"] != "introduction")]
    assert len(undated) == 11
    assert undated["event_date_basis"].str.contains("no date to count from is stated|no year is stated").all()


# Paragraphs and sentences

def test_every_paragraph_is_labelled_as_a_reader_labels_it(corpus):
    def key(row):
        return row["page_id"], int(row["paragraph"]), int(row["line"]), int(row["start"])

    expected = {key(row): (int(row["paragraph_end"]), row["label"]) for row in rows("paragraphs")}
    found = {key(row): (row["end"], row["label"]) for row in records(corpus.paragraphs)}
    assert len(expected) == 242 and found == expected


def test_every_paragraph_belongs_to_the_article_a_reader_gives_it_to(corpus):
    """But for the two notes on what follows: the lists give them to no article, the library to the introduction."""
    gold = [row["article_id"] for row in rows("paragraphs") if row["label"] != "note"]
    labelled = corpus.paragraphs[corpus.paragraphs["label"] != "note"]
    assert [as_printed(one) for one in labelled["article_id"]] == gold


def test_the_sentences_are_those_a_reader_marks(corpus):
    expected = [(f"{row['article_id']}.{row['number']}", int(row["line"]), int(row["start"]), int(row["end"]))
                for row in rows("sentences")]
    found = [(row["sentence"], row["line"], row["start"], row["end"]) for row in records(corpus.sentences)]
    assert len(expected) == 239 and found == expected


@pytest.mark.parametrize("table", ["paragraphs", "sentences"])
def test_every_quote_stands_at_its_place(corpus, table):
    for row in records(getattr(corpus, table)):
        assert corpus.text(row["page_id"])[row["start"]:row["end"]] == row["quote"] != ""


def kept_words(corpus):
    """Each word the library keeps as article text, by page and offset."""
    return {(row["page_id"], row["start"] + word.start()) for row in records(corpus.sentences)
            for word in WORD.finditer(row["quote"])}


def gold_words(corpus):
    """Each word of article text by the lists, by page and offset."""
    text = [row for row in rows("paragraphs") if row["label"] in ("standfirst", "body")]
    return {(row["page_id"], word.start()) for row in text
            for word in WORD.finditer(corpus.text(row["page_id"]), int(row["start"]), int(row["paragraph_end"]))}


def test_no_word_of_article_text_is_lost(corpus):
    assert gold_words(corpus) - kept_words(corpus) == set()


def test_of_a_hundred_words_kept_at_most_two_are_furniture(corpus):
    kept = kept_words(corpus)
    assert len(kept) == corpus.articles["n_words"].sum() == corpus.sentences["n_words"].sum() > 8_000
    assert len(kept - gold_words(corpus)) <= 0.02 * len(kept)


def test_an_article_holds_all_its_paragraphs(corpus, articles):
    owned = corpus.paragraphs.dropna(subset="article_id")
    for row in records(owned):
        article = articles[row["article_id"]]
        assert article["start"] <= row["start"] or row["label"] in ("note", "date", "caption"), row


# Copies

def copied(corpus):
    return {row["sentence"]: as_printed(row["copy_of"]) for row in records(corpus.sentences)}


def test_copies_are_those_a_reader_finds(corpus, capsys):
    found = copied(corpus)
    sure = {f"{row['article_id']}.{row['sentence']}": bool(row["source_sentence"])
            for row in COPIES if row["sure"] == "yes"}
    counts = Counter((bool(found[sentence]), expected) for sentence, expected in sure.items())
    precision = counts[True, True] / (counts[True, True] + counts[True, False])
    recall = counts[True, True] / (counts[True, True] + counts[False, True])
    with capsys.disabled():
        print(f"\ncopies: {len(sure)} sure sentences, precision {precision:.3f}, recall {recall:.3f}", end="")
    assert len(sure) > 80 and counts[False, False] > 0 and precision >= 0.98 and recall >= 0.98


@pytest.mark.parametrize("gold", [row for row in COPIES if row["sure"] == "yes" and row["source_sentence"]],
                         ids=lambda gold: f"{gold['article_id']}.{gold['sentence']}")
def test_a_copy_points_at_its_source(corpus, gold):
    found = copied(corpus)[f"{gold['article_id']}.{gold['sentence']}"]
    others = {place.strip().replace(":", ".") for place in gold["other_sources"].split(";")}
    assert found in {f"{gold['source_article']}.{gold['source_sentence']}", *others}


def test_no_other_text_holds_a_copy(corpus):
    """Reports of one meeting share formulas; that makes neither a copy. The digest was not read for the list of copies."""
    copying = {row["article_id"] for row in records(corpus.sentences) if as_printed(row["copy_of"])}
    assert copying == {"july.1", "silkroad.1", "digest.1", "april.1"}


def test_one_article_is_a_reprint(corpus):
    assert corpus.articles.set_index("article_id")["reprint_of"].dropna().to_dict() == {"silkroad.1": "july.5"}
