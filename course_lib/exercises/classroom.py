"""For teachers: the hand-ins of a class as one table."""

import os
import re
from collections import Counter
from pathlib import Path

import pandas as pd

from course_lib.display.markup import plural
from course_lib.errors import CourseError
from course_lib.exercises.answerfile import LARGEST, STATES
from course_lib.exercises.handin import ANONYMOUS, COLUMNS, as_typed, no_formula
from course_lib.words.keptfiles import check_is_file
from course_lib.exercises.questions import sound
from course_lib.words.cells import TEXT, Column, key, one_of, optional
from course_lib.words.csvrows import LexiconError, rows_of

_COUNT = Column("a whole number from 0", re.compile(r"\d{1,5}").fullmatch)
_SCHEMA = {
    "name": TEXT, "question": key(TEXT), "notebook": optional(TEXT), "kind": optional(TEXT), "title": optional(TEXT),
    "state": one_of(STATES), "answer": optional(Column("an answer", verbatim=True)), "attempts": _COUNT,
    "hints": _COUNT, "solution_seen": one_of(("yes", "no")), "course_version": optional(TEXT),
}
_NAMED = re.compile(r"hand[\W_]*in", re.IGNORECASE)
_LARGEST = 4 * LARGEST  # bytes of a hand-in: the answers once, and what is said of each question
_LEGACY = "cp1252"  # how a spreadsheet saves "CSV" that is not "CSV UTF-8", most often


def class_results(folder: str | Path) -> pd.DataFrame:
    """The hand-ins in a folder as one table: a row for each student and question.

    Files whose names hold ``hand_in``, in capitals or not, and end in ``.csv`` are read, in the folder and in those
    inside it, also where a spreadsheet has saved them again. What cannot be read is said in a printed sentence, and
    does not keep the others from being read.

    Args:
        folder: a path.

    Returns:
        A DataFrame with the columns of a hand-in, and before them ``student`` and ``file``. Two files with one name
        and the same questions are two students, numbered. Where a spreadsheet would compute a text, an apostrophe
        stands before it.

    Raises:
        CourseError: there is no such folder, or no hand-in in it.

    >>> class_results("nowhere")
    Traceback (most recent call last):
    course_lib.errors.CourseError: There is no folder 'nowhere'. Give the folder that holds the files handed in.
    """
    results, problems = results_and_problems(folder)
    print(f"{plural(results['file'].nunique(), 'hand-in')} read.", *problems)
    return results


def results_and_problems(folder: str | Path) -> tuple[pd.DataFrame, list[str]]:
    """The table, and a sentence on each file that was left out; arguments and errors as for ``class_results``."""
    folder = Path(os.path.expanduser(folder))
    if not folder.is_dir():
        raise CourseError(f"There is no folder {str(folder)!r}. "
                          f"Give the folder that holds the files handed in.")
    tables, problems = _read_all(folder)
    if not tables:
        said = " ".join([f"No hand-in was found in {str(folder)!r}.", *problems])
        raise CourseError(f"{said} Its name holds hand_in and ends in .csv; course.hand_in() writes one.")
    return pd.concat(_with_students(tables), ignore_index=True), problems


def _files(folder):
    """What may be a hand-in; what other systems leave beside files (``._a.csv``, ``~$a.csv``) is passed over."""
    return sorted(file for pattern in ("*", "*/*") for file in folder.glob(pattern)
                  if _NAMED.search(file.name) and not file.name.startswith((".", "~"))
                  and file.suffix.lower() not in ("", ".html"))


def _read_all(folder):
    """The tables that can be read, by file, and a sentence on each of the others."""
    tables, problems, seen = {}, [], {}
    ids = {(question.notebook, question.title): question.id for question in sound()[0]}
    for file in _files(folder):
        name = file.relative_to(folder).as_posix()
        try:
            rows = _rows(file, ids)
        except (OSError, LexiconError) as error:
            why = getattr(error, "strerror", None) or str(error).removeprefix(str(file)).lstrip(":, ")
            problems.append(f"{name} was left out: {why.rstrip('.')}.")
            continue
        first = seen.setdefault(repr(rows), name)
        if first != name and rows[0]["name"] != ANONYMOUS:
            problems.append(f"{name} was left out: it is the same as {first}.")
        else:
            tables[name] = pd.DataFrame(rows).assign(file=name)
    return tables, problems


def _rows(file, ids):
    """The rows of a hand-in. Raises LexiconError, or OSError, with words where it is none."""
    check_is_file(file)
    if file.suffix.lower() != ".csv":
        raise LexiconError("it is no CSV file; ask for the file that course.hand_in() wrote")
    if file.stat().st_size > _LARGEST:
        raise LexiconError(f"it is larger than {_LARGEST // 1_000_000} MB, which no hand-in is")
    rows = [_row(row, ids) for _, row in rows_of(file, _SCHEMA, legacy=_LEGACY, others=True)]
    twice = [question for question, times in Counter(row["question"] for row in rows).items() if times > 1]
    if not rows or twice:
        raise LexiconError(f"it has the question {twice[0]} twice" if twice else "there are no answers in it")
    return rows


def _row(row, ids):
    """A row, its numbers as numbers. A spreadsheet may take ``1.10`` for 1.1, or for a day: then the title tells."""
    row = {name: no_formula(as_typed(row[name])) for name in COLUMNS}
    known = ids.get((row["notebook"], as_typed(row["title"])), row["question"])
    numbers = {name: int(row[name]) for name in ("attempts", "hints")}
    return row | numbers | {"question": known, "solution_seen": row["solution_seen"] == "yes"}


def _with_students(tables):
    """Each table with a first column ``student``: files of one name are one student's where no question is in two."""
    students, numbers = {}, {}  # by name: for each student of this name the questions answered; by file: which of them
    for file, table in tables.items():
        name, asked = table["name"].iloc[0], set(table["question"])
        own = students.setdefault(name, [])
        fits = (number for number, had in enumerate(own) if name != ANONYMOUS and not had & asked)
        numbers[file] = next(fits, len(own))
        own[numbers[file]:numbers[file] + 1] = [asked.union(*own[numbers[file]:numbers[file] + 1])]
    for file, table in tables.items():
        name = table["name"].iloc[0]
        number = f" {numbers[file] + 1}" if len(students[name]) > 1 else ""
        yield table.assign(student=name + number)[["student", "file", *COLUMNS]]
