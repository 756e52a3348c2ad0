"""Two tellings on paper: a page of their own, in two columns, with room for notes."""

import html
from pathlib import Path

from course_lib.comparing.alignment import KINDS
from course_lib.comparing.sidebyside import tally
from course_lib.display.facing import Facing
from course_lib.display.figure import place_to_save
from course_lib.display.markup import listing, plural
from course_lib.errors import one_of
from course_lib.words.spans import citation

_NOTES = 8  # lines for notes at the end
_HOW = ("Sentences that tell the same stand beside each other. Underlined words differ; the small number "
        "leads from one column to the other, the words beside it say how they differ, seen from the source, or where "
        "neither text copies the other, from the left. That texts differ does not tell why.")

_STYLE = """
@page { size: A4; margin: 14mm 13mm 16mm; }
body { font: 10pt/1.35 Georgia, "DejaVu Serif", serif; color: #1A1A1A; background: #FFFFFF; max-width: 184mm;
  margin: 0 auto; }
h1 { font: bold 15pt/1.25 sans-serif; margin: 0 0 2mm; }
p { margin: 0 0 2mm; }
.how, .source, .line, sup, dl { font-family: sans-serif; color: #444444; }
.how, dl { font-size: 9pt; }
.line, .source { font-size: 8pt; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin: 3mm 0; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { width: 50%; text-align: left; vertical-align: top; padding: 1.5mm 3mm 1.5mm 0;
  overflow-wrap: anywhere; }
th + th, td + td { padding: 1.5mm 0 1.5mm 3mm; border-left: 0.3mm solid #AAAAAA; }
th { border-bottom: 0.4mm solid #1A1A1A; }
td { border-bottom: 0.2mm solid #CCCCCC; }
mark { background: none; color: inherit; border-bottom: 0.35mm solid #1A1A1A; }
sup { font-size: 6.5pt; line-height: 0; white-space: nowrap; }
dt { float: left; clear: left; font-weight: bold; margin-right: 2mm; }
dd { margin: 0 0 1mm; }
.notes div { border-bottom: 0.2mm solid #888888; height: 8mm; }
.notes { break-inside: avoid; margin-top: 4mm; }
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
        path = place_to_save(path, (".html",))
        Path(path).write_text(self.html, encoding="utf-8", newline="\n")

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
    marks = [facing.marks(side, KINDS) for side in (0, 1)]
    heads = "".join(f'<th scope="col">{_heading(corpus, name)}</th>' for name in facing.ids)
    rows = "".join(f"<tr>{''.join(_cell(facing, side, row, marks[side]) for side in (0, 1))}</tr>"
                   for row in facing.rows)
    notes = f'<div class="notes"><p class="how"><strong>Notes</strong></p>{"<div></div>" * _NOTES}</div>'
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<p class="how">{_HOW}</p>{table}{_left_out(facing)}{_meanings(facing)}{notes}'


def _heading(corpus, name):
    about = corpus.articles.set_index("article_id").loc[name].dropna()
    published = f"published {about['published']:%Y-%m-%d}" if "published" in about else None
    source = [about.get(key) for key in ("kind", "agency", "outlet")]
    source = ", ".join(map(_escaped, dict.fromkeys(filter(None, [*source, published]))))
    title = f"<br>{_escaped(about['title'])}" if "title" in about else ""
    return f'{_escaped(name)}{title}<br><span class="source">{source}</span>'


def _cell(facing, side, row, marks):
    if not row[side]:
        return f'<td class="line">not in {_escaped(facing.ids[side])}</td>'
    cited = ((words, _escaped(citation(facing.ids[side], line)))
             for line, words in facing.cited(side, row, marks))
    sentences = "".join(f'<p>{words} <span class="line">({place})</span></p>' for words, place in cited)
    return f"<td>{sentences}</td>"


def _left_out(facing):
    left = listing(f"{plural(number, 'sentence')} of {_escaped(name)}"
                   for number, name in zip(facing.beside, facing.ids) if number)
    return f'<p class="how">Left out: {left}, which tell of something else.</p>' if left else ""


def _meanings(facing):
    entries = "".join(f"<dt>{kind}</dt><dd>{KINDS[kind]}</dd>" for kind in tally(facing.differences))
    return f"<dl>{entries}</dl>"
