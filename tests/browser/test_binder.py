"""Binder: what it will take from ``.binder``, and its steps done here, in an environment without anything else.

Docker is not needed: what repo2docker would write into an image is read off its own classes, and done by
hand.
"""

import json
import os
import shutil
import subprocess
import sys
import time

import pytest
from lab import Lab
from server import running

from course_lib.launch.bootstrap import CHECKOUT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Binder's machines run Linux, and its steps are bash")

# Run by a Python of its own: repo2docker warns when it is imported, and asks about the folder it is in.
LOOK = """
import json
from repo2docker.app import Repo2Docker
for pack in (make() for make in (lambda kind=kind: kind(base_image="") for kind in Repo2Docker().buildpacks)):
    if pack.detect():
        break
print(json.dumps([type(pack).__name__, pack.binder_dir, pack.python_version, pack.get_post_build_scripts(),
                  [command for _, command in pack.get_preassemble_scripts()], pack.get_assemble_scripts()]))
"""
JS_FRONT = """() => { const front = window.jupyterapp.shell.currentWidget;
    return front?.title.label == '00_start_here.ipynb' && front.content.widgets?.length > 5 }"""
# A cell that is run before the kernel is up loses its output and does nothing (jupyterlab issue 8490).
JS_KERNEL = """async () => { const {sessionContext} = window.jupyterapp.shell.currentWidget;
    await sessionContext.ready; await sessionContext.session.kernel.info }"""
FIRST_CELL = "import course_lib as course; print('Set-up complete.', course.load())"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """The course as Binder gets it."""
    left_out = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", ".hypothesis")
    return shutil.copytree(CHECKOUT, tmp_path_factory.mktemp("binder") / "course", ignore=left_out)


def test_repo2docker_takes_all_from_the_folder(checkout):
    said = subprocess.check_output([sys.executable, "-W", "ignore", "-c", LOOK], cwd=checkout, text=True)
    pack, folder, python, after, before, others = json.loads(said)
    assert (pack, folder, python, after) == ("PythonBuildPack", ".binder", "3.11", [".binder/postBuild"])
    assert others == [] and len(before) == 1
    assert before[0].endswith('pip install --no-cache-dir -r ".binder/requirements.txt"')
    assert os.access(checkout / ".binder/postBuild", os.X_OK)


@pytest.fixture(scope="module")
def image(checkout):
    """An environment made by Binder's steps, with a home of its own, and how long they took.

    It fetches every package again, so it is asked for: ``COURSE_REPLAY_BINDER=1 python3 -m course_lib test -k binder``.
    """
    if not os.environ.get("COURSE_REPLAY_BINDER"):
        pytest.skip("Binder's steps are replayed where COURSE_REPLAY_BINDER is set: they fetch all packages again")
    home = checkout.parent / "home"
    home.mkdir()
    own = ("JUPYTER", "PYTHON", "MPL", "XDG")
    environ = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    # Binder fetches every package; here those that the set-up has fetched may serve.
    cache = subprocess.check_output([sys.executable, "-m", "pip", "cache", "dir"], text=True).strip()
    environ |= {"HOME": str(home), "PATH": f"{checkout.parent / 'env/bin'}{os.pathsep}{os.environ['PATH']}",
                "PIP_CACHE_DIR": cache}
    took = {}
    for name, *command in (
        ("venv", sys.executable, "-m", "venv", checkout.parent / "env"),
        ("pip", "python", "-m", "pip", "install", "-q", "-r", ".binder/requirements.txt"),
        ("postBuild", "bash", ".binder/postBuild"),
    ):
        begun = time.monotonic()
        done = subprocess.run(command, cwd=checkout, env=environ, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        took[name] = time.monotonic() - begun
    return environ, took


def megabytes(folder):
    return sum(path.lstat().st_size for path in folder.rglob("*")) / 1_000_000


@pytest.mark.network
def test_binders_steps_make_an_environment_that_runs_the_course(image, checkout, capsys):
    environ, took = image
    for name in ("first cell", "first cell again"):
        begun = time.monotonic()
        said = subprocess.check_output(["python", "-W", "error", "-c", FIRST_CELL], env=environ, text=True,
                                       cwd=checkout / "notebooks")
        took[name] = time.monotonic() - begun
        assert said.startswith("Set-up complete. Corpus: 5 pages, 15 articles")
    with capsys.disabled():
        sizes = {name: megabytes(checkout.parent / name) for name in ("env", "course", "home")}
        print("\nBinder:", *(f"{name} {seconds:.1f} s," for name, seconds in took.items()),
              *(f"{name} {size:.0f} MB" for name, size in sizes.items()))
    assert sizes["env"] < 700


@pytest.mark.network
def test_the_server_opens_on_the_first_notebook_and_asks_nothing(image, checkout, browser, capsys):
    environ, _ = image
    command = ["python", "-m", "jupyterlab", "--ip=127.0.0.1"]
    begun = time.monotonic()
    with running(command, checkout, environ, checkout.parent / "log") as address:
        up = time.monotonic() - begun
        lab = Lab(browser.new_page(viewport=Lab.size), address)
        lab.page.wait_for_function(JS_FRONT)
        shown = time.monotonic() - begun
        lab.ask(JS_KERNEL)
        lab.clear_all()
        lab.page.locator(".jp-CodeCell .cm-content").first.click()
        lab.page.keyboard.press("Shift+Enter")
        lab.page.get_by_text("Set-up complete. Corpus: 5 pages").wait_for()
        ran = time.monotonic() - begun
        assert lab.page.locator(".jp-Dialog, .Toastify__toast").count() == 0
        assert lab.elsewhere == [] and lab.complaints == []
        lab.page.close()
    with capsys.disabled():
        print(f"\nBinder: server up {up:.1f} s, notebook shown {shown:.1f} s, first cell run {ran:.1f} s")
