"""Questions for a number, or for a share of a whole."""

from course_lib.display.markup import text
from course_lib.exercises.given import Unreadable, one_value, shown
from course_lib.exercises.kinds.kind import Kind, is_number
from course_lib.exercises.kinds.numerals import Numeral, numerals_in
from course_lib.exercises.question import NOT_YET, Verdict
from course_lib.exercises.wordings import folded
from course_lib.wanted import described, is_missing

_PERCENT = 0.005  # how far a share may be off where the question does not say: it was rounded to whole percents
_ALONE = "Give the number alone."


class Number(Kind):
    """*number*: typed in digits or words, or computed."""

    name, wanted, must = "number", "This question asks for a number.", "a number"

    def is_answer(self, value):
        return is_number(value)

    def how(self, question):
        return "Answer with a share, such as 25 % or 0.25." if question.percent else "Answer with a number."

    def read(self, question, answer):
        answer = one_value(answer)
        if is_missing(answer):
            raise Unreadable(f"{self.wanted} You gave a missing value: what you computed has no result.")
        if isinstance(answer, str):
            given = self._typed(answer)
            return given if given.part is None or question.percent else Numeral(given.part)  # *25 of 27*
        if isinstance(answer, bool) or not hasattr(answer, "__float__"):
            count = " To count its rows, put it into len( )." if hasattr(answer, "columns") else ""
            raise Unreadable(f"{self.wanted} You gave {described(answer)}.{count}")
        try:
            value = float(answer)
        except OverflowError:
            value = float("inf")
        if abs(value) == float("inf"):
            raise Unreadable(f"{self.wanted} The one you gave is too large to be meant.")
        return Numeral(value)

    def _typed(self, answer):
        found, words = list(dict.fromkeys(numerals_in(answer))), folded(answer).split()
        if not found and "all" in words:
            raise Unreadable(f"{self.wanted} If it is all of them: how many are they?")
        if len(found) != 1:
            count = f"there are {len(found)}" if found else "there is none"
            raise Unreadable(f"{self.wanted} In {described(answer)} {count}. {_ALONE}")
        if {"not", "except"} & set(words) and found[0].value:
            raise Unreadable(f"{self.wanted} {_ALONE}")
        return found[0]

    def compare(self, question, given, expected):
        allowed = question.tolerance if question.tolerance is not None else _PERCENT if question.percent else 0
        values = [given.value] if given.is_share or not question.percent else [given.value, given.value / 100]
        is_same = any(abs(value - expected) <= allowed + 1e-9 * max(1, abs(expected)) for value in values)
        return "" if is_same else None

    def otherwise(self, question, given):
        if given.is_share and not question.percent:
            return Verdict(NOT_YET, f"This question asks for a number of {question.unit or 'things'}, "
                                    f"not for a share. {question.first_step}")
        what = "share" if question.percent else f"number of {question.unit}" if question.unit else "number"
        gave = f"{shown(100 * given.value)} %" if given.is_share else shown(given.value)
        return Verdict(NOT_YET, f"You gave {gave}. The right {what} is another one. {question.first_step}")

    def in_words(self, question, answer):
        if not is_number(answer):
            return text(str(answer))
        if question.percent:
            return f"{round(100 * answer, 1):g} %"
        return text(f"{answer} {question.unit}" if question.unit and answer != 1 else str(answer))
