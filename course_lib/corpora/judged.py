"""What a reader has judged, as rows of the tables, and what is suggested for the rest."""

from collections import Counter, defaultdict
from datetime import date

from course_lib.annotations.reading import FOLDER, Reading
from course_lib.corpora.tables import MENTIONS, STATEMENTS, TELLINGS
from course_lib.words.overlap import KIND_ORDER

COLUMNS = {"people": MENTIONS["person"], "statements": STATEMENTS, "tellings": TELLINGS}


class Judged:
    """A reader's annotations, as rows (tuples) of a corpus's tables.

    Args:
        reading: a Reading.
        texts: the pages' texts by page id.
        places: the corpus's Places.

    ``problems`` are those of the reading, with the rows that stand in no article text.
    """

    def __init__(self, reading: Reading, texts, places):
        self._texts, self._places, self.moved = texts, places, reading.moved
        self.problems = list(reading.problems)
        self._rows = {kind: self._in_article_text(rows) if kind in ("people", "statements", "tellings") else rows
                      for kind, rows in reading.rows.items()}
        self._whole = {what: reading.whole(what) for what in ("people", "statements", "meetings")}

    def _in_article_text(self, rows):
        """Pairs of a row and its sentence, in the order of the texts."""
        there = []
        for row in rows:
            if sentence := self._places.sentence(row.said["page_id"], row.span.start):
                there.append((row, sentence))
            else:
                name = row.file.rpartition(FOLDER)[2].lstrip("/\\")
                self.problems.append((f"{FOLDER}/{name}", f"{row.file}, line {row.line}, column 'start': "
                                      f"no article text stands at character {row.span.start} of {row.said['page_id']}. "
                                      "Correct the place, or the label of its paragraph, or delete the row."))
        order = self._places.order
        return sorted(there, key=lambda one: (order[one[1].rpartition(".")[0]], one[0].span))

    def _place(self, row, sentence):
        return self._places.of(sentence, row.span.start)

    def _end(self, row):
        return *row.span, row.span.of(self._texts[row.said["page_id"]])

    # People and statements

    def people(self):
        return [(*self._place(row, sentence), row.said["person_id"], row.said["form"], *self._end(row), *_reader(row))
                for row, sentence in self._rows["people"]]

    def statements(self):
        return [(*self._place(row, sentence), *_cells(row, "speaker", "speaker_ids", "verb", "voice", "modal", "basis"),
                 *self._end(row), *_reader(row)) for row, sentence in self._rows["statements"]]

    # Meetings and tellings

    def meetings(self):
        """A row for each meeting, in the order in which they were written down."""
        rows, told = [], defaultdict(list)
        for row in self.tellings():
            told[row[0]].append(row)
        for row in self._rows["meetings"]:
            said, tellings = row.said, told[row.said["meeting_id"]]
            day, last = _day(said["date"]), _day(said["date_end"])
            basis = next(
                (one[7] for one in sorted(tellings, key=self._sureness) if one[6] == day), None) if day else None
            rows.append((said["meeting_id"], said["scope"] or None, said["status"], day, last, basis,
                         day and f"{day:%A}", said["place"] or None, said["kind"], said["participants"],
                         len(tellings), *_reader(row)))
        return rows

    def _sureness(self, telling):
        """Reports first, and of these the one that tells it soonest: with its news, not in passing at its end."""
        article, sentence = telling[1], telling[3]
        return KIND_ORDER[self._places.kinds[article]], int(sentence.rpartition(".")[2]), self._places.order[article]

    def tellings(self):
        """A row for each meeting and each article that tells it."""
        parts = defaultdict(list)
        for row, sentence in self._rows["tellings"]:
            if row.said["verdict"] == "kept":
                parts[row.said["meeting_id"], sentence.rpartition(".")[0]].append((row, sentence))
        return [self._telling(meeting, ones) for (meeting, _), ones in parts.items()
                if any(row.said["part"] != "day" for row, _ in ones)]

    def _telling(self, meeting, parts):
        """One telling: its first sentence that tells, the others, and its first words for a day."""
        sentences = sorted((one for one in parts if one[0].said["part"] != "day"),
                           key=lambda one: one[0].said["part"] != "tells")
        (row, sentence), *more = sentences
        days = [(one, place) for one, place in parts if one.said["part"] == "day"]
        day, basis, ends = self._dated(*days[0]) if days else (None, None, (None, None))
        return (meeting, *self._place(row, sentence), day, basis, *ends, *self._end(row),
                tuple(place for _, place in more), *_reader(row))

    def _dated(self, row, sentence):
        words = row.span.of(self._texts[row.said["page_id"]])
        basis = self._places.date_basis(words, sentence, row.span.start, row.said["counted"])
        return _day(row.said["date"]), basis, row.span

    def with_suggestions(self, kind, suggest):
        """The rows of people, statements or tellings, and of those suggested what nobody has judged yet.

        ``suggest`` makes the rows that are suggested; it is not called where all pages were read whole.
        """
        rows, whole = getattr(self, kind)(), self._whole["meetings" if kind == "tellings" else kind]
        if not self._texts.keys() - whole:
            return rows
        judged = defaultdict(list)
        for row, _ in self._rows[kind]:
            if row.said.get("part") != "day" and row.said.get("verdict") != "later":
                judged[row.said["page_id"]].append(row.span)
        page, start, end = map(COLUMNS[kind].index, ("page_id", "start", "end"))
        return rows + [row for row in suggest() if row[page] not in whole and not any(
            one.start < row[end] and row[start] < one.end for one in judged[row[page]])]


def sorted_meetings(meetings, tellings, order):
    """Rows of meetings by day, those without one last, and of tellings likewise and in the order of the articles."""
    first = {}
    for row in tellings:
        first[row[0]] = min(order[row[1]], first.get(row[0], len(order)))
    meetings = sorted(meetings, key=lambda row: (row[3] or date.max, first.get(row[0], len(order))))
    number = {row[0]: place for place, row in enumerate(meetings)}
    return meetings, sorted(tellings, key=lambda row: (number[row[0]], order[row[1]]))


def still_told(meetings, tellings):
    """Of the rows of meetings those of which a telling is left, with the number of these."""
    counts = Counter(row[0] for row in tellings)
    return [(*row[:10], counts[row[0]], *row[11:]) for row in meetings if counts[row[0]]]


def _reader(row):
    """Whether it is checked, by whom, and what is in doubt."""
    return True, row.said["by"], row.said["doubt"] or None


def _cells(row, *names):
    return [row.said[name] if isinstance(row.said[name], tuple) else row.said[name] or None for name in names]


def _day(cell):
    return date.fromisoformat(cell) if cell else None
