"""How a line of a concordance looks: keyword in the middle column; it opens to its passage."""

from course_lib.markup import RULE, aside, text
from course_lib.views import cite, evidence

# Number, citation, left, keyword, right. A line is a <details>, so that it opens by a click in any notebook, also one
# that does not run. Each is a grid of its own: equal columns keep the keywords below each other.
_COLUMNS = "display:grid;grid-template-columns:2.2em 10.5em 1fr 13em 1fr;gap:0 0.6em"
_VOICES = {"direct": "in quotation marks", "indirect": "as reported", "narration": "the writer's own words",
           "editorial": "the editor's own words"}


def line_html(number, row, opened, is_chosen=False):
    """One line as HTML; ``row`` is a dict of a concordance's columns, ``opened`` the HTML it opens to."""
    is_copy = isinstance(row["copy_of"], str)
    place = text(cite({name: row[name] for name in ("article_id", "line")})) + (" · copy" if is_copy else "")
    cells = [_cell(number, "right"), _cell(place), _cell(text(row["left"]), "right"),
             _cell(f"<strong>{text(row['node'])}</strong>"), _cell(text(row["right"]))]
    style = f"cursor:pointer;padding:2px 0;{_COLUMNS};border-bottom:1px solid {RULE if is_chosen else 'transparent'}"
    paler = "opacity:0.75" if is_copy else ""
    return (f'<details style="{paler}"><summary style="{style}">{"".join(cells)}</summary>'
            f"{opened}</details>")


def _cell(content, align="left"):
    return f'<span style="text-align:{align}">{content}</span>'


def passage(corpus, row, speakers):
    """The passage of a line with the found words marked, and whom they are attributed to."""
    said = f"Attributed to {speakers}" if speakers else "Attributed to nobody by name"
    voice = _VOICES.get(row["voice"])
    return evidence(corpus, row)._repr_html_() + aside(text(f"{said} ({voice})." if voice else f"{said}."))
