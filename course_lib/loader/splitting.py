"""Where the articles of a page are.

The text is the stretch that scores best: each paragraph of text is worth its words, each line that is none costs some,
so that a stray button in a text ends nothing and a menu does. Another article begins in it at a dateline with its
headline, or at a headline that is announced, and nowhere else. The costs were chosen on half of the outlets of a set
of real pages.
"""

import re
from dataclasses import dataclass, field
from itertools import takewhile

from course_lib.loader.headlines import headline
from course_lib.loader.labelling import LIGHT

ANNOUNCES = re.compile(r"\bfollowing (?:are|is|articles?|reports?|texts?|items?|stories|pieces)\b", re.IGNORECASE)
_SUMMARY = 30  # words; so many above a headline with a dateline are another text
_LEAST = 40  # words; a shorter stretch is an article only where it opens with a dateline, or is half of the page
_COST = 15  # words that a line without text costs
_LATER, _MANY = 5, 5  # after so many lines of a gap, a further one costs less: menus are long
_BOX = 2  # what each of the first lines of a gap costs where the text was voted: a box of links ends nothing
_TALK = 60  # what a line costs that is a box for comments, or has an hour on it, as comments have
_HEADED = 60  # words that a day or a byline just above a stretch is worth
_COMMENTS = "a comment box"
_NO_WEBSITE = frozenset(["the page's front matter", "signs without words", "an end mark", "a link to another page"])
_HOUR = re.compile(r"\b\d{1,2}[:.]\d\d\b|\bago\b")
_READER = re.compile(r"\b(?:yours?|us|our|we)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[“”\"]|\b(?:said|told|added)\b")  # who is quoted speaks to others
_REPLY = 30  # characters; a shorter line is an answer rather than a notice


@dataclass
class Section:
    """An article in the making: its first paragraph, its text from ``lead`` to ``last``, its headline's number.

    ``labels``: label and reason of its paragraphs, by their numbers.
    """

    begin: int
    lead: int
    last: int
    title: int | None = None
    opening: int | None = None  # where a paragraph opens with its dateline
    labels: dict = field(default_factory=dict)


def text_numbers(looks, web=None):
    """The numbers of the paragraphs that are text: prose, or what was voted the text of a saved web page."""
    if web is None or not web.voted:
        return {number for number, look in enumerate(looks) if look.kind == "prose"}
    return {number for number, look in enumerate(looks) if look.kind in ("prose", "line") and web.is_text(look.line)}


class Splitter:
    """The looks of one page, which of its paragraphs are text, how many are front matter, and its Web or None.

    ``bare`` says that the page holds a text and nothing of a website, as the texts of a collection do: all of it is the
    text then.
    """

    def __init__(self, looks, told, head=0, web=None):
        self.looks, self.told, self.head = looks, told, head
        self.stated, self.voted = (web.titles, web.voted) if web else ((), False)
        words = {kind: sum(look.words for look in looks if look.kind == kind) for kind in ("prose", "line")}
        self.bare = not self.voted and words["prose"] > words["line"] and all(
            look.reason in _NO_WEBSITE for look in looks if look.kind == "furniture")

    def sections(self):
        """The articles of the page, not yet labelled."""
        found, floor = [], self.head
        for first, last in self._stretches():
            found += self._parts(first, last, floor)
            floor = last + 1
        return found

    def _stretches(self):
        """The first and last paragraph of the text, and of what stands above or below it under a dateline."""
        if self.bare:
            last = max(self.told)
            last += sum(1 for _ in takewhile(lambda look: look.kind == "line", self.looks[last + 1:]))
            return [self._without_notices(min(self.told), last)]
        best = self._best(self.head, len(self.looks))
        if best is None or self._is_teaser(*best):
            return []
        above, below = self._best(self.head, best[0]), self._best(best[1] + 1, len(self.looks))
        others = [one for one in (above, below) if one and self._words(*one) >= _LEAST and self._is_opening(one[0])]
        return sorted([*others, self._without_notices(*best)])

    def _best(self, first, end):
        """The first and last paragraph of the stretch that scores best from ``first`` to before ``end``; or None."""
        best, highest, begin, score, gap = None, 0, first, 0, 0
        for number in range(first, end):
            if number not in self.told:
                score -= self._cost(self.looks[number], gap)
                gap += 1
                continue
            if score <= 0:
                begin, score = number, _HEADED * self._is_headed(number)
            score, gap = score + self.looks[number].words, 0
            if score > highest:
                best, highest = (begin, number), score
        return best

    def _cost(self, look, gap):
        """What a line without text costs in a stretch."""
        if self.voted:
            return _BOX if gap < _MANY else _COST
        if look.reason == _COMMENTS or (look.words < 20 and _HOUR.search(look.line)):
            return _TALK
        return _COST if gap < _MANY else _LATER

    def _is_headed(self, number):
        """Whether a day or a byline stands just above a paragraph."""
        return any(look.kind in ("date", "byline") for look in self.looks[max(0, number - 3):number])

    def _without_notices(self, first, last):
        """A stretch without closing paragraphs that speak to the reader, where the text before them never does."""
        texts = [] if self.voted else self._texts(first, last)
        speaking = [number for number in texts if self._speaks_to_reader(self.looks[number].line)]
        kept = len(texts) - len(speaking)
        is_end = speaking and kept >= 3 and texts[kept:] == speaking
        return first, texts[kept - 1] if is_end else last

    def _speaks_to_reader(self, line):
        return len(line) > _REPLY and _READER.search(line) is not None and not _QUOTED.search(line)

    def _texts(self, first, last):
        return [number for number in range(first, last + 1) if number in self.told]

    def _words(self, first, last):
        return sum(self.looks[number].words for number in self._texts(first, last))

    def _is_teaser(self, first, last):
        """Whether a stretch is too little of its page to be an article."""
        whole = sum(look.words for look in self.looks[self.head:])
        return self._words(first, last) < min(_LEAST, whole / 2) and not self._is_opening(first)

    def _is_opening(self, number):
        line = self.looks[number].dateline
        return line is not None and line.is_certain

    def _parts(self, first, last, floor):
        """The sections of one stretch of text, whose headline stands at ``floor`` or below."""
        texts = self._texts(first, last)
        title = headline(self.looks, self.told, first, last, self.stated, floor)
        lead = next((number for number in texts if title is None or number > title), None)
        section = Section(first, first, last) if lead is None or title is None else Section(title, lead, last, title)
        sections, since = [section], 0
        for number in texts:
            since = 1 if number <= section.lead else since + 1
            above = self._line_above(number)
            if number > section.lead and self._begins(section, number, above):
                begin = number if above is None else above
                section.last = max(self._texts(section.lead, begin - 1))
                section, since = Section(begin, number, last, above), 1
                sections.append(section)
            if self.looks[number].dateline and section.opening is None and (self._is_opening(number) or since <= 2):
                section.opening = number
        return sections

    def _begins(self, section, number, above):
        """Whether another article begins at a paragraph of text with the line ``above`` it."""
        if self._is_opening(number):
            return section.opening is not None or above is not None and self._words(section.lead, above) >= _SUMMARY
        return bool(above) and ANNOUNCES.search(self.looks[above - 1].line) is not None

    def _line_above(self, number):
        """The headline over a paragraph: the nearest line above, over days, bylines and pictures only; or None."""
        for above in range(number - 1, -1, -1):
            look = self.looks[above]
            if look.kind == "line" and above not in self.told:
                return above
            if above in self.told or look.kind not in LIGHT or look.kind == "note":
                return None
        return None
