"""One form of a text in which unseen differences of its characters are gone, and the way back to the text as printed.

Two writings that a reader takes for the same are the same when folded: letters composed or decomposed, with accents or
without, capitals and small letters, kinds of apostrophe, quotation mark, hyphen and white space, and signs that are not
seen (soft hyphens, marks of no width). Whatever is looked for is folded, and so is where it is looked for.
"""

import re
import unicodedata
from array import array
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_SIGNS = {"'": "’‘ʼ´′‹›", '"': "“”„‟«»″", "-": "‐‑‒–−", "—": "―", "...": "…"}
_LETTERS = {"đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i", "ß": "ss",
            "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE"}
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0e\ufe0f"  # soft hyphen, no width, direction, emoji


@lru_cache(maxsize=None)
def _plain(sign):
    """What a sign is folded to: a letter to letters without accents."""
    if sign in _LISTED:
        return _LISTED[sign]
    if is_accent(sign):
        return ""
    if sign.isspace() and not sign.isascii():
        return " "
    parts = unicodedata.normalize("NFKD", sign) if unicodedata.category(sign) in ("Lu", "Ll", "Lt") else sign
    return sign if parts == sign else "".join(map(_plain, parts))


def is_accent(sign):
    """Whether a sign combines with the letter before it.

    >>> is_accent("\\u0301"), is_accent("´")
    (True, False)
    """
    return "\u0300" <= sign <= "\u036f" or "\u1dc0" <= sign <= "\u1dff"


_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_LISTED = _LETTERS | dict.fromkeys(_UNSEEN, "") | {sign: one for one, signs in _SIGNS.items() for sign in signs}


class Folded(NamedTuple):
    """A folded text, and by sign where it starts and ends in the text as printed; None where each has its own place."""

    text: str
    starts: Sequence[int] | None = None
    ends: Sequence[int] | None = None

    def span(self, start, end):
        """Where the characters ``start`` to ``end`` (at least one) stand in the text as printed.

        >>> text = "a rail\\u00adway"
        >>> found = fold(text)
        >>> found.span(2, 9), found.text[2:9]
        ((2, 10), 'railway')
        """
        return (start, end) if self.starts is None else (self.starts[start], self.ends[end - 1])


def fold(text, case=False):
    """A text in its folded form, with the way back; in small letters unless ``case``.

    >>> fold("Nguyễn Phú Trọng’s “first–mover” visit").text
    'nguyen phu trong\\'s "first-mover" visit'
    """
    if text.isascii():
        return Folded(text if case else text.lower())
    changed = {sign: _plain(sign) for sign in set(_NOT_ASCII.findall(text))}
    if any(len(plain) != 1 for plain in changed.values()):
        return _with_places(text, changed, case)
    for sign, plain in changed.items():
        text = text.replace(sign, plain)
    return Folded(text if case else text.lower())


def _with_places(text, changed, case):
    signs, starts, ends = [], array("L"), array("L")
    for place, sign in enumerate(text):
        plain = changed.get(sign, sign)
        signs.append(plain)
        starts.extend([place] * len(plain))
        ends.extend([place + 1] * len(plain))
        if not plain and ends and is_accent(sign):
            ends[-1] = place + 1  # an accent belongs to its letter
    folded = "".join(signs)
    return Folded(folded if case else folded.lower(), starts, ends)
