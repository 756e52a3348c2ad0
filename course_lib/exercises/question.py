"""A question, and what belongs to it: its passages, other right answers, and wrong ones with a message."""

from datetime import date
from typing import NamedTuple

from course_lib.errors import CourseError

Answer = int | float | date | str | list | dict | None


class QuestionError(CourseError):
    """A question file cannot be used as it is; the message names file, question and key."""


class Passage(NamedTuple):
    """A place in the pages: ``july.5, line 151``, with the words to mark, where only a part of it is meant.

    ``message`` is what a student is told who quotes it where it does not support the claim; ``pages`` a teacher's own
    folder of pages, if it is not on the five.
    """

    cite: str
    quote: str | None = None
    message: str | None = None
    pages: str | None = None


class Accepted(NamedTuple):
    """Another right answer, and why it is one."""

    answer: Answer
    why: str


class Wrong(NamedTuple):
    """A wrong answer that many give, with a message about reading: a whole answer, or one entry of a list too many
    (``extra``) or left out (``missing``).
    """

    message: str
    answer: Answer = None
    extra: str | None = None
    missing: str | None = None
    passage: Passage | None = None


class Question(NamedTuple):
    """One question; see the keys of a question file. What is not given is None, False or empty."""

    id: str
    kind: str
    title: str
    prompt: str
    hints: tuple[str, ...]
    solution: str
    notebook: str
    file: str
    answer: Answer = None
    unit: str | None = None
    percent: bool = False
    tolerance: float | None = None
    options: tuple[str, ...] = ()
    accept: tuple[Accepted, ...] = ()
    passages: tuple[Passage, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    minimum_words: int = 5
    supports: tuple[Passage, ...] = ()
    elsewhere: tuple[Passage, ...] = ()
    pages: str | None = None
