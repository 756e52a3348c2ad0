"""Where a place of article text lies: its article, its sentence, its line."""

from bisect import bisect_right
from collections import defaultdict

from course_lib.words.spans import citation


class Places:
    """The sentences of a corpus, found by a place in a page.

    Args:
        articles: ArticleText objects; ``articles`` has them by id, ``order`` their numbers.
        lines: the pages' Lines by page id.
    """

    def __init__(self, articles, lines):
        self._lines = lines
        self.articles = {article.id: article for article in articles}
        self.order = {id: number for number, id in enumerate(self.articles)}
        self._sentences, self._sources = defaultdict(list), {}
        for article in articles:
            for one in article.sentences:
                self._sentences[article.page_id].append((*one.span, one.id))
                self._sources[one.id] = one.copy_of
        for ones in self._sentences.values():
            ones.sort()

    def sentence(self, page, start):
        """The id of the sentence that holds a character of a page; None where there is no article text."""
        ones = self._sentences[page]
        at = bisect_right(ones, (start, float("inf"))) - 1
        return ones[at][2] if at >= 0 and start < ones[at][1] else None

    def source(self, sentence):
        """The id of the sentence that this one repeats, or None."""
        return self._sources.get(sentence)

    def article(self, sentence):
        """The article that holds a sentence."""
        return self.articles[sentence.rpartition(".")[0]]

    def ends_of_row(self, sentence, start, end):
        """What tables say of a place: first article, page, sentence, its source where it is a copy, and line; last
        start, end and quote.
        """
        article = self.article(sentence)
        return ((article.id, article.page_id, sentence, self._sources[sentence],
                 self._lines[article.page_id].at(start)), (start, end, article.text[start:end]))

    def date_basis(self, sentence, start, end, counted):
        """The words that a day rests on, with their place, and how the day was counted."""
        (article, *_, line), (*_, quote) = self.ends_of_row(sentence, start, end)
        return ", ".join(filter(None, [f"“{' '.join(quote.split())}” ({citation(article, line)})", counted]))
