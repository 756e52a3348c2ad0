"""What there is to read: the pages of a folder, or the rows of a DataFrame, with what is known of each."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import NamedTuple

from course_lib.errors import CourseError, meant
from course_lib.loader.corrections import read_corrections
from course_lib.words.cells import DATE, PAGE_ID, TEXT, key, optional
from course_lib.words.csvrows import composed, list_in, rows_of

SUFFIXES = (".txt", ".md", ".html", ".htm", ".xhtml", ".mhtml", ".mht")
OTHERS = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".eml", ".msg", ".webarchive")  # texts that cannot be read
COLUMNS = {"file": key(TEXT), "page_id": optional(PAGE_ID), "outlet": optional(TEXT), "outlet_basis": optional(TEXT),
           "url": optional(TEXT), "published": optional(DATE), "rights": optional(TEXT)}


class CorpusError(CourseError):
    """A folder or table that cannot be read as a corpus; the message says what is there and what to do next."""


class Source(NamedTuple):
    """A page before it is read: file name, path or content, what sources.csv says of it, labels corrected by hand."""

    file: str
    content: Path | bytes | str
    about: dict
    labels: tuple = ()

    @property
    def published(self):
        day = self.about.get("published")
        return date.fromisoformat(day) if day else None


def page_ids(files, about):
    """Each page's id by its file: from sources.csv, else the file's stem, else (two stems alike) the whole name.

    Raises CorpusError where two pages have the same.
    """
    stems = Counter(Path(file).stem for file in files)
    ids = {file: about.get(file, {}).get("page_id") or (file if stems[Path(file).stem] > 1 else Path(file).stem)
           for file in files}
    (twice, count), *_ = Counter(ids.values()).most_common(1) or [("", 0)]
    if count > 1:
        raise CorpusError(f"Two pages have the id {twice!r}. Give each page an id of its own in sources.csv.")
    return ids


def _with_ids(sources):
    ids = page_ids([one.file for one in sources], {one.file: one.about for one in sources})
    return [one._replace(about={**one.about, "page_id": ids[one.file]}) for one in sources]


# A folder

def folder_sources(folder):
    """The pages of a folder, and pairs (file, problem) for what its lists name and it does not hold.

    Raises CorpusError where there is no such folder or no page in it, LexiconError for a bad row of a list; a day that
    cannot be read is a problem, and its page has none.
    """
    inside = _inside(folder)
    files = [file for file in inside
             if file.suffix.lower() in SUFFIXES and _may_be_page(file) and file.stem.lower() != "readme"
             and not _is_list(file)]
    if not files:
        raise CorpusError(f"There is no page in {folder}. Put each page there as a text file whose name ends in .txt, "
                          "or as a saved web page (.html).")
    listed = list_in(folder, "sources.csv")
    about, undated = _listed(listed) if listed else ({}, [])
    sources = _with_ids([Source(file.name, file, about.get(composed(file.name), {})) for file in files])
    labels, unfit = read_corrections(folder, {one.file: one.about["page_id"] for one in sources})
    names = {composed(file.name) for file in files}
    absent = [(name, f"sources.csv lists {name}, but the folder does not hold it.")
              for name in about if name not in names]
    unread = [(file.name, f"{file.name} is no page that can be read. "
                          "Open it, copy its text, and save that as a .txt file.")
              for file in inside if file.suffix.lower() in OTHERS]
    unread += [(file.name, f"{file.name} is a list and no page, but its name ends wrongly, so it was not read. "
                           f"Rename it to {file.stem}.") for file in inside if _is_list(file)]
    return [one._replace(labels=tuple(labels.get(one.file, ()))) for one in sources], absent + undated + unread + unfit


def _listed(file):
    """What sources.csv says of each file, and pairs (file, problem) for days that cannot be read."""
    about, undated = {}, []
    for line, row in rows_of(file, {**COLUMNS, "published": optional(TEXT)}, seen={}):
        try:
            row["published"] = COLUMNS["published"].checked(row["published"], row)
        except ValueError as why:
            undated.append((row["file"], f"{file.name}, line {line}, column 'published': {why} "
                                         f"{row['file']} is read without this day."))
            row["published"] = ""
        about[composed(row["file"])] = row
    return about, undated


def _inside(folder):
    """What lies in a folder, by name, without what is hidden or left there by an open program."""
    try:
        inside = sorted(folder.iterdir()) if folder.is_dir() else None
    except OSError as error:
        raise CorpusError(f"The folder {folder} cannot be opened ({error.strerror}). Check that you may read it."
                          ) from None
    if inside is None:
        near = meant(folder.name, (one.name for one in folder.parent.glob("*/")))
        mean = f"; did you mean {folder.with_name(near)}?" if near else "."
        raise CorpusError(f"There is no folder {folder}{mean} Give the path of a folder that holds pages, as text "
                          "(.txt) or as saved web pages (.html).")
    return [file for file in inside if not file.name.startswith((".", "~$"))]


def _is_list(file):
    """Whether a table was given a text's ending, as editors do: sources.csv.txt."""
    return file.suffix.lower() in SUFFIXES and file.stem.lower().endswith(".csv")


def _may_be_page(file):
    """A file, or a link that leads nowhere: reading that one tells what is wrong with it."""
    return file.is_file() or (file.is_symlink() and not file.exists())


# A DataFrame

def frame_sources(frame, text):
    """The rows of a DataFrame as pages, and pairs (row, problem) for those without a text.

    Raises CorpusError where there is no such column, or no row.
    """
    columns = [*map(str, frame.columns)]
    if columns.count(text) != 1:
        there_is = ", ".join(columns) or "none"
        raise CorpusError(f"The table needs one column {text!r} with the texts; it has: {there_is}. "
                          "Name the column: course.load(table, text='…').")
    if frame.empty:
        raise CorpusError("The table has no rows. Give a table with a text a row.")
    sources, problems = {}, []
    for number, row in enumerate(frame.set_axis(columns, axis=1).to_dict("records"), 1):
        about = {name: _cell(row[name]) for name in COLUMNS if name in columns}
        name = about.pop("file", "") or f"row {number}"
        if not isinstance(row[text], str):
            problems.append((name, f"Row {number} has no text in the column {text!r}."))
        elif name in sources:
            problems.append((name, f"Row {number}: there is a file {name} already. Give each row one of its own."))
        else:
            problems += _drop_what_is_no_day(number, name, about)
            sources[name] = Source(name, row[text], about)
    return _with_ids([*sources.values()]), problems


def _cell(value):
    """A cell as a text; nothing where it is missing (which differs from itself)."""
    return "" if value is None or value != value else str(value).strip()


def _drop_what_is_no_day(number, name, about):
    said = about.pop("published", "")
    try:
        about["published"] = said and DATE.checked(said, about)
    except ValueError:
        yield name, f"Row {number}: {said!r} is not a day like 2024-07-25, so the page is read without one."
