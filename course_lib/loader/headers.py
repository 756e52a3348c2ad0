"""The head of an article: agency, byline, dateline, and three dates that are not the same.

The *event* happened on one day, the report was filed under a *dateline*, the page was *published* later. Each date
rests on a phrase or a stated basis; where the basis is lacking, or two phrases contradict each other, the date is
missing and the basis says why.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from course_lib.loader import dates, days
from course_lib.loader.dates import find_dates
from course_lib.loader.days import Reference
from course_lib.loader.looks import days_in
from course_lib.words.spans import Span, citation

REFERENCES = {"page date": "the page's date", "sources.csv": "sources.csv", "caption": "a caption",
              "JSON-LD": "the page's own data (JSON-LD)", "meta element": "the page's own data (a meta element)",
              "time element": "the page's own data (a time element)"}
YEAR_BASES = ("dateline", *REFERENCES)

LONGEST_GAP = timedelta(days=183)  # a dateline further than this from the page's date may belong to another year
_PICTURE_AGE = timedelta(days=62)  # an older picture says nothing of a report's year
_LEAD_PARAGRAPHS = 2  # a report names the day of its event in its first paragraphs

_BACKGROUND = re.compile(
    r"\b(?:since|until|till|before|after|ahead of|as of|by|(?<!morning )(?<!afternoon )(?<!evening )(?<!night )of|dated"
    r"|between|(?<!was )(?<!were )(?:signed|adopted|elected))\s+"
    r"(?:(?:late|early|mid|next|last|this|that|the|about|around|on|at|in|a)\s+)?$", re.IGNORECASE)

_BRIEFING = re.compile(r"\b(?:press|news|media)\s+(?:conference|briefing|availability)"
                       r"|\b(?:noon|daily|weekly)\s.{0,20}briefing", re.IGNORECASE)  # itself the event

_BYLINE = 30  # words of a byline in which an agency is sought
_NAME = 5  # words of the longest name of one

# Bylines that name no author: who edited or supplied the text, or signed it with initials.
_EDITED = re.compile(r"[(\[]?(?:(?:[\w-]+\s)?edit(?:ors?|ed|ing)(?:\s?[:：]|\sby)|source|translat|compiled"
                     r"|produce|proofread|photo|\s?video)"
                     r"|[^/]*\w/", re.IGNORECASE)
_KEY = re.compile(r"(?:reporters?|writers?|authors?|correspondents?|journalists?)\s?[:：]\s*", re.IGNORECASE)
_BY = re.compile(r"by[:\s]\s*", re.IGNORECASE)


class Stated(NamedTuple):
    """A day that is stated with its year, on what basis we say so, and where it is printed, if it is."""

    day: date
    basis: str
    place: Span | None = None


class Header(NamedTuple):
    """What stands at the head of an article, and what its dates rest on; ``reference``: whence weekdays are counted."""

    agency: str | None
    byline: str | None
    dateline_day: date | None
    year_from: Stated | None
    published: Stated | None
    event: date | None
    event_basis: str | None
    event_phrase: Span | None
    reference: Reference | None

    @property
    def year_basis(self):
        """What the year of the dateline's day rests on."""
        return self.year_from and self.year_from.basis


class Known(NamedTuple):
    """What is known beside an article: the day in sources.csv, agencies, front matter, a web page's data, the page's
    day.
    """

    listed: date | None
    agencies: frozenset
    front: list = ()
    web: object = None
    page_day: object = None


def read_headers(page, paragraphs, articles, known):
    """The headers of a page's articles. What states no day of its own has that of the first."""
    own = [[paragraphs[number] for number in article.paragraphs] for article in articles]
    known = known._replace(page_day=_published(page, own[0], known) if own else None)
    return [_header(page, one, article, articles, known) for one, article in zip(own, articles)]


def _header(page, own, article, articles, known):
    published = _published(page, own, known) or known.page_day
    day, year_from = _dateline_day(page, own, article, published)
    # The date of a page that holds several articles is the day from which only its editor counts back.
    counts = len(articles) == 1 or article.kind == "introduction"
    captions = _full_dates(page, own, "caption")
    reference = counted_from(day, article.dateline and article.dateline.span, published if counts else None, captions)
    event, phrase, why = _event(page, own, article, day, reference, published)
    return Header(_agency(page, own, article, known.agencies), _byline(page, own, known), day, year_from, published,
                  event, why, phrase, reference)


def _byline(page, own, known):
    """The first byline that names an author, without the key before it and the date that may stand behind it."""
    found = [one.core.of(page.text) for one in own
             if one.label == "byline" and not _EDITED.match(one.span.of(page.text))]
    names = [_KEY.sub("", _without_day(re.split(r"\s*[|·•]\s*", line)[0])) for line in found]
    stated = known.web.author if known.web else None
    return next((name for name in names if _BY.sub("", name).strip(" ()[]") not in known.agencies), stated)


def _without_day(line):
    """A byline without the date behind it."""
    days = days_in(line)
    return line[:days[0].start].rstrip(" ,–—-") if days and days[0].start else line


def _agency(page, own, article, agencies):
    """The agency as printed: in the dateline, else in a byline or a closing line."""
    if article.dateline and article.dateline.agency:
        return article.dateline.agency
    for one in own:
        if one.label in ("byline", "date"):
            words = re.split(r"[\s,;:|/()]+", one.span.of(page.text))[:_BYLINE]
            runs = (" ".join(words[first:first + size]) for first in range(len(words)) for size in range(_NAME, 0, -1))
            if name := next((run for run in runs if run in agencies), None):
                return name
    return None


