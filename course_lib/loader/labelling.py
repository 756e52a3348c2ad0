"""What each paragraph of an article is: its label, and the reason for it."""

import re

from course_lib.loader.endings import Endings
from course_lib.loader.looks import NO_WORDS
from course_lib.loader.pagelines import HEADLINE, TEXT
from course_lib.loader.shapes import OFFICE
from course_lib.words.spans import WORD

_SUMMARY = 4  # words; a shorter line under the headline is a rubric or a name
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DOCUMENTS = re.compile(r"communiqu[eé]|statement|declaration|resolution|decision|draft|final|agreement|protocol", re.IGNORECASE)
_NAMES = r"[A-Z][\w'’-]+(?: [A-Z][\w.'’-]+){1,2}"
_WHO_WHERE = re.compile(rf"{_NAMES}(?:(?:,| and) {_NAMES}){{0,2}} in [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?: and {_NAMES} in [A-Z]\w+)?")
_AUTHORS = re.compile(rf"{_NAMES}(?:(?:,| and|, and| AND| &| [–—/-]) {_NAMES}){{0,3}}")
_JOINT = re.compile(r" (?:[–—/&-]|AND) ")
_NO_PERSON = frozenset("""Affairs Africa Agency America Asia Building Center Centre City Department East Edition Embassy
Europe Forum Government Group Hall Hotel House Ministry News North Office Pacific Palace Park Politics Press Region Relations
Release Report Republic Room Security Service South State States Street Union University Version West World""".split())
_SIGNS_OF_ROWS = re.compile(r"\s[|·•]\s|【")
NOTED = "a numbered note to the text"
_NEAR = 3  # paragraphs from the beginning
_CREDIT = 4  # words of a credit that stands alone
_NUMBERED = re.compile(r"(?:[IVX]{1,5}|\d{1,2}|[A-Z])[.)]\s")


