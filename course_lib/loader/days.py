"""The day a phrase means: a printed date, "on Thursday", "yesterday", or "the same day", counted from a day told before.

News names most days by their distance from another. Here such a phrase is found, and resolved once the day it counts
from is known; where that day is unknown, or two parts of a phrase contradict each other, the day is None and the
reason is given in words.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from course_lib.loader import dates
from course_lib.loader.dates import PrintedDate, find_dates, spoken
from course_lib.words.spans import Span

_DAY_NAMES = "|".join(name.title() for name in dates.WEEKDAYS)
_SPOKEN_DAY = re.compile(
    rf"\b(?:(?P<modifier>[Oo]n|[Ll]ast|[Nn]ext|[Tt]his|[Ee]arlier)\s+)?(?P<weekday>{_DAY_NAMES})\b"
    r"|\b(?:earlier\s+)?(?P<near>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Tt]his\s+(?:morning|afternoon|evening)"
    r"|[Ll]ast\s+(?:night|evening))\b")
_FUTURE = re.compile(r"\b(?:will|shall|is to|are to|to be held|is due|are due|scheduled|expected to)\b(?!.*\b(?:said|told)\b)"
                     r"[^.]{0,80}$")
_PAST = re.compile(r"\b(?:met|held|hosted|received|visited|signed|spoke|talked|took place|arrived|was|were|been)\b"
                   r"(?!.*\b(?:will|shall|to)\b)[^.]{0,80}$")
_JUST_BEFORE = 60  # characters in which the words right before a day are looked for
_WINDOW = 160  # characters before a day in which its tense is told
_JOINT = re.compile(r",?\s+\(?")
_NEAR = {"today": 0, "tonight": 0, "this": 0, "yesterday": -1, "last": -1, "tomorrow": 1}  # by the first word

_NUMBERS = {"a": 1, "one": 1, "the": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_COUNTED_DAY = re.compile(
    r"\b(?:(?P<same>(?:the\s+(?:very\s+)?same|that(?:\s+same)?)\s+day|that(?:\s+same)?\s+(?:morning|afternoon|evening|night))"
    r"|(?P<before>(?:the\s+)?(?:previous\s+day|day\s+(?:before|prior|earlier)))"
    r"|(?P<after>the\s+(?:next|following)\s+day|the\s+day\s+after)"
    rf"|(?P<count>{'|'.join(_NUMBERS)})\s+days?\s+(?P<way>earlier|before|ago|later|after))\b", re.IGNORECASE)


class DayPhrase(NamedTuple):
    """A day as a text names it, at ``start`` to ``end``.

    ``printed`` is a date, ``word`` a weekday or what counts from today (both where they stand together), with the
    ``modifier`` before it; ``is_future`` and ``is_past`` say what the words before a weekday or a printed day put it in;
    ``shift`` counts days from a day told before (*the same day* is 0).
    """

    start: int
    end: int
    printed: PrintedDate | None = None
    word: str | None = None
    modifier: str = ""
    is_future: bool = False
    is_past: bool = False
    shift: int | None = None


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
    marks = [DayPhrase(day.start, day.end, day) for day in find_dates(text, start, end)]
    marks += [DayPhrase(*match.span(), None, (match["weekday"] or match["near"]).lower(),
                        (match["modifier"] or "").lower()) for match in _SPOKEN_DAY.finditer(text, start, end)]
    return [mark._replace(is_future=_is_future(_before(text, start, mark), mark), is_past=_is_past(text, start, mark))
            for mark in _paired(text, sorted(marks))]


def find_counted_days(text, start, end):
    """The days that a stretch of text counts from a day told before.

    >>> [phrase.shift for phrase in find_counted_days("The same day he left; two days later he was back.", 0, 49)]
    [0, 2]
    """
    return [DayPhrase(*match.span(), shift=_shift(match)) for match in _COUNTED_DAY.finditer(text, start, end)]


def _shift(match):
    if match["count"]:
        count = _NUMBERS[match["count"].lower()]
        return count if match["way"].lower() in ("later", "after") else -count
    return 0 if match["same"] else -1 if match["before"] else 1


def _paired(text, marks):
    """"Thursday, July 25" is one phrase, not two."""
    paired = []
    for mark in marks:
        last = paired[-1] if paired else None
        joint = text[last.end:mark.start] if last else ""
        if last and (last.printed is None) != (mark.printed is None) and not (last.printed and last.word) \
                and _JOINT.fullmatch(joint):
            end = mark.end + ("(" in joint and text.startswith(")", mark.end))  # July 25 (Thursday)
            paired[-1] = DayPhrase(last.start, end, last.printed or mark.printed, last.word or mark.word,
                                   last.modifier or mark.modifier)
        else:
            paired.append(mark)
    return paired


def _is_future(before, mark):
    if mark.word is None or mark.modifier == "next":
        return mark.modifier == "next"
    return mark.modifier != "last" and _FUTURE.search(before) is not None


def _is_past(text, start, mark):
    """Whether a day printed without its year is one on which something has happened."""
    return mark.printed is not None and mark.printed.year is None and _PAST.search(_before(text, start, mark)) is not None


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
    if reference is None:
        return None, "but no date to count from is stated"
    if phrase.shift is not None:
        return reference.day + timedelta(days=phrase.shift), f"counted from {reference.name}, {spoken(reference.day)}"
    return _resolve_spoken(phrase, reference)


def _resolve_printed(phrase, reference):
    printed = phrase.printed
    if printed.year is None and reference is None:
        return None, "but no year is stated"
    day = printed.on(printed.year) if printed.year else _nearest(printed, reference.day, phrase.is_past)
    if day and phrase.word in dates.WEEKDAYS and dates.WEEKDAYS[day.weekday()] != phrase.word:
        return None, f"but that was a {dates.WEEKDAYS[day.weekday()].title()}"
    if printed.year or day is None:
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
    near = _NEAR.get(phrase.word.split()[0])
    if near is not None:
        return day + timedelta(days=near), counted
    if phrase.is_future:
        return dates.weekday_after(name, day), f"the next {name}, {counted}"
    if phrase.modifier == "last" and dates.weekday_before(name, day) == day:
        return day - timedelta(days=7), f"the {name} before, {counted}"
    return dates.weekday_before(name, day), f"the last {name}, {counted}"
