"""The explorer of notebook 05: code clauses for firmness, names hidden or shown, then compare."""

import pandas as pd

from course_lib.analysis import codings
from course_lib.analysis.counting import check_number
from course_lib.analysis.firmness import CODES, spread, with_library_code, words_of_codes
from course_lib.analysis.kappa import agreement, table_html
from course_lib.analysis.masking import Mask, words_start
from course_lib.display import markup
from course_lib.display.explorer import Explorer, labelled
from course_lib.display.markup import Html, cell, plural, text
from course_lib.display.views import cite, cite_html, evidence
from course_lib.errors import CourseError, one_of

LIBRARY, YOURSELF = "the library", "your other round"
_NOBODY = "nobody yet"
_ROUNDS = {"masked": "names hidden", "shown": "names shown"}
_ON_PAPER = 6  # clauses in the static view
_BLANK = "_" * 16


class ClauseCoder(Explorer):
    """Code clauses for firmness with their names hidden, then with names shown, and compare the codes.

    Args:
        corpus: a Corpus.
        clauses: how many, taken from all over the texts; or rows of ``corpus.statements`` to code.
        second: the CSV file of a second coder, as their ``to_csv`` wrote it.

    Raises:
        CourseError: ``clauses`` is neither, or the file cannot be used.

    In code: ``code(3, "commits softly")`` codes, ``show_names()`` and ``hide_names()`` change the round,
    ``compare("the library")`` compares; ``add_coder(path)`` adds a second coder, ``restore(path)`` takes your
    own codes up again; ``table`` has everything.
    """

    def __init__(self, corpus, clauses=12, second=None):
        self._corpus, self._mask = corpus, Mask(corpus)
        self._clauses = _chosen(corpus, clauses)
        self._codes = {name: {} for name in _ROUNDS}
        self._others = {LIBRARY: {name: self._clauses["library"].tolist() for name in _ROUNDS}}
        self._round, self._at, self._with = "masked", 1, _NOBODY
        if second is not None:
            self.add_coder(second)

    # What a student does

    def code(self, clause, code):
        """Give a clause (its number, from 1) one of the codes, in this round; CourseError for others."""
        if clause not in range(1, len(self._clauses) + 1):
            raise CourseError(f"There is no clause {clause!r} here. "
                              f"Give a number from 1 to {len(self._clauses)}.")
        self._codes[self._round][clause] = one_of("code", str(code).strip().lower(), CODES)
        self._show_state()

    def show_names(self, shown=True):
        """Go on in the round in which names are shown; its codes are kept apart from those of the other."""
        self._round, self._with = "shown" if shown else "masked", _NOBODY
        other, own = self._codes["masked" if shown else "shown"], self._codes[self._round]
        self._at = min(other.keys() - own.keys(), default=self._at)  # what is still to be coded again
        self._show_state()

    def hide_names(self):
        """Go on in the round in which names are hidden."""
        self.show_names(False)

    def compare(self, second=LIBRARY):
        """Compare your codes of this round with a second coder's: a view with agreement, kappa and its table.

        ``second``: ``"the library"``, ``"your other round"``, or the name of a file that ``add_coder`` read.
        """
        self._with = one_of("second coder", second, [*self._others, YOURSELF])
        self._show_state()
        said = self.sentence()
        return Html(markup.sentence(text(said)) + self.result(), said)

    def add_coder(self, path):
        """Read the codes of a second coder from the CSV file that their ``to_csv`` wrote."""
        name, codes = codings.read(path, self._clauses)
        self._others[name] = codes
        self._show_state()

    def restore(self, path):
        """Take up your own codes again, from the CSV file that ``to_csv`` wrote, in place of those here."""
        _, codes = codings.read(path, self._clauses)
        self._codes = {name: {number: code for number, code in enumerate(codes[name], 1) if code}
                       for name in _ROUNDS}
        self._show_state()

    # What follows from it

    @property
    def table(self):
        """Each clause with your code in either round, the library's code, and its place."""
        yours = {name: pd.Series(self._mine(name), dtype="str") for name in _ROUNDS}
        return self._clauses.assign(**yours)[list(codings.COLUMNS)]

    def agreement(self, second=LIBRARY):
        """How far you and a second coder agree, as an Agreement; ``second``: as for ``compare``."""
        one_of("second coder", second, [*self._others, YOURSELF])
        return agreement(self._first(second), self._second(second), CODES)

    def _mine(self, name):
        return [self._codes[name].get(number) for number in range(1, len(self._clauses) + 1)]

    def _first(self, second):
        return self._mine("masked" if second == YOURSELF else self._round)

    def _second(self, second):
        return self._mine("shown") if second == YOURSELF else self._others[second][self._round]

    def _comparing(self):
        return self._with != _NOBODY

    def _names(self):
        """How the two coders are called in the comparison."""
        if self._with == YOURSELF:
            return "you, names hidden", "you, names shown"
        return f"you, {_ROUNDS[self._round]}", self._with

    def sentence(self):
        total, done = len(self._clauses), len(self._codes[self._round])
        if not total:
            return "No clause of these texts has a speaker, so there is nothing to code."
        if self._comparing():
            first, second = self._names()
            return f"{first.capitalize()} – {second}. {self.agreement(self._with).sentences()}"
        place = f" ({cite(self._clauses.loc[self._at - 1])})" if self._round == "shown" else ""
        return f"Clause {self._at} of {total}{place}, {_ROUNDS[self._round]}. Coded in this round: {done}."

    def result(self):
        if self._clauses.empty:
            return ""
        return self._comparison() if self._comparing() else self._passage(self._at) + self._code_given()

    def _code_given(self):
        code = self._codes[self._round].get(self._at)
        given = f"<strong>{text(code)}</strong>" if code else "not given yet"
        return markup.sentence(f"Your code: {given}")

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
        found = self.agreement(self._with)
        if not found.n:
            return ""
        pairs = zip(self._first(self._with), self._second(self._with))
        differing = [(number, *pair) for number, pair in enumerate(pairs, 1)
                     if all(pair) and pair[0] != pair[1]]
        return (table_html(found.table, *self._names()) + self._how_the_library_codes()
                + self._differing(differing))

    def _differing(self, differing):
        if not differing:
            return ""
        head = markup.heading_row(["clause", *self._names(), "words"], ["right", "left", "left", "left"])
        rows = (_numbered(number) + cell(text(one)) + cell(text(other)) + cell(self._words(number))
                for number, one, other in differing)
        said = (f"{plural(len(differing), 'clause')} coded differently. "
                f"Read each again: which reading would you defend?")
        return markup.sentence(text(said)) + markup.table(head, rows)

    def _words(self, number):
        """The words of a clause alone, names hidden where they still are."""
        clause = self._clauses.loc[number - 1]
        if self._round == "shown" or self._with == YOURSELF:
            return f"{text(clause['quote'])} ({cite_html(clause)})"
        return text(self._mask.text(clause["page_id"], *self._places(clause)[2]))

    def _how_the_library_codes(self):
        """Said only once the codes are compared: who knows it before would look for words, too."""
        if self._with != LIBRARY:
            return ""
        by_words = (f"{code}: {words}" for code, words in words_of_codes(self._corpus.folder).items())
        return markup.aside(text(f"The library goes by words alone. {'; '.join(by_words).capitalize()}."))

    def notes(self):
        return f"<details><summary>What the codes mean</summary>{_meanings()}</details>"

    def static(self):
        """The first clauses, names hidden, with room to write: for a notebook not running, or on paper."""
        if self._clauses.empty:
            return markup.sentence(text(self.sentence()))
        first = self._clauses.head(_ON_PAPER)
        said = (f"Code the marked clauses for firmness: run this cell to do it here, or write beside the "
                f"first {len(first)} of {len(self._clauses)}. What the codes mean stands below.")
        names = ["clause", "sentence, names hidden", "your code"]
        head = markup.heading_row(names, ["right", "left", "left"])
        rows = (_numbered(number) + cell(self._masked(clause)) + cell(_BLANK)
                for number, (_, clause) in enumerate(first.iterrows(), 1))
        return markup.sentence(text(said)) + markup.table(head, rows) + _meanings()

    # The controls

    def controls(self):
        from ipywidgets import Button, Checkbox, Dropdown

        self._where = labelled(Dropdown, "Clause", "Go to a clause", options=list(range(1, len(self._clauses) + 1)))
        self._what = labelled(Dropdown, "Your code", "How firm the marked clause is",
                              options=[("choose a code", ""), *((code, code) for code in CODES)])
        self._shown = labelled(Checkbox, "Show names", "Go on with names shown; your codes are kept apart",
                               indent=False)
        self._second_list = labelled(Dropdown, "Compare with", "Compare your codes of this round")
        before = labelled(Button, "Previous", "Go to the clause before")
        after = labelled(Button, "Next", "Go to the next clause")
        self._show_state()
        for control, action in ((self._where, self._go), (self._what, self._choose),
                                (self._shown, self.show_names), (self._second_list, self._choose_second)):
            control.observe(self.on_change(action), "value")
        before.on_click(self.on_change(lambda _: self._go(self._at - 1)))
        after.on_click(self.on_change(lambda _: self._go(self._at + 1)))
        return [self._where, self._what, before, after, self._shown, self._second_list]

    def _go(self, number):
        if number is not None:
            self._at, self._with = min(max(number, 1), max(len(self._clauses), 1)), _NOBODY
            self._show_state()

    def _choose(self, code):
        if code and len(self._clauses):
            self._codes[self._round][self._at] = code
        else:
            self._codes[self._round].pop(self._at, None)
        self._with = _NOBODY
        self._show_state()

    def _choose_second(self, second):
        self._with = second or _NOBODY
        self._show_state()

    def _show_state(self):
        """Set the controls, where there are any, to the present clause, its code and the comparison."""
        if hasattr(self, "_second_list"):
            with self.setting():
                if len(self._clauses):
                    self._where.value = self._at
                    # Not None: a list set to None is blank.
                    self._what.value = self._codes[self._round].get(self._at, "")
                self._shown.value = self._round == "shown"
                self._second_list.options = [_NOBODY, *self._others, YOURSELF]
                self._second_list.value = self._with
        self.refresh()


def _numbered(number):
    return cell(str(number), tag="th", align="right", more='scope="row"')


def _meanings():
    rows = (f"<dt><strong>{code}</strong></dt><dd>{text(meaning)}</dd>" for code, meaning in CODES.items())
    return f"<dl>{''.join(rows)}</dl>"


def _chosen(corpus, clauses):
    """The clauses to code, with the library's codes."""
    if isinstance(clauses, pd.DataFrame):
        if "modal" not in clauses or not clauses["sentence"].isin(corpus.sentences["sentence"]).all():
            raise CourseError("These rows are not clauses of this corpus. Take rows of corpus.statements.")
        return with_library_code(clauses, corpus.folder).reset_index(drop=True)
    check_number("clauses", clauses)
    return spread(with_library_code(corpus.statements, corpus.folder), clauses)
