"""For teachers: the hand-ins of a class as one table."""

import csv
import io
from collections import Counter
from pathlib import Path

import pandas as pd

from course_lib.display.markup import plural
from course_lib.errors import CourseError
from course_lib.exercises.answerfile import LARGEST, STATES
from course_lib.exercises.handin import ANONYMOUS, COLUMNS, FORMULA


class _BadFile(ValueError):
    """A file is no hand-in; the message says why."""


def class_results(folder):
    """The hand-ins in a folder as one table: a row for each student and question.

    Files whose names hold ``hand_in`` and end in ``.csv`` are read, in the folder and in the folders in it.
    What cannot be read is said in a printed sentence, and does not keep the others from being read.

    Args:
        folder: a path.

    Returns:
        A DataFrame with the columns of a hand-in, and before them ``student`` (the name, numbered where
        several files have it) and ``file``.

    Raises:
        CourseError: there is no such folder, or no hand-in in it.
    """
    folder = Path(folder).expanduser()
    if not folder.is_dir():
        raise CourseError(f"There is no folder {str(folder)!r}. "
                          f"Give the folder that holds the files handed in.")
    files = sorted(file for pattern in ("*.csv", "*/*.csv") for file in folder.glob(pattern)
                   if "hand_in" in file.name.lower())
    tables, problems = _read_all(files, folder)
    if not tables:
        said = " ".join([f"No hand-in was found in {str(folder)!r}.", *problems])
        raise CourseError(f"{said} Its name holds hand_in and ends in .csv; course.hand_in() writes one.")
    print(f"{plural(len(tables), 'hand-in')} read.", *problems)
    return pd.concat(_with_students(tables), ignore_index=True)


def _read_all(files, folder):
    """The tables that can be read, by file, and a sentence on each of the others."""
    tables, problems, seen = {}, [], {}
    for file in files:
        name = file.relative_to(folder).as_posix()
        try:
            content = _bytes(file)
            rows = _rows(content)
            if rows[0]["name"] != ANONYMOUS and content in seen:
                raise _BadFile(f"it is the same file as {seen[content]}")
        except _BadFile as why:
            problems.append(f"{name} was left out: {why}.")
        else:
            seen[content] = name
            tables[name] = pd.DataFrame(rows).assign(file=name)
    return tables, problems


def _bytes(file):
    try:
        with open(file, "rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError as error:
        raise _BadFile(f"it cannot be opened ({error.strerror})") from None
    if len(content) > LARGEST:
        raise _BadFile("it is larger than 1 MB, which no hand-in is")
    return content


def _rows(content):
    """The rows of a hand-in, also of one that a spreadsheet has saved again."""
    opened = io.StringIO(_decoded(content), newline="")
    reader = csv.DictReader(opened, delimiter=_separator(content), strict=True)
    try:
        if not set(COLUMNS) <= set(reader.fieldnames or ()):
            raise _BadFile("it has not the columns of a hand-in")
        rows = [_row({name: row[name] for name in COLUMNS}) for row in reader]
    except csv.Error as error:
        raise _BadFile(f"it is damaged ({error})") from None
    twice = [question for question, times in Counter(row["question"] for row in rows).items() if times > 1]
    if not rows or twice:
        raise _BadFile(f"it has the question {twice[0]} twice" if twice else "there are no answers in it")
    return rows


def _decoded(content):
    if b"\0" in content:
        raise _BadFile("it is not text")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _separator(content):
    return ";" if content.split(b"\n")[0].count(b";") > 4 else ","


def _row(row):
    """A row with its numbers as numbers, and without apostrophes that keep a cell from being a formula."""
    seen = str(row["solution_seen"]).lower()
    if None in row.values() or row["state"] not in STATES or seen not in ("yes", "no"):
        raise _BadFile("a row in it is no answer")
    row = {name: value[1:] if value[:1] == "'" and value[1:].lstrip("'").startswith(FORMULA) else value
           for name, value in row.items()}
    try:
        numbers = {name: int(row[name]) for name in ("attempts", "hints")}
    except ValueError:
        raise _BadFile("a row in it is no answer") from None
    return row | numbers | {"solution_seen": seen == "yes"}


def _with_students(tables):
    """Each table with a first column ``student``: two files with one name are two students."""
    names = [table["name"].iloc[0] for table in tables.values()]
    for at, (name, table) in enumerate(zip(names, tables.values())):
        number = f" {names[:at].count(name) + 1}" if names.count(name) > 1 else ""
        yield table.assign(student=name + number)[["student", "file", *COLUMNS]]
