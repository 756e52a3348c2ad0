"""What the forms of notebook 08 have in common in which a reader judges suggested passages, one after the other.

A form goes through passages in rounds. Fields are filled with what is suggested or was decided before; what is
decided is written beside the pages at once, and can be taken back. It is read from there again each time, so that two
open forms, or a kernel that stops, lose nothing.
"""

import re
from abc import abstractmethod
from collections import Counter

import pandas as pd

from course_lib.annotations.reading import FOLDER, read_annotations, readers
from course_lib.annotations.writing import anchored, change
from course_lib.display import markup
from course_lib.display.markup import listing, text
from course_lib.display.views import cite
from course_lib.errors import CourseError, one_of
from course_lib.own_texts.keeping import Keeping, first_rows, folder_of
from course_lib.own_texts.passagehtml import passage_html
from course_lib.own_texts.rounds import in_rounds, round_of
from course_lib.own_texts.typednames import TypedNames
from course_lib.wanted import shortened

OPEN, LATER = "open", "later"


class Judging(Keeping):
    """The base of both forms. A subclass says what its passages are, and what is written for a decision.

    Args:
        corpus: a Corpus that lies in a folder of your own.
        by: the name under which you judge.
        apart: whether your judgements are kept apart from others', in a folder of your name in ``annotations``; then
            ``course.load(folder, reader="Ana")`` reads them, and ``course.compare_readers`` compares two readers.
    """

    kind = ""  # of the annotations that it writes
    fields = {}  # by name, as on the screen: the words beside it, a tooltip, a width to type in or what to choose from
    verdicts = {}  # the decisions that can be made, by the words on their buttons
    columns = ()  # of the table, between the verdict and the place

    def __init__(self, corpus, by="reader", apart=False):
        self._corpus, self._by, self._names, self._passages = corpus, " ".join(by.split()), TypedNames(corpus), []
        if not self._by:
            raise CourseError("Give a name under which you judge: by=\"Anna\".")
        self._reader = re.sub(r"[^\w-]+", "_", self._by)[:50] if apart else corpus.reader
        self._asked = None  # the judgement of another reader that was asked about
        self._suggested, self._added = [*self._suggestions(corpus.suggested)], []
        try:
            self._place, self._why_not = folder_of(corpus) / FOLDER / (self._reader or ""), ""
        except CourseError as error:
            self._place, self._why_not = None, str(error)
        self._texts = {page: corpus.text(page) for page in corpus.pages["page_id"]}
        self._order = {name: number for number, name in enumerate(corpus.sentences["sentence"])}
        self._typed = {}  # by field: what stands in it otherwise than in the passage
        self._read_again()
        self._at = next((number for number, one in enumerate(self._passages, 1) if one["verdict"] == OPEN), 1)

    # What a subclass says

    @abstractmethod
    def _suggestions(self, suggested):
        """The passages that the program suggests, as ``_made`` makes them."""

    @abstractmethod
    def _empty(self, sentence):
        """The values of a passage for a sentence that the program did not see, by the sentence's id."""

    @abstractmethod
    def _as_judged(self, said):
        """The values of a passage of which a reader has said this, a row of the annotations."""

    @abstractmethod
    def _decision(self, passage, verdict, values, place):
        """What is written for a verdict on a passage: changes as ``annotations.writing.change`` takes them."""

    # Passages, as dicts: page, start, end, sentence, verdict, citation, a value for each field, and spans to mark

    def _made(self, row, marks=(), **values):
        """A passage for a row of a table, with the values of its fields."""
        return {"page": row["page_id"], "sentence": row["sentence"], "start": row["start"], "end": row["end"],
                "cite": cite(row), "verdict": OPEN, "by": "", "marks": [*marks]} | values

    def _new(self, sentence):
        row = self._corpus.sentences.iloc[self._order[sentence]]
        return self._made(row) | self._empty(sentence)

    def _read_again(self, stay=None):
        """Take the passages from what is kept by now, and stay at one of them."""
        folder = self._place and self._corpus.folder
        begun = folder and (self._reader is None or self._reader in readers(folder))
        reading = read_annotations(folder if begun else None, self._texts, self._reader)
        self._meetings = {row.said["meeting_id"]: row.said for row in reading.rows["meetings"]}
        rows = [row for row in reading.rows[self.kind] if row.said.get("part") != "day"]
        judged = [one for row in rows if row.said.get("part") != "also" and (one := self._judged(row))]
        known = [(row.said["page_id"], *row.span) for row in rows]
        rest = [one for one in (*self._suggested, *self._added) if not meets(one, known)]
        ordered = sorted([*judged, *rest], key=lambda one: (self._order[one["sentence"]], one["start"]))
        self._passages = in_rounds(ordered, len(self._texts))
        if stay:
            places = [(one["page"], one["start"]) for one in self._passages]
            here = (stay["page"], stay["start"])
            self._at = places.index(here) + 1 if here in places else min(self._at, len(places) or 1)

    def _judged(self, row):
        """A passage that a reader has judged; None where it stands in no article text now."""
        page, span = row.said["page_id"], row.span
        sentence = self._corpus.sentence_at(page, span.start)
        if sentence is None:
            return None
        like = next((one for one in self._suggested if meets(one, [(page, *span)])), None) or self._new(sentence)
        return like | {"start": span.start, "end": span.end, "by": row.said["by"]} | self._as_judged(row.said)

    def _passage(self, number):
        if number not in range(1, len(self._passages) + 1):
            raise CourseError(f"There is no passage {number!r} among the {len(self._passages)}. "
                              "Give a number that stands in the table.")
        return self._passages[number - 1]

    def _remarks(self, passage, values):
        """What should be known of a passage that is kept, as sentences."""
        new = self._names.new(values["who"])
        return [f"In no list, so kept as typed: {', '.join(new)}."] if new else []

    # What is done

    def judge(self, number, verdict, **values):
        """Decide on a passage by its number in ``table``; values of fields replace those suggested.

        Raises CourseError for another number, verdict, field or value, where nothing can be kept, and once where it
        would take the place of another reader's judgement.
        """
        passage = self._passage(number)
        if self._place is None:
            raise CourseError(f"Nothing can be kept. {self._why_not}")
        one_of("verdict", verdict, self.verdicts.values())
        for name in values:
            one_of("field", name, self.fields)
        place = anchored(passage["page"], self._texts[passage["page"]], passage["start"], passage["end"])
        values = self._filled(passage, values)
        values["who"] = self._names.in_full(values["who"], passage["page"])
        self._ask(passage, verdict, values)
        self._said = " ".join(self._remarks(passage, values)) if verdict == next(iter(self.verdicts.values())) else ""
        change(self._place, self._decision(passage, verdict, values, place | {"by": self._by}))
        if verdict == OPEN:  # a sentence that was added goes again
            self._added = [one for one in self._added if one["sentence"] != passage["sentence"]]
        self._read_again(passage)
        self._typed = {}
        self.refresh()

    def _filled(self, passage, given):
        """The values of all fields of a passage: what is given, else what the passage has."""
        return {name: passage[name] for name in self.fields} | given

    def _others(self, passage, verdict, values):
        """The readers whose judgement would be replaced."""
        return {passage["by"]} - {"", self._by}

    def _ask(self, passage, verdict, values):
        """Raise CourseError where others' judgement would be replaced, unless that was just said."""
        here = (passage["page"], passage["start"], verdict)
        others, asked, self._asked = self._others(passage, verdict, values), self._asked, None
        if others and asked != here:
            self._asked = here
            raise CourseError(f"{listing(sorted(others))} judged this, so nothing is changed yet. Do it once more to "
                              f"put your judgement in its place, or read separately: {self._separately()}.")

    def _separately(self):
        return f'course.{type(self).__name__}(corpus, by="{self._by}", apart=True)'

    def add(self, sentence):
        """Add a sentence that the program did not see, by its id, and open it.

        Raises CourseError where there is no such sentence.
        """
        new = self._new(one_of("sentence", sentence, self._order))
        if not meets(new, [(one["page"], one["start"], one["end"]) for one in self._passages]):
            self._added.append(new)
        self._read_again(new)
        self._go(next(number for number, one in enumerate(self._passages, 1) if one["sentence"] == sentence))

    # What is seen

    @property
    def table(self):
        """All passages: their number, the verdict, the values of the fields, and their place."""
        rows = [(number, one["verdict"], *(one[name] or None if name != "who" else one[name] for name in self.columns),
                 one["sentence"].rpartition(".")[0], self._corpus.line(one["page"], one["start"]))
                for number, one in enumerate(self._passages, 1)]
        return pd.DataFrame(rows, columns=["number", "verdict", *self.columns, "article_id", "line"])

    def sentence(self):
        return f"{self._said} {self.state()}".lstrip()

    def state(self):
        if not self._passages:
            return "There is no passage to judge."
        first, last = round_of(self._at, len(self._passages))
        counts = Counter(one["verdict"] for one in self._passages)
        told = ", ".join(f"{number} {verdict}" for verdict, number in sorted(counts.items()))
        return (f"Passage {self._at} of {len(self._passages)} (round of {first} to {last}), "
                f"{self._passage(self._at)['verdict']}. In all: {told}.")

    def result(self):
        if not self._passages:
            return ""
        said, by = "", self._passage(self._at)["by"]
        if self._place is None:
            said = f"Nothing can be kept. {self._why_not}"
        elif by not in ("", self._by):
            said = f"Judged by {by}. To read separately as {self._by}: {self._separately()}."
        return passage_html(self._corpus, self._passage(self._at)) + (markup.aside(text(said)) if said else "")

    def notes(self):
        return markup.aside("The program suggests; you decide. What you decide is kept at once in the folder "
                            "annotations, beside the texts, and can be taken back. "
                            "Load the folder again, and the tables have it.")

    def static(self):
        """The passages with what is decided, and the first of them, for a notebook that is not running."""
        if not self._passages:
            return self.said()
        return (self.said() + passage_html(self._corpus, self._passage(1)) + first_rows(self.table)
                + markup.aside("Run this cell to judge them."))

    # The widgets

    def controls(self):
        return [self.control("Dropdown", "Passage", "The passage to judge", self._go,
                             options=lambda: [(f"{number}: {one['cite']} – {one['verdict']}", number)
                                              for number, one in enumerate(self._passages, 1)] or [("none", 1)],
                             value=lambda: self._at),
                *self._steps()]

    def below(self):
        """The fields with the buttons that decide, and what adds a sentence."""
        buttons = [self._button(words, lambda verdict=verdict: self._judge_typed(verdict))
                   for words, verdict in self.verdicts.items()]
        return [[*(self._field(name, *about) for name, about in self.fields.items()), *buttons], self._more_controls()]

    def _field(self, name, words, tooltip, choices):
        """A field to type in, of a width, or to choose in."""
        def keep(typed):
            self._type(name, typed)

        def value():
            nothing = "" if isinstance(choices, str) else next(iter(choices))
            return self._values()[name] if self._passages else nothing

        if isinstance(choices, str):
            return self.control("Text", words, tooltip, keep, choices, placeholder=tooltip, continuous_update=False,
                                value=value)
        return self.control("Dropdown", words, tooltip, keep, options=lambda: self._choices(name), value=value)

    def _type(self, name, typed):
        """Take what is typed or chosen in a field."""
        self._typed[name] = typed

    def _values(self):
        """What stands in the fields: what is typed, else what the passage has."""
        return self._filled(self._passage(self._at), self._typed)

    def _choices(self, name):
        """What can be chosen in a field."""
        return self.fields[name][-1]

    def _more_controls(self):
        """The widgets that add a sentence."""
        def sentences():
            own = self._corpus.sentences[self._corpus.sentences["article_id"] == text.value]
            return [("choose a sentence", ""), *((f"line {row['line']}: {shortened(row['quote'], 90)}", row["sentence"])
                                                 for row in own.to_dict("records"))]

        text = self.control("Dropdown", "Not seen by the program: in", "The text that has the sentence", lambda _: None,
                            options=list(self._corpus.articles["article_id"]))
        missed = self.control("Dropdown", "Sentence", "A sentence to judge as well", lambda _: None, options=sentences,
                              value=lambda: missed.value or "")
        return [text, missed, self._button("Add this sentence", lambda: missed.value and self.add(missed.value))]

    def _judge_typed(self, verdict):
        if self._passages:
            self.judge(self._at, verdict, **self._values())
            first, last = round_of(self._at, len(self._passages))
            if verdict != OPEN and all(one["verdict"] != OPEN for one in self._passages[first - 1:last]):
                self._said += f" The round of {first} to {last} is done."
            if verdict != OPEN and self._at < len(self._passages):
                self._go(self._at + 1)

    def _go(self, number):
        self._at, self._typed = min(max(number, 1), max(len(self._passages), 1)), {}
        self.refresh()


def meets(passage, spans):
    """Whether a passage overlaps one of the spans, each a page, a start and an end."""
    return any(page == passage["page"] and start < passage["end"] and passage["start"] < end
               for page, start, end in spans)
