"""Two tellings on paper: a page of their own, in two columns, with room for notes."""

import html

from course_lib.comparing.alignment import KINDS, tally
from course_lib.display.facing import Facing
from course_lib.display.figure import save
from course_lib.display.markup import meanings, plural
from course_lib.display.views import row_of
from course_lib.errors import one_of

_NOTES = 8  # lines for notes at the end
_HOW = ("Sentences that tell the same stand beside each other. Underlined words differ; the small number "
        "leads from one column to the other, the words beside it say how they differ, seen from the source, or where "
        "neither text copies the other, from the left. That texts differ does not tell why.")

_STYLE = """
@page { size: A4; margin: 14mm 13mm 16mm; }
body { font: 10pt/1.35 Georgia, "DejaVu Serif", serif; color: #1A1A1A; background: #FFFFFF;
  max-width: 184mm; margin: auto; }
h1, p, dl, sup, td span, th { font-family: sans-serif; }
h1 { font-size: 15pt; } p, dl { font-size: 9pt; } td span { font-size: 8pt; } sup { font-size: 6.5pt; }
table { width: 100%; table-layout: fixed !important; } thead { display: table-header-group; }
tr { break-inside: avoid; } td { border-bottom: 0.2mm solid #CCCCCC; overflow-wrap: anywhere; }
mark { background: none !important; padding: 0 !important; border-bottom: 0.35mm solid #1A1A1A; }
dt { float: left; clear: left; font-weight: bold; margin-right: 2mm; } dd { margin: 0 0 1mm; }
.notes div { border-bottom: 0.2mm solid #888888; height: 8mm; } .notes { break-inside: avoid; }
"""


class Handout:
    """Two tellings for paper, as a page of HTML that needs nothing else: ``html``; ``save`` writes it.

    In a notebook it shows what it holds; the page itself is opened in a browser and printed from there.
    """

    def __init__(self, title, said, body):
        self.title, self._said = title, said
        self.html = (f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
                     f"<style>{_STYLE}</style></head><body><h1>{title}</h1>{body}</body></html>\n")

    def save(self, path):
        """Write the page to a file that ends in ``.html``; open it in a browser to print it.

        Raises CourseError for another ending or a folder that is not there.
        """
        save(path, (".html",), lambda _: self.html.encode())

    def _repr_html_(self):
        return (f"<p>{self._said} Write <code>.save(\"handout.html\")</code> behind the closing bracket, run "
                "the cell, and open the file from the list at the left: it prints on A4.</p>")

    def __repr__(self):
        return html.unescape(self._said)


def handout(corpus, first, second):
    """Two tellings for paper: aligned sentences beside each other, differences marked, with room for notes.

    Args:
        corpus: a Corpus.
        first, second: ids of articles.

    Returns:
        A Handout: one page of HTML, which ``save("handout.html")`` writes to a file.

    Raises:
        CourseError: there is no such article.
    """
    for name in (first, second):
        one_of("article", name, corpus.articles["article_id"])
    facing = Facing(corpus, first, second)
    said = (f"A handout of {_escaped(first)} and {_escaped(second)}: {plural(len(facing.rows), 'row')}, "
            f"{plural(sum(tally(facing.differences).values()), 'difference')} marked.")
    return Handout(f"Two tellings: {_escaped(first)} and {_escaped(second)}", said, _body(corpus, facing))


def _escaped(words):
    return html.escape(str(words))


def _body(corpus, facing):
    about = "".join(f"<p>{_about(corpus, name)}</p>" for name in facing.ids)
    left = facing.left_out()
    left_out = f"<p>Left out: {_escaped(left)}, which tell of something else.</p>" if left else ""
    kinds = meanings({kind: KINDS[kind] for kind in tally(facing.differences)})
    notes = f'<div class="notes"><p><strong>Notes</strong></p>{"<div></div>" * _NOTES}</div>'
    return f"<p>{_HOW}</p>{about}{facing.html(on_paper=True)}{left_out}{kinds}{notes}"


def _about(corpus, name):
    row = row_of(corpus.articles, "article_id", name)
    published = f"published {row['published']:%Y-%m-%d}" if "published" in row else None
    said = [row.get("title"), row.get("kind"), *dict.fromkeys([row.get("agency"), row.get("outlet")]), published]
    return f"<strong>{_escaped(name)}</strong>: {', '.join(map(_escaped, filter(None, said)))}"
