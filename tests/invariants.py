"""What holds of every corpus, whatever was read into it."""

import pandas as pd

from course_lib.loader.articles import LABELS


def tables(corpus):
    """All tables of a corpus, by name."""
    named = {name: getattr(corpus, name) for name in dir(corpus) if not name.startswith("_")}
    return {name: table for name, table in named.items() if isinstance(table, pd.DataFrame)}


def check(corpus):
    """Raise AssertionError unless nothing is lost on a page, and every row about a place quotes what stands there."""
    for page_id in corpus.pages["page_id"]:
        check_partition(corpus, page_id)
    for name, table in tables(corpus).items():
        check_quotes(corpus, name, table)
    check_labels(corpus)


def check_partition(corpus, page_id):
    """Each character that is no white space stands in one paragraph, and paragraphs come in order."""
    text, seen, last = corpus.text(page_id), 0, 0
    own = corpus.paragraphs[corpus.paragraphs["page_id"] == page_id]
    for start, end in zip(own["start"], own["end"]):
        assert last <= start < end and not text[last:start].strip(), f"{page_id}: something lost before {start}"
        seen, last = seen + 1, end
    assert seen and not text[last:].strip(), f"{page_id}: something lost at the end"


def check_quotes(corpus, name, table):
    if {"page_id", "start", "end", "quote"} <= set(table.columns):
        for row in table[["page_id", "start", "end", "quote"]].itertuples(index=False):
            assert corpus.text(row.page_id)[row.start:row.end] == row.quote, f"{name}: {row}"


def check_labels(corpus):
    paragraphs = corpus.paragraphs
    assert set(paragraphs["label"]) <= set(LABELS) and paragraphs["reason"].str.strip().astype(bool).all()
    assert (paragraphs["article_id"].isna() == (paragraphs["label"] == "furniture")).all()
    assert set(paragraphs["article_id"].dropna()) == set(corpus.articles["article_id"])
    for table, name in ((corpus.pages, "page_id"), (corpus.articles, "article_id"), (corpus.sentences, "sentence"),
                        (corpus.meetings, "meeting_id")):
        assert table[name].is_unique
    assert set(corpus.sentences["copy_of"].dropna()) <= set(corpus.sentences["sentence"])
