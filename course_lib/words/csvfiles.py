"""Write a CSV file in one step."""

import csv
import io
from pathlib import Path

from course_lib.errors import CourseError
from course_lib.words.keptfiles import write_all


def write_csv(path, columns, rows):
    """Write rows (dicts) to a CSV file, all of it in one step; no file where there are no rows.

    Raises CourseError where the folder cannot be written to.
    """
    content = io.StringIO(newline="")
    writer = csv.DictWriter(content, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path = Path(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if rows:
            write_all({path: content.getvalue().encode("utf-8")})
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise CourseError(f"{path.name} cannot be written ({error.strerror}), so this was not kept. Check "
                          f"that you may write into the folder {path.parent.name}.") from None
