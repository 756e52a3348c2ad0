"""Which words stand near a term, with plain counts and a measure, over all and over distinct sentences."""

from collections import Counter
from math import log2

import pandas as pd

from course_lib.analysis.counting import originals, quotes_of, with_columns
from course_lib.analysis.reading import concordance
from course_lib.wanted import checked
from course_lib.words.folding import fold
from course_lib.words.spans import WORD
from course_lib.words.spelling import one_spelling
from course_lib.words.terms import compile_term, searched


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
    found = {"all": _counts(table, term, window), "distinct": _counts(originals(table), term, window)}
    near = {name: together for name, (together, _, _) in found.items()}
    words = [word for word, number in near["all"].items() if number >= at_least]
    rows = [(word, near["all"][word], near["distinct"][word], *(_log_dice(word, *counts) for counts in found.values()))
            for word in words]
    columns = ["word", "n_all", "n_distinct", "log_dice_all", "log_dice_distinct"]
    frame = pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(columns[3:], "float64"))
    order = ["log_dice_distinct", "log_dice_all", "n_all", "word"]
    return frame.sort_values(order, ascending=[False, False, False, True], ignore_index=True)


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
    near = [asked in _words(left)[-window:] + _words(right)[:window]
            for left, right in zip(wide["left"], wide["right"])]
    return hits[pd.Series(near, hits.index, dtype=bool)].reset_index(drop=True)


def _words(text):
    return [one_spelling(word) for word in WORD.findall(fold(text).text)]


def _counts(table, term, window):
    """How often each word stands near the term, how often the term stands, and how often each word does."""
    quotes = quotes_of(table)
    spans = compile_term(term, False, False).spans(searched(quotes, False, False))
    together = Counter()
    for row, start, end in spans:
        together.update(_words(quotes[row][:start])[-window:] + _words(quotes[row][end:])[:window])
    return together, len(spans), Counter(word for quote in quotes for word in _words(quote))


def _log_dice(word, together, of_term, of_words):
    """
    >>> _log_dice("a", {"a": 4}, 4, {"a": 4})
    14.0
    """
    both = together.get(word, 0)
    return 14 + log2(2 * both / (of_term + of_words[word])) if both else None
