"""The explorer of notebook 06: a concordance to search, sort and filter, with a way from each line to its passage."""

import re
from functools import cached_property
from textwrap import shorten

from course_lib.analysis.formulations import formula_list, printed_wordings
from course_lib.analysis.kwicsearch import NOBODY, Search, find_lines, outlets_of
from course_lib.analysis.who import Cast
from course_lib.display import markup
from course_lib.display.explorer import Explorer
from course_lib.display.markup import listing, plural, text
from course_lib.display.views import cite
from course_lib.errors import CourseError, one_of
from course_lib.explorers.kwiclines import lines_html, passage
from course_lib.words.lexicons import FORMULA_CATEGORIES

SORTS = {"order of the texts": "position", "words before": "left", "words after": "right"}
_SHOWN, _ON_PAPER = 50, 12  # lines on the screen, and where the notebook is not running
_NOTE = ("Click a line to read its passage; the citation below that leads to its page. Capitals make no difference; "
         "<code>*</code> stands for any letters (<code>neighbo*</code>), "
         "<code>|</code> parts wordings of which any will do.")


class ConcordanceExplorer(Explorer):
    """Search all texts for words, see each place in a line of its own, and read on from there.

    ``corpus`` is a Corpus, ``term`` what to look for first: a word or phrase, or several parted by ``|``. In code:
    ``search("railway", sort="left", speaker="wang-yi")`` searches, ``choose(3)`` shows the passage of the third line,
    ``table`` has all lines.
    """

    def __init__(self, corpus, term=""):
        self.corpus, self._search, self._line, self._found = corpus, Search(term=term), None, None
        self._passages = {}

    def search(self, term=None, **settings):
        """Look for something else, or sort and filter otherwise; what is not given stays as it is.

        ``sort``: ``position``, ``left`` or ``right``. ``speaker``: a person's id, or ``nobody named``. ``outlet``: an
        outlet or agency. ``category``: of formulas. ``distinct``: leave copied sentences out. An empty string takes a
        filter away. Raises CourseError for a setting that does not exist.
        """
        if term is not None:
            settings["term"] = _unquoted(str(term))
        for name, value in settings.items():
            one_of("setting", name, Search._fields)
            if name in self._choices and value:
                one_of(name, value, self._choices[name].values())
        self._search, self._line, self._found = self._search._replace(**settings), None, None
        self.refresh()
        return self

    def choose(self, line):
        """Show the passage of a line, by its number from 1; None: of no line."""
        if line is not None and line not in range(1, len(self._shown) + 1):
            raise CourseError(f"There is no line {line!r} to show. Give a number from 1 to {len(self._shown)}.")
        self._line = line
        self.refresh()
        return self

    @property
    def table(self):
        """All lines: place; left, node, right; whom the words are attributed to; outlet, agency; formula category."""
        if self._found is None:
            self._found = find_lines(self.corpus, self._search)
        return self._found

    @property
    def _shown(self):
        return self.table.head(_SHOWN)

    def sentence(self):
        if not self._search.term.strip():
            return "Type a word or phrase and press Enter, or choose a ready formula."
        lines = self.table
        if lines.empty:
            return f"No line with {self._named()}. {self._way_out()}"
        own = lines[lines["copy_of"].isna()]
        if len(own) == len(lines):
            said = f"{plural(len(lines), 'line')} in {plural(lines['article_id'].nunique(), 'distinct text')}"
        else:
            said = (f"{plural(len(lines), 'line')} in {plural(lines['article_id'].nunique(), 'text')}; without copies, "
                    f"{plural(len(own), 'line')} in {plural(own['article_id'].nunique(), 'distinct text')}")
        return f"{said}. The first {_SHOWN} lines are shown; table has all." if len(lines) > _SHOWN else f"{said}."

    def _named(self):
        filters = [f"{name} {self._label(name)}" for name in ("speaker", "outlet", "category")
                   if getattr(self._search, name)]
        filters += ["distinct only"] if self._search.distinct else []
        term = f"“{self._search.term.strip()}”"
        return f"{term} and {listing(filters)}" if filters else term

    def _label(self, name):
        value = getattr(self._search, name)
        return next(label for label, known in self._choices[name].items() if known == value)

    def _way_out(self):
        if self._search.category:
            return ("With a category, only places that are a formula of it are shown: choose a ready formula, or set "
                    "Category to any.")
        if self._search[2:6] != Search()[2:6]:
            return "Take a filter away, or look for something shorter."
        return "Look for a shorter form, or put * for any letters, as in neighbo*."

    def result(self):
        if self._shown.empty:
            return ""
        # A frame, and a last line cut in half, so that one sees that there are more.
        frame = "max-height:27em;overflow-y:auto;border:1px solid rgba(128,128,128,.5)"
        high = frame if len(self._shown) > 14 else ""
        chosen = "" if self._line is None else self._chosen(self._shown.iloc[self._line - 1])
        return f'<div style="{high}">{self._lines(self._shown)}</div>{chosen}'

    def _chosen(self, row):
        """The passage of the line that was chosen by its number, under its number; a click closes it."""
        return f"<details open><summary>Line {self._line}: {text(cite(row))}</summary>{self._passage(row)}</details>"

    def _lines(self, lines):
        rows = lines.to_dict("records")
        return lines_html(rows, map(self._passage, rows), self._line)

    def _passage(self, row):
        """The passage of a line; each is made once, for sorting shows the same ones again."""
        place = row["page_id"], row["start"], row["end"]
        if place not in self._passages:
            speakers = listing(map(self._cast.name, row["speaker_ids"]))
            self._passages[place] = passage(self.corpus, row, speakers)
        return self._passages[place]

    @cached_property
    def _cast(self):
        return Cast(self.corpus)

    @cached_property
    def _choices(self):
        """What each drop-down offers, as a dict from label to value."""
        any_one = {"any": ""}
        categories = formula_list(self.corpus)["category"].unique()
        return {"sort": SORTS, "speaker": any_one | self._speaker_choices(),
                "outlet": any_one | outlets_of(self.corpus),
                "category": any_one | {name: name for name in FORMULA_CATEGORIES if name in categories}}

    def _speaker_choices(self):
        people = self.corpus.statements["speaker_ids"].explode().dropna().value_counts(sort=True)
        return {self._cast.name(person): person for person in people.index} | {NOBODY: NOBODY}

    @cached_property
    def _formulas(self):
        """Formulas with the wordings in which they are printed, as something to search for."""
        wordings = printed_wordings(self.corpus).groupby("formula_id")["formula"].agg(" | ".join)
        formulas = formula_list(self.corpus)
        return formulas.assign(term=formulas["formula_id"].map(wordings))

    def _ready(self):
        """The formulas of the category in force as (label, term)."""
        own = self._formulas
        own = own[own["category"] == self._search.category] if self._search.category else own
        start = "" if self._search.category else "{0.category}: "
        return [("choose a formula", ""),
                *((f"{start.format(row)}{shorten(row.formula, 60, placeholder='…')} ({row.n_all})", row.term)
                  for row in own.itertuples())]

    def notes(self):
        return markup.aside(_NOTE)

    def static(self):
        """The first lines, which open without a running notebook too."""
        try:
            lines = self.table.head(_ON_PAPER)
        except CourseError as error:
            return markup.sentence(text(error))
        rest = len(self.table) - len(lines)
        more = f" {plural(rest, 'line')} more: run this cell." if rest else ""
        note = f"Click a line to read its passage.{more} Run this cell to search, sort and filter here."
        return self.said() + self._lines(lines) + markup.aside(text(note))

    def controls(self):
        return [
            self._setting_control("Text", "term", "Search", "A word or phrase; then press Enter", "300px",
                                  continuous_update=False),
            self._setting_control("Dropdown", "category", "Category",
                                  "Of what you search for, only what is a formula of this category", "240px"),
            self.control("Dropdown", "Ready formula", "Search for a formula in all its wordings", self._take, "270px",
                         options=self._ready, value=self._ready_chosen),
            self._setting_control("Dropdown", "speaker", "Speaker", "Only words attributed to this person", "210px"),
            self._setting_control("Dropdown", "outlet", "Outlet", "Only texts of this outlet or agency", "190px"),
            self._setting_control("Dropdown", "sort", "Sort by", "In which order the lines stand", "200px"),
            self.control("Dropdown", "Line", "Show the passage of a line", lambda line: self.choose(line or None),
                         "200px", options=self._line_choices, value=lambda: self._line or 0),
            self._setting_control("Checkbox", "distinct", "Distinct only", "Leave copied sentences out", indent=False)]

    def _setting_control(self, kind, name, words, tip, width="auto", **more):
        """A control of one setting of the search."""
        if name in self._choices:
            more["options"] = list(self._choices[name].items())
        return self.control(kind, words, tip, lambda value: self.search(**{name: value}), width,
                            value=lambda: getattr(self._search, name), **more)

    def _take(self, term):
        if term:
            self.search(term)

    def _ready_chosen(self):
        return self._search.term if self._search.term in dict(self._ready()).values() else ""

    def _line_choices(self):
        try:
            lines = self._shown[["article_id", "line"]].to_dict("records")
        except CourseError:
            lines = []
        return [("choose a line", 0), *((f"{number}: {cite(row)}", number) for number, row in enumerate(lines, 1))]


def _unquoted(words):
    """Words without the quotation marks around all of them, as one types them elsewhere.

    >>> _unquoted('"one-China"'), _unquoted('say "no"')
    ('one-China', 'say "no"')
    """
    found = re.fullmatch(r'\s*["“”]([^"“”]+)["“”]\s*', words)
    return found[1] if found else words
