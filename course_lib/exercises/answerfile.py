"""Saved answers: one small JSON file beside the notebooks.

Two notebooks may be open at once, each with a kernel of its own. So every change reads the file again,
changes one question's record and replaces the whole file in one step, all of it under a lock. Where the file
cannot be written, answers live as long as the kernel, and a sentence says so.
"""

import errno
import json
import math
import os
import shutil
from pathlib import Path
from typing import NamedTuple

from course_lib.exercises.question import STATES
from course_lib.words.keptfiles import check_is_file, free_name, locked, write_whole

LARGEST = 1_000_000  # bytes of a file of answers; five hundred questions need less than half of it
LONGEST = 4_000  # characters of one saved answer
_FORMAT, _VERSION = "answers to the questions of a course", 1
_unsaved = {}  # by path: the records of this kernel that could not be written


class Record(NamedTuple):
    """What is kept of one question; ``answer`` is as given, in what JSON can say, and never too long."""

    state: str = "not attempted"
    answer: object = None
    attempts: int = 0
    hints: int = 0
    solution_seen: bool = False


class Damaged(ValueError):
    """A file that holds no answers as this module writes them; the message says in which way."""


def place():
    """The path of the file: what ``COURSE_ANSWERS`` names, or ``answers.json`` in the working folder."""
    return Path(os.path.expanduser(os.environ.get("COURSE_ANSWERS") or "answers.json")).absolute()


def read(path=None):
    """All records by question id, and a sentence if anything is wrong with the file (else an empty one).

    A damaged or foreign file is set aside under another name; it is never overwritten.
    """
    path = path or place()
    try:
        return _read(path)
    except OSError as error:
        return dict(_unsaved.get(path, {})), f"Your saved answers cannot be read: {_why(error)}."


def _read(path):
    """As ``read``; raises OSError where the file cannot be read, so that nobody writes over it."""
    try:
        return _load(path) | _unsaved.get(path, {}), ""
    except Damaged:
        return _set_aside(path)


def change(question_id, function, path=None):
    """Replace one question's record by ``function(record)``; gives it and a sentence, as ``read`` does.

    ``function`` gets the record as it stands in the file at this moment.
    """
    records, said = merge(lambda records: {question_id: function(records.get(question_id, Record()))}, path)
    return records[question_id], said


def merge(function, path=None):
    """Write the records that ``function`` makes of those in the file, over them; gives all and a sentence."""
    path = path or place()
    said = made = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        check_is_file(path)
        with locked(path):
            records, said = _read(path)
            made = function(records)
            _write(path, records | made)
        _unsaved.pop(path, None)
        return records | made, said
    except OSError as error:
        records, _ = read(path)
        _unsaved.setdefault(path, {}).update(made or function(records))
        return records | _unsaved[path], (
            f"Your answers are not kept: {_why(error)}. They hold until the kernel stops. "
            f"Note them, or hand them in before you leave.")


def dump(records):
    """Records as the text of a file."""
    answers = {question_id: record._asdict() for question_id, record in sorted(records.items())}
    whole = {"format": _FORMAT, "version": _VERSION, "answers": answers}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def parse(content):
    """The records in the bytes of a file. Raises Damaged with a sentence where they hold none."""
    if len(content) > LARGEST:
        raise Damaged(f"The file is larger than {LARGEST // 1_000_000} MB, which no file of answers is.")
    try:
        whole = json.loads(content)
    except (ValueError, RecursionError):
        raise Damaged("The file is not JSON, or breaks off.") from None
    if not isinstance(whole, dict) or whole.get("format") != _FORMAT:
        raise Damaged("The file holds something else than answers to this course.")
    if whole.get("version") != _VERSION:
        raise Damaged("The file was written by another version of this course.")
    answers = whole.get("answers")
    if not isinstance(answers, dict):
        raise Damaged("The file has no answers in it.")
    return {question_id: _record(question_id, fields) for question_id, fields in answers.items()}


def _record(question_id, fields):
    try:
        record = Record(**fields)
    except TypeError:
        record = None
    if record is None or record.state not in STATES or not _are_counts(record):
        raise Damaged(f"What it says of question {question_id[:40]!r} is not an answer.")
    return record._replace(answer=as_json(record.answer))


def _are_counts(record):
    numbers = all(type(count) is int and 0 <= count < 100_000 for count in (record.attempts, record.hints))
    return numbers and type(record.solution_seen) is bool


def as_json(answer):
    """An answer as JSON can keep it: dates and odd things as text, tables as columns; a very long one cut.

    >>> as_json(("april.5", "cgtn.1")), as_json(float("nan"))
    (['april.5', 'cgtn.1'], 'nan')
    """
    try:
        plain = _plain(answer)
        whole = json.dumps(plain, ensure_ascii=False)
    except Exception:  # whatever a student's own object does when it is looked at
        return f"<{type(answer).__name__}>"
    if len(whole) <= LONGEST:
        return plain
    return (plain if isinstance(plain, str) else whole)[:LONGEST - 1] + "…"


def _plain(value):
    if value is None or isinstance(value, (bool, int, str)):
        return value.encode(errors="replace").decode() if isinstance(value, str) else value
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else str(value)
    if hasattr(value, "columns"):  # a table
        return {str(name): _plain(value.iloc[:LONGEST, at]) for at, name in enumerate(value.columns)}
    if hasattr(value, "tolist"):  # a column, an array or one number of theirs
        own = value.tolist()
        return str(own) if own is value else _plain(own)
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    if isinstance(value, (set, frozenset)):
        return sorted(map(_plain, value), key=str)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def keep_copy(path):
    """Copy the file under another name, and give that name; None where there is no file yet."""
    if not path.is_file():
        return None
    copy = free_name(path, "before_restoring")
    shutil.copyfile(path, copy)
    return copy.name


def _load(path):
    check_is_file(path)
    try:
        with open(path, "rb") as file:
            return parse(file.read(LARGEST + 1))
    except FileNotFoundError:
        return {}


def _set_aside(path):
    """Move a damaged file away, unless another notebook has just done so."""
    try:
        return _load(path), ""
    except Damaged as damage:
        aside = free_name(path, "set_aside")
        os.replace(path, aside)
        return dict(_unsaved.get(path, {})), (
            f"Your saved answers could not be read, so none are shown. {damage} "
            f"It is kept as {aside.name}; a new {path.name} is begun with your next answer.")


def _write(path, records):
    content = dump(records).encode()
    if len(content) > LARGEST:
        raise OSError(errno.EFBIG, f"they would be larger than {LARGEST // 1_000_000} MB", str(path))
    write_whole(path, content)


def _why(error):
    return f"{error.filename or 'the file'}: {error.strerror or error}"
