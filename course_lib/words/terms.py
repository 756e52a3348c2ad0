"""What a search term matches: whole words, however a page spells, quotes and spaces them."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from course_lib.errors import CourseError

# A page prints the first of each pair, a reader types the second; the commonest stand first. (İ is the only
# letter whose small form is two characters.)
_SIGNS = [(sign, plain) for signs, plain in (("’", "'"), ("“”", '"'), ("–", "-"), ("‘ʼ´", "'"), ("„«»", '"'),
                                             ("‐‑‒", "-"), ("İ", "I")) for sign in signs]
_PIECE = re.compile(r"(?P<space>\s+)|(?P<star>\*+)|(?P<word>\w+)|(?P<sign>.)")
_EDGE = r"[^\W_]"  # a letter or digit
_GIVE = "Give a word or phrase in quotation marks, such as 'railway'."

# British and American endings, each with a pattern for both; after less than three letters they are none.
_SPELLINGS = [(re.compile(found, re.IGNORECASE), both) for found, both in (
    (r"(?<=\w{3})(i)[sz](?=(?:e[ds]?|ing|ations?)?$)", r"\1[sSzZ]"),
    (r"(?<=\w{3})(o)u?(r)(?=(?:s|ing|ed|ly|liness|hood|able|ite)?$)", r"\1[uU]?\2"),
    (r"(?<=cent)(?:re|er)(?=s?$)", r"(?:re|er|RE|ER)"),
    (r"(?<=cent)e?(r)(?=(?:ed|ing)$)", r"[eE]?\1"),
)]


class ReadingError(CourseError):
    """A table, term or setting with which nothing can be counted; the message says what to give instead."""


class Term(NamedTuple):
    """A compiled term: its ``pattern``, and ``openings``, with one of which every match begins."""

    pattern: re.Pattern
    openings: tuple[str, ...]

    def spans(self, texts: Iterable[str]) -> list[tuple[int, int, int]]:
        """Where the term stands in ``texts`` (see ``searched``), as (place in texts, start, end)."""
        return [(at, *match.span()) for at, text in self._able(texts) for match in self.pattern.finditer(text)
                if match.end() > match.start()]

    def _able(self, texts):
        """The texts that hold an opening, with their places: the pattern is dear, so it sees no others."""
        if len(self.openings) == 1:
            opening = self.openings[0]
            return [(at, text) for at, text in enumerate(texts) if opening in text]
        openings = self.openings
        return [(at, text) for at, text in enumerate(texts) if any(opening in text for opening in openings)]


def compile_term(variants: str | Iterable[str], regex: bool = False, case: bool = False) -> Term:
    """One variant or several as a Term; where two begin at the same place the longer one counts.

    Without ``regex`` a variant is words. It matches as whole words (a hyphen or an apostrophe ends one); a
    space stands for any white space, a quotation mark or hyphen for any of its kind, ``*`` for any letters,
    British and American endings (-ise, -our, -re) for one another. With ``regex`` it is a regular expression,
    taken as it is. Capitals matter only with ``case``.

    Raises ReadingError for what is no text, holds no letter or digit, or is a broken pattern.

    >>> texts = searched(["Our Neighbour’s  realization", "Neighbours realise"])
    >>> compile_term("neighbor's realis*").spans(texts)
    [(0, 4, 28)]
    """
    variants = [_checked(one, regex) for one in _listed(variants)]
    if not regex:
        variants = list(fold(sorted(variants, key=len, reverse=True), case))
    patterns = variants if regex else [_pattern(one) for one in variants]
    pattern = patterns[0] if len(patterns) == 1 else "|".join(f"(?:{one})" for one in patterns)
    openings = {"" if regex else _opening(one) for one in variants}
    compiled = _compiled(pattern, re.IGNORECASE if regex and not case else 0)
    return Term(compiled, tuple(openings))


def _listed(variants):
    if isinstance(variants, str):
        return [variants]
    if not isinstance(variants, Iterable):
        raise ReadingError(f"A term is text, and this is none: {variants!r}. {_GIVE}")
    variants = list(variants)
    if not variants:
        raise ReadingError(f"There is no term to look for. {_GIVE}")
    return variants


def _checked(variant, regex):
    if not isinstance(variant, str):
        raise ReadingError(f"A term is text, and this is none: {variant!r}. {_GIVE}")
    if not variant.strip() or not regex and not re.search(_EDGE, variant):
        raise ReadingError(f"There is no word to look for in {variant!r}. {_GIVE}")
    return variant if regex else variant.strip()


def _compiled(pattern, flags):
    try:
        compiled = re.compile(pattern, flags)
    except re.error as problem:
        where = f" at its character {problem.pos + 1}" if problem.pos is not None else ""
        raise ReadingError(f"{pattern!r} is not a regular expression: {problem.msg}{where}. Put a backslash "
                           "before a sign that means itself, or leave out regex=True.") from None
    if compiled.search(""):
        raise ReadingError(f"{pattern!r} also matches where nothing stands, so it would be found everywhere. "
                           "Let it ask for at least one character, for example with + instead of *.")
    return compiled


def _pattern(variant):
    """A folded variant as a regular expression.

    It begins with letters wherever the variant does, and only then looks back whether a word begins there:
    ``re`` is many times faster in finding letters than a place.
    """
    words, opening = "".join(map(_piece, _PIECE.finditer(variant))), _opening(variant)
    before = f"{opening}(?<!{_EDGE}{opening})" if opening else ""
    after = f"(?!{_EDGE})" if re.search(f"{_EDGE}$", variant) else ""
    return before + words.removeprefix(opening) + after


def _piece(piece):
    if piece["space"]:
        return r"\s+"
    if piece["star"]:
        return r"\w*"
    return either_spelling(piece["word"]) if piece["word"] else re.escape(piece["sign"])


def _opening(variant):
    """What every match of a folded variant begins with: its first letters, as far as all spell them alike."""
    first = re.match(f"{_EDGE}*", variant).group()
    return re.match(f"{_EDGE}*", either_spelling(first)).group()


def either_spelling(word: str) -> str:
    """A word as a pattern for its British and its American spelling.

    >>> either_spelling("neighborhood"), either_spelling("realising"), either_spelling("four")
    ('neighbo[uU]?rhood', 'reali[sSzZ]ing', 'four')
    """
    for found, both in _SPELLINGS:
        word = found.sub(both, word)
    return word


def named_terms(terms):
    """Terms as a dict from name to variants; a term in a list, or one alone, is its own name.

    >>> named_terms(["must", "should"])
    {'must': 'must', 'should': 'should'}
    """
    if isinstance(terms, Mapping) and terms:
        return dict(terms)
    return {term: term for term in _listed(terms)}


def searched(quotes: Iterable[str], regex: bool = False, case: bool = False) -> Iterable[str]:
    """The texts in which a term is looked for: as printed for a regular expression, else folded."""
    return quotes if regex else fold(quotes, case)


def fold(quotes: Iterable[str], case: bool = False) -> Iterable[str]:
    """Texts with plain quotation marks and hyphens, in small letters unless ``case``. All offsets stay.

    >>> print(*fold(["Laos’ “first–mover” advantage"]))
    laos' "first-mover" advantage
    """
    plain = (quote if quote.isascii() else _plain(quote) for quote in quotes)
    return plain if case else map(str.lower, plain)


def _plain(text):
    for sign, plain in _SIGNS:
        if text.isascii():
            break
        text = text.replace(sign, plain)
    return text
