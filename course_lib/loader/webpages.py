"""A saved web page as the text that can be seen on it, furniture included.

The text is laid out as a browser lays out what is copied from it: a block begins a new line, a paragraph or heading has
a blank line around it, cells of a table have a tab between them, white space runs together except in ``<pre>``. What
a browser does not draw is left out: scripts, styles, comments, and elements that are hidden by an attribute or by their
own style (style sheets are not read). So are texts that stand in attributes, such as those for pictures.
"""

import re
import warnings
from typing import NamedTuple

UNSEEN = frozenset("""script style template head title meta link noscript noframes iframe object audio video canvas datalist
    rp base col param source track area""".split())
_APART = frozenset("p h1 h2 h3 h4 h5 h6 ul ol dl blockquote figure table pre article section".split())
_LINES = frozenset("""html body div li dt dd tr thead tbody tfoot caption figcaption header footer nav main aside address
    hr form fieldset legend details summary dialog center dir menu option optgroup select textarea search hgroup
    """.split())
_CELLS = ("td", "th")
_KEPT = ("pre", "textarea")  # in these, white space counts

_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_NAME_OF_SITE = re.compile(r"\s+[|–—-]\s+")  # stands between headline and website in a page's title


class NoPageError(ValueError):
    """What was given cannot be read as HTML; the message says why in a few words."""


class _End(NamedTuple):
    """Where an element ends, on the way through a page."""

    name: str


def is_web_page(text, file=""):
    """Whether a file holds HTML: by the end of its name, or because its text begins as a web page does.

    >>> is_web_page("<!DOCTYPE html><title>Talks</title>", "talks.txt"), is_web_page("<b> is a tag", "talks.txt")
    (True, False)
    """
    return file.lower().endswith((".html", ".htm", ".xhtml")) or bool(_PAGE.match(text))


def declared_encoding(data):
    """The encoding that a web page says it is in, as Python calls it; None where it says none."""
    from bs4.dammit import EncodingDetector

    name = EncodingDetector.find_declared_encoding(data, is_html=True)
    # As browsers do: the code pages of Windows hold all that these hold, and more.
    wider = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
    return wider.get(name, name)


def visible_text(html):
    """The text that can be seen on a web page.

    The page's title, which only a browser's tab shows, is the first line where its words stand nowhere on the page.

    Raises NoPageError where the parser gives up.

    >>> visible_text("<nav>Home</nav><h1>Talks&ndash;again</h1><p>They met<br>on <b>Friday</b>.<script>x()</script>")
    'Home\\n\\nTalks–again\\n\\nThey met\\non Friday.'
    """
    soup = _parsed(html)
    layout = _Layout()
    waiting = [soup]
    while waiting:
        node = waiting.pop()
        if isinstance(node, _End):
            layout.end(node.name)
        elif not hasattr(node, "contents"):
            layout.add(node)
        elif _is_seen(node):
            layout.begin(node.name)
            waiting += [_End(node.name), *reversed(node.contents)]
    return _with_title(soup.title, layout.text())


def _parsed(html):
    from bs4 import BeautifulSoup  # only who reads web pages pays for this import
    from bs4.exceptions import ParserRejectedMarkup

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of pages that look like XML, or like an address
        try:
            return BeautifulSoup(_without_loose_ends(html), "html.parser")
        except ParserRejectedMarkup:
            raise NoPageError("its markup is broken") from None


def _without_loose_ends(html):
    """A comment or tag that is begun and never ended becomes text: of many, the parser would seek each end to the last."""
    for begin, end in (("<!--", "-->"), ("<", ">")):
        ended = html.rfind(end) + 1
        html = html[:ended] + html[ended:].replace(begin, "&lt;" + begin[1:])
    return html


def _is_seen(element):
    attributes = element.attrs or {}
    closed = element.name == "dialog" and "open" not in attributes
    return not (element.name in UNSEEN or closed or "hidden" in attributes
                or _HIDDEN.search(str(attributes.get("style", ""))))


def _with_title(title, text):
    words = " ".join(title.get_text().split()) if title else ""
    headline = max(_NAME_OF_SITE.split(words), key=len)
    return text if headline in " ".join(text.split()) else f"{words}\n\n{text}"


class _Layout:
    """Text put together block by block."""

    def __init__(self):
        self._pieces = []
        self._breaks = 0  # line breaks before the next words
        self._at_start = True  # of a line: no space goes before the next words
        self._space = ""  # white space that counts only if words follow on the line
        self._kept = 0  # how many elements around the next words keep their white space

    def begin(self, name):
        if name == "br":
            self._break(self._breaks + 1)
        else:
            self._edge(name)
        self._kept += name in _KEPT

    def end(self, name):
        if name != "br":
            self._edge(name)
        self._kept -= name in _KEPT

    def add(self, string):
        """Add a string of the page; comments and declarations are strings too."""
        from bs4.element import PreformattedString

        if isinstance(string, PreformattedString):
            return
        if self._kept:
            self._write(re.sub(r"\r\n?", "\n", string))
        else:
            self._add_collapsed(_SPACE.sub(" ", string))

    def text(self):
        return "".join(self._pieces)

    def _add_collapsed(self, words):
        if words.startswith(" "):
            self._space = self._space or ("" if self._at_start else " ")
        if words.strip(" "):
            self._write(words.strip(" "))
            self._space = " " if words.endswith(" ") else ""

    def _write(self, words):
        self._pieces += ["\n" * self._breaks if self._pieces else "", self._space, words]
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
