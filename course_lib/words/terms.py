"""What a search term matches: whole words, however a page spells, quotes, accents and spaces them."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from course_lib.errors import CourseError
from course_lib.words.folding import Folded, fold
from course_lib.words.spelling import either_spelling

_PIECE = re.compile(r"(?P<space>\s+|-)|(?P<star>\*+)|(?P<word>\w+)|(?P<sign>.)")
_EDGE = r"[^\W_]"  # a letter or digit
_GIVE = "Give a word or phrase in quotation marks, such as 'railway'."


class ReadingError(CourseError):
    """A table, term or setting with which nothing can be counted; the message says what to give instead."""


class Term(NamedTuple):
    """A compiled term: its ``pattern``, and ``openings``, with one of which every match begins."""

    pattern: re.Pattern
    openings: tuple[str, ...]

    def spans(self, texts: Iterable[Folded]) -> list[tuple[int, int, int]]:
        """Where the term stands in ``texts`` (see ``searched``): place in texts, start and end as printed."""
        return [(at, *one.span(*match.span())) for at, one in self._able(texts)
                for match in self.pattern.finditer(one.text) if match.end() > match.start()]

    def _able(self, texts):
        """The texts that hold an opening, with their places: the pattern is dear, so it sees no others."""
        first, *others = self.openings
        return [(at, one) for at, one in enumerate(texts)
                if first in one.text or any(opening in one.text for opening in others)]


def compile_term(variants: str | Iterable[str], regex: bool = False, case: bool = False) -> Term:
    """One variant or several as a Term; where two begin at the same place the longer one counts.

    Without ``regex`` a variant is words. It matches as whole words (a hyphen or an apostrophe ends one), whatever
    unseen differences there are (see ``folding``); a space or a hyphen stands for any white space or a hyphen, ``*``
    for any letters, British and American spelling for one another; quotation marks around the whole count for nothing.
    With ``regex`` it is a regular expression, taken as it is. Capitals matter only with ``case``.

    Raises ReadingError for what is no text, holds no letter or digit, or is a broken pattern.

    >>> texts = searched(["Our Neighbour’s  realization", "Neighbours realise"])
    >>> compile_term("neighbor's realis*").spans(texts)
    [(0, 4, 28)]
    """
    variants = [_checked(one, regex) for one in _listed(variants)]
    if not regex:
        variants = [_bare(fold(one, case).text) for one in sorted(variants, key=len, reverse=True)]
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


def _bare(variant):
    """A variant without quotation marks around the whole of it, and with *co* as both spellings have it."""
    quoted = re.fullmatch(r"""\s*(?:"([^"]+)"|'([^']+)')\s*""", variant)
    bare = (quoted[1] or quoted[2] if quoted else variant).strip()
    return re.sub(r"\bco-(?=operat|ordinat)", "co", bare, flags=re.IGNORECASE)


def _checked(variant, regex):
    if not isinstance(variant, str):
        raise ReadingError(f"A term is text, and this is none: {variant!r}. {_GIVE}")
    if not variant.strip() or not regex and not re.search(_EDGE, variant):
        raise ReadingError(f"There is no word to look for in {variant!r}. {_GIVE}")
    return variant


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
    if piece["space"] and 0 < piece.start() < piece.end() < len(piece.string):
        return r"(?:\s+|-)"
    if piece["star"]:
        return r"\w*"
    return either_spelling(piece["word"]) if piece["word"] else re.escape(piece.group())


def _opening(variant):
    """What every match of a folded variant begins with: its first letters, as far as all spell them alike."""
    first = re.match(f"{_EDGE}*", variant).group()
    return re.match(f"{_EDGE}*", either_spelling(first)).group()


def named_terms(terms):
    """Terms as a dict from name to variants; a term in a list, or one alone, is its own name.

    >>> named_terms(["must", "should"])
    {'must': 'must', 'should': 'should'}
    """
    if isinstance(terms, Mapping) and terms:
        return dict(terms)
    return {term: term for term in _listed(terms)}


def searched(quotes: Iterable[str], regex: bool = False, case: bool = False) -> Iterable[Folded]:
    """The texts in which a term is looked for: as printed for a regular expression, else folded."""
    return map(Folded, quotes) if regex else (fold(quote, case) for quote in quotes)
