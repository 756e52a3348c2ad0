"""On which day a meeting phrase puts its meeting, and from what that is known."""

import re
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from course_lib.loader import days
from course_lib.loader.dates import MONTHS_AS_PRINTED, WEEKDAYS
from course_lib.loader.days import DayPhrase, Reference

# Before a day that bounds or dates something else: "since Monday", "the letter of July 3".
_BACKGROUND = re.compile(
    r"\b(?:since|until|till|before|after|ahead\s+of|as\s+of|by|of|dated|between|(?<!is\s)(?<!are\s)due)\s+"
    r"(?:(?:the|this|last|next)\s+)?$", re.IGNORECASE)
_OWN_TALKS = re.compile(r"['’]s\s+(?:talks|meeting|session|summit|conversation|call)\b")
_TALKS_OF = re.compile(r"\b(?:talks|meeting|session|summit|conversation|call|consultations|visit)\s+of\s+$")
_SEASON = r"(?:week|month|year|spring|summer|autumn|fall|winter)"
# A time that is no day, and lies back.
_LONG_SINCE = re.compile(
    rf"\b(?:last|past)\s+{_SEASON}\b(?!['’]s)|\bearlier\s+this\s+{_SEASON}\b"
    rf"|\b(?:in|last)\s+(?:(?:early|mid|late)[\s-])?(?:{MONTHS_AS_PRINTED})\b(?!\s+\d{{1,2}}\b)"
    rf"|\b(?:in|of)\s+(?:(?:the\s+)?(?:early\s+|late\s+)?{_SEASON}\s+(?:of\s+)?)?(?:19|20)\d\d\b"
    r"|\b(?:weeks?|months?|years?)\s+(?:ago|earlier)\b", re.IGNORECASE)
# A time that is no day, and goes on or lies ahead.
_OPEN = re.compile(rf"\b(?:next|this|coming)\s+{_SEASON}\b|\bstay\b"
                   r"|\b(?:is|are|was|were)\s+(?:paying|visiting|meeting|holding)\b")
# What stands in time by a meeting told before: "prior to the talks", "on the margins of the consultations", "also".
_EVENT = (r"(?:the|their|this|these)\s+(?:[\w’'-]+\s+){0,2}?(?:talks|meeting|session|consultations?|dialogue"
          r"|negotiations|discussions?|ceremony|occasion|audience|conference|summit|forum|conversation)\b")
_BY_EVENT = re.compile(
    rf"\bafterwards?\b|\b(?:after|before|following|prior\s+to|ahead\s+of|at|during"
    rf"|(?:close|end|conclusion|margins?|sidelines)\s+of)\s+(?:{_EVENT}|the\s+visit\b)", re.IGNORECASE)
_ALSO = re.compile(r"\b(?:also|then|later|earlier|separately|subsequently|additionally|in\s+addition)\b", re.IGNORECASE)
# A time of a day told before: "that evening", "later in the day", "the previous night".
_PART = r"(?:morning|afternoon|evening|night)"
_PART_OF_DAY = re.compile(
    rf"\b(?:(?P<before>on\s+the\s+eve\s+of\s+the\s+\w+"
    rf"|(?:the\s+)?(?:previous|preceding)\s+{_PART}|the\s+{_PART}\s+before)"
    rf"|(?P<after>the\s+(?:next|following)\s+{_PART})"
    rf"|(?:(?:earlier|later|that)\s+(?:on\s+)?)?(?:in\s+the\s+(?:day|{_PART})|that\s+(?:same\s+)?{_PART})"
    rf"|(?:earlier|later)\s+(?:on\s+)?that\s+day|the\s+same\s+(?:date|{_PART}))\b", re.IGNORECASE)
_HAD = re.compile(r"\bhad\b(?!\s+(?:an?|the|talks|their)\b)")  # of an earlier day; "had a meeting" is not
_OF_DAYS = re.compile(r"\b(?!one-)\w+-day\b|\b(?:is|are)\s")
_SAID = re.compile(r"\b(?:that|said|says|told|announced|added|stated|confirmed|reported|according)\b")
_RELATIVE = re.compile(r",\s+who\b")
_WHO = re.compile(r"\b(?:who|whose|which|said|that)\b")
_IT = re.compile(r"\s+it\b")  # the meeting that the sentence before announces: "she will co-chair it"
_SOON = timedelta(days=31)
# What was agreed or discussed begins here; "to the palace" is no infinitive.
_CONTENT = re.compile(r"\b(?:to(?!\s+(?:the|an?|his|her|their|[A-Z]))|that)\b")


class Told(NamedTuple):
    """A day told, the phrase it rests on, and why; the place told with it; whether the sentence in hand names it."""

    day: date | None = None
    phrase: DayPhrase | None = None
    why: str | None = None
    place: str | None = None
    own: bool = False


def days_in(text, start, end):
    """The days named in a stretch of text, apart from those that only bound or date something else."""
    return [one for one in days.find_days(text, start, end)
            if not _BACKGROUND.search(days.just_before(text, start, one.start)) or _OWN_TALKS.match(text, one.end)
            or _TALKS_OF.search(days.just_before(text, start, one.start))]


def _parts_of_days(text, start, end):
    """The parts of a day told before that a stretch of text names."""
    return [DayPhrase(*match.span(), shift=-1 if match["before"] else 1 if match["after"] else 0)
            for match in _PART_OF_DAY.finditer(text, start, end)]


def resolved(phrase, reference):
    """A day phrase with its day, counted from ``reference``."""
    day, why = days.resolve(phrase, reference)
    return Told(day, phrase, why)


