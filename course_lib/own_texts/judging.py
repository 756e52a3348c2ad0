"""What the forms of notebook 08 have in common in which a reader judges suggested passages, one after the other.

A form goes through passages ten at a time. Fields are filled with what is suggested or was decided before; what is
decided is written beside the pages at once, and can be taken back. It is read from there again each time, so that two
open forms, or a kernel that stops, lose nothing.
"""

from abc import abstractmethod
from functools import cached_property

from course_lib.annotations.reading import FOLDER, read_annotations
from course_lib.annotations.writing import change
from course_lib.display import markup
from course_lib.display.explorer import Explorer
from course_lib.display.markup import text
from course_lib.display.views import MARK, cite, paragraphs_of, published, rows_html
from course_lib.errors import CourseError, one_of
from course_lib.own_texts.beside import folder_of

ROUND = 10
OPEN, LATER = "open", "later"


class Judging(Explorer):
    """The base of both forms. A subclass says what its passages are, and what is written for a decision.

    Args:
        corpus: a Corpus that lies in a folder of your own.
        by: the name under which you judge.
    """

    fields = ()  # names of the fields, in the order on the screen

    def __init__(self, corpus, by="reader"):
        self._corpus, self._by, self._said, self._setting = corpus, _name(by), "", False
        self.added = []
        try:
            self._place, self._why_not = folder_of(corpus) / FOLDER / (corpus.reader or ""), ""
        except CourseError as error:
            self._place, self._why_not = None, str(error)
        self._texts = {page: corpus.text(page) for page in corpus.pages["page_id"]}
        self._passages = []
        self._read_again()
        self._at = next((number for number, one in enumerate(self._passages, 1) if one["verdict"] == OPEN), 1)

    # What a subclass says

    @abstractmethod
    def collect(self, reading):
        """The passages as dicts, in the order of the texts: ``page, start, end, sentence, verdict``, a value for each
        field, and ``marks``, spans to set off within the passage. ``reading`` is what is kept so far.
        """

    @abstractmethod
    def new(self, sentence):
        """A passage for a sentence that the program did not see, by the sentence's id."""

    @abstractmethod
    def decision(self, passage, verdict, values):
        """What is written for a verdict on a passage: changes as ``annotations.writing.change`` takes them."""

    @property
    @abstractmethod
    def verdicts(self):
        """The decisions that can be made, by the words on their buttons."""

    # What is done

    def judge(self, number, verdict, **values):
        """Decide on a passage by its number in ``table``; values of fields replace those suggested.

        Raises CourseError for another number, verdict, field or value, and where nothing can be kept.
        """
        passage = self._passage(number)
        if self._place is None:
            raise CourseError(f"Nothing can be kept. {self._why_not}")
        unknown = [name for name in values if name not in self.fields]
        if verdict not in self.verdicts.values() or unknown:
            known = ", ".join(self.fields if unknown else self.verdicts.values())
            raise CourseError(f"There is no {'field' if unknown else 'verdict'} {(unknown or [verdict])[0]!r}. "
                              f"There is: {known}.")
        change(self._place, self.decision(passage, verdict, {name: passage[name] for name in self.fields} | values))
        self._read_again(passage)
        self._said = ""
        self._show_state()

    def _passage(self, number):
        if number not in range(1, len(self._passages) + 1):
            raise CourseError(f"There is no passage {number!r} among the {len(self._passages)}. "
                              "Give a number that stands in the table.")
        return self._passages[number - 1]

    def _read_again(self, stay=None):
        reading = (read_annotations(self._corpus.folder, self._texts, self._corpus.reader) if self._place
                   else read_annotations(None, self._texts))
        self._passages = self.collect(reading)
        if stay:
            places = [(one["page"], one["start"]) for one in self._passages]
            here = (stay["page"], stay["start"])
            self._at = places.index(here) + 1 if here in places else min(self._at, len(places) or 1)

    def add(self, sentence):
        """Add a sentence that the program did not see, by its id, and open it.

        Raises CourseError where there is no such sentence.
        """
        one_of("sentence", sentence, self._corpus.sentences["sentence"])
        new = self.new(sentence)
        if not meets(new, [(one["page"], one["start"], one["end"]) for one in self._passages]):
            self.added.append(new)
        self._read_again(new)
        self._at = next(number for number, one in enumerate(self._passages, 1) if one["sentence"] == sentence)
        self._show_state()

    # What is seen

    def sentence(self):
        if self._said:
            return self._said
        if not self._passages:
            return "There is no passage to judge."
        counts = {}
        for one in self._passages:
            counts[one["verdict"]] = counts.get(one["verdict"], 0) + 1
        first = (self._at - 1) // ROUND * ROUND
        last = min(first + ROUND, len(self._passages))
        told = ", ".join(f"{number} {verdict}" for verdict, number in sorted(counts.items()))
        return (f"Passage {self._at} of {len(self._passages)} (round of {first + 1} to {last}), "
                f"{self._passage(self._at)['verdict']}. In all: {told}.")

    def result(self):
        if not self._passages:
            return ""
        kept = markup.aside(text(f"Nothing can be kept. {self._why_not}")) if self._place is None else ""
        return passage_html(self._corpus, self._passage(self._at)) + kept

    def notes(self):
        return markup.aside("The program suggests; you decide. What you decide is kept at once in the folder "
                            "annotations, beside the texts, and can be taken back. "
                            "Load the folder again, and the tables have it.")

    def static(self):
        """The passages with what is decided, and the first of them, for a notebook that is not running."""
        said = markup.sentence(f"<strong>{text(self.sentence())}</strong>")
        if not self._passages:
            return said
        return said + passage_html(self._corpus, self._passage(1)) + self._list() + markup.aside(
            "Run this cell to judge them.")

    def _list(self):
        shown = self.table.head(3 * ROUND)
        more = markup.aside(f"The first {len(shown)} of {len(self.table)}.") if len(shown) < len(self.table) else ""
        return rows_html(shown) + more

    # The widgets

    @cached_property
    def widget(self):
        """The live widgets: where one is, the passage, the fields and buttons, what else can be added, the notes."""
        from ipywidgets import HTML, HBox, Layout, VBox

        self._output = HTML(self._html())
        rows = [HBox(row, layout=Layout(flex_flow="row wrap", grid_gap="4px 8px"))
                for row in (self.controls(), self._field_controls(), self.more_controls()) if row]
        self._show_state()
        return VBox([rows[0], self._output, *rows[1:], HTML(f'<div style="line-height:1.5">{self.notes()}</div>')])

    def controls(self):
        from ipywidgets import Button, Dropdown, Layout

        self._where = Dropdown(description="Passage", tooltip="The passage to judge",
                               style={"description_width": "initial"}, layout=Layout(width="auto", max_width="100%"))
        self._where.observe(self.on_change(self._go), "value")
        steps = [Button(description=name, tooltip=tip, layout=Layout(width="auto"))
                 for name, tip in (("Previous", "The passage before"), ("Next", "The next passage"))]
        for button, step in zip(steps, (-1, 1)):
            button.on_click(self.on_change(lambda _, step=step: self._go(self._at + step)))
        return [self._where, *steps]

    def _field_controls(self):
        from ipywidgets import Button, Layout

        self._inputs = self.inputs()
        buttons = [Button(description=words, layout=Layout(width="auto")) for words in self.verdicts]
        for button, verdict in zip(buttons, self.verdicts.values()):
            button.on_click(self.on_change(lambda _, verdict=verdict: self._judge_typed(verdict)))
        return [*self._inputs.values(), *buttons]

    @abstractmethod
    def inputs(self):
        """A widget for each field, by its name."""

    def more_controls(self):
        """The widgets that add a sentence."""
        from ipywidgets import Button, Dropdown, Layout

        wide = {"style": {"description_width": "initial"}, "layout": Layout(width="auto", max_width="100%")}
        sentences = self._corpus.sentences
        options = [(f"{cite(row)}: {' '.join(row['quote'].split())[:40]}", row["sentence"])
                   for row in sentences.head(2000).to_dict("records")]
        self._missed = Dropdown(options=[("choose a sentence", ""), *options], description="Not seen by the program:",
                                tooltip="A sentence to judge as well", **wide)
        button = Button(description="Add this sentence", layout=Layout(width="auto"))
        button.on_click(self.on_change(lambda _: self._missed.value and self.add(self._missed.value)))
        return [self._missed, button]

    def _judge_typed(self, verdict):
        if not self._passages:
            return
        at = self._at
        try:
            self.judge(at, verdict, **{name: one.value for name, one in self._inputs.items()})
        except CourseError as error:
            self._said = str(error)
            return
        if verdict != OPEN and self._at < len(self._passages):
            self._go(self._at + 1)

    def _go(self, number):
        if number and not self._setting:
            self._at, self._said = min(max(number, 1), max(len(self._passages), 1)), ""
            self._show_state()

    def _show_state(self):
        """Set the controls, where there are any, to the present state."""
        if hasattr(self, "_where") and not self._setting:
            self._setting = True
            self._where.options = [(f"{number}: {one['cite']} – {one['verdict']}", number)
                                   for number, one in enumerate(self._passages, 1)] or [("none", 0)]
            self._where.value = self._at if self._passages else 0
            if hasattr(self, "_inputs") and self._passages:
                self.fill(self._inputs, self._passage(self._at))
            self._setting = False
        self.refresh()

    def fill(self, inputs, passage):
        """Set the fields to a passage's values."""
        for name, field in inputs.items():
            field.value = passage[name]


