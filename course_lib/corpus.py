"""A folder of pages as tables: the one place where rows become DataFrames."""

import gc
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from course_lib import lexicons, overlap
from course_lib.errors import CourseError, one_of
from course_lib.lexicons import DATE, ID, TEXT, key, optional
from course_lib.pages import PageError
from course_lib.parsing import ParsedPage, parse
from course_lib.spans import Lines, citation, count_words
from course_lib.texts import ArticleText, TextSentence

SEEDS = Path(__file__).parent.parent / "seeds"
_SUFFIXES = (".txt", ".md")
_SOURCES = {"file": key(TEXT), "page_id": optional(ID), "outlet": optional(TEXT), "outlet_basis": optional(TEXT),
            "url": optional(TEXT), "published": optional(DATE), "rights": optional(TEXT)}

PAGES = ("page_id", "file", "kind", "outlet", "outlet_basis", "published", "published_basis", "url", "rights",
         "encoding", "n_articles", "n_chars")
PARAGRAPHS = ("page_id", "article_id", "paragraph", "line", "label", "reason", "start", "end", "quote")
ARTICLES = ("article_id", "page_id", "kind", "title", "outlet", "agency", "byline", "dateline", "dateline_place",
            "dateline_date", "year_basis", "event_date", "event_date_basis", "published", "published_basis", "n_words",
            "reprint_of", "line", "start", "end", "dateline_start", "dateline_end", "event_start", "event_end")
SENTENCES = ("article_id", "page_id", "paragraph", "line", "sentence", "copy_of", "n_words", "start", "end", "quote")
MENTIONS = {kind: ("article_id", "page_id", "sentence", "copy_of", "line", *own, "start", "end", "quote")
            for kind, own in {"person": ("person_id", "form"), "state": ("state_id", "form"),
                              "framework": ("framework_id",), "formula": ("formula_id",)}.items()}
NEW_NAMES = ("person_id", "name", "titles", "n_mentions", "article_id", "page_id", "sentence", "line", "start", "end",
             "quote")
STATEMENTS = ("article_id", "page_id", "sentence", "copy_of", "line", "speaker", "speaker_ids", "verb", "voice", "modal",
              "basis", "start", "end", "quote")
MEETINGS = ("meeting_id", "status", "date", "date_end", "date_basis", "weekday", "place", "kind", "participants", "n_tellings")
TELLINGS = ("meeting_id", "article_id", "page_id", "sentence", "copy_of", "line", "date", "date_basis", "day_start",
            "day_end", "start", "end", "quote")
_TUPLES = ("speaker_ids", "participants")
_DATES = ("published", "dateline_date", "event_date", "date", "date_end")
_NUMBERS = ("n_articles", "n_chars", "paragraph", "line", "start", "end", "n_words", "n_mentions", "n_tellings",
            "other_line", "other_start", "other_end", "n_shared")
_NUMBERS_OR_NONE = ("dateline_start", "dateline_end", "event_start", "event_end", "day_start", "day_end")


class CorpusError(CourseError):
    """A folder that cannot be read as a corpus; the message says what is there and what to do next."""


def load(folder=None):
    """Read every page of a folder.

    Args:
        folder: a path; without it, the five pages that come with the course. Pages are the ``.txt`` and ``.md`` files
            in it; README files and ``sources.csv`` are not pages.

    Returns:
        A Corpus. A file that cannot be read does not hide the others: it is listed in ``corpus.problems``.

    Raises:
        CorpusError: there is no such folder, no page in it, or none that can be read.
        LexiconError: ``sources.csv`` or a word list in ``folder/lexicons`` has a bad row.

    >>> load()
    Corpus: 5 pages, 15 articles, 8,433 words of article text.
    """
    folder = Path(SEEDS if folder is None else folder)
    files = _page_files(folder)
    sources = _read_sources(folder)
    with _no_collection():
        parsed, problems = _parsed(files, sources, folder)
        if not parsed:
            raise CorpusError(f"No page in {folder} could be read. {problems[0][1]}")
        return Corpus(parsed, sources, problems, folder)


