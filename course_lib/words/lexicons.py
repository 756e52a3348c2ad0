"""Load and validate the word lists the course works with.

A lexicon is a CSV file: ``course_lib/data/people.csv``, and, where a teacher adds rows of their own,
``FOLDER/lexicons/people.csv`` with the same columns. Every cell is checked against ``SCHEMAS`` (see
``schemas``), the course's own by the tests and a teacher's when it is read, so that a slip is met as one
sentence that names file, line and column, and never as a wrong result.

Conventions in all files: UTF-8; one header row; a cell that holds several values separates them with ``|``
(see ``parts``); an optional column may be left out; ids are lower case (``wang-yi``, ``timor-leste``).
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache, wraps
from pathlib import Path

from course_lib.errors import CourseError
from course_lib.words.schemas import DATE, ID, LIST, SCHEMAS, TEXT, Column, key, optional, parts

__all__ = ["DATA", "DATE", "ID", "LIST", "SCHEMAS", "TEXT", "Column", "LexiconError", "checked", "ids", "key",
           "optional", "parts", "per_folder", "read", "rows_of"]

DATA = Path(__file__).parents[1] / "data"


class LexiconError(CourseError):
    """A lexicon cannot be used as it is; the message names file, line, column and what is allowed."""


def read(name: str, folder: str | Path | None = None) -> tuple[dict[str, str], ...]:
    """The rows of one lexicon: the course's own, then those a teacher adds in ``folder/lexicons/NAME.csv``.

    Args:
        name: one of ``SCHEMAS``.
        folder: a folder of pages that may hold a ``lexicons`` folder.

    Returns:
        One dict a row, with every column of the schema; what is not given is an empty string.

    Raises:
        LexiconError: the name is unknown, or a file is not UTF-8, not CSV, or holds a row its schema does not
            allow.

    >>> read("states")[0]["adjectives"]
    'Chinese'
    >>> read("peoples")
    Traceback (most recent call last):
    course_lib.words.lexicons.LexiconError: There is no lexicon called 'peoples'. The lexicons are: people, ...
    """
    if name not in SCHEMAS:
        raise LexiconError(f"There is no lexicon called {name!r}. The lexicons are: {', '.join(SCHEMAS)}.")
    return checked(name, folder) if _added(name, folder) else _as_shipped(name)


@lru_cache(maxsize=None)
def _as_shipped(name: str) -> tuple[dict[str, str], ...]:
    """The course's own rows. The tests check them; doing so at every start would cost the student time."""
    cells = (cells for _, cells in _cells(DATA / f"{name}.csv") if any(cells))
    header = next(cells)
    return tuple(dict.fromkeys(SCHEMAS[name], "") | dict(zip(header, row)) for row in cells)


def checked(name: str, folder: str | Path | None = None) -> tuple[dict[str, str], ...]:
    """What ``read`` returns, with every row checked, the course's own too."""
    schema = {column: _resolved(check, folder) for column, check in SCHEMAS[name].items()}
    rows, seen = [], {}
    for file in [DATA / f"{name}.csv", *_added(name, folder)]:
        for line, row in rows_of(file, schema):
            _check_unique(file, line, row, schema, seen)
            rows.append(row)
    return tuple(rows)


def ids(name: str, folder: str | Path | None = None) -> frozenset[str]:
    """The ids one lexicon holds: the values of its first column.

    >>> "timor-leste" in ids("states"), "taiwan" in ids("states")
    (True, False)
    """
    first = next(iter(SCHEMAS[name]))
    return frozenset(row[first] for row in read(name, folder))


def _resolved(column: Column, folder: str | Path | None) -> Column:
    """A column that refers to other lexicons, with the ids they hold as its test."""
    if not column.refers:
        return column
    allowed = frozenset().union(*(ids(name, folder) for name in column.refers))
    return replace(column, test=allowed.__contains__)


def _added(name: str, folder: str | Path | None) -> list[Path]:
    """The teacher's file for this lexicon, if there is one; a file of no lexicon is an error, not silence."""
    found = sorted(Path(folder, "lexicons").glob("*.csv")) if folder else []
    for file in found:
        if file.stem not in SCHEMAS:
            raise LexiconError(f"{file}: there is no lexicon called {file.stem!r}. "
                               f"Name the file after one of: {', '.join(SCHEMAS)}.")
    return [file for file in found if file.stem == name]


def per_folder(make):
    """Keep what ``make(folder)`` makes of the word lists, until a list in the folder changes."""
    kept = lru_cache(maxsize=8)(lambda folder, versions: make(folder))

    @wraps(make)
    def fetch(folder=None):
        files = sorted(Path(folder, "lexicons").glob("*.csv")) if folder else []
        versions = tuple((file.name, file.stat().st_mtime_ns, file.stat().st_size) for file in files)
        return kept(folder and str(folder), versions)
    return fetch


def rows_of(file: Path, schema: dict[str, Column]) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row of a CSV file with the line it begins at, every cell checked against the schema.

    Raises:
        LexiconError: as for ``read``.
    """
    header = None
    for line, cells in _cells(file):
        if header is None:
            header = _header(file, cells, schema)
        elif any(cells):
            yield line, _row(file, line, header, cells, schema)
    if header is None:
        _header(file, [], schema)


def _cells(file: Path) -> Iterator[tuple[int, list[str]]]:
    """Each row of a file as stripped cells, with the line it begins at (a cell may hold line breaks)."""
    reader = csv.reader(io.StringIO(_text(file), newline=""), strict=True, skipinitialspace=True)
    line = 1
    try:
        for cells in reader:
            yield line, [cell.strip() for cell in cells]
            line = reader.line_num + 1
    except csv.Error as problem:
        raise LexiconError(f"{file}, line {line}: not a row of CSV ({problem}). Look for a quotation mark "
                           "that is not closed, or not doubled inside a quoted cell.") from None


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


def _row(file: Path, line: int, header: list[str], cells: list[str],
         schema: dict[str, Column]) -> dict[str, str]:
    if len(cells) > len(header):
        raise LexiconError(f"{file}, line {line}: {len(cells)} cells under {len(header)} columns. "
                           "A cell that contains a comma is written in quotation marks.")
    row = dict.fromkeys(schema, "") | dict(zip(header, cells))
    for name, column in schema.items():
        problem = _problem(row, name, column)
        if problem:
            raise LexiconError(f"{file}, line {line}, column {name!r}: {problem}")
    return row


def _problem(row: dict[str, str], name: str, column: Column) -> str:
    """What is wrong with one cell, and what it needs; an empty string where nothing is."""
    cell = row[name]
    if not cell:
        return f"empty. It needs {column.allowed}." if column.required else ""
    if not column.test(cell):
        return f"{cell!r} is not allowed. It needs {column.allowed}."
    for needed in column.needs:
        if not row[needed]:
            return f"{cell!r} stands without {needed!r}. Fill both, or leave both empty."
    return ""


def _check_unique(file: Path, line: int, row: dict[str, str], schema: dict[str, Column], seen: dict) -> None:
    names = [name for name, column in schema.items() if column.key]
    values = tuple(row[name] for name in names)
    if values in seen:
        shown = " ".join(filter(None, values))
        raise LexiconError(f"{file}, line {line}, column {names[0]!r}: {shown!r} is there already "
                           f"({seen[values]}). Each row needs its own {', '.join(names)}.")
    seen[values] = f"{file}, line {line}"
