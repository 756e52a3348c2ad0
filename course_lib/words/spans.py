"""A place in a page: its words, its line, its quotation and its citation."""

import re
from bisect import bisect_right
from typing import NamedTuple

# Line ends as an editor counts them (JupyterLab's among them): CR LF, CR or LF, and nothing else.
NEWLINE = re.compile(r"\r\n|\r|\n")
_WRAP = re.compile(r"\s*[\r\n]\s*")

# A word: letters and digits, held together by an apostrophe of either kind, a hyphen, or a point or comma between
# digits; or initials with points (U.S.). Accents of their own and signs that are not seen end none.
_LETTERS = r"[^\W_]+(?:[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]+[^\W_]*)*"
WORD = re.compile(rf"(?:[^\W\d_]\.){{2,}}|{_LETTERS}(?:(?:['’‐‑-]|[.,](?=\d)){_LETTERS})*")


def count_words(text):
    """Count the words of a text.

    >>> count_words("Laos’ ASEAN-centred policy, as the U.S. sees it, grew by 1,035 km.")
    12
    """
    return len(WORD.findall(text))


class Span(NamedTuple):
    """The characters ``start`` to ``end`` (not included) of a page's text."""

    start: int
    end: int

    def of(self, text):
        """The quotation: just these characters of ``text``, as printed."""
        return text[self.start:self.end]


def trimmed(text, start, end):
    """The span between ``start`` and ``end`` without white space at either side, or None where nothing is left.

    >>> trimmed("  Vientiane ", 0, 12)
    Span(start=2, end=11)
    """
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    stripped = piece.strip()
    return Span(start + left, start + left + len(stripped)) if stripped else None


def unwrapped(quote):
    """A quotation on one line, so that a hard-wrapped text is judged as one that is not wrapped.

    >>> unwrapped("a sentence of\\r\\n    two lines")
    'a sentence of two lines'
    """
    return _WRAP.sub(" ", quote) if "\n" in quote or "\r" in quote else quote


class Lines:
    """Line numbers of a text, from 1, as an editor shows them.

    >>> Lines("one\\ntwo\\r\\nthree").at(9)
    3
    """

    def __init__(self, text):
        self._starts = [0, *(match.end() for match in NEWLINE.finditer(text))]

    def at(self, offset):
        """The number of the line that holds the character at ``offset``."""
        return bisect_right(self._starts, offset)


def citation(name, line, last_line=None):
    """How a place is cited in this course.

    >>> citation("july.4", 113)
    'july.4, line 113'
    >>> citation("july.4", 113, 115)
    'july.4, lines 113–115'
    """
    if last_line is None or last_line == line:
        return f"{name}, line {line}"
    return f"{name}, lines {line}–{last_line}"
