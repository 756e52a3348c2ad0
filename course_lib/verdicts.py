"""What is said of an answer: its state, in words, and a message."""

from typing import NamedTuple

from course_lib.questions import Passage

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
