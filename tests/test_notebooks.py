"""The stored notebooks keep the rules, `refresh` does what it says, nbval as set up here sees corruptions."""

import base64
import os
import re
import subprocess
import sys

import nbformat
import notebook_rules as rules
import pytest
from nbformat import v4

from course_lib.display.live import WIDGET_VIEW
from course_lib.edition.notebooks import ROOT, as_text, fault, find, main, normalise

PIXELS = base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(1000)).decode()
FIGURE = (f'<figure><img alt="Two bars: 3 and 5" src="data:image/png;base64,{PIXELS}"><figcaption>Words in'
          " two pages</figcaption><details><summary>Data</summary><p>3, 5</p></details></figure>")


def cell(source, *outputs, tags=()):
    return v4.new_code_cell(source, outputs=list(outputs), metadata={"tags": list(tags)} if tags else {})


def html(text, plain="<Figure>"):
    return v4.new_output("display_data", {"text/html": text, "text/plain": plain})


def stored(path, *cells):
    """Write a notebook of these cells at ``path``, in the stored form, as if each had run."""
    cells = [v4.new_markdown_cell(one) if isinstance(one, str) else one for one in cells]
    path.write_text(as_text(normalise(v4.new_notebook(cells=cells))), encoding="utf-8", newline="\n")
    return path


def read(path):
    return nbformat.read(path, as_version=4)


# The notebooks of the course

def broken(path):
    """What is said against a notebook, by rule."""
    notebook = read(path)
    return {rule.__name__: said for rule in rules.RULES if (said := list(rule(notebook, path)))}


@pytest.mark.parametrize("path", find(), ids=lambda path: path.stem)
def test_notebook_keeps_the_rules(path):
    assert broken(path) == {}


def test_the_course_has_its_first_notebooks():
    """A notebook that is gone would be missed by nothing else: what is not there is not run."""
    assert [path.name for path in find()][:2] == ["00_start_here.ipynb", "01_what_is_this_page.ipynb"]


# The rules can fail

GOOD = ["# Title", cell("1 + 1", v4.new_output("execute_result", {"text/plain": "2"})),
        "## Part",
        cell("figure", html(FIGURE)),
        cell("1 / 0", v4.new_output("error", ename="DivisionError", evalue="no"), tags=["raises-exception"])]
CORRUPTIONS = [
    (rules.headings_do_not_jump, ["# One\n\n### Three"]),
    (rules.a_lesson_has_code, ["# No code"]),
    (rules.no_cell_is_empty, ["# T", " "]),
    (rules.every_cell_ran_clean, [cell("1 / 0", v4.new_output("error", ename="E", evalue=""))]),
    (rules.outputs_are_compared, [cell("# NBVAL_SKIP\n1")]),
    (rules.outputs_are_compared, [cell("1", tags=["nbval-ignore-output"])]),
    (rules.pictures_are_html, [cell("plot()", v4.new_output("display_data", {"image/png": PIXELS}))]),
    (rules.pictures_are_there, [cell("figure", html(FIGURE.replace(PIXELS, "")))]),
    (rules.no_closing_semicolon, [cell("figure; ")]),
    (rules.cells_are_short, [cell("1\n2\n3\n4\n5"), cell("1\n2\n3\n4\n5")]),
    (rules.no_local_path, [cell("print(page)", v4.new_output("stream", text="/home/someone/page.txt\n"))]),
]


def test_a_good_notebook_is_not_complained_of(tmp_path):
    assert broken(stored(tmp_path / "01_page.ipynb", *GOOD)) == {}


@pytest.mark.parametrize(("rule", "cells"), CORRUPTIONS, ids=lambda value: getattr(value, "__name__", ""))
def test_a_rule_names_what_breaks_it(rule, cells, tmp_path):
    path = stored(tmp_path / "01_page.ipynb", *cells)
    assert list(rule(read(path), path))


@pytest.mark.parametrize("count", [None, 7])
def test_a_cell_never_run_or_out_of_order_is_not_in_the_stored_form(count, tmp_path):
    path = stored(tmp_path / "01_n.ipynb", *GOOD)
    notebook = read(path)
    notebook.cells[1].execution_count = count
    path.write_text(as_text(notebook), encoding="utf-8")
    assert list(rules.is_in_the_stored_form(read(path), path))


