"""Where the articles of a page are.

The text is the stretch that scores best (see ``stretches``). Another article begins in it at a dateline with its
headline, at a headline that is announced or that stood in a list above, and nowhere else.
"""

import re
from itertools import accumulate

from course_lib.loader.headlines import headline
from course_lib.loader.labelling import LIGHT
from course_lib.loader.sections import Section
from course_lib.loader.stretches import LEAST, best_stretch, is_bare, stretch_from, without_reader_s_lines

ANNOUNCES = re.compile(r"\bfollowing (?:are|is|articles?|reports?|texts?|items?|stories|pieces)\b", re.IGNORECASE)
_BEFORE_DATELINE = 3  # paragraphs of a summary; more than this above a dateline is another text
_LIST = 12  # lines; a list of headlines is no longer
_SHOWN = 30  # words under a headline, or above a dateline, that make a text of their own


class Splitter:
    """The looks of one page, which of its paragraphs are text, how many are front matter, and its Web or None."""

    def __init__(self, looks, told, head=0, web=None):
        self.looks, self.told, self.head = looks, told, head
        self.stated, self.voted = (web.titles, web.voted) if web else ((), False)
        self.bare = not self.voted and is_bare(looks, told, head)
        told_words = (look.words if number in told else 0 for number, look in enumerate(looks))
        self._sums = [*accumulate(told_words, initial=0)]

    def sections(self):
        """The articles of the page, not yet labelled."""
        found, floor = [], self.head
        for first, last in self._stretches():
            found += self._parts(first, last, floor)
            floor = last + 1
        return found

    def _stretches(self):
        best = best_stretch(self.looks, self.told, self.head, voted=self.voted)
        if best is None:
            return []
        first, last, _ = best
        if self.bare:
            first, last = min(self.told), max(self.told)
            while last + 1 < len(self.looks) and self.looks[last + 1].kind == "line":
                last += 1
            return [(first, without_reader_s_lines(self.looks, self.told, first, self._above_sources(first, last)))]
        words, whole = self._words(first, last), sum(look.words for look in self.looks[self.head:])
        if words < LEAST and 2 * words < whole and not self.bare and not self._is_opening(first):
            return []  # teasers
        last = self._above_sources(first, last)
        last = last if self.voted else without_reader_s_lines(self.looks, self.told, first, last)
        return [*self._others(self.head, first), (first, last), *self._others(last + 1, len(self.looks))]

    def _words(self, first, last):
        """The words of text from one paragraph to another."""
        return self._sums[min(last + 1, len(self.looks))] - self._sums[first]

    def _above_sources(self, first, last):
        """Where a text ends that has its notes or sources under it."""
        for number in range(first + 1, last):
            if self.looks[number].kind == "reference" and self._words(number, last) * 3 < self._words(first, number):
                return max(one for one in range(first, number) if one in self.told)
        return last

    def _others(self, first, end):
        """Further texts above or below the best one: those that open with a dateline."""
        for number in range(first, end):
            if number >= first and self._is_opening(number):
                last = stretch_from(self.looks, self.told, number, end)
                if self._words(number, last) >= LEAST:
                    yield number, last
                    first = last + 1

    def _is_opening(self, number):
        line = self.looks[number].dateline
        return number in self.told and line is not None and line.is_certain

    def _parts(self, first, last, floor):
        """The sections of one stretch of text, whose headline stands at ``floor`` or below."""
        section = Section(first, first, last)
        texts = [number for number in range(first, last + 1) if number in self.told]
        title = self._headline(first, last, floor)
        lead = next((number for number in texts if title is not None and number > title), None)
        if lead is not None:
            section.title = section.begin = title
            section.lead = lead
        sections, shown, since = [section], self._shown_above(section.title, last), 0
        for number in texts:
            since = 1 if number <= section.lead else since + 1
            if self._begins(section, number, since, shown):
                section, since = self._begin(sections, number, last), 1
            if self.looks[number].dateline and section.opening is None and (self._is_opening(number) or since <= 2):
                section.opening = number
        return sections

    def _headline(self, first, last, floor):
        """The headline's number; a bare text has the line above it where none scores."""
        found = headline(self.looks, self.told, first, last, self.stated, floor)
        if found is None and self.bare and first == self.head + 1 and self.looks[self.head].kind == "line":
            return self.head
        return found

    def _begins(self, section, number, since, shown):
        """Whether another article begins at a paragraph of text, the ``since``-th of the one before."""
        above = self._line_above(number)
        if number <= section.lead or (above is not None and above < section.lead):
            return False
        if self._is_opening(number):
            is_apart = above is not None and self._words(section.lead, above) >= _SHOWN
            return section.opening is not None or since > _BEFORE_DATELINE or is_apart
        return above is not None and (above in shown or self._is_announced(above))

    def _begin(self, sections, number, last):
        above = self._line_above(number)
        begin = number if above is None else above
        sections[-1].last = max(one for one in range(sections[-1].lead, begin) if one in self.told)
        sections.append(Section(begin, number, last, above))
        return sections[-1]

    def _line_above(self, number):
        """The headline over a paragraph: the nearest line above, over days, bylines and pictures only; or None."""
        for above in range(number - 1, -1, -1):
            look = self.looks[above]
            if look.kind == "line" and above not in self.told:
                return above
            if above in self.told or look.kind not in LIGHT or look.kind == "note":
                return None
        return None

    def _is_announced(self, above):
        """Whether "The following articles …" stands right above a headline."""
        return above > 0 and ANNOUNCES.search(self.looks[above - 1].line) is not None

    def _shown_above(self, title, last):
        """Lines that stood above in a list with the first headline, and now have text under them; none is a list of
        parts.
        """
        places = {}
        for number in range(self.head, title or 0):
            places[self.looks[number].line] = number
        listed = places.get(self.looks[title].line) if places else None
        if listed is None:
            return set()
        return {number for number in range(title + 1, last) if self.looks[number].kind == "line"
                and listed < places.get(self.looks[number].line, 0) <= listed + _LIST
                and self._words(number + 1, number + 3) >= _SHOWN}
