"""One kind of error for whatever a student may ask for: a sentence, and in a notebook nothing but it."""

import re
from difflib import get_close_matches
from itertools import islice

_SHOWN = 100  # of what there is, so much is worth a message
_FEW = 12  # of what there is, so much is listed beside what may be meant
_COMPARED = 2_000  # of what there is, so much is compared with a name that is misspelt
_LONGEST = 4_000  # characters of a message, which may repeat a cell or a line of any length
_ALIKE = 0.7  # the likeness, by difflib, from which a name is taken for another one misspelt: ``ctgn.1`` and ``cgtn.1``


class CourseError(ValueError):
    """Something cannot be done as asked; the message says what is wrong, what exists and what to do next."""

    def __init__(self, message: str) -> None:
        left_out = f" … [{len(message) - _LONGEST:,} characters] … "
        super().__init__(message if len(message) <= _LONGEST
                         else message[:_LONGEST // 2] + left_out + message[-_LONGEST // 2:])

    def _render_traceback_(self):
        """The lines a notebook prints instead of a traceback."""
        return [str(self)]


class PageError(CourseError):
    """A file that cannot be read as a page; the message names the file and says what to do."""


def meant(given: str, known) -> str | None:
    """The name that is most like a misspelt one; None where none is, or where another number was given.

    >>> meant("ctgn.1", ["cgtn.1", "july.1"]), meant("july.9", ["july.1", "july.5"])
    ('cgtn.1', None)
    """
    numbers = re.findall(r"\d+", given)
    names = [name for name in map(str, islice(known, _COMPARED)) if re.findall(r"\d+", name) == numbers]
    return next(iter(get_close_matches(given, names, 1, _ALIKE)), None)


def one_of(what, given, known):
    """Return ``given`` if it is among ``known``; otherwise raise a CourseError with what may be meant, or what there
    is.

    >>> one_of("page", "july", ["cgtn", "july"])
    'july'
    >>> one_of("page", "may", ["cgtn", "july"])
    Traceback (most recent call last):
    course_lib.errors.CourseError: There is no page 'may'. There is: cgtn, july. Take one of these.
    >>> one_of("text", "ctgn.1", ["cgtn.1", "july.1"])
    Traceback (most recent call last):
    course_lib.errors.CourseError: There is no text 'ctgn.1'; did you mean 'cgtn.1'? There is: cgtn.1, july.1.
    """
    known = known if isinstance(known, dict) else list(known)  # asking a dict is quick, however much it holds
    if given in known:
        return given
    near = meant(str(given), known)
    if near:
        there_is = f" There is: {', '.join(map(str, known))}." if len(known) <= _FEW else ""
        raise CourseError(f"There is no {what} {given!r}; did you mean {near!r}?{there_is}")
    first = [*map(str, islice(known, _SHOWN))]
    more = len(known) - len(first)
    there_is = (", ".join(first) or "none at all") + (f" and {more:,} more" if more else "")
    raise CourseError(f"There is no {what} {given!r}. There is: {there_is}. Take one of these.")
