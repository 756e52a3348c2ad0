"""What a question file may hold: each key, for which kinds, and what its value must be.

A fault is one sentence that names file, line, question and key. Whether a quotation stands where a file says it does
needs the pages: see ``questioncheck``.
"""

import re
from pathlib import Path
from typing import NamedTuple

from course_lib.exercises.answers import KINDS as KIND
from course_lib.exercises.kinds.kind import is_number, is_text, is_texts
from course_lib.exercises.question import CITATION, Accepted, Passage, Question, QuestionError, Support, Wrong

KINDS = tuple(KIND)
_ANSWERED = tuple(name for name in KINDS if name != "evidence")


class _Key(NamedTuple):
    must: str
    test: object
    kinds: tuple = KINDS  # where it may stand
    needed: bool = False  # where it may stand it must


def _are_tables(value):
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def _table_of(test):
    return lambda value: isinstance(value, dict) and bool(value) and all(map(test, value.values()))


def _is_cite(value):
    return is_text(value) and CITATION.fullmatch(value) is not None


_TEXT = _Key("text in quotation marks", is_text)
_NEEDED = _TEXT._replace(needed=True)
_BOOL = _Key("true or false", lambda value: isinstance(value, bool))
_TABLES = _Key("a list of tables, such as [[question.wrong]]", _are_tables)
_ANSWER = _Key("an answer", lambda value: True)
_CITE = _Key("a citation such as \"july.5, line 151\"", _is_cite, needed=True)
_SEVERAL = _TEXT._replace(kinds=("several",))

_TOP = {
    "notebook": _Key("the notebook's name in quotation marks", is_text, needed=True),
    "pages": _Key("a folder of pages in quotation marks, such as \"../my_pages\"", is_text),
    "question": _Key("a list of tables, each under [[question]]", _are_tables, needed=True),
}
_QUESTION = {
    "id": _Key("a number in quotation marks, such as \"3.1\"",
               lambda value: is_text(value) and re.fullmatch(r"[A-Za-z0-9]+\.\d+", value), needed=True),
    "kind": _Key(f"one of {', '.join(KINDS)}", KINDS.__contains__, needed=True),
    "title": _NEEDED, "prompt": _NEEDED, "solution": _NEEDED, "why": _TEXT,
    "answer": _ANSWER._replace(kinds=_ANSWERED, needed=True),
    "unit": _TEXT._replace(kinds=("number",)), "percent": _BOOL._replace(kinds=("number",)),
    "tolerance": _Key("a number from 0", lambda value: is_number(value) and value >= 0, ("number",)),
    "year": _BOOL._replace(kinds=("date",)),
    "options": _Key("a list of at least two texts, without doubles",
                    lambda value: is_texts(value) and len(value) > 1, ("choice", "several")),
    "hints": _Key("a list of at least two texts", lambda value: is_texts(value) and len(value) > 1, needed=True),
    "accept": _Key("a list such as [{answer = 5, why = \"…\"}]", _are_tables, _ANSWERED),
    "passages": _Key("a list such as [{cite = \"july.5, line 151\"}]", _are_tables),
    "wrong": _TABLES._replace(kinds=_ANSWERED),
    "parts": _Key("a table such as {who = \"who says it\"}", _table_of(is_text), ("evidence",), True),
    "supports": _TABLES._replace(kinds=("evidence",), needed=True),
    "elsewhere": _TABLES._replace(kinds=("evidence",)),
}
_PASSAGE = {"cite": _CITE, "quote": _TEXT}
_PARTS = {  # the small tables inside a question
    "wrong": (Wrong, {"answer": _ANSWER, "extra": _SEVERAL, "missing": _SEVERAL, "message": _NEEDED, "passage": _Key(
        "a table such as {cite = \"july.5, line 151\"}", lambda value: isinstance(value, dict))}),
    "accept": (Accepted, {"answer": _ANSWER._replace(needed=True), "why": _NEEDED}),
    "passages": (Passage, _PASSAGE),
    "supports": (Support, {"cite": _CITE, "quote": _NEEDED, "carries": _Key(
        "a table such as {who = [\"Wang said\"]}", _table_of(is_texts), needed=True), "pronouns": _Key(
        "a table such as {who = \"They\"}", _table_of(is_text))}),
    "elsewhere": (Passage, {"cite": _CITE, "quote": _NEEDED, "message": _NEEDED}),
}


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


def line_and_column(text: str, number: int, part: str, at: int, key: str) -> tuple[int, int]:
    """The place of a key's value in the text of a file, or of the table that lacks it, both counted from 1.

    ``number`` says in which question, from 1, or 0 for what stands above them; ``part`` and ``at`` in which of its
    small tables, such as the second ``wrong``, or an empty string.

    >>> line_and_column('notebook = "my"\\n[[question]]\\nid = "my.1"\\n  kind = "riddle"\\n', 1, "", 0, "kind")
    (4, 10)
    """
    begin, end = _nth_table(text, "question", number, 0, len(text)) or (0, len(text))
    if part:
        inner = _nth_table(text, rf"question\s*\.\s*{part}", at, begin, end)
        (begin, end), key = inner or (begin, end), key if inner else part
    head = re.compile(r"^\s*\[", re.MULTILINE).search(text, begin + 1 if number else 0, end)
    found = re.compile(rf"^\s*[\"']?{re.escape(key)}[\"']?[ \t]*=[ \t]*", re.MULTILINE).search(
        text, begin, head.start() if head else end)
    place = found.end() if found else begin
    return text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)


