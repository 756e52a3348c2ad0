"""What a paragraph looks like by itself, before its neighbours are asked.

A look is a first guess with a reason; ``articles`` settles labels in context.
"""

import re
from typing import NamedTuple

from course_lib.loader import shapes
from course_lib.loader.datelines import Dateline, DatelineReader
from course_lib.loader.frontmatter import front_matter
from course_lib.words import lexicons
from course_lib.words.spans import Span, count_words, unwrapped

KINDS = ("title", "heading", "standfirst", "byline", "dateline", "opening", "prose", "caption", "date", "note",
         "reference", "furniture", "list", "stop", "sign-off")

_SHORT = 120  # characters of a line that may be a date, a place or a name and nothing else
_LIGHT = 480  # characters; a longer paragraph is no furniture and no caption
_SENTENCE = 5  # words
_LETTERS = 6  # characters of a word, the space included, where a rough count of words will do
NO_WORDS = "signs without words"
SIGNED = "full sentences, and an agency's name or an end mark"
_BAR = re.compile(r"[^.!?,;:\"“”()]{12,200}")  # menus have no sentences' signs in them
_ENTRIES = 4  # known entries of a menu; fewer may be a headline
_SCOPES = {"line": "furniture", "list": "list", "rest": "stop"}
_MARKS = re.compile(r"(?:#{1,6}\s+|\*{1,3}(?=\S)|__?)?(?P<core>.*?)(?:\s+#+|\*{1,3}|__?)?", re.DOTALL)


class Look(NamedTuple):
    """A first guess at one paragraph.

    ``kind`` is one of KINDS; *opening* is prose that begins with a dateline, *list* begins a list of other pages,
    after *stop* no article text follows. ``core`` leaves out the marks around a heading or the key before it; ``words``
    is counted for short lines and estimated for long ones.
    """

    kind: str
    reason: str
    span: Span
    core: Span
    words: int
    dateline: Dateline | None = None


class Looker:
    """Looks at paragraphs with the word lists it was given (see ``lexicons``)."""

    def __init__(self, agencies, furniture, states=()):
        self.datelines = DatelineReader(_names(agencies), [row["capital"] for row in states if row["capital"]], _names(states))
        self.agencies = frozenset(_names(row for row in agencies if row["kind"] == "agency"))
        self._plain = {phrase: row for row in furniture if row["where"] == "phrase" for phrase in row["pattern"].split("|")}
        self._first_words = {phrase.split()[0] for phrase in self._plain}
        self._lines, *self._parts = (_Phrases([row for row in furniture if row["where"] == where], test)
                                     for where, test in (("line", "fullmatch"), ("start", "match"), ("anywhere", "search")))

    def looks(self, text, spans):
        """A look for each paragraph of a page."""
        front = [Look(entry.kind, "the page's front matter", entry.span, entry.value, count_words(entry.value.of(text)))
                 for entry in front_matter(text, spans)]
        return front + [self.look(text, span) for span in spans[len(front):]]

    def look(self, text, span):
        """The look of one paragraph."""
        core = _core(text, span)
        line = unwrapped(core.of(text))
        words = count_words(line) if len(line) <= _SHORT else len(line) // _LETTERS
        kind, reason, dateline = self._judge(text, core, line, words)
        return Look(kind, reason, span, core, words, dateline)

    def _judge(self, text, core, line, words):
        """Kind, reason and dateline of a paragraph."""
        if not words:
            return "furniture", NO_WORDS, None
        if len(line) <= _LIGHT and shapes.is_row(core.of(text)):
            return "furniture", "a menu", None
        if len(line) <= _LIGHT and (guess := self._light(line)):
            return *guess, None
        if len(line) <= _SHORT and (guess := self._dated_or_signed(text, core, line)):
            return guess
        dateline = self.datelines.opening(text, core)
        if dateline and dateline.is_certain:
            return "opening", "begins with a dateline", dateline
        signed = words >= _SENTENCE and self.datelines.is_signed_off(line)
        if signed or shapes.reads_as_prose(line, words):
            return "prose", SIGNED if signed else "full sentences", dateline
        return ("furniture", "a menu", None) if self._is_bar(line) else ("heading", "a line without a full stop", None)

    def _light(self, line):
        """Kind and reason of what is no sentence of an article: a note, furniture, a caption, a summary, a byline."""
        low = line.lower()
        if reason := shapes.note(line, low):
            return "note", reason
        if row := self._plain.get(low):
            return _SCOPES[row["scope"]], row["reason"]
        if found := self._lines.find(low):
            return found
        found = next(filter(None, (phrases.find(low) for phrases in self._parts)), None)
        if found and not shapes.says_who_said(line):
            return found
        for kind, shape in _SHAPES:
            if reason := shape(line, low):
                return kind, reason
        return None

    def _is_bar(self, line):
        """Whether a line is little else than entries of menus, one behind the other: "World Politics Economy Sports"."""
        if not _BAR.fullmatch(line):
            return False
        words, at, entries, known = line.lower().split(), 0, 0, 0
        while at < len(words):
            sizes = (3, 2, 1) if words[at] in self._first_words else ()
            size = next((size for size in sizes if " ".join(words[at:at + size]) in self._plain), 0)
            at, entries, known = at + max(size, 1), entries + bool(size), known + size
        return entries >= _ENTRIES and 3 * known >= 2 * len(words)

    def _dated_or_signed(self, text, core, line):
        if dateline := self.datelines.alone(text, core):
            return "dateline", "a place and a day on a line of their own", dateline
        if shapes.is_day(line):
            name = line.partition("|")[0].strip()
            named = shapes.is_name_and_day(line) and not self.datelines.agency_alone(name) and name.lower() not in self._plain
            if named or line[:3].lower() == "by ":
                return "byline", "names who wrote the text, with a date", None
            return "date", "a date and nothing else", None
        if self.datelines.agency_alone(line):
            return "byline", "the name of an agency or outlet", None
        if self.datelines.named_with_agency(line):
            return "byline", "names who wrote the text, and for whom", None
        return None


# In this order: the first shape that fits decides.
_SHAPES = (("caption", shapes.caption), ("furniture", shapes.machinery), ("standfirst", shapes.summary),
           ("reference", shapes.sources), ("byline", shapes.byline), ("sign-off", shapes.sign_off))


class _Phrases:
    """All furniture phrases of one place as a single pattern, and the row each part belongs to.

    Patterns meet the line in small letters; one that may stand anywhere begins at the start of a word.
    """

    def __init__(self, rows, test):
        self._rows = rows
        any_row = "|".join(f"({row['pattern']})" for row in rows) or r"(?!)"
        self._test = getattr(re.compile(rf"\b(?:{any_row})" if test == "search" else any_row), test)

    def find(self, low):
        match = self._test(low)
        if not match:
            return None
        row = self._rows[match.lastindex - 1]
        return _SCOPES[row["scope"]], row["reason"]


@lexicons.per_folder
def looker_for(folder=None):
    """The looker with the course's word lists and those of ``folder``."""
    return Looker(lexicons.read("agencies", folder), lexicons.read("furniture", folder), lexicons.read("states", folder))


def _names(agencies):
    return [name for row in agencies for name in (row["name"], *lexicons.parts(row["aliases"]))]


def _core(text, span):
    """The span without the marks of a heading or of bold print."""
    if text[span.start] not in "#*_":
        return span
    match = _MARKS.fullmatch(text, span.start, span.end)
    return Span(*match.span("core")) if match and match["core"].strip() else span
