"""A real JupyterLab on this machine and a page of a real browser in it, for tests that see what a student sees.

`serve` starts the course's own command on a copy of the course; `Lab` drives the page. What JupyterLab does is asked
of its own model and commands (`window.jupyterapp`) wherever it says so there, and of the page only for what is drawn.
"""

import json
import os
import re
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

from playwright.sync_api import TimeoutError as PlaywrightTimeout

from course_lib.__main__ import lab_command
from course_lib.notebooks import ROOT, WIDGET_VIEW, kernel_settings

BROWSERS = ["chromium", "chromium-browser", "google-chrome"]
FLAGS = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--no-first-run"]
ELSEWHERE = re.compile(r"^(?!data:|blob:|(?:http|ws)://127\.0\.0\.1[:/])")
# Every cell is drawn, also those out of sight; and nobody is asked whether they want news.
SETTINGS = {
    "notebook-extension/tracker": {"windowingMode": "none", "scrollPastEnd": False},
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
}
SECONDS_TO_START, SECONDS_TO_STOP, SECONDS_TO_ANSWER = 60, 15, 20


def browser_path():
    """Where a browser of the system is, or `None`: none is ever downloaded."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def flags():
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return FLAGS + ["--no-sandbox"] * as_root


def copy_course(folder):
    """Copy what a student works with; the copy may be written to."""
    for name in ("notebooks", "seeds", "course_lib"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"))
    return folder


@contextmanager
def serve(course, private):
    """Serve the folder ``course``, keeping everything JupyterLab writes for itself in ``private``; gives the address."""
    port, token = _free_port(), secrets.token_hex(16)
    options = ["--no-browser", "--allow-root", f"--ServerApp.port={port}", "--ServerApp.port_retries=0",
               f"--IdentityProvider.token={token}", "--LabApp.expose_app_in_browser=True"]
    with open(private / "server.log", "wb") as log:
        server = subprocess.Popen(lab_command(sys.executable, course, options), cwd=course, stdout=log, stderr=log,
                                  env=os.environ | _surroundings(course, private))
    try:
        _wait_until_up(server, f"http://127.0.0.1:{port}/api/status?token={token}", private / "server.log")
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
    lab = {"JUPYTERLAB_SETTINGS_DIR": str(private / "settings"), "JUPYTERLAB_WORKSPACES_DIR": str(private / "spaces")}
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


# What is asked of JupyterLab. `tab` is the notebook in front; `asked` holds what its kernel has not yet done, `heard`
# the errors of callbacks, which JupyterLab shows in no output.
JS_LIMIT = """argument => Promise.race([(%s)(argument), new Promise((_, fail) => setTimeout(() =>
    fail(Error('JupyterLab gave no answer. ' + (document.querySelector('.jp-Dialog')?.innerText ?? ''))), %d))])"""
JS_READY = """async () => { await window.jupyterapp.restored }"""
JS_OPEN = """async path => {
    window.asked = new Set(); window.heard = [];
    window.tab = await window.jupyterapp.commands.execute('docmanager:open', {path});
    await tab.context.ready; await tab.revealed }"""
# A kernel is ended only when it is up: cut short, its start ends in an error that shows in the next test.
JS_CLOSE = """async () => {
    for (const widget of Array.from(window.jupyterapp.shell.widgets('main'))) {
        const session = widget.sessionContext;
        if (session) { await session.ready; await session.session?.kernel?.info; await session.shutdown() }
        if (widget.context) widget.context.model.dirty = false;  // or it asks whether to save
        widget.close() } }"""
JS_COMMAND = """async ([name, args]) => window.jupyterapp.commands.execute(name, args)"""
JS_LISTEN = """async () => {
    await tab.sessionContext.ready;
    const kernel = tab.sessionContext.session.kernel; await kernel.info;
    if (window.listened == kernel) return;
    window.listened = kernel;
    kernel.anyMessage.connect((_, {msg, direction}) => {
        const type = msg.header.msg_type, parent = msg.parent_header ?? {};
        if (direction == 'send' && ['comm_msg', 'execute_request'].includes(type)) asked.add(msg.header.msg_id);
        if (type == 'status' && msg.content.execution_state == 'idle') asked.delete(parent.msg_id);
        if (parent.msg_type != 'comm_msg') return;
        if (type == 'error') heard.push(msg.content.ename + ': ' + msg.content.evalue);
        // The widget manager asks for old widgets on a channel that it has not opened: not the notebook's doing.
        if (type == 'stream' && msg.content.name == 'stderr' && !msg.content.text.startsWith('No such comm'))
            heard.push('stderr: ' + msg.content.text) }) }"""
JS_FRAME = """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"""
JS_CELLS = """() => tab.content.widgets.map(cell => {
    const areas = Array.from(cell.node.querySelectorAll('.jp-OutputArea-output'));
    const pictures = areas.flatMap(area => Array.from(area.querySelectorAll('img')));
    return {
        kind: cell.model.type, trusted: cell.model.trusted, count: cell.model.executionCount ?? null,
        tags: cell.model.getMetadata('tags') ?? [],
        outputs: cell.model.type == 'code' ? cell.model.outputs.toJSON() : [],
        shown: areas.map(area => area.innerText).join('\\n'),
        widgets: areas.filter(area => area.querySelector('.jupyter-widgets')).length,
        pictures: pictures.map(picture => ({words: picture.alt, drawn: picture.naturalWidth > 0})) } })"""
JS_HEARD = """() => heard"""
JS_TRUST = """() => { for (const cell of tab.content.model.cells) cell.trusted = true }"""
JS_DRAWN = """() => asked.size == 0 && tab.content.widgets.every(cell => {
    const outputs = cell.model.type == 'code' ? cell.model.outputs.toJSON() : [];
    const areas = Array.from(cell.node.querySelectorAll('.jp-OutputArea-output'));
    const views = outputs.filter(output => output.data?.['application/vnd.jupyter.widget-view+json']);
    const prose = cell.node.querySelector('.jp-MarkdownOutput');
    return (cell.model.type != 'markdown' || prose?.childElementCount > 0)
        && areas.length >= outputs.length
        && areas.filter(area => area.querySelector('.jupyter-widgets')).length >= (cell.model.trusted ? views.length : 0)
        && Array.from(cell.node.querySelectorAll('img[src^="data:"]')).every(picture => picture.complete) })"""
JS_HEIGHT = """() => (tab.content.node.querySelector('.jp-WindowedPanel-outer') ?? tab.content.node).scrollHeight"""


class Lab:
    """JupyterLab in a page of Playwright's; ``elsewhere`` and ``complaints`` collect what should never be there."""

    size = {"width": 1280, "height": 900}

    def __init__(self, page, address):
        self.page, self.elsewhere, self.complaints = page, [], []
        page.route(ELSEWHERE, self._refuse)
        page.on("console", lambda message: message.type == "error" and self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(address)
        page.wait_for_function("window.jupyterapp")
        self.ask(JS_READY)

    def ask(self, script, argument=None):
        """What a function in JavaScript answers; an error where it never does, with the dialog that may be why."""
        return self.page.evaluate(JS_LIMIT % (script, SECONDS_TO_ANSWER * 1000), argument)

    def _refuse(self, route):
        """Keep a request that would leave this machine from leaving it, and remember it."""
        self.elsewhere.append(route.request.url)
        route.abort()

    def open(self, path):
        """Close what is open, its kernel too, then open a notebook; ``path`` is within the served folder."""
        self.ask(JS_CLOSE)
        self.ask(JS_FRAME)
        self.elsewhere.clear()
        self.complaints.clear()
        self.ask(JS_OPEN, path)
        self.drawn()

    def drawn(self):
        """Wait until the kernel has done everything asked of it so far and the page shows all that the notebook holds.

        It has to hold twice, some frames apart: an answer of the kernel may lead to the next question.
        """
        for _ in range(2):
            self.ask(JS_FRAME)
            try:
                self.page.wait_for_function(JS_DRAWN)
            except PlaywrightTimeout:
                raise AssertionError(f"JupyterLab has not drawn everything: {self.errors()}") from None

    def command(self, name, **arguments):
        return self.ask(JS_COMMAND, [name, arguments])

    def clear_all(self):
        self.command("notebook:clear-all-cell-outputs")

    def run_all(self):
        """Run all cells, and wait until the last is done and its outputs, widgets too, are drawn."""
        self.ask(JS_LISTEN)
        self.command("notebook:run-all-cells")
        self.drawn()

    def trust(self):
        """Trust the notebook as a student does who has run it."""
        self.ask(JS_TRUST)
        self.ask(JS_FRAME)

    def theme(self, name):
        """Change to the theme ``light`` or ``dark``."""
        self.command("apputils:change-theme", theme=f"JupyterLab {name.title()}")
        self.page.wait_for_function("name => document.body.dataset.jpThemeLight == String(name == 'light')", arg=name)

    def cells(self):
        """Each cell as JupyterLab holds it (kind, trusted, count, tags, outputs) and shows it (shown, widgets, pictures)."""
        return self.ask(JS_CELLS)

    def outputs(self):
        """The text on the page below each code cell that has an output."""
        return [cell["shown"] for cell in self.cells() if cell["outputs"]]

    def errors(self):
        """What went wrong: errors that no tag announces, also in callbacks; warnings; widgets and pictures not drawn."""
        found = [f"callback: {words}" for words in self.ask(JS_HEARD)]
        for number, cell in enumerate((cell for cell in self.cells() if cell["kind"] == "code"), 1):
            found += [f"code cell {number}: {words}" for words in _troubles(cell)]
        return found

    def sentences(self):
        """The sentence of each live explorer that sums up its state."""
        return self._explorers().locator("[role=status]").all_inner_texts()

    def control(self, label):
        """A list, slider or field of an explorer by the words that label it, or a button by the words on it."""
        named = self._explorers().get_by_label(label, exact=True)
        return named.or_(self._explorers().get_by_role("button", name=label, exact=True)).first

    def _explorers(self):
        return self.page.locator(".jp-Notebook .jupyter-widgets.widget-vbox")

    def choose(self, label, option):
        """Choose from a drop-down by mouse."""
        self.control(label).select_option(label=option)
        self.drawn()

    def press(self, label, *keys):
        """Go to a control by the keyboard and press keys there."""
        self.control(label).focus()
        for key in keys:
            self.page.keyboard.press(key)
        self.drawn()

    def click(self, name):
        """Press a button of an explorer by mouse."""
        self.control(name).click()
        self.drawn()

    def screenshot(self, path):
        """A picture of the whole notebook: the window grows to its height for as long as the picture takes."""
        frame = self.size["height"] - self.page.locator(".jp-Notebook").bounding_box()["height"]
        self.page.set_viewport_size(self.size | {"height": int(self.ask(JS_HEIGHT) + frame) + 40})
        self.page.locator(".jp-Notebook").screenshot(path=path)
        self.page.set_viewport_size(self.size)


def _troubles(cell):
    for output in cell["outputs"]:
        if output["output_type"] == "error" and "raises-exception" not in cell["tags"]:
            yield f"{output['ename']}: {output['evalue']}"
        if output.get("name") == "stderr":
            yield f"stderr: {output['text']}"
    if sum(WIDGET_VIEW in output.get("data", {}) for output in cell["outputs"]) > cell["widgets"]:
        yield f"widget not drawn: {cell['shown'].splitlines()[:1]}"
    for picture in cell["pictures"]:
        if not picture["drawn"]:
            yield f"picture not drawn: {picture['words']!r}"
