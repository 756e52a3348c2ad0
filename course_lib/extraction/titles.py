"""People in no word list: names found by the title, the verb or the words beside them.

A capitalised run of words is taken for a person's name only beside a title (*Minister Farida
Chowdhury-Rahim*; *Sok Chanrithy, a secretary of state*), after words such as *led by*, before *, who*, and
before a verb of saying or meeting. A single word counts after a title only.
"""

import re
from typing import NamedTuple

from course_lib.extraction.names import FUNCTION, PARTICLES, capital

_CONNECTS = frozenset("of for to on and the a an in charge with".split())
_DETERMINERS = frozenset("the a an his her its their our then".split())
_NAME_ENDS = re.compile(r"\s*(?:[,.;:)\]]|$|who\b|and\b)")
_GENITIVE_AND_SPACE = re.compile(r"(?:['’]s?)?\s*")
_COMMA = re.compile(r"(?:,\s+|\s\()(?:(\w+)\s+)?(?:(?:two|three|four|five)\s+)?$")
_AND_BEFORE = re.compile(r"\band\s+$")
_AND = re.compile(r"\s+and\s+$")
_OF = re.compile(r"\s+(?:of\s+(?:the\s+)?|\()")
_THE_BEFORE = re.compile(r"\b[Tt]he\s+$")
_OF_BEFORE = re.compile(r"\s+of\s+(?:the\s+)?$")
_QUOTED_BEFORE = re.compile(r"[,.!?][”\"’']\s$")
_NAME_THEN = re.compile(r"[,.]|\s(?:of|from|at|who|on|in|after|before|during|to|as|when|while)\b")
# A name once more, a party, an age, but not a body's letters; in turn
_IN_BRACKETS_OR_TURN = re.compile(r"\s\((?![A-Z]{2})[^()]{1,40}\)$|,\s(?:in\s(?:his\s|her\s)?turn|for\s(?:his|her)\spart"
                                  r"|meanwhile|however|too|also|by\scontrast|in\sreply),$")
_NEXT_IN_LIST = re.compile(r"\s*,?\s+and\s+|\s*,\s+")
_LONGEST_TITLE = 16  # words after its main word
_OTHERS = 3  # words of a title, at most, that no list knows


class Title(NamedTuple):
    """What a row of titles.csv stands for: its kind, its singular, and whether the plural was met."""

    kind: str
    word: str
    plural: bool = False


class Named(NamedTuple):
    """A person's name: its place, the title beside it, that title's main word's place, the states in it.

    ``person`` is the id where a word list knows the name.
    """

    start: int
    end: int
    title: str = ""
    head: int = -1
    states: frozenset = frozenset()
    person: str = ""


def names_in(line):
    """Every name found beside something that only people have, lexicon people included."""
    for title in line.titles:
        if title.meaning.kind == "honorific":
            yield from _directly(line, title, title.start)
        else:
            yield from _with_office(line, title)
    for agent in line.agents:
        yield from _directly(line, agent, line.after_space(agent.end))
    yield from _before_who(line)
    yield from _of_states(line)
    yield from _before_verbs(line)
    yield from _after_verbs(line)


def _directly(line, found, place):
    """The name after Mr, a single word included; the name after *led by*, which has two words at least."""
    name = line.name_at(place)
    if name and (found.meaning.kind == "honorific" or name[2] > 1):
        yield _named(line, name, found)


def _with_office(line, title):
    """Names after an office, else before it."""
    first = _title_start(line, title.start)
    found = list(_after(line, title)) or list(_before(line, title, first))
    for name, last in found:
        yield _named(line, name, title, first, last)
    other = _joined_to(line, first) if found else None
    if other and other[0] == line.start:  # "Rosa Tamayo and envoy Julio Abreu met"
        yield _named(line, other)


