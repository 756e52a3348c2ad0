"""What a question file may hold: each key, for which kinds, and what its value must be.

A fault is one sentence that names file, line, question and key. Whether a quotation stands where a file says it does
needs the pages: see ``questioncheck``.
"""

import os
import re
from pathlib import Path
from typing import NamedTuple

from course_lib.exercises.kinds.kind import is_number, is_text, is_texts
from course_lib.exercises.kinds.table_of_kinds import KINDS as BY_NAME
from course_lib.exercises.question import CITATION, Accepted, Passage, Question, QuestionError, Support, Wrong
from course_lib.exercises.questionplace import line_and_column

KINDS = tuple(BY_NAME)

_ID = re.compile(r"[A-Za-z0-9]+\.\d+")


class _Key(NamedTuple):
    words: str  # what the value must be
    test: object
    kinds: tuple = KINDS  # where it may stand
    needed: tuple = ()  # where it must stand


def _have_words(value):
    """Whether a value is a table with a name for each part and words for it."""
    return isinstance(value, dict) and bool(value) and all(map(is_text, value.values()))


def _have_lists(value):
    return isinstance(value, dict) and bool(value) and all(map(is_texts, value.values()))


def _are_tables(value):
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


_TEXT = "text in quotation marks", is_text
_TABLES = "a list of tables, such as [[question.wrong]]", _are_tables
_ANSWERED = tuple(name for name in KINDS if name != "evidence")
_BOOL = "true or false", lambda value: isinstance(value, bool)

_QUESTION = {
    "id": _Key("a number in quotation marks, such as \"3.1\"",
               lambda value: is_text(value) and _ID.fullmatch(value), needed=KINDS),
    "kind": _Key(f"one of {', '.join(KINDS)}", KINDS.__contains__, needed=KINDS),
    "title": _Key(*_TEXT, needed=KINDS),
    "prompt": _Key(*_TEXT, needed=KINDS),
    "answer": _Key("an answer", lambda value: True, _ANSWERED, needed=_ANSWERED),
    "unit": _Key(*_TEXT, ("number",)),
    "percent": _Key(*_BOOL, ("number",)),
    "year": _Key(*_BOOL, ("date",)),
    "why": _Key(*_TEXT),
    "tolerance": _Key("a number from 0", lambda value: is_number(value) and value >= 0, ("number",)),
    "options": _Key("a list of at least two texts, without doubles",
                    lambda value: is_texts(value) and len(value) > 1,
                    ("choice", "several"), needed=("choice",)),
    "accept": _Key("a list such as [{answer = 5, why = \"…\"}]", _are_tables, _ANSWERED),
    "hints": _Key("a list of at least two texts", lambda value: is_texts(value) and len(value) > 1, needed=KINDS),
    "solution": _Key(*_TEXT, needed=KINDS),
    "passages": _Key("a list such as [{cite = \"july.5, line 151\"}]", _are_tables),
    "wrong": _Key(*_TABLES, _ANSWERED),
    "parts": _Key("a table such as {who = \"who says it\"}", _have_words, ("evidence",), needed=("evidence",)),
    "supports": _Key(*_TABLES, ("evidence",), needed=("evidence",)),
    "elsewhere": _Key(*_TABLES, ("evidence",)),
}
_CITE = _Key("a citation such as \"july.5, line 151\"",
             lambda value: is_text(value) and CITATION.fullmatch(value), needed=KINDS)
_PASSAGE = {"cite": _CITE, "quote": _Key(*_TEXT)}
_SUPPORTS = {"cite": _CITE, "quote": _Key(*_TEXT, needed=KINDS),
             "carries": _Key("a table such as {who = [\"Wang said\"]}", _have_lists, needed=KINDS),
             "pronouns": _Key("a table such as {who = \"They\"}", _have_words)}
_ELSEWHERE = {"cite": _CITE, "quote": _Key(*_TEXT, needed=KINDS), "message": _Key(*_TEXT, needed=KINDS)}
_ACCEPTED = {"answer": _Key("an answer", lambda value: True, needed=KINDS), "why": _Key(*_TEXT, needed=KINDS)}
_WRONG = {"answer": _Key("an answer", lambda value: True),
          "extra": _Key(*_TEXT, ("several",)), "missing": _Key(*_TEXT, ("several",)),
          "message": _Key(*_TEXT, needed=KINDS),
          "passage": _Key("a table such as {cite = \"july.5, line 151\"}", lambda value: isinstance(value, dict))}
_PARTS = {"wrong": (Wrong, _WRONG), "accept": (Accepted, _ACCEPTED), "passages": (Passage, _PASSAGE),
          "supports": (Support, _SUPPORTS), "elsewhere": (Passage, _ELSEWHERE)}


class Fault(QuestionError):
    """What is wrong with a question: ``told(text)`` says it, with its line and column in the text of the file."""

    def __init__(self, where: tuple, name: str, what: str) -> None:
        self.where, self.name, self.what = where, name, what
        super().__init__(self.told())

    def told(self, text: str = "") -> str:
        """The fault in a sentence."""
        file, number, said, part, at = self.where
        line = ", line {}, column {}".format(*line_and_column(text, number, part, at, self.name)) if text else ""
        inner = f", {part} {at}" if part else ""
        return f"{file}{line}{said}{inner}, key {self.name!r}: {self.what}."


