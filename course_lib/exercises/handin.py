"""How far a student has come: ``progress`` shows it, ``hand_in`` writes it down for a teacher.

What a student typed is only ever text: escaped in the page, and no formula in the table.
"""

import hashlib
import html
import json
import os
import re
import tomllib
import unicodedata
from collections import Counter
from pathlib import Path
from string import Template
from typing import NamedTuple

import pandas as pd

from course_lib.display import markup
from course_lib.display.markup import Html, attribute, cell, text
from course_lib.errors import CourseError, one_of
from course_lib.exercises import answerfile, notes
from course_lib.exercises.answerfile import Record
from course_lib.exercises.feedback import notice
from course_lib.exercises.question import STATES
from course_lib.exercises.questions import sound
from course_lib.words import cells
from course_lib.words.cells import TEXT, Column, optional
from course_lib.words.keptfiles import write_all

_UNTOUCHED = "your name"  # as the prepared cells of the notebooks have it
_COUNT = Column("a whole number from 0", re.compile(r"\d{1,5}").fullmatch)
WRITTEN = "written"  # the state of a box, which nobody judges
SCHEMA = {  # of a hand-in: what it is written with, and held against when it is read
    "name": TEXT, "question": TEXT, "notebook": optional(TEXT), "kind": optional(TEXT), "title": optional(TEXT),
    "state": cells.one_of((*STATES, WRITTEN)), "answer": optional(Column("an answer", verbatim=True)),
    "attempts": _COUNT, "hints": _COUNT, "solution_seen": cells.one_of(("yes", "no")), "course_version": optional(TEXT),
}
ANONYMOUS = "anonymous"
# How a cell begins that a spreadsheet would compute; one that separates by other signs would begin a cell behind them.
_ALIVE = re.compile(r"(^|[;\t\r\n])(?='*[=+\-@＝＋－＠\t\r])")
_GUARD = re.compile(r"(^|[;\t\r\n])'(?='*[=+\-@＝＋－＠\t\r])")
_SHOWN = 80  # characters of an answer on the page; the table has all of it
# File names are made of people's names: every letter of every script stays, and two names never share a file. Some
# disks take Anna and anna for one name, so at most one spelling of a name is used as it is: the one with one space
# between words, no other sign, and capitals only at the beginnings. Any other gets a mark of its own behind it.
_LONGEST_STEM = 100  # bytes of a name in a file's name, of the 255 that disks allow: some letters take four
_JOINERS = dict.fromkeys(map(ord, "\u200c\u200d"))  # they shape letters of Persian, Hindi and others, and are not seen


class Entry(NamedTuple):
    """A question, or a box to write in, and what is saved of it."""

    question: object
    record: Record


def progress():
    """How many questions are right, not yet right, and not attempted, by notebook.

    Returns:
        A view; a question with a fault in its file is left out, and named.
    """
    entries, said = entries_now()
    notebooks = {}
    for entry in entries:
        notebooks.setdefault(entry.question.notebook, []).append(entry)
    left = "".join(f"<li>{text(f'{question.id} {question.title}')}</li>" for question, record in entries
                   if record.state == "not yet")
    tried = f"{markup.sentence('Tried, and not right yet:')}<ul>{left}</ul>" if left else ""
    summary = summed_up(entries)
    names = ["notebook", "questions", *STATES[::-1], "hints"]
    table = markup.table((_notebook_row(*one) for one in notebooks.items()), names, ["left", *["right"] * 5])
    return Html(markup.sentence(f"<strong>{summary}</strong>") + table + tried + notice(said), summary)


def entries_now():
    """Every question with what is saved of it, in the order of the course, and what is wrong with any of the files."""
    records, said = answerfile.read()
    questions, problems = sound()
    left_out = ["Of the questions that your teacher added, this is left out:", *problems] if problems else []
    entries = [Entry(question, records.get(question.id, Record())) for question in questions]
    return entries, " ".join([said, *left_out]).strip()


def summed_up(entries):
    """A sentence: so many of all questions right, so many not yet, the rest not attempted."""
    right, not_yet, blank = _counts(entries)
    return (f"{right} of {markup.plural(len(entries), 'question')} right, {not_yet} not yet, "
            f"{blank} not attempted.")


def _counts(entries):
    states = Counter(entry.record.state for entry in entries)
    return [states[state] for state in STATES[::-1]]


