"""Linked sentences side by side, word by word: words that stand in both texts, and gaps between them.

Words are matched by a weighted longest common subsequence: those that carry meaning count more than small ones, and
neighbours that stay neighbours more than words that match alone.
"""

from collections import Counter, defaultdict
from functools import lru_cache
from itertools import accumulate, groupby, pairwise

from course_lib.comparing.tellings import Run
from course_lib.words.runs import longest_rising

FUNCTION_WORDS = frozenset("""a an the this that these those and or but nor so as than then if while when where who
which whose whom what of in on at to for from by with within into onto upon over under about between among amid
through during before after since until against along across per via is are was were be been being am has have had
having do does did will would shall should can could may might must not no it its he his him she her they their them
we our us i my you your there here both each other""".split())
_ENDINGS = ("ations", "ation", "ings", "ing", "ness", "ment", "ions", "ion", "ies", "ied", "ely", "ed", "es", "ly",
            "s", "e", "y")
_LARGEST = 250_000  # word pairs; longer lists are first cut at runs of words that occur once in each
_POSSESSIVES = frozenset(("his", "her", "its", "their"))
_LONG = 5  # words; longer stretches do not change sides around a word
_SCATTERED = 14  # words of either text around one word that both have: it stands in both by chance
_CLAUSE = 3  # words; fewer are no clause of their own
_MANY, _MOST = 8, 9  # words: so many are not put for a few, and more not for any with which they have little in common
_LITTLE = 0.2  # share of the words of the shorter side


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
    return stretches((i, j) for i, j in _match(one, other) if one[i] == other[j])


def stretches(pairs):
    """Pairs of numbers, those in which both count on taken together: (first of one, first of the other, how many).

    >>> stretches([(4, 1), (5, 2), (7, 3)])
    [(4, 1, 2), (7, 3, 1)]
    """
    together = groupby(enumerate(pairs), lambda item: (item[1][0] - item[0], item[1][1] - item[0]))
    found = ([pair for _, pair in stretch] for _, stretch in together)
    return [(*stretch[0], len(stretch)) for stretch in found]


def _match(one, other):
    """Pairs of places whose words are alike or have a stem in common, in rising order."""
    start = _common(one, other)
    end = _common(one[start:][::-1], other[start:][::-1])
    inner = _inner(one[start:len(one) - end], other[start:len(other) - end])
    return [*((i, i) for i in range(start)), *((i + start, j + start) for i, j in inner),
            *((len(one) - k, len(other) - k) for k in range(end, 0, -1))]


def _common(one, other):
    differing = (number for number, (a, b) in enumerate(zip(one, other)) if a != b)
    return next(differing, min(len(one), len(other)))


def _inner(one, other):
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
    chain, (_, node) = [], best[-1]
    while node >= 0:
        i, j, node = nodes[node]
        chain.append((i, j))
    return chain[::-1]


def _value(one, other, i, j):
    """What a match is worth: more for a word that carries meaning, and for each neighbour that matches."""
    if one[i] != other[j]:
        return 2
    neighbours = (i > 0 < j and one[i - 1] == other[j - 1]) + (one[i + 1:i + 2] == other[j + 1:j + 2] != [])
    return (1 if one[i] in FUNCTION_WORDS else 4) + 2 * neighbours


# The words of a group of sentences

def segments(tellings, numbers, lost, apart):
    """The words of one group of sentences; each word is in one pair or one gap.

    Args:
        tellings: two Tellings. Their datelines are compared with each other only.
        numbers: the numbers of the group's sentences in each.
        lost, apart: runs that are known already, those of either text, and pairs of runs; the rest is compared as if
            they did not stand there.

    Returns:
        The pairs of words, by number in either text, that are the same in one spelling; and the gaps, words that
        differ: a run of either text, None where it has nothing there.
    """
    heads, bodies = [], []
    for side, (telling, own) in enumerate(zip(tellings, numbers)):
        used = {word for run in (*lost[side], *(runs[side] for runs in apart)) for word in range(*run)}
        heads.append([word for number in own for word in range(telling.runs[number].start, telling.heads[number])])
        bodies.append([word for number in own for word in range(telling.heads[number], telling.runs[number].end)
                       if word not in used])
    compared = [_compared(tellings, heads), _compared(tellings, bodies)]
    return tuple([each for part in parts for each in part] for parts in zip(*compared))


