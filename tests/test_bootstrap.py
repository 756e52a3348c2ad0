"""The set-up: when it does what, what it says where it cannot, and what the lock files hold."""

import ast
import errno
import hashlib
import json
import os
import re
import subprocess
import sys
import threading
import time
import tomllib
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from course_lib.launch import bootstrap, environment, troubles
from course_lib.launch.bootstrap import CHECKOUT, Stop, Venv, prepare

LOCKS = {
    "course": "one==1 \\\n    --hash=sha256:00\n",
    "test": "one==1 \\\n    --hash=sha256:00\ntwo==2 \\\n",
}


@pytest.fixture
def checkout(tmp_path):
    """A checkout without `.venv`."""
    (tmp_path / "locks").mkdir()
    for kind, text in LOCKS.items():
        (tmp_path / f"locks/{kind}.txt").write_text(text)
    return tmp_path


@pytest.fixture(params=["posix_venv", "nt_venv"])
def venv(checkout, request):
    """Its `.venv`, with the places of Linux and macOS, or of Windows."""
    return Venv(checkout, request.param)


class Runner:
    """Stands for venv and pip: leaves on the disk what they would, and keeps what it was asked."""

    def __init__(self, venv, fails=None):
        self.venv, self.fails, self.asked = venv, fails, []

    def __call__(self, command, environ, log):
        log.write_text("said")
        self.asked.append("venv" if command[2] == "venv" else Path(command[command.index("-r") + 1]).stem)
        if self.asked[-1] == "venv":
            self.venv.python.parent.mkdir(parents=True)
            self.venv.python.touch()
            self.put("pip")
        elif self.fails:
            return self.fails(self) or (1, "ERROR: it broke")
        else:
            self.put(f"{self.asked[-1]}-{len(self.asked)}")
        return 0, "said"

    def put(self, package):
        (Path(environment.inside(self.venv.folder, "purelib", self.venv.scheme)) / package).mkdir(parents=True, exist_ok=True)


def ask(venv, kind, fails=None):
    """What a set-up asked for, in order."""
    runner = Runner(venv, fails)
    assert prepare(kind, venv, runner) == venv.python
    return runner.asked


def fail(venv, kind, fails, error=Stop):
    """The sentence that a set-up ends with."""
    with pytest.raises(error) as stopped:
        prepare(kind, venv, Runner(venv, fails))
    return str(stopped.value)


def names(folder):
    return sorted(entry.name for entry in folder.iterdir())


def raising(number):
    def run(_):
        raise OSError(number, os.strerror(number), ".venv")

    return run


# When it does what

def gone(venv):
    venv.python.unlink()
    venv.python.symlink_to(venv.checkout / "no_longer_here")


def course_lock(text):
    return lambda venv: venv.packages("course").write_bytes(text.encode())


def stamp(text):
    return lambda venv: venv.stamp.write_text(text)


ANEW = ["venv", "course"]
CHANGES = {
    "nothing": (lambda venv: None, []), "line ends of the lock": (course_lock(LOCKS["course"].replace("\n", "\r\n")), []),
    "the lock": (course_lock("one==1.1\n"), ["course"]), "its Python is gone": (gone, ANEW),
    "half made": (stamp(""), ANEW), "a stamp of something else": (stamp("[]"), ANEW), "half a stamp": (stamp("{half"), ANEW),
    "another Python that does not run": (stamp('{"python": "cpython-310 elsewhere"}'), ANEW),
}


@pytest.mark.parametrize("change, asked", CHANGES.values(), ids=CHANGES)
def test_a_set_up_does_what_has_changed_and_no_more(venv, change, asked):
    venv.folder.mkdir()  # an empty folder is taken
    assert ask(venv, "course") == ANEW
    change(venv)
    (venv.folder / "left_over").touch()
    assert ask(venv, "course") == asked and ask(venv, "course") == []
    assert (venv.folder / "left_over").exists() is (asked != ANEW)