# The stored form

def test_normalising_leaves_out_what_differs_from_run_to_run():
    widget = v4.new_output("display_data", {WIDGET_VIEW: {"model_id": "0f"}, "text/html": "<b>static</b>"})
    only_widget = v4.new_output("display_data", {WIDGET_VIEW: {"model_id": "0f"}})
    failed = v4.new_output("error", ename="E", evalue="e", traceback=[
        "File \x1b[32m/a/b.c/page.py:3\x1b[39m, in f", r"File C:\Users\me\page.py:3, in g"])
    result = v4.new_output("execute_result", {"text/plain": "1"}, execution_count=91)
    code = cell("x", widget, only_widget, failed, result, tags=["raises-exception"])
    code.metadata["execution"] = {"iopub.status.busy": "2024-07-25T10:00:00Z"}
    notebook = v4.new_notebook(cells=[v4.new_markdown_cell("# T"), v4.new_code_cell(""), code])
    notebook.metadata = {"language_info": {"name": "python", "version": "3.11.7"}, "widgets": {"state": {}}}
    normalise(notebook)
    assert [one.id for one in notebook.cells] == ["cell-00", "cell-01", "cell-02"]
    assert [one.execution_count for one in notebook.cells[1:]] == [None, 1]
    assert code.metadata == {"tags": ["raises-exception"]}
    assert code.outputs[0].data == {"text/html": "<b>static</b>"}
    assert code.outputs[1].traceback == ["File \x1b[32mpage.py:3\x1b[39m, in f", "File page.py:3, in g"]
    assert code.outputs[2].execution_count == 1
    assert "version" not in as_text(notebook) and "widget" not in as_text(notebook)
    once = as_text(notebook)
    assert as_text(normalise(nbformat.reads(once, as_version=4))) == once and once.endswith("}\n")


@pytest.mark.parametrize(("output", "words"), [
    (v4.new_output("error", ename="KeyError", evalue="'july'"),
     r"cell 1 \('corpus'\) stopped with KeyError: 'july'"),
    (v4.new_output("stream", name="stderr", text="/tmp/k_1/2.py:1: UserWarning: old\n  warn()"),
     r"stderr, as warnings do: 2.py:1: UserWarning: old"),
])
def test_the_first_fault_is_one_sentence(output, words):
    assert re.search(words, fault(v4.new_notebook(cells=[cell("corpus\n1", output)])))


def test_an_error_on_purpose_is_no_fault_but_a_warning_beside_it_is():
    failed = v4.new_output("error", ename="KeyError", evalue="'july'")
    warned = v4.new_output("stream", name="stderr", text="old")
    assert fault(v4.new_notebook(cells=[cell("x", failed, tags=["raises-exception"])])) is None
    assert fault(v4.new_notebook(cells=[cell("x", warned, failed, tags=["raises-exception"])]))


# refresh, with real kernels

SETTINGS = """\
import os
print(os.path.exists(os.environ["COURSE_ANSWERS"]), os.environ["PYTHONHASHSEED"])"""


def test_refresh_stores_the_same_bytes_twice_and_no_ones_answers(tmp_path, monkeypatch, capsys):
    (tmp_path / "answers.json").write_text("{}")
    monkeypatch.setenv("COURSE_ANSWERS", str(tmp_path / "answers.json"))
    widget = cell("import ipywidgets\nipywidgets.IntSlider()")
    path = stored(tmp_path / "n.ipynb", "# T", cell(SETTINGS), widget)
    assert main([str(path)]) == 0
    first = path.read_bytes()
    assert read(path).cells[1].outputs[0].text == "False 0\n" and b"widget-view" not in first
    assert main([str(path)]) == 0 and path.read_bytes() == first
    assert capsys.readouterr().out == "n.ipynb: changed\nn.ipynb: unchanged\n"


