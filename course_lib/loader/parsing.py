"""One file, read from bytes to sentences: a pure function, so that pages can be read anywhere and in any order."""

from typing import NamedTuple

from course_lib.loader import corrections
from course_lib.loader.articles import ARTICLE_TEXT, Article, Paragraph, split_page
from course_lib.loader.frontmatter import front_matter
from course_lib.loader.headers import Header, Known, read_headers
from course_lib.loader.looks import looker_for
from course_lib.loader.pages import Page, PageError, read_page
from course_lib.loader.paragraphs import paragraph_spans
from course_lib.loader.remarks import remarks
from course_lib.loader.sentences import sentence_spans
from course_lib.loader.sources import Source
from course_lib.loader.splitting import text_numbers
from course_lib.words.spans import Span


class ParsedSentence(NamedTuple):
    """A sentence: its paragraph's number in the page, its span, and where its words begin (after a dateline)."""

    paragraph: int
    span: Span
    words: Span


class ParsedPage(NamedTuple):
    """All that is known of one page; ``headers`` and ``sentences`` go by article, ``problems`` are sentences."""

    page: Page
    kind: str
    paragraphs: tuple[Paragraph, ...]
    articles: tuple[Article, ...]
    headers: tuple[Header, ...]
    sentences: tuple[tuple[ParsedSentence, ...], ...]
    problems: tuple[str, ...] = ()
    outlet: tuple[str, str] | None = None


def parse(data, file, published=None, folder=None, labels=()):
    """Read one page.

    Args:
        data: the bytes of the file, or its text.
        file: its name, for messages.
        published: the day of publication from sources.csv, a date or None.
        folder: where a teacher's own word lists may lie (``folder/lexicons``).
        labels: labels corrected by hand (see ``corrections.Correction``).

    Raises PageError where the file holds no text.

    >>> from datetime import date
    >>> page = parse(b"Ministers meet\\n\\nHANOI, July 5 (VNA) - Two ministers met on Friday.", "a.txt",
    ...              date(2024, 7, 6))
    >>> page.headers[0].event.isoformat(), page.articles[0].title.of(page.page.text)
    ('2024-07-05', 'Ministers meet')
    """
    about = {"published": published.isoformat()} if published else {}
    return _parse(Source(file, data, about, labels), looker_for(folder))


def parse_each(files, looker):
    """Each of several files as a ParsedPage, or as the sentence that says why it cannot be read.

    A file is a Source that holds bytes or text; a sentence in its place is handed on. The looker goes along, so that
    other processes and machines need no folder.
    """
    return [one if isinstance(one, str) else _parsed_or_why_not(one, looker) for one in files]


def _parsed_or_why_not(one, looker):
    try:
        return _parse(one, looker)
    except PageError as error:
        return str(error)
    except Exception as error:  # a fault of the course hides no other file either
        return (f"{one.file} could not be read, by a fault of the course ({type(error).__name__}: {error}). "
                "Take it out of the folder, and tell the course's maintainers.")


def _parse(one, looker):
    page, web = read_page(one.content, one.file)
    text = page.text
    front, begin = front_matter(text) if web is None else ([], 0)
    spans = [*(entry.span for entry in front), *paragraph_spans(text, begin, marked=text.startswith("---", 0, begin))]
    by_hand, refused = corrections.by_paragraph(one.labels, text, spans, page.lines)
    looks = looker.looks(text, spans, front)
    if web and web.captions:
        looks = [look._replace(kind="caption", reason="stands in the caption of a picture")
                 if web.is_captioned(look.span) else look for look in looks]
    labels = {number: one.said for number, one in by_hand.items()}
    paragraphs, articles = split_page(looks, text_numbers(looks, web), labels, front, web)
    headers = read_headers(page, paragraphs, articles, Known(one.published, looker.agencies, front, web))
    sentences = tuple(tuple(_sentences(text, paragraphs, article)) for article in articles)
    kind = ("index", "single", "compound")[min(len(articles), 2)]
    problems = (*remarks(page, web, looks, paragraphs), *refused,
                *corrections.not_given(by_hand, paragraphs, page.lines))
    return ParsedPage(page, kind, tuple(paragraphs), tuple(articles), tuple(headers), sentences, problems,
                      _outlet(front, web, headers, looker))


def _outlet(front, web, headers, looker):
    """Who the page says published it, and where; None where nothing states it."""
    for entry in front:
        if entry.key in ("publisher", "outlet", "site") and entry.value:
            return entry.value, "the page's front matter"
    if web and web.outlet:
        return web.outlet, "the page's own data"
    byline = headers[0].byline if len(headers) == 1 else None
    return (byline, "byline") if byline in looker.outlets else None


def _sentences(text, paragraphs, article):
    """The sentences of an article's text, summary included; a dateline is part of the sentence it opens."""
    line = article.dateline
    for number in article.paragraphs:
        paragraph = paragraphs[number]
        if paragraph.label in ARTICLE_TEXT:
            opens = line and paragraph.span.start <= line.span.start < paragraph.span.end
            begins = line.body if opens else paragraph.core.start
            for span in sentence_spans(text, paragraph.span, begins):
                yield ParsedSentence(number, span, Span(max(span.start, min(begins, span.end)), span.end))