def _notebook_row(name, entries):
    words = text(name.replace("_", " "))
    if Path(f"{name}.ipynb").is_file():
        words = f'<a href="{attribute(name)}.ipynb">{words}</a>'
    numbers = len(entries), *_counts(entries), sum(entry.record.hints for entry in entries)
    return cell(words) + "".join(cell(number, align="right") for number in numbers)


def hand_in(name: str | None = None, folder: str | Path = ".", notebooks: list[str] | None = None) -> Html:
    """Write your answers down for your teacher: a page to read or print, and a table.

    Args:
        name: the name to hand in under, one you choose yourself; without it you stay anonymous. With the words that
            stand in the notebooks for a name, ``"your name"``, nothing is written.
        folder: where to write. The files are called ``hand_in.html`` and ``hand_in.csv``, with the name in them if
            you give one. Older ones are kept under another name.
        notebooks: the numbers of those to hand in, such as ``["00", "01"]``; without it, all.

    Returns:
        A view that says what was written, with links to download it.

    Raises:
        CourseError: the name cannot be used, there is no such notebook, or the folder cannot be written to; nothing is
            written then.

    >>> hand_in("Anna", notebooks=["77"])
    Traceback (most recent call last):
    course_lib.errors.CourseError: There is no notebook with questions '77'. There is: 00, 01, ... Take one of these.
    """
    stem = "hand_in"
    if name is not None:
        name = " ".join(name.split()) if isinstance(name, str) else ""
        if name == _UNTOUCHED:
            said = "Nothing is handed in yet. Write your name in place of “your name”, and run this cell again."
            return Html(markup.sentence(text(said)), said)
        if not is_name(name):
            raise CourseError("A name has letters or digits, and at most 80 characters. "
                              "Give another one, such as course.hand_in(\"Reader 7\"), or none at all.")
        stem += f"_{as_file_name(name)}"
    entries, said = entries_now()
    if notebooks is not None:
        entries, numbers = _chosen(entries, notebooks)
        stem += "--" + re.sub(r"[^\w-]", "_", "-".join(numbers))[:40]
    own = {entry.question.notebook for entry in entries}
    return _write(name or ANONYMOUS, stem, Path(os.path.expanduser(folder)), entries,
                  [Entry(*one) for one in notes.written() if one[0].notebook in own], said)


def _write(name, stem, folder, entries, written, said):
    """Write both files; gives the view that says so."""
    files = {f"{stem}.html": page(name, entries, written).encode(),
             f"{stem}.csv": as_csv(as_table(name, [*entries, *written]))}
    try:
        kept = write_all({folder / file: content for file, content in files.items()}, keep="before")
    except OSError as error:
        raise CourseError(f"Nothing can be written to the folder {str(folder)!r} ({error.strerror}). "
                          f"Name another folder: course.hand_in(folder=\"…\").") from None
    older = f" The older ones are kept as {markup.listing(kept)}." if kept else ""
    summary = f"Written for {name}: {markup.listing(files)}. {summed_up(entries)}{older}"
    links = markup.listing(_download(folder / file) for file in files)
    view = markup.sentence(text(summary)) + markup.sentence(f"Download {links}, and give your teacher both.")
    return Html(view + notice(said), summary)


def _chosen(entries, notebooks):
    """The entries of the notebooks that are named, and the numbers of these."""
    known = {}
    for entry in entries:
        known.setdefault(_number(entry.question.notebook), []).append(entry)
    given = [notebooks] if isinstance(notebooks, (str, int)) else list(notebooks)
    if not given:
        raise CourseError('Notebooks are named by their numbers, in a list: course.hand_in("Anna", '
                          f'notebooks=["00", "01"]). There is: {", ".join(known)}.')
    numbers = sorted({one_of("notebook with questions", _number(one), known) for one in given})
    return [entry for number in numbers for entry in known[number]], numbers


def _number(notebook):
    """
    >>> _number("01_what_is_this_page.ipynb"), _number(1), _number("kinds")
    ('01', '01', 'kinds')
    """
    name = str(notebook).strip().removesuffix(".ipynb")
    number = name.partition("_")[0]
    return number.zfill(2) if number.isdecimal() else name


def _download(path):
    try:
        target = Path(os.path.relpath(path)).as_posix()
    except ValueError:  # on another drive
        return text(path.name)
    return f'<a href="{attribute(target)}" download="{attribute(path.name)}">{text(path.name)}</a>'


