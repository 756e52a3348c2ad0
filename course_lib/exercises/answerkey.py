"""The answers to the questions, for teachers: made from the questions, so that the two never differ."""

from course_lib.display import markup
from course_lib.display.markup import Html, text
from course_lib.errors import CourseError
from course_lib.exercises.feedback import accepted, as_table, in_words, passage, rich
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
    if not questions:
        known = markup.listing(dict.fromkeys(one.notebook for one in every()))
        raise CourseError(f"No question belongs to a notebook {notebook!r}. There are questions of: {known}. "
                          f"Give the beginning of a name.")
    names = markup.listing(dict.fromkeys(one.notebook for one in questions))
    said = f"The answers to {markup.plural(len(questions), 'question')} of {names}."
    return Html("".join(map(_entry, questions)), said)


def _entry(question):
    items = [_item("Right", _shown(question, question.answer))] if question.answer is not None else []
    items += [_item("Also right", answers, why) for why, answers in accepted(question)]
    items += [_item("Foreseen, wrong", _wrong(question, one), one.message) for one in question.wrong]
    items += [_item("Does not support it", text(f"{one.cite}: “{one.quote}”"), one.message)
              for one in question.elsewhere]
    items += [_item("Solution", "", question.solution)]
    return (markup.sentence(f"<strong>{text(question.id)} {rich(question.title)}</strong> ({question.kind})")
            + markup.sentence(rich(question.prompt)) + f"<ul>{''.join(items)}</ul>"
            + "".join(map(passage, question.cited)))


def _item(what, answer, words=""):
    return f"<li><strong>{what}:</strong> {answer}{' — ' if answer and words else ''}{rich(words)}</li>"


def _shown(question, answer):
    return as_table(answer) or in_words(question, answer)


def _wrong(question, wrong):
    if wrong.extra is not None:
        return f"{text(wrong.extra)} among the entries"
    if wrong.missing is not None:
        return f"{text(wrong.missing)} left out"
    return _shown(question, wrong.answer)
