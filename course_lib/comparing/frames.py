"""Phrases that stand where they like in a sentence: who says it (a reporting frame), and when.

They are found by form, without knowing who the people are; so they are found in a student's own draft as well.
"""

from course_lib.comparing.links import Run
from course_lib.loader.dates import WEEKDAYS
from course_lib.loader.days import find_counted_days, find_days
from course_lib.words import lexicons
from course_lib.words.lexicons import parts
from course_lib.words.matching import FUNCTION_WORDS

_PRONOUNS = frozenset(("he", "she", "they", "it"))
_DETERMINERS = frozenset(("the", "both", "all", "two", "three", "his", "her", "their"))
_BEFORE_A_DAY = frozenset(("on", "in", "at", "by", "here", "also", "later", "earlier", "the"))
_LONGEST_SUBJECT = 6  # words of "the two foreign ministers also"
_LONGEST_APPOSITION = 30  # words of "Wang, also a member of …, said"
_REPORTING = ("neutral", "emphatic", "evaluative", "directive")  # stances; agreeing or thanking is more than saying


@lexicons.per_folder
def _verbs(folder):
    """Forms of the verbs that report words, and of all verbs of speaking: as words, by their first word."""
    reporting, speaking = {}, {}
    for row in lexicons.read("reporting_verbs", folder):
        reports = row["takes"] in ("clause", "both") and row["stance"] in _REPORTING
        for form in map(str.split, parts(row["forms"])):
            for verbs in (reporting, speaking) if reports else (speaking,):
                verbs.setdefault(form[0], []).append(form)
    return reporting, speaking


def find_frames(telling, number, folder=None):
    """Runs of a sentence that say who speaks: "Wang said that", "said the minister", "he noted, adding that".

    ``folder`` may hold a teacher's list of reporting verbs.
    """
    return _Frames(telling, number, _verbs(folder)[0]).found()


def speaks(telling, number, folder=None):
    """Whether a sentence has a verb of saying, thanking, agreeing or the like, or names a source."""
    frames = _Frames(telling, number, _verbs(folder)[1])
    return any(frames.verb_end(word) or frames.is_source(word) for word in frames.places())


class _Frames:
    """The reporting frames of one sentence, looked for around each verb."""

    def __init__(self, telling, number, verbs):
        self.telling, self.number, self.verbs = telling, number, verbs
        self.keys, self.first = telling.keys[number], telling.heads[number]

    def found(self):
        """In order; "he said" and ", adding that" are one."""
        runs = []
        for run in map(self._at, self.places()):
            if run and runs and run.start == runs[-1].end and self._starts_clause(run.start):
                runs[-1] = runs[-1]._replace(end=run.end)
            elif run and (not runs or run.start >= runs[-1].end):
                runs.append(run)
        return runs

    def places(self):
        """Words at which a verb or a source may begin."""
        return [word for word, key in enumerate(self.keys[self.first:], self.first)
                if key in self.verbs or key == "according"]

    def is_source(self, word):
        return self.keys[word:word + 2] == ["according", "to"]

    def verb_end(self, word):
        """Where the verb ends that begins at ``word``, or None."""
        ends = [word + len(form) for form in self.verbs.get(self.keys[word], ())
                if self.keys[word:word + len(form)] == form]
        return max(ends, default=None)

    def _at(self, word):
        if self.is_source(word):
            return Run(self.number, word, self._clause_end(word + 2))
        end = self.verb_end(word)
        start, end = self._around(word, end) if end else (None, None)
        return None if start is None else Run(self.number, start, end)

    def _around(self, start, end):
        """Where the frame begins and ends whose verb stands at ``start`` to ``end``; None first if it is none."""
        that = end + (self.keys[end:end + 1] == ["that"])
        if self.keys[start].endswith("ing"):
            return (start, that) if self._starts_clause(start) else (None, None)
        if start > self.first and self._starts_clause(start) and self._is_subject(end, self._clause_end(end)):
            return start, self._clause_end(end)
        return self._subject_before(start), that

    def _starts_clause(self, word):
        before = self.telling.before(self.number, word)
        return word == self.first or any(mark in before for mark in ",;:—”\"'’")

    def _clause_end(self, word):
        ends = (end for end in range(word + 1, len(self.keys)) if self._starts_clause(end))
        return next(ends, len(self.keys))

    def _is_subject(self, start, end):
        return start < end <= start + _LONGEST_SUBJECT and (
            self.keys[start] in _DETERMINERS | _PRONOUNS or self._is_name(start))

    def _is_name(self, word):
        start, _ = self.telling.spans[self.number][word]
        return self.telling.text[start].isupper() and self.keys[word] not in FUNCTION_WORDS.union(WEEKDAYS)

    def _subject_before(self, end):
        """Where the subject begins that ends before a word, or before an apposition there; or None."""
        if end > self.first and self._starts_clause(end):
            end = self._before_apposition(end)
        start = max(self.first, end - _LONGEST_SUBJECT)
        start = next((word for word in range(end - 1, start, -1) if self._starts_clause(word)), start)
        return next((word for word in range(start, end)
                     if self.keys[word] in _DETERMINERS | _PRONOUNS or self._is_name(word)), None)

    def _before_apposition(self, word):
        """Where the apposition begins that a comma ends before ``word``: "Wang, also a member, said"."""
        near = range(word - 1, max(self.first, word - _LONGEST_APPOSITION), -1)
        return next((start for start in near if self._starts_clause(start)), self.first)


def find_times(telling, number):
    """Runs of a sentence that name a day: "on Thursday", "Also on July 25", "the day prior to his visit"."""
    sentence, runs = telling.sentences[number], []
    found = [*find_days(telling.text, *sentence.words), *find_counted_days(telling.text, *sentence.words)]
    for day in sorted(found, key=lambda day: day[:2]):
        words = [word for word, (start, end) in enumerate(telling.spans[number])
                 if start < day.end and day.start < end]
        run = _with_small_words(telling, Run(number, words[0], words[-1] + 1))
        if not runs or runs[-1].end <= run.start:
            runs.append(run)
    return runs


def _with_small_words(telling, run):
    """"Also on" before a day, and behind it what it is counted from: "prior to his visit"."""
    keys, start, end = telling.keys[run.sentence], run.start, run.end
    while start > telling.heads[run.sentence] and keys[start - 1] in _BEFORE_A_DAY:
        start -= 1
    if keys[end:end + 1] == ["to"]:
        commas = (word for word in range(end, len(keys)) if "," in telling.before(run.sentence, word))
        end = next(commas, len(keys))
    return run._replace(start=start, end=end)
