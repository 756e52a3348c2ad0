"""The day a phrase means: a printed date, "on Thursday", "yesterday", or "the same day" as a day told before.

News names most days by their distance from another. Here such a phrase is found, and resolved once the day it counts
from is known; where that day is unknown, or two parts of a phrase contradict each other, the day is None and the
reason is given in words. How dates are printed: see ``printeddates``.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from course_lib.words.csvrows import shipped
from course_lib.words.printeddates import MONTHS, WEEKDAYS, PrintedDate, find_dates, two_readings
from course_lib.words.spans import Span

_NUMBERS = {name: number for number, name in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_NUMBERS["a"] = 1
_WAYS = {"ago": ("writing", -1), "from now": ("writing", 1), "earlier": ("told", -1), "before": ("told", -1),
         "later": ("told", 1), "after": ("told", 1)}
_LISTED = {row["words"]: (row["counts_from"], int(row["days"])) for row in shipped("day_words")}


def _any_of(words):
    """A pattern for one of some words, the longest first, with any white space for a blank."""
    return "|".join(sorted(words, key=len, reverse=True)).replace(" ", r"\s+")


_BEFORE = r"on|earlier|last|next|(?:(?:this|the)\s+)?(?:past|coming|previous|following)|this"
_NAMED = rf"(?:(?P<modifier>{_BEFORE})\s+)?(?P<weekday>(?-i:{'|'.join(WEEKDAYS).title()}))\b"
_WEEK = r"(?:(?:\s+of)?(?P<week>\s+(?:last|next|this)\s+week))?"
_COUNTED = rf"(?P<count>{_any_of(_NUMBERS)}|\d{{1,2}})\s+days?\s+(?P<way>{_any_of(_WAYS)})"
_NEAR = rf"(?:earlier\s+)?(?P<listed>{_any_of(_LISTED)})"
_SPOKEN = re.compile(rf"\b(?:{_NAMED}{_WEEK}|{_NEAR}|{_COUNTED})\b", re.IGNORECASE)
_OF_YEAR = re.compile(r",?\s+(?:of\s+)?(last|next|this)\s+year\b")
_AHEAD = "will|shall|is to|are to|to be held|is due|are due|scheduled|expected to"
_FUTURE = re.compile(rf"\b(?:{_AHEAD})\b(?!.*\b(?:said|told)\b)[^.]{{0,80}}$")
_WINDOW = 160  # characters before a day in which its tense is told: a text may be long and without a full stop
_JOINT = re.compile(r",?\s+\(?")
_SAME = {"past": "last", "coming": "next"}
_SHIFTS = {"last": -1, "this": 0, "next": 1}


class DayPhrase(NamedTuple):
    """A day as a text names it, at ``start`` to ``end``.

    ``printed`` is a date, ``word`` a weekday (both where they stand together), with the ``modifier`` before it, or the
    week or year after it (*last week*); ``is_future`` says that the words before a weekday put it there. ``away``
    counts days from the day of writing (*yesterday* is -1), ``shift`` from a day told before (*the same day* is 0);
    ``unsure`` names the days that a date in numbers may mean.
    """

    start: int
    end: int
    printed: PrintedDate | None = None
    word: str | None = None
    modifier: str = ""
    is_future: bool = False
    away: int | None = None
    shift: int | None = None
    unsure: str = ""


# On what basis a day may be stated with its year, and what it is the day of then.
BASES = {"dateline": "the dateline", "page date": "the page's date", "sources.csv": "sources.csv",
         "caption": "a caption", "JSON-LD": "the page's own data (JSON-LD)",
         "meta element": "the page's own data (a meta element)", "time element": "the page's own data (a time element)"}


class Reference(NamedTuple):
    """A day from which "on Thursday" is counted: on what basis it is stated, and where it is printed, if it is."""

    day: date
    basis: str
    place: Span | None = None

    @property
    def name(self):
        """What it is the day of, in words."""
        return BASES.get(self.basis, self.basis)


def day_and_month(day):
    """A date in words without its weekday and year.

    >>> day_and_month(date(2024, 7, 25))
    '25 July'
    """
    return f"{day.day} {MONTHS[day.month - 1].title()}"


def spoken(day):
    """A date in words for readers.

    >>> spoken(date(2024, 7, 25))
    'Thursday 25 July 2024'
    """
    return f"{WEEKDAYS[day.weekday()].title()} {day_and_month(day)} {day.year}"


def nearest(printed, reference):
    """The printed day, without its year, that lies nearest to ``reference``, as a date; None on a 29 February far away.

    >>> nearest(find_dates("December 31")[0], date(2025, 1, 2))
    datetime.date(2024, 12, 31)
    """
    days = (printed.on(reference.year + shift) for shift in (-1, 0, 1))
    return min(filter(None, days), key=lambda day: abs(day - reference), default=None)


# Finding

def find_days(text, start, end):
    """The days that a stretch of text names, in order: by date, weekday, or distance from today or a day told before.

    >>> text = "They met on Friday, 26 July, and will meet next Tuesday, two days later."
    >>> [(phrase.word, phrase.shift) for phrase in find_days(text, 0, len(text))]
    [('friday', None), ('tuesday', None), (None, 2)]
    """
    marks = [_with_year(DayPhrase(day.start, day.end, day), text) for day in find_dates(text, start, end)]
    marks += map(_as_phrase, _SPOKEN.finditer(text, start, end))
    marks += [DayPhrase(*place, unsure=f"{day_and_month(one)} or {day_and_month(other)} {other.year}")
              for *place, one, other in two_readings(text, start, end)]
    return [mark._replace(is_future=_is_future(text[max(start, mark.start - _WINDOW):mark.start], mark))
            for mark in _paired(text, sorted(marks, key=lambda mark: mark.start))]


def _with_year(mark, text):
    """A printed day with the words after it that say its year: July 25 last year."""
    said = None if mark.printed.year else _OF_YEAR.match(text, mark.end)
    return mark._replace(end=said.end(), modifier=f"{said[1]} year") if said else mark


def _as_phrase(match):
    if match["weekday"]:
        modifier = _one_line(match["week"] or match["modifier"] or "").removeprefix("the ")
        modifier = _SAME.get(modifier.removeprefix("this "), modifier)
        return DayPhrase(*match.span(), word=match["weekday"].lower(), modifier=modifier)
    if match["listed"]:
        counts_from, days = _LISTED[_one_line(match["listed"])]
    else:
        counts_from, way = _WAYS[_one_line(match["way"])]
        count = match["count"].lower()
        days = way * (int(count) if count.isdigit() else _NUMBERS[count])
    return DayPhrase(*match.span(), **{"away" if counts_from == "writing" else "shift": days})


def _one_line(words):
    return " ".join(words.lower().split())


def _paired(text, marks):
    """"Thursday, July 25" is one phrase, not two."""
    paired = []
    for mark in marks:
        last = paired[-1] if paired else None
        joint = text[last.end:mark.start] if last else ""
        if last and _JOINT.fullmatch(joint) and (
                last.printed and not last.word and mark.word or last.word and not last.printed and mark.printed):
            end = mark.end + ("(" in joint and text.startswith(")", mark.end))  # July 25 (Thursday)
            modifier = max(last.modifier, mark.modifier, key=len)  # on Thursday, July 25 last year
            paired[-1] = DayPhrase(last.start, end, last.printed or mark.printed, last.word or mark.word, modifier)
        elif not last or mark.start >= last.end:  # from Thursday 25 to Saturday 27 July
            paired.append(mark)
    return paired


def _is_future(before, mark):
    is_ahead = mark.modifier != "last" and _FUTURE.search(before.rpartition(". ")[2]) is not None
    return mark.word is not None and (mark.modifier == "next" or is_ahead)


# Resolving

def resolve(phrase, reference):
    """The day a phrase means (or None), and why in words. ``reference`` is a Reference or None.

    A counted phrase ("the same day") counts from the reference as well: give the day told before.
    """
    if phrase.printed:
        return _resolve_printed(phrase, reference)
    if phrase.unsure:
        return None, f"but it may mean {phrase.unsure}"
    if reference is None:
        return None, "but no date to count from is stated"
    counted, days = f"counted from {reference.name}, {spoken(reference.day)}", phrase.away
    if phrase.word:
        return _resolve_weekday(phrase, reference.day, counted)
    return reference.day + timedelta(days=phrase.shift if days is None else days), counted


def _resolve_printed(phrase, reference):
    printed, why = phrase.printed, "printed with its year"
    if printed.year:
        day = printed.on(printed.year)
    elif reference is None:
        return None, "but no year is stated"
    else:
        why, year = f"its year from {reference.name}", phrase.modifier.removesuffix(" year")
        is_told = year != phrase.modifier
        day = printed.on(reference.day.year + _SHIFTS[year]) if is_told else nearest(printed, reference.day)
    if day is None:
        return None, "but that year has no such day"
    name = WEEKDAYS[day.weekday()]
    return (day, why) if phrase.word in (None, name) else (None, f"but that was a {name.title()}")


def _resolve_weekday(phrase, day, counted):
    name = phrase.word.title()
    back = (day.weekday() - WEEKDAYS.index(phrase.word)) % 7
    if phrase.modifier in ("previous", "following"):
        return None, "but it counts from a day told before it, which is not known"
    if phrase.modifier.endswith(" week"):
        monday = day + timedelta(days=7 * _SHIFTS[phrase.modifier.split()[0]] - day.weekday())
        return monday + timedelta(days=WEEKDAYS.index(phrase.word)), f"the {name} of {phrase.modifier}, {counted}"
    if phrase.is_future:
        return day + timedelta(days=7 - back), f"the next {name}, {counted}"
    if phrase.modifier == "last" and back == 0:
        return day - timedelta(days=7), f"the {name} before, {counted}"
    return day - timedelta(days=back), f"the last {name}, {counted}"
