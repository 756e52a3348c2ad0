"""For teachers: the hand-ins of a class as one table, and as a spreadsheet to mark writings in."""

import io
import os
from collections import Counter
from pathlib import Path

import pandas as pd
from lxml.etree import LxmlError

from course_lib.display.markup import Html, listing, plural, sentence, text
from course_lib.errors import CourseError
from course_lib.exercises.answerfile import LARGEST, STATES
from course_lib.exercises.handin import ANONYMOUS, SCHEMA, as_csv, as_typed, no_formula
from course_lib.exercises.hardness import by_question
from course_lib.exercises.questions import sound
from course_lib.words.csvrows import ColumnsError, LexiconError, rows_of
from course_lib.words.keptfiles import check_is_file, write_all

_LEFT_BY_SYSTEMS = ("desktop.ini", "thumbs.db", "__macosx")
_ASK = "ask for the file that course.hand_in() wrote"
_LARGEST = 4 * LARGEST  # bytes of a hand-in: the answers once, and what is said of each question
_LEGACY = "cp1252"  # how a spreadsheet saves "CSV" that is not "CSV UTF-8", most often
RUBRIC = ("quotation", "attribution", "other reading", "limits")  # of the writing tasks, four levels each
WRITING = "note"  # the kind of a question that asks for a text of one's own
_ANSWERS = ["student", "notebook", "question", "title", "state", "answer", "attempts", "hints", "solution_seen", "file"]
_WIDTHS = {"student": 18, "notebook": 22, "title": 28, "state": 13, "answer": 50, "writing": 70, "quotation": 12,
           "attribution": 12, "other reading": 14, "comment": 30, "solution_seen": 14, "file": 34, "why": 80}
_WIDTH = 10  # of any other column: sheets are printed on one page's width
_COLOURS = {"right": "CFE8F3", "not yet": "FBE3C0"}
_NO_LIBRARY = ("The package openpyxl, which writes spreadsheets, is not installed here. End JupyterLab and start the "
               "course again with python3 -m course_lib, which fetches it; or use course.class_results(folder).")


def class_results(folder: str | Path) -> pd.DataFrame:
    """The hand-ins in a folder as one table: a row for each student and question.

    Files that end in ``.csv`` and have a hand-in's columns are read, in the folder and in those inside it, whatever
    their names, also where a spreadsheet has saved them again. Each other file is named in a printed sentence, but for
    the page of a table that is there, and for what systems leave behind; none keeps the others from being read.

    Args:
        folder: a path.

    Returns:
        A DataFrame with the columns of a hand-in, and before them ``student`` and ``file``. Two files with one name
        and the same questions are two students, numbered. Where a spreadsheet would compute a text, an apostrophe
        stands before it.

    Raises:
        CourseError: there is no such folder, or no hand-in in it.

    >>> class_results("nowhere")
    Traceback (most recent call last):
    course_lib.errors.CourseError: There is no folder 'nowhere'. Give the folder that holds the files handed in.
    """
    results, problems = results_and_problems(folder)
    print(f"{plural(results['file'].nunique(), 'hand-in')} read.", *problems)
    return results


def results_and_problems(folder: str | Path) -> tuple[pd.DataFrame, list[str]]:
    """The table, and a sentence on each file that was left out; arguments and errors as for ``class_results``."""
    folder = Path(os.path.expanduser(folder))
    if not folder.is_dir():
        raise CourseError(f"There is no folder {str(folder)!r}. "
                          f"Give the folder that holds the files handed in.")
    tables, problems = _read_all(folder)
    if not tables:
        said = " ".join([f"No hand-in was found in {str(folder)!r}.", *problems])
        raise CourseError(f"{said} It ends in .csv; course.hand_in() writes it.")
    return pd.concat(_with_students(tables), ignore_index=True), problems


def _files(folder):
    """All files but what other systems leave beside them (``._a.csv``, ``~$a.csv``), and pages whose table is there."""
    files = [file for pattern in ("*", "*/*") for file in folder.glob(pattern)
             if not any(part.startswith((".", "~")) or part.lower() in _LEFT_BY_SYSTEMS
                        for part in file.relative_to(folder).parts)
             and (file.suffix.lower() == ".csv" or not file.is_dir())]
    tables = {file.with_suffix("") for file in files if file.suffix.lower() == ".csv"}
    return sorted(file for file in files if file.suffix.lower() != ".html" or file.with_suffix("") not in tables)


