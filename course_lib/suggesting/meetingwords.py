"""The words by which a text may tell of a meeting, and by which it says that one is to come or was long ago.

They are rows of ``meeting_words.csv`` and ``status_words.csv``.

What it does not do: it asks neither who met nor whether they did; a phrase found is a reason to read the sentence.
"""

import re
from collections import defaultdict
from typing import NamedTuple

from course_lib.words import lexicons
from course_lib.words.patterns import as_regex, expanded, first_words

_A_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_NOT = re.compile(r"\b(?:not|never|no|without|call(?:s|ed|ing)?\s+for|refus\w+\s+to)\s+(?:(?:an?|any|the)\s+)?$")
_NEAR = 60  # characters on either side of a phrase in which a word on its status counts


class Phrase(NamedTuple):
    """A phrase that may tell of a meeting: its ``kind``, and whether it is ``sure`` without two people or a day."""

    start: int
    end: int
    kind: str
    sure: bool


class Finder:
    """Finds meeting phrases and what says their status, knowing the word lists of the course and a teacher's."""

    def __init__(self, folder=None):
        rows = defaultdict(list)
        for row in lexicons.read("meeting_words", folder):
            row = row | {"pattern": expanded(row["pattern"], folder)}
            for word in first_words(row["pattern"]):
                rows[word].insert(0 if row["sure"] == "yes" else len(rows[word]), row)
        groups = {word: "|".join(f"({as_regex(row['pattern'])})" for row in listed) for word, listed in rows.items()}
        self._by_word = {word: (re.compile(groups[word], re.IGNORECASE), listed) for word, listed in rows.items()}
        listed = [row | {"pattern": expanded(row["pattern"], folder)} for row in lexicons.read("status_words", folder)]
        self._before = _any_of(listed)
        self._near = _any_of([row for row in listed if row["where"] == "near"])

    def phrases(self, text, start, end):
        """The meeting phrases between ``start`` and ``end``, in order.

        >>> [one.kind for one in finder().phrases("Ms Lima held talks in Rome and toured the port.", 0, 47)]
        ['meeting', 'inspection']
        """
        found, last = [], start
        for word in _A_WORD.finditer(text, start, end):
            pattern, rows = self._by_word.get(word[0].lower(), (None, ()))
            match = pattern and word.start() >= last and pattern.match(text, word.start(), end)
            if match and not _NOT.search(text, max(start, word.start() - 30), word.start()):
                row = rows[match.lastindex - 1]
                found.append(Phrase(*match.span(), row["kind"], row["sure"] == "yes"))
                last = match.end() if found[-1].sure else last
        return found

    def status(self, text, start, end, phrase):
        """*announced* or *recalled* where a word near the phrase says so, else *reported*.

        >>> text = "The envoy will meet Ms Lima in Tallinn."
        >>> finder().status(text, 0, len(text), finder().phrases(text, 0, len(text))[0])
        'announced'
        """
        before = self._before.search(text, max(start, phrase.start - _NEAR), phrase.end)
        word = before or self._near.search(text, phrase.start, min(end, phrase.end + _NEAR))
        return word.lastgroup.rstrip("0123456789") if word else "reported"


def _any_of(rows):
    """A regex for status words, each in a group named after its status and a number."""
    groups = (f"(?P<{row['status']}{number}>{row['pattern']})" for number, row in enumerate(rows))
    return re.compile(r"\b(?:" + "|".join(groups).replace(" ", r"\s+") + r")\b", re.IGNORECASE)


finder = lexicons.per_folder(Finder)  # the finder for a folder's word lists
