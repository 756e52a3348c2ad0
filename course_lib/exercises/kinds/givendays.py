"""Days as people type them, with or without a year or a weekday."""

import re
from datetime import date
from difflib import get_close_matches
from typing import NamedTuple

from course_lib.exercises.given import Unreadable, described, is_missing, shortened
from course_lib.exercises.wordings import folded
from course_lib.loader.dates import MONTHS, WEEKDAYS, find_dates, spoken

WANTED = "This question asks for a date, such as 7 May 2023."
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# Months as they are written elsewhere, without marks, each with the English one that it begins otherwise than.
_ELSEWHERE = dict(pair.split("=") for pair in (
    "janvier=jan enero=jan janeiro=jan gennaio=jan januari=jan fevrier=feb febrero=feb fevereiro=feb mars=mar marz=mar "
    "marzo=mar marco=mar maret=mar avril=apr abril=apr aprile=apr mai=may mayo=may maio=may maggio=may mei=may "
    "juin=jun junio=jun junho=jun giugno=jun juni=jun juillet=jul julio=jul julho=jul luglio=jul juli=jul aout=aug "
    "agosto=aug agustus=aug septembre=sep septiembre=sep setembro=sep settembre=sep octobre=oct octubre=oct "
    "outubro=oct ottobre=oct oktober=oct novembre=nov noviembre=nov novembro=nov decembre=dec diciembre=dec "
    "dezembro=dec dicembre=dec dezember=dec desember=dec").split())
# Year, month and day without signs; in Chinese and Japanese; day, month and year in Vietnamese, without marks.
_RUN = re.compile(r"\b(20\d\d)([01]\d)([0-3]\d)\b|(\d{4})\s*年\s*(\d\d?)\s*月\s*(\d\d?)\s*日")
_VIETNAMESE = re.compile(r"(?:ngay )?(\d\d?) thang (\d\d?)(?:(?: nam|,)? (\d{4}))?")
_WEEKDAY = re.compile(r"\b(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day|\b)")
_MONTH = re.compile(r"(?<![a-z])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*")
# Days in numbers alone, year last or absent: which number is the month cannot always be told.
_NUMBERS = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d\d)|\.)?(?![\d])")


class GivenDay(NamedTuple):
    """A day as it was typed; the year and the weekday where they were."""

    year: int | None
    month: int
    day: int
    weekday: str | None = None


def given_day(answer):
    """The day that an answer means.

    Raises:
        Unreadable: it is no day, or may be several.

    >>> given_day("Thursday, 25th july")
    GivenDay(year=None, month=7, day=25, weekday='thursday')
    """
    if is_missing(answer):
        raise Unreadable(f"{WANTED} You gave a missing value.")
    if isinstance(answer, date):
        return GivenDay(answer.year, answer.month, answer.day)
    if not isinstance(answer, str):
        raise Unreadable(f"{WANTED} You gave {described(answer)}.")
    text = _in_english(folded(answer[:300]))
    days = _in_words(text) or _in_numbers(text)
    if len(days) != 1:
        raise Unreadable(_why_not(shortened(answer), days))
    if days[0].year is None and (year := _year(text)):
        days = [days[0]._replace(year=year)]
    return days[0]._replace(weekday=_weekday(text))


def _in_english(text):
    """
    >>> _in_english("ngay 25 thang 7 nam 2024"), _in_english("2024年7月25日"), _in_english("25 juillet 2024")
    ('25 july 2024', '25 july 2024', '25 jul 2024')
    """
    text = _RUN.sub(lambda found: _spoken(*(found.groups()[:3] if found[1] else found.groups()[3:])), text)
    text = _VIETNAMESE.sub(lambda found: _spoken(found[3] or "", found[2], found[1]), text)
    text = re.sub(r"\bdel? (?=[a-z0-9])", "", text)
    return re.sub(r"[a-z]+", lambda word: _ELSEWHERE.get(word[0], word[0]), text)


def _spoken(year, month, day):
    name = MONTHS[int(month) - 1] if 1 <= int(month) <= 12 else ""
    return f"{int(day)} {name} {year}".strip()


