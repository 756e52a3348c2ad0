"""The head of an article: agency, byline, dateline, and three dates that are not the same.

The *event* happened on one day, the report was filed under a *dateline*, the page was *published* later. Each date
rests on a phrase or a stated basis; where the basis is lacking, or two phrases contradict each other, the date is
missing and the basis says why.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from course_lib.loader import dates
from course_lib.loader.dates import Reference
from course_lib.loader.looks import days_in
from course_lib.words.printeddates import find_dates
from course_lib.words.spans import Span, citation

LONGEST_GAP = timedelta(days=183)  # a dateline further than this from the page's date may belong to another year
_CLOCKS = timedelta(days=1)  # the clock in one place is ahead of the clock in another
_LEAD_PARAGRAPHS = 2  # a report names the day of its event in its first paragraphs
_JUST_BEFORE = 60  # characters before a day in which a word may say that it is not the event's
_BACKGROUND = re.compile(  # "since Monday", "ahead of the late July summit", "elected on July 4"
    r"\b(?:since|until|till|before|after|ahead of|as of|by|(?<!morning )(?<!afternoon )(?<!evening )of|dated|between"
    r"|(?<!was )(?<!were )(?:signed|adopted|elected))\s+(?:(?:late|early|last|this|that|the|about|on|at|in|a)\s+)?$",
    re.IGNORECASE)

_BYLINE = 200  # characters of a byline in which an agency is sought
_NO_NAME = re.compile(r"[\s,;:|/()]+")
_EDITED = re.compile(  # a byline that names no author
    r"\W?(?:[\w-]+\s)?(?:edit(?:ors?|ed|ing)(?:\s?:|\sby)|source|translat|compiled|photo)", re.IGNORECASE)
_SIGNS = re.compile(r"\s*[|·•]\s*")  # between a name and what else stands in its line
_BY = re.compile(r"by[:\s]\s*", re.IGNORECASE)


class Header(NamedTuple):
    """What stands at the head of an article, and what its dates rest on; ``reference``: whence weekdays are counted."""

    agency: str | None
    byline: str | None
    dateline_day: date | None
    year_from: Reference | None
    published: Reference | None
    event: date | None
    event_basis: str | None
    event_phrase: Span | None
    reference: Reference | None

    @property
    def year_basis(self):
        """What the year of the dateline's day rests on."""
        return self.year_from and self.year_from.basis


class Known(NamedTuple):
    """What is known beside an article: the day in sources.csv, agencies, front matter, a web page's data."""

    listed: date | None
    agencies: frozenset
    front: list = ()
    web: object = None


def read_headers(page, paragraphs, articles, known):
    """The headers of a page's articles. What states no day of its own has that of the first."""
    own = [[paragraphs[number] for number in article.paragraphs] for article in articles]
    page_day = _published(page, own[0], known) if own else None
    return [_header(page, one, article, known, page_day, len(articles) == 1 or article.kind == "introduction")
            for one, article in zip(own, articles)]


def _header(page, own, article, known, page_day, counts):
    """The header of an article; the date of a page of several is a day from which only its editor ``counts`` back."""
    published, captions = _published(page, own, known) or page_day, _full_dates(page, own, "caption")
    line = article.dateline
    stated = [*_full_dates(page, own, "date", "page date"), *filter(None, [published]), *captions]
    day, year_from = with_year(line.date, stated) if line and line.date else (None, None)
    reference = counted_from(day, line and line.span, published if counts else None, captions)
    event = _event(page, own, article, reference, reference or published)
    return Header(_agency(page, own, article, known.agencies), _byline(page, own, known), day, year_from, published,
                  *event, reference)


def _byline(page, own, known):
    """The first byline that names an author, without the date that may stand behind it."""
    found = [one.core.of(page.text) for one in own if one.label == "byline"]
    names = [_SIGNS.split(_without_day(line))[0] for line in found if not _EDITED.match(line)]
    stated = known.web.author if known.web else None
    return next((name for name in names if _BY.sub("", name).strip(" ()[]") not in known.agencies), stated)


