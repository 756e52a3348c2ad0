"""Passages that may tell of a meeting, a call, a visit, an inspection or a signing: sentences for a reader to judge.

A sentence is one where it has a phrase of ``meeting_words.csv``; an unsure phrase needs a day or two names beside it. With it go
the names in the sentence and the day it names, with the reason. A sentence that names neither a day nor anybody new has the day
of the passage before it.

What it does not do: it looks for no place, does not say who of those named took part, and does not ask whether two passages are
about one event; it believes the words, though they may be about something else.
"""

from collections import defaultdict
from datetime import date, timedelta
from typing import NamedTuple

from course_lib.loader.days import Reference, find_counted_days, find_days, resolve
from course_lib.suggesting.meetingwords import finder
from course_lib.suggesting.subjects import outline, parties_in
from course_lib.words.spans import Span

SIDES = {2: "bilateral", 3: "trilateral"}  # by how many meet; more are multilateral


class Passage(NamedTuple):
    """A sentence that may tell of a meeting; ``start`` to ``end`` is the sentence.

    ``phrase``: the words that say so. ``participants``: people's ids, else states and offices as printed. ``day``: None where
    none can be told; ``day_phrase``: the words it rests on, ``why``: how it was counted. ``day_end``: the last day of several.
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
    """The passages of ``articles`` (a tuple of ArticleText) that may tell of a meeting, given their ``mentions``, in text order.

    ``folder`` may hold a teacher's own word lists.
    """
    by_sentence = defaultdict(list)
    for mention in mentions:
        by_sentence[mention.sentence].append(mention)
    return tuple(passage for article in articles for passage in _in_article(article, by_sentence, folder))


def _in_article(article, by_sentence, folder):
    find, last = finder(folder), None
    for sentence in article.sentences:
        if phrases := find.phrases(article.text, *sentence.words):
            names = by_sentence[sentence.id]
            days = [*find_days(article.text, *sentence.words), *find_counted_days(article.text, *sentence.words)]
            who = _who(article.text, sentence.words, names, folder)
            if phrase := _chosen(phrases, bool(days) or len(who) > 1):
                last = _passage(article, sentence, phrase, who, days, last, find)
                yield last


def _chosen(phrases, may_be_unsure):
    """The first phrase that is sure, else the first where the sentence names a day or two sides; or None."""
    return next((one for one in phrases if one.sure), phrases[0] if may_be_unsure else None)


def _who(text, words, names, folder):
    """The people that a sentence names, else its offices and states as printed, in order."""
    people = dict.fromkeys(one.id for one in names if one.kind == "person" and one.id)
    if people:
        return tuple(people)
    parties = parties_in(outline(text, words, names, folder=folder))
    printed = (" ".join(text[words.start + one.start:words.start + one.end].split())
               for one in parties if one.form in ("office", "state"))
    return tuple(dict.fromkeys(printed))


def _passage(article, sentence, phrase, who, days, last, find):
    status = find.status(article.text, *sentence.words, phrase)
    day, found, why = _day(article.header.reference, phrase, days, status, last)
    if not days and last and last.day and status == "reported" and set(who) <= set(last.participants):
        day, found, why = last.day, None, f"told before, in {last.sentence}"
    printed = found.printed if day and found else None
    day_end = day + timedelta(days=printed.last_day - printed.day) if printed and printed.is_range else None
    place = Span(found.start, found.end) if found else None
    return Passage(article.id, sentence.id, *sentence.span, Span(phrase.start, phrase.end), _form(phrase, who), status, who, day,
                   day_end, place, why)


def _form(phrase, who):
    """A meeting by the number of those named; anything else by its phrase."""
    return SIDES.get(len(who), "multilateral" if len(who) > 3 else "meeting") if phrase.kind == "meeting" else phrase.kind


def _day(reference, phrase, days, status, last):
    """The day named nearest to the phrase, as counted, the words that name it, and why."""
    if not days:
        return None, None, None
    found = min(days, key=lambda one: max(one.start - phrase.end, phrase.start - one.end))
    if found.shift is not None:
        reference = Reference(last.day, "the day told before") if last and last.day else None
    elif status == "announced" and found.modifier not in ("last", "earlier"):
        found = found._replace(is_future=True, is_past=False)
    day, why = resolve(found, reference)
    return day, found, why
