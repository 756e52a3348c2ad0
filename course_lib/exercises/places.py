"""Where words stand on pages, whatever the kind of quotation marks, dashes, accents and white space."""

import re
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from course_lib.errors import meant
from course_lib.exercises.given import Unreadable
from course_lib.exercises.question import CITATION, QuestionError
from course_lib.exercises.wordings import ARTICLE_ID, folded, key
from course_lib.wanted import shortened
from course_lib.words.folding import fold
from course_lib.words.spans import NEWLINE, Lines, citation

# Letters of scripts that put no space between words: Thai, Lao, Burmese, Khmer, Japanese, Chinese.
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_DASHES = re.compile("[-—]+")


class Place(NamedTuple):
    """A place on a page, as ``views.evidence`` takes it; ``article_id`` is None in furniture."""

    page_id: str
    article_id: str | None
    label: str
    line: int
    start: int
    end: int
    quote: str

    @property
    def cite(self):
        return citation(self.article_id or self.page_id, self.line)

    def overlaps(self, other):
        return self.page_id == other.page_id and max(self.start, other.start) < min(self.end, other.end)

    def holds(self, other):
        return self.page_id == other.page_id and self.start <= other.start and other.end <= self.end


class _Page:
    """A page, its paragraphs, and its text with plain signs."""

    def __init__(self, page_id, text, paragraphs):
        self.id, self.text, self._lines = page_id, text, Lines(text)
        self.paragraphs = list(paragraphs)

    @cached_property
    def _folded(self):
        return fold(self.text, case=True)

    @cached_property
    def plain(self):
        return plain_signs(self.text)

    @cached_property
    def _to_lines(self):
        """The paragraphs, each with its last line."""
        return [(row, row.line + len(NEWLINE.findall(self.text[row.start:row.end]))) for row in self.paragraphs]

    @lru_cache(maxsize=4096)  # whoever judges an answer looks for the same words again
    def find(self, words):
        """The places where words stand, as whole words; the first letter may be a capital or not."""
        pattern = _pattern(plain_signs(words))
        found = re.finditer(pattern, self._folded.text) if pattern else ()
        return [self.place(*self._folded.span(*match.span())) for match in found]

    def place(self, start, end):
        """The place from ``start`` to ``end`` of the page's own text, with the label of the paragraph it begins in."""
        row = self.paragraph(start)
        article = row.article_id if isinstance(row.article_id, str) else None
        return Place(self.id, article, row.label, self._lines.at(start), start, end, self.text[start:end])

    def paragraph(self, start):
        """The paragraph that holds a character, or the next one."""
        return next(row for row in self.paragraphs if start < row.end)

    def in_lines(self, lines):
        """The places of the paragraphs that hold one of the lines, as beginning on it."""
        for row, last in self._to_lines:
            if row.line <= lines[-1] and lines[0] <= last:
                yield self.place(row.start, row.end)._replace(line=max(row.line, lines[0]))


def _pattern(plain):
    """A pattern for words with plain signs: one dash stands for any number, with spaces around them or none."""
    if not plain:
        return ""
    signs = [re.escape(piece).replace(r"\ ", r"\s+") for piece in re.split(r"\s*-\s*", plain)]
    whole = r"\s*[-—]+\s*".join(signs)
    if plain[0].isalpha():
        whole = f"[{plain[0].lower()}{plain[0].upper()}]{whole[1:]}"
    before, after = (r"(?<!\w)", r"(?!\w)")
    return f"{'' if UNSPACED.match(plain[0]) else before}{whole}{'' if UNSPACED.match(plain[-1]) else after}"


def plain_signs(words):
    """Words in their folded form, in one case or another, one space between them and none around them.

    >>> plain_signs("“Laos’  railway”\\n— here")
    '"Laos\\' railway" - here'
    """
    return " ".join(_DASHES.sub("-", fold(words, case=True).text).split())


