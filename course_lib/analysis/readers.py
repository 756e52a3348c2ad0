"""How far two readers of the same pages agree: clause by clause, event by event, field by field.

Spans are compared by how many begin, and end, at the same place; fields by percent agreement and Cohen's kappa (see
``kappa``), over what both readers have. Percent and kappa answer different questions: where nearly all is of one kind,
readers agree often by chance.
"""

from collections import Counter, defaultdict
from typing import NamedTuple

import pandas as pd

from course_lib.analysis.kappa import agreement
from course_lib.errors import CourseError

_CLAUSES = ("voice", "speaker_ids", "modal", "basis", "verb")
_EVENTS = ("scope", "status", "kind", "date", "place", "participants")


def compare_readers(corpus, other):
    """How far two readings of the same pages agree.

    Args:
        corpus: a Corpus with the first reader's annotations.
        other: a Corpus of the same pages with the second's, such as ``course.load(reader="second")``.

    Returns:
        A DataFrame with a row a field: ``compared``, ``field``, ``n`` (how many were compared), ``same`` (in
        how many the two agree), ``percent``, and ``kappa`` (missing where it means nothing: for spans, and for what
        only one has).

    Raises:
        CourseError: the two are not of the same pages, or nothing is checked in one of them.

    >>> from course_lib import load
    >>> table = compare_readers(load(), load(reader="second"))
    >>> table.loc[table["field"] == "voice", ["n", "same"]].to_dict("records")
    [{'n': 295, 'same': 291}]
    """
    first, second = _checked(corpus, other)
    rows = [*_clause_rows(first.statements, second.statements), *_event_rows(first, second)]
    table = pd.DataFrame(rows, columns=["compared", "field", "n", "same", "kappa"]).astype({"kappa": "float64"})
    table.insert(4, "percent", (100 * table["same"] / table["n"]).round(1))
    return table


class _Checked(NamedTuple):
    """What a reader has judged of a corpus."""

    statements: pd.DataFrame
    meetings: pd.DataFrame
    tellings: pd.DataFrame


def _checked(*corpora):
    if len({(*corpus.pages["page_id"],) for corpus in corpora}) > 1:
        raise CourseError("These are not the same pages. Load one folder twice, for each reader: "
                          "course.load(folder, reader=…).")
    readings = [_Checked(*(table[table["checked"]] for table in (one.statements, one.meetings, one.tellings)))
                for one in corpora]
    if any(one.statements.empty and one.tellings.empty for one in readings):
        raise CourseError("No reader has judged anything in one of the two. "
                          "Choose one: course.load(folder, reader=…).")
    return readings


def _spans(what, field, first, second):
    """Of the places of either those of both."""
    return what, field, len(first | second), len(first & second), None


def _fields(what, table, names):
    """How often two columns of a table say the same: those of a name, and of that name with ``_2``."""
    for name in names:
        result = agreement(table[name].map(_code), table[f"{name}_2"].map(_code))
        yield what, name, result.n, round(result.percent * result.n) if result.n else 0, result.kappa


def _code(value):
    """A cell as a code: ids in any order, what is missing as a code of its own."""
    if isinstance(value, tuple):
        return " ".join(sorted(value)) or "none"
    return "none" if pd.isna(value) else str(value)


def _clause_rows(first, second):
    """Clauses of the articles that both have coded."""
    shared = set(first["article_id"]) & set(second["article_id"])
    first, second = (table[table["article_id"].isin(shared)] for table in (first, second))
    for edge in ("start", "end"):
        yield _spans("clauses", f"{edge}s at the same word",
                     *(set(zip(table["page_id"], table[edge])) for table in (first, second)))
    both = first.merge(second, on=["page_id", "start"], suffixes=("", "_2"))
    yield from _fields("clauses that begin together", both, _CLAUSES)


def _event_rows(first, second):
    """Events, and their tellings: those of the second reader under the ids that the first one's have."""
    ids = _pairs(_told(first), _told(second))
    meetings, tellings = (table.assign(meeting_id=[ids.get(id, f"only {id}") for id in table["meeting_id"]])
                          for table in (second.meetings, second.tellings))
    yield _spans("events", "in both lists", set(first.meetings["meeting_id"]), set(meetings["meeting_id"]))
    both = first.meetings.merge(meetings, on="meeting_id", suffixes=("", "_2"))
    yield from _fields("events in both", both, _EVENTS)
    paired = [table[table["meeting_id"].isin(ids.values())] for table in (first.tellings, tellings)]
    places = [set(zip(table["meeting_id"], table["article_id"])) for table in paired]
    yield _spans("tellings", "in both lists", *places)
    both = first.tellings.merge(tellings, on=["meeting_id", "article_id"], suffixes=("", "_2"))
    yield from _fields("tellings in both", both, ("sentence", "date"))


def _told(reading):
    """The meetings' sentences, each with the people of the meeting: what two lists are paired by."""
    people = reading.meetings.set_index("meeting_id")["participants"]
    return [(row.meeting_id, sentence, people[row.meeting_id]) for row in reading.tellings.itertuples()
            for sentence in (row.sentence, *row.also)]


def _pairs(first, second):
    """The first list's ids by the second's: meetings with most sentences, then most people, in common."""
    shared, by_sentence = Counter(), defaultdict(list)
    for id, sentence, people in second:
        by_sentence[sentence].append((id, people))
    for id, sentence, people in first:
        for other, theirs in by_sentence[sentence]:
            shared[id, other] += 1 + len({*people} & {*theirs}) - len({*people} ^ {*theirs}) / 10
    pairs = {}
    for (one, other), _ in shared.most_common():
        if one not in pairs.values():
            pairs.setdefault(other, one)
    return pairs
