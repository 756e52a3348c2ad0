"""Who a subject stands for: names, pronouns, groups, sides and states that speak in a report.

The subjects of a sentence are found by form; whom they mean is settled by the article so far: the people of the meeting
it tells of (its *parties*), and who spoke last. Where that leaves not exactly one reading, nobody is named.
"""

import re
from typing import NamedTuple

_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\b")
_NUMBER = r"(?:two|three|four|five|six)"
_GROUP = re.compile(
    rf"\b(?:[Tt]he\s(?:{_NUMBER}\s)?(?:sides|countries|nations|parties|(?:[Ff]oreign\s)?[Mm]inisters|leaders|officials|envoys"
    rf"|delegations|presidents|diplomats)|[Bb]oth\s(?:sides|countries|nations|parties|ministers|leaders)"
    r"|[Tt]he\s(?:[A-Z]\w+(?:,\s|\sand\s))+[A-Z]\w+\ssides)\b")
_ONE_SIDE = re.compile(r"\b[Tt]he\s(?P<adjective>[A-Z]\w+)\sside\b")
_OFFICE = re.compile(
    r"\b[Tt]he\s(?P<adjective>(?:[A-Z][\w-]+\s)*)(?:(?:top|senior|deputy|vice|vice-|prime|foreign|defence|defense)\s?)*"
    r"(?:[Mm]inister|[Pp]resident|[Pp]remier|[Dd]iplomat|[Aa]mbassador|(?:[Uu]nder)?[Ss]ecretary|[Oo]fficial|[Ee]nvoy"
    r"|[Cc]hair(?:man|woman|person)?|[Ss]pokes\w+|[Gg]overnor|[Ll]eader|[Cc]ommissioner|[Aa]dvis[eo]r|[Cc]hancellor|[Mm]ayor"
    r"|[Nn]egotiator|[Cc]oordinator|[Dd]elegate|[Vv]isitor|[Gg]uest)\b")
# Who is not named: "A source close to the talks", "officials", "the foreign ministry".
_UNNAMED = re.compile(
    r"(?:^|[,;.”\"]\s+)(?P<who>(?:(?:[Tt]he|[Aa]n?|[Ss]ome|[Ss]everal|[Oo]ne|[Tt]wo)\s+)?(?:[\w’'.-]+\s+){0,4}?"
    r"(?:[Mm]inistry|[Gg]overnment|[Ss]ources?|[Ss]pokes\w+|[Oo]fficials?|[Ee]mbassy|[Dd]elegat\w+|[Ee]xperts?|[Aa]nalysts?|[Ss]tatement"
    r"|[Rr]eadout|[Cc]ommuniqu[eé]|[Aa]gency|[Ss]ecretariat|[Cc]ommission|[Oo]ffice|[Dd]iplomats?|[Oo]rgani[sz]ers?)"
    r"(?:\s+(?:close|familiar|of|in|at|for|from|with|here)\b[^,;.]{0,60}?)?)\s+(?:(?:also|later|has|have|had)\s+)?$")
_LIST = re.compile(r"(?:,\s(?:and\s)?|\sand\s|/)")
_LEAD = 120  # characters; people named further on in a sentence are spoken of, not met
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_ASIDE = re.compile(r".{60}|\b(?:with|by|from|told|for|against|that)\b", re.DOTALL)  # not what a sentence is about
_MET = re.compile(r"\b(?:m[ee]t(?:s|ing|ings)?|meets?|met|talks|meeting|received|hosted|visit(?:s|ed)?|call(?:ed)?|spoke|discussed"
                  r"|pose[sd]?|delegation|trilateral|consultations?|dialogue|conversation)\b")


class Subject(NamedTuple):
    """A possible speaker: where it is printed, its form, and what it names.

    ``form``: name, pronoun, group, side, office, states or unnamed. ``ids``: the ids of people (name, office) or states (side,
    states) in it; empty where the form does not say.
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


def unnamed_before(text, start, end):
    """A source that nobody names, right before ``end``, or None.

    >>> sentence = "A source close to the talks said no."
    >>> unnamed_before(sentence, 0, sentence.index("said"))
    Subject(start=0, end=27, form='unnamed', ids=())
    """
    match = _UNNAMED.search(text[start:end])
    return match and Subject(start + match.start("who"), start + match.end("who"), "unnamed")


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
        together = last and last.form == subject.form and subject.form in ("name", "states") \
            and _LIST.fullmatch(text[last.end:subject.start])
        if together:
            joined[-1] = Subject(last.start, subject.end, subject.form, last.ids + subject.ids)
        else:
            joined.append(subject)
    return [_with_both(text, one) for one in joined]


def _with_both(text, subject):
    if subject.form == "states" and text[max(0, subject.start - 5):subject.start] in ("Both ", "both "):
        return subject._replace(start=subject.start - 5)
    return subject


def _named_in_full(mentions):
    return tuple(dict.fromkeys(one.id for one in mentions if one.kind == "person" and one.id and one.form == "full"))


class Floor:
    """Who is in the room and who has the floor, as an article goes on.

    ``states`` maps a person's id to the state they speak for.
    """

    def __init__(self, states):
        self._states = states
        self.parties = ()  # the people of the meeting told of, in the order in which they were named
        self.last_one = ()  # who spoke last alone, or did something last
        self._last_several = ()  # who spoke last together

    def enter(self, sentences):
        """Take the first people named together as the parties: a lead may speak of their states before it names them."""
        self.parties = next((people for people in map(_named_in_full, sentences) if len(people) > 1), ())

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

    def tell(self, text, sentence, mentions):
        """Take note of whom a sentence in which nobody speaks is about: the only one it names, at its beginning."""
        named = [one for one in mentions if one.kind == "person" and one.id]
        if len({one.id for one in named}) == 1 and not _ASIDE.search(text[sentence.start:named[0].start]):
            self.last_one = (named[0].id,)

    def spoke(self, ids):
        """Take note of who spoke."""
        if len(ids) == 1:
            self.last_one = ids
            if ids[0] not in self.parties:
                self.parties += ids
        elif ids:
            self._last_several = ids

    def resolve(self, text, subject):
        """The people a subject stands for, as a tuple of ids; empty where that cannot be told."""
        printed = text[subject.start:subject.end]
        if subject.form == "name":
            return subject.ids
        if subject.form == "unnamed":
            return ()
        if subject.form == "pronoun":
            return self._last_several if printed.lower() in ("they", "them", "their") else self.last_one
        if subject.form == "group":
            return subject.ids or self._group(printed)
        if subject.form == "office":
            return subject.ids or self._office(printed)
        return self._of_states(subject.ids)

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
        """"The Chinese minister" is the one Chinese among the parties, "the minister" whoever spoke last."""
        capitals = re.findall(r"\b[A-Z]\w+", printed[4:])
        if not capitals:
            return self.last_one
        named = tuple(one for one in self.parties if any(self._is_of(one, word) for word in capitals))
        return named if len(named) == 1 else ()

    def _of_states(self, states):
        named = tuple(one for state in states for one in self.parties if self._states.get(one) == state)
        return named if len(named) == len(states) else ()
