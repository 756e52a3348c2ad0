"""People in no lexicon: names found by what stands beside them.

A capitalised run of words is taken for a person's name only beside a title (*Minister Farida Chowdhury-Rahim*; *Sok
Chanrithy, a secretary of state*), after *led by*, before *, who* or beside a reporting verb. Single words count after a
title only. What belongs to an office, a body or a date (``titles.csv``: field, time), and what another lexicon knows
(states, frameworks, places, agencies), is never part of a name.
"""

import re
from typing import NamedTuple

LETTERS = r"(?:[^\W\d_]|[\u0300-\u036f])+"
WORD = re.compile(rf"{LETTERS}(?:[-'’ʼ](?!s\b){LETTERS})*")
_SPACE = re.compile(r"\s+")
_GAP = re.compile(r"['’]?s?\s+$|['’]s-$|-$")  # what may part the words of a title
_LONGEST = 6  # words in a name

PARTICLES = frozenset("""al el ul ur as bin bint binti ibn abu ould von van der den ter zu zur af av de da do dos das del
della di du d la le y e u""".split())
FUNCTION = frozenset("""a an the this that these those his her its their our my your he she it they we you who which
whom whose when where while as at by for from in into of off on onto over to toward towards under up upon with within
without about after before between during since through until and or but nor so yet if than then thus there here not no
also both each either every all some many most more other others another such same own only just even still now today
yesterday tomorrow later earlier meanwhile however according added said is are was were be been has have had will would
can could may might must shall should do does did i mr""".split())
_DETERMINERS = frozenset("the a an his her its their our then this".split())
_PLACES_FOLLOW = frozenset("in at from near outside via across around".split())
_COMPLEMENT = frozenset("of for to on and the in charge with".split())
_ENDS = re.compile(r"\s*(?:[,.;:)\]]|$|who\b|and\b)")


class Title(NamedTuple):
    """What a row of titles.csv stands for: its kind, its singular, and whether the plural was met."""

    kind: str
    word: str
    plural: bool = False


class Named(NamedTuple):
    """A person's name found beside a title (or none): both spans, the title as printed and the states in it."""

    start: int
    end: int
    title: str = ""
    head: int = -1
    states: frozenset = frozenset()
    person: str = ""


class Line:
    """One sentence with all that was found in it, ready to be searched for names."""

    def __init__(self, text, start, end, found, barred):
        self.text, self.start, self.end, self.barred, self.function = text, start, end, barred, FUNCTION
        self.known = {one.start: one for one in found if one.kind in ("state", "framework", "place", "agency")}
        self.people = {one.start: one for one in found if one.kind == "person" and one.meaning.form == "full"}
        self.ends = {one.end: one for one in self.people.values()}
        self.titles = [one for one in found if one.kind == "title"]
        self.honorifics = {one.start: one for one in self.titles if one.meaning.kind == "honorific"}
        self.verbs = [one for one in found if one.kind == "verb"]

    def is_name_word(self, place, word):
        return (capital(word) and place not in self.known and word.lower() not in self.barred
                and (len(word) == 1 or not word.isupper()))

    def name_at(self, place):
        """Where a name that begins at ``place`` begins and ends (after Mr and the like), and how many words it has."""
        place = self._after_honorifics(place)
        if place in self.people:
            return place, self.people[place].end, 2
        words = list(self._name_words(place))
        return (place, words[-1], len(words)) if words else None

    def _after_honorifics(self, place):
        while place in self.honorifics:
            place = self.honorifics[place].end
            place += self.text.startswith(".", place)
            place = self._skip_space(place)
        return place

    def _skip_space(self, place):
        gap = _SPACE.match(self.text, place, self.end)
        return gap.end() if gap else place

    def _name_words(self, place):
        """The end of each capitalised word of a name; lower-case particles may stand between."""
        for number in range(_LONGEST):
            word = WORD.match(self.text, place, self.end)
            if not word or not (self.is_name_word(place, word[0]) or (number and word[0] in PARTICLES)):
                return
            end = word.end()
            if len(word[0]) == 1:
                if not self.text.startswith(".", end):
                    return
                end += 1
            if word[0] not in PARTICLES:
                yield end
            place = self._skip_space(end)
            if place == end and len(word[0]) > 1:
                return

    def name_before(self, end):
        """The beginning of a name that ends at ``end`` and has two words at least, or None."""
        if end in self.ends:
            return self.ends[end].start
        start, names, expected = None, 0, end
        for word in reversed(list(WORD.finditer(self.text, max(self.start, end - 70), end))):
            gap = self.text[word.end():expected]
            if (gap.strip() if gap != "." or len(word[0]) > 1 else ""):
                break
            if word.end() != expected and not gap:
                break
            if self.is_name_word(word.start(), word[0]):
                start, names = word.start(), names + 1
            elif word[0] not in PARTICLES:
                break
            expected = word.start()
        if names < 2 or names > _LONGEST or self._follows_place_word(start):
            return None
        return start

    def _follows_place_word(self, start):
        before = self.text[max(self.start, start - 10):start].split()
        return bool(before) and before[-1].lower() in _PLACES_FOLLOW


def capital(word):
    """Whether a word is written as a name is: Wang, al-Marwani, d'Orsay; not iron-clad."""
    return word[0].isupper() or re.match(r"[^\W\d_]{1,3}[-'’][^\W\d_]", word) is not None and word[-1].islower() \
        and re.split(r"[-'’]", word)[1][:1].isupper()


def names_in(line):
    """Every name found in a sentence, lexicon people beside a title included."""
    for title in line.titles:
        if title.meaning.kind in ("honorific", "agent"):
            yield from _directly(line, title)
        elif title.meaning.kind != "time":
            yield from _beside(line, title)
    yield from _before_who(line)
    yield from _beside_verbs(line)


