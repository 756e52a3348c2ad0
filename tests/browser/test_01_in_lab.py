"""Notebook 01 in JupyterLab: the labeller by mouse and by keyboard."""

NOTEBOOK = "01_what_is_this_page"
LABELLER = "course.PageLabeller("


def test_the_labeller_is_driven_by_mouse_and_by_keyboard(notebook):
    lab = notebook
    assert lab.said(LABELLER) == "Paragraph 9 of 41 (silkroad, line 16). You have labelled 0 so far."
    lab.choose("Your label", "furniture: menus, forms, banners: part of the website")
    lab.click("Next")
    assert lab.said(LABELLER) == "Paragraph 10 of 41 (silkroad, line 17). You have labelled 1 so far."
    # By keyboard a list is opened first: with the list closed, JupyterLab takes the arrows for itself.
    lab.press("Your label", "Space", "ArrowDown", "Enter")
    lab.press("Paragraph", "Space", "ArrowDown", "Enter")
    assert lab.said(LABELLER) == "Paragraph 11 of 41 (silkroad, line 19). You have labelled 2 so far."
    lab.press("Compare", "Space")
    assert lab.said(LABELLER) == "You and the library agree on 1 of 2 paragraphs; 39 are not labelled yet."
