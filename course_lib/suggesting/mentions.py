"""What a text names: people, states, places, frameworks, formulas, reporting verbs and modals.

What it does not do: no groups ("the two ministers"), no descriptions ("the Lao minister"), no pronouns; and a short
form that may stand for two people of the article stays as printed, without an id.
"""

import re
from collections import defaultdict
from typing import NamedTuple

from course_lib.suggesting.names import names_in
from course_lib.words.shapes import shape
from course_lib.words.listed import NEW, Name, provisional_id, short_forms, word_lists
from course_lib.words.phrases import Phrases, cut

KINDS = ("person", "state", "place", "framework", "formula", "verb", "modal")
_JOINED = re.compile(r"-[a-z]|\s[A-Z]")
_BESIDE = re.compile(r"[NC]\s$|\w-$")
FORMS = {"person": ("full", "short"), "state": ("name", "adjective")}


class Mention(NamedTuple):
    """A place in a page's text where something in a word list, or somebody beside a title, is named.

    ``kind``: one of KINDS. ``id``: of the word list (a modal's: the step's; a capital's: ``capital-of-`` and the
    state's), for others ``new-`` and the name; empty where it cannot be said who is meant. ``form``: see FORMS.
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

    >>> from course_lib.loader.texts import article_of
    >>> [(one.kind, one.id) for one in find_mentions((article_of("Minister Bo Kato met Wang Yi. Kato said so."),))]
    [('person', 'new-bo-kato'), ('person', 'wang-yi'), ('person', 'new-bo-kato'), ('verb', 'say')]
    """
    return mentions_and_new_names(articles, folder)[0]


def mentions_and_new_names(articles, folder=None):
    """What ``find_mentions`` returns, and a NewName for everybody in no word list, in order of appearance."""
    mentions, names, titles, of_person = [], {}, defaultdict(dict), defaultdict(list)
    lists = word_lists(folder)
    for article in articles:
        cast = _Cast(article, lists)
        mentions += sorted([*cast.listed(), *cast.named()], key=lambda one: one[2:4])
        names = cast.names | names
        for id, printed in cast.titles.items():
            titles[id].update(dict.fromkeys(printed))
    for one in mentions:
        if one.kind == "person" and one.id.startswith(NEW):
            of_person[one.id].append(one)
    return tuple(mentions), tuple(NewName(id, names[id], tuple(titles[id]), _states(titles[id], lists), tuple(ones))
                                  for id, ones in of_person.items())


def _states(titles, lists):
    found = (one for title in titles for one in lists.phrases.find(title) if one.kind == "state")
    return tuple(sorted({one.meaning.id for one in found}))


def ids_of(mentions, *kinds):
    """The ids of these kinds of mentions, each once, in order."""
    return tuple(dict.fromkeys(one.id for one in mentions if one.kind in kinds and one.id))


class _Cast:
    """The people that one article names: ``names`` and ``titles`` by id, ``by_name`` the ids for a wording."""

    def __init__(self, article, lists):
        self.article, self.text = article, article.text
        self.cuts = [cut(self.text, *one.words) for one in article.sentences]
        self.found = [*map(lists.phrases.find_in, self.cuts)]
        self.shapes = [shape(self.text, *one.words, found, lists) for one, found in zip(article.sentences, self.found)]
        self.names, self.titles, self.by_name = {}, defaultdict(list), defaultdict(list)
        self.words = {word for one in self.shapes for word in re.findall(r"[a-z]\w+", one)}
        self.beside = [one for sentence, outline in zip(article.sentences, self.shapes)
                       for one in names_in(self.text, sentence.words.start, outline)]
        self._meet(lists.people)

    def _meet(self, people):
        """First whom the word lists name in full, then others, longer names first."""
        for id in sorted({one.meaning.id for ones in self.found for one in ones if one.kind == "person"}):
            self._know(id, *people[id])
        for one in sorted(self.beside, key=lambda one: one.start - one.end):
            self._add(" ".join(self.text[one.start:one.end].split()), one.title)

    def _know(self, id, name, shorts):
        self.names[id] = name
        for wording in {name, *shorts}:
            self.by_name[wording].append(id)

    def _add(self, name, title):
        """Somebody beside a title: known already, or new; an ordinary word of the article is nobody's name."""
        if name not in self.by_name and name.lower() not in self.words:
            self._know(provisional_id(name), name, {one for one in short_forms(name) if one.lower() not in self.words})
        if title and len(self.by_name.get(name, ())) == 1:
            self.titles[self.by_name[name][0]].append(title)

    def listed(self):
        """Mentions of everything but people."""
        for sentence, ones in zip(self.article.sentences, self.found):
            for one in ones:
                if one.kind in KINDS[1:]:
                    yield self._mention(sentence, one, *one.meaning)

    def named(self):
        """Each place that names one of the people, in full or in short."""
        phrases, beside = Phrases(), {one.start for one in self.beside}
        for wording, ids in self.by_name.items():
            phrases.add(wording, "person", Name(ids[0] if len(ids) == 1 else "", wording))
        for sentence, words, found, outline in zip(self.article.sentences, self.cuts, self.found, self.shapes):
            people = [one for one in found if one.kind == "person"]
            taken = {place for one in people for place in range(one.start, one.end)}
            yield from (self._mention(sentence, one, one.meaning.id, "full") for one in people)
            for one in phrases.find_in(words):
                alone = one.start in beside or self._alone(outline, one, sentence.words.start)
                if alone and taken.isdisjoint(range(one.start, one.end)):
                    form = "full" if one.meaning.form == self.names.get(one.meaning.id) else "short"
                    yield self._mention(sentence, one, one.meaning.id, form)

    def _mention(self, sentence, one, id, form):
        return Mention(one.kind, id, one.start, one.end, sentence.id, self.article.id, form)

    def _alone(self, outline, one, first):
        """Whether no other word of a name stands beside: Lund, but not Lund Bank or Lund-style."""
        start, end = one.start - first, one.end - first
        joined = _JOINED.match(self.text, one.end)
        after = joined and ("-" in joined[0] or outline[end + 1:end + 2] in "NCFB")
        return not after and not _BESIDE.search(outline, max(0, start - 2), start)
