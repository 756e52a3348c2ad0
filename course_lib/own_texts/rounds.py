"""The rounds in which passages are judged: ten at a time, in the first round of as many pages as there are."""

from collections import Counter

ROUND = 10


def in_rounds(passages, n_pages):
    """Passages (with a ``page``, in the order of the texts) in the order in which they are judged.

    First comes a share of each page, so that the first round has room for all pages; then the rest, page by page.

    >>> [one["page"] for one in in_rounds([{"page": page} for page in "aaabbbcc"], 6)]
    ['a', 'b', 'c', 'a', 'a', 'b', 'b', 'c']
    """
    share, seen = max(1, ROUND // max(1, n_pages)), Counter()

    def is_of_the_rest(passage):
        seen[passage["page"]] += 1
        return seen[passage["page"]] > share

    return sorted(passages, key=is_of_the_rest)


def round_of(number, total):
    """The numbers, counted from 1, of the first and the last passage of a round, by that of one of them.

    >>> round_of(12, 15)
    (11, 15)
    """
    first = (number - 1) // ROUND * ROUND
    return first + 1, min(first + ROUND, total)
