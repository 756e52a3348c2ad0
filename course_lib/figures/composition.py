"""The figure of notebook 01: what each page is made of."""

from itertools import product

import pandas as pd

from course_lib.display import style
from course_lib.display.figure import MARGIN, Figure, draw_box, inches
from course_lib.display.markup import listing, plural
from course_lib.words.spans import count_words

_TEXT = ("introduction", "report", "digest")  # the kinds of articles, and what is called article text
_SHOWN = 40  # pages in one picture; more would be a picture nobody can read
_NAME, _GAP, _BAR, _LINE, _SPACE = 1.6, 0.2, 0.24, 0.2, 0.08  # inches; names are wrapped at _NAME
_AIR = 0.35  # at most this much more between two pages where there is room
_SQUARE = 0.11
_NUMBERS = "no one two three four five six seven eight nine ten".split()


def page_composition(corpus):
    """What the words of each page are: article text by kind, its copied part paler, captions, furniture,
    the rest.

    One bar a page, in the order of the files. Returns a Figure; its data has a row for each page, part and
    whether it is copied. A copy is a sentence that repeats another text of the corpus
    (``sentences.copy_of``).
    """
    data = _words(corpus)
    pages = list(corpus.pages["page_id"])
    rows = [(page_id, _segments(data, page_id)) for page_id in pages[:_SHOWN]]
    placed = _placed(rows)
    return Figure(
        lambda drawing: _draw(drawing, placed),
        title=_title(data, pages), subtitle=_subtitle(data, pages), alt=_alt(data, pages),
        caption=_caption(data), data=data, room=sum(height for *_, height in placed),
    )


def _words(corpus):
    """Words by page, part and whether copied, in the order in which they are drawn."""
    kinds = corpus.articles.set_index("article_id")["kind"]
    counted = corpus.paragraphs.assign(words=corpus.paragraphs["quote"].map(count_words), copied=False)
    counted["part"] = [_part(label, kinds.get(article)) for label, article
                       in zip(counted["label"], counted["article_id"])]
    copies = corpus.sentences.dropna(subset="copy_of")
    copies = copies.assign(words=copies["quote"].map(count_words), copied=True,
                           part=[_part("body", kinds.get(article)) for article in copies["article_id"]])
    moved = copies.assign(words=-copies["words"], copied=False)  # what is copied is not the page's own
    columns = ["page_id", "part", "copied", "words"]
    every = pd.concat([table[columns] for table in (counted, copies, moved)])
    sums = every.groupby(columns[:-1])["words"].sum()
    found = sums[sums > 0]
    order = product(corpus.pages["page_id"], style.PARTS, (False, True))
    return found.reindex([key for key in order if key in found.index]).reset_index()


def _part(label, kind):
    if label in ("body", "standfirst"):
        return kind if kind in _TEXT else "report"
    return label if label in ("caption", "furniture") else "title and credits"


def _segments(data, page_id):
    """The parts of one page as (name, words, colour)."""
    own = data[data["page_id"] == page_id]
    return [(f"{row.part} (copied)" if row.copied else row.part, row.words,
             style.lighter(style.PARTS[row.part]) if row.copied else style.PARTS[row.part])
            for row in own.itertuples()]


def _placed(rows):
    """Each row with what is written where: (name lines, left edge, bars, labels below, height), in inches."""
    names = [[*style.wrap(style.printable(page_id), _NAME, style.LABEL, True), plural(_sum(segments), "word")]
             for page_id, segments in rows]
    widths = [style.text_width(line, style.LABEL, True) for name in names for line in name]
    left = _GAP + max(widths, default=0)
    width = style.WIDTH - 2 * MARGIN - left
    scale = width / max([1, *(_sum(segments) for _, segments in rows)])
    placed = []
    for name, (_, segments) in zip(names, rows):
        bars, below = _bars(segments, scale)
        labels = _flow(below, width)
        lines_below = 1 + max((line for *_, line in labels), default=-1)
        height = max(_LINE * len(name), _BAR + _LINE * lines_below) + _SPACE
        placed.append((name, left, bars, labels, height))
    return placed


def _sum(segments):
    return sum(words for _, words, _ in segments)


def _bars(segments, scale):
    """The bars as (x, width, colour, words inside), and the segments too short to hold their words."""
    bars, below, x = [], [], 0
    for name, words, colour in segments:
        label, length = f"{name} {words:,}", words * scale
        fits = style.text_width(label, 10) + 0.12 <= length
        bars.append((x, length, colour, label if fits else ""))
        if not fits:
            below.append((label, colour))
        x += length
    return bars, below


