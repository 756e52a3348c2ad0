"""What each paragraph of an article is: its label, and the reason for it."""

import re
from itertools import groupby

from course_lib.loader.looks import NAME

LIGHT = ("date", "byline", "dateline", "note", "caption", "standfirst")
NOTED = "a numbered note to the text"
_DAY_ABOVE = 8  # lines above a headline in which its day may stand
_BOX = 3  # lines in a row inside a text that are a box of the page and no sub-headings
_NOTE = re.compile(r"\[?\d{1,3}[\].)]")


class Labeller:
    """Labels the paragraphs of a page's articles; what it leaves out is furniture."""

    def __init__(self, looks, told, head, voted, bare):
        self.looks, self.told, self.voted, self.bare = looks, told, voted, bare
        self._free = head  # the first paragraph that no article has yet

    def label(self, section, end):
        """Label the paragraphs of an article that ends before ``end``, each with a reason."""
        self._label_above(section)
        self._label_within(section)
        self._label_below(section, end)
        self._free = max(section.labels) + 1

    def _label_above(self, section):
        """The names, days and captions right above the head, and the nearest day where the head has none."""
        is_near, wanted = True, all(look.kind != "date" for look in self.looks[section.begin:section.lead])
        for number in range(section.begin - 1, max(self._free, section.begin - _DAY_ABOVE) - 1, -1):
            look = self.looks[number]
            if number in self.told:
                return
            is_near = is_near and look.kind in ("date", "byline", "dateline", "caption")
            if is_near or wanted and look.kind == "date":
                section.labels[number] = look.kind, look.reason if is_near else "the nearest day above the headline"
                wanted = wanted and look.kind != "date"

    def _label_within(self, section):
        """The headline, what stands between it and the text, and the text."""
        boxes, between = self._boxes(section), True  # nothing but days, names and the like since the headline
        for number in range(section.begin, section.last + 1):
            look, is_text, in_head = self.looks[number], number in self.told, number < section.lead
            if number == section.title:
                label = "title", "the headline: the line above the article's head"
            elif is_text and not in_head and section.opening is not None and number < section.opening:
                label = "standfirst", "stands between the headline and the dateline"
            elif in_head and between and (is_text or look.kind == "prose"):
                label = "standfirst", "stands between the headline and the text"
            elif is_text and not in_head:
                label = "body", look.reason if look.kind == "prose" else "stands in the page's text"
            elif look.kind in LIGHT:
                label = look.kind, look.reason
            elif in_head and look.kind == "line" and NAME.fullmatch(look.line) and self._is_signed(number):
                label = "byline", "a name and nothing else, beside the day"
            elif not in_head and look.kind == "line" and (self.bare or not self.voted and number not in boxes):
                label = "body", "a line inside the article, without a full stop or as a heading"
            else:
                label, between = None, False
            section.labels |= {number: label} if label else {}

    def _is_signed(self, number):
        return any(look.kind in ("date", "byline") for look in self.looks[max(0, number - 1):number + 2])

    def _boxes(self, section):
        """The lines of a text that stand in a row of many."""
        runs = groupby(range(section.lead, section.last + 1),
                       lambda number: number not in self.told and self.looks[number].kind == "line")
        rows = ([*numbers] for is_line, numbers in runs if is_line)
        return {number for row in rows if len(row) >= _BOX for number in row}

    def _label_below(self, section, end):
        """Names, days, notes and sources right under the text."""
        sources = False
        for number in range(section.last + 1, end):
            look = self.looks[number]
            sources = sources or look.kind == "reference"
            if sources and look.kind in ("reference", "line", "byline", "date", "prose"):
                section.labels[number] = "reference", (
                    NOTED if _NOTE.match(look.line) else "names what the text is based on")
            elif not sources and look.kind in LIGHT:
                section.labels[number] = look.kind, look.reason
            else:
                break
