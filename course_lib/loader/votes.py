"""What a saved web page says of itself, and which of its paragraphs trafilatura takes for the text.

Trafilatura only votes: the page's text and its offsets are our own. Its guesses of days are not taken, nothing is
fetched, and what it drops because it stands twice on the page is counted here all the same.
"""

import logging
import re
from bisect import bisect_right
from datetime import date
from itertools import islice
from typing import NamedTuple

from course_lib.words.printeddates import find_dates

MOST_ELEMENTS = 12_000  # it takes half a second over so many; pages of the press have up to 3,000
_SILENT = logging.NullHandler()
_RUN = 4  # words; a paragraph stands in the text where most of its runs of so many words do
_SHARE = 0.7
_WORD = re.compile(r"\w+")
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_NAME_OF_SITE = re.compile(r"\s+[|–—-]\s+")  # stands between headline and website in the title of a browser's tab
_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_NAMES_OF_DAY = frozenset("""article:published_time og:article:published_time datepublished date dc.date dc.date.issued
    dcterms.created pubdate publishdate publish-date parsely-pub-date sailthru.date article.published""".split())


class Web(NamedTuple):
    """What a saved web page adds to its text.

    ``titles``, ``outlet``, ``author`` and ``day`` are as the page states them, ``basis`` says where it states the day.
    ``runs`` are the words of its text, None where trafilatura was not asked or found no text. ``captions``: where they
    stand.
    """

    titles: tuple
    outlet: str | None
    author: str | None
    day: date | None
    basis: str | None
    runs: frozenset | None
    asked: bool
    captions: tuple = ()

    @property
    def voted(self):
        """Whether what is text was voted."""
        return self.runs is not None

    def is_text(self, line):
        """Whether a paragraph stands in the text that trafilatura found."""
        runs = _runs(_words(line))
        return sum(run in self.runs for run in runs) >= _SHARE * len(runs)

    def is_captioned(self, span):
        """Whether a paragraph stands in the caption of a figure."""
        place = bisect_right(self.captions, span.start, key=lambda caption: caption[0]) - 1
        return place >= 0 and span.start < self.captions[place][1]


def votes_on(tree, html):
    """The Web of a page that is given as a tree and as it is."""
    stated = _stated(tree)
    day, basis = next(((day, basis) for day, basis in _days(tree, stated) if day), (None, None))
    tab = max(_NAME_OF_SITE.split(" ".join((tree.findtext(".//title") or "").split())), key=len)
    if sum(1 for _ in islice(tree.iter(), MOST_ELEMENTS + 1)) > MOST_ELEMENTS:
        return Web(_titles(stated.get("og:title"), tab), stated.get("og:site_name"), None, day, basis, None, False)
    found = _extracted(html)
    titles = _titles(found.get("title"), stated.get("og:title"), tab)
    text = found.get("text") or ""
    runs = frozenset(run for line in text.split("\n") for run in _runs(_words(line))) if text else None
    return Web(titles, found.get("sitename"), found.get("author"), day, basis, runs, True)


def _extracted(html):
    from trafilatura import bare_extraction  # only who reads web pages pays for this import

    for name in ("trafilatura", "htmldate"):  # what they grumble about is no news for a student
        logging.getLogger(name).addHandler(_SILENT)
    found = bare_extraction(html, with_metadata=True, include_comments=False, include_tables=True,
                            date_extraction_params={"extensive_search": False, "max_date": "2100-01-01"})
    return found.as_dict() if found else {}


def _titles(*titles):
    return tuple(" ".join(title.split()) for title in titles if title)


def _stated(tree):
    """What the page's meta elements state, by their names in small letters; the first of a name counts."""
    stated = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        stated.setdefault(name, (meta.get("content") or "").strip())
    return stated


def _days(tree, stated):
    """The days of publication that the page states, each with where, the surest first."""
    for script in tree.iter("script"):
        if "ld+json" in script.get("type", "") and (match := _PUBLISHED.search(script.text or "")):
            yield _as_day(match[1]), "JSON-LD"
    for name in filter(_NAMES_OF_DAY.__contains__, stated):
        yield _as_day(stated[name]), "meta element"
    for time in tree.iter("time"):
        yield _as_day(time.get("datetime")), "time element"


def _as_day(words):
    """A day as a page's data give it, or as it is printed."""
    match = _DAY.search(words or "")
    try:
        if match:
            return date.fromisoformat(match.group())
        return next((day.on(day.year) for day in find_dates(words or "") if day.year), None)
    except ValueError:
        return None


def _words(line):
    return _WORD.findall(line.lower())


def _runs(words):
    """All runs of four words; of fewer words, the one that they are."""
    if len(words) < _RUN:
        return [tuple(words)]
    return [*zip(*(words[first:] for first in range(_RUN)))]
