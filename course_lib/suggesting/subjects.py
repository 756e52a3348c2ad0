"""Who may stand beside a verb: people, offices, states, sides, *he*, *she*, *they*, alone or several joined by *and*.

All is read off the shape of a sentence (``shapes``), in which all people are written P and quotations Q.

What it does not do: it takes no sentence to pieces. A subject is what stands right before the verb, but for adverbs
or an aside between commas, and not after a preposition; or right behind it, as in "said Lima".
"""

import re
from bisect import bisect_right
from typing import NamedTuple

from course_lib.words.listed import word_lists
from course_lib.words.shapes import shape

_DET = r"(?:the|an?|his|her|its|their|our|both|all|two|three|four|five|several|some|many|other)"
_OFFICES = r"[FOGHB]+(?:['’]s?)?\.?[\s-]+(?:(?:and|of|for|to|the|in)\s+){0,3}"
_TITLE = rf"(?:{_DET}\s+)?(?:respected\s+|visiting\s+)?(?:{_OFFICES}|[SU]+(?:['’]s?)?[\s-]+|N+\s+(?=O)){{0,9}}"
_OFFICE = (rf"(?:(?:{_DET}\s+){{1,3}}(?:[a-z-]+\s+){{0,2}})?(?:[SFNCOB]+(?:['’]s?)?[\s-]+(?:and\s+)?){{0,5}}[OUGB]+"
           r"(?![\s.-]+[PNHOUGB])(?:\s+(?:of|for|to|in|at)\s+(?:the\s+)?[SFNCOUB]+(?:[\s-]+[SFNCB]+){0,5}){0,2}")
_FORMS = {
    "person": rf"{_TITLE}(?P<name>P+)",
    "pronoun": r"\b(?:he|she|they)\b",
    "office": _OFFICE,
    "state": r"(?:(?:the|both)\s+)?S+",
    "other": rf"(?:the\s+)?{_TITLE}[NC]+(?:[\s-]+[NCD]+){{0,5}}",
}
_ANY = "|".join(f"(?P<{form}>{pattern})" for form, pattern in _FORMS.items())
_PARTY = re.compile(rf"(?<![\w-])(?:{_ANY})(?![\w’'-])")
_AND = re.compile(r",?\s+(?:and|as\s+well\s+as|together\s+with)\s+(?:with\s+)?")
_COMMA = re.compile(r",\s+")
_BEFORE = r"of|between|by|with|to|for|from|in|on|at|against|among|under|behalf|after|before|than|as|like|into"
_GOVERNED = re.compile(rf"(?:\b(?:{_BEFORE})|A)\s+$")
_ADVERB = (r"also|further|then|again|too|all|both|each|once|later|earlier|meanwhile|since|first|always|still|likewise"
           r"|already|[a-z]+ly|himself|has|have|had|in\s+turn|as\s+well|(?:on\s+|last\s+)?T+|today|yesterday|here")
_ADVERBS = rf"(?:\s+(?:{_ADVERB}))*"
_GAP = re.compile(rf"(?:\s\([^()]{{1,40}}\))?(?:,[^;]{{1,200}},)?{_ADVERBS}\s+")
_BEHIND = re.compile(rf",{_ADVERBS}\s+")
_WHO = re.compile(rf",\s+who{_ADVERBS}\s+")
_DAY = r"(?:(?:on|that|this|the\s+same|the\s+previous|earlier|later|last)\s+(?:T+|[a-z]+)\s+)?"
_CLAUSE = r"(?:while|when|after|before|as|during|following|in|on|at|earlier|T+|[a-z]+ing|[a-z]+ed)\b.{1,250},\s+"
_OPENS = re.compile(rf"(?:(?:but|and|also|then)\s+)?{_DAY}|{_CLAUSE}")
_NEAR = 12  # parties before a verb that are looked at


class Party(NamedTuple):
    """A person, office or state at ``start`` to ``end``, titles included; ``name`` is where the name begins."""

    start: int
    end: int
    name: int
    form: str


