"""What is said of an answer: its state, in words, and a message; and how an answer's verdict is found."""

from typing import NamedTuple

from course_lib.exercises.question import Accepted, Passage

NOT_ATTEMPTED, NOT_YET, RIGHT = STATES = ("not attempted", "not yet", "right")


class Verdict(NamedTuple):
    """What is said of an answer.

    ``message`` adds to the state and does not repeat it; it is empty where there is nothing to add. ``passages`` are
    those that the message speaks of. ``near``: the answer was right but written otherwise than printed, or was nearly
    right.
    """

    state: str
    message: str = ""
    passages: tuple[Passage, ...] = ()
    near: bool = False


def first_step(question):
    """What to do next after a wrong answer that has no message of its own."""
    return f'Press Hint, or run course.hint("{question.id}"), for a first step.'


def own_verdict(wrong):
    """The verdict that a wrong answer's own message makes."""
    return Verdict(NOT_YET, wrong.message, (wrong.passage,) if wrong.passage else ())


def decide(question, compare, otherwise):
    """The verdict on an answer that could be read.

    Args:
        question: a Question.
        compare: a function of an answer of the question file. It gives None where another one was given, an empty note
            where it is the same, and a note where it is the same but for how it is written.
        otherwise: a function that gives the verdict where no answer of the file is the same.

    What is exactly the same comes first, so that no answer of the file is taken for a misspelling of another.
    """
    right = [(compare(one.answer), one) for one in (Accepted(question.answer, ""), *question.accept)]
    wrong = [(compare(one.answer), one) for one in question.wrong if one.answer is not None]
    for is_exact in (True, False):
        for note, one in right:
            if note is not None and (note == "") is is_exact:
                return Verdict(RIGHT, " ".join(filter(None, (note, one.why))), near=not is_exact)
        for note, one in wrong:
            if note is not None and (note == "") is is_exact:
                return own_verdict(one)
    return otherwise()
