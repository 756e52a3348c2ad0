"""What each lexicon may hold: its columns, what a cell accepts, and the closed lists with their meaning.

How the words of a lexicon are meant to be matched, in every file alike:

- A name or phrase matches as whole words: no letter or digit stands directly before or after it. A hyphen, a
  dash, an apostrophe or a bracket ends a word, so *China* is found in *China-ASEAN*, *China's* and *(China)*,
  not in *Indochina*. *Japan* is not found in *Japanese*: that is an adjective of the same state.
- A space stands for any run of white space, ``'`` for any apostrophe or single quotation mark, ``-`` for any
  hyphen or en dash.
- People, states, places and frameworks match as printed, except frameworks whose ``case`` is *any*. Formulas,
  verbs and modals match in capitals or lower case.
- Of matches that overlap the longest wins. ``longer_phrases`` and ``not_these`` list what contains a name, is
  something else and has no row of its own: *South China Sea* is not a mention of China. What has a row of its
  own wins by its length: *ASEAN Regional Forum* is not a mention of ASEAN.
- A pair of states (*China-Laos Railway*, *Laos–China*) is two names or adjectives joined by a hyphen or dash:
  pairs are put together from states.csv, never listed. *Timor-Leste* is one name; *China-ASEAN* is a state
  and a framework.
- states.csv holds the 193 members of the United Nations and nothing else; parts of states, and what governments
  differ on, stand in places.csv.

What the values of a closed list mean stands in closed_lists.csv. ``example`` is quoted from a page, word for word, and
``example_at`` says from where (``july.4, line 113``); where no page has it, *invented*, or both are empty.
"""

import re

from course_lib.words.cells import (DATE, ID, LIST, NUMBER, PLACE, REGEX, TEXT, Column, is_regex, key, one_of, optional,
                                    refers_to)
from course_lib.words.csvrows import shipped

# In meeting_words.csv: a space stands for any white space, "…" between spaces for up to seven
# words; in meeting_words.csv and status_words.csv <talks> for each word of that set of word_sets.csv.
MEETING_PATTERN = Column(
    "a regular expression that begins with a word, or with words in brackets",
    lambda cell: re.match(r"(?:\([a-z<][a-z<> |-]*\)|[a-z][a-z-]*)(?![a-z])", cell) and is_regex(cell))

CLOSED: dict[str, dict[str, str]] = {}  # the closed lists, each value with its meaning
for _row in shipped("closed_lists"):
    CLOSED.setdefault(_row["list"], {})[_row["value"]] = _row["meaning"]
FORMULA_CATEGORIES = CLOSED["formula_categories"]


def _closed(name):
    return one_of(CLOSED[name])

PASSAGE_KINDS = ("meeting", "call", "visit", "inspection", "signing")

_EXAMPLE = {"example": optional(TEXT, needs=["example_at"]), "example_at": optional(PLACE)}
_NOTE = {"note": optional(TEXT)}

SCHEMAS: dict[str, dict[str, Column]] = {
    "people": {
        "person_id": key(ID), "name": TEXT, "short_form": optional(TEXT), "name_order": _closed("name_orders"),
        "aliases": optional(LIST), "state_or_body": optional(refers_to("states", "frameworks")),
        "titles": optional(LIST),
        "office": optional(TEXT, needs=["office_as_of", "source"]), "office_as_of": optional(DATE),
        "source": optional(TEXT), **_EXAMPLE, "not_these": optional(LIST), **_NOTE,
    },
    "states": {
        "state_id": key(ID), "name": TEXT, "aliases": optional(LIST), "adjectives": optional(LIST),
        "capital": optional(LIST), "longer_phrases": optional(LIST), **_EXAMPLE, **_NOTE,
    },
    "places": {
        "place_id": key(ID), "name": TEXT, "aliases": optional(LIST), "kind": _closed("place_kinds"),
        **_EXAMPLE, **_NOTE,
    },
    "frameworks": {
        "framework_id": key(ID), "name": TEXT, "aliases": optional(LIST), "case": _closed("cases"),
        "kind": _closed("framework_kinds"), "longer_phrases": optional(LIST), **_NOTE, **_EXAMPLE,
    },
    "framework_facts": {
        "framework_id": key(refers_to("frameworks")), "state": key(refers_to("states", "frameworks")),
        "role": key(_closed("roles")), "from": key(optional(DATE)), "to": optional(DATE), "as_of": DATE,
        "source": TEXT, "disputed": _closed("yes_no"), "may_be_older": optional(_closed("yes_no")), **_NOTE,
    },
    "formulas": {
        "formula_id": key(ID), "category": _closed("formula_categories"), "pattern": LIST, "gloss": TEXT,
        "chinese": optional(TEXT, needs=["chinese_status"]),
        "chinese_status": optional(_closed("chinese_statuses")), "chinese_source": optional(TEXT),
        **_EXAMPLE, **_NOTE,
    },
    "reporting_verbs": {
        "verb": key(TEXT), "forms": LIST, "stance": _closed("stances"), "takes": _closed("takes"), **_EXAMPLE,
        **_NOTE,
    },
    "modals": {
        "ladder": key(_closed("ladders")), "step": NUMBER, "step_id": key(ID), "forms": key(LIST), "gloss": TEXT,
        "not_these": optional(LIST), **_EXAMPLE, **_NOTE,
    },
    "titles": {"title": key(TEXT), "plural": optional(TEXT), "kind": key(_closed("title_kinds")), **_NOTE},
    "meeting_words": {
        "pattern": key(MEETING_PATTERN), "kind": one_of(PASSAGE_KINDS), "sure": one_of(["yes", "no"]), "example": TEXT,
        "not_this": TEXT, **_NOTE,
    },
    "status_words": {
        "pattern": key(REGEX), "status": one_of(["announced", "recalled"]), "where": one_of(["before", "near"]),
        "example": TEXT, "not_this": TEXT,
    },
    "word_sets": {"set": key(TEXT), "words": LIST, "example": TEXT, "not_this": TEXT, **_NOTE},
    "agencies": {"name": key(TEXT), "aliases": optional(LIST), "kind": _closed("agency_kinds"), **_NOTE},
    "furniture": {
        "pattern": key(REGEX), "where": key(one_of(["line", "start", "end", "anywhere"])),
        "label": one_of(["furniture", "caption", "byline", "note", "reference", "standfirst"]),
        "reason": TEXT, "example": TEXT, "near_miss": optional(TEXT), "outlets": optional(NUMBER),
    },
}
