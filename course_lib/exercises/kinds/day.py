"""Questions for a day, typed as people of any country type it, with or without a year or a weekday."""

import re
from datetime import date, datetime
from difflib import get_close_matches
from typing import NamedTuple

from course_lib.display.markup import text
from course_lib.exercises.given import Unreadable, one_value
from course_lib.exercises.kinds.kind import Kind
from course_lib.exercises.question import NOT_YET, Verdict
from course_lib.exercises.wordings import folded
from course_lib.loader.dates import spoken
from course_lib.wanted import described, is_missing, shortened
from course_lib.words.printeddates import MONTHS, WEEKDAYS

_WANTED = "This question asks for a date, such as 7 May 2023."
_LONGEST = 100  # characters of an answer that are read
# Looked for first in the languages of those whom the course is for, then in others: to know all takes seconds.
_LANGUAGES = (["en"], "zh vi lo ru fr es de pt it ja ko th id ms km my ar fa hi bn tr pl uk nl sv ro cs hu el".split())
_LEAP_YEAR = datetime(2024, 1, 1)  # so that a 29 February without a year is a day
_ORDINALS = {word: str(number) for number, word in enumerate((
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
    "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first").split(), 1)}
_NUMBERS = re.compile(r"\W*\d{1,2}\s?([./-])\s?\d{1,2}(?:\s?\1\s?\d+|\.)?\W*")
_RANGE = re.compile(r"(?<![\d./-])\d{1,2}\s?(?:[-–]|to|until)\s?\d{1,2}(?![\d./-])")
_SMALL = re.compile(r"(?<=\d)[ºª°]|\b(?:the|of|it|was|is|on|i|think|day|date|answer|they|met|about)\b|[`\"()]")
_COUNTED = re.compile(r"\b(?:before|after|ago|later|earlier|previous|next|yesterday|tomorrow)\b")
_WEEKDAY = re.compile(r"\b(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day|\b)")


class GivenDay(NamedTuple):
    """A day as it was typed; the weekday where it was, in small letters; ``day`` is in a leap year where none was."""

    day: date
    has_year: bool = True
    weekday: str | None = None

    def __str__(self):
        return spoken(self.day) if self.has_year else f"{self.day.day} {MONTHS[self.day.month - 1].title()}"


class Day(Kind):
    """*date*: typed, or computed."""

    name, wanted, must = "date", _WANTED, "a date without quotation marks, such as 2024-07-25"

    def is_answer(self, value):
        return isinstance(value, date) and not isinstance(value, datetime)

    def how(self, question):
        return f"Answer with a date, such as 7 May 2023{', and its year' if question.year else ''}."

    def read(self, question, answer):
        answer = one_value(answer)
        if is_missing(answer) or not isinstance(answer, (date, str)):
            raise Unreadable(f"{_WANTED} You gave {described(answer)}.")
        return given_day(answer) if isinstance(answer, str) else GivenDay(date(answer.year, answer.month, answer.day))

    def compare(self, question, given, expected):
        if not _same_day(given.day, expected) or given.has_year and given.day.year != expected.year:
            return None
        if question.year and not given.has_year and any(one.answer == expected for one in question.right):
            return None
        weekday, notes = WEEKDAYS[expected.weekday()], []
        if not given.has_year:
            notes.append("You gave no year; the datelines of these pages print none either.")
        if given.weekday not in (None, weekday):
            notes.append(f"{spoken(expected).split(' ', 1)[1]} was a {weekday.title()}, "
                         f"not a {given.weekday.title()}.")
        return " ".join(notes)

    def otherwise(self, question, given):
        if not _same_day(given.day, question.answer):
            return Verdict(NOT_YET, f"You gave {given}. The answer is another day. {question.first_step}")
        gave = f"Check the year: you gave {given.day.year}." if given.has_year else "Which year is it?"
        return Verdict(NOT_YET, f"Day and month are right. {gave}")

    def in_words(self, question, answer):
        return spoken(answer) if isinstance(answer, date) else text(str(answer))


