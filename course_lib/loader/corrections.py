"""Labels corrected by hand: a file ``labels.csv`` beside the pages, applied whenever they are read.

A row names a page (its id, or its file), a line at which a paragraph begins, as the tables cite it, or a range of lines
("12 to 40"), the label its paragraphs should have, and a reason. Instead of a label, *begins here* and *ends here* say
where the text that counts begins and ends: what lies outside is furniture. Of rows that are about one paragraph the one
with the fewest lines counts. ``begins``, where given, holds the first words of the first paragraph, so that a row is
not applied to another one when the page has changed. To take a correction back, delete its row.
"""

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import NamedTuple

from course_lib.loader.articles import LABELS
from course_lib.words.cells import TEXT, Column, key, one_of, optional
from course_lib.words.csvrows import LexiconError, composed, list_in, rows_of

FILE = "labels.csv"
BEGINS, ENDS = "begins here", "ends here"
BY_HAND, OUTSIDE = "corrected by hand", "outside the text, which begins and ends elsewhere"
_RANGE = re.compile(r"([1-9]\d{0,8})\s*(?:-|–|—|to|until)\s*([1-9]\d{0,8})")
LINES = Column("a line, or a first and a last line, such as 12 or 12 to 40",
               re.compile(r"[1-9]\d{0,8}( to [1-9]\d{0,8})?").fullmatch,
               read=lambda cell: _RANGE.sub(r"\1 to \2", cell.lower()))
COLUMNS = {"page": key(TEXT), "line": key(LINES), "label": one_of((*LABELS, BEGINS, ENDS)), "reason": optional(TEXT),
           "begins": optional(TEXT)}


class Correction(NamedTuple):
    """One row: its line in labels.csv, the first line in its page, label, reason, first words, the last line."""

    row: int
    line: int
    label: str
    reason: str
    begins: str
    last: int

    @property
    def is_mark(self):
        """Whether it says where the text begins or ends, and gives no label."""
        return self.label in (BEGINS, ENDS)

    @property
    def said(self):
        """The label and the reason of the paragraphs."""
        return self.label, BY_HAND + (f": {self.reason}" if self.reason else "")

    def refused(self, why):
        """A sentence that says why the row was not applied."""
        return f"{FILE}, line {self.row}: {why}"


def as_correction(row, number=0):
    """A row of labels.csv, its line in that file given, as a Correction.

    >>> as_correction({"line": "12 to 40", "label": "furniture", "reason": "", "begins": ""}).last
    40
    """
    first, _, last = row["line"].partition(" to ")
    return Correction(number, int(first), row["label"], row["reason"], row["begins"], int(last or first))


def read_corrections(folder, ids):
    """The corrections of a folder's pages, and what is wrong with others.

    Args:
        folder: the folder of pages.
        ids: the page's id by the name of its file.

    Returns:
        A dict from file to its corrections, and a list of pairs (file, problem) for rows of pages that are not there.

    Raises:
        LexiconError: a row that ``COLUMNS`` does not allow, or two rows for the same lines.
    """
    file = list_in(folder, FILE)
    files = {composed(page): name for name, page in ids.items()} | {composed(name): name for name in ids}
    found, problems, seen = {}, [], set()
    for number, row in rows_of(file, COLUMNS) if file else ():
        one, page = as_correction(row, number), files.get(composed(row["page"]))
        what = page, one.line, one.last, one.is_mark and one.label
        if page is None:
            problems.append((row["page"], one.refused(f"the folder holds no page {row['page']}.")))
        elif what in seen:
            raise LexiconError(f"{file}, line {number}: line {row['line']} of {row['page']} is corrected already. "
                               "Give each paragraph one row.")
        else:
            seen.add(what)
            found.setdefault(page, []).append(one)
    return found, problems


def by_paragraph(corrections, text, spans, lines):
    """The correction of each paragraph, by its number, and a sentence for each row that fits none."""
    starts = [lines.at(span.start) for span in spans]
    fit, problems = [], []
    for one in corrections:
        numbers = _numbers(one, starts)
        if not numbers:
            problems.append(one.refused(f"no paragraph begins at line {one.line}. "
                                        "Take the line from corpus.paragraphs."))
        elif not _plain(spans[numbers[0]].of(text)).startswith(_plain(one.begins)):
            problems.append(one.refused(f"the paragraph at line {one.line} does not begin with {one.begins!r}."))
        else:
            fit.append(one)
    return decided(fit, starts), problems


def not_given(by_hand, paragraphs, lines):
    """A sentence for each correction whose paragraphs have another label all the same."""
    first = {}
    for number, one in sorted(by_hand.items()):
        if paragraphs[number].label != one.label:
            first.setdefault(one, lines.at(paragraphs[number].span.start))
    for one, line in first.items():
        yield one.refused(f"line {line} cannot be {one.label!r}: that needs an article with text "
                          "labelled 'body', and an article has one headline.")


def decided(corrections, starts):
    """The correction that decides on a paragraph, by its number; ``starts``: the lines at which paragraphs begin.

    A row about few lines goes before one about many, and both before what lies outside the text that counts. A text
    that begins twice, or ends twice, does so at the first beginning and the last end.
    """
    marks = sorted((one for one in corrections if one.is_mark and _numbers(one, starts)),
                   key=lambda one: (one.line, one.label))
    found = {}
    for before, after in pairwise([None, *marks, None]) if marks else ():
        if (before is None or before.label == ENDS) and (after is None or after.label == BEGINS):
            inside = range(_numbers(before, starts)[0] + 1 if before else 0,
                           _numbers(after, starts)[0] if after else len(starts))
            found |= dict.fromkeys(inside, (before or after)._replace(label="furniture", reason=OUTSIDE))
    for one in sorted(corrections, key=lambda one: one.line - one.last):
        if not one.is_mark:
            found |= dict.fromkeys(_numbers(one, starts), one)
    return found


def _numbers(one, starts):
    """The paragraphs that begin in the lines of a correction; the one that holds a mark."""
    after = bisect_right(starts, one.last)
    if not one.is_mark:
        return range(bisect_left(starts, one.line), after)
    is_beyond = not starts or one.label == BEGINS and one.line > starts[-1]
    return range(0) if is_beyond else range(max(after - 1, 0), max(after, 1))


def _plain(text):
    return " ".join(text.split())
