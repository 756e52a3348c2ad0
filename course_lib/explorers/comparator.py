"""The explorer of notebook 07: two tellings side by side, what differs between them marked by kind."""

from functools import cached_property
from textwrap import shorten

import pandas as pd

from course_lib.comparing.alignment import KINDS, tally
from course_lib.display import markup
from course_lib.display.explorer import Explorer
from course_lib.display.facing import DRAFT, Facing, marked
from course_lib.display.markup import listing, plural, text
from course_lib.display.views import as_dict, evidence
from course_lib.errors import CourseError, one_of
from course_lib.words.spans import count_words

ALL, SENTENCES = "all differences", "sentence by sentence"
_FILTERS = {SENTENCES: (), ALL: tuple(KINDS),
            "all but spelling": tuple(KINDS)[:-1], **{kind: (kind,) for kind in KINDS}}
_ON_PAPER = 5  # rows of sentences in the static view
_IN_LIST = 40  # characters of a quotation in the list of differences
_SIDES, _PLACE = ("", "other_"), ("article_id", "page_id", "start", "end", "line", "quote")


class TellingComparator(Explorer):
    """Two texts side by side, sentence by sentence, with what differs between them marked.

    Args:
        corpus: a Corpus with at least one article.
        first, second: ids of articles. Without them: the first two that tell of one meeting. ``second`` may
            be ``"draft"``: then a text of your own takes the second place.

    Raises:
        CourseError: there is no such article, or none at all.

    In code: ``choose("july.4", "july.1")``, ``show_only("attribution lost")``, ``draft("My text.")``;
    ``table`` has the differences that are shown. It opens on whole sentences; words are marked once a kind is chosen.
    """

    def __init__(self, corpus, first=None, second=None):
        self._corpus, self._articles = corpus, list(corpus.articles["article_id"])
        if not self._articles:
            raise CourseError("There is no article here to compare. Load a folder that holds one.")
        self._draft, self._kinds, self._chosen = "", ALL if second == DRAFT else SENTENCES, 0
        if first is None:
            first = next((name for name in self._articles if _also_telling(corpus, name)), self._articles[0])
        self.choose(first, self._next_to(one_of("article", first, self._articles)) if second is None else second)

    def choose(self, first, second):
        """Put two articles side by side; ``second`` may be ``"draft"``. Raises CourseError for another id."""
        one_of("article", first, self._articles)
        one_of("article", second, [*self._articles, DRAFT])
        if first == second:
            raise CourseError(f"These are not two texts but {first!r} twice. Choose another as the second.")
        self._first, self._second = first, second
        self._kinds = ALL if second == DRAFT and self._kinds == SENTENCES else self._kinds
        self._chosen = 0
        vars(self).pop("_facing", None)
        self.refresh()

    def draft(self, words):
        """Put a text of your own, a string, in the second place."""
        self._draft = str(words)
        self.choose(self._first, DRAFT)

    def show_only(self, kinds):
        """Show one kind of difference, ``"all but spelling"`` or ``"all differences"``."""
        self._kinds, self._chosen = one_of("kind of difference", kinds, _FILTERS), 0
        self.refresh()

    @cached_property
    def _facing(self):
        return Facing(self._corpus, self._first, self._second, self._draft if self._is_drafting() else None)

    def _is_blank(self):
        """Whether a draft is awaited."""
        return self._is_drafting() and not self._draft.strip()

    @property
    def table(self):
        """The differences that are shown, numbered, with their places in both texts; none before there is a
        draft.
        """
        found = self._facing.differences.head(0 if self._is_blank() else None)
        return found[found["difference"].isin(self._marked())].reset_index(drop=True)

    def _marked(self):
        """The kinds that the table has: with whole sentences, all."""
        return _FILTERS[self._kinds] or tuple(KINDS)

    def sentence(self):
        if self._is_blank():
            return self._invitation()
        length = f" Your draft has {plural(count_words(self._draft), 'word')}." if self._is_drafting() else ""
        return self._differences_in_short() + length

    def _differences_in_short(self):
        facing, found = self._facing, self._facing.differences
        names = " and ".join(facing.ids)
        if not facing.links:
            return f"No sentence of {facing.ids[0]} has a counterpart in {facing.ids[1]}."
        if found.empty:
            return f"{names} have the same words and the same signs."
        counts = listing(f"{number} {kind}" for kind, number in tally(found).items())
        said = f"{names} differ in {plural(len(found), 'place')}: {counts}."
        if self._kinds not in (ALL, SENTENCES):
            number = len(self.table)
            said += f" Shown {'is' if number == 1 else 'are'} {number}: {self._kinds}."
        return said

    def _invitation(self):
        return f"Write or paste your draft into the field; it is then compared with {self._first}."

    def result(self):
        if self._is_blank():
            return ""
        kinds = _FILTERS[self._kinds]
        rows = self._facing.rows if self._kinds == ALL else self._facing.with_any(self._telling())
        table = self._facing.html(kinds, rows) if rows else ""
        return self._passages() + table + self._left_out(len(self._facing.rows) - len(rows))

    def _telling(self):
        """The kinds for which a row is shown: with whole sentences, all but spelling."""
        return _FILTERS[self._kinds] or _FILTERS["all but spelling"]

    def _passages(self):
        """Both places of the chosen difference, in their paragraphs."""
        rows = self.table[self.table["number"] == self._chosen]
        if rows.empty:
            return ""
        row = as_dict(rows.iloc[0])
        said = f"Difference {row['number']}, {row['difference']}: {KINDS[row['difference']]}."
        return markup.sentence(text(said)) + "".join(self._passage(row, side) for side in (0, 1))

    def _passage(self, row, side):
        place = {name: row[_SIDES[side] + name] for name in _PLACE if _SIDES[side] + name in row}
        if "quote" not in place:
            return markup.aside(text(f"In {self._facing.ids[side]} nothing stands for it."))
        if "page_id" not in place:
            return markup.quotation(text(place["quote"]), text(f"your draft, line {place['line']}"))
        return evidence(self._corpus, place)._repr_html_()

    def _left_out(self, rows):
        """A word on rows without the differences that are shown, and on sentences of an introduction."""
        said = [f"{plural(rows, 'row')} without such a difference left out."] if rows else []
        if beside := self._facing.left_out():
            said.append(f"Left out: {beside}. An introduction is shown only as far as it retells the other text.")
        return markup.aside(text(" ".join(said))) if said else ""

    def notes(self):
        return markup.folded("What the kinds mean", _meanings())

    def static(self):
        """The counts and the first sentences, for a notebook that is not running, or on paper."""
        if self._is_drafting():
            return markup.sentence(text(self._invitation())) + self.notes()
        more = len(self._facing.rows) - _ON_PAPER
        rest = f" {plural(more, 'more row')} when you run this cell." if more > 0 else ""
        shown = self._facing.html(_FILTERS[self._kinds], self._facing.rows[:_ON_PAPER])
        return markup.sentence(text(self.sentence() + rest)) + shown + self.notes()

    def controls(self):
        def listed(name, tip, action, **state):
            one = self.control("Dropdown", name, tip, action, **state)
            one.layout.max_width = "20em"
            return one

        field = self.control("Textarea", "Your draft", "Your own text", self.draft, "100%", self._is_drafting, rows=6,
                             value=lambda: self._draft, continuous_update=False,
                             placeholder="Write or paste here, then press Compare")
        return [
            listed("First", "The first text", self._choose_first, options=self._articles, value=lambda: self._first),
            listed("Second", "The second text, or your draft", lambda second: self.choose(self._first, second),
                   options=lambda: _seconds(self._corpus, self._first), value=lambda: self._second),
            listed("Show", "Which differences are marked", self.show_only,
                   options=lambda: [(self._with_number(name), name) for name in _FILTERS], value=lambda: self._kinds),
            listed("Passage", "Read a difference in its paragraph", "_chosen",
                   options=lambda: [("choose a difference", 0), *map(_in_list, self.table.to_dict("records"))]),
            field, self.control("Button", "Compare", "Compare your draft with the first text",
                                lambda: self.draft(field.value), shown=self._is_drafting)]

    def _is_drafting(self):
        return self._second == DRAFT

    def _next_to(self, first):
        """What stands beside a text by itself: another telling of its meeting, else another text, else a draft."""
        return _seconds(self._corpus, first)[0][1]

    def _choose_first(self, first):
        self.choose(first, self._next_to(first) if first == self._second else self._second)

    def _with_number(self, name):
        number = sum(tally(self._facing.differences, _FILTERS[name]).values())
        return name if self._is_blank() or not _FILTERS[name] else f"{name} ({number})"


