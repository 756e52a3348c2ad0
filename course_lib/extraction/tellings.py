"""Where an article tells that people met: who, on which day, where, in which form.

Each sentence is searched for phrases that may tell of a meeting (``meeting_phrases``). Who met stands before the
phrase and, as its row says, after it (``participants``); the day stands nearest to it, or was told just before
(``meeting_days``). What has no two participants (one, for a journey) is no meeting.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from course_lib.extraction.meeting_days import Calendar, Told, days_in, is_long_since, resolved
from course_lib.extraction.participants import Line, named, subject_of
from course_lib.extraction.transcripts import speakers_of
from course_lib.loader.days import DayPhrase, Reference

STATUSES = ("reported", "announced", "recalled")
KINDS = ("bilateral", "trilateral", "multilateral", "call", "visit", "inspection", "signing")
JOURNEYS = ("visit", "inspection")
_ALONE = (*JOURNEYS, "multilateral")  # told of one person too

_LONG_AGO = timedelta(days=7)  # what a report tells of an earlier week, it recalls
_LONG_AGO_FOR_AN_EDITOR = timedelta(days=31)  # an introduction looks back further

_INFINITIVE = frozenset("meet hold have sit receive pay call host discuss convene visit arrive make begin start"
                        " inspect tour sign witness speak co-chair".split())
_TO = r"(?:is|are)\s+(?:(?:due|set|scheduled|expected|planned|going)\s+)?to"
_WILL = re.compile(rf"\b(?:will|shall|would|{_TO})\s+(?:\w+\s+){{0,2}}$")
_WILL_ALSO = re.compile(rf"\b(?:will|shall|{_TO})\s[^;]*$")
_ON_PURPOSE = re.compile(r"(?:,|\band|\bto)\s+$")
_NOUN = re.compile(r"\b(?:the|a|an|this|his|her|their)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:not|never|without|(?:declined|refused|failed)\s+to|instead\s+of|cancelled|postponed)"
                     r"\s+(?:\w+\s+)?$")
_FORMS = {"trilateral": "trilateral", "three-way": "trilateral", "bilateral": "bilateral",
          "multilateral": "multilateral"}
_FORM = re.compile("|".join(_FORMS))
_REMOTE = re.compile(
    r"(?!pa[iy]).*\b(?:(?:tele)?phone|(?:tele|video-?)conference|video|online|virtual|calls?(?!\s+on))\b",
    re.DOTALL)
_HERE = re.compile(r"\bhere\b")
_RELATIVE = re.compile(r"\bwho\b")


class Telling(NamedTuple):
    """What an article tells of one meeting; ``start`` to ``end`` is the first of its ``sentences``.

    ``day`` is None where it cannot be told; ``why`` says what it rests on, and ``own_day`` whether the sentence
    itself names it. Where no people are named, ``participants`` are states, and ``named`` is False.
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
        self.reference = article.header.reference
        event = article.header.event
        self.day = event and Reference(event, "the day of the event")  # from which "the same day" counts
        self.tellings = []
        self._told_in = {}  # by sentence id, the day of what it tells
        self._voices = speakers_of(article, mentions)
        self._about, self._read = (), 0

    def add(self, new):
        """Keep a telling, together with what was told of the same meeting before; the place where it is kept."""
        place = next((place for place in reversed(range(len(self.tellings)))
                      if _tell_the_same(self.tellings[place], new)), None)
        if place is None:
            place = len(self.tellings)
            self.tellings.append(new)
        else:
            self.tellings[place] = _together(self.tellings[place], new)
        kept = self.tellings[place]
        self.told(new.sentences[0], Told(kept.day, kept.phrase, kept.why))
        return place

    def told(self, sentence, told):
        """Take note of the day of a meeting that a sentence tells of, whoever met."""
        self._told_in[sentence] = told

    def person_before(self):
        """Whom the last sentence that names somebody is about."""
        for sentence in self.article.sentences[self._read:self.number]:
            if people := named(self.mentions[sentence.id]):
                self._about = subject_of(self.article.text, sentence.words.start, people, self._about)
        self._read = self.number
        return self._about

    def speaker(self):
        """Who says "I" in a transcript, a speech or a letter."""
        voice = self._voices.get(self.article.sentences[self.number].id)
        return voice.ids if voice else ()

    def last_group(self, number=None):
        """The participants of the meeting told last, where there are so many."""
        group = next((one.participants for one in reversed(self.tellings) if len(one.participants) > 1), ())
        return group if number in (None, len(group)) else ()

    def day_told_last(self):
        """The day of the meeting told last."""
        last = self.tellings[-1] if self.tellings else None
        return Told(last.day, last.phrase, last.why, last.place) if last else Told()

    def day_before(self):
        """The day that the sentence before names, first of all for a meeting."""
        if self.number == 0:
            return Told()
        before = self.article.sentences[self.number - 1]
        if before.id in self._told_in:
            return self._told_in[before.id]
        named_days = days_in(self.article.text, *before.words)
        told = resolved(named_days[0], self.reference) if named_days else Told()
        return told._replace(place=self.here(*before.words)) if told.day else told

    def here(self, start, end):
        """The dateline's place, where a stretch of text says that something happened here."""
        place = self.article.place if _HERE.search(self.article.text, start, end) else None
        return place and place.split("/")[0].strip(" .,").title()


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
    return old._replace(sentences=sentences, participants=people.participants, named=people.named,
                        day=dated.day, phrase=dated.phrase, why=dated.why, place=old.place or new.place)


