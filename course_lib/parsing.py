"""One file, read from bytes to sentences: a pure function, so that pages can be read anywhere and in any order."""

from typing import NamedTuple

from course_lib.articles import Article, Paragraph, split_page
from course_lib.headers import Header, read_header
from course_lib.looks import looker_for
from course_lib.pages import Page, paragraph_spans, read_page
from course_lib.sentences import sentence_spans
from course_lib.spans import Span


class ParsedSentence(NamedTuple):
    """A sentence: its paragraph's number in the page, its span, and where its words begin (after a dateline)."""

    paragraph: int
    span: Span
    words: Span


class ParsedPage(NamedTuple):
    """All that is known of one page by itself; ``headers`` and ``sentences`` go by article."""

    page: Page
    kind: str
    paragraphs: tuple[Paragraph, ...]
    articles: tuple[Article, ...]
    headers: tuple[Header, ...]
    sentences: tuple[tuple[ParsedSentence, ...], ...]


def parse(data, file, published=None, folder=None):
    """Read one page.

    Args:
        data: the bytes of the file.
        file: its name, for messages.
        published: the day of publication from sources.csv, a date or None.
        folder: where a teacher's own word lists may lie (``folder/lexicons``).

    Raises PageError where the file holds no text.

    >>> from datetime import date
    >>> page = parse(b"Ministers meet\\n\\nHANOI, July 5 (VNA) - Two ministers met on Friday.", "a.txt", date(2024, 7, 6))
    >>> page.headers[0].event.isoformat(), page.articles[0].title.of(page.page.text)
    ('2024-07-05', 'Ministers meet')
    """
    page, looker = read_page(data, file), looker_for(folder)
    looks = looker.looks(page.text, paragraph_spans(page.text))
    paragraphs, articles = split_page(page.text, looks)
    headers = [read_header(page, paragraphs, article, articles, looker.agencies, published) for article in articles]
    sentences = [tuple(_sentences(page.text, paragraphs, article)) for article in articles]
    return ParsedPage(page, _page_kind(articles), tuple(paragraphs), tuple(articles), tuple(headers), tuple(sentences))


def _page_kind(articles):
    if not articles:
        return "index"
    return "single" if len(articles) == 1 else "compound"


def _sentences(text, paragraphs, article):
    """The sentences of an article's text, summary included; a dateline is part of the sentence it opens."""
    for number in article.paragraphs:
        paragraph = paragraphs[number]
        if paragraph.label not in ("standfirst", "body"):
            continue
        begins = _words_begin(paragraph, article)
        for span in sentence_spans(text, paragraph.span, begins):
            yield ParsedSentence(number, span, Span(max(span.start, min(begins, span.end)), span.end))


def _words_begin(paragraph, article):
    line = article.dateline
    opens = line and paragraph.span.start <= line.span.start < paragraph.span.end
    return line.body if opens else paragraph.core.start
