"""Set-up of the course: a folder ``.venv`` in the checkout, with the locked packages. Standard library only.

Three files in ``.venv`` say how far it is:

``course.claim`` made first: only a folder that has it is ever emptied
``course.log``   what ``venv`` and ``pip`` said
``course.json``  written last: for which Python and from which lock files the folder was filled

With ``course.json`` the folder is whole, though perhaps for an older lock; without it, the set-up was
interrupted and starts afresh. Where it is whole for another Python, a new one is made beside it, in ``.next``, and
takes its place once it is whole too. Whoever sets up holds ``.venv.lock``, beside these folders. The checkout is put
on the path by a ``.pth`` file, so nothing is built.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import time
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from course_lib.launch import troubles
from course_lib.launch.claims import take
from course_lib.launch.environment import (
    LABCONFIG,
    Venv,
    base_python,
    contents,
    empty,
    for_pip,
    furnish,
    move_scripts,
    pip_settings,
    run_logged,
    this_python,
)

CHECKOUT = Path(__file__).resolve().parents[2]

# What each kind of set-up has to hold. The test lock contains the course lock, pin for pin.
HOLDS = {"course": ("course",), "test": ("course", "test")}

# What is fetched, roughly.
MEGABYTES = {"course": 100, "test": 150}

PIP = ("-m", "pip", "install", "--require-hashes", "--only-binary=:all:", "--no-input", "--progress-bar=off")


class Stop(Exception):
    """The set-up cannot go on; the message is a sentence for whoever ran the command."""


class NoPackage(Stop):
    """Pip has found no package that fits, for whatever reason."""


def prepare(kind, venv=None, run=None):
    """Return the Python of a ``.venv`` that has what ``kind`` (``course``, ``test``) needs, made if need be.

    Raises :class:`Stop`, with a sentence, where that cannot be done.
    """
    venv = venv or Venv(CHECKOUT)
    if not venv.packages(kind).exists():
        raise Stop(
            f"{venv.checkout} is not a whole copy of the course: {venv.packages(kind)} is missing. "
            "Get the course's folder again and run the command in it."
        )
    try:
        if not fits(venv, kind):
            with claimed(venv):
                finish_swap(venv)
                if not fits(venv, kind):  # whoever held the claim may have done it just now
                    fill(venv, kind, run or run_logged)
    except OSError as error:
        raise Stop(troubles.explain(str(error), venv)) from None
    return venv.python


def fits(venv, kind):
    """Say whether the folder is whole, for this Python, and from the lock files as they are now."""
    return whole(venv) and all(read_stamp(venv).get(held) == digest(venv, held) for held in HOLDS[kind])


def whole(venv):
    """Say whether a set-up for this Python came to its end here, from whichever lock."""
    return venv.python.exists() and read_stamp(venv).get("python") == this_python()


def read_stamp(venv):
    """Return the stamp, or nothing where there is none that can be read, or where an update was cut off."""
    try:
        stamp = dict(json.loads(venv.stamp.read_text(encoding="utf-8")))
        return stamp if stamp.pop("updating", None) in (None, contents(venv)) else {}
    except (FileNotFoundError, NotADirectoryError, TypeError, ValueError):
        return {}


def digest(venv, kind):
    """Return the hash of a lock file's lines (line ends may differ between systems) and of JupyterLab's settings."""
    lines = venv.packages(kind).read_text(encoding="utf-8") + json.dumps(LABCONFIG)
    return hashlib.sha256(lines.encode()).hexdigest()


@contextmanager
def claimed(venv):
    """Hold the folder for one set-up at a time."""
    check_ours(venv)
    with open(venv.lock, "a") as handle:
        # A pip that outlives this process, were it killed, keeps the claim.
        os.set_inheritable(handle.fileno(), True)
        wait_for_claim(handle)
        yield


def check_ours(venv):
    """Raise :class:`Stop` where the folder is there, holds something, and no earlier set-up has made it."""
    folder = venv.folder
    if os.path.lexists(folder) and not (folder.is_dir() and (venv.claim.exists() or not any(folder.iterdir()))):
        raise Stop(
            f"There is already a {folder} that this command did not make, so it is left as it is. "
            "Rename or delete it, then run the same command again."
        )


def wait_for_claim(handle):
    """Take the claim, waiting for whoever has it; the system drops it with the last process that has it."""
    if take(handle):
        return
    print("Another set-up is under way in this folder; waiting for it ...", flush=True)
    while not take(handle):
        time.sleep(0.2)


def fill(venv, kind, run):
    """Bring the folder to what ``kind`` needs: in place if it is whole, beside it for another Python, or from nothing.

    Where that cannot be, the course goes on with a folder that works; the tests do not.
    """
    if not (whole(venv) or read_stamp(venv) and works(venv)):
        make(venv, kind, run)
    else:
        try:
            (update if whole(venv) else replace)(venv, kind, run)
        except (Stop, OSError) as trouble:
            sentence = str(trouble) if isinstance(trouble, Stop) else troubles.explain(str(trouble), venv)
            if kind != "course" or not read_stamp(venv):
                raise Stop(sentence) from None
            return print(f"{sentence}\nFor now the course starts as it was set up last time.", flush=True)
    print("Ready.", flush=True)


def works(venv):
    """Say whether the folder's own Python, another than this, still runs."""
    try:
        return subprocess.run([venv.python, "-c", ""], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def replace(venv, kind, run):
    """Make a folder for this Python beside the one for another, which stays until the new one is whole."""
    make(venv.beside, kind, run)
    move_scripts(venv.beside, venv)
    venv.folder.rename(venv.aside.folder)
    finish_swap(venv)


def finish_swap(venv):
    """Do what is left of a swap, also of one that was interrupted: one of the two folders always stands."""
    if not venv.folder.exists() and read_stamp(venv.beside):
        venv.beside.folder.rename(venv.folder)
    elif not venv.folder.exists() and venv.aside.claim.exists():
        venv.aside.folder.rename(venv.folder)
    for left in (venv.aside, venv.beside):
        if left.claim.exists():
            shutil.rmtree(left.folder, ignore_errors=True)


def make(venv, kind, run):
    """Make the folder from nothing, in place of whatever an earlier set-up left there."""
    if not (find_spec("venv") and find_spec("ensurepip")):
        raise Stop(troubles.NO_VENV)
    check_ours(venv)
    venv.folder.mkdir(exist_ok=True)
    venv.claim.touch()
    empty(venv.folder, keep=(venv.claim,))
    try:
        print("Making .venv, a folder for what the course needs ...", flush=True)
        run_or_stop([base_python(), "-m", "venv", "--prompt", ".venv", venv.folder], venv, run)
        number = len(re.findall(r"^\S+==", venv.packages(kind).read_text(encoding="utf-8"), re.M))
        print(f"Fetching {number} packages, about {MEGABYTES[kind]} MB: a minute, or a few ...", flush=True)
        install(venv, kind, run)
    except BaseException:  # an interrupt too: a half-made folder is of no use and takes room
        empty(venv.folder, keep=(venv.claim, venv.log))
        raise


def update(venv, kind, run):
    """Bring a whole folder to a newer or larger lock, in place; while pip only fetches, it is as whole as it was."""
    write_stamp(venv, read_stamp(venv) | {"updating": contents(venv)})
    print("Fetching what .venv lacks ...", flush=True)
    install(venv, kind, run)


def install(venv, kind, run):
    """Install what the lock file names, make the checkout importable, and only then say that all is there."""
    command = [venv.python, *PIP, "-r", venv.packages(kind)]
    settings = pip_settings(venv)
    try:
        run_or_stop(command, venv, run, settings)
    except NoPackage:  # so pip says, too, where the index cannot be reached: asked for more words, it tells them apart
        run_or_stop([*command, "-vv"], venv, run, settings)
    furnish(venv.folder, venv.checkout, venv.scheme)
    write_stamp(venv, {"python": this_python()} | {held: digest(venv, held) for held in HOLDS[kind]})


def run_or_stop(command, venv, run, settings=None):
    """Run a command of the set-up; raise :class:`Stop` with the reason where it fails."""
    code, said = run([str(part) for part in command], for_pip(os.environ, venv.folder, settings), venv.log)
    if code:
        lacks = "-vv" not in command and troubles.lacks_package(said)
        raise (NoPackage if lacks else Stop)(troubles.explain(said, venv))


def write_stamp(venv, stamp):
    """Write down how far the folder is."""
    venv.stamp.write_text(json.dumps(stamp, indent=1) + "\n", encoding="utf-8")
