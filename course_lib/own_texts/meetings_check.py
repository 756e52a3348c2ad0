"""The explorer of notebook 08 in which a reader confirms or rejects each meeting that the program has found."""

import pandas as pd

from course_lib.analysis.who import Cast, day_in_words
from course_lib.corpora import verdicts
from course_lib.corpora.verdicts import CONFIRMED, FILE, REJECTED, read_verdicts, with_verdict
from course_lib.display import markup
from course_lib.display.explorer import Explorer
from course_lib.display.markup import plural, text
from course_lib.display.views import rows_html
from course_lib.errors import CourseError
from course_lib.explorers.meetings_filter import tellings_html
from course_lib.own_texts import beside
from course_lib.words.csvfiles import write_csv

OPEN = "not checked"
_SHOWN = 30  # rows of the table on the screen
_COLUMNS = ["meeting_id", "status", "date", "date_end", "date_basis", "kind", "place", "participants", "n_tellings"]


class MeetingsCheck(Explorer):
    """Read the passages behind each meeting found, and confirm or reject it. Verdicts are kept beside the texts.

    Args:
        corpus: a Corpus. Its folder keeps the verdicts, in ``meetings_checked.csv``, and once it is loaded
            again, its tables leave out the rejected meetings. For a corpus that lies in no folder, or for the
            course's own pages, verdicts hold until the kernel stops.

    Raises:
        LexiconError: that file is there, but has a bad row.

    In code: ``confirm(1)``, ``reject(2, note="a plan only")``, ``clear(2)`` take a meeting's number in
    ``table``, which has the verdicts; ``confirmed`` is the corpus with the confirmed meetings alone, for
    figures and other explorers.
    """

    def __init__(self, corpus):
        self._corpus, cast = corpus.with_meetings(), Cast(corpus)
        meetings = self._corpus.meetings.sort_values("date", kind="stable", ignore_index=True)[_COLUMNS]
        self._meetings = meetings.assign(
            number=range(1, len(meetings) + 1), who=[cast.names(ids) for ids in meetings["participants"]],
            day=[day_in_words(*days) for days in zip(meetings["date"], meetings["date_end"])])
        self._path, self._not_kept = _path(corpus)
        self._rows = read_verdicts(corpus.folder) if self._path else {}
        self._at = 1

    def confirm(self, number, note=None):
        """Confirm a meeting by its number. Raises CourseError for another number."""
        self._judge(number, CONFIRMED, note)

    def reject(self, number, note=None):
        """Reject a meeting by its number. Raises CourseError for another number."""
        self._judge(number, REJECTED, note)

    def clear(self, number):
        """Take a verdict back. Raises CourseError for another number."""
        self._rows.pop(self._meeting(number)["meeting_id"], None)
        self._keep(number)

    def _judge(self, number, verdict, note):
        meeting = self._meeting(number)
        before = self._rows.get(meeting["meeting_id"], {})
        note = before.get("note", "") if note is None else " ".join(str(note).split())
        known = {name: meeting[name] for name in ("meeting_id", "day", "who")}
        self._rows[meeting["meeting_id"]] = known | {"verdict": verdict, "note": note}
        self._keep(number)

    def _meeting(self, number):
        if number not in range(1, len(self._meetings) + 1):
            raise CourseError(f"There is no meeting {number!r} among the {len(self._meetings)} found. Give a "
                              "number that stands in the table.")
        return self._meetings.iloc[number - 1]

    def _keep(self, number):
        self._at = number
        if self._path:
            try:
                write_csv(self._path, verdicts.COLUMNS, list(self._rows.values()))
                self._not_kept = ""
            except CourseError as error:
                self._not_kept = str(error)
        self._show_state()

    @property
    def table(self):
        """The meetings found, numbered, with ``verdict`` and ``note``, and ``who`` and ``day`` in words."""
        rows = [self._rows.get(id, {}) for id in self._meetings["meeting_id"]]
        verdicts = pd.Series([row.get("verdict", OPEN) for row in rows], dtype="str")
        notes = pd.Series([row.get("note") or None for row in rows], dtype="str")
        first = ["number", "verdict", "day", "who", "kind", "status", "place"]
        table = self._meetings.assign(verdict=verdicts, note=notes)
        return table[[*first, "n_tellings", "note", "date_basis", "date", "date_end", "participants", "meeting_id"]]

    @property
    def confirmed(self):
        """The corpus with the confirmed meetings alone, and their tellings."""
        return self._corpus.with_meetings(with_verdict(self._rows, CONFIRMED))

    def sentence(self):
        counts = self.table["verdict"].value_counts()
        total = len(self._meetings)
        if not total:
            return "These texts tell of no meeting that the program could find."
        said = (f"{plural(total, 'meeting')} found: {counts.get(CONFIRMED, 0)} confirmed, "
                f"{counts.get(REJECTED, 0)} rejected, {counts.get(OPEN, 0)} not checked.")
        gone = len(set(self._rows) - set(self._meetings["meeting_id"]))
        if gone:
            belong = "belongs" if gone == 1 else "belong"
            said += f" {plural(gone, 'verdict')} in {FILE} {belong} to meetings not found now."
        return said

    def result(self):
        if self._meetings.empty:
            return ""
        kept = (f"Verdicts are kept in {FILE}, beside the texts. Rejected meetings are left out once the folder is "
                "loaded again.")
        if self._not_kept:
            kept = f"Verdicts are not kept in a file. {self._not_kept}"
        return self._proposal(self._at) + self._list() + markup.aside(text(kept))

    def _proposal(self, number):
        """One meeting with what it rests on."""
        row = self.table.iloc[number - 1]
        where = f", {row['place']}" if isinstance(row["place"], str) else ""
        said = (f"Meeting {number}: {row['who']}, {row['day']}{where} ({row['kind']}, {row['status']}). "
                f"Your verdict: {row['verdict']}.")
        basis = [f"The day: {row['date_basis']}."] if isinstance(row["date_basis"], str) else []
        note = [f"Your note: {row['note']}"] if isinstance(row["note"], str) else []
        asides = "".join(markup.aside(text(one)) for one in basis + note)
        return (markup.sentence(f"<strong>{text(said)}</strong>") + asides
                + tellings_html(self._corpus, row["meeting_id"]))

    def _list(self):
        shown = self.table.head(_SHOWN)[["number", "verdict", "day", "who", "kind", "n_tellings"]]
        more = markup.aside(f"The first {_SHOWN} of {len(self._meetings)}.") if len(self._meetings) > _SHOWN else ""
        return rows_html(shown.rename(columns={"number": "no.", "n_tellings": "told"})) + more

    def notes(self):
        return markup.aside("Confirm a meeting if the passages say that these people met on this day. The "
                            "program proposes; it does not know who met.")

    def static(self):
        """All meetings with their verdicts, and the passages of the first, for a notebook that is not running."""
        said = markup.sentence(f"<strong>{text(self.sentence())}</strong>")
        if self._meetings.empty:
            return said
        more = markup.aside("Run this cell to check the others.")
        return said + self._list() + self._proposal(1) + more + self.notes()

    def controls(self):
        from ipywidgets import Button, Dropdown, Layout, Text

        style = {"description_width": "initial"}
        self._open = Dropdown(description="Meeting", style=style, tooltip="The meeting to check",
                              layout=Layout(width="auto", max_width="100%"))
        self._note = Text(description="Note", style=style, continuous_update=False, layout=Layout(width="20em"),
                          placeholder="Why? (as you like)")
        actions = {"Confirm": self.confirm, "Reject": self.reject, "Clear": self.clear, "Next": self._go_on}
        buttons = [Button(description=name, layout=Layout(width="auto")) for name in actions]
        self._show_state()
        self._open.observe(self.on_change(self._go), "value")
        for button, (name, action) in zip(buttons, actions.items()):
            button.on_click(self.on_change(lambda _, action=action, name=name: self._do(action, name)))
            button.disabled = self._meetings.empty
        return [self._open, self._note, *buttons]

    def _do(self, action, name):
        action(self._at, *([self._note.value] if name in ("Confirm", "Reject") else []))

    def _go(self, number):
        if number:
            self._at = number
            self._show_note()

    def _go_on(self, number):
        """Go to the next meeting, from the last one to the first."""
        self._at = number % len(self._meetings) + 1
        self._show_state()

    def _show_note(self):
        self._note.value = self._rows.get(self._meeting(self._at)["meeting_id"], {}).get("note", "")

    def _show_state(self):
        """Set the controls, where there are any, to the present state."""
        if hasattr(self, "_note") and len(self._meetings):
            at = self._at
            self._open.options = [(f"{row.number}: {row.day}, {row.who} – {row.verdict}", row.number)
                                  for row in self.table.itertuples()]
            self._open.value = self._at = at
            self._show_note()
        self.refresh()


def _path(corpus):
    """Where verdicts are kept, or None and the reason."""
    try:
        return beside.folder_of(corpus) / FILE, ""
    except CourseError as error:
        return None, str(error)
