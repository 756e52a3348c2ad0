"""What a question file may hold: ``data/question_form.toml`` says it of each key, and a file is held against that.

A fault is one sentence that names file, line, question and key. Whether a quotation stands where a file says it does
needs the pages: see ``questioncheck``.
"""

import re
import tomllib
from pathlib import Path
from typing import NamedTuple

from course_lib.exercises.answers import KINDS
from course_lib.exercises.kinds.kind import is_number, is_text, is_texts
from course_lib.exercises.question import CITATION, Accepted, Passage, Question, QuestionError, Support, Wrong
from course_lib.wanted import described

_FORM = tomllib.loads((Path(__file__).parents[1] / "data" / "question_form.toml").read_text(encoding="utf-8"))
_SMALL = {"wrong": Wrong, "accept": Accepted, "passages": Passage, "supports": Support, "elsewhere": Passage}


def _each(test):
    return lambda value: isinstance(value, dict) and bool(value) and all(map(test, value.values()))


# What a value is: words for it, where the form has none of its own, and a test.
_TESTS = {
    "text": ("text in quotation marks", is_text),
    "flag": ("true or false", lambda value: isinstance(value, bool)),
    "from 0": ("", lambda value: is_number(value) and value >= 0),
    "options": ("a list of at least two texts, without doubles", lambda value: is_texts(value) and len(value) > 1),
    "hints": ("a list of at least two texts", lambda value: is_texts(value) and len(value) > 1),
    "id": ("", lambda value: is_text(value) and re.fullmatch(r"[A-Za-z0-9]+\.\d+", value)),
    "kind": (f"one of {', '.join(KINDS)}", lambda value: is_text(value) and value in KINDS),
    "cite": ('a citation such as "july.5, line 151"', lambda value: is_text(value) and CITATION.fullmatch(value)),
    "table": ("", lambda value: isinstance(value, dict)),
    "tables": ("a list of tables, such as [[question.wrong]]",
               lambda value: isinstance(value, list) and all(isinstance(one, dict) for one in value)),
    "texts by name": ("", _each(is_text)),
    "lists by name": ("", _each(is_texts)),
}


class Where(NamedTuple):
    """A place in a question file: a question by its number from 1 (0 is what stands above them) and how it is called;
    in it one of its small tables, such as the second ``wrong``.
    """

    file: str
    number: int = 0
    called: str = ""
    part: str = ""
    at: int = 0


class Fault(QuestionError):
    """What is wrong with a question: ``told(text)`` says it, with its line and column in the text of the file."""

    def __init__(self, where: Where, name: str, what: str) -> None:
        self.where, self.name, self.what = where, name, what
        super().__init__(self.told())

    def told(self, text: str = "") -> str:
        """The fault in a sentence."""
        where = self.where
        line = ", line {}, column {}".format(*line_and_column(text, where, self.name)) if text else ""
        inner = f", {where.part} {where.at}" if where.part else ""
        return f"{where.file}{line}{where.called}{inner}, key {self.name!r}: {self.what}."


def line_and_column(text: str, where: Where, key: str) -> tuple[int, int]:
    """The place of a key's value in the text of a file, or of the table that lacks it, both counted from 1.

    >>> line_and_column('notebook = "my"\\n[[question]]\\nid = "my.1"\\n  kind = "riddle"\\n', Where("my", 1), "kind")
    (4, 10)
    """
    begin, end = _nth_table(text, "question", where.number, 0, len(text)) or (0, len(text))
    if where.part:
        inner = _nth_table(text, rf"question\s*\.\s*{where.part}", where.at, begin, end)
        (begin, end), key = inner or (begin, end), key if inner else where.part
    head = re.compile(r"^\s*\[", re.MULTILINE).search(text, begin + 1 if where.number else 0, end)
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
    _check(content, "file", "", Where(file))
    folder = Path(file).parent / content["pages"] if "pages" in content else None
    if folder and not folder.is_dir():
        raise Fault(Where(file), "pages", f"there is no folder {str(folder)[:200]!r}")
    questions, faults = {}, []
    for number, given in enumerate(content["question"], 1):
        called = f", question {given['id']}" if is_text(given.get("id")) else f", question number {number}"
        where = Where(file, number, called)
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
    _check(given, "question", given.get("kind"), where)
    made = {name: tuple(_made(name, one, given["kind"], where._replace(part=name, at=at))
                        for at, one in enumerate(given.get(name, ()), 1)) for name in _SMALL}
    lists = {name for name, form in _FORM["question"].items() if form["is"] in ("hints", "options")}
    plain = {name: tuple(value) if name in lists else value for name, value in given.items()}
    question = Question(**(plain | made | more))
    _check_answers(question, where)
    _check_small_tables(question, where)
    return question


def _check(given, table, kind, where):
    """Raise a Fault where a table of a file is not as the form has it; an unknown ``kind`` is its first fault."""
    form = _FORM[table]
    known = is_text(kind) and kind in KINDS
    allowed = {name: key for name, key in form.items()
               if not known or kind in key.get("in", KINDS) and kind not in key.get("not_in", ())}
    for name in given:
        if name not in allowed:
            raise Fault(where, name, f"there is no such key{f' in a question of the kind {kind}' if known else ''}. "
                                     f"The keys are: {', '.join(allowed)}")
    for name, key in allowed.items():
        needed = key.get("needed", False)
        if name not in given and (kind in needed if isinstance(needed, list) else needed) and (
                known or not {"in", "not_in"} & set(key)):
            raise Fault(where, name, "the key is missing")
    for name, value in given.items():
        key = allowed[name]
        if key["is"] != "answer":
            words, test = _TESTS[key["is"]]
        elif known:
            words, test = KINDS[kind].must, KINDS[kind].is_answer
        else:
            continue
        if not test(value):
            said = described(value) if isinstance(value, list) else repr(str(value)[:60])
            raise Fault(where, name, f"this must be {key.get('words', words)}; it is {said}")


def _made(table, given, kind, where):
    """One of the small tables inside a question, checked; a ``wrong`` has one of answer, extra, missing."""
    _check(given, table, kind, where)
    if table == "wrong":
        if len({"answer", "extra", "missing"} & set(given)) != 1:
            raise Fault(where, "answer", "a wrong answer has one of answer, extra and missing")
        if "passage" in given:
            given = given | {"passage": _made("passages", given["passage"], kind, where)}
    return _SMALL[table](**given)


def _check_answers(question, where):
    """Right answers are among the options, wrong ones are not right, and no wrong one stands there twice."""
    right = [one.answer for one in question.right]
    wrong = [one.answer for one in question.wrong if one.answer is not None]
    for name, answers in ("answer", right), ("wrong", wrong):
        for entry in (one for answer in answers for one in (answer if isinstance(answer, list) else [answer])):
            if question.options and entry not in question.options:
                raise Fault(where, name, f"{entry!r} is not among the options")
    right, plain = list(map(_plain, right)), list(map(_plain, wrong))
    for one, same in zip(wrong, plain):
        if same in right:
            raise Fault(where, "wrong", f"{one!r} is a right answer as well")
        if plain.count(same) > 1:
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
                raise Fault(where._replace(part="wrong", at=at), name,
                            f"{entry!r} is {'not ' if is_right else ''}in the right answer")
    for at, one in enumerate(question.supports, 1):
        odd = sorted(set(one.carries) ^ set(question.parts)) or sorted(set(one.pronouns) - set(question.parts))
        if odd:
            raise Fault(where._replace(part="supports", at=at), "carries",
                        f"{odd[0]!r} must stand in parts and in carries")
