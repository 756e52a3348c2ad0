"""What figures draw with, measured in inches from the upper left corner: lines of words, boxes, counts.

The artists are handed to the axes as they are: what matplotlib's own ``plot`` and ``scatter`` do besides, to find the
limits of the axes, is no use here and takes several times as long.
"""

from bisect import bisect_right

from course_lib.display import style

SIZE, LINE = 10, 0.18  # points of words in a picture, and inches from one line to the next
_BROKEN = (0, (3, 2))  # the edge of what is only suggested, or stands nowhere else


def write(axes, x, y, words, **look):
    """Write a line of words, or a list of lines around a middle ``y``; ``look`` is as matplotlib's for text."""
    lines = [words] if isinstance(words, str) else words
    for number, words in enumerate(lines):
        place = y + LINE * (number - (len(lines) - 1) / 2)
        axes.text(x, place, words, **{"size": SIZE, "va": "center_baseline"} | look)


def write_upright(axes, x, foot, words):
    """Write words upwards from a foot, as the heads of narrow columns are."""
    axes.text(x, foot, words, size=SIZE, rotation=90, ha="center", va="bottom")


def box(axes, x, y, width, height, colour, words="", edge=None, broken=False):
    """Fill a rectangle, with words in its middle in the ink that reads best; ``edge`` is the colour of its outline."""
    from matplotlib.patches import Rectangle

    axes.add_artist(Rectangle((x, y), width, height, facecolor=colour, **_outline(edge, broken)))
    if words:
        write(axes, x + width / 2, y + height / 2, words, ha="center", color=style.ink_on(colour))


def mark(axes, x, y, shape, size, colour, edge=None, broken=False, zorder=3):
    """Set one of matplotlib's markers, so many points wide; ``edge`` is the colour of its outline."""
    from matplotlib.collections import PathCollection
    from matplotlib.markers import MarkerStyle
    from matplotlib.transforms import IdentityTransform

    form = MarkerStyle(shape)
    path, look = form.get_path().transformed(form.get_transform()), {"edgecolor": "face"} | _outline(edge, broken)
    axes.add_artist(PathCollection([path], [size ** 2], offsets=[(x, y)], offset_transform=axes.transData,
                                   transform=IdentityTransform(), facecolor=colour, zorder=zorder, **look))


def _outline(edge, broken):
    return {"edgecolor": edge, "linewidth": 1.1, "linestyle": _BROKEN if broken else "-"} if edge else {"linewidth": 0}


def line(axes, start, end, colour, width=0.8, **look):
    """A straight line between two places; ``look`` is as matplotlib's for lines."""
    from matplotlib.lines import Line2D

    axes.add_artist(Line2D(*zip(start, end), color=colour, linewidth=width, **look))


def rule(axes, x, end, y, colour=style.GRID, width=0.8):
    """A line across."""
    line(axes, (x, y), (end, y), colour, width, zorder=1)


def widest(lines, size=SIZE, bold=False):
    """The width of the widest of these lines, in inches; 0 for none."""
    return max((style.text_width(line, size, bold) for line in lines), default=0)


def cut(words, width):
    """As much of the words, made printable, as fits into ``width`` inches.

    >>> cut("the building of the China-Laos Railway", 1.5)
    'the building of the…'
    """
    words, most = style.printable(words), int(width / 0.04)  # no letter is narrower, so that no long text is measured
    if len(words) <= most and style.text_width(words, SIZE) <= width:
        return words
    shortened = [words[:end].rstrip() + "…" for end in range(min(len(words), most + 1))]
    return shortened[max(bisect_right(shortened, width, key=lambda one: style.text_width(one, SIZE)) - 1, 0)]


def name_of_text(article_id, width):
    """The name of a text; where it is wider, its page is cut: the number tells texts of one page apart.

    >>> name_of_text("friendship_society_compound.2", 1.3)
    'friendship_soci….2'
    """
    page, dot, number = article_id.rpartition(".")
    return f"{cut(page, width - widest([dot + number]))}{dot}{number}"


def flow(widths, across, gap):
    """Places for things beside each other, as (left edge, line), in a new line where one is full.

    >>> flow([1, 2, 2], across=4, gap=0.5)
    [(0, 0), (1.5, 0), (0, 1)]
    """
    places, x, line = [], 0, 0
    for width in widths:
        if x and x + width > across:
            x, line = 0, line + 1
        places.append((x, line))
        x += width + gap
    return places
