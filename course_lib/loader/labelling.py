"""What each paragraph of an article is: its label, and the reason for it."""

import re

from course_lib.loader.looks import NAME
from course_lib.loader.stretches import ENTRY, runs_of_lines

LIGHT = ("date", "byline", "dateline", "note", "caption", "standfirst")
_ABOVE = 3  # lines above a headline that may hold its day or byline
_DAY_ABOVE = 8  # lines above a headline in which its day may stand
_SIGNATURE = 8  # words
_CLOSING = "the closing words of a letter"
_BOX = 3  # lines in a row inside a text that are a box of the page and no sub-headings
NOTED = "a numbered note to the text"
_NOTE = re.compile(r"\[?\d{1,3}[\].)]")
_NUMBERED = re.compile(r"(?:[IVX]{1,5}|\d{1,2}|[A-Z])[.)]\s")
_ITEM = re.compile(r"[•*·–-]\s?|\(?\d")


class Labeller:
    """Labels the paragraphs of a page's articles; what it leaves out is furniture."""

    def __init__(self, looks, told, head, voted, bare):
        self.looks, self.told, self.voted, self.bare = looks, told, voted, bare
        self._free = head  # the first paragraph that no article has yet

    def label(self, section, end):
        """Label the paragraphs of an article that ends before ``end``, each with a reason."""
        self._label_above(section)
        between = True  # nothing but days, names and the like since the headline
        for number in range(section.begin, section.lead):
            if label := self._in_head(section, number, between):
                section.labels[number] = label
            between = between and (number == section.begin or self.looks[number].kind in LIGHT)
        sizes = runs_of_lines(self.looks, self.told, section.lead, section.last)
        for number in range(section.lead, section.last + 1):
            if label := self._in_text(section, number, sizes):
                section.labels[number] = label
        self._label_below(section, end)
        self._free = max(section.labels) + 1

    def _label_above(self, section):
        """The day and the names that stand just above the headline."""
        for number in range(section.begin - 1, max(self._free, section.begin - 1 - _ABOVE) - 1, -1):
            look = self.looks[number]
            is_light = look.kind in ("date", "byline", "dateline") or (look.kind == "caption" and section.title is None)
            if number in self.told or not is_light:
                break
            section.labels[number] = look.kind, look.reason
        if not any(look.kind == "date" for look in self.looks[section.begin:section.lead]):
            self._label_page_day(section)

    def _label_page_day(self, section):
        """The nearest day above a headline that has none with it."""
        for number in range(section.begin - 1, max(self._free, section.begin - _DAY_ABOVE) - 1, -1):
            if number in self.told:
                break
            if self.looks[number].kind == "date":
                section.labels[number] = "date", "the nearest day above the headline"
                break

    def _in_head(self, section, number, between):
        look = self.looks[number]
        if number == section.title:
            return "title", "the headline: the line above the article's head"
        if look.kind in LIGHT:
            return look.kind, look.reason
        if section.title is not None and look.line == self.looks[section.title].line:
            return None
        if look.kind == "line" and NAME.fullmatch(look.line) and self._is_signed(number):
            return "byline", "a name and nothing else, beside the day"
        if number in self.told or look.kind == "prose":
            return ("standfirst", "stands between the headline and the text") if between else None
        if number == section.lead - 1 and (look.core != look.span or _NUMBERED.match(look.line)):
            return "body", "a heading over the first part"
        told = look.words >= 4 and any(word[0].islower() and len(word) > 3 for word in look.line.split())
        return ("note", "a second line of the headline, which is no sentence") if between and told else None

    def _is_signed(self, number):
        beside = self.looks[max(0, number - 1):number + 2]
        return any(look.kind in ("date", "byline") for look in beside)

    def _in_text(self, section, number, sizes):
        look = self.looks[number]
        if number not in self.told:
            if look.reason == _CLOSING:
                return "body", _CLOSING
            if look.kind in (*LIGHT, "reference"):
                return ("note" if look.kind == "reference" else look.kind), look.reason
            small = sizes.get(number, 0) < _BOX or look.words > ENTRY or _ITEM.match(look.line)
            inside = look.kind == "line" and (self.bare or (small and not self.voted))
            return ("body", "a line inside the article, without a full stop or as a heading") if inside else None
        if section.opening is not None and number < section.opening:
            return "standfirst", "stands between the headline and the dateline"
        if number == section.lead and self._is_over_signs(section, number):
            return "standfirst", "stands between the headline and the date or byline"
        return "body", look.reason if look.kind == "prose" else "stands in the text of the page"

    def _is_over_signs(self, section, number):
        """Whether a first paragraph is set apart from the text by a date or a byline under it."""
        below = next((one for one in range(number + 1, section.last + 1) if one in self.told), None)
        between = {self.looks[one].kind for one in range(number + 1, below or number)}
        return section.title is not None and bool(between & {"date", "byline"})

    def _label_below(self, section, end):
        """Names, days, notes and sources right under the text."""
        sources = signed = False
        for number in range(section.last + 1, end):
            look = self.looks[number]
            sources = sources or look.kind == "reference"
            if sources and look.kind in ("reference", "line", "byline", "date", "prose"):
                section.labels[number] = "reference", (
                    NOTED if _NOTE.match(look.line) else "names what the text is based on")
            elif signed and look.kind == "line" and look.words <= _SIGNATURE:
                section.labels[number] = "byline", "signs the text"
            elif look.reason == _CLOSING:
                section.labels[number], signed = ("body", _CLOSING), True
            elif not sources and look.kind in ("byline", "note", "date", "dateline", "caption"):
                section.labels[number] = look.kind, look.reason
            else:
                break
