"""Patterns as rows of ``meeting_words.csv`` have them, as regular expressions.

What it does not do: it matches nothing itself, and knows no more of a pattern than its first words.
"""

import re

# What "…" stands for in a pattern: up to seven words, none of which begins another clause.
_WORDS_BETWEEN = r"(?:(?!(?:to|that|and|said)\b)[\w’'()-]+\s+){0,7}?"


def as_regex(pattern):
    """A row's pattern: a space stands for any white space, "…" for some words.

    >>> bool(re.match(as_regex("(held|holds) … talks?"), "held two days of talks"))
    True
    """
    plain = re.sub(r"\((?!\?)", "(?:", pattern)
    return "(?:" + plain.replace(" … ", r"\s+" + _WORDS_BETWEEN).replace(" ", r"\s+") + r")(?!\w)"


def first_words(pattern):
    """The words with which a pattern may begin.

    >>> first_words("(held|was holding) … talks"), first_words("meet( again)?")
    (['held', 'was'], ['meet'])
    """
    beginning = re.match(r"\(?([^()]*)", pattern)[1]
    return [words.split()[0] for words in beginning.split("|")]
