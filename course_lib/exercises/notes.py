"""Somewhere to write: a box under each open question, kept with the answers and handed in with them.

From notebook 01 on a box asks for one claim as well, with its quotation and its grades. Nothing written is judged;
a quotation is only looked up, as a reader would. Which boxes there are and what they ask: ``data/notes.toml``.
"""

import re
import tomllib
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from course_lib.display import markup
from course_lib.display.live import Live
from course_lib.display.markup import Html, plural, text
from course_lib.errors import CourseError, one_of
from course_lib.exercises import answerfile
from course_lib.exercises.answerfile import Record
from course_lib.exercises.feedback import notice, rich
from course_lib.exercises.given import Unreadable
from course_lib.exercises.places import texts_in
from course_lib.exercises.verbatim import place_in, without_edges
from course_lib.exercises.wordings import key
from course_lib.wanted import checked
from course_lib.words.spans import count_words

KIND = "note"  # in a hand-in, where a question has its kind
LONGEST = 2_500  # characters of a text; a memo of 250 words has 1,800
_SHORT = 400  # characters of the other boxes
_CLAIM = "Now one claim about {}: copy the words of a text that make it, and say where they stand."
_LATER = (" How to grade a claim is taught in later notebooks, up to 07; until then choose what seems right, or "
          "leave it open.")
_NOTHING = "Nothing is written here, so nothing is kept."


class Note(NamedTuple):
    """A box: its id, where it stands, what it asks, and the matter of the claim that it asks for too, if it does.

    ``words`` is how many words the text shall have at most; they are counted where a number is given.
    """

    id: str
    notebook: str
    title: str
    matter: str = ""
    words: int = 0
    kind: str = KIND


_DATA = tomllib.loads((Path(__file__).parents[1] / "data" / "notes.toml").read_text(encoding="utf-8"))
NOTES = {note_id: Note(note_id, **fields) for note_id, fields in _DATA["box"].items()}
# The boxes of a claim, by name: label, what may be chosen, what stands in the empty box.
CLAIM = {name: (one["label"], one.get("options", []), one.get("hint", "")) for name, one in _DATA["claim"].items()}
GRADES = _DATA["grades"]  # what each means
_WORD, _LINES = r"\b(?:lines?|l\.)\s*", r"(?P<line>\d{1,9})(?:\s*[–-]\s*(?P<last>\d{1,9}))?\b"
_PLACES = [re.compile(form, re.IGNORECASE | re.DOTALL) for form in (  # how a citation is typed: the first that fits
    rf"{_WORD}{_LINES},?\s+(?:of|in)\s+(?P<name>.+)", rf"(?P<name>[^,;:]*?)(?:[,;:].*?)?\s*{_WORD}{_LINES}.*",
    rf"(?P<name>[^,;:]+)[,;:]\s*{_LINES}.*", rf"(?P<name>\S+[. ]\d+)\s+{_LINES}.*", r"(?P<name>[^,;:]*).*")]


def note(note_id):
    """A box to write in; begins with what you wrote before.

    Args:
        note_id: such as ``"3.open"``.

    Returns:
        A view with the box, and from notebook 01 on with boxes for one claim and its grades.

    Raises:
        CourseError: there is no such box.

    >>> note("3.open")
    Note 3.open: run this cell in a notebook to write.
    """
    return NoteForm(NOTES[one_of("box to write in", note_id, NOTES)])


def written():
    """The notes that were written so far, each with its record."""
    records = answerfile.read()[0]
    answers = {note_id: records[note_id].answer for note_id in NOTES if note_id in records}
    return [(NOTES[note_id], records[note_id]) for note_id, answer in answers.items()
            if isinstance(answer, dict) and any(answer.values())]


def in_words(answer):
    """What was written, as plain text: the text, and below it the claim in one line.

    >>> in_words({"text": "No.", "quotation": "they met", "citation": "july.4, line 143", "who": "the writer"})
    'No.\\n“they met” (july.4, line 143). Who says it: the writer.'
    """
    return "\n".join(filter(None, (str(answer.get("text", "")), claim_in_words(answer))))


def claim_in_words(answer):
    """The claim of a note in one line; empty where none was written."""
    given = {name: str(answer.get(name) or "") for name in CLAIM}
    if not any(given.values()):
        return ""
    grades = [f"{CLAIM[name][0]}: {given[name]}." for name in ("who", "verb", "sources", "done")
              if given[name]]
    return " ".join([f"“{without_edges(given['quotation'])}” ({given['citation'] or 'no citation'}).", *grades])


def my_claims():
    """The claims that you wrote from notebook 01 on, with their grades: what a memo can be made of.

    >>> my_claims()
    Your claims so far: ...
    """
    claims = [f"{one.notebook[:2]}: {claim}" for one, record in written() if (claim := claim_in_words(record.answer))]
    said = f"Your claims so far: {len(claims) or 'none'}."
    items = "".join(f"<li>{text(words)}</li>" for words in claims)
    return Html(markup.sentence(said) + (f"<ul>{items}</ul>" if items else ""), said)