def is_name(given: str, longest: int = 80) -> bool:
    """Whether words can be a name: with a letter or digit, on one line, without hidden signs, not too long."""
    return (len(given) <= longest and given.translate(_JOINERS).isprintable()
            and any(unicodedata.category(sign)[0] in "LN" for sign in given))


def as_file_name(name: str) -> str:
    """A name as part of a file's name.

    >>> as_file_name("Ana Silva"), as_file_name("अनीता"), as_file_name("ana silva")
    ('Ana_Silva', 'अनीता', 'ana_silva-b785c6')
    """
    name = unicodedata.normalize("NFC", name)
    plain = name.translate(_JOINERS)
    letters = "".join(sign if unicodedata.category(sign)[0] in "LMN" else " " for sign in plain)
    letters = letters.encode()[:_LONGEST_STEM].decode(errors="ignore")
    words = "_".join(letters.split())
    if letters == name == name.title() and name.lower() == name.casefold():
        return words
    return f"{words}-{hashlib.sha256(name.encode()).hexdigest()[:6]}"


def as_table(name, entries):
    """What is handed in: a row for each question, and for each box that was written in."""
    version = course_version()
    rows = [(name, question.id, question.notebook, question.kind, question.title,
             WRITTEN if question.kind == notes.KIND else record.state, in_words(question, record), record.attempts,
             record.hints, ("no", "yes")[record.solution_seen], version)
            for question, record in entries]
    return pd.DataFrame(rows, columns=list(SCHEMA), dtype=object)


def as_csv(table):
    """A table as the bytes of a CSV file; what a spreadsheet would compute begins with an apostrophe."""
    safe = table.map(lambda value: no_formula(value) if isinstance(value, str) else value)
    return ("\ufeff" + safe.to_csv(index=False, lineterminator="\r\n")).encode()  # a line end of any kind is quoted


def no_formula(value: str) -> str:
    """A cell's text with an apostrophe wherever a spreadsheet would see the beginning of a formula.

    >>> no_formula("=1+1"), no_formula("1+1"), no_formula("a;=1+1"), as_typed("'=1+1")
    ("'=1+1", '1+1', "a;'=1+1", '=1+1')
    """
    return _ALIVE.sub(r"\1'", value)


def as_typed(value: str) -> str:
    """The text of a cell that ``no_formula`` has given."""
    return _GUARD.sub(r"\1", value)


def in_words(question, record):
    """A saved answer as text: a list by its entries, a table as JSON; and what was written in a box."""
    answer = record.answer
    if question.kind == notes.KIND:
        return notes.in_words(answer)
    if isinstance(answer, list) and all(isinstance(one, str) for one in answer):
        return "; ".join(answer)
    return answer or "" if isinstance(answer, (str, type(None))) else json.dumps(answer, ensure_ascii=False)


def page(name, entries, written=()):
    """The page that is handed in: complete in itself, without a script; below the answers what was written."""
    boxes = "".join(f"<h2>{html.escape(f'{entry.question.id} {entry.question.title}')}</h2>\n<p>"
                    f"{html.escape(in_words(*entry)).replace(chr(10), '<br>')}</p>\n" for entry in written)
    template = Template((Path(__file__).parents[1] / "data" / "hand_in.html").read_text(encoding="utf-8"))
    return template.substitute(name=html.escape(name), summary=html.escape(summed_up(entries)), notes=boxes,
                               rows="\n".join(map(_page_row, entries)), version=html.escape(course_version()))


def _page_row(entry):
    question, record = entry
    answer = in_words(question, record)
    answer = answer if len(answer) <= _SHOWN else answer[:_SHOWN] + " …"
    cells = (("short", question.id), ("", question.title), ("short", record.state), ("", answer),
             ("short", record.attempts), ("short", record.hints), ("short", "seen" if record.solution_seen else ""))
    return "<tr>" + "".join(f'<td{" class=short" if name else ""}>{html.escape(str(value))}</td>'
                            for name, value in cells) + "</tr>"


def course_version():
    """The version of the course, as its ``pyproject.toml`` has it."""
    try:
        project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
        return str(project["project"]["version"])
    except (OSError, KeyError, tomllib.TOMLDecodeError):
        return "unknown"
