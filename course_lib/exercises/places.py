"""Where words stand on pages, whatever the kind of quotation marks, dashes, accents and white space."""

import re
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from course_lib.exercises.question import CITATION, QuestionError
from course_lib.words.folding import fold
from course_lib.words.spans import NEWLINE, Lines, citation

# Letters of scripts that put no space between words: Thai, Lao, Burmese, Khmer, Japanese, Chinese.
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


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


class _Page:
    """A page, its paragraphs, and, made on first use, its text with plain signs."""

    def __init__(self, page_id, text, paragraphs):
        self.id, self.text, self.lines = page_id, text, Lines(text)
        self.paragraphs = list(paragraphs)

    @cached_property
    def _plain(self):
        """The text with plain signs, where each of them stands in the folded text, and that."""
        return _plain_with_places(self.text)

    @property
    def plain(self):
        return self._plain[0]

    def find(self, words):
        """The places where words stand, as whole words; the first letter may be a capital or not."""
        plain = plain_signs(words)
        if not plain:
            return []
        first = re.escape(plain[0]) if not plain[0].isalpha() else f"[{plain[0].lower()}{plain[0].upper()}]"
        before = "" if UNSPACED.match(plain[0]) else r"(?<!\w)"
        after = "" if UNSPACED.match(plain[-1]) else r"(?!\w)"
        pattern = f"{before}{first}{re.escape(plain[1:])}{after}"
        return [self._place(*match.span()) for match in re.finditer(pattern, self.plain)]

    def _place(self, start, end):
        _, places, folded = self._plain
        return self.place(*folded.span(places[start], places[end - 1] + 1))

    def place(self, start, end):
        """The place from ``start`` to ``end`` of the page's own text, with the label of the paragraph it begins in."""
        row = next(row for row in self.paragraphs if start < row.end)
        article = row.article_id if isinstance(row.article_id, str) else None
        return Place(self.id, article, row.label, self.lines.at(start), start, end, self.text[start:end])

    def words_beside(self, place):
        """The word that follows a place and the one before it; empty where there is none."""
        after = self.text[place.end:place.end + 80].split()
        before = self.text[max(0, place.start - 80):place.start].split()
        return (after[0] if after else ""), (before[-1] if before else "")


def _plain_with_places(text):
    """The folded text with one sign for each run of white space or dashes, where its signs stand in that, and that."""
    folded = fold(text, case=True)
    signs, places = [], []
    for place, sign in enumerate(folded.text):
        plain = " " if sign.isspace() else "-" if sign == "—" else sign
        if plain not in " -" or not signs or signs[-1] != plain:
            signs.append(plain)
            places.append(place)
    return "".join(signs), places, folded


def plain_signs(words):
    """Words in their folded form, in one case or another, one space between them and none around them.

    >>> plain_signs("“Laos’  railway”\\n— here")
    '"Laos\\' railway" - here'
    """
    return _plain_with_places(words)[0].strip()


class Texts(NamedTuple):
    """The pages of a corpus, to look for words in."""

    corpus: object
    pages: dict
    articles: tuple

    def find(self, words):
        """The places on all pages where words stand."""
        return [place for page in self.pages.values() for place in page.find(words)]

    def page_of(self, name):
        """The page that a page's or a text's name belongs to, or None."""
        return self.pages.get(name) or (self.pages[name.rpartition(".")[0]] if name in self.articles else None)


def texts_of(corpus):
    """The pages of a corpus as Texts."""
    rows = corpus.paragraphs.groupby("page_id", sort=False)
    pages = {page_id: _Page(page_id, corpus.text(page_id), table.itertuples(index=False)) for page_id, table in rows}
    return Texts(corpus, pages, tuple(corpus.articles["article_id"]))


def texts_in(pages: str | None = None) -> Texts:
    """The five pages that the course's own questions are about, or those of a folder; read until a file changes."""
    if pages is None:
        return _read(None, 0)
    return _read(pages, max((file.lstat().st_mtime_ns for file in Path(pages).glob("*")), default=0))


@lru_cache(maxsize=8)
def _read(folder, _changed):
    from course_lib.corpora.loading import load  # with pandas, which finding a question does without

    return texts_of(load(folder))


def place_of(passage):
    """Where a question's passage stands: its quotation, or the whole paragraph where it has none.

    Args:
        passage: a Passage.

    Returns:
        A Place.

    Raises:
        QuestionError: there is no such text or line, or the quotation does not stand there.

    >>> from course_lib.exercises.question import Passage
    >>> place_of(Passage("july.4, line 143", "The Chinese and Russian sides")).quote
    'the Chinese and Russian sides'
    """
    cited = CITATION.fullmatch(passage.cite)
    texts = texts_in(passage.pages)
    page = texts.page_of(cited["name"])
    if page is None:
        raise QuestionError(f"There is no text and no page {cited['name']!r}. There is: "
                            f"{', '.join([*texts.pages, *texts.articles])}.")
    lines = range(int(cited["line"]), int(cited["last"] or cited["line"]) + 1)
    found = page.find(passage.quote) if passage.quote else _paragraphs(page, lines)
    there = [place for place in found if place.line in lines and cited["name"] in (place.article_id, place.page_id)]
    if not there:
        raise QuestionError(_not_there(passage, found))
    return there[0]


def _paragraphs(page, lines):
    """The places of the paragraphs that hold one of the lines, as beginning on it."""
    for row in page.paragraphs:
        last = row.line + len(NEWLINE.findall(page.text[row.start:row.end]))
        if row.line <= lines[-1] and lines[0] <= last:
            yield page.place(row.start, row.end)._replace(line=max(row.line, lines[0]))


def _not_there(passage, found):
    if not passage.quote:
        return f"Nothing stands at {passage.cite}."
    places = "; ".join(place.cite for place in found)
    return (f"The words “{passage.quote[:60]}” do not stand at {passage.cite}. "
            f"{f'They stand at: {places}.' if places else 'They do not stand on that page at all.'}")
