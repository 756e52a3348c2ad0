"""Two tellings side by side: which sentences of one tell what sentences of the other tell.

Sentences are linked by the words they share, rare ones counting more. A link has to account for words that no
better link has accounted for; so a sentence cut in two is linked to both halves, and a phrase that is merely
repeated elsewhere is not linked at all. The sentences that links hold together are a *group*.
"""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from itertools import chain, pairwise
from math import log, sqrt
from typing import NamedTuple

from course_lib.comparing.matching import FUNCTION_WORDS, equal_runs, stem
from course_lib.words.spans import WORD, Span
from course_lib.words.spelling import one_spelling

SURE = 0.45  # so much of the shorter sentence accounted for makes a link
LIKELY = 0.2  # so much will do between sentences whose neighbours are linked in the same order
_FEWEST = 3  # words; two that meet in two sentences by chance link nothing
_TOO_COMMON = 50  # sentences; a word in more of them leads to none
_PAIRS = ("()", "[]", "{}", "“”", "‘’", '""', "''", "«»")


class Run(NamedTuple):
    """Words ``start`` to ``end`` (not included) of sentence number ``sentence``."""

    sentence: int
    start: int
    end: int


class Telling:
    """A text by the words of its sentences.

    Attributes:
        keys: for each sentence, its words in one spelling.
        spans: for each sentence, where its words stand in ``text``.
        heads: for each sentence, how many of its words are a dateline.
        sources: for each sentence, the id of the sentence it repeats, or its own.
    """

    def __init__(self, text, sentences):
        words = [list(WORD.finditer(text, one.span.start, one.span.end)) for one in sentences]
        self.text, self.sentences = text, sentences
        self.keys = [[one_spelling(word.group()) for word in own] for own in words]
        self.spans = [[word.span() for word in own] for own in words]
        self.heads = [sum(word.start() < one.words.start for word in own) if one.words != one.span else 0
                      for own, one in zip(words, sentences)]
        self.sources = [one.copy_of or one.id for one in sentences]

    def words(self, run):
        """The words of a run, in one spelling."""
        return self.keys[run.sentence][run.start:run.end]

    def before(self, sentence, word):
        """What is printed before a word, from the word before it or the start of its sentence."""
        spans, whole = self.spans[sentence], self.sentences[sentence].span
        start = spans[word - 1][1] if word else whole.start
        return self.text[start:spans[word][0] if word < len(spans) else whole.end]

    def span(self, run):
        """Where a run stands, with the brackets or quotation marks around it, or with a bracket it opens."""
        spans = self.spans[run.sentence]
        start, end = spans[run.start][0], spans[run.end - 1][1]
        if self.text[start - 1:start] + self.text[end:end + 1] in _PAIRS:
            return Span(start - 1, end + 1)
        quote = self.text[start:end + 1]
        closes = any(quote.endswith(mark) and quote.count(opening) == quote.count(mark)
                     for opening, mark in _PAIRS[:4])
        return Span(start, end + closes)


def link(one, other):
    """The links between the sentences of two tellings: sorted pairs of their numbers."""
    return _Linker(one, other).links()


