"""One server, one browser and one page for all tests of this folder, and one run of each lesson."""

import os

import axe
import pytest
from lab import Lab
from server import browser_path, copy_course, flags, serve


@pytest.fixture(scope="package")
def course(tmp_path_factory):
    """A copy of the course, served by `address`; a test may put notebooks of its own into it."""
    return copy_course(tmp_path_factory.mktemp("course"))


@pytest.fixture(scope="package")
def address(course, tmp_path_factory):
    with serve(course, tmp_path_factory.mktemp("jupyter")) as address:
        yield address


@pytest.fixture(scope="package")
def browser():
    if not browser_path():
        nowhere = "no Chromium is installed on this system, so nothing is tested in a browser"
        # CI has to have one: there, a test left out would look like a test passed.
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(nowhere)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=flags())
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def new_lab(browser, address):
    """Open JupyterLab in a page of its own, which is closed at the end."""
    labs = []

    def another():
        labs.append(Lab(browser.new_page(viewport=Lab.size), address))
        return labs[-1]
    yield another
    for one in labs:
        one.page.is_closed() or one.page.close()


@pytest.fixture(scope="package")
def lab(new_lab):
    return new_lab()


@pytest.fixture(scope="module")
def handed_out(lab, request):
    """The lesson that a module names, as a student opens it in a fresh clone: nothing has run, and all is shown."""
    lab.open(f"notebooks/{request.module.NOTEBOOK}.ipynb")
    shows_what_is_stored(lab, trusted=False)
    return lab


@pytest.fixture(scope="module")
def notebook(handed_out):
    """The same, trusted, cleared and run: all is there again, and legible in both themes."""
    lab = handed_out
    lab.trust()
    stored = shows_what_is_stored(lab, trusted=True)
    lab.clear_all()
    assert lab.outputs() == []
    lab.run_all()
    assert len(lab.outputs()) == stored
    assert lab.tight() == []
    axe.prepare(lab.page)
    for theme, rules in (("dark", axe.COLOURS), ("light", None)):
        lab.theme(theme)
        assert axe.faults(lab.page, ".jp-OutputArea-output, .jp-MarkdownOutput", rules) == []
    lab.quiet()
    return lab


def shows_what_is_stored(lab, trusted):
    """Look at the outputs that a notebook was stored with; their number."""
    cells = [cell for cell in lab.cells() if cell["outputs"]]
    assert cells and {cell["trusted"] for cell in cells} == {trusted}
    assert lab.errors() == [] and all(cell["shown"].strip() or cell["pictures"] for cell in cells)
    return len(cells)


@pytest.fixture(autouse=True)
def quiet(request):
    """After each test of a lesson: nothing went wrong in it."""
    yield
    if "handed_out" in request.fixturenames:
        request.getfixturevalue("handed_out").quiet()