def test_refresh_says_in_a_sentence_what_stopped_it_and_stores_nothing(tmp_path, capsys):
    path = stored(tmp_path / "n.ipynb", "# T", cell("page = 'july'"), cell("print(pages)"))
    before = path.read_bytes()
    (tmp_path / "not.ipynb").write_text("{")
    dead = stored(tmp_path / "dead.ipynb", cell("import os\nos._exit(1)"))
    assert main([str(path), str(tmp_path / "not.ipynb"), str(tmp_path / "gone.ipynb"), str(dead)]) == 1
    assert path.read_bytes() == before
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "n.ipynb: failed: code cell 2 ('print(pages)') stopped with NameError: " \
                      "name 'pages' is not defined"
    assert said[2].startswith("not.ipynb: failed: this is not a notebook.")
    assert said[3].startswith("gone.ipynb: failed: there is no such file.")
    assert said[4] == "dead.ipynb: failed: the run did not come to its end. Kernel died"


# nbval, as conftest.py sets it up

def shown(text):
    """A cell that displays ``text`` as HTML."""
    views = {"text/html": text, "text/plain": "<Figure>"}
    return f"from IPython.display import display\ndisplay({views}, raw=True)"


def stream(text):
    return v4.new_output("stream", name="stdout", text=text)


OTHER_PIXELS = PIXELS[:-4] + "AAAB"
DIVISION = v4.new_output("error", ename="ZeroDivisionError", evalue="division by zero")
OLD = v4.new_output("stream", name="stderr", text="1.py:2: UserWarning: old")
WIDGET = ("from IPython.display import display\ndisplay({'" + WIDGET_VIEW + "': {'model_id': '1'}, "
          "'text/html': '<b>3</b>', 'text/plain': 'x'}, raw=True)")
NBVAL = {
    "other bytes of a picture": (True, cell(shown(FIGURE), html(FIGURE.replace(PIXELS, OTHER_PIXELS)))),
    "a closing ;": (True, cell("1 + 1;")),
    "a widget with its static view": (True, cell(WIDGET, html("<b>3</b>", "x"))),
    "an error on purpose": (True, cell("1 / 0", DIVISION, tags=["raises-exception"])),
    "settings of whoever runs the tests": (True, cell(SETTINGS, stream("False 0\n"))),
    "a number in stored HTML": (False, cell(shown("<td>15</td>"), html("<td>16</td>"))),
    "the alternative text": (False, cell(shown(FIGURE), html(FIGURE.replace("3 and 5", "3 and 6")))),
    "the caption": (False, cell(shown(FIGURE), html(FIGURE.replace("two pages", "ten pages")))),
    "the data": (False, cell(shown(FIGURE), html(FIGURE.replace("<p>3, 5", "<p>3, 6")))),
    "an emptied picture": (False, cell(shown(FIGURE), html(FIGURE.replace(PIXELS, "")))),
    "a widget's static view": (False, cell(WIDGET, html("<b>4</b>", "x"))),
    "plain text": (False, cell("1 + 1", v4.new_output("execute_result", {"text/plain": "3"}))),
    "printed text": (False, cell("print(15)", stream("16\n"))),
    "an emptied output": (False, cell("print(15)")),
    "a warning": (False, cell("import warnings\nwarnings.warn('old')")),
    "a stored warning": (False, cell("import warnings\nwarnings.warn('old')", OLD)),
    "a message of logging": (False, cell("import logging\nlogging.warning('odd')")),
    "an error": (False, cell("1 / 0")),
    "an error on purpose that no longer comes": (False, cell("1", tags=["raises-exception"])),
}


def test_nbval_sees_each_corruption_and_nothing_else(tmp_path):
    path = stored(tmp_path / "n.ipynb", "# T", *(one for _, one in NBVAL.values()))
    (tmp_path / "answers.json").write_text("{}")
    careless = {"PYTHONWARNINGS": "ignore", "COURSE_ANSWERS": str(tmp_path / "answers.json")}
    # Other plugins are left out: they only take time.
    settings = os.environ | careless | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    command = [sys.executable, "-m", "pytest", "-p", "nbval.plugin", "-p", "conftest", "-rA",
               "--tb=no", "--color=no", "-p", "no:cacheprovider", "-o", "addopts=",
               "--rootdir", str(tmp_path), str(path)]
    done = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True)
    verdicts = re.findall(r"^(PASSED|FAILED).*Cell (\d+)", done.stdout, re.MULTILINE)
    passed = {int(place) for verdict, place in verdicts if verdict == "PASSED"}
    assert len(verdicts) == len(NBVAL), done.stdout
    seen = {name: place in passed for place, name in enumerate(NBVAL)}
    assert seen == {name: expected for name, (expected, _) in NBVAL.items()}
