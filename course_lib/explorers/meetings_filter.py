"""The explorer of notebook 03: find meetings by person, state, place, day and kind; read all their tellings."""

import pandas as pd

from course_lib.analysis.who import UNKNOWN, Cast, meetings_in_words
from course_lib.display import markup, views
from course_lib.display.checked import only_suggested
from course_lib.display.explorer import Explorer
from course_lib.display.markup import plural, text
from course_lib.display.values import day_in_words, row_of
from course_lib.errors import CourseError, one_of

ANY = "any"
# Wide enough to read, and together one row beside JupyterLab's file list.
FILTERS = {"person": "190px", "state": "130px", "place": "170px", "day": "165px", "kind": "130px"}
_SHOWN = 30  # rows of the table on the screen
_IN_WORDS = {"person": "with {}", "state": "with somebody from {}", "place": "in {}", "day": "on {}",
             "kind": "of the kind {}"}
_COLUMNS = ["meeting_id", "date", "date_end", "kind", "status", "place", "participants", "n_tellings", "checked", "who",
            "day"]
_NO_DAY, _NO_PLACE = day_in_words(pd.NaT), "no place told"
_WITHOUT = {_NO_DAY: "without a day", _NO_PLACE: "without a place",
            UNKNOWN: "with somebody whose state is not known"}


