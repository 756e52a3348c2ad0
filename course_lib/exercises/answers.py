"""Judge an answer: not attempted, not yet or right, with a message that says what to look at.

For each kind of question there is a way to read what was given (which may find it unreadable, and explains that), a way
to compare it with an answer of the question file, and a word on what is looked for, for a wrong answer that has no
message of its own. Lists, tables and quotations are judged in ``listed``, ``tabular`` and ``quoting``.
"""

from course_lib.exercises import givendays
from course_lib.exercises.given import Unreadable, described, is_blank, is_missing, one_value, shortened, shown
from course_lib.exercises.givendays import day_in_words, given_day
from course_lib.exercises.listed import judge_several
from course_lib.exercises.numerals import Numeral, numerals_in
from course_lib.exercises.question import QuestionError
from course_lib.exercises.quoting import judge_evidence
from course_lib.exercises.tabular import judge_table
from course_lib.exercises.verdicts import NOT_ATTEMPTED, NOT_YET, RIGHT, WANTED, Verdict, decide, first_step
from course_lib.exercises.wordings import folded, is_misspelt, is_near, not_a_name, same, same_name

__all__ = ["NOT_ATTEMPTED", "NOT_YET", "RIGHT", "Verdict", "judge"]

_LONGEST = 20_000  # characters of an answer that are read
_PERCENT = 0.005  # how far a share may be off where the question does not say: it was rounded to whole percents


def judge(question, answer):
    """Judge an answer to a question.

    Args:
        question: a Question.
        answer: anything at all; a blank one is not attempted, and one of another kind is explained.

    Returns:
        A Verdict. Nothing a student can give raises an error.

    >>> from course_lib.exercises.questions import find
    >>> judge(find("1.1"), "Fifteen texts").state
    'right'
    >>> judge(find("1.1"), [1, 2, 3]).message
    'This question asks for a number. You gave a list of 3.'
    """
    try:
        return _judged(question, answer)
    except QuestionError as error:
        return Verdict(NOT_ATTEMPTED, f"Question {question.id} cannot be judged, for its file has a fault. {error}")
    except Exception:  # what a student gives may be any object, and any object may raise anything
        return Verdict(NOT_YET, f"This answer cannot be read: it is a value of the type {type(answer).__name__}. "
                                f"{WANTED[question.kind]}")


def _judged(question, answer):
    if is_blank(answer):
        return Verdict(NOT_ATTEMPTED)
    if isinstance(answer, str) and len(answer) > _LONGEST:
        return Verdict(NOT_YET, f"This answer has {len(answer):,} characters, which is too long to read. "
                                f"{WANTED[question.kind]}")
    try:
        return _JUDGES[question.kind](question, answer)
    except Unreadable as why:
        return Verdict(NOT_YET, str(why))


def _judge_number(question, answer):
    given = _given_number(question, one_value(answer))
    if given.part is not None and not question.percent:
        return _judge_part(question, given.part)
    return decide(question, lambda expected: _compared_numbers(question, given, expected),
                  lambda: Verdict(NOT_YET, _not_this_number(question, given)))


def _judge_part(question, part):
    """*25 of 27*, where a number is asked for: what is said of the 25."""
    verdict = decide(question, lambda expected: _compared_numbers(question, Numeral(part), expected),
                     lambda: Verdict(NOT_YET, _not_this_number(question, Numeral(part))))
    if verdict.state == RIGHT:
        return Verdict(NOT_YET, f"{shown(part)} is right. Give this number alone, without the whole.", near=True)
    return verdict


def _given_number(question, answer):
    if is_missing(answer):
        raise Unreadable(f"{WANTED[question.kind]} You gave a missing value: what you computed has no result.")
    if isinstance(answer, str):
        return _typed_number(question, answer)
    if isinstance(answer, bool) or not hasattr(answer, "__float__"):
        raise Unreadable(f"{WANTED[question.kind]} You gave {described(answer)}.{_how_to_count(answer)}")
    try:
        value = float(answer)
    except OverflowError:
        value = float("inf")
    if value in (float("inf"), float("-inf")):
        raise Unreadable(f"{WANTED[question.kind]} The one you gave is too large to be meant.")
    return Numeral(value)


