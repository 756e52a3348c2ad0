"""For teachers: the key to the questions, made from them, and a check of questions of their own.

What a file may hold is checked whenever it is read (see ``questionform``). Here each passage is looked up, and each
answer of a file is judged, as if a student had given it.
"""

import os
from pathlib import Path

from course_lib.display import markup
from course_lib.display.markup import Html, plural, text
from course_lib.errors import CourseError
from course_lib.exercises.answers import judge, kind_of
from course_lib.exercises.feedback import accepted, in_words, passages, rich
from course_lib.exercises.places import places_of, texts_in
from course_lib.exercises.question import NOT_YET, RIGHT, QuestionError
from course_lib.exercises.questions import every, read, sound, taken


def check_questions(file=None):
    """Check the questions of one file, or all that there are.

    Args:
        file: a path; without it, the course's own files and those in ``questions`` beside the notebooks.

    Returns:
        One sentence that says how many questions were checked.

    Raises:
        QuestionError: a file cannot be used, or holds faults; the message names each.

    >>> from course_lib.exercises.questions import SHIPPED
    >>> check_questions(SHIPPED / "00.toml")
    '1 question checked: passages stand where they are cited, and answers are judged as the file has it.'
    """
    questions = every() if file is None else read(Path(file))
    others = {} if file is None else _in_other_files(file)
    found = [taken(question, others[question.id]) for question in questions if question.id in others]
    found += [f"{question.file}, question {question.id}: {fault}"
              for question in questions for fault in faults(question)]
    if found:
        raise QuestionError("\n".join(found))
    return (f"{plural(len(questions), 'question')} checked: passages stand where they are cited, "
            "and answers are judged as the file has it.")


def _in_other_files(file):
    """The questions of the course, and of the folder of a file, that stand in other files, by id."""
    here = os.path.realpath(file)
    return {question.id: question for folder in (None, Path(here).parent) for question in sound(folder)[0]
            if os.path.realpath(question.file) != here}


def faults(question):
    """What is wrong with a question, in sentences: passages that are not there, answers that are judged otherwise."""
    for passage in [*question.passages, *question.elsewhere, *(one.passage for one in question.wrong if one.passage)]:
        try:
            places_of(passage, texts_in(question.pages))
        except QuestionError as error:
            yield str(error)
    for answer in kind_of(question).right_answers(question):
        verdict = judge(question, answer)
        if verdict.state != RIGHT:
            yield f"the right answer {answer!r} is judged “{verdict.state}”: {verdict.message}"
    for answer, message in kind_of(question).wrong_answers(question):
        verdict = judge(question, answer)
        if verdict.state != NOT_YET or not verdict.message.startswith(message):
            yield f"the wrong answer {answer!r} is judged “{verdict.state}”, with the message: {verdict.message}"


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
    said = f"The answers to {plural(len(questions), 'question')} of {names}."
    return Html("".join(map(_entry, questions)), said)


def _entry(question):
    items = [("Right", in_words(question, question.answer), "")] if question.answer is not None else []
    items += [("Right", text(f"{one.cite}: “{one.quote}”"), _carried(question, one)) for one in question.supports]
    items += [("Also right", "; ".join(answers), why) for why, answers in accepted(question)]
    items += [("Foreseen, wrong", _wrong(question, one), one.message) for one in question.wrong]
    items += [("Does not support it", text(f"{one.cite}: “{one.quote}”"), one.message) for one in question.elsewhere]
    listed = "".join(f"<li><strong>{what}:</strong> {answer}{' — ' if answer and words else ''}{rich(words)}</li>"
                     for what, answer, words in [*items, ("Solution", "", question.solution)])
    return (markup.sentence(f"<strong>{text(question.id)} {rich(question.title)}</strong> ({question.kind})")
            + markup.sentence(rich(question.prompt)) + f"<ul>{listed}</ul>" + passages(question, question.cited))


def _carried(question, support):
    """What a cut must hold: each part of the claim, with the words that carry it, any of them."""
    parts = (f"{question.parts[part]} ({' / '.join(f'“{one}”' for one in words)})"
             for part, words in support.carries.items())
    return f"A cut from it must hold: {'; '.join(parts)}."


def _wrong(question, wrong):
    if wrong.answer is not None:
        return in_words(question, wrong.answer)
    return f"{text(wrong.extra)} among the entries" if wrong.extra else f"{text(wrong.missing)} left out"
