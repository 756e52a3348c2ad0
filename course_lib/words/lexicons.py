"""Load and validate the word lists the course works with.

A lexicon is a CSV file: ``course_lib/data/people.csv``, and, where a teacher adds rows of their own,
``FOLDER/lexicons/people.csv`` with the same columns. Every cell is checked against ``SCHEMAS`` (see
``schemas``), the course's own by the tests and a teacher's when it is read, so that a slip is met as one
sentence that names file, line and column, and never as a wrong result.

Conventions in all files: one header row (how else a file may be saved: see ``csvrows``); a cell that holds several
values separates them with ``|`` (see ``parts``); an optional column may be left out; ids are lower case (``wang-yi``).
"""

from dataclasses import replace
from functools import lru_cache, wraps
from pathlib import Path

from course_lib.words.cells import DATE, ID, LIST, TEXT, Column, key, optional, parts
from course_lib.words.csvrows import DATA, LexiconError, lists_in, rows_of, shipped
from course_lib.words.schemas import SCHEMAS

__all__ = ["DATA", "DATE", "ID", "LIST", "SCHEMAS", "TEXT", "Column", "LexiconError", "checked", "ids", "key",
           "optional", "parts", "per_folder", "read", "rows_of"]

def read(name: str, folder: str | Path | None = None) -> tuple[dict[str, str], ...]:
    """The rows of one lexicon: the course's own, then those a teacher adds in ``folder/lexicons/NAME.csv``.

    Args:
        name: one of ``SCHEMAS``.
        folder: a folder of pages that may hold a ``lexicons`` folder.

    Returns:
        One dict a row, with every column of the schema; what is not given is an empty string.

    Raises:
        LexiconError: the name is unknown, a file cannot be read as CSV, or holds a row its schema does not allow.

    >>> read("states")[0]["adjectives"]
    'Chinese'
    >>> read("peoples")
    Traceback (most recent call last):
    course_lib.words.csvrows.LexiconError: There is no lexicon called 'peoples'. The lexicons are: people, ...
    """
    if name not in SCHEMAS:
        raise LexiconError(f"There is no lexicon called {name!r}. The lexicons are: {', '.join(SCHEMAS)}.")
    return checked(name, folder) if _added(name, folder) else _as_shipped(name)


@lru_cache(maxsize=None)
def _as_shipped(name: str) -> tuple[dict[str, str], ...]:
    return tuple(dict.fromkeys(SCHEMAS[name], "") | row for row in shipped(name))


def checked(name: str, folder: str | Path | None = None) -> tuple[dict[str, str], ...]:
    """What ``read`` returns, with every row checked, the course's own too."""
    schema = {column: _resolved(check, folder) for column, check in SCHEMAS[name].items()}
    rows, seen = [], {}
    for file in [DATA / f"{name}.csv", *_added(name, folder)]:
        rows += [row for _, row in rows_of(file, schema, seen=seen)]
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
    found = _own_lists(folder)
    for file in found:
        if file.stem.lower() not in SCHEMAS:
            raise LexiconError(f"{file}: there is no lexicon called {file.stem!r}. "
                               f"Name the file after one of: {', '.join(SCHEMAS)}.")
    return [file for file in found if file.stem.lower() == name]


def _own_lists(folder):
    return lists_in(Path(folder, "lexicons")) if folder else []


def per_folder(make):
    """Keep what ``make(folder)`` makes of the word lists, until a list in the folder changes."""
    kept = lru_cache(maxsize=8)(lambda folder, versions: make(folder))

    @wraps(make)
    def fetch(folder=None):
        states = [(file.name, file.stat()) for file in _own_lists(folder) if file.is_file()]
        versions = tuple((name, state.st_mtime_ns, state.st_size) for name, state in states)
        return kept(folder and str(folder), versions)
    return fetch