class Texts:
    """The pages of a corpus, to look for words in."""

    def __init__(self, corpus):
        self.corpus, self.articles = corpus, tuple(corpus.articles["article_id"])
        self.pages = {page_id: _Page(page_id, corpus.text(page_id), rows.itertuples(index=False))
                      for page_id, rows in corpus.paragraphs.groupby("page_id", sort=False)}

    def find(self, words):
        """The places on all pages where words stand."""
        return [place for page in self.pages.values() for place in page.find(words)]

    def page_of(self, name):
        """The page that a page's or a text's name belongs to, or None."""
        return self.pages.get(name) or (self.pages[name.rpartition(".")[0]] if name in self.articles else None)

    @cached_property
    def _names(self):
        pages = [article.rpartition(".")[0] for article in self.articles]
        return ({key(page): page for page in self.pages}
                | {key(page): article for page, article in zip(pages, self.articles) if pages.count(page) == 1}
                | {key(article): article for article in self.articles})

    def called(self, name):
        """The id of the text that is called so: by its id, or its page's where that holds no other text; else None."""
        return self._names.get(key(name))

    def named(self, name):
        """The same. Raises Unreadable, with the one that may be meant, where there is none."""
        if found := self.called(name):
            return found
        near = meant(name.strip().lower(), self.articles)
        there = f"did you mean {near}?" if near else f"the texts are: {', '.join(self.articles)}."
        raise Unreadable(f"There is no text “{shortened(name)}”; {there}")

    @cached_property
    def copied(self):
        """The sentences that another one repeats, each with that one: pairs of rows, in the order of the first."""
        rows = {row.sentence: row for row in self.corpus.sentences.itertuples()}
        pairs = [(rows[copy.copy_of], copy) for copy in rows.values() if copy.copy_of in rows]
        return sorted(pairs, key=lambda pair: pair[0].Index)


def texts_in(pages: str | None = None) -> Texts:
    """The five pages that the course's own questions are about, or those of a folder; read until a file changes."""
    changed = max((file.lstat().st_mtime_ns for file in Path(pages).glob("*")), default=0) if pages else 0
    return _read(pages, changed)


@lru_cache(maxsize=8)
def _read(folder, _changed):
    from course_lib.corpora.loading import load  # with pandas, which finding a question does without

    return Texts(load(folder))


def places_of(passage, texts=None):
    """Where a Passage stands in Texts (or on the five pages): its quotation, or all paragraphs where it has none.

    Gives at least one Place. Raises QuestionError: there is no such text or line, or the words do not stand there.

    >>> from course_lib.exercises.question import Passage
    >>> [place.quote for place in places_of(Passage("july.4, line 143", "The Chinese and Russian sides"))]
    ['the Chinese and Russian sides']
    """
    cited, texts = CITATION.fullmatch(passage.cite), texts or texts_in()
    page = texts.page_of(cited["name"])
    if page is None:
        raise QuestionError(f"There is no text and no page {cited['name']!r}. There is: "
                            f"{', '.join([*texts.pages, *texts.articles])}.")
    lines = range(int(cited["line"]), int(cited["last"] or cited["line"]) + 1)
    found = page.find(passage.quote) if passage.quote else list(page.in_lines(lines))
    there = [place for place in found if place.line in lines and cited["name"] in (place.article_id, place.page_id)]
    if not there:
        raise QuestionError(_not_there(passage, found))
    return there


def _not_there(passage, found):
    if not passage.quote:
        return f"Nothing stands at {passage.cite}."
    places = "; ".join(place.cite for place in found)
    return (f"The words “{passage.quote[:60]}” do not stand at {passage.cite}. "
            f"{f'They stand at: {places}.' if places else 'They do not stand on that page at all.'}")


def not_a_name(question, answers, given):
    """What to say where names of texts are asked for and something else was given; empty where none is to be said.

    Raises Unreadable, with the name that may be meant, where one looks like the name of a text and is none.
    """
    for one in given if are_names(answers) else ():
        if ARTICLE_ID.fullmatch(folded(one)):
            texts_in(question.pages).named(one)
        elif not re.fullmatch(r"[a-z][a-z ]* \d+", key(one)):
            return f"“{shortened(one)}” is not a text's name: that is its page, a point and a number, such as july.4. "
    return ""


def are_names(answers):
    """Whether answers of a question file are names of texts."""
    return all(map(ARTICLE_ID.fullmatch, answers))
