"""The fields of an exercise, one class a kind of field. Each works by mouse and by keyboard in JupyterLab.

A field has a ``widget``, gives the ``answer`` (None while it is empty), and can ``show`` a saved one.
"""

import time

from ipywidgets import HTML, Checkbox, Layout, Text, ToggleButtons, VBox

# Without these, ipywidgets cuts the words of a button or a box that are longer than a line.
STYLE = """<style>
.course-options > .widget-label {display: none}
.course-options .widget-toggle-button {display: block; width: auto; height: auto; max-width: 60em; margin: 3px
0;
  padding: 5px 10px; white-space: normal; text-align: left; line-height: 1.4}
.course-options .widget-toggle-button.mod-active {font-weight: bold}
.course-options .widget-toggle-button.mod-active::before {content: "✓ "}
.course-box, .course-box .widget-label-basic {height: auto; max-width: 60em; white-space: normal; line-height:
1.4} </style>"""
INITIAL = {"description_width": "initial"}
_SECONDS_BETWEEN = 2  # the key Enter and the text that was entered arrive one after the other


class TextField:
    """A line of text; ``on_enter`` is called when Enter was pressed in it."""

    def __init__(self, question, on_enter):
        # Not at every key: typed faster than the kernel answers, Check would arrive before the text.
        self.widget = Text(description="Your answer", continuous_update=False, style=INITIAL,
                           layout=Layout(width="36em", max_width="98%"))
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


class NoField:
    """A table is made in code, so there is nothing to fill in."""

    def __init__(self, question, on_enter):
        self.widget = HTML()
        self.answer = None

    def show(self, answer):
        pass


def in_short(name, title, most=70):
    """A text's name and the beginning of its title.

    >>> in_short("july.4", "China, Russia, Laos")
    'july.4: China, Russia, Laos'
    """
    if not isinstance(title, str):
        return name
    return f"{name}: {title if len(title) <= most else title[:most].rsplit(' ', 1)[0] + ' …'}"
