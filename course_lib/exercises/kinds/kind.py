"""What every kind of question has: the modules beside this one say it each for their own.

A new kind is a class that fills this in, and a place in the list of ``answers``.
"""

from course_lib.display.markup import listing, text
from course_lib.exercises.given import Unreadable, one_value, shown
from course_lib.exercises.question import NOT_YET, RIGHT, Verdict, Wrong
from course_lib.wanted import described, is_missing


def is_number(value):
    """Whether a value of a question file is a number: not true or false, which Python counts among them, nor inf."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < 1e100


def is_text(value):
    """Whether a value of a question file is a text with something in it."""
    return isinstance(value, str) and bool(value.strip())


def is_texts(value):
    """Whether a value of a question file is a list of texts without doubles.

    >>> is_texts(["a", "b"]), is_texts(["a", "a"])
    (True, False)
    """
    return isinstance(value, list) and bool(value) and all(map(is_text, value)) and len(set(value)) == len(value)


def own_verdict(wrong):
    """The verdict that a wrong answer's own message makes."""
    return Verdict(NOT_YET, wrong.message, (wrong.passage,) if wrong.passage else ())


class Kind:
    """A kind of question.

    ``name`` is its name in a question file, ``wanted`` a sentence on what it asks for, ``must`` what the answer of a
    question file must be in words, and ``is_answer`` whether it is; ``field`` the class in ``fields`` that it is
    answered in.
    """

    name = wanted = ""
    must, field = "text in quotation marks", "TextField"

    def is_answer(self, value: object) -> bool:
        """Whether a value may stand as the answer in a question file."""
        return is_text(value)

    def how(self, question) -> str:
        """How the question is answered, as a line of HTML under it."""
        return ""

    def read(self, question, answer):
        """What was given, in the form that ``compare`` takes. Raises Unreadable where it is of another kind."""
        answer = one_value(answer)
        if is_number(answer) and not is_missing(answer):
            return shown(answer)
        if not isinstance(answer, str):
            raise Unreadable(f"{self.wanted} You gave {described(answer)}.")
        return answer

    def compare(self, question, given, expected) -> str | None:
        """None where another answer was given; else a note on how it was written, often an empty one."""
        raise NotImplementedError

    def otherwise(self, question, given):
        """The Verdict on an answer that the question file does not name."""
        raise NotImplementedError

    def judge(self, question, answer):
        """The Verdict on an answer that is not blank. Raises Unreadable as ``read`` does.

        What is exactly the same comes first, so that no answer of the file is taken for a misspelling of another.
        """
        given = self.read(question, answer)
        named = [one for one in (*question.right, *question.wrong) if one.answer is not None]
        found = [(note, one) for one in named if (note := self.compare(question, given, one.answer)) is not None]
        if not found:
            return self.otherwise(question, given)
        note, one = min(found, key=lambda pair: pair[0] != "")
        return own_verdict(one) if isinstance(one, Wrong) else Verdict(RIGHT, f"{note} {one.why}".strip())

    def in_words(self, question, answer) -> str:
        """An answer in a line of HTML, as one would write it."""
        return text(listing(map(str, answer)) or "none" if isinstance(answer, (list, tuple)) else str(answer))

    def right_answers(self, question) -> list:
        """The right answers of a question file, as a student may give them."""
        return [one.answer for one in question.right]

    def wrong_answers(self, question) -> list:
        """The wrong answers of a question file, each with its message."""
        return [(one.answer, one.message) for one in question.wrong]
