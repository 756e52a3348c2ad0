"""Take the pictures of the README anew, in a browser: ``python -m tests.browser.pictures``."""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from course_lib.edition.notebooks import ROOT
from tests.browser.lab import Lab
from tests.browser.server import browser_path, copy_course, flags, serve

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


def main():
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, sync_playwright() as playwright:
        course, private = Path(folder) / "course", Path(folder) / "private"
        private.mkdir()
        browser = playwright.chromium.launch(executable_path=browser_path(), args=flags())
        with serve(copy_course(course), private) as address:
            lab = Lab(browser.new_page(viewport=Lab.size), address)
            for name, (notebook, words) in PICTURES.items():
                lab.open(f"notebooks/{notebook}.ipynb")
                lab.run_all()
                lab.ask(JS_SCROLL, words)
                lab.drawn()
                lab.page.screenshot(path=IMAGES / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
