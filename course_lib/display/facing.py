"""Two texts set beside each other: their sentences in rows, the differences in them marked and numbered."""

from typing import NamedTuple

import pandas as pd

from course_lib.comparing.alignment import KINDS, read_draft
from course_lib.comparing.links import group
from course_lib.display import markup, style
from course_lib.display.markup import cell, text
from course_lib.display.views import linked
from course_lib.words.spans import NEWLINE, Lines, citation

DRAFT = "draft"  # what a text of one's own is called
GROUNDS = {
    "added": style.lighter(style.GREEN),
    "dropped": style.lighter(style.ORANGE),
    "changed": style.lighter(style.YELLOW),
    "moved": style.lighter(style.BLUE),
    "attribution lost": style.lighter(style.PURPLE),
    "modality shifted": style.lighter(style.SKY),
    "spelling only": "#DDDDDD",
}
_TAG = '<sup style="font-size:72%;line-height:0;white-space:nowrap">{}</sup>'
_COLUMNS = ["line", "sentence", "start", "end"]


class Row(NamedTuple):
    """Sentences that tell the same, by their numbers (from 0) in either text; one side may have none."""

    first: tuple[int, ...]
    second: tuple[int, ...]


class Mark(NamedTuple):
    """What is marked in a text: a difference, or (``kind`` None) the end of words without their speaker."""

    start: int
    end: int
    kind: str | None
    number: int


class Facing:
    """Two texts compared.

    Attributes:
        ids: the two texts' names.
        differences: a DataFrame as of ``corpus.compare``, with a ``number`` from 1 before the other columns.
        rows: their sentences in Rows, in the order of the first text.
        texts, sentences: for either, the text, and a DataFrame with ``line, sentence, start, end``.
        beside: for either, how many sentences of an introduction are left out, since they retell other texts.
    """

    def __init__(self, corpus, first, second, draft=None):
        self.ids = (first, DRAFT if draft is not None else second)
        if draft is None:
            found, links = corpus.compare(first, second), corpus.aligned(first, second)
        else:
            found, links = corpus.compare_draft(first, draft), corpus.aligned(first, draft=draft)
        found.insert(0, "number", range(1, len(found) + 1))
        self.differences = found
        other = _of_article(corpus, second) if draft is None else _of_draft(draft)
        self.texts, self.sentences = zip(_of_article(corpus, first), other)
        self.links = _numbered(links, self.sentences)
        introductions = set(corpus.articles.loc[corpus.articles["kind"] == "introduction", "article_id"])
        self._shown = [self._stretch(side, draft is None and name in introductions)
                       for side, name in enumerate(self.ids)]
        self.beside = [len(own) - len(shown) for own, shown in zip(self.sentences, self._shown)]
        self.rows = _rows(self.links, *self._shown)

    def _stretch(self, side, is_introduction):
        """The numbers of the sentences to show: of an introduction, those from the first to the last link."""
        linked = [link[side] for link in self.links]
        if not is_introduction:
            return range(len(self.sentences[side]))
        return range(min(linked), max(linked) + 1) if linked else range(0)

    def shared(self, side):
        """How many sentences of a text have a counterpart in the other."""
        return len({link[side] for link in self.links})

    def marks(self, side, kinds):
        """The Marks in one text, of differences of these kinds."""
        place = "other_" if side else ""
        own = self.differences[self.differences["difference"].isin(kinds)].dropna(subset=f"{place}start")
        columns = ["difference", f"{place}start", f"{place}end", "number", "context"]
        without = f"{place}quote"
        return [Mark(start, end, None if context == without else kind, number)
                for kind, start, end, number, context in own[columns].itertuples(index=False)]

    def with_any(self, kinds):
        """The rows that hold a difference of these kinds."""
        found = self.differences[self.differences["difference"].isin(kinds)]
        holding = [set(found["sentence"]), set(found["other_sentence"])]
        return [row for row in self.rows
                if any(holding[side] & set(self.sentences[side]["sentence"].iloc[list(row[side])])
                       for side in (0, 1))]

    def html(self, kinds=tuple(KINDS), rows=None, on_paper=False):
        """The table of both texts, or of these rows of it, with differences of these kinds marked.

        Each sentence is led by its line, a link to it; on paper by its whole citation.
        """
        marks = [self.marks(side, kinds) for side in (0, 1)]
        head = markup.heading_row(self.ids, ["left", "left"])
        return markup.table(head, ("".join(self._cell(side, row, marks[side], on_paper) for side in (0, 1))
                                   for row in (self.rows if rows is None else rows)))

    def _cell(self, side, row, marks, on_paper):
        name = self.ids[side]
        page = name.rpartition(".")[0]  # of a draft: none
        parts = [] if row[side] else [markup.set_back(f"not in {text(name)}")]
        for one in self.sentences[side].iloc[list(row[side])].itertuples():
            place = f"({text(citation(name, one.line))})" if on_paper else linked(f"line {one.line}", page, one.line)
            parts.append(f"{markup.set_back(place)} {_sentence(self.texts[side], one, marks)}")
        return cell("<br>".join(parts), style="width:50%")


