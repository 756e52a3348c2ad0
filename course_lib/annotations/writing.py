"""Write annotations beside pages, in the form in which ``reading`` reads them."""

from course_lib.annotations.anchors import anchor
from course_lib.annotations.forms import FILES
from course_lib.errors import CourseError
from course_lib.words.csvrows import rows_of, write_csv
from course_lib.words.keptfiles import locked


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
    cells = [{name: as_cell(row.get(name)) for name in FILES[kind]} for row in rows]
    write_csv(place / f"{kind}.csv", FILES[kind], cells)


def as_cell(value, between="|"):
    """A value in words, several things with ``between`` between them; empty where it is missing.

    >>> as_cell(("wang-yi", "sergey-lavrov")), as_cell(None), as_cell(12)
    ('wang-yi|sergey-lavrov', '', '12')
    """
    if isinstance(value, (tuple, list)):
        return between.join(value)
    if value is None or value != value:  # what is missing differs from itself
        return ""
    return f"{value:%Y-%m-%d}" if hasattr(value, "strftime") else str(value)


def change(place, changes):
    """Change rows of several kinds in a folder of annotations, while nobody else changes them.

    Args:
        place: the folder of annotations; it is made if there is none.
        changes: by kind, a pair: which of the rows there go (a function of a row, a dict of strings), and the rows to
            add.

    Whatever others have written meanwhile stays: rows are read again before they are written. A file with a row that is
    not allowed is not touched.

    Raises:
        CourseError: a file cannot be read as it is, or the folder cannot be written to.
    """
    try:
        place.mkdir(parents=True, exist_ok=True)
        with locked(place / "meetings.csv"):
            kept = {kind: [row for row in _rows_there(place, kind) if not gone(row)]
                    for kind, (gone, _) in changes.items()}
            for kind, (_, added) in changes.items():
                keep(place, kind, [*kept[kind], *added])
    except OSError as error:
        raise CourseError(f"Nothing can be kept in {place.name} ({error.strerror}). "
                          "Check that you may write there.") from None


def _rows_there(place, kind):
    file = place / f"{kind}.csv"
    return [row for _, row in rows_of(file, FILES[kind])] if file.exists() else []
