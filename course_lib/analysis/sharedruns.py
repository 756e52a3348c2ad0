"""The longest run of words that two passages share: what it is, and not only how long, shows what it is a sign of."""

import re
from difflib import SequenceMatcher

import pandas as pd

from course_lib.errors import CourseError, one_of
from course_lib.words.spelling import one_spelling
from course_lib.words.spans import WORD, unwrapped

COLUMNS = ("n_words", "run", "first", "second")
# Passages to compare in notebook 07: a remark of Wang's, controls, the joint statements, a stay told by two houses.
PAIRS = (
    ("cgtn.1, line 20", "july.4, line 123"), ("april.4, line 113", "april.6, line 139"),
    ("april.5, line 130", "july.3, line 85"), ("cgtn.1, line 37", "july.4, line 143"),
    ("cgtn.1, lines 31-35", "july.4, lines 133-139"), ("april.2, line 65", "april.3, lines 90-92"),
)
_CITATION = re.compile(r"\s*(?P<name>[\w-]+\.\d+)\s*,?\s*(?:lines?\s*)?(?P<line>\d{1,9})"
                       r"(?:\s*[–-]\s*(?P<last>\d{1,9}))?\s*")


def shared_runs(corpus, pairs=None):
    """The longest run of words that each two passages share, whatever their spelling, within a paragraph of each.

    Args:
        corpus: a Corpus.
        pairs: pairs of citations, such as ``[("cgtn.1, line 20", "july.4, line 123")]``; without it, those of
            notebook 07 whose texts the corpus has.

    Returns:
        A DataFrame with a row for each pair: ``n_words``, ``run`` (as the first passage prints it), ``first``,
        ``second``; in the order of the pairs.

    Raises:
        CourseError: the pairs are none, there is no such text, or nothing stands in such a line.

    >>> from course_lib import load
    >>> shared_runs(load(), [("cgtn.1, line 20", "july.4, line 123")])["n_words"].tolist()
    [20]
    """
    if pairs is None:
        there = set(corpus.articles["article_id"])
        pairs = [pair for pair in PAIRS if all(one.partition(",")[0] in there for one in pair)]
    rows = [(*max((_run(one, other) for one in _paragraphs(corpus, first) for other in _paragraphs(corpus, second)),
                  key=lambda run: run[0]), first, second) for first, second in pairs]
    return pd.DataFrame(rows, columns=[*COLUMNS])


def _paragraphs(corpus, cited):
    """The paragraphs of the lines that are cited, as printed."""
    found = _CITATION.fullmatch(cited)
    if not found:
        raise CourseError(f"{cited!r} is no citation. Write the text and the line, such as \"july.4, line 123\".")
    name = one_of("text", found["name"], corpus.articles["article_id"])
    table = corpus.paragraphs[corpus.paragraphs["article_id"] == name]
    rows = table[table["line"].between(int(found["line"]), int(found["last"] or found["line"]))]
    if rows.empty:
        raise CourseError(f"Nothing stands at {cited}. Look up the line in the page.")
    return list(rows["quote"])


def _run(one, other):
    """The longest run of words that two paragraphs share: how many they are, and the run."""
    words = list(WORD.finditer(one))
    spelt = ([one_spelling(word) for word in WORD.findall(text)] for text in (one, other))
    found = SequenceMatcher(None, *spelt, autojunk=False).find_longest_match()
    if not found.size:
        return 0, ""
    return found.size, unwrapped(one[words[found.a].start():words[found.a + found.size - 1].end()])
