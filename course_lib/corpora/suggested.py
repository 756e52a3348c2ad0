"""What the program reads by itself: suggestions, each with its passage, for a reader to judge."""

from functools import cached_property

from course_lib.corpora.judged import sorted_meetings
from course_lib.corpora.tables import MEETINGS, MENTIONS, NEW_NAMES, STATEMENTS, TELLINGS, Meeting, Telling, table

PROGRAM = "program"  # who has read it, in the column ``by``
_SUGGESTED = (False, PROGRAM, None)


class Suggested:
    """The program's own reading of a corpus, whatever any reader has judged.

    Each passage that may tell of a meeting is one telling and its own meeting, until a reader says otherwise; but a
    sentence that is a copy of another and names the same people tells of that one's meeting.

    Attributes:
        people, statements, meetings, tellings: DataFrames with the columns of the corpus's tables of these names;
            ``checked`` is False in every row.
        new_names: a DataFrame of people in no word list, each with the first place that names them.
    """

    def __init__(self, places, folder):
        self._articles, self._places, self._folder = tuple(places.articles.values()), places, folder

    @cached_property
    def _found(self):
        # here and below: the first tables need nothing that suggests
        from course_lib.suggesting.mentions import mentions_and_new_names

        return mentions_and_new_names(self._articles, self._folder)

    def mention_rows(self, kind):
        """The rows of the table of one kind of mention, as tuples."""
        with_form, more = "form" in MENTIONS[kind], _SUGGESTED if "checked" in MENTIONS[kind] else ()
        return [(*first, one.id or None, *[one.form] * with_form, *last, *more)
                for one, first, last in self._placed(one for one in self._found[0] if one.kind == kind)]

    def _placed(self, found):
        return ((one, *self._places.ends_of_row(one.sentence, one.start, one.end)) for one in found)

    @cached_property
    def people(self):
        return table(self.mention_rows("person"), MENTIONS["person"])

    @cached_property
    def new_names(self):
        placed = zip(self._found[1], self._placed(new.mentions[0] for new in self._found[1]))
        return table([(new.id, new.name, "; ".join(new.titles) or None, len(new.mentions), *first[:3], first[-1], *last)
                      for new, (_, first, last) in placed], NEW_NAMES)

    @cached_property
    def statements(self):
        return table(self.statement_rows(), STATEMENTS)

    def statement_rows(self):
        """The rows of ``statements``, as tuples."""
        from course_lib.suggesting.voices import find_voices

        found = find_voices(self._articles, self._found[0], self._folder)
        return [(*first, one.speaker, one.speaker_ids, one.verb, one.voice, one.modal, one.basis, *last, *_SUGGESTED)
                for one, first, last in self._placed(found)]

    @cached_property
    def _passages(self):
        """Passages by the id of their meeting: the sentence they copy where that tells of one too, else their own."""
        from course_lib.suggesting.passages import find_passages

        found = find_passages(self._articles, self._found[0], self._folder)
        told, events = {one.sentence: set(one.participants) for one in found}, {}
        for one in found:
            source = self._places.source(one.sentence)
            same = told.get(source) == set(one.participants)  # agencies use one sentence for many meetings
            events.setdefault(source if same else one.sentence, []).append(one)
        return {id: sorted(ones, key=lambda one: one.sentence != id) for id, ones in events.items()}

    @cached_property
    def _sorted(self):
        return sorted_meetings(self.meeting_rows(), self.telling_rows(), self._places.order)

    @cached_property
    def meetings(self):
        return table(self._sorted[0], MEETINGS)

    @cached_property
    def tellings(self):
        return table(self._sorted[1], TELLINGS)

    def meeting_rows(self):
        """The rows of ``meetings``."""
        return [Meeting(id, None, one.status, one.day, one.day_end, self._date_basis(one), one.day and f"{one.day:%A}",
                        None, one.kind, one.participants, len(ones), *_SUGGESTED)
                for id, ones in self._passages.items() for one in ones[:1]]

    def telling_rows(self):
        """The rows of ``tellings``."""
        return [Telling(id, *first, one.day, self._date_basis(one), *(one.day_phrase or (None, None)), *last, (),
                        *_SUGGESTED)
                for id, ones in self._passages.items() for one, first, last in self._placed(ones)]

    def _date_basis(self, one):
        return self._places.date_basis(one.sentence, *one.day_phrase, one.why) if one.day_phrase else one.why
