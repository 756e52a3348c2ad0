"""A figure of notebook 04: a railway corridor as a line of stations, as the texts print them."""

import re

import pandas as pd

from course_lib.display import style
from course_lib.display.figure import MARGIN, Figure, inches
from course_lib.display.markup import listing, plural
from course_lib.display.views import cite
from course_lib.errors import one_of
from course_lib.words import lexicons
from course_lib.words.spans import NEWLINE

_TEXTS = 4  # columns at most
_LINE, _DOT, _NAME, _GAP, _ROW, _WORDS, _HEAD = 0.12, 0.08, 1.35, 0.15, 0.4, 0.19, 0.35  # inches
COLUMNS = ["order", "station", "article_id", "page_id", "sentence", "line", "copy_of", "start", "end",
           "quote"]


def rail_corridor(corpus, corridor="russia-bangkok"):
    """The stations of a railway corridor in their order, and how each text that lists them all prints them.

    Args:
        corpus: a Corpus; rows that a teacher added to ``corridors.csv`` beside its pages count as well.
        corridor: the id of a corridor in that word list.

    Returns:
        A Figure: a line, no map. Its data has a row for each station and text.

    Raises:
        CourseError: there is no such corridor.
    """
    rows = lexicons.read("corridors", corpus.folder)
    one_of("corridor", corridor, dict.fromkeys(row["corridor_id"] for row in rows))
    stations = [row for row in rows if row["corridor_id"] == corridor]
    stations.sort(key=lambda row: int(row["order"]))
    names = [row["station"] for row in stations]
    data = _listed(corpus, names)
    tellings = [table for _, table in data.groupby("sentence", sort=False)]
    states = {row["state_id"]: row["name"] for row in lexicons.read("states", corpus.folder)}
    own = [states.get(row["state"]) for row in stations]
    placed = _placed(names, tellings[:_TEXTS])
    return Figure(
        lambda drawing: _draw(drawing, placed, own, tellings[:_TEXTS]),
        title=_title(names, tellings), subtitle=_subtitle(tellings), alt=_alt(names, tellings),
        caption=_caption(own), data=data, room=sum(height for *_, height in placed) + _heading(tellings),
    )


def _listed(corpus, names):
    """The places of all stations in each sentence that names them all in this order."""
    patterns = [re.compile(_printed(name)) for name in names]
    rows = []
    for one in corpus.sentences.itertuples():
        for order, place in enumerate(_in_order(one.quote, patterns), 1):
            line = one.line + len(NEWLINE.findall(one.quote, 0, place.start()))
            rows.append((order, names[order - 1], one.article_id, one.page_id, one.sentence, line,
                         one.copy_of, one.start + place.start(), one.start + place.end(), place.group()))
    return pd.DataFrame(rows, columns=COLUMNS)


def _in_order(quote, patterns):
    """A place for each pattern, each before the next, looked for from the last backwards; all or none."""
    places, limit = [], len(quote)
    for pattern in reversed(patterns):
        place = max((one for one in pattern.finditer(quote, 0, limit)), key=re.Match.end, default=None)
        if place is None:
            return []
        places.insert(0, place)
        limit = place.start()
    return places


def _printed(name):
    """A station's name with the possessive that may stand before it: *Laos’ Vientiane*."""
    spaced = r"\s+".join(map(re.escape, name.split()))
    return rf"(?:\w+(?:['’]s|s['’])\s+)?(?<!\w){spaced}(?!\w)"


def _placed(names, tellings):
    """Each station as (lines of its name, lines as each text prints it, height in inches)."""
    width = _column(tellings)
    placed = []
    for order, name in enumerate(names, 1):
        shown = style.wrap(style.printable(name), _NAME, style.LABEL, True)
        quotes = [table.loc[table["order"] == order, "quote"].iloc[0] for table in tellings]
        printed = [style.wrap(style.printable(quote), width - _GAP, 10) for quote in quotes]
        placed.append((shown, printed, _ROW + _WORDS * (max(map(len, [shown, *printed])) - 1)))
    return placed if tellings else []


