"""What a reader has judged, as rows of the tables, and what is suggested for the rest."""

from collections import Counter, defaultdict
from datetime import date

from course_lib.annotations.forms import ANCHORED, DECIDED
from course_lib.annotations.reading import Reading
from course_lib.corpora.tables import MENTIONS, STATEMENTS, TELLINGS, Meeting, Telling
from course_lib.words.overlap import KIND_ORDER

COLUMNS = {"people": MENTIONS["person"], "statements": STATEMENTS, "tellings": TELLINGS}


class Judged:
    """A reader's annotations, as rows (tuples) of a corpus's tables.

    Args:
        reading: a Reading.
        pages: the ids of all pages.
        places: the corpus's Places.
    """

    def __init__(self, reading: Reading, pages, places):
        self._reading, self._pages, self._places = reading, set(pages), places
        self._rows = dict(reading.rows)
        for kind in ANCHORED:  # in the order of the texts
            self._rows[kind].sort(key=lambda row: (places.order[places.article(row.sentence).id], row.span))

    def _said(self, kind):
        """A row of the table for each row of its file: what it decides, between the ends that its place has."""
        return [(*first, *(row.said[name] if isinstance(row.said[name], tuple) else row.said[name] or None
                           for name in DECIDED[kind]), *last, *_reader(row))
                for row in self._rows[kind] for first, last in [self._places.ends_of_row(row.sentence, *row.span)]]

    def meetings(self):
        """A row for each meeting, in the order in which they were written down."""
        told = defaultdict(list)
        for row in sorted(self.tellings(), key=self._sureness):
            told[row.meeting_id].append(row)
        return [self._meeting(row, told[row.said["meeting_id"]]) for row in self._rows["meetings"]]

    def _meeting(self, row, tellings):
        said, day = row.said, _day(row.said["date"])
        basis = next((one.date_basis for one in tellings if one.date == day), None) if day else None
        return Meeting(said["meeting_id"], said["scope"] or None, said["status"], day, _day(said["date_end"]), basis,
                       day and f"{day:%A}", said["place"] or None, said["kind"], said["participants"], len(tellings),
                       *_reader(row))

    def _sureness(self, telling):
        """Reports first, and of these the one that tells it soonest: with its news, not in passing at its end."""
        id = telling.article_id
        return (KIND_ORDER[self._places.articles[id].kind], int(telling.sentence.rpartition(".")[2]),
                self._places.order[id])

    def tellings(self):
        """A row for each meeting and each article that tells it."""
        parts = defaultdict(list)
        for row in self._rows["tellings"]:
            if row.said["verdict"] == "kept":
                parts[row.said["meeting_id"], self._places.article(row.sentence).id].append(row)
        return [self._telling(meeting, ones) for (meeting, _), ones in parts.items()
                if any(row.said["part"] != "day" for row in ones)]

    def _telling(self, meeting, parts):
        """One telling: its first sentence that tells, the others, and its first words for a day."""
        row, *more = sorted((one for one in parts if one.said["part"] != "day"),
                            key=lambda one: one.said["part"] != "tells")
        dated = next((one for one in parts if one.said["part"] == "day"), None)
        day, basis, ends = (_day(dated.said["date"]), self._places.date_basis(
            dated.sentence, *dated.span, dated.said["counted"]), dated.span) if dated else (None, None, (None, None))
        first, last = self._places.ends_of_row(row.sentence, *row.span)
        return Telling(meeting, *first, day, basis, *ends, *last, tuple(one.sentence for one in more), *_reader(row))

    def with_suggestions(self, kind, suggest):
        """The rows of people, statements or tellings, and of those suggested what nobody has judged yet.

        ``suggest`` makes the rows that are suggested; it is not called where all pages were read whole.
        """
        rows = self.tellings() if kind == "tellings" else self._said(kind)
        whole = self._reading.whole("meetings" if kind == "tellings" else kind)
        if self._pages <= whole:
            return rows
        judged = defaultdict(list)
        for row in self._rows[kind]:
            if row.said.get("part") != "day" and row.said.get("verdict") != "later":
                judged[row.said["page_id"]].append(row.span)
        page, start, end = map(COLUMNS[kind].index, ("page_id", "start", "end"))
        return rows + [row for row in suggest() if row[page] not in whole and not any(
            one.start < row[end] and row[start] < one.end for one in judged[row[page]])]


def sorted_meetings(meetings, tellings, order):
    """Rows of meetings by day, those without one last, and of tellings likewise and in the order of the articles."""
    tellings = sorted(tellings, key=lambda row: order[row.article_id])
    first = {row.meeting_id: order[row.article_id] for row in reversed(tellings)}
    meetings = sorted(meetings, key=lambda row: (row.date or date.max, first.get(row.meeting_id, len(order))))
    number = {row.meeting_id: place for place, row in enumerate(meetings)}
    return meetings, sorted(tellings, key=lambda row: number[row.meeting_id])


def still_told(meetings, tellings):
    """Of the rows of meetings those of which a telling is left, with the number of these."""
    counts = Counter(row.meeting_id for row in tellings)
    return [row._replace(n_tellings=counts[row.meeting_id]) for row in meetings if counts[row.meeting_id]]


def _reader(row):
    """Whether it is checked, by whom, and what is in doubt."""
    return True, row.said["by"], row.said["doubt"] or None


def _day(cell):
    return date.fromisoformat(cell) if cell else None
