"""The explorer of notebook 08 in which a reader puts labels right; corrections are kept, and can be taken back."""

from pathlib import Path

import pandas as pd

from course_lib.display import markup
from course_lib.display.markup import cell, plural, text
from course_lib.display.views import paragraphs_of
from course_lib.errors import CourseError, one_of
from course_lib.explorers.labeller import MEANINGS
from course_lib.loader import corrections
from course_lib.own_texts.keeping import Keeping, folder_of
from course_lib.wanted import shortened
from course_lib.words.csvrows import list_in, rows_of, write_csv
from course_lib.words.keptfiles import locked

AS_FOUND = "as the program has it"
_AROUND = 2  # paragraphs shown before and after the present one
_ON_PAPER = 12  # paragraphs in the static view
_IN_LIST = 40  # characters of a paragraph in a list
_BEGINS = 60  # characters of a paragraph that are kept with its correction
_MARKS = {mark: (f"my text {mark}", mark) for mark in (corrections.BEGINS, corrections.ENDS)}
_COLUMNS = ["page_id", "article_id", "paragraph", "line", "label", "your_label", "reason", "start", "end", "quote"]


class LabelCheck(Keeping):
    """See what each paragraph was labelled and why, and put it right. Corrections count from the next load on.

    Args:
        corpus: a Corpus that lies in a folder of your own; its ``labels.csv`` keeps the corrections.
        page_id: the page to begin with; without it, the first.

    Raises:
        CourseError: there is no such page.
        LexiconError: ``labels.csv`` is there, but has a bad row.

    In code: ``label(15, "furniture", "to the readers")`` corrects the paragraph that begins on line 15 and says
    why, ``label("12-40", "furniture")`` those that begin on these lines; ``label(5, "begins here")`` and
    ``label(31, "ends here")`` make furniture of all outside. ``take_back(15)`` takes back what was said of a line,
    ``choose("reef")`` turns to another page; ``table`` has both labels of each paragraph.
    """

    def __init__(self, corpus, page_id=None):
        self._corpus = corpus
        self._files = dict(zip(corpus.pages["page_id"], corpus.pages["file"]))
        if not self._files:
            raise CourseError("There is no page here. Load a folder that holds one.")
        self._rows = self._kept()
        self.choose(next(iter(self._files)) if page_id is None else page_id)

    def _kept(self):
        """The rows that are kept by now, by page, lines and whether they are marks."""
        file = self._corpus.folder and list_in(Path(self._corpus.folder), corrections.FILE)
        rows = [row for _, row in rows_of(file, corrections.COLUMNS)] if file else []
        pages = {name: page for page, name in self._files.items()}  # a row may call its page by its id or its file
        return {(pages.get(row["page"], row["page"]), row["line"], row["label"] in _MARKS): row for row in rows}

    def choose(self, page_id):
        """Turn to a page. Raises CourseError where there is none of that name."""
        self.page_id = one_of("page", page_id, self._files)
        self._paragraphs = paragraphs_of(self._corpus, page_id).reset_index(drop=True)
        self._go(next((number for number, label in enumerate(self._paragraphs["label"]) if label != "furniture"), 0))

    def label(self, line, label, reason=""):
        """Correct the label of the paragraph that begins on a line, or of all on lines such as "12-40", and keep that.

        Instead of a label, ``begins here`` or ``ends here`` say where the text does. Raises CourseError for a line
        where no paragraph begins, for an unknown label, and where nothing can be kept.
        """
        lines = corrections.LINES.read(str(line))
        begins = " ".join(self._paragraph(line, lines)["quote"].split())[:_BEGINS].strip()
        label = one_of("label", str(label).strip().lower(), [*MEANINGS, *_MARKS])
        self._keep(lambda rows: rows | {(self.page_id, lines, label in _MARKS): {
            "page": self._files[self.page_id], "line": lines, "label": label, "reason": " ".join(str(reason).split()),
            "begins": begins}})

    def take_back(self, line):
        """Take back what was said of a line, or of lines. Raises CourseError as ``label`` does."""
        lines = corrections.LINES.read(str(line))
        self._paragraph(line, lines)
        self._keep(lambda rows: {key: row for key, row in rows.items() if key[:2] != (self.page_id, lines)})

    def _own(self, page_id=None):
        """The rows about a page; without it, the present one."""
        return [row for (page, *_), row in self._rows.items() if page == (page_id or self.page_id)]

    def _loaded(self):
        """Whether the corpus was loaded with all corrections that there are now."""
        table = self._corpus.paragraphs
        by_hand = table["reason"].str.startswith((corrections.BY_HAND, corrections.OUTSIDE))
        for page in {*table.loc[by_hand, "page_id"], *(page for page, *_ in self._rows)} & self._files.keys():
            own = paragraphs_of(self._corpus, page)
            loaded = own["label"].reset_index(drop=True)[by_hand[own.index].to_numpy()]
            if dict(loaded) != self._labels(page, own["line"]):
                return False
        return True

    def _labels(self, page_id, lines):
        """The label that each corrected paragraph of a page should have, by number; ``lines``: where they begin."""
        own = [corrections.as_correction(row) for row in self._own(page_id)]
        return {number: one.label for number, one in corrections.decided(own, lines.to_list()).items()}

    def _paragraph(self, line, lines):
        """The first paragraph that begins on these lines."""
        begin = self._paragraphs["line"]
        first, _, last = lines.partition(" to ") if corrections.LINES.test(lines) else ("0", "", "")
        found = self._paragraphs[begin.between(int(first), int(last or first))]
        if found.empty:
            raise CourseError(f"No paragraph of the page {self.page_id} begins on line {line!r}. Its "
                              f"paragraphs begin on: {', '.join(map(str, begin))}.")
        return found.iloc[0]

    def _keep(self, changed):
        """Write the rows that a function makes of those kept by now: another notebook may have written some."""
        file = folder_of(self._corpus) / corrections.FILE
        try:
            with locked(file):
                rows = changed(self._kept())
                ordered = sorted(rows.values(), key=lambda row: (row["page"], int(row["line"].partition(" ")[0])))
                write_csv(file, corrections.COLUMNS, ordered)
        except OSError as error:
            raise CourseError(f"{file.name} cannot be written ({error.strerror}), so this was not kept. Check that you "
                              f"may write into the folder {file.parent.name}.") from None
        self._rows = rows
        self.refresh()

    @property
    def table(self):
        """The page's paragraphs: label as loaded, ``your_label`` where you corrected it, reason, place."""
        labels = pd.Series(self._labels(self.page_id, self._paragraphs["line"]), self._paragraphs.index, dtype="str")
        return self._paragraphs.assign(your_label=labels)[_COLUMNS]

    def state(self):
        loaded = self._loaded()
        if not self._rows:
            return (f"The page {self.page_id} has {plural(len(self._paragraphs), 'paragraph')}. No label is corrected."
                    f"{'' if loaded else ' Load the folder again.'}")
        done = "They count" if loaded else "Load the folder again, and they count"
        return f"{plural(len(self._rows), 'correction')}, {len(self._own())} on the page {self.page_id}. {done}."

    def result(self):
        near = self.table.iloc[max(0, self._at - _AROUND):self._at + _AROUND + 1]
        return self._table(near, self._at) + self._corrected()

    def _table(self, table, at=None):
        rows = zip(table.index, table.to_dict("records"))
        return markup.table((self._row(number, row, at) for number, row in rows),
                            ["line", "label and reason", "yours", "text"], ["right"])

    @staticmethod
    def _row(number, row, at):
        here = number == at
        mine = f"<strong>{text(row['your_label'])}</strong>" if isinstance(row["your_label"], str) else "—"
        words, reason = text(row["quote"]), markup.set_back(text(row["reason"]))
        rule = f"border-left:4px solid {markup.RULE if here else 'transparent'}"
        return "".join([
            markup.number_cell(row["line"]),
            cell(f"<strong>{text(row['label'])}</strong><br>{reason}", style="width:24%"),
            cell(mine, style="width:12%"),
            cell(words if here or at is None else markup.set_back(words), style=rule)])

    def _corrected(self):
        """All corrections of this page, folded."""
        own = self.table.dropna(subset=["your_label"])
        if own.empty:
            return ""
        return markup.folded(f"Corrected on this page: {len(own)}", self._table(own))

    def notes(self):
        said = f"Corrections are kept in {corrections.FILE} beside the texts. The page itself is never changed."
        return markup.folded("What the labels mean", markup.meanings(MEANINGS)) + markup.aside(text(said))

    def static(self):
        """The first paragraphs with their labels and reasons, for a notebook that is not running, or on paper."""
        first = self.table.head(_ON_PAPER)
        said = f"{self.sentence()} Run this cell to correct a label, or mark it here."
        total = len(self._paragraphs)
        rest = markup.aside(f"The first {_ON_PAPER} of {total} paragraphs.") if total > _ON_PAPER else ""
        return markup.sentence(text(said)) + self._table(first) + rest + self.notes()

    def controls(self):
        labels = [(AS_FOUND, ""), *((f"{label}: {meaning}", label) for label, meaning in MEANINGS.items()),
                  *_MARKS.values()]
        return [
            self.control("Dropdown", "Page", "The page", self.choose, "18em", options=list(self._files),
                         value=lambda: self.page_id),
            self.control("Dropdown", "Paragraph", "The paragraph", self._go, options=lambda: [
                (_in_list(row), number) for number, row in enumerate(self.table.to_dict("records"))] or [("none", 0)],
                value=lambda: self._at),
            self.control("Text", "Down to line", "The last line that has this label; empty: this paragraph only",
                         lambda line: setattr(self, "_down", line.strip()), "14em", placeholder="only this",
                         value=lambda: self._down),
            self.control("Text", "Why", "Why this label", self._say_why, "300px", continuous_update=False,
                         placeholder="as you like", value=lambda: self._why),
            self.control("Dropdown", "Your label", "What this paragraph is", self._choose_label,
                         options=labels, disabled=lambda: self._paragraphs.empty,
                         value=lambda: self._here().get("label", "")),
            *self._steps()]

    def _step(self, by):
        """To the next paragraph or the one before, at an end of a page also to another page's."""
        pages = list(self._files)
        page = pages.index(self.page_id) + by
        if self._at + by in range(len(self._paragraphs)) or page not in range(len(pages)):
            super()._step(by)
        else:
            self.choose(pages[page])
            self._go(len(self._paragraphs) - 1 if by < 0 else self._at)

    def _go(self, number):
        self._at = min(max(number, 0), max(len(self._paragraphs) - 1, 0))
        self._down, self._why = self._here().get("line", "").partition(" to ")[2], self._here().get("reason", "")
        self.refresh()

    def _here(self):
        """The correction of the present paragraph, as a row; empty where there is none."""
        line = str(self._paragraphs["line"].iloc[self._at]) if len(self._paragraphs) else ""
        return next((row for row in self._own() if row["line"].partition(" ")[0] == line), {})

    def _say_why(self, reason):
        """Write the reason of a correction already made; one still to be made has it then."""
        self._why = reason
        if self._here():
            self.label(self._here()["line"], self._here()["label"], reason)

    def _choose_label(self, label):
        line = str(self._paragraphs["line"].iloc[self._at])
        lines = f"{line}-{self._down}" if self._down and self._down != line and label not in _MARKS else line
        if label:
            self.label(lines, label, self._why)
        else:
            self.take_back(self._here().get("line", line))
        self._go(self._at)


def _in_list(row):
    label = row["your_label"] if isinstance(row["your_label"], str) else row["label"]
    return f"line {row['line']}, {label}: {shortened(row['quote'], _IN_LIST)}"
