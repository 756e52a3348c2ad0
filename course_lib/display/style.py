"""The course's colours and its matplotlib style.

Colours are Okabe and Ito's, which colour-blind readers can tell apart; each means one thing in all
notebooks, and never stands without a word beside it. Nothing here touches matplotlib's global settings:
figures are drawn inside ``quiet()``, which puts everything back.
"""

import warnings
from contextlib import contextmanager
from functools import cache

from course_lib.errors import CourseError

INK, SOFT_INK, GRID = "#1A1A1A", "#555555", "#D5D4D0"
GROUND = "#F5F4F0"  # of figures: quiet on a white page and in a dark theme, and no ink on paper
BLACK, ORANGE, SKY, GREEN = "#000000", "#E69F00", "#56B4E9", "#009E73"
YELLOW, BLUE, VERMILLION, PURPLE = "#F0E442", "#0072B2", "#D55E00", "#CC79A7"
PALE_GREY, GREY = "#BBBBBB", "#666666"

# What a page is made of, in the order in which a figure shows it.
PARTS = {
    "introduction": ORANGE,
    "report": BLUE,
    "digest": GREEN,
    "caption": PURPLE,
    "title and credits": GREY,
    "furniture": PALE_GREY,
}
STATES = {
    "China": VERMILLION, "Russia": BLUE, "Laos": GREEN, "Vietnam": ORANGE, "Timor-Leste": PURPLE,
    "other": GREY,
}
FORMULA_CATEGORIES = {
    "community/shared-future": VERMILLION, "relationship grading": BLUE, "support formula": GREEN,
    "cooperation phrase": ORANGE, "mechanism/synergy": SKY, "policy and party term": PURPLE,
    "criticism of others": BLACK, "world outlook and hedge": GREY,
}

WIDTH, MARGIN = 8, 0.2  # inches: a figure, and what stays free at its sides
ACROSS = WIDTH - 2 * MARGIN
TITLE, SUBTITLE, LABEL = 14, 11, 10.5  # points; nothing is smaller than 10

_RC = {
    "font.family": ["DejaVu Sans"],  # matplotlib's own, so a figure is the same on every machine
    "font.size": LABEL,
    "text.color": INK, "axes.labelcolor": INK, "axes.edgecolor": SOFT_INK,
    "xtick.color": INK, "ytick.color": INK,
    "text.parse_math": False,  # a dollar sign in a page is a dollar sign
    "axes.spines.top": False, "axes.spines.right": False,
    "axes.axisbelow": True, "grid.color": GRID, "grid.linewidth": 0.8,
    "axes.unicode_minus": True,
    "figure.facecolor": GROUND, "axes.facecolor": GROUND, "savefig.facecolor": GROUND,
    "figure.dpi": 100, "savefig.dpi": 144, "savefig.bbox": None,
    "svg.hashsalt": "course", "svg.fonttype": "path",
}


@contextmanager
def quiet():
    """Matplotlib in the course's style, whatever the user's own settings; they are back when the block ends.

    A character that the typeface lacks is an error here, so that no figure is ever drawn with a hole in it.
    """
    from matplotlib import style

    with style.context([_RC], after_reset=True), warnings.catch_warnings():
        warnings.filterwarnings("error", message="Glyph .* missing")
        try:
            yield
        except UserWarning as warning:
            raise CourseError(f"A figure cannot show this: {warning}. "
                              f"Pass its labels through style.printable.") from None


@cache
def _characters():
    from matplotlib import font_manager

    faces = [font_manager.findfont(font_manager.FontProperties(family="DejaVu Sans", weight=weight))
             for weight in ("normal", "bold")]
    return frozenset.intersection(*(frozenset(font_manager.get_font(face).get_charmap()) for face in faces))


def printable(text):
    """The text with □ for each character the figures' typeface lacks (Chinese, many emoji); on one line.

    >>> printable("Nhân Dân 🌟")
    'Nhân Dân □'
    """
    known = _characters()
    shown = (char if ord(char) in known or char.isspace() else "□" for char in str(text))
    return " ".join("".join(shown).split())


def lighter(colour, share=0.4):
    """The paler form of a colour, which everywhere means *a copy*; or so much of it, from 0 (white) to 1.

    >>> lighter("#0072B2"), lighter("#0072B2", 0)
    ('#99C7E0', '#FFFFFF')
    """
    return "#" + "".join(f"{round(255 - (255 - int(colour[i:i + 2], 16)) * share):02X}" for i in (1, 3, 5))


def of_state(state):
    """The colour of a state by its name; one for all that have none of their own.

    >>> of_state("Laos") == GREEN, of_state("Cuba") == STATES["other"]
    (True, True)
    """
    return STATES.get(state, STATES["other"])


def ink_on(colour):
    """The ink that reads better on a colour: white or nearly black, whichever has the higher contrast.

    >>> ink_on(BLUE), ink_on(GREEN)
    ('white', '#1A1A1A')
    """
    ground = _luminance(colour)
    return "white" if 1.05 / (ground + 0.05) > (ground + 0.05) / (_luminance(INK) + 0.05) else INK


def _luminance(colour):
    """The relative luminance of a colour as the Web Content Accessibility Guidelines define it, 0 to 1."""
    parts = (int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5))
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear))


@cache
def text_width(text, size=LABEL, bold=False):
    """The width of a line of text in a figure, in inches."""
    renderer, font = _measure(size, bold)
    return renderer.get_text_width_height_descent(text, font, False)[0] / 72


@cache
def _measure(size, bold):
    """What measures text, and the typeface in a size."""
    from matplotlib.backends.backend_agg import RendererAgg
    from matplotlib.font_manager import FontProperties

    weight = "bold" if bold else "normal"
    return RendererAgg(100, 100, 72), FontProperties(family="DejaVu Sans", size=size, weight=weight)


def wrap(text, width, size=LABEL, bold=False):
    """Break a text, made ``printable``, into lines no wider than ``width`` inches; a wider word is broken too.

    >>> wrap("China, Russia, Laos hold talks", 1.5)
    ['China, Russia,', 'Laos hold talks']
    """
    lines = [""]
    for word in printable(text).split():
        longer = f"{lines[-1]} {word}".lstrip()
        if text_width(longer, size, bold) <= width:
            lines[-1] = longer
        else:
            lines[len(lines) if lines[-1] else 0:] = _broken(word, width, size, bold)
    return lines


def _broken(word, width, size, bold):
    """The word in pieces that fit."""
    pieces = [""]
    for char in word:
        if pieces[-1] and text_width(pieces[-1] + char, size, bold) > width:
            pieces.append("")
        pieces[-1] += char
    return pieces
