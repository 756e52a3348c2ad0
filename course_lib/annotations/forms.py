"""What a reader writes down: the files of an ``annotations`` folder, their columns, and the closed lists.

A row keeps what a reader decided, and its place as an anchor (see ``anchors``). What can be computed from page and
place is not kept: articles, sentences, lines, weekdays, counts. Ids of meetings have no meaning of their own.
"""

import re

from course_lib.words.cells import DATE, ID, PAGE_ID, TEXT, Column, key, one_of, optional, several

FORMS = {
    "full": "the name as a word list has it, or as the article first prints it",
    "short": "a part of the name",
    "description": "an office, with or without a state: the Lao minister",
    "group": "several people at once: the two ministers",
}
VOICES = {
    "direct": "in quotation marks, with a speaker",
    "indirect": "reported, with a speaker",
    "narration": "the text tells it",
    "editorial": "the editor's or rewriter's own comment",
}
BASES = {
    "sentence": "the speaker stands in the sentence",
    "continued": "it goes on with the speaker before it",
    "source": "a copy left the speaker out, and the text it copies names them",
}
SCOPES = {
    "core": "named people, and a day",
    "wider": "recalled, announced, collective or undated",
}
STATUSES = {
    "reported": "it took place, or takes place",
    "announced": "it is to come",
    "recalled": "it took place well before what the text is about",
}
KINDS = {
    "meeting": "people met; how many sides they were is not said",
    "bilateral": "two sides met",
    "trilateral": "three sides met",
    "multilateral": "more sides met, or a series of meetings or a summit",
    "call": "people spoke, not in one room",
    "visit": "a journey",
    "inspection": "a journey to look at works or a region",
    "signing": "of documents",
}
PARTS = {
    "tells": "the sentence that tells it",
    "also": "another sentence of the text that tells it again or adds day, place or names",
    "day": "the words that say when",
}
VERDICTS = {
    "kept": "it tells of the meeting",
    "no meeting": "a program suggested it, and a reader refused",
    "later": "not judged yet",
}
READ = {
    "people": "everybody whom its texts name",
    "statements": "every clause of its texts",
    "meetings": "every meeting that its texts tell of",
}

PERSON = Column("lower-case letters, digits and hyphens, such as wang-yi", re.compile(r"\w+(?:-\w+)*").fullmatch)
_COUNT = Column("a whole number", re.compile(r"\d{1,9}").fullmatch)
_VERBATIM = Column("words as printed", verbatim=True)
_ANCHOR = {"page_id": PAGE_ID, "start": _COUNT, "end": _COUNT, "quote": _VERBATIM,
           "before": optional(_VERBATIM), "after": optional(_VERBATIM)}
_READER = {"by": TEXT, "doubt": optional(TEXT), "note": optional(TEXT)}
FILES = {
    "people": {**_ANCHOR, "person_id": PERSON, "form": one_of(FORMS), **_READER},
    "statements": {**_ANCHOR, "speaker": optional(TEXT), "speaker_ids": optional(several(PERSON)),
                   "verb": optional(TEXT), "voice": one_of(VOICES), "modal": optional(ID),
                   "basis": optional(one_of(BASES)), **_READER},
    "meetings": {"meeting_id": key(TEXT), "scope": optional(one_of(SCOPES)), "status": one_of(STATUSES),
                 "date": optional(DATE), "date_end": optional(DATE, needs=["date"]), "place": optional(TEXT),
                 "kind": one_of(KINDS), "participants": optional(several(PERSON)), **_READER},
    "tellings": {**_ANCHOR, "meeting_id": optional(TEXT), "part": one_of(PARTS), "verdict": one_of(VERDICTS),
                 "date": optional(DATE), "counted": optional(TEXT), **_READER},
    "read": {"page_id": key(PAGE_ID), "what": key(one_of(READ)), "by": TEXT},
}
ANCHORED = tuple(name for name, schema in FILES.items() if "quote" in schema)
DECIDED = {kind: [name for name in schema if name not in {**_ANCHOR, **_READER}] for kind, schema in FILES.items()}
MANY = ("speaker_ids", "participants")  # columns whose cells hold several ids, separated by |
