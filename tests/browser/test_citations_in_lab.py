"""A citation of each kind, clicked once, ends with its line marked and in the middle of a page to be read."""

import pytest

LINE = "details summary >> text=july.2, line 67"
JS_TRUSTED = """() => tab.content.widgets.map(cell => cell.model.trusted)"""
JS_MARKED = """() => {
    const mark = document.querySelector('.course-page mark').getBoundingClientRect();
    const page = document.querySelector('.course-page > div').getBoundingClientRect();
    return {words: document.querySelector('.course-page mark').textContent,
            off: Math.abs((mark.top + mark.bottom) / 2 - (page.top + page.bottom) / 2) / page.height,
            shown: page.bottom <= innerHeight,
            editable: document.querySelectorAll(
                '.course-page :is(input, textarea, [contenteditable=true])').length} }"""
JS_STILL = """() => new Promise(done => setTimeout(done, 400))"""
JS_TOP = """name => {
    const found = document.querySelector('.course-found');
    return found && [found.textContent.replace('¶', ''), found.getBoundingClientRect().top] }"""
KINDS = {  # by notebook: which link, and how the marked line begins
    "00_start_here": [(".jp-OutputArea-output td a >> text=july.4, line 143", "During the meeting, the Chinese and"),
                      (".jp-OutputArea-output blockquote a >> nth=0", "Furthermore, the ministers agreed")],
    "04_frameworks_then_and_later": [(".jp-MarkdownOutput a >> text=line 133", "During their meeting, the three sides"),
                                     ("li a >> text=july.4, line 143", "During the meeting, the Chinese and")],
    "06_formulas": [("details[open] blockquote a >> text=july.2, line 67", "He also noted that Laos will never")],
}


def follow(lab, link):
    """Click a link; one inside a line of the concordance, once that line is opened."""
    if "details[open]" in link:
        lab.page.locator(f".jp-Notebook {LINE}").first.click()
    lab.page.locator(f".jp-Notebook {link}").first.click()
    lab.page.locator(".course-page mark").first.wait_for()
    lab.ask(JS_STILL)
    return lab.ask(JS_MARKED)


@pytest.mark.parametrize("name", KINDS)
def test_a_citation_ends_at_its_line_in_a_notebook_as_handed_out(lab, name):
    lab.open(f"notebooks/{name}.ipynb")
    assert not any(lab.ask(JS_TRUSTED))
    for link, begins in KINDS[name]:
        found = follow(lab, link)
        assert found["words"].startswith(begins) and found["off"] < 0.1 and found["shown"] and not found["editable"]
        assert lab.page.locator(f".jp-Notebook {link}").first.bounding_box()["y"] < 450, "the citation stays in view"
    lab.page.get_by_role("button", name="Back to the notebook").click()
    assert not lab.page.locator(".course-page").count()


def test_a_citation_in_live_widgets_ends_at_its_line(lab):
    lab.open("notebooks/06_formulas.ipynb")
    lab.run_all()
    found = follow(lab, ".jupyter-widgets details[open] blockquote a >> text=july.2, line 67")
    assert found["words"].startswith("He also noted") and found["off"] < 0.1


def test_a_citation_in_the_feedback_to_a_question_ends_at_its_line(lab):
    lab.open("notebooks/07_same_meeting.ipynb")
    lab.run_all()
    lab.page.locator(".jp-Notebook").get_by_role("button", name="Solution", exact=True).first.click()
    lab.drawn()
    link = ".jupyter-widgets a[href*='#line=']:visible >> text=Open the page at line"
    line = lab.page.locator(f".jp-Notebook {link}").first.inner_text().rpartition(" ")[2]
    assert follow(lab, link)["off"] < 0.1
    assert f"line {line} is marked" in lab.page.locator(".course-page").inner_text()


def test_a_word_of_the_glossary_is_at_the_upper_edge_at_the_first_click(lab):
    lab.open("notebooks/06_formulas.ipynb")
    lab.page.locator(".jp-Notebook .jp-MarkdownOutput a", has_text="concordance").first.click()
    lab.page.locator(".course-found").wait_for()
    lab.ask(JS_STILL.replace("400", "3000"))
    word, top = lab.ask(JS_TOP)
    assert word == "Concordance" and 80 < top < 140