def test_tests_only_add_to_the_course_and_follow_its_lock(venv):
    ask(venv, "course")
    assert ask(venv, "test") == ["test"]
    assert ask(venv, "course") == ask(venv, "test") == []
    venv.packages("course").write_text("one==1.1\n")
    assert ask(venv, "course") == ["course"]
    assert ask(venv, "test") == ["test"]  # the test lock may no longer be what is installed


OTHER = '{"python": "cpython-310 elsewhere", "course": "older"}'


def made_for_another(venv):
    """A whole folder for another Python, which still runs."""
    ask(venv, "course")
    venv.stamp.write_text(OTHER)
    venv.python.unlink()
    venv.python.symlink_to(sys.executable)
    (venv.folder / "left_over").touch()


def test_a_folder_that_works_with_another_python_stays_until_a_new_one_stands(venv):
    made_for_another(venv)
    runner = Runner(venv.beside)

    def run(*asked):
        assert venv.stamp.read_text() == OTHER and (venv.folder / "left_over").exists(), "it was taken away"
        said = runner(*asked)
        (venv.beside.python.parent / "pip").write_text(f"#!{venv.beside.python}\n")
        return said

    assert prepare("course", venv, run) == venv.python and runner.asked == ["venv", "course"]
    assert "left_over" not in names(venv.folder) and bootstrap.fits(venv, "course")
    assert (venv.python.parent / "pip").read_text() == f"#!{venv.python}\n"
    assert names(venv.checkout) == [".venv", ".venv.lock", "locks"]
    assert ask(venv, "course") == []


def interrupt(_):
    raise KeyboardInterrupt


@pytest.mark.parametrize("fails", [lambda runner: (1, "[Errno 28] No space left on device"), raising(errno.ENOSPC),
                                   lambda runner: (1, "NewConnectionError")])
def test_where_no_new_one_can_be_made_the_course_starts_with_the_old_one_and_the_tests_do_not(venv, fails, capsys):
    made_for_another(venv)
    assert prepare("course", venv, Runner(venv.beside, fails)) == venv.python
    said = capsys.readouterr().out
    assert "For now the course starts as it was set up last time." in said and "Traceback" not in said
    with pytest.raises(Stop):
        prepare("test", venv, Runner(venv.beside, fails))
    with pytest.raises(KeyboardInterrupt):  # a kill leaves it too
        prepare("course", venv, Runner(venv.beside, interrupt))
    assert bootstrap.works(venv) and venv.stamp.read_text() == OTHER and (venv.folder / "left_over").exists()


@pytest.mark.parametrize("new_is_whole", [True, False])
def test_a_swap_that_was_interrupted_is_finished_or_taken_back(venv, new_is_whole):
    made_for_another(venv)
    venv.folder.rename(venv.aside.folder)
    if new_is_whole:
        prepare("course", venv.beside, Runner(venv.beside))
    asked = [] if new_is_whole else ["venv", "course"]
    runner = Runner(venv if new_is_whole else venv.beside)
    assert prepare("course", venv, runner) == venv.python and runner.asked == asked
    assert names(venv.checkout) == [".venv", ".venv.lock", "locks"]


def test_a_folder_of_someone_else_beside_it_is_left_alone(venv):
    made_for_another(venv)
    for folder in (venv.beside.folder, venv.aside.folder):
        folder.mkdir()
        (folder / "theirs").touch()
    assert prepare("course", venv, Runner(venv.beside)) == venv.python
    assert names(venv.beside.folder) == names(venv.aside.folder) == ["theirs"]


def test_a_newer_lock_that_cannot_be_followed_leaves_the_course_as_it_was(venv, capsys):
    ask(venv, "course")
    venv.packages("course").write_text("one==1.1\n")
    ask(venv, "course", lambda runner: (1, "NewConnectionError"))
    assert re.search("cannot be reached(?s:.*)For now the course starts", capsys.readouterr().out)
    assert ask(venv, "course") == ["course"]


