"""What the forms of notebook 08 have in common: a folder to keep things in, a step to and fro, errors said in place."""

from abc import abstractmethod
from pathlib import Path

from course_lib.corpora.loading import SEEDS
from course_lib.display import markup
from course_lib.display.explorer import Explorer
from course_lib.display.views import rows_html
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


def first_rows(table, most=30):
    """The first rows of a table as HTML, and of how many they are the first."""
    more = markup.aside(f"The first {most} of {len(table)}.") if len(table) > most else ""
    return rows_html(table.head(most)) + more


class Keeping(Explorer):
    """An explorer of notebook 08. ``_said`` is what the last step came to, in place of the sentence on the state."""

    _said = ""

    @abstractmethod
    def state(self):
        """One sentence on how far it is, where the last step came to nothing that has to be said."""

    def sentence(self):
        return self._said or self.state()

    def on_change(self, action):
        """As for all explorers; an error is said, and what was said before is not."""
        def tried(value):
            self._said = ""
            try:
                action(value)
            except CourseError as error:
                self._said = str(error)
        return super().on_change(tried)

    def _button(self, words, action, tooltip=""):
        return self.control("Button", words, tooltip or words, action)

    def _steps(self):
        """Two buttons that go to the one before and the next, where a subclass has ``_go``."""
        return [self._button("Previous", lambda: self._step(-1)), self._button("Next", lambda: self._step(1))]

    def _step(self, by):
        self._go(self._at + by)