@contextmanager
def _no_collection():
    """Do without Python's search for garbage: reading makes many small things that all stay, and looking through them
    again and again took a third of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _parsed(files, sources, folder):
    """The pages that can be read, by file name, and the problems of the others."""
    parsed, problems = [], _listed_but_missing(sources, files)
    for file in files:
        try:
            parsed.append((file.name, parse(_bytes(file), file.name, _day(sources.get(file.name)), folder)))
        except PageError as error:
            problems.append((file.name, str(error)))
    return parsed, problems


def _page_files(folder):
    if not folder.is_dir():
        raise CorpusError(f"There is no folder {folder}. Give the path of a folder that holds pages as .txt files.")
    files = sorted(file for file in folder.iterdir() if file.suffix.lower() in _SUFFIXES and file.is_file()
                   and not file.name.startswith(".") and file.stem.lower() != "readme")
    if not files:
        raise CorpusError(f"There is no page in {folder}. Put each page there as a text file whose name ends in .txt.")
    return files


def _bytes(file):
    try:
        return file.read_bytes()
    except OSError as error:
        raise PageError(f"{file.name} cannot be opened ({error.strerror}). Check that you may read it.") from None


def _read_sources(folder):
    """The rows of sources.csv by file; none where there is no such file."""
    file = folder / "sources.csv"
    if not file.is_file():
        return {}
    rows = {}
    for line, row in lexicons.rows_of(file, _SOURCES):
        if row["file"] in rows:
            raise lexicons.LexiconError(f"{file}, line {line}, column 'file': {row['file']!r} is there already. "
                                        "Give each file one row.")
        rows[row["file"]] = row
    return rows


def _listed_but_missing(sources, files):
    names = {file.name for file in files}
    return [(name, f"sources.csv lists {name}, but the folder does not hold it.")
            for name in sources if name not in names]


def _day(row):
    return date.fromisoformat(row["published"]) if row and row["published"] else None


class _Named(NamedTuple):
    """A parsed page under its id, with its row of sources.csv."""

    id: str
    file: str
    parsed: ParsedPage
    source: dict


class Corpus:
    """Pages as four tables, each row with the place in the text that it rests on.

    Attributes:
        pages, paragraphs, articles, sentences: DataFrames (columns: see PAGES, PARAGRAPHS, ARTICLES, SENTENCES), each
            made on first use.
        problems: a DataFrame of files that could not be read, with the reason.
        people, states, frameworks, formulas: DataFrames of mentions (columns: see MENTIONS), made on first use.
        new_names: a DataFrame of people in no word list, each with the first place that names them (see NEW_NAMES).
        statements: a DataFrame of clauses with one voice (columns: see STATEMENTS), made on first use.
        meetings, tellings: DataFrames of events and of where they are told (columns: see MEETINGS, TELLINGS), likewise.
    """

    def __init__(self, parsed, sources, problems=(), folder=None):
        named = _named(parsed, sources)
        self._folder = folder
        self._lines = {page.id: page.parsed.page.lines for page in named}
        self._texts = {page.id: page.parsed.page.text for page in named}
        self._named = named
        self._rows = [_ArticleRow(page, number) for page in named for number in range(len(page.parsed.articles))]
        self._copy_of, self._reprints = _find_copies(self._rows)
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
        return _table(map(_page_row, self._named), PAGES)

    @cached_property
    def paragraphs(self):
        return _table((row for page in self._named for row in _paragraph_rows(page)), PARAGRAPHS)

    @cached_property
    def articles(self):
        return _table((one.row(self._reprints.get(number)) for number, one in enumerate(self._rows)), ARTICLES)

    @cached_property
    def sentences(self):
        return _table((row for one in self._rows for row in one.sentence_rows(self._copy_of)), SENTENCES)

    @cached_property
    def _found(self):
        from course_lib.mentions import mentions_and_new_names  # here and below: the first tables need no extractor

        return mentions_and_new_names(self._articles, self._folder)

    @property
    def _mentions(self):
        return self._found[0]

    @cached_property
    def statements(self):
        from course_lib.statements import find_statements

        return _table(map(self._statement_row, find_statements(self._articles, self._mentions, self._folder)), STATEMENTS)

    def _statement_row(self, one):
        page = one.article.rpartition(".")[0]
        return (one.article, page, one.sentence, self._copy_of.get(one.sentence), self._lines[page].at(one.start), one.speaker,
                one.speaker_ids, one.verb, one.voice, one.modal, one.basis, one.start, one.end,
                self._texts[page][one.start:one.end])

    @cached_property
    def _meetings(self):
        from course_lib.meetings import find_meetings

        return find_meetings(self._articles, self._mentions, self._folder)

    @cached_property
    def meetings(self):
        return _table((self._meeting_row(one) for one in self._meetings), MEETINGS)

    def _meeting_row(self, one):
        return (one.id, one.status, one.day, one.last_day, self._date_basis(one.dated), one.day and f"{one.day:%A}", one.place,
                one.kind, one.participants, len(one.tellings))

    @cached_property
    def tellings(self):
        return _table((self._telling_row(meeting, one) for meeting in self._meetings for one in meeting.tellings), TELLINGS)

    def _telling_row(self, meeting, one):
        page = one.article.rpartition(".")[0]
        return (meeting.id, one.article, page, one.sentences[0], self._copy_of.get(one.sentences[0]),
                self._lines[page].at(one.start), one.day, self._date_basis(one), *_ends(one.phrase), one.start, one.end,
                self._texts[page][one.start:one.end])

    def _date_basis(self, telling):
        """The phrase that a telling's day rests on, with its place, and how it was counted; None where it names none."""
        if telling.phrase is None:
            return None
        page, start = telling.article.rpartition(".")[0], telling.phrase.start
        words = " ".join(self._texts[page][start:telling.phrase.end].split())
        return f"“{words}” ({citation(telling.article, self._lines[page].at(start))}), {telling.why}"

    @cached_property
    def people(self):
        return self._mentions_table("person")

    @cached_property
    def states(self):
        return self._mentions_table("state")

    @cached_property
    def frameworks(self):
        return self._mentions_table("framework")

    @cached_property
    def formulas(self):
        return self._mentions_table("formula")

    @cached_property
    def new_names(self):
        return _table(map(self._new_name_row, self._found[1]), NEW_NAMES)

    def _new_name_row(self, new):
        first = new.mentions[0]
        page = self._article_pages[first.article]
        return (new.id, new.name, "; ".join(new.titles) or None, len(new.mentions), first.article, page, first.sentence,
                self._lines[page].at(first.start), first.start, first.end, self._texts[page][first.start:first.end])

    def _mentions_table(self, kind):
        columns, pages = MENTIONS[kind], self._article_pages
        return _table((self._mention_row(one, pages[one.article], "form" in columns)
                       for one in self._mentions if one.kind == kind), columns)

    @cached_property
    def _article_pages(self):
        return {article.id: article.page_id for article in self._articles}

    def _mention_row(self, one, page, with_form):
        return (one.article, page, one.sentence, self._copy_of.get(one.sentence), self._lines[page].at(one.start), one.id or None,
                *([one.form] if with_form else []), one.start, one.end, self._texts[page][one.start:one.end])

    def compare(self, article_id, other_id, whole=False):
        """What differs between two articles, as a DataFrame (columns: see ``sidebyside.DIFFERENCES``).

        Args:
            article_id, other_id: ids of articles; *added* and *dropped* are seen from the first.
            whole: an introduction is compared with a report only as far as it retells it; True compares all of it.

        Raises:
            CourseError: there is no such article.

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
        from course_lib.alignment import read_draft

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
        from course_lib.alignment import compare
        from course_lib.sidebyside import ALIGNED, aligned_rows

        comparison = compare(one.article, other.article, self._folder)
        return _table(aligned_rows((one, other), comparison), ALIGNED)

    def overlaps(self):
        """How much of the body of each article (row) stands word by word in each other article (column).

        The measure is the share of its runs of eight words that the other has, in one spelling; 1 is everything. The
        body leaves out standfirsts, such as an abstract. An article of fewer than eight words has missing values.
        """
        from course_lib.sidebyside import containments

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
        from course_lib.sidebyside import Side

        return Side(article, lines)

    def _compared(self, one, other, whole):
        from course_lib.alignment import compare
        from course_lib.sidebyside import DIFFERENCES, difference_rows

        comparison = compare(one.article, other.article, self._folder, whole)
        return _table(difference_rows((one, other), comparison), DIFFERENCES, with_gaps=True)

    def __repr__(self):
        words = self.articles["n_words"].sum() if len(self.articles) else 0
        summary = (f"Corpus: {_number(len(self.pages), 'page')}, {_number(len(self.articles), 'article')}, "
                   f"{words:,} words of article text.")
        if len(self.problems):
            summary += f" {_number(len(self.problems), 'file')} could not be read: see corpus.problems."
        return summary


def _number(count, thing):
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


def _named(parsed, sources):
    """Pages with their ids: from sources.csv, else the file's stem, else (two stems alike) the whole name."""
    stems = [Path(file).stem for file, _ in parsed]
    named = []
    for (file, page), stem in zip(parsed, stems):
        row = sources.get(file) or dict.fromkeys(_SOURCES, "")
        named.append(_Named(row["page_id"] or (stem if stems.count(stem) == 1 else file), file, page, row))
    ids = [page.id for page in named]
    twice = next((one for one in ids if ids.count(one) > 1), None)
    if twice:
        raise CorpusError(f"Two pages have the id {twice!r}. Give each page an id of its own in sources.csv.")
    return named


