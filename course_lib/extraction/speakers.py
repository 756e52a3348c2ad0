"""Who a subject stands for: names, pronouns, groups, sides and states that speak in a report.

The subjects of a sentence are found by form; whom they mean is settled by the article so far: the people of the meeting
it tells of (its *parties*), and who spoke last. Where that leaves not exactly one reading, nobody is named.
"""

import re
from typing import NamedTuple

_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\b")
_NUMBER = r"(?:two|three|four|five|six)"
_BODY = re.compile(r"(?P<who>The\s[A-Z][\w’'-]*(?:\s(?:(?:and|for|on)\s)?[A-Z][\w’'-]*){0,8})(?:\sof\s|,|\s\(|:)")
_SOMEBODY = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Tt]hey|[Tt]heir)\b")
_OPENS = re.compile(r"(?:He|She)\b")
_GROUP = re.compile(
    rf"\b(?:[Tt]he\s(?:{_NUMBER}\s)?(?:sides|countries|nations|parties|(?:[Ff]oreign\s)?[Mm]inisters|leaders|officials|envoys"
    rf"|delegations|presidents|diplomats)|[Bb]oth\s(?:sides|countries|nations|parties|ministers|leaders)"
    r"|[Tt]he\s(?:[A-Z]\w+(?:,\s|\sand\s))+[A-Z]\w+\ssides)\b")
_ONE_SIDE = re.compile(r"\b[Tt]he\s(?P<adjective>[A-Z]\w+)\sside\b")
_OFFICE = re.compile(
    r"\b[Tt]he\s(?P<adjective>(?:[A-Z][\w-]+\s)*)(?:(?:top|senior|deputy|vice|vice-|prime|foreign|defence|defense)\s?)*"
    r"(?:[Mm]inister|[Pp]resident|[Pp]remier|[Dd]iplomat|[Aa]mbassador|(?:[Uu]nder)?[Ss]ecretary|[Oo]fficial|[Ee]nvoy"
    r"|[Cc]hair(?:man|woman|person)?|[Ss]pokes\w+|[Gg]overnor|[Ll]eader|[Cc]ommissioner|[Aa]dvis[eo]r|[Cc]hancellor|[Mm]ayor"
    r"|[Nn]egotiator|[Cc]oordinator|[Dd]elegate|[Vv]isitor|[Gg]uest|[Cc]aptain)\b")
_LATTER = re.compile(r"\b[Tt]he\slatter\b")
_OTHER = re.compile(r"\b(?:[Hh]is|[Hh]er)\s(?:counterpart|colleague|opposite\snumber|host|guest|visitor|interlocutor)\b"
                    r"(?!['’]|\sfrom\b)")
_LIST = re.compile(r"(?:,\s(?:and\s)?|\sand\s|/)")
_RECENT = 6  # people
_LEAD = 120  # characters; people named further on in a sentence are spoken of, not met
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_ASIDE = re.compile(r".{60}|\b(?:with|by|from|told|for|against|that)\b", re.DOTALL)  # not what a sentence is about
_MET = re.compile(r"\b(?:m[ee]t(?:s|ing|ings)?|meets?|met|talks|meeting|received|hosted|visit(?:s|ed)?|call(?:ed)?|spoke|discussed"
                  r"|pose[sd]?|delegation|trilateral|consultations?|dialogue|conversation)\b")


class Subject(NamedTuple):
    """A possible speaker: where it is printed, its form, and what it names.

    ``form``: name, pronoun, group, side, office, states, unnamed, it or latter. ``ids``: the ids of people (name, office)
    or states (side, states) in it; empty where the form does not say.
    """

    start: int
    end: int
    form: str
    ids: tuple[str, ...] = ()


def subjects_in(text, start, end, mentions):
    """The possible speakers of a sentence, in order; longer ones before those inside them."""
    found = [Subject(one.start, one.end, "office" if one.form == "description" else "name", (one.id,) if one.id else ())
             for one in mentions if one.kind == "person" and one.form != "group"]
    found += _groups(mentions)
    found += [Subject(*match.span(), "group") for match in _GROUP.finditer(text, start, end)]
    states = [one for one in mentions if one.kind == "state"]
    found += [Subject(*match.span(), "side", _states_within(states, match)) for match in _ONE_SIDE.finditer(text, start, end)]
    found += [Subject(*match.span(), "office", ()) for match in _OFFICE.finditer(text, start, end)]
    found += [Subject(*match.span(), "latter") for match in _LATTER.finditer(text, start, end)]
    found += [Subject(*match.span(), "office") for match in _OTHER.finditer(text, start, end)]
    found += [Subject(*match.span(), "pronoun") for match in _PRONOUN.finditer(text, start, end)]
    found += [Subject(one.start, one.end, "states", (one.id,)) for one in states if one.form == "name"]
    return _joined(text, _without_inner(found))


