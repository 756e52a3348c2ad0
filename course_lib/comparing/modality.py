"""Whether two wordings of the same differ in how firm they are: a step of a modal ladder replaced by another.

The steps are those of ``modals.csv``. A text may also put other words in a step's place: *can* and the like, verbs
by which someone commits themselves (*agreed to*), or the deed itself (*expect to welcome*, *welcomed*).
"""

from functools import cache

from course_lib.comparing.matching import FUNCTION_WORDS, stem
from course_lib.words import lexicons
from course_lib.words.lexicons import parts
from course_lib.words.phrases import Phrases

_BARE = ("can", "could", "may", "might", "would")


@lexicons.per_folder
def _phrases(folder):
    """Every modal phrase, meaning its step and whether that is on a ladder."""
    commissive = (row for row in lexicons.read("reporting_verbs", folder) if row["stance"] == "commissive")
    forms = [(form, ("commits", False)) for row in commissive for form in parts(row["forms"])]
    forms += [(word, (word, False)) for word in _BARE]
    for row in lexicons.read("modals", folder):
        forms += [(form, (row["step_id"], True)) for form in parts(row["forms"])]
        forms += [(form, None) for form in parts(row["not_these"])]
    phrases = Phrases()
    for form, meaning in forms:
        phrases.add(form, "modal", meaning, exact=False)
    return phrases


class Modality:
    """The modal phrases of two tellings; each sentence is searched once."""

    def __init__(self, tellings, folder=None):
        self.tellings = tellings
        self._in_sentence = cache(lambda telling, number: _phrases(folder).find(
            telling.text, *telling.sentences[number].words))

    def is_shifted(self, gap):
        """Whether the modal step in one of two runs that face each other is replaced in the other."""
        steps = list(map(self._steps, self.tellings, gap))
        if not any(is_step for own in steps for _, is_step in own):
            return False
        return steps[0] != steps[1] if all(steps) else _same_verb(*(telling.words(run) for telling, run
                                                                    in zip(self.tellings, gap)))

    def _steps(self, telling, run):
        """The modal phrases that have words in a run."""
        start, end = telling.edges(run)
        return {phrase.meaning for phrase in self._in_sentence(telling, telling.home[run.start])
                if phrase.start < end and start < phrase.end}


def _same_verb(words, others):
    """Whether a word stands in both in different forms: *welcome* and *welcomed*."""
    forms = {stem(word): word for word in words if word not in FUNCTION_WORDS}
    return any(forms.get(stem(word), word) != word for word in others)
