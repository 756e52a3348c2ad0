"""What a paragraph looks like by itself: prose or a line, what kind of line, what dateline opens it.

A look is a first guess with a reason; ``labelling`` settles labels in context. The shapes of lines are data
(``data/furniture.csv``), days and datelines are read by ``dates`` and ``datelines``.
"""

import re
from typing import NamedTuple

from course_lib.loader.datelines import Dateline, DatelineReader
from course_lib.words.printeddates import find_dates
from course_lib.words import lexicons
from course_lib.words.spans import Span, count_words, unwrapped

_LONG = 700  # characters; a longer paragraph is no furniture and no caption
_DATED = 140  # characters; a longer line is no date with a few words
_YEAR = re.compile(r"\d{4}")
_NAMES = 6  # words beside a day
_CUT_OFF = 25  # words; a longer line that ends in three points is no teaser
_MARKS = re.compile(r"(?:#{1,6}\s+|\*{1,3}(?=\S)|__?)?(?P<core>.*?)(?:\s+#+|\*{1,3}|__?)?", re.DOTALL)
_END_MARK = re.compile(r"\s(?:-0-|\((?:END|end|End)\)|#{2,4})$")  # of agencies, behind the last sentence
_ENDINGS = re.compile(r"[\w.。…?!？！:;,，]")  # beyond the last of these stand closing marks and emoji
_TWO_SENTENCES = re.compile(r"[a-z]{4}[.!?][\"”’)]*\s+[A-Z]")
# 2024Updated · 20247:55 · Nov.November
_RUNS_ON = re.compile(r"(?<=\b(?:19|20)\d\d)[A-Z\d](?=[a-z]|\d?:\d)|\.(?=[A-Z][a-z])")
_DAY_WORDS = re.compile(
    r"\b[ap]\.m\.|\b(?:(?:last |first )?(?:updated?|modified|published|posted|released|issued|created|date|time)"
    r"(?: on| at)?|on|at|by|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|\d+ \w+ (?:ago|read)"
    r"|[ap]m|gmt|utc|[a-z]{1,2}[sd]t|\d{1,2}[:.h]\d\d(?:[:.]\d+)*(?:[ap]m)?|hrs?|comments?|read|news)\b", re.IGNORECASE)
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
        self.datelines = DatelineReader(_names(agencies), [row["capital"] for row in states if row["capital"]])
        self.agencies = frozenset(_names(row for row in agencies if row["kind"] == "agency"))
        self.outlets = frozenset(_names(row for row in agencies if row["kind"] == "outlet"))
        self._begins = [row for row in furniture if row["where"] in ("line", "start")]
        self._beginning = _any_of(self._begins)
        self._others = [(re.compile(row["pattern"]), row) for row in furniture if row["where"] in ("anywhere", "end")]

    def looks(self, text, spans, front=()):
        """A look for each of the spans, of which the first are the page's front matter."""
        stated = [Look(one.kind, "the page's front matter", one.span, one.core, one.value, count_words(one.value))
                  for one in front]
        return stated + [self.look(text, span) for span in spans[len(front):]]

    def look(self, text, span):
        """The look of one paragraph."""
        core = _core(text, span)
        line = unwrapped(core.of(text))
        words = count_words(line)
        dateline = self.datelines.opening(text, core) if words else None
        kind, reason = self._judged(line, words, dateline)
        alone = not dateline and kind in ("date", "line", "prose", "caption") and self.datelines.alone(text, core)
        if alone:
            if kind != "caption" or alone.place.isupper():
                kind, reason, dateline = "dateline", "a dateline on a line of its own", alone
        return Look(kind, reason, span, core, line, words, dateline)

    def _judged(self, line, words, dateline):
        """The kind of a line by its own signs, and the reason."""
        if not words:
            return "furniture", "signs without words"
        if self.datelines.is_agency(line):
            return "byline", "the name of an agency or outlet"
        shape = self._shape(line.lower()) if len(line) <= _LONG else None
        if is_day(line) and not (shape and shape[0] == "caption"):
            return ("byline", "names who wrote the text, with a date") if _names_author(line) else \
                ("date", "a date and nothing else")
        if shape:
            return shape
        if dateline and dateline.is_certain:
            return "prose", "begins with a dateline"
        return ("prose", "full sentences of the article") if reads_as_prose(line, words) else \
            ("line", "a line without a full stop")

    def _shape(self, low):
        """Label and reason of a line in small letters that has one of the shapes, or None."""
        if begins := self._beginning.match(low):
            row = self._begins[begins.lastindex - 1]
        else:
            row = next((row for pattern, row in self._others if pattern.search(low)), None)
        return row and (row["label"], row["reason"])


@lexicons.per_folder
def looker_for(folder=None):
    """The looker with the course's word lists and those of ``folder``."""
    return Looker(*(lexicons.read(name, folder) for name in ("agencies", "furniture", "states")))


def reads_as_prose(line, words):
    """Whether a paragraph is made of sentences rather than being a heading or an entry.

    >>> reads_as_prose("They met on Friday. 🤝", 4), reads_as_prose("Who supports Laos?", 3)
    (True, False)
    >>> reads_as_prose("They met on Friday. -0-", 4)
    True
    """
    line = _END_MARK.sub("", line)
    ending = (_ENDINGS.findall(line[-12:]) or " ")[-1]
    if line.endswith(("...", "…")) and words <= _CUT_OFF:
        return False  # a teaser that is cut off
    if ending in ".。":
        return words >= 3 or ending == "。"  # Chinese has no spaces to count words by
    if words > 50 or (words >= 12 and _TWO_SENTENCES.search(line)):
        return True
    return words > 20 if ending in "?!？！" else words >= 5 and ending in ":;,：；，"


def days_in(text, start=0, end=None):
    """The days printed in a line, also where a day runs on into the next word ("6 May 2024Updated")."""
    line = _RUNS_ON.sub(" ", text[start:end])
    return [day._replace(start=day.start + start, end=day.end + start) for day in find_dates(line)]


def is_day(line):
    """Whether a line holds a date with its year, and besides it no more than times and a few names.

    >>> is_day("Xinhua | Updated: 2024-07-26 09:15"), is_day("The talks of July 26, 2024, went on")
    (True, False)
    """
    days = days_in(line) if len(line) <= _DATED and _YEAR.search(line) else ()
    if not any(day.year for day in days):
        return False
    for day in reversed(days):
        line = line[:day.start] + " | " + line[day.end:]
    rest = _DAY_WORDS.sub(" ", line).rstrip()
    words = re.findall(r"[^\W\d_]{2,}", rest)
    return len(words) <= _NAMES and sum(word[0].islower() for word in words) < 2 and not rest.endswith((".", "!"))


def _names_author(line):
    """Whether a line with a day begins with a name of a person."""
    return line.startswith("By ") or NAME.match(line) is not None and not (
        _DAY_WORDS.match(line) or find_dates(NAME.match(line).group()))


def _any_of(rows):
    """One pattern for rows of shapes, with a group each."""
    ends = {"line": r"\Z"}
    return re.compile("|".join(f"({row['pattern']})" + ends.get(row["where"], "") for row in rows) or "(?!)")


def _names(agencies):
    return [name for row in agencies for name in (row["name"], *lexicons.parts(row["aliases"]))]


def _core(text, span):
    """The span without the marks of a heading or of bold print."""
    match = _MARKS.fullmatch(text, *span) if text[span.start] in "#*_" else None
    return Span(*match.span("core")) if match and match["core"].strip() else span
