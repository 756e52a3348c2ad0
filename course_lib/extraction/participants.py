"""Who met, by where they stand: before a meeting phrase, or after it as its row in ``meeting_verbs.csv`` says."""

import re

from course_lib.extraction.meeting_phrases import BEFORE_LINE
from course_lib.extraction.present import in_person, named
from course_lib.extraction.speakers import subjects_in


def _words(listed):
    """A regex for any of some words, given with blanks between them; "_" is white space."""
    return "(?:" + "|".join(word.replace("_", r"\s+") for word in listed.split()) + ")"


_CLAUSE = re.compile(r"\b(?:[Ww]hen|[Aa]fter|[Bb]efore|[Ww]hile|where|[Aa]lthough|[Tt]hough|that|whether|[Ii]f)\b|;")
_PARTNERS_END = re.compile(
    rf"\b{_words('who which where when while after before about that ahead over a_letter a_message a_copy report')}\b|;"
    rf"|\bto\s+{_words('discuss speak talk plan review agree prepare exchange see')}\b")
# A title and the words that belong to it, up to a name: "Lao Vice-Minister of Education".
_TITLE = (r"(?:(?:[^\W\d_a-z][\w’'.-]*|"
          + _words("the his her its a an of and for envoy minister counterpart ambassador special visiting")
          + r")\s+)*$")
_HOST = re.compile(rf"\b{_words('invitation_of behalf_of request_of')}\s+{_TITLE}")
_OTHERS = re.compile(
    rf"\b(?:{_words('with by from told [Mm]et [Rr]eceived [Hh]osted [Ww]elcomed invitation_of behalf_of delegation_of')}"
    rf"|(?<!ccording\s)to)\s+{_TITLE}")
_LONGEST_TITLE = 150
_WORDS_ASIDE = "at during in after following before on upon over when while"
_ASIDE = re.compile(rf"(?:{_words(_WORDS_ASIDE)}|\w+ing)\b", re.IGNORECASE)
# "told a joint news conference with", "in Tuesday's call with": a noun whose subject stands in the main clause.
_NOUN = re.compile(
    rf"{_words('joint talks calls? conversations? consultations? discussions? negotiations dialogue exchange')}\b")
_BEFORE_NOUN = re.compile(rf"\b(?:{_words(_WORDS_ASIDE)}|told|addressed)\s+(?:[\w’'-]+\s+){{0,4}}$", re.IGNORECASE)
# Who went along to look at something: "accompanied by …", "in the company of …".
_ALONG = (rf"\b(?:{_words('[Aa]ccompanied [Ee]scorted [Gg]uided [Jj]oined led shown')}\s+by"
          r"|(?:[Tt]ogether|[Aa]long|side)\s+with|[Aa]longside|[Ii]n\s+the\s+company\s+of)")
_WENT_ALONG = re.compile(rf"{_ALONG}\s+{_TITLE}")
_DELEGATION = re.compile(rf"\b(?:delegation|team|group|mission)\s(?:[^,;.]{{0,60}}\s)?(?:headed|led)\s+by\s+{_TITLE}")
_COMPANIONS = re.compile(rf"{_ALONG}|\bwith\b")
_SHOWN_BY = re.compile(r"\bby\b")
# "received her at the airport", but not "received her letter"; "received the visiting minister".
_THE_OTHER = re.compile(
    r"\s+(?:him|her(?!\s+(?!at|in|on|for|here|there|to|and|before|after|during|today|yesterday|again|when|as|by)\w)"
    r"|the\s+(?:guest|visitor|visiting\s+\w+))\b")
_BOTH = re.compile(r"(?<=by|en)\s+(?:both|the\s+two)\s+\w+|(?<=by)\s+the\s+(?:sides|parties|ministers)\b")
_JOINED = re.compile(rf"\W*(?:{_words('and but then also later')}\W+)*$"
                     rf"|[^,;]*\bto\s+$|[^,;]*(?:,\s+)?\b(?:and|before)\s+"
                     rf"(?:{_words('also then later afterwards subsequently')}\s+"
                     rf"|{_words('will would was were has had is due set scheduled expected to')}\s+)*$"
                     r"|\s+(?:include[sd]?|featured)\s+(?:[\w-]+\s+){0,3}$")
