"""What is only suggested, in words: whatever adds up rows that a reader may judge says how many nobody has judged."""

from course_lib.display.markup import plural


def is_suggested(frame):
    """For each row of a table whether it is only suggested; None for a table without a column that says so.

    >>> import pandas as pd
    >>> is_suggested(pd.DataFrame({"quote": ["a", "b"], "checked": [True, False]}))
    [False, True]
    """
    columns = frame.columns[frame.columns == "checked"]
    if len(columns) != 1 or len(frame.columns) == 1 or frame["checked"].dtype != bool:
        return None
    return (~frame["checked"]).tolist()


def taken_from_suggestions(frame):
    """A sentence, with a space before it, for a table that is taken from one with suggestions and has lost the column
    that says so; empty for another.
    """
    if frame.empty or "suggested" not in frame.attrs or is_suggested(frame) is not None:
        return ""
    if frame.attrs["suggested"] == "all":
        return " All of it is suggested by the program; no reader has checked it."
    return " Some rows of the table this is taken from are only suggested: keep its column checked to see which."


def counted_apart(table, thing):
    """How many rows a reader has checked, and how many more are only suggested; all in one number where nobody has
    read.

    >>> import pandas as pd
    >>> counted_apart(pd.DataFrame({"checked": [True, False, False]}), "event")
    '1 event, 2 more suggested'
    >>> counted_apart(pd.DataFrame({"checked": [False]}), "event"), counted_apart(
    ...     pd.DataFrame({"checked": [True] * 2}), "event")
    ('1 suggested event', '2 events')
    """
    read, open_rows = int(table["checked"].sum()), int((~table["checked"]).sum())
    if not read and open_rows:
        return plural(open_rows, f"suggested {thing}")
    return plural(read, thing) + (f", {open_rows} more suggested" if open_rows else "")


def only_suggested(table, what):
    """A sentence for a table with a column ``checked``, with a space before it; empty where all rows are checked.

    >>> import pandas as pd
    >>> only_suggested(pd.DataFrame({"checked": [True, False, False]}), "clauses")
    ' 2 of the 3 clauses are only suggested by the program; a reader has checked the others.'
    >>> only_suggested(pd.DataFrame({"checked": [False]}), "clauses"), only_suggested(
    ...     pd.DataFrame({"checked": [True]}), "clauses")
    (' It is suggested by the program; no reader has checked it.', '')
    """
    open_rows = int((~table["checked"]).sum())
    if not open_rows:
        return ""
    if open_rows == len(table) == 1:
        return " It is suggested by the program; no reader has checked it."
    if open_rows == len(table):
        return f" All {open_rows:,} {what} are suggested by the program; no reader has checked them."
    are = "is" if open_rows == 1 else "are"
    return (f" {open_rows:,} of the {len(table):,} {what} {are} only suggested by the program; "
            "a reader has checked the others.")
