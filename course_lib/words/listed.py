"""Every word list of the course as one set of phrases, so that a text is read once for all of them; names of people.

What it does not do: it looks at no grammar and decides nothing about people. Which of several phrases of one kind
holds is settled by length alone (see ``words.phrases``). It knows no order of names, so any word of a name may stand
for it.
"""

import re
from typing import NamedTuple

from course_lib.words import lexicons
from course_lib.words.folding import fold
from course_lib.words.lexicons import parts
from course_lib.words.phrases import Phrases

NEW = "new-"  # the beginning of a provisional id
SMALL = ("function", "particle", "body")  # sets of word_sets.csv: words of grammar, in names, of sides that speak
OFFICES = ("office", "generic", "relation", "source")  # kinds of titles that say what somebody is
_SMALL = frozenset("of the to in on at for and a an de du la".split())
_TITLES_AS = {"honorific": "honorific", "agent": "agent", "act": None, **dict.fromkeys(OFFICES, "office")}

# The wordings of each list: what kind of mention they are, the column of the id, and by column the form in which a
# wording stands for it; without a form it only keeps shorter ones from being found.
_WORDINGS = (
    ("people", "person", "person_id", {"name": "full", "aliases": "full", "not_these": None}),
    ("states", "state", "state_id", {"name": "name", "aliases": "name", "adjectives": "adjective",
                                     "longer_phrases": None}),
    ("places", "place", "place_id", {"name": "", "aliases": ""}),
    ("agencies", "agency", "name", {"name": "", "aliases": ""}),
    ("frameworks", "framework", "framework_id", {"name": "", "aliases": "", "longer_phrases": None}),
    ("formulas", "formula", "formula_id", {"pattern": ""}),
    ("reporting_verbs", "verb", "verb", {"forms": ""}),
    ("modals", "modal", "step_id", {"forms": "", "not_these": None}),
)
_ANY_CASE = ("formula", "verb", "modal")


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
    for name, kind, id, columns in _WORDINGS:
        for row in lexicons.read(name, folder):
            exact = row["case"] == "exact" if "case" in row else kind not in _ANY_CASE
            for column, form in columns.items():
                for wording in parts(row[column]):
                    phrases.add(wording, kind, None if form is None else Name(row[id], form), exact)
    for row in lexicons.read("states", folder):
        for capital in parts(row["capital"]):
            phrases.add(capital, "place", Name(f"capital-of-{row['state_id']}"))
    _add_titles(phrases, folder)
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


def _add_titles(phrases, folder):
    for row in lexicons.read("titles", folder):
        if kind := _TITLES_AS.get(row["kind"]):
            phrases.add(row["title"], kind, Name(row["kind"]), exact=row["title"].isupper())
            if row["plural"]:
                phrases.add(row["plural"], kind, Name(row["kind"], "plural"), exact=False)


def provisional_id(name):
    """The id of a person in no word list.

    >>> provisional_id("Đỗ Minh Khuê"), provisional_id("Karahanlı")
    ('new-do-minh-khue', 'new-karahanli')
    """
    return NEW + "-".join(re.findall(r"\w+", fold(name).text))


def short_forms(name):
    """What may stand for a name whose order is not known: each of its words, its beginnings and ends.

    >>> sorted(short_forms("Luis J. Ortiz"))
    ['Luis', 'Luis J.', 'Luis Ortiz', 'Ortiz']
    >>> sorted(short_forms("LUND Mia"))
    ['LUND', 'Lund', 'Lund Mia', 'Mia']
    """
    if (plain := re.sub(r"\b[^\W\d_]{2,}\b",
                        lambda word: word[0].title() if word[0].isupper() else word[0], name)) != name:
        return {plain} | short_forms(plain) | {word for word in name.split() if word not in plain.split()}
    small = word_lists().small
    plain = [word for word in name.split() if not word.endswith(".")]
    runs = [run for words in (name.split(), plain) for i in range(1, len(words)) for run in (words[i:], words[:i + 1])]
    runs += [[word] for word in plain] + [plain[:1] + plain[-1:], plain]
    usable = {" ".join(run) for run in runs if run and small.get(run[-1]) != "particle" and not run[0].endswith(".")}
    return {one for one in usable - {name} if small.get(one.lower()) != "function"}
