"""Questions as data: read the question files, check them strictly, find one question.

The course's own files lie in ``course_lib/data/questions/``, one a notebook. A teacher adds files of the same form to a
folder ``questions`` beside the notebooks. What a key may hold is written down in ``questionform``.
"""

import os
import re
import tomllib
from functools import lru_cache
from pathlib import Path

from course_lib.errors import CourseError
from course_lib.exercises.question import Question, QuestionError
from course_lib.exercises.questionform import Fault, questions_of
from course_lib.words.keptfiles import check_is_file

SHIPPED = Path(__file__).parents[1] / "data" / "questions"


def find(question_id, folder=None):
    """The Question with this id, such as ``"3.1"``.

    ``folder`` is where a teacher's own question files lie; without it, ``questions`` beside the notebooks. Raises
    CourseError where there is no question with this id, QuestionError where a question file has a fault.

    >>> find("1.3").answer
    3
    >>> find("1.99")
    Traceback (most recent call last):
    course_lib.errors.CourseError: There is no question 1.99. Notebook 1 has: 1.6, ...
    """
    wanted = re.sub(r"^0+(?=\d)", "", question_id.strip())
    known, problems = {question.id: question for question in _shipped()}, []
    if wanted not in known:
        questions, problems = sound(folder)
        known = {question.id: question for question in questions}
    if wanted in known:
        return known[wanted]
    if problems:
        raise QuestionError(" ".join([f"There is no question {wanted!r} that can be asked.", *problems]))
    number = wanted.partition(".")[0]
    if there := [one for one in known if one.partition(".")[0] == number]:
        raise CourseError(f"There is no question {wanted}. Notebook {number} has: {', '.join(there)}.")
    raise CourseError(f"There is no question {wanted!r}. The questions are: {', '.join(known) or 'none at all'}.")


def _shipped():
    return [question for file in sorted(SHIPPED.glob("*.toml")) for question in read(file)]


def every(folder: str | Path | None = None) -> tuple[Question, ...]:
    """All questions, the course's own first, in the order of their files; arguments and errors as for ``find``."""
    questions, problems = sound(folder)
    if problems:
        raise QuestionError("\n".join(problems))
    return questions


def sound(folder: str | Path | None = None) -> tuple[tuple[Question, ...], list[str]]:
    """All questions that can be used, and a sentence on each question and file that is left out; see ``every``."""
    if folder is None:  # in the working folder, whatever capitals it has
        folder = next((one for one in Path.cwd().iterdir() if one.name.lower() == "questions"), "questions")
    files, problems = _files_in(Path(folder))
    known = {question.id: question for question in _shipped()}
    for file in files:
        questions, faults = _checked(file)
        problems += faults
        for question in questions:
            first = known.setdefault(question.id, question)
            if first is not question:
                problems.append(taken(question, first))
    return tuple(known.values()), problems


def taken(question: Question, first: Question) -> str:
    """What is said of a question whose id another has."""
    return (f"The question {question.id} is in {first.file} and in {question.file}, where it is left out. "
            "Give one of them another id.")


def _files_in(folder):
    """A teacher's question files, ``.toml`` or ``.txt`` in any case, and a sentence on what else lies there.

    What other systems leave beside files (``._my.toml``, ``~$my.toml``) is passed over.
    """
    if folder == SHIPPED or not os.path.lexists(folder):
        return [], []
    if not folder.is_dir():
        return [], [f"{folder} is no folder. Make it one that holds question files, or delete it."]
    there = sorted(one for one in folder.iterdir() if not one.name.startswith((".", "~"))
                   and not one.name.upper().startswith("README"))
    files = [one for one in there if one.suffix.lower() in (".toml", ".txt")]
    return files, [f"{one} is not read: the name of a question file ends in .toml." for one in there
                   if one not in files and not one.is_dir()]


def read(file: str | Path) -> tuple[Question, ...]:
    """The questions of one file, checked; a changed file is read anew.

    Raises:
        QuestionError: the file cannot be read, is not TOML, or holds what a question file may not hold.
    """
    questions, faults = _checked(Path(file))
    if faults:
        raise QuestionError("\n".join(faults))
    return tuple(questions)


def _checked(file):
    """The questions of one file, and a sentence on each that cannot be used, or on the file."""
    try:
        check_is_file(file)
        return _read(file, file.stat().st_mtime_ns)
    except OSError as error:
        return [], [f"{file} cannot be opened ({error.strerror}). Check that it is there and may be read."]


@lru_cache(maxsize=None)
def _read(file, _changed):
    data = file.read_bytes()
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
        questions, faults = questions_of(tomllib.loads(text.replace("\r\n", "\n")), str(file))
    except Fault as fault:
        questions, faults = [], [fault]
    except (ValueError, RecursionError) as error:
        return [], [_not_toml(file, data, error)]
    return questions, [fault.told(text) for fault in faults]


def _not_toml(file, data, error):
    """What is said of a file that is not TOML: the reader's own words, or which line is not UTF-8."""
    if isinstance(error, UnicodeDecodeError):
        before = data[:error.start]
        place = before.count(b"\n") + 1, len(before) - before.rfind(b"\n")
        what = "a letter is written in another encoding; save the file as UTF-8"
    else:
        what, _, where = str(error).partition(" (at ")
        if not isinstance(error, tomllib.TOMLDecodeError):  # what Python itself cannot read
            what = "a number is too long, or too many brackets stand in one another"
        lines = data.splitlines() or [b""]
        numbers = tuple(map(int, re.findall(r"\d+", where)))
        place = numbers if len(numbers) == 2 else (len(lines), len(lines[-1]) + 1)
    line = data.split(b"\n")[place[0] - 1].decode(errors="replace")
    hint = ' Write straight quotation marks (") there.' if set("“”„«»") & set(line) else ""
    return f"{file}, line {place[0]}, column {place[1]}: this is not a TOML file in UTF-8: {what}.{hint}"