# After a clause between commas: ", who is on a visit to Laos, was received".
_RESUMED = re.compile(rf"[^,;]*,\s+(?:{_words('is was are were has had will be also later')}\s+)*$")
_ACTS = re.compile(rf"\s+(?:{_words('is was are were has had will would be been also later then due set to')}\s+)*")
_OWNS = re.compile(r"['’]s?\s+(?:[\w-]+\s+){0,4}")
_ONE = re.compile(r"\b(?:he|she|his|her)\b", re.IGNORECASE)
_I, _AND_I = re.compile(r"\bI\b"), re.compile(r"\band\s+I\s+(?:\w+\s+){0,2}$")
_ME = re.compile(r"\s+(?:me|us)\b")
_WHO = re.compile(r"\bwho\b")
_GROUP = re.compile(
    r"\b(?:they|their\s+(?:\w+\s+)?$"
    r"|(?:the|both|all)\s+(?:(?P<number>two|three|four|five)\s+)?"
    + _words("sides parties ministers officials leaders presidents diplomats envoys foreign_ministers delegations negotiators"
             " counterparts")
    + rf"|(?:the\s+)?(?P<alone>two|three|four|pair|both)\s+(?:{_words('also later then last first had have will are_to be are were')}\s+)*$)",
    re.IGNORECASE)
_OFFICE = re.compile(
    r"\bthe\s+(?:[\w-]+\s+){0,3}?(?:\w*-?minister|"
    + _words("president premier secretary undersecretary ambassador envoy governor chairman chairwoman official"
             " diplomat commissioner speaker") + r")\b", re.IGNORECASE)
_WHOM = re.compile(r"\bwhom\s+(?:he|she|they)\b")
_GUEST = re.compile(r"\bthe\s+(?:[\w-]+\s+){0,2}?(?:guest|visitor|visiting\s+\w+)\b", re.IGNORECASE)
_THEIR = re.compile(r"\btheir\b")
_NUMBERS = {"two": 2, "pair": 2, "both": 2, "three": 3, "four": 4, "five": 5}
# A state that no list knows: to name the others alone would be wrong.
_LISTED_BEFORE = re.compile(r"[A-Z]\w+(?:,|\s+and)\s+$")
_TWO_COUNTRIES = re.compile(r"\b(?:[Tt]he\s+two|[Bb]oth)\s+(?:countries|states|nations|governments|neighbou?rs)\b")
_THE = re.compile(r"\s+(?:the\s+)?")
_STATES_MEET = re.compile(rf"(?:\s+{_words('also have had jointly on_[A-Z][a-z]+ today yesterday will')})*\s+")


