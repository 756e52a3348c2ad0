"""Every word list of the course as one set of phrases, so that a text is read once for all of them.

What it does not do: it looks at no grammar and decides nothing about people. Which of several phrases of one kind
holds is settled by length alone (see ``words.phrases``).
"""

from typing import NamedTuple

from course_lib.words import lexicons
from course_lib.words.lexicons import parts
from course_lib.words.phrases import Phrases

SMALL = ("function", "particle", "body")  # sets of word_sets.csv: words of grammar, in names, of sides that speak
OFFICES = ("office", "generic", "relation", "source")  # kinds of titles that say what somebody is
_SMALL = frozenset("of the to in on at for and a an de du la".split())
_TITLES_AS = {"honorific": "honorific", "agent": "agent", "act": None, **dict.fromkeys(OFFICES, "office")}


class Name(NamedTuple):
    """What a phrase stands for: an id and its form; for a title, its kind and *plural* or nothing."""

    id: str
    form: str = ""


class Lists(NamedTuple):
    """The word lists of the course and a teacher's, as they are asked for.

    ``phrases``: those of all lists, kinds and meanings as in ``Mention``; ``people``: by id, name and short forms;
    ``offices``: words that are in nobody's name, T where they are of days and times, else F; ``small``: see SMALL;
    ``letters``: what ``shapes`` found out about words as printed, so that it is asked once.
    """

    phrases: Phrases
    people: dict
    offices: dict
    small: dict
    letters: dict


@lexicons.per_folder
def word_lists(folder=None):
    """All word lists, read once for a folder.

    >>> [(one.kind, one.meaning.id) for one in word_lists().phrases.find("Wang Yi said Laos will help")]
    [('person', 'wang-yi'), ('verb', 'say'), ('state', 'laos'), ('modal', 'will')]
    >>> word_lists().people["sergey-lavrov"][0], sorted(word_lists().people["sergey-lavrov"][1])
    ('Sergey Lavrov', ['Lavrov', 'Sergey'])
    >>> [word_lists().offices.get(word) for word in ("affairs", "friday", "lund")]
    ['F', 'T', None]
    >>> [word_lists().small.get(word) for word in ("the", "bin", "side", "lund")]
    ['function', 'particle', 'body', None]
    """
    people = {row["person_id"]: (row["name"], _shorts(row)) for row in lexicons.read("people", folder)}
    small = {word: row["set"] for row in lexicons.read("word_sets", folder) if row["set"] in SMALL
             for word in parts(row["words"])}
    return Lists(_all_phrases(folder), people, _office_words(folder), small, {})


def _all_phrases(folder):
    phrases = Phrases()
    for add in (_add_people, _add_states, _add_places, _add_frameworks, _add_wordings, _add_titles):
        add(phrases, folder)
    return phrases


def _shorts(row):
    words = row["name"].split()
    last = words[-1:] if row["name_order"] == "given-first" else ()
    return {row["short_form"], words[0], *last} - {"", row["name"]}


def _office_words(folder):
    rows = [row for row in lexicons.read("titles", folder) if row["kind"] not in ("honorific", "agent", "act")]
    words = {word.lower(): "T" if row["kind"] == "time" else "F"
             for row in rows for name in (row["title"], row["plural"]) for word in name.split()}
    return {word: letter for word, letter in words.items() if word not in _SMALL}


def _add_all(phrases, wordings, kind, meaning, exact=True):
    for wording in wordings:
        phrases.add(wording, kind, meaning, exact)


def _add_people(phrases, folder):
    for row in lexicons.read("people", folder):
        _add_all(phrases, [row["name"], *parts(row["aliases"])], "person", Name(row["person_id"], "full"))
        _add_all(phrases, parts(row["not_these"]), "person", None)


def _add_states(phrases, folder):
    for row in lexicons.read("states", folder):
        _add_all(phrases, [row["name"], *parts(row["aliases"])], "state", Name(row["state_id"], "name"))
        _add_all(phrases, parts(row["adjectives"]), "state", Name(row["state_id"], "adjective"))
        _add_all(phrases, parts(row["longer_phrases"]), "state", None)
        _add_all(phrases, parts(row["capital"]), "place", Name(f"capital-of-{row['state_id']}"))


def _add_places(phrases, folder):
    for row in lexicons.read("places", folder):
        _add_all(phrases, [row["name"], *parts(row["aliases"])], "place", Name(row["place_id"]))
    for row in lexicons.read("agencies", folder):
        _add_all(phrases, [row["name"], *parts(row["aliases"])], "agency", Name(row["name"]))


def _add_frameworks(phrases, folder):
    for row in lexicons.read("frameworks", folder):
        exact = row["case"] == "exact"
        _add_all(phrases, [row["name"], *parts(row["aliases"])], "framework", Name(row["framework_id"]), exact)
        _add_all(phrases, parts(row["longer_phrases"]), "framework", None, exact)


def _add_wordings(phrases, folder):
    """What counts in capitals or lower case: formulas, reporting verbs, modals."""
    lists = (("formulas", "formula", "pattern", "formula_id"), ("reporting_verbs", "verb", "forms", "verb"),
             ("modals", "modal", "forms", "step_id"))
    for name, kind, column, id in lists:
        for row in lexicons.read(name, folder):
            _add_all(phrases, parts(row[column]), kind, Name(row[id]), exact=False)
            _add_all(phrases, parts(row.get("not_these", "")), kind, None, exact=False)


def _add_titles(phrases, folder):
    for row in lexicons.read("titles", folder):
        if kind := _TITLES_AS.get(row["kind"]):
            phrases.add(row["title"], kind, Name(row["kind"]), exact=row["title"].isupper())
            _add_all(phrases, [row["plural"]] if row["plural"] else [], kind, Name(row["kind"], "plural"), exact=False)
