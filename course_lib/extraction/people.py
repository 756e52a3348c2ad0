"""Who is meant: names in full, short forms, descriptions and groups, each within its article.

A short form (*Wang*) or a description (*the Lao minister*) stands for somebody only where exactly one person
whom the article names fits; otherwise it stays as printed, without an id.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from course_lib.extraction.names import FUNCTION, LETTERS, PARTICLES, Line, capital
from course_lib.extraction.standing import Standing
from course_lib.extraction.titles import names_in
from course_lib.words.lexicons import parts

NEW = "new-"  # the beginning of a provisional id
_EQUALS = re.compile(r"\b(?:counterpart|colleague|opposite number)$")
_NICKNAME = re.compile(r"(?<=\s)[“\"'‘(]([^”\"'’)]+)[”\"'’)]\s")
_OFFICE_LETTERS = re.compile(r"[^,.;()]{1,60}\(([A-Z]{2,5})\)")
_WORD_BEFORE = re.compile(rf"({LETTERS})(\s+|-)$")
_WORD_AFTER = re.compile(rf"(?:\s+|-)({LETTERS})")


class Person(NamedTuple):
    """Somebody an article names: the short forms that may stand for them, their titles and their state."""

    id: str
    name: str
    shorts: frozenset
    titles: tuple = ()
    states: frozenset = frozenset()


class Reference(NamedTuple):
    """A place where somebody is named or described; ``ids`` is empty where it cannot be said who."""

    start: int
    end: int
    form: str
    ids: tuple


def from_lexicon(row):
    """A person of people.csv."""
    elements = row["name"].split()
    first, last = elements[0], elements[-1]
    shorts = {row["short_form"], first} | ({last} if row["name_order"] == "given-first" else set())
    return Person(row["person_id"], row["name"], frozenset(shorts - {"", row["name"]}),
                  parts(row["titles"]), frozenset([row["state_or_body"]]))


def provisional_id(name):
    """The id of a person in no lexicon.

    >>> provisional_id("Đỗ Minh Khuê"), provisional_id("Karahanlı")
    ('new-do-minh-khue', 'new-karahanli')
    """
    plain = unicodedata.normalize("NFKD", name.translate({0x111: "d", 0x110: "D", 0x131: "i"}))
    letters = "".join(sign for sign in plain.lower() if not unicodedata.combining(sign))
    return NEW + "-".join(re.findall(r"\w+", letters))


def short_forms(name):
    """What may stand for a name whose order is not known: each word, its two ends, with particles; its nickname.

    >>> sorted(short_forms("Luis Ortiz del Sol"))
    ['Del Sol', 'L. del Sol', 'Luis', 'Luis Ortiz', 'Luis Sol', 'Ortiz', 'Ortiz del Sol', 'Sol', 'del Sol']
    >>> sorted(short_forms("KAMIKAWA Yoko"))
    ['K. Yoko', 'KAMIKAWA', 'Kamikawa', 'Kamikawa Yoko', 'Yoko', 'Yoko Kamikawa']
    >>> sorted(short_forms("Ana “Nita” Lima"))
    ['A. Lima', 'Ana', 'Ana Lima', 'Lima', 'Lima Ana', 'Nita', 'Nita Lima']
    """
    if nickname := _NICKNAME.search(name):
        plain, called = _NICKNAME.sub("", name), nickname[1]
        return short_forms(plain) | {plain, called, f"{called} {plain.split()[-1]}"}
    if loud := {word for word in name.split() if len(word) > 1 and word.isupper()}:
        plain = " ".join(word.title() if word in loud else word for word in name.split())
        if plain != name:
            return (short_forms(plain) | loud | {plain}) - {name}
    words = [word for word in name.split() if not word.endswith(".")]
    if len(words) < 2:
        return {words[0]} - {name} if words else set()
    shorts = {*words, *_beginnings_and_ends(words)}
    shorts |= {re.sub(r"^[^\W\d_]{2}-", "", short) for short in shorts}
    shorts |= {short[0].upper() + short[1:] for short in shorts}
    return {short for short in shorts if short.lower() not in PARTICLES and capital(short[-1].upper())} - {name}


def _beginnings_and_ends(words):
    particles = [i for i, word in enumerate(words) if i and word.lower() in PARTICLES]
    family = " ".join(words[particles[0] if particles else -1:])
    yield f"{words[0][0]}. {family}"
    yield f"{words[0]} {words[-1]}"
    yield from (" ".join(words[i:]) for i in range(1, len(words)))
    yield from (" ".join(words[:i]) for i in range(2, len(words)) if words[i - 1].lower() not in PARTICLES)
    yield from (" ".join(words[i:i + 2]) for i in particles)
    if len(words) == 2:
        yield f"{words[1]} {words[0]}"


class Cast:
    """The people an article names, from all the places that print a full name or one beside a title."""

    def __init__(self, article, found, lexicon, barred):
        self.text, self.barred = article.text, barred
        self.lines = [Line(article.text, one.words.start, one.words.end, ones, barred)
                      for one, ones in zip(article.sentences, found)]
        self.starts = [line.start for line in self.lines]
        self.start, self.end = (self.lines[0].start, self.lines[-1].end) if self.lines else (0, 0)
        self.verbs = {verb for line in self.lines for verb in line.verbs}
        self.known_ends = {one.end for line in self.lines for one in line.known.values()}
        self.named = [one for line in self.lines for one in names_in(line)]
        people = [one for ones in found for one in ones if one.kind == "person"]
        self.full = [one for one in people if one.meaning.form == "full"]
        self.short = [one for one in people if one.meaning.form == "short"]
        self.short_names = {self.text[one.start:one.end] for one in self.short}
        self.state_words = {self.text[one.start:one.end] for ones in found for one in ones if one.kind == "state"}
        self.people, self.by_name = {}, {}
        self._meet(lexicon)
        self.let_go()

    @cached_property
    def standing(self):
        return Standing(self.text, self.start, self.end)

    def let_go(self):
        """Drop the places of all words, which are more than the rest of a cast; they are read again when asked for."""
        vars(self).pop("standing", None)

    def _meet(self, lexicon):
        """The word lists' people, then others, longer names first; then the offices counterparts hold."""
        for one in self.full:
            self._know(lexicon[one.meaning.id])
        for one in sorted(self.named, key=lambda named: named.start - named.end):
            self._add(one)
        self._share_titles()

    def _know(self, person):
        if person.id not in self.people:
            for name in {person.name, *person.shorts}:
                self.by_name.setdefault(name, []).append(person.id)
        self.people[person.id] = person

    def _add(self, named):
        """Somebody named beside a title; longer names come first, and a short form is no name of its own."""
        name, ids = self.printed(named), self.ids(named)
        if len(ids) > 1 or not ids and name in self.short_names:
            return
        id = ids[0] if ids else provisional_id(name)
        person = self.people.get(id) or Person(id, name, frozenset(self._usable(short_forms(name))))
        self._know(person._replace(titles=person.titles + (named.title,) * bool(named.title),
                                   states=person.states | named.states))
        if letters := self._letters(named):
            self.by_name.setdefault(letters, [id])
            self.people[id] = self.people[id]._replace(shorts=self.people[id].shorts | {letters})

    def _letters(self, named):
        """The letters that an office goes by: External Affairs Minister (EAM)."""
        letters = _OFFICE_LETTERS.match(self.text, named.head, self.end) if named.head >= 0 else None
        before = self.text[max(self.start, named.head - 60):letters.start(1)] if letters else ""
        initials = "".join(word[0] for word in re.findall(r"\b[A-Z]\w*", before))
        return letters[1] if letters and initials.endswith(letters[1]) else ""

    def _share_titles(self):
        """A counterpart holds the office of the person named before."""
        titles = ()
        for one in sorted(self.named):
            id = next(iter(self.ids(one)), None)
            if _EQUALS.search(one.title) and id in self.people:
                person = self.people[id]
                self._know(person._replace(titles=tuple(dict.fromkeys((*person.titles, *map(self._office, titles))))))
            titles = self.people[id].titles if id in self.people else ()

    def _office(self, title):
        """A title without the state in front: a counterpart's is another."""
        first, _, rest = title.partition(" ")
        return rest if rest and first in self.state_words else title

    def adopt(self, other):
        """Know those whom an article that this one copies from names in full, where this one does so too."""
        for id, person in other.people.items():
            if id not in self.people and any(self.standing.find(person.name)):
                self._know(person)

    def printed(self, named):
        return " ".join(self.text[named.start:named.end].split())

    def ids(self, named):
        return [named.person] if named.person else self.who(self.printed(named))

    def who(self, name):
        """The ids of those who may be meant by a name or a short form of it."""
        return self.by_name.get(name) or name.isupper() and self.by_name.get(name.title()) or []

    def is_name(self, word):
        """Whether a word may be part of somebody's name."""
        return word[0].isupper() and word.lower() not in self.barred and word.lower() not in FUNCTION

    def _usable(self, shorts):
        """Short forms that are no ordinary words of this article."""
        return {short for short in shorts
                if short.lower() not in self.barred and short.lower() not in FUNCTION
                and not (short[0].isupper() and any(self.standing.find(short.lower())))}