def test_a_kill_while_an_update_only_fetches_leaves_a_whole_folder_and_later_none(venv):
    ask(venv, "course")
    bootstrap.write_stamp(venv, bootstrap.read_stamp(venv) | {"updating": environment.contents(venv)})
    assert bootstrap.fits(venv, "course")
    Runner(venv).put("half-a-package")
    assert not bootstrap.read_stamp(venv) and ask(venv, "course") == ["venv", "course"]


def test_both_places_are_equally_long_so_that_programs_can_be_moved(venv):
    assert len(str(venv.folder)) == len(str(venv.beside.folder))
    windows = Venv(venv.checkout, "nt_venv")
    scripts = windows.beside.python.parent
    scripts.mkdir(parents=True)
    (scripts / "pip.exe").write_bytes(b"MZ\0" + os.fsencode(windows.beside.python) + b"\r\nPK\0")
    environment.move_scripts(windows.beside, windows)
    assert (scripts / "pip.exe").read_bytes() == b"MZ\0" + os.fsencode(windows.python) + b"\r\nPK\0"


@pytest.mark.parametrize("make", [lambda folder: (folder.mkdir(), (folder / "pyvenv.cfg").touch()),
                                  lambda folder: folder.touch(), lambda folder: folder.symlink_to("nowhere")])
def test_a_folder_of_someone_else_is_left_alone(venv, make):
    make(venv.folder)
    sentence = fail(venv, "course", None)
    assert "did not make" in sentence and "Rename or delete it" in sentence
    assert venv.folder.is_symlink() or venv.folder.is_file() or names(venv.folder) == ["pyvenv.cfg"]


def test_the_folder_may_be_read_only_once_it_is_whole(venv, monkeypatch):
    ask(venv, "course")
    monkeypatch.setattr("builtins.open", None)
    monkeypatch.setattr(Path, "write_text", None)
    assert ask(venv, "course") == []


def test_two_at_once_make_one_set_up(venv, capsys):
    runner, go_on = Runner(venv), threading.Event()
    with ThreadPoolExecutor() as pool:
        both = [pool.submit(prepare, "course", venv, lambda *asked: go_on.wait(10) and runner(*asked)) for _ in range(2)]
        waited = any("waiting for it" in capsys.readouterr().out or time.sleep(0.01) for _ in range(1000))
        go_on.set()
    assert waited and [one.result() for one in both] == [venv.python] * 2 and runner.asked == ["venv", "course"]


WAIT = "import os, sys, time; [os.path.exists(sys.argv[1]) or time.sleep(0.05) for _ in range(200)]"
OUTLIVED = """
import subprocess, sys
subprocess.Popen([sys.executable, "-c", *sys.argv[1:]], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                 close_fds=False)
"""


def test_a_pip_that_outlives_the_set_up_keeps_the_claim(venv, tmp_path):
    end = tmp_path / "end"
    venv.folder.mkdir()
    with bootstrap.claimed(venv):
        environment.run_logged([sys.executable, "-c", OUTLIVED, WAIT, str(end)], os.environ, venv.log)
    with open(venv.lock, "a") as handle:
        assert not bootstrap.take(handle)
        end.touch()
        bootstrap.wait_for_claim(handle)


def test_the_module_that_locks_may_be_of_no_use(tmp_path, monkeypatch):
    monkeypatch.setattr("fcntl.flock", lambda *_: raising(errno.ENOLCK)(_))
    with open(tmp_path / "claim", "a") as handle:
        assert bootstrap.take(handle)


# Where it cannot

def test_what_failed_half_way_or_was_interrupted_leaves_no_half_behind(venv):
    for fails, error in ((lambda runner: runner.put("half"), Stop), (interrupt, KeyboardInterrupt)):
        sentence = fail(venv, "course", fails, error)
        assert names(venv.folder) == ["course.claim", "course.log"]
        assert error is not Stop or "it broke" in sentence and str(venv.log) in sentence
    assert ask(venv, "course") == ANEW


