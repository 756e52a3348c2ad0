"""A corpus: parsed pages as tables, each made on first use."""

from copy import copy
from functools import cached_property

import pandas as pd

from course_lib.corpora.pagerows import ArticleRow, NamedPage, ends, find_copies, page_row, paragraph_rows
from course_lib.corpora.tables import (
    ARTICLES,
    MEETINGS,
    MENTIONS,
    NEW_NAMES,
    PAGES,
    PARAGRAPHS,
    SENTENCES,
    STATEMENTS,
    TELLINGS,
    table,
)
from course_lib.errors import one_of
from course_lib.loader.sources import page_ids
from course_lib.words import overlap
from course_lib.words.spans import Lines, citation


def _mentions_of(kind):
    """The table of one kind of mention, as a property of a Corpus."""
    columns = MENTIONS[kind]
    return cached_property(lambda corpus: table(
        (corpus._mention_row(one, "form" in columns) for one in corpus._mentions if one.kind == kind), columns))


class Corpus:
    """Pages as four tables, each row with the place in the text that it rests on.

    Attributes:
        pages, paragraphs, articles, sentences: DataFrames (columns: see PAGES, PARAGRAPHS, ARTICLES, SENTENCES), each
            made on first use.
        problems: a DataFrame of files that could not be read, or not as they should be, with the reason.
        people, states, frameworks, formulas: DataFrames of mentions (columns: see MENTIONS), made on first use.
        new_names: a DataFrame of people in no word list, each with the first place that names them (see NEW_NAMES).
        statements: a DataFrame of clauses with one voice (columns: see STATEMENTS), made on first use.
        meetings, tellings: DataFrames of events and of where they are told (columns: see MEETINGS, TELLINGS), likewise.
    """

    def __init__(self, parsed, sources, problems=(), folder=None, rejected=frozenset()):
        named = _named(parsed, sources)
        self._folder, self._rejected = folder, rejected
        self._lines = {page.id: page.parsed.page.lines for page in named}
        self._texts = {page.id: page.parsed.page.text for page in named}
        self._named = named
        self._rows = [ArticleRow(page, number) for page in named for number in range(len(page.parsed.articles))]
        self._copy_of, self._reprints = find_copies(self._rows)
        self._articles = tuple(one.as_text(self._copy_of) for one in self._rows)
        self.problems = pd.DataFrame(list(problems), columns=["file", "problem"])

    @property
    def folder(self):
        """The folder the pages lie in, with the word lists a teacher may have added."""
        return self._folder

    def text(self, page_id):
        """The text of a page, as decoded: every ``start`` and ``end`` counts its characters."""
        return self._texts[one_of("page", page_id, self._texts)]

    def article_text(self, article_id):
        """One article as the extractors meet it: an ArticleText. Raises CourseError where there is none."""
        return self._by_id[one_of("article", article_id, self._by_id)]

    @cached_property
    def _by_id(self):
        return {article.id: article for article in self._articles}

    @cached_property
    def pages(self):
        return table(map(page_row, self._named), PAGES)

    @cached_property
    def paragraphs(self):
        return table((row for page in self._named for row in paragraph_rows(page)), PARAGRAPHS)

    @cached_property
    def articles(self):
        return table((one.row(self._reprints.get(number)) for number, one in enumerate(self._rows)), ARTICLES)

    @cached_property
    def sentences(self):
        return table((row for one in self._rows for row in one.sentence_rows(self._copy_of)), SENTENCES)

    @cached_property
    def _found(self):
        # here and below: the first tables need no extractor
        from course_lib.extraction.mentions import mentions_and_new_names

        return mentions_and_new_names(self._articles, self._folder)

    @property
    def _mentions(self):
        return self._found[0]

    @cached_property
    def statements(self):
        from course_lib.extraction.statements import find_statements

        return table(map(self._statement_row, find_statements(self._articles, self._mentions, self._folder)), STATEMENTS)

    def _statement_row(self, one):
        page = one.article.rpartition(".")[0]
        return (one.article, page, one.sentence, self._copy_of.get(one.sentence), self._lines[page].at(one.start), one.speaker,
                one.speaker_ids, one.verb, one.voice, one.modal, one.basis, one.start, one.end,
                self._texts[page][one.start:one.end])

    @cached_property
    def _found_meetings(self):
        from course_lib.extraction.meetings import find_meetings

        return find_meetings(self._articles, self._mentions, self._folder)

    @cached_property
    def _meetings(self):
        return [one for one in self._found_meetings if one.id not in self._rejected]

    def with_meetings(self, ids=None):
        """The same corpus with some of the meetings that were found, whether they were rejected or not.

        ``ids`` are the meetings' ids; without them, all meetings found are in.

        >>> from course_lib import load
        >>> corpus = load()
        >>> len(corpus.with_meetings(corpus.meetings["meeting_id"][:2]).meetings)
        2
        """
        wanted = {one.id for one in self._found_meetings} if ids is None else set(ids)
        chosen = copy(self)
        chosen._meetings = [one for one in self._found_meetings if one.id in wanted]
        for made in ("meetings", "tellings"):
            vars(chosen).pop(made, None)
        return chosen

    @cached_property
    def meetings(self):
        return table((self._meeting_row(one) for one in self._meetings), MEETINGS)

    def _meeting_row(self, one):
        return (one.id, one.status, one.day, one.last_day, self._date_basis(one.dated), one.day and f"{one.day:%A}", one.place,
                one.kind, one.participants, len(one.tellings))

    @cached_property
    def tellings(self):
        return table((self._telling_row(meeting, one) for meeting in self._meetings for one in meeting.tellings), TELLINGS)

    def _telling_row(self, meeting, one):
        page = one.article.rpartition(".")[0]
        return (meeting.id, one.article, page, one.sentences[0], self._copy_of.get(one.sentences[0]),
                self._lines[page].at(one.start), one.day, self._date_basis(one), *ends(one.phrase), one.start, one.end,
                self._texts[page][one.start:one.end])

    def _date_basis(self, telling):
        """The phrase that a telling's day rests on, with its place, and how it was counted; None where it names none."""
        if telling.phrase is None:
            return None
        page, start = telling.article.rpartition(".")[0], telling.phrase.start
        words = " ".join(self._texts[page][start:telling.phrase.end].split())
        return f"“{words}” ({citation(telling.article, self._lines[page].at(start))}), {telling.why}"

    people, states, frameworks, formulas = map(_mentions_of, MENTIONS)

    @cached_property
    def new_names(self):
        return table(map(self._new_name_row, self._found[1]), NEW_NAMES)

    def _new_name_row(self, new):
        first = new.mentions[0]
        page = self._article_pages[first.article]
        return (new.id, new.name, "; ".join(new.titles) or None, len(new.mentions), first.article, page, first.sentence,
                self._lines[page].at(first.start), first.start, first.end, self._texts[page][first.start:first.end])

    @cached_property
    def _article_pages(self):
        return {article.id: article.page_id for article in self._articles}

    def _mention_row(self, one, with_form):
        page = self._article_pages[one.article]
        return (one.article, page, one.sentence, self._copy_of.get(one.sentence), self._lines[page].at(one.start), one.id or None,
                *([one.form] if with_form else []), one.start, one.end, self._texts[page][one.start:one.end])

    @cached_property
    def suggested(self):
        """The program's own reading of the pages, whatever a reader judged: see ``suggested.Suggested``."""
        from course_lib.corpora.suggested import Suggested

        return Suggested(self._articles, self._folder, self._lines, self._copy_of)

    def compare(self, article_id, other_id, whole=False):
        """What differs between two articles, as a DataFrame (columns: see ``sidebyside.DIFFERENCES``).

        Args:
            article_id, other_id: ids of articles; *added* and *dropped* are seen from the first.
            whole: an introduction is compared with a report only as far as it retells it; True compares all of it.

        Raises:
            CourseError: there is no such article.

        >>> from course_lib import load
        >>> table = load().compare("april.4", "april.1")
        >>> table[table["difference"] == "changed"]["other_quote"].to_list()
        ['met', 'The day prior to his meeting with the Vietnamese minister', 'agriculture']
        """
        return self._compared(self._side(article_id), self._side(other_id), whole)

    def compare_draft(self, article_id, draft):
        """What differs between an article and a text of your own, as a DataFrame like that of ``compare``.

        Args:
            article_id: the article's id.
            draft: the text, a string; the ``other_`` columns count its lines and characters.
        """
        return self._compared(self._side(article_id), self._draft_side(draft), True)

    def _draft_side(self, draft):
        from course_lib.comparing.alignment import read_draft

        return self._new_side(read_draft(draft), Lines(draft))

    def aligned(self, article_id, other_id):
        """Which sentences of two articles tell the same, as a DataFrame (columns: see ``sidebyside.ALIGNED``)."""
        return self._aligned(self._side(article_id), self._side(other_id))

    def aligned_draft(self, article_id, draft):
        """Which sentences of an article and of a text of your own tell the same, as a DataFrame like that of
        ``aligned``; the draft is a string, as for ``compare_draft``.
        """
        return self._aligned(self._side(article_id), self._draft_side(draft))

    def _aligned(self, one, other):
        from course_lib.comparing.alignment import compare
        from course_lib.comparing.sidebyside import ALIGNED, aligned_rows

        comparison = compare(one.article, other.article, self._folder)
        return table(aligned_rows((one, other), comparison), ALIGNED)

    def overlaps(self):
        """How much of the body of each article (row) stands word by word in each other article (column).

        The measure is the share of its runs of eight words that the other has, in one spelling; 1 is everything. The
        body leaves out standfirsts, such as an abstract. An article of fewer than eight words has missing values.
        """
        from course_lib.comparing.sidebyside import containments

        names = [article.id for article in self._articles]
        shares = containments([self._body_words(article) for article in self._articles])
        return pd.DataFrame(shares, index=pd.Index(names, name="article_id"), columns=names, dtype="float64")

    def _body_words(self, article):
        bodies = self._bodies
        return [word for sentence in article.sentences if (article.page_id, sentence.paragraph) in bodies
                for word in overlap.words_of(article.text, sentence.span)]

    @cached_property
    def _bodies(self):
        table = self.paragraphs[self.paragraphs["label"] == "body"]
        return set(zip(table["page_id"], table["paragraph"]))

    def _side(self, article_id):
        article = self.article_text(article_id)
        return self._new_side(article, self._lines[article.page_id])

    @staticmethod
    def _new_side(article, lines):
        from course_lib.comparing.sidebyside import Side

        return Side(article, lines)

    def _compared(self, one, other, whole):
        from course_lib.comparing.alignment import compare
        from course_lib.comparing.sidebyside import DIFFERENCES, difference_rows

        comparison = compare(one.article, other.article, self._folder, whole)
        return table(difference_rows((one, other), comparison), DIFFERENCES, with_gaps=True)

    def __repr__(self):
        words = self.articles["n_words"].sum() if len(self.articles) else 0
        summary = (f"Corpus: {_number(len(self.pages), 'page')}, {_number(len(self.articles), 'article')}, "
                   f"{words:,} words of article text.")
        if len(self.problems):
            summary += f" {_number(len(self.problems), 'problem')}: see corpus.problems."
        if self._rejected:
            summary += f" {_number(len(self._rejected), 'meeting')} rejected by hand."
        return summary


def _number(count, thing):
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


def _named(parsed, sources):
    ids = page_ids([file for file, _ in parsed], sources)
    return [NamedPage(ids[file], file, page, sources.get(file, {})) for file, page in parsed]
