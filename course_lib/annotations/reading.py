"""Read the annotations that lie beside pages, and hold each row against the text it speaks of.

A row that cannot be used, or whose words no longer stand where they stood, is named in a sentence with file, line and
column, and left out; all others are used. What moved with its page is found again (see ``anchors``).
"""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from course_lib.annotations.anchors import Anchor, find
from course_lib.annotations.forms import ANCHORED, FILES, MANY
from course_lib.errors import CourseError, one_of
from course_lib.words import lexicons
from course_lib.words.cells import parts
from course_lib.words.csvrows import lists_in, rows_of
from course_lib.words.spans import Span

FOLDER = "annotations"


class Row(NamedTuple):
    """A row of a file of annotations: where it comes from, what it says, and where it stands (None for a meeting)."""

    file: str
    line: int
    said: dict
    span: Span | None = None


@dataclass
class Reading:
    """What one reader wrote down beside a folder's pages.

    ``rows``: lists of Row by kind (the names of ``forms.FILES``); ``problems``: pairs of a file and a sentence;
    ``moved``: how many rows stand at another place now than where they were written down.
    """

    rows: dict = field(default_factory=lambda: {kind: [] for kind in FILES})
    problems: list = field(default_factory=list)
    moved: int = 0

    def whole(self, what):
        """The pages that were read whole for this (see ``forms.READ``), so that nothing is suggested on them."""
        return {row.said["page_id"] for row in self.rows["read"] if row.said["what"] == what}


def read_annotations(folder, texts, reader=None):
    """The annotations of a folder of pages, as a Reading; an empty one where there are none.

    Args:
        folder: the folder of pages, or None.
        texts: the pages' texts by page id.
        reader: whose, where several readers keep theirs in folders of their own (``annotations/anna``).

    Raises:
        CourseError: there is no such reader.
    """
    reading = Reading()
    place = _place(folder, reader)
    files = _files(place, folder, reading.problems) if place else {}
    for kind, file in files.items():
        reading.rows[kind] = _rows(kind, file, folder, reading.problems)
    _drop_other_pages(reading, texts)
    _hold_against(reading, texts)
    _drop_unknown_meetings(reading)
    return reading


def readers(folder):
    """The readers who keep their annotations in folders of their own."""
    place = Path(folder, FOLDER)
    inside = sorted(place.iterdir()) if place.is_dir() else []
    return [one.name for one in inside if one.is_dir() and any(Path(one, f"{kind}.csv").is_file() for kind in FILES)]


def _place(folder, reader):
    if folder is None:
        return None
    if reader is None:
        return Path(folder, FOLDER)
    return Path(folder, FOLDER, one_of("reader", reader, readers(folder)))


def _files(place, folder, problems):
    """The files of annotations by kind; others in the folder are named."""
    try:
        found = {file.stem.lower(): file for file in lists_in(place)}
    except CourseError as error:
        problems.append((FOLDER, str(error)))
        return {}
    for stem in found.keys() - FILES.keys():
        problems.append((_named(found[stem], folder), f"{found[stem]} is not read: annotations stand in files called "
                         f"{', '.join(f'{kind}.csv' for kind in FILES)}. Rename it, or take it out."))
    if not found and (several := readers(folder)):
        problems.append((FOLDER, f"Nothing was taken from {place}: {', '.join(several)} keep their annotations in "
                         f"folders of their own there. Choose one: course.load(folder, reader={several[0]!r})."))
    return {kind: found[kind] for kind in FILES if kind in found}


def _named(file, folder):
    return file.relative_to(folder).as_posix()


def _rows(kind, file, folder, problems):
    said = []
    rows = [Row(str(file), line, _with_tuples(row))
            for line, row in rows_of(file, _schema(kind, folder), said, seen={})]
    problems += [(_named(file, folder), sentence) for sentence in said]
    return rows


def _schema(kind, folder):
    """The columns of a kind; a step of modality may be a teacher's own."""
    schema = FILES[kind]
    if kind == "statements":
        steps = {row["step_id"] for row in lexicons.read("modals", folder)}
        modal = replace(schema["modal"], allowed="one of: " + ", ".join(sorted(steps)), test=steps.__contains__)
        schema = schema | {"modal": modal}
    return schema


def _with_tuples(row):
    return {name: parts(cell) if name in MANY else cell for name, cell in row.items()}


def _drop(reading, kind, wrong):
    """Leave out rows of a kind, each with its reason; ``wrong(row)`` is a column and a sentence, or None."""
    kept = []
    for row in reading.rows[kind]:
        if problem := wrong(row):
            column, sentence = problem
            reading.problems.append((f"{FOLDER}/{Path(row.file).name}",
                                     f"{row.file}, line {row.line}, column {column!r}: {sentence}"))
        else:
            kept.append(row)
    reading.rows[kind] = kept


def _drop_other_pages(reading, texts):
    known = ", ".join(texts)

    def wrong(row):
        page = row.said["page_id"]
        return None if page in texts else ("page_id", f"there is no page {page!r}. There is: {known}.")
    for kind in (*ANCHORED, "read"):
        _drop(reading, kind, wrong)


def _hold_against(reading, texts):
    """Give each row the place where its words stand now."""
    of_page = defaultdict(dict)
    for kind in ANCHORED:
        for row in reading.rows[kind]:
            of_page[row.said["page_id"]][_anchor(row)] = None
    for page, anchors in of_page.items():
        anchors |= zip(anchors, find([*anchors], texts[page]))

    def wrong(row):
        return None if of_page[row.said["page_id"]][_anchor(row)] else _lost(row.said, len(texts[row.said["page_id"]]))
    for kind in ANCHORED:
        _drop(reading, kind, wrong)
        rows = [row._replace(span=of_page[row.said["page_id"]][_anchor(row)]) for row in reading.rows[kind]]
        reading.moved += sum(row.span.start != int(row.said["start"]) for row in rows)
        reading.rows[kind] = rows


def _lost(said, length):
    """Column and sentence for a row whose words do not stand where they stood, nor surely anywhere else."""
    quote = " ".join(said["quote"].split())
    shown = quote if len(quote) <= 60 else quote[:57] + "…"
    look = "Look for it on the page and write it down anew, or delete the row."
    if int(said["end"]) > length:
        return "end", (f"{said['page_id']} has only {length} characters, and “{shown}” was not found on it for sure. "
                       f"{look}")
    return "quote", (f"“{shown}” does not stand in {said['page_id']} as it did "
                     f"(characters {said['start']} to {said['end']}). {look}")


def _anchor(row):
    said = row.said
    return Anchor(int(said["start"]), int(said["end"]), said["quote"], said["before"], said["after"])


def _drop_unknown_meetings(reading):
    known = {row.said["meeting_id"] for row in reading.rows["meetings"]}

    def wrong(row):
        if row.said["verdict"] != "kept" or row.said["meeting_id"] in known:
            return None
        return "meeting_id", (f"meetings.csv has no meeting {row.said['meeting_id']!r}. "
                              "Give one that stands there, or add it.")
    _drop(reading, "tellings", wrong)
