"""The answers to the questions, for teachers: made from the questions, so that the two never differ."""

from course_lib.display import markup
from course_lib.display.markup import Html, text
from course_lib.errors import CourseError
from course_lib.exercises.feedback import accepted, as_table, in_words, passages, rich
from course_lib.exercises.questions import every


def answer_key(notebook=None):
    """Each question with its right and other accepted answers, foreseen wrong ones, its solution.

    Args:
        notebook: the number or the name of a notebook, such as ``"03"``; without it, all of them.

    Returns:
        A view.

    Raises:
        CourseError: no question belongs to such a notebook.

    >>> repr(answer_key("01")).endswith("of 01_what_is_this_page.")
    True
    """
    questions = [one for one in every() if notebook is None or one.notebook.startswith(str(notebook))]
    names = markup.listing(dict.fromkeys(one.notebook for one in questions or every()))
    if not questions:
        raise CourseError(f"No question belongs to a notebook {notebook!r}. There are questions of: {names}. "
                          f"Give the beginning of a name.")
    said = f"The answers to {markup.plural(len(questions), 'question')} of {names}."
    return Html("".join(map(_entry, questions)), said)


def _entry(question):
    items = [("Right", _shown(question, question.answer), "")] if question.answer is not None else []
    items += [("Also right", answers, why) for why, answers in accepted(question)]
    items += [("Foreseen, wrong", _wrong(question, one), one.message) for one in question.wrong]
    items += [("Does not support it", text(f"{one.cite}: “{one.quote}”"), one.message) for one in question.elsewhere]
    listed = "".join(f"<li><strong>{what}:</strong> {answer}{' — ' if answer and words else ''}{rich(words)}</li>"
                     for what, answer, words in [*items, ("Solution", "", question.solution)])
    return (markup.sentence(f"<strong>{text(question.id)} {rich(question.title)}</strong> ({question.kind})")
            + markup.sentence(rich(question.prompt)) + f"<ul>{listed}</ul>" + passages(question, question.cited))


def _shown(question, answer):
    return as_table(answer) or in_words(question, answer)


def _wrong(question, wrong):
    if wrong.answer is not None:
        return _shown(question, wrong.answer)
    return f"{text(wrong.extra)} among the entries" if wrong.extra else f"{text(wrong.missing)} left out"