class _Linker:
    """Takes links one by one, the best first, as long as they account for words not yet accounted for."""

    def __init__(self, *tellings):
        self.tellings = tellings
        self.left = [[_features(keys) for keys in telling.keys] for telling in tellings]
        self.worth = _worth(self.left[0] + self.left[1])
        self.weights = [[self._weigh(features) for features in side] for side in self.left]
        self.origins = [{_article(source) for source in telling.sources} for telling in tellings]
        self.taken, self.turned = [], []  # in order; turned: by the sentences of the other text

    def links(self):
        for pair in self._alike():
            self._take(pair, 0)
        waiting = [pair for share, pair in self._candidates() if share < SURE or not self._take(pair, SURE)]
        for i, j in waiting:
            if _fits(i, j, self.taken) and _fits(j, i, self.turned):
                self._take((i, j), LIKELY, _FEWEST)
        return self.taken

    def _alike(self):
        """Sentences with the same words, in the order of both texts."""
        numbers = {}
        names = [[str(numbers.setdefault(tuple(keys) or one.span.of(telling.text), len(numbers)))
                  for keys, one in zip(telling.keys, telling.sentences)] for telling in self.tellings]
        return [(i + k, j + k) for i, j, length in equal_runs(*names) for k in range(length)]

    def _weigh(self, features):
        return sum(map(self.worth.__getitem__, features))

    def _candidates(self):
        """Pairs, the likeliest first, with the share of the shorter sentence that both have."""
        found = []
        for i, j, shared in self._sharing():
            weights = self.weights[0][i], self.weights[1][j]
            if shared >= LIKELY * min(weights):
                likeness = shared / sqrt(weights[0] * weights[1])
                found.append((self._rank(i, j), -likeness, (i, j), shared / min(weights)))
        return [(share, pair) for _, _, pair, share in sorted(found)]

    def _sharing(self):
        """Pairs of sentences that have something in common, and what it is worth."""
        homes = defaultdict(list)
        for j, features in enumerate(self.left[1]):
            for feature in features:
                homes[feature].append(j)
        homes = {feature: numbers for feature, numbers in homes.items() if len(numbers) <= _TOO_COMMON}
        for i, features in enumerate(self.left[0]):
            shared = defaultdict(float)
            for feature in features & homes.keys():
                for j in homes[feature]:
                    shared[j] += self.worth[feature]
            yield from ((i, j, worth) for j, worth in shared.items())

    def _rank(self, i, j):
        """Known copies come first; last comes what is known to be copied from a third text."""
        sources = self.tellings[0].sources[i], self.tellings[1].sources[j]
        if sources[0] == sources[1]:
            return 0
        return 1 + (_article(sources[0]) not in self.origins[1] and _is_copy(self.tellings[0], i)
                    or _article(sources[1]) not in self.origins[0] and _is_copy(self.tellings[1], j))

    def _take(self, pair, needed, fewest=0):
        i, j = pair
        new = self.left[0][i] & self.left[1][j]
        enough = self._weigh(new) >= needed * min(self.weights[0][i], self.weights[1][j])
        if enough and sum(isinstance(feature, str) for feature in new) >= fewest:
            self.left[0][i] -= new
            self.left[1][j] -= new
            insort(self.taken, (i, j))
            insort(self.turned, (j, i))
        return enough


def _fits(i, j, taken):
    """Whether the links before and after ``i`` keep the order, and those of ``i`` lead to a neighbour of ``j``."""
    start, end = bisect_left(taken, (i, -1)), bisect_left(taken, (i + 1, -1))
    before = taken[start - 1][1] if start else -1
    after = taken[end][1] if end < len(taken) else j
    return before <= j <= after and min((abs(own - j) for _, own in taken[start:end]), default=1) == 1


def _features(keys):
    """What a sentence is known by: the stems of its words, and pairs of neighbours, without small words."""
    own = [word for word in keys if word not in FUNCTION_WORDS]
    return {*map(stem, own), *pairwise(own)}


def _worth(sentences):
    """What each feature counts: the more, the fewer sentences have it; a pair half as much as a word."""
    spread = Counter(chain.from_iterable(sentences))
    return {feature: log(1 + len(sentences) / number) * (1 if isinstance(feature, str) else 0.5)
            for feature, number in spread.items()}


def _article(sentence):
    return sentence.rpartition(".")[0]


def _is_copy(telling, number):
    return telling.sources[number] != telling.sentences[number].id


def group(links):
    """Sentences that links hold together: pairs of tuples of their numbers.

    >>> group([(0, 0), (1, 1), (1, 2), (3, 4)])
    [((0,), (0,)), ((1,), (1, 2)), ((3,), (4,))]
    """
    near = defaultdict(set)
    for i, j in links:
        near[0, i].add((1, j))
        near[1, j].add((0, i))
    groups, seen = [], set()
    for node in sorted(near):
        if node not in seen:
            reached = _reached(node, near)
            seen |= reached
            groups.append(tuple(tuple(sorted(number for own, number in reached if own == side)) for side in (0, 1)))
    return groups


def _reached(node, near):
    reached, waiting = {node}, [node]
    while waiting:
        new = near[waiting.pop()] - reached
        reached |= new
        waiting += new
    return reached
