"""A finding on paper or on the web: as a page of HTML that needs nothing else, and as Markdown."""

import html
import re

from course_lib.display.markup import plural
from course_lib.display.views import published, row_of
from course_lib.exercises.verbatim import BESIDE_THE_TEXT
from course_lib.words.spans import citation

TITLE = "A finding"
CHECKED = ("Checked by a program: each quotation stands word for word in the text that is named. Not "
           "checked: whether the quotations support the claim.")
# Nothing in the page may run or load anything, whatever was quoted.
_HEAD = """<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">"""
_STYLE = """
body { font: 12pt/1.5 Georgia, "DejaVu Serif", serif; color: #1A1A1A; background: #FFFFFF; max-width: 42em;
  margin: 2em auto; padding: 0 1em; overflow-wrap: anywhere; }
h1, h2 { font-family: sans-serif; line-height: 1.25; }
h1 { font-size: 18pt; }
h2 { font-size: 12pt; margin: 1.5em 0 0.25em; }
p { margin: 0 0 0.5em; }
blockquote { margin: 1em 0; padding-left: 1em; border-left: 3px solid #888888; }
blockquote p + p, hr ~ p { font: 10pt/1.4 sans-serif; color: #444444; }
"""


def folded(words):
    """Words with one space between them."""
    return " ".join(str(words).split())


def source(corpus, place):
    """A citation in full: text and line, headline, who published it and when, the file, and where it was found."""
    page = row_of(corpus.pages, "page_id", place.page_id)
    article = row_of(corpus.articles, "article_id", place.article_id)
    last = place.line + len(place.quote.splitlines()) - 1
    title = [f"“{folded(article['title'])}”"] if "title" in article else []
    parts = [citation(place.article_id, place.line, last), *title,
             *published(corpus, place.page_id, place.article_id), f"file {page.get('file', place.page_id)}",
             *([page["url"]] if "url" in page else [])]
    return ", ".join(map(folded, parts))


def remark(corpus, place):
    """A word on a passage in a caption or headline, or in a sentence that is a copy; else empty."""
    if place.label in BESIDE_THE_TEXT:
        return f"These words stand in {BESIDE_THE_TEXT[place.label]}, not in the text itself."
    table = corpus.sentences
    own = table[(table["page_id"] == place.page_id) & (table["start"] < place.end) & (table["end"] > place.start)]
    sources = sorted({sentence.rpartition(".")[0] for sentence in own["copy_of"].dropna()} - {place.article_id})
    return f"This counts as a copy of {', '.join(sources)}, so it is no second witness." if sources else ""


def as_html(markdown):
    """A finding in Markdown as a whole page; each paragraph's direction follows its own letters."""
    from mistune import create_markdown

    # What HTML would read otherwise is escaped in the Markdown already.
    body = create_markdown(escape=False)(markdown).replace("<p>", '<p dir="auto">')
    return (f'<!DOCTYPE html>\n<html lang="en"><head>{_HEAD}<title>{TITLE}</title><style>{_STYLE}</style></head>\n'
            f"<body>{body}</body></html>\n")


def as_markdown(corpus, claim, places, other_reading, limit, by=""):
    """A finding as Markdown, with its reader's name if one is given; signs that Markdown or HTML would read otherwise
    are escaped.
    """
    sections = {"Claim": _stretches(claim), "Evidence": [_quoted(corpus, place) for place in places],
                "Another reading": _stretches(other_reading), "What this cannot show": _stretches(limit)}
    parts = [f"# {TITLE}", *([f"By {escaped(by)}"] if by else [])]
    for heading, texts in sections.items():
        parts += [f"## {heading}", *(texts or ["Not written yet."])]
    checked = (f"{plural(len(places), 'quotation')}. {CHECKED}" if places
               else "Without a quotation, nothing was checked.")
    return "\n\n".join([*parts, "---", checked]) + "\n"


def _stretches(text):
    """The stretches between blank lines."""
    return [escaped(one) for one in re.split(r"\n\s*\n", text.strip()) if one.strip()]


def _quoted(corpus, place):
    """A quotation with its source, and what a reader should know of it."""
    words = (f"“{escaped(place.quote)}”", escaped(source(corpus, place)), escaped(remark(corpus, place)))
    return "\n>\n".join(f"> {said}" for said in words if said)


def escaped(words):
    r"""Words as Markdown shows them, on one line.

    >>> escaped("1. *Not* <b>bold</b> [link](x)")
    '1\\. \\*Not\\* &lt;b&gt;bold&lt;/b&gt; \\[link\\](x)'
    >>> escaped("_so_, t_kcna_389.1")
    '\\_so\\_, t_kcna_389.1'
    """
    plain = html.escape(folded(words), quote=False).replace("\\", "&#92;").replace("$", "&#36;")
    plain = re.sub(r"([`*\[\]|~]|(?<![^\W_])_|_(?![^\W_]))", r"\\\1", plain)  # in a word, _ is read as it is
    return re.sub(r"^(\d+)(?=[.)])|^(?=[#+=-])", r"\1\\", plain)
