"""What a parsed page puts into the tables of pages, paragraphs, articles and sentences, a tuple a row."""

from typing import NamedTuple

from course_lib.extraction.texts import ArticleText, TextSentence
from course_lib.loader.parsing import ParsedPage
from course_lib.words import overlap
from course_lib.words.spans import count_words


class NamedPage(NamedTuple):
    """A parsed page under its id, with what its row of sources.csv says."""

    id: str
    file: str
    parsed: ParsedPage
    source: dict


def page_row(page):
    parsed, source = page.parsed, page.source
    outlet, basis = _outlet(page)
    published = next((header.published for header in parsed.headers if header.published), None)
    return (page.id, page.file, parsed.kind, outlet, basis, published and published.day, published and published.basis,
            source.get("url") or None, source.get("rights") or None, parsed.page.encoding, len(parsed.articles),
            len(parsed.page.text))


def _outlet(page):
    """Who published the page, and how we know: from sources.csv, else where the page states it."""
    if page.source.get("outlet"):
        return page.source.get("outlet"), page.source.get("outlet_basis") or "sources.csv"
    return page.parsed.outlet or (None, None)


def paragraph_rows(page):
    text, lines = page.parsed.page.text, page.parsed.page.lines
    owner = {number: f"{page.id}.{place}" for place, article in enumerate(page.parsed.articles, 1)
             for number in article.paragraphs}
    for number, one in enumerate(page.parsed.paragraphs):
        span = one.span
        yield (page.id, owner.get(number), number + 1, lines.at(span.start), one.label, one.reason, span.start, span.end,
               span.of(text))


class ArticleRow:
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
        return (self.id, self.page.id, article.kind, article.headline or article.title and article.title.of(text), _outlet(self.page)[0],
                header.agency, header.byline, line and line.span.of(text), line and line.place, header.dateline_day,
                header.year_basis, header.event, header.event_basis, published and published.day,
                published and published.basis, sum(self.counts), reprint_of,
                self.lines.at(start), start, end, *ends(line and line.span), *ends(header.event_phrase))

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


def ends(span):
    return (span.start, span.end) if span else (None, None)


def find_copies(articles):
    """The source of each sentence that is a copy, and for each reprint, by its number, the article it reprints."""
    sentences = [overlap.Sentence(one.sentence_id(place), number, words)
                 for number, one in enumerate(articles) for place, words in enumerate(one.words, 1)]
    origins = [overlap.Origin(one.article.kind, one.header.dateline_day) for one in articles]
    source = overlap.copies(sentences, origins)
    return source, {number: articles[original].id for number, original in overlap.reprints(sentences, source).items()}
