"""Load and validate the word lists the course works with.

A lexicon is a CSV file: ``course_lib/data/people.csv``, and, where a teacher adds rows of their own,
``FOLDER/lexicons/people.csv`` with the same columns. Every cell is checked against ``SCHEMAS`` when it is read, so
that a slip is met as one sentence that names file, line and column, and never as a wrong result.

Conventions in all files: UTF-8; one header row; a cell that holds several values separates them with ``|``
(see ``parts``); an optional column may be left out; ids are lower case (``wang-yi``, ``timor-leste``, ``asean``).
"""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

DATA = Path(__file__).parent / "data"


class LexiconError(ValueError):
    """A lexicon cannot be used as it is; the message names file, line, column and what is allowed."""


@dataclass(frozen=True)
class Column:
    """What one column accepts: a test, the same in words, and whether the cell may be empty or must be unique."""

    allowed: str
    test: Callable[[str], object]
    required: bool = True
    key: bool = False


def parts(cell: str) -> tuple[str, ...]:
    """The values in a cell that separates them with ``|``.

    >>> parts("Lao PDR|Lao People's Democratic Republic")
    ('Lao PDR', "Lao People's Democratic Republic")
    >>> parts("")
    ()
    """
    return tuple(part.strip() for part in cell.split("|")) if cell else ()


def optional(column: Column) -> Column:
    """The same column, which may also be empty or missing."""
    return replace(column, required=False)


def key(column: Column) -> Column:
    """The same column as (a part of) what identifies a row; no two rows may share it."""
    return replace(column, key=True)


def one_of(*values: str) -> Column:
    """A closed list."""
    return Column("one of " + ", ".join(values), values.__contains__)


def several(column: Column) -> Column:
    """Several values, each of which the column accepts, separated by ``|``."""
    return Column(f"{column.allowed}, several separated by |", lambda cell: all(map(column.test, parts(cell))))


def _is_date(cell: str) -> bool:
    try:
        return len(cell) == 10 and date.fromisoformat(cell) is not None
    except ValueError:
        return False


def _is_regex(cell: str) -> bool:
    try:
        return re.compile(cell) is not None
    except re.error:
        return False


ID = Column("lower-case letters, digits and hyphens, such as wang-yi", re.compile(r"[a-z0-9]+(-[a-z0-9]+)*").fullmatch)
TEXT = Column("some text", bool)
LIST = several(TEXT)
DATE = Column("a date written 2024-07-25", _is_date)
NUMBER = Column("a whole number from 1", re.compile(r"[1-9][0-9]*").fullmatch)
REGEX = Column("a regular expression that compiles", _is_regex)

SCHEMAS: dict[str, dict[str, Column]] = {
    "agencies": {
        "name": key(TEXT),
        "aliases": optional(LIST),
        "kind": one_of("agency", "outlet", "ministry", "party"),
        "note": optional(TEXT),
    },
    "furniture": {
        "pattern": key(REGEX),
        "where": key(one_of("line", "start", "anywhere")),
        "scope": one_of("line", "list", "rest"),
        "reason": TEXT,
        "example": TEXT,
    },
}


def read(name: str, folder: str | Path | None = None) -> tuple[dict[str, str], ...]:
    """The rows of one lexicon: the course's own, then those a teacher adds in ``folder/lexicons/NAME.csv``.

    Args:
        name: one of ``SCHEMAS``.
        folder: a folder of pages that may hold a ``lexicons`` folder.

    Returns:
        One dict a row, with every column of the schema; what is not given is an empty string.

    Raises:
        LexiconError: the name is unknown, or a file is not UTF-8, not CSV, or holds a row its schema does not allow.

    >>> read("peoples")
    Traceback (most recent call last):
    course_lib.lexicons.LexiconError: There is no lexicon called 'peoples'. The lexicons are: agencies, ...
    """
    if name not in SCHEMAS:
        raise LexiconError(f"There is no lexicon called {name!r}. The lexicons are: {', '.join(SCHEMAS)}.")
    files = [DATA / f"{name}.csv", *_added(name, folder)]
    rows, seen = [], {}
    for file in files:
        for line, row in rows_of(file, SCHEMAS[name]):
            _check_unique(file, line, row, SCHEMAS[name], seen)
            rows.append(row)
    return tuple(rows)


def _added(name: str, folder: str | Path | None) -> list[Path]:
    """The teacher's file for this lexicon, if there is one; a file of no lexicon is an error, not silence."""
    found = sorted(Path(folder, "lexicons").glob("*.csv")) if folder else []
    for file in found:
        if file.stem not in SCHEMAS:
            raise LexiconError(
                f"{file}: there is no lexicon called {file.stem!r}. Name the file after one of: {', '.join(SCHEMAS)}."
            )
    return [file for file in found if file.stem == name]


def rows_of(file: Path, schema: dict[str, Column]):
    """Each row of a file with the line it begins at, checked."""
    lines = csv.reader(io.StringIO(_text(file), newline=""), strict=True)
    header, begins = None, 1
    try:
        for cells in lines:
            cells = [cell.strip() for cell in cells]
            if header is None:
                header = _header(file, cells, schema)
            elif any(cells):
                yield begins, _row(file, begins, header, cells, schema)
            begins = lines.line_num + 1
    except csv.Error as problem:
        raise LexiconError(f"{file}, line {begins}: not a row of CSV ({problem}). Look for a quotation mark "
                           "that is not closed, or not doubled inside a quoted cell.") from None
    if header is None:
        _header(file, [], schema)


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = problem.object[: problem.start].count(b"\n") + 1
        raise LexiconError(f"{file}, line {line}: the file is not UTF-8. Save it as 'CSV UTF-8'.") from None


def _header(file: Path, cells: list[str], schema: dict[str, Column]) -> list[str]:
    known = f"The columns are, separated by commas: {', '.join(schema)}."
    for name in cells:
        if name not in schema:
            raise LexiconError(f"{file}, line 1: there is no column {name!r}. {known}")
        if cells.count(name) > 1:
            raise LexiconError(f"{file}, line 1: the column {name!r} is there twice. {known}")
    for name, column in schema.items():
        if column.required and name not in cells:
            raise LexiconError(f"{file}, line 1: the column {name!r} is missing. {known}")
    return cells


def _row(file: Path, line: int, header: list[str], cells: list[str], schema: dict[str, Column]) -> dict[str, str]:
    if len(cells) > len(header):
        raise LexiconError(f"{file}, line {line}: {len(cells)} cells under {len(header)} columns. "
                           "A cell that contains a comma is written in quotation marks.")
    row = dict.fromkeys(schema, "") | dict(zip(header, cells))
    for name, column in schema.items():
        cell = row[name]
        if not cell and column.required:
            raise LexiconError(f"{file}, line {line}, column {name!r}: empty. It needs {column.allowed}.")
        if cell and not column.test(cell):
            raise LexiconError(f"{file}, line {line}, column {name!r}: {cell!r} is not allowed. "
                               f"It needs {column.allowed}.")
    return row


def _check_unique(file: Path, line: int, row: dict[str, str], schema: dict[str, Column], seen: dict) -> None:
    names = [name for name, column in schema.items() if column.key]
    values = tuple(row[name] for name in names)
    if values in seen:
        raise LexiconError(f"{file}, line {line}, column {names[0]!r}: {' '.join(filter(None, values))!r} is there "
                           f"already ({seen[values]}). Each row needs its own {', '.join(names)}.")
    seen[values] = f"{file}, line {line}"
