"""A table of counts by text, as the figures of notebooks 04 and 06 draw it: a text's own, and paler those in copies."""

from typing import NamedTuple

from course_lib.display import style
from course_lib.display.drawing import LINE, box, name_of_text, widest, write, write_upright

_GAP, _CELL, _PAD = 0.1, 0.25, 0.03  # inches
_LONGEST = 1.3  # inches: the name of a text


class Columns(NamedTuple):
    """The texts that get a column, where the first begins, and how wide each is."""

    texts: list
    left: float
    width: float

    @property
    def right(self):
        return self.left + len(self.texts) * self.width


def columns(data, articles, left, right=0.0):
    """Columns for as many texts as there is room for between two margins, those with the most mentions.

    ``data`` has a row for each thing and text, with ``article_id, n_all, n_distinct``.
    """
    room = style.ACROSS - left - _GAP - right
    needed = max([_CELL, *map(_needed, data["n_all"], data["n_distinct"])])
    totals = data.groupby("article_id")["n_all"].sum().reindex(articles, fill_value=0)
    most = set(totals.sort_values(ascending=False, kind="stable").index[:int(room / needed)])
    shown = [name for name in articles if name in most]
    return Columns(shown, left + _GAP, min(room / max(len(shown), 1), 2 * needed))


def _needed(n_all, n_distinct):
    """The width of a cell that holds its number, or two beside each other."""
    numbers = [str(number) for number in (n_distinct, n_all - n_distinct) if number]
    return len(numbers) * (widest(numbers) + 0.04)


def draw_heads(axes, table):
    """Write the names of the texts upright, cut where they are long; the height that takes."""
    heads = [name_of_text(text, _LONGEST) for text in table.texts]
    foot = widest(heads) + _GAP
    for number, head in enumerate(heads):
        write_upright(axes, table.left + (number + 0.5) * table.width, foot - 0.05, head)
    return foot


def draw_row(axes, table, y, name, own, colours, **look):
    """Write a row's name, a list of lines, and draw its counts; the height that takes.

    ``own`` are the row's rows of the data, ``colours`` says by text in which colour.
    """
    height = max(_CELL, LINE * len(name) + _PAD)
    write(axes, 0, y + height / 2, name, **look)
    for row in own[own["article_id"].isin(table.texts)].itertuples():
        colour, copied = colours[row.article_id], row.n_all - row.n_distinct
        parts = [(number, shade) for number, shade in ((row.n_distinct, colour), (copied, style.lighter(colour)))
                 if number]
        x, width = table.left + table.texts.index(row.article_id) * table.width + 0.01, table.width - 0.02
        for place, (number, shade) in enumerate(parts):
            share = width / len(parts)
            box(axes, x + place * share, y + 0.01, share, height - 0.02, shade, str(number))
    return height
