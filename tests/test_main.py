"""The commands: what each runs, and what is said to a Python too old and to a command that does not exist."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path
from unittest.mock import Mock

import pytest

from course_lib import __main__ as commands
from course_lib.launch import bootstrap
from course_lib.launch.bootstrap import CHECKOUT, Stop


@pytest.fixture
def ran(monkeypatch):
    """What was set up and what was run in our stead."""
    ran = []
    monkeypatch.setattr(bootstrap, "prepare", lambda kind: ran.append(kind) or Path("python"))
    monkeypatch.setattr(commands, "hand_over", lambda command, *folder: ran.append([*map(str, command), *folder]) or 7)
    return ran


def test_no_command_opens_the_course(ran):
    assert commands.main(["--no-browser", "--port", "9999"]) == 7
    kind, command = ran
    assert kind == "course" and command[:3] == ["python", "-m", "jupyterlab"]
    assert "--ServerApp.ip=127.0.0.1" in command
    assert command[-3:] == ["--no-browser", "--port", "9999"]  # last, so that they win


@pytest.mark.parametrize("user, allowed", [(0, True), (1000, False)])
def test_a_superuser_is_let_in_and_has_the_loopback_and_the_token_like_everybody(ran, monkeypatch, user, allowed):
    monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)
    commands.main([])
    _, command = ran
    assert ("--allow-root" in command) is allowed and "--ServerApp.ip=127.0.0.1" in command
    assert not [word for word in command if "token" in word.lower() or "password" in word.lower()]


def test_test_runs_pytest(ran):
    assert commands.main(["test", "-k", "refresh"]) == 7
    assert ran == ["test", ["python", "-m", "pytest", "-n", "logical", "-k", "refresh"]]


@pytest.mark.parametrize("command", [["refresh", "a.ipynb"], ["site", "pages", "--students"]])
def test_notebooks_are_run_again_and_web_pages_written_from_where_the_user_stands(ran, command):
    assert commands.main(command) == 7
    kind, (python, safe, option, code, *options, folder) = ran
    assert (kind, python, safe, option, options, folder) == ("course", "python", "-P", "-c", command[1:], os.getcwd())
    ast.parse(code)


@pytest.mark.parametrize("word", ["help", "-h", "--help", "tset"])
def test_help_and_a_command_that_does_not_exist_set_nothing_up(ran, capsys, word):
    said = commands.main([word]) or capsys.readouterr().out
    wrong = "There is no command 'tset'. What there is:\n\n" if word == "tset" else ""
    assert said.startswith(f"{wrong}python3 -m course_lib") and ran == []


@pytest.mark.parametrize("error, words", [(Stop("No."), "No."), (KeyboardInterrupt(), "\nStopped.")])
def test_what_stops_the_set_up_ends_in_a_sentence(monkeypatch, error, words):
    def stop(_):
        raise error

    monkeypatch.setattr(bootstrap, "prepare", stop)
    assert commands.main([]).startswith(words)


def test_the_first_notebook_by_name_is_opened(tmp_path):
    (tmp_path / "notebooks").mkdir()
    own, after = commands.first_page(tmp_path).split("/tree/")
    assert own.startswith("/lab/workspaces/course-") and after == "notebooks"
    assert own != commands.first_page(tmp_path / "notebooks").split("/tree/")[0], "a workspace of this folder's own"
    for name in ("03 d.ipynb", "00 a.ipynb", "02 c.ipynb", "01 b.ipynb", "04 e.ipynb", "00 a.txt"):
        (tmp_path / "notebooks" / name).touch()
    assert commands.first_page(tmp_path) == f"{own}/tree/notebooks/00%20a.ipynb"


def test_binder_opens_the_same_notebook():
    workspace = json.loads((CHECKOUT / ".binder/workspace.json").read_text(encoding="utf-8"))["data"]
    shown = workspace["layout-restorer:data"]["main"]["current"]
    assert workspace[shown]["data"]["path"] == commands.first_page(CHECKOUT).split("/tree/")[1]


def test_one_process_becomes_the_other(monkeypatch):
    became = []
    monkeypatch.setattr(commands.os, "name", "posix")
    monkeypatch.setattr(os, "chdir", became.append)
    monkeypatch.setattr(os, "execve", lambda *what: became.extend(what))
    monkeypatch.setattr(commands, "wait_for", lambda child: child.wait())
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    commands.hand_over([Path(sys.executable), "-c", ""])
    folder, program, command, environ = became
    assert (folder, program, command) == (CHECKOUT, sys.executable, [sys.executable, "-c", ""])
    assert "PYTHONPATH" not in environ and environ["VIRTUAL_ENV"] == str(CHECKOUT / ".venv")


def test_an_interrupt_is_the_childs_to_answer():
    child = Mock(**{"wait.side_effect": [KeyboardInterrupt, KeyboardInterrupt, 5]})
    assert commands.wait_for(child) == 5


# From another folder

@pytest.mark.parametrize("arguments, path", [
    (["course_lib"], CHECKOUT), ([CHECKOUT / "course_lib"], None), (["-m", "course_lib"], None)])
def test_the_commands_run_from_any_folder(arguments, path, tmp_path):
    environ = os.environ | {"PYTHONPATH": str(CHECKOUT) if arguments[0] == "-m" else ""}
    (tmp_path / "launch.py").write_text("raise SystemExit('the folder of whoever runs it')")
    done = subprocess.run([sys.executable, *arguments, "help"], cwd=path or tmp_path, env=environ, capture_output=True, text=True)
    assert done.stdout.startswith("python3 -m course_lib") and done.stderr == ""


# A bare Python, and one too old


def bare(code):
    """Run code in a Python that sees the standard library and the checkout only."""
    code = f"import sys; sys.path.insert(0, {str(CHECKOUT)!r})\n{code}"
    return subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True)


def test_the_commands_need_the_standard_library_only():
    assert bare("import course_lib, course_lib.__main__").stderr == ""


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 10, 13)])
def test_a_python_too_old_is_told_so(version):
    done = bare(f"import runpy; sys.version_info = {version}; runpy.run_module('course_lib', run_name='__main__')")
    assert done.returncode == 1 and done.stdout == "" and "Traceback" not in done.stderr
    assert done.stderr.startswith("The course needs Python 3.11 or newer; this is Python {}.{}. ".format(*version))


@pytest.mark.parametrize("name", ["__init__.py", "__main__.py"])
def test_an_old_python_can_read_that_far(name):
    ast.parse((CHECKOUT / "course_lib" / name).read_text(encoding="utf-8"), feature_version=(3, 6))
