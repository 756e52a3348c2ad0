"""What is shown of a question, as HTML: its words, the judgement of an answer, passages, hints, the solution.

A passage is always shown itself, once; its citation below it is the link that opens it in its page.
"""

import re
import sys
from pathlib import Path

from course_lib.display import markup
from course_lib.display.markup import text
from course_lib.display.views import evidence
from course_lib.exercises.answers import kind_of
from course_lib.exercises.kinds.numerals import numerals_in
from course_lib.exercises.places import places_of, texts_in
from course_lib.exercises.question import NOT_ATTEMPTED, NOT_YET, RIGHT, QuestionError

WORDS = {NOT_ATTEMPTED: "Not attempted yet.", NOT_YET: "Not yet.", RIGHT: "Right."}
_NOTHING_TO_ADD = {NOT_ATTEMPTED: "", NOT_YET: "Read the question again, or take a hint.",
                   RIGHT: "The solution has the reasoning."}
_MOST_SPELLINGS = 3  # of answers that are right for one reason, in a solution; the answer key has all
_KEPT_RIGHT = " The right answer you gave before stays saved."
OTHER_PAGES = ("This question is about the five pages that come with the course. This notebook reads other "
               "pages, so its tables and figures may lead to another answer.")
_OWN_PAGES = "This question is about the pages in the folder {}, and this notebook reads others."


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
    """Which pages a question is about, where the notebook's own variable ``corpus`` holds others; else nothing."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    corpus = shell.user_ns.get("corpus") if shell else None
    if not hasattr(corpus, "folder"):
        return ""
    from course_lib.corpora.loading import SEEDS  # whoever has a corpus has loaded this already

    if corpus.folder is not None and Path(corpus.folder).resolve() == Path(question.pages or SEEDS).resolve():
        return ""
    return markup.sentence(text(_OWN_PAGES.format(question.pages) if question.pages else OTHER_PAGES))


def judged(question, verdict, kept_right=False):
    """A verdict in words, with the passages it speaks of."""
    message = (verdict.message or _NOTHING_TO_ADD[verdict.state]) + _KEPT_RIGHT * kept_right
    said = f"<strong>{WORDS[verdict.state]}</strong> {rich(message)}".strip()
    marked = {one.cite: one for one in reversed(question.cited) if one.quote and verdict.state == RIGHT}
    shown = [one if one.quote else marked.get(one.cite, one) for one in verdict.passages]
    return f'<p role="status" style="margin:6px 0">{said}</p>' + passages(question, shown)


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


def solution(question, above=()):
    """The right answer, its reasoning, and the passages it rests on, but for those that are shown ``above``."""
    answer = in_words(question, question.answer)
    table = answer if question.kind == "table" else ""
    said = "" if table or _says(question, answer) else f"The answer: {answer}. "
    others = "".join(markup.sentence(f"Also right. {rich(why)}") + "".join(answers) if table else
                     markup.sentence(f"Also right: {'; '.join(answers[:_MOST_SPELLINGS])}. {rich(why)}")
                     for why, answers in accepted(question))
    return (markup.sentence(f"<strong>Solution.</strong> {said}{rich(question.solution)}")
            + table + others + passages(question, question.cited, above))


def _says(question, words):
    """Whether the solution itself says the right answer, a number also in words or as so many of so many."""
    said = question.solution.replace("`", "")
    if question.kind != "number":
        return words.casefold() in text(said).casefold()
    near = question.tolerance or 1e-9
    return any(abs(one.value - question.answer) <= near for one in numerals_in(said))


def accepted(question):
    """Other right answers in words, those with one reason together: pairs of the reason and a list of answers."""
    by_reason = {}
    for one in question.accept:
        by_reason.setdefault(one.why, []).append(in_words(question, one.answer))
    return list(by_reason.items())


def in_words(question, answer):
    """An answer in HTML, as one would write it; nothing for none."""
    return "" if answer is None else kind_of(question).in_words(question, answer)


def static(question, record):
    """The question for a notebook that is not running, or for paper; with the saved state, if there is any."""
    options = "".join(f"<li>{text(option)}</li>" for option in question.options)
    own = "" if isinstance(record.answer, dict) else in_words(question, record.answer)
    given = f" Your answer: {own}" if own else ""
    hints = "".join(markup.folded(f"Hint {number} of {len(question.hints)}", markup.sentence(rich(words)))
                    for number, words in enumerate(question.hints, 1))
    return (prompt(question) + (f'<ul style="margin:4px 0">{options}</ul>' if options else "")
            + markup.sentence(f"<strong>{WORDS[record.state]}</strong>{given} Run this cell to answer.")
            + hints + markup.folded("Solution", solution(question)))


def passages(question, cited, above=()):
    """Cited passages as evidence always looks: each paragraph once, and none that is shown ``above`` already."""
    texts, shown = texts_in(question.pages), {}
    for one in (*above, *cited):
        paragraph, html = _passage(texts, one)
        shown.setdefault(paragraph, "" if one in above else html)
    return "".join(shown.values())


def _passage(texts, cited):
    """The paragraph that a passage begins in, and the passage as HTML."""
    try:
        place = places_of(cited, texts)[0]
    except QuestionError as error:
        return str(error), markup.sentence(text(error))
    paragraph = texts.pages[place.page_id].paragraph(place.start)
    return (place.page_id, paragraph.start), evidence(texts.corpus, place)._repr_html_()
