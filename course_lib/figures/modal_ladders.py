"""The key figure of notebook 05: the two ladders of modality, by speaker."""

from typing import NamedTuple

import pandas as pd

from course_lib.display.checked import only_suggested
from course_lib.analysis.rungs import LADDERS, modal_steps, step_name
from course_lib.analysis.who import Cast
from course_lib.display import style
from course_lib.display.figure import MARGIN, Figure, inches
from course_lib.display.markup import listing, plural

SEVERAL, NOBODY = "several together", "nobody named"
_SHOWN = 12  # speakers with a row of their own; the others share one
_MOST = 20  # squares in a cell; where there are more clauses, a square stands for several
_STATE, _NAME, _GAP = 0.86, 1.75, 0.1  # inches; states and names are wrapped at these widths
_LINE, _SQUARE, _PITCH, _SPACE = 0.17, 0.11, 0.135, 0.05
_HEADING, _BETWEEN = 0.24, 0.14


def ladders(corpus, order=()):
    """How firmly each speaker commits to something, and how firmly each asks something of others.

    A square is a clause: in full colour where it is distinct, paler where it stands in a copied sentence.
    Clauses of several speakers, and those for which nobody is named, have rows of their own. Returns a
    Figure; its data has a row for each step and speaker. ``order``: as for ``modal_steps``. Raises
    CourseError for a step that does not exist.
    """
    steps, clauses = modal_steps(corpus, order), _clauses(corpus)
    speakers = _speakers(clauses)
    data = _data(clauses, steps, speakers)
    unit = _unit(data)
    panels = [_panel(data[data["ladder"] == ladder], ladder, speakers, unit) for ladder in LADDERS]
    return Figure(
        lambda drawing: _draw(drawing, panels),
        title=_title(data), subtitle=_subtitle(data, unit), alt=_alt(data),
        caption=_caption(data, order) + only_suggested(corpus.statements, "clauses"),
        data=data, room=sum(map(_height, panels)) + _BETWEEN,
    )


# The data

def _clauses(corpus):
    """The clauses on a ladder: their step, speaker and state, and whether they are copied."""
    cast = Cast(corpus)
    table = corpus.statements[corpus.statements["modal"].notna()]
    whose = [_whose(ids, cast) for ids in table["speaker_ids"]]
    found = pd.DataFrame({
        "step": [step_name(modal) for modal in table["modal"]],
        "n_distinct": table["copy_of"].isna(), "n_copies": table["copy_of"].notna(),
        "speaker": pd.Series([name for name, _ in whose], table.index, dtype="object"),
        "state": pd.Series([state for _, state in whose], table.index, dtype="object")})
    often = found[found["state"] != ""].value_counts(["speaker", "state"], sort=True).index[_SHOWN:]
    rest = pd.MultiIndex.from_frame(found[["speaker", "state"]]).isin(often)
    return found.assign(speaker=found["speaker"].mask(rest, plural(len(often), "other speaker")),
                        state=found["state"].mask(rest, "other"))


def _whose(ids, cast):
    """The speaker and their state, as the figure names them; groups have none."""
    if len(ids) == 1:
        return cast.name(ids[0]), cast.state(ids[0])
    return (SEVERAL if ids else NOBODY), ""


def _speakers(clauses):
    """Each speaker with their state: states as their colours come, in each the most frequent first."""
    known, sizes = list(style.STATES), clauses.value_counts(["speaker", "state"])
    states = clauses["state"].value_counts()

    def place(key):
        speaker, state = key
        if not state:
            return len(known), speaker == NOBODY
        return known.index(state) if state in known else len(known) - 1.5, -states[state], state, -sizes[key]

    return sorted(sizes.index, key=place)


def _data(clauses, steps, speakers):
    """Clauses by step and speaker; a step on which nobody stands has one row, with 0."""
    counts = clauses.groupby(["step", "speaker", "state"])[["n_distinct", "n_copies"]].sum()
    rows = []
    for step in steps.itertuples():
        own = [(step.step, *key) for key in speakers if (step.step, *key) in counts.index]
        nobody = [(step.ladder, step.step, None, None, 0, 0)]
        rows += [(step.ladder, *key, *counts.loc[key]) for key in own] or nobody
    data = pd.DataFrame(rows, columns=["ladder", "step", "speaker", "state", "n_distinct", "n_copies"])
    return data.astype({"n_distinct": "int64", "n_copies": "int64"})


