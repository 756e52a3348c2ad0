"""A page into its articles: where each begins and ends, and the settled label of every paragraph.

Text comes in runs; between two runs lie lines that are no text: headlines, dates, names, pictures, furniture. Such a
gap is the *head* of a new article where the run under it opens with a dateline, or where a headline in it has a date,
a byline or a place with a day under it. Text without such a head is an article of its own only where it stands first.
What lies outside the articles is furniture.
"""

import re
from typing import NamedTuple

from course_lib.loader.datelines import Dateline
from course_lib.loader.sections import Section, corrected
from course_lib.words.spans import WORD, Span, unwrapped

LABELS = ("title", "standfirst", "byline", "dateline", "body", "caption", "date", "note", "reference", "furniture")
ARTICLE_TEXT = ("standfirst", "body")
KINDS = ("report", "introduction", "digest")
PAGE_KINDS = ("single", "compound", "index")

_TEXT = ("prose", "opening")
_HEADLINE = ("heading", "title")
_SIGNS = ("date", "byline", "dateline")  # lines that stand under a headline
_SMALL = 60  # words; less than this, with no sign of its own, is not an article
_SUMMARY = 3  # paragraphs; more than this between headline and dateline is not a summary
_NUMBERED = re.compile(r"(?:[IVX]{1,5}|\d{1,2}|[A-Z])[.)]\s")
_FOLLOWS = re.compile(r"\bfollowing\b|\bbelow\b", re.IGNORECASE)


class Paragraph(NamedTuple):
    """A labelled paragraph; ``core`` leaves out the marks around a heading or the key before it."""

    span: Span
    label: str
    reason: str
    core: Span


class Article(NamedTuple):
    """An article of a page: its kind, its headline (or None) and its paragraphs' numbers in the page, from 0."""

    kind: str
    title: Span | None
    paragraphs: tuple[int, ...]
    dateline: Dateline | None


def split_page(text, looks, by_hand=None):
    """The labelled paragraphs of a page and its articles, both in the page's order.

    ``by_hand``: labels that somebody has corrected, each with a reason, by the number of the paragraph.
    """
    page = _Page(text, looks)
    sections = page.sections()
    for section in sections:
        page.label(section)
    sections = corrected(sections, by_hand, looks) if by_hand else sections
    labels = {number: label for number, label in (by_hand or {}).items() if label[0] == "furniture"}
    labels |= {number: label for section in sections for number, label in section.labels.items()}
    outside = _outside(sections)
    paragraphs = [Paragraph(look.span, *(labels.get(number) or ("furniture", _reason(look, outside(number)))), look.core)
                  for number, look in enumerate(looks)]
    return paragraphs, [page.article(section, sections) for section in sections]


def _reason(look, outside):
    return look.reason if look.kind in ("furniture", "stop", "list") else outside


def _outside(sections):
    """Why a paragraph that is part of no article is furniture."""
    if not sections:
        return lambda number: "a link or a teaser: the page holds no article"
    first, last = min(sections[0].labels), max(sections[-1].labels)
    return lambda number: ("stands before the first article" if number < first else
                           "stands after the last article" if number > last else "no part of the article around it")


