"""Somewhere to write: a box under each open question, kept with the answers and handed in with them.

From notebook 01 on a box asks for one claim as well, with its quotation and its grades. Nothing written is judged;
a quotation is only looked up, as a reader would.
"""

from functools import cached_property
from typing import NamedTuple

from course_lib.display import markup
from course_lib.display.markup import Html, text
from course_lib.errors import CourseError, one_of
from course_lib.exercises import answerfile
from course_lib.exercises.answerfile import Record
from course_lib.exercises.asking import live
from course_lib.exercises.given import Unreadable
from course_lib.exercises.places import texts_in
from course_lib.exercises.verbatim import place_in

KIND = "note"  # in a hand-in, where a question has its kind
LONGEST = 2_500  # characters of a text; a memo of 250 words has 1,800
_SHORT = 400  # characters of the other boxes


class Note(NamedTuple):
    """A box: its id, where it stands, what it asks; ``has_claim`` where it asks for a graded claim too."""

    id: str
    notebook: str
    title: str
    matter: str = ""
    kind: str = KIND

    @property
    def has_claim(self) -> bool:
        return bool(self.matter)


_ALL = (
    Note("0.open", "00_start_here", "Which of the two reports would you cite, and why?"),
    Note("1.open", "01_what_is_this_page", "Is a reprint a second source?",
         "something that a reprint or a copy reports"),
    Note("2.open", "02_when_did_it_happen", "How should a database store a doubtful date?", "the day of one meeting"),
    Note("3.open", "03_who_met_whom", "One event, or seven?", "who met whom"),
    Note("4.open", "04_frameworks_then_and_later", "How does knowing what came later change what you see?",
         "what a state is said to be, or to become, in a framework"),
    Note("5.open", "05_who_says_it", "What can *willing* oblige a state to do?",
         "what somebody is willing or ready to do"),
    Note("6.open", "06_formulas", "Does a repeated phrase persuade?", "a sentence with a formula"),
    Note("7.open", "07_same_meeting", "When is leaving out a summary, and when does it change meaning?",
         "what was agreed at the meeting of three on 25 July"),
    Note("7.memo", "07_same_meeting", "Desk memo: what may we say was agreed on 25 July?"),
)
NOTES = {note.id: note for note in _ALL}

# The boxes of a claim: for each its label, and what may be chosen, where it is a choice.
CLAIM = {
    "quotation": ("Quotation", ()),
    "citation": ("Citation, such as july.4, line 143", ()),
    "who": ("Who says it", ("one side", "several sides, not all", "all sides jointly", "the writer")),
    "verb": ("The verb, as printed", ()),
    "sources": ("Sources for this claim", ("one", "several, independence open", "several, independent")),
    "done": ("What it is", ("stated", "announced", "done")),
}


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


def written(notebook_number=None):
    """The notes that were written so far, each with its record; those of one notebook, such as ``"03"``, or all."""
    records, _ = answerfile.read()
    return [(one, records[one.id]) for one in _ALL if _has_words(records.get(one.id, Record()).answer)
            and notebook_number in (None, one.notebook[:2])]


def in_words(answer):
    """What was written, as plain text: the text, and below it the claim in one line.

    >>> in_words({"text": "No.", "quotation": "they met", "citation": "july.4, line 143", "who": "the writer"})
    'No.\\n“they met” (july.4, line 143). Who says it: the writer.'
    """
    claim = claim_in_words(answer)
    return "\n".join(filter(None, (str(answer.get("text", "")), claim)))


def claim_in_words(answer):
    """The claim of a note in one line; empty where none was written."""
    given = {name: str(answer.get(name) or "") for name in CLAIM}
    if not any(given.values()):
        return ""
    grades = [f"{CLAIM[name][0].partition(',')[0]}: {given[name]}." for name in ("who", "verb", "sources", "done")
              if given[name]]
    return " ".join([f"“{given['quotation']}” ({given['citation'] or 'no citation'}).", *grades])


def my_claims():
    """The claims that you wrote from notebook 01 on, with their grades: what a memo can be made of.

    >>> my_claims()
    Your claims so far: ...
    """
    claims = [(one.notebook[:2], claim_in_words(record.answer)) for one, record in written()]
    claims = [(number, words) for number, words in claims if words]
    said = f"Your claims so far: {len(claims) or 'none'}."
    items = "".join(f"<li>{text(f'{number}: {words}')}</li>" for number, words in claims)
    return Html(markup.sentence(said) + (f"<ul>{items}</ul>" if items else ""), said)