def _without_day(line):
    """A byline without the date behind it."""
    found = days_in(line)
    return line[:found[0].start].rstrip(" ,–—-") if found and found[0].start else line


def _agency(page, own, article, agencies):
    """The agency as printed: in the dateline, else in a byline or a closing line."""
    if article.dateline and article.dateline.agency:
        return article.dateline.agency
    lines = [one.span.of(page.text)[:_BYLINE] for one in own if one.label in ("byline", "date")]
    lines = [f" {_NO_NAME.sub(' ', line)} " for line in lines]
    named = [(number, line.index(f" {name} "), -len(name), name)
             for number, line in enumerate(lines) for name in agencies if f" {name} " in line]
    return min(named)[-1] if named else None


# Days with a year

def _published(page, own, known):
    """The day of publication: listed, in the front matter or the data of the page, or the first one printed."""
    if known.listed:
        return Reference(known.listed, "sources.csv")
    for entry in known.front:
        found = [day for day in find_dates(entry.value) if day.year] if entry.kind == "date" else ()
        if found and not entry.key.startswith(("mod", "up")):
            return Reference(found[0].on(found[0].year), "page date", entry.core)
    if known.web and known.web.day:
        return Reference(known.web.day, known.web.basis)
    lines = [_full_dates(page, [one], one.label, "page date") for one in own if one.label in ("date", "byline")]
    return next((min(line) for line in lines if line), None)


def _full_dates(page, own, label, basis=None):
    found = [day for one in own if one.label == label for day in days_in(page.text, *one.span)]
    return [_stated(day, basis or label) for day in found if day.year and not day.is_range]


def _stated(printed, basis):
    return Reference(printed.on(printed.year), basis, Span(printed.start, printed.end))


def with_year(printed, stated):
    """A dateline's day with its year, and the Reference that the year is from; None and None where no year is stated.

    ``stated`` are days with a year, the surest first. One serves where the printed day lies on it or not long before.

    >>> day, year_from = with_year(find_dates("VIENTIANE, July 26")[0], [Reference(date(2024, 7, 31), "sources.csv")])
    >>> day.isoformat(), year_from.basis
    ('2024-07-26', 'sources.csv')
    """
    if printed.year:
        own = _stated(printed, "dateline")
        return own.day, own
    near = ((dates.nearest(printed, one.day), one) for one in stated)
    return next(((day, one) for day, one in near if day and -_CLOCKS <= one.day - day <= LONGEST_GAP), (None, None))


def counted_from(dateline_day, dateline, published=None, captions=()):
    """The day from which "on Thursday" is counted: the dateline's, else the page's, else a caption's; or None.

    ``dateline`` is where the dateline is printed, ``published`` and ``captions`` are References.
    """
    if dateline_day:
        return Reference(dateline_day, "dateline", dateline)
    return next(filter(None, [published, *captions]), None)


# The event's day

def _event(page, own, article, reference, year_from):
    """The day of the event, its basis in words, and the phrase it rests on: the first day that the text names."""
    if article.kind == "introduction":
        return None, "an introduction tells of several events", None
    spans = [one.span for one in own if one.label == "body"][:_LEAD_PARAGRAPHS]
    spans += [one.span for one in own if one.label == "standfirst"] + [article.title] * (article.title is not None)
    phrase = next((phrase for span in spans for phrase in _phrases(page.text, span, article)), None)
    if phrase is None:
        return None, "no single day is named in the first paragraphs", None
    day, why = dates.resolve(phrase, year_from if phrase.printed else reference)
    span = Span(phrase.start, phrase.end)
    words = " ".join(span.of(page.text).split())
    return day, f"“{words}” ({citation('line', page.lines.at(span.start)).replace('line, ', '')}), {why}", span


def _phrases(text, span, article):
    """The single days that a paragraph may name for its event, in order."""
    line = article.dateline
    start = line.body if line and span.start <= line.span.start < span.end else span.start
    for phrase in dates.find_days(text, start, span.end):
        is_range = phrase.printed is not None and phrase.printed.is_range
        before = text[max(start, phrase.start - _JUST_BEFORE):phrase.start]
        if phrase.shift is None and not is_range and not _BACKGROUND.search(before):
            yield phrase
