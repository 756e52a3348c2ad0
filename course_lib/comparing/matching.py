"""Which words of two lists stand in both, in the same order.

A weighted longest common subsequence: words that carry meaning count more than small ones, and neighbours that
stay neighbours more than words that match alone.
"""

from collections import Counter, defaultdict
from functools import lru_cache
from itertools import accumulate, pairwise

from course_lib.words.runs import longest_rising

FUNCTION_WORDS = frozenset("""a an the this that these those and or but nor so as than then if while when where who
which whose whom what of in on at to for from by with within into onto upon over under about between among amid
through during before after since until against along across per via is are was were be been being am has have had
having do does did will would shall should can could may might must not no it its he his him she her they their them
we our us i my you your there here both each other""".split())
_ENDINGS = ("ations", "ation", "ings", "ing", "ness", "ment", "ions", "ion", "ies", "ied", "ely", "ed", "es", "ly",
            "s", "e", "y")
_LARGEST = 250_000  # word pairs; longer lists are first cut at runs of words that occur once in each


@lru_cache(maxsize=100_000)
def stem(word):
    """A word without its ending, so that *safeguard* and *safeguarding* are alike.

    >>> stem("safeguarding"), stem("safeguard's"), stem("cities"), stem("said")
    ('safeguard', 'safeguard', 'citi', 'said')
    """
    word = word.removesuffix("'s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + 4:
            return word[:-len(ending)]
    return word


def equal_runs(one, other):
    """Runs of words that stand in both lists, in the same order: (place in one, place in other, length).

    >>> equal_runs("they will work together with china".split(), "they work with china together".split())
    [(0, 0, 1), (2, 1, 1), (4, 2, 2)]
    """
    runs = []
    for i, j in _match(one, other):
        if one[i] != other[j]:
            continue
        if runs and (i, j) == (runs[-1][0] + runs[-1][2], runs[-1][1] + runs[-1][2]):
            runs[-1] = (*runs[-1][:2], runs[-1][2] + 1)
        else:
            runs.append((i, j, 1))
    return runs


def _match(one, other):
    """Pairs of places whose words are alike or have a stem in common, in rising order."""
    start = _common(one, other)
    end = _common(one[start:][::-1], other[start:][::-1])
    inner = _between(one[start:len(one) - end], other[start:len(other) - end])
    return [*((i, i) for i in range(start)), *((i + start, j + start) for i, j in inner),
            *((len(one) - k, len(other) - k) for k in range(end, 0, -1))]


def _common(one, other):
    differing = (number for number, (a, b) in enumerate(zip(one, other)) if a != b)
    return next(differing, min(len(one), len(other)))


def _between(one, other):
    if len(one) * len(other) <= _LARGEST:
        return _best_chain(one, other)
    anchors = _anchors(one, other)
    if not anchors:
        return []
    edges = [(0, 0), *anchors, (len(one), len(other))]
    return [(i + k, j + m) for (i, j), (i_end, j_end) in pairwise(edges)
            for k, m in _match(one[i:i_end], other[j:j_end])]


def _anchors(one, other):
    """Places of runs of three words that occur once in each list, as far as they are in the same order."""
    theirs = _single_runs(other)
    pairs = [(i, theirs[run]) for run, i in _single_runs(one).items() if run in theirs]
    return [pairs[place] for place in longest_rising([j for _, j in pairs])]


def _single_runs(words):
    runs = list(zip(words, words[1:], words[2:]))
    number = Counter(runs)
    return {run: place for place, run in enumerate(runs) if number[run] == 1}


def _best_chain(one, other):
    """The chain of matching words that is worth most; ``best[j]`` holds the worth and the last node of the best
    one before word ``j``.
    """
    homes = defaultdict(list)
    for j, word in enumerate(other):
        homes[stem(word)].append(j)
    nodes, best = [], [(0, -1)] * (len(other) + 1)
    for i, word in enumerate(one):
        row = list(best)
        for j in homes.get(stem(word), ()):
            worth, before = best[j]
            row[j + 1] = max(row[j + 1], (worth + _value(one, other, i, j), len(nodes)))
            nodes.append((i, j, before))
        best = list(accumulate(row, max))
    return _traced(nodes, best[-1][1])


def _value(one, other, i, j):
    """What a match is worth: more for a word that carries meaning, and for each neighbour that matches."""
    if one[i] != other[j]:
        return 2
    neighbours = (i > 0 < j and one[i - 1] == other[j - 1]) + (one[i + 1:i + 2] == other[j + 1:j + 2] != [])
    return (1 if one[i] in FUNCTION_WORDS else 4) + 2 * neighbours


def _traced(nodes, node):
    chain = []
    while node >= 0:
        i, j, node = nodes[node]
        chain.append((i, j))
    return chain[::-1]
