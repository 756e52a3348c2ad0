"""Where the articles of a page are.

The text is the stretch that scores best (see ``stretches``). Another article begins in it at a dateline with its
headline, or at a headline that is announced, and nowhere else.
"""

import re

from course_lib.loader.headlines import headline
from course_lib.loader.labelling import LIGHT
from course_lib.loader.sections import Section
from course_lib.loader.stretches import LEAST, best_stretch, is_bare, without_reader_s_lines

ANNOUNCES = re.compile(r"\bfollowing (?:are|is|articles?|reports?|texts?|items?|stories|pieces)\b", re.IGNORECASE)
_SUMMARY = 30  # words; so many above a headline with a dateline are another text


class Splitter:
    """The looks of one page, which of its paragraphs are text, how many are front matter, and its Web or None."""

    def __init__(self, looks, told, head=0, web=None):
        self.looks, self.told, self.head = looks, told, head
        self.stated, self.voted = (web.titles, web.voted) if web else ((), False)
        self.bare = bool(told) and not self.voted and is_bare(looks)

    def sections(self):
        """The articles of the page, not yet labelled."""
        found, floor = [], self.head
        for first, last in self._stretches():
            found += self._parts(first, last, floor)
            floor = last + 1
        return found

    def _stretches(self):
        """The first and last paragraph of the text, and of what stands above or below it under a dateline."""
        end = len(self.looks)
        if self.bare:
            last = max(self.told)
            while last + 1 < end and self.looks[last + 1].kind == "line":
                last += 1
            return [(min(self.told), self._without_reader_s_lines(min(self.told), last))]
        best = best_stretch(self.looks, self.told, self.head, end, self.voted)
        if best is None or self._is_teaser(*best):
            return []
        first, last = best
        others = [best_stretch(self.looks, self.told, *place) for place in ((self.head, first), (last + 1, end))]
        above, below = ([one] if one and self._words(*one) >= LEAST and self._is_opening(one[0]) else [] for one in others)
        return [*above, (first, last if self.voted else self._without_reader_s_lines(first, last)), *below]

    def _texts(self, first, last):
        return [number for number in range(first, last + 1) if number in self.told]

    def _without_reader_s_lines(self, first, last):
        texts = self._texts(first, last)
        kept = without_reader_s_lines(self.looks, texts)
        return last if kept == texts else kept[-1]

    def _words(self, first, last):
        return sum(self.looks[number].words for number in self._texts(first, last))

    def _is_teaser(self, first, last):
        """Whether a stretch is too little of its page to be an article."""
        whole = sum(look.words for look in self.looks[self.head:])
        return self._words(first, last) < min(LEAST, whole / 2) and not self._is_opening(first)

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
