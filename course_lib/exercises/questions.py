"""Questions as data: read the question files, check them strictly, find one question.

The course's own files lie in ``course_lib/data/questions/``, one a notebook. A teacher adds files of the same form to a folder
``questions`` beside the notebooks. What a key may hold is written down in ``questionform``.
"""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from course_lib.errors import CourseError
from course_lib.exercises.question import QuestionError
from course_lib.exercises.questionform import questions_of

SHIPPED = Path(__file__).parents[1] / "data" / "questions"


def find(question_id, folder=None):
    """The question with this id.

    Args:
        question_id: such as ``"3.1"``.
        folder: where a teacher's own question files lie; without it, ``questions`` beside the notebooks.

    Returns:
        A Question.

    Raises:
        CourseError: there is no question with this id.
        QuestionError: a question file has a fault.

    >>> find("1.1").answer
    15
    >>> find("1.99")
    Traceback (most recent call last):
    course_lib.errors.CourseError: There is no question 1.99. Notebook 1 has: 1.1, ...
    """
    if not isinstance(question_id, str):
        raise CourseError('A question is named by its number in quotation marks, such as "1.1".')
    wanted = re.sub(r"^0+(?=\d)", "", question_id.strip())
    for questions in (_shipped, lambda: every(folder)):  # a fault in an added file leaves the course's own at work
        known = {question.id: question for question in questions()}
        if wanted in known:
            return known[wanted]
    raise CourseError(_not_there(wanted, known))


def _shipped():
    return [question for file in sorted(SHIPPED.glob("*.toml")) for question in read(file)]


def every(folder=None):
    """All questions, the course's own first, in the order of their files; arguments and errors as for ``find``."""
    added = Path.cwd() / "questions" if folder is None else Path(folder)
    files = sorted(added.glob("*.toml")) if added != SHIPPED else []
    questions = [*_shipped(), *(question for file in files for question in read(file))]
    seen = {}
    for question in questions:
        if question.id in seen:
            raise QuestionError(f"The question {question.id} is in {seen[question.id]} and in {question.file}. "
                                "Give one of them another id.")
        seen[question.id] = question.file
    return tuple(questions)


def read(file):
    """The questions of one file, checked; a changed file is read anew.

    Raises:
        QuestionError: the file cannot be read, is not TOML, or holds what a question file may not hold.
    """
    try:
        return _read(Path(file), Path(file).stat().st_mtime_ns)
    except OSError as error:
        raise QuestionError(f"{file} cannot be opened ({error.strerror}). "
                            "Check that it is there and may be read.") from None


@lru_cache(maxsize=None)
def _read(file, _changed):
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise QuestionError(f"{file} is not a TOML file in UTF-8: {error}.") from None
    return questions_of(content, str(file))


def _not_there(wanted, known):
    number = wanted.partition(".")[0]
    there = [one for one in known if one.partition(".")[0] == number]
    if there:
        return f"There is no question {wanted}. Notebook {number} has: {', '.join(there)}."
    return f"There is no question {wanted!r}. The questions are: {', '.join(known) or 'none at all'}."
