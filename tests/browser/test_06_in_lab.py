"""Notebook 06 in JupyterLab: the concordance, questions, citations, and the glossary."""

NOTEBOOK = "06_formulas"
EXPLORER = "course.ConcordanceExplorer(corpus"
PASSAGE = "details[open] blockquote a >> text=july.2, line 67"
JS_CUT_OFF = """() => Array.from(document.querySelectorAll('.jp-OutputArea-output, .jp-OutputArea-output summary'))
    .some(one => one.scrollWidth > one.clientWidth + 1)"""
JS_TOP = """name => {
    const found = document.querySelector('.course-found');
    return found && [found.textContent.replace('¶', ''), found.getBoundingClientRect().top] }"""


def open_passage(lab):
    lab.page.locator(".jp-Notebook details summary >> text=july.2, line 67").first.click()


def test_a_citation_ends_at_its_line_before_anything_ran(handed_out):
    open_passage(handed_out)
    assert handed_out.follow(PASSAGE).startswith("He also noted that Laos will never")
    handed_out.back()


def test_lines_stay_lines_and_nothing_scrolls_sideways(notebook):
    lab = notebook
    assert lab.said(EXPLORER) == "31 lines in 9 texts; without copies, 18 lines in 7 distinct texts."
    boxes = [line.bounding_box() for line in lab.cell(EXPLORER).locator("summary").all()]
    assert len(boxes) == 31 and sorted(box["height"] for box in boxes)[15] < 30
    assert not lab.page.evaluate(JS_CUT_OFF)
    assert len({round(word.bounding_box()["x"]) for word in lab.cell(EXPLORER).locator("summary strong").all()}) == 1
    open_passage(lab)
    assert lab.follow(f".jupyter-widgets {PASSAGE}").startswith("He also noted")
    lab.page.keyboard.press("Tab")
    assert lab.page.evaluate("document.activeElement.textContent") == "Back to the notebook"
    lab.page.keyboard.press("Escape")
    assert not lab.page.locator(".course-page").count()
    assert lab.page.evaluate("document.activeElement.textContent") == "july.2, line 67"


def test_no_keyword_is_broken(notebook):
    lab = notebook
    search(lab, "mankind | humanity | commitment")
    words = [word.bounding_box() for word in lab.cell(EXPLORER).locator("summary strong").all()]
    assert len(words) > 3 and max(word["height"] for word in words) < 22


def test_in_a_narrow_window_no_line_loses_its_end(notebook):
    lab = notebook
    lab.page.set_viewport_size({"width": 900, "height": 900})
    lab.drawn()
    assert not lab.page.evaluate(JS_CUT_OFF)
    lab.page.set_viewport_size(lab.size)
    lab.drawn()


def search(lab, words):
    lab.control("Search", EXPLORER).fill(words)
    lab.press("Search", "Enter", source=EXPLORER)


def test_by_mouse_from_a_search_to_the_passage(notebook):
    lab = notebook
    search(lab, "one-China")
    assert lab.said(EXPLORER) == "5 lines in 4 texts; without copies, 3 lines in 3 distinct texts."
    line = lab.cell(EXPLORER).locator("details").nth(3)
    assert not line.locator("blockquote").is_visible()
    line.locator("summary").click()
    assert line.locator("mark").inner_text() == "one-China"
    assert "Attributed to Saleumxay Kommasith (as reported)." in line.inner_text()
    lab.choose("Speaker", "Bui Thanh Son")
    assert lab.said(EXPLORER).startswith("2 lines in 2 texts")
    lab.choose("Speaker", "any")
    lab.choose("Category", "support formula")
    lab.choose("Ready formula", "one-China principle (4)")
    assert lab.control("Search", EXPLORER).input_value() == "one-China principle"
    lab.choose("Category", "any")


def test_by_keyboard_alone(notebook):
    lab = notebook
    lab.press("Search", "ControlOrMeta+a", *"railway", "Enter")
    assert lab.said(EXPLORER).startswith("19 lines in 8 texts")
    lab.press("Distinct only", "Space")
    assert lab.said(EXPLORER) == "11 lines in 6 distinct texts."
    lab.press("Sort by", "Space", "End", "Enter")
    lab.press("Line", "Space", "ArrowDown", "Enter")
    assert "Attributed to" in lab.cell(EXPLORER).locator("blockquote").last.locator("xpath=..").inner_text()
    lab.press("Distinct only", "Space")
    search(lab, "a")
    assert lab.said(EXPLORER).endswith("The first 50 lines are shown; table has all.")
    search(lab, "zebra")
    assert lab.said(EXPLORER).startswith("No line with “zebra”.") and len(lab.cells()) == 37


def test_a_sentence_is_clicked_and_cut(notebook):
    lab, question = notebook, 'course.ask("6.7")'
    lab.choose("Text", "july.2", question)
    lab.cell(question).locator(".course-sentence").filter(has_text="He thanked China").click()
    lab.drawn()
    assert lab.control("Words", question).input_value().startswith("He thanked China for providing")
    lab.fill("Words", "He thanked China for providing valuable support for Laos’ economic and social development over "
                      "the years, saying that the Laos-China Railway has helped", question)
    assert lab.answer("6.7").startswith("Not yet. Who is “He”?")
    lab.cell(question).get_by_label("Second cut").fill("During the meeting, Thongloun said")
    assert lab.answer("6.7").startswith("Right.")


def test_options_are_chosen_by_mouse(notebook):
    assert notebook.answer("6.3", "Vietnam", "Laos").startswith("Not yet. Read the word after")
    assert notebook.answer("6.3", "Laos", "Timor-Leste").startswith("Right.")


def test_a_word_of_the_glossary_is_at_the_upper_edge_at_the_first_click(notebook):
    notebook.page.locator(".jp-Notebook .jp-MarkdownOutput a", has_text="concordance").first.click()
    notebook.page.locator(".course-found").wait_for()
    notebook.page.wait_for_timeout(3000)
    word, top = notebook.ask(JS_TOP)
    assert word == "Concordance" and 80 < top < 140
