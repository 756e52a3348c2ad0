"""The words by which a text tells that people met (``meeting_verbs.csv``), and the names of places after them."""

import re
from collections import defaultdict
from typing import NamedTuple

from course_lib.loader.dates import MONTHS_AS_PRINTED
from course_lib.words import lexicons
from course_lib.words.lexicons import parts

# What "…" stands for in a pattern: up to seven words, none of which begins another clause.
_WORDS_BETWEEN = r"(?:(?!(?:to|that|and|said)\b)[\w’'-]+\s+){0,7}?"
_BEFORE_PLACE = r"\b(?:{})\s+(?:the\s+)?(?:[\w’'-]+\s+){{0,2}}?"
_THERE, _THITHER = "in|at|near", "to|in|of|at|for|visited|visit|visiting"
_CAPITALS = r"(?:[A-ZÀ-ÖØ-ÞĐ][\w’'-]+)(?:\s(?:[A-ZÀ-ÖØ-ÞĐ][\w’'-]+|d[aeiou]s?|of(?:\sthe)?\s[A-Z][\w’'-]+))*"

# Before the first word of a list's line: "•", "10.00", "3 p.m.".
BEFORE_LINE = re.compile(r"(?:[ap]\.?m\b|[\W\d_])*+")


class MeetingPhrase(NamedTuple):
    """A phrase that may tell of a meeting: its ``kind``, where its ``partner`` stands, whether it is ``sure``."""

    start: int
    end: int
    kind: str
    partner: str
    sure: bool


class Finder:
    """Finds meeting phrases and places, knowing the word lists of the course and those a teacher adds."""

    def __init__(self, folder=None):
        rows = defaultdict(list)
        for row in lexicons.read("meeting_verbs", folder):
            for word in _first_words(row["pattern"]):
                rows[word].append(row)
        self._by_word = {word: (_one_of(listed), listed) for word, listed in rows.items()}
        self._words = re.compile(rf"\b{_any_of(self._by_word)}(?![\w-])")
        self._names = _place_names(folder)
        listed = "|".join(map(re.escape, sorted(self._names, key=len, reverse=True)))
        self._place = {words: re.compile(_BEFORE_PLACE.format(words) + rf"(?P<name>{listed})(?![\w-]|[’']s)")
                       for words in (_THERE, _THITHER)}
        # "In June" is no place.
        self._capitals = re.compile(rf"\b(?:in|at)\s(?:the\s)?(?!(?:{MONTHS_AS_PRINTED}|Chair)\b)(?P<name>{_CAPITALS})")
        self._goal = re.compile(rf"\b(?:to|for)\s(?!(?:{MONTHS_AS_PRINTED})\b)(?P<name>{_CAPITALS})")

    def phrases(self, text, start, end):
        """The meeting phrases between ``start`` and ``end``, in order."""
        first = BEFORE_LINE.match(text, start, end).end()
        # Only the first word may have a capital.
        lower = text[start:first] + text[first:first + 1].lower() + text[first + 1:end]
        found, last = [], 0
        for word in self._words.finditer(lower):
            phrase = word.start() >= last and self._phrase(lower, word, start)
            if phrase:
                found[-1:] = _with_medium(found[-1:], phrase)
                last = phrase.end - start
        return found

    def _phrase(self, text, word, start):
        """The first row whose pattern begins with this word and matches here, or None."""
        pattern, rows = self._by_word[word.group()]
        match = pattern.match(text, word.start())
        if match is None:
            return None
        row = rows[match.lastindex - 1]
        return MeetingPhrase(start + match.start(), start + match.end(), row["kind"], row["partner"], row["sure"] == "yes")

    def place(self, text, start, end, visited=False):
        """The place where something happens (or to which somebody goes), by its name in the lists, else as printed."""
        match = self._place[_THITHER if visited else _THERE].search(text, start, end)
        if match:
            return self._names[match["name"]]
        other = self._capitals.search(text, start, end)
        return other["name"] if other else None

    def goal(self, text, start, end):
        """Where a journey is to lead, as printed, though no list has it."""
        match = self._goal.search(text, start, end)
        return match and match["name"]


def _with_medium(last, phrase):
    """The last phrase and the next: where that only says how ("met … by video link"), the last becomes a call."""
    if phrase.kind != "remote":
        return [*last, phrase]
    if last and last[0].kind in ("meeting", "call"):
        return [last[0]._replace(kind="call")]
    return [*last, phrase._replace(kind="call")]


def _one_of(rows):
    """A regex for the patterns of rows, a group each: which one matched is seen at once."""
    patterns = "|".join(f"({_as_regex(row['pattern'])})" for row in rows)
    return re.compile(patterns, re.IGNORECASE)  # ministries print Political Consultations


def _as_regex(pattern):
    """A row's pattern: a space stands for any white space, "…" for some words."""
    plain = re.sub(r"\((?!\?)", "(?:", pattern)
    return "(?:" + plain.replace(" … ", r"\s+" + _WORDS_BETWEEN).replace(" ", r"\s+") + r")(?!\w)"


def _first_words(pattern):
    """The words with which a pattern may begin.

    >>> _first_words("(held|was holding) … talks"), _first_words("meet( again)?")
    (['held', 'was'], ['meet'])
    """
    beginning = re.match(r"\(?([^()]*)", pattern)[1]
    return [words.split()[0] for words in beginning.split("|")]


def _any_of(words):
    """A regex for any of many words, by their first letters: so most words of a text are passed over at once."""
    by_letter = defaultdict(list)
    for word in sorted(words, key=len, reverse=True):
        by_letter[word[0]].append(re.escape(word[1:]))
    return "(?:" + "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items()) + ")"


def _place_names(folder):
    """Every name and alias of a place or state with the name to show."""
    names = {}
    for row in lexicons.read("states", folder):
        for name in (row["name"], *parts(row["aliases"])):
            names[name] = row["name"]
        names.update((name, name) for name in parts(row["capital"]))
    for row in lexicons.read("places", folder):
        if row["kind"] in ("city", "subnational"):
            names.update((name, row["name"]) for name in (row["name"], *parts(row["aliases"])))
    return names


@lexicons.per_folder
def finder(folder=None):
    """The finder for a folder's word lists."""
    return Finder(folder)
