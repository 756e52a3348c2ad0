"""Rows of a CSV file as spreadsheets of any country save it, every cell checked against a schema.

Columns may be separated by commas, semicolons or tabs; the file may be UTF-8, with or without its mark, or UTF-16. The
names of columns may have capitals, and spaces for ``_``. Empty rows, and empty cells beyond the last column, count for
nothing. What is wrong is said in one sentence that names file, line and column.
"""

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from course_lib.errors import CourseError
from course_lib.words.cells import Column
from course_lib.words.keptfiles import odd, write_all

DATA = Path(__file__).parents[1] / "data"  # the course's own lists
_SEPARATORS = ",;\t"
_SAID = re.compile(r'"?sep=([,;|\t])"?(?=[\r\n])', re.IGNORECASE)  # a first line in which some name the separator


class LexiconError(CourseError):
    """A list cannot be used as it is; the message names file, line, column and what is allowed."""


class ColumnsError(LexiconError):
    """A list has other columns than it needs."""


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
            seen: dict | None = None, legacy: str = "", others: bool = False,
            ) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row of a CSV file with the line it begins at, every cell checked against the schema.

    Args:
        file: the file.
        schema: the columns by name; see ``cells.Column``.
        problems: takes a sentence for each row that is left out, or for the file. Without it the first is raised.
        seen: keeps the keys of rows, in this file and in others read before; no two rows may share theirs. Without it
            they may.
        legacy: the encoding of a file that is not Unicode; without it such a file is refused.
        others: whether the file may have other columns too; they are passed over.

    Yields:
        The line, and a dict with every column of the schema; what is not given is an empty string.

    Raises:
        LexiconError: the file cannot be read, or holds a row its schema does not allow.
    """
    try:
        rows = _cells(file, _text(file, legacy), schema)
        line, cells = next(rows, (1, []))
        header = _header(f"{file}, line {line}", cells, schema, others)
        for line, cells in rows:
            try:
                row = _row(f"{file}, line {line}", header, cells, schema, seen)
            except LexiconError as error:
                if problems is None:
                    raise
                problems.append(str(error))
            else:
                yield line, row
    except LexiconError as error:
        if problems is None:
            raise
        problems.append(str(error))


def write_csv(path, columns, rows):
    """Write rows (dicts) to a CSV file, all of it in one step; no file where there are no rows.

    Raises CourseError where the folder cannot be written to.
    """
    content, path = io.StringIO(newline=""), Path(path)
    writer = csv.DictWriter(content, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if rows:
            write_all({path: content.getvalue().encode("utf-8", errors="replace")})
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise CourseError(f"{path.name} cannot be written ({error.strerror}), so this was not kept. Check "
                          f"that you may write into the folder {path.parent.name}.") from None


def _text(file, legacy):
    try:
        if what := odd(file):
            raise LexiconError(f"{file} is {what}. Put a CSV file in its place, or delete it.")
        data = file.read_bytes()
    except FileNotFoundError:
        raise LexiconError(f"{file} is not there. Put a CSV file in its place.") from None
    except OSError as error:
        raise LexiconError(f"{file} cannot be read ({error.strerror}). Check that you may read it.") from None
    marked = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    unmarked = {0: "utf-16-be", 1: "utf-16-le"}.get(data[:2].find(b"\0"), "utf-8-sig")  # of two bytes one says nothing
    try:
        return data.decode("utf-16" if marked else unmarked)
    except UnicodeDecodeError as problem:
        if legacy:
            return data.decode(legacy, errors="replace")
        line = data[:problem.start].count(b"\n") + 1
        raise LexiconError(f"{file}, line {line}: the file is not UTF-8. Save it as 'CSV UTF-8'.") from None


def _cells(file, text, schema):
    """Each row that is not empty as cells, with the line it begins at (a cell may hold line breaks)."""
    if said := _SAID.match(text):
        text, separator = text[said.end():], said[1]
    else:
        first = _plain(text.lstrip().partition("\n")[0])
        fits = {one: (sum(name.strip('" ') in schema for name in first.split(one)), first.count(one))
                for one in _SEPARATORS}
        separator = max(fits, key=fits.get)
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


def _plain(name):
    """A column's name in small letters, ``_`` for a space, without signs that are not seen."""
    return re.sub(r"[\u200b\ufeff]", "", name).strip().lower().replace(" ", "_")


def _header(place, cells, schema, others):
    names = list(map(_plain, cells))
    wrong = [f"there is no column {cell.strip()!r}" for name, cell in zip(names, cells)
             if name and name not in schema and not others]
    times = Counter(filter(None, names))
    wrong += [f"the column {name!r} is there twice" for name in times if times[name] > 1]
    wrong += [f"the column {name!r} is missing" for name, one in schema.items() if one.required and name not in names]
    if wrong:
        raise ColumnsError(f"{place}: {wrong[0]}. The columns are: {', '.join(schema)}.")
    return names


def _row(place, header, cells, schema, seen):
    """A row as a dict, each cell as its column reads it."""
    pairs = list(zip_longest(header, cells, fillvalue=""))
    if any(cell.strip() for name, cell in pairs if not name):
        raise LexiconError(f"{place}: {len(cells)} cells under {len([*filter(None, header)])} columns. "
                           "A cell that contains a comma or semicolon is written in quotation marks.")
    row = dict.fromkeys(schema, "") | {name: cell for name, cell in pairs if name in schema}
    row = {name: cell if schema[name].verbatim else cell.strip() for name, cell in row.items()}
    for name, column in schema.items():
        try:
            row[name] = column.checked(row[name], row)
        except ValueError as problem:
            raise LexiconError(f"{place}, column {name!r}: {problem}") from None
    names = [name for name, column in schema.items() if column.key]
    values = tuple(composed(row[name]) for name in names)
    first = seen.setdefault(values, place) if seen is not None and names else place
    if first is not place:
        shown, unique = " ".join(filter(None, values)), ", ".join(names)
        raise LexiconError(f"{place}, column {names[0]!r}: {shown!r} is there already ({first}). "
                           f"Each row needs its own {unique}.")
    return row
