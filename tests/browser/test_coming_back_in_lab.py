"""A notebook that was run, saved and shut down, opened again: what it shows, what it says, and that it answers."""

import shutil

import pytest
from lab import Lab

JS_SHUT_DOWN = """async () => { await tab.context.save(); await tab.sessionContext.shutdown(); tab.dispose() }"""
JS_BROKEN = """() => Array.from(document.querySelectorAll('.jupyter-widgets')).filter(one =>
    !['none', 'normal'].includes(getComputedStyle(one, '::before').content)).length"""
JS_NOTICES = """() => Array.from(document.querySelectorAll('.jp-Notebook .jp-OutputArea-output')).filter(one =>
    getComputedStyle(one, '::before').content.includes('how it stood')).length"""
JS_RESTART = """async () => { await tab.sessionContext.session.kernel.restart() }"""
EXPLORER = "course.PageLabeller"
COPY = "coming_back.ipynb"  # of 00: what is saved is trusted from then on, and other tests look at 00 as it is shipped


def used(lab):
    """00 run, with a label chosen in its explorer."""
    lab.open(f"notebooks/{COPY}")
    lab.run_all()
    lab.choose("Your label", "caption: what a picture shows, and who took it")
    return lab


def asleep(lab):
    """Forms and explorers show what they showed, say so, and have nothing to press."""
    assert lab.ask(JS_BROKEN) == 0 and lab.ask(JS_NOTICES) >= 2
    assert lab.page.locator(".jupyter-widgets button:visible").count() == 0
    assert any("You have labelled 1 so far" in shown for shown in lab.outputs())


@pytest.fixture
def own(browser, address, course):
    shutil.copyfile(course / "notebooks" / "00_start_here.ipynb", course / "notebooks" / COPY)
    labs = []

    def another():
        labs.append(Lab(browser.new_page(viewport=Lab.size), address))
        return labs[-1]
    yield another
    for one in labs:
        one.page.is_closed() or one.page.close()


def test_saved_stopped_and_opened_on_another_day_it_says_that_it_sleeps_and_answers_once_run(own):
    lab = used(own())
    lab.ask(JS_SHUT_DOWN)
    lab.page.close()
    lab = own()
    lab.open(f"notebooks/{COPY}")
    asleep(lab)
    lab.run_all()
    assert lab.ask(JS_NOTICES) == 0
    lab.choose("Your label", "body: the text itself")
    assert any("You have labelled 1 so far" in said for said in lab.sentences())


def test_after_a_restart_it_says_so_too(own):
    lab = used(own())
    lab.ask(JS_RESTART)
    lab.page.wait_for_function(f"({JS_NOTICES})() >= 2")
    asleep(lab)


def test_keys_in_a_control_give_jupyterlab_no_orders(own):
    lab = used(own())
    before = len(lab.cells())
    lab.press("Your label", "a", "b", "d", "d", "m", "ArrowDown", "x", "z")
    lab.press("Next", "a", "ArrowUp", "d", "d")
    assert len(lab.cells()) == before and lab.errors() == []
