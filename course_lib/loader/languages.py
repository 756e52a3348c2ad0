"""Whether a page is in the language that the word lists are for: English, in Latin letters."""

import re
import unicodedata
from collections import Counter

from course_lib.words.spans import WORD

_LATIN = re.compile(r"[A-Za-zªºÀ-ÖØ-öø-ɏḀ-ỿﬀ-ﬆＡ-Ｚａ-ｚ]")
_NAMES = {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}
_LETTERS = 20  # letters of another script; fewer are a name or a sign in passing
_WORDS, _FEW = 100, 40  # a text of fewer than a hundred words may have few little words by chance, but hardly none
_LITTLE = frozenset("the of and to that for with by it its on from they said this".split())  # and in no neighbour language
_SHARE = 0.06  # of English words, more than this are such little words, in headlines too
_SAMPLE = 5_000  # characters; what a page is written in shows in its beginning


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
