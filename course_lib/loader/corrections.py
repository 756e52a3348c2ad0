"""Labels corrected by hand: a file ``labels.csv`` beside the pages, applied whenever they are read.

A row names a page (its id, or its file), the line at which a paragraph begins, as the tables cite it, the label it
should have, and a reason. ``begins``, where given, holds the paragraph's first words, so that a row is not applied to
another paragraph when the page has changed. To take a correction back, delete its row.
"""

from typing import NamedTuple

from course_lib.loader.articles import LABELS
from course_lib.words.lexicons import TEXT, LexiconError, key, optional, rows_of
from course_lib.words.schemas import NUMBER, one_of

FILE = "labels.csv"
COLUMNS = {"page": key(TEXT), "line": key(NUMBER), "label": one_of(LABELS), "reason": optional(TEXT),
           "begins": optional(TEXT)}


class Correction(NamedTuple):
    """One row: its line in labels.csv, the paragraph's line in its page, the label, the reason, the first words."""

    row: int
    line: int
    label: str
    reason: str
    begins: str

    def refused(self, why):
        """A sentence that says why the row was not applied."""
        return f"{FILE}, line {self.row}: {why}"


def read_corrections(folder, ids):
    """The corrections of a folder's pages, and what is wrong with others.

    Args:
        folder: the folder of pages.
        ids: the page's id by the name of its file.

    Returns:
        A dict from file to its corrections, and a list of pairs (file, problem) for rows of pages that are not there.

    Raises:
        LexiconError: a row that ``COLUMNS`` does not allow, or two rows for one paragraph.
    """
    file = folder / FILE
    if not file.is_file():
        return {}, []
    files = {**{page: name for name, page in ids.items()}, **{name: name for name in ids}}
    found, problems, seen = {}, [], set()
    for number, row in rows_of(file, COLUMNS):
        one = Correction(number, int(row["line"]), row["label"], row["reason"], row["begins"])
        page = files.get(row["page"])
        if page is None:
            problems.append((row["page"], one.refused(f"the folder holds no page {row['page']}.")))
        elif (page, one.line) in seen:
            raise LexiconError(f"{file}, line {number}: line {one.line} of {row['page']} is corrected already. "
                               "Give each paragraph one row.")
        else:
            seen.add((page, one.line))
            found.setdefault(page, []).append(one)
    return found, problems


def by_paragraph(corrections, text, spans, lines):
    """Label and reason by the number of the paragraph, and a sentence for each row that fits none."""
    begins_at = {lines.at(span.start): number for number, span in enumerate(spans)}
    found, problems = {}, []
    for one in corrections:
        number = begins_at.get(one.line)
        if number is None:
            problems.append(one.refused(f"no paragraph begins at line {one.line}. Take the line from corpus.paragraphs."))
        elif not _plain(spans[number].of(text)).startswith(_plain(one.begins)):
            problems.append(one.refused(f"the paragraph at line {one.line} does not begin with {one.begins!r}."))
        else:
            found[number] = one.label, "corrected by hand" + (f": {one.reason}" if one.reason else "")
    return found, problems


def not_given(corrections, paragraphs, lines):
    """A sentence for each correction whose paragraph has another label all the same."""
    labels = {lines.at(one.span.start): one.label for one in paragraphs}
    for one in corrections:
        if labels.get(one.line, one.label) != one.label:
            yield one.refused(f"line {one.line} cannot be {one.label!r}: that needs an article with text labelled 'body', "
                              "and an article has one headline.")


def _plain(text):
    return " ".join(text.split())
