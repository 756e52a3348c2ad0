"""People described and not named: *the Lao minister*, *his Russian counterpart*, *the two ministers*."""

import re
from bisect import bisect_right
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from course_lib.extraction.names import FUNCTION, LETTERS, WORD
from course_lib.extraction.people import Reference, apart, only

_WORDS = re.compile(LETTERS)
_NOUN = re.compile(r"\s+(?:of|for|to)\s+(?:the\s+)?")
_NEXT = re.compile(rf"\s*,?\s+and\s+|\s*,\s+|{_NOUN.pattern}|\s+")
_THE = re.compile(r"\b[Tt]he\s+$")
_GENITIVES = ("'s", "’s", "'", "’")
_DETERMINERS = frozenset("the his her their both these".split())
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "both": 2}
_RANKS = {"deputy": "deputy", "vice": "deputy", "prime": "prime", "assistant": "assistant", "under": "under"}
# Words for an office that reports use for one another, what stands for a body, and words that tell of no office.
_LIKE = {"envoy": ("envoy", "ambassador", "representative", "coordinator", "negotiator", "adviser"),
         "ambassador": ("envoy",), "premier": ("minister",), "head": ("president", "king", "queen", "emir", "sultan"),
         "chief": ("president", "minister", "head", "director", "general", "commissioner", "chairman"),
         "leader": ("president", "premier", "chairman", "minister")}
_SPELT = {"eu": frozenset(["european", "union"]), "un": frozenset(["united", "nations"]), "state": frozenset(),
          "visiting": frozenset()}
_SIDE_WORDS = frozenset("visiting top senior veteran former newly appointed special s".split())
_VISITORS = frozenset("visiting guest visitor".split())
# What a visitor does, after their name: is on a five-day visit, arrived, was received by
_VISITS = re.compile(r"(?:\b(?:on|pa(?:ys|id|ying)|m(?:ade|akes|aking)|for|beg(?:an|ins))\s(?:an?|the|his|her|their)|['’]s?)"
                     r"\s(?:[\w-]+\s){0,3}visit\b|\b(?:arrived|visited|is\svisiting|was\s(?:received|welcomed|hosted)\sby)\b")
_STOP = re.compile(r"[.,;:]\s*(?!and\b|or\b)")
_ADVERB = re.compile(r"\s*(?:(?:also|then|later|\w+ly)\s+)?")
_RECENT = 30  # mentions among which "the two ministers" are looked for
_SMALL = frozenset("the of and for to a an in on s".split())


class Description(NamedTuple):
    """A noun phrase for somebody: words that must fit a title, states it names, how many people it means."""

    start: int
    end: int
    kind: str
    words: frozenset
    states: tuple
    plural: bool
    number: int | None


def descriptions(cast, named):
    """Every place where an article describes people whom it names.

    ``named``: the places where it names them, in text order.
    """
    references, seen, place = [], {}, 0
    found = sorted(_found(cast), key=itemgetter(0))
    visitors = _visitors(cast, named) if any(one.words & _VISITORS for one in found) else ()
    for description in found:
        while place < len(named) and named[place].start < description.start:
            seen.update(dict.fromkeys(named[place].ids))
            place += 1
        ids = _visitor(cast, description, seen, visitors) or _who(cast, description, seen, named[max(0, place - _RECENT):place])
        if description.plural and ids:
            references.append(Reference(description.start, description.end, "group", tuple(ids)))
        elif ids:
            references.append(Reference(description.start, description.end, "description", only(ids)))
    return apart(references, named)


def _visitors(cast, named):
    """Those of whom the article says that they are on a visit."""
    starts, visitors = [one.start for one in named], set()
    for line in cast.lines:
        for visit in _VISITS.finditer(cast.text, line.start, line.end):
            last = bisect_right(starts, visit.start()) - 1
            if last >= 0 and named[last].start >= line.start:
                visitors.update(named[last].ids)
    return visitors


def _visitor(cast, description, seen, visitors):
    """The one visitor, for a description that says no more than that."""
    if description.plural or not description.words & _VISITORS:
        return []
    words = description._replace(words=description.words - _VISITORS)
    ids = [id for id in seen if id in visitors and id in cast.people]
    return ids if len(ids) == 1 and (not words.words or _near_fitting(cast, words, ids)) else []


def _found(cast):
    beside = {one.head for one in cast.named}
    for line in cast.lines:
        for title in line.titles:
            if title.meaning.kind in ("office", "generic", "relation") and title.start not in beside:
                yield from _description(line, title)
        yield from _nationals(line)


def _nationals(line):
    """Somebody called by a state alone: "the Uruguayan", said or before a comma; not "the Uruguayan side"."""
    for state in line.known.values():
        if state.kind == "state" and state.meaning.form == "adjective" and _stands_alone(line, state.end):
            start = _with_the(line, state.start)
            if start < state.start:
                yield Description(start, state.end, "national", frozenset(), (state.meaning.id,), False, None)


def _stands_alone(line, end):
    stop = _STOP.match(line.text, end, line.end)
    return stop.end() not in line.known if stop else _ADVERB.match(line.text, end, line.end).end() in line.verbs


def _description(line, title):
    before = _before(line, title)
    after = before and _after(line, title)
    visitor = title.meaning.word in _VISITORS and not title.meaning.plural
    if after and (before.states or visitor or title.meaning.kind != "relation"):
        main = _words(title.meaning.word) if visitor or title.meaning.kind == "office" else ()
        words = frozenset((*main, *before.words, *after.words))
        yield Description(before.start, after.end, title.meaning.kind, words, (*before.states, *after.states),
                          title.meaning.plural, before.number)


