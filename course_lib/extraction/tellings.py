"""Where an article tells that people met: who, on which day, where, in which form.

Each sentence is searched for phrases that may tell of a meeting (``meeting_phrases``). Who met stands before the
phrase and, as its row says, after it (``participants``); the day stands nearest to it, or was told just before
(``meeting_days``). What has no two participants (one, for a journey) is no meeting.
"""

import re
from datetime import timedelta

from course_lib.extraction.meeting_days import Calendar, is_long_since
from course_lib.extraction.participants import Line
from course_lib.extraction.so_far import LONG_AGO_FOR_AN_EDITOR, Open, Room
from course_lib.extraction.telling import JOURNEYS, Telling
from course_lib.loader.days import Reference

_MOST = 40  # phrases of a sentence that are looked at: a text without full stops takes no longer for it

_ALONE = (*JOURNEYS, "multilateral")  # told of one person too

_FAR = 40  # characters after a phrase in which a place without a list is looked for

_LONG_AGO = timedelta(days=7)  # what a report tells of an earlier week, it recalls

_INFINITIVE = frozenset("meet see hold have sit receive pay call host discuss convene visit arrive make begin start"
                        " inspect tour sign witness speak co-chair".split())
_NOUNS = frozenset("meeting meetings talks discussions consultations call conversation visit trip".split())
_TO = r"(?:(?:is|are)\s+(?:(?:due|set|scheduled|expected|planned|going)\s+)?|(?:plans?|intends?)\s+)to"
_DEPARTURES = frozenset("arrives travels flies departs leaves heads".split())  # said so, they are yet to come
_WILL = re.compile(rf"(?:\b(?:will|shall|would|{_TO})|[’']ll)\s+(?:\w+\s+){{0,2}}$"
                   rf"|\b(?:will|shall|{_TO})\s[^;]*\b(?:before|when|where|after)\s+(?:they|both|the\s+(?:two|pair))\s+$")
_WILL_ALSO = re.compile(rf"\b(?:will|shall|{_TO})\s[^;]*$")
_ON_PURPOSE = re.compile(r"(?:,|\band|\bto)\s+$")
_NOUN = re.compile(r"(?:\b(?:the|a|an|this|his|her|their)|['’]s)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:not|never|without|(?:declined|refused|failed)\s+to|instead\s+of|cancelled|postponed)"
                     r"\s+(?:\w+\s+)?$")
# Talks that somebody only wants: "called for a meeting with".
_WANTED = re.compile(
    r"\b(?:call(?:s|ed|ing)?\s+for|propos\w+|request\w*|seek\w*|sought|want\w*|ready\s+for|open\s+to|no"
    r"|rul\w+\s+out|reject\w*|demand\w*|urg\w+|suggest\w*|refus\w+|hop\w+\s+for|need\w*|invit\w+\s[^,;.]{1,60}\sto)\s+"
    r"(?:(?:a|an|any|the|further|more|new|direct|early|face-to-face)\s+){0,2}$|\bready\s+$")
_GLADLY = re.compile(
    r"\b(?:pleased|delighted|honou?red|happy|glad|able|privilege|opportunity|pleasure|honou?r|chance)\s+to\s+$")
_FORMS = {"trilateral": "trilateral", "three-way": "trilateral", "bilateral": "bilateral",
          "multilateral": "multilateral"}
_BY_NUMBER = {2: "bilateral", 3: "trilateral"}
_FORM = re.compile("|".join(_FORMS))
_REMOTE = re.compile(
    r"(?!pa[iy]|receiv|accept|.*(?:courtesy|farewell|introductory)).*\b(?:(?:tele)?phone|(?:tele|video-?)conference"
    r"|video|online|virtual|calls?(?!\s+on))\b",
    re.DOTALL)
