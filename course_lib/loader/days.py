"""The day a phrase means: a printed date, "on Thursday", "yesterday", or "the same day" as a day told before.

News names most days by their distance from another. Here such a phrase is found, and resolved once the day it counts
from is known; where that day is unknown, or two parts of a phrase contradict each other, the day is None and the
reason is given in words.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from course_lib.loader import dates
from course_lib.loader.dates import PrintedDate, find_dates, spoken
from course_lib.words.csvrows import shipped
from course_lib.words.spans import Span

_DAY_NAMES = "|".join(name.title() for name in dates.WEEKDAYS)
_NUMBERS = {name: number for number, name in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_NUMBERS["a"] = 1

# Words that count days from the day of writing, and words that count them from a day told before.
_FROM_TODAY, _FROM_TOLD = ({row["words"]: int(row["days"]) for row in shipped("day_words") if row["counts_from"] == day}
                           for day in ("writing", "told"))
_WAYS = {"ago": -1, "earlier": -1, "before": -1, "later": 1, "after": 1, "from now": 1}


def _any_of(words):
    """A pattern for one of some words, the longest first, with any white space for a blank."""
    return "|".join(sorted(words, key=len, reverse=True)).replace(" ", r"\s+")


_COUNT = rf"(?P<count>{_any_of(_NUMBERS)}|\d{{1,2}})\s+days?\s+"
_BEFORE = r"on|earlier|last|next|(?:(?:this|the)\s+)?(?:past|coming|previous|following)|this"
_NAMED = rf"(?:(?P<modifier>{_BEFORE})\s+)?(?P<weekday>(?-i:{_DAY_NAMES}))\b"
_WEEK = r"(?:(?:\s+of)?(?P<week>\s+(?:last|next|this)\s+week))?"
_NEAR = rf"(?:earlier\s+)?(?P<near>{_any_of(_FROM_TODAY)})"
_SPOKEN_DAY = re.compile(rf"\b(?:{_NAMED}{_WEEK}|{_NEAR}|{_COUNT}(?P<way>ago|from\s+now))\b", re.IGNORECASE)
_TOLD = rf"(?P<told>{_any_of(_FROM_TOLD)})|{_COUNT}(?P<way>earlier|before|later|after)"
_COUNTED_DAY = re.compile(rf"\b(?:{_TOLD})\b(?!\s+(?:yesterday|tomorrow)\b)", re.IGNORECASE)
_OF_YEAR = re.compile(r",?\s+(?:of\s+)?(last|next|this)\s+year\b")
_AHEAD = "will|shall|is to|are to|to be held|is due|are due|scheduled|expected to"
_BEHIND = "met|held|hosted|received|visited|signed|spoke|talked|took place|arrived|was|were|been"
_FUTURE = re.compile(rf"\b(?:{_AHEAD})\b(?!.*\b(?:said|told)\b)[^.]{{0,80}}$")
_PAST = re.compile(rf"\b(?:{_BEHIND})\b(?!.*\b(?:will|shall|to)\b)[^.]{{0,80}}$")
_JUST_BEFORE = 60  # characters in which the words right before a day are looked for
_WINDOW = 160  # characters before a day in which its tense is told
_JOINT = re.compile(r",?\s+\(?")
_SAME = {"past": "last", "coming": "next"}
_SHIFTS = {"last": -1, "this": 0, "next": 1}


class DayPhrase(NamedTuple):
    """A day as a text names it, at ``start`` to ``end``.

    ``printed`` is a date, ``word`` a weekday or what counts from today (both where they stand together), with the
    ``modifier`` before it, or the week or year after it (*last week*); ``is_future`` and ``is_past`` say what the words
    before a weekday or a printed day put it in; ``shift`` counts days from a day told before (*the same day* is 0);
    ``unsure`` names the days that a date in numbers may mean.
    """

    start: int
    end: int
    printed: PrintedDate | None = None
    word: str | None = None
    modifier: str = ""
    is_future: bool = False
    is_past: bool = False
    shift: int | None = None
    unsure: str = ""


class Reference(NamedTuple):
    """The day from which "on Thursday" is counted, what it is the day of, and where that is printed, if it is."""

    day: date
    name: str
    place: Span | None = None


def find_days(text, start, end):
    """The days that a stretch of text names by date, weekday or nearness to today, in order.

    >>> [phrase.word for phrase in find_days("They met on Friday, 26 July, and will meet next Tuesday.", 0, 56)]
    ['friday', 'tuesday']
    """
    marks = [_with_year(DayPhrase(day.start, day.end, day), text) for day in find_dates(text, start, end)]
    marks += [DayPhrase(*match.span(), None, _one_line(match["weekday"] or match["near"] or match.group()),
                        _modifier(match["week"] or match["modifier"] or ""))
              for match in _SPOKEN_DAY.finditer(text, start, end)]
    marks += [DayPhrase(*place, unsure=f"{dates.day_and_month(one)} or {dates.day_and_month(other)} {other.year}")
              for *place, one, other in dates.two_readings(text, start, end)]
    return [mark._replace(is_future=_is_future(_before(text, start, mark), mark), is_past=_is_past(text, start, mark))
            for mark in _paired(text, sorted(marks, key=lambda mark: mark.start))]


def _with_year(mark, text):
    """A printed day with the words after it that say its year: July 25 last year."""
    said = None if mark.printed.year else _OF_YEAR.match(text, mark.end)
    return mark._replace(end=said.end(), modifier=f"{said[1]} year") if said else mark


def _modifier(words):
    """The word before or after a weekday that tells which one is meant."""
    words = _one_line(words).removeprefix("the ")
    return _SAME.get(words.removeprefix("this "), words)


def _one_line(words):
    return " ".join(words.lower().split())


def find_counted_days(text, start, end):
    """The days that a stretch of text counts from a day told before.

    >>> [phrase.shift for phrase in find_counted_days("The same day he left; two days later he was back.", 0, 49)]
    [0, 2]
    """
    return [DayPhrase(*match.span(), shift=_FROM_TOLD[_one_line(match["told"])] if match["told"] else _counted(match))
            for match in _COUNTED_DAY.finditer(text, start, end)]


def _counted(match):
    """How many days *two days ago* and its like go back or on."""
    count = match["count"].lower()
    return (int(count) if count.isdigit() else _NUMBERS[count]) * _WAYS[_one_line(match["way"])]


def _paired(text, marks):
    """"Thursday, July 25" is one phrase, not two."""
    paired = []
    for mark in marks:
        last = paired[-1] if paired else None
        joint = text[last.end:mark.start] if last else ""
        if last and (last.printed is None) != (mark.printed is None) and not (last.printed and last.word) \
                and not (last.unsure or mark.unsure) and _JOINT.fullmatch(joint):
            end = mark.end + ("(" in joint and text.startswith(")", mark.end))  # July 25 (Thursday)
            modifier = max(last.modifier, mark.modifier, key=len)  # on Thursday, July 25 last year
            paired[-1] = DayPhrase(last.start, end, last.printed or mark.printed, last.word or mark.word, modifier)
        elif not last or mark.start >= last.end:  # from Thursday 25 to Saturday 27 July
            paired.append(mark)
    return paired


def _is_future(before, mark):
    if mark.word is None or mark.modifier == "next":
        return mark.modifier == "next"
    return mark.modifier != "last" and _FUTURE.search(before) is not None


def _is_past(text, start, mark):
    """Whether a day printed without its year is one on which something has happened."""
    has_no_year = mark.printed is not None and mark.printed.year is None
    return has_no_year and _PAST.search(_before(text, start, mark)) is not None


def just_before(text, start, place):
    """The last characters before a place: no more, since a text may be long and without a full stop."""
    return text[max(start, place - _JUST_BEFORE):place]


def _before(text, start, mark):
    """The last words of the sentence before a day: no more, since a text may be long and without a full stop."""
    return text[max(start, mark.start - _WINDOW):mark.start].rpartition(". ")[2]


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
    if phrase.shift is not None:
        return reference.day + timedelta(days=phrase.shift), f"counted from {reference.name}, {spoken(reference.day)}"
    return _resolve_spoken(phrase, reference)


def _resolve_printed(phrase, reference):
    printed = phrase.printed
    if printed.year is None and reference is None:
        return None, "but no year is stated"
    if phrase.modifier.endswith(" year"):
        day = printed.on(reference.day.year + _SHIFTS[phrase.modifier.split()[0]])
    else:
        day = printed.on(printed.year) if printed.year else _nearest(printed, reference.day, phrase.is_past)
    if day is None:
        return None, "but that year has no such day"
    if phrase.word in dates.WEEKDAYS and dates.WEEKDAYS[day.weekday()] != phrase.word:
        return None, f"but that was a {dates.WEEKDAYS[day.weekday()].title()}"
    if printed.year:
        return day, "printed with its year"
    return day, f"its year from {reference.name}"


def _nearest(printed, reference, is_past):
    if is_past and (day := dates.nearest_before(printed, reference)):
        return day
    days = [printed.on(reference.year + shift) for shift in (-1, 0, 1)]
    return min((day for day in days if day), key=lambda day: abs(day - reference), default=None)


def _resolve_spoken(phrase, reference):
    day, name = reference.day, phrase.word.title()
    counted = f"counted from {reference.name}, {spoken(day)}"
    if phrase.word not in dates.WEEKDAYS:
        return day + timedelta(days=_from_today(phrase.word)), counted
    if phrase.modifier in ("previous", "following"):
        return None, "but it counts from a day told before it, which is not known"
    if phrase.modifier.endswith(" week"):
        monday = day + timedelta(days=7 * _SHIFTS[phrase.modifier.split()[0]] - day.weekday())
        return dates.weekday_after(name, monday - timedelta(days=1)), f"the {name} of {phrase.modifier}, {counted}"
    if phrase.is_future:
        return dates.weekday_after(name, day), f"the next {name}, {counted}"
    if phrase.modifier == "last" and dates.weekday_before(name, day) == day:
        return day - timedelta(days=7), f"the {name} before, {counted}"
    return dates.weekday_before(name, day), f"the last {name}, {counted}"


def _from_today(words):
    """How many days some words go back or on from the day of writing."""
    return _FROM_TODAY[words] if words in _FROM_TODAY else _counted(_SPOKEN_DAY.match(words))
