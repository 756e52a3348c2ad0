"""Which words of two lists stand in both, in the same order.

A weighted longest common subsequence: words that carry meaning count more than small ones, and neighbours that
stay neighbours more than words that match alone.
"""

from collections import defaultdict
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate

FUNCTION_WORDS = frozenset("""a an the this that these those and or but nor so as than then if while when where who
which whose whom what of in on at to for from by with within into onto upon over under about between among amid
through during before after since until against along across per via is are was were be been being am has have had
having do does did will would shall should can could may might must not no it its he his him she her they their them
we our us i my you your there here both each other""".split())
_ENDINGS = ("ations", "ation", "ings", "ing", "ness", "ment", "ions", "ion", "ies", "ied", "ely", "ed", "es", "ly",
            "s", "e", "y")
_LARGEST = 250_000  # word pairs; of longer lists only the longest runs are found, without words that are frequent


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
    blocks = SequenceMatcher(None, one, other).get_matching_blocks()
    return [(i + place, j + place) for i, j, size in blocks for place in range(size)]


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
