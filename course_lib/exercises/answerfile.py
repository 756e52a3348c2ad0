"""Saved answers: one small JSON file beside the notebooks.

Two notebooks may be open at once, each with a kernel of its own. So every change reads the file again,
changes one question's record and replaces the whole file in one step, all of it under a lock. Where the file
cannot be written, answers live as long as the kernel, and a sentence says so.
"""

import errno
import json
import os
from pathlib import Path
from typing import NamedTuple

from course_lib.exercises.question import STATES
from course_lib.words.keptfiles import check_is_file, free_name, locked, write_all

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
    if not isinstance(whole.get("answers"), dict):
        raise Damaged("The file has no answers in it.")
    return {question_id: _record(question_id, fields) for question_id, fields in whole["answers"].items()}


def _record(question_id, fields):
    record = Record(**fields) if isinstance(fields, dict) and set(fields) <= set(Record._fields) else None
    if record is None or not question_id.isprintable() or record.state not in STATES or type(
            record.solution_seen) is not bool or not all(
            type(count) is int and 0 <= count < 100_000 for count in (record.attempts, record.hints)):
        raise Damaged(f"What it says of question {question_id[:40]!r} is not an answer.")
    return record._replace(answer=as_json(record.answer))


def as_json(answer):
    """An answer as JSON can keep it: dates and odd things as text, tables as columns; a very long one cut.

    >>> as_json(("april.5", "cgtn.1")), as_json(float("nan"))
    (['april.5', 'cgtn.1'], 'nan')
    """
    try:
        whole = json.dumps(answer, default=_plain, ensure_ascii=False).encode(errors="replace").decode()
        plain = json.loads(whole, parse_constant=lambda name: str(float(name)))
    except Exception:  # whatever a student's own object does when it is looked at
        return f"<{type(answer).__name__}>"
    if len(whole) <= LONGEST:
        return plain
    return (plain if isinstance(plain, str) else whole)[:LONGEST - 1] + "…"


def _plain(value):
    """What JSON can hold instead of a thing that it cannot."""
    if hasattr(value, "columns"):  # a table
        return {str(name): value.iloc[:LONGEST, at].tolist() for at, name in enumerate(value.columns)}
    if hasattr(value, "tolist"):  # a column, an array or one number of theirs
        return value.tolist()
    if isinstance(value, (set, frozenset)):
        return sorted(value, key=str)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _load(path):
    check_is_file(path)
    try:
        with open(path, "rb") as file:
            return parse(file.read(LARGEST + 1))
    except FileNotFoundError:
        return {}


def _read(path):
    """As ``read``; raises OSError where the file cannot be read, so that nobody writes over it."""
    try:
        return _load(path) | _unsaved.get(path, {}), ""
    except Damaged:
        pass
    try:
        return _load(path), ""  # another notebook has just moved it away
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
    write_all({path: content}, mode=0o600)  # only its owner may read it


def _why(error):
    return f"{error.filename or 'the file'}: {error.strerror or error}"