class MeetingsFilter(Explorer):
    """Find meetings by who, from which state, where, when and of which kind; read each in all its tellings.

    In code: ``find(person="Wang Yi", day="25 July 2024")`` finds, ``read(1)`` opens event 1 (an event keeps its number,
    whatever is asked), ``table`` has what was found, ``tellings`` where it is told.
    """

    def __init__(self, corpus):
        self._corpus, cast = corpus, Cast(corpus)
        self._meetings = meetings_in_words(corpus, cast)[_COLUMNS]
        self._values = [_values(row, cast) for row in self._meetings.itertuples()]
        self._asked, self._reading = dict.fromkeys(FILTERS, ANY), 0

    def options(self, name):
        """What one of the filters can be set to; people and states by the number of their meetings."""
        one_of("filter", name, FILTERS)
        found = pd.Series([value for values in self._values for value in values[name]], dtype="object")
        often = name in ("person", "state")
        values = found.value_counts().index if often else found.drop_duplicates()
        return [ANY, *sorted(values, key=_WITHOUT.__contains__)]

    def find(self, **asked):
        """Set the filters (``person, state, place, day, kind``); those not named are set back to *any*.

        Raises CourseError for a filter or a value that does not exist.
        """
        for name, value in asked.items():
            one_of(name, value, self.options(name))
        self._asked, self._reading = dict.fromkeys(FILTERS, ANY) | asked, 0
        self.refresh()

    def read(self, number):
        """Open a meeting by its number (from 1), or none (0).

        Raises CourseError for the number of a meeting that is not among those found.
        """
        numbers = list(self._found.index)
        if number not in [0, *numbers]:
            raise CourseError(f"There is no meeting {number!r} among the {len(numbers)} found: "
                              f"{', '.join(map(str, numbers)) or 'none'}. Give one of these numbers, or 0 for none.")
        self._reading = number
        self.refresh()

    @property
    def table(self):
        """The meetings found: those columns of ``corpus.meetings``, and ``who`` and ``day`` in words."""
        return self._found.reset_index(drop=True)

    @property
    def _found(self):
        """The meetings found, by their numbers, which stay the same."""
        fits = [all(asked == ANY or asked in values[name] for name, asked in self._asked.items())
                for values in self._values]
        found = self._meetings[pd.Series(fits, self._meetings.index, dtype=bool)]
        return found.set_axis(found.index + 1)

    @property
    def tellings(self):
        """Where the meetings found are told, with the columns of ``corpus.tellings``."""
        told = self._corpus.tellings
        return told[told["meeting_id"].isin(self.table["meeting_id"])].reset_index(drop=True)

    def sentence(self):
        total, found, told = len(self._meetings), len(self.table), self.tellings
        if not total:
            return "These pages tell of no meeting."
        asked = ", ".join(_WITHOUT.get(value) or _IN_WORDS[name].format(value)
                          for name, value in self._asked.items() if value != ANY)
        which = f"of {plural(total, 'event')}{' ' if asked else ''}{asked}"
        if not found:
            return f"None {which}. Set one of the lists back to “{ANY}”."
        copies = int(told["copy_of"].notna().sum())
        count = "counts as a copy" if copies == 1 else "count as copies"
        are = f"; {copies} of these tellings {count}" if copies else ""
        return (f"{found} {which}, told {'once' if len(told) == 1 else f'{len(told)} times'} in "
                f"{plural(told['article_id'].nunique(), 'text')}{are}." + only_suggested(self.table, "events"))

    def result(self):
        found = self._found
        if found.empty:
            return ""
        told = self._told(found.loc[self._reading]) if self._reading else markup.aside(
            "Choose one under <em>Read</em>: the passages that tell of it stand here then.")
        return told + self._list(found)

    def _list(self, found):
        days = found["day"].str.replace(" ", "\u00a0").str.replace("–", "\u2060–\u2060")  # a day stays on one line
        rows = found.assign(day=days, kind=_kinds(found)).rename_axis("no.").rename(columns={"n_tellings": "told"})
        return views.rows_html(rows.reset_index()[["no.", "day", "kind", "place", "who", "told", "checked"]], _SHOWN)

    def _told(self, meeting):
        """All tellings of one meeting as passages, the telling sentence marked."""
        said = f"{meeting['who']}, {meeting['day']}: {plural(meeting['n_tellings'], 'telling')}"
        parts, told = [markup.sentence(f"<strong>{text(said)}</strong>")], self._corpus.tellings
        told = told[told["meeting_id"] == meeting["meeting_id"]]
        for row in told.to_dict("records"):
            parts.append(views.evidence(self._corpus, row).html)
            if isinstance(row["copy_of"], str):
                parts.append(markup.aside(self._taken_from(row, told)))
        return "".join(parts)

    def _taken_from(self, row, told):
        """Where the sentence stands that one counts as a copy of; its words too, if they are no telling shown here."""
        source = row_of(self._corpus.sentences, "sentence", row["copy_of"])
        words = "" if row["copy_of"] in set(told["sentence"]) else f": “{text(' '.join(source['quote'].split()))}”"
        said = f"The marked sentence of {text(row['article_id'])} counts as a copy, taken from "
        return f"{said}{views.cite_html(source)}{words or '.'}"

    def static(self):
        """All meetings, and the tellings of the one told most often, for a notebook that is not running."""
        every = type(self)(self._corpus)
        said = markup.sentence(text(every.sentence()))
        if every.table.empty:
            return said
        most = every.table.loc[every.table["n_tellings"].idxmax()]
        told = markup.folded("The tellings of the event told most often", every._told(most))
        return said + every._list(every._found) + told + markup.aside("Run this cell to find others.")

    def controls(self):
        lists = [self.control("Dropdown", name.capitalize(), f"Only events of this {name}",
                              lambda value, name=name: self.find(**self._asked | {name: value}), width,
                              options=self.options(name), value=lambda name=name: self._asked[name])
                 for name, width in FILTERS.items()]
        return [*lists, self.control("Dropdown", "Read", "The event whose tellings to read", self.read,
                                     options=self._to_read, value=lambda: self._reading)]

    def _to_read(self):
        found = self._found
        return [("choose an event", 0), *((f"{row.Index}: {row.day}, {kind}: {row.who}", row.Index)
                                          for row, kind in zip(found.itertuples(), _kinds(found)))]


def _values(meeting, cast):
    """What one meeting offers each filter: its people, their states, its place, its days, its kind."""
    last = meeting.date if pd.isna(meeting.date_end) else meeting.date_end
    days = [] if pd.isna(meeting.date) else pd.date_range(meeting.date, last)
    return {"person": [cast.name(id) for id in meeting.participants],
            "state": list(dict.fromkeys(map(cast.state, meeting.participants))),
            "place": [_NO_PLACE if pd.isna(meeting.place) else meeting.place],
            "day": [day_in_words(day) for day in days] or [_NO_DAY], "kind": [meeting.kind]}


def _kinds(meetings):
    """Kinds in words, with what makes an event other than reported."""
    return [kind if status == "reported" else f"{kind}, {status}"
            for kind, status in zip(meetings["kind"], meetings["status"])]
