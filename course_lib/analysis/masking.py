"""Masked reading: a passage with its names hidden, so that one judges before one knows whose words they are.

States become [A], [B], [C] in the order in which they come in the passage, people [person of A], capitals
[capital of A]; other places, frameworks, parties and abbreviations become [place], [framework], [name].
Masking is never complete: a subject may still tell a reader whose sentence it is.
"""

import re
from itertools import groupby
from typing import NamedTuple

from course_lib.analysis.who import UNKNOWN, Cast
from course_lib.display.markup import text
from course_lib.display.views import MARK
from course_lib.words import lexicons
from course_lib.words.lexicons import parts
from course_lib.words.phrases import Phrases

_NAME, _PLACE, _FRAMEWORK = "[name]", "[place]", "[framework]"
_ABBREVIATION = re.compile(r"\b[A-Z]{3,}\b")


class Hidden(NamedTuple):
    """A name in a page's text, and what is shown in its place; ``{}`` stands for the letter of ``state``."""

    start: int
    end: int
    shown: str
    state: str | None = None


class Mask:
    """Hides the names in passages of one corpus.

    >>> from course_lib import load
    >>> corpus = load()
    >>> row = corpus.sentences[corpus.sentences["sentence"] == "july.5.8"].iloc[0]
    >>> Mask(corpus).text(row["page_id"], row["start"], row["end"])
    '[A] will work with [B] to support the centrality of [framework] and prevent the interference and ...'
    """

    def __init__(self, corpus):
        self._corpus, self._cast, self._phrases = corpus, Cast(corpus), _phrases(corpus.folder)

    def text(self, page_id, start, end):
        """The passage with its names hidden, as plain text."""
        return "".join(words for words, *_ in self._pieces(page_id, start, end))

    def html(self, page_id, start, end, marked):
        """The passage with its names hidden, as HTML; ``marked``: the part to mark, as (start, end)."""
        pieces = self._pieces(page_id, start, end, marked)
        shown = []
        for inside, own in groupby(pieces, key=lambda piece: marked[0] <= piece[1] < marked[1]):
            words = "".join(f"<strong>{text(words)}</strong>" if is_hidden else text(words)
                            for words, _, is_hidden in own)
            shown.append(MARK.format(words) if inside else words)
        return "".join(shown)

    def _pieces(self, page_id, start, end, cuts=()):
        """The passage as (words, place, whether they stand for a name), cut also at ``cuts``."""
        page, letters, pieces, at = self._corpus.text(page_id), {}, [], start
        for one in self._hidden(page_id, start, end):
            pieces += _cut(page, at, one.start, cuts)
            letter = letters.setdefault(one.state, _letter(len(letters))) if one.state else ""
            pieces.append((one.shown.format(letter), one.start, True))
            at = one.end
        return pieces + _cut(page, at, end, cuts)

    def _hidden(self, page_id, start, end):
        """The names in a passage, in text order; of those that overlap, the longest."""
        page, people = self._corpus.text(page_id), self._corpus.people
        named = people[(people["page_id"] == page_id) & (people["start"] >= start) & (people["end"] <= end)]
        found = [self._person(row) for row in named[named["form"].isin(["full", "short"])].itertuples()]
        found += [Hidden(one.start, one.end, *one.meaning) for one in self._phrases.find(page, start, end)]
        found += [Hidden(*match.span(), _NAME) for match in _ABBREVIATION.finditer(page, start, end)]
        kept = []
        for one in sorted(found, key=lambda one: (one.start - one.end, one.start, one.state is None)):
            if all(one.end <= other.start or other.end <= one.start for other in kept):
                kept.append(one)
        return sorted(kept)

    def _person(self, row):
        state = self._cast.state(row.person_id) if isinstance(row.person_id, str) else UNKNOWN
        shown = ("[person]", None) if state == UNKNOWN else ("[person of {}]", state)
        return Hidden(row.start, row.end, *shown)


def _cut(page, start, end, cuts):
    """The words from ``start`` to ``end`` as pieces that begin and end at the cuts between them."""
    edges = [start, *sorted(cut for cut in cuts if start < cut < end), end]
    return [(page[left:right], left, False) for left, right in zip(edges, edges[1:]) if right > left]


def _letter(number):
    """
    >>> _letter(0), _letter(25), _letter(26)
    ('A', 'Z', 'A2')
    """
    turn, place = divmod(number, 26)
    return chr(ord("A") + place) + (str(turn + 1) if turn else "")


def _phrases(folder):
    """States, capitals, places, frameworks; of a phrase longer than a state's name the whole is hidden."""
    phrases = Phrases()
    for row in lexicons.read("states", folder):
        _add(phrases, [row["name"], *parts(row["aliases"]), *parts(row["adjectives"])], ("[{}]", row["name"]))
        _add(phrases, parts(row["capital"]), ("[capital of {}]", row["name"]))
        _add(phrases, parts(row["longer_phrases"]), (_NAME, None))
    for row in lexicons.read("places", folder):
        if row["kind"] != "region":
            _add(phrases, [row["name"], *parts(row["aliases"])], (_PLACE, None))
    for row in lexicons.read("frameworks", folder):
        names = [row["name"], *parts(row["aliases"])]
        _add(phrases, [name for name in names if not name.islower()], (_FRAMEWORK, None))
    return phrases


def _add(phrases, forms, meaning):
    for form in forms:
        phrases.add(form, "name", meaning)
        phrases.add(form.upper(), "name", meaning)


def words_start(corpus, sentence):
    """Where the words of a sentence begin: after a dateline, which would tell the place and the agency.

    ``sentence`` is a row of ``corpus.sentences``.
    """
    sentences = corpus.article_text(sentence.article_id).sentences
    return next(one.words.start for one in sentences if one.id == sentence.sentence)
