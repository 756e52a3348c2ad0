"""Take your answers with you, and bring them back: a download and a restore, in a notebook."""

import base64
import shutil
from functools import cached_property

from course_lib.display import markup
from course_lib.display.live import Live
from course_lib.display.markup import plural, text
from course_lib.exercises import answerfile
from course_lib.exercises.answerfile import LARGEST, STATES, Damaged, dump, parse
from course_lib.words.keptfiles import free_name

_INTRO = markup.sentence(
    "Your answers are kept in a small file beside the notebooks. On a server that forgets you, such as Binder, "
    "download it before you leave.") + markup.aside(
    "Restoring takes nothing away: of each question the better state is kept, and where both are the same, what is "
    "here now. The present file is kept under another name first. The number on the second button counts files that "
    "are being read, and is 0 before and after.")


def my_answers():
    """Your answers to take with you, or to bring back: a button to download them, another to restore a file.

    Needed where a server forgets you, as Binder does when you leave. Restored answers show in a question when
    its cell is run again.

    >>> my_answers()
    My answers: run this cell in a notebook to download or restore them.
    """
    return MyAnswers()


class MyAnswers(Live):
    """The view that ``my_answers`` gives; ``restore(content)`` does in code what the button does."""

    @cached_property
    def widget(self):
        """The live view: two buttons, and below them what they led to."""
        from ipywidgets import HTML, Button, FileUpload, HBox, Layout, VBox

        wide = Layout(width="auto")
        download = Button(description="Download my answers", layout=wide)
        self._upload = FileUpload(description="Restore answers from a file", accept=".json", layout=wide)
        self._said = HTML()
        download.on_click(lambda _: self._show(self.download()))
        self._upload.observe(self._uploaded, "value")
        intro = HTML(markup.block(_INTRO))
        return VBox([intro, HBox([download, self._upload]), self._said])

    def download(self):
        """A link, as HTML, that holds all answers and downloads them as a file."""
        records, said = answerfile.read()
        if not records:
            return markup.sentence(text(f"There are no saved answers yet. {said}".strip()))
        content = base64.b64encode(dump(records).encode()).decode()
        link = (f'<a download="answers.json" href="data:application/json;base64,{content}" '
                f'style="text-decoration:underline">answers.json</a>')
        return markup.sentence(f"Here they are: {link}, with {_counted(records)}. "
                               f"The link downloads the file. {text(said)}")

    def restore(self, content):
        """Bring back the answers in the bytes of a file; gives a sentence on what came of it."""
        try:
            restored = parse(bytes(content))
        except Damaged as damage:
            return f"Nothing was restored. {damage} Choose a file that this view has downloaded."
        path, kept = answerfile.place(), ""
        if path.is_file():
            copy = free_name(path, "before_restoring")
            try:
                shutil.copyfile(path, copy)
            except OSError:
                return "Nothing was restored: the present answers cannot be copied to a safe place first."
            kept = f" The answers of before are kept as {copy.name}."
        records, said = answerfile.merge(lambda present: {
            name: _better(present.get(name, own), own) for name, own in restored.items()})
        return (f"Restored: {_counted(restored)} from the file; now there are {len(records)}."
                f"{kept} Run a question's cell again to see its answer. {said}").strip()

    def _uploaded(self, change):
        if change["new"]:
            file = change["new"][0]
            content = b" " * (LARGEST + 1) if file["size"] > LARGEST else file["content"]
            self._show(markup.sentence(text(self.restore(content))))
            self._upload.value = ()

    def _show(self, html):
        self._said.value = markup.block(f'<div role="status">{html}</div>')

    def static(self):
        return _INTRO + markup.sentence("Run this cell to download or restore them.")

    def __repr__(self):
        return "My answers: run this cell in a notebook to download or restore them."


def _counted(records):
    """How many questions and how many notes there are among some records."""
    notes = sum(not one.rpartition(".")[2].isdigit() for one in records)
    return plural(len(records) - notes, "question") + (f" and {plural(notes, 'note')}" if notes else "")


def _better(present, restored):
    """The record with the better state, the present one of two equal; with the higher counts of both."""
    kept = max((present, restored), key=lambda record: STATES.index(record.state))
    return kept._replace(attempts=max(present.attempts, restored.attempts),
                         hints=max(present.hints, restored.hints),
                         solution_seen=present.solution_seen or restored.solution_seen)
