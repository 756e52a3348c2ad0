"""What a parsed page puts into the tables of pages, paragraphs, articles and sentences, a tuple a row."""

from collections import Counter
from typing import NamedTuple

from course_lib.loader.texts import ArticleText, TextSentence
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
        yield (page.id, owner.get(number), number + 1, lines.at(span.start), one.label, one.reason, span.start,
               span.end, span.of(text))


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
        return (self.id, self.page.id, article.kind,
                article.headline or article.title and article.title.of(text), _outlet(self.page)[0],
                header.agency, header.byline, line and line.span.of(text), line and line.place, header.dateline_day,
                header.year_basis, header.event, header.event_basis, published and published.day,
                published and published.basis, sum(self.counts), reprint_of,
                self.lines.at(start), start, end, *ends(line and line.span), *ends(header.event_phrase))

    def as_text(self, copy_of):
        """The article for the extractors."""
        named = ((self.sentence_id(number), one) for number, one in enumerate(self.sentences, 1))
        sentences = tuple(TextSentence(name, one.span, one.words, one.paragraph + 1, copy_of.get(name))
                          for name, one in named)
        line = self.article.dateline
        return ArticleText(self.id, self.page.id, self.article.kind, self.text, self.article.title, line and line.place,
                           self.header, sentences)

    def sentence_rows(self, copies):
        for number, (one, words) in enumerate(zip(self.sentences, self.counts), 1):
            name, span = self.sentence_id(number), one.span
            yield (self.id, self.page.id, one.paragraph + 1, self.lines.at(span.start), name, copies.of.get(name),
                   copies.sure.get(name), words, span.start, span.end, span.of(self.text))


def ends(span):
    return (span.start, span.end) if span else (None, None)


class Copies(NamedTuple):
    """What repeats what.

    Attributes:
        of: by a sentence's id, the id of the sentence it repeats.
        sure: by the same ids, whether it is sure which of the two articles is the earlier.
        reprints: by an article's number, the id of the article it reprints.
    """

    of: dict[str, str]
    sure: dict[str, bool]
    reprints: dict[int, str]


def find_copies(articles):
    """The Copies among articles, a list of ArticleRows."""
    sentences = [overlap.Sentence(one.sentence_id(place), number, words)
                 for number, one in enumerate(articles) for place, words in enumerate(one.words, 1)]
    origins = [_origin(one) for one in articles]
    source, home = overlap.copies(sentences, origins), {one.id: origins[one.article] for one in sentences}
    sure = {copy: overlap.is_sure(home[copy], home[original]) for copy, original in source.items()}
    reprints = overlap.reprints(sentences, source)
    return Copies(source, sure, {number: articles[original].id for number, original in reprints.items()})


def _origin(one):
    published = one.header.published
    return overlap.Origin(one.article.kind, one.header.dateline_day, published and published.day, one.page.id)


def framed_twice(articles):
    """A problem for each page that holds, in another frame, nine tenths of another one's text, under the same title."""
    pages, first, sizes = {}, {}, Counter()
    for one in articles:
        pages.setdefault(one.page.id, (one.page, []))[1].extend(filter(overlap.is_long, one.words))
    for page, sentences in pages.values():
        shared = Counter()
        for words in sentences:
            sizes[page.id] += len(words)
            shared[first.setdefault(words, page.id)] += len(words)
        del shared[page.id]
        for other, words in shared.most_common(1):
            enough = words >= overlap.REPRINT * max(sizes[page.id], sizes[other])
            if enough and _may_be_one(page, pages[other][0]):
                yield page.file, (f"{page.file} holds the article text of {pages[other][0].file} in another frame. "
                                  "If one page was saved twice, take one out; else name the outlets in sources.csv.")


def _may_be_one(page, other):
    """Whether two files can be one page: their texts differ, their titles do not, nor their outlets as far as known."""
    (outlet, title), (other_outlet, other_title) = _told_of(page), _told_of(other)
    same_outlet = outlet == other_outlet or None in (outlet, other_outlet)
    return page.parsed.page.text != other.parsed.page.text and title == other_title and same_outlet


def _told_of(page):
    """What tells one page from another that holds the same sentences: its outlet, and the words of its first title."""
    title = page.parsed.articles[0].title
    return _outlet(page)[0], title and overlap.words_of(page.parsed.page.text, title)
