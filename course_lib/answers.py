"""Judge an answer: not attempted, not yet or right, with a message that says what to look at."""

import numbers

from course_lib.verdicts import NOT_ATTEMPTED, NOT_YET, RIGHT, Verdict

__all__ = ["NOT_ATTEMPTED", "NOT_YET", "RIGHT", "Verdict", "judge"]


def judge(question, answer):
    """Judge an answer to a question.

    Args:
        question: a Question.
        answer: anything at all.

    Returns:
        A Verdict.
    """
    if answer is None or answer == "":
        return Verdict(NOT_ATTEMPTED)
    if isinstance(answer, str) and answer.strip().isdigit():
        answer = int(answer)
    if not isinstance(answer, numbers.Number):
        return Verdict(NOT_YET, "This question asks for a number.")
    if answer == question.answer:
        return Verdict(RIGHT)
    own = next((one for one in question.wrong if one.answer == answer), None)
    return Verdict(NOT_YET, own.message, (own.passage,) if own.passage else ()) if own else Verdict(NOT_YET)
