"""A text as its words, numbered through; an empty word stands before, between and after its sentences.

So a run of words that follow each other never leaves its sentence, and what is printed before or after a sentence's
words is what stands before a word, too.
"""

from bisect import bisect_left
from typing import NamedTuple

from course_lib.words.listed import word_lists
from course_lib.words.spans import WORD, Span
from course_lib.words.spelling import one_spelling

_PAIRS = ("()", "[]", "{}", "“”", "‘’", '""', "''", "«»")
_PAUSES = (*",;:—–", " - ")


class Run(NamedTuple):
    """Words ``start`` to ``end`` (not included) of one sentence."""

    start: int
    end: int


class Telling:
    """A text by its words.

    Attributes:
        text, sentences: the page's text and a list of TextSentences; ``folder`` may hold word lists of a teacher's.
        keys: its words in one spelling.
        spans: where they stand in ``text``; the empty ones between two sentences.
        home: for each word, the number of its sentence.
        runs: for each sentence, the Run of its words.
        heads: for each sentence, its first word after the dateline, if it has one.
    """

    def __init__(self, text, sentences, folder=None):
        self.text, self.sentences = text, sentences
        self._lists, self._phrases = word_lists(folder).phrases, {}
        self.keys, self.home, self.runs, self.heads = [""], [0], [], []
        starts = [*(one.span.start for one in sentences), len(text)]
        self.spans = [(0, starts[0])]
        for number, (sentence, after) in enumerate(zip(sentences, starts[1:])):
            words, first = list(WORD.finditer(text, *sentence.span)), len(self.keys)
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
        """What the word lists find in a sentence, its dateline left out."""
        if number not in self._phrases:
            self._phrases[number] = self._lists.find(self.text, *self.sentences[number].words)
        return self._phrases[number]

    def verbs(self, number):
        """The verbs of speaking in a sentence, and what stands for one such as *according to*, as (Run, verb)."""
        return [(self.run_at(one.start, one.end), one.meaning.id) for one in self.phrases(number) if one.kind == "verb"]

    def edges(self, run):
        """Where a run begins and ends."""
        return self.spans[run.start][0], self.spans[run.end - 1][1]

    def span(self, run):
        """Where a run stands, with the brackets or quotation marks around it, or with a bracket it opens."""
        start, end = self.edges(run)
        if self.text[start - 1:start] + self.text[end:end + 1] in _PAIRS:
            return Span(start - 1, end + 1)
        quote = self.text[start:end + 1]
        closes = any(quote.endswith(mark) and quote.count(opening) == quote.count(mark)
                     for opening, mark in _PAIRS[:4])
        return Span(start, end + closes)
