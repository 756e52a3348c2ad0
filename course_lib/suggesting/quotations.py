"""Where a text quotes, in any country's marks, and who a transcript says speaks.

A quotation that a paragraph leaves open goes on to the paragraph's end. Single marks count only where the closing one
stands behind a comma, a stop or the like, so that they are no apostrophes. A transcript has labels ("Ms. Lund: …").

What it does not do: it tells no quotation from words in scare quotes (``voices`` does), and knows no marks inside
marks.
"""

import re
from bisect import bisect_left, bisect_right
from itertools import groupby

from course_lib.words.spans import Span

_CLOSING = {"“": "”", '"': '"', "«": "»", "„": "“”", "「": "」", "『": "』", "‘": "’", "'": "'"}
_OPENS = re.compile(r"[“„«「『]|(?<!\w)\"(?=\S)|(?<![\w.,!?’'])[‘'](?=\w)")
_SINGLE = "‘'"
_CLOSES = {mark: re.compile(rf"(?<=[.,!?…])[{closing}](?!\w)" if mark in _SINGLE else f"[{closing}]")
           for mark, closing in _CLOSING.items()}
_LABEL = re.compile(r"(?P<who>(?:[^\W\d_a-z][\w.’'-]*+\s){0,5}[^\W\d_a-z][\w.’'-]*+):\s")


def quotations(article):
    """For each sentence of an article, in order, the quotations that reach into it, marks included.

    >>> from course_lib.loader.texts import article_of
    >>> text = "“It rains. It pours,” said Lima. Kato: «No.» The harbour’s ‘rule’ is old."
    >>> [[text[one.start:one.end] for one in quoted] for quoted in quotations(article_of(text))]
    [['“It rains. It pours,”'], ['“It rains. It pours,”'], ['«No.»'], []]
    """
    found = []
    for _, group in groupby(article.sentences, key=lambda one: one.paragraph):
        words = [one.words for one in group]
        found += _by_sentence(words, [*_between(article.text, words[0].start, words[-1].end)])
    return found


def _by_sentence(sentences, found):
    """The quotations that reach into each sentence; both are in order."""
    starts, ends = [one.start for one in found], [one.end for one in found]
    return [found[bisect_right(ends, one.start):bisect_left(starts, one.end)] for one in sentences]


def _between(text, start, end):
    """The quotations between two places; a single mark that once found no mate is looked for no more."""
    alone, place = set(), start
    while mark := _OPENS.search(text, place, end):
        place = mark.end()
        closing = mark[0] not in alone and _CLOSES[mark[0]].search(text, place, end)
        if closing:
            place = closing.end()
            yield Span(mark.start(), place)
        elif mark[0] in _SINGLE:
            alone.add(mark[0])
        else:
            yield Span(mark.start(), end)
            return


def labels(article):
    """By sentence, who a label says speaks from there on; no transcript has less than three, one of them twice."""
    found, paragraph = {}, None
    for sentence in article.sentences:
        if sentence.paragraph != paragraph and (label := _LABEL.match(article.text, *sentence.words)):
            found[sentence.id] = label["who"]
        paragraph = sentence.paragraph
    return found if len({*found.values()}) < len(found) > 2 else {}
