"""Measures over tables of passages: rows in each group, dispersion, keyness, collocates.

As in ``reading``: a table in, an ordinary DataFrame out, and *distinct* means that copies are left out. None
of these says that something is significant: a few thousand words do not bear that.
"""

import re
from collections import Counter
from itertools import chain

import numpy as np
import pandas as pd

from course_lib.analysis.reading import (Terms, column_list, concordance, count, originals, quotes_of, sizes_of, sums,
                                         with_columns)
from course_lib.wanted import checked
from course_lib.words.folding import fold
from course_lib.words.spans import WORD
from course_lib.words.spelling import one_spelling
from course_lib.words.terms import ReadingError, compile_term, searched

_POSSESSIVE = re.compile(r"^['’]s\b")


def tally(table: pd.DataFrame, by: str | list[str] | None, distinct: bool | None = None) -> pd.DataFrame:
    """How many rows each group of rows has: mentions of a formula in an article, clauses of a speaker.

    Args:
        table: any table, such as ``corpus.formulas``.
        by: the column or columns that make the groups; None: the table as a whole. Rows without a value make
            a group of their own.
        distinct: False gives the numbers over all rows only, True those over distinct rows only, None both.

    Returns:
        A row a group that occurs: the columns of ``by``, ``n_all``, ``n_distinct``.

    Raises:
        ReadingError: a column is lacking.

    >>> from course_lib import load
    >>> tally(load().sentences, by="article_id").head(2).to_dict("list")
    {'article_id': ['cgtn.1', 'july.1'], 'n_all': [17, 41], 'n_distinct': [17, 3]}
    """
    return sums(with_columns(table, *column_list(by)), by, np.ones(len(table), dtype="int64"), "n", distinct)


def dispersion(sentences: pd.DataFrame, terms: Terms, parts: str | list[str] = "article_id",
               regex: bool = False, case: bool = False) -> pd.DataFrame:
    """How evenly terms are spread over the parts of a corpus: deviation of proportions (DP).

    Half the sum of the differences between each part's share of the hits and its share of the words: near 0
    where a term is spread as the words are, towards 1 where it keeps to small parts.

    Args:
        sentences: a table with ``quote``.
        terms, regex, case: as for ``reading.count``.
        parts: the column or columns that make the parts.

    Returns:
        Two rows a term, for ``counted`` *all* and *distinct*: ``term, counted, n`` (hits), ``n_parts``,
        ``n_parts_with`` (a hit), ``dp``, and ``dp_norm``, which reaches 1 whatever the parts. Missing where
        there is no hit, ``dp_norm`` also where there is one part. A part without words is none.

    Raises:
        ReadingError: as for ``reading.count``.

    The measure: S. Th. Gries, "Dispersions and adjusted frequencies in corpora", International Journal of
    Corpus Linguistics 13 (2008), 403-437; its norm: J. Lijffijt and S. Th. Gries, "Correction to Stefan Th.
    Gries' 'Dispersions and adjusted frequencies in corpora'", the same, 17 (2012), 147-149.

    >>> from course_lib import load
    >>> print(dispersion(load().sentences, "railway").round(2).to_string(index=False))
       term  counted  n  n_parts  n_parts_with   dp  dp_norm
    railway      all 19       15             8 0.40     0.41
    railway distinct 11       14             6 0.47     0.48
    """
    hits = count(sentences, terms, parts, regex=regex, case=case)
    sizes = sums(sentences, parts, sizes_of(sentences), "n_words")
    kinds = [kind for kind in ("all", "distinct") if f"n_{kind}" in hits]
    rows = [(term, kind, *_dp(own[f"n_{kind}"].to_numpy(), sizes[f"n_words_{kind}"].to_numpy()))
            for term, own in hits.groupby("term", sort=False) for kind in kinds]
    return pd.DataFrame(rows, columns=["term", "counted", "n", "n_parts", "n_parts_with", "dp", "dp_norm"])


def _dp(hits, sizes):
    """Hits, parts, parts with a hit, DP and its norm.

    >>> _dp(np.array([2, 0]), np.array([30, 10]))
    (2, 2, 1, 0.25, 0.3333333333333333)
    """
    hits, sizes = hits[sizes > 0], sizes[sizes > 0]
    n, n_with = int(hits.sum()), int((hits > 0).sum())
    if not n:
        return n, len(sizes), n_with, np.nan, np.nan
    share = sizes / sizes.sum()
    dp = float(np.abs(hits / n - share).sum() / 2)
    return n, len(sizes), n_with, dp, float(dp / (1 - share.min())) if len(sizes) > 1 else np.nan