def _table(rows, columns, with_gaps=False):
    """Rows (tuples in the order of ``columns``) as a DataFrame; dates as timestamps, missing values missing.

    ``with_gaps``: a row may lack a place, so that its numbers may be missing.
    """
    values = dict(zip(columns, zip(*rows))) or {name: () for name in columns}
    return pd.DataFrame({name: _column(name, list(values[name]), with_gaps) for name in columns})


def _column(name, values, with_gaps):
    if name in _DATES:
        return pd.to_datetime(pd.Series(values, dtype="object"))
    if name in _TUPLES:
        return pd.Series(values, dtype="object")
    if name in _NUMBERS:
        return pd.Series(values, dtype="Int64" if with_gaps else "int64")
    return pd.Series(values, dtype="Int64" if name in _NUMBERS_OR_NONE else "str")


def _page_row(page):
    parsed, source = page.parsed, page.source
    outlet, basis = _outlet(page)
    published = next((header.published for header in parsed.headers if header.published), None)
    return (page.id, page.file, parsed.kind, outlet, basis, published and published.day, published and published.basis,
            source["url"] or None, source["rights"] or None, parsed.page.encoding, len(parsed.articles),
            len(parsed.page.text))


def _outlet(page):
    """Who published the page, and how we know: from sources.csv, else an outlet's name in the byline."""
    if page.source["outlet"]:
        return page.source["outlet"], page.source["outlet_basis"] or "sources.csv"
    byline = next((header.byline for header in page.parsed.headers if header.byline), None)
    return (byline, "byline") if byline and len(page.parsed.articles) == 1 else (None, None)


