"""Small invented pages, each with the shape of a fault that pages of several outlets share."""

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from course_lib.loader.parsing import parse

FOLDER = Path(__file__).parent / "pages"
SHAPES = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))


def words(text):
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKD", text or "").lower())


@pytest.mark.parametrize("name", SHAPES)
def test_a_page_of_this_shape_is_read_right(name):
    want = SHAPES[name]
    page = parse((FOLDER / name).read_bytes(), name)
    text = page.page.text
    assert len(page.articles) == want["n_articles"], want["shows"]
    article, header = page.articles[0], page.headers[0]
    assert words(article.headline or article.title.of(text)) == words(want["title"]), want["shows"]
    found = {"published": header.published and header.published.day, "outlet": page.outlet and page.outlet[0],
             "dateline_place": article.dateline and article.dateline.place, "dateline_date": header.dateline_day}
    assert {key: str(value) if value else None for key, value in found.items() if key in want} \
        == {key: want[key] for key in found if key in want}, want["shows"]
    kept = Counter(words(" ".join(one.span.of(text) for one in page.paragraphs if one.label in ("body", "standfirst"))))
    body = Counter(words(" ".join(want["body"])))
    free = Counter(words(want.get("standfirst", "") + want["title"] + " " + want.get("dateline_place", "") + " May 6"))
    assert sum((body - kept).values()) <= 2 and sum((kept - body - free).values()) <= 8, want["shows"]


def test_a_byline_stays_a_byline():
    page = parse((FOLDER / "01_person_as_outlet.txt").read_bytes(), "a.txt")
    assert (page.headers[0].byline, page.outlet) == ("By Marta Ellering", None)
