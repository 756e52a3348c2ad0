"""The key figure of notebook 05: the two ladders of modality, by speaker."""

import pandas as pd

from course_lib.display.checked import only_suggested
from course_lib.analysis.firmness import LADDERS, modal_steps, step_name
from course_lib.analysis.who import Cast
from course_lib.display import style
from course_lib.display.drawing import LINE, box, rule, write
from course_lib.display.figure import Figure
from course_lib.display.markup import listing, plural

SEVERAL, NOBODY = "several together", "nobody named"
_SHOWN = 12  # speakers with a row of their own; the others share one
_MOST = 20  # squares in a cell; where there are more clauses, a square stands for several
_STATE, _NAME, _LEFT = 0.86, 1.75, 2.81  # inches; states and names are wrapped, steps begin at _LEFT
_SQUARE, _PITCH, _SPACE, _HEADING, _BETWEEN = 0.11, 0.135, 0.05, 0.24, 0.14


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
    return Figure(
        lambda axes: _draw(axes, data, speakers, unit),
        title=_title(data), subtitle=_subtitle(data, unit), alt=_alt(data),
        caption=_caption(data, order) + only_suggested(corpus.statements, "clauses"), data=data,
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


# The drawing

def _draw(axes, data, speakers, unit):
    y = -_BETWEEN
    for ladder, heading in LADDERS.items():
        own = data[data["ladder"] == ladder]
        names = list(dict.fromkeys(own["step"]))
        width = (style.ACROSS - _LEFT) / max(1, len(names))
        y = before = _draw_head(axes, y + _BETWEEN, heading, own, names, width)
        above = None
        for speaker, state in speakers:
            rows = own[(own["speaker"] == speaker) & (own["state"] == state)]
            if len(rows):
                places = {name: _LEFT + width * number for number, name in enumerate(names)}
                y += _draw_row(axes, y, rows, places, width, unit, state != above)
                above = state
        if y == before:
            write(axes, 0, y + LINE / 2, "No clause of these texts stands on this ladder.")
            y += LINE
    return y


def _draw_head(axes, y, heading, own, names, width):
    """Write the ladder's name, and its steps with the numbers of their clauses; where the rows begin."""
    write(axes, 0, y + _HEADING / 2, heading, size=style.LABEL, weight="bold")
    write(axes, style.ACROSS, y + _HEADING / 2, "firm on the left, soft on the right", ha="right", color=style.SOFT_INK)
    heads = [style.wrap(name, width - 0.04, 10) for name in names]
    foot = y + _HEADING + LINE * max(map(len, heads), default=0)
    for number, (name, head) in enumerate(zip(names, heads)):
        x, counts = _LEFT + width * number, own[own["step"] == name][["n_distinct", "n_copies"]].sum()
        write(axes, x, foot - LINE * len(head) / 2, head)
        write(axes, x, foot + LINE / 2, " + ".join(map(str, counts if counts.iloc[1] else counts[:1])),
              color=style.SOFT_INK)
    rule(axes, 0, style.ACROSS, foot + LINE + _SPACE / 2)
    return foot + LINE + _SPACE


def _draw_row(axes, y, rows, places, width, unit, with_state):
    """Draw one speaker's squares, in full colour and paler, and the name before them; the height that takes."""
    speaker, state = rows[["speaker", "state"]].iloc[0]
    said, name = style.wrap(state, _STATE, 10) if with_state else [], style.wrap(speaker, _NAME, 10)
    write(axes, 0, y + LINE * len(said) / 2, said, color=style.SOFT_INK)
    write(axes, _STATE + 0.1, y + LINE * len(name) / 2, name)
    colour, across, deep = _colour(state, speaker), max(1, int((width - 0.08) / _PITCH)), 0
    for row in rows.itertuples():
        colours = [colour] * -(-row.n_distinct // unit) + [style.lighter(colour)] * -(-row.n_copies // unit)
        for number, shade in enumerate(colours):
            line, column = divmod(number, across)
            box(axes, places[row.step] + column * _PITCH, y + (LINE - _SQUARE) / 2 + line * _PITCH, _SQUARE, _SQUARE,
                shade)
        deep = max(deep, -(-len(colours) // across))
    return max(LINE * max(len(said), len(name)), _PITCH * deep) + _SPACE


def _colour(state, speaker):
    if not state:
        return style.INK if speaker == SEVERAL else style.GREY
    return style.of_state(state)


# The words

def _title(data):
    if not (data["n_distinct"].sum() + data["n_copies"].sum()):
        return "No clause of these texts stands on a ladder"
    commits, asks = (int(data.loc[data["ladder"] == ladder, "n_distinct"].sum()) for ladder in LADDERS)
    return f"Words of commitment in {plural(commits, 'clause')}, of asking in {asks}"


def _subtitle(data, unit):
    copies = int(data["n_copies"].sum())
    square = "one square each" if unit == 1 else f"a square for up to {unit}"
    return f"Distinct clauses with a word of a ladder, {square}; {copies} more in copied sentences, paler"


def _alt(data):
    said = ["Rows of squares, a row a speaker, a column a step."]
    for ladder, heading in LADDERS.items():
        sums = data[data["ladder"] == ladder].groupby("step", sort=False)[["n_distinct", "n_copies"]].sum()
        steps = listing(f"{row.Index} {row.n_distinct} and {row.n_copies} copied" for row in sums.itertuples())
        said.append(f"{heading}, from firm to soft: {steps}.")
    spoken = data.dropna(subset="speaker").groupby(["speaker", "ladder"], sort=False)["n_distinct"].sum()
    speakers = dict.fromkeys(spoken.index.get_level_values(0))
    if speakers:
        by_speaker = (f"{one} {spoken.get((one, 'commits'), 0)} and {spoken.get((one, 'asks'), 0)}" for one in speakers)
        said.append(f"Distinct clauses by speaker, committing and asking: {listing(by_speaker)}.")
    return " ".join(said)


def _caption(data, order):
    said = ("How to read it: each column is a step of the ladder, the firmest at the left. Under its name "
            "stands the number of distinct clauses and, after the plus sign, of copied ones. "
            f"A clause that is given to more than one speaker stands under “{SEVERAL}”.")
    if (data["speaker"] == NOBODY).any():
        said += f" “{NOBODY.capitalize()}” means that the program found no speaker; a reader may."
    said += (" A step counts all its wordings: necessary has need to and the need for, too. The column forms of "
             "modal_steps lists them.")
    chosen = "the order you gave" if order else "a proposal: your class may vote for another"
    return f"{said} The order of the steps is {chosen}."
