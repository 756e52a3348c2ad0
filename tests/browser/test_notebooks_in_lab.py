"""Every notebook of the course, opened as a student opens it in a fresh clone, cleared, and run."""

import axe
import pytest

from course_lib.edition.notebooks import find

OURS = ".jp-OutputArea-output, .jp-MarkdownOutput"

@pytest.mark.parametrize("name", [path.name for path in find() if path.name[:1].isdigit()])
def test_notebook_shows_its_outputs_then_runs(lab, name):
    lab.open(f"notebooks/{name}")
    stored = len(lab.outputs())
    for trusted in (False, True):
        cells = [cell for cell in lab.cells() if cell["outputs"]]
        assert cells and {cell["trusted"] for cell in cells} == {trusted}
        assert lab.errors() == [] and all(cell["shown"].strip() or cell["pictures"] for cell in cells)
        lab.trust()
    lab.clear_all()
    assert lab.outputs() == []
    lab.run_all()
    assert lab.errors() == [] and len(lab.outputs()) == stored
    axe.prepare(lab.page)
    for theme, rules in (("dark", axe.COLOURS), ("light", None)):
        lab.theme(theme)
        assert axe.faults(lab.page, OURS, rules) == []
    assert lab.elsewhere == [] and lab.complaints == []


def labelled(lab):
    """What the labeller says; the questions of the notebook say something too."""
    return [words for words in lab.sentences() if words.startswith(("Paragraph", "You and"))]


def test_the_labeller_is_driven_by_mouse_and_by_keyboard(lab):
    lab.open("notebooks/01_what_is_this_page.ipynb")
    lab.run_all()
    assert labelled(lab) == ["Paragraph 9 of 41 (silkroad, line 16). You have labelled 0 so far."]
    lab.choose("Your label", "furniture: menus, forms, banners: part of the website")
    lab.click("Next")
    assert labelled(lab) == ["Paragraph 10 of 41 (silkroad, line 17). You have labelled 1 so far."]
    # By keyboard a list is opened first: with the list closed, JupyterLab takes the arrows for itself.
    lab.press("Your label", "Space", "ArrowDown", "Enter")
    lab.press("Paragraph", "Space", "ArrowDown", "Enter")
    assert labelled(lab) == ["Paragraph 11 of 41 (silkroad, line 19). You have labelled 2 so far."]
    lab.press("Compare", "Space")
    assert labelled(lab) == ["You and the library agree on 1 of 2 paragraphs; 39 are not labelled yet."]
    assert lab.errors() == [] and lab.complaints == []
