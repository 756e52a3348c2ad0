"""Rows of a CSV file as spreadsheets of any country save it, every cell checked against a schema.

Columns may be separated by commas, semicolons or tabs; the file may be UTF-8, with or without its mark, or UTF-16. The
names of columns may have capitals, and spaces for ``_``. Empty rows, and empty cells beyond the last column, count for
nothing. What is wrong is said in one sentence that names file, line and column.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from course_lib.errors import CourseError
from course_lib.words.cells import Column

DATA = Path(__file__).parents[1] / "data"  # the course's own lists
_SEPARATORS = {",": "a comma", ";": "a semicolon", "\t": "a tab"}
_SAID = re.compile(r'"?sep=([,;|\t])"?(?=[\r\n])', re.IGNORECASE)  # a first line in which some name the separator
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class LexiconError(CourseError):
    """A list cannot be used as it is; the message names file, line, column and what is allowed."""


def shipped(name: str) -> list[dict[str, str]]:
    """The rows of one of the course's own lists. The tests check them; doing so at every start would cost time.

    >>> shipped("abbreviations")[0]["abbreviation"]
    'Mr'
    """
    with open(DATA / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, restval=""))


def lists_in(folder: Path) -> list[Path]:
    """The CSV files of a folder, by name; what other programs leave beside them (``~$a.csv``) is passed over.

    Raises LexiconError where there is a file in the folder's place.
    """
    if folder.is_dir():
        return sorted(file for file in folder.iterdir()
                      if file.suffix.lower() == ".csv" and not file.name.startswith((".", "~")))
    if folder.exists() or folder.is_symlink():
        raise LexiconError(f"{folder} is no folder. Make it one that holds the lists, or delete it.")
    return []


def list_in(folder: Path, name: str) -> Path | None:
    """The CSV file of this name in a folder, whatever capitals it has there; None where there is none."""
    return next((file for file in lists_in(folder) if file.name.lower() == name), None)


def composed(name: str) -> str:
    """A name in one form: some systems keep an accented letter of a file's name as a letter and its accent."""
    return unicodedata.normalize("NFC", name)


def rows_of(file: Path, schema: dict[str, Column], problems: list[str] | None = None,
            seen: dict | None = None) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row of a CSV file with the line it begins at, every cell checked against the schema.

    Args:
        file: the file.
        schema: the columns by name; see ``cells.Column``.
        problems: takes a sentence for each row that is left out, or for the file. Without it the first is raised.
        seen: keeps the keys of rows, in this file and in others read before; no two rows may share theirs. Without it
            they may.

    Yields:
        The line, and a dict with every column of the schema; what is not given is an empty string.

    Raises:
        LexiconError: the file cannot be read, or holds a row its schema does not allow.
    """
    for line, row, wrong in _results(file, schema, seen):
        if not wrong:
            yield line, row
        elif problems is None:
            raise LexiconError(wrong)
        else:
            problems.append(wrong)


def _results(file, schema, seen):
    """Line, row and an empty string, or what is wrong with the row; last, what is wrong with the file."""
    try:
        text, separator = _text_and_separator(file, schema)
        rows = _cells(file, text, separator, schema)
        line, cells = next(rows, (1, []))
        header = _header(f"{file}, line {line}", cells, schema)
        for line, cells in rows:
            row, wrong = _row(header, cells, schema, separator)
            wrong = wrong or _not_unique(f"{file}, line {line}", row, schema, seen)
            yield line, row, wrong and f"{file}, line {line}{wrong}"
    except LexiconError as error:
        yield 0, {}, str(error)


# Bytes into cells

def _text_and_separator(file, schema):
    """The file's text, without a first line that only names the separator, and the separator."""
    text = _text(file)
    if said := _SAID.match(text):
        return text[said.end():], said[1]
    first = _plain(text.lstrip().partition("\n")[0])
    known = {one: sum(name.strip('" ') in schema for name in first.split(one)) for one in _SEPARATORS}
    return text, max(known, key=known.get)


