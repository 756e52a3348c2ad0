"""Questions for one of several options."""

from course_lib.exercises.given import shortened
from course_lib.exercises.kinds.kind import Kind
from course_lib.exercises.kinds.words import given_text
from course_lib.exercises.verdicts import NOT_YET, RIGHT, Verdict, first_step
from course_lib.exercises.wordings import is_beginning, is_near, same, same_name


class Choice(Kind):
    """*choice*: a button, or the option typed."""

    name, must = "choice", "text in quotation marks"
    wanted = "This question asks for one of its options, as a text in quotation marks."

    def how(self, question):
        return "Choose one."

    def field(self, question, on_enter):
        from course_lib.exercises.inputs import ChoiceField

        return ChoiceField(question, on_enter)

    def read(self, question, answer):
        return given_text(self.wanted, answer)

    def compare(self, question, given, expected):
        return "" if expected == _chosen(given, question.options) else None

    def otherwise(self, question, given):
        chosen = _chosen(given, question.options)
        if chosen is None:
            options = "; ".join(f"“{option}”" for option in question.options)
            return Verdict(NOT_YET, f"“{shortened(given)}” is none of the options. They are: {options}.")
        return Verdict(NOT_YET, f"“{chosen}” does not hold. {first_step(question)}")

    def judge(self, question, answer):
        verdict = super().judge(question, answer)
        given = self.read(question, answer)
        return verdict._replace(near=verdict.state == RIGHT and given not in question.options)


def _chosen(given, options):
    """The option that is meant: the same, of the same name, or the only one of which this may be a misspelling."""
    for is_meant in (same, same_name, is_beginning, is_near):
        meant = [option for option in options if is_meant(given, option)]
        if len(meant) == 1:
            return meant[0]
    return None
