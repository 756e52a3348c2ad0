"""The differences between two tellings, found group by group of sentences that tell the same."""

import re
from collections import Counter
from typing import NamedTuple

from course_lib.comparing import links
from course_lib.comparing.links import Run
from course_lib.comparing.matching import FUNCTION_WORDS
from course_lib.comparing.modality import Modality
from course_lib.comparing.movable import Movable
from course_lib.comparing.segments import clauses, parted, segments
from course_lib.words.spans import Span

_ONLY = ("dropped", "added")  # what only the first text has, what only the second has


class Place(NamedTuple):
    """Where a difference stands in a text: the number of the sentence, and the span, None for nowhere in it."""

    sentence: int
    span: Span | None


class Difference(NamedTuple):
    """One difference; a place is None where the whole sentence has no counterpart.

    ``context`` is 0 or 1 where the first or second place shows only the words that lost their attribution.
    """

    kind: str
    one: Place | None
    other: Place | None
    context: int | None = None


class Link(NamedTuple):
    """Two sentences that tell the same, by number, and how many words they have in common."""

    one: int
    other: int
    n_shared: int


class GroupByGroup:
    """Two tellings compared.

    Attributes:
        found: the differences.
        links: the links between sentences.
        facing: for either text, its words that the other has too: from (sentence, word) to the place there.
    """

    def __init__(self, one, other, folder):
        self.tellings = one, other
        self.found, self.facing = [], ({}, {})
        pairs = links.link(one, other)
        self._movable, self._modality = Movable(self.tellings, pairs, folder), Modality(self.tellings, folder)
        for group in links.group(pairs):
            self._compare(group)
        for side in (0, 1):
            self._note_unlinked(side, {pair[side] for pair in pairs})
        shared = Counter((one[0], other[0]) for one, other in self.facing[0].items())
        self.links = [Link(*pair, shared[pair]) for pair in pairs]

    def _note_unlinked(self, side, linked):
        for number, sentence in enumerate(self.tellings[side].sentences):
            if number not in linked:
                self._add(_ONLY[side], side, Place(number, sentence.span), None)

    def _add(self, kind, side, place, other, context=None):
        """Note a difference; ``place`` is in text number ``side``, ``other`` in the other one."""
        if side:
            place, other, context = other, place, None if context is None else 1 - context
        self.found.append(Difference(kind, place, other, context))

    def _place(self, side, run):
        return Place(run.sentence, self.tellings[side].span(run))

    def _compare(self, group):
        lost, moved = self._movable.lost_and_moved(group)
        found = segments(*self.tellings, group, [*lost, *moved])
        for segment in found:
            if segment.equal:
                self._face(segment)
        for segment in found:
            if segment.equal:
                self._compare_spelling(segment)
            elif segment.one and segment.other:
                self._add(self._kind(segment), 0, self._place(0, segment.one), self._place(1, segment.other))
            elif segment in lost:
                self._note_lost(segment)
            else:
                self._note_one_sided(segment)

    def _face(self, segment):
        for one, other in _word_pairs(segment):
            self.facing[0][one] = other
            self.facing[1][other] = one

    def _kind(self, gap):
        words = [telling.words(run) for telling, run in zip(self.tellings, gap[1:])]
        if _letters(words[0]) == _letters(words[1]):
            return "spelling only"
        return "modality shifted" if self._modality.is_shifted(*gap[1:]) else "changed"

    # Words that only one text has

    def _note_lost(self, segment):
        side, run = _side_and_run(segment)
        near = self._nearest(side, run)
        context = near and self._place(1 - side, self._clause_at(1 - side, near))
        self._add("attribution lost", side, self._place(side, run), context, context=1)

    def _note_one_sided(self, segment):
        side, run = _side_and_run(segment)
        wide = FUNCTION_WORDS.issuperset(self.tellings[side].words(run)) and self._widened(side, run)
        if wide:
            self._add("changed", side, self._place(side, wide[0]), self._place(1 - side, wide[1]))
        else:
            near = self._nearest(side, run)
            self._add(_ONLY[side], side, self._place(side, run), near and Place(near[0], None))

    def _nearest(self, side, run):
        """Where the other text has the last word before a run that both have, or else the first after it."""
        own, length = self.facing[side], len(self.tellings[side].keys[run.sentence])
        near = [*range(run.start - 1, -1, -1), *range(run.end, length)]
        return next((own[run.sentence, word] for word in near if (run.sentence, word) in own), None)

    def _clause_at(self, side, place):
        sentence, word = place
        whole = Run(sentence, 0, len(self.tellings[side].keys[sentence]))
        return next(clause for clause in clauses(self.tellings[side], whole) if clause.start <= word < clause.end)

    def _widened(self, side, run):
        """Small words with the word after or before them that both have, and that word in the other text."""
        before, after = (self.facing[side].get((run.sentence, word)) for word in (run.start - 1, run.end))
        if after and not (before and parted(self.tellings[side], run.sentence, run.end)):
            return run._replace(end=run.end + 1), Run(*after, after[1] + 1)
        return before and (run._replace(start=run.start - 1), Run(*before, before[1] + 1))

    # Words that both have

    def _compare_spelling(self, segment):
        if self._printed(0, segment.one) != self._printed(1, segment.other) or self._follow_alike(
                segment.one[:2], segment.other[:2]):
            self._compare_words(segment)
        self._compare_endings(segment)

    def _compare_endings(self, segment):
        """What is printed after the last words of two sentences."""
        lengths = [len(telling.keys[run.sentence]) for telling, run in zip(self.tellings, segment[1:])]
        if [run.end for run in segment[1:]] == lengths:
            signs = [telling.before(run.sentence, run.end).split()
                     for telling, run in zip(self.tellings, segment[1:])]
            if signs[0] != signs[1]:
                self._add("spelling only", 0, *map(self._last_word, (0, 1), segment[1:]))

    def _last_word(self, side, run):
        telling = self.tellings[side]
        start, _ = telling.spans[run.sentence][-1]
        return Place(run.sentence, Span(start, telling.sentences[run.sentence].span.end))

    def _compare_words(self, segment):
        signs = [self._signs(side, run) for side, run in enumerate(segment[1:])]
        found = []
        for place, other, sign, other_sign in zip(*zip(*_word_pairs(segment)), *signs):
            differ = sign != other_sign and self._follow_alike(place, other)
            if differ or self._are_printed_differently(place, other):
                found.append([Run(sentence, word - differ, word + 1) for sentence, word in (place, other)])
        for runs in _merged(found):
            self._add("spelling only", 0, *(self._place(side, run) for side, run in enumerate(runs)))

    def _printed(self, side, run):
        """What a run prints, without regard to white space."""
        spans = self.tellings[side].spans[run.sentence]
        return self.tellings[side].text[spans[run.start][0]:spans[run.end - 1][1]].split()

    def _signs(self, side, run):
        """What is printed before each word but white space, and brackets whose mates stand outside the run."""
        telling = self.tellings[side]
        signs = [" ".join(telling.before(run.sentence, word).split()) for word in range(run.start, run.end)]
        printed = "".join(signs)
        stray = "".join(pair for pair in ("()", "[]") if printed.count(pair[0]) != printed.count(pair[1]))
        return [sign.translate(dict.fromkeys(map(ord, stray))) for sign in signs]

    def _follow_alike(self, place, other):
        """Whether the words before two words that both texts have are such words, too."""
        return self.facing[0].get((place[0], place[1] - 1)) == (other[0], other[1] - 1)

    def _are_printed_differently(self, *places):
        """Whether letters differ; a capital at the start of a sentence is none."""
        one, other = (telling.text[slice(*telling.spans[sentence][word])]
                      for telling, (sentence, word) in zip(self.tellings, places))
        opens = any(word == telling.heads[sentence] for telling, (sentence, word) in zip(self.tellings, places))
        return one != other and not (opens and one[1:] == other[1:] and one[0].lower() == other[0].lower())


def _merged(found):
    """Pairs of runs, those that share a word as one."""
    merged = []
    for pair in found:
        if merged and pair[0].start < merged[-1][0].end:
            merged[-1] = [run._replace(end=end) for run, (_, _, end) in zip(merged[-1], pair)]
        else:
            merged.append(pair)
    return merged


def _side_and_run(segment):
    return (0, segment.one) if segment.one else (1, segment.other)


def _word_pairs(segment):
    """The places of equal words; a frame that has moved may have a *that* more."""
    return [((segment.one.sentence, word), (segment.other.sentence, other))
            for word, other in zip(range(*segment.one[1:]), range(*segment.other[1:]))]


def _letters(words):
    return re.sub(r"\W", "", "".join(words))
