"""How lines of a concordance look: keyword in the middle column; each opens to its passage."""

import re

from course_lib.display.markup import RULE, aside, text
from course_lib.display.views import cite, evidence

# A line is a <details>, so that it opens by a click in any notebook, also one that does not run. Each is a grid of its
# own: equal columns (number, citation, left, keyword, right) keep the keywords below each other, and what is too long
# for its column in a narrow window goes on below.
_LINE = ("cursor:pointer;padding:2px 0;display:grid;gap:0.5em;overflow-wrap:anywhere;"
         "grid-template-columns:1.8em min(11em,20%) minmax(0,1fr) min({:.1f}em,32%) minmax(0,1fr);"
         "border-bottom:1px solid {}")
_EM, _MORE = 0.6, 1.5  # the width of a letter in bold, and more for a word of wide ones, so that none is broken
_LONGEST = 38  # letters of a keyword; a longer one goes on below
_HYPHENED = re.compile(r"(?<!\S)([^\s-]{1,12}[-‐–]\w\S{0,12})(?!\S)")  # longer ones may break, or leave their column
_VOICES = {"direct": "in quotation marks", "indirect": "as reported", "narration": "the writer's own words",
           "editorial": "the editor's own words"}


def lines_html(lines, passages, chosen=None):
    """Lines as HTML: dicts of a concordance's columns, the HTML each opens to, and the number of a chosen one."""
    longest = min(max((len(line["node"]) for line in lines), default=0), _LONGEST)
    rows = (_line(number, line, opened, longest, number == chosen)
            for number, (line, opened) in enumerate(zip(lines, passages, strict=True), 1))
    return f'<div style="font-size:13px;max-width:75em">{"".join(rows)}</div>'


def _line(number, line, opened, longest, is_chosen):
    is_copy = isinstance(line["copy_of"], str)
    place = text(cite({name: line[name] for name in ("article_id", "line")})) + (" · copy" if is_copy else "")
    room = int(47 - _EM * longest)  # what a keyword takes, its context has to give
    cells = [_cell(number, "right"), _cell(place), _cell(_unbroken(_last(line["left"], room)), "right"),
             _cell(f"<strong>{text(line['node'])}</strong>"), _cell(_unbroken(_first(line["right"], room)))]
    style = _LINE.format(_EM * longest + _MORE, RULE if is_chosen else "transparent")
    paler = ";opacity:0.75" if is_copy else ""  # the line only: what it opens has paler words of its own
    return f'<details><summary style="{style}{paler}">{"".join(cells)}</summary>{opened}</details>'


def _cell(content, align="left"):
    return f'<span style="text-align:{align}">{content}</span>'


def _unbroken(words):
    """The words as HTML in which a line does not break at a hyphen, where "China-Vietnam" would fall in two.

    >>> _unbroken("the China-Laos Railway")
    'the <span style="display:inline-block">China-Laos</span> Railway'
    """
    parts = map(text, _HYPHENED.split(words))
    return "".join(f'<span style="display:inline-block">{part}</span>' if number % 2 else part
                   for number, part in enumerate(parts))


def _last(words, room):
    """The last words that fit into so many characters.

    >>> _last("the building of the China-Laos", 18)
    'of the China-Laos'
    """
    return words if len(words) <= room else words[-room - 1:].partition(" ")[2]


def _first(words, room):
    """The first words that fit into so many characters."""
    return words if len(words) <= room else words[:room + 1].rpartition(" ")[0]


def passage(corpus, row, speakers):
    """The passage of a line with the found words marked, and whom they are attributed to."""
    said = f"Attributed to {speakers}" if speakers else "Attributed to nobody by name"
    if row["basis"] == "source":
        said = f"This copy names nobody; the text it repeats attributes the words to {speakers}"
    voice = _VOICES.get(row["voice"])
    return evidence(corpus, row)._repr_html_() + aside(text(f"{said} ({voice})." if voice else f"{said}."))