@pytest.mark.parametrize("fails, asked", [(lambda runner: (1, "NewConnectionError"), []),
                                          (lambda runner: runner.put("half"), ANEW)])
def test_a_course_outlives_tests_that_cannot_be_fetched_and_is_made_anew_where_they_came_half(venv, fails, asked):
    ask(venv, "course")
    fail(venv, "test", fails)
    assert ask(venv, "course") == asked


SAID = {
    "disk is full": ["ERROR: Could not install packages: [Errno 28] No space left on device",
                     "OSError: [WinError 112]", raising(errno.ENOSPC), raising(errno.EDQUOT)],
    "path too long": ["HINT: this system does not have Windows Long Path support enabled."],
    "may not be written": ["[Errno 13] Permission denied: '/x'", "[WinError 5]", raising(errno.EROFS),
                           raising(errno.EACCES)],
    "cannot be reached": [
        "NewConnectionError('<x>: Temporary failure in name resolution')\nERROR: No matching distribution found for one==1",
        "ERROR: No matching distribution found for one==1\n",
        "Could not fetch URL https://x/: connection error: HTTPSConnectionPool: Max retries exceeded - skipping\n"
        "ERROR: No matching distribution found for one==1\n",
        "Found link file:///wheels/two.whl\nCould not fetch URL http://x/: 403 Client Error: Forbidden - skipping\nERROR: No matching distribution found for one==1"],
    "byte for byte": ["ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE."],
    "apt install python3-venv": ["not created successfully because ensurepip is not available.",
                                 "No module named 'ensurepip'"],
    "no ready-made one==1": ["Skipping link: none of the wheel's tags (cp399) are compatible: https://x/one.whl\n"
                             "ERROR: No matching distribution found for one==1\n"],
    "forbid it to ask the package index": ["Looking in links: /x\nERROR: No matching distribution found for one==1\n"],
    "'ERROR: odd'": ["ERROR: odd\nand more"],
    "'killed'": ["killed"],
    "'no word why'": [""],
}  # fmt: skip


@pytest.mark.parametrize("words, said", [(words, said) for words, cases in SAID.items() for said in cases])
def test_each_failure_has_its_sentence(venv, words, said):
    sentence = fail(venv, "course", said if callable(said) else lambda runner: (1, said))
    assert words in sentence
    assert sentence.endswith(".") and "Traceback" not in sentence and "{" not in sentence


def test_a_python_without_venv_has_its_sentence(venv, monkeypatch):
    monkeypatch.setattr(bootstrap, "find_spec", lambda name: name != "ensurepip" or None)
    assert fail(venv, "course", None) == troubles.NO_VENV


def test_an_incomplete_checkout_has_its_sentence(venv):
    venv.packages("test").unlink()
    assert "not a whole copy of the course" in fail(venv, "test", None)
    assert not venv.folder.exists()


# What it runs

def test_pip_is_asked_for_hashed_ready_made_packages(venv):
    commands, runner = [], Runner(venv)
    prepare("course", venv, lambda command, *rest: commands.append(command) or runner(command, *rest))
    assert commands[0][1:] == ["-m", "venv", "--prompt", ".venv", str(venv.folder)]
    assert commands[1][0] == str(venv.python) and {"--require-hashes", "--only-binary=:all:"} < set(commands[1])


def test_nothing_of_the_users_python_leads_elsewhere(tmp_path):
    kept = {"PIP_PROXY": "e", "JUPYTER_PATH": "f"}
    gone = dict.fromkeys(["PYTHONPATH", "PYTHONHOME", "PIP_TARGET", "PIP_USER", "PIP_QUIET", "PIP_RETRIES",
                          "PIP_REQUIRE_VIRTUALENV"], "1")
    ours = environment.for_pip(gone | kept | {"PATH": "c"}, tmp_path)
    assert kept.items() <= ours.items() and not gone.keys() & ours.keys() and ours["JUPYTER_PREFER_ENV_PATH"] == "1"
    assert ours["PATH"] == f"{tmp_path / 'bin'}{os.pathsep}c" or os.name == "nt"


