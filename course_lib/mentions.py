"""Names of people, states and frameworks, formulas, reporting verbs and modals: all lexicon phrases in one pass."""

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from course_lib import lexicons
from course_lib.lexicons import parts
from course_lib.phrases import Phrases


class Mention(NamedTuple):
    """A place in a page's text where something in a lexicon, or a person in none, is named.

    ``kind``: person, state, framework, formula, verb or modal. ``id``: its lexicon's id (a modal's: the step's; a
    person in no lexicon: ``new-`` and the name), or empty where a name cannot be resolved to exactly one person.
    ``form``: of a person: full, short, description or group; of a state: name or adjective; else empty.
    """

    kind: str
    id: str
    start: int
    end: int
    sentence: str
    article: str
    form: str = ""


class _Name(NamedTuple):
    """What a phrase stands for: an id and its form; for a short form the ids it may stand for."""

    id: str
    form: str = ""
    may_be: frozenset = frozenset()


def find_mentions(articles, folder=None):
    """All mentions in the sentences of ``articles`` (a tuple of ArticleText), in text order.

    ``folder`` may hold a teacher's own word lists. Of mentions of one kind that overlap the longest is kept. Short
    forms (*Wang*) get an id where exactly one person they may stand for is named in full in the article, or in one its
    sentences are copied from.
    """
    phrases = _phrases(folder)
    found = [_found_in(article, phrases) for article in articles]
    named = {article.id: _named_in_full(ones) for article, ones in zip(articles, found)}
    return tuple(mention for article, ones in zip(articles, found) for mention in _resolved(article, ones, named))


def _found_in(article, phrases):
    return [(one, sentence) for sentence in article.sentences
            for one in phrases.find(article.text, sentence.words.start, sentence.words.end)]


def _named_in_full(found):
    return {one.meaning.id for one, _ in found if one.kind == "person" and one.meaning.form == "full"}


def _resolved(article, found, named):
    known = [named[article.id], {person for source in _sources(article) for person in named.get(source, ())}]
    for one, sentence in found:
        name = one.meaning
        id = name.id or _only(name.may_be, known)
        if one.kind != "person" or id:
            yield Mention(one.kind, id, one.start, one.end, sentence.id, article.id, name.form)


def _sources(article):
    """The articles that sentences of this one are copied from."""
    return {sentence.copy_of.rpartition(".")[0] for sentence in article.sentences if sentence.copy_of}


def _only(candidates, known):
    """The one candidate among those known, nearer ones first; empty where none or several are."""
    for group in known:
        if both := candidates & group:
            return next(iter(both)) if len(both) == 1 else ""
    return ""


def _phrases(folder):
    """The phrases of all word lists; read anew when a teacher's lists have changed."""
    files = sorted(Path(folder, "lexicons").glob("*.csv")) if folder else []
    return _compiled(folder and str(folder), tuple((file.name, file.stat().st_mtime_ns) for file in files))


@lru_cache(maxsize=8)
def _compiled(folder, _versions):
    phrases = Phrases()
    for add in (_add_people, _add_states, _add_frameworks, _add_formulas, _add_verbs, _add_modals):
        add(phrases, folder)
    return phrases


def _add_all(phrases, cell, kind, meaning, exact=True):
    for phrase in parts(cell) if isinstance(cell, str) else cell:
        phrases.add(phrase, kind, meaning, exact)


def _add_people(phrases, folder):
    short = {}
    for row in lexicons.read("people", folder):
        _add_all(phrases, [row["name"], *parts(row["aliases"])], "person", _Name(row["person_id"], "full"))
        _add_all(phrases, row["not_these"], "person", None)
        for form in {row["short_form"], row["name"].split()[0], row["name"].split()[-1]} - {"", row["name"]}:
            short.setdefault(form, set()).add(row["person_id"])
    for form, ids in short.items():
        phrases.add(form, "person", _Name("", "short", frozenset(ids)))


def _add_states(phrases, folder):
    for row in lexicons.read("states", folder):
        _add_all(phrases, [row["name"], *parts(row["aliases"])], "state", _Name(row["state_id"], "name"))
        _add_all(phrases, row["adjectives"], "state", _Name(row["state_id"], "adjective"))
        _add_all(phrases, row["longer_phrases"], "state", None)


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
