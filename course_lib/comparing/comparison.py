"""The differences between two tellings, found group by group of sentences that tell the same."""

import re
from collections import Counter, defaultdict
from itertools import groupby, repeat
from typing import NamedTuple

from course_lib.comparing import links
from course_lib.comparing.frames import lost_and_moved
from course_lib.comparing.links import Run
from course_lib.comparing.matching import FUNCTION_WORDS, longest_rising
from course_lib.comparing.modality import Modality
from course_lib.comparing.segments import clauses, have_little_in_common, segments
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
        found: the differences; each word of either text is in one of them at most, but for the ``context`` of some.
        links: the links between sentences.
        facing: for either text, its words that the other has too: from (sentence, word) to the place there.
    """

    def __init__(self, one, other, folder):
        self.tellings = one, other
        self.found, self.facing = [], ({}, {})
        pairs = links.link(one, other)
        groups = links.group(pairs)
        self._modality = Modality(self.tellings, folder)
        for group in groups:
            self._compare(group, *lost_and_moved(self.tellings, group, folder))
        self.found = _merged(self.found)
        self._note_moved(groups)
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

    def _compare(self, group, lost, other, alike):
        pairs, gaps = segments(*self.tellings, group, [*lost, *other, *alike])
        pairs += [pair for runs in alike for pair in zip(*(zip(repeat(run.sentence), range(*run[1:])) for run in runs))]
        for place, facing in pairs:
            self.facing[0][place], self.facing[1][facing] = facing, place
        for pair in pairs:
            self._compare_spelling(*pair)
        for gap in other:
            self._add(self._kind(gap), 0, *map(self._place, (0, 1), gap))
        for gap in lost:
            self._note_lost(*_side_and_run(gap))
        for gap in gaps:
            self._compare_gap(gap) if all(gap) else self._note_one_sided(*_side_and_run(gap))

    def _compare_gap(self, gap):
        kind = self._kind(gap)
        if kind == "changed" and have_little_in_common(self.tellings, gap):
            self._note_one_sided(0, gap.one)
            self._note_one_sided(1, gap.other)
        else:
            self._add(kind, 0, *map(self._place, (0, 1), gap))

    def _kind(self, gap):
        words = ("".join(telling.words(run)) for telling, run in zip(self.tellings, gap))
        if len({re.sub(r"\W", "", letters) for letters in words}) == 1:
            return "spelling only"
        return "modality shifted" if self._modality.is_shifted(*gap) else "changed"

    # Words that only one text has

    def _note_lost(self, side, run):
        near = self._nearest(side, run)
        context = near and self._place(1 - side, self._clause_at(1 - side, near))
        self._add("attribution lost", side, self._place(side, run), context, context=1)

    def _note_one_sided(self, side, run):
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
        if after:
            return run._replace(end=run.end + 1), Run(*after, after[1] + 1)
        return before and (run._replace(start=run.start - 1), Run(*before, before[1] + 1))

    # Words that both have

    def _compare_spelling(self, *places):
        differ = self._follow_alike(*places) and self._sign(0, *places[0]) != self._sign(1, *places[1])
        if differ or self._are_printed_differently(*places):
            runs = (Run(sentence, word - differ, word + 1) for sentence, word in places)
            self._add("spelling only", 0, *map(self._place, (0, 1), runs))
        are_last = (word + 1 == len(telling.keys[sentence]) for telling, (sentence, word) in zip(self.tellings, places))
        signs = {self._sign(side, sentence, word + 1) for side, (sentence, word) in enumerate(places)}
        if len(signs) > 1 and all(are_last):
            self._add("spelling only", 0, *map(self._last_word, (0, 1), places))

    def _sign(self, side, sentence, word):
        """What is printed before a word but white space."""
        return " ".join(self.tellings[side].before(sentence, word).split())

    def _last_word(self, side, place):
        telling, (sentence, word) = self.tellings[side], place
        return Place(sentence, Span(telling.spans[sentence][word][0], telling.sentences[sentence].span.end))

    def _follow_alike(self, place, other):
        """Whether the words before two words that both texts have are such words, too."""
        return self.facing[0].get((place[0], place[1] - 1)) == (other[0], other[1] - 1)

    def _are_printed_differently(self, *places):
        """Whether letters differ; a capital at the start of a sentence is none."""
        one, other = (telling.text[slice(*telling.spans[sentence][word])]
                      for telling, (sentence, word) in zip(self.tellings, places))
        opens = any(word == telling.heads[sentence] for telling, (sentence, word) in zip(self.tellings, places))
        return one != other and not (opens and one[1:] == other[1:] and one[0].lower() == other[0].lower())

    # Sentences that stand elsewhere

    def _note_moved(self, groups):
        """Of each sentence that stands elsewhere in the other text, the longest stretch that is the same in both."""
        in_place = set(longest_rising([others[0] for _, others in groups]))
        taken = defaultdict(list)
        for place in (each.one for each in self.found if each.one and each.one.span):
            taken[place.sentence].append(place.span)
        for number in (number for place, (own, _) in enumerate(groups) if place not in in_place for number in own):
            runs = self._free_runs(number, taken[number])
            if runs:
                longest = max(runs, key=lambda pair: pair[0].end - pair[0].start)
                self._add("moved", 0, *map(self._whole, (0, 1), longest))

    def _free_runs(self, number, taken):
        """Runs of the same words in a sentence and in the other text, without words of other differences."""
        own = self.facing[0]
        free = [(word, *own[number, word]) for word, (start, end) in enumerate(self.tellings[0].spans[number])
                if (number, word) in own and not any(start < span.end and span.start < end for span in taken)]
        together = groupby(enumerate(free), lambda item: (item[1][0] - item[0], item[1][1], item[1][2] - item[0]))
        runs = ([pair for _, pair in run] for _, run in together)
        return [(Run(number, run[0][0], run[-1][0] + 1), Run(run[0][1], run[0][2], run[-1][2] + 1))
                for run in runs]

    def _whole(self, side, run):
        """The place of a run; where it is a whole sentence, with what is printed around its words."""
        telling, (sentence, *words) = self.tellings[side], run
        is_whole = words == [0, len(telling.keys[sentence])]
        return Place(sentence, telling.sentences[sentence].span) if is_whole else self._place(side, run)


def _merged(found):
    """Differences, those that share a word that both texts have as one."""
    in_both = [each for each in found if each.context is None and all(place and place.span for place in each[1:3])]
    merged = []
    for each in sorted(in_both, key=lambda each: each.one):
        if merged and merged[-1].one.sentence == each.one.sentence and each.one.span.start < merged[-1].one.span.end:
            merged[-1] = _joined(merged[-1], each)
        else:
            merged.append(each)
    rest = set(found).difference(in_both)
    return [*merged, *filter(rest.__contains__, found)]


def _joined(one, other):
    places = (Place(a.sentence, Span(min(a.span.start, b.span.start), max(a.span.end, b.span.end)))
              for a, b in zip(one[1:3], other[1:3]))
    return Difference(one.kind if other.kind == "spelling only" else other.kind, *places)


def _side_and_run(gap):
    return (0, gap.one) if gap.one else (1, gap.other)
