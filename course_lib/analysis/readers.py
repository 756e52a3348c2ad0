"""How far two readers of the same pages agree: clause by clause, event by event, field by field.

Spans are compared by how many begin, and end, at the same place; fields by percent agreement and Cohen's kappa (see
``kappa``), over what both readers have. Percent and kappa answer different questions: where nearly all is of one kind,
readers agree often by chance.
"""

from collections import Counter

import pandas as pd

from course_lib.analysis.kappa import agreement
from course_lib.errors import CourseError

COLUMNS = ("compared", "field", "n", "same", "percent", "kappa")
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
    _check(corpus, other)
    rows = [*_clause_rows(_checked(corpus.statements), _checked(other.statements)), *_event_rows(corpus, other)]
    table = pd.DataFrame(rows, columns=COLUMNS)
    return table.astype({"n": "int64", "same": "int64", "percent": "float64", "kappa": "float64"})


def _check(corpus, other):
    if [*corpus.pages["page_id"]] != [*other.pages["page_id"]]:
        raise CourseError("These are not the same pages. Load one folder twice, for each reader: "
                          "course.load(folder, reader=…).")
    for one in (corpus, other):
        if _checked(one.statements).empty and _checked(one.tellings).empty:
            raise CourseError("No reader has judged anything in one of the two. "
                              "Choose one: course.load(folder, reader=…).")


def _checked(table):
    return table[table["checked"]]


# Clauses

def _clause_rows(first, second):
    """Clauses of the articles that both have coded."""
    shared = set(first["article_id"]) & set(second["article_id"])
    first, second = (table[table["article_id"].isin(shared)] for table in (first, second))
    for edge in ("start", "end"):
        places = [set(zip(table["page_id"], table[edge])) for table in (first, second)]
        yield _spans("clauses", f"{edge}s at the same word", *places)
    both = first.merge(second, on=["page_id", "start"], suffixes=("", "_2"))
    for field in _CLAUSES:
        yield _field("clauses that begin together", field, both[field], both[f"{field}_2"])


def _spans(what, field, first, second):
    """Of the places of either those of both."""
    n, same = len(first | second), len(first & second)
    return what, field, n, same, _percent(same, n), None


def _field(what, field, first, second):
    result = agreement(first.map(_code), second.map(_code))
    same = round(result.percent * result.n) if result.n else 0
    return what, field, result.n, same, _percent(same, result.n), result.kappa


def _code(value):
    """A cell as a code: ids in any order, a day without its hour, what is missing as a code of its own."""
    if isinstance(value, tuple):
        return " ".join(sorted(value)) or "none"
    return "none" if pd.isna(value) else str(value)


def _percent(same, n):
    return round(100 * same / n, 1) if n else None


# Events

def _event_rows(corpus, other):
    first, second = _checked(corpus.meetings), _checked(other.meetings)
    pairs = _pairs(_told(corpus), _told(other))
    yield "events", "in both lists", len(first) + len(second) - len(pairs), len(pairs), _percent(
        len(pairs), len(first) + len(second) - len(pairs)), None
    ours, theirs = ([table.set_index("meeting_id").loc[[*ids]].reset_index() for table, ids in
                     ((first, pairs.keys()), (second, pairs.values()))])
    for field in _EVENTS:
        yield _field("events in both", field, ours[field], theirs[field])
    yield from _telling_rows(corpus.tellings, other.tellings, pairs)


def _told(corpus):
    """The meetings' sentences, each with the people of the meeting: what two lists are paired by."""
    people = corpus.meetings.set_index("meeting_id")["participants"]
    told = _checked(corpus.tellings)
    return [(row.meeting_id, sentence, people[row.meeting_id]) for row in told.itertuples()
            for sentence in (row.sentence, *row.also)]


def _pairs(first, second):
    """Which meeting of one list is which of the other: those with most sentences, then most people, in common."""
    shared, by_sentence = Counter(), {}
    for id, sentence, people in second:
        by_sentence.setdefault(sentence, []).append((id, people))
    for id, sentence, people in first:
        for other, theirs in by_sentence.get(sentence, ()):
            shared[id, other] += 1 + len({*people} & {*theirs}) - len({*people} ^ {*theirs}) / 10
    pairs, taken = {}, set()
    for (one, other), _ in shared.most_common():
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


def _telling_rows(first, second, pairs):
    """Tellings of the events that both have."""
    first, second = _checked(first), _checked(second)
    first = first[first["meeting_id"].isin(pairs)]
    second = second[second["meeting_id"].isin(pairs.values())]
    places = [set(zip(first["meeting_id"].map(pairs), first["article_id"])),
              set(zip(second["meeting_id"], second["article_id"]))]
    yield _spans("tellings", "in both lists", *places)
    both = first.assign(meeting_id=first["meeting_id"].map(pairs)).merge(
        second, on=["meeting_id", "article_id"], suffixes=("", "_2"))
    for field in ("sentence", "date"):
        yield _field("tellings in both", field, both[field], both[f"{field}_2"])
