"""Questions for a day."""

from datetime import date, datetime

from course_lib.display.markup import text
from course_lib.exercises.given import one_value
from course_lib.exercises.kinds.givendays import WANTED, compared, day_in_words, given_day
from course_lib.exercises.kinds.kind import Kind
from course_lib.exercises.verdicts import NOT_YET, Verdict, first_step


class Day(Kind):
    """*date*: typed as people of any country type it, or computed."""

    name, wanted, must = "date", WANTED, "a date without quotation marks, such as 2024-07-25"

    def is_answer(self, value):
        return isinstance(value, date) and not isinstance(value, datetime)

    def how(self, question):
        return f"Answer with a date, such as 7 May 2023{', and its year' if question.year else ''}."

    def read(self, question, answer):
        return given_day(one_value(answer))

    def compare(self, question, given, expected):
        return None if question.year and given.year is None else compared(given, expected)

    def otherwise(self, question, given):
        if (given.month, given.day) != (question.answer.month, question.answer.day):
            return Verdict(NOT_YET, f"You gave {day_in_words(given)}. The answer is another day. "
                                    f"{first_step(question)}")
        gave = f"Check the year: you gave {given.year}." if given.year else "Which year is it?"
        return Verdict(NOT_YET, f"Day and month are right. {gave}", near=True)

    def in_words(self, question, answer):
        return f"{answer:%A} {answer.day} {answer:%B %Y}" if isinstance(answer, date) else text(str(answer))
