"""What a student gave: whether it is blank, what it is in words, and plain Python values out of a table's.

pandas is not imported here: an answer that holds any of its objects has imported it already.
"""

import sys
import unicodedata
from datetime import date

from course_lib.display.markup import plural
from course_lib.wanted import shortened

_MANY = (list, tuple, set, frozenset)


class Unreadable(Exception):
    """An answer of a kind the question does not ask for; the message explains it to the student."""


def is_table(answer):
    """Whether an answer is a DataFrame."""
    return type(answer).__name__ == "DataFrame"


def plain(answer):
    """Lists and scalars instead of pandas' and NumPy's; a table stays one, and so does anything else.

    >>> import pandas as pd
    >>> plain(pd.Series(["july.1", "april.1"]))
    ['july.1', 'april.1']
    """
    if type(answer).__name__ == "datetime64":
        return sys.modules["pandas"].Timestamp(answer) if "pandas" in sys.modules else answer.item()
    return answer.tolist() if hasattr(type(answer), "tolist") else answer


def one_value(answer):
    """The only value of a list or table with one; anything else as it is.

    >>> one_value([15])
    15
    """
    if is_table(answer) and answer.shape == (1, 1):
        return plain(answer.iloc[0, 0])
    answer = plain(answer)
    return plain(next(iter(answer))) if isinstance(answer, _MANY) and len(answer) == 1 else answer


def is_blank(answer):
    """Whether nothing was answered: None, no letter or digit, an Ellipsis, or a list or table of nothing.

    >>> is_blank(" … "), is_blank(["", None]), is_blank(0)
    (True, True, False)
    """
    if is_table(answer):
        return answer.empty
    answer = plain(answer)
    if isinstance(answer, str):
        return all(unicodedata.category(sign)[0] in "PZC" for sign in answer)
    if isinstance(answer, (dict, *_MANY)):
        return all(map(is_blank, answer.values() if isinstance(answer, dict) else answer))
    return answer is None or answer is Ellipsis or isinstance(answer, bytes) and not answer.strip()


def is_missing(value):
    """Whether a value is none: None, NaN, or pandas' NA and NaT.

    >>> is_missing(float("nan")), is_missing("")
    (True, False)
    """
    return (value is None or type(value).__name__ in ("NAType", "NaTType")
            or isinstance(value, float) and value != value)


def described(answer):
    """An answer in words, for a message that says what was given.

    >>> described([1, 2, 3]), described("Nanning"), described(len), described(True)
    ('a list of 3', 'the text “Nanning”', 'a function', 'True')
    """
    if is_table(answer):
        return f"a table of {plural(len(answer), 'row')}"
    answer = plain(answer)
    if is_missing(answer):
        return "a missing value"
    if isinstance(answer, str):
        return f"the text “{shortened(answer)}”"
    if isinstance(answer, (bool, int, float)):
        return str(answer) if isinstance(answer, bool) else f"the number {shown(answer)}"
    if isinstance(answer, date):
        return f"the date {answer:%Y-%m-%d}"
    if isinstance(answer, (dict, *_MANY)):
        name = "dict" if isinstance(answer, dict) else "list" if isinstance(answer, (list, tuple)) else "set"
        return f"a {name} of {len(answer)}"
    return "a function" if callable(answer) else f"a value of the type {type(answer).__name__}"


def shown(number):
    """A number as a reader expects it.

    >>> shown(4.0), shown(0.9268), shown(1035)
    ('4', '0.9268', '1,035')
    """
    return f"{number:,.0f}" if abs(number) < 1e15 and number == int(number) else f"{number:.4g}"