def test_pips_own_files_say_how_packages_are_got_and_nothing_else(tmp_path, monkeypatch):
    (tmp_path / "pip.conf").write_text("[global]\nindex-url = https://mirror/simple\nquiet = 3\n"
                                       "[install]\ntarget = /elsewhere\nfind-links =\n  /a\n  /b\nrequire-virtualenv = true\n")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(tmp_path / "pip.conf"))
    settings = environment.pip_settings(SimpleNamespace(python=sys.executable, folder=tmp_path))
    ours = environment.for_pip({"PIP_PROXY": "p", "PIP_USER": "1"}, tmp_path, settings)
    assert {"PIP_INDEX_URL": "https://mirror/simple", "PIP_FIND_LINKS": "/a /b", "PIP_PROXY": "p",
            "PIP_CONFIG_FILE": os.devnull, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}.items() <= ours.items()
    assert not {"PIP_TARGET", "PIP_QUIET", "PIP_USER", "PIP_CONSTRAINT"} & set(ours)


@pytest.mark.parametrize("place", ["file/home", "/proc/1/home", "", "~nobody-of-this-name"])
def test_where_home_cannot_be_written_there_is_another(place, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("HOME", str(tmp_path / place) if place.startswith("file") else place)
    ours = environment.clean(os.environ, tmp_path)
    if place == "" and os.path.isabs(os.path.expanduser("~")):
        return  # the system knows one all the same
    assert ours["HOME"] == str(tmp_path / "home") and Path(ours["HOME"]).is_dir()
    monkeypatch.setenv("HOME", str(tmp_path))  # this one can, and stays as it is
    assert environment.clean(os.environ, tmp_path / ".venv")["HOME"] == str(tmp_path)


def test_a_folder_for_settings_that_cannot_be_written_to_is_not_used(tmp_path):
    (tmp_path / "file").touch()
    theirs = {"JUPYTER_RUNTIME_DIR": str(tmp_path / "file" / "x"), "JUPYTER_DATA_DIR": str(tmp_path / "data"), "PATH": ""}
    ours = environment.clean(theirs, tmp_path)
    assert "JUPYTER_RUNTIME_DIR" not in ours and ours["JUPYTER_DATA_DIR"] == theirs["JUPYTER_DATA_DIR"]


def test_what_a_tool_says_goes_into_the_log_and_its_steps_to_the_user(tmp_path, capsys):
    says = "print('Collecting one'); print('Installing collected packages: one'); raise SystemExit(3)"
    code, said = environment.run_logged([sys.executable, "-c", says], os.environ, tmp_path / "log")
    assert code == 3
    assert said == (tmp_path / "log").read_text() == "Collecting one\nInstalling collected packages: one\n"
    assert capsys.readouterr().out == "Installing them ...\n"


def test_a_folder_may_be_moved_with_its_checkout(tmp_path):
    checkout = tmp_path / "first"
    packages = Path(environment.inside(checkout / ".venv", "purelib"))
    packages.mkdir(parents=True)
    environment.furnish(checkout / ".venv", checkout)
    moved = checkout.rename(tmp_path / "second")
    packages = Path(environment.inside(moved / ".venv", "purelib"))
    starts = f"import site, sys; site.addsitedir({str(packages)!r}); import jsonschema, os"
    says = f"{starts}; print({str(moved)!r} in map(os.path.realpath, sys.path), 'lark' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", says], text=True) == "True False\n", "its way, and a quick start"
    settings = json.loads((moved / ".venv/etc/jupyter/labconfig/page_config.json").read_text())
    assert settings["buildCheck"] is False and True in settings["disabledExtensions"].values()
    overrides = json.loads((moved / ".venv/etc/jupyter/labconfig/default_setting_overrides.json").read_text())
    assert [*overrides.values()] == [{"commsOverSubshells": "disabled"}, {"saveState": True}]
    added = moved / ".venv/share/jupyter/labextensions/reading-diplomatic-news"
    package = json.loads((added / "package.json").read_text())
    assert (added / package["jupyterlab"]["_build"]["load"]).is_file(), "what the course adds to JupyterLab"


