"""Notebooks 01 to 07 run on other pages by one changed line in their first cell.

What a cell names itself, a page or an article of the five pages, is not there; that is said in a sentence of the course, never in a
traceback of Python's own. All else works: each figure, explorer and table that names nothing.
"""

import os
import re
import shutil
import subprocess

import nbformat
import pytest
from lesson_measures import lessons
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from course_lib.edition.notebooks import ROOT, SECONDS_A_CELL, code_cells, kernel_settings
from course_lib.exercises.feedback import OTHER_PAGES

NAMED = re.compile(r"\"(?:cgtn|july|silkroad|digest|april)(?:\.\d+)?[\".]")
FOLDERS = {"many": ROOT / "tests" / "pages", "few": ROOT / "notebooks" / "sample_texts"}
COURSE_ERRORS = {"CourseError", "CorpusError", "LexiconError", "PageError", "ReadingError"}
WRITTEN = shutil.ignore_patterns("*.ipynb", "labels.csv", "*_checked.csv", "lexicons")


def on_other_pages(path):
    """The code cells of a lesson, the first one changed."""
    cells = code_cells(nbformat.read(path, as_version=4))
    for cell in cells:
        cell.id = f"{path.stem[:2]}-{cell.id}"  # all lessons become one notebook
    assert cells[0].source.count("course.load()") == 1
    cells[0].source = cells[0].source.replace("course.load()", 'course.load("pages")')
    return cells


@pytest.fixture(scope="module", params=FOLDERS)
def ran(request, tmp_path_factory):
    """The code cells of each lesson, run on the pages in a folder: one after the other, each with nothing of the others."""
    place = tmp_path_factory.mktemp("other")
    shutil.copytree(ROOT / "notebooks", place / "notebooks", ignore=WRITTEN)
    shutil.copytree(FOLDERS[request.param], place / "notebooks" / "pages", ignore=WRITTEN)
    found = {path: on_other_pages(path) for path in lessons()}
    notebook = new_notebook(cells=[cell for own in found.values() for cell in (new_code_cell("%reset -f"), *own)])
    client = NotebookClient(notebook, kernel_name="python3", timeout=SECONDS_A_CELL, allow_errors=True,
                            resources={"metadata": {"path": str(place / "notebooks")}})
    client.execute(env=os.environ | kernel_settings(place), stderr=subprocess.DEVNULL)
    return found


@pytest.mark.parametrize("path", lessons(), ids=lambda path: path.stem)
def test_notebook_runs_on_other_pages(path, ran):
    for number, cell in enumerate(ran[path], 1):
        where = f"code cell {number}: {cell.source}"
        for output in cell.outputs:
            assert output.get("name") != "stderr", f"{where}: {output.text}"
            if output.output_type == "error":
                assert output.ename in COURSE_ERRORS, f"{where}: {output.ename}: {output.evalue}"
                assert NAMED.search(cell.source), f"{where}: stopped, but names no page: {output.evalue}"
        if "course.ask(" in cell.source:
            assert OTHER_PAGES in cell.outputs[0].data["text/html"], where
