"""A saved web page as the text that can be seen on it, furniture included.

The text is laid out as a browser lays out what is copied from it: a block begins a new line, a paragraph or heading has
a blank line around it, cells of a table have a tab between them, white space runs together except in ``<pre>``. What
a browser does not draw is left out: scripts, styles, comments, and elements that are hidden by an attribute or by their
own style (style sheets are not read). So are texts that stand in attributes, such as those for pictures.
"""

import re
from functools import lru_cache

from course_lib.errors import PageError

UNSEEN = frozenset("""script style template head title meta link noscript noframes iframe object audio video canvas
    datalist rp base col param source track area""".split())

# While a text is put together, signs that no page may hold stand for what parts its words.
_LINE, _APART, _BREAK, _CELL, _BEGINS, _ENDS = "\1\2\3\4\5\6"  # the last two: where a caption begins and ends
_OPEN = {"br": _BREAK, "td": _CELL, "th": _CELL}
_OPEN |= dict.fromkeys("p h1 h2 h3 h4 h5 h6 ul ol dl blockquote figure table pre article section".split(), _APART)
_OPEN |= dict.fromkeys("""html body div li dt dd tr thead tbody tfoot caption header footer nav main aside address
    hr form fieldset legend details summary dialog center dir menu option optgroup select textarea search hgroup
    """.split(), _LINE)
_CLOSE = _OPEN | {"br": "", "figcaption": _ENDS + _LINE}
_OPEN["figcaption"] = _LINE + _BEGINS
_KEPT = {"pre": 1, "textarea": 1}  # in these, white space counts
_KEPT_SPACES = str.maketrans(" \n\t\f", "\16\17\20\21")
_AS_PRINTED = {"\16": " ", "\17": "\n", "\20": "\t", "\21": "\f"}

_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_BETWEEN = re.compile(r" ?(?:[\1-\6] ?)+")
_KEPT_SPACE = re.compile("[\16-\21]")
_NO_CONTROL = bytes.maketrans(b"\0\1\2\3\4\5\6\7\x08\x0b" + bytes(range(14, 32)), b" " * 28)  # the parser refuses these


def is_web_page(text, file=""):
    """Whether a file holds HTML: by the end of its name, or because its text begins as a web page does.

    >>> is_web_page("<!DOCTYPE html><title>Talks</title>", "talks.txt"), is_web_page("<b> is a tag", "talks.txt")
    (True, False)
    """
    return file.lower().endswith((".html", ".htm", ".xhtml", ".mhtml", ".mht")) or bool(_PAGE.match(text))


def as_tree(html, file=""):
    """A web page as a tree, None where it is empty. Raises PageError where the parser gives up."""
    from lxml import html as lxml_html  # only who reads web pages pays for this import

    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True,
                                  collect_ids=False)
    data = html.encode("utf-8", "surrogatepass").translate(_NO_CONTROL)
    tree = lxml_html.etree.fromstring(data, parser) if data.strip() else None
    last = parser.error_log.last_error
    if last is not None and last.type_name == "ERR_RESOURCE_LIMIT":
        raise PageError(f"{file} is not HTML that can be read (its elements are nested too deep). "
                        "Save the page again, or copy its text.")
    return tree


def visible_text(tree):
    """The text that can be seen on a page given as a tree, and where captions of figures stand in it.

    >>> visible_text(as_tree("<nav>Home</nav><h1>Talks&ndash;again</h1><p>They met<br>on <b>Friday</b>."))
    ('Home\\n\\nTalks–again\\n\\nThey met\\non Friday.', [])
    """
    text = _BETWEEN.sub(lambda found: _between(found[0]), _SPACE.sub(" ", "".join(_pieces(tree)))).strip(" \n\t")
    *pieces, last = re.split(f"([{_BEGINS}{_ENDS}])", text)
    places, length = {_BEGINS: [], _ENDS: []}, 0
    for piece, mark in zip(pieces[::2], pieces[1::2]):
        length += len(piece)
        places[mark].append(length)
    text = _KEPT_SPACE.sub(lambda found: _AS_PRINTED[found[0]], "".join([*pieces[::2], last]))
    return text, [*zip(places[_BEGINS], places[_ENDS])]


def _pieces(tree):
    """What is seen on the page in its order, with the marks of what parts it."""
    from lxml import etree

    pieces, kept, unseen = [], 0, None
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, node in walk:
        tag, words = node.tag, ""
        if event == "end":
            if node is not unseen:
                kept -= _KEPT.get(tag, 0)
                pieces.append(_CLOSE.get(tag, ""))
            words = node.tail
        elif _is_seen(node):
            kept += _KEPT.get(tag, 0)
            pieces.append(_OPEN.get(tag, ""))
            words = node.text
        else:
            walk.skip_subtree()
            unseen = node
        if words:
            pieces.append(re.sub("\r\n?", "\n", words).translate(_KEPT_SPACES) if kept else words)
    return pieces


def _is_seen(element):
    if element.tag in UNSEEN or (element.tag == "dialog" and element.get("open") is None):
        return False
    return not element.attrib or (element.get("hidden") is None and not _HIDDEN.search(element.get("style", "")))


@lru_cache(maxsize=1_000)
def _between(marks):
    """What stands between words in place of marks: line breaks, else a tab."""
    breaks = 0
    for mark in marks:
        breaks = breaks + 1 if mark == _BREAK else max(breaks, (_LINE + _APART).find(mark) + 1)
    captions = re.sub(f"[^{_BEGINS}{_ENDS}]", "", marks).replace(_BEGINS + _ENDS, "")
    return _ENDS * captions.count(_ENDS) + ("\n" * breaks or "\t") + _BEGINS * captions.count(_BEGINS)