# With the real venv and pip, and no index

def wheel(folder, name):
    """Write the smallest wheel there is; return its line for a lock file."""
    info = f"{name}-1.dist-info"
    path = folder / f"{name}-1-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(f"{name}.py", "")
        file.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n")
        file.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: a test\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        file.writestr(f"{info}/RECORD", "")
    return f"{name}==1 \\\n    --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


def test_real_set_up(checkout, monkeypatch):
    venv = Venv(checkout)
    for name, value in {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(venv.checkout), "PIP_CONFIG_FILE": os.devnull,
                        "PYTHONPATH": "elsewhere"}.items():
        monkeypatch.setenv(name, value)
    line = wheel(venv.checkout, "one")
    venv.packages("course").write_text(line)
    (venv.checkout / "from_checkout.py").touch()
    prepare("course", venv)
    look = [venv.python, "-c", "import one, from_checkout, sys; print(sys.prefix)"]
    environ = environment.clean(os.environ, venv.folder)
    assert subprocess.check_output(look, cwd="/", env=environ, text=True).strip() == str(venv.folder)

    venv.packages("test").write_text(line + re.sub("sha256:.*", f"sha256:{'0' * 64}", wheel(venv.checkout, "two")))
    with pytest.raises(Stop, match="byte for byte"):
        prepare("test", venv)
    assert bootstrap.fits(venv, "course") and not bootstrap.fits(venv, "test")


# What the lock files hold

def pins(file):
    """The requirements of a lock file, each with its marker, and their hashes."""
    text = (CHECKOUT / file).read_text(encoding="utf-8").replace("\\\n", "")
    return {line.split(" --hash=")[0].strip(): line.split()[1:] for line in text.splitlines()}


def hashes(words):
    return {word for word in words if re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", word)}


def versions(found):
    """Without markers: what the course needs on some systems, the tests may need on more."""
    return {pin.partition(" ; ")[0]: hashes(words) for pin, words in found.items()}


@pytest.mark.parametrize("file", ["locks/course.txt", "locks/test.txt", ".binder/requirements.txt"])
def test_every_requirement_is_pinned_and_hashed_and_no_index_named(file):
    for pin, words in pins(file).items():
        assert re.fullmatch(r"[a-z0-9-]+==[^ ]+( ; .+)?", pin)
        assert hashes(words)
    assert not re.search(r"://|--(extra-)?index|--find-links|file:|@", (CHECKOUT / file).read_text())


def test_the_test_lock_contains_the_course_lock_and_binder_has_the_course_lock():
    course, test = pins("locks/course.txt"), pins("locks/test.txt")
    assert len(course) > 50 and versions(course).items() < versions(test).items()
    assert len({pin.split("==")[0] for pin in test}) == len(test), "one version serves every Python"
    assert pins(".binder/requirements.txt") == course


PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_the_locks_hold_what_the_project_asks_for():
    asked = {"course": PROJECT["dependencies"], "test": PROJECT["optional-dependencies"]["test"]}
    for kind, wanted in asked.items():
        held = {pin.split("==")[0] for pin in pins(f"locks/{kind}.txt")}
        assert {re.match(r"[a-z0-9-]+", one)[0] for one in wanted} <= held


def test_what_is_said_twice_agrees():
    citation = yaml.safe_load((CHECKOUT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == PROJECT["version"]
    main = ast.parse((CHECKOUT / "course_lib/__main__.py").read_text(encoding="utf-8"))
    oldest = next(ast.literal_eval(node.value) for node in main.body if isinstance(node, ast.Assign))
    assert PROJECT["requires-python"] == ">={}.{}".format(*oldest)
    binder = (CHECKOUT / ".binder/runtime.txt").read_text().strip()
    assert binder == "python-{}.{}".format(*oldest)