def passage_html(corpus, passage):
    """A passage in its paragraph, its names and the words for its day marked; article, line, outlet and day below."""
    page, article = corpus.text(passage["page"]), passage["sentence"].rpartition(".")[0]
    own = paragraphs_of(corpus, passage["page"])
    around = own[(own["start"] < passage["end"]) & (own["end"] > passage["start"])]
    shown = "<br>".join(_marked(page, one.start, one.end, passage) for one in around.itertuples())
    source = " · ".join([passage["cite"], *published(corpus, passage["page"], article)])
    return markup.quotation(shown, text(source))


def _marked(page, start, end, passage):
    """A paragraph: the passage as it is, its marks set off, and what stands around it set back."""
    first, last = max(start, passage["start"]), min(end, passage["end"])
    pieces, at = [markup.set_back(text(page[start:first]))] if start < first else [], first
    for begin, finish in sorted(passage["marks"]):
        if at <= begin < finish <= last:
            pieces += [text(page[at:begin]), MARK.format(text(page[begin:finish]))]
            at = finish
    pieces.append(text(page[at:last]))
    return "".join(pieces) + (markup.set_back(text(page[last:end])) if last < end else "")


def meets(passage, spans):
    """Whether a passage overlaps one of the spans, each a page, a start and an end."""
    return any(page == passage["page"] and start < passage["end"] and passage["start"] < end
               for page, start, end in spans)


def _name(by):
    name = " ".join(str(by).split())
    if not name:
        raise CourseError("Give a name under which you judge: by=\"Anna\".")
    return name


