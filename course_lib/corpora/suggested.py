"""What the program reads by itself: suggestions, each with its passage, for a reader to judge."""

from functools import cached_property

from course_lib.corpora.pagerows import ends
from course_lib.corpora.tables import MEETINGS, MENTIONS, NEW_NAMES, STATEMENTS, TELLINGS, table

PROGRAM = "program"  # who has read it, in the column ``by``
_SUGGESTED = (False, PROGRAM, None)


class Suggested:
    """The program's own reading of a corpus, whatever any reader has judged.

    Attributes:
        people, statements, meetings, tellings: DataFrames with the columns of the corpus's tables of these names;
            ``checked`` is False in every row.
        new_names: a DataFrame of people in no word list, each with the first place that names them.
    """

    def __init__(self, articles, texts, places, folder):
        self._articles, self._texts, self._places, self._folder = articles, texts, places, folder

    @cached_property
    def _found(self):
        # here and below: the first tables need no extractor
        from course_lib.extraction.mentions import mentions_and_new_names

        return mentions_and_new_names(self._articles, self._folder)

    @property
    def _mentions(self):
        return self._found[0]

    def mention_rows(self, kind):
        """The rows of the table of one kind of mention, as tuples."""
        columns = MENTIONS[kind]
        more = _SUGGESTED if "checked" in columns else ()
        return [self._mention_row(one, "form" in columns, more) for one in self._mentions if one.kind == kind]

    def _mention_row(self, one, with_form, more):
        first = self._places.of(one.sentence, one.start)
        form = [one.form] if with_form else []
        return (*first, one.id or None, *form, one.start, one.end, self._texts[first[1]][one.start:one.end], *more)

    @cached_property
    def people(self):
        return table(self.mention_rows("person"), MENTIONS["person"])

    @cached_property
    def new_names(self):
        return table(map(self._new_name_row, self._found[1]), NEW_NAMES)

    def _new_name_row(self, new):
        first = new.mentions[0]
        article, page, sentence, _, line = self._places.of(first.sentence, first.start)
        return (new.id, new.name, "; ".join(new.titles) or None, len(new.mentions), article, page, sentence, line, first.start,
                first.end, self._texts[page][first.start:first.end])

    @cached_property
    def statements(self):
        return table(self.statement_rows(), STATEMENTS)

    def statement_rows(self):
        """The rows of ``statements``, as tuples."""
        from course_lib.extraction.statements import find_statements

        return [self._statement_row(one) for one in find_statements(self._articles, self._mentions, self._folder)]

    def _statement_row(self, one):
        first = self._places.of(one.sentence, one.start)
        return (*first, one.speaker, one.speaker_ids, one.verb, one.voice, one.modal, one.basis, one.start, one.end,
                self._texts[first[1]][one.start:one.end], *_SUGGESTED)

    @cached_property
    def _found_meetings(self):
        from course_lib.extraction.meetings import find_meetings

        return find_meetings(self._articles, self._mentions, self._folder)

    @cached_property
    def meetings(self):
        return table(self.meeting_rows(), MEETINGS)

    @cached_property
    def tellings(self):
        return table(self.telling_rows(), TELLINGS)

    def meeting_rows(self):
        """The rows of ``meetings``, as tuples."""
        return [(one.id, None, one.status, one.day, one.last_day, self._date_basis(one.dated), one.day and f"{one.day:%A}",
                 one.place, one.kind, one.participants, len(one.tellings), *_SUGGESTED) for one in self._found_meetings]

    def telling_rows(self):
        """The rows of ``tellings``, as tuples."""
        return [self._telling_row(meeting, one) for meeting in self._found_meetings for one in meeting.tellings]

    def _telling_row(self, meeting, one):
        first = self._places.of(one.sentences[0], one.start)
        return (meeting.id, *first, one.day, self._date_basis(one), *ends(one.phrase), one.start, one.end,
                self._texts[first[1]][one.start:one.end], one.sentences[1:], *_SUGGESTED)

    def _date_basis(self, telling):
        if telling.phrase is None:
            return None
        page = telling.article.rpartition(".")[0]
        words = self._texts[page][telling.phrase.start:telling.phrase.end]
        return self._places.date_basis(words, telling.sentences[0], telling.phrase.start, telling.why)
