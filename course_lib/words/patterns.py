"""Patterns as rows of ``meeting_words.csv`` have them, as regular expressions.

What it does not do: it matches nothing itself, and knows no more of a pattern than its first words.
"""

import re

from course_lib.errors import one_of
from course_lib.words import lexicons

# What "…" stands for in a pattern: up to seven words, none of which begins another clause.
_WORDS_BETWEEN = r"(?:(?!(?:to|that|and|said)\b)[\w’'()-]+\s+){0,7}?"


def expanded(pattern, folder=None):
    """A pattern with the words of each set that it names, which are rows of ``word_sets.csv``.

    >>> expanded("(<meal>|tea)")[:23], expanded("a dinner")
    ('(lunch|luncheon|dinner|', 'a dinner')
    """
    sets = {row["set"]: row["words"] for row in lexicons.read("word_sets", folder)} if "<" in pattern else {}
    return re.sub("<([a-z-]+)>", lambda name: sets[one_of("set of words", name[1], sets)], pattern)


def as_regex(pattern):
    """An expanded pattern as a regular expression: a space stands for any white space, "…" for some words.

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