def _paragraph_rows(page):
    text, lines = page.parsed.page.text, page.parsed.page.lines
    owner = {number: f"{page.id}.{place}" for place, article in enumerate(page.parsed.articles, 1)
             for number in article.paragraphs}
    for number, one in enumerate(page.parsed.paragraphs):
        span = one.span
        yield (page.id, owner.get(number), number + 1, lines.at(span.start), one.label, one.reason, span.start, span.end,
               span.of(text))


class _ArticleRow:
    """One article on its way into the tables."""

    def __init__(self, page, number):
        parsed = page.parsed
        self.page, self.id = page, f"{page.id}.{number + 1}"
        self.article, self.header = parsed.articles[number], parsed.headers[number]
        self.sentences = parsed.sentences[number]
        self.text, self.lines = parsed.page.text, parsed.page.lines
        self.words = [overlap.words_of(self.text, one.words) for one in self.sentences]
        self.counts = [len(words) + count_words(self.text[one.span.start:one.words.start])
                       for one, words in zip(self.sentences, self.words)]

    def sentence_id(self, number):
        return f"{self.id}.{number}"

    def row(self, reprint_of):
        article, header, line, text = self.article, self.header, self.article.dateline, self.text
        own = [self.page.parsed.paragraphs[number] for number in article.paragraphs]
        start = own[0].span.start
        end = max(one.span.end for one in own if one.label in ("standfirst", "body"))
        published = header.published
        return (self.id, self.page.id, article.kind, article.title and article.title.of(text), _outlet(self.page)[0],
                header.agency, header.byline, line and line.span.of(text), line and line.place, header.dateline_day,
                header.year_basis, header.event, header.event_basis, published and published.day,
                published and published.basis, sum(self.counts), reprint_of,
                self.lines.at(start), start, end, *_ends(line and line.span), *_ends(header.event_phrase))

    def as_text(self, copy_of):
        """The article for the extractors."""
        sentences = tuple(TextSentence(name, one.span, one.words, one.paragraph + 1, copy_of.get(name))
                          for name, one in ((self.sentence_id(number), one) for number, one in enumerate(self.sentences, 1)))
        line = self.article.dateline
        return ArticleText(self.id, self.page.id, self.article.kind, self.text, self.article.title, line and line.place,
                           self.header, sentences)

    def sentence_rows(self, copy_of):
        for number, (one, words) in enumerate(zip(self.sentences, self.counts), 1):
            name, span = self.sentence_id(number), one.span
            yield (self.id, self.page.id, one.paragraph + 1, self.lines.at(span.start), name, copy_of.get(name), words,
                   span.start, span.end, span.of(self.text))


def _ends(span):
    return (span.start, span.end) if span else (None, None)


def _find_copies(articles):
    """The source of each sentence that is a copy, and for each reprint, by its number, the article it reprints."""
    sentences = [overlap.Sentence(one.sentence_id(place), number, words)
                 for number, one in enumerate(articles) for place, words in enumerate(one.words, 1)]
    origins = [overlap.Origin(one.article.kind, one.header.dateline_day) for one in articles]
    source = overlap.copies(sentences, origins)
    return source, {number: articles[original].id for number, original in overlap.reprints(sentences, source).items()}
