"""Figures: a picture with its title, its alternative text, its caption and the data behind it.

A figure is drawn by matplotlib, without pyplot and without touching anybody's settings, and shown as HTML:
only there does the alternative text reach a screen reader in JupyterLab.
"""

import io
import math
from base64 import b64encode
from functools import cached_property
from pathlib import Path

from course_lib.display import markup, style
from course_lib.display.views import data_html
from course_lib.errors import CourseError

MARGIN = 0.2  # inches, at every side
_LINE_HEIGHT = 1.35 / 72  # inches for each point of a line of text
_ROOM = 2 / 3  # the part of a figure that is kept for the drawing itself, if it does not say what it needs
_FRAME = f"border:1px solid {markup.RULE};border-radius:4px;box-sizing:border-box"
_SUFFIXES = (".png", ".svg", ".csv")


class Figure:
    """A picture, and everything a reader needs to check it.

    ``draw`` is called once with an empty matplotlib figure, in the course's style, and draws into it, for
    example into ``drawing.add_subplot()``; the layout keeps it clear of the title. ``title`` states the
    finding, ``subtitle`` over what, ``alt`` says the same to those who cannot see the picture, ``caption``
    how to read it, and ``data`` is the DataFrame that was drawn. ``room`` is the height in inches that the
    drawing needs; the figure grows by halves of its 4.5 inches until drawing and title fit. ``least`` is the
    number of halves it begins with: 1 for one that has nothing to draw.
    """

    def __init__(self, draw, *, title, subtitle, alt, caption, data, room=style.HEIGHT * _ROOM, least=2):
        from matplotlib.figure import Figure as Drawing

        self.title, self.subtitle, self.alt, self.caption, self.data = title, subtitle, alt, caption, data
        with style.quiet():
            header = _header(title, subtitle)
            top = sum(size * _LINE_HEIGHT for _, size, _, _ in header) + 1.5 * MARGIN
            height = _height(top + room + MARGIN, least)
            self.drawing = Drawing(figsize=(style.WIDTH, height), layout="constrained")
            self.drawing.get_layout_engine().set(rect=_below(top, height), w_pad=0, h_pad=0)
            _write_header(self.drawing, header)
            draw(self.drawing)

    @property
    def table(self):
        """The data behind the figure, under the name that explorers use too."""
        return self.data

    def save(self, path):
        """Write the figure to a file: the picture as ``.png`` or ``.svg``, the data behind it as ``.csv``.

        Raises CourseError for another suffix or a folder that is not there.
        """
        path = place_to_save(path, _SUFFIXES)
        if path.suffix.lower() == ".csv":
            save_csv(self.data, path)
        else:
            path.write_bytes(self._picture(path.suffix.lower()[1:]))

    def _picture(self, form):
        """The picture's bytes, the same each time: without date and version."""
        metadata = {"png": {"Software": None, "Title": self.title, "Description": self.alt},
                    "svg": {"Date": None, "Creator": None, "Title": self.title, "Description": self.alt}}
        target = io.BytesIO()
        with style.quiet():
            self.drawing.savefig(target, format=form, metadata=metadata[form])
        return target.getvalue()

    @cached_property
    def _html(self):
        source = b64encode(self._picture("png")).decode()
        alt, table = markup.attribute(self.alt), data_html(self.data)
        return (f'<figure style="margin:0"><img alt="{alt}" width="{style.WIDTH * 96}" '
                f'style="max-width:100%;height:auto;{_FRAME}" src="data:image/png;base64,{source}">'
                f'<figcaption style="margin:4px 0">{markup.text(self.caption)}</figcaption>'
                f"<details><summary>The data</summary>{table}</details></figure>")

    def _repr_html_(self):
        return self._html

    def __repr__(self):
        return f"Figure: {self.title}"


def place_to_save(path, suffixes):
    """The path as a Path, if its suffix is one of ``suffixes`` and its folder exists; else a CourseError."""
    path = Path(path)
    if path.suffix.lower() not in suffixes:
        endings = markup.listing(suffixes, "or")
        raise CourseError(f"This is saved as {endings}, and {path.name!r} ends otherwise. "
                          f"Give the file the ending {endings}.")
    if not path.parent.is_dir():
        raise CourseError(f"There is no folder {str(path.parent)!r}. "
                          f"Make it first, or save into another one.")
    return path


def save_csv(table, path):
    """Write a table to a CSV file that spreadsheets open with all letters right, the same on every system."""
    path = place_to_save(path, (".csv",))
    table.to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\n")


def _height(needed, least=2):
    """The height of a figure that needs so many inches: 4.5, or as many halves of it as it takes.

    >>> _height(2), _height(4.6), _height(8), _height(2, least=1)
    (4.5, 6.75, 9.0, 2.25)
    """
    return style.HEIGHT / 2 * max(least, math.ceil(round(needed * 2 / style.HEIGHT, 6)))


def room(drawing):
    """The width and height, in inches, of what the title leaves of a figure."""
    _, _, width, height = drawing.get_layout_engine().get()["rect"]
    return width * drawing.get_figwidth(), height * drawing.get_figheight()


def inches(drawing):
    """Axes without a frame over all of that room, measured in inches from its upper left corner."""
    axes = drawing.add_subplot()
    axes.set_axis_off()
    width, height = room(drawing)
    axes.set(xlim=(0, width), ylim=(height, 0))
    return axes


def draw_box(axes, x, y, width, height, colour):
    """Fill a rectangle, measured as the axes are, without a line around it."""
    from matplotlib.patches import Rectangle

    axes.add_patch(Rectangle((x, y), width, height, facecolor=colour, linewidth=0))


def _header(title, subtitle):
    """The lines over the picture, each as (words, points, bold, colour)."""
    kinds = ((title, style.TITLE, True, style.INK), (subtitle, style.SUBTITLE, False, style.SOFT_INK))
    return [(line, size, bold, colour) for words, size, bold, colour in kinds
            for line in style.wrap(style.printable(words), style.WIDTH - 2 * MARGIN, size, bold)]


def _write_header(drawing, header):
    height = drawing.get_figheight()
    y = height - MARGIN
    for words, size, bold, colour in header:
        drawing.text(MARGIN / style.WIDTH, y / height, words, size=size, weight="bold" if bold else "normal",
                     color=colour, va="top")
        y -= size * _LINE_HEIGHT


def _below(top, height):
    """What the header leaves of the figure, as fractions: left, bottom, width, height."""
    side, foot = MARGIN / style.WIDTH, MARGIN / height
    return side, foot, 1 - 2 * side, 1 - top / height - foot
