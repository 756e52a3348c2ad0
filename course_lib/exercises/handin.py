"""How far a student has come: ``progress`` shows it, ``hand_in`` writes it down for a teacher.

What a student typed is only ever text: escaped in the page, and no formula in the table.
"""

import csv
import html
import io
import json
import os
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from course_lib.display import markup
from course_lib.display.markup import Html, cell, text
from course_lib.errors import CourseError, one_of
from course_lib.exercises import answerfile
from course_lib.exercises.answerfile import Record
from course_lib.exercises.filenames import as_file_name, is_name
from course_lib.exercises.notes import KIND as NOTE, in_words as note_in_words, written
from course_lib.exercises.questions import sound
from course_lib.words.keptfiles import write_all

COLUMNS = ("name", "question", "notebook", "kind", "title", "state", "answer", "attempts", "hints",
           "solution_seen", "course_version")
ANONYMOUS = "anonymous"
# How a cell begins that a spreadsheet would compute; one that separates by other signs would begin a cell behind them.
_ALIVE = re.compile(r"(^|[;\t\r\n])(?='*[=+\-@＝＋－＠\t\r])")
_GUARD = re.compile(r"(^|[;\t\r\n])'(?='*[=+\-@＝＋－＠\t\r])")
LONGEST_NAME = 80
_SHOWN = 80  # characters of an answer on the page; the table has all of it
_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Hand-in: {name}</title>
<style>
body {{ font: 10pt/1.3 Georgia, serif; color: #111; background: #fff; max-width: 19cm; margin: 0.5cm auto; }}
h1 {{ font-size: 16pt; margin: 0 0 4pt; }}
p {{ margin: 0 0 6pt; }}
table {{ border-collapse: collapse; width: 100%; font-size: 8.5pt; line-height: 1.2; }}
th, td {{ border-bottom: 1px solid #999; padding: 1pt 7pt 1pt 0; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }}
th, .short {{ overflow-wrap: normal; white-space: nowrap; }}
td:nth-child(2) {{ min-width: 5.5cm; overflow-wrap: normal; }}
tr {{ break-inside: avoid; }}
thead {{ display: table-header-group; }}
@page {{ margin: 1cm 1.2cm; }}
@media print {{ body {{ margin: 0; }} }}
</style></head><body>
<h1>Hand-in: {name}</h1>
<p>{summary}</p>
<table><thead><tr>{head}</tr></thead>
<tbody>
{rows}
</tbody></table>
{notes}<p>Reading Diplomatic News, version {version}. The questions are for practice: hints and solutions are open to
all.</p> </body></html>
"""


class Entry(NamedTuple):
    """A question and what is saved of it."""

    question: object
    record: Record


def progress():
    """How many questions are right, not yet right, and not attempted, by notebook.

    Returns:
        A view; a question with a fault in its file is left out, and named.
    """
    entries, said = entries_now()
    notebooks = dict.fromkeys(entry.question.notebook for entry in entries)
    head = markup.heading_row(["notebook", "questions", "right", "not yet", "not attempted", "hints"],
                              ["left", *["right"] * 5])
    rows = (_notebook_row(name, [one for one in entries if one.question.notebook == name])
            for name in notebooks)
    summary = summed_up(entries)
    return Html(markup.sentence(f"<strong>{summary}</strong>") + markup.table(head, rows) + _left(entries)
                + (markup.aside(text(said)) if said else ""), summary)


def entries_now():
    """Every question with what is saved of it, in the order of the course, and what is wrong with any of the files."""
    records, said = answerfile.read()
    questions, problems = sound()
    left_out = ["Questions that your teacher added are left out:", *problems] if problems else []
    entries = [Entry(question, records.get(question.id, Record())) for question in questions]
    return entries, " ".join([said, *left_out]).strip()


def summed_up(entries):
    """A sentence: so many of all questions right, so many not yet, the rest not attempted."""
    states = Counter(entry.record.state for entry in entries)
    right, not_yet, blank = (states[state] for state in ("right", "not yet", "not attempted"))
    return (f"{right} of {markup.plural(len(entries), 'question')} right, {not_yet} not yet, "
            f"{blank} not attempted.")


def _notebook_row(name, entries):
    states = Counter(entry.record.state for entry in entries)
    hints = sum(entry.record.hints for entry in entries)
    numbers = len(entries), states["right"], states["not yet"], states["not attempted"], hints
    words = text(name.replace("_", " "))
    if Path(f"{name}.ipynb").is_file():
        words = f'<a href="{markup.attribute(name)}.ipynb">{words}</a>'
    return cell(words) + "".join(cell(number, align="right") for number in numbers)


def _left(entries):
    """The questions that were tried and are not right yet."""
    left = [entry.question for entry in entries if entry.record.state == "not yet"]
    items = "".join(f"<li>{text(f'{one.id} {one.title}')}</li>" for one in left)
    return f"{markup.sentence('Tried, and not right yet:')}<ul>{items}</ul>" if left else ""


def hand_in(name: str | None = None, folder: str | Path = ".", notebooks: list[str] | None = None) -> Html:
    """Write your answers down for your teacher: a page to read or print, and a table.

    Args:
        name: the name to hand in under, one you choose yourself; without it you stay anonymous.
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
    name, stem = _name_and_stem(name)
    entries, said = entries_now()
    if notebooks is not None:
        entries, numbers = _chosen(entries, notebooks)
        stem += "--" + re.sub(r"[^\w-]", "_", "-".join(numbers))[:40]
    notes = _notes({entry.question.notebook for entry in entries})
    files = {f"{stem}.html": page(name, entries, notes), f"{stem}.csv": "\ufeff" + as_csv(name, [*entries, *notes])}
    folder = Path(os.path.expanduser(folder))
    try:
        kept = write_all({folder / file: content.encode() for file, content in files.items()}, keep="before")
    except OSError as error:
        raise CourseError(f"Nothing can be written to the folder {str(folder)!r} ({error.strerror}). "
                          f"Name another folder: course.hand_in(folder=\"…\").") from None
    older = f" The older ones are kept as {markup.listing(kept)}." if kept else ""
    summary = f"Written for {name}: {markup.listing(files)}. {summed_up(entries)}{older}"
    links = markup.listing(_download(folder / file) for file in files)
    view = markup.sentence(text(summary)) + markup.sentence(f"Download {links}, and give your teacher both.")
    return Html(view + (markup.aside(text(said)) if said else ""), summary)


def _notes(notebooks):
    """What was written in the boxes of these notebooks."""
    return [Entry(one, record) for one, record in written() if one.notebook in notebooks]


def _chosen(entries, notebooks):
    """The entries of the notebooks that are named, and the numbers of these."""
    known = {}
    for entry in entries:
        known.setdefault(_number(entry.question.notebook), []).append(entry)
    given = [notebooks] if isinstance(notebooks, str) else notebooks
    if not isinstance(given, (list, tuple)) or not given or not all(isinstance(one, str) for one in given):
        raise CourseError('Notebooks are named by their numbers, in a list: course.hand_in("Anna", '
                          f'notebooks=["00", "01"]). There is: {", ".join(known)}.')
    numbers = sorted({one_of("notebook with questions", _number(one), known) for one in given})
    return [entry for number in numbers for entry in known[number]], numbers


def _number(notebook):
    """
    >>> _number("01_what_is_this_page.ipynb"), _number("1"), _number("kinds")
    ('01', '01', 'kinds')
    """
    name = notebook.strip().removesuffix(".ipynb")
    number = name.partition("_")[0]
    return number.zfill(2) if number.isdecimal() else name


def _download(path):
    try:
        target = Path(os.path.relpath(path)).as_posix()
    except ValueError:  # on another drive
        return text(path.name)
    name = markup.attribute(path.name)
    return f'<a href="{markup.attribute(target)}" download="{name}">{text(path.name)}</a>'


def _name_and_stem(name):
    """The name on one line, and what the files are called."""
    if name is None:
        return ANONYMOUS, "hand_in"
    given = " ".join(name.split()) if isinstance(name, str) else ""
    if not is_name(given, LONGEST_NAME):
        raise CourseError(f"A name has letters or digits, and at most {LONGEST_NAME} characters. "
                          f"Give another one, such as course.hand_in(\"Reader 7\"), or none at all.")
    return given, f"hand_in_{as_file_name(given)}"


def as_csv(name, entries):
    """The table that is handed in, as text; a cell that would be a formula begins with an apostrophe."""
    target = io.StringIO()
    writer = csv.writer(target)  # its own line ends, so that a line end of either kind in an answer is quoted
    writer.writerow(COLUMNS)
    version = course_version()
    for question, record in entries:
        given = note_in_words(record.answer) if question.kind == NOTE else answer_in_words(record.answer)
        row = (name, question.id, question.notebook, question.kind, question.title, record.state, given,
               record.attempts, record.hints, "yes" if record.solution_seen else "no", version)
        writer.writerow([no_formula(str(value)) for value in row])
    return target.getvalue()


def no_formula(value: str) -> str:
    """A cell's text with an apostrophe wherever a spreadsheet would see the beginning of a formula.

    >>> no_formula("=1+1"), no_formula("1+1"), no_formula("a;=1+1"), as_typed("'=1+1")
    ("'=1+1", '1+1', "a;'=1+1", '=1+1')
    """
    return _ALIVE.sub(r"\1'", value)


def as_typed(value: str) -> str:
    """The text of a cell that ``no_formula`` has given."""
    return _GUARD.sub(r"\1", value)


def answer_in_words(answer):
    """A saved answer as text: a list by its entries, a table as JSON.

    >>> answer_in_words(["april.5", "cgtn.1"]), answer_in_words(None)
    ('april.5; cgtn.1', '')
    """
    if answer is None:
        return ""
    if isinstance(answer, list) and all(isinstance(one, str) for one in answer):
        return "; ".join(answer)
    return answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)


def page(name, entries, notes=()):
    """The page that is handed in: complete in itself, without a script; below the answers what was written."""
    names = ["Question", "Title", "State", "Answer", "Attempts", "Hints", "Solution"]
    head = "".join(f'<th scope="col">{words}</th>' for words in names)
    return _PAGE.format(name=html.escape(name), summary=html.escape(summed_up(entries)), head=head,
                        rows="\n".join(map(_page_row, entries)), notes="".join(map(_page_note, notes)),
                        version=html.escape(course_version()))


def _page_note(entry):
    words = html.escape(note_in_words(entry.record.answer)).replace("\n", "<br>")
    return f"<h2>{html.escape(f'{entry.question.id} {entry.question.title}')}</h2>\n<p>{words}</p>\n"


def _page_row(entry):
    question, record = entry
    answer = answer_in_words(record.answer)
    answer = answer if len(answer) <= _SHOWN else answer[:_SHOWN] + " …"
    cells = (question.id, question.title, record.state, answer, record.attempts, record.hints,
             "seen" if record.solution_seen else "")
    short = (True, False, True, False, True, True, True)
    return "<tr>" + "".join(f'<td{" class=short" * narrow}>{html.escape(str(value))}</td>'
                            for value, narrow in zip(cells, short)) + "</tr>"


def course_version():
    """The version of the course, as its ``pyproject.toml`` has it."""
    try:
        project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
        return str(project["project"]["version"])
    except (OSError, KeyError, tomllib.TOMLDecodeError):
        return "unknown"
