"""Serve a copy of the course by its own command, on this machine only, apart from anyone's own Jupyter."""

import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

from course_lib.__main__ import lab_command
from course_lib.edition.notebooks import ROOT, kernel_settings

BROWSERS = ["chromium", "chromium-browser", "google-chrome"]
FLAGS = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--no-first-run"]
# Every cell is drawn, also those out of sight; nobody is asked whether they want news; only tests save.
SETTINGS = {
    "notebook-extension/tracker": {"windowingMode": "none", "scrollPastEnd": False},
    "docmanager-extension/plugin": {"autosave": False},
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
}
SECONDS_TO_START, SECONDS_TO_STOP = 240, 15


def browser_path():
    """Where a browser of the system is, or `None`: none is ever downloaded."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def flags():
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return FLAGS + ["--no-sandbox"] * as_root


def copy_course(folder):
    """Copy what a student works with; the copy may be written to."""
    left_out = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
    for name in ("notebooks", "seeds", "course_lib"):
        shutil.copytree(ROOT / name, folder / name, ignore=left_out)
    return folder


@contextmanager
def serve(course, private):
    """Serve the folder ``course`` and give the address; JupyterLab's own files go to ``private``."""
    command, environ = lab_command(sys.executable, course, []), os.environ | _surroundings(course, private)
    with running(command, course, environ, private / "server.log") as address:
        yield address


@contextmanager
def running(command, folder, environ, log):
    """Let a command that starts JupyterLab run in a folder, and give the server's address."""
    port, token = _free_port(), secrets.token_hex(16)
    options = ["--no-browser", "--allow-root", f"--ServerApp.port={port}", "--ServerApp.port_retries=0",
               f"--IdentityProvider.token={token}", "--LabApp.expose_app_in_browser=True"]
    with open(log, "wb") as output:
        server = subprocess.Popen([*command, *options], cwd=folder, stdout=output, stderr=output, env=environ)
    try:
        _wait_until_up(server, f"http://127.0.0.1:{port}/api/status?token={token}", log)
        yield f"http://127.0.0.1:{port}/lab?token={token}"
    finally:
        _stop(server)


def _surroundings(course, private):
    for name, content in SETTINGS.items():
        place = private / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(json.dumps(content))
    places = {"CONFIG_DIR": "config", "DATA_DIR": "data", "RUNTIME_DIR": "runtime"}
    jupyter = {f"JUPYTER_{name}": str(private / place) for name, place in places.items()}
    places = {"SETTINGS_DIR": "settings", "WORKSPACES_DIR": "spaces"}
    lab = {f"JUPYTERLAB_{name}": str(private / place) for name, place in places.items()}
    return kernel_settings(private) | jupyter | lab | {"PYTHONPATH": str(course)}


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_up(server, address, log):
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end and server.poll() is None:
        try:
            urlopen(address, timeout=5).close()
            return
        except (URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"JupyterLab did not come up:\n{log.read_text(errors='replace')[-2000:]}")


def _stop(server):
    """End the server, which ends its kernels; by its own process and no other."""
    server.send_signal(signal.SIGTERM)
    try:
        server.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