def only(ids):
    """The one id as a tuple; an empty tuple where there are several."""
    ids = tuple(ids)
    return ids if len(ids) == 1 else ()


def names(cast, sources):
    """Every place where an article names somebody, in full or in short; ``sources``: whom it copies from."""
    return apart([*_full(cast), *_short(cast, sources)])


def _full(cast):
    for one in cast.full:
        yield Reference(one.start, one.end, "full", (one.meaning.id,))
    for one in cast.named:
        printed, ids = cast.printed(one), cast.ids(one)
        if len(ids) == 1:
            whole = printed.lower() == cast.people[ids[0]].name.lower()
            yield Reference(one.start, one.end, "full" if whole else "short", tuple(ids))
    for person in cast.people.values():
        if person.id.startswith(NEW):
            yield from (Reference(*place, "full", (person.id,)) for place in _in_lines(cast, person.name))


def _in_lines(cast, name):
    """Where a name stands in the article's sentences."""
    for start, end in cast.standing.find(name):
        number = bisect_right(cast.starts, start) - 1
        if end <= cast.lines[number].end:
            yield start, end


def _short(cast, sources):
    """Short forms of those the article names, and of the lexicon's people whom it or its sources may mean."""
    beside = {one.start for one in cast.named}
    shorts = {short for person in cast.people.values() for short in person.shorts}
    for short in shorts:
        ids = only(cast.who(short))
        for start, end in _in_lines(cast, short):
            if (start in beside or _alone(cast, start, end)) and not cast.text.startswith(f"({short})", start - 1):
                yield Reference(start, end, "short", ids)
    for one in cast.short:
        if cast.text[one.start:one.end] not in shorts and _alone(cast, one.start, one.end):
            yield from _of_others(cast, one, sources, beside)


def _of_others(cast, one, sources, beside):
    """A short form of somebody only a source names; or, beside a title or verb, of nobody known."""
    ids = {id for source in sources for id in source.who(cast.text[one.start:one.end])}
    if ids or one.end + 1 in cast.verbs or one.start in beside:
        yield Reference(one.start, one.end, "short", only(ids))


def _alone(cast, start, end):
    """Whether no other capitalised word belongs to the name: Wang, but not Wang Wenbin or Wang-style."""
    after = _WORD_AFTER.match(cast.text, end)
    if after and (after[1].islower() if after[0][0] == "-" else cast.is_name(after[1])):
        return False
    before = _WORD_BEFORE.search(cast.text[max(0, start - 30):start])
    return not before or not cast.is_name(before[1]) or start - len(before[2]) in cast.known_ends


def apart(found, taken=()):
    """Of references that overlap, names in full before others, then the longest; in text order."""
    covered = {place for one in taken for place in range(one.start, one.end)}
    kept = []
    for one in sorted(found, key=lambda one: (one.form != "full", one.start - one.end, one.start)):
        places = range(one.start, one.end)
        if covered.isdisjoint(places):
            kept.append(one)
            covered.update(places)
    return sorted(kept)