class NoteForm(Live):
    """The view that ``note`` gives; ``keep(answer)`` does in code what leaving a box does."""

    def __init__(self, asked):
        self.note = asked
        records, self._said = answerfile.read()
        saved = records.get(asked.id, Record()).answer
        self.answer = saved if isinstance(saved, dict) else {}

    @cached_property
    def widget(self):
        """The live view: the boxes, a button, and what is said of a claim."""
        from ipywidgets import HTML, Button, VBox

        self._status = HTML()
        self._boxes = {name: self._box(name) for name in ("text", *(CLAIM if self.note.matter else ()))}
        for box in self._boxes.values():
            box.observe(lambda _: self._keep(), "value")
        button = Button(description="Keep")
        button.on_click(lambda _: self._keep())
        text_box, *claim = self._boxes.values()
        about = [HTML(markup.block(self._about_claim()))] if claim else []
        return VBox([HTML(markup.block(self._title())), text_box, *about, *claim, button, self._status])

    def _box(self, name):
        from ipywidgets import Dropdown, Text, Textarea

        from course_lib.exercises.fields import labelled

        label, options, hint = CLAIM.get(name, ("Your text", (), ""))
        value = str(self.answer.get(name) or "")
        if name in ("text", "quotation"):
            return labelled(Textarea, label, "60em", value=value, rows=7 if name == "text" else 2)
        if options:
            # A grade that was kept under an earlier, shorter name is chosen still.
            chosen = next((one for one in options if value and one.startswith(value)), "")
            return labelled(Dropdown, label, "36em", options=[("choose", ""), *zip(options, options)], value=chosen)
        return labelled(Text, label, "40em", value=value, placeholder=hint)

    def _keep(self):
        said = self.keep({name: box.value for name, box in self._boxes.items()})
        self._status.value = markup.block(f'<p role="status">{text(said)}</p>')

    @checked
    def keep(self, answer: dict) -> str:
        """Keep what was written; gives a sentence on it, and one on a quotation that does not stand there."""
        long = [name for name, words in answer.items() if len(words) > (LONGEST if name == "text" else _SHORT)]
        if long:
            return f"This is too long to be kept: at most {LONGEST if 'text' in long else _SHORT} characters."
        self.answer = {name: words for name, words in answer.items() if words}
        _, said = answerfile.change(self.note.id, lambda record: record._replace(answer=self.answer))
        if not self.answer:
            return said or _NOTHING
        return said or " ".join(filter(None, ["Kept.", self._counted(), looked_up(self.answer) or self._unmarked()]))

    def _unmarked(self):
        """That grades are kept as they are, right or wrong."""
        graded = any(self.answer.get(name) for name in ("who", "sources", "done"))
        return "Nobody marks the grades here: compare them with “What the grades mean”." if graded else ""

    def _counted(self):
        """How many words the text has, where it shall not have more than some."""
        number = count_words(self.answer.get("text", ""))
        return f"{plural(number, 'word')}; the task asks for {self.note.words} at most." if self.note.words else ""

    def _title(self):
        """What is asked; above the memo stand the claims it can be made of."""
        again = markup.aside("These are claims of the lessons, not the memo: grade anew in it, by hand. "
                             "Run this cell again to see those that you write from now on.")
        claims = my_claims().html + again if self.note.id == "7.memo" else ""
        return claims + markup.sentence(f"<strong>{rich(self.note.title)}</strong>") + markup.aside(
            "Nobody marks this here. It is kept with your answers, and handed in with them.")

    def _about_claim(self):
        later = _LATER if self.note.notebook[:2] < "07" else ""
        return markup.sentence(_CLAIM.format(text(self.note.matter)) + later) + markup.folded(
            "What the grades mean", markup.meanings(GRADES))

    def static(self):
        own = "".join(markup.sentence(text(line)) for line in in_words(self.answer).splitlines())
        return (self._title() + own + (self._about_claim() if self.note.matter else "")
                + markup.aside("Run this cell to write.") + notice(self._said))

    def __repr__(self):
        return f"Note {self.note.id}: run this cell in a notebook to write."


def looked_up(answer):
    """What is said of the quotation of a claim: empty where nothing is claimed, or where it stands as cited.

    >>> looked_up({"quotation": "a harbour together", "citation": "july.4, line 143"})[:74]
    'Look at the quotation again. These words do not stand in any of the texts.'
    """
    if not answer.get("quotation"):
        asked = "Which words make the claim? Copy them from the text into the box “Quotation”."
        return asked if claim_in_words(answer) else ""
    typed = answer.get("citation", "").strip()
    cited = {"line": None} | next(found for form in _PLACES if (found := form.fullmatch(typed))).groupdict()
    if not cited["name"]:
        return "Where does the quotation stand? Add its citation, such as july.4, line 143."
    texts, verb = texts_in(), answer.get("verb", "")
    inside = [one for one in texts.articles if f" {key(one)} " in f" {key(typed)} "]  # Xinhua, july.4, line 143
    try:
        name = inside[0] if len(inside) == 1 else texts.named(cited["name"].strip())
    except Unreadable as error:
        return str(error)
    try:
        place = place_in(texts, name, answer["quotation"], 1)
    except (CourseError, Unreadable) as error:
        return f"Look at the quotation again. {error}"
    lines = [one.line for one in texts.page_of(name).find(without_edges(answer["quotation"])) if one.article_id == name]
    if cited["line"] is None:
        return f"Add the line to the citation: the quotation stands at {place.cite}."
    if not any(int(cited["line"]) <= line <= int(cited["last"] or cited["line"]) for line in lines):
        return f"The quotation stands at {place.cite}, not at line {cited['line']}."
    if verb.casefold() not in texts.pages[place.page_id].paragraph(place.start).quote.casefold():
        return f"The verb “{verb}” is not printed in this paragraph ({place.cite})."
    return ""
