"""Questions for a word or a few words: of the kind *text*."""

from course_lib.exercises.given import Unreadable, described, is_missing, one_value, shortened, shown
from course_lib.exercises.kinds.kind import Kind
from course_lib.exercises.verdicts import NOT_YET, Verdict, first_step
from course_lib.exercises.wordings import is_misspelt, is_near, not_a_name, same, same_name


def given_text(wanted, answer):
    """An answer as a text. Raises Unreadable, with what is wanted, where it is none.

    >>> given_text("A word is wanted.", ["Nanning"])
    'Nanning'
    """
    answer = one_value(answer)
    if isinstance(answer, (int, float)) and not isinstance(answer, bool) and not is_missing(answer):
        return shown(answer)
    if not isinstance(answer, str):
        raise Unreadable(f"{wanted} You gave {described(answer)}.")
    return answer


class Words(Kind):
    """*text*: typed; case, marks, titles and a slip of the pen do not count."""

    name, must = "text", "text in quotation marks"
    wanted = "This question asks for a word or a few words, in quotation marks."

    def how(self, question):
        return "Answer with a word or a few."

    def read(self, question, answer):
        return given_text(self.wanted, answer)

    def compare(self, question, given, expected):
        if same(given, expected):
            return ""
        if same_name(given, expected):
            return f"Printed: “{expected}”."
        if is_misspelt(given, expected) and not _may_be_another(question, given, expected):
            return f"Check the spelling: “{expected}”."
        return None

    def otherwise(self, question, given):
        if any(is_near(given, one) for one in self.right_answers(question)):
            return Verdict(NOT_YET, f"“{shortened(given)}” is nearly it. Check each word and its spelling.", near=True)
        odd = not_a_name([question.answer], [given])
        return Verdict(NOT_YET, f"“{shortened(given)}” is not what is looked for. {odd}{first_step(question)}")


def _may_be_another(question, given, expected):
    """Whether a misspelt answer may as well be meant for another one of the question file."""
    others = [question.answer, *(one.answer for one in (*question.accept, *question.wrong) if one.answer)]
    return any(is_misspelt(given, other) for other in others if other != expected)
