"""A stored notebook as HTML to read without a kernel: its prose, its code, its outputs as they were stored.

nbconvert turns Markdown into HTML and colours the code; what stands around that is ours, since its own page
asks other machines for scripts.
"""

import html
import re
from urllib.parse import urlsplit

from nbconvert.filters import Highlight2HTML, strip_ansi
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

_LINK = re.compile(r'\b(href|src)="([^"]*)"')
_TAG = re.compile(r"<[^>]*>")
_LINE = re.compile(r"line=(\d+)")
_ANCHOR = re.compile(r'<a\b[^>]*\bhref="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_SOLUTION = re.compile(r"<details><summary>Solution</summary>.*?</details>", re.DOTALL)
_SECTION = re.compile(r"^(#+) +(.*)", re.MULTILINE)


class _Prose(IPythonRenderer):
    """Markdown as JupyterLab shows it: a heading can be linked to by its words."""

    def heading(self, text, level, **attrs):
        return f'<h{level} id="{anchor(text)}">{text}</h{level}>\n'

    def table_cell(self, text, align=None, head=False):
        tag, scope = ("th", ' scope="col"') if head and text.strip() else ("td", "")
        return f'<{tag}{scope} style="text-align:{align or "left"}">{text}</{tag}>'

    def table_head(self, text):
        """A row of headings; one without words is there only because Markdown asks for it."""
        return f"<thead><tr>{text}</tr></thead>" if _TAG.sub("", text).strip() else ""


def anchor(heading):
    """What a heading (HTML) is linked to by, as in JupyterLab.

    >>> anchor("What <em>is</em> it?")
    'What-is-it?'
    """
    return html.escape(html.unescape(_TAG.sub("", heading))).strip().replace(" ", "-")


def prose(source):
    """Markdown as HTML, links turned to pages."""
    return to_pages(MarkdownWithMath(renderer=_Prose(escape=False)).render(source))


def notebook_html(notebook):
    """A notebook's cells as HTML."""
    return "\n".join(map(_cell, notebook.cells))


def without_answers(notebook):
    """Take out of a notebook each question's solution, and each section of samples; changes it in place."""
    kept, dropped = [], 0  # the level of the heading whose section is being dropped
    for cell in notebook.cells:
        found = _SECTION.match(cell.source) if cell.cell_type == "markdown" else None
        if found and (not dropped or len(found[1]) <= dropped):
            dropped = len(found[1]) if re.search(r"\bsamples?\b", found[2], re.IGNORECASE) else 0
        if not dropped:
            kept.append(cell)
        for output in cell.get("outputs", ()):
            if "text/html" in output.get("data", {}):
                output.data["text/html"] = _SOLUTION.sub("", output.data["text/html"])
    notebook.cells = kept


def without_links(content, pages):
    """HTML in which the words of a link to one of these pages are only words.

    >>> without_links('<a href="guide.html#x">the guide</a>, <a href="b.html">b</a>', {"guide.html"})
    'the guide, <a href="b.html">b</a>'
    """
    return _ANCHOR.sub(lambda found: found[2] if urlsplit(found[1]).path.rpartition("/")[2] in pages else found[0],
                       content)


def _cell(cell):
    if cell.cell_type == "markdown":
        return prose(cell.source)
    code = Highlight2HTML(pygments_lexer="ipython3")(cell.source)
    return f'<div class="code">{code}</div>' + "".join(map(_output, cell.outputs))


def _output(output):
    if "text/html" in output.get("data", {}):
        return f'<div class="output">{to_pages(output.data["text/html"])}</div>'
    return f'<div class="output"><pre>{html.escape(_words(output))}</pre></div>'


def _words(output):
    if output.output_type == "error":
        return strip_ansi("\n".join(output.traceback))
    return output.text if output.output_type == "stream" else output.data["text/plain"]


def to_pages(content):
    """HTML whose links to notebooks and texts lead to the pages made of them.

    >>> to_pages('<a href="../seeds/a.txt#line=112">')
    '<a href="../seeds/a.html#L113">'
    """
    return _LINK.sub(lambda found: f'{found[1]}="{_to_page(found[2])}"', content)


def _to_page(address):
    parts = urlsplit(address)
    if parts.scheme:
        return address
    path = re.sub(r"\.(ipynb|txt|md)$", ".html", parts.path)
    # JupyterLab counts the lines in an address from 0, the page those that a reader sees, from 1.
    fragment = _LINE.sub(lambda found: f"L{int(found[1]) + 1}", parts.fragment)
    return f"{path}#{fragment}" if fragment else path
