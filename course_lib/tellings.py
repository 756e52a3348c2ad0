"""Where an article tells that people met: who, on which day, where, in which form.

Each sentence is searched for phrases that may tell of a meeting (``meeting_phrases``). Who met stands before the phrase
and, as its row says, after it (``participants``); the day stands nearest to it, or was told just before. What has no two
participants (one, for a journey) is no meeting, and what has no day only where the phrase is sure.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from course_lib import days
from course_lib.days import DayPhrase, Reference
from course_lib.participants import Line, named, subject_of

STATUSES = ("reported", "announced", "recalled")
KINDS = ("bilateral", "trilateral", "multilateral", "call", "visit", "inspection", "signing")
JOURNEYS = ("visit", "inspection")

_LONG_AGO = timedelta(days=7)  # what a report tells of an earlier week, it recalls
_LONG_AGO_FOR_AN_EDITOR = timedelta(days=31)  # an introduction looks back further

_INFINITIVE = frozenset("meet hold have sit receive pay call host discuss convene visit arrive make begin start inspect tour"
                        " sign witness speak co-chair".split())
_TO = r"(?:is|are)\s(?:(?:due|set|scheduled|expected|planned|going)\s)?to"
_WILL = re.compile(rf"\b(?:will|shall|would|{_TO})\s(?:\w+\s){{0,2}}$")
_WILL_ALSO = re.compile(rf"\b(?:will|shall|{_TO})\s[^;]*$")
_ON_PURPOSE = re.compile(r"(?:,|\band|\bto)\s+$")
_DENIED = re.compile(r"\b(?:not|never|without|declined\sto|refused\sto|failed\sto|instead\sof|cancelled|postponed)\s(?:\w+\s)?$")
_BACKGROUND = re.compile(
    r"\b(?:since|until|till|before|after|ahead of|as of|by|of|dated|between|due)\s(?:(?:the|this|last|next)\s)?$", re.IGNORECASE)
_VAGUE = re.compile(
    r"\b(?:last|past)\s(?:week|month|year|spring|summer|autumn|fall|winter)\b(?!['’]s)|\bin\s(?:January|February|March|April|May|June|July"
    r"|August|September|October|November|December)\b(?!\s\d{1,2}\b)|\b(?:weeks?|months?|years?)\s(?:ago|earlier)\b|\bin\s(?:19|20)\d\d\b")
_OPEN = re.compile(r"\b(?:is|are|was|were)\s(?:paying|visiting|meeting|holding)\b|\b(?:next|this|coming)\s(?:week|month|year|spring|summer|autumn|fall|winter)\b|\bstay\b")
_AFTERWARDS = re.compile(r"\b(?:[Aa]fter|[Bb]efore|[Ff]ollowing|[Cc]lose\sof|[Ee]nd\sof)\s(?:the|their)\s(?:talks|meeting|session|visit)\b")
_FORMS = {"trilateral": "trilateral", "three-way": "trilateral", "bilateral": "bilateral", "multilateral": "multilateral"}
_FORM = re.compile("|".join(_FORMS))
_REMOTE = re.compile(r"^(?!pa[iy]).*\b(?:(?:tele)?phone|(?:tele|video-?)conference|video|online|virtual|calls?(?!\s+on))\b", re.DOTALL)
_HERE = re.compile(r"\bhere\b")
_NOUN = re.compile(r"\b(?:the|a|an|this|his|her|their)\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)
_OWN_TALKS = re.compile(r"['’]s\s(?:talks|meeting|session|summit|conversation|call)\b")
_CONTENT = re.compile(r"\b(?:to|that)\b")
_RELATIVE = re.compile(r"\bwho\b")


class Telling(NamedTuple):
    """What an article tells of one meeting; ``start`` to ``end`` is the first of its ``sentences``.

    ``day`` is None where it cannot be told; ``why`` says what it rests on, and ``own_day`` whether the sentence itself
    names it. Where no people are named, ``participants`` are states, and ``named`` is False.
    """

    article: str
    sentences: tuple[str, ...]
    start: int
    end: int
    kind: str
    status: str
    participants: tuple[str, ...]
    named: bool = True
    day: date | None = None
    phrase: DayPhrase | None = None
    why: str | None = None
    own_day: bool = False
    place: str | None = None

    @property
    def group(self):
        """What may be one event: meetings in any form are of one group."""
        return "meeting" if self.kind.endswith("lateral") else self.kind


class _Day(NamedTuple):
    """A day told, the phrase it rests on, why; the place told with it; whether the sentence in hand names it."""

    day: date | None = None
    phrase: DayPhrase | None = None
    why: str | None = None
    place: str | None = None
    own: bool = False


def find_tellings(article, mentions, finder):
    """What one article tells of meetings, in the order of first telling.

    ``mentions``: those of its sentences, by sentence id; ``finder``: a ``meeting_phrases.Finder``.
    """
    room = _Room(article, mentions)
    for number, sentence in enumerate(article.sentences):
        phrases = finder.phrases(article.text, sentence.words.start, sentence.words.end)
        if phrases:
            room.number = number
            _Sentence(room, sentence, phrases, finder).read()
    return tuple(room.tellings)


class _Room:
    """An article as far as it has been read: its tellings, the day told last, and whom it was about."""

    def __init__(self, article, mentions):
        self.article, self.mentions, self.number = article, mentions, 0
        self.tellings = []
        self.unnamed = None, _Day()  # the last sentence that tells the day of a meeting, but names nobody
        event = article.header.event
        self.day = Reference(event, "the day of the event") if event else None

    def add(self, new):
        """Keep a telling, together with what was told of the same meeting before; the place where it is kept."""
        for place in reversed(range(len(self.tellings))):
            if _tell_the_same(self.tellings[place], new):
                self.tellings[place] = _together(self.tellings[place], new)
                return place
        self.tellings.append(new)
        return len(self.tellings) - 1

    def person_before(self):
        """Whom the last sentence that names somebody is about."""
        for sentence in reversed(self.article.sentences[:self.number]):
            if people := named(self.mentions[sentence.id]):
                return subject_of(self.article.text, sentence.words.start, people)
        return ()

    def last_group(self, number=None):
        """The participants of the meeting told last, where there are so many."""
        group = next((one.participants for one in reversed(self.tellings) if len(one.participants) > 1), ())
        return group if number in (None, len(group)) else ()

    def day_told_last(self):
        """The day of the meeting told last."""
        return next((_Day(one.day, one.phrase, one.why, one.place) for one in reversed(self.tellings)), _Day())

    def day_before(self):
        """The day that the sentence before names."""
        if self.number == 0:
            return _Day()
        before = self.article.sentences[self.number - 1]
        if before.id == self.unnamed[0]:
            return self.unnamed[1]
        for telling in reversed(self.tellings):
            if before.id in telling.sentences:
                return _Day(telling.day, telling.phrase, telling.why)
        told = next((self.resolved(one) for one in _days_in(self.article.text, *before.words)), _Day())
        return told._replace(place=self.here(*before.words)) if told.day else told

    def here(self, start, end):
        """The dateline's place, where a stretch of text says that something happened here."""
        place = self.article.place if _HERE.search(self.article.text, start, end) else None
        return place and place.split("/")[0].strip(" .,").title()

    def resolved(self, phrase, reference=None):
        day, why = days.resolve(phrase, reference or (self.article.header.reference if phrase.shift is None else self.day))
        return _Day(day, phrase, why)