def keyness(target: pd.DataFrame, reference: pd.DataFrame, at_least: int = 5, terms: Terms | None = None,
            distinct: bool = False) -> pd.DataFrame:
    """Which words one set of passages has more of than another, and how much more.

    G² says how surprising the difference is, given how many words there are; the Log Ratio how large it is: 1
    for twice as frequent in the target, 2 for four times, -1 for half.

    Args:
        target, reference: two tables with ``quote``.
        at_least: leave out words that come less often in both together.
        terms: compare these instead of all words, counted as ``reading.count`` does; all are kept.
        distinct: leave copies out.

    Returns:
        A row a term, the highest G² first: ``term, n_target, n_reference, per_1000_target,
        per_1000_reference, g2, log_ratio, zero_replaced``. A term that is missing on one side counts there as
        0.5 in the Log Ratio (``zero_replaced``).

    Raises:
        ReadingError: a table lacks a column or has no words, or a setting is wrong.

    Without ``terms``, a word is what ``spans.WORD`` finds, in small letters and one spelling: *China-Laos* is
    one word, while the term *China* is found in it.

    G²: T. Dunning, "Accurate methods for the statistics of surprise and coincidence", Computational
    Linguistics 19 (1993), 61-74, with two cells as in P. Rayson and R. Garside, "Comparing corpora using
    frequency profiling" (2000). Log Ratio: A. Hardie, "Log Ratio: an informal introduction" (CASS, Lancaster
    University, 2014).

    >>> from course_lib import load
    >>> sentences = load().sentences
    >>> july, april = (sentences[sentences["page_id"] == page] for page in ("july", "april"))
    >>> measured = keyness(july, april, terms=["BRICS", "railway"])[["term", "n_target", "n_reference", "g2"]]
    >>> print(measured.round(2).to_string(index=False))
       term  n_target  n_reference    g2
      BRICS        10            0 13.93
    railway        12            4  4.24
    """
    sides = [with_columns(table, "quote") for table in (target, reference)]
    sides = [originals(table) for table in sides] if distinct else sides
    sizes = [int(sizes_of(table).sum()) for table in sides]
    for name, size in zip(("target", "reference"), sizes):
        if not size:
            raise ReadingError(f"The {name} has no words, so nothing can be compared. Choose other rows.")
    return _compared(_all_words(*sides, at_least) if terms is None else _asked(*sides, terms), *sizes)


def _asked(target, reference, terms):
    """How often each of these terms stands on either side."""
    one, other = (count(table, terms, by=None, distinct=False) for table in (target, reference))
    return pd.DataFrame({"term": one["term"], "n_target": one["n_all"], "n_reference": other["n_all"]})


def _all_words(target, reference, at_least):
    """How often each word stands on either side, under its most frequent spelling."""
    forms = [Counter(chain.from_iterable(WORD.findall(quote.lower().replace("’", "'")) for quote in quotes_of(table)))
             for table in (target, reference)]
    counts = {}
    for form, _ in (forms[0] + forms[1]).most_common():
        row = counts.setdefault(one_spelling(form), [form, 0, 0])
        row[1:] = row[1] + forms[0][form], row[2] + forms[1][form]
    rows = [row for row in counts.values() if row[1] + row[2] >= at_least]
    return pd.DataFrame(rows, columns=["term", "n_target", "n_reference"])


def _compared(found, target_size, reference_size):
    target, reference = (found[name].to_numpy(dtype=float) for name in ("n_target", "n_reference"))
    expected = (target + reference) / (target_size + reference_size)
    surprise = _weighed(target, expected * target_size) + _weighed(reference, expected * reference_size)
    some = [np.where(counts == 0, 0.5, counts) for counts in (target, reference)]
    return found.assign(
        per_1000_target=1000 * target / target_size, per_1000_reference=1000 * reference / reference_size,
        g2=2 * surprise, log_ratio=np.log2(some[0] / target_size) - np.log2(some[1] / reference_size),
        zero_replaced=(target == 0) | (reference == 0),
    ).sort_values("g2", ascending=False, kind="stable", ignore_index=True)


