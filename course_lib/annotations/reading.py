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
from course_lib.wanted import shortened
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
    sentence: str | None = None

    def problem(self, column, sentence):
        """Why the row is left out, as a pair of a file and a sentence."""
        inside = self.file.rpartition(FOLDER)[2].replace("\\", "/")
        return f"{FOLDER}{inside}", f"{self.file}, line {self.line}, column {column!r}: {sentence}"


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


def read_annotations(folder, texts, reader=None, sentence_at=None):
    """The annotations of a folder of pages, as a Reading; an empty one where there are none.

    Args:
        folder: the folder of pages, or None.
        texts: the pages' texts by page id.
        reader: whose, where several readers keep theirs in folders of their own (``annotations/anna``).
        sentence_at: gives the sentence at a page and a place there; rows for which there is none are left out.

    Raises:
        CourseError: there is no such reader.
    """
    reading = Reading()
    for kind, file in _files(folder, reader, reading.problems).items():
        reading.rows[kind] = _rows(kind, file, folder, reading.problems)
    spans = _spans([row for kind in ANCHORED for row in reading.rows[kind]], texts)
    meetings = {row.said["meeting_id"] for row in reading.rows["meetings"]}
    for kind in (*ANCHORED, "read"):
        rows, reading.rows[kind] = reading.rows[kind], []
        for row in rows:
            page = row.said["page_id"]
            if kind in ANCHORED and (span := spans.get((page, _anchor(row)))):
                row = row._replace(span=span, sentence=sentence_at and sentence_at(page, span.start))
            if problem := _wrong(kind, row, texts, meetings, sentence_at):
                reading.problems.append(row.problem(*problem))
            else:
                reading.moved += row.span is not None and row.span.start != int(row.said["start"])
                reading.rows[kind].append(row)
    return reading


def readers(folder):
    """The readers who keep their annotations in folders of their own."""
    place = Path(folder, FOLDER)
    inside = sorted(place.iterdir()) if place.is_dir() else []
    return [one.name for one in inside if one.is_dir() and any(Path(one, f"{kind}.csv").is_file() for kind in FILES)]


def _files(folder, reader, problems):
    """The files of annotations by kind; others in the folder are named."""
    if folder is None:
        return {}
    place = Path(folder, FOLDER, *([] if reader is None else [one_of("reader", reader, readers(folder))]))
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
    rows = [Row(str(file), line, {name: parts(cell) if name in MANY else cell for name, cell in row.items()})
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


def _anchor(row):
    said = row.said
    return Anchor(int(said["start"]), int(said["end"]), said["quote"], said["before"], said["after"])


def _spans(rows, texts):
    """Where the words of rows stand now: spans, None for what is lost, by page and anchor."""
    pages = defaultdict(set)
    for row in rows:
        pages[row.said["page_id"]].add(_anchor(row))
    return {(page, one): span for page, anchors in pages.items() if page in texts
            for one, span in zip(anchors, find([*anchors], texts[page]))}


def _wrong(kind, row, texts, meetings, sentence_at):
    """Column and sentence for a row that cannot be used; None for all others."""
    said, page = row.said, row.said["page_id"]
    if page not in texts:
        return "page_id", f"there is no page {page!r}. There is: {', '.join(texts)}."
    if kind == "read":
        return None
    if row.span is None:
        return _lost(said, len(texts[page]))
    if kind == "tellings" and said["verdict"] == "kept" and said["meeting_id"] not in meetings:
        return "meeting_id", (f"meetings.csv has no meeting {said['meeting_id']!r}. "
                              "Give one that stands there, or add it.")
    if sentence_at and row.sentence is None:
        return "start", (f"no article text stands at character {row.span.start} of {page}. Correct the place, or the "
                         "label of its paragraph, or delete the row.")
    return None


def _lost(said, length):
    """Column and sentence for a row whose words do not stand where they stood, nor surely anywhere else."""
    shown, look = shortened(said["quote"]), "Look for it on the page and write it down anew, or delete the row."
    if int(said["end"]) > length:
        return "end", (f"{said['page_id']} has only {length} characters, and “{shown}” was not found on it for sure. "
                       f"{look}")
    return "quote", (f"“{shown}” does not stand in {said['page_id']} as it did "
                     f"(characters {said['start']} to {said['end']}). {look}")
