"""Dates as printed, and what a weekday or "today" stands for.

A date keeps what the text prints: a year is there only where one is printed. Nothing here guesses; what cannot be
settled comes back as None.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS_AS_PRINTED = "|".join(name.title() for name in MONTHS)  # for patterns

# The first letters of a month; that the whole word names one is checked afterwards (see _MONTH_NUMBERS).
_MONTH = r"(?P<{0}>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|[JFMASOND][AEPUCO][A-Z])[A-Za-z]{{0,6}}\b\.?)"
_MONTH_NUMBERS = {short: number for number, name in enumerate(MONTHS, 1) for short in (name, name[:3])} | {"sept": 9}
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_TO = r"\s*(?:-|–|—|to|and|until)\s*"
_OVER_TO = r"\s*(?:-|–|—|to|until|till|through)\s*"  # over a month's end; "July 30 and August 2" are two days
_YEAR = r"(?:(?:\s*,\s*|\s+|/(?=20))(?P<{0}>(?:1[7-9]|20)\d\d)\b)?"

_FORMS = (
    # July 25 · July 25-27, 2024 · March 28th · Jul. 26, 2024 · July 30–August 2
    _MONTH.format("m1") + r"\s+" + _DAY.format("d1") + r"\b(?:" + _TO + _DAY.format("e1") + r"\b)?" + _YEAR.format("y1")
    + r"(?:" + _OVER_TO + _MONTH.format("n1") + r"\s+" + _DAY.format("f1") + r"\b" + _YEAR.format("w1") + r")?",
    # 26 July 2024 · 26. July · 25–27 July · 4th of April · 30 July to 2 August
    _DAY.format("d2") + r"(?:" + _TO + _DAY.format("e2") + r")?\.?\s+(?:of\s+)?" + _MONTH.format("m2") + r"\b"
    + _YEAR.format("y2")
    + r"(?:" + _OVER_TO + _DAY.format("f2") + r"\s+(?:of\s+)?" + _MONTH.format("n2") + r"\b" + _YEAR.format("w2") + r")?",
    # 2024-07-26 · 2024/7/26
    r"(?P<y3>(?:19|20)\d\d)[-/.](?P<m3>\d{1,2})[-/.](?P<d3>\d{1,2})",
    # 26/07/2024 · 05.07.2024: day first; with strokes read only where one of the two cannot be a month
    r"(?P<d4>\d{1,2})[-/.](?P<m4>\d{1,2})[-/.](?P<y4>(?:19|20)\d\d)",
)
_LONGEST_RANGE = 62  # days; what is further apart is no visit and no meeting

# Rewritten without names, so that other patterns can hold a date inside them.
DATE_PATTERN = "(?:" + "|".join(re.sub(r"\(\?P<\w+>", "(?:", form) for form in _FORMS) + ")"
_DATE = re.compile(r"(?<![\w/.:-])(?:" + "|".join(_FORMS) + r")(?!(?!T\d\d:)[\w/])")


class PrintedDate(NamedTuple):
    """A date at ``start`` to ``end``: month and day, the year where printed, the last day where it is a range.

    A last day in the month after is counted on from this month: July 30–August 2 ends on the 33rd.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int
    last_day: int | None = None

    @property
    def is_range(self):
        return self.last_day is not None

    def on(self, year):
        """This day in ``year``, or None where that year has no such day (29 February)."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


def find_dates(text, start=0, end=None):
    """All dates printed between ``start`` and ``end``, in order. Days that no calendar has are left out.

    >>> [(d.month, d.day, d.year) for d in find_dates("From July 25-27, and on 4 April 2024")]
    [(7, 25, None), (4, 4, 2024)]
    """
    found = []
    for match in _DATE.finditer(text, start, len(text) if end is None else end):
        printed = _printed_date(match)
        if printed and printed.on(printed.year or 2000):
            found.append(printed)
    return found


def _printed_date(match):
    parts = {name[0]: value for name, value in match.groupdict().items() if value}
    month, day = _month_number(parts["m"]), int(parts["d"])
    if match["d4"] is not None and "." not in match.group():
        if month > 12:
            month, day = day, month  # 07/26/2024
        elif day <= 12 and day != month:
            return None
    if not 1 <= month <= 12:
        return None
    year = int(parts["y"]) if "y" in parts else None
    if "n" in parts:
        year, last_day = _to_another_month(parts, year, month, day)
    else:
        last_day = int(parts.get("e", 0))
        last_day = last_day if day < last_day <= 31 else None
    return PrintedDate(match.start(), match.end(), year, month, day, last_day)


def _to_another_month(parts, year, month, day):
    """The year in which a range begins, and its last day; none where only the year could say how long February is."""
    last_month, turn = _month_number(parts["n"]), _month_number(parts["n"]) < month
    if year is None and "w" in parts:
        year = int(parts["w"]) - turn
    try:
        length = (date((year or 2023) + turn, last_month, int(parts["f"])) - date(year or 2023, month, day)).days
    except ValueError:
        return year, None
    unsure = year is None and month <= 2 < last_month
    return year, day + length if 0 < length <= _LONGEST_RANGE and not unsure else None


def _month_number(name):
    """The month's number, or 0 where a word only begins like one."""
    return int(name) if name.isdigit() else _MONTH_NUMBERS.get(name.lower().rstrip("."), 0)


def nearest_before(printed, reference):
    """The year of a printed day that lies on or just before ``reference``, as a date.

    One day of grace: the clock in one place is ahead of the clock in another.

    >>> nearest_before(find_dates("December 31")[0], date(2025, 1, 2))
    datetime.date(2024, 12, 31)
    """
    days = (printed.on(year) for year in (reference.year + 1, reference.year, reference.year - 1))
    return next((day for day in days if day and day <= reference + timedelta(days=1)), None)


def weekday_before(name, reference):
    """The last day of that name on or before ``reference``: how news writes of the week just gone.

    >>> weekday_before("Thursday", date(2024, 7, 26))
    datetime.date(2024, 7, 25)
    """
    return reference - timedelta(days=(reference.weekday() - WEEKDAYS.index(name.lower())) % 7)


def weekday_after(name, reference):
    """The next day of that name after ``reference``.

    >>> weekday_after("Tuesday", date(2024, 7, 26))
    datetime.date(2024, 7, 30)
    """
    return reference + timedelta(days=(WEEKDAYS.index(name.lower()) - reference.weekday() - 1) % 7 + 1)


def spoken(day):
    """A date in words for readers.

    >>> spoken(date(2024, 7, 25))
    'Thursday 25 July 2024'
    """
    return f"{WEEKDAYS[day.weekday()].title()} {day.day} {MONTHS[day.month - 1].title()} {day.year}"
