"""What a saved web page says of itself, and which of its paragraphs trafilatura takes for the text.

Trafilatura only votes: the page's text and its offsets are our own. Its guesses of days are not taken, nothing is
fetched, and what it drops because it stands twice on the page is counted here all the same.
"""

import logging
import re
from bisect import bisect_right
from copy import copy
from datetime import date
from typing import NamedTuple

from course_lib.words.printeddates import find_dates

MOST_ELEMENTS = 6_000  # its time grows with their square; pages of the press have up to 3,000
_SILENT = logging.NullHandler()
_RUN = 4  # words; a paragraph stands in the text where most of its runs of so many words do
_SHARE = 0.7
_LONG = 80  # characters; a longer line is rather prose than a link
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
        runs = _runs(line)
        return sum(run in self.runs for run in runs) >= _SHARE * len(runs)

    def is_captioned(self, span):
        """Whether a paragraph stands in the caption of a figure."""
        place = bisect_right(self.captions, span.start, key=lambda caption: caption[0]) - 1
        return place >= 0 and span.start < self.captions[place][1]


def votes_on(tree, text):
    """The Web of a page that is given as a tree and as what is seen of it."""
    from trafilatura import extract_metadata  # only who reads web pages pays for this import

    for name in ("trafilatura", "htmldate"):  # what they grumble about is no news for a student
        logging.getLogger(name).addHandler(_SILENT)
    stated = {}  # by the meta elements' names in small letters; the first of a name counts
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        stated.setdefault(name, (meta.get("content") or "").strip())
    day, basis = next(((day, basis) for day, basis in _days(tree, stated) if day), (None, None))
    tab = max(_NAME_OF_SITE.split(" ".join((tree.findtext(".//title") or "").split())), key=len)
    dates = {"extensive_search": False, "max_date": "2100-01-01"}
    of_itself = extract_metadata(_head(tree), date_config=dates)
    titles = tuple(" ".join(title.split()) for title in (of_itself.title, stated.get("og:title"), tab) if title)
    small = tree.xpath("count(//*)") <= MOST_ELEMENTS
    voted = _voted(tree, text) if small else ""
    runs = frozenset(run for line in voted.split("\n") for run in _runs(line)) if voted else None
    return Web(titles, of_itself.sitename, of_itself.author, day, basis, runs, small)


def _voted(tree, text):
    """The text that trafilatura finds; where that is little of what is long, it asks others too, which is dear."""
    from trafilatura import bare_extraction

    long = sum(len(line) for line in text.split("\n") if len(line) > _LONG)
    for fast in (True, False):
        found = bare_extraction(tree, include_comments=False, fast=fast)
        voted = found and found.text or ""
        if 3 * len(voted) >= long:
            break
    return voted


def _head(tree):
    """What a page states of itself, as a small page: trafilatura would look for it in all of a large one."""
    from lxml.html import Element

    page, head, body = Element("html"), Element("head"), Element("body")
    page.extend([head, body])
    head.extend(map(copy, tree.xpath("//head/*[not(self::style)] | //body//script[contains(@type, 'ld+json')]")))
    body.extend(map(copy, tree.iter("h1")))
    return page


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


def _runs(line):
    """All runs of four words of a line; of fewer words, the one that they are."""
    words = _WORD.findall(line.lower())
    if len(words) < _RUN:
        return [tuple(words)]
    return [*zip(*(words[first:] for first in range(_RUN)))]
