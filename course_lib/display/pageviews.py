"""A whole page to read, with its labels and the reasons for them in the margin."""

from collections import Counter
from itertools import groupby

from course_lib.display import markup, style
from course_lib.display.markup import Html, cell, text
from course_lib.display.views import as_dict, paragraphs_of, row_of
from course_lib.errors import one_of

_MARGIN_COLOURS = {"body": style.BLUE, "standfirst": style.BLUE, "caption": style.PURPLE,
                   "furniture": style.PALE_GREY}
_FOLDED = 30  # paragraphs of furniture in a row, from which they are folded


def page_view(corpus, page_id):
    """A whole page to read: each paragraph with its line, its label and the reason for it in the margin.

    Raises CourseError where the corpus has no such page.
    """
    one_of("page", page_id, corpus.pages["page_id"])
    page, paragraphs = corpus.text(page_id), paragraphs_of(corpus, page_id)
    articles = corpus.articles[corpus.articles["page_id"] == page_id]
    begins, ends = _boundaries(articles, paragraphs)
    datelines = dict(zip(articles.get("dateline_start", ()), articles.get("dateline_end", ())))
    html, rows = "", []
    for is_furniture, run in groupby(paragraphs.to_dict("records"), lambda one: one["label"] == "furniture"):
        run = [*run]
        own = [row for one in run for row in (*begins.get(one["paragraph"], ()), _paragraph_row(
            page, one, datelines.get(one["start"])), *ends.get(one["paragraph"], ()))]
        if is_furniture and len(run) > _FOLDED:  # nobody reads past hundreds of links to come to the text
            words = f"Lines {run[0]['line']} to {run[-1]['line']}: {len(run)} paragraphs of furniture"
            html += _table(rows) + markup.folded(words, _table(own))
            rows = []
        else:
            rows += own
    said = _page_in_words(corpus, page_id, paragraphs, articles)
    return Html(markup.sentence(text(said)) + html + _table(rows), said)


def _table(rows):
    return markup.table(rows, ["line", "label and reason", "text"], ["right"]) if rows else ""


def _page_in_words(corpus, page_id, paragraphs, articles):
    file = row_of(corpus.pages, "page_id", page_id).get("file", page_id)
    counts = Counter(paragraphs["label"]).most_common()
    labels = markup.listing(f"{number} {label}" for label, number in counts)
    return (f"The page {page_id} ({file}): {markup.plural(len(articles), 'article')}; "
            f"{markup.plural(len(paragraphs), 'paragraph')}, of which {labels or 'none'}.")


def _boundaries(articles, paragraphs):
    """Rows that say where an article begins and ends, by the paragraph they stand before and after."""
    begins, ends = {}, {}
    for article in map(as_dict, (row for _, row in articles.iterrows())):
        numbers = paragraphs.loc[paragraphs["article_id"] == article["article_id"], "paragraph"]
        if len(numbers):
            title = f": {article['title']}" if "title" in article else ""
            opening = f"{article['article_id']}, {article.get('kind', 'article')}{title}"
            begins[numbers.min()] = [_boundary(opening)]
            ends[numbers.max()] = [_boundary(f"End of {article['article_id']}")]
    return begins, ends


def _boundary(words):
    rule = f"border-top:2px solid {markup.RULE}"
    return cell(f"<strong>{text(words)}</strong>", tag="th", style=rule, more='colspan="3"')


def _paragraph_row(page, paragraph, dateline_end):
    """A row of the view; ``dateline_end`` is where the dateline that opens the paragraph ends, if one does."""
    words, reason = text(page[paragraph["start"]:paragraph["end"]]), paragraph["reason"]
    if dateline_end:
        end = int(dateline_end)
        words = f"<u>{text(page[paragraph['start']:end])}</u>{text(page[end:paragraph['end']])}"
        reason += "; the dateline is underlined"
    furniture = paragraph["label"] == "furniture"
    colour = _MARGIN_COLOURS.get(paragraph["label"], style.GREY)
    margin = f"<strong>{text(paragraph['label'])}</strong><br>{markup.set_back(text(reason))}"
    return "".join([
        markup.number_cell(markup.set_back(paragraph["line"])),
        cell(margin, style=f"width:24%;border-left:4px solid {colour}"),
        cell(markup.set_back(words) if furniture else words),
    ])
