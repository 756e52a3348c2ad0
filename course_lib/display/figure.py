"""Figures: a picture with its title, its alternative text, its caption and the data behind it.

A figure is drawn by matplotlib, without pyplot and without touching anybody's settings, and shown as HTML:
only there does the alternative text reach a screen reader in JupyterLab.
"""

import io
from base64 import b64encode
from functools import cached_property
from pathlib import Path

from course_lib.display import markup, style
from course_lib.display.views import data_html
from course_lib.errors import CourseError
from course_lib.wanted import checked
from course_lib.words.keptfiles import write_all

_LINE_HEIGHT = 1.35 / 72  # inches for each point of a line of text
_FRAME = f"border:1px solid {markup.RULE};border-radius:4px;box-sizing:border-box"
_SUFFIXES = (".png", ".svg", ".csv")


class Figure:
    """A picture, and everything a reader needs to check it.

    ``draw`` is called once with empty axes, in the course's style, that are measured in inches from their upper left
    corner and are ``style.ACROSS`` wide; it returns how far down it drew, and the picture becomes as high as that.
    ``title`` states the finding, ``subtitle`` over what, ``alt`` says the same to those who cannot see the picture,
    ``caption`` how to read it, and ``data`` is the DataFrame that was drawn.
    """

    def __init__(self, draw, *, title, subtitle, alt, caption, data):
        from matplotlib.figure import Figure as Drawing

        self.title, self.subtitle, self.alt, self.caption, self.data = title, subtitle, alt, caption, data
        with style.quiet():
            self.drawing = Drawing()
            axes = self.drawing.add_axes((0, 0, 1, 1))
            axes.set_axis_off()
            margin = style.MARGIN
            top, foot = _write_header(axes, title, subtitle) - margin, draw(axes) or 0
            self.drawing.set_size_inches(style.WIDTH, foot + margin - top)
            axes.set(xlim=(-margin, style.WIDTH - margin), ylim=(foot + margin, top))

    @property
    def table(self):
        """The data behind the figure, under the name that explorers use too."""
        return self.data

    @checked
    def save(self, path):
        """Write the figure to a file: the picture as ``.png`` or ``.svg``, the data behind it as ``.csv``.

        Raises CourseError for another suffix or a folder that is not there.
        """
        save(path, _SUFFIXES, lambda form: as_csv(self.data) if form == "csv" else self._picture(form))

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


def save(path, suffixes, content):
    """Write a file in one step; ``content`` is a function that gives its bytes for what follows the point of its name.

    Raises CourseError where the name ends otherwise than in one of ``suffixes``, or cannot be written to.
    """
    path = Path(path)
    if path.suffix.lower() not in suffixes:
        endings = markup.listing(suffixes, "or")
        raise CourseError(f"This is saved as {endings}, and {path.name!r} ends otherwise. "
                          f"Give the file the ending {endings}.")
    if not path.parent.is_dir():
        raise CourseError(f"There is no folder {str(path.parent)!r}. "
                          f"Make it first, or save into another one.")
    try:
        write_all({path: content(path.suffix.lower()[1:])})
    except OSError as error:
        raise CourseError(f"{path.name} was not saved ({error.strerror}). "
                          "Make room on the disk, or save under another name.") from None


def as_csv(table):
    """A table as the bytes of a CSV file that spreadsheets open with all letters right, the same on every system."""
    return table.to_csv(index=False, lineterminator="\n").encode("utf-8-sig", errors="replace")


def _write_header(axes, title, subtitle):
    """Write title and subtitle over the picture; where they begin."""
    kinds = ((title, style.TITLE, "bold", style.INK), (subtitle, style.SUBTITLE, "normal", style.SOFT_INK))
    lines = [(line, size, weight, colour) for words, size, weight, colour in kinds
             for line in style.wrap(words, style.ACROSS, size, weight == "bold")]
    y = -style.MARGIN / 2
    for line, size, weight, colour in reversed(lines):
        y -= size * _LINE_HEIGHT
        axes.text(0, y, line, size=size, weight=weight, color=colour, va="top")
    return y
