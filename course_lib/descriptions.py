"""People described and not named: *the Lao minister*, *his Russian counterpart*, *the two ministers*."""

import re
from bisect import bisect_right
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from course_lib.names import FUNCTION, LETTERS, SPACE, WORD
from course_lib.people import Reference, apart

_WORDS = re.compile(LETTERS)
_NOUN = re.compile(r"\s+(?:of|for|to)\s+(?:the\s+)?")
_LIST = re.compile(r"\s*,?\s+and\s+|\s*,\s+")
_DETERMINERS = frozenset("the his her their both these".split())
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "both": 2}
_RANKS = {"deputy": "deputy", "vice": "deputy", "prime": "prime", "assistant": "assistant", "under": "under"}
_RECENT = 30  # mentions among which "the two ministers" are looked for
_SMALL = frozenset("the of and for to a an in on s".split())


class Description(NamedTuple):
    """A noun phrase for somebody: its words that must fit a title, the states it names, how many people it means."""

    start: int
    end: int
    kind: str
    words: frozenset
    states: tuple
    plural: bool
    number: int | None


def descriptions(cast, named):
    """Every place where an article describes people whom it names; ``named``: where it does so, in text order."""
    beside = {one.head for one in cast.named}
    found = [_description(line, title) for line in cast.lines for title in line.titles
             if title.meaning.kind in ("office", "generic", "relation") and title.start not in beside]
    references, seen, place = [], {}, 0
    for description in sorted(filter(None, found), key=itemgetter(0)):
        while place < len(named) and named[place].start < description.start:
            seen.update(dict.fromkeys(named[place].ids))
            place += 1
        if description.plural:
            ids = _group(cast, description, seen) or _last_together(cast, description, named[max(0, place - _RECENT):place])
        else:
            ids = _fitting(cast, description, seen, description.states)
        if ids:
            references.append(_reference(description, ids))
    return apart(references, named)


def _reference(description, ids):
    if description.plural:
        return Reference(description.start, description.end, "group", tuple(ids))
    return Reference(description.start, description.end, "description", tuple(ids) if len(ids) == 1 else ())


def _description(line, title):
    before = _before(line, title)
    after = before and _after(line, title)
    if not after:
        return None
    (start, words, states, number), (end, more, homes) = before, after
    main = frozenset() if title.meaning.kind != "office" else frozenset(_words(title.meaning.word))
    if title.meaning.kind == "relation" and not states:
        return None
    return Description(start, end, title.meaning.kind, main | words | more, (*states, *homes), title.meaning.plural, number)


def _before(line, title):
    """From the determiner to the main word: where it begins, its words, states and number; None without determiner."""
    words, states, number, expected = set(), [], None, title.start
    for word in reversed(list(WORD.finditer(line.text, max(line.start, title.start - 80), title.start))):
        gap, low = line.text[word.end():expected], word[0].lower()
        if gap.strip(" \t\r\n-’'s") or not gap:
            return None
        known = line.known.get(word.start())
        if known and known.kind == "state":
            states.insert(0, known.meaning.id)
        if low in _NUMBERS:
            number = _NUMBERS[low]
        if low in _DETERMINERS or known and gap.strip() in ("'s", "’s") or number and not states:
            start = _with_the(line, word.start())
            return start, frozenset(words), states, number
        if low in FUNCTION:
            if low != "and":
                return None
        elif not (known and known.kind == "state"):
            words.update(_words(low))
        expected = word.start()
    return None


def _with_the(line, start):
    before = line.text[max(line.start, start - 5):start]
    the = re.search(r"\b[Tt]he\s+$", before)
    return start - len(before) + the.start() if the else start


def _after(line, title):
    """Past what belongs to the main word (of foreign affairs, of Vietnam and Laos): end, words, states; or None."""
    noun = _NOUN.match(line.text, title.end, line.end)
    if not noun:
        gap = SPACE.match(line.text, title.end, line.end)
        word = gap and WORD.match(line.text, gap.end(), line.end)
        named = gap and (gap.end() in line.people or word and line.is_name_word(gap.end(), word[0]))
        return None if named else (title.end, frozenset(), [])
    place, end, words, states = noun.end(), None, set(), []
    while True:
        known, word = line.known.get(place), WORD.match(line.text, place, line.end)
        if known and known.kind == "state":
            states.append(known.meaning.id)
            end = known.end
        elif word and word[0].lower() in line.barred:
            words.update(_words(word[0].lower()))
            end = word.end()
        else:
            return end and (end, frozenset(words), states)
        gap = _LIST.match(line.text, end, line.end) or _NOUN.match(line.text, end, line.end) or SPACE.match(
            line.text, end, line.end)
        if not gap:
            return end, frozenset(words), states
        place = gap.end()


def _fitting(cast, description, ids, states):
    return [id for id in ids if _fits(cast.people.get(id), description, states)]


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
    if description.kind == "relation":
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
