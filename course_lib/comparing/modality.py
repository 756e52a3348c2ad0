"""Whether two wordings of the same differ in how firm they are: a step of a modal ladder replaced by another.

The steps are those of ``modals.csv``. A text may also put other words in a step's place: *can* and the like, verbs
by which someone commits themselves (*agreed to*), or the deed itself (*expect to welcome*, *welcomed*).
"""


from course_lib.comparing.matching import FUNCTION_WORDS, stem
from course_lib.words import lexicons
from course_lib.words.lexicons import parts
from course_lib.words.phrases import Phrases

_BARE = ("can", "could", "may", "might", "would")


@lexicons.per_folder
def _phrases(folder):
    """Every modal phrase, meaning its step and whether that is on a ladder."""
    phrases = Phrases()
    for row in lexicons.read("reporting_verbs", folder):
        if row["stance"] == "commissive":
            _add(phrases, parts(row["forms"]), ("commits", False))
    for word in _BARE:
        _add(phrases, [word], (word, False))
    for row in lexicons.read("modals", folder):
        _add(phrases, parts(row["forms"]), (row["step_id"], True))
        _add(phrases, parts(row["not_these"]), None)
    return phrases


def _add(phrases, forms, meaning):
    for form in forms:
        phrases.add(form, "modal", meaning, exact=False)


class Modality:
    """The modal phrases of two tellings; each sentence is searched once."""

    def __init__(self, tellings, folder=None):
        self.tellings, self.phrases, self.known = tellings, _phrases(folder), {}

    def is_shifted(self, *runs):
        """Whether the modal step in one of two runs that face each other is replaced in the other."""
        steps = [self._steps(side, run) for side, run in enumerate(runs)]
        on_ladder = [any(is_step for _, is_step in own) for own in steps]
        if all(steps):
            return any(on_ladder) and steps[0] != steps[1]
        words = (telling.words(run) for telling, run in zip(self.tellings, runs))
        return any(on_ladder) and _same_verb(*words)

    def _steps(self, side, run):
        """The modal phrases that have words in a run."""
        spans = self.tellings[side].spans[run.sentence]
        start, end = spans[run.start][0], spans[run.end - 1][1]
        return {phrase.meaning for phrase in self._in_sentence(side, run.sentence)
                if phrase.start < end and start < phrase.end}

    def _in_sentence(self, side, number):
        if (side, number) not in self.known:
            telling = self.tellings[side]
            self.known[side, number] = self.phrases.find(telling.text, *telling.sentences[number].words)
        return self.known[side, number]


def _same_verb(words, others):
    """Whether a word stands in both in different forms: *welcome* and *welcomed*."""
    forms = {stem(word): word for word in words if word not in FUNCTION_WORDS}
    return any(forms.get(stem(word), word) != word for word in others)
