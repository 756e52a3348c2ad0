"""Notebook 07 in JupyterLab: two tellings compared, a draft typed into the field, and a citation."""

NOTEBOOK = "07_same_meeting"
ALL = "cgtn.1 and july.4 differ in 87 places: 24 added, 14 dropped, 41 changed, 5 modality shifted and 3 spelling only."


def test_the_comparator_is_driven_by_mouse_and_by_keyboard(notebook):
    lab = notebook
    assert lab.sentences()[0] == ALL
    lab.choose("Show", "modality shifted (5)")
    assert lab.sentences()[0] == f"{ALL} Shown are 5: modality shifted."
    # The first entry of the list below the one that stands there is the first difference.
    lab.press("Passage", "Space", "ArrowDown", "Enter")
    shown = next(words for words in lab.outputs() if ALL in words)
    assert "Difference 26, modality shifted" in shown and "july.4, line 125" in shown and "cgtn.1, line 20" in shown
    lab.choose("First", "july.4")
    lab.choose("Second", "july.1 (same meeting)")
    lab.choose("Show", "all differences (49)")
    assert lab.sentences()[0].startswith("july.4 and july.1 differ in 49 places")


def test_a_draft_is_typed_and_compared(notebook):
    lab = notebook
    cells = len(lab.cells())
    draft = lab.page.get_by_label("Your draft", exact=True).locator("visible=true")
    draft.focus()
    lab.page.keyboard.type("Wang said the Global South is growing.")
    lab.page.keyboard.press("Enter")
    lab.page.keyboard.type("adx Laos supports ASEAN.")
    lab.page.keyboard.press("Tab")
    lab.page.keyboard.press("Space")
    lab.drawn()
    assert any(words.startswith("july.4 and draft differ in") for words in lab.sentences())
    assert draft.input_value() == "Wang said the Global South is growing.\nadx Laos supports ASEAN."
    shown = next(words for words in lab.outputs() if "july.4 and draft" in words)
    assert "not in draft" in shown and "line 2 adx" in shown
    assert len(lab.cells()) == cells, "JupyterLab took a key for a command"


def test_a_citation_in_the_feedback_to_a_question_ends_at_its_line(notebook):
    lab = notebook
    lab.page.locator(".jp-Notebook").get_by_role("button", name="Solution", exact=True).first.click()
    lab.drawn()
    link = ".jupyter-widgets blockquote a[href*='#line=']:visible"
    line = lab.page.locator(f".jp-Notebook {link}").first.inner_text().rpartition(" ")[2]
    assert lab.follow(link) and f"line {line} is marked" in lab.page.locator(".course-page").inner_text()
    lab.back()
