"""The differences between two tellings, found group by group of sentences that tell the same."""

import re
from collections import Counter
from operator import attrgetter, itemgetter
from typing import NamedTuple

from course_lib.comparing import links
from course_lib.comparing.frames import lost_and_moved
from course_lib.comparing.matching import FUNCTION_WORDS, have_little_in_common, length, segments, stem, stretches
from course_lib.comparing.tellings import Run
from course_lib.words.runs import longest_rising

_TURNED = {"added": "dropped", "dropped": "added"}
_BARE = frozenset(("can", "could", "may", "might", "would"))  # put in the place of a step of a modal ladder


class Difference(NamedTuple):
    """One difference: its kind, and a Run of words in either text.

    A run without words says: nothing stands for it there, but in that sentence; None, that the whole sentence has no
    counterpart. ``context`` is 0 or 1 where the first or second run shows only the words that lost their attribution.
    """

    kind: str
    runs: tuple[Run | None, Run | None]
    context: int | None = None

    def turned(self):
        """The same difference with the second text named first."""
        context = None if self.context is None else 1 - self.context
        return Difference(_TURNED.get(self.kind, self.kind), self.runs[::-1], context)


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

    def __init__(self, one, other):
        self.tellings = one, other
        self.found, self.facing = [], ({}, {})
        pairs = links.Linker(one, other).links()
        groups = links.group(pairs)
        for group in groups:
            self._compare(group, *lost_and_moved(self.tellings, group))
        self.found = _merged(self.found)
        self._note_moved(groups)
        for side, telling in enumerate(self.tellings):
            linked = {pair[side] for pair in pairs}
            for number, run in enumerate(telling.runs):
                if number not in linked:
                    self._add("dropped", side, run, None)
        shared = Counter((one.home[word], other.home[facing]) for word, facing in self.facing[0].items())
        self.links = [Link(*pair, shared[pair]) for pair in pairs]

    def _add(self, kind, side, run, other, context=None):
        """Note a difference as seen from text number ``side``, in which ``run`` is."""
        seen = Difference(kind, (run, other), context)
        self.found.append(seen.turned() if side else seen)

    def _compare(self, group, lost, other, alike):
        pairs, gaps = segments(self.tellings, group, lost, [*other, *alike])
        pairs += [pair for runs in alike for pair in zip(*(range(*run) for run in runs))]
        for word, facing in pairs:
            self.facing[0][word], self.facing[1][facing] = facing, word
        for pair in pairs:
            self._compare_spelling(*pair)
        for gap in other:
            self.found.append(Difference(self._kind(gap), gap))
        for side in (0, 1):
            for run in lost[side]:
                self._note_lost(side, run)
        for gap in gaps:
            self._compare_gap(gap)

    def _compare_gap(self, gap):
        kind = self._kind(gap) if all(gap) else None
        if kind and not (kind == "changed" and have_little_in_common(self.tellings, gap)):
            return self.found.append(Difference(kind, gap))
        for side, run in enumerate(gap):
            if run:
                self._note_one_sided(side, run)

    def _kind(self, gap):
        words = ("".join(telling.words(run)) for telling, run in zip(self.tellings, gap))
        if len({re.sub(r"\W", "", letters) for letters in words}) == 1:
            return "spelling only"
        return "modality shifted" if _is_shifted(self.tellings, gap) else "changed"

    # Words that only one text has

    def _note_lost(self, side, run):
        near, other = self._nearest(side, run), self.tellings[1 - side]
        context = near and next(clause for clause in other.clauses(other.runs[other.home[near]]) if near < clause.end)
        self._add("attribution lost", side, run, context, 1)

    def _note_one_sided(self, side, run):
        wide = FUNCTION_WORDS.issuperset(self.tellings[side].words(run)) and self._widened(side, run)
        if wide:
            self._add("changed", side, *wide)
        else:
            near = self._nearest(side, run)
            self._add("dropped", side, run, near and Run(near, near))

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
            self.found.append(Difference("spelling only", tuple(Run(word - differ, word + 1) for word in words)))
        behind = [word + 1 for word in words]
        if not any(telling.keys[word] for telling, word in zip(self.tellings, behind)) and self._signs_differ(behind):
            self.found.append(Difference("spelling only", tuple(Run(word, word + 2) for word in words)))

    def _signs_differ(self, words):
        """Whether there is a difference in what is printed before two words but white space."""
        one, other = (telling.before(word).split() for telling, word in zip(self.tellings, words))
        return one != other

    def _are_printed_differently(self, words):
        """Whether letters differ; a capital at the start of a sentence is none."""
        one, other = (telling.text[slice(*telling.spans[word])] for telling, word in zip(self.tellings, words))
        opens = any(word == telling.heads[telling.home[word]] for telling, word in zip(self.tellings, words))
        return one != other and not (opens and one[1:] == other[1:] and one[0].lower() == other[0].lower())

    # Sentences that stand elsewhere

    def _note_moved(self, groups):
        """Of each sentence that stands elsewhere in the other text, the longest stretch that is the same in both and
        holds no word of another difference.
        """
        in_place = set(longest_rising([others[0] for _, others in groups]))
        taken = {word for run, _ in (each.runs for each in self.found) if run for word in range(*run)}
        free = {word: facing for word, facing in self.facing[0].items() if word not in taken}
        for number in (number for place, (own, _) in enumerate(groups) if place not in in_place for number in own):
            runs = stretches((word, free[word]) for word in range(*self.tellings[0].runs[number]) if word in free)
            if runs:
                *starts, n_words = max(runs, key=itemgetter(2))
                self.found.append(Difference("moved", tuple(Run(start, start + n_words) for start in starts)))


def _merged(found):
    """Differences, those that share a word that both texts have as one."""
    in_both = {each for each in found if each.context is None and all(run and length(run) for run in each.runs)}
    merged = []
    for each in sorted(in_both, key=attrgetter("runs")):
        if merged and merged[-1].runs[0].meets(each.runs[0]):
            kind = merged[-1].kind if each.kind == "spelling only" else each.kind
            merged[-1] = Difference(kind, tuple(map(_covering, merged[-1].runs, each.runs)))
        else:
            merged.append(each)
    return merged + [each for each in found if each not in in_both]


def _covering(one, other):
    return Run(min(one.start, other.start), max(one.end, other.end))


# How firm two wordings are: a step of a modal ladder replaced by another, or by verbs that commit whoever speaks

def _is_shifted(tellings, gap):
    """Whether the modal step in one of two runs that face each other is replaced in the other."""
    steps, others = zip(*map(_modals, tellings, gap))
    if not any(steps):
        return False
    found = [own | more for own, more in zip(steps, others)]
    return found[0] != found[1] if all(found) else _same_verb(*map(_words, tellings, gap))


def _words(telling, run):
    return [word for word in telling.words(run) if word not in FUNCTION_WORDS]


def _modals(telling, run):
    """The steps that have words in a run, and what may be put for one."""
    number = telling.home[run.start]
    steps = {id for own, kind, id in telling.phrases(number) if kind == "modal" and own.meets(run)}
    commits = {"commits" for own, verb in telling.verbs(number) if verb["stance"] == "commissive" and own.meets(run)}
    return steps, commits | _BARE.intersection(telling.words(run))


def _same_verb(words, others):
    """Whether a word stands in both in different forms: *welcome* and *welcomed*."""
    forms = {stem(word): word for word in words}
    return any(forms.get(stem(word), word) != word for word in others)
