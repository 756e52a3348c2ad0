"""The differences between two tellings, found group by group of sentences that tell the same."""

import re
from collections import Counter, defaultdict
from typing import NamedTuple

from course_lib.comparing import links
from course_lib.comparing.frames import lost_and_moved
from course_lib.comparing.matching import FUNCTION_WORDS, have_little_in_common, length, segments, stem, stretches
from course_lib.comparing.tellings import Run
from course_lib.words import lexicons
from course_lib.words.runs import longest_rising
from course_lib.words.spans import Span

_TURNED = {"added": "dropped", "dropped": "added"}
_BARE = frozenset(("can", "could", "may", "might", "would"))  # put in the place of a step of a modal ladder


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

    def turned(self):
        """The same difference with the second text named first."""
        context = None if self.context is None else 1 - self.context
        return Difference(_TURNED.get(self.kind, self.kind), self.other, self.one, context)


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
        facing: for either text, its words that the other has too, each with its number there.
    """

    def __init__(self, one, other, folder):
        self.tellings = one, other
        self.found, self.facing = [], ({}, {})
        self._folder = folder
        pairs = links.Linker(one, other).links()
        groups = links.group(pairs)
        for group in groups:
            self._compare(group, *lost_and_moved(self.tellings, group, folder))
        self.found = _merged(self.found)
        self._note_moved(groups)
        for side, telling in enumerate(self.tellings):
            linked = {pair[side] for pair in pairs}
            for number, sentence in enumerate(telling.sentences):
                if number not in linked:
                    self._add("dropped", side, Place(number, sentence.span), None)
        shared = Counter((one.home[word], other.home[facing]) for word, facing in self.facing[0].items())
        self.links = [Link(*pair, shared[pair]) for pair in pairs]

    def _add(self, kind, side, place, other, context=None):
        """Note a difference as seen from text number ``side``, in which ``place`` is."""
        seen = Difference(kind, place, other, context)
        self.found.append(seen.turned() if side else seen)

    def _place(self, side, run):
        telling = self.tellings[side]
        return Place(telling.home[run.start], telling.span(run))

    def _add_pair(self, kind, runs):
        self._add(kind, 0, *map(self._place, (0, 1), runs))

    def _compare(self, group, lost, other, alike):
        pairs, gaps = segments(self.tellings, group, lost, [*other, *alike])
        pairs += [pair for runs in alike for pair in zip(*(range(*run) for run in runs))]
        for word, facing in pairs:
            self.facing[0][word], self.facing[1][facing] = facing, word
        for pair in pairs:
            self._compare_spelling(*pair)
        for gap in other:
            self._add_pair(self._kind(gap), gap)
        for side, run in lost:
            self._note_lost(side, run)
        for gap in gaps:
            self._compare_gap(gap)

    def _compare_gap(self, gap):
        kind = self._kind(gap) if all(gap) else None
        if kind and not (kind == "changed" and have_little_in_common(self.tellings, gap)):
            return self._add_pair(kind, gap)
        for side, run in enumerate(gap):
            if run:
                self._note_one_sided(side, run)

    def _kind(self, gap):
        words = ("".join(telling.words(run)) for telling, run in zip(self.tellings, gap))
        if len({re.sub(r"\W", "", letters) for letters in words}) == 1:
            return "spelling only"
        return "modality shifted" if _is_shifted(self.tellings, gap, self._folder) else "changed"

    # Words that only one text has

    def _note_lost(self, side, run):
        near, other = self._nearest(side, run), self.tellings[1 - side]
        context = near and next(clause for clause in other.clauses(other.runs[other.home[near]]) if near < clause.end)
        self._add("attribution lost", side, self._place(side, run), context and self._place(1 - side, context), 1)

    def _note_one_sided(self, side, run):
        wide = FUNCTION_WORDS.issuperset(self.tellings[side].words(run)) and self._widened(side, run)
        if wide:
            self._add("changed", side, self._place(side, wide[0]), self._place(1 - side, wide[1]))
        else:
            near = self._nearest(side, run)
            place = near and Place(self.tellings[1 - side].home[near], None)
            self._add("dropped", side, self._place(side, run), place)

    def _nearest(self, side, run):
        """The last word before a run that both texts have, or else the first after it: its number in the other."""
        telling, own = self.tellings[side], self.facing[side]
        first, last = telling.runs[telling.home[run.start]]
        return next((own[word] for word in (*range(run.start - 1, first - 1, -1), *range(run.end, last))
                     if word in own), None)

    def _widened(self, side, run):
        """Small words with the word after or before them that both have, and that word in the other text."""
        before, after = (self.facing[side].get(word) for word in (run.start - 1, run.end))
        if after:
            return Run(run.start, run.end + 1), Run(after, after + 1)
        return before and (Run(run.start - 1, run.end), Run(before, before + 1))

    # Words that both have

    def _compare_spelling(self, *words):
        follow = self.facing[0].get(words[0] - 1) == words[1] - 1  # the words before them are alike, too
        differ = follow and self._signs_differ(words)
        if differ or self._are_printed_differently(words):
            self._add_pair("spelling only", [Run(word - differ, word + 1) for word in words])
        behind = [word + 1 for word in words]
        if not any(telling.keys[word] for telling, word in zip(self.tellings, behind)) and self._signs_differ(behind):
            self._add("spelling only", 0, *map(self._last_word, (0, 1), words))

    def _signs_differ(self, words):
        """Whether there is a difference in what is printed before two words but white space."""
        one, other = (telling.before(word).split() for telling, word in zip(self.tellings, words))
        return one != other

    def _last_word(self, side, word):
        telling = self.tellings[side]
        return Place(telling.home[word], Span(telling.spans[word][0], telling.spans[word + 1][0]))

    def _are_printed_differently(self, words):
        """Whether letters differ; a capital at the start of a sentence is none."""
        one, other = (telling.text[slice(*telling.spans[word])] for telling, word in zip(self.tellings, words))
        opens = any(word == telling.heads[telling.home[word]] for telling, word in zip(self.tellings, words))
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
                self._add("moved", 0, *map(self._whole, (0, 1), max(runs, key=lambda pair: length(pair[0]))))

    def _free_runs(self, number, taken):
        """Runs of the same words in a sentence and in the other text, without words of other differences."""
        (one, _), own = self.tellings, self.facing[0]
        free = [word for word in range(*one.runs[number]) if word in own
                and not any(one.spans[word][0] < end and start < one.spans[word][1] for start, end in taken)]
        runs = stretches((word, own[word]) for word in free)
        return [[Run(start, start + number) for start in starts] for *starts, number in runs]

    def _whole(self, side, run):
        """The place of a run; where it is a whole sentence, with what is printed around its words."""
        telling, place = self.tellings[side], self._place(side, run)
        is_whole = run == telling.runs[place.sentence]
        return place._replace(span=telling.sentences[place.sentence].span) if is_whole else place


def _merged(found):
    """Differences, those that share a word that both texts have as one."""
    in_both = {each for each in found if each.context is None and all(place and place.span for place in each[1:3])}
    merged = []
    for each in sorted(in_both, key=lambda each: each.one):
        if merged and merged[-1].one.sentence == each.one.sentence and each.one.span.start < merged[-1].one.span.end:
            kind = merged[-1].kind if each.kind == "spelling only" else each.kind
            merged[-1] = Difference(kind, *map(_covering, merged[-1][1:3], each[1:3]))
        else:
            merged.append(each)
    return merged + [each for each in found if each not in in_both]


def _covering(one, other):
    span = Span(min(one.span.start, other.span.start), max(one.span.end, other.span.end))
    return Place(one.sentence, span)


# How firm two wordings are: a step of a modal ladder replaced by another, or by verbs that commit whoever speaks

@lexicons.per_folder
def _commissive(folder):
    return {row["verb"] for row in lexicons.read("reporting_verbs", folder) if row["stance"] == "commissive"}


def _is_shifted(tellings, gap, folder=None):
    """Whether the modal step in one of two runs that face each other is replaced in the other."""
    steps, others = zip(*(_modals(telling, run, folder) for telling, run in zip(tellings, gap)))
    if not any(steps):
        return False
    found = [own | more for own, more in zip(steps, others)]
    return found[0] != found[1] if all(found) else _same_verb(*map(_words, tellings, gap))


def _words(telling, run):
    return [word for word in telling.words(run) if word not in FUNCTION_WORDS]


def _modals(telling, run, folder):
    """The steps that have words in a run, and what may be put for one."""
    start, end = telling.edges(run)
    inside = [one for one in telling.phrases(telling.home[run.start]) if one.start < end and start < one.end]
    steps = {one.meaning.id for one in inside if one.kind == "modal"}
    commits = {"commits" for one in inside if one.kind == "verb" and one.meaning.id in _commissive(folder)}
    return steps, commits | _BARE.intersection(telling.words(run))


def _same_verb(words, others):
    """Whether a word stands in both in different forms: *welcome* and *welcomed*."""
    forms = {stem(word): word for word in words}
    return any(forms.get(stem(word), word) != word for word in others)
