"""Whether two wordings of the same differ in how firm they are: a step of a modal ladder replaced by another.

The steps are those of ``modals.csv``. A text may also put other words in a step's place: *can* and the like, verbs
by which someone commits themselves (*agreed to*), or the deed itself (*expect to welcome*, *welcomed*).
"""

from course_lib.comparing.matching import FUNCTION_WORDS, stem
from course_lib.words import lexicons

_BARE = frozenset(("can", "could", "may", "might", "would"))


@lexicons.per_folder
def _commissive(folder):
    return {row["verb"] for row in lexicons.read("reporting_verbs", folder) if row["stance"] == "commissive"}


def is_shifted(tellings, gap, folder=None):
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
