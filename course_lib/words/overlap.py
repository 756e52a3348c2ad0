"""Which sentences repeat an earlier text, and which articles are reprints.

Two sentences overlap as far as runs of three words in a row stand in both. That shows that one may copy the other,
not which: source and copy are told apart by the kind and the date of their articles, and where neither decides, the
sentence counts as no copy.

The measure is n-gram containment: A. Z. Broder, "On the resemblance and containment of documents" (1997).
"""

from collections import Counter, defaultdict
from datetime import date
from itertools import compress
from typing import NamedTuple

from course_lib.words.runs import sharing_pairs
from course_lib.words.spans import WORD
from course_lib.words.spelling import one_spelling

RUN = 3  # words in a row that count as shared
REWRITTEN = 0.45  # so much of a sentence shared makes it a copy, where its article is known to rework others
REPEATED = 0.8  # so much of a sentence shared counts towards one report being a reprint of another
REPRINTED = 0.25  # reports share formulas anyway: one copies the other only when so much of it stands there
REPRINT = 0.9  # so much of an article's words copied from one source makes it a reprint
_ABOUT_AS_MUCH = 0.15  # sources whose shares differ by no more than this are told apart by their articles
_SHORTEST = 6  # words; a shorter sentence is repeated by chance

_KIND_ORDER = {"report": 0, "digest": 1, "introduction": 2}


class Sentence(NamedTuple):
    """A sentence for comparison: its id, its article's number, and its words in one spelling."""

    id: str
    article: int
    words: tuple[str, ...]


class Origin(NamedTuple):
    """What tells source and copy apart: the article's kind, and the day it gives itself (its dateline, else None)."""

    kind: str
    day: date | None


def words_of(text, span):
    """The words of a sentence in one spelling, for comparison only."""
    return tuple(map(one_spelling, WORD.findall(text, span.start, span.end)))


def copies(sentences, origins):
    """The source of each sentence that is a copy: a dict from the copy's id to the source's id.

    ``sentences`` in reading order, ``origins`` by article number. A chain of copies leads to its first source.
    """
    found = _closest(sentences, origins)
    shares = _shares(sentences, found)
    source = {}
    for copy, origin, part in found:
        needed = _needed(origins, copy.article, origin.article, shares)
        if needed is not None and part >= needed:
            source[copy.id] = origin.id
    return {copy: _first_source(copy, source) for copy in source}


def reprints(sentences, source):
    """The articles that are reprints: a dict from their numbers to those of the articles they reprint.

    ``source`` is what ``copies`` returned.
    """
    home = {sentence.id: sentence.article for sentence in sentences}
    total, copied = Counter(), defaultdict(Counter)
    for sentence in sentences:
        total[sentence.article] += len(sentence.words)
        if sentence.id in source:
            copied[sentence.article][home[source[sentence.id]]] += len(sentence.words)
    found = ((article, *counts.most_common(1)[0]) for article, counts in copied.items())
    return {article: original for article, original, words in found if words >= REPRINT * total[article]}


def _first_source(copy, source):
    """The end of a chain of copies. It has one: a source is always of an earlier kind or day."""
    origin = source[copy]
    while origin in source:
        origin = source[origin]
    return origin


def _needed(origins, copying, copied, shares):
    """How much of a sentence must be shared to call it a copy; None where it cannot be one."""
    reworks = origins[copying].kind != origins[copied].kind or shares[copying, copied] >= REPRINTED
    return REWRITTEN if reworks else None


def _closest(sentences, origins):
    """Each sentence with the one that shares most of its words, among those that can be its source, and how much."""
    long = [sentence for sentence in sentences if len(sentence.words) >= _SHORTEST]
    before = [_before(origins[sentence.article]) for sentence in long]
    pairs = sharing_pairs([sentence.words for sentence in long], before, REWRITTEN)
    able = defaultdict(list)
    for copy, source in dict.fromkeys([*pairs, *_same(long, before)]):
        able[copy].append((share(long[copy].words, long[source].words), source))
    chosen = _from_one_article(long, able)
    return [(long[copy], long[source], part) for copy, (part, source) in sorted(chosen.items())]


def _from_one_article(sentences, able):
    """Of sources that share about as much (titles and formulas stand in many texts), the one from the article that is
    the source of most other sentences.
    """
    support = Counter((sentences[copy].article, sentences[max(ones)[1]].article) for copy, ones in able.items())
    chosen = {}
    for copy, ones in able.items():
        near = [one for one in ones if one[0] >= max(ones)[0] - _ABOUT_AS_MUCH]
        chosen[copy] = max(near, key=lambda one: (support[sentences[copy].article, sentences[one[1]].article], one[0]))
    return chosen


def _before(origin):
    """What decides which of two articles can be the source: the kind, and among equals the day (0: not known)."""
    return _KIND_ORDER[origin.kind], origin.day.toordinal() if origin.day else 0


def _same(sentences, before):
    """Pairs of sentences with just the same words: one that stands in very many articles is found by this alone."""
    first = {}
    for number, sentence in enumerate(sentences):
        other = first.setdefault(sentence.words, number)
        if before[number] < before[other]:
            first[sentence.words] = number
    for number, sentence in enumerate(sentences):
        source = first[sentence.words]
        (rank, day), (other_rank, other_day) = before[number], before[source]
        if other_rank < rank or (other_rank == rank and 0 < other_day < day):
            yield number, source


def share(words, other):
    """How much of ``words`` stands in runs of three that ``other`` has too, from 0 to 1.

    >>> share("the two sides met in Vientiane".split(), "when the two sides met".split())
    0.6666666666666666
    """
    theirs = {*zip(other, other[1:], other[2:])}
    covered = [False] * len(words)
    for place, run in enumerate(zip(words, words[1:], words[2:])):
        if run in theirs:
            covered[place:place + RUN] = [True] * RUN
    return sum(compress(covered, covered)) / len(words) if words else 0.0


def _shares(sentences, found):
    """How much of each article's words stands in its closest sentences of each other article."""
    total = Counter()
    for sentence in sentences:
        total[sentence.article] += len(sentence.words)
    shared = Counter()
    for copy, origin, part in found:
        if part >= REPEATED:
            shared[copy.article, origin.article] += len(copy.words)
    return Counter({pair: count / total[pair[0]] for pair, count in shared.items()})
