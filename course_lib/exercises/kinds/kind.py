"""What every kind of question has: the seven modules beside this one say it each for their own.

A new kind is a module with a class that fills this in, and a line in ``table_of_kinds``.
"""

from course_lib.display.markup import listing, text
from course_lib.exercises.verdicts import decide


def is_number(value):
    """Whether a value of a question file is a number: not true or false, which Python counts among them, nor nan."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and value == value


def is_text(value):
    """Whether a value of a question file is a text with something in it."""
    return isinstance(value, str) and bool(value.strip())


def is_texts(value):
    """Whether a value of a question file is a list of texts without doubles.

    >>> is_texts(["a", "b"]), is_texts(["a", "a"])
    (True, False)
    """
    return isinstance(value, list) and bool(value) and all(map(is_text, value)) and len(set(value)) == len(value)


class Kind:
    """A kind of question.

    ``name`` is its name in a question file, ``wanted`` a sentence on what it asks for, ``must`` what the answer of a
    question file must be in words, and ``is_answer`` whether it is.
    """

    name = wanted = must = ""

    def is_answer(self, value: object) -> bool:
        """Whether a value may stand as the answer in a question file."""
        return is_text(value)

    def how(self, question) -> str:
        """How the question is answered, as a line of HTML under it."""
        return ""

    def field(self, question, on_enter):
        """Where the answer is given: an object with ``widget``, ``answer`` and ``show(answer)``."""
        from course_lib.exercises.inputs import TextField  # ipywidgets: not needed for judging

        return TextField(question, on_enter)

    def read(self, question, answer):
        """What was given, in the form that ``compare`` takes. Raises Unreadable where it is of another kind."""
        raise NotImplementedError

    def compare(self, question, given, expected) -> str | None:
        """None where another answer was given; else a note on how it was written, often an empty one."""
        raise NotImplementedError

    def otherwise(self, question, given):
        """The Verdict on an answer that the question file does not name."""
        raise NotImplementedError

    def judge(self, question, answer):
        """The Verdict on an answer that is not blank. Raises Unreadable as ``read`` does."""
        given = self.read(question, answer)
        return decide(question, lambda expected: self.compare(question, given, expected),
                      lambda: self.otherwise(question, given))

    def in_words(self, question, answer) -> str:
        """An answer in a line of HTML, as one would write it."""
        return text(listing(map(str, answer)) or "none" if isinstance(answer, (list, tuple)) else str(answer))

    def right_answers(self, question) -> list:
        """The right answers of a question file, as a student may give them."""
        return [question.answer, *(one.answer for one in question.accept)]

    def wrong_answers(self, question) -> list:
        """The wrong answers of a question file, each with its message."""
        return [(one.answer, one.message) for one in question.wrong]
