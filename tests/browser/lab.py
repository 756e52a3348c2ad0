"""A page of a real browser in a real JupyterLab, for tests that see what a student sees.

What JupyterLab does is asked of its own model and commands (`window.jupyterapp`), of the page only what is
drawn.
"""

import re

from playwright.sync_api import TimeoutError as PlaywrightTimeout

from course_lib.display.live import WIDGET_VIEW

ELSEWHERE = re.compile(r"^(?!data:|blob:|(?:http|ws)://127\.0\.0\.1[:/])")
SECONDS_TO_ANSWER = 120  # a whole notebook is run in one answer, and the machine may have other work

# What is asked of JupyterLab. `tab` is the notebook in front; `asked` holds what its kernel has not yet done,
# `heard` the errors of callbacks, which JupyterLab shows in no output.
JS_LIMIT = """argument => Promise.race([(%s)(argument), new Promise((_, fail) => setTimeout(() => {
    const dialog = document.querySelector('.jp-Dialog')?.innerText ?? '';
    fail(Error('JupyterLab gave no answer. ' + dialog)) }, %d))])"""
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
        const work = direction == 'send' && ['comm_msg', 'execute_request'].includes(type);
        if (work) asked.add(msg.header.msg_id);
        if (type == 'status' && msg.content.execution_state == 'idle') asked.delete(parent.msg_id);
        if (parent.msg_type != 'comm_msg') return;
        if (type == 'error') heard.push(msg.content.ename + ': ' + msg.content.evalue);
        // The widget manager asks for old widgets on a channel not open yet: not the notebook's doing.
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
JS_CHOOSE_CELL = """number => { tab.content.activeCellIndex = number }"""
JS_HEARD = """() => heard"""
JS_SHUT_DOWN = """async () => { await tab.context.save(); await tab.sessionContext.shutdown() }"""
JS_RESTART = """async () => { await tab.sessionContext.session.kernel.restart() }"""
JS_TRUST = """() => { for (const cell of tab.content.model.cells) cell.trusted = true }"""
JS_STILL = """() => new Promise(done => setTimeout(done, 400))"""
JS_MARKED = """() => {
    const mark = document.querySelector('.course-page mark').getBoundingClientRect();
    const page = document.querySelector('.course-page > div').getBoundingClientRect();
    return {words: document.querySelector('.course-page mark').textContent,
            off: Math.abs((mark.top + mark.bottom) / 2 - (page.top + page.bottom) / 2) / page.height,
            shown: page.bottom <= innerHeight,
            editable: document.querySelectorAll(
                '.course-page :is(input, textarea, [contenteditable=true])').length} }"""
JS_TIGHT = """() => Array.from(tab.content.node.querySelectorAll(
    '.jp-OutputArea-output :is(select, textarea, input:not([type=checkbox], [type=file]))'))
    .filter(field => field.offsetParent && field.clientWidth < 60)
    .map(field => field.parentElement.innerText)"""
JS_DRAWN = """() => asked.size == 0 && tab.content.widgets.every(cell => {
    const outputs = cell.model.type == 'code' ? cell.model.outputs.toJSON() : [];
    const areas = Array.from(cell.node.querySelectorAll('.jp-OutputArea-output'));
    const drawn = areas.filter(area => area.querySelector('.jupyter-widgets'));
    const views = outputs.filter(output => output.data?.['application/vnd.jupyter.widget-view+json']);
    const pictures = Array.from(cell.node.querySelectorAll('img[src^="data:"]'));
    const prose = cell.node.querySelector('.jp-MarkdownOutput');
    return (cell.model.type != 'markdown' || prose?.childElementCount > 0)
        && areas.length >= outputs.length
        && (!cell.model.trusted || drawn.length >= views.length)
        && pictures.every(picture => picture.complete) })"""


