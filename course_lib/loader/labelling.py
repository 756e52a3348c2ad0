"""What each paragraph of an article is: its label, and the reason for it."""

import re
from itertools import pairwise

from course_lib.loader.looks import NO_WORDS
from course_lib.loader.pagelines import HEADLINE, TEXT, PageLines
from course_lib.loader.shapes import OFFICE
from course_lib.words.spans import WORD

_SUMMARY = 4  # words; a shorter line under the headline is a rubric or a name
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
FORM = "a subscription form"
_BOX = 4  # paragraphs from the first to the last line of a form
_ABOUT = re.compile(r"(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}),? (?:is|was|covers|writes|reports|has|works|teaches)\b")
_DOCUMENTS = re.compile(r"communiqu[eé]|statement|declaration|resolution|decision|draft|final|agreement|protocol", re.IGNORECASE)
_NAMES = r"[A-Z][\w'’-]+(?: [A-Z][\w.'’-]+){1,2}"
_WHO_WHERE = re.compile(rf"{_NAMES}(?:(?:,| and) {_NAMES}){{0,2}} in [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?: and {_NAMES} in [A-Z]\w+)?")
_NUMBERED = re.compile(r"(?:[IVX]{1,5}|\d{1,2}|[A-Z])[.)]\s")


class Labelling(PageLines):
    """The looks of one page, asked for the labels of its articles' paragraphs."""

    def label(self, section):
        """Label the paragraphs of one section, each with a reason. What is left out is furniture."""
        inside = self._text_numbers(section)
        first, last = next((number for number in inside if number >= section.lead), inside[0]), inside[-1]
        inside = set(inside)
        section.opening = next((n for n in range(section.lead, section.end) if self.looks[n].kind == "opening"), None)
        for number in range(section.head, section.end):
            label = self._label(section, number, first, last, inside)
            if label:
                section.labels[number] = label
        self._label_references(section, last)

    def _text_numbers(self, section):
        """The paragraphs of the article's own text. Comments and forms end it; a list of links may only break it."""
        numbers, broken, in_block = [], False, False
        boxes = self._boxes(section)
        above = [section.head <= number != section.title for number in range(section.lead)]
        summary = [number for number in range(section.lead) if above[number] and self.is_text(number)]
        for number in range(section.lead, section.end):
            kind = self.looks[number].kind
            if kind == "stop" or (numbers and self._announces_note(number)) or self._follows_letter(number, numbers) or (kind in HEADLINE and self._names_author(section, number, numbers)):
                break
            if kind == "list":
                broken, in_block = True, not self.after_blank(number + 1)
            elif broken and ((in_block and self.after_blank(number)) or self._resumes(number, numbers)):
                broken = False
            listed = kind == "heading" and bool(numbers) and numbers[-1] == number - 1 and self._goes_on(numbers)
            if not broken and number not in boxes and (listed or kind in TEXT or (numbers and kind == "sign-off") or self._lost_its_stop(number)):
                numbers.append(number)
        while len(numbers) > 1 and self._is_about_author(section, numbers[-1]):
            numbers.pop()
        section.boxes = boxes
        return summary + numbers

    def _goes_on(self, numbers):
        """Whether the text so far ends in a colon, or in the items of a list under one."""
        last = next((number for number in reversed(numbers) if self.is_text(number)), None)
        return last is not None and self.line(last).endswith(":")

    def _announces_note(self, number):
        """Whether a line says that all that follows is a note: "Notes to editors:"."""
        return self.looks[number].kind == "note" and self.looks[number].words <= 4 and "ditor" in self.line(number)

    def _follows_letter(self, number, numbers):
        """Whether a letter was closed by the text so far; only a postscript goes on after that."""
        closed = bool(numbers) and self.looks[numbers[-1]].kind == "sign-off"
        return closed and self.is_text(number) and not self.line(number).startswith("P")

    def _boxes(self, section):
        """What stands between the lines of one form: a newsletter's name, and what is said for it."""
        forms = [number for number in range(section.lead, section.end) if self.looks[number].reason == FORM]
        return {number for first, last in pairwise(forms) if last - first <= _BOX
                and sum(map(self.is_text, range(first, last))) < 2 for number in range(first + 1, last)}

    def _is_about_author(self, section, number):
        """Whether a paragraph begins with the name of who wrote the text and says what they do."""
        about = _ABOUT.match(self.line(number))
        return about is not None and any(about["name"].lower() in self.line(one).lower() for one in range(section.head, section.lead)
                                         if self.looks[one].kind in ("byline", "date"))

    def _lost_its_stop(self, number):
        return self.looks[number].kind == "heading" and self.looks[number].words >= 20

    def _names_author(self, section, number, numbers):
        """Whether a heading after text repeats the byline: a note on the author follows."""
        own = {word.lower() for word in WORD.findall(self.line(number))}
        return bool(numbers) and any(own <= {word.lower() for word in WORD.findall(self.line(other))}
                                     for other in range(section.head, section.lead)
                                     if self.looks[other].kind == "byline")

    def _resumes(self, number, numbers):
        """Whether text after a list of links goes on with the article rather than announcing another."""
        if not self.is_text(number):
            return False
        if self.is_text(number - 1):
            return True
        own = self.telling(self.line(number))
        if self.looks[number - 1].kind == "heading" and len(self.telling(self.line(number - 1)) & own) >= 2:
            return False
        names = {word for other in numbers for word in re.findall(r"(?<=[a-z,] )[A-Z]\w{3,}", self.line(other))}
        return self.looks[number].words >= 15 and len(names & set(WORD.findall(self.line(number)))) >= 2

    def _label(self, section, number, first, last, inside):
        """The label of one paragraph in its section; None for furniture."""
        if number == section.title:
            return "title", "the headline: the line above the article's head"
        if number in section.boxes:
            return None
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
        if look.kind in (*TEXT, "heading") and any(map(self._announces_note, range(last + 1, number))):
            return "note", "stands under a note's heading"
        if look.kind == "heading" and self._is_in_signatures(number, last):
            return "byline", "signs the text"
        if look.kind == "heading" and number == last + 1 and look.words <= 3 and self._is_dated(number + 1):
            return "dateline", "a place over the day, as documents are signed"
        if look.reason == OFFICE and number == last + 1 and self._is_dated(number + 1):
            return "byline", "the office that signs the text"
        return self._label_light(look) if look.reason != "the name of an agency or outlet" else None

    def _is_in_signatures(self, number, last):
        """Whether a line is one of those that begin with "For the Government of …", right under a treaty or statement."""
        block = range(last + 1, number + 1)
        return number > last and self.line(last + 1).startswith("For the ") and all(self.looks[one].kind == "heading" for one in block)

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
        if self.is_captioned(number):
            return "caption", "stands over a picture credit"
        if _WHO_WHERE.fullmatch(self.line(number)):
            return "byline", "names who wrote the text, and where"
        if _NUMBERED.match(self.line(number)):
            return "body", "a numbered line that opens the article"
        if self._opens_a_part(section, number):
            return "body", "a line inside the article, without a full stop or as a heading"
        if self._is_place_alone(section, number):
            return "dateline", "a place in capitals just above the text"
        return ("standfirst", "stands between the headline and the text") if look.words >= _SUMMARY else None

    def _is_place_alone(self, section, number):
        line = self.line(number)
        return number == section.lead - 1 and self.looks[number].words <= 3 and line.isupper() \
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
        return 0 <= number < len(self.looks) and self.looks[number].kind in ("heading", "furniture")

    def _label_references(self, section, last):
        """The lines under "References:" after the text, up to the next kind of thing."""
        listing = False
        for number in range(last + 1, section.end):
            kind = self.looks[number].kind
            if kind in ("stop", "list") or self.looks[number].reason == NO_WORDS:
                return
            listing = kind == "reference" or (listing and kind in ("heading", "furniture", "byline", "date"))
            if listing:
                section.labels[number] = ("reference", "names what the text is based on")
