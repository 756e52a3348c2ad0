"""What a paragraph looks like by itself: prose or a line, what kind of line, what dateline opens it.

A look is a first guess with a reason; ``articles`` settles labels in context. The shapes of lines are data
(``data/furniture.csv``), days and datelines are read by ``dates`` and ``datelines``.
"""

import re
from typing import NamedTuple

from course_lib.loader.datelines import Dateline, DatelineReader
from course_lib.loader.dates import find_dates
from course_lib.words import lexicons
from course_lib.words.spans import Span, count_words, unwrapped

_LONG = 700  # characters; a longer paragraph is no furniture and no caption
_NAMES = 6  # words beside a day
_KEPT = 5_000  # lines
_CUT_OFF = 25  # words
_DATED = 140  # characters; a longer line is no date with a few words
_MARKS = re.compile(r"(?:#{1,6}\s+|\*{1,3}(?=\S)|__?)?(?P<core>.*?)(?:\s+#+|\*{1,3}|__?)?", re.DOTALL)
_ENDING = re.compile(r"[\w.。…?!？！:;,，](?=[^\w.。…?!？！:;,，]*$)")
_TWO_SENTENCES = re.compile(r"[a-z]{4}[.!?][\"”’)]*\s+[A-Z]")
_DIGIT = re.compile(r"\d")
_SPEAKER = re.compile(r"[A-Z][\w .'’-]{0,30}:\s")
SAYS = re.compile(r"\b(?:said|told|asked|added|replied|warned|urged)\b.*[.!?][”\"’)]*$")
# 2024Updated · 20247:55 · Nov.November
_RUNS_ON = re.compile(r"(?<=\b(?:19|20)\d\d)[A-Z\d](?=[a-z]|\d?:\d)|\.(?=[A-Z][a-z])")
_DAY_WORDS = re.compile(
    r"\b[ap]\.m\.|\b(?:(?:last |first )?(?:updated?|modified|published|posted|released|issued|created|date|time)"
    r"(?: on| at)?|on|at|by"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)|\d+ \w+ (?:ago|read)|[ap]m"
    r"|gmt|utc|[a-z]{1,2}[sd]t|\d{1,2}[:.h]\d\d(?:[:.]\d+)*(?:[ap]m)?|\d{4}|hrs?|comments?|read|news)\b", re.IGNORECASE)
NAME = re.compile(r"(?:By )?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}(?=\s?[|·•–—/,-]|\s\d|$)")


class Look(NamedTuple):
    """A first guess at one paragraph.

    ``kind`` is "prose", "line" or one of the labels; ``core`` leaves out the marks around a heading or the key before
    it, ``line`` is the core on one line.
    """

    kind: str
    reason: str
    span: Span
    core: Span
    line: str
    words: int
    dateline: Dateline | None = None


class Looker:
    """Looks at paragraphs with the word lists it was given (see ``lexicons``)."""

    def __init__(self, agencies, furniture, states=()):
        capitals = [row["capital"] for row in states if row["capital"]]
        self.datelines = DatelineReader(_names(agencies), capitals, _names(states))
        self.agencies = frozenset(_names(row for row in agencies if row["kind"] == "agency"))
        self.outlets = frozenset(_names(row for row in agencies if row["kind"] == "outlet"))
        self._known = {}  # what short lines were: menus come back page after page
        self._shapes = [_Shapes([row for row in furniture if row["where"] == where], where)
                        for where in ("line", "start", "anywhere", "end")]

    def looks(self, text, spans, front=()):
        """A look for each of the spans, of which the first are the page's front matter."""
        stated = [Look(entry.kind, "the page's front matter", entry.span, entry.core, entry.value,
                       count_words(entry.value))
                  for entry in front]
        return stated + [self.look(text, span) for span in spans[len(front):]]

    def look(self, text, span):
        """The look of one paragraph."""
        core = _core(text, span)
        line = unwrapped(core.of(text))
        if line in self._known:
            kind, reason, words = self._known[line]
            return Look(kind, reason, span, core, line, words)
        words = count_words(line)
        kind, reason, dateline = self._judge(text, core, line, words)
        if dateline is None and len(line) <= _DATED and len(self._known) < _KEPT:
            self._known[line] = kind, reason, words
        return Look(kind, reason, span, core, line, words, dateline)

    def _judge(self, text, core, line, words):
        if not words:
            return "furniture", "signs without words", None
        shape = self._shape(line) if len(line) <= _LONG else None
        dated = self._dated_or_signed(text, core, line) if len(line) <= _DATED else None
        beaten = shape and (shape[0] == "caption" or shape[1] == "legal small print")
        if dated and (dated[0] == "byline" or not beaten):
            return dated
        if shape:
            return *shape, None
        dateline = self.datelines.opening(text, core)
        if reads_as_prose(line, words) or (dateline and dateline.is_certain):
            return "prose", "begins with a dateline" if dateline else "full sentences of the article", dateline
        return "line", "a line without a full stop", dateline

    def _shape(self, line):
        """Label and reason of a line that has the shape of a caption, a note, a byline or furniture."""
        low, says = line.lower(), SAYS.search(line) is not None
        return next(filter(None, (shapes.find(low, says) for shapes in self._shapes)), None)

    def _dated_or_signed(self, text, core, line):
        if self.datelines.is_agency(line):
            return "byline", "the name of an agency or outlet", None
        if not _DIGIT.search(line) and line[-1] not in "—–-":
            return None
        if dateline := self.datelines.alone(text, core):
            return "dateline", "a place and a day on a line of their own", dateline
        if is_day(line):
            name = NAME.match(line)
            named = name and not self.datelines.is_agency(name.group()) and not find_dates(name.group())
            named = named and not _DAY_WORDS.match(line) or line.startswith("By ")
            return ("byline", "names who wrote the text, with a date", None) if named \
                else ("date", "a date and nothing else", None)
        return None


