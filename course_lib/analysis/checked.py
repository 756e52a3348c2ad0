"""What is only suggested, in words: whatever adds up rows that a reader may judge says how many nobody has judged."""

from course_lib.display.markup import plural


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
    return (f" {open_rows:,} of the {len(table):,} {what} are only suggested by the program; "
            "a reader has checked the others.")
