"""An article as far as it has been read: the meetings told, the day told last, whom it was about."""

import re
from datetime import timedelta
from typing import NamedTuple

from course_lib.extraction.meeting_days import Told, days_in, resolved
from course_lib.extraction.participants import subject_of
from course_lib.extraction.present import named
from course_lib.extraction.speakers import subjects_in
from course_lib.extraction.telling import JOURNEYS, tell_the_same, together
from course_lib.extraction.transcripts import speakers_of
from course_lib.loader.dates import find_dates
from course_lib.loader.days import DayPhrase, Reference
from course_lib.words.spans import Span

LONG_AGO_FOR_AN_EDITOR = timedelta(days=31)  # an introduction looks back further than a report

_CALL = re.compile(r"\b(?:calls?(?!\s+(?:on|for))|(?:tele)?phones?|phone talks)\b", re.IGNORECASE)
# A journey whose one day printed is its first or its last: what happened on it may lie on another.
_OVER_DAYS = re.compile(r"\b(?:\w+-day|concluded|concludes|wrapped\s+up|ended)\b")
_CALLED = re.compile(r"\b(?:call(?:s|ed)?\s+on|paid|made|was\s+(?:\w+\s+)?received|presented)\b")
_OPENING = 3  # sentences
_HERE = re.compile(r"\bhere\b")


class Open(NamedTuple):
    """A meeting told of by a sentence that does not say who met; ``people`` are those named since."""

    sentence: str
    people: tuple[str, ...]
    told: Told
    kind: str