def _named(line, name, title=None, first=0, last=0):
    known = line.people.get(name[0])
    shown = line.text[first:last]
    if title and title.meaning.plural:
        shown = line.text[first:title.start] + title.meaning.word
    states = frozenset(one.meaning.id for one in line.known.values() if one.kind == "state"
                       and first <= one.start < last and not _is_posting(line, one))
    home = _OF.match(line.text, name[1], line.end)
    state = line.known.get(home.end()) if home else None
    if state and state.kind == "state":  # Deputy Minister Anna Holm of Norway
        states |= {state.meaning.id}
    return Named(name[0], name[1], " ".join(shown.split()).strip(" ,"), title.start if title else -1, states,
                 known.meaning.id if known else "")


def _is_posting(line, state):
    """Whether somebody is sent to that state: Ambassador to China."""
    return line.text[max(line.start, state.start - 5):state.start].split()[-1:] == ["to"]


def _title_start(line, head):
    """Where a title begins whose main word stands at ``head``: Uzbek First Deputy Foreign | Minister.

    Words no list knows belong to it in lower case, before a main word in lower case, and after an adjective,
    a genitive or a comma only: the EU's humanitarian aid | envoy.
    """
    start, place, others = head, head, 0
    lower = not capital(line.text[head])
    while (end := line.gap_before(place)) is not None:
        known = line.known_ends.get(end)
        if known and (not others or known.meaning.form == "adjective" or line.text[end] in "'’"):
            start, place, others = known.start, known.start, 0
            continue
        word = line.word_before(end)
        low = word[1].lower() if word else ""
        if not word or low in FUNCTION or word[0] in line.verbs or others == _OTHERS:
            return start
        if not others and (capital(word[1]) or low in line.barred):
            start = word[0]
        elif lower and not capital(word[1]):
            others += 1
        else:
            return start
        place = word[0]
    return place if line.text[line.before_space(place) - 1] == "," else start


def _after(line, title):
    """Names after a title, each with the end of the title's words."""
    place = line.after_space(title.end)
    name = line.name_at(place) if place > title.end else None
    if name:
        yield name, place
        if title.meaning.plural:
            yield from ((other, place) for other in _listed(line, name[1]))
    else:
        last, name = _complement(line, title.end)
        if name:
            yield name, last
        if name and title.meaning.plural:
            yield from ((other, last) for other in _listed(line, name[1]))


def _listed(line, end):
    """The further names of a list: ministers Kadri Mägisoo of Estonia, Jānis Ozolkalns of Latvia and …"""
    while True:
        end = _past_home(line, end)
        gap = _NEXT_IN_LIST.match(line.text, end, line.end)
        name = gap and line.name_at(gap.end())
        if not name:
            return
        yield name
        end = name[1]


def _past_home(line, end):
    of = _OF.match(line.text, end, line.end)
    home = of and (line.known.get(of.end()) or line.word_at(of.end()))
    if not home:
        return end
    end = home.end if of.end() in line.known else home.end()
    return end + (line.text[end:end + 1] == ")")


def _complement(line, end):
    """Past "of Foreign Affairs of Slovenia": where the title ends, and the name that follows, if one does.

    After *of* the first word belongs to the title in any case: Minister of Mines Ali Hassan.
    """
    run, in_office, others, place = [], False, 0, end
    for _ in range(_LONGEST_TITLE):
        place = _GENITIVE_AND_SPACE.match(line.text, place, line.end).end()
        if place in line.people or place in line.honorifics:
            return end, None if others or _AND_BEFORE.search(line.text, end, place) else line.name_at(place)
        known = line.known.get(place)
        step = "field" if known else _step(line, place, run)
        if step == "stop":
            break
        start, place = place, known.end if known else line.word_at(place).end()
        if step == "name":
            run, in_office, end = ([*run, start] if in_office else []), True, place
        elif step != "particle":
            run, in_office, others = [], step == "field", others + (step == "other")
            end = place if step == "field" else end
        if others > _OTHERS or line.text[place:place + 1] in (",", ";"):
            break
    if len(run) > 1 and not others:
        return run[0], line.name_at(run[0])
    name = _after_comma(line, place)
    return (place if name else end), name


