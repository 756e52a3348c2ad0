"""The head of an article: agency, byline, dateline, and three dates that are not the same.

The *event* happened on one day, the report was filed under a *dateline*, the page was *published* later. Each date
rests on a phrase or a stated basis; where the basis is lacking, or two phrases contradict each other, the date is
missing and the basis says why.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from course_lib import dates
from course_lib.dates import find_dates, spoken
from course_lib.spans import Span, citation

YEAR_BASES = ("dateline", "page date", "sources.csv", "caption")

_LONGEST_GAP = timedelta(days=183)  # a dateline further than this from the page's date may belong to another year
_LEAD_PARAGRAPHS = 2  # a report names the day of its event in its first paragraphs

_DAY_NAMES = "|".join(name.title() for name in dates.WEEKDAYS)
_SPOKEN_DAY = re.compile(
    rf"\b(?:(?P<modifier>[Oo]n|[Ll]ast|[Nn]ext|[Tt]his|[Ee]arlier)\s)?(?P<weekday>{_DAY_NAMES})\b"
    r"|\b(?:earlier\s)?(?P<near>[Tt]oday|[Yy]esterday|[Tt]omorrow)\b")
_BACKGROUND = re.compile(r"\b(?:since|until|till|before|after|ahead of|as of|by|of|dated|between|signed|adopted|elected)\s"
                         r"(?:\w+\s)?$", re.IGNORECASE)
_FUTURE = re.compile(r"\b(?:will|shall|is to|are to|to be held|is due|are due|scheduled|expected to)\b(?!.*\b(?:said|told)\b)"
                     r"[^.]{0,80}$")
_JOINT = re.compile(r",?\s\(?")


class Published(NamedTuple):
    """When the page was published, and on what basis we say so."""

    day: date
    basis: str


class Header(NamedTuple):
    """What stands at the head of an article, and what its dates rest on."""

    agency: str | None
    byline: str | None
    dateline_day: date | None
    year_basis: str | None
    published: Published | None
    event: date | None
    event_basis: str | None
    event_phrase: Span | None


def read_header(page, paragraphs, article, articles, agencies, listed=None):
    """The header of one of a page's articles.

    ``agencies`` holds the names of news agencies; ``listed`` is the page's date from sources.csv, a date or None.
    """
    own = [paragraphs[number] for number in article.paragraphs]
    head = [paragraphs[number] for number in articles[0].paragraphs]
    published = _published(page, own, listed) or _published(page, head)
    day, basis = _dateline_day(page, own, article, published)
    # The date of a page that holds several articles is not the day from which one of them counts back.
    event, phrase, why = _event(page, own, article, day, published if len(articles) == 1 else None)
    return Header(_agency(page, own, article, agencies), _byline(page, own), day, basis, published,
                  event, why, phrase)


def _byline(page, own):
    """The first byline, without the date that may stand behind it."""
    found = next((one.core.of(page.text) for one in own if one.label == "byline"), None)
    return found and re.split(r"\s*[|·•]\s*", found)[0]


def _agency(page, own, article, agencies):
    """The agency as printed: in the dateline, else in a byline."""
    if article.dateline and article.dateline.agency:
        return article.dateline.agency
    for one in own:
        if one.label in ("byline", "date"):
            words = re.split(r"[\s,;:|/()]+", one.span.of(page.text))
            runs = (" ".join(words[first:last]) for first in range(len(words)) for last in range(len(words), first, -1))
            if name := next((run for run in runs if run in agencies), None):
                return name
    return None


def _published(page, own, listed=None):
    if listed:
        return Published(listed, "sources.csv")
    printed = [day.on(day.year) for one in own if one.label in ("date", "byline")
               for day in find_dates(page.text, one.span.start, one.span.end) if day.year]
    return Published(min(printed), "page date") if printed else None


# The dateline's day

def _dateline_day(page, own, article, published):
    """The day of the dateline and the basis of its year; None and None where no year is stated."""
    printed = article.dateline.date if article.dateline else None
    if printed is None:
        return None, None
    if printed.year:
        return printed.on(printed.year), "dateline"
    for reference, basis in _year_references(page, own, published):
        day = dates.nearest_before(printed, reference)
        if day and reference - day <= _LONGEST_GAP:
            return day, basis
    return None, None


def _year_references(page, own, published):
    """Days with a year, the surest first."""
    for label, basis in (("date", "page date"), (None, "sources.csv"), ("caption", "caption")):
        if basis == "sources.csv":
            if published:
                yield published.day, published.basis
            continue
        for day in _full_dates(page, own, label):
            yield day, basis


def _full_dates(page, own, label):
    found = [day for one in own if one.label == label for day in find_dates(page.text, one.span.start, one.span.end)]
    return [day.on(day.year) for day in found if day.year and not day.is_range]


# The event's day

def _event(page, own, article, dateline_day, published):
    """The day of the event, the phrase it rests on, and the basis in words."""
    if article.kind == "introduction":
        return None, None, "an introduction tells of several events"
    reference = _reference(page, own, dateline_day, published)
    lead = [one for one in own if one.label == "body"][:_LEAD_PARAGRAPHS] + [one for one in own if one.label == "standfirst"]
    for paragraph in lead:
        for phrase in _phrases(page.text, paragraph.span, article):
            return _resolve(page, phrase, reference)
    line = article.dateline
    if line and dateline_day and line.span.start not in [one.span.start for one in own if one.label == "body"]:
        return dateline_day, line.span, _because(page, line.span, "the place and day on a line of their own")
    titled = _phrases(page.text, article.title, article) if article.title else ()
    for phrase in titled:
        return _resolve(page, phrase, reference)
    return None, None, "no day is named in the first paragraphs"


class _Reference(NamedTuple):
    """The day from which "on Thursday" is counted."""

    day: date
    name: str


def _reference(page, own, dateline_day, published):
    if dateline_day:
        return _Reference(dateline_day, "the dateline")
    if published:
        return _Reference(published.day, "the page's date" if published.basis == "page date" else "sources.csv")
    captions = _full_dates(page, own, "caption")
    return _Reference(captions[0], "a caption") if captions else None


class _Phrase(NamedTuple):
    """A day as the text names it: a printed date, a spoken day, or both together."""

    span: Span
    printed: dates.PrintedDate | None
    spoken: re.Match | None
    is_future: bool


def _phrases(text, span, article):
    """The days that a paragraph names for its event, in order."""
    start = article.dateline.body if article.dateline and span.start <= article.dateline.span.start < span.end \
        else span.start
    printed = [day for day in find_dates(text, start, span.end) if not day.is_range]
    spoken_days = list(_SPOKEN_DAY.finditer(text, start, span.end))
    marks = sorted([(day.start, day.end, day, None) for day in printed]
                   + [(match.start(), match.end(), None, match) for match in spoken_days], key=lambda mark: mark[0])
    for mark in _paired(text, marks):
        before = text[start:mark[0]]
        if not _BACKGROUND.search(before):
            yield _Phrase(Span(mark[0], mark[1]), mark[2], mark[3], _is_future(before, mark[3]))


def _paired(text, marks):
    """"Thursday, July 25" is one phrase, not two."""
    marks = list(marks)
    for here, following in zip(marks, marks[1:]):
        together = _JOINT.fullmatch(text[here[1]:following[0]])
        if together and (here[2] is None) != (following[2] is None):
            pair = (here[0], following[1], here[2] or following[2], here[3] or following[3])
            marks[marks.index(here)] = pair
            marks.remove(following)
            return _paired(text, marks) if len(marks) > 1 else marks
    return marks


def _is_future(before, match):
    modifier = (match["modifier"] or "").lower() if match else ""
    return modifier == "next" or (modifier != "last" and _FUTURE.search(before.rpartition(". ")[2]) is not None)


def _resolve(page, phrase, reference):
    """The day a phrase means. Missing, with the reason, where nothing to count from is stated or the parts disagree."""
    if phrase.printed:
        day, why = _resolve_printed(page, phrase, reference)
    elif reference is None:
        return None, phrase.span, _because(page, phrase.span, "but no date to count from is stated")
    else:
        day, why = _resolve_spoken(phrase, reference)
    return day, phrase.span, _because(page, phrase.span, why)


def _resolve_printed(page, phrase, reference):
    printed = phrase.printed
    if printed.year is None and reference is None:
        return None, "but no year is stated"
    day = printed.on(printed.year) if printed.year else _nearest(printed, reference.day)
    weekday = phrase.spoken["weekday"] if phrase.spoken else None
    if day and weekday and dates.WEEKDAYS[day.weekday()] != weekday.lower():
        return None, f"but that was a {dates.WEEKDAYS[day.weekday()].title()}"
    if printed.year or day is None:
        return day, "printed with its year"
    return day, f"its year from {reference.name}"


def _nearest(printed, reference):
    days = [printed.on(reference.year + shift) for shift in (-1, 0, 1)]
    return min((day for day in days if day), key=lambda day: abs(day - reference), default=None)


def _resolve_spoken(phrase, reference):
    match, day = phrase.spoken, reference.day
    counted = f"counted from {reference.name}, {spoken(day)}"
    if match["near"]:
        shift = {"today": 0, "yesterday": -1, "tomorrow": 1}[match["near"].lower()]
        return day + timedelta(days=shift), counted
    name = match["weekday"]
    if phrase.is_future:
        return dates.weekday_after(name, day), f"the next {name}, {counted}"
    if (match["modifier"] or "").lower() == "last" and dates.weekday_before(name, day) == day:
        return day - timedelta(days=7), f"the {name} before, {counted}"
    return dates.weekday_before(name, day), f"the last {name}, {counted}"


def _because(page, span, why):
    words = " ".join(span.of(page.text).split())
    return f"“{words}” ({citation('line', page.lines.at(span.start)).replace('line, ', '')}), {why}"