class _Side(NamedTuple):
    """One side of a main word: where it ends there, what else it says."""

    start: int
    end: int
    words: list
    states: list
    number: int | None = None


def _before(line, title):
    """What stands between a determiner and the main word; None where none begins the phrase."""
    words, states, number, place = [], [], None, title.start
    for word in reversed(list(WORD.finditer(line.text, max(line.start, title.start - 80), title.start))):
        gap, low = line.text[word.end():place], word[0].lower()
        place, state = word.start(), _state(line, word.start())
        if not gap or gap.strip(" \t\r\n-’'s"):
            return None
        if state:
            states.insert(0, state)
        number = _NUMBERS.get(low, number)
        if low in _DETERMINERS or state and gap.strip() in _GENITIVES or number and not states and _is_definite(line, place, low):
            return _Side(_with_the(line, place), title.start, words, states, number)
        if low in FUNCTION and low != "and":
            return None
        if low != "and" and not state:
            words += _words(low)
    return None


def _is_definite(line, place, word):
    """Whether a number is of people named before: the two, both, but not two officials."""
    return word == "both" or _with_the(line, place) < place


def _state(line, place):
    known = line.known.get(place)
    return known.meaning.id if known and known.kind == "state" else None


def _with_the(line, start):
    the = _THE.search(line.text[max(line.start, start - 5):start])
    return start - len(the[0]) if the else start


def _after(line, title):
    """What belongs to the main word (of foreign affairs, of Vietnam and Laos); None where that is not known."""
    gap = _NOUN.match(line.text, title.end, line.end)
    if not gap:
        return None if _is_title(line, title) else _Side(title.end, title.end, [], [])
    words, states, end = [], [], None
    while gap:
        place, state = gap.end(), _state(line, gap.end())
        word = line.word_at(place)
        if state:
            states.append(state)
            end = line.known[place].end
        elif word and word[0].lower() in line.barred:
            words += _words(word[0].lower())
            end = word.end()
        else:
            break
        gap = _NEXT.match(line.text, end, line.end)
    return end and _Side(title.end, end, words, states)


def _is_title(line, title):
    """Whether a name follows: the Chinese foreign minister Wang Yi."""
    place = line.after_space(title.end)
    word = line.word_at(place) if place > title.end else None
    return word is not None and (place in line.people or line.is_name_word(place, word[0]))


def _who(cast, description, seen, recent):
    """The ids of those whom a description fits, of everybody in a group; ``seen``: who is named before it."""
    if not description.plural:
        return _fitting(cast, description, seen, description.states) or _near_fitting(cast, description, seen)
    return _group(cast, description, seen) or _last_together(cast, description, recent)


def _fitting(cast, description, ids, states):
    return [id for id in ids if _fits(cast.people.get(id), description, states)]


def _near_fitting(cast, description, ids):
    """Those whom a description fits as far as the article says: no title names their state, or it is another word for it."""
    people = [cast.people[id] for id in ids if id in cast.people]
    unlike = [one for one in people if one.states and description.states and not one.states.intersection(description.states)]
    untitled = [one.id for one in people if not one.titles and one.states.intersection(description.states)]
    return [one.id for one in people if one not in unlike and one.titles and _fits_loosely(one, description)] or untitled


def _fits_loosely(person, description):
    words = description.words - _SIDE_WORDS
    for name, spelt in _SPELT.items():
        words = words - {name} | spelt if name in words else words
    if description.kind != "office":
        return description.kind != "national" and bool(description.states) and not words
    return any(_has(person, words - {word} | {other}) for word, others in _LIKE.items() if word in words
               for other in others) or _has(person, words)


def _has(person, words):
    titles = [frozenset(_words(title)) for title in person.titles]
    return any(words <= title and _ranks(words) == _ranks(title) for title in titles)


def _group(cast, description, seen):
    """One person of each state that is named, else everybody who fits, if they are as many as it says."""
    if description.states:
        each = [_fitting(cast, description, cast.people, [state]) for state in description.states]
        return [ids[0] for ids in each] if len(each) > 1 and all(len(ids) == 1 for ids in each) else []
    everybody = _fitting(cast, description, seen, ())
    return everybody if len(everybody) > 1 and description.number in (None, len(everybody)) else []


def _last_together(cast, description, recent):
    """The people of the last sentence that names just so many."""
    of_sentence = {}
    for one in recent:
        sentence = of_sentence.setdefault(bisect_right(cast.starts, one.start), {})
        sentence.update(dict.fromkeys(_fitting(cast, description, one.ids, ())))
    together = [list(ids) for ids in of_sentence.values() if len(ids) == description.number]
    return together[-1] if together and not description.states else []


def _fits(person, description, states):
    """Whether somebody may be meant: of that state, with a title that holds the words and the same rank."""
    if person is None or states and not person.states.intersection(states):
        return False
    if description.kind in ("relation", "national"):
        return True
    titles = [frozenset(_words(part)) for title in person.titles for part in (title, *title.split(" and "))]
    if description.kind == "generic":
        return not description.words or any(description.words <= title for title in titles)
    return any(description.words <= title and _ranks(title) == _ranks(description.words) for title in titles)


def _ranks(words):
    return {_RANKS[word] for word in words if word in _RANKS}


@lru_cache(maxsize=10_000)
def _words(text):
    return [_RANKS.get(word, word) for word in _WORDS.findall(text.lower()) if word not in _SMALL]