def is_long_since(text, start, end):
    """Whether a stretch of text puts something in an earlier month or year.

    >>> is_long_since("the visit in October 2022", 0, 25), is_long_since("the visit on October 5", 0, 22)
    (True, False)
    """
    return _LONG_SINCE.search(text, start, end) is not None


class Calendar:
    """The days of one sentence. ``room`` knows the article's own day, the day told last and the sentence before."""

    def __init__(self, text, start, end, phrases, room):
        self.text, self.start, self.end, self.phrases, self.room = text, start, end, phrases, room
        self.told = {}  # by the number of a phrase, the day of the meeting it tells

    @cached_property
    def _days(self):
        return days_in(self.text, self.start, self.end)

    @cached_property
    def _counted(self):
        """The days counted from another, each with the number of the phrase from whose meeting it counts."""
        stretch = self.text, self.start, self.end
        return {one: self._base(one) for one in [*days.find_counted_days(*stretch), *_parts_of_days(*stretch)]}

    def has_day(self, start, end):
        """Whether a day stands right after somebody, before the next one is named."""
        return any(start <= one.start < end and not _WHO.search(self.text, start, one.start) for one in self._days)

    def day(self, number, phrase, announced):
        """The day named after the phrase, else before it, else by the sentence before."""
        if number in self._counted.values():
            return self._related(next(one for one in self._counted if self._counted[one] == number))
        near = self._near(number, phrase, announced)
        if near:
            return self._own(near, announced)
        if phrase.kind != "visit" and (event := _BY_EVENT.search(self.text, self.start, self._end_of(number))):
            words = event[0].lower()
            return self.room.day_of_talks("the " in words, not words.startswith(("margin", "sideline")))
        if phrase.kind == "visit" and _OF_DAYS.search(self.text, phrase.start, phrase.end):
            return Told()
        vague = any(words.search(self.text, self.start, self.end) for words in (_LONG_SINCE, _OPEN))
        if announced and _IT.match(self.text, phrase.end, self.end):
            return self.room.day_before(True)
        if announced or vague:
            return Told()
        told = self.room.day_before(bool(self._days))
        if told.phrase and not phrase.sure and told.phrase.start >= self.end:
            return Told()  # "agreed to build a pier" is no meeting because of a day that comes later
        if told.day or phrase.kind == "visit":
            return told
        goes_on = phrase.sure and not self.room.tells_of_journey() and not _HAD.search(self.text, self.start, phrase.end)
        also = goes_on or _ALSO.search(self.text, self.start, phrase.start)
        return self.room.day_told_last() if also else told

    def _end_of(self, number):
        """Where the next phrase begins that does not only say how they met ("over coffee"), or the sentence ends."""
        others = (one.start for one in self.phrases[number + 1:] if not self.text.startswith("over ", one.start))
        return next(others, self.end)

    def _near(self, number, phrase, announced):
        """The day phrase that belongs to a meeting phrase, or None."""
        end = self._end_of(number)
        content = None if phrase.sure else _CONTENT.search(self.text, phrase.end, end)
        end = content.start() if content else end
        every = sorted([*self._days, *self._counted])
        after = [one for one in every if phrase.start <= one.start < end]
        before = [one for one in every if one.end <= phrase.start and not self._is_main(one, phrase)
                  and not (announced and _SAID.search(self.text, self.start, phrase.start))]  # when it was said
        return after[0] if after else before[-1] if before else None

    def _is_main(self, day, phrase):
        """Whether a day is of the main clause, and a visit of another: "met on Friday the envoy, who is on a visit"."""
        return phrase.kind == "visit" and _RELATIVE.search(self.text, day.end, phrase.start) is not None

    def _own(self, day, announced):
        """A day that the sentence names; none where it is still to come and the meeting is not."""
        if day.shift is None:
            lies_ahead = announced and (day.printed or day.word in WEEKDAYS) and day.modifier not in ("last", "earlier")
            day = day._replace(is_future=day.is_future or lies_ahead, is_past=day.is_past and not announced)
            found = resolved(day, self.room.opening if day.printed else self.room.reference)
        elif self.text.startswith("the eve", day.start + len("on ")):
            told = self.room.day_of_talks(True)
            found = resolved(day, told.day and Reference(told.day, "the meeting told first"))
        elif (base := self._counted[day]) is None:
            found = resolved(day, announced and self.room.ahead or self.room.day)
        else:
            told = self.told.get(base)
            found = resolved(day, told and Reference(told, "that meeting"))
        return Told() if not announced and self._is_to_come(day, found) else found._replace(own=True)

    def _is_to_come(self, day, found):
        """Whether a day lies ahead; one printed without its year, soon ahead, is not meant of the year before."""
        now = self.room.reference
        nearest = resolved(day._replace(is_past=False), now).day if found.day and day.is_past else found.day
        ahead = nearest - now.day if nearest and now else timedelta(0)
        return ahead > timedelta(0) and (nearest == found.day or ahead < _SOON)

    def _base(self, counted):
        """The number of the phrase from whose meeting a day counts ("the day prior to his meeting"), or None."""
        if not self.text.endswith(("after", "before", "prior"), 0, counted.end):
            return None
        number = next((number for number, one in enumerate(self.phrases) if one.start > counted.end), None)
        apart = number is None or re.search(r"[,;.]", self.text[counted.end:self.phrases[number].start])
        return None if apart else number

    def _related(self, counted):
        """The day of a meeting from which another day counts ("he said on Friday, a day after they met")."""
        said = [one for one in self._days if one.end <= counted.start]
        day = resolved(said[-1], self.room.reference).day if said else None
        return resolved(counted._replace(shift=-counted.shift), Reference(day, "that day")) if day else Told()
