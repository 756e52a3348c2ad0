"""Rows for tables that hold two texts side by side, each quotation with its place in its own text."""

from course_lib.comparing.alignment import KINDS, compare
from course_lib.words.spans import Lines

PLACE = ("article_id", "page_id", "sentence", "line", "start", "end", "quote")
OTHER = tuple(f"other_{name}" for name in PLACE)
DIFFERENCES = ("difference", *PLACE, *OTHER, "context")
ALIGNED = (*PLACE, *OTHER, "n_shared")


def _placing(article):
    """A function from the number of a sentence, and a span in it, to the cells under PLACE; None for what is missing."""
    lines = Lines(article.text)

    def cells(sentence, span):
        name = None if sentence is None else article.sentences[sentence].id
        where = (None,) * 4 if span is None else (lines.at(span.start), *span, span.of(article.text))
        return article.id, article.page_id, name, *where

    return cells


def difference_rows(articles, folder=None, whole=False):
    """Rows with the columns DIFFERENCES, for two articles; see ``compare``."""
    sides = list(map(_placing, articles))
    for kind, *places, context in compare(*articles, folder, whole).differences:
        cells = [side(*(place or (None, None))) for side, place in zip(sides, places)]
        yield kind, *cells[0], *cells[1], None if context is None else ("quote", "other_quote")[context]


def aligned_rows(articles, folder=None):
    """Rows with the columns ALIGNED: sentences that tell the same, and how many words they have in common."""
    sides = list(map(_placing, articles))
    for *numbers, n_shared in compare(*articles, folder).links:
        cells = [side(number, article.sentences[number].span) for side, number, article
                 in zip(sides, numbers, articles)]
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
