"""Names of people, states, places and frameworks, formulas, reporting verbs and modals, in one pass."""

from bisect import bisect_right
from collections import defaultdict
from operator import itemgetter
from typing import NamedTuple

from course_lib.extraction.descriptions import descriptions
from course_lib.extraction.names import FUNCTION
from course_lib.extraction.people import NEW, Cast, from_lexicon, names
from course_lib.extraction.titles import Title
from course_lib.words import lexicons
from course_lib.words.lexicons import parts
from course_lib.words.phrases import Phrases

KINDS = {
    "person": "somebody named (full, short), described (description) or one of a group",
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
    "description": "an office, with or without a state: the Lao minister",
    "group": "several people at once: the two ministers",
    "name": "a state's name",
    "adjective": "a state's adjective",
}
_PLACE = itemgetter(2, 3)


class Mention(NamedTuple):
    """A place in a page's text where something in a word list, or somebody in none, is named.

    ``kind``: one of KINDS. ``id``: of the word list (a modal's: the step's; a capital's: ``capital-of-`` and
    the state's; for a person in no list ``new-`` and the name), or empty where it cannot be said who is
    meant. ``form``: one of FORMS for people and states, else empty. A group is one mention for each of its
    people.
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


class _Name(NamedTuple):
    """What a phrase stands for: an id and its form."""

    id: str
    form: str = ""


def find_mentions(articles, folder=None):
    """All mentions in the sentences of ``articles`` (a tuple of ArticleText), in text order.

    ``folder`` may hold a teacher's own word lists. Of mentions of one kind that overlap the longest is kept.
    A short form (*Wang*) gets an id where exactly one person it may stand for is named in full in the
    article, or in one its sentences are copied from; a description (*the minister*) where exactly one person
    named before fits.
    """
    return mentions_and_new_names(articles, folder)[0]


def mentions_and_new_names(articles, folder=None):
    """What ``find_mentions`` returns, and a NewName for everybody in no word list, in order of appearance."""
    phrases, people, barred = _phrases(folder)
    found = [[phrases.find(article.text, one.words.start, one.words.end) for one in article.sentences]
             for article in articles]
    casts = {article.id: Cast(article, ones, people, barred) for article, ones in zip(articles, found)}
    sources = {id: [casts[other] for other in others] for id, others in _sources(articles).items()}
    mentions = tuple(
        mention for article, ones in zip(articles, found)
        for mention in sorted([*_listed(article, ones), *_people(article, casts[article.id], sources[article.id])],
                              key=_PLACE))
    return mentions, _new_names(mentions, casts)


def _new_names(mentions, casts):
    of_person = {}
    for one in mentions:
        if one.kind == "person" and one.id.startswith(NEW):
            of_person.setdefault(one.id, []).append(one)
    return tuple(_new_name(id, ones, casts) for id, ones in of_person.items())


def _new_name(id, mentions, casts):
    articles = dict.fromkeys(one.article for one in mentions)
    people = [casts[article].people[id] for article in articles if id in casts[article].people]
    titles = dict.fromkeys(title for person in people for title in person.titles)
    states = {state for person in people for state in person.states}
    return NewName(people[0].id, people[0].name, tuple(titles), tuple(sorted(states)), tuple(mentions))


def _listed(article, found):
    """Mentions of everything but people."""
    for sentence, ones in zip(article.sentences, found):
        for one in ones:
            if one.kind in KINDS and one.kind != "person":
                name = one.meaning
                yield Mention(one.kind, name.id, one.start, one.end, sentence.id, article.id, name.form)


def _people(article, cast, sources):
    for source in sources:
        cast.adopt(source)
    named = names(cast, sources)
    starts = [sentence.words.start for sentence in article.sentences]
    for one in [*named, *descriptions(cast, named)]:
        sentence = article.sentences[bisect_right(starts, one.start) - 1]
        for id in one.ids or ("",):
            yield Mention("person", id, one.start, one.end, sentence.id, article.id, one.form)
    cast.let_go()


def _sources(articles):
    """By article, those its sentences are copied from; for an introduction all others of its page."""
    of_page, sources = defaultdict(set), {}
    for article in articles:
        of_page[article.page_id].add(article.id)
    for article in articles:
        copied = {one.copy_of.rpartition(".")[0] for one in article.sentences if one.copy_of}
        copied |= of_page[article.page_id] if article.kind == "introduction" else set()
        sources[article.id] = sorted(copied - {article.id})
    return sources


@lexicons.per_folder
def _phrases(folder):
    """The phrases of all word lists, the people in them, and words that are no part of a person's name."""
    phrases = Phrases()
    for add in (_add_people, _add_states, _add_places, _add_frameworks, _add_formulas, _add_verbs,
                _add_modals, _add_titles):
        add(phrases, folder)
    people = {row["person_id"]: from_lexicon(row) for row in lexicons.read("people", folder)}
    barred = {word.lower() for row in lexicons.read("titles", folder)
              if row["kind"] not in ("honorific", "agent", "act")
              for name in (row["title"], row["plural"]) for word in name.split()}
    return phrases, people, frozenset(barred - FUNCTION)