class Room:
    """An article as far as it has been read: its tellings, the day told last, and whom it was about."""

    def __init__(self, article, mentions):
        self.article, self.mentions, self.number = article, mentions, 0
        self.reference = article.header.reference or _in_title(article)
        self.opening = self.reference or _in_opening(article)
        event, filed = article.header.event, self.reference and self.reference.day
        self.now = filed or event
        self.day = event and Reference(event, "the day of the event")  # from which "the same day" counts
        self.ahead = None  # the same for what is yet to come
        self.tellings, self.open, self.unsure = [], None, None
        self._told_in = {}  # by sentence id, the day of what it tells
        self._told_day = None  # the first of them
        self._voices = speakers_of(article, mentions)
        self._about, self._read = (), 0

    def add(self, new):
        """Keep a telling, together with what was told of the same meeting before; the place where it is kept."""
        place = next((place for place in reversed(range(len(self.tellings)))
                      if tell_the_same(self.tellings[place], new)), None)
        if place is None:
            place = len(self.tellings)
            self.tellings.append(new)
        else:
            self.tellings[place] = together(self.tellings[place], new)
        kept = self.tellings[place]
        self.open = self.open if new.group in JOURNEYS else None
        took_days = new.group in JOURNEYS and _OVER_DAYS.search(self.article.text, new.start, new.end)
        self.told(new.sentences[0], Told() if took_days else Told(kept.day, kept.phrase, kept.why))
        return place

    def told(self, sentence, told):
        """Take note of the day of a meeting that a sentence tells of, whoever met; a range of days is none."""
        is_range = told.phrase and told.phrase.printed and told.phrase.printed.is_range
        self._told_in[sentence] = Told() if is_range else told
        is_near = told.day and not (self.now and abs(self.now - told.day) > LONG_AGO_FOR_AN_EDITOR)
        self._told_day = self._told_day or (told if is_near and not is_range else None)

    def agreed(self):
        """Who "agreed" or the like in the sentence before, which did not say that they met."""
        return self.unsure[1] if self.unsure and self.unsure[0] in self.near() else ()

    def is_call(self):
        """Whether those who "spoke" did so by telephone: the title says it, or the sentence before."""
        title = self.article.title.of(self.article.text) if self.article.title else ""
        near, last = self.near(), self.tellings[-1] if self.tellings else None
        if last and self.article.sentences[self.number].id in last.sentences:
            return last.kind == "call"
        return bool(_CALL.search(title) or self.open and self.open.kind == "call" and self.open.sentence in near
                    or last and last.kind == "call" and near.intersection(last.sentences))

    def near(self):
        """The ids of the sentence in hand and the one before it."""
        return {one.id for one in self.article.sentences[max(0, self.number - 1):self.number + 1]}

    def person_before(self):
        """Whom the last sentence that names somebody is about."""
        for sentence in self.article.sentences[self._read:self.number]:
            if people := [one for one in named(self.mentions[sentence.id]) if len(one.ids) == 1]:
                self._about = subject_of(self.article.text, sentence.words.start, people, self._about)
        self._read = self.number
        return self._about

    def guest(self):
        """Whom the meeting told last had as a guest: who called, or else whom the other received."""
        last = next((one for one in reversed(self.tellings) if len(one.participants) == 2), None)
        if last is None:
            return self.person_before()
        called = _CALLED.search(self.article.text, last.start, last.end)
        return last.participants[:1] if called else last.participants[1:]

    def speaker(self):
        """Who says "I" in a transcript, a speech or a letter."""
        voice = self._voices.get(self.article.sentences[self.number].id)
        return voice.ids if voice else ()

    def last_group(self, number=None):
        """The participants of the meeting told last, where there are so many; else the two named just before."""
        group = next((one.participants for one in reversed(self.tellings) if len(one.participants) > 1), ())
        group = group or self._two_before()
        return group if number in (None, len(group)) else ()

    def _two_before(self):
        """Those whom the sentence before names, where they are two."""
        before = self.mentions[self.article.sentences[self.number - 1].id] if self.number else ()
        people = tuple(dict.fromkeys(id for one in named(before) for id in one.ids))
        return people if len(people) == 2 else ()

    def two_states(self):
        """The two states that a sentence before named together last."""
        before = self.article.sentences[:self.number]
        found = (one for sentence in reversed(before)
                 for one in subjects_in(self.article.text, *sentence.words, self.mentions[sentence.id]))
        return next((one.ids for one in found if one.form == "states" and len(set(one.ids)) == 2), ())

    def tells_of_journey(self):
        """Whether somebody has been on the way: what is told next may have happened on another day."""
        return any(one.group == "visit" for one in self.tellings)

    def day_told_last(self):
        """The day of the meeting told last, other than a journey or one recalled; before any, the day of the event."""
        return self._days_told()[-1]

    def met_on_another_day(self, people, day):
        """Whether just these people are told to have met, but not on this day, which is that of others' talks."""
        days = {one.day for one in self.tellings if one.status == "reported" and one.group not in JOURNEYS
                and set(one.participants) == set(people)}
        return bool(day and days) and not days & {day, None}

    def day_of_talks(self, is_first, near=True):
        """The day of "the talks": of those told in the sentence before (if ``near``), else of the first (or last) told."""
        before = self.article.sentences[self.number - 1].id if self.number and near else None
        told = self._told_in.get(before, Told())
        return told if told.day else self._days_told()[0 if is_first else -1]

    def _days_told(self):
        """The days of the meetings told, other than journeys and those recalled or to come; before any, the event's."""
        tellings = [one for one in self.tellings if one.group not in JOURNEYS and one.status == "reported"]
        told = [Told(one.day, one.phrase, one.why, one.place) for one in tellings]
        return told or [self._told_day or self._event()]

    def day_before(self, has_days=False):
        """The day that the sentence before names, first of all for a meeting; at the start of a text its event's.

        ``has_days``: whether the sentence in hand names a day, for another meeting or for the same in other words.
        """
        if self.number == 0:
            return Told() if has_days else self._day_of_event()
        before = self.article.sentences[self.number - 1]
        if before.id in self._told_in:
            return self._told_in[before.id]
        named_days = days_in(self.article.text, *before.words)
        told = resolved(named_days[0], self.reference) if named_days else Told()
        if told.day and self.reference and abs(self.reference.day - told.day) > LONG_AGO_FOR_AN_EDITOR:
            return Told()
        return told._replace(place=self.here(*before.words)) if told.day else self._day_of_event()

    def _day_of_event(self):
        """The article's day, for the first meeting it tells of in its opening, where that has no day of its own."""
        if self.tellings or self._voices:
            return Told()
        return self._told_day or (self._event() if self.number < _OPENING and not self._told_in else Told())

    def _event(self):
        header = self.article.header
        if not header.event or not header.event_phrase:
            return Told()
        return Told(header.event, DayPhrase(*header.event_phrase), "the day of the event that the article opens with")

    def here(self, start, end):
        """The dateline's place, where a stretch of text says that something happened here."""
        place = self.article.place if _HERE.search(self.article.text, start, end) else None
        return place and place.split("/")[0].strip(" .,").title()


def _in_title(article):
    """A day with its year that the title prints, from which days count where nothing else dates the text."""
    return article.title and _first_date(article.text, article.title, "the title")


def _in_opening(article):
    """A day with its year that the first sentences print: days printed without theirs are near it."""
    found = (_first_date(article.text, one.words, "the first day printed") for one in article.sentences[:_OPENING])
    return next((one for one in found if one), None)


def _first_date(text, span, name):
    one = next((one for one in find_dates(text, *span) if one.year and one.on(one.year)), None)
    return one and Reference(one.on(one.year), name, Span(one.start, one.end))
