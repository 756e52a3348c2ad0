"""What a reader should know of a page before they trust what was read: said in ``corpus.problems``.

It is in another language, it was too large to be voted on, or much prose on it is part of no article.
"""

import re
from collections import Counter
from itertools import groupby

from course_lib.loader.votes import MOST_ELEMENTS

_NOT_LATIN = re.compile(r"[^\W\d_A-Za-zªºÀ-ɏḀ-ỿﬀ-ﬆＡ-Ｚａ-ｚ]")
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = 20  # letters of another script; fewer are a name or a sign in passing
_WORDS, _FEW = 100, 40  # a text of fewer than a hundred words may have few little words by chance, but hardly none
_LITTLE = frozenset(
    "the of and to that for with by it its on from they said this".split())  # and in no neighbour language
_SHARE = 0.06  # of English words, more than this are such little words, in headlines too
_LEFT_OUT = 60  # words of prose outside every article; more are worth a look
_SAMPLE = 5_000  # characters; what a page is written in shows in its beginning


def remarks(page, web, looks, paragraphs):
    """The sentences to be said of a page."""
    if not seems_english(page.text[:_SAMPLE]):
        yield (f"{page.file} seems not to be in English: it is labelled and counted, but the word lists are for "
               "English.")
    if web and not web.asked:
        yield (f"{page.file} is a web page of more than {MOST_ELEMENTS:,} elements, so its text was found "
               "by its lines alone. Look whether it is right.")
    yield from _left_out(page, looks, paragraphs)


def _left_out(page, looks, paragraphs):
    """A sentence where much prose stands outside every article: it may be a text that was not found."""
    runs = [[look for look, _ in run] for is_out, run in groupby(zip(looks, paragraphs), lambda pair: (
        pair[0].kind, pair[1].label) == ("prose", "furniture")) if is_out]
    sizes = [sum(look.words for look in run) for run in runs]
    if max(sizes, default=0) > _LEFT_OUT:
        run = runs[sizes.index(max(sizes))]
        first, last = page.lines.at(run[0].span.start), page.lines.at(run[-1].span.start)
        more = sum(size > _LEFT_OUT for size in sizes) - 1
        yield (f"{page.file} has {max(sizes)} words of prose that are part of no article, from line {first} "
               f"to line {last}{f', and {more} more such places' if more else ''}. "
               "If they are one, say so in labels.csv.")


def seems_english(text):
    """Whether a text is mostly in Latin letters and has the little words of English, or is too short to tell.

    >>> seems_english("Министр встретился с министром Китая."), seems_english("Ministers meet")
    (False, True)
    """
    others = len(_NOT_LATIN.findall(text))
    if others >= _LETTERS and 2 * others > sum(map(str.isalpha, text)):
        return False
    words = Counter(_WORD.findall(text.lower()))
    least = _SHARE * words.total() if words.total() >= _WORDS else words.total() >= _FEW
    return sum(words[word] for word in _LITTLE) >= least