class _Sentence:
    """One sentence in which phrases may tell of meetings."""

    def __init__(self, room, sentence, phrases, finder):
        self.room, self.sentence, self.phrases, self.finder = room, sentence, phrases, finder
        self.text, (self.start, self.end) = room.article.text, sentence.words
        self.line = Line(self.text, self.start, self.end, room.mentions[sentence.id], phrases, room)
        self.calendar = Calendar(self.text, self.start, self.end, phrases, room)
        self.announced = {}  # by the number of a phrase, whether what it tells is yet to come

    def read(self):
        own = None
        for number, phrase in enumerate(self.phrases):
            before, after = self.line.who_met(number)
            if phrase.kind == "same":
                self._add_people(before + after)
                continue
            for people in self._companies(phrase, before, after):
                telling = self._telling(number, phrase, people, bool(before and after))
                if telling:
                    kept = self.room.tellings[self.room.add(telling)]
                    self.calendar.told[number] = kept.day
                    own = kept if telling.own_day else own
        if own and not _RELATIVE.search(self.text, self.start, self.phrases[0].start):
            self.room.day = own.day and Reference(own.day, "the meeting told before")

    def _companies(self, phrase, before, after):
        """Who met: all together, or, in separate meetings, each with each."""
        separate = "separate" in self.text[phrase.start:phrase.end].split()
        groups = [before + (one,) for one in after] if separate else [before + after]
        return [tuple(dict.fromkeys(group)) for group in groups]

    def _add_people(self, ids):
        """People who were there as well; those of states take the place of the states."""
        last = self.room.tellings[-1] if self.room.tellings else None
        number = self.room.number
        near = {one.id for one in self.room.article.sentences[max(0, number - 1):number + 1]}
        if last and ids and near.intersection(last.sentences) and last.group not in JOURNEYS:
            kept = last.participants if last.named else ()
            self.room.tellings[-1] = last._replace(
                participants=tuple(dict.fromkeys(kept + ids)), named=True,
                sentences=tuple(dict.fromkeys((*last.sentences, self.sentence.id))))

    def _telling(self, number, phrase, people, both_sides):
        """What a phrase tells, or None: nothing happened, nobody is named, or only a day would make it sure."""
        phrase = phrase._replace(sure=phrase.sure or both_sides and phrase.partner == "with")
        announced = self.announced[number] = self._is_announced(number, phrase)
        if announced is None:
            return None
        may_be_states = len(people) < 2 and phrase.sure and phrase.kind not in _ALONE
        states = self.line.states(number) if may_be_states else ()
        who, told = states or people, self.calendar.day(number, phrase, announced)
        if len(who) < (1 if phrase.kind in _ALONE else 2):
            if phrase.sure and told.day:
                self.room.told(self.sentence.id, told)
            return None
        place = self._place(number, phrase) or told.place
        if not self._is_told(phrase, told, place, states):
            return None
        status = "announced" if announced else self._status(phrase, told.day)
        return Telling(self.room.article.id, (self.sentence.id,), *self.sentence.span, self._kind(phrase, len(who)),
                       status, who, not states, told.day, told.phrase, told.why, told.own, place)

    def _is_announced(self, number, phrase):
        """Whether it is yet to come; None where it is denied or only wished for."""
        lead = self.text[self.start:phrase.start]
        first = self.text[phrase.start:phrase.end].split()[0].lower()
        if number and first in _INFINITIVE and _ON_PURPOSE.search(lead) \
                and (self.phrases[number - 1].kind == "visit" or not lead.endswith("to ")):
            return self.announced.get(number - 1)  # "will fly to Baku to meet", "will hold talks and meet"
        announced = bool(_WILL.search(lead) or (phrase.partner == "none" and _WILL_ALSO.search(lead)))
        wished = first in _INFINITIVE and not announced and not _NOUN.search(lead)
        return None if wished or _DENIED.search(lead) else announced

    def _is_told(self, phrase, told, place, states):
        """Whether there is enough to go by: a day where the words may mean something else, a goal for a journey."""
        if phrase.kind == "visit" and not place:
            return told.day is not None and phrase.sure and all(one.kind != "inspection" for one in self.phrases)
        return phrase.sure and not states or told.day is not None

    def _status(self, phrase, day):
        header = self.room.article.header
        now = header.event or (self.room.reference and self.room.reference.day)
        long_ago = _LONG_AGO_FOR_AN_EDITOR if self.room.article.kind == "introduction" else _LONG_AGO
        recalled = now and now - day >= long_ago if day else is_long_since(self.text, phrase.end, self.end)
        return "recalled" if recalled else "reported"

    def _kind(self, phrase, count):
        words = self.text[phrase.start:phrase.end]
        if phrase.kind != "meeting":
            return phrase.kind
        if _REMOTE.match(words):
            return "call"
        form = _FORM.search(words)
        by_number = {2: "bilateral", 3: "trilateral"}.get(count, "multilateral")
        return _FORMS[form[0]] if form else by_number

    def _place(self, number, phrase):
        """Where it happened, or where a journey led, by the words from the phrase to the next."""
        end = self.phrases[number + 1].start if number + 1 < len(self.phrases) else self.end
        journey = phrase.kind in JOURNEYS
        begin = phrase.start if journey else phrase.end
        return self.finder.place(self.text, begin, end, journey) or self.room.here(phrase.start, end)