def _nth_table(text, name, number, begin, end):
    """Where the n-th table of a name, from 1, begins and ends; None where there is none."""
    starts = [match.start(1) for match in re.compile(rf"^\s*(\[\[\s*{name}\s*\]\])", re.MULTILINE).finditer(
        text, begin, end)]
    return (starts[number - 1], [*starts, end][number]) if 0 < number <= len(starts) else None


def questions_of(content: dict, file: str) -> tuple[list[Question], list[Fault]]:
    """The questions that the content of a TOML file (a dict) holds, and what is wrong with each of the others.

    Raises Fault where no question of the file can be used.
    """
    top = file, 0, "", "", 0
    _check(content, _TOP, "", top)
    folder = Path(file).parent / content["pages"] if "pages" in content else None
    if folder and not folder.is_dir():
        raise Fault(top, "pages", f"there is no folder {str(folder)[:200]!r}")
    questions, faults = {}, []
    for number, given in enumerate(content["question"], 1):
        said = f", question {given['id']}" if is_text(given.get("id")) else f", question number {number}"
        where = file, number, said, "", 0
        try:
            question = _question(given, where, notebook=content["notebook"], file=file, pages=folder and str(folder))
            if question.id in questions:
                raise Fault(where, "id", f"the question {question.id} stands there twice. "
                            "Give each question an id of its own")
            questions[question.id] = question
        except Fault as fault:
            faults.append(fault)
    return list(questions.values()), faults


def _question(given, where, **more):
    kind = given.get("kind") if given.get("kind") in KINDS else None
    _check(given, _QUESTION, kind, where)
    if kind == "choice" and "options" not in given:
        raise Fault(where, "options", "the key is missing")
    made = {name: tuple(_made(form, one, schema, kind, (*where[:3], name, at))
                        for at, one in enumerate(given.get(name, ()), 1)) for name, (form, schema) in _PARTS.items()}
    plain = {name: tuple(value) if name in ("hints", "options") else value for name, value in given.items()}
    question = Question(**(plain | made | more))
    _check_answers(question, where)
    _check_small_tables(question, where)
    return question


def _check(given, schema, kind, where):
    """``kind`` is None or empty where there is none, or it is not known: the check of the key ``kind`` then says so."""
    allowed = [name for name, key in schema.items() if not kind or kind in key.kinds]
    for name in given:
        if name not in allowed:
            raise Fault(where, name, f"there is no such key{f' in a question of the kind {kind}' if kind else ''}. "
                                     f"The keys are: {', '.join(allowed)}")
    for name in allowed:
        if schema[name].needed and name not in given and (kind or schema[name].kinds == KINDS):
            raise Fault(where, name, "the key is missing")
    for name, value in given.items():
        must, test = schema[name][:2]
        if name == "answer" and kind:
            must, test = KIND[kind].must, KIND[kind].is_answer
        if not test(value):
            raise Fault(where, name, f"this must be {must}; it is {str(value)[:60]!r}")


def _made(form, given, schema, kind, where):
    """One of the small tables inside a question, checked; a ``wrong`` has one of answer, extra, missing."""
    _check(given, schema, kind, where)
    if form is Wrong:
        if len({"answer", "extra", "missing"} & set(given)) != 1:
            raise Fault(where, "answer", "a wrong answer has one of answer, extra and missing")
        if "passage" in given:
            given = given | {"passage": _made(Passage, given["passage"], _PASSAGE, kind, where)}
    return form(**given)


def _check_answers(question, where):
    """Right answers are among the options, wrong ones are not right, and no wrong one stands there twice."""
    right = [one.answer for one in question.right]
    wrong = [one.answer for one in question.wrong if one.answer is not None]
    for name, answers in ("answer", right), ("wrong", wrong):
        for entry in (one for answer in answers for one in (answer if isinstance(answer, list) else [answer])):
            if question.options and entry not in question.options:
                raise Fault(where, name, f"{entry!r} is not among the options")
    for one in wrong:
        if _plain(one) in map(_plain, right):
            raise Fault(where, "wrong", f"{one!r} is a right answer as well")
        if list(map(_plain, wrong)).count(_plain(one)) > 1:
            raise Fault(where, "wrong", f"{one!r} stands there twice")


def _plain(answer):
    if isinstance(answer, list):
        return sorted(map(_plain, answer))
    return answer.strip().casefold() if isinstance(answer, str) else answer


def _check_small_tables(question, where):
    """An entry too many is not right, a missing one is; a passage says for each part which words carry it."""
    for at, one in enumerate(question.wrong, 1):
        for name, is_right in ("extra", False), ("missing", True):
            entry = getattr(one, name)
            if entry is not None and (entry in question.answer) is not is_right:
                raise Fault((*where[:3], "wrong", at), name,
                            f"{entry!r} is {'not ' if is_right else ''}in the right answer")
    for at, one in enumerate(question.supports, 1):
        odd = sorted(set(one.carries) ^ set(question.parts)) or sorted(set(one.pronouns) - set(question.parts))
        if odd:
            raise Fault((*where[:3], "supports", at), "carries", f"{odd[0]!r} must stand in parts and in carries")
