"""The harness itself: it sees stored outputs, errors, widgets and requests that leave this machine."""

from pathlib import Path

import nbformat
import pytest
from nbformat import v4

from course_lib.display.live import WIDGET_VIEW
from course_lib.edition.notebooks import NOTEBOOK_METADATA, as_text, find, normalise, refresh

EXPLORER = """\
import ipywidgets
from IPython.display import display
place = ipywidgets.Dropdown(description="Page", options=["july", "april"])
again = ipywidgets.Button(description="Again")
line = ipywidgets.HTML("Page july")
place.observe(lambda change: setattr(line, "value", "Page " + change.new), "value")
again.on_click(lambda button: setattr(line, "value", line.value + ", again"))
box = ipywidgets.VBox([place, again, line])
static = {"text/html": "<p>A static view of <b>july</b></p>", "text/plain": "Explorer"}
display(box._repr_mimebundle_() | static, raw=True)"""
POINT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
PICTURE = ("from IPython.display import HTML\nHTML('<figure><img alt=\"A point\" src=\"data:"
           f"image/png;base64,{POINT}\"><figcaption>One point</figcaption></figure>')")


@pytest.fixture
def scratch(course):
    """Write a notebook of these sources, run unless told otherwise, into the served folder."""
    def write(name, *sources, ran=True):
        path = course / "notebooks" / name
        cells = [v4.new_code_cell(source) for source in sources]
        notebook = normalise(v4.new_notebook(cells=[v4.new_markdown_cell("# Scratch"), *cells]))
        path.write_text(as_text(notebook), encoding="utf-8")
        if ran:
            refresh(path)
        return f"notebooks/{name}"
    return write


def test_stored_outputs_are_seen_untrusted_and_trusted_then_run_and_driven(lab, scratch):
    lab.open(scratch("explorer.ipynb", EXPLORER, PICTURE))
    for trusted in (False, True):
        assert [cell["trusted"] for cell in lab.cells()] == [trusted] * 3
        assert lab.outputs() == ["A static view of july", "One point"] and lab.errors() == []
        lab.trust()
    assert lab.cells()[2]["pictures"] == [{"words": "A point", "drawn": True}]
    lab.clear_all()
    assert lab.outputs() == []
    lab.run_all()
    assert lab.errors() == [] and [cell["count"] for cell in lab.cells()] == [None, 1, 2]
    assert lab.cells()[1]["widgets"] == 1 and lab.control("Page").is_visible()
    lab.choose("Page", "april")
    assert "Page april" in lab.outputs()[0]
    lab.press("Page", "Space", "ArrowUp", "Enter")
    assert "Page july" in lab.outputs()[0]
    lab.click("Again")
    assert "Page july, again" in lab.outputs()[0]
    dark = """() => getComputedStyle(tab.content.node).getPropertyValue('--jp-layout-color0')"""
    colours = {lab.theme(name) or lab.ask(dark) for name in ("dark", "light")}
    assert len(colours) == 2
    assert lab.elsewhere == [] and lab.complaints == []


def test_errors_and_warnings_are_seen_in_cells_and_in_callbacks(lab, scratch):
    lab.open(scratch("bad.ipynb", EXPLORER.replace('line.value + ", again"', "line.colour"),
                     "import warnings\nwarnings.warn('old')", "1 / 0", ran=False))
    assert lab.errors() == []
    lab.run_all()
    warning, error = lab.errors()
    assert warning.startswith("code cell 2: stderr: ")
    assert error == "code cell 3: ZeroDivisionError: division by zero"
    lab.click("Again")
    assert lab.errors()[0] == "callback: AttributeError: 'HTML' object has no attribute 'colour'"


def test_a_widget_without_its_kernel_is_seen_and_where_nothing_is_kept_of_it_its_static_view(new_lab, course):
    view = {WIDGET_VIEW: {"model_id": "0" * 32, "version_major": 2, "version_minor": 0},
            "text/html": "<b>static</b>"}
    cell = v4.new_code_cell("x", outputs=[v4.new_output("display_data", view)], execution_count=1)
    # Not through `normalise`, which would drop the view.
    notebook = v4.new_notebook(cells=[cell], metadata=NOTEBOOK_METADATA)
    nbformat.write(notebook, course / "notebooks" / "stale.ipynb")
    # A page of its own: JupyterLab looks for the widget two seconds long, then complains.
    lab = new_lab()
    lab.open("notebooks/stale.ipynb")
    assert lab.outputs() == ["static"]
    lab.trust()
    assert lab.errors() == ["code cell 1: widget not drawn: ['Loading widget...']"]
    lab.page.wait_for_function("() => document.querySelector('.jp-OutputArea-output b')")
    assert lab.outputs() == ["static"] and lab.errors() == []
    lab.page.close()


def test_a_request_that_leaves_this_machine_is_seen(lab, scratch):
    picture = '<img src="http://192.0.2.1/a.png">'
    lab.open(scratch("away.ipynb", f"from IPython.display import HTML\nHTML('{picture}')"))
    assert lab.elsewhere == ["http://192.0.2.1/a.png"]


def test_every_lesson_has_a_module_that_opens_and_runs_it():
    modules = {path.name[5:7] for path in Path(__file__).parent.glob("test_0*_in_lab.py")}
    assert modules == {path.name[:2] for path in find() if path.name[:1].isdigit()}
