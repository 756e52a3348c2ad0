"""Which paragraphs are the text of an article: where it ends, and what breaks it without ending it."""

import re
from itertools import pairwise

from course_lib.loader import dates
from course_lib.loader.looks import SIGNED
from course_lib.loader.pagelines import HEADLINE, TEXT, PageLines
from course_lib.words.spans import WORD

FORM = "a subscription form"
_BOX = 4  # paragraphs from the first to the last line of a form
_ABOUT = re.compile(r"(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}),? (?:is|was|covers|writes|reports|has|works|teaches)\b")
# What stands at the foot of a text, as a rule: what follows has to show that it goes on with the same matter.
_FOOT = {"legal small print", "a share line", "a button", "a file to download", "a form",
         "an invitation to follow the publisher", "a notice of the website", "a web or mail address",
         "a heading of the page"}
_RESUMED = 12  # words that may do so
_NAME = re.compile(r"(?<=[a-z,] )[A-Z]\w{3,}")
# Capitals that a publisher's small print shares with every report.
_OF_OFFICES = frozenset("""Affairs Agency Department Embassy Federal Federation Foreign Government International Ministry
Minister National News Office President Press Prime Republic Secretary State Union United""".split()) | {
    name.title() for name in (*dates.MONTHS, *dates.WEEKDAYS)}
_POINT = 30  # words of a key point in a list by itself
_BRIEF_POINT = 15  # where no gap ends the list
_NOTED = re.compile(r"\W?\d{1,2}\W")  # [1] Annual report, 2020


class Endings(PageLines):
    """The looks of one page, asked which paragraphs of a section are the article's own text."""

    def text_numbers(self, section):
        """The paragraphs of the article's own text, a summary above it included."""
        section.boxes = self._boxes(section)
        section.points = self._key_points(section)
        numbers = self._told(section)
        while len(numbers) > 1 and self._is_about_author(section, numbers[-1]):
            numbers.pop()
        summary = [number for number in range(section.head, section.lead)
                   if number != section.title and self.is_text(number)]
        return summary + numbers

    def _told(self, section):
        """The text from the lead on. Comments and forms end it; links, or what stands at a foot, may only break it."""
        numbers, waiting, broken, in_block = [], None, False, False
        for number in range(section.lead, section.end):
            if self._ends(section, number, numbers):
                break
            if self.looks[number].kind == "list":
                broken, in_block = True, not self.after_blank(number + 1)
            elif broken and ((in_block and self.after_blank(number)) or self._resumes(number, numbers)):
                broken = False
                numbers += self._passed_over(number, numbers)
            if len(numbers) > 1 and self._is_foot(number, numbers):
                waiting, names = [], self._names(numbers)
            if broken or number in section.boxes or not self._is_told(number, numbers):
                continue
            (numbers if waiting is None else waiting).append(number)
            if waiting and self._go_on(waiting, names):
                numbers, waiting = numbers + waiting, None
        return numbers

    def _go_on(self, waiting, names):
        """Whether paragraphs below what stands at a foot name at least two of those whom the text named."""
        own = {word for number in waiting for word in WORD.findall(self.line(number))}
        return sum(self.looks[number].words for number in waiting) >= _RESUMED and len(names & own) > 1

    def _ends(self, section, number, numbers):
        look = self.looks[number]
        return (look.kind == "stop" or (bool(numbers) and self.announces_note(number))
                or self._follows_letter(number, numbers)
                or (look.kind in HEADLINE and self._names_author(section, number, numbers))
                or (look.kind == "reference" and self.is_noted(number + 1)))

    def is_noted(self, number):
        """Whether a numbered note stands there: "[1] Annual report, 2020"."""
        return number < len(self.looks) and _NOTED.match(self.line(number)) is not None

    def _is_foot(self, number, numbers):
        """Whether an article may have ended: small print, who wrote it, or an end mark in the paragraph above."""
        look = self.looks[number]
        return look.kind == "byline" or look.reason in _FOOT or (
            numbers[-1] == number - 1 and self.looks[number - 1].reason == SIGNED)

    def _is_told(self, number, numbers):
        kind = self.looks[number].kind
        listed = kind == "heading" and bool(numbers) and numbers[-1] == number - 1 and self._goes_on(numbers)
        return listed or kind in TEXT or (bool(numbers) and kind == "sign-off") or self._lost_its_stop(number)

    def _goes_on(self, numbers):
        """Whether the text so far ends in a colon, or in the items of a list under one."""
        last = next((number for number in reversed(numbers) if self.is_text(number)), None)
        return last is not None and self.line(last).endswith(":")

    def announces_note(self, number):
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

    def _key_points(self, section):
        """The paragraphs of a summary that is announced above the text: "Key points", and sentences below it."""
        above = range(section.head if section.title is None else section.title, section.lead)
        announced = next((one for one in above
                          if self.looks[one].kind == "standfirst" and self.looks[one].words <= 3), None)
        if announced is None:
            return set()
        gaps = self.after_blank(announced + 1)
        points = []
        for number in range(announced + 1, section.end - 1):
            look = self.looks[number]
            if look.kind not in ("prose", "heading") or look.words > (_BRIEF_POINT if gaps else _POINT) \
                    or (not gaps and self.after_blank(number)):
                break
            points.append(number)
        below = points[-1] + 1 if points else section.end
        while points and below < section.end - 1 and self.looks[below].kind == "furniture":
            below += 1  # "AI generated"
        listed = (gaps or self.after_blank(below)) and any(map(self.is_text, range(below, section.end)))
        return set(points) if listed else set()

    def _is_about_author(self, section, number):
        """Whether a paragraph begins with the name of who wrote the text and says what they do."""
        about = _ABOUT.match(self.line(number))
        signs = [one for one in range(section.head, section.lead) if self.looks[one].kind in ("byline", "date")]
        return about is not None and any(about["name"].lower() in self.line(one).lower() for one in signs)

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
        names = {word for other in numbers for word in _NAME.findall(self.line(other))}
        return self.looks[number].words >= 15 and len(names & set(WORD.findall(self.line(number)))) >= 2

    def _passed_over(self, number, numbers):
        """A short paragraph between links and the text that goes on, where it names one of those in the text."""
        above = number - 1
        passed = self.is_text(above) and bool(numbers) and above > numbers[-1] \
            and self._names(numbers) & set(WORD.findall(self.line(above)))
        return [above] if passed else []

    def _names(self, numbers):
        return {word for number in numbers for word in _NAME.findall(self.line(number))} - _OF_OFFICES
