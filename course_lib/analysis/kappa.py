"""How far two coders agree: percent agreement, what chance would give, and Cohen's kappa with its table.

The measure: J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological
Measurement 20 (1960), 37-46.
"""

import math
from dataclasses import dataclass

import pandas as pd

from course_lib.display import markup
from course_lib.display.markup import cell, plural, text
from course_lib.errors import CourseError

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
    names = list(table.columns)
    aligns = ["left"] + ["right"] * (len(names) + 1)
    head = markup.heading_row([f"rows: {first}; columns: {second}", *names, "all"], aligns)
    rows = [_row(name, [int(table.loc[name, other]) for other in names], names.index(name)) for name in names]
    totals = _row("all", [int(table[name].sum()) for name in names], None)
    return markup.table(head, [*rows, totals])


def _row(name, counts, diagonal):
    cells = [cell(f"<strong>{number}</strong>" if at == diagonal else str(number), align="right")
             for at, number in enumerate(counts)]
    total = cell(str(sum(counts)), align="right")
    return "".join([cell(text(name), tag="th", more='scope="row"'), *cells, total])
