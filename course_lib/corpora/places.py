"""Where a place of article text lies: its article, its sentence, its line."""

from bisect import bisect_right
from collections import defaultdict

from course_lib.words.spans import citation


class Places:
    """The sentences of a corpus, found by a place in a page.

    Args:
        articles: ArticleText objects.
        lines: the pages' Lines by page id.
        copy_of: by sentence id, the id of the sentence it repeats.
    """

    def __init__(self, articles, lines, copy_of):
        self._lines, self._copy_of = lines, copy_of
        self._pages = {article.id: article.page_id for article in articles}
        self.order = {article.id: number for number, article in enumerate(articles)}
        self.kinds = {article.id: article.kind for article in articles}
        self._sentences = defaultdict(list)
        for article in articles:
            for sentence in article.sentences:
                self._sentences[article.page_id].append((sentence.span.start, sentence.span.end, sentence.id))
        for ones in self._sentences.values():
            ones.sort()

    def sentence(self, page, start):
        """The id of the sentence that holds a character of a page; None where there is no article text."""
        ones = self._sentences[page]
        at = bisect_right(ones, (start, float("inf"))) - 1
        return ones[at][2] if at >= 0 and start < ones[at][1] else None

    def source(self, sentence):
        """The id of the sentence that this one repeats, or None."""
        return self._copy_of.get(sentence)

    def of(self, sentence, start):
        """What tables say first of a place: article, page, sentence, its source where it is a copy, line."""
        article = sentence.rpartition(".")[0]
        page = self._pages[article]
        return article, page, sentence, self._copy_of.get(sentence), self._lines[page].at(start)

    def date_basis(self, words, sentence, start, counted):
        """The words that a day rests on, with their place, and how the day was counted."""
        article, _, _, _, line = self.of(sentence, start)
        said = f"“{' '.join(words.split())}” ({citation(article, line)})"
        return f"{said}, {counted}" if counted else said
