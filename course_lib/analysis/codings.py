"""The codes of a coder as a CSV file: read back, checked, and laid beside the clauses they belong to."""

from pathlib import Path

import pandas as pd

from course_lib.analysis.firmness import CODES
from course_lib.display.markup import listing
from course_lib.errors import CourseError

ROUNDS = ("masked", "shown")
COLUMNS = ("article_id", "page_id", "line", "sentence", *ROUNDS, "library", "start", "end", "quote")
_PLACE = ["page_id", "start", "end"]


def read(path, clauses):
    """The codes in a file, for these clauses.

    Args:
        path: a CSV file with the columns ``page_id, start, end, masked, shown``, as ``ClauseCoder.to_csv``
            writes it.
        clauses: the clauses to which codes are wanted, with ``page_id, start, end``.

    Returns:
        What the coder is called (the file's name without its ending), and for each round a list of codes,
        one a clause; None where the file has none.

    Raises:
        CourseError: the file cannot be read, lacks a column, holds an unknown code, or none of these clauses.
    """
    path = Path(path)
    table = _table(path)
    by_place = {tuple(place): tuple(codes) for place, codes
                in zip(table[_PLACE].itertuples(index=False), table[list(ROUNDS)].itertuples(index=False))}
    places = clauses[_PLACE].astype(str).itertuples(index=False)
    found = [by_place.get(tuple(place), ("", "")) for place in places]
    if not any(map(any, found)):
        raise CourseError(f"{path.name} has no code for these clauses. Its coder has to code the same ones: "
                          f"the same texts, and the same number of clauses.")
    return path.stem, {name: [codes[at] or None for codes in found] for at, name in enumerate(ROUNDS)}


def _table(path):
    try:
        table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except OSError:
        raise CourseError(f"There is no file {str(path)!r} that can be read. Give the name of a CSV file in "
                          f"the notebook's folder, such as \"neighbour.csv\".") from None
    except (ValueError, pd.errors.ParserError, pd.errors.EmptyDataError):
        raise CourseError(f"{path.name} is not a CSV file of codes. Ask its coder for the file that to_csv "
                          f"wrote.") from None
    absent = [name for name in [*_PLACE, *ROUNDS] if name not in table]
    if absent:
        raise CourseError(f"{path.name} has no column {listing(absent, 'or')}. Ask its coder for the file "
                          f"that to_csv wrote.")
    _check_codes(path, table)
    return table


def _check_codes(path, table):
    for name in ROUNDS:
        table[name] = table[name].str.strip().str.lower()
        unknown = next((code for code in table[name] if code and code not in CODES), None)
        if unknown:
            raise CourseError(f"{path.name} has the code {unknown!r} in its column {name}. "
                              f"The codes are: {', '.join(CODES)}.")
