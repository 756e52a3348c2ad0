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

from course_lib import load
from course_lib.edition.notebooks import ROOT, SECONDS_A_CELL, code_cells, kernel_settings
from course_lib.exercises.feedback import OTHER_PAGES

NAMED = re.compile(rf"\"(?:{'|'.join(load().pages['page_id'])})(?:\.\d+)?[\".]")
FOLDERS = {"many": ROOT / "tests" / "pages" / "tuning", "few": ROOT / "notebooks" / "sample_texts"}
COURSE_ERRORS = {"CourseError", "CorpusError", "LexiconError", "PageError", "ReadingError"}


def run(path, pages, place):
    """The code cells of a notebook after a run on the pages in a folder."""
    shutil.copytree(ROOT / "notebooks", place / "notebooks", ignore=shutil.ignore_patterns("*.ipynb", "labels.csv", "*_checked.csv"))
    shutil.copytree(pages, place / "notebooks" / "pages", ignore=shutil.ignore_patterns("labels.csv", "*_checked.csv", "lexicons"))
    notebook = nbformat.read(path, as_version=4)
    first = code_cells(notebook)[0]
    assert first.source.count("course.load()") == 1
    first.source = first.source.replace("course.load()", 'course.load("pages")')
    client = NotebookClient(notebook, kernel_name="python3", timeout=SECONDS_A_CELL, allow_errors=True,
                            resources={"metadata": {"path": str(place / "notebooks")}})
    client.execute(env=os.environ | kernel_settings(place), stderr=subprocess.DEVNULL)
    return code_cells(notebook)


@pytest.mark.parametrize("pages", FOLDERS)
@pytest.mark.parametrize("path", lessons(), ids=lambda path: path.stem)
def test_notebook_runs_on_other_pages(path, pages, tmp_path):
    cells = run(path, FOLDERS[pages], tmp_path)
    for number, cell in enumerate(cells, 1):
        where = f"code cell {number}: {cell.source}"
        for output in cell.outputs:
            assert output.get("name") != "stderr", f"{where}: {output.text}"
            if output.output_type == "error":
                assert output.ename in COURSE_ERRORS, f"{where}: {output.ename}: {output.evalue}"
                assert NAMED.search(cell.source), f"{where}: stopped, but names no page: {output.evalue}"
        if "course.ask(" in cell.source:
            assert OTHER_PAGES in cell.outputs[0].data["text/html"], where