def _compared(tellings, places):
    keys = [[telling.keys[word] for word in own] for telling, own in zip(tellings, places)]
    runs = _kept(equal_runs(*keys), keys)
    pairs = [(places[0][i + word], places[1][j + word]) for i, j, length in runs for word in range(length)]
    gaps = (gap for two in pairwise(runs) for gap in _gaps(*map(_runs, _between(*two, places))))
    return pairs, [part for gap in gaps for part in _by_clause(tellings, gap)]


def _between(run, after, lists):
    """What stands between two runs in either of two lists."""
    return [own[start + run[2]:end] for own, start, end in zip(lists, run, after)]


def _kept(runs, keys):
    """Runs of equal words that hold something together, between an empty one at the start and one at the end."""
    kept = [(0, 0, 0)]
    for run in [*runs, (*map(len, keys), 0)]:
        kept.append(run)
        while len(kept) > 2 and _holds_nothing(*kept[-3:], keys):
            del kept[-2]
    return kept


def _holds_nothing(before, run, after, keys):
    """Whether only small words stand between words of one text and words of the other, or a word by chance, or words
    around which something changed sides: "to better benefit both peoples" and "to better mutual benefit", "the
    minister's long visit" and "the long visit of the minister".
    """
    left, right = _between(before, run, keys), _between(run, after, keys)
    if not any(left) or not any(right):
        return False
    if run[2] == 1 and min(len(own) + len(more) for own, more in zip(left, right)) >= _SCATTERED:
        return True
    if not (left[0] and right[1] or left[1] and right[0]):
        return False
    content = sum(word not in FUNCTION_WORDS for word in keys[0][run[0]:run[0] + run[2]])
    if content == 0 or all(left) or all(right):
        return content == 0
    first, last = left[0] or left[1], right[0] or right[1]
    return content == 1 and max(len(first), len(last)) <= _LONG or _is_genitive(first, last)


def _is_genitive(before, after):
    return (before[-1] in _POSSESSIVES or before[-1].endswith("'s")) and after[0] == "of"


def _runs(words):
    """Words by number, as the Runs of those that follow each other."""
    return [Run(word, word + number) for word, _, number in stretches(zip(words, words))]


def length(run):
    return run.end - run.start


def _gaps(runs, others):
    """A gap of several runs: the longest of either text face each other, and the rest faces nothing."""
    own, other = (max(each, key=length) if runs and others else None for each in (runs, others))
    rest = [*((run, None) for run in runs if run != own), *((None, run) for run in others if run != other)]
    return [(own, other), *rest] if own else rest


def have_little_in_common(tellings, runs):
    """Whether two runs are too long, and too unlike, for one to be put for the other."""
    stems = [set(map(stem, telling.words(run))) - FUNCTION_WORDS for telling, run in zip(tellings, runs)]
    shorter, longer = sorted(map(length, runs))
    unlike = len(stems[0] & stems[1]) <= _LITTLE * min(map(len, stems))
    return unlike and (longer > _MOST or longer >= max(_MANY, 4 * shorter))


def _by_clause(tellings, gap):
    """A gap where one text has whole clauses more: those apart, so that what is changed faces what it was.

    Of several clauses that one faces the other text's which goes on, without a comma, into what follows the gap,
    or else goes on from what precedes it.
    """
    sides = [telling.clauses(run) if run else [] for telling, run in zip(tellings, gap)]
    if min(map(len, sides)) != 1 or max(map(len, sides)) == 1:
        return [gap]
    more = len(sides[1]) > 1
    facing, rest = sides[more][-1], gap[more]._replace(end=sides[more][-1].start)
    if any(telling.is_parted(run.end) for telling, run in zip(tellings, gap)):
        facing, rest = sides[more][0], gap[more]._replace(start=sides[more][0].end)
        if any(telling.is_parted(run.start) for telling, run in zip(tellings, gap)):
            return [gap]
    apart = [(gap[0], facing), (None, rest)] if more else [(facing, gap[1]), (rest, None)]
    return [gap] if length(rest) < _CLAUSE else apart
