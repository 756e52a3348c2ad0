"""How firm words are: the steps of the two ladders of modality, and the codes of a coder who judges clauses by them."""

from collections import Counter
from pathlib import Path

import pandas as pd

from course_lib.errors import CourseError, one_of
from course_lib.words import cells, lexicons
from course_lib.words.csvrows import LexiconError, rows_of

LADDERS = {"commits": "What a speaker commits to", "asks": "What is asked of others"}
NEITHER = "neither"
CODES = {
    "commits firmly": "says that its own side does something, and sets no condition",
    "commits softly": "offers: its own side would do it, or waits for it",
    "asks firmly": "says what others have to do, or what both sides have to",
    "asks softly": "invites, requests or hopes",
    NEITHER: "tells, thanks, praises, supports, or forecasts what nobody promises",
}
_FIRM = 3  # the steps of each ladder that count as firm
ROUNDS = ("masked", "shown")
CODED = ("article_id", "page_id", "line", "sentence", *ROUNDS, "library", "start", "end", "quote")
_PLACE = ["page_id", "start", "end"]
_FILE = {**dict.fromkeys(_PLACE, cells.TEXT), **dict.fromkeys(ROUNDS, cells.optional(cells.one_of(CODES)))}


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


# Codes

def codes_of_steps(folder=None):
    """The code of each modal step by the step's id: the first three steps of a ladder are firm, others soft.

    ``folder`` may add steps in ``lexicons/modals.csv``.

    >>> codes_of_steps()["willing"], codes_of_steps()["should"]
    ('commits softly', 'asks firmly')
    """
    return {row["step_id"]: f"{row['ladder']} {'firmly' if int(row['step']) <= _FIRM else 'softly'}"
            for row in lexicons.read("modals", folder)}


def words_of_codes(folder=None):
    """By which words the library gives each code, as a sentence part."""
    words = {code: [] for code in CODES}
    for step, code in codes_of_steps(folder).items():
        words[code].append(step_name(step))
    return {code: ", ".join(own) or "every clause without such a word" for code, own in words.items()}


def with_library_code(statements, folder=None):
    """Statements with a column ``library``: the code that the words of the clause give."""
    codes = codes_of_steps(folder)
    return statements.assign(library=[codes.get(modal, NEITHER) for modal in statements["modal"]])


def spread(statements, number):
    """So many of the distinct clauses with a speaker, from all over the texts and as evenly over the codes.

    ``statements`` has the column ``library``. The clauses come in text order.
    """
    told = statements[statements["copy_of"].isna() & (statements["speaker_ids"].map(len) > 0)]
    by_code = [list(told.index[told["library"] == code]) for code in CODES]
    shares = Counter(code for _, code in sorted((turn, code) for code, own in enumerate(by_code)
                                                for turn in range(len(own)))[:number])
    chosen = [place for code, own in enumerate(by_code) for place in _apart(own, shares[code])]
    return told.loc[sorted(chosen)].reset_index(drop=True)


def _apart(places, number):
    """So many of the places, as far from each other as can be.

    >>> _apart([1, 2, 3, 4, 5, 6, 7], 3), _apart([1, 2, 3, 4], 1), _apart([], 0)
    ([1, 4, 7], [2], [])
    """
    if number < 2:
        return places[(len(places) - 1) // 2:][:number]
    return [places[round((len(places) - 1) * turn / (number - 1))] for turn in range(number)]


# The codes of a coder as a CSV file

def read_codes(path, clauses):
    """The codes in a file, for these clauses.

    Args:
        path: a CSV file with the columns ``page_id, start, end, masked, shown``, as ``ClauseCoder.to_csv``
            writes it.
        clauses: the clauses to which codes are wanted, with ``page_id, start, end``.

    Returns:
        What the coder is called (the file's name without its ending), and for each round a list of codes,
        one a clause; None where the file has none.

    Raises:
        CourseError: the file cannot be read, lacks a column, holds an unknown code, or none of these clauses; the
            message names file, line and column.
    """
    path = Path(path)
    try:
        rows = [row for _, row in rows_of(path, _FILE, others=True)]
    except LexiconError as error:
        raise CourseError(f"{error} Ask its coder for the file that to_csv wrote, and give its name, such as "
                          "\"neighbour.csv\".") from None
    by_place = {tuple(row[name] for name in _PLACE): row for row in rows}
    places = clauses[_PLACE].astype(str).itertuples(index=False, name=None)
    found = [by_place.get(place, dict.fromkeys(ROUNDS, "")) for place in places]
    if not any(row[name] for row in found for name in ROUNDS):
        raise CourseError(f"{path.name} has no code for these clauses. Its coder has to code the same ones: "
                          f"the same texts, and the same number of clauses.")
    return path.stem, {name: [row[name] or None for row in found] for name in ROUNDS}
