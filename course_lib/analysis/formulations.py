"""The formulas of the word list as the pages print them: wording, meaning, Chinese original, how often."""

import pandas as pd

from course_lib.analysis.measures import tally
from course_lib.errors import one_of
from course_lib.words import lexicons
from course_lib.words.lexicons import FORMULA_CATEGORIES
from course_lib.words.folding import fold

_KNOWN = ["formula_id", "category", "gloss", "chinese", "chinese_status", "chinese_source", "note"]
COLUMNS = ["formula_id", "category", "formula", "n_wordings", "n_all", "n_distinct", "n_texts", "n_texts_distinct",
           "gloss", "chinese", "chinese_status", "chinese_source", "note"]


def formula_list(corpus, category: str | None = None) -> pd.DataFrame:
    """The formulas that occur in a corpus, with what the word list says of each.

    Args:
        corpus: a Corpus.
        category: one of ``lexicons.FORMULA_CATEGORIES``, such as ``support formula``; None: all of them.

    Returns:
        A row a formula: ``formula_id, category``; ``formula``, its most frequent wording as first printed (the
        shortest of those equally frequent), and how many wordings there are (``n_wordings``); how many mentions
        (``n_all``; ``n_distinct`` leaves copied sentences out) in how many texts (``n_texts, n_texts_distinct``); its
        meaning (``gloss``); the ``chinese`` original with ``chinese_status`` (see closed_lists.csv) and
        ``chinese_source``; a ``note``. What is not known is missing. By category, then by the texts it stands in,
        copies left out.

    Raises:
        CourseError: there is no such category.

    >>> from course_lib import load
    >>> table = formula_list(load(), "community/shared-future")
    >>> print(table[["formula", "n_all", "n_distinct", "chinese_status"]].head(2).to_string(index=False))
                                         formula  n_all  n_distinct chinese_status
       Laos-China community with a shared future     14           9       attested
    China-Vietnam community with a shared future      9           5       attested
    """
    if category is not None:
        one_of("category of formulas", category, FORMULA_CATEGORIES)
    mentions = corpus.formulas
    known = pd.DataFrame(lexicons.read("formulas", corpus.folder))[_KNOWN].replace("", None)
    counted = _counts(mentions).merge(_wordings(mentions), on="formula_id").merge(known, on="formula_id")
    place = {name: number for number, name in enumerate(FORMULA_CATEGORIES)}
    counted["place"] = counted["category"].map(place)
    counted = counted.sort_values(["place", "n_texts_distinct", "n_all"], ascending=[True, False, False],
                                  kind="stable", ignore_index=True)
    return counted.loc[counted["category"].eq(category) if category else slice(None), COLUMNS].reset_index(drop=True)


def _counts(mentions):
    """How often each formula stands, and in how many texts, with and without copied sentences."""
    texts = mentions.groupby("formula_id")["article_id"].nunique()
    own = mentions[mentions["copy_of"].isna()].groupby("formula_id")["article_id"].nunique()
    counted = tally(mentions, "formula_id")
    return counted.assign(n_texts=counted["formula_id"].map(texts).astype("int64"),
                          n_texts_distinct=counted["formula_id"].map(own).fillna(0).astype("int64"))


def printed_wordings(corpus, by: tuple = ("formula_id",)) -> pd.DataFrame:
    """Every wording in which a formula is printed, capitals and signs apart.

    Returns a row a wording: the columns of ``by``, ``formula`` (as first printed, on one line), ``n_all``; the most
    frequent first, and of those equally frequent the shortest.
    """
    return _sorted_wordings(corpus.formulas, by)


def _sorted_wordings(mentions, by=("formula_id",)):
    lines = [" ".join(quote.split()) for quote in mentions["quote"]]
    table = mentions[list(by)].reset_index(drop=True).assign(
        formula=pd.array(lines, dtype="str"), folded=pd.array([fold(line).text for line in lines], dtype="str"))
    grouped = table.groupby([*by, "folded"], sort=False)["formula"]
    wordings = grouped.agg(formula="first", n_all="size").reset_index().drop(columns="folded")
    wordings["length"] = wordings["formula"].str.len()
    return wordings.sort_values(["n_all", "length"], ascending=[False, True], kind="stable",
                                ignore_index=True).drop(columns="length")


def _wordings(mentions):
    """One wording for each formula, and how many it has."""
    wordings = _sorted_wordings(mentions)
    wordings["n_wordings"] = wordings.groupby("formula_id")["formula"].transform("size")
    return wordings.drop_duplicates("formula_id")[["formula_id", "formula", "n_wordings"]]
