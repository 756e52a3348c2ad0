"""How far two coders agree: percent agreement, what chance would give, and Cohen's kappa with its table; and how far
two readers of the same pages do: clause by clause, event by event, field by field.

The measure: J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological
Measurement 20 (1960), 37-46.
"""

import math
from dataclasses import dataclass

import pandas as pd

from course_lib.analysis.rules import sentences_told
from course_lib.display import markup
from course_lib.display.markup import cell, plural, text
from course_lib.errors import CourseError

_CLAUSES = ("voice", "speaker_ids", "modal", "basis", "verb")
_EVENTS = ("scope", "status", "kind", "date", "place", "participants")
_FEWEST = 4  # things coded by both, below which a share of chance means nothing


@dataclass(frozen=True, repr=False, eq=False)
class Agreement:
    """What two coders have in common.

    ``n`` things were coded by both, ``left_out`` by one of them or none. ``percent``, ``expected`` (what
    chance alone would give, with each coder's own totals) and ``kappa`` are shares of 1, and missing (NaN)
    where they are not defined. ``table`` counts the pairs: rows are the first coder's codes, columns the
    second's, who are called by their ``names``.
    """

    n: int
    left_out: int
    percent: float
    expected: float
    kappa: float
    table: pd.DataFrame
    names: tuple = ("first", "second")

    def sentences(self):
        """The result in words, percent agreement first."""
        left_out = ""
        if self.left_out:
            left_out = f" Not coded by both: {self.left_out}."
        if not self.n:
            return f"Nothing is coded by both, so there is no agreement to measure.{left_out}"
        same = round(self.percent * self.n)
        said = f"The same code for {same} of {self.n}"
        if self.n < _FEWEST:
            return f"{said}: too few to set against chance.{left_out}"
        said += f": {_of_100(self.percent)}. Chance alone would give {_of_100(self.expected)}. "
        if math.isnan(self.kappa):
            return said + f"Both use one and the same code throughout, so kappa is not defined.{left_out}"
        return f"{said}Cohen's kappa: {_signed(self.kappa)}.{left_out}"

    def _repr_html_(self):
        return markup.sentence(text(self.sentences())) + (table_html(self.table, *self.names) if self.n else "")

    def __repr__(self):
        return self.sentences()


def agreement(first, second, categories=(), names=("first", "second")) -> Agreement:
    """Compare the codes of two coders for the same things.

    Args:
        first, second: two lists, Series or columns of the same length, in the same order; or two dicts (or
            Series with an index of names), compared by key. None, NaN and an empty string mean: not coded.
        categories: the order of the codes in the table; others follow in the order in which they come.
        names: what the two are called above the table.

    Returns:
        An Agreement. Things that not both have coded are left out, and counted in ``left_out``.

    Raises:
        CourseError: two lists differ in length.

    >>> same = agreement(["firm", "open", "firm", "firm"], ["firm", "open", "open", "firm"])
    >>> same
    The same code for 3 of 4: 75 in 100. Chance alone would give 50 in 100. Cohen's kappa: 0.50.
    >>> same.table.loc["firm"].to_dict()
    {'firm': 2, 'open': 1}
    """
    pairs = _pairs(first, second)
    both = pairs[(pairs.notna() & (pairs != "")).all(axis=1)]
    used = pd.unique(both.to_numpy(dtype=object).ravel())
    codes = list(dict.fromkeys([*(code for code in categories if code in used), *used]))
    table = pd.crosstab(both["first"], both["second"]).reindex(index=codes, columns=codes, fill_value=0)
    return Agreement(len(both), len(pairs) - len(both), *_measures(table.to_numpy()), table, tuple(names))


def _pairs(first, second):
    """The codes of both as two columns, side by side by key where both have keys of their own."""
    first, second = _codes(first), _codes(second)
    if any(isinstance(codes.index, pd.RangeIndex) or not codes.index.is_unique for codes in (first, second)):
        first, second = (codes.reset_index(drop=True) for codes in (first, second))
        if len(first) != len(second):
            raise CourseError(f"The first coder has {plural(len(first), 'code')}, the second {len(second)}. "
                              f"Both must have one for each thing, in the same order; None where one is missing.")
    return pd.concat({"first": first, "second": second}, axis=1)


def _codes(codes):
    return pd.Series(codes if isinstance(codes, (dict, pd.Series)) else list(codes), dtype=object)


def _measures(counts):
    """Percent agreement, expected agreement and kappa, as shares of 1, from an array of pairs."""
    n = int(counts.sum())
    if not n:
        return math.nan, math.nan, math.nan
    percent, expected = float(counts.trace() / n), float(counts.sum(axis=1) @ counts.sum(axis=0) / n ** 2)
    return percent, expected, math.nan if expected == 1 else (percent - expected) / (1 - expected)


