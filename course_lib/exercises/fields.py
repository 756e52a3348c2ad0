"""The fields of an exercise, one class a kind of field. Each works by mouse and by keyboard in JupyterLab.

A field has a ``widget``, gives the ``answer`` (None while it is empty), and can ``show`` a saved one.
"""

import time
from pathlib import Path

from ipywidgets import HTML, Button, Checkbox, Dropdown, Layout, Text, Textarea, ToggleButtons, VBox

from course_lib.exercises.places import texts_in
from course_lib.wanted import shortened

STYLE = "<style>{}</style>".format((Path(__file__).parents[1] / "data" / "exercises.css").read_text("utf-8"))
_SECONDS_BETWEEN = 2  # the key Enter and the text that was entered arrive one after the other
_TITLE = 70  # characters of a text's title beside its name


def labelled(kind, label, width, **more):
    """A box of a kind of ipywidgets', with a label that is not cut. What is typed arrives when the box is left.

    Not at every key: typed faster than the kernel answers, Check would arrive before the text.
    """
    later = {} if kind is Dropdown else {"continuous_update": False}
    return kind(description=label, style={"description_width": "initial"},
                layout=Layout(width=width, max_width="98%"), **later, **more)


class TextField:
    """A line of text; ``on_enter`` is called when Enter was pressed in it."""

    def __init__(self, question, on_enter):
        self.widget = labelled(Text, "Your answer", "36em")
        self._on_enter, self._entered, self._seen = on_enter, float("-inf"), ""
        self.widget.on_msg(self._on_message)
        self.widget.observe(self._on_text, "value")

    @property
    def answer(self):
        self._seen = self.widget.value
        return self.widget.value.strip() or None

    def show(self, answer):
        entries = answer if isinstance(answer, list) else [answer]
        self._seen = self.widget.value = ", ".join(map(str, entries))

    def _on_message(self, widget, content, buffers):
        """Enter: JupyterLab says so first, and sends what was typed, if it is new, right behind."""
        if content.get("event") == "submit":
            self._entered = time.monotonic()
            if self.widget.value != self._seen:
                self._on_enter()

    def _on_text(self, change):
        if time.monotonic() - self._entered < _SECONDS_BETWEEN:
            self._entered = float("-inf")
            self._on_enter()


class ChoiceField:
    """One of several options, as buttons under each other: a list would cut long options."""

    def __init__(self, question, on_enter):
        self.widget = ToggleButtons(options=question.options, value=None, description="Options",
                                    tooltips=["Choose this"] * len(question.options))
        self.widget.add_class("course-options")

    @property
    def answer(self):
        return self.widget.value

    def show(self, answer):
        self.widget.value = answer if answer in self.widget.options else None


class BoxesField:
    """Several of several options, as boxes to tick."""

    def __init__(self, question, on_enter):
        self._boxes = [Checkbox(description=option, indent=False, layout=Layout(width="auto", height="auto"))
                       for option in question.options]
        for box in self._boxes:
            box.add_class("course-box")
        self.widget = VBox(self._boxes)

    @property
    def answer(self):
        return [box.description for box in self._boxes if box.value] or None

    def show(self, answer):
        for box in self._boxes:
            box.value = isinstance(answer, list) and box.description in answer


def SeveralField(question, on_enter):  # noqa: N802 - used as the classes are
    """Boxes where there are options; else a line of text."""
    return (BoxesField if question.options else TextField)(question, on_enter)


class NoField:
    """A table is made in code, so there is nothing to fill in."""

    def __init__(self, question, on_enter):
        self.widget, self.answer = HTML(), None

    def show(self, answer):
        pass


class EvidenceField:
    """A text, and one or two cuts of it; a click takes a sentence into the first box that holds no words cut or typed.

    So a click replaces a sentence that was only clicked. With another text, what was clicked in the last one goes.
    """

    def __init__(self, question, on_enter):
        self._corpus = texts_in(question.pages).corpus
        articles = zip(self._corpus.articles["article_id"], self._corpus.articles["title"])
        names = [(f"{name}: {shortened(title, _TITLE)}" if isinstance(title, str) else name, name)
                 for name, title in articles]
        self._article = labelled(Dropdown, "Text", "60em", options=[("choose a text", ""), *names])
        self._article.observe(self._change_text, "value")
        self._sentences = VBox([])
        self._sentences.add_class("course-sentences")
        self._cuts = [labelled(Textarea, name, "60em", rows=3) for name in ("Words", "Second cut, if needed")]
        self._clicked = {}  # by box: the sentence that was taken into it last
        self.widget = VBox([self._article, self._sentences, *self._cuts])

    @property
    def answer(self):
        cuts = [cut.value.strip() for cut in self._cuts if cut.value.strip()]
        given = self._article.value, *(cuts or [""])
        return given if any(given) else None

    def show(self, answer):
        """Show a saved answer: a text's name and its cuts."""
        names = [name for _, name in self._article.options]
        if isinstance(answer, list) and 2 <= len(answer) <= 3 and answer[0] in names:
            self._article.value = answer[0]
            for box, cut in zip(self._cuts, answer[1:]):
                box.value = str(cut)

    def _change_text(self, change):
        for box, sentence in self._clicked.items():
            if box.value.strip() in sentence:
                box.value = ""
        self._clicked = {}
        table = self._corpus.sentences
        rows = table[table["article_id"] == change["new"]].itertuples()
        self._sentences.children = [self._button(number, row.line, row.quote) for number, row in enumerate(rows)]

    def _button(self, number, line, quote):
        words = " ".join(quote.split())
        button = Button(description=f"{line}  {words}", tooltip="Take this sentence into the box, to cut it there",
                        tabbable=number == 0)  # one stop: course.js has the arrows go on from there
        button.add_class("course-sentence")
        button.on_click(lambda _: self._take(words))
        return button

    def _take(self, words):
        free = (box for box in self._cuts if box.value.strip() in ("", self._clicked.get(box)))
        box = next(free, self._cuts[-1])
        box.value = self._clicked[box] = words