class Line:
    """A sentence with its meeting phrases; ``room`` knows whom the article named before."""

    def __init__(self, text, start, end, mentions, phrases, room):
        self.text, self.start, self.end, self.phrases, self.room = text, start, end, phrases, room
        self.people = in_person(text, named(mentions))
        self._mentions = mentions
        self._verbs = [one.start for one in mentions if one.kind == "verb"]
        self._before = []  # the people before each phrase, as far as it has been read
        self.partners = []  # those after the phrase read last
        self._read = start  # where the partners of the phrase read last end

    def who_met(self, place):
        """The ids of who took part in what the phrase at ``place`` tells: those before it, and those after it."""
        before = self._standing_before(place)
        self._before.append(before)
        after = self._standing_after(place)
        self._before[place] = before or after
        if len(after) > 1 and self.text[self.phrases[place].start:self.phrases[place].end].endswith(("between", " of")):
            before = ()  # those who tell of talks between others
        return (self._owner(place) if self.phrases[place].partner == "by" else before), after

    def _owner(self, place):
        """Whose visit it is: *the minister's three-day visit to Oman*."""
        at = self.phrases[place].start
        return next((one.ids for one in reversed(self.people)
                     if one.end <= at and _OWNS.fullmatch(self.text, one.end, at)), ())

    def states(self, place):
        """The states that are the subject of the phrase at ``place``, where there are several."""
        at = self.phrases[place].start
        lists = self._lists_of_states(self.start, at)
        if self.text[at:self.phrases[place].end].endswith(("between", " of")):
            after = self._lists_of_states(self.phrases[place].end, self.end)[:1]
            return next((one.ids for one in after if _THE.fullmatch(self.text, self.phrases[place].end, one.start)), ())
        last = lists[-1] if lists and lists[-1].end <= at else None
        if last is None and (two := _TWO_COUNTRIES.search(self.text, self.start, at)):
            return self.room.two_states() if _STATES_MEET.fullmatch(self.text, two.end(), at) else ()
        if last is None or len(last.ids) < 2 or _LISTED_BEFORE.search(self.text[self.start:last.start]):
            return ()
        return last.ids if _STATES_MEET.fullmatch(self.text, last.end, at) else ()

    def _lists_of_states(self, start, end):
        return [one for one in subjects_in(self.text, start, end, self._mentions) if one.form == "states"]

    # Before

    def _standing_before(self, place):
        phrase, begin = self.phrases[place], self._clause_start(place)
        people = [one for one in self.people if begin <= one.start and one.end <= phrase.start
                  and not self._stands_aside(one, phrase)]
        lead, aside = self.text[begin:phrase.start], self._is_aside(phrase)
        if _WHOM.search(lead):
            people = [*_free(self.text, self.start, self.people)[:1], *self._named_before(phrase)[-1:]]
        if people:
            return _ids(people) + self._also_before(place, lead)
        if not aside and BEFORE_LINE.fullmatch(self.text, self.start, phrase.start):
            return self.room.person_before()
        relative = _WHO.search(lead)
        if place and not relative and (aside or _JOINED.fullmatch(lead) or _RESUMED.fullmatch(lead)):
            return self._before[place - 1]
        if relative:
            return _ids(self._named_before(phrase)[-1:])
        return self._meant_by(lead, phrase) or (
            self.room.agreed() or self._subject(phrase.start, phrase.end) if aside else ())

    def _also_before(self, place, lead):
        """Who is not named beside others: "the minister and I", or who travels "with the envoy to inspect the port"."""
        if place and self.phrases[place].kind == "inspection" and lead.endswith(" to "):
            return self._before[place - 1]
        return self.room.speaker() if _AND_I.search(lead) else ()

    def _clause_start(self, place):
        """Where the phrase's clause begins: after the phrase before it, a conjunction, or who says it."""
        phrase = self.phrases[place]
        begin = max([self._read, *(one.end for one in self.phrases[:place])])
        cuts = [self._after_clause(match, phrase) for match in _CLAUSE.finditer(self.text, begin, phrase.start)]
        said = [verb for verb in self._verbs if begin <= verb < phrase.start]
        return max([begin, *cuts, *(() if self._is_aside(phrase) else said)])

    def _is_aside(self, phrase):
        """Whether the subject stands in the main clause: "said after talks with", "told a joint conference with"."""
        if _ASIDE.match(self.text, phrase.start):
            return True
        return bool(_NOUN.match(self.text, phrase.start)
                    and _BEFORE_NOUN.search(self.text, max(self.start, phrase.start - _LONGEST_TITLE), phrase.start))

    def _after_clause(self, conjunction, phrase):
        """A clause at the sentence's start ends with a comma; any other goes on to the phrase."""
        comma = self.text.find(", ", conjunction.end(), phrase.start) if conjunction.start() == self.start else -1
        return comma + 1 if comma > 0 else conjunction.end()

    def _stands_aside(self, person, phrase):
        """Whether somebody only hosts, or (of a journey) is not the one who travels."""
        lead = _lead(self.text, self.start, person)
        if _DELEGATION.search(lead) or phrase.kind == "inspection" and _WENT_ALONG.search(lead):
            return False
        return bool(_HOST.search(lead) or (phrase.kind in ("visit", "inspection") and _OTHERS.search(lead)))

    def _meant_by(self, lead, phrase):
        """Whom a pronoun or a group before the phrase stands for."""
        if _THEIR.search(self.text, phrase.start, phrase.end):
            return self.room.last_group()
        if group := _GROUP.search(lead):
            return self._group(group, phrase)
        if _I.search(lead) or _I.search(self.text, phrase.start, phrase.end):
            return self.room.speaker()
        if _GUEST.search(lead):
            return self.room.guest()
        if office := _OFFICE.search(lead):
            of_state = self._of_state(phrase.start - len(lead) + office.start(), phrase.start)
            return () if of_state else self.room.person_before()
        if one := _ONE.search(lead):  # "his meeting with …" may stand before the name
            return self._subject(phrase.start, phrase.end if one[0].lower() in ("his", "her") else self.end)
        return ()

    def _of_state(self, start, end):
        """Whether words name a state: who "the Norwegian minister" is, the names found say, or nobody knows."""
        return any(one.kind == "state" and start <= one.start < end for one in self._mentions)

    def _group(self, words, phrase):
        """Whom "they" or "the two ministers" means: the two named before in the sentence, else those who met last."""
        here = _ids(self._named_before(phrase))
        number = _NUMBERS.get((words["number"] or words["alone"] or "").lower())
        return here if len(here) == (number or 2) else self.room.last_group(number)

    def _named_before(self, phrase):
        return [one for one in self.people if one.end <= phrase.start]

    def _subject(self, before, after):
        """Whom the sentence is about: the last one named before, else those after, else whom the article was about."""
        free = _free(self.text, self.start, self.people)
        verb = min((at for at in [*self._verbs, *(one.start for one in self.phrases)] if at > after), default=self.end)
        earlier = [one for one in free if one.end <= before][-1:]
        return _ids(earlier or [one for one in free if after <= one.start < verb]) or self.room.person_before()

    # After

    def _standing_after(self, place):
        """Whom they met: after the phrase, or inside it (*spoken with her by phone*)."""
        phrase = self.phrases[place]
        end = self.phrases[place + 1].start if place + 1 < len(self.phrases) else self.end
        inside = _ids([one for one in self.people if phrase.start <= one.start < phrase.end])
        begin = self._partners_start(phrase, end)
        leads_on = self.text[phrase.start:phrase.end].endswith((" to", " with", " of"))  # "handed a letter from … to"
        if begin is None or inside and not leads_on:
            return inside
        cut = _PARTNERS_END.search(self.text, begin, end)
        end = min([cut.start() if cut else end, *(verb for verb in self._verbs if verb >= begin)])
        partners = [one for one in self.people if begin <= one.start < end]
        self.partners = partners = partners[:-1] if self._acts_next(partners, place) else partners
        self._read = max([self._read, *(one.end for one in partners)])
        return _ids(partners) or inside or self._other_meant(place, begin)

    def _acts_next(self, partners, place):
        """Whether the last of several is whom the next phrase tells of: "met the envoy, and the minister received …"."""
        then = self.phrases[place + 1] if place + 1 < len(self.phrases) else None
        return bool(len(partners) > 1 and then and then.kind not in ("same", "remote") and not self._is_aside(then)
                    and _ACTS.fullmatch(self.text, partners[-1].end, then.start))

    def _other_meant(self, place, begin):
        """Whom "him", "her" or "the visiting minister" right after a phrase stands for: not its subject."""
        before = self._before[place]
        if _BOTH.match(self.text, begin, self.end):
            return self.room.last_group()
        if _ME.match(self.text, begin, self.end):
            return self.room.speaker()
        if place or not before or not _THE_OTHER.match(self.text, begin, self.end):
            return ()
        one = self.room.guest() if _GUEST.match(self.text, begin + 1) else self.room.person_before()
        return tuple(id for id in one if id not in before)

    def _partners_start(self, phrase, end):
        if phrase.kind == "inspection":
            words = _SHOWN_BY if "shown" in self.text[phrase.start:phrase.end] else _COMPANIONS
            match = words.search(self.text, phrase.start, end)
            return match and match.end()
        if phrase.partner == "object" or self.text[phrase.start:phrase.end].endswith(("with", "between")):
            return phrase.end
        if phrase.partner == "none":
            return None
        match = re.compile(rf"\b{phrase.partner}\b").search(self.text, phrase.end, end)
        return match and match.end()


def subject_of(text, start, people, before=()):
    """Whom a sentence is about: the first one named who is not another's partner; else whom it was ``before``."""
    return _ids(_free(text, start, people)[:1]) or before or _ids(people[:1])


def _free(text, start, people):
    """The people who are not another's partner or guest ("with …", "told …")."""
    return [one for one in people if not _is_other(text, start, one, people)]


def _is_other(text, start, person, people):
    """Whether "with" and the like stand before somebody, and nobody else between: "with the Minister of Water, Ann Holm"."""
    lead = _lead(text, start, person)
    comma = re.search(r",\s+$", lead)
    if comma and (match := _OTHERS.search(lead[:comma.start()] + " ")):
        return not any(person.start - len(lead) + match.start() < one.start < person.start for one in people)
    return _OTHERS.search(lead) is not None


def _lead(text, start, person):
    return text[max(start, person.start - _LONGEST_TITLE):person.start]


def _ids(people):
    return tuple(dict.fromkeys(id for one in people for id in one.ids))
