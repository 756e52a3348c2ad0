"""Read the lists in ``tests/gold``: what a reader finds in the five pages (see the README there)."""

import pandas as pd

from course_lib.analysis.handlists import rows

__all__ = ["as_printed", "rows"]


def as_printed(value):
    """A cell of a table in the lists' spelling: missing is empty, a date is ISO, the rest is text."""
    if pd.isna(value):
        return ""
    return value.date().isoformat() if hasattr(value, "date") else str(value)