class Subjects:
    """A sentence's parties, to be asked for those beside a verb; all places count from the sentence's beginning.

    ``people`` are the sentence's mentions of people whose ids are known, ``text`` its text, ``shape`` its shape.

    >>> from course_lib.words.spans import Span
    >>> text = "Finance Minister Silva and President Lund said so."
    >>> subjects = Subjects(text, Span(0, len(text)), ())
    >>> subjects.printed(subjects.before(text.index("said")))
    'Finance Minister Silva and President Lund'
    """

    def __init__(self, text, words, mentions, quoted=(), lists=None):
        lists = lists or word_lists()
        signs = list(shape(text, *words, lists.phrases.find(text, *words), lists))
        people = [one for one in mentions if one.kind == "person"]
        for one, letter in (*((one, "P") for one in people), *((one, "Q") for one in quoted)):
            start, end = max(one.start, words.start) - words.start, min(one.end, words.end) - words.start
            signs[start:end] = letter * (end - start)
        self.start, self.text, self.shape = words.start, text[words.start:words.end], "".join(signs)
        self.people = self.from_here([one for one in people if one.id])
        self.parties = [Party(*match.span(), match.start("name") if match["name"] else match.start(), match.lastgroup)
                        for match in _PARTY.finditer(self.shape)]
        self._ends = [one.end for one in self.parties]

    def from_here(self, mentions):
        """Mentions with places that count from the sentence's beginning."""
        return [one._replace(start=one.start - self.start, end=one.end - self.start) for one in mentions]

    def printed(self, parties):
        """The parties as printed, from the first one's name on."""
        return " ".join(self.text[parties[0].name:parties[-1].end].split())

    def before(self, verb):
        """The parties whose verb begins at ``verb``: several where they are joined; empty where there are none."""
        last = bisect_right(self._ends, verb)
        for number in range(last - 1, max(-1, last - 1 - _NEAR), -1):
            one = self.parties[number]
            if _WHO.fullmatch(self.shape, one.end, verb) or self._names_office(number, verb):
                return [one]
            if _GAP.fullmatch(self.shape, one.end, verb):
                return self._ungoverned(self._joined_to(number))
        return []

    def after(self, end):
        """The parties right behind a verb that ends there."""
        number = bisect_right(self._ends, end)
        near = number < len(self.parties) and self.shape[end:self.parties[number].start].isspace()
        return self._joined_from(number, (_AND,)) if near else []

    def first(self):
        """The parties with which the sentence opens, or its main clause after a comma."""
        for number, one in enumerate(self.parties[:_NEAR]):
            if one.form != "other" and _OPENS.fullmatch(self.shape, 0, one.start):
                return self._joined_from(number)
        return []

    def _link(self, number):
        """What joins a party to the one before it: _AND, _COMMA or None."""
        gap = self.parties[number - 1].end, self.parties[number].start
        return next((one for one in (_AND, _COMMA) if one.fullmatch(self.shape, *gap)), None)

    def _names_office(self, number, verb):
        """Whether a party says who holds the office before it: "The President, Bo Kato, said"."""
        office = number and self.parties[number - 1].form == "office" and self._link(number) is _COMMA
        return office and _BEHIND.fullmatch(self.shape, self.parties[number].end, verb)

    def _joined_from(self, number, links=(_AND, _COMMA)):
        """The list that begins with a party: "A, B and C"; only one that ends with *and* is a list."""
        last = number
        while last + 1 < len(self.parties) and last - number < _NEAR and self._link(last + 1) in links:
            last += 1
        while last > number and self._link(last) is _COMMA:
            last -= 1
        return self.parties[number:last + 1]

    def _joined_to(self, number):
        """The list that ends with a party."""
        first = number
        while first and number - first < _NEAR and (link := self._link(first)) and (link is _AND or first < number):
            first -= 1
        return self.parties[first:number + 1]

    def _ungoverned(self, parties):
        """A list without what a preposition governs: "after talks with A, B and C said" is B's and C's."""
        while parties and _GOVERNED.search(self.shape, max(0, parties[0].start - 12), parties[0].start):
            gaps = ((one.end, other.start) for one, other in zip(parties, parties[1:]))
            comma = next((n for n, gap in enumerate(gaps, 1) if _COMMA.fullmatch(self.shape, *gap)), len(parties))
            parties = parties[comma:]
        return parties
