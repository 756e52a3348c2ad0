"""What a text names: people, states, places, frameworks, formulas, reporting verbs and modals.

What it does not do: no groups ("the two ministers"), no descriptions ("the Lao minister") and no pronouns; and a short form
that may stand for two people of the article stays as printed, without an id.
"""

import re
import unicodedata
from collections import defaultdict
from operator import itemgetter
from typing import NamedTuple

from course_lib.suggesting.listed import Name, all_phrases, people_listed
from course_lib.suggesting.names import names_in
from course_lib.suggesting.shapes import FUNCTION, PARTICLES, shape
from course_lib.words.phrases import Phrases

KINDS = {
    "person": "somebody named (full, short)",
    "state": "a state: its name or its adjective",
    "place": "a place of places.csv, or a state's capital",
    "framework": "an organisation, group, initiative or other framework",
    "formula": "a fixed wording",
    "verb": "a reporting verb",
    "modal": "a step of a ladder of modality",
}
FORMS = {
    "full": "the name as a word list has it, or as the article first prints it",
    "short": "a part of the name",
    "name": "a state's name",
    "adjective": "a state's adjective",
}
NEW = "new-"  # the beginning of a provisional id
_PLACE = itemgetter(2, 3)


class Mention(NamedTuple):
    """A place in a page's text where something in a word list, or somebody beside a title, is named.

    ``kind``: one of KINDS. ``id``: of the word list (a modal's: the step's; a capital's: ``capital-of-`` and the state's; for a
    person in no list ``new-`` and the name), or empty where it cannot be said who is meant. ``form``: one of FORMS, or empty.
    """

    kind: str
    id: str
    start: int
    end: int
    sentence: str
    article: str
    form: str = ""


class NewName(NamedTuple):
    """Somebody in no word list: name and titles as printed, the states in the titles, the mentions."""

    id: str
    name: str
    titles: tuple
    states: tuple
    mentions: tuple


def find_mentions(articles, folder=None):
    """All mentions in the sentences of ``articles`` (a tuple of ArticleText), in text order.

    ``folder`` may hold a teacher's own word lists. Of mentions of one kind that overlap the longest is kept.
    """
    return mentions_and_new_names(articles, folder)[0]


def mentions_and_new_names(articles, folder=None):
    """What ``find_mentions`` returns, and a NewName for everybody in no word list, in order of appearance."""
    mentions, people = [], {}
    for article in articles:
        cast = _Cast(article, folder)
        mentions += sorted([*cast.listed(), *cast.named()], key=_PLACE)
        for id, name in cast.names.items():
            people.setdefault(id, (name, {}))[1].update(dict.fromkeys(cast.titles[id]))
    return tuple(mentions), _new_names(mentions, people, folder)


def _new_names(mentions, people, folder):
    of_person = defaultdict(list)
    for one in mentions:
        if one.kind == "person" and one.id.startswith(NEW):
            of_person[one.id].append(one)
    return tuple(NewName(id, people[id][0], tuple(people[id][1]), _states(people[id][1], folder), tuple(ones))
                 for id, ones in of_person.items())


def _states(titles, folder):
    found = (one for title in titles for one in all_phrases(folder).find(title) if one.kind == "state")
    return tuple(sorted({one.meaning.id for one in found}))


def provisional_id(name):
    """The id of a person in no word list.

    >>> provisional_id("Đỗ Minh Khuê"), provisional_id("Karahanlı")
    ('new-do-minh-khue', 'new-karahanli')
    """
    plain = unicodedata.normalize("NFKD", name.translate({0x111: "d", 0x110: "D", 0x131: "i"}))
    letters = "".join(sign for sign in plain.lower() if not unicodedata.combining(sign))
    return NEW + "-".join(re.findall(r"\w+", letters))


def short_forms(name):
    """What may stand for a name whose order is not known: each of its words, its beginnings and ends.

    >>> sorted(short_forms("Luis J. Ortiz del Sol"))
    ['Luis', 'Luis J.', 'Luis J. Ortiz', 'Luis Ortiz del Sol', 'Luis Sol', 'Ortiz', 'Ortiz del Sol', 'Sol', 'del Sol']
    """
    plain = [word for word in name.split() if not word.endswith(".")]
    runs = [words[i:j] for words in (name.split(), plain) for i, j in _ends(len(words))]
    runs += [[word] for word in plain] + [plain[:1] + plain[-1:], plain]
    usable = {" ".join(run) for run in runs if run and run[-1] not in PARTICLES and not run[0].endswith(".")}
    return {one for one in usable - {name} if one.lower() not in FUNCTION}


