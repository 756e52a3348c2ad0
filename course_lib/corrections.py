"""Labels that a reader has corrected by hand, kept in ``labels.csv`` beside the pages.

A correction belongs to the paragraph that begins on a line of a file. Its first words are kept with it, so that it is not
taken for another paragraph when the page has changed.
"""

from pathlib import Path
from typing import NamedTuple

from course_lib.articles import LABELS
from course_lib.lexicons import LexiconError, rows_of
from course_lib.schemas import NUMBER, TEXT, key, one_of, optional

FILE = "labels.csv"
SCHEMA = {"file": key(TEXT), "line": key(NUMBER), "label": one_of(LABELS), "words": TEXT, "note": optional(TEXT)}
_LENGTH = 60  # characters of the words that are kept


class Correction(NamedTuple):
    """One paragraph's label as a reader wants it."""

    file: str
    line: int
    label: str
    words: str
    note: str = ""

    def fits(self, paragraph):
        """Whether a paragraph (its text) is the one that was corrected."""
        return opening(paragraph) == self.words


def opening(paragraph):
    """The first words of a paragraph, as a correction keeps them.

    >>> opening("Share  this\\nstory")
    'Share this story'
    """
    return " ".join(paragraph.split())[:_LENGTH].strip()


def read(folder):
    """The corrections in a folder, by file and line; an empty dict where there are none.

    Raises LexiconError where ``labels.csv`` has a bad row.

    >>> read("seeds")
    {}
    """
    file, found = Path(folder) / FILE, {}
    if not file.is_file():
        return found
    for line, row in rows_of(file, SCHEMA):
        one = Correction(row["file"], int(row["line"]), row["label"], row["words"], row["note"])
        if (one.file, one.line) in found:
            raise LexiconError(f"{file}, line {line}: line {one.line} of {one.file} is there already. "
                               "Give each paragraph one row.")
        found[one.file, one.line] = one
    return found