def _weighed(observed, expected):
    """Observed times the logarithm of observed to expected; 0 where nothing was observed."""
    ratio = np.divide(observed, expected, out=np.ones_like(observed), where=observed > 0)
    return observed * np.log(ratio)


# Collocates: which words stand near a term

def collocates(sentences: pd.DataFrame, term: str | list[str], window: int = 5, at_least: int = 3) -> pd.DataFrame:
    """The words that stand near a term, in the same sentence.

    Args:
        sentences: a table with ``quote``.
        term: a word or phrase, or several variants; see ``concordance``.
        window: how many words to the left and to the right are near.
        at_least: how often a word must stand there to be listed, copies counted.

    Returns:
        A row a word: ``word``; ``n_all`` and ``n_distinct``, how often it stands near the term; ``log_dice_all`` and
        ``log_dice_distinct``, missing where it never does. Highest ``log_dice_distinct`` first.

    Raises:
        ReadingError: a column is lacking, the term is empty, or a number is no whole number from 1.

    logDice is 14 + log2(2 f(t, w) / (f(t) + f(w))), with the counts of both together, of the term and of the word: 14
    at most; one less means half as often together; it does not grow with the corpus. Its source: P. Rychlý, "A
    Lexicographer-Friendly Association Score", RASLAN 2008, 6-9.

    >>> from course_lib import load
    >>> collocates(load().sentences, "cooperation").set_index("word").loc["regional"].round(1).to_list()
    [24.0, 12.0, 12.1, 11.9]
    """
    table = with_columns(sentences, "quote")
    columns = {}
    for kind, own in (("all", table), ("distinct", originals(table))):
        together, n_term, n_words = _counts(own, term, window)
        singly = n_term + n_words.reindex(together.index, fill_value=0)
        columns |= {f"n_{kind}": together, f"log_dice_{kind}": 14 + np.log2(2 * together / singly)}
    frame = pd.DataFrame(columns).rename_axis("word").reset_index().fillna({"n_distinct": 0})
    order = ["log_dice_distinct", "log_dice_all", "n_all", "word"]
    near = frame[frame["n_all"] >= at_least].astype({"word": "str", "n_all": "int64", "n_distinct": "int64"})
    return near.sort_values(order, ascending=[False, False, False, True], ignore_index=True)[
        ["word", "n_all", "n_distinct", "log_dice_all", "log_dice_distinct"]]


def collocate_lines(sentences: pd.DataFrame, term: str | list[str], word: str, window: int = 5,
                    **settings) -> pd.DataFrame:
    """The lines behind one row of ``collocates``: the hits of a term that have a word near them.

    Args:
        sentences, term, window: as for ``collocates``.
        word: a word, capitals make no difference.
        settings: ``width``, ``sort``, ``distinct``, as for ``concordance``.

    Returns, raises: as ``concordance`` does.

    >>> from course_lib import load
    >>> lines = collocate_lines(load().sentences, "cooperation", "practical", distinct=True)
    >>> lines["article_id"].nunique() > 1
    True
    """
    hits = checked(concordance)(sentences, term, **{"width": 60, **settings})
    wide = checked(concordance)(sentences, term, **{**settings, "width": 10_000})
    asked = one_spelling(word)
    near = [asked in _near(left, right, window) for left, right in zip(wide["left"], wide["right"])]
    return hits[pd.Series(near, hits.index, dtype=bool)].reset_index(drop=True)


def _near(left, right, window):
    """So many words before and after a hit; the *'s* of its possessive is no word."""
    return _words(left)[-window:] + _words(_POSSESSIVE.sub("", right))[:window]


def _words(text):
    return [one_spelling(word) for word in WORD.findall(fold(text).text)]


def _counts(table, term, window):
    """How often each word stands near the term, how often the term stands, and how often each word does."""
    quotes = quotes_of(table)
    spans = compile_term(term, False, False).spans(searched(quotes, False, False))
    together = Counter()
    for row, start, end in spans:
        together.update(_near(quotes[row][:start], quotes[row][end:], window))
    every = Counter(word for quote in quotes for word in _words(quote))
    return pd.Series(together, dtype="float64"), len(spans), pd.Series(every, dtype="float64")
