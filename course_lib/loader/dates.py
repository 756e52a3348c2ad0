"""What a printed day without a year, or a weekday, stands for. How dates are printed: see ``printeddates``."""

from datetime import date, timedelta

from course_lib.words.printeddates import (DATE_PATTERN, MONTHS, MONTHS_AS_PRINTED, WEEKDAYS, PrintedDate, find_dates,
                                           two_readings)

__all__ = ["DATE_PATTERN", "MONTHS", "MONTHS_AS_PRINTED", "WEEKDAYS", "PrintedDate", "day_and_month", "find_dates",
           "nearest_before", "spoken", "two_readings", "weekday_after", "weekday_before"]


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