def _unit(data):
    """How many clauses a square stands for: 1, or as many as keep the largest cell within bounds."""
    most = (data["n_distinct"] + data["n_copies"]).max()
    return next(unit for power in range(9) for unit in (10 ** power, 2 * 10 ** power, 5 * 10 ** power)
                if most <= _MOST * unit)


# The layout

class _Row(NamedTuple):
    """A row: the lines of state and name, the colour, and for each step how many squares, full and pale."""

    state: list[str]
    name: list[str]
    colour: str
    cells: list[tuple[int, int]]


class _Panel(NamedTuple):
    """One ladder: its heading, the lines over each column and the numbers below them, its rows."""

    heading: str
    heads: list[list[str]]
    totals: list[str]
    width: float
    rows: list[_Row]


def _panel(data, ladder, speakers, unit):
    names = list(dict.fromkeys(data["step"]))
    width = (style.WIDTH - 2 * MARGIN - _left()) / max(1, len(names))
    heads = [style.wrap(style.printable(name), width - 0.04, 10) for name in names]
    totals = [_total(data[data["step"] == name]) for name in names]
    rows, above = [], None
    for speaker, state in speakers:
        own = data[(data["speaker"] == speaker) & (data["state"] == state)]
        if len(own):
            rows.append(_row(own, speaker, state, names, unit, state != above))
            above = state
    return _Panel(LADDERS[ladder], heads, totals, width, rows)


def _left():
    return _STATE + _NAME + 2 * _GAP


def _total(own):
    distinct, copies = own["n_distinct"].sum(), own["n_copies"].sum()
    return f"{distinct} + {copies}" if copies else str(distinct)


