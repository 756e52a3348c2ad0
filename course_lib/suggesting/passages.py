"""Passages that may tell of a meeting, a call, a visit, an inspection or a signing: sentences for a reader to judge.

A sentence is one where it has a phrase of ``meeting_words.csv``; an unsure phrase needs a day or two people beside
it. With it go the names in the sentence and the day it names, with the reason. Without a day of its own it has the
day told before, where it names nobody new. *He* is whoever the sentence before opened with; in a transcript *I* and
*you* are those who speak in it.

What it does not do: it looks for no place, does not say who of those named took part, and does not ask whether two
passages are about one event; it believes the words, though they may be about something else.
"""

import re
from collections import defaultdict
from datetime import date, timedelta
from typing import NamedTuple

from course_lib.loader.dates import Reference, find_days, resolve
from course_lib.suggesting.meetingwords import finder
from course_lib.suggesting.mentions import ids_of
from course_lib.suggesting.quotations import labels
from course_lib.suggesting.subjects import Subjects
from course_lib.words.listed import word_lists
from course_lib.words.spans import Span

FORMS = {0: "meeting", 1: "meeting", 2: "bilateral", 3: "trilateral"}  # by how many are named; more are multilateral
_SIDES = ("person", "state", "framework")
_OF_ANOTHER = re.compile(r"\b(?:prior\s+to|before|after|of)\s+(?:his|her|their|the|s?he|they)\b")
_ME = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our)\b")
_NOBODY = ("QUESTION", "Q", "A", "ANSWER", "MODERATOR", "OPERATOR", "REPORTER")  # labels that name no side


class Passage(NamedTuple):
    """A sentence that may tell of a meeting; ``start`` to ``end`` is the sentence.

    ``phrase``: the words that say so. ``participants``: people's ids, else offices and states as printed. ``day``: None
    where none can be told; ``day_phrase``: the words it rests on, ``why``: how it was counted.
    """

    article: str
    sentence: str
    start: int
    end: int
    phrase: Span
    kind: str
    status: str
    participants: tuple[str, ...]
    day: date | None
    day_end: date | None
    day_phrase: Span | None
    why: str | None


def find_passages(articles, mentions, folder=None):
    """The passages of ``articles`` (a tuple of ArticleText) that may tell of a meeting, in text order.

    ``mentions`` are those of the articles; ``folder`` may hold a teacher's own word lists.

    >>> from course_lib.loader.texts import article_of
    >>> from course_lib.suggesting.mentions import find_mentions
    >>> articles = (article_of("Mr Kato met Ms Lund on 2 May 2024. It rained."),)
    >>> [(one.kind, one.participants, str(one.day)) for one in find_passages(articles, find_mentions(articles))]
    [('bilateral', ('new-kato', 'new-lund'), '2024-05-02')]
    """
    by_sentence, find, lists = defaultdict(list), finder(folder), word_lists(folder)
    for mention in mentions:
        by_sentence[mention.sentence].append(mention)
    return tuple(one for article in articles for one in _Reading(article, by_sentence, find, lists).passages())


class _Reading:
    """One article, read sentence by sentence: ``told`` is the last passage with a day and whom it names."""

    def __init__(self, article, by_sentence, find, lists):
        self.article, self.text, self.by_sentence, self.lists = article, article.text, by_sentence, lists
        self.find, self.told, self.before = find, None, None
        self.labels = [one for one in dict.fromkeys(labels(article).values()) if one.upper() not in _NOBODY]

    def passages(self):
        for sentence in self.article.sentences:
            if phrases := self.find.phrases(self.text, *sentence.words):
                names, days = self.by_sentence[sentence.id], find_days(self.text, *sentence.words)
                unsure = phrases[0] if days or len(ids_of(names, "person")) > 1 else None
                phrase, who = next((one for one in phrases if one.sure), unsure), self._who(sentence, names)
                if phrase and who:
                    yield self._passage(sentence, phrase, who, names, days)
            self.before = sentence

    def _passage(self, sentence, phrase, who, names, days):
        status = self.find.status(self.text, *sentence.words, phrase)
        day, found, why = self._day(phrase, names, days, status)
        printed = found.printed if day and found else None
        last = day + timedelta(days=printed.last_day - printed.day) if printed and printed.is_range else None
        if day:
            self.told = day, set(ids_of(names, *_SIDES)), sentence.id
        kind = FORMS.get(len(who), "multilateral") if phrase.kind == "meeting" else phrase.kind
        return Passage(self.article.id, sentence.id, *sentence.span, Span(phrase.start, phrase.end), kind, status, who,
                       day, last, found and Span(found.start, found.end), why)

    def _who(self, sentence, names):
        """The people whom a sentence names or calls *he* or *she*, else its offices and states as printed, in order."""
        subjects, start = Subjects(self.text, sentence.words, names, lists=self.lists), sentence.words.start
        people = [*ids_of(names, "person")]
        if self.before and any(subjects.printed([one]).lower() in ("he", "she") for one in subjects.parties):
            people = [*self._opener(), *people]
        if self.labels and _ME.search(subjects.text):
            people += self.labels
        places = [(one.start, one.end) for one in subjects.parties if one.form == "office"]
        covered = {place for left, right in places for place in range(left, right)}
        places += [(one.start - start, one.end - start) for one in names if one.kind in ("state", "framework")
                   and one.form != "adjective" and one.start - start not in covered]
        printed = (" ".join(subjects.text[left:right].split()) for left, right in sorted(places))
        return tuple(dict.fromkeys(people or printed))

    def _opener(self):
        """The person with whose name the sentence before opened, if it did."""
        before = Subjects(self.text, self.before.words, self.by_sentence[self.before.id], lists=self.lists)
        first = [one.name for one in before.first()]
        return [one.id for one in before.people if [one.start] == first]

    def _day(self, phrase, names, days, status):
        """The day of a passage, the words that name it, and why; without words the day told before, if that holds."""
        if not days and self.before and any(one.id == "make remarks" for one in names):
            days = find_days(self.text, *self.before.words)
        if days:
            return self._own_day(phrase, days, status)
        if self.told and status == "reported" and self.told[1].issuperset(ids_of(names, *_SIDES)):
            return self.told[0], None, f"told before, in {self.told[2]}"
        return None, None, None

    def _own_day(self, phrase, days, status):
        """The day named nearest to the phrase, as counted, the words that name it, and why."""
        found = min(days, key=lambda one: max(one.start - phrase.end, phrase.start - one.end))
        reference = self.article.header.reference
        if found.shift is not None and _OF_ANOTHER.search(self.text, found.start, found.end + 12):
            return None, found, "counted from another meeting"
        if found.shift is not None:
            reference = self.told and Reference(self.told[0], "the day told before")
        elif status == "announced" and found.modifier not in ("last", "earlier"):
            found = found._replace(is_future=True)
        day, why = resolve(found, reference)
        return day, found, why