def _step(line, place, run):
    """What the word at ``place`` does to a title; ``run``: the words that may be a name so far."""
    word = line.word_at(place)
    if not word or line.text[place - 1] in ",;:":
        return "stop"
    low = word[0].lower()
    if low in line.barred:
        return "field"
    if capital(word[0]):
        return "name"
    if run and low in PARTICLES:
        return "particle"
    if len(run) > 1 or low not in _CONNECTS and (low in FUNCTION or place in line.verbs):
        return "stop"
    return "connects" if low in _CONNECTS else "other"


def _after_comma(line, end):
    """A name of two words or more after a comma, before another or its verb: the envoy, Zhou Mingde, …"""
    if not line.text.startswith(",", end):
        return None
    place = line.after_space(end + 1)
    name = line.name_at(place)
    whole = name and (name[2] > 1 or place in line.honorifics)
    if whole and (_NAME_ENDS.match(line.text, name[1], line.end) or line.after_space(name[1]) in line.verbs):
        return name
    return None


def _before(line, title, first):
    """A name before its title: Sok Chanrithy, a secretary of state."""
    before = line.text[max(line.start, first - 20):first]
    comma = _COMMA.search(before)
    if not comma or comma[1] and comma[1].lower() not in _DETERMINERS:
        return
    end = first - len(before) + comma.start()
    start = line.name_before(end)
    if start is None:
        return
    other = _joined_to(line, start)
    if other and title.meaning.plural:
        yield (*other, 2), _complement(line, title.end)[0]
    if other or not title.meaning.plural:
        yield (start, end, 2), _complement(line, title.end)[0]


def _joined_to(line, start):
    """The name that "and" joins to the one at ``start``: its place; or None."""
    end = start - len(joint[0]) if (joint := _AND.search(line.text[max(line.start, start - 8):start])) else None
    first = line.name_before(end) if end else None
    return (first, end) if first is not None else None


def _before_who(line):
    comma = line.text.find(", who", line.start, line.end)
    start = line.name_before(comma) if comma > 0 and not line.text[comma + 5:comma + 6].isalpha() else None
    if start is not None:
        yield _named(line, (start, comma))


def _of_states(line):
    """Names before "of Finland", where a verb follows, or where several stand in a list."""
    listed = []
    for state in line.known.values():
        of = _OF_BEFORE.search(line.text[max(line.start, state.start - 9):state.start]) if state.kind == "state" else None
        start = line.name_before(state.start - len(of[0])) if of else None
        if start is None:
            continue
        name = start, state.start - len(of[0])
        if line.after_space(state.end) in line.verbs | line.acts:
            yield _named(line, name)
        elif not _THE_BEFORE.search(line.text, line.start, start):
            listed.append(name)
    if len(listed) > 1:
        yield from (_named(line, name) for name in listed)


def _before_verbs(line):
    for verb in line.verbs | line.acts:
        end = line.before_space(verb)
        aside = _IN_BRACKETS_OR_TURN.search(line.text, max(line.start, end - 45), end)
        end = aside.start() if aside else end
        last = line.word_before(end) if end < verb else None
        start = line.name_before(end) if last and capital(last[1]) else None
        if start is not None:
            yield _named(line, (start, end))
            if other := _joined_to(line, start):
                yield _named(line, other)


def _after_verbs(line):
    """Names behind a quotation and its verb: "…," said Maria Lomidze, 43, who …"""
    for verb in line.verbs:
        word = line.word_at(verb)
        name = word and _QUOTED_BEFORE.search(line.text, line.start, verb) and line.name_at(line.after_space(word.end()))
        whole = name and name[2] > 1 and line.word_at(name[0])[0].lower() not in FUNCTION
        if whole and _NAME_THEN.match(line.text, name[1]):
            yield _named(line, name)