def _days_in(text, start, end):
    """The days named in a stretch of text, apart from those that only bound or date something else."""
    return [one for one in days.find_days(text, start, end)
            if not _BACKGROUND.search(text[start:one.start]) or _OWN_TALKS.match(text, one.end)]


def _tell_the_same(old, new):
    """Whether two tellings of one article may be about one meeting."""
    if old.group != new.group or (old.status == "announced") != (new.status == "announced"):
        return False
    if old.day != new.day and None not in (old.day, new.day):
        return False
    one, other = set(old.participants), set(new.participants)
    if old.named != new.named:
        return len(one) == len(other)
    if old.group in JOURNEYS:
        return one == other and (old.place == new.place or None in (old.place, new.place))
    return one == other or (len(other) > 1 and other < one and not new.own_day)


def _together(old, new):
    people = old if old.named or not new.named else new
    dated = old if old.day or not new.day else new
    sentences = tuple(dict.fromkeys(old.sentences + new.sentences))
    return old._replace(sentences=sentences, participants=people.participants, named=people.named, day=dated.day,
                        phrase=dated.phrase, why=dated.why, place=old.place or new.place)


class _Sentence:
    """One sentence in which phrases may tell of meetings."""

    def __init__(self, room, sentence, phrases, finder):
        self.room, self.sentence, self.phrases, self.finder = room, sentence, phrases, finder
        self.text, (self.start, self.end) = room.article.text, sentence.words
        self.line = Line(self.text, self.start, self.end, room.mentions[sentence.id], phrases, room)
        self.days = _days_in(self.text, self.start, self.end)
        self.counted = {one: self._from_which(one) for one in days.find_counted_days(self.text, self.start, self.end)}
        self.announced = {}  # by the number of a phrase, whether what it tells is yet to come
        self.kept = {}  # by the number of a phrase, where its telling is kept

    def read(self):
        for number, phrase in enumerate(self.phrases):
            before, after = self.line.who_met(number)
            if phrase.kind == "same":
                self._add_people(before + after)
                continue
            separate = "separate" in self.text[phrase.start:phrase.end].split()
            for people in [before + (one,) for one in after] if separate else [before + after]:
                if telling := self._telling(number, phrase, tuple(dict.fromkeys(people)), bool(before and after)):
                    self.kept[number] = self.room.add(telling)
        self._take_the_day()

    def _take_the_day(self):
        """"The same day" counts from the meeting told last, unless it was told in passing (", who arrived on Monday")."""
        own = [one for one in (self.room.tellings[place] for place in self.kept.values()) if one.own_day]
        if own and not _RELATIVE.search(self.text, self.start, self.phrases[0].start):
            self.room.day = own[-1].day and Reference(own[-1].day, "the meeting told before")

    def _add_people(self, ids):
        """People who were there as well; those of states take the place of the states."""
        last = self.room.tellings[-1] if self.room.tellings else None
        near = self.room.article.sentences[max(0, self.room.number - 1):self.room.number + 1]
        if last and ids and any(one.id in last.sentences for one in near) and last.group not in JOURNEYS:
            kept = last.participants if last.named else ()
            sentences = tuple(dict.fromkeys((*last.sentences, self.sentence.id)))
            self.room.tellings[-1] = last._replace(participants=tuple(dict.fromkeys(kept + ids)), named=True, sentences=sentences)

    def _telling(self, number, phrase, people, both_sides):
        """What a phrase tells, or None: nothing happened, nobody is named, or only a day would make it sure."""
        phrase = phrase._replace(sure=phrase.sure or both_sides and phrase.partner == "with")
        announced = self.announced[number] = self._is_announced(number, phrase)
        if announced is None:
            return None
        alone = phrase.kind in (*JOURNEYS, "multilateral")
        states = self.line.states(number) if len(people) < 2 and phrase.sure and not alone else ()
        who, told = states or people, self._day(number, phrase, announced)
        place = self._place(number, phrase) or told.place
        if len(who) < (1 if alone else 2):
            if phrase.sure and told.day:
                self.room.unnamed = self.sentence.id, told
            return None
        if not self._is_told(phrase, told, place, states):
            return None
        status = "announced" if announced else self._status(phrase, told.day)
        return Telling(self.room.article.id, (self.sentence.id,), *self.sentence.span, self._kind(phrase, len(who)), status,
                       who, not states, told.day, told.phrase, told.why, told.own, place)

    def _is_announced(self, number, phrase):
        """Whether it is yet to come; None where it is denied or only wished for."""
        lead, first = self.text[self.start:phrase.start], self.text[phrase.start:phrase.end].split()[0].lower()
        if number and first in _INFINITIVE and _ON_PURPOSE.search(lead) and (self.phrases[number - 1].kind == "visit" or not lead.endswith("to ")):
            return self.announced.get(number - 1)  # "will fly to Baku to meet", "will hold talks and meet"
        announced = bool(_WILL.search(lead) or (phrase.partner == "none" and _WILL_ALSO.search(lead)))
        wished = first in _INFINITIVE and not announced and not _NOUN.search(lead)
        return None if wished or _DENIED.search(lead) else announced

    def _is_told(self, phrase, told, place, states):
        """Whether there is enough to go by: a day where the words may mean something else, a goal for a journey."""
        if phrase.kind == "visit" and not place:
            return told.day is not None and all(one.kind != "inspection" for one in self.phrases)
        return phrase.sure and not states or (told.day is not None and (place is not None or phrase.kind != "visit"))

    def _status(self, phrase, day):
        header = self.room.article.header
        now = header.event or (header.reference and header.reference.day)
        long_ago = _LONG_AGO_FOR_AN_EDITOR if self.room.article.kind == "introduction" else _LONG_AGO
        if day:
            return "recalled" if now and now - day >= long_ago else "reported"
        return "recalled" if _VAGUE.search(self.text, phrase.end, self.end) else "reported"

    def _kind(self, phrase, count):
        words = self.text[phrase.start:phrase.end]
        if phrase.kind != "meeting":
            return phrase.kind
        if _REMOTE.search(words):
            return "call"
        form = _FORM.search(words)
        return _FORMS[form[0]] if form else {2: "bilateral", 3: "trilateral"}.get(count, "multilateral")

    # Day and place

    def _end(self, number):
        """Where what belongs to a phrase ends."""
        return self.phrases[number + 1].start if number + 1 < len(self.phrases) else self.end

    def _day(self, number, phrase, announced):
        """The day named after the phrase, else before it, else by the sentence before; not one still to come."""
        if number in self.counted.values():
            return self._related(next(one for one in self.counted if self.counted[one] == number))
        end = self._end(number)
        if not phrase.sure and (cut := _CONTENT.search(self.text, phrase.end, end)):
            end = cut.start()
        own = sorted([*self.days, *self.counted])
        near = [one for one in own if phrase.start <= one.start < end] or [one for one in own[::-1] if one.end <= phrase.start]
        if near:
            return self._own_day(near[0], announced)
        if _AFTERWARDS.search(self.text, self.start, phrase.start):
            return self.room.day_told_last()
        unclear = announced or any(words.search(self.text, self.start, self.end) for words in (_VAGUE, _OPEN))
        return _Day() if unclear else self.room.day_before()

    def _own_day(self, phrase, announced):
        if (number := self.counted.get(phrase)) is not None:
            kept = self.kept.get(number)
            day = self.room.tellings[kept].day if kept is not None else None
            told = self.room.resolved(phrase, day and Reference(day, "that meeting"))
        else:
            told = self.room.resolved(phrase)
        now = self.room.article.header.reference
        to_come = told.day and now and told.day > now.day and not announced
        return _Day() if to_come else told._replace(own=True)

    def _from_which(self, counted):
        """The number of the phrase from whose meeting a day counts ("the day prior to his meeting with …"), or None."""
        following = [number for number, one in enumerate(self.phrases) if one.start > counted.end]
        if not following or not self.text[:counted.end].endswith(("after", "before", "prior")):
            return None
        return following[0] if not re.search(r"[,;.]", self.text[counted.end:self.phrases[following[0]].start]) else None

    def _related(self, counted):
        """The day of a meeting from which another day counts ("he said on Friday, a day after they met")."""
        said = [one for one in self.days if one.end <= counted.start]
        day = self.room.resolved(said[-1]).day if said else None
        return self.room.resolved(counted._replace(shift=-counted.shift), Reference(day, "that day")) if day else _Day()

    def _place(self, number, phrase):
        journey = phrase.kind in JOURNEYS
        begin = phrase.end - len(self.text[phrase.start:phrase.end].split()[-1]) if journey else phrase.end
        if phrase.kind == "visit" and self.text[phrase.start:phrase.end].startswith("arriv"):
            begin = phrase.start
        end = self._end(number)
        return self.finder.place(self.text, begin, end, journey) or self.room.here(phrase.start, end)