def _groups(mentions):
    """Groups whose members are known: "the two ministers"."""
    groups = {}
    for one in mentions:
        if one.kind == "person" and one.form == "group" and one.id:
            groups.setdefault((one.start, one.end), []).append(one.id)
    return [Subject(*span, "group", tuple(ids)) for span, ids in groups.items()]


def _states_within(states, match):
    return tuple(one.id for one in states if match.start() <= one.start < match.end())


def _without_inner(found):
    """Of subjects that overlap, the longest; of two of one length, the one that says more."""
    kept = []
    for subject in sorted(found, key=lambda one: (one.start, -one.end, not one.ids)):
        if not kept or subject.start >= kept[-1].end:
            kept.append(subject)
    return kept


def _joined(text, found):
    """Names or states in a row ("Lavrov and Saleumxay", "China, Russia and Laos") are one subject."""
    joined = []
    for subject in found:
        last = joined[-1] if joined else None
        together = last and (last.form == subject.form and subject.form in ("name", "states") or _are_known(last, subject)) \
            and _LIST.fullmatch(text[last.end:subject.start])
        if together:
            joined[-1] = Subject(last.start, subject.end, last.form, last.ids + subject.ids)
        else:
            joined.append(subject)
    return [_with_both(text, one) for one in joined]


def _are_known(one, other):
    """Whether a name and an office, of two people, stand together: Petrosyan and his Georgian counterpart."""
    return one.form == "name" and other.form == "office" and one.ids and other.ids and one.ids != other.ids


def _with_both(text, subject):
    if subject.form == "states" and text[max(0, subject.start - 5):subject.start] in ("Both ", "both "):
        return subject._replace(start=subject.start - 5)
    return subject


def _named_in_full(mentions):
    return tuple(dict.fromkeys(one.id for one in mentions if one.kind == "person" and one.id and one.form == "full"))