# After "talks between …": yet to come.
_SPOKE = re.compile(r"sp[eo][ak]|talk|discuss|agree|exchanged|compared|decided")
_PLANNED = re.compile(r"\b(?:(?:is|are)\s+(?:now\s+)?(?:scheduled|planned|set|due|expected|to\s+(?:be|take))"
                      r"|will\s+(?:also\s+)?(?:be|take)|(?<=,\s)to\s+(?:be\s+held|take\s+place))\b")
_EXPECTED = re.compile(r"\b(?:upcoming|forthcoming|coming|planned|scheduled|next)\s+(?:[\w-]+\s+){0,2}$")
_EACH = re.compile(r"\band(?:,[^,;.]{1,40},)?\s+(?:then\s+|later\s+|separately\s+)?with\b|\brespectively\b|\bseparate(?:ly)?\b"
                   r"|\bin\s+turn\b|\bas\s+well\s+as\s+with\b")
_SEPARATE = re.compile(r"\bseparate(?:ly)?\b|\b(?:meetings|bilaterals|conversations|calls)(?:\s+with)?$", re.IGNORECASE)
_COUNTERPARTS = re.compile(r"\s+(?:his|her|its|the)\s+(?:[\w-]+\s+){0,3}(?:counterparts|colleagues)\b")
_GATHERING = re.compile(r"\b(?:meeting|talks|consultations|negotiations|session|dialogue|round|commission|council|committee)\b",
                        re.IGNORECASE)
_OPENS_WITH_TIME = re.compile(r"(?:In|During|Early|Late|Last|Earlier|Back|Some|Years|Months|A)\b[^,;]{0,60}")
_RECALLED = re.compile(r"\b[Rr]ecall(?:ed|ing|s)?\b")
_BY = re.compile(r"\bby\b")
_WHICH = re.compile(r"\b(?:who|whose|which)\b")
_RELATIVE = re.compile(r"\bwho\b")


def find_tellings(article, mentions, finder):
    """What one article tells of meetings, in the order of first telling.

    ``mentions``: those of its sentences, by sentence id; ``finder``: a ``meeting_phrases.Finder``.
    """
    room = Room(article, mentions)
    for number, sentence in enumerate(article.sentences):
        phrases = finder.phrases(article.text, sentence.words.start, sentence.words.end)[:_MOST]
        if phrases:
            room.number = number
            _Sentence(room, sentence, phrases, finder).read()
    return tuple(room.tellings)


def _is_range(telling):
    """Whether a meeting took several days, of which the printed one is the first."""
    return bool(telling.phrase and telling.phrase.printed and telling.phrase.printed.is_range)


