"""A small invented corpus, so that what is shown can be tested apart from how pages are read."""

from dataclasses import dataclass

import pandas as pd

from course_lib.words.spans import Lines

PARAGRAPHS = "page_id article_id paragraph line label reason start end quote".split()
ARTICLE_COLUMNS = "article_id page_id kind title outlet agency published start end".split()
SENTENCES = "article_id page_id paragraph line sentence copy_of start end quote".split()
DAY = pd.Timestamp("2024-07-05")

PAGES = {
    "river": [
        ("furniture", None, "Accept <all> cookies & go on", "a cookie banner"),
        ("title", "river.1", "Ministers meet by the river", "the line above the dateline"),
        ("body", "river.1", "PORT, July 2 (Agency) — The two ministers met. They agreed on a plan.",
         "full sentences"),
        ("caption", "river.1", "The ministers at the port.\nPhoto: Agency", "ends in a picture credit"),
        ("title", "river.2", "An editor's view", "the first line of the page"),
        ("standfirst", "river.2", "What the visit meant.", "stands between headline and text"),
        ("body", "river.2", "They agreed on a plan. It costs $5 million, or $6 million.", "full sentences"),
        ("furniture", None, "Leave a reply", "a comment form"),
    ],
    "links": [
        ("furniture", None, "Home", "a menu"),
        ("furniture", None, "More news", "a menu"),
    ],
}
ARTICLES = {
    "river.1": {"kind": "report", "title": "Ministers meet by the river", "agency": "Agency"},
    "river.2": {"kind": "introduction", "title": "An editor's view", "agency": None},
}


@dataclass
class FakeCorpus:
    """What the views ask of a corpus: five attributes and the text of a page."""

    texts: dict
    pages: pd.DataFrame
    paragraphs: pd.DataFrame
    articles: pd.DataFrame
    sentences: pd.DataFrame
    folder: str | None = None

    def text(self, page_id):
        return self.texts[page_id]


def corpus(pages=PAGES, articles=ARTICLES):
    """A corpus from (label, article, text, reason) by page; a repeated sentence is a copy of the first."""
    texts = {page_id: "\n\n".join(text for _, _, text, _ in rows) for page_id, rows in pages.items()}
    rows = [row for page_id in pages for row in _paragraphs(page_id, pages[page_id], texts[page_id])]
    paragraphs = pd.DataFrame(rows, columns=PARAGRAPHS)
    articles = _articles(paragraphs, articles)
    return FakeCorpus(texts, _pages(texts), paragraphs, articles, _sentences(paragraphs))


def _pages(texts):
    rows = [(name, f"{name}.txt", "river.example", DAY, len(text)) for name, text in texts.items()]
    return pd.DataFrame(rows, columns=["page_id", "file", "outlet", "published", "n_chars"])


def _paragraphs(page_id, rows, page):
    start, lines = 0, Lines(page)
    for number, (label, article, text, reason) in enumerate(rows, 1):
        end = start + len(text)
        yield page_id, article, number, lines.at(start), label, reason, start, end, text
        start = end + 2


def _articles(paragraphs, known):
    rows = []
    for article_id, own in paragraphs.dropna(subset="article_id").groupby("article_id", sort=False):
        rows.append({"article_id": article_id, "page_id": own["page_id"].iloc[0], "outlet": "river.example",
                     "published": DAY, "start": own["start"].min(), "end": own["end"].max(),
                     **known.get(article_id, {"kind": "report"})})
    return pd.DataFrame(rows, columns=ARTICLE_COLUMNS)


def _sentences(paragraphs):
    rows, seen = [], {}
    for row in paragraphs[paragraphs["label"].isin(["body", "standfirst"])].itertuples():
        start = row.start
        for number, quote in enumerate(row.quote.replace(". ", ".\0 ").split("\0 "), 1):
            name = f"{row.article_id}.{number}"
            source = seen.setdefault(quote, name)
            rows.append((row.article_id, row.page_id, row.paragraph, row.line, name,
                         source if source != name else None, start, start + len(quote), quote))
            start += len(quote) + 1
    return pd.DataFrame(rows, columns=SENTENCES)
