"""A figure of notebook 07: how much of each text stands word for word in each other one."""

import pandas as pd

from course_lib.display import style
from course_lib.display.figure import MARGIN, Figure, inches
from course_lib.display.markup import plural
from course_lib.words.runs import RUN

_SHOWN = 18  # texts in one picture; with more, the numbers would not fit into the boxes
_NAME, _LINE, _GAP = 1.5, 0.18, 0.08  # inches: the longest name, a line of it, the space beside it
_LOWEST, _HIGHEST = 0.3, 0.6  # inches: a row
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
    room = len(shown) * _LOWEST + max([0, *(_width(name) for name in shown)]) + 2 * _GAP
    return Figure(lambda drawing: _draw(drawing, corpus, overlaps.loc[shown, shown]), title=_title(data),
                  subtitle=_subtitle(len(overlaps), len(shown)), alt=_alt(data), caption=_CAPTION, data=data,
                  room=room)


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


def _lines(name):
    return style.wrap(style.printable(name), _NAME, 10)[:2]


def _width(name):
    return max(style.text_width(line, 10) for line in _lines(name))


def _draw(drawing, corpus, overlaps):
    axes = inches(drawing)
    if overlaps.empty:
        return
    names = list(overlaps.index)
    head = max(map(_width, names)) + 2 * _GAP
    across = (style.WIDTH - 2 * MARGIN - head) / len(names)
    down = min((axes.get_ylim()[0] - head) / len(names), _HIGHEST)
    pages = dict(zip(corpus.articles["article_id"], corpus.articles["page_id"]))
    for number, name in enumerate(names):
        _write(axes, head - _GAP, head + (number + 0.5) * down, name, ha="right", va="center")
        _write(axes, head + (number + 0.5) * across, head - _GAP, name, rotation=90, ha="center", va="bottom")
        for column, other in enumerate(names):
            _draw_box(axes, head + column * across, head + number * down, across, down,
                      None if name == other else overlaps.at[name, other])
    for number in range(1, len(names)):
        if pages[names[number]] != pages[names[number - 1]]:
            _part(axes, head, number, len(names), across, down)


def _write(axes, x, y, name, **options):
    axes.text(x, y, "\n".join(_lines(name)), size=10, linespacing=1.1, **options)


def _draw_box(axes, x, y, width, height, share):
    """A box with its share written in; ``share`` None: the text itself."""
    from matplotlib.patches import Rectangle

    colour = style.PALE_GREY if share is None else _shade(0 if pd.isna(share) else share)
    axes.add_patch(Rectangle((x, y), width, height, facecolor=colour, edgecolor=style.GRID, linewidth=0.8))
    if share is not None and share >= _VISIBLE:
        axes.text(x + width / 2, y + height / 2, _as_printed(share), size=10, color=style.ink_on(colour),
                  ha="center", va="center_baseline")


def _shade(share):
    """White for nothing, the course's blue for everything."""
    parts = (round(255 - (255 - int(style.BLUE[place:place + 2], 16)) * share) for place in (1, 3, 5))
    return "#" + "".join(f"{part:02X}" for part in parts)


def _as_printed(share):
    """
    >>> _as_printed(0.99292), _as_printed(0.0454), _as_printed(0.999)
    ('.99', '.05', '1.00')
    """
    return f"{share:.2f}".removeprefix("0")


def _part(axes, head, number, total, across, down):
    """A line between two pages, across and down."""
    for xs, ys in (((0, head + total * across), (head + number * down,) * 2),
                   ((head + number * across,) * 2, (0, head + total * down))):
        axes.plot(xs, ys, color=style.SOFT_INK, linewidth=1)


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
    found = data[data["share"] >= _VISIBLE]
    told = "; ".join(f"{row.article_id} in {row.other_article_id} {_as_printed(row.share)}"
                     for row in found.head(12).itertuples())
    more = f" The 12 largest of {len(found)}: " if len(found) > 12 else " All of them: "
    return ("A table of boxes, a row and a column for each text, with the share of the row's text that the "
            "column's text has too." + (f"{more}{told}." if told else " All boxes are empty."))
