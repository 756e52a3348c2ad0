"""An environment of the course, a folder made by ``venv``: its places and contents, how a command runs in it.

Standard library only.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

# No question about news, no look for extensions to build.
PAGE_CONFIG = {
    "buildAvailable": False,
    "buildCheck": False,
    "disabledExtensions": {"@jupyterlab/apputils-extension:announcements": True},
}
SETTING_OVERRIDES = {
    # Otherwise what is typed into a field and the press of a button beside it go to the kernel by two ways, and the
    # button may come first: an answer is then judged that stood there before.
    "@jupyterlab/apputils-extension:kernels-settings": {"commsOverSubshells": "disabled"},
    # Otherwise a notebook that was saved shows "model not found" on another day, where its forms and explorers stood.
    "@jupyter-widgets/jupyterlab-manager:plugin": {"saveState": True},
}

# What the environment tells JupyterLab, by the name of the file.
LABCONFIG = {"page_config.json": PAGE_CONFIG, "default_setting_overrides.json": SETTING_OVERRIDES}

# What the course adds to JupyterLab, a folder of extensions: how pages open, what keys do, what says that it sleeps.
ADDED = Path(__file__).parents[1] / "data" / "lab"

# Read by Python at each start. The grammar of web addresses in any script, by which jsonschema could check them, takes
# seconds to build; Jupyter does not need it, and jsonschema does without what cannot be imported.
LEFT_OUT = 'import sys; sys.modules.setdefault("rfc3987_syntax", None)'

# The settings of pip that say how packages are got; others may lead them elsewhere, or keep pip from saying why not.
NETWORK = set("""INDEX_URL EXTRA_INDEX_URL FIND_LINKS NO_INDEX PROXY CERT CLIENT_CERT TRUSTED_HOST TIMEOUT
    DEFAULT_TIMEOUT CACHE_DIR NO_CACHE_DIR KEYRING_PROVIDER USE_FEATURE""".split())

# Folders that JupyterLab and what runs in it write to; one that cannot be written to is as good as none.
FOLDERS = {"JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "MPLCONFIGDIR",
           "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"}

# How pip begins the line of a package that it has got.
FETCHED = ("Collecting ", "Processing ", "Requirement already satisfied")


class Venv:
    """The places of a checkout's environment, in a folder that is called ``.venv`` once it is whole.

    >>> Venv(Path("here"), scheme="nt_venv").python.as_posix()
    'here/.venv/Scripts/python.exe'
    """

    def __init__(self, checkout, scheme="venv", name=".venv"):
        self.checkout, self.scheme = checkout, scheme
        self.folder, self.lock = checkout / name, checkout / ".venv.lock"
        self.claim, self.log, self.stamp = (self.folder / f"course.{end}" for end in ("claim", "log", "json"))
        scripts = Path(inside(self.folder, "scripts", scheme))
        self.python = scripts / ("python.exe" if scripts.name == "Scripts" else "python")

    @property
    def beside(self):
        """Where a new one is made; a name as long as the old one, see ``move_scripts``."""
        return Venv(self.checkout, self.scheme, ".next")

    @property
    def aside(self):
        """Where the old one stands while they change places."""
        return Venv(self.checkout, self.scheme, ".prev")

    def packages(self, kind):
        """Return the lock file of a kind of set-up."""
        return self.checkout / "locks" / f"{kind}.txt"


def inside(prefix, name, scheme="venv"):
    """Return a folder of a Python environment: ``name`` is one of sysconfig's, such as ``purelib``."""
    return sysconfig.get_path(name, scheme, {"base": str(prefix), "platbase": str(prefix)})


def this_python():
    """Return what an environment depends on: a patch release is the same Python, a minor release another."""
    return f"{sys.implementation.cache_tag} {sysconfig.get_platform()}"


def base_python():
    """Return the Python to make the folder with: never the one in the folder, even where that runs us."""
    return getattr(sys, "_base_executable", None) or sys.executable


def contents(venv):
    """Return the names and times of what is installed; any package put in or taken out changes them."""
    folder = Path(inside(venv.folder, "purelib", venv.scheme))
    return sorted([entry.name, entry.stat().st_mtime_ns] for entry in folder.iterdir())


def empty(folder, keep):
    """Delete what is in the folder, but for the files to keep."""
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        elif entry not in keep:
            entry.unlink()


