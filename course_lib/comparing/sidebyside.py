"""Rows for tables that hold two texts side by side, each quotation with its place in its own text."""

from typing import NamedTuple

from course_lib.comparing.alignment import KINDS
from course_lib.words.spans import Lines, Span

PLACE = ("article_id", "page_id", "sentence", "line", "start", "end", "quote")
OTHER = tuple(f"other_{name}" for name in PLACE)
DIFFERENCES = ("difference", *PLACE, *OTHER, "context")
ALIGNED = (*PLACE, *OTHER, "n_shared")


class Side(NamedTuple):
    """One of two texts: an ArticleText, and its lines."""

    article: object
    lines: Lines

    def cells(self, sentence, span):
        """The cells under PLACE; None for what is missing."""
        article = self.article
        name = None if sentence is None else article.sentences[sentence].id
        where = (None,) * 4 if span is None else (self.lines.at(span.start), *span, Span(*span).of(article.text))
        return article.id, article.page_id, name, *where


def difference_rows(sides, comparison):
    """Rows with the columns DIFFERENCES."""
    for kind, *places, context in comparison.differences:
        cells = [side.cells(*(place or (None, None))) for side, place in zip(sides, places)]
        yield kind, *cells[0], *cells[1], None if context is None else ("quote", "other_quote")[context]


def aligned_rows(sides, comparison):
    """Rows with the columns ALIGNED: sentences that tell the same, and how many words they have in common."""
    for *numbers, n_shared in comparison.links:
        cells = [side.cells(number, side.article.sentences[number].span) for side, number in zip(sides, numbers)]
        yield *cells[0], *cells[1], n_shared


def tally(differences, kinds=tuple(KINDS)):
    """How many rows of a table of differences there are of each of these kinds; those of which there is none left out.

    Whoever says how two texts differ counts with this: the explorer, the handout, and what a notebook says of them.

    >>> import pandas as pd
    >>> tally(pd.DataFrame({"difference": ["dropped", "added", "dropped"]}))
    {'added': 1, 'dropped': 2}
    """
    counts = differences["difference"].value_counts()
    return {kind: int(counts[kind]) for kind in kinds if kind in counts}
