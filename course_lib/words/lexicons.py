"""Load and validate the word lists the course works with.

A lexicon is a CSV file: ``course_lib/data/people.csv``, and, where a teacher adds rows of their own,
``FOLDER/lexicons/people.csv`` with the same columns. What each column accepts stands in ``data/schemas.csv``, and what
the values of a closed list mean in ``data/closed_lists.csv``. The course's own cells are checked by the tests, a
teacher's when they are read, so that a slip is met as one sentence that names file, line and column, and never as a
wrong result. How else a file may be saved: see ``csvrows``.

Conventions in all files: one header row; a cell that holds several values separates them with ``|`` (see ``parts``); an
optional column may be left out; ids are lower case (``wang-yi``). ``example`` is quoted from a page, word for word, and
``example_at`` says from where (``july.4, line 113``); where no page has it, *invented*, or both are empty.

How the words of a lexicon are meant to be matched, in every file alike:

- A name or phrase matches as whole words: no letter or digit stands directly before or after it. A hyphen, a
  dash, an apostrophe or a bracket ends a word, so *China* is found in *China-ASEAN*, *China's* and *(China)*,
  not in *Indochina*. *Japan* is not found in *Japanese*: that is an adjective of the same state.
- A space stands for any run of white space, ``'`` for any apostrophe or single quotation mark, ``-`` for any
  hyphen or en dash.
- People, states, places and frameworks match as printed, except frameworks whose ``case`` is *any*. Formulas,
  verbs and modals match in capitals or lower case.
- Of matches that overlap the longest wins. ``longer_phrases`` and ``not_these`` list what contains a name, is
  something else and has no row of its own: *South China Sea* is not a mention of China. What has a row of its
  own wins by its length: *ASEAN Regional Forum* is not a mention of ASEAN.
- A pair of states (*China-Laos Railway*, *Laos–China*) is two names or adjectives joined by a hyphen or dash:
  pairs are put together from states.csv, never listed. *Timor-Leste* is one name; *China-ASEAN* is a state
  and a framework.
- states.csv holds the 193 members of the United Nations and nothing else; parts of states, and what governments
  differ on, stand in places.csv.
- In meeting_words.csv a space stands for any white space, "…" between spaces for up to seven words; there and in
  status_words.csv ``<talks>`` stands for each word of that set of word_sets.csv.
"""

from dataclasses import replace
from functools import lru_cache, wraps
from pathlib import Path

from course_lib.words.cells import HOLDS, Column, one_of, parts
from course_lib.words.csvrows import DATA, LexiconError, lists_in, rows_of, shipped

__all__ = ["CLOSED", "DATA", "FORMULA_CATEGORIES", "SCHEMAS", "LexiconError", "checked", "ids", "parts", "per_folder",
           "read"]

CLOSED: dict[str, dict[str, str]] = {}  # the closed lists, each value with its meaning
SCHEMAS: dict[str, dict[str, Column]] = {}  # what each lexicon holds, by its columns


def _column(row):
    what, _, which = row["holds"].partition(" of ")
    column = one_of(CLOSED.get(which) or parts(which)) if which else HOLDS.get(what) or HOLDS["id"]
    uses = row["use"].split()
    refers = parts(what.removeprefix("id in ")) if what.startswith("id in ") else ()
    return replace(column, key="key" in uses, required="optional" not in uses, needs=parts(row["needs"]), refers=refers)


for _row in shipped("closed_lists"):
    CLOSED.setdefault(_row["list"], {})[_row["value"]] = _row["meaning"]
for _row in shipped("schemas"):
    SCHEMAS.setdefault(_row["list"], {})[_row["column"]] = _column(_row)
FORMULA_CATEGORIES = CLOSED["formula_categories"]


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
    return checked(name, folder) if name in _own_lists(folder) else _as_shipped(name)


@lru_cache(maxsize=None)
def _as_shipped(name):
    return tuple(dict.fromkeys(SCHEMAS[name], "") | row for row in shipped(name))


def checked(name: str, folder: str | Path | None = None) -> tuple[dict[str, str], ...]:
    """What ``read`` returns, with every row checked, the course's own too."""
    schema = {column: _resolved(check, folder) for column, check in SCHEMAS[name].items()}
    own, seen = _own_lists(folder), {}
    files = [DATA / f"{name}.csv", *([own[name]] if name in own else [])]
    return tuple(row for file in files for _, row in rows_of(file, schema, seen=seen))


def ids(name: str, folder: str | Path | None = None) -> frozenset[str]:
    """The ids one lexicon holds: the values of its first column.

    >>> "timor-leste" in ids("states"), "taiwan" in ids("states")
    (True, False)
    """
    first = next(iter(SCHEMAS[name]))
    return frozenset(row[first] for row in read(name, folder))


def _resolved(column, folder):
    """A column that refers to other lexicons, with the ids they hold as its test."""
    if not column.refers:
        return column
    files = " or ".join(f"{name}.csv" for name in column.refers)
    allowed = frozenset().union(*(ids(name, folder) for name in column.refers))
    return replace(column, allowed=f"an id that is found in {files}", test=allowed.__contains__)


def _own_lists(folder):
    """A teacher's files by lexicon; a file of no lexicon is an error, not silence."""
    files = {file.stem.lower(): file for file in (lists_in(Path(folder, "lexicons")) if folder else [])}
    for name, file in files.items():
        if name not in SCHEMAS:
            raise LexiconError(f"{file}: there is no lexicon called {file.stem!r}. "
                               f"Name the file after one of: {', '.join(SCHEMAS)}.")
    return files


def per_folder(make):
    """Keep what ``make(folder)`` makes of the word lists, until a list in the folder changes."""
    kept = lru_cache(maxsize=8)(lambda folder, versions: make(folder))

    @wraps(make)
    def fetch(folder=None):
        states = [(file.name, file.stat()) for file in _own_lists(folder).values() if file.is_file()]
        versions = tuple((name, state.st_mtime_ns, state.st_size) for name, state in states)
        return kept(folder and str(folder), versions)
    return fetch