def _of_100(share):
    return f"{round(100 * share)} in 100"


def _signed(number):
    """
    >>> _signed(-0.126), _signed(-0.001)
    ('−0.13', '0.00')
    """
    shown = f"{abs(number):.2f}"
    return f"−{shown}" if number < 0 and float(shown) else shown


def table_html(table, first="first", second="second"):
    """The table of pairs as HTML, with totals; the diagonal, where both agree, is set in bold."""
    names, counts = list(table.columns), table.to_numpy().tolist()
    heading = [f"rows: {first}; columns: {second}", *names, "all"]
    rows = [_row(name, own, number) for number, (name, own) in enumerate(zip(names, counts))]
    rows.append(_row("all", map(sum, zip(*counts)), None))
    return markup.table(rows, heading, ["left", *["right"] * (len(names) + 1)])


def _row(name, counts, diagonal):
    counts = list(counts)
    cells = [cell(f"<strong>{number}</strong>" if at == diagonal else str(number), align="right")
             for at, number in enumerate([*counts, sum(counts)])]
    return "".join([cell(text(name), tag="th", more='scope="row"'), *cells])


# Two readers of the same pages

def compare_readers(corpus, other):
    """How far two readings of the same pages agree.

    Spans are compared by how many begin, and end, at the same place; fields by percent agreement and Cohen's kappa,
    over what both readers have. Percent and kappa answer different questions: where nearly all is of one kind, readers
    agree often by chance.

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
    if {*corpus.pages["page_id"]} != {*other.pages["page_id"]}:
        raise CourseError("These are not the same pages. Load one folder twice, for each reader: "
                          "course.load(folder, reader=…).")
    first, second = ({name: table[table["checked"]] for name in ("statements", "meetings", "tellings")
                      for table in [getattr(one, name)]} for one in (corpus, other))
    if any(one["statements"].empty and one["tellings"].empty for one in (first, second)):
        raise CourseError("No reader has judged anything in one of the two. "
                          "Choose one: course.load(folder, reader=…).")
    rows = [*_clause_rows(first["statements"], second["statements"]), *_event_rows(first, second)]
    table = pd.DataFrame(rows, columns=["compared", "field", "n", "same", "kappa"]).astype({"kappa": "float64"})
    table.insert(4, "percent", (100 * table["same"] / table["n"]).round(1))
    return table


def _spans(what, field, first, second):
    """Of the places of either those of both."""
    return what, field, len(first | second), len(first & second), None


def _fields(what, table, names):
    """How often two columns of a table say the same: those of a name, and of that name with ``_2``."""
    for name in names:
        result = agreement(table[name].map(_as_code), table[f"{name}_2"].map(_as_code))
        yield what, name, result.n, round(result.percent * result.n) if result.n else 0, result.kappa


def _as_code(value):
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
    ids = _same_meetings(_told(first), _told(second))
    meetings, tellings = (table.assign(meeting_id=[ids.get(id, f"only {id}") for id in table["meeting_id"]])
                          for table in (second["meetings"], second["tellings"]))
    yield _spans("events", "in both lists", set(first["meetings"]["meeting_id"]), set(meetings["meeting_id"]))
    both = first["meetings"].merge(meetings, on="meeting_id", suffixes=("", "_2"))
    yield from _fields("events in both", both, _EVENTS)
    keys = ["meeting_id", "article_id"]
    yield _spans("tellings", "in both lists", *({*table.loc[table["meeting_id"].isin(ids.values()), keys].itertuples(
        index=False, name=None)} for table in (first["tellings"], tellings)))
    both = first["tellings"].merge(tellings, on=keys, suffixes=("", "_2"))
    yield from _fields("tellings in both", both, ("sentence", "date"))


def _told(reading):
    """The meetings' sentences, each with the people of the meeting: what two lists are paired by."""
    told = sentences_told(reading["tellings"])
    return told.merge(reading["meetings"][["meeting_id", "participants"]])


def _same_meetings(first, second):
    """The first list's ids by the second's: meetings with most sentences, then most people, in common."""
    shared = first.merge(second, on="sentence", suffixes=("", "_2"))
    shared["alike"] = [1 + len({*one} & {*two}) - len({*one} ^ {*two}) / 10
                       for one, two in zip(shared["participants"], shared["participants_2"])]
    alike = shared.groupby(["meeting_id", "meeting_id_2"], sort=False)["alike"].sum()
    pairs = {}
    for one, other in alike.sort_values(ascending=False, kind="stable").index:
        if one not in pairs.values():
            pairs.setdefault(other, one)
    return pairs