def _form(kind, count):
    """The form of a meeting that others attend: one more may be of either side."""
    return "multilateral" if kind == "bilateral" and count > 3 else kind


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
                self._add_people(number, before + after)
                continue
            for people, met in self._companies(number, phrase, before, after):
                telling = self._telling(number, phrase, people, bool(before and after), met)
                if telling:
                    kept = self.room.tellings[self.room.add(telling)]
                    self.calendar.told[number] = kept.day
                    own = kept if telling.own_day and telling.status != "recalled" and not _is_range(kept) else own
        if own and not _RELATIVE.search(self.text, self.start, self.phrases[0].start):
            self._count_from(own.day, own.status == "announced")

    def _count_from(self, day, announced=False):
        """"The same day" is now this one; that of what is yet to come, for what is yet to come."""
        last = day and Reference(day, "the meeting told before")
        if announced:
            self.room.ahead = last
        else:
            self.room.day = last

    def _companies(self, number, phrase, before, after):
        """Who met, and where to look for the day: all together, or, in separate meetings, each with each."""
        by_days = self._by_days(number, phrase) if before else ()
        if by_days:
            groups = [(before + ids, phrase._replace(start=start, end=start)) for start, ids in by_days]
        elif before and self._is_separate(number, phrase):
            groups = [(before + (one,), phrase) for one in after]
        else:
            groups = []
        return [(tuple(dict.fromkeys(group)), met) for group, met in groups or [(before + after, phrase)]]

    def _by_days(self, number, phrase):
        """Partners met on days of their own: "met the envoy on Monday and the governor on Tuesday"."""
        partners = [one for one in self.line.partners if one.start >= phrase.end][:_MOST]
        groups = [(one.start, one.ids) for one, then in zip(partners, [*partners[1:], None])
                  if self.calendar.has_day(one.end, then.start if then else self._next(number))]
        return groups if 1 < len(groups) == len(partners) < _MOST else ()

    def _is_separate(self, number, phrase):
        """Whether somebody met each of the others alone: "separately met", "held meetings with", "her counterparts"."""
        words = self.text[self._last(number):phrase.end]
        return phrase.kind in ("meeting", "call") and bool(
            _SEPARATE.search(words) or _EACH.search(self.text, phrase.end, self._next(number))
            or _COUNTERPARTS.match(self.text, phrase.end))

    def _last(self, number):
        """Where the phrase before ends, or the sentence begins."""
        return self.phrases[number - 1].end if number else self.start

    def _next(self, number):
        """Where the next phrase begins, or the sentence ends."""
        return self.phrases[number + 1].start if number + 1 < len(self.phrases) else self.end

    def _begin(self, number, opened):
        """A meeting of which one who took part is named as yet, or nobody; of a signing the other follows."""
        before = self.room.open
        if opened.people and opened.kind == "signing" and before and before.kind == "signing" \
                and before.sentence in self.room.near():
            self._fill(number, before, opened.people)
        else:
            self.room.open = opened

    def _add_people(self, number, ids):
        """People who were there as well; those of states take the place of the states."""
        opened, last = self.room.open, self.room.tellings[-1] if self.room.tellings else None
        announced = _WILL_ALSO.search(self.text, self.start, self.phrases[number].start) is not None
        near, day = self.room.near(), self.calendar.day(number, self.phrases[number], announced)
        other = last and (day.own and last.day not in (None, day.day) or announced != (last.status == "announced"))
        if not ids:
            return
        if opened and (opened.sentence in near or not last or last.group in JOURNEYS) and not announced:
            self._fill(number, opened, ids)
        elif last and not other and last.group not in JOURNEYS and (near.intersection(last.sentences) or not last.named):
            kept = last.participants if last.named else ()
            people = tuple(dict.fromkeys(kept + ids))
            self.room.tellings[-1] = last._replace(
                participants=people, named=True, kind=_form(last.kind, len(people)),
                sentences=tuple(dict.fromkeys((*last.sentences, self.sentence.id))))
        elif _GATHERING.search(self.text, self.start, self.end):
            self._fill(number, Open(self.sentence.id, (), day, "meeting"), ids, announced)

    def _fill(self, number, opened, ids, announced=False):
        """People of a meeting told of before they were named: "talks were held …, chaired by …"."""
        people = tuple(dict.fromkeys(opened.people + ids))
        self.room.open = opened._replace(people=people, sentence=self.sentence.id)
        told, phrase = opened.told, self.phrases[number]._replace(kind=opened.kind)
        if len(people) > 1:
            self.room.add(Telling(
                self.room.article.id, tuple(dict.fromkeys((self.sentence.id, opened.sentence))), *self.sentence.span,
                self._kind(phrase, len(people)), "announced" if announced else self._status(phrase, told.day),
                people, True, told.day, told.phrase, told.why, told.own, told.place))

    def _telling(self, number, phrase, people, both_sides, met):
        """What a phrase tells, or None: nothing happened, nobody is named, or only a day would make it sure."""
        phrase = phrase._replace(sure=phrase.sure or both_sides and phrase.partner == "with")
        announced = self.announced[number] = self._is_announced(number, phrase)
        if announced is None:
            return None
        may_be_states = len(people) < 2 and phrase.sure and phrase.kind not in _ALONE
        states = self.line.states(number) if may_be_states else ()
        who, enough = states or people, 1 if phrase.kind in _ALONE else 2
        if len(who) < enough and not phrase.sure:
            return None
        told = self.calendar.day(number, met, announced)
        if not (phrase.sure or told.own or announced) and self.room.met_on_another_day(who, told.day):
            return None
        if len(who) < enough:
            if told.day:
                self.room.told(self.sentence.id, told)
                if told.own and self._status(phrase, told.day) == "reported":
                    self._count_from(told.day)
            if phrase.kind in ("meeting", "call", "signing") and not announced:
                kind = "call" if self._kind(phrase, 2) == "call" else phrase.kind
                self._begin(number, Open(self.sentence.id, who, told._replace(place=self._place(number, phrase)), kind))
            return None
        place = self._place(number, phrase) or told.place or self._goal(phrase, announced)
        if not self._is_told(phrase, told, place, states):
            if phrase.kind == "meeting" and not states:
                self.room.unsure = self.sentence.id, who
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
        announced = bool(first in _DEPARTURES or _WILL.search(lead)
                         or (phrase.partner == "none" and _WILL_ALSO.search(lead))
                         or self._is_planned(number, phrase, lead))
        wished = first in _INFINITIVE and not announced and not _NOUN.search(lead) and not _GLADLY.search(lead)
        return None if wished or _DENIED.search(lead) or _WANTED.search(lead) else announced

    def _is_planned(self, number, phrase, lead):
        """Whether a meeting told by a noun is yet to come ("talks between … are planned", "the upcoming visit")."""
        first = self.text[phrase.start:phrase.end].split()[0].lower()
        return first in _NOUNS and bool(_EXPECTED.search(lead) or _PLANNED.search(self.text, phrase.end, self._next(number)))

    def _is_told(self, phrase, told, place, states):
        """Whether there is enough to go by: a day where the words may mean something else, a goal for a journey."""
        if phrase.partner == "by" and not told.day and not _BY.search(self.text, phrase.end, self.end):
            return False  # of "her visit to Georgia" only a day says that it took place
        if phrase.kind == "visit" and not place:
            return told.day is not None and phrase.sure and all(one.kind != "inspection" for one in self.phrases)
        return phrase.sure and not states or told.day is not None

    def _status(self, phrase, day):
        now = self.room.now
        long_ago = LONG_AGO_FOR_AN_EDITOR if self.room.article.kind == "introduction" else _LONG_AGO
        recalled = now and now - day >= long_ago if day else self._is_old(phrase)
        return "recalled" if recalled else "reported"

    def _is_old(self, phrase):
        """Whether the words after the phrase, or those that open the sentence, put it in an earlier month or year."""
        opening = _OPENS_WITH_TIME.match(self.text, self.start, phrase.start)
        return (is_long_since(self.text, phrase.start, self._clause_end(phrase))
                or bool(opening) and is_long_since(self.text, self.start, opening.end())
                or _RECALLED.search(self.text, self.start, phrase.start) is not None)

    def _clause_end(self, phrase):
        """Where a relative clause after the phrase begins, or the sentence ends."""
        relative = _WHICH.search(self.text, phrase.end, self.end)
        return relative.start() if relative else self.end

    def _kind(self, phrase, count):
        words = self.text[phrase.start:phrase.end].lower()
        if phrase.kind != "meeting":
            return phrase.kind
        if _REMOTE.match(words) or _SPOKE.match(words) and self.room.is_call():
            return "call"
        form = _FORM.search(words)
        return _FORMS[form[0]] if form else _BY_NUMBER.get(count, "multilateral")

    def _goal(self, phrase, announced):
        """The unlisted goal of a journey yet to come; journeys made are told of in passing too often."""
        end = min(self.end, phrase.end + _FAR)
        return self.finder.goal(self.text, phrase.start, end) if announced and phrase.kind == "visit" else None

    def _place(self, number, phrase):
        """Where it happened, or where a journey led, by the words from the phrase to the next."""
        end = self._next(number)
        journey = phrase.kind in JOURNEYS
        begin = phrase.start if journey else phrase.end
        return self.finder.place(self.text, begin, end, journey) or self.room.here(phrase.start, end)
