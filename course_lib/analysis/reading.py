"""Reading many passages at once: a table in, a table out.

Every function takes a table whose rows quote the pages (``corpus.sentences`` or some of its rows; also
``corpus.paragraphs`` or ``corpus.statements``) and returns an ordinary DataFrame. What a hit of a term is
stands in ``terms.compile_term`` and is the same everywhere: what is counted, ``concordance`` shows.

*distinct* always means: copies left out, that is rows whose ``copy_of`` is filled. In a part of the corpus
they are left out although their sources may lie outside that part. A table without that column is counted
once.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from course_lib.display.markup import listing
from course_lib.words.folding import fold
from course_lib.words.spans import NEWLINE, WORD, count_words
from course_lib.words.spelling import one_spelling
from course_lib.words.terms import ReadingError, compile_term, named_terms, searched

Terms = str | Iterable[str] | Mapping[str, str | Iterable[str]]

_PLACE = ("article_id", "page_id", "sentence", "line", "copy_of")


def with_columns(table, *needed):
    """The table, if it has these columns; else a ReadingError that says what it has."""
    absent = [name for name in needed if name not in table]
    if absent:
        raise ReadingError(f"The table has no column {listing(map(repr, absent), 'or')}. It has: "
                           f"{', '.join(map(str, table.columns))}. Take one of these, or another table.")
    return table


def column_list(by):
    """The columns to group by, as a list."""
    return [by] if isinstance(by, str) else list(by or ())


def quotes_of(table):
    """The quotations of a table; one that is missing counts as empty."""
    quotes = table["quote"]
    return (quotes.fillna("") if quotes.hasnans else quotes).tolist()


def sizes_of(table):
    """How many words each row has."""
    if "n_words" in table:
        return table["n_words"].to_numpy()
    return np.array([count_words(quote) for quote in quotes_of(with_columns(table, "quote"))], dtype="int64")


def originals(table):
    """The rows that are no copies."""
    return table[with_columns(table, "copy_of")["copy_of"].isna()]


def concordance(sentences: pd.DataFrame, term: str | Iterable[str], width: int = 60, sort: str = "position",
                distinct: bool = False, regex: bool = False, case: bool = False) -> pd.DataFrame:
    """Every place where a term stands, with the words around it (keyword in context).

    Args:
        sentences: a table with ``page_id``, ``start`` and ``quote``.
        term: a word or phrase, or several variants, matched as whole words; see ``terms.compile_term``.
        width: how many characters of context to show at each side, at most. No word is cut, and the context
            ends where the sentence does.
        sort: ``position`` (the order of the table), ``left`` or ``right`` (by the words next to the term, the
            nearest first) or ``article``.
        distinct: leave copies out.
        regex: take the term as a regular expression.
        case: tell capitals from small letters.

    Returns:
        A row a hit: its place (``article_id, page_id, sentence, line, copy_of``, as far as the table has
        them); ``left, node, right``, any white space in them one blank; ``start, end, quote`` as on the page.
        Without a hit, no row.

    Raises:
        ReadingError: a column is lacking, the term is empty or a broken pattern, or a setting is unknown.

    The method: H. P. Luhn, "Key word-in-context index for technical literature", American Documentation 11
    (1960), 288-295.

    >>> from course_lib import load
    >>> hits = concordance(load().sentences, "neighborhood diplomacy", width=25, sort="right")
    >>> print(hits[["article_id", "line", "left", "node"]].to_string(index=False, header=False))
    april.2 71 Vietnam as a priority in  neighborhood diplomacy
    april.1  9 Vietnam as a priority in neighbourhood diplomacy
     july.1 17         relations in its neighbourhood diplomacy
     july.3 87         relations in its  neighborhood diplomacy
    """
    if sort not in _SORTS:
        raise ReadingError(f"Hits cannot be sorted by {sort!r}. Take one of: {', '.join(_SORTS)}.")
    table = with_columns(sentences, "page_id", "start", "quote", *["article_id"] * (sort == "article"))
    table = originals(table) if distinct else table
    quotes = quotes_of(table)
    spans = compile_term(term, regex, case).spans(searched(quotes, regex, case))
    found = _places(table, quotes, spans)
    context = {"left": [_before(quotes[row], start, width) for row, start, _ in spans],
               "node": [_one_line(quotes[row][start:end]) for row, start, end in spans],
               "right": [_after(quotes[row], end, width) for row, _, end in spans]}
    for name, words in context.items():
        found.insert(len(found.columns) - 3, name, pd.array(words, dtype="str"))
    return _in_order(found, _SORTS[sort])


def _places(table, quotes, spans):
    """For each span (row of the table, start, end in its quotation) its place on the page and its words."""
    rows, starts, ends = np.array(spans, dtype="int64").reshape(-1, 3).T
    found = table[[name for name in _PLACE if name in table]].take(rows).reset_index(drop=True)
    if "line" in found:
        breaks = [_line_breaks(quotes[row], start) for row, start, _ in spans]
        found["line"] += np.array(breaks, dtype="int64")
    page = table["start"].to_numpy()[rows]
    words = pd.array([quotes[row][start:end] for row, start, end in spans], dtype="str")
    return found.assign(start=page + starts, end=page + ends, quote=words)


def _line_breaks(quote, end):
    """How many lines end in the first ``end`` characters."""
    return len(NEWLINE.findall(quote, 0, end)) if "\n" in quote or "\r" in quote else 0


def _before(quote, start, width):
    words = quote[max(0, start - width):start]
    if start > width and not quote[start - width - 1].isspace():
        words = words.partition(" ")[2]
    return _one_line(words)


def _after(quote, end, width):
    words = quote[end:end + width]
    if end + width < len(quote) and not quote[end + width].isspace():
        words = words.rpartition(" ")[0]
    return _one_line(words)


def _one_line(words):
    """The words with any white space as one blank. Most have nothing else: then there is less to do."""
    return words.strip() if words.isprintable() and "  " not in words else " ".join(words.split())


def _by_number(name):
    """A key that sorts july.10 after july.2."""
    return [part.zfill(9) if part.isdigit() else part for part in re.split(r"(\d+)", str(name))]


_SORTS = {
    "position": None,
    "left": lambda hit: WORD.findall(hit.left.lower())[::-1],
    "right": lambda hit: WORD.findall(hit.right.lower()),
    "article": lambda hit: _by_number(hit.article_id),
}


def _in_order(found, key):
    if key is None:
        return found
    keys = [key(hit) for hit in found.itertuples(index=False)]
    return found.take(sorted(range(len(found)), key=keys.__getitem__)).reset_index(drop=True)


def count(sentences: pd.DataFrame, terms: Terms, by: str | list[str] | None = "article_id",
          distinct: bool | None = None, regex: bool = False, case: bool = False) -> pd.DataFrame:
    """How often terms stand in each group of rows, over all of them and over distinct ones.

    Args:
        sentences: a table with ``quote``.
        terms: a term, a list of them, or a dict from names to a term or to several variants counted as one.
        by: the column or columns that make the groups; None: the table as a whole.
        distinct: False gives the numbers over all rows only, True those over distinct rows only, None both.
        regex, case: as for ``concordance``.

    Returns:
        A row for each term and group, also where nothing is found: the columns of ``by``, then ``term``,
        ``n_all`` and ``n_distinct``. A number is as high as ``concordance`` has rows.

    Raises:
        ReadingError: as for ``concordance``.

    >>> from course_lib import load
    >>> print(count(load().sentences, ["must", "is ready to"], by=None).to_string(index=False))
           term  n_all  n_distinct
           must      0           0
    is ready to     11           4
    """
    table = with_columns(sentences, "quote", *column_list(by))
    texts, counted = list(searched(quotes_of(table), regex, case)), []
    for name, variants in named_terms(terms).items():
        rows = [row for row, _, _ in compile_term(variants, regex, case).spans(texts)]
        counted.append(sums(table, by, np.bincount(rows, minlength=len(table)), "n", distinct))
        counted[-1].insert(len(column_list(by)), "term", name)
    return pd.concat(counted, ignore_index=True)


def sums(table, by, amounts, name, distinct=None):
    """The rows' amounts added up in each group of rows, as a table of the groups in the order they come in.

    Args:
        table: any table; rows without a value make a group of their own.
        by: the column or columns that make the groups; None: the table is one group, even if it has no rows.
        amounts: an array with a number for each row.
        name: what the sums are called: ``name_all`` over all rows, ``name_distinct`` over those that are no copies.
        distinct: False for the first only, True for the second only. A table without ``copy_of`` has only the first.
    """
    columns = column_list(by)
    if distinct and "copy_of" not in table:
        raise ReadingError("The table has no column 'copy_of', so its copies are not known. "
                           "Leave out distinct=True, or take corpus.sentences or some of its rows.")
    added = {} if distinct else {f"{name}_all": amounts}
    if distinct is not False and "copy_of" in table:
        added[f"{name}_distinct"] = amounts * table["copy_of"].isna().to_numpy()
    rows = table[columns].assign(**added)
    return rows.groupby(columns, sort=False, dropna=False, as_index=False).sum() if columns else rows.sum().to_frame().T


def ngrams(sentences: pd.DataFrame, n: int = 3, at_least: int = 3) -> pd.DataFrame:
    """Runs of ``n`` words that come back, the most frequent first.

    Args:
        sentences: a table with ``article_id``, ``page_id``, ``start`` and ``quote``.
        n: how many words a run has.
        at_least: how often it must come.

    Returns:
        A row a run: ``ngram`` (in small letters, as first printed), ``n_all``, ``n_distinct``,
        ``n_articles``, and the place where it first stands (``article_id, page_id, sentence, line, start,
        end, quote``).

    Raises:
        ReadingError: a column is lacking, or ``n`` or ``at_least`` is no whole number from 1.

    A run crosses no sentence end, comma or quotation mark. Capitals, accents, the kind of an apostrophe or hyphen,
    and British or American spelling make no difference. The method: D. Biber and others, "Longman Grammar of
    Spoken and Written English" (1999), chapter 13, on lexical bundles. There they must come in several texts:
    hence ``n_articles``.

    >>> from course_lib import load
    >>> runs = ngrams(load().sentences, n=5, at_least=15)
    >>> print(runs[["ngram", "n_all", "n_distinct", "n_articles"]].to_string(index=False))
                             ngram  n_all  n_distinct  n_articles
    community with a shared future     31          18           9
    """
    table = with_columns(sentences, "article_id", "page_id", "start", "quote")
    quotes = quotes_of(table)
    texts = list(map(fold, quotes))
    totals = Counter(gram for one in texts for gram, *_ in _grams(one.text, n))
    hits = [(row, *hit) for row, one in enumerate(texts) for hit in _grams(one.text, n) if totals[hit[0]] >= at_least]
    first = {}
    for row, gram, start, end in hits:
        first.setdefault(gram, (row, *texts[row].span(start, end)))
    places = _places(table, quotes, list(first.values()))
    found = table.take([row for row, *_ in hits]).assign(gram=[" ".join(gram) for _, gram, *_ in hits])
    counted = pd.DataFrame({
        "ngram": [" ".join(quote.lower().split()) for quote in places["quote"]],
        **sums(found, "gram", np.ones(len(found), dtype="int64"), "n").drop(columns="gram"),
        "n_articles": found.groupby("gram", sort=False)["article_id"].nunique().to_numpy()})
    runs = counted.join(places.drop(columns="copy_of", errors="ignore"))
    return runs.sort_values("n_all", ascending=False, kind="stable", ignore_index=True)


# Words with nothing but white space between them.
_RUN = re.compile(rf"(?:{WORD.pattern})(?:\s+(?:{WORD.pattern}))*")


def _grams(text, n):
    """The runs of ``n`` words in a folded text, each a tuple of words in one spelling, with start and end."""
    for run in _RUN.finditer(text):
        words = list(WORD.finditer(text, *run.span()))
        keys = [one_spelling(word.group()) for word in words]
        for at in range(len(words) - n + 1):
            yield tuple(keys[at:at + n]), words[at].start(), words[at + n - 1].end()