class Floor:
    """Who is in the room and who has the floor, as an article goes on.

    ``states`` maps a person's id to the state they speak for, ``pronouns`` to *he* or *she*, where the article says so;
    ``unnamed`` is an Unnamed.
    """

    def __init__(self, states, unnamed, pronouns):
        self._states, self.unnamed, self._pronouns = states, unnamed, dict(pronouns)
        self.parties = ()  # the people of the meeting told of, in the order in which they were named
        self.last_one = ()  # who spoke last alone, or did something last
        self.last_unnamed = None  # the source without a name that spoke last, as printed
        self.body = None  # the place of the body in whose name a communiqué is written
        self._last_several = ()  # who spoke last together
        self._spoken = ()  # the last who spoke, each alone, the latest first
        self._paragraph, self._opens = None, False  # whether a paragraph has just begun
        self._latter = ()  # who was named last in the sentence before
        self._recent = ()  # who was named in the last sentences, the latest first

    def open(self, text, sentence):
        """Take note of the body that an opening names: The Security Council, at its 12th meeting: …"""
        opening = _BODY.match(text, *sentence)
        if opening and text[sentence.end - 1] in ":,":
            self.body = opening.span("who")

    def enter(self, sentences):
        """Take the first people named together as the parties: a lead may speak of their states before it names them."""
        self.parties = next((people for people in map(_named_in_full, sentences) if len(people) > 1), ())

    def begin(self, paragraph):
        """Take note of the paragraph of the sentence to come."""
        self._opens, self._paragraph = paragraph != self._paragraph, paragraph

    def hear(self, text, sentence, mentions):
        """Take note of the people of a sentence that tells of a meeting. The first of them is who "he" is next."""
        people = _named_in_full(mentions)
        new = tuple(one for one in people if one not in self.parties)
        first = min((one.start for one in mentions if one.kind == "person" and one.form == "full"), default=sentence.end)
        leads = first - sentence.start <= _LEAD
        if leads and len(people) > 1 and _MET.search(text, sentence.start, sentence.end):
            self.parties, self.last_one = people, people[:1]
        elif leads and new and _MET.search(text, sentence.start, sentence.end):
            self.parties = self.parties[:1] + new
        elif new and len(self.parties) < 2:
            self.parties += new

    def leave(self, mentions):
        """Take note of whom a sentence named, at its end."""
        named = tuple(dict.fromkeys(one.id for one in mentions if one.kind == "person" and one.id and one.form != "group"))
        if named:
            self._latter = named[-1:]
            self._recent = (*named, *(one for one in self._recent if one not in named))[:_RECENT]

    def tell(self, text, sentence, mentions):
        """Take note of whom a sentence in which nobody speaks is about: the one it names at its beginning, or at all."""
        named = [one for one in mentions if one.kind == "person" and one.id]
        if not named:
            return
        alone = len({one.id for one in named}) == 1 and not _SOMEBODY.search(text, sentence.start, named[0].start)
        if alone or not _ASIDE.search(text[sentence.start:named[0].start]):
            self.last_one, self.last_unnamed = (named[0].id,), None

    def go_on(self, text, sentence):
        """Take note of whom a sentence without a speaker is about, where it begins with *he* or *she*."""
        if opens := _OPENS.match(text, sentence.start):
            self.last_one = self._by_pronoun(opens[0].lower()) or self.last_one

    def spoke(self, ids, printed, form):
        """Take note of who spoke."""
        if len(ids) == 1:
            self._spoken = (*ids, *self._spoken)[:_RECENT]
            self.last_one, self.last_unnamed = ids, None
            if ids[0] not in self.parties:
                self.parties += ids
        elif ids:
            self._last_several, self.last_unnamed = ids, None
        elif form in ("unnamed", "it", "states", "side"):
            self.last_unnamed = printed
            if self.unnamed.is_person(printed):
                self.last_one = ()

    def unnamed_meant(self, subject, printed):
        """The source without a name that *it*, *they* or *the official* stands for; None where it stands for none."""
        if self.last_unnamed is None or subject.ids:
            return None
        person = self.unnamed.is_person(self.last_unnamed)
        if subject.form == "it":
            return None if person else self.last_unnamed
        if subject.form == "pronoun":
            return self.last_unnamed if person or printed.lower() == "they" else None
        head = self.unnamed.head(printed)
        same = head is not None and head == self.unnamed.head(self.last_unnamed) and len(printed) < len(self.last_unnamed)
        return self.last_unnamed if same and subject.form in ("office", "unnamed") and printed.lower().startswith("the ") else None

    def resolve(self, text, subject):
        """The people a subject stands for, as a tuple of ids; empty where that cannot be told."""
        printed = text[subject.start:subject.end]
        if subject.form == "name":
            return subject.ids
        if subject.form in ("unnamed", "it") or self.unnamed_meant(subject, printed):
            return ()
        if subject.form == "pronoun":
            return self._by_pronoun(printed.lower(), subject.ids)
        if subject.form == "group":
            return subject.ids or self._group(printed)
        if subject.form == "office":
            return subject.ids or self._office(printed)
        if subject.form == "latter":
            return subject.ids or self._latter
        return self._of_states(subject.ids)

    def _by_pronoun(self, word, nearest=()):
        """Whoever is nearest, spoke or acted last, or was named last, and is not known to be of the other sex."""
        if word in ("they", "them", "their"):
            return self._last_several
        word = {"him": "he", "his": "he", "her": "she"}.get(word, word)
        before = (*nearest, *self.last_one, *(self._spoken if self._opens else ()), *self._recent)
        ids = next((one for one in before if self._pronouns.get(one, word) == word), None)
        if ids:
            self._pronouns[ids] = word
        return (ids,) if ids else ()

    def _group(self, printed):
        words = printed.lower().split()
        count = next((_NUMBERS[word] for word in words if word in _NUMBERS), 0)
        capitals = re.findall(r"\b[A-Z]\w+", printed[4:])
        if capitals:
            named = tuple(one for one in self.parties if any(self._is_of(one, word) for word in capitals))
            return named if len(named) >= len(capitals) else ()
        if count == 0 or count == len(self.parties):
            return self.parties if len(self.parties) > 1 else ()
        return self._last_several if count == len(self._last_several) else ()

    def _is_of(self, person, word):
        state = self._states.get(person, "")
        return bool(state) and state[:3] == word.lower()[:3]

    def _office(self, printed):
        """"The Chinese minister" is the one Chinese among the parties, "the minister" whoever spoke last, "her guest" the other."""
        if _OTHER.match(printed):
            return self._other_party()
        capitals = re.findall(r"\b[A-Z]\w+", printed[4:])
        if not capitals:
            return self.last_one
        named = tuple(one for one in self.parties if any(self._is_of(one, word) for word in capitals))
        return named if len(named) == 1 else ()

    def _other_party(self):
        """Of two people at a meeting the one who did not speak or act last."""
        others = tuple(one for one in self.parties if one not in self.last_one)
        return others if len(self.parties) == 2 and len(others) == 1 else ()

    def _of_states(self, states):
        named = tuple(one for state in states for one in self.parties if self._states.get(one) == state)
        return named if len(named) == len(states) else ()
