"""Sources that nobody names: *a senior official*, *two people familiar with the talks*, *the ministry*."""

import re
from functools import lru_cache

from course_lib.extraction.names import FUNCTION
from course_lib.words import lexicons

_PEOPLE = ("office", "generic", "relation", "source")
_HEADS = (*_PEOPLE, "field")  # a ministry, a council, a statement
_WORDS = re.compile(r"[^\W\d_][\w’'-]*|\d[\d,.]*")
_ADVERBS = re.compile(r"(?:\s+(?:also|later|has|have|had|then|since|first|today|yesterday|on\s\w+day|[A-Z]\w+day|[a-z]+ly))*\s*$")
_ASIDE = re.compile(r",[^,;]{3,160},$")
_BOUNDARY = re.compile(r"(?:[,;:.!?”\"’)\]]|\b(?:[Bb]ut|[Aa]nd|[Ww]hile|[Yy]et))\s+")
_STOP = re.compile(r"[,;.:!?”\"]|\s(?:that|said|says)\b|$")
_DETERMINERS = frozenset("""the a an some several many most other another one two three four five both various few these those
no all local its his her their our my""".split())
_WITHIN = frozenset("of in at for from on the a an and to with 's his her its their".split())
# What may follow the main word: officials close to the talks, a pilot who was there
_FOLLOWS = frozenset("""of in at for from with here who that near to on close familiar involved briefed based present speaking
issued attending representing responsible authorised authorized quoted seen and""".split())
_NOBODY = frozenset("no neither none nobody".split())
_RELATIVE = re.compile(r"\swho\s|$")
_LONGEST = 18  # words
_REACH = 400  # characters before a verb
_ANYBODY = frozenset(["say", "tell"])  # with these whatever stands before them says something


class Unnamed:
    """What the word lists know of sources without a name."""

    def __init__(self, folder=None):
        self._heads = _words_of(folder, _HEADS)
        self._people = _words_of(folder, _PEOPLE)

    def before(self, text, start, end, verb, bodies):
        """The place of a source that ends where the verb begins, or None.

        ``verb``: its lemma; ``bodies``: where the organisations of a word list begin, by their ends.
        """
        first, start = start, max(start, end - _REACH)
        place = _ADVERBS.search(text, start, end).start()
        aside = _ASIDE.search(text, start, place)
        place = aside.start() if aside else place
        if not text[place - 1].isalnum() and text[place - 1] not in ")’'":
            return None
        starts = [start] if start == first else []
        for begin in reversed([*starts, *(one.end() for one in _BOUNDARY.finditer(text, start, place))]):
            words = [one[0] for one in _WORDS.finditer(text, begin, place)]
            if len(words) > _LONGEST:
                return None
            if place in bodies and text[begin:bodies[place]].lower() in ("", "the "):
                return begin, place
            if words and self._is_source(words, verb in _ANYBODY and not aside):
                return begin, _RELATIVE.search(text, begin, place).start()
        return None

    def after(self, text, start, end):
        """The place of a source that begins at ``start``, after *according to* or *said*, or None."""
        stop = _STOP.search(text, start, end).start()
        words = [one[0] for one in _WORDS.finditer(text, start, stop)]
        return (start, stop) if 0 < len(words) <= _LONGEST and self._is_source(words, False) else None

    def is_person(self, printed):
        """Whether somebody, and not a body or a text, speaks."""
        head = self.head(printed)
        return head is not None and _known(head, self._people)

    def head(self, printed):
        """The main word, or None."""
        words = [one.lower() for one in _WORDS.findall(printed)]
        number = self._head(words)
        return None if number is None else words[number]

    def _head(self, words):
        """The number of the first word that may be the main one: the next is no part of a longer name."""
        for number, word in enumerate(words):
            last = number + 1 == len(words) or words[number + 1] in _FOLLOWS
            if _known(word, self._heads) and last:
                return number
            if word in FUNCTION and word not in _DETERMINERS and word not in _WITHIN:
                return None
        return None

    def _is_source(self, printed, anybody):
        words = [word.lower() for word in printed]
        if words[0] in _NOBODY:
            return False
        number = self._head(words)
        if number is not None and (self._begins(printed, words) or _known(words[number], self._people)):
            return words[-1] not in FUNCTION | {"latter"} or words[-1] in ("here", "there")
        return anybody and number is None and (words[0] in _DETERMINERS or words[0] not in FUNCTION) and len(words) <= 8 \
            and not any(word in FUNCTION and word not in _DETERMINERS | _WITHIN for word in words) \
            and words[-1] not in FUNCTION and not words[-1].endswith(("ly", "ing"))

    @staticmethod
    def _begins(printed, words):
        """Whether a body is named as one: the council, Georgia's council, Council, but not council."""
        return words[0] in _DETERMINERS or not printed[0][0].islower() or printed[0].endswith(("'s", "’s"))


@lru_cache(maxsize=8)
def _words_of(folder, kinds):
    rows = [row for row in lexicons.read("titles", folder) if row["kind"] in kinds]
    names = {name for row in rows for name in (row["title"], row["plural"]) if name}
    return frozenset(name.lower().split()[-1].split("-")[-1] for name in names)


@lru_cache(maxsize=10_000)
def _known(word, heads):
    """Whether a word is listed, in the singular or the plural."""
    word = re.sub(r"['’]s?$", "", word).split("-")[-1]
    return word in heads or word.endswith("s") and (word[:-1] in heads or word.endswith("ies") and word[:-3] + "y" in heads)
