"""The figure of notebook 03: who met whom, with people on a line and an arc for each pair that met."""

from itertools import combinations

import pandas as pd

from course_lib.display.checked import only_suggested
from course_lib.analysis.who import UNKNOWN, Cast
from course_lib.display import style
from course_lib.display.drawing import LINE, mark, rule, write
from course_lib.display.figure import Figure
from course_lib.display.markup import listing, plural, told

_SHOWN = 20  # people in one picture; more would be a picture nobody can read
_STATE, _NAME, _COUNT = 1.45, 2.35, 0.4  # inches across
_ROW, _SPACE, _HEAD = 0.28, 0.1, 0.3  # inches down
_NEAREST = 0.3  # inches that an arc reaches at least
_THICK, _THICKEST = 1.5, 9  # points; an arc is so thick for each meeting, and at most
_EDGES = ["person", "state", "other", "other_state", "n_meetings", "n_tellings", "n_suggested", "person_id", "other_id"]


def who_met_whom(corpus):
    """Who met whom: people by state, and an arc for each two who met, as thick as they met often.

    Meetings and calls by telephone count once, however many texts tell of them; visits, inspections and signings do
    not, nor what is only announced. Of one meeting, people of one state are one side, unless all are of that state.
    Returns a Figure; its data has a row for each pair, with meetings and tellings.
    """
    cast, meetings = Cast(corpus), _meetings(corpus)
    counts = meetings["participants"].explode().value_counts()
    edges = _edges(meetings, cast)
    shown = _in_order(_first(edges), counts, cast)
    return Figure(lambda axes: _draw(axes, shown, counts, edges, cast) if shown else 0,
                  title=_title(edges, counts, cast, len(meetings)),
                  subtitle=_subtitle(edges, counts, meetings, len(shown)), alt=_alt(edges),
                  caption=_CAPTION + only_suggested(meetings, "meetings"), data=edges)


def _meetings(corpus):
    """The meetings and calls that have taken place, with at least two who took part."""
    table = corpus.meetings
    together = table["kind"].str.endswith("lateral") | (table["kind"] == "call")
    several = table["participants"].map(len) > 1
    return table[together & several & (table["status"] != "announced")]


def _edges(meetings, cast):
    """A row for each two who met, those who met most often first."""
    counts = {}
    for meeting in meetings.itertuples():
        for pair in _pairs(meeting.participants, cast):
            told = counts.setdefault(pair, [0, 0, 0])
            counts[pair] = [told[0] + 1, told[1] + meeting.n_tellings, told[2] + (not meeting.checked)]
    often = meetings["participants"].explode().value_counts()
    order = sorted(counts, key=lambda pair: (-counts[pair][0], -sum(often[id] for id in pair)))
    rows = [(cast.name(one), cast.state(one), cast.name(other), cast.state(other), *counts[one, other], one, other)
            for one, other in order]
    return pd.DataFrame(rows, columns=_EDGES).astype(dict.fromkeys(_EDGES[4:7], "int64"))


def _pairs(people, cast):
    """Who met whom in one meeting: each two of different sides, or each two where there is one side only."""
    pairs = [tuple(sorted(pair)) for pair in combinations(people, 2)]
    states = [tuple(map(cast.state, pair)) for pair in pairs]
    return [pair for pair, (one, other) in zip(pairs, states) if not one == other != UNKNOWN] or pairs


def _first(edges):
    """The people of the pairs that met most often, as many as one picture can hold."""
    people = {}
    for pair in zip(edges["person_id"], edges["other_id"]):
        if len(people.keys() | set(pair)) > _SHOWN:
            break
        people |= dict.fromkeys(pair)
    return list(people)


def _in_order(people, counts, cast):
    """People by state, states and people in them by meetings, the most first; without a known state last."""
    states = pd.Series({id: cast.state(id) for id in people}, dtype="object")
    size = counts.reindex(people).groupby(states).sum()
    return sorted(people, key=lambda id: (states[id] == UNKNOWN, -size[states[id]], states[id], -counts[id],
                                          id))


