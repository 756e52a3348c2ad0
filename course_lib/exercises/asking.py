"""Questions in a notebook: ``ask`` shows one as a form, ``check`` judges an answer from code; both are kept.

A form is one output in three forms, as explorers are: live widgets, a static view, a fixed line of text.
Judging, hints and solutions are plain functions of a question, so that code and form say the same.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from course_lib.display import markup
from course_lib.display.live import Live
from course_lib.display.markup import Html
from course_lib.exercises import answerfile, feedback
from course_lib.exercises.answerfile import LONGEST, Record, as_json
from course_lib.exercises.answers import judge, kind_of
from course_lib.exercises.question import NOT_ATTEMPTED, RIGHT, Verdict
from course_lib.exercises.questions import find

_NOTHING_GIVEN = "There is no answer to check. Give one first."
_NO_ROWS = ("Your table has no rows. If “…” still stands in your cell, write the page's name for “…”; "
            "else look at the column by which you keep rows.")
_shown = {}  # the form last shown of each question: what code checks shows there too
_given = Counter()  # hints given in code, by question, since the kernel started


@dataclass(frozen=True, repr=False)
class Feedback(Html):
    """What is said of an answer, to look at; ``state`` and ``message`` say it in words."""

    state: str
    message: str


def ask(question_id):
    """Ask a question: a form with a field for the answer and the buttons Check, Hint and Solution.

    Args:
        question_id: such as ``"3.1"``.

    Returns:
        A form, which a notebook shows.

    Raises:
        CourseError: there is no such question.

    >>> ask("1.3")
    Question 1.3: run this cell in a notebook to answer it.
    """
    return Form(find(question_id))


def check(question_id, answer):
    """Judge an answer given in code, and save it.

    Args:
        question_id: such as ``"3.1"``.
        answer: what the question asks for: a number, a date, a text, a list, a table; evidence as
            ``("july.4", "the words quoted")``.

    Returns:
        Feedback, which a notebook shows; its ``state`` is ``"right"``, ``"not yet"`` or ``"not attempted"``.

    Raises:
        CourseError: there is no such question.

    >>> check("1.3", 3).state
    'right'
    """
    question = find(question_id)
    verdict, kept_right, said = _judge_and_save(question, answer)
    if question.id in _shown:
        _shown[question.id].tell(verdict, kept_right, said)
    html = feedback.belongs(question) + feedback.judged(question, verdict, kept_right) + feedback.notice(said)
    return Feedback(html, feedback.in_plain_words(verdict), verdict.state, verdict.message)


def hint(question_id):
    """The first hint for a question, at the next call the second, and so on. Errors as for ``ask``.

    >>> hint("1.3")
    A hint for question 1.3.
    """
    question = find(question_id)
    _given[question.id] += 1
    said = _remember(question, hints=_given[question.id])
    return Html(feedback.hint(question, _given[question.id]) + feedback.notice(said),
                f"A hint for question {question.id}.")


def solution(question_id):
    """The right answer to a question, with its reasoning and passages. Raises CourseError as ``ask`` does.

    >>> solution("1.3")
    The solution of question 1.3.
    """
    question = find(question_id)
    html = feedback.solution(question) + feedback.notice(_remember(question, solution_seen=True))
    return Html(html, f"The solution of question {question.id}.")


class Form(Live):
    """A question with its field, its buttons and what is said of the answer; begins with the saved answer."""

    def __init__(self, question):
        self.question = question
        records, self._said = answerfile.read()
        self._saved = records.get(question.id, Record())
        self._verdict, self._kept_right = _verdict_again(question, self._saved), False
        self._hints, self._solved = self._saved.hints, False

    @cached_property
    def widget(self):
        """The live form."""
        from ipywidgets import HTML, Button, HBox, Layout, Output, VBox

        from course_lib.exercises import fields  # ipywidgets: not needed for judging

        self._field = getattr(fields, kind_of(self.question).field)(self.question, self.check)
        if self._saved.answer is not None:
            self._field.show(self._saved.answer)
        # Links lead into JupyterLab from an Output, but not from the widget HTML.
        self._feedback = Output()
        actions = {"Check": self.check, "Hint": self.hint, "Solution": self.solution}
        if self.question.kind == "table":
            del actions["Check"]
        buttons = [Button(description=name, layout=Layout(width="auto")) for name in actions]
        for button, action in zip(buttons, actions.values()):
            button.on_click(lambda _, action=action: action())
        self._refresh()
        _shown[self.question.id] = self
        question = markup.block(feedback.prompt(self.question))
        row = HBox(buttons, layout=Layout(margin="6px 0 0"))
        return VBox([HTML(fields.STYLE + question), self._field.widget, row, self._feedback])

    def check(self):
        """Judge what is in the field, and save it."""
        self.tell(*_judge_and_save(self.question, self._field.answer))

    def tell(self, *judged):
        """Show a verdict, whether an earlier right answer was kept instead, and what is said of saving."""
        self._verdict, self._kept_right, self._said = judged
        self._refresh()

    def hint(self):
        """Show the next hint."""
        self._hints += 1
        self._said = _remember(self.question, hints=self._hints)
        self._refresh()

    def solution(self):
        """Show the solution."""
        self._solved = True
        self._said = _remember(self.question, solution_seen=True)
        self._refresh()

    def _refresh(self):
        hints = range(1, min(self._hints, len(self.question.hints) + 1) + 1)
        solved = feedback.solution(self.question, self._verdict.passages) if self._solved else ""
        html = (feedback.judged(self.question, self._verdict, self._kept_right)
                + "".join(feedback.hint(self.question, number) for number in hints)
                + solved + feedback.notice(self._said))
        data = {"text/html": html, "text/plain": feedback.in_plain_words(self._verdict)}
        self._feedback.outputs = ({"output_type": "display_data", "metadata": {}, "data": data},)

    def static(self):
        return feedback.static(self.question, self._saved) + feedback.notice(self._said)

    def __repr__(self):
        return f"Question {self.question.id}: run this cell in a notebook to answer it."


def _verdict_again(question, record):
    """The verdict on a saved answer; its state alone where the answer was cut, or is judged otherwise now."""
    if record.answer is None or len(str(record.answer)) >= LONGEST:
        return Verdict(record.state)
    verdict = judge(question, record.answer)
    return verdict if verdict.state == record.state else Verdict(record.state)


def _judge_and_save(question, answer):
    """The verdict, whether an earlier right answer was kept instead, and a sentence on saving (or none)."""
    verdict = judge(question, answer)
    if verdict.state == NOT_ATTEMPTED:
        records, said = answerfile.read()
        kept = records.get(question.id, Record()).state == RIGHT
        nothing = _NO_ROWS if hasattr(answer, "columns") else _NOTHING_GIVEN
        return verdict._replace(message=verdict.message or nothing), kept, said
    given = as_json(answer)
    record, said = answerfile.change(question.id, lambda record: _attempted(record, given, verdict.state))
    return verdict, record.state != verdict.state, said


def _attempted(record, answer, state):
    """The record after an attempt; the same answer once more is none, and what was right stays so."""
    attempts = record.attempts + (record.attempts == 0 or answer != record.answer)
    if record.state == RIGHT and state != RIGHT:
        return record._replace(attempts=attempts)
    return record._replace(state=state, answer=answer, attempts=attempts)


def _remember(question, hints=0, solution_seen=False):
    """Save how far a student went for help; gives a sentence where that cannot be done."""
    seen = min(hints, len(question.hints))
    return answerfile.change(question.id, lambda record: record._replace(
        hints=max(record.hints, seen), solution_seen=record.solution_seen or solution_seen))[1]
