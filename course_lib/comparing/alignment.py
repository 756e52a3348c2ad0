"""Two tellings of the same side by side, and what differs between them: the kinds of difference are in ``KINDS``.

Where one text copies the other, differences are told from the source, whichever is named first. Where neither copies
the other, added and dropped are seen from the first text, and mean no more than *only here*.
"""

from bisect import bisect_right
from itertools import chain
from typing import NamedTuple

from course_lib.comparing.comparison import Difference, GroupByGroup, Link
from course_lib.comparing.tellings import Telling
from course_lib.loader.sentences import sentence_spans
from course_lib.loader.texts import ArticleText, TextSentence
from course_lib.words.spans import NEWLINE, trimmed

KINDS = {
    "added": "only the copy has it; where neither text copies the other, only the second",
    "dropped": "only the source has it; where neither text copies the other, only the first",
    "changed": "both have it in other words, or a name, a day or a small word is another",
    "moved": "both have the sentence, but in another order",
    "attribution lost": "one text says who said it, the other says it without a speaker",
    "modality shifted": "it is promised, asked or done in one text in another degree than in the other",
    "spelling only": "the same words in another spelling, with other capitals or other punctuation",
}

PLACE = ("article_id", "page_id", "sentence", "line", "start", "end", "quote")
OTHER = tuple(f"other_{name}" for name in PLACE)
DIFFERENCES = ("difference", *PLACE, *OTHER, "context")
ALIGNED = (*PLACE, *OTHER, "n_shared")


class Comparison(NamedTuple):
    """Two texts compared.

    ``tellings``: the two; ``shown``: in either, the numbers of the sentences that are compared; ``links`` between
    sentences; ``differences``, by their place in the first text.
    """

    tellings: list[Telling]
    shown: list[range]
    links: list[Link]
    differences: list[Difference]

    def difference_rows(self):
        """Rows with the columns DIFFERENCES."""
        for kind, runs, context in self.differences:
            cells = map(Telling.cells, self.tellings, runs)
            yield kind, *chain.from_iterable(cells), None if context is None else ("quote", "other_quote")[context]

    def aligned_rows(self):
        """Rows with the columns ALIGNED: sentences that tell the same, and how many words they have in common."""
        for *numbers, n_shared in self.links:
            cells = (telling.cells(telling.runs[number]) for telling, number in zip(self.tellings, numbers))
            yield *chain.from_iterable(cells), n_shared


def read_draft(text):
    """A text that is on no page, for example a student's own, as an ArticleText.

    >>> [sentence.span for sentence in read_draft("He left. She stayed.").sentences]
    [Span(start=0, end=8), Span(start=9, end=20)]
    """
    edges = [0, *(edge for newline in NEWLINE.finditer(text) for edge in newline.span()), len(text)]
    paragraphs = filter(None, (trimmed(text, start, end) for start, end in zip(edges[::2], edges[1::2])))
    spans = [(span, number) for number, own in enumerate(paragraphs, 1) for span in sentence_spans(text, own)]
    sentences = (TextSentence(span, span, paragraph, f"draft.{place}")
                 for place, (span, paragraph) in enumerate(spans, 1))
    return ArticleText("draft", None, "draft", text, None, None, None, tuple(sentences))


def compare(one, other, folder=None, whole=False):
    """Align two texts and class their differences.

    Args:
        one, other: an ArticleText each.
        folder: a folder of pages that may hold word lists of its own.
        whole: an introduction retells several reports, so it is compared with one of them only as far as it
            retells it; True lists all it has besides as well.
    """
    tellings = [Telling(each, folder) for each in (one, other)]
    # Of alignments that are worth the same one is chosen; that must not depend on which text comes first.
    turned = tellings[1].keys < tellings[0].keys
    work = GroupByGroup(*(tellings[::-1] if turned else tellings))
    links, found = work.links, work.found
    if turned:
        links = sorted(Link(j, i, shared) for i, j, shared in links)
        found = [each.turned() for each in found]
    shown = [range(len(article.sentences)) if whole else _retold(article, [link[side] for link in links])
             for side, article in enumerate((one, other))]
    found = [each for each in found if any(run is not None and telling.home[run.start] in own for telling, own, run
                                           in zip(tellings, shown, each.runs))]
    found.sort(key=_order(work.facing[not turned]))
    if is_copy(one, other):
        found = [each._replace(kind=each.turned().kind) for each in found]
    return Comparison(tellings, shown, links, found)


def is_copy(one, other):
    """Whether the first of two texts, an ArticleText each, copies sentences of the second."""
    own = {sentence.id for sentence in other.sentences}
    return one.id != other.id and any(sentence.copy_of in own for sentence in one.sentences)


def _retold(article, linked):
    """The numbers of the sentences to compare: of an introduction, those from the first to the last of ``linked``."""
    if article.kind != "introduction":
        return range(len(article.sentences))
    return range(min(linked), max(linked) + 1) if linked else range(0)


def _order(facing):
    """Sorts by the place in the first text; what only the other text has follows what stands before it there.

    ``facing``: words of the other text, each with its number in the first.
    """
    words = sorted(facing)

    def key(difference):
        one, other = difference.runs
        if other is None or one and one.start < one.end:
            return one.start, 0, 0
        before = bisect_right(words, other.start) - 1
        return facing[words[before]] if before >= 0 else -1, 1, other.start

    return key


def tally(differences, kinds=tuple(KINDS)):
    """How many rows of a table of differences there are of each of these kinds; those of which there is none left out.

    Whoever says how two texts differ counts with this: the explorer, the handout, and what a notebook says of them.

    >>> import pandas as pd
    >>> tally(pd.DataFrame({"difference": ["dropped", "added", "dropped"]}))
    {'added': 1, 'dropped': 2}
    """
    counts = differences["difference"].value_counts()
    return {kind: int(counts[kind]) for kind in kinds if kind in counts}
