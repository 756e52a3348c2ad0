"""For teachers: a spreadsheet of a class, with a sheet for answers, one to mark writings in, one for hard questions."""

import io
import os
import re
from pathlib import Path

import pandas as pd

from course_lib.display.markup import Html, listing, plural, sentence, text
from course_lib.errors import CourseError
from course_lib.exercises.answerfile import STATES
from course_lib.exercises.classroom import results_and_problems
from course_lib.exercises.handin import as_typed, no_formula
from course_lib.exercises.hardness import by_question
from course_lib.words.keptfiles import write_all

RUBRIC = ("quotation", "attribution", "other reading", "limits")  # of the writing tasks, four levels each
WRITING = "note"  # the kind of a question that asks for a text of one's own
_ANSWERS = ["student", "notebook", "question", "title", "state", "answer", "attempts", "hints", "solution_seen", "file"]
_WIDTHS = {"student": 18, "notebook": 22, "title": 28, "state": 13, "answer": 50, "writing": 70, "quotation": 12,
           "attribution": 12, "other reading": 14, "comment": 30, "solution_seen": 14, "file": 34, "why": 80}
_WIDTH = 10  # of any other column: sheets are printed on one page's width
_COLOURS = {"right": "CFE8F3", "not yet": "FBE3C0"}
_NO_LIBRARY = ("The package openpyxl, which writes spreadsheets, is not installed here. End JupyterLab and start the "
               "course again with python3 -m course_lib, which fetches it; or use course.class_results(folder).")


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
        file.with_name(f"{file.stem}_{name.replace(' ', '_')}.csv"): _csv(table) for name, table in sheets.items()}
    try:
        kept = write_all(files, keep="before")
    except OSError as error:
        raise CourseError(f"Nothing can be written to the folder {str(file.parent)!r} ({error.strerror}). "
                          "Close the spreadsheet if it is open, or name another file.") from None
    older = f" Older ones are kept as {listing(kept)}." if kept else ""
    summary = (f"Written for {plural(results['student'].nunique(), 'student')}: "
               f"{listing(one.name for one in files)}.{older}")
    said = " ".join([summary, *problems])
    return Html("".join(sentence(text(one)) for one in [summary, *problems]), said)


def _sheets(results, problems):
    """The sheets by name; one for what was not read only where there is such a file."""
    plain = results.assign(**{name: results[name].map(as_typed) for name in ("student", "title", "answer", "notebook")})
    plain["solution_seen"] = plain["solution_seen"].map({True: "yes", False: "no"})
    sheets = {"answers": plain.loc[plain["kind"] != WRITING, _ANSWERS], "writings": _writings(plain),
              "hard questions": by_question(plain)[["question", "title", "students", *STATES[::-1],
                                                    "hints_per_student"]].round(2)}
    if problems:
        files = [problem.partition(" was left out: ")[::2] for problem in problems]
        sheets["not read"] = pd.DataFrame(files, columns=["file", "why"])
    return sheets


def _writings(plain):
    """A row for each text that a student wrote, one without text where there is none, and columns to fill in."""
    wrote = plain[plain["kind"].eq(WRITING) & plain["answer"].ne("")]
    without = plain[~plain["student"].isin(wrote["student"])].drop_duplicates("student")
    table = pd.concat([wrote, without.assign(question="", title="", answer="")]).sort_values("student", kind="stable")
    table = table[["student", "question", "title", "answer"]].rename(columns={"answer": "writing"})
    return table.assign(**dict.fromkeys([*RUBRIC, "comment"], ""))


def _csv(table):
    """A table as the bytes of a CSV file; what a spreadsheet would compute begins with an apostrophe."""
    target = io.StringIO()
    safe = table.map(lambda value: no_formula(value) if isinstance(value, str) else value)
    safe.to_csv(target, index=False, lineterminator="\r\n")
    return ("\ufeff" + target.getvalue()).encode()


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
    book.save(target)
    return target.getvalue()


def _fill(sheet, table):
    """Write a table into a sheet: its head stays in sight, long texts are broken, states have a colour."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.page import PageMargins

    letters = dict(zip(table.columns, map(get_column_letter, range(1, len(table.columns) + 1))))
    for name, letter in letters.items():
        sheet[f"{letter}1"], sheet[f"{letter}1"].font = name.replace("_", " "), Font(bold=True)
        sheet.column_dimensions[letter].width = _WIDTHS.get(name, _WIDTH)
        for number, value in enumerate(table[name], 2):
            cell = sheet[f"{letter}{number}"]
            _put(cell, value)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if name == "state" and value in _COLOURS:
                cell.fill = PatternFill("solid", fgColor=_COLOURS[value])
            # How many lines a cell needs, or so: not every program makes room by itself.
            lines = sum(-(-len(line) // _WIDTHS.get(name, _WIDTH)) or 1 for line in str(value).split("\n"))
            row = sheet.row_dimensions[number]
            row.height = max(row.height or 15, min(400, 15 * lines))
    sheet.freeze_panes, sheet.print_title_rows, sheet.auto_filter.ref = "B2", "1:1", sheet.dimensions
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.page_setup.paperSize, sheet.page_margins = sheet.PAPERSIZE_A4, PageMargins(0.3, 0.3, 0.4, 0.4)
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    if "limits" in letters and len(table):
        _let_levels_in(sheet, f"{letters[RUBRIC[0]]}2:{letters[RUBRIC[-1]]}{len(table) + 1}")


def _put(cell, value):
    """Put a value into a cell; a text stays text whatever it begins with, also when someone edits it."""
    if isinstance(value, str):
        cell.value = re.sub(r"[\0-\x08\x0b\x0c\x0e-\x1f]", "\ufffd", value) or None
        if cell.value is not None:
            cell.data_type, cell.quotePrefix = "s", bool(no_formula(value) != value)
    else:
        cell.value = value.item() if hasattr(value, "item") else value


def _let_levels_in(sheet, cells):
    """Where the rubric is filled in: levels from 1 to 4, to choose from, and nothing else."""
    from openpyxl.worksheet.datavalidation import DataValidation

    levels = DataValidation("list", formula1='"1,2,3,4"', allow_blank=True)
    levels.add(cells)
    sheet.add_data_validation(levels)
