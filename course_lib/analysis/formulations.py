"""The formulas of the word list as the pages print them: wording, meaning, Chinese original, how often."""

import pandas as pd

from course_lib.analysis.measures import tally
from course_lib.analysis.reading import originals
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
    mentions, order = corpus.formulas, list(FORMULA_CATEGORIES)
    known = pd.DataFrame(lexicons.read("formulas", corpus.folder))[_KNOWN].replace("", None)
    wordings = printed_wordings(corpus)
    wordings["n_wordings"] = wordings.groupby("formula_id")["formula"].transform("size")
    texts, distinct = (table.groupby("formula_id")["article_id"].nunique() for table in (mentions, originals(mentions)))
    counted = tally(mentions, "formula_id").set_index("formula_id").assign(n_texts=texts, n_texts_distinct=distinct)
    counted = counted.fillna({"n_texts_distinct": 0}).astype({"n_texts_distinct": "int64"}).reset_index()
    counted = counted.merge(wordings.drop(columns="n_all").drop_duplicates("formula_id")).merge(known)
    if category:
        counted = counted[counted["category"] == category]
    counted = counted.assign(place=counted["category"].map(order.index))
    return counted.sort_values(["place", "n_texts_distinct", "n_all"], ascending=[True, False, False],
                               kind="stable", ignore_index=True)[COLUMNS]


def printed_wordings(corpus, by: tuple = ("formula_id",)) -> pd.DataFrame:
    """Every wording in which a formula is printed, capitals and signs apart.

    Returns a row a wording: the columns of ``by``, ``formula`` (as first printed, on one line), ``n_all``; the most
    frequent first, and of those equally frequent the shortest.
    """
    lines = [" ".join(quote.split()) for quote in corpus.formulas["quote"]]
    table = corpus.formulas[list(by)].assign(formula=pd.array(lines, dtype="str"),
                                             folded=[fold(line).text for line in lines])
    wordings = table.groupby([*by, "folded"], sort=False)["formula"].agg(formula="first", n_all="size").reset_index()
    wordings["length"] = wordings["formula"].str.len()
    return wordings.sort_values(["n_all", "length"], ascending=[False, True], kind="stable",
                                ignore_index=True).drop(columns=["folded", "length"])
