"""Dates as printed: one small grammar for texts and for cells of lists.

A date keeps what the text prints: a year is there only where one is printed. Nothing here guesses; what may be two days
is no date, and told by ``two_readings``.
"""

import re
from datetime import date
from typing import NamedTuple

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

# The parts of a date. A shortened month may have a point, whatever follows; a whole one has none.
_WHOLE = "|".join(f"{name.title()}|{name.upper()}" for name in MONTHS)
_SHORT = "|".join(f"{name[:3].title()}|{name[:3].upper()}" for name in MONTHS) + "|Sept|SEPT"
_MONTH = rf"(?:(?:{_WHOLE})\b|(?:{_SHORT})\b\.?)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"
_NEXT = rf"\s*(?:the\s+|[A-Z][a-z]+day,?\s+)?{_DAY}(?!:\d|\s?(?:[ap]\.?m\b|%|per\s?cent))"  # "July 5 - 10 p.m."
_OVER = r"\s*(?:[-–—/]|\b(?:to|until|till|through)\b)"
_DAYS = rf"{_DAY}(?:{_OVER}{_NEXT})?(?:(?:\s*,\s*{_DAY}){{0,9}}\s*,?\s*(?:\band\b|&){_NEXT})?"
_YEAR = r"(?:1[7-9]|20)\d\d\b(?!\s(?:GMT|UTC|hrs|hours)\b)"  # "26 July 1830 GMT" is a time of day
_THEN_YEAR = rf"(?:(?:\s*,\s*|\s+(?:in\s+the\s+year\s+)?|/(?=20))(?P<{{0}}>{_YEAR}))?"
_OF = r"\.?\s+(?:day\s+of\s+|of\s+)?"

# July 25 · July 25-27, 2024 · July 25, 26 and 27 · March 28th · Jul. 26, 2024 · July 30–August 2
_MONTH_FIRST = rf"(?P<m1>{_MONTH})(?:\s+(?:the\s+)?|(?<=\.))(?P<d1>{_DAYS})" + _THEN_YEAR.format("y1")
_TO_MONTH = rf"(?:{_OVER}\s*(?P<n1>{_MONTH})\s+(?P<f1>{_DAY})" + _THEN_YEAR.format("w1") + ")?"
# 26 July 2024 · 26. July · 25/26 July · 24th day of July · 5 Sept. 2024 · 30 July to 2 August
_DAY_FIRST = rf"(?P<d2>{_DAYS}){_OF}(?P<m2>{_MONTH})" + _THEN_YEAR.format("y2")
_TO_DAY = rf"(?:{_OVER}\s*(?P<f2>{_DAY}){_OF}(?P<n2>{_MONTH})" + _THEN_YEAR.format("w2") + ")?"
_JOINED = rf"(?P<d3>\d{{1,2}})[-/](?P<m3>{_MONTH})(?:[-/](?P<y3>{_YEAR})|(?![-/]))"  # 26-Jul-2024 · 26-JUL
_YEAR_FIRST = r"(?P<y4>(?:19|20)\d\d)[-/.](?P<m4>\d{1,2})[-/.](?P<d4>\d{1,2})"  # 2024-07-26 · 2024/7/26
_IN_FIGURES = r"(?P<d5>\d{1,2})[-/.](?P<m5>\d{1,2})[-/.](?P<y5>(?:19|20)\d\d)"  # 26/07/2024 · 05.07.2024: day first
_FORMS = (_MONTH_FIRST + _TO_MONTH, _DAY_FIRST + _TO_DAY, _JOINED, _YEAR_FIRST, _IN_FIGURES)

DATE_PATTERN = "(?:" + "|".join(re.sub(r"\(\?P<\w+>", "(?:", form) for form in _FORMS) + ")"  # to stand inside others
_DATE = re.compile(r"(?<![\w/.:-])(?:" + "|".join(_FORMS) + r")(?!(?!T\d\d:)[\w/])")
_TWO_READINGS = re.compile(r"(?<![\w/.:-])(\d{1,2})[-/](\d{1,2})[-/]((?:19|20)\d\d)(?![\w/])")
_LONGEST_RANGE = 62  # days; what is further apart is no visit and no meeting


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

    Days in a row are one date with a last day, other days of a list are dates of their own.

    >>> [(d.month, d.day, d.last_day, d.year) for d in find_dates("From July 25-27, and on 4 and 6 April 2024")]
    [(7, 25, 27, None), (4, 4, None, 2024), (4, 6, None, 2024)]
    """
    return [one for match in _DATE.finditer(text, start, len(text) if end is None else end)
            for one in _printed_dates(match) if one.on(one.year or 2000)]


def two_readings(text, start=0, end=None):
    """Dates in numbers that may be two days, as (start, end, the day first, the month first).

    >>> two_readings("Issued on 03/04/2024")
    [(10, 20, datetime.date(2024, 4, 3), datetime.date(2024, 3, 4))]
    """
    found = [(match.span(), *map(int, match.groups()))
             for match in _TWO_READINGS.finditer(text, start, len(text) if end is None else end)]
    return [(*span, date(year, other, one), date(year, one, other)) for span, one, other, year in found
            if one != other and 1 <= min(one, other) and max(one, other) <= 12]


def _printed_dates(match):
    """The dates of a match, by whose parts (month, days, year, end of a range) they are put together."""
    parts = {name[0]: value for name, value in match.groupdict().items() if value}
    place = next(match.start(name) for name in ("d1", "d2", "d3", "d4", "d5") if match[name])
    days = [(int(one.group()), place + one.start(), place + one.end()) for one in re.finditer(r"\d+", parts["d"])]
    month, year = _number(parts["m"]), int(parts["y"]) if "y" in parts else None
    if match["d5"] and month > 12:  # 07/26/2024
        month, days = days[0][0], [(month, *days[0][1:])]
    if not 1 <= month <= 12 or match["d5"] and two_readings(match.group()):
        return []
    if "n" in parts:
        day = days[-1][0]
        year, last_day = _to_another_month(year, month, day, parts)
        return [PrintedDate(*match.span(), year, month, day, last_day)]
    runs = _in_runs(days, match.string)
    starts = [match.start(), *(run[0][1] for run in runs[1:])]
    ends = [*(run[-1][2] for run in runs[:-1]), match.end()]
    return [PrintedDate(start, end, year, month, run[0][0], run[-1][0] if run[0][0] < run[-1][0] <= 31 else None)
            for run, start, end in zip(runs, starts, ends)]


def _in_runs(days, text):
    """Days told together: from one to another, or one after the other; of others each is a run of its own."""
    runs = [days[:1]]
    for before, day in zip(days, days[1:]):
        if day[0] == before[0] + 1 or not re.search(r",|and|&", text[before[2]:day[1]]):
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _to_another_month(year, month, day, parts):
    """The year in which a range begins, and its last day; none where only the year could say how long February is."""
    last_month = _number(parts["n"])
    if year is None and "w" in parts:
        year = int(parts["w"]) - (last_month < month)
    first = PrintedDate(0, 0, year, month, day).on(year or 2023)
    last = PrintedDate(0, 0, year, last_month, int(re.match(r"\d+", parts["f"])[0])).on(
        (year or 2023) + (last_month < month))
    length = (last - first).days if first and last and (year or not month <= 2 < last_month) else 0
    return year, day + length if 0 < length <= _LONGEST_RANGE else None


def _number(month):
    return int(month) if month.isdigit() else [name[:3] for name in MONTHS].index(month[:3].lower()) + 1
