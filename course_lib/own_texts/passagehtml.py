"""A passage that a reader judges, as HTML."""

from course_lib.display import markup
from course_lib.display.markup import text
from course_lib.display.views import MARK, paragraphs_around, published


def passage_html(corpus, passage):
    """A passage in its paragraph, its names and the words for its day marked; article, line, outlet and day below."""
    page, article = corpus.text(passage["page"]), passage["sentence"].rpartition(".")[0]
    around = paragraphs_around(corpus, passage["page"], passage["start"], passage["end"])
    shown = "<br>".join(_marked(page, one.start, one.end, passage) for one in around.itertuples())
    source = " · ".join([passage["cite"], *published(corpus, passage["page"], article)])
    return markup.quotation(shown, text(source))


def _marked(page, start, end, passage):
    """A paragraph: the passage as it is, its marks set off, and what stands around it set back."""
    first, last = max(start, passage["start"]), min(end, passage["end"])
    pieces, at = [markup.set_back(text(page[start:first]))] if start < first else [], first
    for begin, finish in sorted(passage["marks"]):
        if at <= begin < finish <= last:
            pieces += [text(page[at:begin]), MARK.format(text(page[begin:finish]))]
            at = finish
    pieces.append(text(page[at:last]))
    return "".join(pieces) + (markup.set_back(text(page[last:end])) if last < end else "")
