"""What is counted in the lessons 01 to 07, and the limits.

A lesson has a core path that fits a class, then more for homework; what surrounds the two is the same in each.
"""

import re

import nbformat

from course_lib.edition.notebooks import find

HEADER = ("Question", "You will be able to", "Time", "You need", "Texts", "New words")
START = 'import course_lib as course\n\ncorpus = course.load()\nprint("Set-up complete.", corpus)'
ASK = re.compile(r'course\.ask\("(\d+\.\d+)"\)')
PIECES = {"critical box": "> **Read critically**", "limits box": "> **What this cannot show**",
          "open question": "**An open question.**", "discussion": "**Discuss:**"}
CITED = re.compile(r"\[([^\]]+)\]\(\.\./seeds/[^)]+#line=\d+\)")
ITALIC = re.compile(r"\*([^*]+)\*")


def lessons():
    """The notebooks that have a core path: 01 to 07."""
    return [path for path in find() if re.match(r"0[1-7]_", path.name)]


def read(path):
    return nbformat.read(path, as_version=4)


def cells(notebook, kind):
    return [cell.source for cell in notebook.cells if cell.cell_type == kind]


def prose(notebook):
    """All Markdown, citations as words: that their links lead somewhere is asked elsewhere."""
    return CITED.sub(r"\1", "\n\n".join(cells(notebook, "markdown")))


def new_words(notebook):
    """The words that the header announces."""
    return ITALIC.findall(row(notebook, "New words"))


def row(notebook, name):
    """What the header's table says under a name; empty where it has no such row."""
    found = re.search(rf"^\| \*\*{name}\*\* \| (.+) \|$", notebook.cells[0].source, re.MULTILINE)
    return found[1] if found else ""


def measures(notebook):
    """The counts of one lesson, by name."""
    code = cells(notebook, "code")
    shown = [output.get("data", {}).get("text/plain", "") for cell in notebook.cells for output in cell.get("outputs", [])]
    core = _core(notebook)
    return {
        "cells": len(notebook.cells), "core cells": len(core), "words": len(prose(notebook).split()),
        "questions": len(ASK.findall("\n".join(code))),
        "core questions": len(ASK.findall("\n".join(cell.source for cell in core if cell.cell_type == "code"))),
        "figures": sum(words.startswith("Figure: ") for words in shown),
        "explorers": sum(words.endswith("run this cell in a notebook to use it.") and not words.startswith("Question")
                         for words in shown),
    }


def _core(notebook):
    """The cells up to *Going further*; all of them where there is no such heading."""
    ends = [at for at, cell in enumerate(notebook.cells) if cell.source.startswith("## Going further")]
    return notebook.cells[:ends[0]] if ends else notebook.cells


LIMITS = {"cells": (25, 40), "core cells": (1, 18), "words": (700, 1300), "questions": (4, 8), "core questions": (3, 3),
          "figures": (1, 9), "explorers": (1, 4)}


def beyond(notebook):
    """The measures that are outside their limits, in words."""
    return [f"{name}: {value}, not {LIMITS[name][0]} to {LIMITS[name][1]}" for name, value in measures(notebook).items()
            if not LIMITS[name][0] <= value <= LIMITS[name][1]]


def lacking(notebook):
    """What a lesson lacks of what surrounds every lesson."""
    text, headings = prose(notebook), re.findall(r"^## (.+)$", prose(notebook), re.MULTILINE)
    yield from (f"the header has no row {name}" for name in HEADER if not row(notebook, name))
    yield from (f"no {name}" for name, words in PIECES.items() if words not in text)
    if cells(notebook, "code")[0] != START:
        yield "the first code cell is not the one all lessons begin with"
    if not headings[0].startswith("Core path") or headings[-1] != "Summary":
        yield f"begins with {headings[0]!r} and ends with {headings[-1]!r}, not Core path and Summary"
    if not 3 <= row(notebook, "You will be able to").count("·") + 1 <= 4:
        yield "not three or four objectives"