def _ends(count):
    return [(i, count) for i in range(1, count)] + [(0, j) for j in range(2, count)]


class _Cast:
    """The people that one article names, and where."""

    def __init__(self, article, folder):
        self.article, phrases = article, all_phrases(folder)
        self.found = [phrases.find(article.text, *one.words) for one in article.sentences]
        self.shapes = [shape(article.text, *one.words, found, folder) for one, found in zip(article.sentences, self.found)]
        self.names, self.titles, self.by_name = {}, defaultdict(list), defaultdict(list)
        self._words = {word for one in self.shapes for word in re.findall(r"[a-z]\w+", one)}
        self._meet(people_listed(folder))

    def _meet(self, people):
        """First whom the word lists name in full, then others, longer names first."""
        self.beside = [(number, one) for number, sentence in enumerate(self.article.sentences)
                       for one in names_in(self.article.text, sentence.words.start, self.shapes[number])]
        full = {one.meaning.id for ones in self.found for one in ones if one.kind == "person"}
        for id in sorted(full):
            self._know(id, people[id]["name"], _listed_shorts(people[id]))
        for _, one in sorted(self.beside, key=lambda pair: pair[1].start - pair[1].end):
            self._add(self._printed(one), one.title)

    def _printed(self, one):
        return " ".join(self.article.text[one.start:one.end].split())

    def _know(self, id, name, shorts):
        self.names[id] = name
        for wording in {name, *shorts}:
            self.by_name[wording].append(id)

    def _add(self, name, title):
        """Somebody beside a title: known already, or new; an ordinary word of the article is nobody's name."""
        if name not in self.by_name and name.lower() not in self._words:
            self._know(provisional_id(name), name, self._usable(short_forms(name)))
        if title and len(self.by_name.get(name, ())) == 1:
            self.titles[self.by_name[name][0]].append(title)

    def _usable(self, shorts):
        return {short for short in shorts if short.lower() not in self._words}

    def listed(self):
        """Mentions of everything but people."""
        for sentence, ones in zip(self.article.sentences, self.found):
            for one in ones:
                if one.kind in KINDS and one.kind != "person":
                    yield Mention(one.kind, one.meaning.id, one.start, one.end, sentence.id, self.article.id, one.meaning.form)

    def named(self):
        """Each place that names one of the people, in full or in short."""
        phrases, beside = Phrases(), {one.start for _, one in self.beside}
        for wording, ids in self.by_name.items():
            phrases.add(wording, "person", Name(ids[0] if len(ids) == 1 else "", wording))
        for number, sentence in enumerate(self.article.sentences):
            listed = [one for one in self.found[number] if one.kind == "person"]
            taken = {place for one in listed for place in range(one.start, one.end)}
            for one in listed:
                yield self._mention(sentence, one.start, one.end, one.meaning.id, "full")
            for one in phrases.find(self.article.text, *sentence.words):
                id, wording = one.meaning
                alone = one.start in beside or self._alone(number, one.start, one.end)
                if alone and taken.isdisjoint(range(one.start, one.end)):
                    form = "full" if wording == self.names.get(id) else "short"
                    yield self._mention(sentence, one.start, one.end, id, form)

    def _alone(self, number, start, end):
        """Whether no other word of a name stands beside: Lima, but not Lima Bank or Lima-style."""
        first = self.article.sentences[number].words.start
        outline = self.shapes[number]
        before, after = outline[max(0, start - first - 2):start - first], outline[end - first:end - first + 2]
        return not re.match(r"\s[NC]|-\w", after) and not re.search(r"[NC]\s$|\w-$", before)

    def _mention(self, sentence, start, end, id, form):
        return Mention("person", id, start, end, sentence.id, self.article.id, form)


def _listed_shorts(row):
    """The short forms of a person of people.csv."""
    words = row["name"].split()
    shorts = {row["short_form"], words[0], *(words[-1:] if row["name_order"] == "given-first" else ())}
    return shorts - {"", row["name"]}
