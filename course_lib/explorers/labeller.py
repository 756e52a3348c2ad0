"""The explorer of notebook 01: label the paragraphs of a page yourself, then compare with the library."""

import pandas as pd

from course_lib.display import markup
from course_lib.display.markup import cell, text
from course_lib.display.views import cite, paragraphs_of, rows_html
from course_lib.errors import one_of
from course_lib.explorers.onebyone import LIBRARY, NOBODY, OneByOne

MEANINGS = {
    "title": "the headline",
    "standfirst": "a summary between headline and text",
    "byline": "who wrote or published it",
    "dateline": "place and day, alone on a line; where they open a report they are body",
    "body": "the text itself",
    "caption": "what a picture shows, and who took it",
    "date": "a day without a place, and nothing else",
    "note": "an editor's word about the texts",
    "reference": "where the text was taken from",
    "furniture": "menus, forms, banners: part of the website",
}
_ON_PAPER = 8  # paragraphs in the static view
_COLUMNS = ["page_id", "article_id", "paragraph", "line", "your_label", "library_label", "reason", "agree",
            "start", "end", "quote"]


class PageLabeller(OneByOne):
    """Label the paragraphs of one page, one at a time, and see where you and the library differ.

    ``corpus`` is a Corpus, ``page_id`` one of its pages, ``line`` where to begin. Raises CourseError where there is no
    such page. In code: ``label(3, "caption")`` labels, ``compare()`` compares, ``table`` has everything.
    """

    thing, code_name, meanings = "paragraph", "label", MEANINGS

    def __init__(self, corpus, page_id, line=1):
        self.page_id = one_of("page", page_id, corpus.pages["page_id"])
        self._paragraphs = paragraphs_of(corpus, page_id).reset_index(drop=True)
        self.given, lines = {}, self._paragraphs["line"]
        self.places = [f"{number} (line {at})" for number, at in zip(self._paragraphs["paragraph"], lines)]
        self.at = min(int((lines < line).sum()) + 1, max(len(lines), 1))

    def label(self, paragraph, label):
        """Give a paragraph (its number on the page, from 1) one of the labels; a second label replaces the
        first.

        Raises CourseError for a paragraph or a label that does not exist.
        """
        self.give(paragraph, label)

    @property
    def table(self):
        """Each paragraph with both labels, the library's reason, and whether you agree (or missing)."""
        mine = pd.Series([self.given.get(number) for number in self._paragraphs["paragraph"]], dtype="str")
        table = self._paragraphs.rename(columns={"label": "library_label"}).assign(your_label=mine)
        agree = (table["your_label"] == table["library_label"]).astype("boolean").mask(mine.isna())
        return table.assign(agree=agree)[_COLUMNS]

    def compare(self):
        """Where you and the library differ: a view of the paragraphs with the library's reasons."""
        return self.compare_with(LIBRARY)

    def sentence(self):
        total, done = len(self._paragraphs), len(self.given)
        if not total:
            return f"The page {self.page_id} has no paragraphs."
        if self.other == NOBODY:
            place = cite(self._paragraphs.loc[self.at - 1, ["page_id", "line"]])
            last = ", the last" if self.at == total else ""
            return f"Paragraph {self.at} of {total}{last} ({place}). You have labelled {done} so far."
        if not done:
            return "You have not labelled a paragraph yet. Choose a label, then compare."
        rest = "" if done == total else f"; {total - done} are not labelled yet"
        both = self.table["agree"].sum()
        return f"You and the library agree on {both} of {markup.plural(done, 'paragraph')}{rest}."

    def result(self):
        return self._passage() if self.other == NOBODY else self._differences()

    def _differences(self):
        table = self.table
        differing = table[table["agree"].eq(False).fillna(False)]
        if differing.empty:
            return markup.aside("You differ nowhere so far. Previous or Next takes you on.") if self.given else ""
        said = "The library goes by rules, and rules err. If you differ, read its reason: you may be right."
        shown = differing[["page_id", "article_id", "line", "your_label", "library_label", "reason", "quote"]]
        shown = shown.rename(columns={"your_label": "your label", "library_label": "library's label"})
        return rows_html(shown) + markup.aside(said)

    def _passage(self):
        """The present paragraph between its neighbours."""
        near = self._paragraphs[self._paragraphs["paragraph"].between(self.at - 1, self.at + 1)]
        rows = map(self._row, near.to_dict("records"))
        return markup.table(rows, ["line", "text", "your label"], ["right"]) if len(near) else ""

    def _row(self, paragraph):
        number, words = paragraph["paragraph"], text(paragraph["quote"])
        here = number == self.at
        label = text(self.given.get(number, "to label" if here else "—"))
        if not here:
            words, label = markup.set_back(words), markup.set_back(label)
        rule = f"border-left:4px solid {markup.RULE if here else 'transparent'}"
        return "".join([markup.number_cell(paragraph["line"]), cell(words, style=rule),
                        cell(f"<strong>{label}</strong>" if here else label, style="width:14%")])

    def static(self):
        """The first paragraphs with room to write."""
        first = self._paragraphs.iloc[self.at - 1:self.at - 1 + _ON_PAPER]
        return self.on_paper(f"Label the paragraphs of the page {self.page_id}", ["line", "text"],
                             list(zip(first["line"], map(text, first["quote"]))))

    def codes(self):
        return [(f"{label}: {meaning}", label) for label, meaning in MEANINGS.items()]

    def controls(self):
        return [*super().controls(),
                self.control("Button", "Compare", "Compare your labels with the library's", self.compare)]
