"""People named beside something that only people have, whether a word list knows them or not.

A name is a run of words written as names are: after an office or Mr ("Deputy Minister for Ports Ana Lima"), in a list
after several ("Senators Ana Lima, Bo Kato and Ivo Sund"), before its office ("Ana Lima, secretary of the council"),
before a verb of saying, or after words such as *led by*. One word is enough right after an office or Mr alone.

What it does not do: it tells no person from a firm by its words, and does not ask who of two with one name is meant.
"""

import re
from typing import NamedTuple

_LONG = r"[NC]+(?:\s+(?:D+\s+){0,2}[NC]+){1,5}"
_NAME = _LONG.replace("{1,5}", "{0,5}")
_JOINT = r"(?:(?:and|of|for|to|the|in|on)\s+){0,3}"
_MORE = rf"(?:(?:['’]s?)?[\s-]+{_JOINT}[SFOUGHB]+(?:['’]s?|\.)?){{0,8}}"
_TITLED = re.compile(rf"(?P<head>[OUGH]+\.?)(?P<more>{_MORE})\s+(?P<name>{_NAME})")
_OFFICES = r"[FOUGHB]+[\s-]+(?:(?:and|of|for|to)\s+(?:the\s+)?)?"
_TITLE_BEFORE = re.compile(rf"(?:(?:{_OFFICES}|S+(?:['’]s?)?[\s-]+){{1,9}}(?:N+\s+)?|N+\s+)$")
_LISTED = re.compile(rf"(?:\s\([^()]{{1,30}}\))?(?:,\s+and|\s+and|,)\s+(?P<name>{_NAME})")
_APPOSED = re.compile(rf"(?<![\w-])(?P<name>{_LONG}),\s+(?P<title>(?:(?:the|a|an|his|her|its|their)\s+)?"
                      r"(?:(?:[FSNB]+(?:['’]s?)?|and)[\s-]+){0,4}[OUG]+\b)(?![\s.]+[NPH])")
_AGENT = re.compile(rf"A+\s+(?P<name>{_LONG})")
_SAYS = re.compile(rf"(?<!the )(?<![\w-])(?P<name>{_LONG})(?:\s+(?:also|then|later|has|had))?\s+[VA]{{3,}}")
_PLACED = re.compile(r"\b(?:in|at|from|near|to|via)\s$")
_ONE_WORD_AFTER = re.compile(r"[OH]\.?\s+$")


class Named(NamedTuple):
    """A person's name at ``start`` to ``end``, and the title printed beside it, which may be empty."""

    start: int
    end: int
    title: str = ""


def names_in(text, start, shape):
    """The names in a sentence that begins at ``start`` and has this shape (see ``shapes``), in no order.

    >>> shape = "FFFFF OOOOOOOO NNNNN AAA NN NNNN, OOOOOOOOO of the club, and OOOOOOOO for FFFFF NNN NNNN."
    >>> text = "Prime Minister Silva met Bo Kato, president of the club, and Minister for Trade Ana Lima."
    >>> sorted(text[one.start:one.end] + ": " + one.title for one in set(names_in(text, 0, shape)))
    ['Ana Lima: Minister for Trade', 'Bo Kato: ', 'Bo Kato: president', 'Silva: Prime Minister']
    """
    for match in _TITLED.finditer(shape):
        if _is_name(shape, match):
            yield from _titled(text, start, shape, match)
    for match in _APPOSED.finditer(shape):
        if not _PLACED.search(shape, max(0, match.start() - 6), match.start()):
            yield _named(start, match, text[start + match.start("title"):start + match.end("title")])
    for match in (*_AGENT.finditer(shape), *_SAYS.finditer(shape)):
        if "N" in match["name"]:
            yield _named(start, match)


def _named(start, match, title=""):
    return Named(start + match.start("name"), start + match.end("name"), " ".join(title.split()))


def _is_name(shape, match):
    """Whether it has two words, stands right after an office, or opens a list; a word in capitals alone is none."""
    many = " " in match["name"] or "U" in match["head"] and _LISTED.match(shape, match.end())
    return "N" in match["name"] and bool(many or _ONE_WORD_AFTER.search(shape, match.start(), match.start("name")))


def _titled(text, start, shape, match):
    before = _TITLE_BEFORE.search(shape, max(0, match.start() - 80), match.start())
    first = before.start() if before else match.start()
    yield _named(start, match, text[start + first:start + match.start("name")])
    while "U" in shape[first:match.end()] and (match := _LISTED.match(shape, match.end())):
        yield _named(start, match)
