"""The static edition in a browser: accessible, in need of nothing else, whole in a narrow window and on paper."""

import axe
import pytest

from course_lib.edition import site

SIZE = {"width": 1280, "height": 900}
PAPER = 680  # pixels between the margins of A4
JS_WIDTH = "() => document.documentElement.scrollWidth"
JS_OPEN = "() => { for (const one of document.querySelectorAll('details')) one.open = true }"
# What sticks out at the side of its own box, so that one would have to move it sideways to read it.
JS_WIDER = """() => Array.from(document.querySelectorAll('.output, main > *'))
    .filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.textContent.trim().slice(0, 60))"""
JS_FOCUS = "() => document.activeElement.textContent.trim()"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site") / "course"
    site.export(folder)
    return folder


@pytest.fixture(scope="module")
def page(browser):
    page = browser.new_page(viewport=SIZE)
    yield page
    page.close()


def test_each_page_is_accessible_fits_narrow_windows_and_paper_and_asks_nothing_of_the_network(page, folder):
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    pages = [path for path in sorted(folder.rglob("*.html")) if path.parent.name != "sample_texts"]  # like seeds' texts
    for path in pages:
        page.goto(path.as_uri())
        axe.prepare(page)
        for scheme, rules in (("light", None), ("dark", axe.COLOURS)):
            page.emulate_media(color_scheme=scheme)
            assert axe.faults(page, rules=rules) == [], (path, scheme)
        page.evaluate(JS_OPEN)
        for width, media in ((SIZE["width"] // 2, "screen"), (PAPER, "print")):  # magnified twice, and a sheet of paper
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(media=media)
            assert page.evaluate(JS_WIDTH) <= width and page.evaluate(JS_WIDER) == [], (path, media)
        page.emulate_media(media="screen")
        page.set_viewport_size(SIZE)
    inside = (folder.as_uri(), "data:image/png;base64,")
    assert [url for url in asked if not url.startswith(inside)] == [] and complaints == []
    assert len(asked) > len(pages) > 20


def test_pages_are_walked_through_by_the_keyboard(page, folder):
    page.goto((folder / "index.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate(JS_FOCUS) == "Skip to the text"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(JS_FOCUS).startswith("Start here")
    page.keyboard.press("Enter")
    page.wait_for_url("**/00_start_here.html")
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate(JS_FOCUS) == "All pages"
    page.keyboard.press("Space")
    assert page.get_by_role("navigation", name="Course").get_by_role("link", name="Glossary").is_visible()
    question = page.locator("summary", has_text="Solution").first
    question.focus()
    page.keyboard.press("Enter")
    assert page.locator("details[open]", has_text="Solution").first.is_visible()


def test_a_citation_opens_the_text_at_its_line(page, folder):
    page.goto((folder / "notebooks/07_same_meeting.html").as_uri())
    page.evaluate(JS_OPEN)
    link = page.locator("a[href*='#L']").first
    line = link.get_attribute("href").rpartition("#")[2]
    link.click()
    page.wait_for_url(f"**/seeds/*#{line}")
    place = page.locator(f"#{line}").bounding_box()
    assert 0 <= place["y"] < SIZE["height"] and page.locator("li:target").count() == 1
