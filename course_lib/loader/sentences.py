"""Paragraphs into sentences, as spans that leave no character of a paragraph outside."""

import re
from functools import lru_cache

from course_lib.words.csvrows import shipped
from course_lib.words.spans import Span, trimmed

# Where a sentence may end: its stop, closing marks, the number of a note and emoji, then white space; or a full stop of
# Chinese or Japanese script; or a full stop between a word in small letters and one with a capital, without a space.
_EMOJI = "\u2600-\u27bf\ufe0f\u200d\U0001f000-\U0001faff"
_STOP = re.compile(rf"(?<![.!?…])[.!?…]+[\"'”’)\]»]*(?:\[\d+\])*(?:\s+[”»{_EMOJI}]+)*(?=\s)|[。！？]+[”’」』）]*"
                   r"|(?<=[a-z]{3})\.(?=[A-Z][a-z]*\s)")
_ASKED = re.compile(  # “Why?” Foreign Minister Son asked.
    r"\s+(?:[A-Z][\w.'’-]*\s+){1,5}(?:said|asked|told|replied|added|wondered|joked)[.,]")
_OPENING = re.compile(r"\s*[\"'“‘(\[«]*(?P<first>\S)")
_FOLLOWING = re.compile(r"[A-Z]\.|[\w'’]+")

_LISTED = re.compile(r"\(?(?:\d{1,3}|[ivxlcIVXLC]{1,6}|[A-Za-z])")
_INITIALS = re.compile(r"[A-Z]|[A-Za-z]{1,2}(?:\.[A-Za-z]{1,2})+")  # V. Putin, an M.P., Ph.D.
# What an abbreviation may stand before, by the column "ends" of its row: a number, Arabic or Roman, or also a letter.
_NUMBER = re.compile(r"\d|(?:[IVXLC]{2,}|[VX])\b")
_BEFORE = {"number": _NUMBER, "letter": re.compile(rf"{_NUMBER.pattern}|[A-HJ-Z]\b")}
_STARTERS = frozenset("""the a an he she it they we i this that these those his her its their our in on at for from by
with as and but while during after before under according meanwhile however both all then there mr mrs ms""".split())


@lru_cache(maxsize=None)
def _abbreviations():
    """What each abbreviation of the list, in small letters, ends: see the column ``ends``."""
    return {row["abbreviation"].lower(): row["ends"] for row in shipped("abbreviations")}


def sentence_spans(text, span, start=None):
    """The sentences of the paragraph ``span``.

    ``start`` is where stops begin to count: after a dateline, whose own full stops end nothing. Signs without letters
    (an emoji, a closing mark) stay with the sentence before them.

    >>> text = "Mr. Son met Dr. Li on Jan. 5. He left at 3 p.m. The talks go on. 🤝"
    >>> [s.of(text) for s in sentence_spans(text, Span(0, len(text)))]
    ['Mr. Son met Dr. Li on Jan. 5.', 'He left at 3 p.m.', 'The talks go on. 🤝']
    """
    cuts = [span.start]
    for stop in _STOP.finditer(text, start or span.start, span.end):
        if _ends_sentence(text, Span(cuts[-1], span.end), stop):
            cuts.append(stop.end())
    pieces = [trimmed(text, left, right) for left, right in zip(cuts, [*cuts[1:], span.end])]
    return _joined(text, [piece for piece in pieces if piece])


def _ends_sentence(text, rest, stop):
    """Whether a stop ends the sentence with which ``rest`` begins."""
    if stop.group()[0] in "。！？":
        return True
    opening = _OPENING.match(text, stop.end(), rest.end)
    if not opening or opening["first"].islower():
        return False
    if stop.group()[-1] in "\"'”’" and _ASKED.match(text, stop.end(), rest.end):
        return False
    return stop.group()[0] != "." or not _is_abbreviated(text, rest, stop, opening)


def _is_abbreviated(text, rest, stop, opening):
    """Whether the point belongs to the word before it: a title, a month, an initial, the number of a paragraph."""
    before = text[max(rest.start, stop.start() - 25):stop.start()].split()
    word = before[-1].lstrip("\"'“‘([«") if before else ""
    is_first = len(before) == 1 and stop.start() - rest.start <= len(word) + 2
    if _LISTED.fullmatch(word) and (is_first or _is_listed(before)):
        return True
    ends = _abbreviations().get(word.lower().rpartition("-")[2])  # Lt.-Gen.
    if ends in _BEFORE:
        return _BEFORE[ends].match(text, opening.start("first"), rest.end) is not None
    if ends == "may" or not ends and word != "I" and _INITIALS.fullmatch(word):
        following = _FOLLOWING.match(text, opening.start("first"), rest.end)
        return following is None or following.group().lower() not in _STARTERS
    return ends == "never"


def _is_listed(before):
    """Whether a number follows a colon: The sides agreed to: 1. Build the road."""
    return before[-1].isdigit() and before[-2:-1] != [] and before[-2].endswith((":", ";"))


def _joined(text, pieces):
    """Pieces without a letter or digit join the piece before them, or the one after where they come first."""
    sentences, begun = [], False
    for piece in pieces:
        has_words = any(sign.isalnum() for sign in piece.of(text))
        if sentences and not (has_words and begun):
            sentences[-1] = Span(sentences[-1].start, piece.end)
        else:
            sentences.append(piece)
        begun = begun or has_words
    return sentences
