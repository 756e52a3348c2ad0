"""One server, one browser and one page for all tests of this folder; starting each takes seconds."""

import os

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
def lab(browser, address):
    page = browser.new_page(viewport=Lab.size)
    yield Lab(page, address)
    page.close()