class _Shapes:
    """All shapes of one place in a line as a single pattern, and the row each part belongs to."""

    def __init__(self, rows, where):
        self._rows = rows
        pattern = re.compile("|".join(f"({row['pattern']})" for row in rows) or "(?!)")
        self._test = {"line": pattern.fullmatch, "start": pattern.match}.get(where, pattern.search)
        self._tail, self._whole = where == "end", where == "line"

    def find(self, low, says):
        """Label and reason of a line in small letters; one that ``says`` who said something asks no reader to do it."""
        match = self._test(low[-160:] if self._tail else low)
        if not match:
            return None
        row = self._rows[match.lastindex - 1]
        return None if says and not self._whole and row["label"] == "furniture" else (row["label"], row["reason"])


@lexicons.per_folder
def looker_for(folder=None):
    """The looker with the course's word lists and those of ``folder``."""
    return Looker(lexicons.read("agencies", folder), lexicons.read("furniture", folder),
                  lexicons.read("states", folder))


def reads_as_prose(line, words):
    """Whether a paragraph is made of sentences rather than being a heading or an entry.

    >>> reads_as_prose("They met on Friday. 🤝", 4), reads_as_prose("Who supports Laos?", 3)
    (True, False)
    """
    ending = _ENDING.search(line, max(0, len(line) - 12))
    ending = ending.group() if ending else line[-1]
    if line.endswith(("...", "…")) and words <= _CUT_OFF:
        return False  # a teaser that is cut off
    if ending in ".。":
        return words >= 3 or ending == "。"  # Chinese has no spaces to count words by
    if words > 50 or (words >= 12 and _TWO_SENTENCES.search(line)):
        return True
    if ending in "?!？！":
        return words > 20 or (words >= 3 and _SPEAKER.match(line) is not None)
    return ending in ":;,：；，" and (words >= 5 or line.startswith("Dear "))


def days_in(text, start=0, end=None):
    """The days printed in a line, also where a day runs on into the next word ("6 May 2024Updated")."""
    end = len(text) if end is None else end
    line = _RUNS_ON.sub(" ", text[start:end])
    return [day._replace(start=day.start + start, end=day.end + start) for day in find_dates(line)]


def is_day(line):
    """Whether a line holds a date with its year, and besides it no more than times and a few names.

    >>> is_day("Xinhua | Updated: 2024-07-26 09:15"), is_day("The talks of July 26, 2024, went on")
    (True, False)
    """
    days = days_in(line)
    if not 0 < len(days) <= 3 or not any(day.year for day in days):
        return False
    for day in reversed(days):
        line = line[:day.start] + " | " + line[day.end:]
    rest = _DAY_WORDS.sub(" ", line)
    words = re.findall(r"[^\W\d_]{2,}", rest)
    ends = rest.rstrip()[-1:] in (".", "!", "?")
    return len(words) <= _NAMES and sum(word[0].islower() for word in words) < 2 and not ends


def _names(agencies):
    return [name for row in agencies for name in (row["name"], *lexicons.parts(row["aliases"]))]


def _core(text, span):
    """The span without the marks of a heading or of bold print."""
    if text[span.start] not in "#*_":
        return span
    match = _MARKS.fullmatch(text, span.start, span.end)
    return Span(*match.span("core")) if match and match["core"].strip() else span
