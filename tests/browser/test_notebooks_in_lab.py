"""Every notebook of the course, opened as a student opens it in a fresh clone, cleared, and run."""

import pytest

from course_lib.notebooks import find


@pytest.mark.parametrize("name", [path.name for path in find()])
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
    assert lab.elsewhere == [] and lab.complaints == []
