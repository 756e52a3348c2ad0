"""How well the loader reads the invented pages: each field of their gold lists against the tables.

Run ``python -m tests.page_scores`` for the table of scores and every difference; of the pages in ``unseen``, scores alone.
"""

import json
import re
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from course_lib.corpora.corpus import Corpus
from course_lib.loader.parsing import parse
from course_lib.words.spans import WORD

PAGES = Path(__file__).parent / "pages"
FIELDS = ("kind", "title", "agency", "dateline", "dateline_place", "dateline_date", "event_date", "byline",
          "n_body_paragraphs")


def read(gold_page, folder):
    """One page as a corpus of its own, under the date its gold list says sources.csv would give."""
    published = date.fromisoformat(gold_page["published"]) if gold_page.get("published") else None
    file = folder / gold_page["file"]
    return Corpus([(file.name, parse(file.read_bytes(), file.name, published))], {})


def differences(folder):
    """Counts of right and all answers by field, and a line for each wrong one."""
    counts, lines = Counter(), []
    for page in json.loads((folder / "gold.json").read_text(encoding="utf-8")):
        corpus = read(page, folder)
        for field, expected, found in _compare(page, corpus):
            counts[field, "all"] += 1
            counts[field, "right"] += expected == found
            if expected != found:
                lines.append(f"{page['file']}: {field}: expected {expected!r}, found {found!r}")
    return counts, lines


def _compare(page, corpus):
    yield "page_kind", page["page_kind"], corpus.pages["kind"][0]
    yield "n_articles", len(page["articles"]), len(corpus.articles)
    yield from _labels(page, corpus)
    for article, row in zip(page["articles"], corpus.articles.to_dict("records")):
        found = _article(row, corpus)
        for field in FIELDS:
            yield field, _plain(article.get(field)), found[field]
        yield "first words", WORD.findall(article["body_first_words"]), found["words"][:len(WORD.findall(article["body_first_words"]))]
        last = WORD.findall(article["body_last_words"])
        yield "last words", last, found["words"][-len(last):]


def _article(row, corpus):
    body = corpus.paragraphs[(corpus.paragraphs["article_id"] == row["article_id"])
                             & (corpus.paragraphs["label"] == "body")]
    found = {field: _plain(row.get(field)) for field in FIELDS}
    found["n_body_paragraphs"] = len(body)
    found["words"] = WORD.findall(" ".join(body["quote"]))
    return found


def _plain(value):
    if value is None or value != value:
        return None
    value = value.date().isoformat() if hasattr(value, "date") else value
    return " ".join(value.split()) if isinstance(value, str) else value


def _labels(page, corpus):
    quotes = [_collapsed(quote) for quote in corpus.paragraphs["quote"]]
    for begins, label in page["labels"].items():
        rows = corpus.paragraphs[[_is_meant(quote, _collapsed(begins)) for quote in quotes]]
        found = sorted(set(rows["label"])) or ["no such paragraph"]
        yield "label", f"{label}: {begins}", f"{found[0] if len(found) == 1 else found}: {begins}"


def _collapsed(text):
    return re.sub(r"\s+", " ", text)


def _is_meant(quote, begins):
    """Whether a gold list means this paragraph: by its first forty characters or more, or by all where it is shorter."""
    return quote.startswith(begins) if len(begins) >= 40 else quote == begins


def main(names):
    for name in names or ("tuning", "validation", "unseen"):
        counts, lines = differences(PAGES / name)
        print(f"-- {name}", *(lines if name != "unseen" else ()), sep="\n")
        for field in sorted({field for field, _ in counts}):
            print(f"{field:20} {counts[field, 'right']:4} of {counts[field, 'all']:4}")


if __name__ == "__main__":
    main(sys.argv[1:])
