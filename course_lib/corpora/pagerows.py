"""What a parsed page puts into the tables of pages, paragraphs, articles and sentences, a tuple a row."""

from collections import Counter
from typing import NamedTuple

from course_lib.loader.texts import ArticleText
from course_lib.loader.parsing import ParsedPage
from course_lib.words import overlap
from course_lib.words.spans import count_words

_NOWHERE = (None, None)


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
        return page.source["outlet"], page.source.get("outlet_basis") or "sources.csv"
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
    """One article on its way into the tables: as ``text``, an ArticleText, with the words of its sentences."""

    def __init__(self, page, number):
        parsed, id = page.parsed, f"{page.id}.{number + 1}"
        self.page, self._article, text = page, parsed.articles[number], parsed.page.text
        line, found = self._article.dateline, parsed.sentences[number]
        sentences = (one._replace(id=f"{id}.{place}") for place, one in enumerate(found, 1))
        self.text = ArticleText(id, page.id, self._article.kind, text, self._article.title, line and line.place,
                                parsed.headers[number], tuple(sentences))
        self.reprint_of, self.sure = None, {}  # what ``find_copies`` finds
        self.words = [overlap.words_of(text, one.words) for one in found]
        self._counts = [len(words) + count_words(text[one.span.start:one.words.start])
                        for one, words in zip(found, self.words)]

    def row(self):
        page, article, line = self.page.parsed, self._article, self._article.dateline
        header, published, text = self.text.header, self.text.header.published, self.text.text
        own = [page.paragraphs[number] for number in article.paragraphs]
        start = own[0].span.start
        end = max(one.span.end for one in own if one.label in ("standfirst", "body"))
        return (self.text.id, self.page.id, article.kind,
                article.headline or article.title and article.title.of(text), _outlet(self.page)[0],
                header.agency, header.byline, line and line.span.of(text), line and line.place, header.dateline_day,
                header.year_basis, header.event, header.event_basis, published and published.day,
                published and published.basis, sum(self._counts), self.reprint_of,
                page.page.lines.at(start), start, end, *(line and line.span or _NOWHERE),
                *(header.event_phrase or _NOWHERE))

    def sentence_rows(self):
        lines = self.page.parsed.page.lines
        for one, words in zip(self.text.sentences, self._counts):
            yield (self.text.id, self.page.id, one.paragraph, lines.at(one.span.start), one.id, one.copy_of,
                   self.sure.get(one.id), words, *one.span, one.span.of(self.text.text))


def find_copies(articles):
    """Give each of the articles, ArticleRows, what it reprints and what its sentences repeat, and how sure that is."""
    sentences = [overlap.Sentence(sentence.id, number, words) for number, one in enumerate(articles)
                 for sentence, words in zip(one.text.sentences, one.words)]
    origins = [_origin(one.text) for one in articles]
    source, home = overlap.copies(sentences, origins), {one.id: origins[one.article] for one in sentences}
    sure = {copy: overlap.is_sure(home[copy], home[original]) for copy, original in source.items()}
    reprints = overlap.reprints(sentences, source)
    for number, one in enumerate(articles):
        named = tuple(sentence._replace(copy_of=source.get(sentence.id)) for sentence in one.text.sentences)
        one.text, one.sure = one.text._replace(sentences=named), sure
        one.reprint_of = articles[reprints[number]].text.id if number in reprints else None


def _origin(article):
    published = article.header.published
    return overlap.Origin(article.kind, article.header.dateline_day, published and published.day, article.page_id)


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
    (text, outlet, title), (other_text, other_outlet, other_title) = map(_told_of, (page, other))
    return text != other_text and title == other_title and (outlet == other_outlet or None in (outlet, other_outlet))


def _told_of(page):
    """What tells one page from another that holds the same sentences: text, outlet, the words of its first title."""
    text, title = page.parsed.page.text, page.parsed.articles[0].title
    return text, _outlet(page)[0], title and overlap.words_of(text, title)
