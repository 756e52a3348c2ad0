"""Two texts set beside each other: their sentences in rows, the differences in them marked and numbered."""

from functools import cached_property
from typing import NamedTuple

from course_lib.comparing.alignment import DIFFERENCES, KINDS, compare, read_draft
from course_lib.comparing.links import group
from course_lib.corpora.tables import table
from course_lib.display import markup, style
from course_lib.display.markup import cell, text
from course_lib.display.views import linked
from course_lib.words.spans import NEWLINE, citation

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
        compared: what ``compare`` says of them; ``links`` and ``tellings`` are its own.
        rows: their sentences in Rows, in the order of the first text.
        beside: for either, how many sentences of an introduction are left out, since they retell other texts.
    """

    def __init__(self, corpus, first, second, draft=None):
        self.ids = (first, DRAFT if draft is not None else second)
        other = corpus.article_text(second) if draft is None else read_draft(draft)
        self.compared = compare(corpus.article_text(first), other, corpus.folder, whole=draft is not None)
        self.tellings, shown, self.links, _ = self.compared
        self.beside = [len(telling.sentences) - len(own) for telling, own in zip(self.tellings, shown)]
        self.rows = _rows([link[:2] for link in self.links], *shown)

    @cached_property
    def differences(self):
        """A DataFrame as of ``corpus.compare``, with a ``number`` from 1 before the other columns."""
        found = table(self.compared.difference_rows(), DIFFERENCES, with_gaps=True)
        found.insert(0, "number", range(1, len(found) + 1))
        return found

    def left_out(self):
        """Which sentences of an introduction are not shown, in words; empty where all are."""
        return markup.listing(f"{markup.plural(number, 'sentence')} of {name}"
                              for number, name in zip(self.beside, self.ids) if number)

    def marks(self, side, kinds):
        """The Marks in one text, of differences of these kinds."""
        own = [(number, each, self.tellings[side].place(each.runs[side]))
               for number, each in enumerate(self.compared.differences, 1) if each.kind in kinds]
        return [Mark(*span, None if each.context == side else each.kind, number)
                for number, each, (_, span) in own if span]

    def with_any(self, kinds):
        """The rows that hold a difference of these kinds."""
        holding = [{telling.place(each.runs[side])[0] for each in self.compared.differences if each.kind in kinds}
                   for side, telling in enumerate(self.tellings)]
        return [row for row in self.rows if any(holding[side].intersection(row[side]) for side in (0, 1))]

    def html(self, kinds=tuple(KINDS), rows=None, on_paper=False):
        """The table of both texts, or of these rows of it, with differences of these kinds marked.

        Each sentence is led by its line, a link to it; on paper by its whole citation.
        """
        marks = [self.marks(side, kinds) for side in (0, 1)]
        return markup.table(("".join(self._cell(side, row, marks[side], on_paper) for side in (0, 1))
                             for row in (self.rows if rows is None else rows)), self.ids)

    def _cell(self, side, row, marks, on_paper):
        name, telling = self.ids[side], self.tellings[side]
        page = None if name == DRAFT else telling.article.page_id
        parts = [] if row[side] else [markup.set_back(f"not in {text(name)}")]
        for span in (telling.sentences[number].span for number in row[side]):
            line = telling.lines.at(span.start)
            place = f"({text(citation(name, line))})" if on_paper else linked(f"line {line}", page, line)
            parts.append(f"{markup.set_back(place)} {_sentence(telling.text, span, marks)}")
        return cell("<br>".join(parts), style="width:50%")


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


def _sentence(page, span, marks):
    """A sentence as HTML with its marks; each has its number and its kind in words."""
    html, at = "", span.start
    for mark in sorted((each for each in marks if span.start < each.end <= span.end),
                       key=lambda mark: (mark.end, mark.start)):
        start = mark.end if mark.kind is None else max(mark.start, at)
        html += _words(page[at:start]) + _mark(page[start:mark.end], mark)
        at = mark.end
    return html + _words(page[at:span.end])


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
