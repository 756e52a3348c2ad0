"""What to call those who met, and for which state they stand: ids into words, for figures and explorers."""

import re
from functools import cached_property

from course_lib.display.values import day_in_words
from course_lib.words import lexicons
from course_lib.words.folding import fold
from course_lib.words.lexicons import parts

UNKNOWN = "state not known"


class Cast:
    """The people and states of a corpus by their ids.

    >>> from course_lib import load
    >>> cast = Cast(load())
    >>> cast.name("wang-yi"), cast.state("wang-yi"), cast.name("timor-leste")
    ('Wang Yi', 'China', 'Timor-Leste')
    """

    def __init__(self, corpus):
        people, states = (lexicons.read(name, corpus.folder) for name in ("people", "states"))
        self._corpus, self._printed = corpus, {}
        self._state_names = {row["state_id"]: row["name"] for row in states}
        self._states = {row["person_id"]: self._state_names.get(row["state_or_body"]) for row in people}
        self._names = self._state_names | {row["person_id"]: row["name"] for row in people}
        words = {word: row["name"] for row in states for word in (row["name"], *parts(row["adjectives"]))}
        for row in corpus.new_names.itertuples():
            self._names[row.person_id] = " ".join(row.name.split())
            self._states[row.person_id] = _state_in(row.titles, words)

    def name(self, id):
        """The name of a person or another (as the word list has it, else as printed) or of a state."""
        if id.startswith("new-") and id not in self._names:
            if id not in self._printed:
                self._printed[id] = self._as_printed(id.removeprefix("new-"))
            return self._printed[id]
        return self._names.get(id, id)

    @cached_property
    def _texts(self):
        texts = map(self._corpus.text, self._corpus.pages["page_id"])
        return [(printed, folded, folded.text.lower()) for printed in texts for folded in [fold(printed)]]

    def _as_printed(self, id):
        """The words of an id as the texts have them first with a capital; else each with one."""
        words = id.split("-")
        pattern = re.compile(r"\b" + r"[^\w\n]{1,2}".join(map(re.escape, words)) + r"\b")
        for printed, folded, small in self._texts:
            for found in pattern.finditer(small) if words[0] in small and words[-1] in small else ():
                start, end = folded.span(*found.span())
                if not printed[start:end].islower():
                    return printed[start:end]
        return id.replace("-", " ").title()

    def all_names(self):
        """The names of all people and states by their ids."""
        return dict(self._names)

    def names(self, ids):
        """Several of them, separated by commas."""
        return ", ".join(map(self.name, ids))

    def state(self, id):
        """The name of the state that a person stands for, or a state's own; UNKNOWN where nothing says it."""
        return self._states.get(id) or self._state_names.get(id) or UNKNOWN


def meetings_in_words(corpus, cast):
    """The meetings of a corpus by day, of those that begin on one day the shorter first, with ``who`` and ``day`` in
    words.
    """
    meetings = corpus.meetings.sort_values("date_end", kind="stable", na_position="first")
    meetings = meetings.sort_values("date", kind="stable", ignore_index=True)
    return meetings.assign(who=[cast.names(ids) for ids in meetings["participants"]],
                           day=[day_in_words(*days) for days in zip(meetings["date"], meetings["date_end"])])


def states_of_people(corpus) -> dict[str, str]:
    """The id of the state (or body) of each person whom the word list knows, by the person's id."""
    return {row["person_id"]: row["state_or_body"] for row in lexicons.read("people", corpus.folder)}


def _state_in(titles, words):
    """The one state with which a person's titles begin, or end after *of*; else None.

    >>> _state_in("Lao Vice-Minister; Minister", {"Lao": "Laos"})
    'Laos'
    >>> _state_in("Minister of Defence of Laos", {"Laos": "Laos"})
    'Laos'
    >>> _state_in("Ambassador to Laos", {"Laos": "Laos"})
    """
    if not isinstance(titles, str):
        return None
    found = {state for title in titles.split("; ") for word, state in words.items()
             if re.search(rf"^{re.escape(word)}(?:['’]s)?\s|\bof {re.escape(word)}$", title)}
    return found.pop() if len(found) == 1 else None
