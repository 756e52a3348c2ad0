"""A tour of the course in a browser: each notebook opened untrusted, cleared and run, each explorer used by keyboard.

``python -m tests.browser.tour`` prints a table, a row a notebook. With ``--pictures`` it takes the pictures of the README
instead.
"""

import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from course_lib.edition.notebooks import ROOT, find
from tests.browser.lab import Lab
from tests.browser.server import browser_path, copy_course, flags, serve

HEAD = ("| notebook | seconds to run | code cells | forms | explorers | controls used by keyboard | errors "
        "| complaints of the browser | requests off-host |")
IMAGES = ROOT / "notebooks" / "images"
PICTURES = {  # by name: the notebook, and words of the cell that stands at the upper edge
    "start": ("00_start_here", "course.show("),
    "concordance": ("06_formulas", "course.ConcordanceExplorer("),
    "tellings": ("07_same_meeting", "course.TellingComparator("),
}
JS_SCROLL = """words => {
    const cell = tab.content.widgets.findIndex(one => one.model.type == 'code'
        && one.model.sharedModel.getSource().includes(words));
    tab.content.activeCellIndex = cell;
    tab.content.widgets[cell].node.scrollIntoView({block: 'start'}) }"""


@contextmanager
def lab():
    """JupyterLab on a copy of the course, in a new browser."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, sync_playwright() as playwright:
        course, private = Path(folder) / "course", Path(folder) / "private"
        private.mkdir()
        with serve(copy_course(course), private) as address:
            browser = playwright.chromium.launch(executable_path=browser_path(), args=flags())
            yield Lab(browser.new_page(viewport=Lab.size), address)
            browser.close()


def row(lab, name):
    """Open, clear and run one notebook, then use every list and slider of its explorers."""
    lab.open(f"notebooks/{name}.ipynb")
    begun = time.perf_counter()
    lab.clear_all()
    lab.run_all()
    seconds = time.perf_counter() - begun
    forms, explorers = lab.forms_and_explorers()
    used = use_controls(lab)
    code = sum(cell["kind"] == "code" and bool(cell["count"]) for cell in lab.cells())
    return (f"| {name} | {seconds:.1f} | {code} | {forms} | {explorers} | {used} | {len(lab.errors())} "
            f"| {len(lab.complaints)} | {len(lab.elsewhere)} |")


def use_controls(lab):
    """Move each list and slider that an explorer shows by one step; give their number."""
    controls = lab.explorer_controls()
    for number in range(controls.count()):
        if number < controls.count() and controls.nth(number).is_visible():  # a choice may take others away
            controls.nth(number).focus()
            lab.page.keyboard.press("ArrowDown")
            lab.drawn()
    return controls.count()


def tour():
    with lab() as opened:
        print(HEAD, f"| :-- |{' --: |' * 8}", sep="\n")
        for path in find():
            print(row(opened, path.stem), flush=True)


def pictures():
    with lab() as opened:
        for name, (notebook, words) in PICTURES.items():
            opened.open(f"notebooks/{notebook}.ipynb")
            opened.run_all()
            opened.ask(JS_SCROLL, words)
            opened.drawn()
            opened.page.screenshot(path=IMAGES / f"{name}.png")


if __name__ == "__main__":
    pictures() if "--pictures" in sys.argv[1:] else tour()
