"""Judge an answer: not attempted, not yet or right, with a message that says what to look at.

How an answer of each kind is read and compared stands in ``kinds``.
"""

from course_lib.exercises.given import Unreadable, is_blank
from course_lib.exercises.kinds.table_of_kinds import kind_of
from course_lib.exercises.question import QuestionError
from course_lib.exercises.verdicts import NOT_ATTEMPTED, NOT_YET, RIGHT, Verdict

_LONGEST = 20_000  # characters of an answer that are read


def judge(question, answer):
    """Judge an answer to a question.

    Args:
        question: a Question.
        answer: anything at all; a blank one is not attempted, and one of another kind is explained.

    Returns:
        A Verdict. Nothing a student can give raises an error.

    >>> from course_lib.exercises.questions import find
    >>> judge(find("1.3"), "Three times").state
    'right'
    >>> judge(find("1.3"), [1, 2, 3]).message
    'This question asks for a number. You gave a list of 3.'
    """
    try:
        return _judged(question, answer)
    except QuestionError as error:
        return Verdict(NOT_ATTEMPTED, f"Question {question.id} cannot be judged, for its file has a fault. {error}")
    except Exception:  # what a student gives may be any object, and any object may raise anything
        return Verdict(NOT_YET, f"This answer cannot be read: it is a value of the type {type(answer).__name__}. "
                                f"{kind_of(question).wanted}")


def _judged(question, answer):
    if is_blank(answer):
        return Verdict(NOT_ATTEMPTED)
    kind = kind_of(question)
    if isinstance(answer, str) and len(answer) > _LONGEST:
        return Verdict(NOT_YET, f"This answer has {len(answer):,} characters, which is too long to read. "
                                f"{kind.wanted}")
    try:
        verdict = kind.judge(question, answer)
    except Unreadable as why:
        return Verdict(NOT_YET, str(why))
    return _with_reason(question, verdict) if verdict.state == RIGHT else verdict


def _with_reason(question, verdict):
    """A right answer is told why it is right, with the passage."""
    message = " ".join(filter(None, (verdict.message, question.why)))
    return verdict._replace(message=message, passages=verdict.passages or question.passages[:1])
