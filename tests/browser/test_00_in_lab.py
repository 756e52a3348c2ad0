"""Notebook 00 in JupyterLab: citations before anything ran, keys in a control, and what is there on another day."""

from course_lib.exercises.questions import find

NOTEBOOK = "00_start_here"
CAPTION = "caption: what a picture shows, and who took it"
OPTIONS = set(find("0.2").options)
JS_BROKEN = """() => Array.from(document.querySelectorAll('.jupyter-widgets')).filter(one =>
    !['none', 'normal'].includes(getComputedStyle(one, '::before').content)).length"""
JS_NOTICES = """() => Array.from(document.querySelectorAll('.jp-Notebook .jp-OutputArea-output')).filter(one =>
    getComputedStyle(one, '::before').content.includes('how it stood')).length"""


def test_a_citation_ends_at_its_line_before_anything_ran(handed_out):
    words = handed_out.follow(".jp-OutputArea-output td a >> text=july.4, line 143")
    assert words.startswith("During the meeting, the Chinese and")
    words = handed_out.follow(".jp-OutputArea-output blockquote a >> nth=0")
    assert words.startswith("Furthermore, the ministers agreed")
    handed_out.back()


def test_keys_in_a_control_give_jupyterlab_no_orders(notebook):
    before = len(notebook.cells())
    notebook.press("Your label", "a", "b", "d", "d", "m", "ArrowDown", "x", "z")
    notebook.press("Next", "a", "ArrowUp", "d", "d")
    assert len(notebook.cells()) == before


def asleep(lab):
    """Forms and explorers show what they showed, say so, and have nothing to press; options can be read."""
    lab.page.wait_for_function(f"({JS_NOTICES})() >= 2")
    assert lab.ask(JS_BROKEN) == 0
    assert set(lab.page.locator(".jupyter-widgets button:visible").all_inner_texts()) == OPTIONS
    looks = lab.page.locator("button.widget-toggle-button").first.evaluate("one => getComputedStyle(one).pointerEvents")
    assert looks == "none"
    assert any("You have labelled 1 so far" in shown for shown in lab.outputs())


def test_on_another_day_and_after_a_restart_it_says_that_it_sleeps_and_answers_once_run(notebook, new_lab):
    notebook.run_all()
    notebook.choose("Your label", CAPTION)
    notebook.shut_down()
    lab = new_lab()
    lab.open(f"notebooks/{NOTEBOOK}.ipynb")
    assert all(cell["trusted"] for cell in lab.cells() if cell["kind"] == "code") and lab.errors() == []
    asleep(lab)
    lab.run(1)  # the set-up, and nothing else, before the third opening
    lab.shut_down()
    lab.open(f"notebooks/{NOTEBOOK}.ipynb")
    asleep(lab)
    lab.run_all()
    assert lab.ask(JS_NOTICES) == 0
    lab.choose("Your label", CAPTION)
    lab.restart()
    asleep(lab)
    lab.page.close()