def _row(own, speaker, state, names, unit, with_state):
    squares = {row.step: (-(-row.n_distinct // unit), -(-row.n_copies // unit)) for row in own.itertuples()}
    return _Row(style.wrap(style.printable(state), _STATE, 10) if with_state else [],
                style.wrap(style.printable(speaker), _NAME, 10), _colour(state, speaker),
                [squares.get(name, (0, 0)) for name in names])


def _colour(state, speaker):
    if not state:
        return style.INK if speaker == SEVERAL else style.GREY
    return style.STATES.get(state, style.STATES["other"])


def _across(width):
    """How many squares fit beside each other in a column."""
    return max(1, int((width - 0.08) / _PITCH))


def _row_height(row, width):
    deep = max((-(-sum(cell) // _across(width)) for cell in row.cells), default=0)
    return max(_LINE * max(len(row.state), len(row.name)), _PITCH * deep) + _SPACE


def _head_height(panel):
    return _HEADING + _LINE * (max(map(len, panel.heads), default=0) + 1) + _SPACE


def _height(panel):
    return _head_height(panel) + (sum(_row_height(row, panel.width) for row in panel.rows) or _LINE)


# The drawing

def _draw(drawing, panels):
    axes, y = inches(drawing), 0
    for panel in panels:
        _draw_head(axes, y, panel)
        below = y + _head_height(panel)
        for row in panel.rows:
            _draw_row(axes, below, row, panel.width)
            below += _row_height(row, panel.width)
        if not panel.rows:
            _write(axes, 0, below + _LINE / 2, "No clause of these texts stands on this ladder.")
        y += _height(panel) + _BETWEEN


def _draw_head(axes, y, panel):
    axes.text(0, y + _HEADING / 2, panel.heading, va="center_baseline", size=style.LABEL, weight="bold")
    right = _left() + panel.width * len(panel.heads)
    _write(axes, right, y + _HEADING / 2, "firm on the left, soft on the right", ha="right",
           color=style.SOFT_INK)
    deep = max(map(len, panel.heads), default=0)
    for number, (lines, total) in enumerate(zip(panel.heads, panel.totals)):
        x = _left() + panel.width * number
        for line, words in enumerate(lines):
            _write(axes, x, y + _HEADING + _LINE * (deep - len(lines) + line + 0.5), words)
        _write(axes, x, y + _HEADING + _LINE * (deep + 0.5), total, color=style.SOFT_INK)
    foot = y + _head_height(panel) - _SPACE / 2
    axes.plot([0, style.WIDTH - 2 * MARGIN], [foot, foot], color=style.GRID, linewidth=0.8)


def _draw_row(axes, y, row, width):
    for number, line in enumerate(row.state):
        _write(axes, 0, y + _LINE * (number + 0.5), line, color=style.SOFT_INK)
    for number, line in enumerate(row.name):
        _write(axes, _STATE + _GAP, y + _LINE * (number + 0.5), line)
    for number, (full, pale) in enumerate(row.cells):
        colours = [row.colour] * full + [style.lighter(row.colour)] * pale
        _draw_squares(axes, _left() + width * number, y + (_LINE - _SQUARE) / 2, colours, _across(width))


def _write(axes, x, y, words, size=10, **more):
    axes.text(x, y, words, va="center_baseline", size=size, **more)


def _draw_squares(axes, x, y, colours, across):
    from matplotlib.patches import Rectangle

    for number, colour in enumerate(colours):
        line, column = divmod(number, across)
        axes.add_patch(Rectangle((x + column * _PITCH, y + line * _PITCH), _SQUARE, _SQUARE, facecolor=colour,
                                 linewidth=0))


# The words

def _sums(data):
    """Distinct clauses on each ladder, in the order of LADDERS."""
    sums = data.groupby("ladder")["n_distinct"].sum()
    return [int(sums.get(ladder, 0)) for ladder in LADDERS]


def _title(data):
    if not (data["n_distinct"].sum() + data["n_copies"].sum()):
        return "No clause of these texts stands on a ladder"
    commits, asks = _sums(data)
    said = f"Words of commitment in {plural(commits, 'clause')}, of asking in {asks}"
    firmest = data.loc[data["ladder"] == "asks", "step"].iloc[0]
    empty = not data.loc[data["step"] == firmest, ["n_distinct", "n_copies"]].to_numpy().sum()
    return f"{said}, and no “{firmest}”" if asks and empty else said


def _subtitle(data, unit):
    copies = int(data["n_copies"].sum())
    square = "one square each" if unit == 1 else f"a square for up to {unit}"
    return f"Distinct clauses with a word of a ladder, {square}; {copies} more in copied sentences, paler"


def _alt(data):
    parts = [f"{heading}, from firm to soft: " + listing(_step_in_words(data, step) for step in steps) + "."
             for heading, steps in _steps_by_ladder(data)]
    spoken = data.dropna(subset="speaker").groupby(["speaker", "ladder"], sort=False)["n_distinct"].sum()
    by_speaker = [f"{speaker} {spoken.get((speaker, 'commits'), 0)} and {spoken.get((speaker, 'asks'), 0)}"
                  for speaker in dict.fromkeys(spoken.index.get_level_values(0))]
    if by_speaker:
        parts.append(f"Distinct clauses by speaker, committing and asking: {listing(by_speaker)}.")
    return f"Rows of squares, a row a speaker, a column a step. {' '.join(parts)}"


def _steps_by_ladder(data):
    return [(heading, list(dict.fromkeys(data.loc[data["ladder"] == ladder, "step"])))
            for ladder, heading in LADDERS.items()]


def _step_in_words(data, step):
    own = data[data["step"] == step]
    return f"{step} {own['n_distinct'].sum()} and {own['n_copies'].sum()} copied"


def _caption(data, order):
    said = ("How to read it: each column is a step of the ladder, the firmest at the left. Under its name "
            "stands the number of distinct clauses and, after the plus sign, of copied ones. "
            f"A clause that is given to more than one speaker stands under “{SEVERAL}”.")
    if (data["speaker"] == NOBODY).any():
        said += f" “{NOBODY.capitalize()}” means that the program found no speaker; a reader may."
    chosen = "the order you gave" if order else "a proposal: your class may vote for another"
    return f"{said} The order of the steps is {chosen}."