def _add_all(phrases, cell, kind, meaning, exact=True):
    for phrase in parts(cell) if isinstance(cell, str) else cell:
        phrases.add(phrase, kind, meaning, exact)


def _add_people(phrases, folder):
    for row in lexicons.read("people", folder):
        _add_all(phrases, [row["name"], *parts(row["aliases"])], "person", _Name(row["person_id"], "full"))
        _add_all(phrases, row["not_these"], "person", None)
        _add_all(phrases, from_lexicon(row).shorts, "person", _Name("", "short"))


def _add_states(phrases, folder):
    for row in lexicons.read("states", folder):
        _add_all(phrases, [row["name"], *parts(row["aliases"])], "state", _Name(row["state_id"], "name"))
        _add_all(phrases, row["adjectives"], "state", _Name(row["state_id"], "adjective"))
        _add_all(phrases, row["longer_phrases"], "state", None)


def _add_places(phrases, folder):
    for row in lexicons.read("places", folder):
        _add_all(phrases, [row["name"], *parts(row["aliases"])], "place", _Name(row["place_id"]))
    for row in lexicons.read("states", folder):
        _add_all(phrases, row["capital"], "place", _Name(f"capital-of-{row['state_id']}"))


def _add_frameworks(phrases, folder):
    for row in lexicons.read("frameworks", folder):
        exact = row["case"] == "exact"
        name = _Name(row["framework_id"])
        _add_all(phrases, [row["name"], *parts(row["aliases"])], "framework", name, exact)
        _add_all(phrases, row["longer_phrases"], "framework", None, exact)


def _add_formulas(phrases, folder):
    for row in lexicons.read("formulas", folder):
        _add_all(phrases, row["pattern"], "formula", _Name(row["formula_id"]), exact=False)


def _add_verbs(phrases, folder):
    for row in lexicons.read("reporting_verbs", folder):
        _add_all(phrases, row["forms"], "verb", _Name(row["verb"]), exact=False)


def _add_modals(phrases, folder):
    for row in lexicons.read("modals", folder):
        _add_all(phrases, row["forms"], "modal", _Name(row["step_id"]), exact=False)
        _add_all(phrases, row["not_these"], "modal", None, exact=False)


def _add_titles(phrases, folder):
    for row in lexicons.read("titles", folder):
        kind = row["kind"] if row["kind"] in ("agent", "act") else "title"
        if kind != "title" or row["kind"] in ("honorific", "office", "generic", "relation", "source"):
            phrases.add(row["title"], kind, Title(row["kind"], row["title"]), exact=row["title"].isupper())
        if row["plural"]:
            phrases.add(row["plural"], kind, Title(row["kind"], row["title"], True), exact=False)
    for row in lexicons.read("agencies", folder):
        _add_all(phrases, [row["name"], *parts(row["aliases"])], "agency", _Name(row["name"]))
