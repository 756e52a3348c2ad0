"""A saved web page as the text that can be seen on it, furniture included, and what it states of itself.

The text is laid out as a browser lays out what is copied from it: a block begins a new line, a paragraph or heading has
a blank line around it, cells of a table have a tab between them, white space runs together except in ``<pre>``. What
a browser does not draw is left out: scripts, styles, comments, and elements that are hidden by an attribute or by their
own style (style sheets are not read). So are texts that stand in attributes, such as those for pictures.
"""

import re
UNSEEN = frozenset("""script style template head title meta link noscript noframes iframe object audio video canvas
    datalist rp base col param source track area""".split())
_APART = frozenset("p h1 h2 h3 h4 h5 h6 ul ol dl blockquote figure table pre article section".split())
_LINES = frozenset("""html body div li dt dd tr thead tbody tfoot caption figcaption header footer nav main aside
    address hr form fieldset legend details summary dialog center dir menu option optgroup select textarea search hgroup
    """.split())
_CELLS = ("td", "th")
_KEPT = ("pre", "textarea")  # in these, white space counts

_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACES = re.compile(r"[\t\n\r\f]|  ")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_CONTROL = re.compile("[\0-\x08\x0b\x0e-\x1f]")  # the parser refuses these


class NoPageError(ValueError):
    """What was given cannot be read as HTML; the message says why in a few words."""


def is_web_page(text, file=""):
    """Whether a file holds HTML: by the end of its name, or because its text begins as a web page does.

    >>> is_web_page("<!DOCTYPE html><title>Talks</title>", "talks.txt"), is_web_page("<b> is a tag", "talks.txt")
    (True, False)
    """
    return file.lower().endswith((".html", ".htm", ".xhtml", ".mhtml", ".mht")) or bool(_PAGE.match(text))


def visible_text(html):
    """The text that can be seen on a web page. Raises NoPageError where the parser gives up.

    >>> visible_text("<nav>Home</nav><h1>Talks&ndash;again</h1><p>They met<br>on <b>Friday</b>.<script>x()</script>")
    'Home\\n\\nTalks–again\\n\\nThey met\\non Friday.'
    """
    return read_web_page(html)[0]


def read_web_page(html):
    """The text of a page (see ``visible_text``), where captions stand in it, and the page as a tree."""
    tree = _parsed(html)
    if tree is None:
        return "", [], None
    from lxml import etree

    layout, unseen = _Layout(), None
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, node in walk:
        if event == "start" and _is_seen(node):
            layout.begin(node.tag)
            layout.add(node.text)
        elif event == "start":
            walk.skip_subtree()
            unseen = node
        else:
            unseen = None if node is unseen else layout.end(node.tag)
            layout.add(node.tail)
    return layout.text(), layout.captions, tree


def _parsed(html):
    from lxml import etree  # only who reads web pages pays for this import

    data = _CONTROL.sub(" ", html).encode("utf-8", "surrogatepass")
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    tree = etree.fromstring(data, parser) if data.strip() else None
    last = parser.error_log.last_error
    if last is not None and last.type_name == "ERR_RESOURCE_LIMIT":
        raise NoPageError("its elements are nested too deep")
    return tree


def _is_seen(element):
    if element.tag in UNSEEN or (element.tag == "dialog" and element.get("open") is None):
        return False
    return not element.attrib or (element.get("hidden") is None and not _HIDDEN.search(element.get("style", "")))


class _Layout:
    """Text put together block by block, and where captions stand in it."""

    def __init__(self):
        self._pieces, self._length = [], 0
        self._breaks = 0  # line breaks before the next words
        self._at_start = True  # of a line: no space goes before the next words
        self._space = ""  # white space that counts only if words follow on the line
        self._kept = 0  # how many elements around the next words keep their white space
        self.captions, self._begun = [], []

    def begin(self, name):
        if name == "br":
            self._break(self._breaks + 1)
        else:
            self._edge(name)
        self._kept += name in _KEPT
        if name == "figcaption":
            self._begun.append(self._length)

    def end(self, name):
        if name != "br":
            self._edge(name)
        self._kept -= name in _KEPT
        if name == "figcaption":
            self.captions.append((self._begun.pop(), self._length))

    def add(self, words):
        if not words:
            return
        if self._kept:
            self._write(re.sub(r"\r\n?", "\n", words))
        else:
            self._add_collapsed(_SPACE.sub(" ", words) if _SPACES.search(words) else words)

    def text(self):
        return "".join(self._pieces)

    def _add_collapsed(self, words):
        if words.startswith(" "):
            self._space = self._space or ("" if self._at_start else " ")
        if words.strip(" "):
            self._write(words.strip(" "))
            self._space = " " if words.endswith(" ") else ""

    def _write(self, words):
        before = "\n" * self._breaks + self._space if self._pieces else self._space
        self._pieces += before, words
        self._length += len(before) + len(words)
        self._breaks, self._space, self._at_start = 0, "", False

    def _edge(self, name):
        """Where an element begins or ends."""
        if name in _CELLS:
            self._space = "" if self._at_start else "\t"
        elif name in _APART:
            self._break(max(self._breaks, 2))
        elif name in _LINES:
            self._break(max(self._breaks, 1))

    def _break(self, count):
        self._breaks, self._space, self._at_start = count, "", True
