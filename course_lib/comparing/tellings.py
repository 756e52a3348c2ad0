"""A text as its words, numbered through; an empty word stands before, between and after its sentences.

So a run of words that follow each other never leaves its sentence, and what is printed before or after a sentence's
words is what stands before a word, too.
"""

from bisect import bisect_left
from typing import NamedTuple

from course_lib.words import lexicons
from course_lib.words.listed import word_lists
from course_lib.words.spans import WORD, Lines, Span
from course_lib.words.spelling import one_spelling

_PAIRS = ("()", "[]", "{}", "“”", "‘’", '""', "''", "«»")
_PAUSES = (*",;:—–", " - ")


@lexicons.per_folder
def _verbs(folder):
    return {row["verb"]: row for row in lexicons.read("reporting_verbs", folder)}


class Run(NamedTuple):
    """Words ``start`` to ``end`` (not included) of one sentence."""

    start: int
    end: int

    def meets(self, other):
        """Whether some words are in both runs."""
        return self.start < other.end and other.start < self.end


class Telling:
    """A text by its words.

    Attributes:
        article, text, sentences: an ArticleText, its page's text and its TextSentences; ``folder`` may hold word lists
            of a teacher's.
        keys: its words in one spelling.
        spans: where they stand in ``text``; the empty ones between two sentences.
        home: for each word, the number of its sentence.
        runs: for each sentence, the Run of its words.
        heads: for each sentence, its first word after the dateline, if it has one.
    """

    def __init__(self, article, folder=None):
        self.article, self.text, self.sentences = article, article.text, article.sentences
        self.lines, self._lists, self._verbs, self._phrases = Lines(self.text), word_lists(folder), _verbs(folder), {}
        self.keys, self.home, self.runs, self.heads = [""], [0], [], []
        starts = [*(one.span.start for one in self.sentences), len(self.text)]
        self.spans = [(0, starts[0])]
        for number, (sentence, after) in enumerate(zip(self.sentences, starts[1:])):
            words, first = list(WORD.finditer(self.text, *sentence.span)), len(self.keys)
            self.keys += [*(one_spelling(word.group()) for word in words), ""]
            self.spans += [*(word.span() for word in words), (sentence.span.end, after)]
            self.home += [number] * (len(words) + 1)
            self.runs.append(Run(first, first + len(words)))
            self.heads.append(first + sum(word.start() < sentence.words.start for word in words))

    def words(self, run):
        """The words of a run, in one spelling."""
        return self.keys[run.start:run.end]

    def before(self, word):
        """What is printed before a word, from the word before it or the start of its sentence."""
        return self.text[self.spans[word - 1][1]:self.spans[word][0]]

    def is_parted(self, word):
        """Whether a comma or the like stands before a word."""
        before = self.before(word)
        return any(mark in before for mark in _PAUSES)

    def clauses(self, run):
        """A run cut where the text prints a comma, semicolon, colon or dash between two words."""
        cuts = filter(self.is_parted, range(run.start + 1, run.end))
        edges = [run.start, *cuts, run.end]
        return [Run(start, end) for start, end in zip(edges, edges[1:])]

    def run_at(self, start, end):
        """The words of one sentence that have characters between two places."""
        first, last = bisect_left(self.spans, (start, start + 1)), bisect_left(self.spans, (end,))
        return Run(first - (self.spans[first - 1][1] > start), last)

    def phrases(self, number):
        """What the word lists find in a sentence, its dateline left out, as (Run, kind, id)."""
        if number not in self._phrases:
            found = self._lists.phrases.find(self.text, *self.sentences[number].words)
            self._phrases[number] = [(self.run_at(one.start, one.end), one.kind, one.meaning.id) for one in found]
        return self._phrases[number]

    def verbs(self, number):
        """The verbs of speaking in a sentence, and what stands for one such as *according to*, each as its Run and its
        row of the word list.
        """
        return [(run, self._verbs[verb]) for run, kind, verb in self.phrases(number) if kind == "verb"]

    def place(self, run):
        """Where a run stands: the number of its sentence, and its span, None for a run without words; both None for
        None.

        With the brackets or quotation marks around it, or with a bracket it opens; a whole sentence with all that it
        prints.
        """
        if run is None:
            return None, None
        number = self.home[run.start]
        if run == self.runs[number]:
            return number, self.sentences[number].span
        return number, self._span(run, self.sentences[number].span.end) if run.start < run.end else None

    def _span(self, run, latest):
        start, end = self.spans[run.start][0], min(self.spans[run.end - 1][1], latest)  # the last word may be empty
        if self.text[start - 1:start] + self.text[end:end + 1] in _PAIRS:
            return Span(start - 1, end + 1)
        quote = self.text[start:end + 1]
        closes = any(quote.endswith(mark) and quote.count(opening) == quote.count(mark)
                     for opening, mark in _PAIRS[:4])
        return Span(start, end + closes)

    def cells(self, run):
        """A run for a row of a table: ids of article, page and sentence, line, start, end and quotation."""
        number, span = self.place(run)
        sentence = None if number is None else self.sentences[number].id
        where = (self.lines.at(span.start), *span, span.of(self.text)) if span else (None,) * 4
        return self.article.id, self.article.page_id, sentence, *where
