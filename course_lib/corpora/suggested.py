"""What the program suggests of a corpus's pages, as tables: names, voices, and passages that may tell of a meeting."""

from functools import cached_property

from course_lib.corpora.tables import MEETINGS, MENTIONS, NEW_NAMES, STATEMENTS, TELLINGS, table
from course_lib.suggesting.mentions import mentions_and_new_names
from course_lib.suggesting.passages import find_passages
from course_lib.suggesting.voices import find_voices
from course_lib.words.spans import citation


class Suggested:
    """The program's own reading of pages: ``people, new_names, statements, meetings, tellings``, each a DataFrame.

    Each passage is one telling and its own meeting; a sentence that is a copy of another shares that one's meeting.
    """

    def __init__(self, articles, folder, lines, copy_of):
        self._articles, self._folder, self._lines, self._copy_of = articles, folder, lines, copy_of
        self._texts = {article.id: (article.page_id, article.text) for article in articles}

    @cached_property
    def _found(self):
        return mentions_and_new_names(self._articles, self._folder)

    @cached_property
    def _passages(self):
        """Passages by the id of their meeting: that of the sentence it copies, else its own sentence's."""
        found = find_passages(self._articles, self._found[0], self._folder)
        told = {one.sentence for one in found}
        events = {}
        for one in found:
            source = self._copy_of.get(one.sentence)
            events.setdefault(source if source in told else one.sentence, []).append(one)
        return {id: sorted(ones, key=lambda one: one.sentence != id) for id, ones in events.items()}

    def _place(self, article, start):
        page, _ = self._texts[article]
        return page, self._lines[page].at(start)

    def _quote(self, article, start, end):
        return self._texts[article][1][start:end]

    @cached_property
    def people(self):
        return table((self._mention_row(one) for one in self._found[0] if one.kind == "person"), MENTIONS["person"])

    def _mention_row(self, one):
        page, line = self._place(one.article, one.start)
        return (one.article, page, one.sentence, self._copy_of.get(one.sentence), line, one.id or None, one.form,
                one.start, one.end, self._quote(one.article, one.start, one.end))

    @cached_property
    def new_names(self):
        return table(map(self._new_name_row, self._found[1]), NEW_NAMES)

    def _new_name_row(self, new):
        first = new.mentions[0]
        page, line = self._place(first.article, first.start)
        return (new.id, new.name, "; ".join(new.titles) or None, len(new.mentions), first.article, page, first.sentence,
                line, first.start, first.end, self._quote(first.article, first.start, first.end))

    @cached_property
    def statements(self):
        return table(map(self._statement_row, find_voices(self._articles, self._found[0], self._folder)), STATEMENTS)

    def _statement_row(self, one):
        page, line = self._place(one.article, one.start)
        return (one.article, page, one.sentence, self._copy_of.get(one.sentence), line, one.speaker, one.speaker_ids,
                one.verb, one.voice, one.modal, one.basis, one.start, one.end,
                self._quote(one.article, one.start, one.end))

    @cached_property
    def meetings(self):
        return table((self._meeting_row(id, ones) for id, ones in self._passages.items()), MEETINGS)

    def _meeting_row(self, id, passages):
        one = passages[0]
        return (id, one.status, one.day, one.day_end, self._basis(one), one.day and f"{one.day:%A}", None, one.kind,
                one.participants, len(passages))

    @cached_property
    def tellings(self):
        return table((self._telling_row(id, one) for id, ones in self._passages.items() for one in ones), TELLINGS)

    def _telling_row(self, id, one):
        page, line = self._place(one.article, one.start)
        return (id, one.article, page, one.sentence, self._copy_of.get(one.sentence), line, one.day, self._basis(one),
                *(one.day_phrase or (None, None)), one.start, one.end, self._quote(one.article, one.start, one.end))

    def _basis(self, one):
        """The words that a passage's day rests on, with their place, and how it was counted; or None."""
        if one.day_phrase is None:
            return one.why
        page, line = self._place(one.article, one.day_phrase.start)
        words = " ".join(self._quote(one.article, *one.day_phrase).split())
        return f"“{words}” ({citation(one.article, line)}), {one.why}"
