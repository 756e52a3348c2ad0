"""What is shown of a question, as HTML: its words, the judgement of an answer, passages, hints, the solution.

A passage is always shown itself; the link that opens it in its page only stands beside it.
"""

import os
import re
from pathlib import Path

from course_lib.display import markup
from course_lib.display.markup import text
from course_lib.display.views import evidence, row_of, rows_html
from course_lib.exercises.belonging import OTHER_PAGES, reads_other_pages
from course_lib.exercises.kinds.numerals import numerals_in
from course_lib.exercises.kinds.table_of_kinds import kind_of
from course_lib.exercises.places import place_of, texts_in
from course_lib.exercises.question import QuestionError
from course_lib.exercises.verdicts import NOT_ATTEMPTED, NOT_YET, RIGHT

WORDS = {NOT_ATTEMPTED: "Not attempted yet.", NOT_YET: "Not yet.", RIGHT: "Right."}
_NOTHING_TO_ADD = {NOT_ATTEMPTED: "", NOT_YET: "Read the question again, or take a hint.",
                   RIGHT: "The solution has the reasoning."}
_KEPT_RIGHT = "The right answer you gave before stays saved."


def rich(words):
    """Words of a question file as HTML: ``code`` between backticks, **bold** and *italic* between stars.

    >>> rich("Is `a < b` **true** or *false*?")
    'Is <code>a &lt; b</code> <strong>true</strong> or <em>false</em>?'
    """
    pieces = re.split(r"`([^`]+)`", words)
    pieces[0::2] = map(_emphasised, pieces[0::2])
    pieces[1::2] = (f"<code>{text(piece)}</code>" for piece in pieces[1::2])
    return "".join(pieces)


def _emphasised(words):
    bold = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", text(words))
    return re.sub(r"\*(\S(?:[^*]*\S)?)\*", r"<em>\1</em>", bold)


def prompt(question):
    """The question itself: number, title, what is asked, and how it is answered."""
    title = f"<strong>Question {text(question.id)}. {rich(question.title)}</strong>"
    how = markup.aside(kind_of(question).how(question))
    return markup.sentence(title) + belongs(question) + markup.sentence(rich(question.prompt)) + how


def belongs(question):
    """Which pages a question is about, where the notebook reads others; else nothing."""
    if not reads_other_pages(question.pages):
        return ""
    own = f"This question is about the pages in the folder {question.pages}, and this notebook reads others."
    return markup.sentence(text(own if question.pages else OTHER_PAGES))


def judged(verdict, kept_right=False):
    """A verdict in words, with the passages it speaks of."""
    message = verdict.message or _NOTHING_TO_ADD[verdict.state]
    kept = f" {_KEPT_RIGHT}" if kept_right else ""
    said = f"<strong>{WORDS[verdict.state]}</strong> {rich(message + kept)}".strip()
    status = f'<p role="status" style="margin:6px 0">{said}</p>'
    return status + "".join(map(passage, verdict.passages))


def in_plain_words(verdict):
    """The same in one line of plain text."""
    return f"{WORDS[verdict.state]} {verdict.message or _NOTHING_TO_ADD[verdict.state]}".strip()


def notice(said):
    """A sentence about the saved answers, if there is one to say."""
    return markup.aside(text(said)) if said else ""


def hint(question, number):
    """Hint ``number``, from 1; past the last one, where to go instead."""
    total = len(question.hints)
    if number > total:
        return markup.sentence(f"There are no more hints than these {total}. The solution has the reasoning.")
    return markup.sentence(f"<strong>Hint {number} of {total}.</strong> {rich(question.hints[number - 1])}")


def solution(question):
    """The right answer, its reasoning, and the passages it rests on."""
    said = f"<strong>Solution.</strong> {right_answer(question)}{rich(question.solution)}"
    others = "".join(markup.sentence(f"Also right: {answers}. {rich(why)}") for why, answers in accepted(question))
    return (markup.sentence(said) + as_table(question.answer) + others
            + "".join(map(passage, question.cited)))


def right_answer(question):
    """The right answer as a sentence; nothing where the solution says it, or where it stands below."""
    words = in_words(question, question.answer)
    return "" if _says(question, words) else f"The answer is {words}. "


def _says(question, words):
    """Whether the solution itself says the right answer, a number also in words or as so many of so many."""
    said = question.solution.replace("`", "")
    if question.kind != "number":
        return words.casefold() in text(said).casefold()
    near = question.tolerance or 1e-9
    return any(abs(one.value - question.answer) <= near for one in numerals_in(said))


def accepted(question):
    """Other right answers in words, those with one reason together: pairs of the reason and the answers."""
    by_reason = {}
    for one in question.accept:
        by_reason.setdefault(one.why, []).append(as_table(one.answer) or in_words(question, one.answer))
    return [(why, "; ".join(answers)) for why, answers in by_reason.items()]


def in_words(question, answer):
    """An answer in a line of HTML, as one would write it; nothing for a table or none."""
    return "" if answer is None or isinstance(answer, dict) else kind_of(question).in_words(question, answer)


def as_table(answer):
    """The answer to a question that asks for a table; nothing for other answers."""
    if not isinstance(answer, dict):
        return ""
    import pandas as pd

    return rows_html(pd.DataFrame(answer))


def static(question, record):
    """The question for a notebook that is not running, or for paper; with the saved state, if there is
    any."""
    options = "".join(f"<li>{text(option)}</li>" for option in question.options)
    own = in_words(question, record.answer)
    given = f" Your answer: {own}" if own else ""
    hints = "".join(_folded(f"Hint {number} of {len(question.hints)}", markup.sentence(rich(words)))
                    for number, words in enumerate(question.hints, 1))
    return (prompt(question) + (f'<ul style="margin:4px 0">{options}</ul>' if options else "")
            + markup.sentence(f"<strong>{WORDS[record.state]}</strong>{given}")
            + hints + _folded("Solution", solution(question)))


def _folded(summary, html):
    return f"<details><summary>{summary}</summary>{html}</details>"


def passage(cited):
    """A cited passage as evidence always looks, and the link that opens its page there."""
    try:
        place = place_of(cited)
    except QuestionError as error:
        return markup.sentence(text(error))
    corpus = texts_in(cited.pages).corpus
    file = row_of(corpus.pages, "page_id", place.page_id)["file"]
    return evidence(corpus, place)._repr_html_() + _link(Path(corpus.folder) / file, place.line)


def _link(file, line):
    try:
        target = Path(os.path.relpath(file)).as_posix()
    except ValueError:  # on another drive
        return ""
    address = f"{markup.attribute(target)}#line={line - 1}"  # JupyterLab counts lines from 0 here
    return markup.sentence(f'<a href="{address}">Open the page at line {line}</a>')
