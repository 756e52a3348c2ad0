"""A question, its passages, its right and wrong answers, and what is said of a student's answer."""

import re
from datetime import date
from typing import NamedTuple

from course_lib.errors import CourseError

Answer = int | float | date | str | list | dict | None
NOT_ATTEMPTED, NOT_YET, RIGHT = STATES = ("not attempted", "not yet", "right")

# How a place is cited in a question file: a text or a page, and a line or lines.
CITATION = re.compile(r"(?P<name>[\w-]+(?:\.\d+)?), lines? (?P<line>\d{1,9})(?:[–-](?P<last>\d{1,9}))?")


class QuestionError(CourseError):
    """A question file cannot be used as it is; the message names file, question and key."""


class Passage(NamedTuple):
    """A place in the pages: ``july.5, line 151``, with the words to mark, where only a part of it is meant.

    ``message`` is what a student is told who quotes it where it does not support the claim.
    """

    cite: str
    quote: str | None = None
    message: str | None = None


class Support(NamedTuple):
    """A passage that carries a claim: its words, and which of them carry each part of it.

    ``carries`` has for each part the words that carry it, any of them; ``pronouns`` a pronoun that stands in for a
    part, which is good only where another cut holds whom it stands for.
    """

    cite: str
    quote: str
    carries: dict
    pronouns: dict = {}


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
    """One question; see the keys of a question file. What is not given is None, False or empty.

    ``pages`` is a teacher's own folder of pages, where the question is not about the five.
    """

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
    year: bool = False
    why: str = ""
    parts: dict = {}
    supports: tuple[Support, ...] = ()
    elsewhere: tuple[Passage, ...] = ()
    pages: str | None = None

    @property
    def right(self) -> tuple[Accepted, ...]:
        """The right answer and the accepted ones."""
        return (Accepted(self.answer, ""), *self.accept)

    @property
    def cited(self) -> tuple[Passage, ...]:
        """The passages that the solution rests on; of a question for evidence, where none are given, its supports."""
        return self.passages or tuple(Passage(one.cite, None if "…" in one.quote else one.quote)
                                      for one in self.supports)

    @property
    def first_step(self) -> str:
        """What to do next after a wrong answer that has no message of its own."""
        return f'Press Hint, or run course.hint("{self.id}"), for a first step.'


class Verdict(NamedTuple):
    """What is said of an answer: ``message`` adds to the state; ``passages`` are those that it speaks of."""

    state: str
    message: str = ""
    passages: tuple[Passage, ...] = ()