def _typed_number(question, answer):
    found = list(dict.fromkeys(numerals_in(answer)))
    if not found and "all" in folded(answer).split():
        raise Unreadable(f"{WANTED[question.kind]} If it is all of them: how many are they?")
    if len(found) != 1:
        count = f"there are {len(found)}" if found else "there is none"
        raise Unreadable(f"{WANTED[question.kind]} In {described(answer)} {count}. Give the number alone.")
    if {"not", "except"} & set(folded(answer).split()):
        raise Unreadable(f"{WANTED[question.kind]} Give the number alone.")
    return found[0]


def _how_to_count(answer):
    return " To count its rows, put it into len( )." if type(answer).__name__ in ("DataFrame", "Series") else ""


def _compared_numbers(question, given, expected):
    allowed = question.tolerance if question.tolerance is not None else _PERCENT if question.percent else 0
    values = [given.value] if given.is_share or not question.percent else [given.value, given.value / 100]
    is_same = any(abs(value - expected) <= allowed + 1e-9 * max(1, abs(expected)) for value in values)
    return "" if is_same else None


def _not_this_number(question, given):
    if given.is_share and not question.percent:
        return (f"This question asks for a number of {question.unit or 'things'}, not for a share. "
                f"{first_step(question)}")
    what = "share" if question.percent else f"number of {question.unit}" if question.unit else "number"
    gave = f"{shown(100 * given.value)} %" if given.is_share else shown(given.value)
    return f"You gave {gave}. The right {what} is another one. {first_step(question)}"


def _judge_date(question, answer):
    given = given_day(one_value(answer))
    return decide(question, lambda expected: givendays.compared(given, expected),
                  lambda: _not_this_day(question, given))


def _not_this_day(question, given):
    is_near = (given.month, given.day) == (question.answer.month, question.answer.day)
    if is_near:
        return Verdict(NOT_YET, f"Day and month are right. Check the year: you gave {given.year}.", near=True)
    return Verdict(NOT_YET, f"You gave {day_in_words(given)}. The answer is another day. "
                            f"{first_step(question)}")


def _given_text(question, answer):
    answer = one_value(answer)
    if isinstance(answer, (int, float)) and not isinstance(answer, bool) and not is_missing(answer):
        return shown(answer)
    if not isinstance(answer, str):
        raise Unreadable(f"{WANTED[question.kind]} You gave {described(answer)}.")
    return answer


def _judge_choice(question, answer):
    given = _given_text(question, answer)
    chosen = _chosen(given, question.options)
    if chosen is None:
        options = "; ".join(f"“{option}”" for option in question.options)
        return Verdict(NOT_YET, f"“{shortened(given)}” is none of the options. They are: {options}.")
    verdict = decide(question, lambda expected: "" if expected == chosen else None,
                     lambda: Verdict(NOT_YET, f"“{chosen}” does not hold. {first_step(question)}"))
    return verdict._replace(near=verdict.state == RIGHT and given != chosen)


def _chosen(given, options):
    """The option that is meant: the same, of the same name, or the only one of which this may be a misspelling."""
    for is_meant in (same, same_name, is_near):
        meant = [option for option in options if is_meant(given, option)]
        if len(meant) == 1:
            return meant[0]
    return None


def _judge_text(question, answer):
    given = _given_text(question, answer)
    return decide(question, lambda expected: _compared_texts(question, given, expected),
                  lambda: _not_this_text(question, given))


def _not_this_text(question, given):
    if any(is_near(given, one) for one in (question.answer, *(one.answer for one in question.accept))):
        return Verdict(NOT_YET, f"“{shortened(given)}” is nearly it. Check each word and its spelling.", near=True)
    odd = not_a_name([question.answer], [given])
    return Verdict(NOT_YET, f"“{shortened(given)}” is not what is looked for. {odd}{first_step(question)}")


def _compared_texts(question, given, expected):
    if same(given, expected):
        return ""
    if same_name(given, expected):
        return f"Printed: “{expected}”."
    if is_misspelt(given, expected) and not _may_be_another(question, given, expected):
        return f"Check the spelling: “{expected}”."
    return None


def _may_be_another(question, given, expected):
    """Whether a misspelt answer may as well be meant for another one of the question file."""
    others = [question.answer, *(one.answer for one in (*question.accept, *question.wrong) if one.answer)]
    return any(is_misspelt(given, other) for other in others if other != expected)


_JUDGES = {"number": _judge_number, "date": _judge_date, "choice": _judge_choice, "several": judge_several,
           "text": _judge_text, "table": judge_table, "evidence": judge_evidence}