def _of_article(corpus, article_id):
    """The text an article's places count in, and its sentences."""
    own = corpus.sentences[corpus.sentences["article_id"] == article_id].reset_index(drop=True)
    return corpus.text(own["page_id"].iloc[0]), own[_COLUMNS]


def _of_draft(draft):
    lines = Lines(draft)
    rows = [(lines.at(one.span.start), one.id, *one.span) for one in read_draft(draft).sentences]
    return draft, pd.DataFrame(rows, columns=_COLUMNS)


def _numbered(links, sentences):
    """Links as pairs of sentence numbers."""
    first, second = ({name: number for number, name in enumerate(own["sentence"])} for own in sentences)
    pairs = zip(links["sentence"], links["other_sentence"])
    return sorted((first[one], second[other]) for one, other in pairs)


def _rows(links, first, second):
    """Every sentence in one row: what tells the same together, what only the second has after what precedes
    it there.

    >>> _rows([(0, 1), (1, 1)], range(2), range(3))
    [Row(first=(), second=(0,)), Row(first=(0, 1), second=(1,)), Row(first=(), second=(2,))]
    """
    linked = [{link[side] for link in links} for side in (0, 1)]
    rows = [Row(*pair) for pair in group(links)]
    rows = sorted(rows + [Row((number,), ()) for number in first if number not in linked[0]])
    for number in second:
        if number not in linked[1]:
            before = [at for at, row in enumerate(rows, 1) if number - 1 in row.second]
            rows.insert(before[0] if before else 0, Row((), (number,)))
    return rows


def _sentence(page, sentence, marks):
    """A sentence as HTML with its marks; each has its number and its kind in words."""
    html, at = "", sentence.start
    for mark in sorted((each for each in marks if sentence.start < each.end <= sentence.end),
                       key=lambda mark: (mark.end, mark.start)):
        start = mark.end if mark.kind is None else max(mark.start, at)
        html += _words(page[at:start]) + _mark(page[start:mark.end], mark)
        at = mark.end
    return html + _words(page[at:sentence.end])


def _words(stretch):
    """Words of a sentence as HTML; where the page ends its lines says nothing in a column of another width."""
    return text(NEWLINE.sub(" ", stretch))


def _mark(words, mark):
    if mark.kind is None:
        return _TAG.format(f"{mark.number} no speaker here")
    return marked(words, mark.kind) + _TAG.format(f"{mark.number} {mark.kind}")


def marked(words, kind):
    """Words on the ground of a kind of difference."""
    ground = f"background-color:{GROUNDS[kind]};color:{style.INK};padding:0 2px"
    return f'<mark style="{ground}">{_words(words)}</mark>'
