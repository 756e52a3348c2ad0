"""Write a CSV file in one step."""

import csv
import io
import os
import tempfile
from pathlib import Path

from course_lib.errors import CourseError


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
            _replace(path, content.getvalue())
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise CourseError(f"{path.name} cannot be written ({error.strerror}), so this was not kept. Check "
                          f"that you may write into the folder {path.parent.name}.") from None


def _replace(path, content):
    """Whoever reads the file meets the old one or the new one, never half of one."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
    try:
        with open(handle, "w", encoding="utf-8", newline="") as file:
            file.write(content)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
