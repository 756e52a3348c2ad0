"""Phrases that stand where they like in a sentence: who says it (a reporting frame), and when.

They are found by form, without knowing who the people are; so they are found in a student's own draft as well. Two such
phrases are compared with each other, wherever they stand; the words around them as if they were not there.
"""

from bisect import bisect_right
from collections import Counter

from course_lib.comparing.matching import FUNCTION_WORDS
from course_lib.comparing.tellings import Run
from course_lib.loader.dates import find_days
from course_lib.words.printeddates import WEEKDAYS

_PERSONS = frozenset(("he", "she", "they", "it", "the", "both", "all", "two", "three", "his", "her", "their"))
_PRONOUNS = frozenset(("he", "she", "they", "it"))
_BEFORE_A_DAY = frozenset(("on", "in", "at", "by", "here", "also", "later", "earlier", "the"))
_NO_NAMES = FUNCTION_WORDS.union(WEEKDAYS)
_LONGEST_SUBJECT = 6  # words of "the two foreign ministers also"
_LONGEST_APPOSITION = 30  # words of "Wang, also a member of …, said"
_FAR = 0.2  # share of a sentence; a phrase between commas that stands so much further on has moved
_REPORTING = ("neutral", "emphatic", "evaluative", "directive")  # stances; agreeing or thanking is more than saying


def find_frames(telling, number):
    """Runs of a sentence that say who speaks: "Wang said that", "said the minister", "he noted, adding that".

    "He said" and ", adding that" are one.
    """
    frames, runs = _Frames(telling, number), []
    for start, end in frames.found():
        if runs and start == runs[-1].end and frames.starts_clause(start):
            runs[-1] = runs[-1]._replace(end=end)
        elif not runs or start >= runs[-1].end:
            runs.append(Run(start, end))
    return runs


class _Frames:
    """The reporting frames of one sentence, looked for around each verb."""

    def __init__(self, telling, number):
        self.telling, self.number, self.keys = telling, number, telling.keys
        self.first, self.last = telling.heads[number], telling.runs[number].end
        self.edges = [*filter(self.starts_clause, range(self.first, self.last)), self.last]  # where clauses begin

    def found(self):
        """Where frames begin and end."""
        for (start, end), verb in self.telling.verbs(self.number):
            if verb["takes"] == "object" or verb["stance"] not in _REPORTING:
                continue
            that = end + (self.keys[end] == "that")
            clause_end = self.edges[min(bisect_right(self.edges, end), len(self.edges) - 1)]
            opens, is_participle = self.starts_clause(start), self.keys[start].endswith("ing")
            if verb["takes"] == "speaker" or not is_participle and opens and self._is_inverted(start, end, clause_end):
                yield start, clause_end
            elif is_participle and opens:
                yield start, that
            elif not is_participle and (subject := self._subject_before(start)) is not None:
                yield subject, that

    def starts_clause(self, word):
        before = self.telling.before(word)
        return word == self.first or any(mark in before for mark in ",;:—”\"'’")

    def has_pronoun(self):
        """Whether *he*, *she* or the like stands before a verb of speaking."""
        subjects = (self._subject_before(start) for (start, _), _ in self.telling.verbs(self.number))
        return any(self.keys[subject] in _PRONOUNS for subject in subjects if subject is not None)

    def _is_inverted(self, verb, start, end):
        return verb > self.first and start < end <= start + _LONGEST_SUBJECT and self._is_person(start)

    def _is_person(self, word):
        start, _ = self.telling.spans[word]
        return self.keys[word] in _PERSONS or self.telling.text[start].isupper() and self.keys[word] not in _NO_NAMES

    def _clause_start(self, end, longest):
        """Where the clause begins that holds the word before ``end``, or at least so many words before."""
        earliest = max(self.first, end - longest)
        return next(filter(self.starts_clause, range(end - 1, earliest, -1)), earliest)

    def _subject_before(self, end):
        """Where the subject begins that ends before a word, or before an apposition there; None where there is none."""
        if end > self.first and self.starts_clause(end):
            end = self._clause_start(end, _LONGEST_APPOSITION)
        return next(filter(self._is_person, range(self._clause_start(end, _LONGEST_SUBJECT), end)), None)


def find_times(telling, number):
    """Runs of a sentence that name a day: "on Thursday", "Also on July 25", "the day prior to his visit"."""
    runs = []
    for day in find_days(telling.text, *telling.sentences[number].words):
        run = _with_small_words(telling, telling.run_at(day.start, day.end), number)
        if not runs or runs[-1].end <= run.start:
            runs.append(run)
    return runs


def _with_small_words(telling, run, number):
    """"Also on" before a day, and behind it what it is counted from: "prior to his visit"."""
    (start, end), last = run, telling.runs[number].end
    while start > telling.heads[number] and telling.keys[start - 1] in _BEFORE_A_DAY:
        start -= 1
    if telling.keys[end] == "to":
        end = next((word for word in range(end, last) if "," in telling.before(word)), last)
    return Run(start, end)


# What became of them

def lost_and_moved(tellings, group):
    """The movable phrases of a group of sentences of two tellings.

    Returns:
        For either text its frames where nobody speaks in the other; as gaps, other days and other frames that stand
        elsewhere; as gaps, the same frames elsewhere.
    """
    days, frames = _runs(tellings, group, find_times), _runs(tellings, group, find_frames)
    moved = [pair for pair in zip(*frames) if _has_moved(tellings, pair)]
    alike = [pair for pair in moved if _are_alike(tellings, pair)]
    other = [pair for pair in [*zip(*days), *moved] if not _are_alike(tellings, pair)]
    told = [_told(telling, numbers, own) for telling, numbers, own in zip(tellings, group, frames)]
    lost = [[] if _speak(tellings[1 - side], group[1 - side], told[side]) else frames[side][len(frames[1 - side]):]
            for side in (0, 1)]
    return lost, other, alike


def _told(telling, numbers, frames):
    """Verbs of speaking outside the frames: in "China speaks highly of Laos, Wang said" nobody speaks but Wang."""
    inside = {word for frame in frames for word in range(*frame)}
    return Counter(verb["verb"] for number in numbers for run, verb in telling.verbs(number)
                   if inside.isdisjoint(range(*run)))


def _speak(telling, numbers, told):
    """Whether anybody speaks there: by a verb that the other text does not tell as well, or as *he* or *she*."""
    verbs = Counter(verb["verb"] for number in numbers for _, verb in telling.verbs(number))
    return bool(verbs - told) or any(_Frames(telling, number).has_pronoun() for number in numbers)


def _runs(tellings, group, find):
    return [[run for number in numbers for run in find(telling, number)] for telling, numbers in zip(tellings, group)]


def _are_alike(tellings, pair):
    """Whether both have the same words, with or without a *that*."""
    one, other = ([word for word in telling.words(run) if word != "that"] for telling, run in zip(tellings, pair))
    return one == other


def _has_moved(tellings, pair):
    """Whether a frame stands between commas in one text only, or in both but far from where it stood."""
    (one, is_off), (other, other_is_off) = map(_standing, tellings, pair)
    return is_off != other_is_off or is_off and abs(one - other) > _FAR


def _standing(telling, run):
    """How far on in its sentence a phrase stands, and whether between commas, or between a comma and the end."""
    number = telling.home[run.start]
    first, last = telling.runs[number]
    is_off = ((run.end == last or telling.is_parted(run.end))
              and run.start > telling.heads[number] and telling.is_parted(run.start))
    return (run.start - first) / (last - first), is_off