def _same_day(one, other):
    return (one.month, one.day) == (other.month, other.day)


def given_day(typed):
    """The day that was typed. Raises Unreadable where it is none, or may be several.

    >>> str(given_day("Thursday, 25th july")), str(given_day("25 juillet 2024"))
    ('25 July', 'Thursday 25 July 2024')
    """
    plain = re.sub(r"\b((?:19|20)\d\d)([01]\d)([0-3]\d)\b", r"\1-\2-\3", folded(typed[:_LONGEST]))
    plain = re.sub(r"[a-z]+(?:-[a-z]+)?", lambda word: _ORDINALS.get(word[0], word[0]), plain)
    plain = _WEEKDAY.sub(lambda typed: next(day for day in WEEKDAYS if day.startswith(typed[1][:3])), plain)
    weekday = next((day for day in WEEKDAYS if day in plain), None)
    plain = _SMALL.sub(" ", re.sub(r"\([^()]*\)$", "", plain) or plain).strip(" ,.")
    if _RANGE.search(plain):
        raise Unreadable(f"{_WANTED} You gave a first and a last day. Give one day.")
    days, has_year = _read(plain)
    if len(days) > 1:
        first, second = (f"{day.day} {MONTHS[day.month - 1].title()}" for day in days)
        raise Unreadable(f"“{shortened(typed)}” may mean {first} or {second}. Write the month as a word.")
    if not days:
        raise Unreadable(_why_not(shortened(typed), plain))
    return GivenDay(days[0], has_year, weekday)


def _read(plain):
    """The days that a text may mean, and whether it has a year.

    Of two numbers alone either may be the month, but not where points separate them.
    """
    alone = _NUMBERS.fullmatch(plain)
    orders = ("DMY",) if alone and alone[1] == "." else ("DMY", "MDY")
    for languages in _LANGUAGES:
        days = {day: order for order in orders if (day := _parsed(plain, languages, order))}
        if days:
            has_year = _parsed(plain, languages, next(iter(days.values())), ("day", "month", "year")) is not None
            return list(days)[:2 if alone else 1], has_year
    return [], False


def _parsed(plain, languages=_LANGUAGES[0], order="DMY", needed=("day", "month")):
    """The day that a text is; None where it is none."""
    from dateparser import parse  # a fifth of a second, which only questions for a day need

    found = parse(plain, languages=languages, settings={
        "DATE_ORDER": order, "PREFER_LOCALE_DATE_ORDER": False, "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": list(needed), "RELATIVE_BASE": _LEAP_YEAR})
    return found and found.date()


def _why_not(typed, plain):
    several = [day for part in re.split(r"\band\b|\bor\b|[,;&]", plain) if (day := _parsed(part))]
    if len(several) > 1:
        return f"{_WANTED} You gave {len(several)} of them. Give one."
    if _WEEKDAY.search(plain) and not re.search(r"\d", plain):
        return "A weekday alone does not say which week is meant. Give the day and the month."
    for word in re.findall(r"[a-z]{4,}", plain):
        if word not in MONTHS and (near := get_close_matches(word, MONTHS, 1, 0.8)):
            return f"“{word.title()}” is no month. Is it {near[0].title()}? Write it again."
    if _COUNTED.search(plain):
        return f"“{typed}” counts from another day. Count, and give the day you come to, such as 7 May 2023."
    if _parsed(plain, needed=("month",)):
        return f"“{typed}” names a month without its day. Give the day too, such as 7 May 2023."
    if re.fullmatch(r"\D*\d{1,2}(?:st|nd|rd|th)?\W*", plain):
        return f"“{typed}” names a day without its month. Give the month too, such as 7 May 2023."
    return f"{_WANTED} “{typed}” is no day of the calendar. Give the day, and the month as a word."
