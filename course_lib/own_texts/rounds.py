"""The rounds in which passages are judged: ten at a time, of as many pages as there are."""

from collections import Counter

ROUND = 10


def in_rounds(passages, n_pages):
    """Passages (with a ``page``, in the order of the texts) in the order in which they are judged.

    Of each page so many come before the next page's that a round has room for all pages.

    >>> [one["page"] for one in in_rounds([{"page": page} for page in "aaaaaaabb"], 2)]
    ['a', 'a', 'a', 'a', 'a', 'b', 'b', 'a', 'a']
    """
    share, seen = max(1, ROUND // max(1, n_pages)), Counter()

    def turn(passage):
        seen[passage["page"]] += 1
        return (seen[passage["page"]] - 1) // share

    return sorted(passages, key=turn)


def round_of(number, total):
    """The numbers, counted from 1, of the first and the last passage of a round, by that of one of them.

    >>> round_of(12, 15)
    (11, 15)
    """
    first = (number - 1) // ROUND * ROUND
    return first + 1, min(first + ROUND, total)
