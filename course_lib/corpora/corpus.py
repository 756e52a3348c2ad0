"""A corpus: parsed pages as tables, each made on first use."""

from copy import copy
from functools import cached_property

import pandas as pd

from course_lib.annotations.forms import SCOPES
from course_lib.annotations.reading import read_annotations
from course_lib.corpora import tables
from course_lib.corpora.judged import COLUMNS, Judged, sorted_meetings, still_told
from course_lib.corpora.pagerows import ArticleRow, NamedPage, framed_twice, find_copies, page_row, paragraph_rows
from course_lib.corpora.places import Places
from course_lib.corpora.suggested import Suggested
from course_lib.corpora.tables import table
from course_lib.errors import one_of
from course_lib.loader.sources import page_ids
from course_lib.wanted import checked_methods
from course_lib.words import overlap
from course_lib.words.runs import RUN, containments


def _mentions_of(kind):
    """The table of one kind of mention that the word lists find, as a property of a Corpus."""
    return cached_property(lambda corpus: table(corpus.suggested.mention_rows(kind), tables.MENTIONS[kind]))


@checked_methods
class Corpus:
    """Pages as four tables, each row with the place in the text that it rests on.

    Attributes:
        pages, paragraphs, articles, sentences: DataFrames (columns: see PAGES, PARAGRAPHS, ARTICLES, SENTENCES), each
            made on first use.
        problems: a DataFrame of files that could not be read, or not as they should be, with the reason.
        states, frameworks, formulas: DataFrames of mentions (columns: see MENTIONS), made on first use.
        people, statements, meetings, tellings: DataFrames of people named, of clauses with one voice, of events and of
            where they are told (columns: see MENTIONS, STATEMENTS, MEETINGS, TELLINGS): what a reader has judged, and
            for the rest what the program suggests, told apart by the column ``checked``.
        folder: the folder the pages lie in, with the word lists a teacher may have added.
        reader: whose annotations are read, where several readers keep theirs in folders of their own; else None.
        suggested: what the program suggests for all of it; see ``Suggested``.
        new_names: a DataFrame of people in no word list, each with the first place that names them (see NEW_NAMES).
    """

    def __init__(self, parsed, sources, problems=(), folder=None, reader=None):
        ids = page_ids([file for file, _ in parsed], sources)
        self.folder, self.reader = folder, reader
        self._pages = {ids[file]: NamedPage(ids[file], file, page, sources.get(file, {})) for file, page in parsed}
        self._texts = {id: page.parsed.page.text for id, page in self._pages.items()}
        self._rows = [ArticleRow(page, number) for page in self._pages.values()
                      for number in range(len(page.parsed.articles))]
        find_copies(self._rows)
        twice = [*framed_twice(self._rows)]
        for row in self._rows:
            del row.words  # nothing needs them after this, and they are many
        self._places = Places([one.text for one in self._rows],
                              {id: page.parsed.page.lines for id, page in self._pages.items()})
        reading = read_annotations(folder, self._texts, reader, self._places.sentence)
        self._judged, self._moved = Judged(reading, self._texts, self._places), reading.moved
        self.problems = pd.DataFrame([*problems, *twice, *reading.problems], columns=["file", "problem"])

    def sentence_at(self, page_id, start):
        """The id of the sentence that holds a character of a page; None where no article text stands."""
        return self._places.sentence(page_id, start)

    def line(self, page_id, start):
        """The number of the line that holds a character of a page."""
        return self._pages[one_of("page", page_id, self._pages)].parsed.page.lines.at(start)

    def text(self, page_id):
        """The text of a page, as decoded: every ``start`` and ``end`` counts its characters."""
        return self._texts[one_of("page", page_id, self._texts)]

    def article_text(self, article_id):
        """One article as the extractors meet it: an ArticleText. Raises CourseError where there is none."""
        return self._places.articles[one_of("article", article_id, self._places.articles)]

    @cached_property
    def pages(self):
        return table(map(page_row, self._pages.values()), tables.PAGES)

    @cached_property
    def paragraphs(self):
        return table((row for page in self._pages.values() for row in paragraph_rows(page)), tables.PARAGRAPHS)

    @cached_property
    def articles(self):
        return table((one.row() for one in self._rows), tables.ARTICLES)

    @cached_property
    def sentences(self):
        return table((row for one in self._rows for row in one.sentence_rows()), tables.SENTENCES)

    @cached_property
    def suggested(self):
        return Suggested(self._places, self.folder)

    @property
    def new_names(self):
        return self.suggested.new_names

    states, frameworks, formulas = map(_mentions_of, ("state", "framework", "formula"))

    @cached_property
    def people(self):
        return self._in_order("people", lambda: self.suggested.mention_rows("person"))

    @cached_property
    def statements(self):
        return self._in_order("statements", self.suggested.statement_rows)

    def _in_order(self, kind, suggest):
        """A table of what is judged and what is suggested, in the order of the articles' sentences."""
        order = {id: number for number, id in enumerate(self.sentences["sentence"])}
        rows = self._judged.with_suggestions(kind, suggest)
        return table(sorted(rows, key=lambda row: order[row[2]]), COLUMNS[kind])

    @cached_property
    def _all_meetings(self):
        """The tables of meetings and tellings."""
        tellings = self._judged.with_suggestions("tellings", self.suggested.telling_rows)
        suggested = [row for row in tellings if not row.checked]
        meetings = self._judged.meetings() + (still_told(self.suggested.meeting_rows(), suggested) if suggested else [])
        meetings, tellings = sorted_meetings(meetings, tellings, self._places.order)
        return {"meetings": table(meetings, tables.MEETINGS), "tellings": table(tellings, tables.TELLINGS)}

    @cached_property
    def _meeting_tables(self):
        return self._all_meetings

    @property
    def meetings(self):
        return self._meeting_tables["meetings"]

    @property
    def tellings(self):
        return self._meeting_tables["tellings"]

    def with_meetings(self, ids=None, scope=None, checked=False):
        """The same corpus with some of the meetings.

        Args:
            ids: the meetings' ids; without them, all meetings are in.
            scope: ``core`` or ``wider``: only meetings that a reader called so, and those that no reader has judged.
            checked: whether to leave out what no reader has judged.

        >>> from course_lib import load
        >>> corpus = load()
        >>> len(corpus.meetings), len(corpus.with_meetings(scope="core").meetings)
        (24, 14)
        """
        if scope is not None:
            one_of("scope", scope, SCOPES)
        meetings = self._all_meetings["meetings"]
        of_scope = meetings["scope"].isin([scope, None]) | (scope is None)
        wanted = meetings.loc[of_scope & (meetings["checked"] | (not checked)), "meeting_id"]
        kept = set(wanted) if ids is None else set(wanted) & set(ids)
        chosen = copy(self)
        chosen._meeting_tables = {name: tables.marked(one[one["meeting_id"].isin(kept)].reset_index(drop=True))
                                  for name, one in self._all_meetings.items()}
        return chosen

    def compare(self, article_id, other_id, whole=False):
        """What differs between two articles, as a DataFrame (columns: see ``alignment.DIFFERENCES``).

        Args:
            article_id, other_id: ids of articles; *added* and *dropped* are seen from the source where one copies the
                other, whichever is named first, and else from the first.
            whole: an introduction is compared with a report only as far as it retells it; True compares all of it.

        Raises:
            CourseError: there is no such article.

        >>> from course_lib import load
        >>> table = load().compare("april.4", "april.1")
        >>> table[table["difference"] == "changed"]["other_quote"].to_list()
        ['met', 'The day prior to his meeting with the Vietnamese minister', 'agriculture']
        """
        return self._compared(self.article_text(article_id), self.article_text(other_id), whole)

    def compare_draft(self, article_id, draft):
        """What differs between an article and a text of your own, as a DataFrame like that of ``compare``.

        Args:
            article_id: the article's id.
            draft: the text, a string; the ``other_`` columns count its lines and characters.
        """
        from course_lib.comparing.alignment import read_draft

        return self._compared(self.article_text(article_id), read_draft(draft), True)

    def _compared(self, one, other, whole):
        from course_lib.comparing.alignment import DIFFERENCES, compare

        return table(compare(one, other, self.folder, whole).difference_rows(), DIFFERENCES, with_gaps=True)

    def aligned(self, article_id, other_id=None, draft=None):
        """Which sentences of two articles, or of one and of a draft as for ``compare_draft``, tell the same.

        Returns a DataFrame (columns: see ``alignment.ALIGNED``).
        """
        from course_lib.comparing.alignment import ALIGNED, compare, read_draft

        other = self.article_text(other_id) if draft is None else read_draft(draft)
        return table(compare(self.article_text(article_id), other, self.folder).aligned_rows(), ALIGNED)

    def overlaps(self):
        """How much of the body of each article (row) stands word by word in each other article (column).

        The measure is the share of its runs of eight words that the other has, in one spelling; 1 is everything. The
        body leaves out standfirsts, such as an abstract. An article of fewer than eight words has missing values.
        """
        table = self.paragraphs[self.paragraphs["label"] == "body"]
        bodies, names = set(zip(table["page_id"], table["paragraph"])), list(self._places.articles)
        words = [[word for sentence in article.sentences if (article.page_id, sentence.paragraph) in bodies
                  for word in overlap.words_of(article.text, sentence.span)]
                 for article in self._places.articles.values()]
        return pd.DataFrame(containments(words, RUN), index=pd.Index(names, name="article_id"), columns=names)

    def __repr__(self):
        words = self.articles["n_words"].sum() if len(self.articles) else 0
        summary = (f"Corpus: {_number(len(self.pages), 'page')}, {_number(len(self.articles), 'article')}, "
                   f"{words:,} words of article text.")
        if len(self.problems):
            summary += f" {_number(len(self.problems), 'problem')}: see corpus.problems."
        if self._moved:
            summary += f" {_number(self._moved, 'annotation')} found again at another place, since a page changed."
        return summary


def _number(count, thing):
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"
