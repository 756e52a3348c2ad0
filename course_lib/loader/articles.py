"""A page into its articles: where each begins and ends, and the label of every paragraph.

The text is the stretch that scores best (see ``stretches``). Another article begins in it at a dateline with its
headline, at a headline that is announced or that stood in a list above, and nowhere else. What lies outside is furniture.
"""

from typing import NamedTuple

from course_lib.loader.datelines import Dateline
from course_lib.loader.headlines import headline
from course_lib.loader.sections import Section, corrected
from course_lib.loader.stretches import ENTRY, LEAST, best_stretch, is_bare, runs_of_lines, without_reader_s_lines
from course_lib.words.spans import Span

LABELS = ("title", "standfirst", "byline", "dateline", "body", "caption", "date", "note", "reference", "furniture")
ARTICLE_TEXT = ("standfirst", "body")
KINDS = ("report", "introduction", "digest")
PAGE_KINDS = ("single", "compound", "index")
_LIGHT = ("date", "byline", "dateline", "note", "caption", "standfirst")
_BEFORE_DATELINE = 3  # paragraphs of a summary; more than this above a dateline is another text
_ABOVE = 3  # lines above a headline that may hold its day or byline
_SHOWN = 30  # words under a headline that stood in a list above, before it begins an article
_BOX = 3  # lines in a row inside a text that are a box of the page and no sub-headings
_ITEMS = ("•", "-", "–", "*", "·", "1", "2", "3", "4", "5", "6", "7", "8", "9", "(")


class Paragraph(NamedTuple):
    """A labelled paragraph; ``core`` leaves out the marks around a heading or the key before it."""

    span: Span
    label: str
    reason: str
    core: Span


class Article(NamedTuple):
    """An article of a page: its kind, its headline (or None) and its paragraphs' numbers in the page, from 0.

    ``headline`` is the headline's words, where they are not those at ``title``: in front matter they may be escaped.
    """

    kind: str
    title: Span | None
    paragraphs: tuple[int, ...]
    dateline: Dateline | None
    headline: str | None = None


class Splitter:
    """The looks of one page, and which of its paragraphs are text."""

    def __init__(self, looks, told, stated=(), head=0, voted=False):
        self.looks, self.told, self.stated, self.head = looks, told, stated, head
        self.voted = voted
        self.bare = not voted and is_bare(looks, told, head)

    def sections(self):
        """The articles of the page, labelled."""
        found = [part for first, last in self._stretches() for part in self._parts(first, last)]
        for section, following in zip(found, [*found[1:], None]):
            self._label(section, following.begin if following else len(self.looks))
        return found

    # where articles are

    def _stretches(self):
        best = best_stretch(self.looks, self.told, self.head, voted=self.voted)
        if best is None:
            return []
        first, last, _ = best
        if self.bare:
            first, last = min(self.told), max(self.told)
            while last + 1 < len(self.looks) and self.looks[last + 1].kind == "line":
                last += 1
            return [(first, without_reader_s_lines(self.looks, self.told, first, last))]
        words = sum(self.looks[number].words for number in range(first, last + 1) if number in self.told)
        whole = sum(look.words for look in self.looks[self.head:])
        if words < LEAST and words * 2 < whole and not self._is_opening(first):
            return []
        last = last if self.voted else without_reader_s_lines(self.looks, self.told, first, last)
        return [*self._others(self.head, first), (first, last), *self._others(last + 1, len(self.looks))]

    def _others(self, first, end):
        """Further texts above or below the best one: those that open with a dateline."""
        for number in range(first, end):
            if number >= first and self._is_opening(number):
                begin, last, words = best_stretch(self.looks, self.told, number, end)
                if begin == number and words >= LEAST:
                    yield number, last
                    first = last + 1

    def _is_opening(self, number):
        line = self.looks[number].dateline
        return number in self.told and line is not None and line.is_certain

    def _parts(self, first, last):
        """The sections of one stretch of text."""
        section = Section(first, first, last)
        shown = self._shown_above(first, last)
        texts = [number for number in range(first, last + 1) if number in self.told]
        section.title = headline(self.looks, self.told, first, last, self.stated)
        if section.title is None and self.bare and first == self.head + 1 and self.looks[self.head].kind == "line":
            section.title = self.head
        if section.title is not None:
            section.lead = next((number for number in texts if number > section.title), first)
            section.begin = section.title
        sections, since = [section], 0
        for number in texts:
            since += 1
            if number <= section.lead:
                since = 1
            above = self._line_above(number)
            if self._is_opening(number) and (section.opening is not None or since > _BEFORE_DATELINE or above in shown):
                section = self._begin(sections, above, number, last)
            elif number > section.lead and above is not None and (above in shown or self._is_announced(above)):
                section = self._begin(sections, above, number, last)
            if self.looks[number].dateline and section.opening is None and (self._is_opening(number) or since <= 2):
                section.opening = number
        return sections

    def _begin(self, sections, above, number, last):
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
            if above in self.told or look.kind not in _LIGHT or look.kind == "note":
                return None
        return None

    def _is_announced(self, above):
        """Whether a note such as "The following articles …" stands right above a headline."""
        return above > 0 and self.looks[above - 1].kind == "note" and "following" in self.looks[above - 1].line.lower()

    def _shown_above(self, first, last):
        """Lines in the text that stood above it in a list of headlines: two of them at least, with text under each."""
        above = {self.looks[number].line for number in range(self.head, first) if self.looks[number].words > 3}
        found = [number for number in range(first, last)
                 if self.looks[number].kind == "line" and self.looks[number].line in above and number + 1 in self.told]
        return set(found) if len(found) > 1 and all(self._words_under(number) >= _SHOWN for number in found) else set()

    def _words_under(self, number):
        return sum(look.words for one, look in enumerate(self.looks[number + 1:number + 4], number + 1) if one in self.told)

    # what their paragraphs are

    def _label(self, section, end):
        self._label_above(section)
        for number in range(section.begin, section.lead):
            if label := self._in_head(section, number):
                section.labels[number] = label
        sizes = runs_of_lines(self.looks, self.told, section.lead, section.last)
        for number in range(section.lead, section.last + 1):
            if label := self._in_text(section, number, sizes):
                section.labels[number] = label
        self._label_below(section, end)

    def _label_above(self, section):
        """The day and the names that stand just above the headline."""
        for number in range(section.begin - 1, max(self.head, section.begin - 1 - _ABOVE) - 1, -1):
            look = self.looks[number]
            if number in self.told or look.kind not in ("date", "byline", "dateline"):
                break
            section.labels[number] = look.kind, look.reason

    def _in_head(self, section, number):
        look = self.looks[number]
        if number == section.title:
            return "title", "the headline: the line above the text that fits it best"
        if look.kind in _LIGHT:
            return look.kind, look.reason
        between = all(self.looks[one].kind in _LIGHT for one in range(section.begin + 1, number))
        if number in self.told or look.kind == "prose":
            return ("standfirst", "stands between the headline and the text") if between else None
        told = look.words >= 4 and any(word[0].islower() and len(word) > 3 for word in look.line.split())
        return ("note", "a second line of the headline, which is no sentence") if between and told else None

    def _in_text(self, section, number, sizes):
        look = self.looks[number]
        if number not in self.told:
            if look.kind in (*_LIGHT, "reference"):
                return ("note" if look.kind == "reference" else look.kind), look.reason
            small = self.bare or not self.voted and (sizes.get(number, 0) < _BOX or look.words > ENTRY or look.line.startswith(_ITEMS))
            return ("body", "a line inside the article, without a full stop") if look.kind == "line" and small else None
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
        sources = False
        for number in range(section.last + 1, end):
            look = self.looks[number]
            if look.kind == "reference" or (sources and look.kind in ("line", "byline", "date")):
                sources = True
                section.labels[number] = "reference", "names what the text is based on"
            elif sources or look.kind not in ("byline", "note", "date", "dateline", "caption"):
                break
            else:
                section.labels[number] = look.kind, look.reason


