"""What a reader should know of a page before they trust what was read: said in ``corpus.problems``.

It is in another language, it was too large to be voted on, or much prose on it is part of no article.
"""

import re
import unicodedata
from collections import Counter
from itertools import groupby

from course_lib.loader.votes import MOST_ELEMENTS
from course_lib.words.spans import WORD

_LATIN = re.compile(r"[A-Za-zªºÀ-ÖØ-öø-ɏḀ-ỿﬀ-ﬆＡ-Ｚａ-ｚ]")
_NAMES = {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}
_LETTERS = 20  # letters of another script; fewer are a name or a sign in passing
_WORDS, _FEW = 100, 40  # a text of fewer than a hundred words may have few little words by chance, but hardly none
_LITTLE = frozenset(
    "the of and to that for with by it its on from they said this".split())  # and in no neighbour language
_SHARE = 0.06  # of English words, more than this are such little words, in headlines too
_LEFT_OUT = 60  # words of prose outside every article; more are worth a look
_SAMPLE = 5_000  # characters; what a page is written in shows in its beginning


def remarks(page, web, looks, paragraphs):
    """The sentences to be said of a page."""
    yield from unread(page.text, page.file)
    yield from _unasked(page.file, web)
    yield from _left_out(page, looks, paragraphs)


def _unasked(file, web):
    """A sentence where nobody voted on a web page because it is too large."""
    if web and not web.asked:
        yield (f"{file} is a web page of more than {MOST_ELEMENTS:,} elements, so its text was found "
               "by its lines alone. Look whether it is right.")


def _left_out(page, looks, paragraphs):
    """A sentence where much prose stands outside every article: it may be a text that was not found."""
    runs = [[look for look, _ in run] for outside, run in groupby(zip(looks, paragraphs), _is_left_out) if outside]
    sizes = [sum(look.words for look in run) for run in runs]
    if max(sizes, default=0) > _LEFT_OUT:
        run = runs[sizes.index(max(sizes))]
        first, last = page.lines.at(run[0].span.start), page.lines.at(run[-1].span.start)
        more = sum(size > _LEFT_OUT for size in sizes) - 1
        yield (f"{page.file} has {max(sizes)} words of prose that are part of no article, from line {first} "
               f"to line {last}{f', and {more} more such places' if more else ''}. "
               "If they are one, say so in labels.csv.")


def _is_left_out(pair):
    look, paragraph = pair
    return paragraph.label == "furniture" and look.kind == "prose"


def unread(text, file):
    """A sentence where a page is mostly in another script, or seems to be in another language; else nothing.

    Its paragraphs are labelled and counted all the same, but who and what is named in it is not found.

    >>> [*unread("Министр встретился во Вьентьяне с министром Китая.", "a.txt")]
    ['a.txt is mostly in Cyrillic letters: it is labelled and counted, but the word lists are for English.']
    """
    sample = text[:_SAMPLE]
    language = _other_script(sample) or _other_language(sample)
    if language:
        yield f"{file} {language}: it is labelled and counted, but the word lists are for English."


def _other_script(text):
    if text.isascii():
        return None
    letters = sum(map(str.isalpha, text))
    others = [sign for sign in _LATIN.sub("", text) if sign.isalpha()]
    if len(others) < _LETTERS or len(others) * 2 <= letters:
        return None
    scripts = Counter(unicodedata.name(sign, "UNKNOWN").split()[0] for sign in others)
    name = scripts.most_common(1)[0][0]
    return f"is mostly in {_NAMES.get(name, name.title())} letters"


def _other_language(text):
    words = [word.lower() for word in WORD.findall(text) if word[0].isalpha()]
    little = sum(word in _LITTLE for word in words)
    least = _SHARE * len(words) if len(words) >= _WORDS else int(len(words) >= _FEW)
    return "seems not to be in English" if little < least else None
