"""A rule that says which sentences tell of a meeting, held against what a reader wrote down: precision and recall.

The rule is ``tells_of_a_meeting``: it asks whether one of a few phrases stands in the sentence. That is all it does: it
knows nothing of who met, when or where, of what is planned or denied, and of words that only look alike ("the meeting
agreed").
"""

import re
from functools import lru_cache

import pandas as pd

from course_lib.display.markup import plural, sentence, text
from course_lib.display.rulepages import UNREAD, result_html, said
from course_lib.errors import CourseError
from course_lib.wanted import shortened
from course_lib.words.spans import citation

PHRASES = ("met", "held talks", "meeting", "discussed", "visit")
VERDICTS = ("right", "missed", "wrongly taken", "not scored", "right to leave")
_COLUMNS = ("verdict", "article_id", "page_id", "line", "sentence", "start", "end", "quote", "meetings")

_TOLD = ("meeting_id", "part", "article_id", "page_id", "line", "sentence", "copy_of", "start", "end",
           "quote", "checked")


def tells_of_a_meeting(sentence, phrases=PHRASES):
    """Whether a sentence has one of the phrases, as whole words.

    >>> tells_of_a_meeting("Wang met Lavrov.", ["met", "held talks"]), tells_of_a_meeting("Its metal roof", ["met"])
    (True, False)
    """
    return bool(phrases) and bool(phrase_pattern(tuple(phrases)).search(sentence))


@lru_cache(maxsize=64)
def phrase_pattern(phrases):
    """A pattern that finds any of the phrases, a tuple, as whole words, with any white space in them."""
    words = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def telling_sentences(corpus):
    """Every sentence that tells of a meeting, or adds day, place or names to it.

    Args:
        corpus: a Corpus.

    Returns:
        A DataFrame with a row for each meeting and each sentence, by meeting: ``meeting_id``, ``part`` (*tells*: the
        telling is cited by it; *also*), and the sentence's ``article_id, page_id, line, sentence, copy_of, start, end,
        quote``; ``checked`` as in ``corpus.tellings``.

    >>> from course_lib import load
    >>> table = telling_sentences(load())
    >>> table[table["article_id"] == "cgtn.1"][["part", "line"]].to_records(index=False).tolist()
    [('tells', 16), ('also', 18)]
    """
    return sentences_told(corpus.tellings).merge(corpus.sentences, on="sentence", how="left")[[*_TOLD]]


def sentences_told(tellings):
    """A row for each sentence of tellings: ``meeting_id, part, sentence, checked``."""
    return pd.DataFrame([(one.meeting_id, part, sentence, one.checked) for one in tellings.itertuples()
                         for part, names in (("tells", (one.sentence,)), ("also", one.also)) for sentence in names],
                        columns=["meeting_id", "part", "sentence", "checked"])


def wanted_sentences(corpus):
    """What a rule is scored on: one sentence a text for each meeting that a reader called core.

    Args:
        corpus: a Corpus whose meetings a reader has written down.

    Returns:
        A DataFrame of the corpus's sentences with ``wanted`` (True for a sentence by which a telling is cited, missing
        for others on the same meetings, which are not scored) and ``meetings`` (their ids, a tuple). Journeys and
        signings are no meetings here.

    >>> from course_lib import load
    >>> table = wanted_sentences(load())
    >>> int(table["wanted"].sum()), int(table["wanted"].isna().sum())
    (22, 7)
    """
    meetings = corpus.meetings[corpus.meetings["checked"] & (corpus.meetings["scope"] != "wider")]
    together = meetings["kind"].str.endswith("lateral") | (meetings["kind"] == "call")
    ids = set(meetings.loc[together, "meeting_id"])
    told = telling_sentences(corpus)
    told = told[told["meeting_id"].isin(ids)]
    cited = told[told["part"] == "tells"].groupby("sentence")["meeting_id"].agg(tuple)
    unscored = set(told["sentence"]) - set(cited.index)
    table = corpus.sentences[["article_id", "page_id", "line", "sentence", "start", "end", "quote"]].copy()
    table["wanted"] = [None if name in unscored else name in cited.index for name in table["sentence"]]
    table["meetings"] = [cited.get(name, ()) for name in table["sentence"]]
    return table.astype({"wanted": "boolean"})


def try_rule(corpus, rule):
    """Hold a rule of your own against what a reader wrote down.

    Args:
        corpus: a Corpus whose meetings a reader has written down.
        rule: a function that takes a sentence (a string) and says whether it tells of a meeting.

    Returns:
        A ``RuleResult``.

    Raises:
        CourseError: the rule is no function, or it fails on a sentence; the message names sentence and error.

    >>> from course_lib import load
    >>> try_rule(load(), lambda sentence: "held talks" in sentence)
    The rule takes 8 sentences. 8 of them are right; 14 are missed. It finds 5 of the 10 meetings.
    """
    if not callable(rule):
        raise CourseError(f"A rule is a function that takes a sentence, and {rule!r} is none. "
                          "Write: def my_rule(sentence): …")
    table = wanted_sentences(corpus)
    return RuleResult(table.assign(taken=[_ask(rule, row) for row in table.itertuples()]))


def _ask(rule, row):
    try:
        said = rule(row.quote)
        if isinstance(said, str):  # return "met" or "talks" in sentence
            raise CourseError(f"A rule gives True or False, and yours gives the text “{shortened(said)}”. "
                              f'Write: return "{shortened(said)}" in sentence.')
        return bool(said)
    except CourseError:
        raise
    except Exception as error:  # whatever a reader's own rule does
        raise CourseError(f"Your rule stops at {citation(row.article_id, row.line)}: {type(error).__name__}: {error}. "
                          "Mend it, run its cell, and try again.") from None


class RuleResult:
    """What a rule takes, and how that agrees with a reader.

    ``table`` has a row a sentence with its ``verdict`` (see ``VERDICTS``); ``right``, ``missed`` and ``wrong`` are
    counts of sentences, ``found`` how many are taken and scored; ``meetings`` is how many of the ``n_meetings`` are
    found at least once. ``precision`` is missing (None) where nothing is taken, ``recall`` where nothing is wanted: no
    reader has written down a meeting of these pages.
    """

    def __init__(self, table):
        known = {(True, True): "right", (True, False): "missed", (False, True): "wrongly taken",
                 (False, False): "right to leave"}
        verdicts = [known.get(pair, "not scored") for pair in zip(table["wanted"], table["taken"])]
        self.table = table.assign(verdict=verdicts)[[*_COLUMNS]]
        self.right, self.missed, self.wrong = (verdicts.count(name) for name in VERDICTS[:3])
        self.found, wanted = self.right + self.wrong, self.right + self.missed
        self.precision = self.right / self.found if self.found else None
        self.recall = self.right / wanted if wanted else None
        ids = {id for ids in table["meetings"] for id in ids}
        self.meetings = len({id for ids in self.rows("right")["meetings"] for id in ids})
        self.n_meetings = len(ids)

    def rows(self, verdict):
        """The sentences with one verdict."""
        return self.table[self.table["verdict"] == verdict].reset_index(drop=True)

    def __repr__(self):
        if not self.n_meetings:
            return UNREAD
        are, missed_are = ("is" if number == 1 else "are" for number in (self.right, self.missed))
        return (f"The rule takes {plural(self.found, 'sentence')}. {self.right} of them {are} right; "
                f"{self.missed} {missed_are} missed. "
                f"It finds {self.meetings} of the {self.n_meetings} meetings.")

    def _repr_html_(self):
        return sentence(text(said(self))) + result_html(self)
