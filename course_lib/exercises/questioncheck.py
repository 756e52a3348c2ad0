"""Check questions against the pages and against the judge: for whoever writes some.

What a file may hold is checked whenever it is read (see ``questionform``). Here each passage is looked up, and each
answer of a file is judged, as if a student had given it.
"""

import os
from pathlib import Path

from course_lib.display.markup import plural
from course_lib.exercises.answers import judge, kind_of
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
    for answer in right_answers(question):
        verdict = judge(question, answer)
        if verdict.state != RIGHT:
            yield f"the right answer {answer!r} is judged “{verdict.state}”: {verdict.message}"
    for answer, message in wrong_answers(question):
        verdict = judge(question, answer)
        if verdict.state != NOT_YET or not verdict.message.startswith(message):
            yield f"the wrong answer {answer!r} is judged “{verdict.state}”, with the message: {verdict.message}"


def right_answers(question):
    """The right answer and the accepted ones; for evidence, the words of each passage that carries the claim."""
    return kind_of(question).right_answers(question)


def wrong_answers(question):
    """Each wrong answer of a question's file with its message; a whole list for an entry too many or missing."""
    return kind_of(question).wrong_answers(question)
