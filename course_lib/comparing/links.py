"""Two tellings side by side: which sentences of one tell what sentences of the other tell.

Sentences are linked by the words they share, rare ones counting more. A link has to account for words that no
better link has accounted for; so a sentence cut in two is linked to both halves, and a phrase that is merely
repeated elsewhere is not linked at all. The sentences that links hold together are a *group*.
"""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from itertools import chain, pairwise
from math import log, sqrt

from course_lib.comparing.matching import FUNCTION_WORDS, stem

SURE = 0.45  # so much of the shorter sentence accounted for makes a link
LIKELY = 0.2  # so much will do between sentences whose neighbours are linked in the same order
_FEWEST = 3  # words; two that meet in two sentences by chance link nothing
_TOO_COMMON = 50  # sentences; a word in more of them leads to none


class Linker:
    """Takes links between the sentences of two tellings one by one, the best first, as long as they account for words
    not yet accounted for.
    """

    def __init__(self, *tellings):
        self.tellings = tellings
        self.left = [list(_features(telling)) for telling in tellings]
        self.worth = _worth(self.left[0] + self.left[1])
        self.weights = [[self._weigh(features) for features in side] for side in self.left]
        self.taken, self.turned = [], []  # in order; turned: by the sentences of the other text

    def links(self):
        """Sorted pairs of numbers of sentences."""
        for i, j in [pair for share, pair in self._candidates() if share < SURE or not self._take(pair, SURE)]:
            if _fits(i, j, self.taken) and _fits(j, i, self.turned):
                self._take((i, j), LIKELY, _FEWEST)
        return self.taken

    def _weigh(self, features):
        return sum(map(self.worth.__getitem__, features))

    def _candidates(self):
        """Pairs, the likeliest first, with the share of the shorter sentence that both have."""
        rank, found, homes = _ranks(*self.tellings), [], defaultdict(list)
        for j, features in enumerate(self.left[1]):
            for feature in features:
                homes[feature].append(j)
        for i, features in enumerate(self.left[0]):
            shared = Counter()
            for feature in features & homes.keys():
                if len(homes[feature]) <= _TOO_COMMON:
                    shared.update(dict.fromkeys(homes[feature], self.worth[feature]))
            for j, worth in shared.items():
                one, other = sorted((self.weights[0][i], self.weights[1][j]))
                if worth >= LIKELY * one:
                    found.append((rank(i, j), -worth / sqrt(one * other), (i, j), worth / one))
        return [(share, pair) for _, _, pair, share in sorted(found)]

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


def _ranks(*tellings):
    """How early a pair comes: known copies first; last what is known to be copied from a third text."""
    sources = [[one.copy_of or one.id for one in telling.sentences] for telling in tellings]
    homes = [[id.rpartition(".")[0] for id in own] for own in sources]
    from_third = [[one.copy_of and home not in theirs for one, home in zip(telling.sentences, own)]
                  for telling, own, theirs in zip(tellings, homes, map(set, homes[::-1]))]
    return lambda i, j: 0 if sources[0][i] == sources[1][j] else 2 if from_third[0][i] or from_third[1][j] else 1


def _fits(i, j, taken):
    """Whether the links before and after ``i`` keep the order, and those of ``i`` lead to a neighbour of ``j``."""
    start, end = bisect_left(taken, (i, -1)), bisect_left(taken, (i + 1, -1))
    before = taken[start - 1][1] if start else -1
    after = taken[end][1] if end < len(taken) else j
    return before <= j <= after and min((abs(own - j) for _, own in taken[start:end]), default=1) == 1


def _features(telling):
    """What each sentence is known by: the stems of its words, and pairs of neighbours, without small words; one without
    other words, or any, by what it prints.
    """
    for run, sentence in zip(telling.runs, telling.sentences):
        own = [word for word in telling.words(run) if word not in FUNCTION_WORDS]
        yield {*map(stem, own), *pairwise(own)} or {" ".join(telling.words(run)) or sentence.span.of(telling.text)}


def _worth(sentences):
    """What each feature counts: the more, the fewer sentences have it; a pair half as much as a word."""
    spread = Counter(chain.from_iterable(sentences))
    return {feature: log(1 + len(sentences) / number) * (1 if isinstance(feature, str) else 0.5)
            for feature, number in spread.items()}


def group(links):
    """Sentences that links hold together: pairs of tuples of their numbers.

    >>> group([(0, 0), (1, 1), (1, 2), (3, 4)])
    [((0,), (0,)), ((1,), (1, 2)), ((3,), (4,))]
    """
    home = {}  # of each sentence, the set of sentences it is held together with
    for i, j in links:
        small, large = sorted((home.get(node, {node}) for node in ((0, i), (1, j))), key=len)
        large |= small
        home |= dict.fromkeys(small | {(0, i), (1, j)}, large)
    groups = {id(nodes): nodes for _, nodes in sorted(home.items())}.values()
    return [tuple(tuple(sorted(number for side, number in nodes if side == own)) for own in (0, 1)) for nodes in groups]