def _in_list(row):
    """A difference as it stands in the list of passages."""
    quotes = [row["quote"], row["other_quote"]]
    words = " / ".join(shorten(quote, _IN_LIST, placeholder="…") for quote in quotes if not pd.isna(quote))
    return f"{row['number']} {row['difference']}: {words}", row["number"]


def _also_telling(corpus, article_id):
    """Other articles that tell of a meeting this one tells of, introductions last."""
    meetings = set(corpus.tellings.loc[corpus.tellings["article_id"] == article_id, "meeting_id"])
    also = set(corpus.tellings.loc[corpus.tellings["meeting_id"].isin(meetings), "article_id"]) - {article_id}
    own = corpus.articles[corpus.articles["article_id"].isin(also)]
    late = set(own.loc[own["kind"] == "introduction", "article_id"])
    return sorted(own["article_id"], key=late.__contains__)


def _seconds(corpus, first):
    """What can take the second place: tellings of the same meeting first, a draft last."""
    also = _also_telling(corpus, first)
    others = [name for name in corpus.articles["article_id"] if name not in {first, *also}]
    return [*((f"{name} (same meeting)", name) for name in also), *((name, name) for name in others),
            ("a draft of your own", DRAFT)]


def _meanings():
    said = ("Where one text copies the other, the source is the point of view, whichever stands first. Where neither "
            "does, it is the first text, and added and dropped mean no more than: only here.")
    return markup.meanings({marked(kind, kind): meaning for kind, meaning in KINDS.items()}) + markup.aside(said)