def _text(file):
    data = _bytes(file)
    utf_16 = {0: "utf-16-be", 1: "utf-16-le"}.get(data[:2].find(b"\0"), "utf-8-sig")  # of two bytes one says nothing
    try:
        return data.decode("utf-16" if data[:2] in _UTF_16 else utf_16)
    except UnicodeDecodeError as problem:
        line = data[:problem.start].count(b"\n") + 1
        raise LexiconError(f"{file}, line {line}: the file is not UTF-8. Save it as 'CSV UTF-8'.") from None


def _bytes(file):
    if file.is_dir():
        raise LexiconError(f"{file} is a folder. Put a CSV file in its place, or delete it.")
    try:
        return file.read_bytes()
    except FileNotFoundError:
        kind = "is a link that leads nowhere" if file.is_symlink() else "is not there"
        raise LexiconError(f"{file} {kind}. Put the file itself in its place, or delete it.") from None
    except OSError as error:
        raise LexiconError(f"{file} cannot be read ({error.strerror}). Check that you may read it.") from None


def _cells(file, text, separator, schema):
    """Each row that is not empty as cells, with the line it begins at (a cell may hold line breaks)."""
    verbatim = any(column.verbatim for column in schema.values())  # then a blank after a separator belongs to a cell
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=separator, skipinitialspace=not verbatim)
    line = 1
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as problem:
        raise LexiconError(f"{file}, line {line}: not a row of CSV ({problem}). Look for a quotation mark "
                           "that is not closed, or not doubled inside a quoted cell.") from None


# Cells into rows

def _plain(name):
    """A column's name in small letters, ``_`` for a space, without signs that are not seen."""
    return re.sub(r"[\u200b\ufeff]", "", name).strip().lower().replace(" ", "_")


def _header(place, cells, schema):
    known = f"The columns are, separated by commas: {', '.join(schema)}."
    names = list(map(_plain, cells))
    for name, cell in zip(names, cells):
        if name and name not in schema:
            raise LexiconError(f"{place}: there is no column {cell.strip()!r}. {known}")
        if name and names.count(name) > 1:
            raise LexiconError(f"{place}: the column {name!r} is there twice. {known}")
    for name, column in schema.items():
        if column.required and name not in names:
            raise LexiconError(f"{place}: the column {name!r} is missing. {known}")
    return names


def _row(header, cells, schema, separator):
    """A row as a dict, and what is wrong with it; an empty string where nothing is."""
    pairs = list(zip_longest(header, cells, fillvalue=""))
    if any(cell.strip() for name, cell in pairs if not name):
        sign = _SEPARATORS.get(separator, "the separator")
        return {}, (f": {len(cells)} cells under {len([*filter(None, header)])} columns. "
                    f"A cell that contains {sign} is written in quotation marks.")
    row = dict.fromkeys(schema, "") | {name: cell for name, cell in pairs if name}
    row = {name: cell if schema[name].verbatim else cell.strip() for name, cell in row.items()}
    for name, column in schema.items():
        row[name], problem = _read_cell(row, name, column)
        if problem:
            return row, f", column {name!r}: {problem}"
    return row, ""


def _read_cell(row, name, column):
    """A cell as its column reads it, and what is wrong with it; an empty string where nothing is."""
    typed = cell = row[name]
    if not cell:
        return cell, f"empty. It needs {column.allowed}." if column.required else ""
    try:
        cell = column.read(typed)
    except ValueError as problem:
        return cell, f"{typed!r} {problem} It needs {column.allowed}."
    if not column.test(cell):
        return cell, f"{typed!r} is not allowed. It needs {column.allowed}."
    needed = next((needed for needed in column.needs if not row[needed].strip()), None)
    return cell, f"{typed!r} stands without {needed!r}. Fill both, or leave both empty." if needed else ""


def _not_unique(place, row, schema, seen):
    """What is wrong with a row whose keys another has; ``seen`` learns the keys of each."""
    names = [name for name, column in schema.items() if column.key]
    if seen is None or not names or not row:
        return ""
    values = tuple(composed(row[name]) for name in names)
    first = seen.setdefault(values, place)
    if first is place:
        return ""
    shown = " ".join(filter(None, values))
    return f", column {names[0]!r}: {shown!r} is there already ({first}). Each row needs its own {', '.join(names)}."
