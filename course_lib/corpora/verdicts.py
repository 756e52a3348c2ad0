"""Meetings confirmed or rejected by hand: a file ``meetings_checked.csv`` beside the pages, applied whenever they are read.

A verdict belongs to the meeting's id; ``day`` and ``who`` are for whoever opens the file. A rejected meeting is left out of
the tables. To have it back, delete its row.
"""

from pathlib import Path

from course_lib.words.lexicons import rows_of
from course_lib.words.schemas import TEXT, key, one_of, optional

FILE = "meetings_checked.csv"
CONFIRMED, REJECTED = VERDICTS = ("confirmed", "rejected")
COLUMNS = {"meeting_id": key(TEXT), "verdict": one_of(VERDICTS), "day": optional(TEXT), "who": optional(TEXT),
           "note": optional(TEXT)}


def read_verdicts(folder):
    """The verdicts kept in a folder, as dicts by the meeting's id; none where there is no such file.

    Raises LexiconError for a row that ``COLUMNS`` does not allow.
    """
    file = Path(folder) / FILE
    return {row["meeting_id"]: row for _, row in rows_of(file, COLUMNS)} if file.is_file() else {}


def with_verdict(verdicts, verdict):
    """The ids of the meetings that have this verdict."""
    return frozenset(id for id, row in verdicts.items() if row["verdict"] == verdict)
