"""What a cell of a list accepts, and how it is read: columns of text, ids, days, closed lists.

A schema is a dict from a column's name to its Column. ``csvrows`` reads a file by one; those of the word lists stand in
``data/schemas.csv``, where HOLDS says what the words for a column mean.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from course_lib.words.printeddates import find_dates, two_readings

# What may stand beside a day in a cell: its weekday, a time.
_BESIDE = re.compile(r"(?:[a-z]+day,?\s)?\|(?:[t\s,]\s*\d{1,2}:\d\d\S*(?:\s[ap]m)?|\.)?", re.IGNORECASE)


@dataclass(frozen=True)
class Column:
    """What one column accepts.

    ``test`` is given a cell that is not empty, as ``read`` has rewritten it; ``allowed`` says the same in words.
    ``read`` raises ValueError, with words that follow the cell, for what may mean two things. Columns marked ``key``
    together identify a row. ``needs`` names columns that must be filled where this one is. ``refers`` names lexicons
    whose ids (their first column) are the values allowed. White space around a cell stays only where ``verbatim``.
    """

    allowed: str
    test: Callable[[str], object] = bool
    required: bool = True
    key: bool = False
    needs: tuple[str, ...] = ()
    refers: tuple[str, ...] = ()
    read: Callable[[str], str] = str
    verbatim: bool = False

    def checked(self, cell: str, row: dict[str, str]) -> str:
        """A cell of a row as it is read. Raises ValueError where it is not allowed, in words."""
        if not cell:
            if self.required:
                raise ValueError(f"empty. It needs {self.allowed}.")
            return cell
        try:
            read = self.read(cell)
        except ValueError as problem:
            raise ValueError(f"{cell!r} {problem} It needs {self.allowed}.") from None
        if not self.test(read):
            raise ValueError(f"{cell!r} is not allowed. It needs {self.allowed}.")
        if missing := next((needed for needed in self.needs if not row[needed].strip()), None):
            raise ValueError(f"{cell!r} stands without {missing!r}. Fill both, or leave both empty.")
        return read


def optional(column: Column, needs: Iterable[str] = ()) -> Column:
    """The same column, which may also be empty or missing; where it is filled, those it needs must be."""
    return replace(column, required=False, needs=tuple(needs))


def key(column: Column) -> Column:
    """The same column as (a part of) what identifies a row; no two rows may share it."""
    return replace(column, key=True)


def one_of(values: Iterable[str]) -> Column:
    """A closed list, in capitals or not."""
    known = {value.casefold(): value for value in values}
    values = tuple(known.values())
    return Column("one of: " + ", ".join(values), values.__contains__,
                  read=lambda cell: known.get(cell.casefold(), cell))


def several(column: Column) -> Column:
    """Several values, each of which the column accepts, separated by ``|``."""
    return Column(f"{column.allowed}; several are separated by |",
                  lambda cell: all(map(column.test, parts(cell))))


def parts(cell: str) -> tuple[str, ...]:
    """The values in a cell that separates them with ``|``.

    >>> parts("Lao PDR|Lao People's Democratic Republic")
    ('Lao PDR', "Lao People's Democratic Republic")
    >>> parts("")
    ()
    """
    return tuple(part.strip() for part in cell.split("|")) if cell else ()


def iso_day(cell: str) -> str:
    """A day as a spreadsheet of some country writes it, in the form 2024-07-25; what is no day stays as it is.

    With points the day comes first. Raises ValueError where day and month cannot be told apart.

    >>> iso_day("25.07.2024"), iso_day("7/25/2024 0:00"), iso_day("2024/7/25"), iso_day("25-Jul-2024"), iso_day("soon")
    ('2024-07-25', '2024-07-25', '2024-07-25', '2024-07-25', 'soon')
    >>> iso_day("03/04/2024")
    Traceback (most recent call last):
    ValueError: may mean 2024-03-04 or 2024-04-03.
    """
    typed = re.sub(r"(?<=\d)\.\s(?=\d)", ".", cell).title()  # 25. 7. 2024
    for *_, one, other in two_readings(typed):
        raise ValueError(f"may mean {min(one, other)} or {max(one, other)}.")
    for one in find_dates(typed)[:1]:
        if one.year and not one.is_range and _BESIDE.fullmatch(f"{typed[:one.start]}|{typed[one.end:]}"):
            return one.on(one.year).isoformat()
    return cell


def _is_date(cell: str) -> bool:
    return re.fullmatch(r"\d{4}-\d\d-\d\d", cell) is not None and len(find_dates(cell)) == 1


def _is_regex(cell):
    try:
        return bool(re.compile(cell))
    except re.error:
        return False


ID = Column("lower-case letters, digits and hyphens, such as wang-yi",
            re.compile(r"[a-z0-9]+(-[a-z0-9]+)*").fullmatch)
# A page's id and a number are the id of an article: a page called reef.1 could not be told from that.
PAGE_ID = Column("letters, digits, - and _ (and no point before a number at the end), such as reef_news",
                 re.compile(r"(?!.*\.\d+$)\w(?:[\w.-]*\w)?").fullmatch)
TEXT = Column("some text")
LIST = several(TEXT)
DATE = Column("a date written like 2024-07-25", _is_date, read=iso_day)
NUMBER = Column("a whole number from 1", re.compile(r"[1-9][0-9]{0,8}").fullmatch)
_PLACE = Column("an article and a line, such as july.4, line 113, or the word invented",
                re.compile(r".+, line [1-9][0-9]*|invented").fullmatch)
_REGEX = Column("a regular expression that compiles", _is_regex)
_BEGINS = re.compile(r"(?:\([a-z<][a-z<> |-]*\)|[a-z][a-z-]*)(?![a-z])")
_EMPTY = re.compile(r"\|\s*(?:[|)]|$)|^[^()]*\|\s*\(")  # one of several that has no words
_OPENING = Column("a regular expression that begins with a word, or with words in brackets",
                  lambda cell: _BEGINS.match(cell) and not _EMPTY.search(cell) and _is_regex(cell))
HOLDS = {"id": ID, "text": TEXT, "list": LIST, "day": DATE, "number": NUMBER, "place": _PLACE, "regex": _REGEX,
         "opening": _OPENING}