def _flow(labels, width):
    """Place labels one after another as (x, words, colour, line), in a new line where one is full."""
    placed, x, line = [], 0, 0
    for label, colour in labels:
        length = _SQUARE + 0.06 + style.text_width(label, 10) + 0.18
        if x and x + length - 0.18 > width:
            x, line = 0, line + 1
        placed.append((x, label, colour, line))
        x += length
    return placed


def _draw(drawing, placed):
    axes = inches(drawing)
    spare = axes.get_ylim()[0] - sum(height for *_, height in placed)
    y = 0
    for name, left, bars, labels, height in placed:
        _draw_name(axes, y, name)
        _draw_bars(axes, left, y, bars)
        for x, label, colour, line in labels:
            _draw_label(axes, left + x, y + _BAR + _LINE * (line + 0.5), label, colour)
        y += height + min(spare / len(placed), _AIR)


def _draw_name(axes, y, lines):
    for number, line in enumerate(lines):
        last = number == len(lines) - 1
        axes.text(0, y + _LINE * (number + 0.5), line, va="center_baseline", size=10 if last else style.LABEL,
                  weight="normal" if last else "bold", color=style.SOFT_INK if last else style.INK)


def _draw_bars(axes, left, y, bars):
    for x, width, colour, label in bars:
        draw_box(axes, left + x, y, width, _BAR, colour)
        axes.text(left + x + 0.06, y + _BAR / 2, label, va="center_baseline", size=10, color=style.ink_on(colour))


def _draw_label(axes, x, y, label, colour):
    draw_box(axes, x, y - _SQUARE / 2, _SQUARE, _SQUARE, colour)
    axes.text(x + _SQUARE + 0.06, y, label, va="center_baseline", size=10)


def _these(pages):
    number = len(pages)
    if number == 1:
        return "this page"
    return f"these {_NUMBERS[number] if number < len(_NUMBERS) else number} pages"


def _totals(data):
    """All words, those of article text, and those of it that are copied."""
    text = data[data["part"].isin(_TEXT)]
    return data["words"].sum(), text["words"].sum(), text.loc[text["copied"], "words"].sum()


def _title(data, pages):
    total, text, copied = _totals(data)
    if not total:
        return f"There are no words on {_these(pages)}"
    if not text:
        return f"None of the words on {_these(pages)} is article text"
    start = f"{_share(text, total)} of the words on {_these(pages)} are article text"
    return f"{start}, and {_share(copied, text).lower()} of that text is copied" if copied else start


def _share(part, whole):
    """A share in words that stay true after rounding.

    >>> _share(1, 3), _share(3, 3), _share(1, 300), _share(299, 300)
    ('33%', 'All', 'Less than 1%', 'More than 99%')
    """
    if part == whole:
        return "All"
    if part / whole < 0.01:
        return "Less than 1%"
    return "More than 99%" if part / whole > 0.99 else f"{part / whole:.0%}"


def _subtitle(data, pages):
    shown = f"; the picture shows the first {_SHOWN}" if len(pages) > _SHOWN else ""
    return f"{plural(int(_totals(data)[0]), 'word')} on {plural(len(pages), 'page')}, one bar a page{shown}"


def _alt(data, pages):
    """What the picture shows; of more pages than one can listen to, the longest and the shortest."""
    totals = data.groupby("page_id")["words"].sum().reindex(pages, fill_value=0)
    if len(pages) <= 8:
        told, rest = pages, ""
    else:
        told = [totals.idxmax(), totals.idxmin()]
        rest = " The longest and the shortest are told here; the data has all."
    parts = " ".join(_page_in_words(data, page_id, totals[page_id]) for page_id in told)
    return (f"Stacked bars, one for each of {plural(len(pages), 'page')}, as long as the page has words."
            f"{rest} {parts}")


def _page_in_words(data, page_id, total):
    parts = listing(f"{name} {words:,}" for name, words, _ in _segments(data, page_id))
    return f"{page_id}: {plural(int(total), 'word')}{' – ' + parts if parts else ''}."


def _caption(data):
    said = ("How to read it: each bar is a page, as long as the page has words; each colour is one part of "
            "it, named in or under the bar with its number of words. Dates, bylines, notes and references "
            "count as title and credits.")
    copied = " Paler parts are copied: sentences that repeat a text that counts as earlier."
    return said + copied if data["copied"].any() else said