def move_scripts(old, new):
    """Write the folder's new place into its scripts, which name their Python with its path.

    Both paths are equally long, so that it can be done in programs (those of Windows) as well as in text.
    """
    for file in Path(inside(old.folder, "scripts", old.scheme)).iterdir():
        if file.is_file() and not file.is_symlink():
            content = file.read_bytes()
            moved = content.replace(os.fsencode(old.folder), os.fsencode(new.folder))
            if moved != content:
                file.write_bytes(moved)


def furnish(prefix, checkout, scheme="venv"):
    """Make the checkout importable in an environment, and its JupyterLab quiet. Binder uses this too."""
    packages = Path(inside(prefix, "purelib", scheme))
    # Relative, so that the folder of the course may be moved.
    (packages / "course_lib.pth").write_text(f"{os.path.relpath(checkout, packages)}\n{LEFT_OUT}\n", encoding="utf-8")
    folder = Path(prefix, "etc", "jupyter", "labconfig")
    folder.mkdir(parents=True, exist_ok=True)
    for name, settings in LABCONFIG.items():
        (folder / name).write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
    shutil.copytree(ADDED, Path(prefix, "share", "jupyter", "labextensions"), dirs_exist_ok=True)


def run_logged(command, environment, log):
    """Run a command, its output kept in the log; return its exit code and what it said."""
    said = []
    with (
        open(log, "a", encoding="utf-8") as kept,
        subprocess.Popen(
            command, env=environment, encoding="utf-8", errors="replace", close_fds=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        ) as child,
    ):  # fmt: skip
        for line in child.stdout:
            kept.write(line)
            said.append(line)
            show_progress(said)
    return child.returncode, "".join(said)


def show_progress(said):
    """Keep whoever waits posted on what pip just said."""
    if said[-1].startswith("Installing collected packages"):
        print("Installing them ...", flush=True)
    elif said[-1].startswith(FETCHED) and sys.stdout.isatty():
        print(f"{sum(line.startswith(FETCHED) for line in said):5}", end="\r", flush=True)


def clean(environ, folder):
    """Return the environment for what runs in the folder: its commands first, no other Python's paths, a home."""
    kept = {name: value for name, value in environ.items() if name not in {"PYTHONHOME", "PYTHONPATH"}
            and not (name in FOLDERS and value and not can_be_written(Path(value)))}  # fmt: skip
    scripts = inside(folder, "scripts")
    path = os.pathsep.join(filter(None, [scripts, environ.get("PATH")]))
    return kept | home(folder) | {"VIRTUAL_ENV": str(folder), "PATH": path, "JUPYTER_PREFER_ENV_PATH": "1"}


def home(folder):
    """Return another home where the user's own cannot be written to: JupyterLab keeps its settings there."""
    theirs = Path(os.path.expanduser("~"))
    if theirs.is_absolute() and all(can_be_written(theirs / name) for name in (".jupyter", ".local/share/jupyter")):
        return {}
    own = folder / "home"
    if can_be_written(own):
        own.mkdir(mode=0o700, exist_ok=True)
    else:
        own = tempfile.mkdtemp(prefix="course-")
    return {"HOME": str(own), "USERPROFILE": str(own), "APPDATA": str(own)}


def can_be_written(path):
    """Say whether a file can be made in a folder, or in the one in which it would be made."""
    while not os.path.lexists(path) and path != path.parent:
        path = path.parent
    try:
        with tempfile.TemporaryFile(dir=path):
            return True
    except OSError:
        return False


def pip_settings(venv):
    """Return what pip's own configuration files say, as ``PIP_…`` variables."""
    try:
        said = subprocess.run([venv.python, "-m", "pip", "config", "list"], capture_output=True, text=True,
                              env=clean(os.environ, venv.folder) | {"PIP_QUIET": "0"}, timeout=60).stdout  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return {}
    found = re.findall(r"^(?:global|install)\.([a-z-]+)='(.*)'$", said, re.MULTILINE)
    return {f"PIP_{name.upper().replace('-', '_')}": value.replace(r"\n", " ").strip() for name, value in found}


def for_pip(environ, folder, settings=None):
    """Return the environment for pip: of its settings, those for the network hold, and no other."""
    asked = (settings or {}) | {name: value for name, value in environ.items() if name.startswith("PIP_")}
    network = {name: value for name, value in asked.items() if name.removeprefix("PIP_") in NETWORK}
    kept = {name: value for name, value in clean(environ, folder).items() if not name.startswith("PIP_")}
    return kept | network | {"PIP_CONFIG_FILE": os.devnull, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
