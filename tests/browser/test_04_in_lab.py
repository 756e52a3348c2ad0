"""Notebook 04 in JupyterLab: citations before anything ran, the explorer and a question."""

NOTEBOOK = "04_frameworks_then_and_later"
EXPLORER = "course.AsOf("


def test_a_citation_ends_at_its_line_before_anything_ran(handed_out):
    words = handed_out.follow(".jp-MarkdownOutput a >> text=lines 133")
    assert words.startswith("During their meeting, the three sides")
    words = handed_out.follow("li a >> text=july.4, line 143")
    assert words.startswith("During the meeting, the Chinese and")
    handed_out.back()


def test_the_explorer_by_mouse(notebook):
    lab = notebook
    assert lab.said(EXPLORER).startswith("SCO on 25 July 2024: our list has China in the chair")
    lab.choose("Framework", "BRICS")
    assert lab.said(EXPLORER).startswith("BRICS on 25 July 2024: our list has Russia in the chair, 9 members and a "
                                         "dispute about Saudi Arabia")
    lab.choose("Passage", "july.5, line 165: Wang said China fully supports …")
    mark, facts = lab.cell(EXPLORER).locator("mark"), lab.cell(EXPLORER).get_by_text("Facts on", exact=False).first
    assert mark.inner_text().startswith("Wang said China fully supports Russia")
    assert mark.bounding_box()["y"] < facts.bounding_box()["y"], "the passage is seen without scrolling"
    links = lab.cell(EXPLORER).locator("a[href^=http]:not([href*=seeds])").all()
    assert len(links) > 3 and {link.get_attribute("target") for link in links} == {"_blank"}  # the notebook stays open


def test_the_explorer_by_keyboard(notebook):
    lab = notebook
    lab.choose("Framework", "SCO")
    lab.press("Day", "Space", "ArrowUp", "Enter")
    assert lab.said(EXPLORER).startswith("SCO on 4 July 2024: our list has China in the chair, 10 members")
    lab.press("Day", "Space", "ArrowUp", "Enter")
    assert lab.said(EXPLORER).startswith("SCO on 4 July 2023: our list has Kazakhstan in the chair, 9 members")
    lab.press("Framework", "Space", "ArrowUp", "Enter")
    assert lab.said(EXPLORER).startswith("ASEAN on 4 July 2023: our list has 10 members")
    lab.press("Day", "Space", "End", "Enter")  # another framework, other days
    assert lab.said(EXPLORER).startswith("ASEAN on 1 January 2026: later than our newest source")


def test_options_are_chosen_by_mouse(notebook):
    said = notebook.answer("4.2", "“assuming the rotating presidency of the SCO” (july.5)")
    assert said.startswith("Not yet.") and "To assume an office" in said
    assert notebook.answer("4.2", "“upcoming presidency of the SCO” (digest.1)").startswith("Right.")
