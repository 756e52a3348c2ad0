"""The explorer of notebook 05: code clauses for firmness, names hidden or shown, then compare."""

from pathlib import Path

import pandas as pd

from course_lib.analysis.firmness import CODED, CODES, read_codes, spread, with_library_code, words_of_codes
from course_lib.analysis.kappa import agreement, table_html
from course_lib.analysis.masking import Mask, words_start
from course_lib.display import markup
from course_lib.display.markup import cell, plural, text
from course_lib.display.views import cite, cite_html, evidence
from course_lib.errors import CourseError, one_of
from course_lib.explorers.onebyone import LIBRARY, NOBODY, OneByOne

YOURSELF = "your other round"
_ROUNDS = {"masked": "names hidden", "shown": "names shown"}
_ON_PAPER = 6  # clauses in the static view


class ClauseCoder(OneByOne):
    """Code clauses for firmness with their names hidden, then with names shown, and compare the codes.

    Args:
        corpus: a Corpus.
        clauses: how many, taken from all over the texts; or rows of ``corpus.statements`` to code.
        file: the name of a CSV file in which your codes are kept, and from which they come back.

    Raises:
        CourseError: ``clauses`` is neither, or the file holds something else than codes of these clauses.

    In code: ``code(3, "commits softly")`` codes, ``show_names()`` and ``show_names(False)`` change the round,
    ``compare("the library")`` compares; ``add_coder(path)`` adds a second coder, ``restore(path)`` takes your
    own codes up again; ``table`` has everything.
    """

    thing, code_name, meanings = "clause", "code", CODES

    def __init__(self, corpus, clauses=12, file=None):
        self._corpus, self._mask = corpus, Mask(corpus)
        self._clauses = _chosen(corpus, clauses)
        self._codes = {name: {} for name in _ROUNDS}
        self._others = {LIBRARY: {name: self._clauses["library"].tolist() for name in _ROUNDS}}
        self._round, self.places = "masked", [str(number) for number in range(1, len(self._clauses) + 1)]
        self._file, self._trouble = None, ""
        if file and Path(file).exists():
            self.restore(file)
            if len(pd.read_csv(file)) != len(self._clauses):  # these would be written over
                raise CourseError(f"{Path(file).name} holds the codes of other clauses. Name another file.")
        self._file = file

    # What a student does

    def code(self, clause, code):
        """Give a clause (its number, from 1) one of the codes, in this round; CourseError for others."""
        self.give(clause, code)

    @property
    def given(self):
        return self._codes[self._round]

    def show_names(self, shown=True):
        """Go on in the round in which names are shown; its codes are kept apart from those of the other."""
        self._round, self.other = "shown" if shown else "masked", NOBODY
        other, own = self._codes["masked" if shown else "shown"], self._codes[self._round]
        self.at = min(other.keys() - own.keys(), default=self.at)  # what is still to be coded again
        self.refresh()

    def compare(self, second=LIBRARY):
        """Compare your codes of this round with a second coder's: a view with agreement, kappa and its table.

        ``second``: ``"the library"``, ``"your other round"``, or the name of a file that ``add_coder`` read.
        """
        return self.compare_with(one_of("second coder", second, [*self._others, YOURSELF]))

    def add_coder(self, path):
        """Read the codes of a second coder from the CSV file that their ``to_csv`` wrote."""
        name, codes = read_codes(path, self._clauses)
        self._others[name] = codes
        self.refresh()

    def restore(self, path):
        """Take up your own codes again, from the CSV file that ``to_csv`` wrote, in place of those here."""
        _, codes = read_codes(path, self._clauses)
        self._codes = {name: {number: code for number, code in enumerate(codes[name], 1) if code}
                       for name in _ROUNDS}
        self.refresh()

    def refresh(self):
        """Keep the codes in their file, if they have one, and bring what is on the screen up to date."""
        if self._file and any(self._codes.values()):
            try:
                self.to_csv(self._file)
                self._trouble = ""
            except (OSError, CourseError) as error:
                self._trouble = f" Your codes are not kept: {error}"
        super().refresh()

    @property
    def keeping(self):
        return text(f"Your codes are kept in {self._file}.") if self._file else super().keeping

    # What follows from it

    @property
    def table(self):
        """Each clause with your code in either round, the library's code, and its place."""
        yours = {name: pd.Series(self._mine(name), dtype="str") for name in _ROUNDS}
        return self._clauses.assign(**yours)[list(CODED)]

    def agreement(self, second=LIBRARY):
        """How far you and a second coder agree, as an Agreement; ``second``: as for ``compare``."""
        one_of("second coder", second, [*self._others, YOURSELF])
        return agreement(*self._compared(second)[1], CODES)

    def _mine(self, name):
        return [self._codes[name].get(number) for number in range(1, len(self._clauses) + 1)]

    def _compared(self, second):
        """The two coders of a comparison: what they are called, and the codes of either."""
        if second == YOURSELF:
            return [f"you, {words}" for words in _ROUNDS.values()], list(map(self._mine, _ROUNDS))
        own = self._round
        return [f"you, {_ROUNDS[own]}", second], [self._mine(own), self._others[second][own]]

    def sentence(self):
        total, done = len(self._clauses), len(self.given)
        if not total:
            return "No clause of these texts has a speaker, so there is nothing to code."
        if self.other != NOBODY:
            (first, second), _ = self._compared(self.other)
            return f"{first.capitalize()} – {second}. {self.agreement(self.other).sentences()}"
        place = f" ({cite(self._clauses.loc[self.at - 1])})" if self._round == "shown" else ""
        where = f"Clause {self.at} of {total}{place}, {_ROUNDS[self._round]}."
        return f"{where} Coded in this round: {done}.{self._trouble}"

    def result(self):
        if self._clauses.empty:
            return ""
        if self.other != NOBODY:
            return self._comparison()
        given = f"<strong>{self.given[self.at]}</strong>" if self.at in self.given else "not given yet"
        return self._passage(self.at) + markup.sentence(f"Your code: {given}")

    def _passage(self, number):
        """The clause: in its sentence with names hidden, or in its paragraph as printed."""
        clause = self._clauses.loc[number - 1]
        if self._round == "shown":
            return evidence(self._corpus, clause)._repr_html_()
        return markup.quotation(self._masked(clause), text(f"clause {number}, names hidden"))

    def _masked(self, clause):
        return self._mask.html(clause["page_id"], *self._places(clause))

    def _places(self, clause):
        """Where the sentence of a clause begins and ends, without a dateline, and the clause in it."""
        own = self._corpus.sentences[self._corpus.sentences["sentence"] == clause["sentence"]]
        sentence = next(own.itertuples())
        start = words_start(self._corpus, sentence)
        return start, int(sentence.end), (max(start, int(clause["start"])), int(clause["end"]))

    def _comparison(self):
        """The table of pairs, then each clause on which the two differ."""
        found = self.agreement(self.other)
        if not found.n:
            return ""
        names, codes = self._compared(self.other)
        differing = [(number, *pair) for number, pair in enumerate(zip(*codes), 1)
                     if all(pair) and pair[0] != pair[1]]
        return (table_html(found.table, *names) + self._how_the_library_codes()
                + self._differing(names, differing))

    def _differing(self, names, differing):
        if not differing:
            return ""
        rows = (markup.number_cell(number) + cell(text(one)) + cell(text(other)) + cell(self._words(number))
                for number, one, other in differing)
        said = (f"{plural(len(differing), 'clause')} coded differently. "
                f"Read each again: which reading would you defend?")
        return markup.sentence(text(said)) + markup.table(rows, ["clause", *names, "words"], ["right"])

    def _words(self, number):
        """The words of a clause alone, names hidden where they still are."""
        clause = self._clauses.loc[number - 1]
        if self._round == "shown" or self.other == YOURSELF:
            return f"{text(clause['quote'])} ({cite_html(clause)})"
        return text(self._mask.text(clause["page_id"], *self._places(clause)[2]))

    def _how_the_library_codes(self):
        """Said only once the codes are compared: who knows it before would look for words, too."""
        if self.other != LIBRARY:
            return ""
        by_words = (f"{code}: {words}" for code, words in words_of_codes(self._corpus.folder).items())
        return markup.aside(text(f"The library goes by words alone. {'; '.join(by_words).capitalize()}."))

    def static(self):
        """The first clauses, names hidden, with room to write."""
        first = [(number, self._masked(clause)) for number, (_, clause)
                 in enumerate(self._clauses.head(_ON_PAPER).iterrows(), 1)]
        return self.on_paper("Code the marked clauses for firmness", ["clause", "sentence, names hidden"], first)

    def controls(self):
        return [*super().controls(),
                self.control("Checkbox", "Show names", "Go on with names shown; your codes are kept apart",
                             self.show_names, indent=False, value=lambda: self._round == "shown"),
                self.control("Dropdown", "Compare with", "Compare your codes of this round", self.compare_with,
                             options=lambda: [NOBODY, *self._others, YOURSELF], value=lambda: self.other)]


def _chosen(corpus, clauses):
    """The clauses to code, with the library's codes."""
    if isinstance(clauses, pd.DataFrame):
        if "modal" not in clauses or not clauses["sentence"].isin(corpus.sentences["sentence"]).all():
            raise CourseError("These rows are not clauses of this corpus. Take rows of corpus.statements.")
        return with_library_code(clauses, corpus.folder).reset_index(drop=True)
    return spread(with_library_code(corpus.statements, corpus.folder), clauses)
