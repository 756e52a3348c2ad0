"""Meetings: one event however many articles tell it. A meeting found is a candidate, which a reader confirms.

Two tellings are of one meeting where the same people met in the same way on the same day; a telling whose day cannot
be told joins the only meeting that it fits. A sentence copied from another tells of what its source tells of.
"""

from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import NamedTuple

from course_lib.extraction.meeting_phrases import finder
from course_lib.extraction.people import provisional_id
from course_lib.extraction.telling import JOURNEYS, KINDS, STATUSES, Telling, apart_in_time
from course_lib.extraction.tellings import find_tellings
from course_lib.loader.dates import WEEKDAYS

__all__ = ["KINDS", "STATUSES", "Meeting", "find_meetings"]

_ORDER = {"report": 0, "digest": 1, "introduction": 2}  # whose day and place hold where tellings differ


class Meeting(NamedTuple):
    """An event with its tellings, the surest first: where they differ, its day and place are the first one's."""

    id: str
    status: str
    kind: str
    participants: tuple[str, ...]
    dated: Telling
    place: str | None
    tellings: tuple[Telling, ...]

    @property
    def day(self):
        """The day, or None where no telling says it."""
        return self.dated.day

    @property
    def last_day(self):
        """The last day of an event for which a range of days is printed, else None."""
        printed = self.dated.phrase and self.dated.phrase.printed
        ranges = self.day and printed and printed.is_range
        return self.day + timedelta(days=printed.last_day - printed.day) if ranges else None


def find_meetings(articles, mentions, folder=None):
    """The meetings that ``articles`` tell of, given their ``mentions``: by day, those without one last."""
    by_sentence = defaultdict(list)
    for mention in mentions:
        by_sentence[mention.sentence].append(mention)
    find, order = finder(folder), {article.id: number for number, article in enumerate(articles)}
    kinds = {article.id: article.kind for article in articles}
    copies = {one.id: one.copy_of for article in articles for one in article.sentences if one.copy_of}
    tellings = [telling for article in articles for telling in find_tellings(article, by_sentence, find)]
    tellings.sort(key=lambda one: (_ORDER[kinds[one.article]], not one.day,
                                   not one.own_day or one.phrase.shift is not None))
    meetings = [_meeting(event.tellings, order) for event in _events(tellings, copies)]
    meetings.sort(key=lambda one: (one.day or date.max, order[one.tellings[0].article]))
    return _with_own_ids(meetings)


class _Event:
    """Tellings of one meeting, as they are put together."""

    def __init__(self, telling):
        self.first, self.tellings = telling, [telling]

    def fits(self, telling):
        """Whether a telling may be of this event."""
        first = self.first
        if telling.group != first.group:
            return False
        if apart_in_time(telling, first):
            return False
        dated = telling.day and first.day
        if telling.day != first.day if dated else telling.status != first.status:
            return False
        there = telling.group not in JOURNEYS or telling.place == first.place
        return there and _same_people(telling, first) and _may_be_one_day(telling, first)


def _same_people(one, other):
    """The same, or, in meetings of one form on one day, some of them named besides."""
    ours, theirs = set(one.participants), set(other.participants)
    some = ours < theirs or theirs < ours
    return ours == theirs or some and one.kind == other.kind and one.day == other.day and len(ours & theirs) > 1


def _may_be_one_day(one, other):
    """Whether a weekday printed without a date is that of the other's day."""
    weekday = next((tell.phrase.word for tell in (one, other) if tell.day is None and tell.phrase), None)
    days = [tell.day for tell in (one, other) if tell.day]
    return weekday not in WEEKDAYS or not days or WEEKDAYS[days[0].weekday()] == weekday


def _events(tellings, copies):
    """Tellings put together: each joins an event that it fits, or begins one of its own."""
    events, index = [], _Index(copies)
    for telling in tellings:
        event = index.source(telling) or index.fitting(telling)
        if event:
            event.tellings.append(telling)
        else:
            event = _Event(telling)
            events.append(event)
        index.take(telling, event)
    return events


class _Index:
    """Events by what a telling of them must share: a sentence that it copies, people, the day."""

    def __init__(self, copies):
        self._copies = copies
        self._by_sentence, self._by_day, self._by_people = (defaultdict(list) for _ in range(3))

    def take(self, telling, event):
        for sentence in telling.sentences:
            self._by_sentence[sentence].append(event)
        if event.first is telling:
            self._by_people[frozenset(telling.participants)].append(event)
            for person in telling.participants:
                self._by_day[telling.day, person].append(event)

    def source(self, telling):
        """The event told by a sentence that this telling copies: its day holds, whatever the copy says."""
        people = set(telling.participants)
        for sentence in telling.sentences:
            for event in self._by_sentence.get(self._copies.get(sentence), ()):
                theirs = set(event.first.participants)
                if event.first.group == telling.group and (people <= theirs or theirs <= people):
                    return event
        return None

    def fitting(self, telling):
        """The event that a telling fits; where its day cannot be told, the only one."""
        near = self._by_people.get(frozenset(telling.participants), ())
        if telling.day:
            keys = [(day, person) for day in (telling.day, None) for person in telling.participants]
            near = [event for key in keys for event in self._by_day.get(key, ())]
        fitting = list(dict.fromkeys(event for event in near if event.fits(telling)))
        return fitting[0] if fitting and (telling.day or len(fitting) == 1) else None


def _meeting(event, order):
    first = event[0]
    dated = next((one for one in event if one.day), first)
    status = "reported" if any(one.status == "reported" for one in event) else first.status
    participants = tuple(dict.fromkeys(id for one in event for id in one.participants))
    place = next((one.place for one in event if one.place), None)
    tellings = tuple(sorted(event, key=lambda one: order[one.article]))
    return Meeting("", status, first.kind, participants, dated, place, tellings)


def _with_own_ids(meetings):
    """Meetings with readable ids; of two that would share one, the later gets a number."""
    seen, named = Counter(), []
    for one in meetings:
        id = _id(one)
        seen[id] += 1
        named.append(one._replace(id=id if seen[id] == 1 else f"{id}-{seen[id]}"))
    return tuple(named)


def _id(meeting):
    """Day, place, people and, unless people met in one room, the form: 2024-07-25-vientiane-wang-yi-sergey-lavrov."""
    people = [one.removeprefix("new-") for one in meeting.participants]
    form = [] if meeting.kind.endswith("lateral") else [meeting.kind]
    place = [provisional_id(meeting.place).removeprefix("new-")] if meeting.place else []
    return "-".join([str(meeting.day or "undated"), *place, *people, *form])