class _Page:
    """The looks of one page, asked for articles."""

    def __init__(self, text, looks):
        self.text, self.looks = text, looks

    def is_text(self, number):
        return self.looks[number].kind in _TEXT

    def line(self, number):
        return unwrapped(self.looks[number].core.of(self.text))

    # Where articles begin

    def sections(self):
        """The sections of the page that are articles."""
        found = []
        for number, look in enumerate(self.looks):
            if look.kind in _TEXT and (look.kind == "opening" or number == 0 or not self.is_text(number - 1)):
                section = self._begun_at(number, found)
                if section:
                    found.append(section)
        found = self._with_first(found)
        for section, following in zip(found, [*found[1:], None]):
            section.end = following.head if following else len(self.looks)
            section.title = self._title(section)
        for section, following in zip(found, found[1:]):  # what stands above a headline is the foot of the article before
            if following.title is not None:
                following.head = section.end = following.title
        return self._articles_among([one for one in found if any(map(self.is_text, range(one.lead, one.end)))])

    def _begun_at(self, number, found):
        """The section whose text begins at ``number``, if a new one does."""
        head = self._gap_above(number)
        if self.looks[number].kind == "opening":
            return self._begun_by_dateline(number, head, found)
        return Section(head, number, "line") if self._has_signed_headline(head, number) else None

    def _begun_by_dateline(self, number, head, found):
        latest = found[-1] if found else None
        if latest and latest.sign == "line" and self._only_summary(latest.lead, number) \
                and not self._is_headed_anew(latest.lead, head, number):
            latest.sign = "dateline"
            return None
        if self._headlines(head, number) or number == 0:
            return Section(head, number, "dateline")
        above = head - 1  # no headline just above: perhaps one paragraph higher, over a summary, or it is the headline
        higher = self._gap_above(above) if above >= 0 else head
        if above >= 0 and self._headlines(higher, above) and not (latest and latest.lead >= higher):
            return Section(higher, number, "dateline")
        return Section(above if self._may_be_title(above) else head, number, "dateline")

    def _only_summary(self, first, number):
        between = [look.kind for look in self.looks[first:number]]
        return between.count("prose") <= _SUMMARY and "opening" not in between

    def _is_headed_anew(self, lead, head, number):
        """Whether a headline stands between several paragraphs of text and a dateline: no summary, but another article."""
        several = sum(map(self.is_text, range(lead, head))) > 1
        return several and any(self.looks[one].words > 3 for one in self._headlines(head, number))

    def _gap_above(self, number):
        """Where the lines begin that lie between a paragraph of text and the text before it."""
        while number > 0 and not self.is_text(number - 1):
            number -= 1
        return number

    def _headlines(self, first, end):
        return [number for number in range(first, end) if self.looks[number].kind in _HEADLINE]

    def _has_signed_headline(self, head, lead):
        headlines = self._headlines(head, lead)
        stops = [number for number in range(head, lead) if self.looks[number].kind in ("stop", "list")]
        return any(self.looks[number].kind in _SIGNS for number in range(headlines[0], lead)
                   if not stops or stops[-1] < headlines[0]) if headlines else False

    def _may_be_title(self, number):
        """Whether a paragraph with a full stop is a headline all the same: one sentence, first or after a gap."""
        if number < 0 or (number > 0 and self.is_text(number - 1)):
            return False
        line = self.line(number)
        return len(line) <= 320 and not re.search(r"[.!?]\s+[A-Z]", line)

    def _with_first(self, found):
        """Add the text that stands before all signed sections, where there is enough of it to be an article."""
        limit = found[0].head if found else len(self.looks)
        numbers = [number for number in range(limit) if self.is_text(number)]
        enough = len(numbers) >= 2 and sum(self.looks[number].words for number in numbers) >= _SMALL
        announced = found and any(look.kind == "note" and _FOLLOWS.search(look.core.of(self.text))
                                  for look in self.looks[:found[0].lead])
        if not numbers or self._are_teasers(numbers) or not (enough or announced or (not found and self._is_brief(numbers))):
            return found
        lead = numbers[0]
        titled = len(numbers) > 1 and numbers[1] == lead + 1 and self._repeats(lead)
        return [Section(self._gap_above(lead), lead + titled, None), *found]

    def _repeats(self, number):
        return self._may_be_title(number) and self.line(number + 1).startswith(self.line(number).strip(" ."))

    def _are_teasers(self, numbers):
        """Whether three or more texts are one short sentence each, under a headline of its own: an index."""
        return len(numbers) >= 3 and all(number and self._is_teaser(number) for number in numbers)

    def _is_teaser(self, number):
        attached = self._after_blank(number - 1) and not self._after_blank(number)
        return self.looks[number - 1].kind == "heading" and self.looks[number].words <= (30 if attached else 15) \
            and not re.search(r"[.!?]\s+[A-Z]", self.line(number))

    def _is_brief(self, numbers):
        """Whether little text that stands alone is a brief rather than the teasers of an index."""
        headings = sum(look.kind == "heading" for look in self.looks)
        cut_off = any(self.line(number).rstrip(" \u200b").endswith(("…", "...", "[…]", "[...]")) for number in numbers)
        return not cut_off and headings <= 2 * len(numbers) and (headings < 3 or len(numbers) > 2)

    def _articles_among(self, sections):
        """Leave out teasers: short text after the page has said that other things follow, or nothing but such text."""
        kept, stopped, start = [], False, 0
        for section in sections:
            stopped = stopped or any(look.kind in ("stop", "list") for look in self.looks[start:section.lead])
            body = [look for look in self.looks[section.lead:section.end] if look.kind in _TEXT]
            small = len(body) < 2 or sum(look.words for look in body) < _SMALL
            if not (stopped and kept and small):
                kept.append(section)
            start = section.lead
        teasers = [section for section in kept if section.sign != "dateline"
                   and sum(map(self.is_text, range(section.lead, section.end))) <= 1]
        return [] if len(kept) >= 3 and len(teasers) == len(kept) else kept

    # The headline

    def _title(self, section):
        """The headline's number: among the head's lines, the first that shares words with the text."""
        headlines = self._headlines(section.head, section.lead)
        for number in headlines:
            if self.looks[number].kind == "title":
                return number
        if not headlines:
            above = section.lead - 1
            return above if above >= section.head and self.is_text(above) and self._may_be_title(above) else None
        lead = self._telling(" ".join(self.line(number) for number in self._first_text(section)))
        shared = [number for number in headlines if self.looks[number].words > 3 and not self._is_captioned(number)
                  and len(self._telling(self.line(number)) & lead) >= 2]
        if not shared:
            longer = [number for number in headlines if self.looks[number].words > 3]
            return (longer or headlines)[-1]
        repeated = [number for number in shared[1:] if self.line(number) in self.line(shared[0])]
        return repeated[0] if repeated else shared[0]

    def _first_text(self, section):
        return [number for number in range(section.lead, section.end) if self.is_text(number)][:4]

    def _telling(self, line):
        return {word.lower().removesuffix("'s").removesuffix("’s") for word in WORD.findall(line) if len(word) > 3}

    def _is_captioned(self, number):
        """Whether a line is the text of a picture: the next line is a credit and nothing else."""
        following = self.looks[number + 1] if number + 1 < len(self.looks) else None
        return following is not None and following.kind == "caption" and following.words <= 6

    # What each paragraph of an article is

    def label(self, section):
        """Label the paragraphs of one section, each with a reason. What is left out is furniture."""
        inside = self._text_numbers(section)
        first, last, inside = inside[0], inside[-1], set(inside)
        section.opening = next((n for n in range(section.lead, section.end) if self.looks[n].kind == "opening"), None)
        for number in range(section.head, section.end):
            label = self._label(section, number, first, last, inside)
            if label:
                section.labels[number] = label
        self._label_references(section, last)

    def _text_numbers(self, section):
        """The paragraphs of the article's own text. Comments and forms end it; a list of links may only break it."""
        numbers, broken, in_block = [], False, False
        above = [section.head <= number != section.title for number in range(section.lead)]
        summary = [number for number in range(section.lead) if above[number] and self.is_text(number)]
        for number in range(section.lead, section.end):
            kind = self.looks[number].kind
            if kind == "stop" or (kind in _HEADLINE and self._names_author(section, number, numbers)):
                break
            if kind == "list":
                broken, in_block = True, not self._after_blank(number + 1)
            elif broken and ((in_block and self._after_blank(number)) or self._resumes(number, numbers)):
                broken = False
            if not broken and (kind in _TEXT or (numbers and kind == "sign-off") or self._lost_its_stop(number)):
                numbers.append(number)
        return summary + numbers

    def _lost_its_stop(self, number):
        return self.looks[number].kind == "heading" and self.looks[number].words >= 20

    def _names_author(self, section, number, numbers):
        """Whether a heading after text repeats the byline: a note on the author follows."""
        own = {word.lower() for word in WORD.findall(self.line(number))}
        return bool(numbers) and any(own <= {word.lower() for word in WORD.findall(self.line(other))}
                                     for other in range(section.head, section.lead)
                                     if self.looks[other].kind == "byline")

    def _after_blank(self, number):
        """Whether a blank line stands above a paragraph."""
        if not 0 < number < len(self.looks):
            return True
        between = self.text[self.looks[number - 1].span.end:self.looks[number].span.start]
        return between.replace("\r\n", "\n").replace("\r", "\n").count("\n") > 1

    def _resumes(self, number, numbers):
        """Whether text after a list of links goes on with the article rather than announcing another."""
        if not self.is_text(number):
            return False
        if self.is_text(number - 1):
            return True
        own = self._telling(self.line(number))
        if self.looks[number - 1].kind == "heading" and len(self._telling(self.line(number - 1)) & own) >= 2:
            return False
        names = {word for other in numbers for word in re.findall(r"(?<=[a-z,] )[A-Z]\w{3,}", self.line(other))}
        return self.looks[number].words >= 15 and len(names & set(WORD.findall(self.line(number)))) >= 2

    def _label(self, section, number, first, last, inside):
        """The label of one paragraph in its section; None for furniture."""
        if number == section.title:
            return "title", "the headline: the line above the article's head"
        if number in inside:
            return self._label_text(section, number)
        if first < number < last and self._is_inner_heading(number):
            return "body", "a line inside the article, without a full stop or as a heading"
        if number < first:
            return self._label_in_head(section, number)
        return self._label_at_foot(number, last)

    def _label_at_foot(self, number, last):
        """Lines under the text, as long as nothing else has begun."""
        look = self.looks[number]
        if any(self.looks[one].kind in ("stop", "list") for one in range(last + 1, number)):
            return None
        if look.kind == "heading" and self.looks[last].kind == "sign-off" and number - last <= 3:
            return "byline", "signs the letter"
        return self._label_light(look) if look.reason != "the name of an agency or outlet" else None

    def _label_text(self, section, number):
        opening = section.opening
        if opening is not None and number < opening and self._only_summary(section.lead, opening):
            return "standfirst", "stands between the headline and the dateline"
        if self._is_over_signs(section, number):
            return "standfirst", "stands between the headline and the date or byline"
        if self.looks[number].kind == "opening":
            return "body", "begins with a dateline"
        return "body", ("full sentences of the article" if self.is_text(number) else "a paragraph without a full stop")

    def _is_over_signs(self, section, number):
        """Whether a first paragraph is set apart from the text by a date or a byline under it."""
        below = number + 1
        while below < section.end and not self.is_text(below):
            below += 1
        between = {self.looks[one].kind for one in range(number + 1, below)}
        signed = between & {"date", "byline"} and not between & {"stop", "list"}
        return bool(number == section.lead and section.title is not None and signed and below < section.end)

    def _label_in_head(self, section, number):
        """Lines between the headline and the text, and a date above the headline."""
        look = self.looks[number]
        title = section.head if section.title is None else section.title
        if look.kind in ("date", "dateline", "note") or (number > title and look.kind not in _HEADLINE):
            return self._label_light(look)
        if number < title or look.kind not in _HEADLINE:
            return None
        if self._is_captioned(number):
            return "caption", "stands over a picture credit"
        if _NUMBERED.match(self.line(number)):
            return "body", "a numbered line that opens the article"
        if self._is_place_alone(section, number):
            return "dateline", "a place in capitals just above the text"
        return "standfirst", "stands between the headline and the text"

    def _is_place_alone(self, section, number):
        return number == section.lead - 1 and self.looks[number].words <= 3 and self.line(number).isupper()

    def _label_light(self, look):
        if look.kind in ("caption", "date", "byline", "note", "dateline", "standfirst"):
            return look.kind, look.reason
        return None

    def _is_inner_heading(self, number):
        """A short line between paragraphs of text. One word of a menu may be a heading there; a run of them is a menu."""
        if self.looks[number].kind not in (*_HEADLINE, "sign-off", "reference") and self.looks[number].reason != "a menu":
            return False
        run = [number]
        while self._may_be_menu(run[-1] + 1):
            run.append(run[-1] + 1)
        while self._may_be_menu(run[0] - 1):
            run.insert(0, run[0] - 1)
        if any(self.looks[one].kind == "list" for one in range(max(0, run[0] - 1), number)):
            return False
        short = sum(self.looks[one].words <= 3 for one in run)
        return short < 3 and not any(self.looks[one].reason == "a menu" for one in run[1:])

    def _may_be_menu(self, number):
        return 0 <= number < len(self.looks) and self.looks[number].kind in ("heading", "furniture")

    def _label_references(self, section, last):
        """The lines under "References:" after the text, up to the next kind of thing."""
        listing = False
        for number in range(last + 1, section.end):
            kind = self.looks[number].kind
            if kind in ("stop", "list"):
                return
            listing = kind == "reference" or (listing and kind in ("heading", "furniture", "byline", "date"))
            if listing:
                section.labels[number] = ("reference", "names what the text is based on")

    # What each article is

    def article(self, section, sections):
        numbers = tuple(sorted(section.labels))
        title = self.looks[section.title].core if section.title is not None else None
        return Article(self._kind(section, sections), title, numbers, self._dateline(section))

    def _dateline(self, section):
        """The dateline that opens the text; else one on a line of its own, in the head or at the foot."""
        body = [number for number, (label, _) in section.labels.items() if label == "body"]
        for number in body:
            if self.looks[number].kind == "opening":
                return self.looks[number].dateline
        lines = [number for number, (label, _) in section.labels.items() if label == "dateline"]
        if body and self.looks[body[0]].dateline:
            return self.looks[body[0]].dateline
        return self.looks[lines[0]].dateline or self._place_alone(lines[0]) if lines else None

    def _place_alone(self, number):
        span = self.looks[number].core
        return Dateline(span, span.end, place=span.of(self.text))

    def _kind(self, section, sections):
        """An introduction stands before reprints; a digest names the texts it rewrites; the rest are reports."""
        labels = [label for label, _ in section.labels.values()]
        if section is sections[0] and len(sections) > 1 and section.sign != "dateline":
            announced = any(label == "note" and _FOLLOWS.search(self.line(number))
                            for number, (label, _) in section.labels.items())
            if announced or (section.sign is None and all(other.sign == "dateline" for other in sections[1:])):
                return "introduction"
        return "digest" if "reference" in labels and section.sign != "dateline" else "report"
