"""What all explorers have in common: controls in one row, then a sentence, the result, and the way to the
passage.

An explorer works on plain Python state; its widgets only show and change that state. So everything a click
does can be done in a line of code as well, and a test or a reader without a running notebook loses nothing.
"""

from abc import ABC, abstractmethod
from contextlib import contextmanager
from functools import cached_property, partial

from course_lib.display import markup
from course_lib.display.figure import as_csv, save
from course_lib.display.live import Live
from course_lib.errors import CourseError
from course_lib.wanted import checked, checked_methods


class Explorer(Live, ABC):
    """The base of all explorers; a subclass says what its controls are and what follows from its state.

    Shown in a notebook it is one output in three forms: the live widgets, a static view for a notebook that
    is not running (or is on paper), and a fixed line of text. A CourseError in any of this is shown as its
    sentence.
    """

    further = "Run this cell to use it."
    _setting = False

    def __init_subclass__(cls):
        checked_methods(cls)

    @property
    @abstractmethod
    def table(self):
        """What the explorer shows, as a DataFrame."""

    @abstractmethod
    def sentence(self):
        """One sentence that sums up the present state."""

    @abstractmethod
    def result(self):
        """The HTML under that sentence: a table or a figure, and the passages it rests on."""

    def static(self):
        """The HTML that stands for the explorer where no widgets run: what it shows, and what running it is for."""
        return self.said() + self.result() + self.notes() + markup.aside(self.further)

    @abstractmethod
    def controls(self):
        """The widgets above the result, each with a description; they call ``on_change`` when used."""

    def below(self):
        """Rows of widgets between the result and the notes, where an explorer has any."""
        return []

    def notes(self):
        """HTML below the result that stays the same."""
        return ""

    def said(self):
        """The sentence as HTML, in bold."""
        return markup.sentence(f"<strong>{markup.text(self.sentence())}</strong>")

    @checked
    def to_csv(self, path):
        """Write the table to a ``.csv`` file. Raises CourseError for another suffix or a missing folder."""
        save(path, (".csv",), lambda _: as_csv(self.table))

    def control(self, kind, description, tooltip, action, width="auto", shown=None, **traits):
        """A control of a kind of ipywidgets' by name, with words beside it, that does ``action`` when it is used.

        Each of ``traits`` is a value, or a function that gives it; the latter, and whether it is ``shown``, follow the
        explorer's state. ``action`` is given the control's new value; that of a button nothing. It may be the name of
        the attribute that holds the value instead.
        """
        import ipywidgets

        if isinstance(action, str):
            traits["value"], action = partial(getattr, self, action), partial(setattr, self, action)
        fixed = {name: value for name, value in traits.items() if not callable(value)}
        if kind != "Button":
            fixed["style"] = {"description_width": "initial"}
        one = getattr(ipywidgets, kind)(description=description, tooltip=tooltip,
                                        layout=ipywidgets.Layout(width=width, max_width="calc(100% - 4px)"), **fixed)
        following = {name: value for name, value in traits.items() if callable(value)}
        vars(self).setdefault("_following", []).append((one, shown, following))
        if kind == "Button":
            one.on_click(self.on_change(lambda _: action()))
        else:
            one.observe(self.on_change(action), "value")
        return one

    def _set_controls(self):
        """Set the controls to the explorer's state."""
        with self.setting():
            for control, shown, following in vars(self).get("_following", ()):
                for name, value in following.items():
                    value = tuple(value()) if name == "options" else value()
                    if value != getattr(control, name):
                        setattr(control, name, value)
                if shown is not None:
                    control.layout.display = None if shown() else "none"

    def refresh(self):
        """Bring what is on the screen up to date, if anything is."""
        if "widget" in vars(self):
            self._set_controls()
            self._output.value = self._html()

    def on_change(self, action):
        """An observer that does ``action`` with a control's new value (or the button), then refreshes.

        It does nothing while the explorer itself sets its controls.
        """
        def observer(change):
            if not self._setting:
                action(change["new"] if isinstance(change, dict) else change)
                self.refresh()
        return observer

    @contextmanager
    def setting(self):
        """While the explorer sets its controls itself: nothing follows from what they are set to."""
        self._setting = True
        try:
            yield
        finally:
            self._setting = False

    @cached_property
    def widget(self):
        """The live widgets: a row of controls, the result, what else stands below it, the notes."""
        from ipywidgets import HTML, HBox, Layout, VBox

        self._output = HTML(self._html())
        above, *below = [HBox(row, layout=Layout(flex_flow="row wrap", grid_gap="4px 8px"))
                         for row in (self.controls(), *self.below())]
        self._set_controls()
        return VBox([above, self._output, *below, HTML(markup.block(self.notes()))])

    def _html(self):
        try:
            said = f"<strong>{markup.text(self.sentence())}</strong>"
            return markup.block(f'<p role="status" style="margin:6px 0">{said}</p>{self.result()}')
        except CourseError as error:
            return markup.block(markup.sentence(markup.text(error)))

    def __repr__(self):
        return f"{type(self).__name__}: run this cell in a notebook to use it."
