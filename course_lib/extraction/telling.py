"""What an article tells of one meeting, and when two tellings of it are about the same."""

from datetime import date
from typing import NamedTuple

from course_lib.loader.days import DayPhrase

STATUSES = ("reported", "announced", "recalled")
KINDS = ("bilateral", "trilateral", "multilateral", "call", "visit", "inspection", "signing")
JOURNEYS = ("visit", "inspection")


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


def tell_the_same(old, new):
    """Whether two tellings of one article may be about one meeting."""
    if old.group != new.group or (old.status == "announced") != (new.status == "announced"):
        return False
    if old.day != new.day and None not in (old.day, new.day):
        return False
    if apart_in_time(old, new):
        return False
    one, other = set(old.participants), set(new.participants)
    if old.named != new.named:
        return len(one) == len(other)
    if old.group in JOURNEYS:
        return one == other and (old.place == new.place or None in (old.place, new.place))
    return one == other or (len(other) > 1 and other < one and not new.own_day)


def apart_in_time(one, other):
    """Whether one lies in a year or month of old ("in 2014") and the other on a day."""
    undated = [tell for tell in (one, other) if tell.day is None]
    return len(undated) == 1 and undated[0].status == "recalled"


def together(old, new):
    people = old if old.named or not new.named else new
    dated = old if old.day or not new.day else new
    sentences = tuple(dict.fromkeys(old.sentences + new.sentences))
    return old._replace(sentences=sentences, participants=people.participants, named=people.named,
                        day=dated.day, phrase=dated.phrase, why=dated.why, place=old.place or new.place)
