"""Write annotations beside pages, in the form in which ``reading`` reads them."""

from course_lib.annotations.anchors import anchor
from course_lib.annotations.forms import FILES
from course_lib.words.csvfiles import write_csv


def anchored(page_id, text, start, end):
    """The columns that say where a row stands, as a dict.

    >>> anchored("talks", "Wang met Lavrov.", 0, 4)
    {'page_id': 'talks', 'start': 0, 'end': 4, 'quote': 'Wang', 'before': '', 'after': ' met Lavrov.'}
    """
    return {"page_id": page_id} | anchor(text, start, end)._asdict()


def keep(place, kind, rows):
    """Write the rows of one kind (dicts; several ids in a tuple) into a folder of annotations, all in one step.

    Raises CourseError where the folder cannot be written to.
    """
    cells = [{name: _cell(row.get(name)) for name in FILES[kind]} for row in rows]
    write_csv(place / f"{kind}.csv", FILES[kind], cells)


def _cell(value):
    if value is None or value != value:
        return ""
    if isinstance(value, (tuple, list)):
        return "|".join(value)
    return f"{value:%Y-%m-%d}" if hasattr(value, "strftime") else value
