"""What is counted in the lessons 01 to 07, and the limits.

A lesson has a core path that fits a class, then more for homework; what surrounds the two is the same in each.
It ends with the *Summary*: what stands below that is not counted in its minutes, and no later lesson needs it.
"""

import re

import nbformat

from course_lib.edition.notebooks import find

HEADER = ("Question", "You will be able to", "Time", "You need", "Texts", "New words")
START = 'import course_lib as course\n\ncorpus = course.load()\nprint("Set-up complete.", corpus)'
ASK = re.compile(r'course\.ask\("(\d+\.\d+)"\)')
PIECES = {"critical box": "> **Read critically**", "limits box": "> **What this cannot show**",
          "open question": "**An open question.**", "discussion": "**Discuss:**"}
FURTHER, EXTRA, WRITING = "## Going further", "## Further, if you have time", "## Writing, apart from the lesson"
MINUTES = re.compile(r"(\d+) minutes to read, (\d+) minutes for questions, explorers? and box; "
                     r"the core path takes (\d+) minutes of these")
LONGEST = 75  # minutes from the first cell to the summary, for somebody who knew nothing
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
    return notebook.cells[:_at(notebook, FURTHER)]


def _at(notebook, heading):
    """The number of the cell that begins with a heading; that behind the last one where there is none."""
    found = (at for at, cell in enumerate(notebook.cells) if cell.source.startswith(heading))
    return next(found, len(notebook.cells))


def asked(notebook):
    """The questions of a lesson, in three lists: those of the core path, of *Going further*, and below the summary."""
    further, extra = _at(notebook, FURTHER), _at(notebook, EXTRA)
    return [[number for cell in part for number in ASK.findall(cell.source)]
            for part in (notebook.cells[:further], notebook.cells[further:extra], notebook.cells[extra:])]


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
    ended = [f"## {words}" for words in headings if f"## {words}" not in (EXTRA, WRITING)][-1:]
    if not headings[0].startswith("Core path") or ended != ["## Summary"] or headings[-1] not in ("Summary", EXTRA[3:]):
        yield f"begins with {headings[0]!r} and ends with {headings[-1]!r}, not Core path and Summary or {EXTRA[3:]}"
    minutes = MINUTES.search(row(notebook, "Time"))
    if not minutes or int(minutes[1]) + int(minutes[2]) > LONGEST or int(minutes[3]) > 35:
        yield f"takes more than {LONGEST} minutes, 35 of them for the core path, or does not say what it takes"
    if not _at(notebook, FURTHER) < _at(notebook, "## Summary") < _at(notebook, EXTRA):
        yield "has its parts in another order than core path, Going further, Summary, Further, if you have time"
    if not 3 <= row(notebook, "You will be able to").count("·") + 1 <= 4:
        yield "not three or four objectives"