def split_page(looks, told, by_hand=None, stated=(), front=(), voted=False):
    """The labelled paragraphs of a page and its articles, both in the page's order.

    Args:
        looks: what the paragraphs look like.
        told: the numbers of the paragraphs that are text.
        by_hand: labels that somebody has corrected, each with a reason, by the number of the paragraph.
        stated: headlines that the page states of itself.
        front: the entries of the page's front matter; they are its first paragraphs.
    """
    splitter = Splitter(looks, told, stated, len(front), voted)
    sections = splitter.sections()
    _add_front(sections, front)
    if by_hand:
        sections = corrected(sections, by_hand, looks)
    labels = {number: label for number, label in (by_hand or {}).items() if label[0] == "furniture"}
    labels |= {number: label for section in sections for number, label in section.labels.items()}
    outside = _outside(sections)
    paragraphs = [Paragraph(look.span, *(labels.get(number) or ("furniture", _reason(look, outside(number)))), look.core)
                  for number, look in enumerate(looks)]
    return paragraphs, [_article(looks, section, sections, front) for section in sections]


def _add_front(sections, front):
    """The page's front matter belongs to its first article; its headline is the headline."""
    if not sections:
        return
    first = sections[0]
    title = next((number for number, entry in enumerate(front) if entry.kind == "title"), None)
    if title is not None:
        first.labels.pop(first.title, None)
        first.title = title
    for number, entry in enumerate(front):
        if entry.kind != "furniture" and (entry.kind != "title" or number == title):
            first.labels[number] = entry.kind, "the page's front matter"


def _reason(look, outside):
    return look.reason if look.kind == "furniture" else outside


def _outside(sections):
    """Why a paragraph that is part of no article is furniture."""
    if not sections:
        return lambda number: "a link or a teaser: the page holds no article"
    first, last = min(sections[0].labels), max(sections[-1].labels)
    return lambda number: ("stands before the first article" if number < first else
                           "stands after the last article" if number > last else "no part of the article around it")


def _article(looks, section, sections, front):
    title = looks[section.title].core if section.title is not None else None
    words = front[section.title].value if title and section.title < len(front) else None
    return Article(_kind(looks, section, sections), title, tuple(sorted(section.labels)), _dateline(looks, section), words)


def _dateline(looks, section):
    """The dateline that opens the text; else one on a line of its own, in the head or at the foot."""
    if section.opening is not None and section.labels.get(section.opening, ("",))[0] == "body":
        return looks[section.opening].dateline
    return next((looks[number].dateline for number, (label, _) in sorted(section.labels.items())
                 if label == "dateline" and looks[number].dateline), None)


def _kind(looks, section, sections):
    """An introduction stands before reprints; a digest names the texts it rewrites; the rest are reports."""
    if section is sections[0] and len(sections) > 1 and section.opening is None:
        announced = any(label == "note" and "following" in looks[number].line.lower()
                        for number, (label, _) in section.labels.items())
        if announced or all(other.opening is not None for other in sections[1:]):
            return "introduction"
    referring = any(label == "reference" for label, _ in section.labels.values())
    return "digest" if referring and section.opening is None else "report"

