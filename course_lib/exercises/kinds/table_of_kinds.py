"""All kinds of questions by their names."""

from course_lib.exercises.kinds.choice import Choice
from course_lib.exercises.kinds.day import Day
from course_lib.exercises.kinds.evidence import Evidence
from course_lib.exercises.kinds.number import Number
from course_lib.exercises.kinds.several import Several
from course_lib.exercises.kinds.table import Table
from course_lib.exercises.kinds.words import Words

KINDS = {kind.name: kind for kind in (Number(), Day(), Choice(), Several(), Words(), Table(), Evidence())}


def kind_of(question):
    """The kind of a question.

    >>> from course_lib.exercises.questions import find
    >>> kind_of(find("1.3")).wanted
    'This question asks for a number.'
    """
    return KINDS[question.kind]
