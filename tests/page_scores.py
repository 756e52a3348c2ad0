"""Invented pages and how each is read: as a corpus of its own."""

from datetime import date
from pathlib import Path

from course_lib.corpora.corpus import Corpus
from course_lib.loader.parsing import parse

PAGES = Path(__file__).parent / "pages"


def read(gold_page, folder):
    """One page as a corpus of its own, under the date its gold list says sources.csv would give."""
    published = date.fromisoformat(gold_page["published"]) if gold_page.get("published") else None
    file = folder / gold_page["file"]
    return Corpus([(file.name, parse(file.read_bytes(), file.name, published))], {})
