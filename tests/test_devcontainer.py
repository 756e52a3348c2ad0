"""The dev container: its file is what the specification allows, and its commands do what they say on this machine."""

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from course_lib.launch.bootstrap import CHECKOUT

FILE = json.loads((CHECKOUT / ".devcontainer/devcontainer.json").read_text(encoding="utf-8"))

# The keys in use, as the specification's schema has them.
ALLOWED = {"name": str, "image": str, "hostRequirements": dict, "postCreateCommand": str, "postAttachCommand": str,
           "forwardPorts": list, "portsAttributes": dict}


def test_the_file_holds_what_the_schema_allows():
    assert set(FILE) == set(ALLOWED) and all(isinstance(FILE[name], kind) for name, kind in ALLOWED.items())
    assert FILE["hostRequirements"].keys() <= {"cpus", "memory", "storage", "gpu"}
    assert re.fullmatch(r"\d+([tgmk]b)?", FILE["hostRequirements"]["memory"])
    for port, attributes in FILE["portsAttributes"].items():
        assert int(port) in FILE["forwardPorts"] and attributes.keys() <= {"label", "onAutoForward", "requireLocalPort", "protocol"}
        assert attributes["onAutoForward"] in ("notify", "openBrowser", "openBrowserOnce", "openPreview", "silent", "ignore")


def test_its_python_is_one_the_course_runs_on():
    assert re.fullmatch(r".+/devcontainers/python:3\.1[1-4]", FILE["image"])


def arguments(environ):
    """What the shell makes of the last command, with a Python that only tells it."""
    shown = FILE["postAttachCommand"].replace("python3", f"'{sys.executable}' -c 'import sys; print(sys.argv[1:])'")
    return subprocess.run(["sh", "-c", shown], env=environ, capture_output=True, text=True, check=True).stdout


@pytest.mark.skipif(os.name == "nt", reason="the container is Linux")
def test_the_page_is_let_in_where_the_port_is_forwarded_by_another_address_and_no_other():
    assert arguments({"PATH": os.environ["PATH"]}).strip() == "['-m', 'course_lib', '--no-browser', '--port=8888']"
    there = {"PATH": os.environ["PATH"], "CODESPACE_NAME": "a-b", "GITHUB_CODESPACES_PORT_FORWARDING_DOMAIN": "app.x.dev"}
    assert "'--ServerApp.allow_origin=https://a-b-8888.app.x.dev'" in arguments(there)


def opened(address):
    """The page at an address, which the server names a little before it listens there."""
    for _ in range(100):
        try:
            return urllib.request.urlopen(address, timeout=20)
        except urllib.error.URLError:
            time.sleep(0.1)
    raise AssertionError(address)


@pytest.mark.skipif(os.name == "nt", reason="the container is Linux")
def test_the_first_command_sets_up_and_the_last_one_starts_a_server_with_a_token(tmp_path):
    prepared = FILE["postCreateCommand"].replace("python3", sys.executable, 1)
    code = prepared.partition(" -c ")[2].strip('"').replace("prepare('course')", "print(prepare.__name__)")
    done = subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert done.stdout == "prepare\n"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        served = FILE["postAttachCommand"].replace("--port=8888", f"--port={free.getsockname()[1]}")
    code = (f"import sys; sys.path.insert(0, {str(CHECKOUT)!r}); from pathlib import Path; "
            "from course_lib import __main__ as commands; from course_lib.launch import bootstrap; "
            f"bootstrap.prepare = lambda kind: Path({sys.executable!r}); sys.exit(commands.main(sys.argv[1:]))")
    options = served.partition("course_lib ")[2].partition(" $")[0].split()
    environ = os.environ | {"JUPYTER_RUNTIME_DIR": str(tmp_path), "JUPYTER_CONFIG_DIR": str(tmp_path)}
    server = subprocess.Popen([sys.executable, "-c", code, *options], stderr=subprocess.PIPE, text=True, env=environ)
    try:
        address = next(found[0] for line in server.stderr if (found := re.search(r"http://127\.0\.0\.1:\d+/lab\S*token=\w{20,}", line)))
        page = opened(address)
        assert page.status == 200 and "00_start_here" in page.url
    finally:
        server.kill()
        server.communicate()
