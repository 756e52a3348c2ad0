"""Accessibility of what a browser shows: axe-core, which comes with a package, checks it in the page."""

from importlib.resources import files

# Not the course's to change: an empty cell in pandas' own display of a table, the empty head that a table in
# Markdown has to have, the handle of an ipywidgets slider (it takes no label), and JupyterLab's button that
# folds a heading.
NOT_OURS = ".dataframe *, .jp-MarkdownOutput th:empty, .noUi-handle, .jp-collapseHeadingButton"

# What another theme can change.
COLOURS = ["color-contrast", "link-in-text-block"]

# Every part that is folded is opened first: axe passes over what is not shown.
JS_LOOK = """async ([ours, notOurs, rules]) => {
    const folded = Array.from(document.querySelectorAll('details:not([open])'));
    for (const one of folded) one.open = true;
    const faults = [], options = {preload: false};  // or axe fetches the style sheets once more
    if (rules) options.runOnly = {type: 'rule', values: rules};
    for (const rule of (await axe.run(document, options)).violations) for (const node of rule.nodes) {
        const place = document.querySelector(node.target[0]);
        if (!place || place.closest(ours) && !place.matches(notOurs))
            faults.push([rule.id, node.html.slice(0, 150), node.failureSummary].join(' | ')) }
    for (const one of folded) one.open = false;
    return faults }"""


def prepare(page):
    """Put axe-core into the page."""
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))


def faults(page, ours="*", rules=None):
    """What axe-core finds inside the elements that a CSS selector names, by all its rules or by some."""
    return page.evaluate(JS_LOOK, [ours, NOT_OURS, rules])
