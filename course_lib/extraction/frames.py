"""Frames, the part of a sentence that says who says it, and those of them that have no verb of saying."""

import re
from typing import NamedTuple

from course_lib.extraction.speakers import Subject

_TO_WHOM = re.compile(r"\s(?:him|her|them)\b")  # "according to him"
_OWNER = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir)\b")
# "In Wang's words", "by her account", "the envoy's view is"
_OWN_WORDS = re.compile(r"(?:['’]s?)?\s(?:own\s)?(?:words|view|opinion|account|telling"
                        r"|estimate|reckoning|judge?ment|assessment|eyes)\b")
_OWN_VIEW = re.compile(r"(?:['’]s?)?\s(?:own\s)?(?:view|position|message|answer"
                       r"|argument|point|advice|verdict|reply)(?:\s(?:to|on|for)\s[^,.;]{1,40}?)?\s(?:is|was)\b")
_IN_OR_BY = re.compile(r"\b(?:[Ii]n|[Bb]y)\s$")
_COLON = re.compile(r":\s[“\"]")  # Wang: "…"


class Frame(NamedTuple):
    """Who says something, by which verb, and where the words about saying it begin and end."""

    start: int
    end: int
    verb: str
    lemma: str
    subject: Subject | None


def without_verb(text, start, end, subjects):
    """Frames such as "in his words", "her view is", or a name and a colon before a quotation.

    >>> [frame.verb for frame in without_verb("In her words, all is well.", 0, 26, [])]
    [' words']
    """
    owners = [Subject(*match.span(), "pronoun") for match in _OWNER.finditer(text, start, end)]
    for subject in (*subjects, *owners):
        lead = text[max(start, subject.start - 4):subject.start]
        match = (_IN_OR_BY.search(lead) and _OWN_WORDS.match(text, subject.end, end)
                 or _OWN_VIEW.match(text, subject.end, end)
                 or subject not in owners and _COLON.match(text, subject.end, end))
        if match:
            yield Frame(subject.start, match.end(), match[0], "", subject)


def pronoun_after(text, place):
    """The pronoun in "according to him", or None."""
    match = _TO_WHOM.match(text, place)
    return match and Subject(match.start() + 1, match.end(), "pronoun")