class Labelling(Endings):
    """The looks of one page, asked for the labels of its articles' paragraphs."""

    def label(self, section):
        """Label the paragraphs of one section, each with a reason. What is left out is furniture."""
        inside = self.text_numbers(section)
        first, last = next((number for number in inside if number >= section.lead), inside[0]), inside[-1]
        inside = set(inside)
        section.opening = self._opening(section)
        for number in range(section.head, section.end):
            label = self._label(section, number, first, last, inside)
            if label:
                section.labels[number] = label
        self._label_references(section, last)

    def _opening(self, section):
        """Where a paragraph opens with its dateline: a sure one, else a place or an agency alone near the beginning."""
        told = [number for number in range(section.lead, section.end) if self.is_text(number) and number not in section.points]
        sure = next((number for number in told if self.looks[number].kind == "opening"), None)
        return next((number for number in told[:_NEAR] if self.looks[number].dateline), None) if sure is None else sure

    def _label(self, section, number, first, last, inside):
        """The label of one paragraph in its section; None for furniture."""
        if number == section.title:
            return "title", "the headline: the line above the article's head"
        if number in section.boxes:
            return None
        if number in section.points:
            return "standfirst", "a point of the summary above the text"
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
        if look.kind in (*TEXT, "heading") and any(map(self.announces_note, range(last + 1, number))):
            return "note", "stands under a note's heading"
        if look.kind == "heading" and self._is_in_signatures(number, last):
            return "byline", "signs the text"
        if look.kind == "heading" and number == last + 1 and look.words <= 3 and self.line(number)[0].isupper() and self._is_dated(number + 1):
            return "dateline", "a place over the day, as documents are signed"
        if look.kind == "heading" and number == last + 1 and self._is_in_capitals(number):
            return "byline", "names in capitals just under the text"
        if look.reason == OFFICE and number == last + 1 and self._is_dated(number + 1):
            return "byline", "the office that signs the text"
        return self._label_light(look) if look.reason != "the name of an agency or outlet" else None

    def _is_in_signatures(self, number, last):
        """Whether a line is one of those that begin with "For the Government of …", right under a treaty or statement."""
        block = range(last + 1, number + 1)
        return number > last and self.line(last + 1).startswith("For the ") and all(self.looks[one].kind == "heading" for one in block)

    def _is_in_capitals(self, number):
        """Whether a line is two names or more in capitals, and no menu begins with it."""
        line = self.line(number)
        names = line.isupper() and _AUTHORS.fullmatch(line) and not _NO_PERSON & set(line.title().split())
        alone = number + 1 == len(self.looks) or self.looks[number + 1].kind != "heading"
        return bool(names) and (alone or _JOINT.search(line) is not None)

    def _is_dated(self, number):
        return number < len(self.looks) and self.looks[number].kind in ("date", "dateline")

    def _label_text(self, section, number):
        opening = section.opening
        if number < section.lead:
            return "standfirst", "stands between the headline and the date or byline"
        if opening is not None and number < opening and self.only_summary(section.lead, opening):
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
        dated = look.kind == "byline" and _YEAR.search(self.line(number))
        if dated or look.kind in ("date", "dateline", "note") or (number > title and look.kind not in HEADLINE):
            return self._label_light(look)
        if number < title or look.kind not in HEADLINE:
            return None
        if look.words > 1 and self.is_captioned(number):
            return "caption", "stands over a picture credit"
        if _WHO_WHERE.fullmatch(self.line(number)):
            return "byline", "names who wrote the text, and where"
        if _NUMBERED.match(self.line(number)):
            return "body", "a numbered line that opens the article"
        if self._opens_a_part(section, number):
            return "body", "a line inside the article, without a full stop or as a heading"
        if self._is_place_alone(section, number):
            return "dateline", "a place in capitals just above the text"
        if self._is_shown_above(section, number):
            return "caption", "stands under a picture credit"
        if self._is_authors(section, number):
            return "byline", "a name and nothing else, near the day or the agency"
        return ("standfirst", "stands between the headline and the text") if self._may_sum_up(number) else None

    def _may_sum_up(self, number):
        """Whether a line tells something: no counter, no row of buttons, no rubric."""
        words = self.line(number).split()
        told = any(word[0].islower() and len(word) > 3 for word in words) or len(words) > _SUMMARY + 1
        return self.looks[number].words >= _SUMMARY and told and not _SIGNS_OF_ROWS.search(self.line(number))

    def _is_shown_above(self, section, number):
        """Whether a picture's credit stands alone above a line, and no other line is its text."""
        above = self.looks[number - 1]
        other = number - 2
        captioned = other != section.title and self.looks[other].kind == "heading" and self.is_captioned(other)
        return above.kind == "caption" and above.words <= _CREDIT and not captioned

    def _is_authors(self, section, number):
        """Whether a line is one or more names that occur nowhere in the text, beside a day or a byline."""
        line = self.line(number)
        if not _AUTHORS.fullmatch(line) or _NO_PERSON & set(line.split()):
            return False
        beside = {self.looks[one].kind for one in (number - 1, number + 1) if 0 <= one < len(self.looks)}
        near = range(section.lead, min(section.lead + _NEAR, section.end))
        text = " ".join(self.line(one) for one in (section.title, *near) if one is not None)
        own = set(line.split()) - {"and"}
        return bool(beside & {"date", "byline"}) and not own & set(WORD.findall(text))

    def _is_place_alone(self, section, number):
        line = self.line(number)
        return number == section.lead - 1 and self.looks[number].words <= 3 and line.partition(",")[0].isupper() \
            and len(line) > 3 and not _DOCUMENTS.search(line)

    def _opens_a_part(self, section, number):
        """Whether a sub-heading stands over the first part: marked as one, under the day or the names."""
        between = {self.looks[one].kind for one in range(section.head if section.title is None else section.title, number)}
        marked = self.looks[number].core.start > self.looks[number].span.start
        return marked and number == section.lead - 1 and bool(between & {"date", "byline", "note", "dateline"})

    def _label_light(self, look):
        if look.kind in ("caption", "date", "byline", "note", "dateline", "standfirst"):
            return look.kind, look.reason
        return None

    def _is_inner_heading(self, number):
        """A short line between paragraphs of text. One word of a menu may be a heading there; a run of them is a menu."""
        if self.looks[number].kind not in (*HEADLINE, "sign-off", "reference") and self.looks[number].reason != "a menu":
            return False
        run = [number]
        while self._may_be_menu(run[-1] + 1):
            run.append(run[-1] + 1)
        while self._may_be_menu(run[0] - 1):
            run.insert(0, run[0] - 1)
        if any(self.looks[one].kind == "list" for one in range(max(0, run[0] - 1), number)):
            return False
        if self.line(run[0]).endswith(":") and self.looks[number].kind == "heading":
            return True  # the items of a list
        short = sum(self.looks[one].words <= 3 for one in run)
        return short < 3 and not any(self.looks[one].reason == "a menu" for one in run[1:])

    def _may_be_menu(self, number):
        return 0 <= number < len(self.looks) and (
            self.looks[number].kind == "heading" or self.looks[number].reason == "a menu")

    def _label_references(self, section, last):
        """The lines under "References:" after the text, up to the next kind of thing."""
        listing, noted = False, False
        for number in range(last + 1, section.end):
            kind = self.looks[number].kind
            if kind in ("stop", "list") or self.looks[number].reason == NO_WORDS:
                return
            is_note = listing and self.is_noted(number)
            noted = noted or is_note
            listing = kind == "reference" or is_note or (listing and not noted and kind in ("heading", "furniture", "byline", "date"))
            if listing:
                section.labels[number] = ("reference", NOTED if is_note else "names what the text is based on")