def _year(text):
    """The year of a text, where the day was found without it: a year that was typed is never passed over."""
    years = set(_YEAR.findall(text))
    if len(years) == 1:
        return int(years.pop())
    numbers = re.findall(r"\d+", text)
    return 2000 + int(numbers[1]) if len(numbers) == 2 and len(numbers[1]) == 2 and _MONTH.search(text) else None


def _in_words(text):
    text = re.sub(r"(?<=\d)(?=(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))", " ", text)
    text = re.sub(rf"{_MONTH.pattern}\.", lambda match: match[0][:-1], text)  # Sept. 2024
    plain = re.sub(r"\bthe\s+(?=\d)|(?<=\d)\.(?=\s*[a-z])", "", text)
    capitals = _MONTH.sub(lambda match: match[0].capitalize(), plain)
    found = find_dates(capitals)
    if any(one.is_range for one in found):
        raise Unreadable(f"{WANTED} You gave a first and a last day. Give one day.")
    return sorted({GivenDay(one.year, one.month, one.day) for one in found}, key=str)


def _in_numbers(text):
    """All readings of a day in numbers: day first, and month first."""
    found = _NUMBERS.search(text)
    if not found:
        return []
    one, other, year = int(found[1]), int(found[3]), found[4] and int(found[4])
    year = year + 2000 if year is not None and year < 100 else year
    readings = {(one, other), (other, one)}
    return [GivenDay(year, month, day) for day, month in sorted(readings) if _exists(year, month, day)]


def _exists(year, month, day):
    try:
        return bool(date(year or 2000, month, day))
    except ValueError:
        return False


def _weekday(text):
    found = _WEEKDAY.search(text)
    return found and next(day for day in WEEKDAYS if day.startswith(found[1][:3]))


def _why_not(typed, days):
    text = folded(typed)
    if len(days) == 2 and not _MONTH.search(text):
        first, second = (f"{day.day} {MONTHS[day.month - 1].title()}" for day in days)
        return f"“{typed}” may mean {first} or {second}. Write the month as a word."
    if days:
        return f"{WANTED} You gave {len(days)} of them. Give one."
    if _weekday(text) and not re.search(r"\d", text):
        return "A weekday alone does not say which week is meant. Give the day and the month."
    misspelt = [(word, near) for word in re.findall(r"[a-z]{4,}", text) if word not in MONTHS
                for near in get_close_matches(word, MONTHS, 1, 0.8)]
    if misspelt:
        word, month = misspelt[0]
        return f"“{word.title()}” is no month. Is it {month.title()}? Write it again."
    if _MONTH.search(text) and not re.search(r"\b\d{1,2}\b", text):
        return f"“{typed}” names a month without its day. Give the day too, such as 7 May 2023."
    return f"{WANTED} “{typed}” is no day of the calendar. Give the day, and the month as a word."


def compared(given, day):
    """None where another day was given; else what is to be said of it, often nothing.

    >>> compared(GivenDay(None, 7, 25, "friday"), date(2024, 7, 25))
    'You gave no year; the datelines of these pages print none either. 25 July 2024 was a Thursday, not a Friday.'
    """
    if (given.month, given.day) != (day.month, day.day) or given.year not in (None, day.year):
        return None
    notes = []
    if given.year is None:
        notes.append("You gave no year; the datelines of these pages print none either.")
    weekday = WEEKDAYS[day.weekday()]
    if given.weekday not in (None, weekday):
        notes.append(f"{spoken(day).split(' ', 1)[1]} was a {weekday.title()}, not a {given.weekday.title()}.")
    return " ".join(notes)


def day_in_words(given):
    """
    >>> day_in_words(GivenDay(2024, 7, 26)), day_in_words(GivenDay(None, 4, 4))
    ('Friday 26 July 2024', '4 April')
    """
    if given.year is None:
        return f"{given.day} {MONTHS[given.month - 1].title()}"
    return spoken(date(*given[:3]))
