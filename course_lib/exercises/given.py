"""What a student gave: whether it is blank, and plain Python values out of a table's.

pandas is not imported here: an answer that holds any of its objects has imported it already.
"""

import sys
import unicodedata

from course_lib.errors import CourseError

_MANY = (list, tuple, set, frozenset)


class Unreadable(CourseError):
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


def shown(number):
    """A number as a reader expects it.

    >>> shown(4.0), shown(0.9268), shown(1035)
    ('4', '0.9268', '1,035')
    """
    return f"{number:,.0f}" if abs(number) < 1e15 and number == int(number) else f"{number:.4g}"
