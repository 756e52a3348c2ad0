"""Where in a question file something stands: line and column, for whoever has to mend it."""

import re

_HEADER = re.compile(r"\s*\[")


def line_and_column(text: str, number: int, part: str, at: int, key: str) -> tuple[int, int]:
    """The place of a key's value, or of the table that lacks it, both counted from 1.

    Args:
        text: the text of the file.
        number: which question, counted from 1; 0 for what stands above them.
        part: the small tables inside it that are meant, such as ``wrong``, or an empty string.
        at: which of these, counted from 1.
        key: the key.

    >>> line_and_column('notebook = "my"\\n[[question]]\\nid = "my.1"\\n  kind = "riddle"\\n', 1, "", 0, "kind")
    (4, 10)
    """
    lines = text.splitlines()
    begin, end = _table(lines, "question", number, 0, len(lines)) if number else (0, _first(lines, 0))
    if part:
        inner = _table(lines, f"question.{part}", at, begin + 1, end)
        begin, key = (inner[0], key) if inner[1] else (begin, part)
    for place in range(begin, _first(lines, begin + 1) if number else end):
        found = re.match(rf"""\s*["']?{re.escape(key)}["']?\s*=\s*""", lines[place])
        if found:
            return place + 1, found.end() + 1
    return begin + 1, 1


def _table(lines, name, number, begin, end):
    """The lines from the n-th table of a name to the next of it; two zeros where there is none."""
    sign = re.compile(r"\s*\[\[\s*" + r"\s*\.\s*".join(map(re.escape, name.split("."))) + r"\s*\]\]")
    starts = [place for place in range(begin, end) if sign.match(lines[place])]
    return (starts[number - 1], [*starts, end][number]) if number <= len(starts) else (0, 0)


def _first(lines, begin):
    """The first line from one on that begins a table."""
    return next((place for place in range(begin, len(lines)) if _HEADER.match(lines[place])), len(lines))
