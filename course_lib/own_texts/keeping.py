"""What the forms of notebook 08 have in common: a folder to keep things in, a step to and fro, errors said in place."""

from pathlib import Path

from course_lib.corpora.loading import SEEDS
from course_lib.display.explorer import Explorer, labelled
from course_lib.errors import CourseError


def folder_of(corpus):
    """The folder in which something can be kept for a corpus.

    Raises CourseError for the five pages, on which the questions rest, and for a corpus that lies in no folder.
    """
    if corpus.folder is None:
        raise CourseError("These texts lie in no folder, so nothing can be kept beside them. Save them as "
                          "files in a folder, such as my_texts, and load that.")
    folder = Path(corpus.folder)
    if folder.resolve() == SEEDS.resolve():
        raise CourseError("The five pages that come with the course stay as they are, for its questions rest "
                          "on them. Copy them into a folder of your own and load that.")
    return folder


class Keeping(Explorer):
    """An explorer of notebook 08. ``_said`` is what the last step came to, in place of the sentence on the state."""

    _said = ""

    def _trying(self, action):
        """An observer as ``on_change`` has it; an error is said, and what was said before is not."""
        def tried(value):
            self._said = ""
            try:
                action(value)
            except CourseError as error:
                self._said = str(error)
        return self.on_change(tried)

    def _button(self, words, action, tooltip=""):
        """A button that does something without a value."""
        from ipywidgets import Button

        made = labelled(Button, words, tooltip or words)
        made.on_click(self._trying(lambda _: action()))
        return made

    def _steps(self):
        """Two buttons that go to the one before and the next, where a subclass has ``_go``."""
        return [self._button(words, lambda step=step: self._go(self._at + step))
                for words, step in (("Previous", -1), ("Next", 1))]

    def _show_state(self):
        """Set the controls, where there are any, to the present state."""
        if hasattr(self, "_shown") and not self._setting:
            with self.setting():
                self._set_controls()
        self.refresh()
