"""Notebook 05 in JupyterLab: the clause coder driven by mouse and by keyboard, in both rounds."""


NOTEBOOK = "05_who_says_it"
CODER = "course.ClauseCoder"


def test_the_clause_coder_is_driven_by_mouse_and_by_keyboard(notebook):
    lab = notebook
    assert lab.said(CODER) == "Clause 1 of 12, names hidden. Coded in this round: 0."
    boxes = lab.page.locator(".jupyter-widgets.widget-vbox").all_inner_texts()
    assert any("[A], [B] and [C] convened" in one for one in boxes)
    lab.choose("Your code", "commits firmly")
    lab.click("Next")
    # By keyboard: Space opens the list, arrows, Enter.
    lab.press("Your code", "Space", "ArrowDown", "ArrowDown", "Enter")
    assert lab.said(CODER) == "Clause 2 of 12, names hidden. Coded in this round: 2."
    lab.press("Show names", "Space")
    assert lab.said(CODER) == "Clause 1 of 12 (cgtn.1, line 16), names shown. Coded in this round: 0."
    lab.press("Your code", "Space", "ArrowDown", "Enter")
    lab.press("Next", "Enter")
    lab.choose("Your code", "asks softly")
    lab.press("Previous", "Enter")
    lab.choose("Compare with", "your other round")
    assert lab.said(CODER) == (
        "You, names hidden – you, names shown. The same code for 1 of 2: "
        "too few to set against chance. Not coded by both: 10.")
    lab.choose("Compare with", "the library")
    assert lab.said(CODER).startswith("You, names shown – the library. The same code for 0 of 2:")
    lab.press("Clause", "Space", "ArrowDown", "Enter")
    assert lab.said(CODER) == "Clause 2 of 12 (cgtn.1, line 22), names shown. Coded in this round: 2."
    lab.restart()
    lab.run_all()
    assert lab.said(CODER) == "Clause 1 of 12, names hidden. Coded in this round: 2.", "kept in my_codes.csv"
    assert lab.page.get_by_text("Your codes are kept in my_codes.csv.").is_visible()
