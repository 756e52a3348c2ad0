"""Run the notebooks in fresh kernels and store them in one fixed form: ``python3 -m course_lib refresh``.

A stored notebook is a lesson and a test at once, so two runs of it must give the same bytes: cells are
numbered in order, and whatever changes from run to run or from machine to machine is left out.
"""

import argparse
import os
import re
import subprocess
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError

from course_lib.display.live import WIDGET_VIEW

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOK_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
CELL_METADATA = {"tags", "jupyter", "editable", "deletable"}
SECONDS_A_CELL = 300

_ID = re.compile(r"cell-\d\d")
# In a traceback a source file is named with its folder, which differs from machine to machine.
_FOLDER = re.compile(r"(?:~|/|\b[A-Za-z]:\\)(?:[^\s:\x1b]*[/\\])?(?=[^\s/\\:\x1b]+\.py\b)")


def find(folder=ROOT / "notebooks"):
    """The notebook files of ``folder``, in the order of their names."""
    return sorted(Path(folder).glob("*.ipynb"))


def kernel_settings(folder):
    """Environment variables for a kernel, so that nothing of whoever runs it shows in an output.

    Saved answers, IPython's profile and history are kept in ``folder`` (a temporary one), sets are ordered
    alike in every run, and warnings are neither silenced nor made louder by the caller's own settings.
    """
    return {
        "COURSE_ANSWERS": str(Path(folder) / "answers.json"),
        "IPYTHONDIR": str(Path(folder) / "ipython"),
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "",
    }


def run(path):
    """Execute the notebook file ``path`` in a fresh kernel, in its own folder; gives it with its new outputs.

    A cell that raises leaves its error in the outputs, where ``fault`` finds it. Raises ``CellTimeoutError``
    when a cell takes too long and ``RuntimeError`` when the kernel does not start or dies.
    """
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook, kernel_name="python3", timeout=SECONDS_A_CELL, allow_errors=True, record_timing=False,
        store_widget_state=False, coalesce_streams=True, resources={"metadata": {"path": str(path.parent)}},
    )
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        client.execute(env=os.environ | kernel_settings(folder), stderr=subprocess.DEVNULL)
    return notebook


def code_cells(notebook):
    """The code cells of a notebook that hold any code; an empty one is never run."""
    return [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]


def fault(notebook):
    """The first cell that stopped or warned, as a sentence; ``None`` when every cell ran clean.

    A cell tagged ``raises-exception`` is meant to stop.
    """
    for number, cell in enumerate(code_cells(notebook), start=1):
        trouble = next(filter(None, map(_trouble, cell.outputs)), None)
        announced = "raises-exception" in cell.metadata.get("tags", [])
        if trouble and not (announced and trouble.startswith("stopped")):
            return f"code cell {number} ({_lines(cell.source)[0]!r}) {trouble}"
    return None


def _trouble(output):
    if output.output_type == "error":
        return f"stopped with {output.ename}: {_lines(output.evalue)[-1]}"
    if output.output_type == "stream" and output.name == "stderr":
        return f"printed to stderr, as warnings do: {_FOLDER.sub('', _lines(output.text)[0])}"
    return None


def _lines(text):
    return text.strip().splitlines() or [""]


def normalise(notebook):
    """Bring a notebook, just run, into the form in which it is stored; changes it in place and returns it."""
    notebook.metadata = nbformat.from_dict(NOTEBOOK_METADATA)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    _number(notebook.cells)
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({k: v for k, v in cell.metadata.items() if k in CELL_METADATA})
    for count, cell in enumerate(code_cells(notebook), start=1):
        cell.execution_count = count
        cell.outputs = [output for output in cell.outputs if _normalise_output(output, count)]
    return notebook


def _number(cells):
    """Give each cell an id: one that it has stays, also when cells before it come or go; a new one takes a free one."""
    taken = [cell.get("id") for cell in cells]
    kept = {name for name in taken if name and _ID.fullmatch(name) and taken.count(name) == 1}
    free = (name for name in map("cell-{:02d}".format, range(2 * len(cells) + 1)) if name not in kept)
    for cell, name in zip(cells, taken):
        cell.id = name if name in kept else next(free)


def _normalise_output(output, count):
    """Whether anything is left to store once the output says nothing of this run or this machine.

    A stored widget names a model that is gone: JupyterLab, once it trusts the notebook, would show "Loading
    widget" for ever in place of the static view that stands beside it. Without that entry it shows the static
    view.
    """
    if output.output_type == "execute_result":
        output.execution_count = count
    if output.output_type == "error":
        output.traceback = [_FOLDER.sub("", line) for line in output.traceback]
    if "data" not in output:
        return True
    output.data.pop(WIDGET_VIEW, None)
    return bool(output.data)


def as_text(notebook):
    """A notebook as its file holds it: sorted keys, an indent of one, letters of every script as they are."""
    return nbformat.writes(notebook) + "\n"


def refresh(path):
    """Run ``path`` again and store it; gives ``unchanged`` or ``changed``.

    Raises ``ValueError`` with a sentence when there is no such notebook or it does not run clean; the file is
    then left as it is.
    """
    try:
        stored = path.read_text(encoding="utf-8")
        notebook = run(path)
    except FileNotFoundError:
        raise ValueError("there is no such file. Name a notebook, or no file for all of them.") from None
    except (nbformat.reader.NotJSONError, nbformat.ValidationError) as error:
        raise ValueError(f"this is not a notebook. {_lines(str(error))[-1]}") from None
    except (CellTimeoutError, RuntimeError) as error:
        raise ValueError(f"the run did not come to its end. {_lines(str(error))[-1]}") from None
    if trouble := fault(notebook):
        raise ValueError(f"{trouble}\n  Nothing was stored. Mend the cell, then refresh again.")
    fresh = as_text(normalise(notebook))
    if fresh == stored:
        return "unchanged"
    path.write_text(fresh, encoding="utf-8", newline="\n")
    return "changed"


def main(argv=None):
    """Refresh the notebooks named, or all; the exit code is 1 when one fails."""
    parser = argparse.ArgumentParser(prog="python3 -m course_lib refresh",
                                     description="Run notebooks in fresh kernels and store their outputs.")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="notebooks (default: all)")
    return int(not all([_report(path) for path in parser.parse_args(argv).files or find()]))


def _report(path):
    """Refresh a notebook and print how that went; whether it went well."""
    try:
        said, well = refresh(path), True
    except ValueError as error:
        said, well = f"failed: {error}", False
    print(f"{path.name}: {said}", flush=True)
    return well
