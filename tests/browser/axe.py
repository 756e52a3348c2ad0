"""Accessibility of what a browser shows, checked by axe-core, which comes with a package and runs in the page."""

from importlib.resources import files

# Not the course's to change: an empty cell in pandas' own display of a table, the empty head that a table in Markdown has
# to have, the handle of an ipywidgets slider (it takes no label), and JupyterLab's button that folds a heading.
NOT_OURS = ".dataframe *, .jp-MarkdownOutput th:empty, .noUi-handle, .jp-collapseHeadingButton"

# Every part that is folded is opened first: axe passes over what is not shown.
JS_LOOK = """async ([ours, notOurs]) => {
    for (const one of document.querySelectorAll('details')) one.open = true;
    const faults = [];
    for (const rule of (await axe.run(document)).violations) for (const node of rule.nodes) {
        const place = document.querySelector(node.target[0]);
        if (!place || place.closest(ours) && !place.matches(notOurs))
            faults.push(`${rule.id}: ${node.html.slice(0, 150)} | ${node.failureSummary.replace(/\\s+/g, ' ')}`) }
    return faults }"""


def prepare(page):
    """Put axe-core into the page."""
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))


def faults(page, ours="*"):
    """What axe-core finds, in words, inside the elements that a CSS selector names."""
    return page.evaluate(JS_LOOK, [ours, NOT_OURS])
