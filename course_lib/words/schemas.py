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

``example`` is quoted from a page, word for word, and ``example_at`` says from where (``july.4, line 113``).
Where no page has it, ``example_at`` says *invented*, or both are empty.
"""

import re

from course_lib.words.cells import (DATE, ID, LIST, NUMBER, PLACE, REGEX, TEXT, Column, is_regex, key, one_of, optional,
                                    refers_to)

# In meeting_verbs.csv: a space stands for any white space, "…" between spaces for up to seven words.
MEETING_PATTERN = Column(
    "a regular expression that begins with a word, or with words in brackets",
    lambda cell: re.match(r"(?:\([a-z][a-z |-]*\)|[a-z][a-z-]*)(?![a-z])", cell) and is_regex(cell))

# The closed lists, each value with its meaning.
AGENCY_KINDS = {
    "agency": "a news agency, whose reports others reprint",
    "outlet": "a newspaper, broadcaster or website",
    "ministry": "a ministry, government office or secretariat that publishes its own readouts",
    "party": "a party office that publishes its own readouts",
}
NAME_ORDERS = {
    "given-first": "the given name stands first (Sergey Lavrov, Thongloun Sisoulith)",
    "surname-first": "the family name stands first (Wang Yi, Bui Thanh Son)",
    "other": "a single name, or another order",
}
PLACE_KINDS = {
    "city": "a city or town; capitals stand in states.csv",
    "subnational": "a province or region, autonomous or special administrative ones included",
    "region": "a part of the world",
    "sea": "a sea or strait",
    "status-differs": "governments differ on its standing; the note says how",
}
CASES = {"exact": "matches only as printed in the list", "any": "matches in capitals or lower case"}
FRAMEWORK_KINDS = {
    "organisation": "founded by treaty or declaration, with a secretariat",
    "group": "states that meet regularly, without a treaty",
    "initiative": "put forward by one state, which others join or support",
    "mechanism": "a regular format of meetings or cooperation",
    "summit": "a regular meeting of leaders",
    "forum": "a regular meeting for dialogue",
    "agreement": "a text that is signed, or under negotiation",
    "vision": "an idea of order that texts speak of building",
    "fair": "a trade fair",
}
ROLES = {
    "member": "belongs to it",
    "chair": "presides over it for a term",
    "observer": "has the status of observer",
    "dialogue-partner": "has the status of dialogue partner",
    "partner": "has the status of partner",
    "invited": "has been invited to join",
    "applicant": "has applied to join",
    "interested": "has declared an interest",
}
TITLE_KINDS = {
    "honorific": "stands before a name and gives no office (Mr, Dr, H.E.)",
    "office": "the main word of an office (minister, ambassador)",
    "generic": "says that somebody holds some office (official, diplomat)",
    "source": "says what somebody is who speaks without being named (source, resident, critic)",
    "relation": "says whose equal somebody is (counterpart, colleague)",
    "agent": "stands before whoever led, was met or signed (led by)",
    "act": "a verb that stands after whoever came, met or took part (arrived)",
    "rank": "sets one office apart from another (deputy, prime)",
    "field": "a field, a body or a part of the world: never part of a person's name (Affairs, Committee)",
    "time": "a day, a month or a stretch of time: never part of a person's name",
}
YES_NO = {"yes": "sources conflict; the note says how", "no": "no conflict between sources is known"}
FORMULA_CATEGORIES = {
    "support formula": "backs a partner or a position",
    "criticism of others": "criticises, mostly without naming whom",
    "community/shared-future": "speaks of a community with a shared future",
    "relationship grading": "grades a relationship or describes it as kinship",
    "cooperation phrase": "promises or praises cooperation",
    "policy and party term": "a term of a state's or party's own policy",
    "mechanism/synergy": "speaks of linking plans, organisations or forums",
    "world outlook and hedge": "describes the world at large, or names a topic and says no more",
}
CHINESE_STATUSES = {
    "attested": "read in a Chinese text; the source says which, and whether it reports the same meeting",
    "general knowledge": "usual behind such English, not found in a Chinese text of these meetings",
    "none": "none is known",
}
STANCES = {
    "neutral": "reports that something was said",
    "emphatic": "reports that it was said with weight",
    "evaluative": "adds the reporter's view of whether it is so, or of the speaker's belief",
    "commissive": "reports that the speaker takes something on",
    "directive": "reports that the speaker wants something done",
    "expressive": "reports a feeling or a judgement",
}
TAKES = {
    "clause": "followed or surrounded by what was said (said that …; …, he said)",
    "object": "followed by a noun: a topic, a person, a feeling (discussed …, thanked …)",
    "both": "either of the two",
    "speaker": "followed by the speaker (according to …)",
}
MEETING_WORDS = {
    "meeting": "people meet; how many decides whether it is bilateral, trilateral or multilateral",
    "multilateral": "somebody takes part in a gathering whose other members are not named",
    "call": "people speak by telephone or video",
    "remote": "says that the meeting told just before was a call",
    "visit": "somebody travels to a state or a town",
    "inspection": "somebody goes to look at works or a region",
    "signing": "people sign a text, or witness its signing",
    "same": "adds people to the meeting told just before",
}
PARTNERS = {
    "object": "whom somebody met stands right after it",
    "with": "whom somebody met stands after *with*; or all who met stand before it",
    "by": "who came stands before it, or after *by*",
    "none": "only who stands before it takes part",
}
LADDERS = {
    "commits": "what a speaker says of their own side, firmest first",
    "asks": "what a speaker asks of others, firmest first",
}

_EXAMPLE = {"example": optional(TEXT, needs=["example_at"]), "example_at": optional(PLACE)}
_NOTE = {"note": optional(TEXT)}

SCHEMAS: dict[str, dict[str, Column]] = {
    "people": {
        "person_id": key(ID), "name": TEXT, "short_form": optional(TEXT), "name_order": one_of(NAME_ORDERS),
        "aliases": optional(LIST), "state_or_body": refers_to("states", "frameworks"),
        "titles": optional(LIST),
        "office": optional(TEXT, needs=["office_as_of", "source"]), "office_as_of": optional(DATE),
        "source": optional(TEXT), **_EXAMPLE, "not_these": optional(LIST), **_NOTE,
    },
    "states": {
        "state_id": key(ID), "name": TEXT, "aliases": optional(LIST), "adjectives": optional(LIST),
        "capital": optional(LIST), "longer_phrases": optional(LIST), **_EXAMPLE, **_NOTE,
    },
    "places": {
        "place_id": key(ID), "name": TEXT, "aliases": optional(LIST), "kind": one_of(PLACE_KINDS),
        **_EXAMPLE, **_NOTE,
    },
    "frameworks": {
        "framework_id": key(ID), "name": TEXT, "aliases": optional(LIST), "case": one_of(CASES),
        "kind": one_of(FRAMEWORK_KINDS), "longer_phrases": optional(LIST), **_NOTE, **_EXAMPLE,
    },
    "framework_facts": {
        "framework_id": key(refers_to("frameworks")), "state": key(refers_to("states", "frameworks")),
        "role": key(one_of(ROLES)), "from": key(optional(DATE)), "to": optional(DATE), "as_of": DATE,
        "source": TEXT, "disputed": one_of(YES_NO), "may_be_older": optional(one_of(YES_NO)), **_NOTE,
    },
    "formulas": {
        "formula_id": key(ID), "category": one_of(FORMULA_CATEGORIES), "pattern": LIST, "gloss": TEXT,
        "chinese": optional(TEXT, needs=["chinese_status"]),
        "chinese_status": optional(one_of(CHINESE_STATUSES)), "chinese_source": optional(TEXT),
        **_EXAMPLE, **_NOTE,
    },
    "reporting_verbs": {
        "verb": key(TEXT), "forms": LIST, "stance": one_of(STANCES), "takes": one_of(TAKES), **_EXAMPLE,
        **_NOTE,
    },
    "modals": {
        "ladder": key(one_of(LADDERS)), "step": NUMBER, "step_id": key(ID), "forms": key(LIST), "gloss": TEXT,
        "not_these": optional(LIST), **_EXAMPLE, **_NOTE,
    },
    "titles": {"title": key(TEXT), "plural": optional(TEXT), "kind": key(one_of(TITLE_KINDS)), **_NOTE},
    "meeting_verbs": {
        "pattern": key(MEETING_PATTERN), "kind": one_of(MEETING_WORDS), "partner": one_of(PARTNERS), "sure": one_of(["yes", "no"]),
        "example": TEXT, **_NOTE,
    },
    "agencies": {"name": key(TEXT), "aliases": optional(LIST), "kind": one_of(AGENCY_KINDS), **_NOTE},
    "furniture": {
        "pattern": key(REGEX), "where": key(one_of(["phrase", "line", "start", "anywhere"])),
        "scope": one_of(["line", "list", "rest"]), "reason": TEXT, "example": TEXT,
    },
}