def _draw(axes, people, counts, edges, cast):
    dot, y, places, above = _STATE + _NAME + _COUNT, _HEAD, {}, None
    write(axes, dot - 0.15, _HEAD / 2, "meetings", color=style.SOFT_INK, ha="right")
    for person in people:
        state, name = cast.state(person), style.wrap(cast.name(person), _NAME - 0.1, 10)
        said = style.wrap(state, _STATE - 0.1, 10, True) if state != above else []
        if said:
            rule(axes, 0, dot - 0.15, y + _SPACE / 4)
            y += _SPACE
        height = max(_ROW, LINE * max(len(name), len(said)))
        middle = places[person] = y + height / 2
        write(axes, 0, middle, said, weight="bold")
        write(axes, _STATE, middle, name)
        write(axes, dot - 0.15, middle, str(counts[person]), ha="right")
        mark(axes, dot, middle, "o", 9, style.of_state(state))
        y, above = y + height, state
    _draw_arcs(axes, dot, places, [edge for edge in edges.itertuples() if {edge.person_id, edge.other_id} <= {*places}])
    return y


def _draw_arcs(axes, x, places, edges):
    """An arc between each two people who met; pale and broken where all their meetings are only suggested."""
    from matplotlib.patches import Arc

    ends = [sorted((places[edge.person_id], places[edge.other_id])) for edge in edges]
    each = (style.ACROSS - x - 0.25) / max(last - first for first, last in ends)
    thick = min(_THICK, _THICKEST / max(edge.n_meetings for edge in edges))
    for edge, (first, last) in zip(edges, ends):
        reach, middle = max(each * (last - first), _NEAREST), (first + last) / 2
        suggested = edge.n_suggested == edge.n_meetings
        axes.add_artist(Arc((x, middle), 2 * reach, last - first, theta1=-90, theta2=90, color=style.GREY,
                           lw=max(thick * edge.n_meetings, 0.8), alpha=0.4 if suggested else 0.75,
                           ls=(0, (3, 1.5)) if suggested else "-"))
        if edge.n_meetings > 1:
            write(axes, x + reach, middle, str(edge.n_meetings), weight="bold", ha="center", zorder=4,
                  bbox={"facecolor": style.GROUND, "edgecolor": "none", "pad": 1.5})


def _title(edges, counts, cast, total):
    if edges.empty:
        return "These pages tell of nobody who met"
    most = int(counts.max())
    first = [cast.name(id) for id in counts.index[counts == most]]
    if total == 1:
        return f"One meeting: {listing(first)}"
    if len(first) > 3:
        return f"No one took part in more than {most} of the {total} meetings"
    return f"{listing(first)}{' each' if len(first) > 1 else ''} took part in {most} of the {total} meetings"


def _subtitle(edges, counts, meetings, shown):
    if edges.empty:
        return "no meeting of two who are named was found"
    open_ones, people = int((~meetings["checked"]).sum()), len(counts)
    said = f"{people} who met, {plural(len(edges), 'pair')}; meetings are counted, not their tellings"
    said += f"; {open_ones} of the {len(meetings)} meetings only suggested" if open_ones else ""
    return said + (f"; the picture shows {shown} of them" if shown < people else "")


def _alt(edges):
    return "People by state, an arc between two who met, with the number of their meetings. " + told(
        f"{one.person} ({one.state}) and {one.other} ({one.other_state}) {one.n_meetings}"
        for one in edges.itertuples())


_CAPTION = ("How to read it: an arc joins two who met; it is thicker, and has a number, where they met more than "
            "once. Beside each name stands the number of meetings. Meetings count, and calls by telephone; visits, "
            "inspections and signings do not. In a meeting of several states, people of one state are one side.")
