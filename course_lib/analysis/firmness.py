"""Coding clauses for firmness: the codes, what the library's word list gives, and which clauses are coded."""

from collections import Counter

from course_lib.analysis.rungs import step_name
from course_lib.words import lexicons

NEITHER = "neither"
CODES = {
    "commits firmly": "says that its own side does something, and sets no condition",
    "commits softly": "offers: its own side would do it, or waits for it",
    "asks firmly": "says what others have to do, or what both sides have to",
    "asks softly": "invites, requests or hopes",
    NEITHER: "tells, thanks, praises, supports, or forecasts what nobody promises",
}
_FIRM = 3  # the steps of each ladder that count as firm


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
