"""One kind of error for whatever a student may ask for: a sentence, and in a notebook nothing but it."""


class CourseError(ValueError):
    """Something cannot be done as asked; the message says what is wrong, what exists and what to do next."""

    def _render_traceback_(self):
        """The lines a notebook prints instead of a traceback."""
        return [str(self)]


def one_of(what, given, known):
    """Return ``given`` if it is among ``known``; otherwise raise a CourseError that lists what there is.

    >>> one_of("page", "july", ["cgtn", "july"])
    'july'
    >>> one_of("page", "June", ["cgtn", "july"])
    Traceback (most recent call last):
    course_lib.errors.CourseError: There is no page 'June'. There is: cgtn, july. Take one of these.
    """
    known = list(known)
    if given in known:
        return given
    there_is = ", ".join(map(str, known)) or "none at all"
    raise CourseError(f"There is no {what} {given!r}. There is: {there_is}. Take one of these.")
