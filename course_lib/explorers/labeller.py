"""The explorer of notebook 01: label the paragraphs of a page yourself, then compare with the library."""

import pandas as pd

from course_lib.display import markup
from course_lib.display.explorer import Explorer, labelled
from course_lib.display.markup import cell, text
from course_lib.display.views import cite, paragraphs_of, rows_html
from course_lib.errors import CourseError, one_of
from course_lib.loader.articles import LABELS

MEANINGS = {
    "title": "the headline",
    "standfirst": "a summary between headline and text",
    "byline": "who wrote or published it",
    "dateline": "place and day, alone on a line",
    "body": "the text itself",
    "caption": "what a picture shows, and who took it",
    "date": "a date and nothing else",
    "note": "an editor's word about the texts",
    "reference": "where the text was taken from",
    "furniture": "menus, forms, banners: part of the website",
}
_ON_PAPER = 8  # paragraphs in the static view
_BLANK = "_" * 12
_COLUMNS = ["page_id", "article_id", "paragraph", "line", "your_label", "library_label", "reason", "agree",
            "start", "end", "quote"]


class PageLabeller(Explorer):
    """Label the paragraphs of one page, one at a time, and see where you and the library differ.

    ``corpus`` is a Corpus, ``page_id`` one of its pages, ``line`` where to begin. Raises CourseError where there is no
    such page. In code: ``label(3, "caption")`` labels, ``compare()`` compares, ``table`` has everything.
    """

    def __init__(self, corpus, page_id, line=1):
        self.page_id = one_of("page", page_id, corpus.pages["page_id"])
        self._paragraphs = paragraphs_of(corpus, page_id).reset_index(drop=True)
        self._yours = {}
        before = self._paragraphs["line"] < line
        self._at = min(int(before.sum()) + 1, max(len(self._paragraphs), 1))
        self._comparing = False

    def label(self, paragraph, label):
        """Give a paragraph (its number on the page, from 1) one of the labels; a second label replaces the
        first.

        Raises CourseError for a paragraph or a label that does not exist.
        """
        if paragraph not in range(1, len(self._paragraphs) + 1):
            raise CourseError(f"There is no paragraph {paragraph!r} on the page {self.page_id}, which has "
                              f"{len(self._paragraphs)}. Give a number from 1 to {len(self._paragraphs)}.")
        self._yours[paragraph] = one_of("label", str(label).strip().lower(), LABELS)
        self._show_state()

    @property
    def table(self):
        """Each paragraph with both labels, the library's reason, and whether you agree (or missing)."""
        mine = pd.Series([self._yours.get(number) for number in self._paragraphs["paragraph"]], dtype="str")
        table = self._paragraphs.rename(columns={"label": "library_label"}).assign(your_label=mine)
        agree = (table["your_label"] == table["library_label"]).astype("boolean").mask(mine.isna())
        return table.assign(agree=agree)[_COLUMNS]

    def compare(self):
        """Where you and the library differ: a view of the paragraphs with the library's reasons."""
        self._comparing = True
        self._show_state()
        said = self.sentence()
        return markup.Html(markup.sentence(text(said)) + self.result(), said)

    def sentence(self):
        total, done = len(self._paragraphs), len(self._yours)
        if not total:
            return f"The page {self.page_id} has no paragraphs."
        if not self._comparing:
            place = cite(self._paragraphs.loc[self._at - 1, ["page_id", "line"]])
            return f"Paragraph {self._at} of {total} ({place}). You have labelled {done} so far."
        if not done:
            return "You have not labelled a paragraph yet. Choose a label, then compare."
        rest = "" if done == total else f"; {total - done} are not labelled yet"
        both = self.table["agree"].sum()
        return f"You and the library agree on {both} of {markup.plural(done, 'paragraph')}{rest}."

    def result(self):
        return self._differences() if self._comparing else self._passage()

    def _differences(self):
        table = self.table
        differing = table[table["agree"].eq(False).fillna(False)]
        if differing.empty:
            return ""
        said = "The library goes by rules, and rules err. If you differ, read its reason: you may be right."
        shown = differing[["page_id", "article_id", "line", "your_label", "library_label", "reason", "quote"]]
        return rows_html(shown) + markup.aside(said)

    def _passage(self):
        """The present paragraph between its neighbours."""
        near = self._paragraphs[self._paragraphs["paragraph"].between(self._at - 1, self._at + 1)]
        head = markup.heading_row(["line", "text", "your label"], ["right", "left", "left"])
        return markup.table(head, map(self._row, near.to_dict("records"))) if len(near) else ""

    def _row(self, paragraph):
        number, words = paragraph["paragraph"], text(paragraph["quote"])
        here = number == self._at
        label = text(self._yours.get(number, "to label" if here else "—"))
        if not here:
            words, label = markup.set_back(words), markup.set_back(label)
        rule = f"border-left:4px solid {markup.RULE if here else 'transparent'}"
        return "".join([cell(paragraph["line"], tag="th", align="right", more='scope="row"'),
                        cell(words, style=rule),
                        cell(f"<strong>{label}</strong>" if here else label, style="width:14%")])

    def notes(self):
        return f"<details><summary>What the labels mean</summary>{_meanings()}</details>"

    def static(self):
        """The first paragraphs with room to write, for a notebook that is not running, or on paper."""
        total = len(self._paragraphs)
        if not total:
            return markup.sentence(text(self.sentence()))
        first = self._paragraphs.iloc[self._at - 1:self._at - 1 + _ON_PAPER]
        said = (f"Label the paragraphs of the page {self.page_id}: run this cell to do it here, or write "
                f"beside these {len(first)} of {total}. What the labels mean stands below.")
        head = markup.heading_row(["line", "text", "your label"], ["right", "left", "left"])
        rows = (cell(row.line, tag="th", align="right", more='scope="row"') + cell(text(row.quote))
                + cell(_BLANK) for row in first.itertuples())
        return markup.sentence(text(said)) + markup.table(head, rows) + _meanings()

    def controls(self):
        from ipywidgets import Button, Dropdown

        lines = zip(self._paragraphs["paragraph"], self._paragraphs["line"])
        self._where = labelled(Dropdown, "Paragraph", "Go to a paragraph",
                               options=[(f"{number} (line {line})", number) for number, line in lines])
        self._what = labelled(Dropdown, "Your label", "What this paragraph is", options=[
            ("choose a label", ""), *((f"{label}: {MEANINGS[label]}", label) for label in LABELS)])
        buttons = [labelled(Button, words, tip) for words, tip in (
            ("Previous", "Go to the paragraph before"), ("Next", "Go to the next paragraph"),
            ("Compare", "Compare your labels with the library's"))]
        self._show_state()
        self._where.observe(self.on_change(self._go), "value")
        self._what.observe(self.on_change(self._choose), "value")
        actions = (lambda _: self._go(self._at - 1), lambda _: self._go(self._at + 1),
                   lambda _: self.compare())
        for button, action in zip(buttons, actions, strict=True):
            button.on_click(self.on_change(action))
        return [self._where, self._what, *buttons]

    def _go(self, number):
        if number is not None:
            self._at = min(max(number, 1), max(len(self._paragraphs), 1))
            self._comparing = False
            self._show_state()

    def _choose(self, label):
        if label:
            self._yours[self._at] = label
        else:
            self._yours.pop(self._at, None)
        self._comparing = False

    def _show_state(self):
        """Set the controls, where there are any, to the present paragraph and its label."""
        if len(self._paragraphs) and hasattr(self, "_what"):
            self._where.value = self._at
            # Not None: a list set to None is blank.
            self._what.value = self._yours.get(self._at, "")
        self.refresh()


def _meanings():
    rows = (f"<dt><strong>{label}</strong></dt><dd>{text(meaning)}</dd>"
            for label, meaning in MEANINGS.items())
    return f"<dl>{''.join(rows)}</dl>"
