"""Rules that every notebook of the course keeps; each takes a notebook and its path and yields complaints.

nbval compares outputs. These rules close what it leaves open (cells never run, emptied notebooks, stored
warnings) and hold the house style: short cells, headings in order. That links lead somewhere, that pictures have words
and pages one title, is asked of the web pages made of them.
"""

import re
from html.parser import HTMLParser
from statistics import median, quantiles

from course_lib.edition.notebooks import as_text, fault, normalise

LOCAL_PATH = re.compile(r"(?<![\w.:/])(?:/(?:home|root|Users|tmp|work|private|mnt)/|~/|[A-Z]:\\)\S*")
BASE64 = re.compile(r"data:image/png;base64,([^\"]*)")
HEADING = re.compile(r"^(#+) +(.+?) *$", re.MULTILINE)
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
SWITCHES_NBVAL_OFF = re.compile(r"nbval[-_]|PYTEST_VALIDATE", re.IGNORECASE)


class Tags(HTMLParser):
    """The opening tags of a piece of HTML, each as its name and its attributes, and its words."""

    def __init__(self, html):
        super().__init__()
        self.found, self.words = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)

    def all(self, tag):
        return [attributes for name, attributes in self.found if name == tag]


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def prose(notebook):
    """The text of each markdown cell, without fenced code, where `#` is no heading and `[]` no link."""
    return [FENCED.sub("", cell.source) for cell in notebook.cells if cell.cell_type == "markdown"]


def outputs(notebook):
    return [(number, output) for number, cell in enumerate(code(notebook), 1) for output in cell.outputs]


def stored_html(notebook):
    data = [output.get("data", {}) for _, output in outputs(notebook)]
    return [views["text/html"] for views in data if "text/html" in views]


def headings(notebook):
    return [(len(marks), words) for text in prose(notebook) for marks, words in HEADING.findall(text)]


def headings_do_not_jump(notebook, path):
    before = 0
    for level, words in headings(notebook):
        if level > before + 1:
            yield f"{words!r} is of level {level} after level {before}"
        before = level


def a_lesson_has_code(notebook, path):
    if not code(notebook) and path.name[:1].isdigit():  # the glossary, for one, is text alone
        yield "has no code cell"


def no_cell_is_empty(notebook, path):
    yield from (f"cell {number} is empty" for number, cell in enumerate(notebook.cells, 1) if not cell.source.strip())


def every_cell_ran_clean(notebook, path):
    yield from filter(None, [fault(notebook)])


def outputs_are_compared(notebook, path):
    for number, cell in enumerate(code(notebook), 1):
        comments = [line for line in cell.source.splitlines() if line.lstrip().startswith("#")]
        for words in [*comments, *cell.metadata.get("tags", [])]:
            if SWITCHES_NBVAL_OFF.search(words):
                yield f"code cell {number}: {words!r} takes it out of the comparison"


def pictures_are_html(notebook, path):
    """Only an `<img>` in HTML carries alternative text; other pictures have none, and are not compared."""
    for number, output in outputs(notebook):
        for kind in output.get("data", {}):
            if kind.startswith("image/"):
                yield f"code cell {number} stores a bare {kind}: use a figure of the course"


def pictures_are_there(notebook, path):
    """nbval does not compare a picture's bytes, so that there are any is asked here."""
    for payload in BASE64.findall("\n".join(stored_html(notebook))):
        if not payload.startswith("iVBORw0KGgo") or len(payload) < 1000:
            yield f"holds a picture of no substance: {payload[:20]!r}, {len(payload)} characters"


def no_closing_semicolon(notebook, path):
    for number, cell in enumerate(code(notebook), 1):
        if cell.source.rstrip().endswith(";"):
            yield f"code cell {number} ends in `;`, which a beginner cannot read"


def cells_are_short(notebook, path):
    lengths = [sum(bool(line.strip()) for line in cell.source.splitlines()) for cell in code(notebook)]
    if len(lengths) < 2:
        return
    ninetieth = quantiles(lengths, n=10, method="inclusive")[-1]
    if median(lengths) > 4 or ninetieth > 8:
        yield f"code cells have {median(lengths):g} lines at the median, {ninetieth:g} at the 90th percentile"


def no_local_path(notebook, path):
    for found in LOCAL_PATH.findall(BASE64.sub("", _all_text(notebook))):
        yield f"names a place on someone's machine: {found}"


def _all_text(notebook):
    parts = [cell.source for cell in notebook.cells]
    for _, output in outputs(notebook):
        parts += [output.get("text", ""), *output.get("traceback", [])]
        parts += [str(value) for value in output.get("data", {}).values()]
    return "\n".join(parts)


def is_in_the_stored_form(notebook, path):
    """Ids and metadata as `refresh` writes them, counts as of one run; no timing, no widget; the file laid out alike."""
    if as_text(normalise(notebook)) != path.read_text(encoding="utf-8"):
        yield "is not as `python3 -m course_lib refresh` writes it"


RULES = [
    headings_do_not_jump, a_lesson_has_code, no_cell_is_empty, every_cell_ran_clean,
    outputs_are_compared, pictures_are_html, pictures_are_there, no_closing_semicolon,
    cells_are_short, no_local_path, is_in_the_stored_form,
]