def _directly(line, title):
    if title.start in line.honorifics:
        name = line.name_at(title.start)
    else:
        name = line.name_at(line._skip_space(title.end))
    if name and (title.meaning.kind == "honorific" or name[2] > 1):
        yield _named(line, name, "", title, title.start)


def _beside(line, title):
    """Names after an office or before it, with the office as printed."""
    first = _title_start(line, title.start)
    found = list(_after(line, title))
    if not found:
        found = list(_before(line, title, first))
    for name, end in found:
        shown = line.text[first:end].strip(" ,\n\r\t")
        yield _named(line, name, " ".join(shown.split()), title, first, end)


def _named(line, name, shown, title, first, last=None):
    start, end = name[:2]
    known = line.people.get(start)
    states = frozenset() if last is None else _own_states(line, first, last)
    return Named(start, end, shown, title.start if title else -1, states, known.meaning.id if known else "")


def _own_states(line, first, last):
    """The states named in a title, but not the one somebody is sent to (Ambassador to China)."""
    return frozenset(one.meaning.id for one in line.known.values() if one.kind == "state" and first <= one.start < last
                     and not line.text[:one.start].rstrip().endswith(" to"))


def _title_start(line, head):
    """Where a title begins whose main word stands at ``head``: Uzbek First Deputy Foreign | Minister."""
    start, expected, loose = head, head, 0
    for word in reversed(list(WORD.finditer(line.text, max(line.start, head - 90), head))):
        gap = line.text[word.end():expected]
        low = word[0].lower()
        if not _GAP.fullmatch(gap) or low in FUNCTION or any(verb.start == word.start() for verb in line.verbs):
            break
        if word.start() in line.known or capital(word[0]) and low not in line.barred or low in line.barred:
            start, loose = word.start(), 0
        elif (loose := loose + 1) > 3:
            break
        expected = word.start()
    return start


def _after(line, title):
    """Names after a title, each with the end of the title's words."""
    place = line._skip_space(title.end)
    name = line.name_at(place) if place > title.end else None
    if name:
        yield name, place
        if title.meaning.plural:
            yield from _listed(line, name[1], place)
    elif not title.meaning.plural:
        end, name = _complement(line, title.end)
        name = name or _after_comma(line, end)
        if name:
            yield name, end


_LIST = re.compile(r"\s*,?\s+and\s+|\s*,\s+")


def _listed(line, end, place):
    """The further names of a list: ministers Kadri Mägisoo of Estonia, Jānis Ozolkalns of Latvia and …"""
    while True:
        home = re.compile(r"\s+of\s+").match(line.text, end, line.end)
        if home:
            known = line.known.get(home.end())
            word = known or WORD.match(line.text, home.end(), line.end)
            end = (known.end if known else word.end()) if word else end
        gap = _LIST.match(line.text, end, line.end)
        name = gap and line.name_at(gap.end())
        if not name:
            return
        yield name, place
        end = name[1]


def _complement(line, end):
    """Past "of Foreign Affairs of Slovenia": where the title ends, and the name that follows directly, if one does."""
    run, used, loose, place = [], False, False, end
    for _ in range(14):
        place = re.compile(r"(?:['’]s?)?\s*").match(line.text, place, line.end).end()
        if place in line.known:
            end = place = line.known[place].end
            run, used = [], True
            continue
        if place in line.people or place in line.honorifics:
            return end, None if loose else line.name_at(place)
        word = WORD.match(line.text, place, line.end)
        if not word or end == place:
            break
        low = word[0].lower()
        if low in _COMPLEMENT:
            run, used = [], False
        elif low in line.barred:
            run, used = [], True
        elif capital(word[0]):
            run, used = ([*run, place] if used else []), True
        elif low in FUNCTION or any(verb.start == place for verb in line.verbs):
            break
        else:
            run, used, loose = [], True, True
        end = place = word.end()
        if line.text.startswith((",", ".", ";"), place) and len(word[0]) > 1:
            break
    if len(run) > 1 and not loose:
        return run[0], line.name_at(run[0])
    return end, None


def _after_comma(line, end):
    """A name of two words that stands after a comma and before one: the envoy, Zhou Mingde, …"""
    if not line.text.startswith(",", end):
        return None
    place = line._skip_space(end + 1)
    name = line.name_at(place)
    if name and (name[2] > 1 or place in line.honorifics) and _ENDS.match(line.text, name[1], line.end):
        return name
    return None


def _before(line, title, first):
    """A name before its title: Sok Chanrithy, a secretary of state."""
    head = line.text[max(line.start, first - 12):first]
    comma = re.search(rf",\s+(?:(\w+)\s+)?$", head)
    if title.meaning.plural or not comma or (comma[1] and comma[1].lower() not in _DETERMINERS):
        return
    end = first - len(head) + comma.start()
    start = line.name_before(end)
    if start is not None:
        yield (start, end, 2), _complement(line, title.end)[0]


def _before_who(line):
    place = line.text.find(", who", line.start, line.end)
    start = line.name_before(place) if place > 0 else None
    if start is not None and not line.text[place + 5:place + 6].isalpha():
        yield _named(line, (start, place), "", None, start)


def _beside_verbs(line):
    for verb in line.verbs:
        end = verb.start - 1
        last = max(line.text.rfind(" ", line.start, end), line.text.rfind("\n", line.start, end)) + 1
        start = line.name_before(end) if line.text[last].isupper() and line.text[end].isspace() else None
        if start is not None:
            yield _named(line, (start, end), "", None, start)