def _published(page, own, known):
    if known.listed:
        return Stated(known.listed, "sources.csv")
    for entry in known.front:
        days = [day for day in find_dates(entry.value) if day.year] if entry.kind == "date" else ()
        if days and not entry.key.startswith(("mod", "up")):
            return Stated(days[0].on(days[0].year), "page date", entry.core)
    if known.web and known.web.day:
        return Stated(known.web.day, known.web.basis)
    for one in own:
        if one.label in ("date", "byline"):
            days = [day for day in days_in(page.text, *one.span) if day.year]
            if days:
                return min(_stated(day, "page date") for day in days)
    return None


# The dateline's day

def _dateline_day(page, own, article, published):
    """The day of the dateline and what states its year; None and None where nothing does."""
    printed = article.dateline.date if article.dateline else None
    return with_year(printed, _year_references(page, own, published)) if printed else (None, None)


def with_year(printed, stated):
    """A dateline's day with its year, and the Stated day that the year is from; None and None where no year is stated.

    ``stated`` are days with a year, the surest first. One serves where the printed day lies on it or not long before.

    >>> day, year_from = with_year(find_dates("VIENTIANE, July 26")[0], [Stated(date(2024, 7, 31), "sources.csv")])
    >>> day.isoformat(), year_from.basis
    ('2024-07-26', 'sources.csv')
    """
    if printed.year:
        own = _stated(printed, "dateline")
        return own.day, own
    for one in stated:
        day = dates.nearest_before(printed, one.day)
        if day and one.day - day <= LONGEST_GAP:
            return day, one
        if one.basis == "caption" and (day := _soon_after(printed, one.day)):
            return day, one
    return None, None


def _soon_after(printed, taken):
    """The printed day where it lies not long after a picture was taken, or None."""
    days = (printed.on(year) for year in (taken.year, taken.year + 1))
    return next((day for day in days if day and timedelta() <= day - taken <= _PICTURE_AGE), None)


def _year_references(page, own, published):
    """Days with a year, the surest first."""
    yield from _full_dates(page, own, "date", "page date")
    if published:
        yield published
    yield from _full_dates(page, own, "caption")


def _full_dates(page, own, label, basis=None):
    found = [day for one in own if one.label == label for day in days_in(page.text, *one.span)]
    return [_stated(day, basis or label) for day in found if day.year and not day.is_range]


def _stated(printed, basis):
    return Stated(printed.on(printed.year), basis, Span(printed.start, printed.end))


# The event's day

def _event(page, own, article, dateline_day, reference, published):
    """The day of the event, the phrase it rests on, and the basis in words."""
    year_from = reference or (published and Reference(published.day, REFERENCES[published.basis], published.place))
    if article.kind == "introduction":
        return None, None, "an introduction tells of several events"
    titled = list(_phrases(page.text, article.title, article)) if article.title else []
    if article.title and _BRIEFING.search(article.title.of(page.text)) and not article.dateline:
        if titled:
            return _resolve(page, titled[0], reference)
        if stated := next(iter(_full_dates(page, own, "date")), None):
            return stated.day, stated.place, _because(page, stated.place, "the day of the briefing")
    lead = [one for one in own if one.label == "body"][:_LEAD_PARAGRAPHS] + [
        one for one in own if one.label == "standfirst"]
    for paragraph in lead:
        for phrase in _phrases(page.text, paragraph.span, article):
            return _resolve(page, phrase, year_from if phrase.printed else reference)
    line = article.dateline
    if line and dateline_day and line.span.start not in [one.span.start for one in own if one.label == "body"]:
        return dateline_day, line.span, _because(page, line.span, "the place and day on a line of their own")
    for phrase in titled:
        return _resolve(page, phrase, reference)
    return None, None, "no single day is named in the first paragraphs"


def counted_from(dateline_day, dateline, published=None, captions=()):
    """The day from which "on Thursday" is counted: the dateline's, else the page's, else a caption's; or None.

    ``dateline`` is where the dateline is printed, ``published`` and ``captions`` are Stated days.
    """
    if dateline_day:
        return Reference(dateline_day, "the dateline", dateline)
    for one in (published, *captions):
        if one:
            return Reference(one.day, REFERENCES[one.basis], one.place)
    return None


def _phrases(text, span, article):
    """The days that a paragraph names for its event, in order."""
    start = article.dateline.body if article.dateline and span.start <= article.dateline.span.start < span.end \
        else span.start
    for phrase in days.find_days(text, start, span.end):
        is_range = phrase.printed is not None and phrase.printed.is_range
        if not is_range and not _BACKGROUND.search(days.just_before(text, start, phrase.start)):
            yield phrase


def _resolve(page, phrase, reference):
    """The day a phrase means. Missing, with the reason, where nothing to count from is stated or the parts disagree."""
    span = Span(phrase.start, phrase.end)
    day, why = days.resolve(phrase, reference)
    return day, span, _because(page, span, why)


def _because(page, span, why):
    words = " ".join(span.of(page.text).split())
    return f"“{words}” ({citation('line', page.lines.at(span.start)).replace('line, ', '')}), {why}"