class Lab:
    """JupyterLab in a page of Playwright's.

    ``elsewhere`` holds requests that would have left this machine, ``complaints`` the errors in the browser's
    console, both since the last ``open``.
    """

    size = {"width": 1280, "height": 900}

    def __init__(self, page, address):
        self.page, self.elsewhere, self.complaints = page, [], []
        page.route(ELSEWHERE, self._refuse)
        page.on("console", lambda message: message.type == "error" and self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.set_default_timeout(SECONDS_TO_ANSWER * 1000)
        page.goto(address)
        page.wait_for_function("window.jupyterapp")
        self.ask(JS_READY)

    def ask(self, script, argument=None):
        """What a JavaScript function answers; if it never does, an error with the dialog that may be why."""
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
        """Wait until the kernel has done all it was asked and the page shows all that the notebook holds.

        It has to hold twice, some frames apart: an answer of the kernel may lead to the next question.
        """
        for _ in range(2):
            self.ask(JS_FRAME)
            try:
                self.page.wait_for_function(JS_DRAWN, polling=100)  # not at each frame: it looks at every output
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

    def run(self, number):
        """Run one cell, counted from 0."""
        self.ask(JS_LISTEN)
        self.ask(JS_CHOOSE_CELL, number)
        self.command("notebook:run-cell")
        self.drawn()

    def shut_down(self):
        """Save the notebook and end its kernel."""
        self.ask(JS_SHUT_DOWN)

    def restart(self):
        self.ask(JS_RESTART)

    def trust(self):
        """Trust the notebook as a student does who has run it."""
        self.ask(JS_TRUST)
        self.ask(JS_FRAME)

    def theme(self, name):
        """Change to the theme ``light`` or ``dark``, once the splash screen of the last change is gone.

        JupyterLab takes it away twice where two changes come within a moment, and complains.
        """
        self.page.wait_for_function("!document.querySelector('#jupyterlab-splash')")
        self.command("apputils:change-theme", theme=f"JupyterLab {name.title()}")
        changed = "light => document.body.dataset.jpThemeLight == light"
        self.page.wait_for_function(changed, arg=str(name == "light").lower())

    def cells(self):
        """Each cell as JupyterLab holds it (kind, trusted, count, tags, outputs) and as it shows it (shown,
        widgets, pictures).
        """
        return self.ask(JS_CELLS)

    def outputs(self):
        """The text on the page below each code cell that has an output."""
        return [cell["shown"] for cell in self.cells() if cell["outputs"]]

    def errors(self):
        """What went wrong: errors that no tag announces, in callbacks too; warnings; what is not drawn."""
        found = [f"callback: {words}" for words in self.ask(JS_HEARD)]
        for number, cell in enumerate((cell for cell in self.cells() if cell["kind"] == "code"), 1):
            found += [f"code cell {number}: {words}" for words in _troubles(cell)]
        return found

    def tight(self):
        """The labels of fields in which there is no room to type or to read."""
        return self.ask(JS_TIGHT)

    def quiet(self):
        """That nothing went wrong, that the browser complained of nothing, and that no request would have left."""
        found = self.errors(), self.complaints, self.elsewhere
        assert found == ([], [], []), found

    def sentences(self):
        """The sentence of each live explorer that sums up its state."""
        return self._explorers().locator("[role=status]").all_inner_texts()

    def cell(self, source):
        """The first code cell that holds these words."""
        code = self.page.locator(".jp-InputArea-editor", has_text=source)
        return self.page.locator(".jp-Notebook .jp-CodeCell").filter(has=code).first

    def said(self, source):
        """The sentence that sums up the form or explorer of a cell."""
        return self.cell(source).locator("[role=status]").first.inner_text()

    def control(self, label, source=None):
        """A list, slider or field by its label, or a button by its words, in any explorer or in a cell's output."""
        place = self.cell(source) if source else self._explorers()
        return place.get_by_label(label, exact=True).or_(place.get_by_role("button", name=label, exact=True)).first

    def _explorers(self):
        return self.page.locator(".jp-Notebook .jupyter-widgets.widget-vbox")

    def choose(self, label, option, source=None):
        """Choose from a drop-down by mouse: what begins with these words."""
        named = self.control(label, source)
        begins = "^" + re.escape(option).replace(r"\ ", r"\s")  # ipywidgets writes spaces that do not break
        found = named.locator("option").filter(has_text=re.compile(begins)).first
        named.select_option(value=found.get_attribute("value"))
        self.drawn()

    def press(self, label, *keys, source=None):
        """Go to a control by the keyboard and press keys there."""
        self.control(label, source).focus()
        for key in keys:
            self.page.keyboard.press(key)
        self.drawn()

    def click(self, name, source=None):
        """Press a button by mouse."""
        self.control(name, source).click()
        self.drawn()

    def fill(self, label, words, source=None):
        """Fill in a field and leave it, which sends what was typed."""
        self.control(label, source).fill(words)
        self.page.keyboard.press("Tab")
        self.drawn()

    def answer(self, question, *options):
        """Click options of a question's form, then Check; what is said of them."""
        source = f'course.ask("{question}")'
        choices = self.cell(source).locator(".widget-toggle-button, .widget-checkbox label")
        for option in options:
            choices.filter(has_text=option).first.click()
        self.click("Check", source)
        return self.said(source)

    def follow(self, link):
        """Click a citation: the words of the line that is marked, which stands in the middle of a page to read."""
        self.page.locator(f".jp-Notebook {link}").first.click()
        self.page.locator(".course-page mark").first.wait_for()
        self.ask(JS_STILL)
        found = self.ask(JS_MARKED)
        assert found["off"] < 0.1 and found["shown"] and not found["editable"]
        return found["words"]

    def back(self):
        """Close the page to read."""
        self.page.get_by_role("button", name="Back to the notebook").click()
        assert not self.page.locator(".course-page").count()


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