def _read_all(folder):
    """The tables that can be read, by file, and a sentence on each of the others."""
    tables, problems, seen = {}, [], {}
    ids = {(question.notebook, question.title): question.id for question in sound()[0]}
    for file in _files(folder):
        name = file.relative_to(folder).as_posix()
        try:
            rows = _rows(file, ids)
        except (OSError, LexiconError) as error:
            why = getattr(error, "strerror", None) or str(error).removeprefix(str(file)).lstrip(":, ")
            problems.append(f"{name} was left out: {why.rstrip('.')}.")
            continue
        first = seen.setdefault(repr(rows), name)
        if first != name and rows[0]["name"] != ANONYMOUS:
            problems.append(f"{name} was left out: it is the same as {first}.")
        else:
            tables[name] = pd.DataFrame(rows).assign(file=name)
    return tables, problems


def _rows(file, ids):
    """The rows of a hand-in. Raises LexiconError, or OSError, with words where it is none."""
    check_is_file(file)
    if file.suffix.lower() == ".html":
        raise LexiconError("it is the page to read; ask for the table, the .csv that course.hand_in() wrote with it")
    if file.suffix.lower() != ".csv":
        raise LexiconError(f"it is no CSV file; {_ASK}")
    if file.stat().st_size > _LARGEST:
        raise LexiconError(f"it is larger than {_LARGEST // 1_000_000} MB, which no hand-in is")
    if not file.read_bytes().removeprefix(b"\xef\xbb\xbf").strip():
        raise LexiconError(f"it is empty; {_ASK}")
    try:
        rows = [_row(row, ids) for _, row in rows_of(file, SCHEMA, legacy=_LEGACY, others=True)]
    except ColumnsError:
        raise LexiconError(f"it is damaged, or no hand-in: it has not the columns of one; {_ASK}") from None
    twice = [question for question, times in Counter(row["question"] for row in rows).items() if times > 1]
    if not rows or twice:
        raise LexiconError(f"it has the question {twice[0]} twice" if twice else "there are no answers in it")
    return rows


def _row(row, ids):
    """A row, its numbers as numbers. A spreadsheet may take ``1.10`` for 1.1, or for a day: then the title tells."""
    row = {name: no_formula(as_typed(row[name])) for name in SCHEMA}
    known = ids.get((row["notebook"], as_typed(row["title"])), row["question"])
    numbers = {name: int(row[name]) for name in ("attempts", "hints")}
    return row | numbers | {"question": known, "solution_seen": row["solution_seen"] == "yes"}


def _with_students(tables):
    """Each table with a first column ``student``: files of one name are one student's where no question is in two."""
    students, numbers = {}, {}  # by name: for each student of this name the questions answered; by file: which of them
    for file, table in tables.items():
        name, asked = table["name"].iloc[0], set(table["question"])
        own = students.setdefault(name, [])
        fits = (number for number, had in enumerate(own) if name != ANONYMOUS and not had & asked)
        numbers[file] = next(fits, len(own))
        own += [set()] * (numbers[file] == len(own))
        own[numbers[file]] = own[numbers[file]] | asked
    for file, table in tables.items():
        name = table["name"].iloc[0]
        number = f" {numbers[file] + 1}" if len(students[name]) > 1 else ""
        yield table.assign(student=name + number)[["student", "file", *SCHEMA]]


def class_table(folder: str | Path, file: str | Path = "class_table.xlsx") -> Html:
    """Write the hand-ins of a class as a spreadsheet, and each of its sheets as a CSV file beside it.

    Args:
        folder: where the hand-ins are; see ``class_results``.
        file: the spreadsheet to write. Older ones are kept under another name: you may have filled them in.

    Returns:
        A view that says what was written, and which files could not be read.

    Raises:
        CourseError: there is no such folder, no hand-in in it, or the spreadsheet cannot be written; nothing is then.

    >>> class_table("nowhere")
    Traceback (most recent call last):
    course_lib.errors.CourseError: There is no folder 'nowhere'. Give the folder that holds the files handed in.
    """
    results, problems = results_and_problems(folder)
    file = Path(os.path.expanduser(file))
    if file.suffix.lower() != ".xlsx":
        raise CourseError(f"A spreadsheet's name ends in .xlsx; {file.name!r} does not. "
                          "Give one such as class_table.xlsx.")
    sheets = _sheets(results, problems)
    files = {file: _spreadsheet(sheets)} | {
        file.with_name(f"{file.stem}_{name.replace(' ', '_')}.csv"): as_csv(table) for name, table in sheets.items()}
    try:
        kept = write_all(files, keep="before")
    except OSError as error:
        raise CourseError(f"Nothing can be written to the folder {str(file.parent)!r} ({error.strerror}). "
                          "Close the spreadsheet if it is open, or name another file.") from None
    older = f" Older ones are kept as {listing(kept)}; marks that you typed stand in these only." if kept else ""
    summary = (f"Written for {plural(results['student'].nunique(), 'student')}: "
               f"{listing(one.name for one in files)}.{older}")
    said = " ".join([summary, *problems])
    return Html("".join(sentence(text(one)) for one in [summary, *problems]), said)


