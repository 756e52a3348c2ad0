"""HTML that reads well wherever it is shown: escaped, built from plain structure, styled inline.

JupyterLab drops style sheets, CSS variables, ``aria-*`` and ``id`` from a notebook that is not trusted,
stripes table rows and right-aligns their cells. So what is meant is said by elements and words; the few
inline styles below set a text colour only together with its ground, or neither, and so hold in a light and
in a dark theme.
"""

import html
import re
from dataclasses import dataclass

from course_lib.words.spans import NEWLINE

# A grey that shows as a line on a white and on a black ground alike.
RULE = "#888888"

_READABLE = "max-width:75em"  # on a wide screen lines stay short enough to read
PALE = "opacity:0.75"
_QUIET = f"font-size:92%;{PALE}"
_CELL = "text-align:{};vertical-align:{};padding:4px 10px;line-height:1.45"
_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # controls of the direction of writing
# What is longer than 30 characters may break: an address after a stroke or a point, if it has one that late.
_UNBROKEN = re.compile(r"(?=\S{31})(?:\S{14,29}[/?&=._-]|\S{30})")
MISSING = '<abbr title="missing" style="text-decoration:none">—</abbr>'


@dataclass(frozen=True, repr=False)
class Html:
    """Something to look at: ``html`` in a notebook, one plain sentence where there is none."""

    html: str
    plain: str

    def _repr_html_(self):
        return self.html

    def __repr__(self):
        return self.plain


def text(value):
    """Text as HTML: escaped, its line breaks kept, long unbroken strings breakable.

    ``$`` and backslash stand in elements of their own, since JupyterLab typesets what lies between two of
    them. What holds a control of the direction of writing is set apart, so that it turns nothing after it.

    >>> text("a < b")
    'a &lt; b'
    >>> text("US$5")
    'US<span>$</span>5'
    """
    breakable = _UNBROKEN.sub(lambda run: run.group() + "\0", str(value).replace("\0", ""))
    escaped = html.escape(breakable, quote=False).replace("\0", "<wbr>")
    isolated = re.sub(r"[$\\]", lambda sign: f"<span>{sign.group()}</span>", escaped)
    lines = NEWLINE.sub("<br>", isolated)
    return f"<bdi>{lines}</bdi>" if _TURNS.search(lines) else lines


def attribute(value):
    """Text as the value of an attribute, on one line.

    >>> attribute('say "yes"')
    'say &quot;yes&quot;'
    """
    return html.escape(" ".join(str(value).split()))


def cell(content, *, tag="td", align="left", valign="top", style="", more=""):
    """A table cell around HTML ``content``; alignment is stated because JupyterLab's own is to the right."""
    rule = f"{_CELL.format(align, valign)};{style}".rstrip(";")
    return f'<{tag}{" " + more if more else ""} style="{rule}">{content}</{tag}>'


def _heading_row(names, aligns):
    """The row of column names over a table."""
    style = f"border-bottom:1px solid {RULE}"
    aligns = [*aligns, *["left"] * (len(names) - len(aligns))]
    names = (text(name).replace("_", "_<wbr>") if len(name) > 14 else text(name) for name in names)
    cells = (cell(name, tag="th", align=align, valign="bottom", style=style, more='scope="col"')
             for name, align in zip(names, aligns, strict=True))
    return f"<thead><tr>{''.join(cells)}</tr></thead>"


def table(rows, names=(), aligns=()):
    """A table of rows, each a string of cells, and over it the names of its columns; what is not in ``aligns`` stands
    at the left.
    """
    head, body = _heading_row(names, aligns) if names else "", "".join(f"<tr>{row}</tr>" for row in rows)
    style = f"table-layout:auto;border-collapse:collapse;margin:0;{_READABLE}"
    return f'<table style="{style}">{head}<tbody>{body}</tbody></table>'


def block(content):
    """HTML in the space of a widget, which would set its lines too far apart."""
    return f'<div style="line-height:1.5">{content}</div>' if content else ""


def sentence(content):
    """A paragraph of HTML that says in words what stands beside it."""
    return f'<p style="margin:6px 0">{content}</p>'


def aside(content):
    """A paragraph of HTML that is set back: a note, a source."""
    return f'<p style="margin:4px 0;{_QUIET}">{content}</p>'


def folded(summary, content):
    """HTML that opens under a line of words."""
    return f"<details><summary>{summary}</summary>{content}</details>"


def meanings(words):
    """A list of words with what each means: a dict of HTML and text. A table, for JupyterLab lets a ``dl`` float."""
    heads = {word: cell(word, tag="th", more='scope="row"') for word in words}
    return table([heads[word] + cell(text(meaning)) for word, meaning in words.items()])


def number_cell(number):
    """The cell that a row begins with where rows are numbered."""
    return cell(str(number), tag="th", align="right", more='scope="row"')


def quotation(content, source):
    """How evidence always looks: a passage (HTML) with a rule at its left, and below it where it stands."""
    rule = f"margin:10px 0;padding:2px 0 2px 14px;border-left:3px solid {RULE};{_READABLE}"
    passage = f'<p style="margin:0;line-height:1.5">{content}</p>'
    return f'<blockquote style="{rule}">{passage}{aside(source)}</blockquote>'


def set_back(content):
    """HTML that is there to be seen but not to be read first: smaller and paler, in any theme."""
    return f'<span style="{_QUIET}">{content}</span>'


def plural(number, thing, things=None):
    """A number with its noun.

    >>> plural(1, "row"), plural(1200, "row")
    ('1 row', '1,200 rows')
    """
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def listing(items, last="and"):
    """Items as a list in a sentence.

    >>> listing(["a", "b", "c"])
    'a, b and c'
    """
    items = list(items)
    return f" {last} ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def told(parts, most=20):
    """What an alternative text tells of each thing; of more than one can listen to, the first.

    >>> told(["Laos 3", "China 2", "Russia 1"], 2)
    'Laos 3. China 2. The first 2 of 3 are told here; the data has all.'
    """
    parts = list(parts)
    rest = f" The first {most} of {len(parts)} are told here; the data has all." if len(parts) > most else ""
    return f"{'. '.join(parts[:most]) or 'nothing'}.{rest}"