def questions_of(content: dict, file: str) -> tuple[list[Question], list[Fault]]:
    """The questions that the content of a TOML file (a dict) holds, and what is wrong with each of the others.

    Raises:
        Fault: no question of the file can be used.
    """
    _check_top(content, file)
    pages = content.get("pages")
    if pages is not None and not os.path.isdir(folder := Path(file).parent / pages):
        raise Fault((file, 0, "", "", 0), "pages", f"there is no folder {str(folder)[:200]!r}")
    questions, faults = {}, []
    for number, given in enumerate(content["question"], 1):
        try:
            question = _question(given, number, content["notebook"], file, pages and str(folder))
            if question.id in questions:
                raise Fault(_where(file, given, number), "id", f"the question {question.id} stands there twice. "
                             "Give each question an id of its own")
            questions[question.id] = question
        except Fault as fault:
            faults.append(fault)
    return list(questions.values()), faults


def _where(file, given, number):
    said = f", question {given['id']}" if is_text(given.get("id")) else f", question number {number}"
    return file, number, said, "", 0


def _check_top(content, file):
    _check(content, {"notebook": _Key("the notebook's name in quotation marks", is_text, needed=KINDS),
                     "pages": _Key("a folder of pages in quotation marks, such as \"../my_pages\"", is_text),
                     "question": _Key("a list of tables, each under [[question]]", _are_tables, needed=KINDS)}, "",
           (file, 0, "", "", 0))


def _question(given, number, notebook, file, pages):
    where = _where(file, given, number)
    kind = given.get("kind")
    _check(given, _QUESTION, kind if kind in KINDS else None, where)
    made = {name: tuple(_made(form, one, schema, kind, (*where[:3], name, at), pages)
                        for at, one in enumerate(given.get(name, ()), 1))
            for name, (form, schema) in _PARTS.items()}
    plain = {name: tuple(value) if name in ("hints", "options") else value for name, value in given.items()
             if name not in _PARTS}
    question = Question(**plain, **made, notebook=notebook, file=file, pages=pages)
    _check_answers(question, where)
    return question


def _check(given, schema, kind, where):
    """``kind`` is None or empty where there is none, or it is not known: the check of the key ``kind`` then says so."""
    for name in given:
        if name not in schema or kind and kind not in schema[name].kinds:
            raise Fault(where, name, f"there is no such key{f' in a question of the kind {kind}' if kind else ''}. "
                         f"The keys are: {', '.join(_keys(schema, kind))}")
    for name, key in schema.items():
        is_needed = kind in key.needed if kind else key.needed == KINDS
        if is_needed and name not in given:
            raise Fault(where, name, "the key is missing")
    for name, value in given.items():
        words, test = schema[name].words, schema[name].test
        if name == "answer" and kind:
            words, test = BY_NAME[kind].must, BY_NAME[kind].is_answer
        if not test(value):
            raise Fault(where, name, f"this must be {words}; it is {str(value)[:60]!r}")


def _keys(schema, kind):
    return [name for name, key in schema.items() if not kind or kind in key.kinds]


def _made(form, given, schema, kind, where, pages):
    """One of the small tables inside a question, checked; a ``wrong`` has one of answer, extra, missing."""
    _check(given, schema, kind, where)
    if form is Wrong:
        if len({"answer", "extra", "missing"} & set(given)) != 1:
            raise Fault(where, "answer", "a wrong answer has one of answer, extra and missing")
        if "passage" in given:
            given = given | {"passage": _made(Passage, given["passage"], _PASSAGE, kind, where, pages)}
    return form(**given, pages=pages) if form in (Passage, Support) else form(**given)


def _check_answers(question, where):
    """Right answers are among the options, wrong ones are not right, and no wrong one stands there twice."""
    right = [question.answer, *(one.answer for one in question.accept)]
    wrong = [one.answer for one in question.wrong if one.answer is not None]
    for name, answer in [("answer", one) for one in right] + [("wrong", one) for one in wrong]:
        outside = [one for one in _entries(answer) if question.options and one not in question.options]
        if outside:
            raise Fault(where, name, f"{outside[0]!r} is not among the options")
    for one in wrong:
        if any(_plain(one) == _plain(answer) for answer in right):
            raise Fault(where, "wrong", f"{one!r} is a right answer as well")
        if [_plain(other) for other in wrong].count(_plain(one)) > 1:
            raise Fault(where, "wrong", f"{one!r} stands there twice")
    _check_entries(question, where)
    _check_parts(question, where)


def _check_parts(question, where):
    """Each passage says for each part of the claim, and for no other, which words carry it."""
    for at, one in enumerate(question.supports, 1):
        odd = sorted(set(one.carries) ^ set(question.parts)) or sorted(set(one.pronouns) - set(question.parts))
        if odd:
            raise Fault((*where[:3], "supports", at), "carries", f"{odd[0]!r} must stand in parts and in carries")


def _check_entries(question, where):
    for at, one in enumerate(question.wrong, 1):
        where = *where[:3], "wrong", at
        if one.extra is not None and one.extra in question.answer:
            raise Fault(where, "extra", f"{one.extra!r} is in the right answer")
        if one.missing is not None and one.missing not in question.answer:
            raise Fault(where, "missing", f"{one.missing!r} is not in the right answer")


def _entries(answer):
    return answer if isinstance(answer, list) else [answer]


def _plain(answer):
    if isinstance(answer, list):
        return sorted(map(_plain, answer))
    return answer.strip().casefold() if isinstance(answer, str) else answer
