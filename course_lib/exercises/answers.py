"""Judge an answer: not attempted, not yet or right, with a message that says what to look at.

How an answer of each kind is read and compared stands in ``kinds``.
"""

from course_lib.exercises.given import Unreadable, is_blank
from course_lib.exercises.kinds.day import Day
from course_lib.exercises.kinds.evidence import Evidence
from course_lib.exercises.kinds.number import Number
from course_lib.exercises.kinds.several import Several
from course_lib.exercises.kinds.table import Table
from course_lib.exercises.kinds.words import Choice, Words
from course_lib.exercises.question import NOT_ATTEMPTED, NOT_YET, RIGHT, QuestionError, Verdict

KINDS = {kind.name: kind for kind in (Number(), Day(), Choice(), Several(), Words(), Table(), Evidence())}
_LONGEST = 20_000  # characters of an answer that are read


def kind_of(question):
    """The kind of a question.

    >>> from course_lib.exercises.questions import find
    >>> kind_of(find("1.3")).wanted
    'This question asks for a number.'
    """
    return KINDS[question.kind]


def judge(question, answer):
    """The Verdict on an answer to a Question.

    The answer may be anything at all: a blank one is not attempted, one of another kind is explained. Nothing that a
    student can give raises an error.

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
    except Unreadable as why:
        return Verdict(NOT_YET, str(why))
    except Exception:  # what a student gives may be any object, and any object may raise anything
        return Verdict(NOT_YET, f"This answer cannot be read: it is a value of the type {type(answer).__name__}. "
                                f"{kind_of(question).wanted}")


def _judged(question, answer):
    if is_blank(answer):
        return Verdict(NOT_ATTEMPTED)
    if isinstance(answer, str) and len(answer) > _LONGEST:
        raise Unreadable(f"This answer has {len(answer):,} characters, which is too long to read. "
                         f"{kind_of(question).wanted}")
    verdict = kind_of(question).judge(question, answer)
    if verdict.state != RIGHT:
        return verdict
    message = f"{verdict.message} {question.why}".strip()  # a right answer is told why it is right, with the passage
    return verdict._replace(message=message, passages=verdict.passages or question.passages[:1])
