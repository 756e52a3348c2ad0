"""A figure of notebook 07: how much of each text stands word for word in each other one."""

from itertools import pairwise

import pandas as pd

from course_lib.display import style
from course_lib.display.drawing import box, cut, line, rule, widest, write, write_upright
from course_lib.display.figure import Figure
from course_lib.display.markup import plural, told
from course_lib.words.runs import RUN

_SHOWN = 18  # texts in one picture; with more, the numbers would not fit into the boxes
_NAME, _GAP, _ROW = 1.5, 0.08, 0.32  # inches: the longest name, the space beside it, a row
_VISIBLE = 0.005  # a smaller share would be written .00
COLUMNS = ["article_id", "other_article_id", "share"]


def overlap_map(corpus):
    """How much of the body of each text stands word for word in each other text, as a table of boxes.

    The measure is that of ``corpus.overlaps()``: the share of a text's runs of eight words that the other
    text has too. Returns a Figure; its data has a row for each two texts in either order. Of more than 18
    texts the picture shows those that overlap most.
    """
    overlaps = corpus.overlaps()
    data = _pairs(overlaps, set(corpus.articles.dropna(subset="reprint_of")["article_id"]))
    shown = _most_overlapping(overlaps, data)
    pages = corpus.articles.set_index("article_id")["page_id"]
    return Figure(lambda axes: _draw(axes, overlaps.loc[shown, shown], pages) if shown else 0, title=_title(data),
                  subtitle=_subtitle(len(overlaps), len(shown)), alt=_alt(data), caption=_CAPTION, data=data)


_CAPTION = (f"How to read it: take a text at the left; the number says how much of its body the text above "
            f"has too, as a share of its runs of {RUN} words: 1.00 would be all of it. The darker, the more. An "
            f"empty box: less than .005. A grey box: the text itself.")


def _pairs(overlaps, reprints):
    """A row for each two texts, the largest share first; of equal ones, that of a reprint in its source."""
    pairs = overlaps.rename_axis(columns="other").stack()
    rows = [(name, other, share) for (name, other), share in pairs.items() if name != other]
    return pd.DataFrame(sorted(rows, key=lambda row: (-row[2], row[0] not in reprints)), columns=COLUMNS)


def _most_overlapping(overlaps, data):
    """The texts to show, in their own order."""
    either = dict.fromkeys(name for pair in data[COLUMNS[:2]].itertuples(index=False) for name in pair)
    chosen = set(list(either)[:_SHOWN])
    return [name for name in overlaps.index if name in chosen]


def _draw(axes, overlaps, pages):
    names = {name: cut(name, _NAME) for name in overlaps.index}
    head = widest(names.values()) + 2 * _GAP
    across = (style.ACROSS - head) / len(names)
    foot = head + _ROW * len(names)
    for number, (name, label) in enumerate(names.items()):
        x, y = head + number * across, head + number * _ROW
        write(axes, head - _GAP, y + _ROW / 2, label, ha="right")
        write_upright(axes, x + across / 2, head - _GAP, label)
        for column, other in enumerate(names):
            _draw_share(axes, head + column * across, y, across, None if name == other else overlaps.at[name, other])
    for number, (one, other) in enumerate(pairwise(names), 1):
        if pages[one] != pages[other]:
            rule(axes, 0, style.ACROSS, head + number * _ROW, style.SOFT_INK, 1)
            line(axes, (head + number * across, 0), (head + number * across, foot), style.SOFT_INK, 1)
    return foot


def _draw_share(axes, x, y, width, share):
    """A box with its share written in; ``share`` None: the text itself."""
    if share is None:
        box(axes, x, y, width, _ROW, style.PALE_GREY, edge=style.GRID)
    else:
        share = 0 if pd.isna(share) else share
        words = _as_printed(share) if share >= _VISIBLE else ""
        box(axes, x, y, width, _ROW, style.lighter(style.BLUE, share), words, edge=style.GRID)


def _as_printed(share):
    """
    >>> _as_printed(0.99292), _as_printed(0.0454), _as_printed(0.999)
    ('.99', '.05', '1.00')
    """
    return f"{share:.2f}".removeprefix("0")


def _title(data):
    found = data[data["share"] >= _VISIBLE]
    if found.empty:
        return f"No two of these texts share a run of {RUN} words"
    most = found.iloc[0]
    said = f"{most['share']:.0%} of {most['article_id']} stands in {most['other_article_id']}"
    largest = data.groupby("article_id", sort=False)["share"].max()
    least = largest.idxmin()
    if len(largest) < 3 or largest[least] > most["share"] / 2:
        return f"{said}; no other overlap is larger"
    return f"{said}; of {least}, no text has more than {largest[least]:.0%}"


def _subtitle(total, shown):
    said = f"Bodies of {plural(total, 'text')}, runs of {RUN} words; lines separate the pages"
    return f"{said}. Shown are the {shown} that overlap most" if shown < total else said


def _alt(data):
    found = data[data["share"] >= _VISIBLE].itertuples()
    return ("A table of boxes, a row and a column for each text, with the share of the row's text that the column's "
            "text has too, the largest first: "
            + told((f"{row.article_id} in {row.other_article_id} {_as_printed(row.share)}" for row in found), 12))
