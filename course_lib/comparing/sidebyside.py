"""Rows for tables that hold two texts side by side, each quotation with its place in its own text."""

from typing import NamedTuple

from course_lib.words.spans import Lines, Span

PLACE = ("article_id", "page_id", "sentence", "line", "start", "end", "quote")
OTHER = tuple(f"other_{name}" for name in PLACE)
DIFFERENCES = ("difference", *PLACE, *OTHER, "context")
ALIGNED = (*PLACE, *OTHER, "n_shared")
RUN = 8  # words in a row that count as taken over


class Side(NamedTuple):
    """One of two texts: an ArticleText or a Draft, and its lines."""

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


def containments(word_lists, run=RUN):
    """How much of each text stands in each other one: the share of its runs of words that the other has, too.

    Returns:
        A list for each text, with a share from 0 to 1 for each text; None where a text is shorter than a run.

    >>> containments(["a b c d".split(), "b c d e f".split()], run=2)
    [[1.0, 0.6666666666666666], [0.5, 1.0]]
    """
    runs = [set(zip(*(words[start:] for start in range(run)))) for words in word_lists]
    return [[len(own & other) / len(own) if own else None for other in runs] for own in runs]
