"""Notebook 02 in JupyterLab: the date resolver by mouse and by keyboard, and a question by mouse."""

NOTEBOOK = "02_when_did_it_happen"
RESOLVER = "course.DateResolver(corpus)"


def test_the_resolver_by_mouse(notebook):
    lab = notebook
    assert lab.said(RESOLVER).startswith("“on Thursday” in july.4 means Thursday 25 July 2024")
    lab.choose("Text", "april.1: no dateline")
    lab.choose("Phrase", "April 6 (line 55)")
    assert lab.said(RESOLVER) == "“April 6” in april.1 means Saturday 6 April 2024."
    lab.choose("Text", "april.7: NANNING, April 6 (Xinhua)")
    assert lab.said(RESOLVER).endswith("Friday 5 April 2024, 1 day before the dateline.")
    assert lab.cell(RESOLVER).locator("mark").inner_text() == "on Friday"


def test_the_resolver_by_keyboard_with_words_of_one_s_own(notebook):
    lab = notebook
    lab.choose("Text", "july.4: VIENTIANE, July 26 (Xinhua)")
    assert not lab.control("Dateline", RESOLVER).is_visible() and lab.control("Phrase", RESOLVER).is_visible()
    lab.press("Text", "Space", "End", "Enter")
    assert lab.control("Dateline", RESOLVER).input_value() == "VIENTIANE, July 26 (Xinhua)"
    assert not lab.control("Phrase", RESOLVER).is_visible()
    lab.press("Day phrase", "ControlOrMeta+a", *"yesterday", "Enter")
    assert lab.said(RESOLVER) == "“yesterday” means Thursday 25 July 2024, 1 day before the dateline."
    lab.press("Page's date", "ControlOrMeta+a", "Delete", "Tab")
    assert lab.said(RESOLVER) == "The day of “yesterday” stays open: the year of the dateline, 26 July, is not stated."
    lab.press("Day phrase", "ControlOrMeta+a", *"soon", "Enter")
    shown = lab.cell(RESOLVER).locator(".jp-OutputArea").inner_text()
    assert "No day is found in 'soon'. Type a day as news names it" in shown


def test_options_are_chosen_by_mouse(notebook):
    assert notebook.answer("2.3", "line 31").startswith("Not yet. “The day prior")
    assert notebook.answer("2.3", "line 55").startswith("Right.")