class NoteForm:
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
        self._boxes = {"text": self._area("Your text", "text", 7)}
        if self.note.has_claim:
            self._boxes |= {name: self._box(name) for name in CLAIM}
        for box in self._boxes.values():
            box.observe(lambda _: self._keep(), "value")
        button = Button(description="Keep")
        button.on_click(lambda _: self._keep())
        text_box, *claim = self._boxes.values()
        about = [HTML(_about_claim(self.note))] if claim else []
        return VBox([HTML(_title(self.note)), text_box, *about, *claim, button, self._status])

    def _area(self, label, name, rows):
        from ipywidgets import Layout, Textarea

        return Textarea(description=label, value=str(self.answer.get(name) or ""), rows=rows, continuous_update=False,
                        style={"description_width": "initial"}, layout=Layout(width="60em", max_width="98%"))

    def _box(self, name):
        from ipywidgets import Dropdown, Layout, Text

        label, options = CLAIM[name]
        if name == "quotation":
            return self._area(label, name, 2)
        value, wide = str(self.answer.get(name) or ""), Layout(width="36em", max_width="98%")
        style = {"description_width": "initial"}
        if options:
            return Dropdown(description=label, options=[("choose", ""), *((one, one) for one in options)],
                            value=value if value in options else "", style=style, layout=wide)
        return Text(description=label, value=value, continuous_update=False, style=style, layout=wide)

    def _keep(self):
        said = self.keep({name: box.value for name, box in self._boxes.items()})
        self._status.value = f'<p role="status">{text(said)}</p>'

    def keep(self, answer: dict) -> str:
        """Keep what was written; gives a sentence on it, and one on a quotation that does not stand there."""
        long = [name for name, words in answer.items() if len(words) > (LONGEST if name == "text" else _SHORT)]
        if long:
            return f"This is too long to be kept: at most {LONGEST if 'text' in long else _SHORT} characters."
        self.answer = {name: words for name, words in answer.items() if words}
        _, said = answerfile.change(self.note.id, lambda record: record._replace(answer=self.answer))
        return said or f"Kept. {looked_up(self.answer)}".strip()

    def _repr_mimebundle_(self, include=None, exclude=None):
        own = "".join(markup.sentence(text(line)) for line in in_words(self.answer).splitlines())
        static = _title(self.note) + own + (_about_claim(self.note) if self.note.has_claim else "")
        return live(self.widget, static + (markup.aside(text(self._said)) if self._said else ""), repr(self))

    def __repr__(self):
        return f"Note {self.note.id}: run this cell in a notebook to write."


def _title(asked):
    """What is asked; above the memo stand the claims it can be made of."""
    from course_lib.exercises.feedback import rich

    claims = my_claims().html if asked.id == "7.memo" else ""
    return claims + markup.sentence(f"<strong>{rich(asked.title)}</strong>") + markup.aside(
        "Nobody marks this here. It is kept with your answers, and handed in with them.")


def _about_claim(asked):
    return markup.sentence(f"Now one claim, with its grades: on {text(asked.matter)}.")


def _has_words(answer):
    return isinstance(answer, dict) and any(answer.values())


def looked_up(answer):
    """What is said of the quotation of a claim: empty where there is none, or where it stands as cited.

    >>> looked_up({"quotation": "a harbour together", "citation": "july.4, line 143"})
    'The quotation: These words do not stand in any of the texts. Copy them from the page, as they are printed.'
    """
    if not answer.get("quotation") or not answer.get("citation"):
        return ""
    texts = texts_in()
    name = answer["citation"].partition(",")[0].strip()
    try:
        place = place_in(texts, texts.named(name), answer["quotation"], 1)
    except (CourseError, Unreadable) as error:
        return f"The quotation: {error}"
    if answer.get("verb") and answer["verb"].casefold() not in texts.pages[place.page_id].paragraph(place.start).quote.casefold():
        return f"The verb “{answer['verb']}” is not printed in this paragraph ({place.cite})."
    return ""