def _sheets(results, problems):
    """The sheets by name; one for what was not read only where there is such a file."""
    plain = results.assign(**{name: results[name].map(as_typed) for name in ("student", "title", "answer", "notebook")})
    plain["solution_seen"] = plain["solution_seen"].map({True: "yes", False: "no"})
    plain = plain.sort_values("student", kind="stable", key=_in_order)
    sheets = {"overview": _overview(plain), "answers": plain.loc[plain["kind"] != WRITING, _ANSWERS],
              "writings": _writings(plain),
              "hard questions": by_question(plain)[["question", "title", "students", *STATES[::-1],
                                                    "hints_per_student"]].round(2)}
    if problems:
        files = [problem.partition(" was left out: ")[::2] for problem in problems]
        sheets["not read"] = pd.DataFrame(files, columns=["file", "why"])
    return sheets


def _in_order(names):
    """Names without regard to capitals, and numbers behind them by their size."""
    return names.str.casefold().str.replace(r"\d+", lambda number: number[0].zfill(9), regex=True)


def _overview(plain):
    """A row for each student: the state of each question, nothing where it was not attempted, and how many of each."""
    students, asked = plain["student"].unique(), plain[plain["kind"] != WRITING]
    files = plain.groupby("student")["file"].agg(lambda files: ", ".join(files.unique())).reindex(students)
    totals = pd.crosstab(asked["student"], asked["state"]).reindex(index=students, columns=STATES[::-1], fill_value=0)
    states = asked.pivot(index="student", columns="question", values="state")
    states = states.reindex(index=students, columns=by_question(plain)["question"])
    whole = pd.concat([files, totals, states.replace("not attempted", "").fillna("")], axis=1)
    return whole.rename_axis("student").reset_index()


def _writings(plain):
    """A row for each text that a student wrote, one without text where there is none, and columns to fill in."""
    wrote = plain[plain["kind"].eq(WRITING) & plain["answer"].ne("")]
    without = plain[~plain["student"].isin(wrote["student"])].drop_duplicates("student")
    table = pd.concat([wrote, without.assign(question="", title="", answer="")])
    table = table.sort_values("student", kind="stable", key=_in_order)
    table = table[["student", "file", "question", "title", "answer"]].rename(columns={"answer": "writing"})
    return table.assign(**dict.fromkeys([*RUBRIC, "comment"], ""))


def _spreadsheet(sheets):
    """The tables as the bytes of a spreadsheet whose cells are text or numbers, and no formula."""
    try:
        from openpyxl import Workbook
    except ImportError:
        raise CourseError(_NO_LIBRARY) from None
    book = Workbook()
    book.remove(book.active)
    for name, table in sheets.items():
        _fill(book.create_sheet(name.capitalize()), table)
    target = io.BytesIO()
    try:
        book.save(target)  # which lays each sheet into the system's folder for such files first
    except (OSError, LxmlError):
        raise CourseError("The spreadsheet cannot be made, for the disk is full. Make room, or use "
                          "course.class_results(folder).") from None
    return target.getvalue()


def _fill(sheet, table):
    """Write a table into a sheet: its head stays in sight, long texts are broken, states have a colour."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.page import PageMargins

    for column, name in enumerate(table.columns, 1):
        head, width = sheet.cell(1, column, name.replace("_", " ")), _WIDTHS.get(name, _WIDTH)
        head.font = Font(bold=True)
        sheet.column_dimensions[head.column_letter].width = width
        for number, value in enumerate(table[name], 2):
            cell = sheet.cell(number, column)
            _put(cell, value)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if name not in ("answer", "writing") and value in _COLOURS:
                cell.fill = PatternFill("solid", fgColor=_COLOURS[value])
            # How many lines a cell needs, or so: not every program makes room by itself.
            lines = sum(-(-len(line) // width) or 1 for line in str(value).split("\n"))
            row = sheet.row_dimensions[number]
            row.height = max(row.height or 15, min(400, 15 * lines))
        if name in RUBRIC and len(table):  # levels to choose from, and nothing else
            levels = DataValidation("list", formula1='"1,2,3,4"', allow_blank=True)
            levels.add(f"{head.column_letter}2:{head.column_letter}{len(table) + 1}")
            sheet.add_data_validation(levels)
    sheet.freeze_panes, sheet.print_title_rows, sheet.auto_filter.ref = "B2", "1:1", sheet.dimensions
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.page_setup.paperSize, sheet.page_margins = sheet.PAPERSIZE_A4, PageMargins(0.3, 0.3, 0.4, 0.4)
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _put(cell, value):
    """Put a value into a cell; a text stays text whatever it begins with, also when someone edits it."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if not isinstance(value, str):
        cell.value = value.item() if hasattr(value, "item") else value
    elif value:
        cell.value = ILLEGAL_CHARACTERS_RE.sub("\ufffd", value)
        cell.data_type, cell.quotePrefix = "s", no_formula(value) != value
