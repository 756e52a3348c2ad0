"""Where a row of annotations stands: by its place, its words, and what stands before and after them.

This is standoff annotation as the field has it: the page is never changed, and a row points into it. A row keeps
the two selectors of the W3C's Web Annotation Data Model: a *text position* (``start``, ``end``) and a *text quote*
(``quote``, with ``CONTEXT`` characters ``before`` and ``after`` it).

A page that nobody changed is quickly checked. On a page that was changed, rows are found again from the surest on:
those that stand, words and surroundings, in the order of the page; those within a row that was found; last, those that
have one place left where they may be, which lies in order or where text has come in (a paragraph that was moved). What
no step finds is lost, and said to be: equal words elsewhere are not the row's.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from difflib import SequenceMatcher
from typing import NamedTuple

from course_lib.words.runs import longest_rising
from course_lib.words.spans import Span

CONTEXT = 32  # characters kept on either side, as the hypothes.is client keeps
_ALIKE = .8  # of the surroundings, so much in the same order: a word of six letters may have changed
_NEAR = 40  # rows that may overlap: so many names, clauses and tellings begin within a long sentence, and to spare
_LONG = 40  # characters: words so long stand for themselves where what is around them has changed


class Anchor(NamedTuple):
    """A place in a text, by position and by quotation."""

    start: int
    end: int
    quote: str
    before: str
    after: str


def anchor(text, start, end):
    """The anchor of a place in a text.

    >>> anchor("Wang met Lavrov.", 9, 15)
    Anchor(start=9, end=15, quote='Lavrov', before='Wang met ', after='.')
    """
    return Anchor(start, end, text[start:end], text[max(start - CONTEXT, 0):start], text[end:end + CONTEXT])


def stands(anchor, text):
    """Whether the words stand at their place, with their surroundings. White space counts alike, whatever it is."""
    start, end = anchor.start, anchor.end
    return (_same(anchor.quote, text[start:end]) and _same(anchor.before, text[max(start - CONTEXT, 0):start])
            and _same(anchor.after, text[end:end + CONTEXT]))


def _same(one, other):
    return one == other or one.split() == other.split()


def find(anchors, text):
    """Where each of the anchors of one text stands now: a list of spans, None for what is lost.

    Args:
        anchors: the anchors, in any order; several may be at one place.
        text: the text as it is now.

    >>> text = "Talks end in Vientiane today. Wang met Lavrov. Both then left for home by train."
    >>> there = [anchor(text, 39, 45), anchor(text, 47, 51)]
    >>> find(there, "Our news. " + text)
    [Span(start=49, end=55), Span(start=57, end=61)]
    >>> find(there, text.replace("Wang met Lavrov.", "Lavrov arrived."))  # no short word is taken for another
    [None, None]
    """
    if all(stands(one, text) for one in anchors):
        return [Span(one.start, one.end) for one in anchors]
    different = sorted(set(anchors))
    found = _Search(different, text).found()
    return [found.get(one) for one in anchors]


class _Candidate(NamedTuple):
    """A place where an anchor's words stand; ``sides`` counts the surroundings that are alike, 0 to 2."""

    anchor: Anchor
    span: Span
    sides: int


class _Search:
    """One text in which anchors are looked for."""

    def __init__(self, anchors, text):
        self._anchors, self._text, self._places = anchors, text, {}
        self._of = {one: [_Candidate(one, span, self._sides(one, span)) for span in self._occurrences(one.quote)]
                    for one in anchors}

    def found(self):
        """Spans by anchor, of those that are found."""
        longest = {  # of those that begin at one place; the others lie inside it
            one.start: one for one in self._anchors}
        sure = [place for one in longest.values() for place in reversed(self._of[one]) if place.sides == 2]
        kept = longest_rising([place.span.start for place in sure])  # what stands in the order in which it stood
        found = {sure[number].anchor: sure[number].span for number in kept}
        self._look_inside(found)
        found |= self._singled_out(found)
        self._look_inside(found)
        return found

    def _missing(self, found):
        return [one for one in self._anchors if one not in found]

    def _singled_out(self, found):
        """Rows that have one place left where they may be; a place that two of them claim is neither's."""
        gaps, claims = _Gaps(found), defaultdict(list)
        for one in self._missing(found):
            there = [place.span for place in self._of[one] if gaps.admit(place)]
            if len(there) == 1:
                claims[there[0]].append(one)
        return {ones[0]: span for span, ones in claims.items() if len(ones) == 1}

    def _look_inside(self, found):
        """Find rows within rows that were found, such as a name in a sentence: nothing there has changed."""
        outer = sorted(found, key=lambda one: (one.start, -one.end))
        for one in self._missing(found):
            until = bisect_right(outer, one.start, key=lambda other: other.start)
            around = next((other for other in outer[max(until - _NEAR, 0):until] if one.end <= other.end), None)
            if around:
                start = found[around].start + one.start - around.start
                span = Span(start, start + one.end - one.start)
                if _same(one.quote, span.of(self._text)):
                    found[one] = span

    def _occurrences(self, quote):
        words = quote.split()
        if not words:
            return []
        if quote not in self._places:
            pattern = re.compile(r"\s+".join(map(re.escape, words)))
            self._places[quote] = [Span(*hit.span()) for hit in pattern.finditer(self._text)]
        return self._places[quote]

    def _sides(self, one, span):
        """How many of the surroundings are alike; at an end of a text, as far as there were any."""
        before = self._text[max(span.start - len(one.before), 0):span.start]
        return _alike(one.before, before) + _alike(one.after, self._text[span.end:span.end + len(one.after)])


def _alike(one, other):
    """Whether surroundings are the same but for a word or so; that few words are shared is quickly seen."""
    words = set(one.split())
    if one == other or not words:
        return one.strip() == other.strip()
    shared = len(words & set(other.split()))
    return shared > len(words) / 2 and SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


class _Gaps:
    """The rows found, and the text between them, before and now."""

    def __init__(self, found):
        self._rows = sorted((*span, one.start) for one, span in found.items())
        self._ends = sorted((span.end, one.end) for one, span in found.items())

    def admit(self, place):
        """Whether a row that is missing may stand at a place: in order, or where text has come in."""
        one, span = place.anchor, place.span
        begun, passed = bisect_left(self._rows, (span.start,)), bisect_left(self._rows, (span.end,))
        # no row that was found claims the place as its own: one that moved by as much claims it too
        is_free = all(now - then == span.start - one.start
                      for now, end, then in self._rows[max(passed - _NEAR, 0):passed] if end > span.start)
        # it lies, among the rows found, where the row lay
        in_order = all((now <= span.start) == (then <= one.start)
                       for now, _, then in self._rows[max(begun - 3, 0):begun + 3])
        surely = place.sides == 2 or one.end - one.start >= _LONG
        return surely and is_free and (in_order or self._grew(span, passed))

    def _grew(self, span, passed):
        """Whether the gap around a place has become longer, by the place at least; ``passed``: so many rows begin
        before its end.
        """
        if passed == len(self._rows):
            return True
        ended = bisect_right(self._ends, (span.start, float("inf")))
        now_from, then_from = self._ends[ended - 1] if ended else (0, 0)
        now_to, _, then_to = self._rows[passed]
        return (now_to - now_from) - (then_to - then_from) >= span.end - span.start
