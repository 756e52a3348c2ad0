"""The whole series, each notebook in a fresh kernel, one after the other: how long a reader waits.

From the checkout: ``.venv/bin/python -m tests.benchmarks.series``; it writes ``SERIES.md`` beside it. Seconds are those
of a clock, a kernel's start included in the first cell's.
"""

import os
import platform
import tempfile
import time
from pathlib import Path

import nbformat

from course_lib.edition.notebooks import code_cells, find
from tests.benchmarks.classroom import Student

RESULTS = Path(__file__).with_name("SERIES.md")
HEAD = "| notebook | code cells | first cell, with the kernel's start | slowest later cell | which | whole |"


def timed(cells, folder):
    """Run the cells of a notebook; give the seconds after each of them, counted from asking for the kernel."""
    student = Student(folder)
    try:
        return [student.run([cell]) for cell in cells]
    finally:
        student.leave()


def row(path, folder):
    cells = code_cells(nbformat.read(path, as_version=4))
    after = timed(cells, folder)
    slowest, which = max((end - begin, cell.source.splitlines()[0])
                         for begin, end, cell in zip(after, after[1:], cells[1:]))
    return f"| {path.stem} | {len(cells)} | {after[0]:.1f} s | {slowest:.1f} s | `{which}` | {after[-1]:.1f} s |"


def _is_lesson(path):
    return path.stem[:2].isdigit()


def main():
    begun = time.perf_counter()
    rows = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for path in filter(_is_lesson, find()):
            rows.append(row(path, Path(folder) / path.stem))
            print(rows[-1], flush=True)
    whole = f"All of them: {time.perf_counter() - begun:.0f} s."
    RESULTS.write_text("\n".join([
        f"Python {platform.python_version()}, {os.cpu_count()} processors. `series.py` wrote this.", "",
        HEAD, "| :-- | --: | --: | --: | :-- | --: |", *rows, "", whole, ""]))
    print(whole)


if __name__ == "__main__":
    main()
