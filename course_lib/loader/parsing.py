"""One file, read from bytes to sentences: a pure function, so that pages can be read anywhere and in any order.

Many files are parsed some at a time, here or by other processes, with the same result.
"""

from collections import deque
from contextlib import nullcontext
from itertools import islice
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
from course_lib.loader.texts import TextSentence
from course_lib.words.spans import Span


SIZE = 50  # files that go to another process at once: enough that the way there costs little
_AHEAD = 16  # chunks under way at a time, so that not every file waits in memory
_LONG = 200  # files; so many take long enough for a progress bar


class ParsedPage(NamedTuple):
    """All that is known of one page; ``headers`` and ``sentences`` go by article, ``problems`` are sentences."""

    page: Page
    kind: str
    paragraphs: tuple[Paragraph, ...]
    articles: tuple[Article, ...]
    headers: tuple[Header, ...]
    sentences: tuple[tuple[TextSentence, ...], ...]
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
                yield TextSentence(span, Span(max(span.start, min(begins, span.end)), span.end), number + 1)


# Many files

def parsed(sources, looker, executor=None):
    """Each of the sources with its ParsedPage, or with the sentence that says why there is none, in their order.

    ``executor``: an executor as in ``concurrent.futures``. What it loses, because a process of its died, is parsed
    here.
    """
    with _progress(len(sources)) as bar:
        for chunk, pages in _in_turn(iter(sources), looker, executor):
            yield from zip(chunk, pages, strict=True)
            if bar is not None:
                bar.update(len(chunk))


def _progress(count):
    """A progress bar; there is none for few files, nor where errors go to a file."""
    if count < _LONG:
        return nullcontext()
    from tqdm.auto import tqdm  # only long readings pay for this import

    return tqdm(total=count, desc="pages", unit="page", leave=False, disable=None)


def _in_turn(sources, looker, executor):
    waiting = deque()
    while chunk := [*islice(sources, SIZE)]:
        files = [*map(_opened, chunk)]
        waiting.append((chunk, files, executor and _submitted(executor, files, looker)))
        if len(waiting) == _AHEAD or executor is None:
            yield _fetched(*waiting.popleft(), looker)
    while waiting:
        yield _fetched(*waiting.popleft(), looker)


def _opened(source):
    """A source with what it holds, or the reason why it cannot be opened."""
    try:
        data = source.content if isinstance(source.content, str) else source.content.read_bytes()
    except OSError as error:
        return f"{source.file} cannot be opened ({error.strerror}). Check that it is there, and that you may read it."
    return source._replace(content=data)


def _submitted(executor, files, looker):
    try:
        return executor.submit(_parsed_each, files, looker)
    except RuntimeError:  # its processes have died, or it was shut down
        return None


def _fetched(chunk, files, future, looker):
    try:
        pages = future.result() if future else None
    except Exception:  # each kind of executor has its own for a process that died
        pages = None
    return chunk, _parsed_each(files, looker) if pages is None else pages


def _parsed_each(files, looker):
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
