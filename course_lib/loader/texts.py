"""An article as the extractors meet it: its page's text, its sentences with their ids, and what its head says."""

from typing import NamedTuple

from course_lib.loader.headers import Header
from course_lib.loader.sentences import sentence_spans
from course_lib.words.spans import Span


class TextSentence(NamedTuple):
    """A sentence of article text.

    ``words`` leaves out a dateline before the first word, ``paragraph`` counts from 1. In a corpus, ``id`` is unique
    (``july.4.3``), and ``copy_of`` is the id of the sentence this one repeats, or None.
    """

    span: Span
    words: Span
    paragraph: int
    id: str | None = None
    copy_of: str | None = None


class ArticleText(NamedTuple):
    """One article: ``text`` is the whole page's, so that spans need no shifting."""

    id: str
    page_id: str
    kind: str
    text: str
    title: Span | None
    place: str | None
    header: Header
    sentences: tuple[TextSentence, ...]


def article_of(text):
    """A text of one paragraph as an article, for examples and tests.

    >>> [one.id for one in article_of("It rains. It pours.").sentences]
    ['page.1.1', 'page.1.2']
    """
    spans = sentence_spans(text, Span(0, len(text)))
    sentences = (TextSentence(span, span, 1, f"page.1.{number}") for number, span in enumerate(spans, 1))
    header = Header(*[None] * len(Header._fields))
    return ArticleText("page.1", "page", "report", text, None, None, header, tuple(sentences))