def _column(tellings):
    return (style.WIDTH - 2 * MARGIN - _left()) / max(min(len(tellings), _TEXTS), 1)


def _left():
    return 2 * _LINE + _GAP + _NAME + _GAP


def _heads(tellings):
    """What stands over the column of each text: where it lists the stations, and whether as a copy."""
    width = _column(tellings)
    return [style.wrap(style.printable(cite(table.iloc[0])), width - _GAP, 10, True)
            + (["a copy"] if pd.notna(table["copy_of"].iloc[0]) else []) for table in tellings[:_TEXTS]]


def _heading(tellings):
    return _HEAD + _WORDS * (max(map(len, _heads(tellings)), default=1) - 1)


def _draw(drawing, placed, states, tellings):
    axes = inches(drawing)
    if not placed:
        said = "There is no such sentence, and so no line is drawn."
        axes.text(0, 0.2, said, va="center_baseline", size=style.LABEL)
        return
    top, width = _heading(tellings), _column(tellings)
    _draw_heads(axes, _heads(tellings), width)
    heights = [height for *_, height in placed]
    middles = [top + sum(heights[:row]) + height / 2 for row, height in enumerate(heights)]
    axes.plot([_LINE, _LINE], [middles[0], middles[-1]], color=style.SOFT_INK, linewidth=3, zorder=1)
    for (name, printed, _), state, middle in zip(placed, states, middles):
        axes.scatter([_LINE], [middle], s=110, color=_colour(state), edgecolor="white", linewidth=1.5,
                     zorder=2)
        _draw_lines(axes, 2 * _LINE + _GAP, middle, name, weight="bold", size=style.LABEL)
        for place, (lines, table) in enumerate(zip(printed, tellings)):
            ink = style.GREY if pd.notna(table["copy_of"].iloc[0]) else style.INK
            _draw_lines(axes, _left() + width * place, middle, lines, color=ink)


def _colour(state):
    return style.STATES.get(state, style.STATES["other"])


def _draw_heads(axes, heads, width):
    for place, lines in enumerate(heads):
        for number, line in enumerate(lines):
            axes.text(_left() + width * place, _WORDS * (number + 0.5), line, va="center_baseline", size=10,
                      weight="normal" if line == "a copy" else "bold",
                      color=style.GREY if "a copy" in lines else style.INK)


def _draw_lines(axes, x, middle, lines, **look):
    for number, line in enumerate(lines):
        y = middle + _WORDS * (number - (len(lines) - 1) / 2)
        axes.text(x, y, line, va="center_baseline", **{"size": 10} | look)


# What is said

def _title(names, tellings):
    line = "–".join(names)
    if not tellings:
        return f"No sentence of these texts lists {line}"
    copies = sum(pd.notna(table["copy_of"].iloc[0]) for table in tellings)
    copied = f", {copies} of them as a copy" if copies else ""
    return f"{line}: listed in {plural(len(tellings), 'text')}{copied}"


def _subtitle(tellings):
    shown = f"; the first {_TEXTS} are shown" if len(tellings) > _TEXTS else ""
    return f"A line without a map: the order is the texts', lengths and directions mean nothing{shown}"


def _alt(names, tellings):
    if not tellings:
        return "No picture: no sentence lists these stations."
    told = " ".join(f"{cite(table.iloc[0])} prints {listing(table['quote'])}." for table in tellings[:_TEXTS])
    return f"A line with {plural(len(names), 'stop')}: {listing(names)}. {told}"


def _caption(states):
    coloured = dict.fromkeys(filter(None, states))
    said = ("How to read it: from top to bottom the places in the order in which the sentence lists them; "
            "at the right how each text prints them. A list of names shows neither whether trains run, nor"
            " since when.")
    if coloured:
        said += f" The colours of the dots are those of the states: {listing(coloured)}."
    return said
