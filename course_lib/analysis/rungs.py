"""The steps of the two ladders of modality, in the course's order or in another."""

import pandas as pd

from course_lib.errors import one_of
from course_lib.words import lexicons

LADDERS = {"commits": "What a speaker commits to", "asks": "What is asked of others"}


def modal_steps(corpus, order=()):
    """The steps of both ladders as a DataFrame, the firmest first: ``ladder, place, step, forms, gloss``.

    Args:
        corpus: a Corpus; its folder may add steps in ``lexicons/modals.csv``.
        order: names of steps in the order your class prefers, the firmest first. They change places with each
            other; a step that is not named stays where it is.

    Raises:
        CourseError: there is no such step.

    >>> from course_lib import load
    >>> modal_steps(load(), order=["willing", "ready"])["step"].tolist()[3:6]
    ['stands ready', 'willing', 'ready']
    """
    rows = [row | {"place": int(row["step"]), "step": step_name(row["step_id"])}
            for row in lexicons.read("modals", corpus.folder)]
    steps = pd.DataFrame(rows).sort_values("place", kind="stable").set_index("step", drop=False)
    wanted = [one_of("step", name, steps.index) for name in dict.fromkeys(order)]
    parts = [_reordered(steps[steps["ladder"] == ladder], wanted) for ladder in LADDERS]
    return pd.concat(parts, ignore_index=True)[["ladder", "place", "step", "forms", "gloss"]]


def step_name(step_id):
    """What a step is called: its id in words.

    >>> step_name("will-always-never"), step_name("calls-on")
    ('will always or never', 'calls on')
    """
    return step_id.replace("-", " ").replace("always never", "always or never")


def _reordered(steps, wanted):
    chosen = iter([name for name in wanted if name in steps.index])
    names = [next(chosen) if name in wanted else name for name in steps.index]
    return steps.loc[names].assign(place=range(1, len(names) + 1))
