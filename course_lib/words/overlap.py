"""Which sentences repeat an earlier text, and which articles are reprints.

Two sentences overlap as far as runs of three words in a row stand in both. That shows that one may copy the other,
not which: source and copy are told apart by the kind and the dates of their articles. Where these do not decide, the
one read later counts as the copy, so that the two count once; and that is said to be unsure.

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

# What tells of a day at first hand stands before what sums up or leads in.
KIND_ORDER = {"report": 0, "digest": 1, "introduction": 2}


class Sentence(NamedTuple):
    """A sentence for comparison: its id, its article's number, and its words in one spelling."""

    id: str
    article: int
    words: tuple[str, ...]


class Origin(NamedTuple):
    """What tells source and copy apart: an article's kind, its days (dateline and publication), and its page."""

    kind: str
    day: date | None
    published: date | None = None
    page: str | None = None


def words_of(text, span):
    """The words of a sentence in one spelling, for comparison only."""
    return tuple(map(one_spelling, WORD.findall(text, span.start, span.end)))


def is_long(words):
    """Whether a sentence is long enough to be repeated by more than chance."""
    return len(words) >= _SHORTEST


def copies(sentences, origins):
    """The source of each sentence that is a copy: a dict from the copy's id to the source's id.

    ``sentences`` in reading order, ``origins`` by article number. A chain of copies leads to its first source.
    """
    long = sorted((one for one in sentences if is_long(one.words)), key=lambda one: _before(origins[one.article]))
    able = defaultdict(list)
    for copy, source in dict.fromkeys([*sharing_pairs([one.words for one in long], REWRITTEN), *_same(long)]):
        part = share(long[copy].words, long[source].words)
        if part >= REPEATED or long[copy].article != long[source].article:
            able[copy].append((part, source))
    chosen = sorted(_from_one_article(long, able).items())
    found = [(long[copy], long[source], part) for copy, (part, source) in chosen]
    shares = _shares(sentences, found)
    source = {}
    for copy, origin, part in found:
        pair = copy.article, origin.article
        reworked = origins[pair[0]].kind != origins[pair[1]].kind or shares[pair] >= REPRINTED
        if reworked and part >= REWRITTEN or pair[0] == pair[1] and part >= REPEATED:
            source[copy.id] = source.get(origin.id, origin.id)
    return source


def is_sure(copying, copied):
    """Whether two Origins decide that the first is the later: by kind, by days that agree, or on one page by place.

    >>> paper, site = Origin("report", date(2024, 7, 26)), Origin("report", None, date(2024, 7, 27))
    >>> is_sure(site, paper), is_sure(paper, paper), is_sure(paper._replace(page="p"), paper._replace(page="p"))
    (True, False, True)
    """
    if copying.kind != copied.kind:
        return True
    first, last = ((one.day or one.published, one.published) for one in (copied, copying))
    if None in (first[0], last[0]) or first == last:
        return copying.page == copied.page is not None
    if None in (first[1], last[1]):
        return first[0] < last[0]
    return first[0] <= last[0] and first[1] <= last[1]


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
    """Sorts articles so that sources precede copies: by kind, by their own day, then as they are read."""
    return KIND_ORDER[origin.kind], origin.day or origin.published or date.max, origin.published or date.max


def _same(sentences):
    """Pairs of sentences with just the same words: one that stands in very many articles is found by this alone."""
    first = {}
    for number, sentence in enumerate(sentences):
        other = first.setdefault(sentence.words, number)
        if other != number:
            yield number, other


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
