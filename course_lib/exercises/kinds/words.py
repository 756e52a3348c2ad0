"""Questions for a word or a few words, typed (*text*) or chosen (*choice*)."""

import re

from course_lib.exercises.kinds.kind import Kind
from course_lib.exercises.places import not_a_name
from course_lib.exercises.question import NOT_YET, RIGHT, Verdict
from course_lib.exercises.wordings import (has_in_a_row, has_same_words, is_misspelt, is_near, meant_by_words, same,
                                           same_name, the_one_meant)
from course_lib.wanted import shortened


class Words(Kind):
    """*text*: typed; case, marks, titles, the order of words and a slip of the pen do not count."""

    name = "text"
    wanted = "This question asks for a word or a few words, in quotation marks."

    def how(self, question):
        return "Answer with a word or a few."

    def compare(self, question, given, expected):
        if same(given, expected):
            return ""
        if same_name(given, expected) or has_same_words(given, expected):
            return f"Printed: “{expected}”."
        others = [one.answer for one in (*question.right, *question.wrong) if one.answer not in (None, expected)]
        if is_misspelt(given, expected) and not any(is_misspelt(given, other) for other in others):
            return f"Check the spelling: “{expected}”."
        return None

    def otherwise(self, question, given):
        parts = [part for part in re.split(r"[,;()]|\bor\b", given) if part.strip()]  # *IDCPC, the department*
        if len(parts) > 1 and all(self.judge(question, part).state == RIGHT for part in parts):
            return self.judge(question, parts[0])
        if any(is_near(given, one.answer) for one in question.right):
            return Verdict(NOT_YET, f"“{shortened(given)}” is nearly it. Check each word and its spelling.")
        odd = not_a_name(question, [question.answer], [given])
        return Verdict(NOT_YET, f"“{shortened(given)}” is not what is looked for. {odd}{question.first_step}")


class Choice(Kind):
    """*choice*: a button, or the option typed."""

    name, field = "choice", "ChoiceField"
    wanted = "This question asks for one of its options, as a text in quotation marks."

    def how(self, question):
        return "Choose one."

    def compare(self, question, given, expected):
        if _chosen(given, question.options) != expected:
            return None
        return "" if same(given, expected) else f"Taken as “{expected}”."

    def otherwise(self, question, given):
        chosen = _chosen(given, question.options)
        if chosen is None:
            options = "; ".join(f"“{option}”" for option in question.options)
            return Verdict(NOT_YET, f"“{shortened(given)}” is none of the options. They are: {options}.")
        return Verdict(NOT_YET, f"“{chosen}” does not hold. {question.first_step}")


def _chosen(given, options):
    """The option that is meant, by its words or its name, by some of them in a row, or by most of them."""
    return the_one_meant(given, options, same, same_name, has_in_a_row) or meant_by_words(given, options)
