"""The figure of notebook 03: who met whom, with people on a line and an arc for each pair that met."""

from itertools import combinations

import pandas as pd

from course_lib.display.checked import only_suggested
from course_lib.analysis.who import UNKNOWN, Cast
from course_lib.display import style
from course_lib.display.figure import MARGIN, Figure, inches
from course_lib.display.markup import listing, plural
from course_lib.figures.tellings_figure import write_lines

_SHOWN = 20  # people in one picture; more would be a picture nobody can read
_STATE, _NAME, _COUNT = 1.45, 2.35, 0.4  # inches across
_ROW, _LINE, _SPACE, _HEAD, _AIR = 0.25, 0.19, 0.1, 0.3, 0.12  # inches down
_NEAREST = 0.3  # inches that an arc reaches at least
_SIZE, _THICK, _THICKEST = 10, 1.5, 9  # points; an arc is so thick for each meeting, and at most
_EDGES = ["person", "state", "other", "other_state", "n_meetings", "n_tellings", "n_suggested", "person_id", "other_id"]


def who_met_whom(corpus):
    """Who met whom: people by state, and an arc for each two who met, as thick as they met often.

    Meetings and calls count once, however many texts tell of them; visits, inspections and signings do not, nor
    what is only announced. Of one meeting, people of one state are one side, unless all are of that state.
    Returns a Figure; its data has a row for each pair, with meetings and tellings.
    """
    cast, meetings = Cast(corpus), _meetings(corpus)
    counts = meetings["participants"].explode().value_counts()
    edges = _edges(meetings, cast)
    shown = _in_order(_first(edges), counts, cast)
    drawing = _Drawing(shown, counts, edges, cast)
    words = _Words(meetings, counts, edges, cast, len(shown))
    return Figure(drawing.draw, title=words.title(), subtitle=words.subtitle(), alt=words.alt(),
                  caption=words.caption() + only_suggested(meetings, "meetings"), data=edges, room=drawing.height)


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
    rows = [(cast.name(one), cast.state(one), cast.name(other), cast.state(other), *told, one, other)
            for (one, other), told in counts.items()]
    table = pd.DataFrame(rows, columns=_EDGES).astype(dict.fromkeys(_EDGES[4:7], "int64"))
    often = meetings["participants"].explode().value_counts()
    both = table["person_id"].map(often) + table["other_id"].map(often)
    order = table.assign(both=both).sort_values(["n_meetings", "both"], ascending=False, kind="stable").index
    return table.loc[order].reset_index(drop=True)


def _pairs(people, cast):
    """Who met whom in one meeting: each two of different sides, or each two where there is one side only."""
    pairs = [tuple(sorted(pair)) for pair in combinations(people, 2)]
    return [pair for pair in pairs if not _of_one_state(*map(cast.state, pair))] or pairs


def _of_one_state(one, other):
    return one == other != UNKNOWN


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


class _Drawing:
    """What stands where, in inches."""

    def __init__(self, people, counts, edges, cast):
        self.people, self.counts, self.cast = people, counts, cast
        self.names = [style.wrap(style.printable(cast.name(id)), _NAME - 0.1, _SIZE) for id in people]
        self.states = [style.wrap(cast.state(id), _STATE - 0.1, _SIZE, True) for id in people]
        self.first = [one != before for one, before in zip(self.states, [None, *self.states])]
        self.heights = [max(_ROW, _LINE * max(len(name), len(state) if first else 1)) + _SPACE * first
                        for name, state, first in zip(self.names, self.states, self.first)]
        here = set(people)
        self.edges = [edge for edge in edges.itertuples() if {edge.person_id, edge.other_id} <= here]
        self.height = (_HEAD if people else 0) + sum(self.heights)

    def draw(self, drawing):
        axes = inches(drawing)
        if not self.people:
            return
        air = min((axes.get_ylim()[0] - self.height) / len(self.people), _AIR)
        dot = _STATE + _NAME + _COUNT
        axes.text(dot - 0.15, _HEAD / 2, "meetings", size=_SIZE, color=style.SOFT_INK, ha="right",
                  va="center_baseline")
        places = self._draw_people(axes, dot, air)
        ends = [sorted((places[edge.person_id], places[edge.other_id])) for edge in self.edges]
        each = (style.WIDTH - 2 * MARGIN - dot - 0.25) / max(last - first for first, last in ends)
        thick = min(_THICK, _THICKEST / max(edge.n_meetings for edge in self.edges))
        for edge, (first, last) in zip(self.edges, ends):
            _draw_arc(axes, dot, (first, last), max(each * (last - first), _NEAREST), thick, edge.n_meetings,
                      edge.n_suggested == edge.n_meetings)

    def _draw_people(self, axes, dot, air):
        """Draw names, numbers and dots; where each person's dot is."""
        y, places = _HEAD, {}
        for number, id in enumerate(self.people):
            bottom = y + self.heights[number] + air
            middle = (y + bottom + (_SPACE if self.first[number] else 0)) / 2
            if self.first[number]:
                axes.plot([0, dot - 0.15], [y + _SPACE / 4] * 2, color=style.GRID, lw=0.8)
                write_lines(axes, 0, middle, self.states[number], "bold")
            write_lines(axes, _STATE, middle, self.names[number])
            axes.text(dot - 0.15, middle, self.counts[id], size=_SIZE, ha="right", va="center_baseline")
            colour = style.STATES.get(self.cast.state(id), style.STATES["other"])
            axes.plot([dot], [middle], marker="o", ms=9, color=colour, mew=0, zorder=3)
            y, places[id] = bottom, middle
        return places


def _draw_arc(axes, x, ends, reach, thick, meetings, suggested):
    """An arc between two people; pale and broken where all their meetings are only suggested."""
    from matplotlib.patches import Arc

    middle = sum(ends) / 2
    axes.add_patch(Arc((x, middle), 2 * reach, ends[1] - ends[0], theta1=-90, theta2=90,
                       lw=max(thick * meetings, 0.8), color=style.GREY, alpha=0.4 if suggested else 0.75,
                       ls=(0, (3, 1.5)) if suggested else "-"))
    if meetings > 1:
        axes.text(x + reach, middle, meetings, size=_SIZE, weight="bold", ha="center", va="center_baseline",
                  bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5}, zorder=4)


class _Words:
    """Title, subtitle, alternative text and caption, from the data."""

    def __init__(self, meetings, counts, edges, cast, shown):
        self.meetings, self.counts, self.edges, self.cast, self.shown = meetings, counts, edges, cast, shown

    def title(self):
        if self.edges.empty:
            return "These pages tell of nobody who met"
        most, total = int(self.counts.max()), len(self.meetings)
        first = [self.cast.name(id) for id in self.counts.index[self.counts == most]]
        if total == 1:
            return f"One meeting: {listing(first)}"
        if len(first) > 3:
            return f"No one took part in more than {most} of the {total} meetings"
        each = " each" if len(first) > 1 else ""
        return f"{listing(first)}{each} took part in {most} of the {total} meetings"

    def subtitle(self):
        if self.edges.empty:
            return "no meeting of two who are named was found"
        people = len(self.counts)
        left_out = f"; the picture shows {self.shown} of them" if self.shown < people else ""
        return (f"{people} who met, {plural(len(self.edges), 'pair')}; meetings are counted, not their tellings"
                f"{self._open()}{left_out}")

    def _open(self):
        """How many of the meetings nobody has checked, in words."""
        number = int((~self.meetings["checked"]).sum())
        return f"; {number} of the {len(self.meetings)} meetings only suggested" if number else ""

    def alt(self):
        if self.edges.empty:
            return "An empty picture: these pages tell of nobody who met."
        told = self.edges.head(20)
        rest = " Only the first 20 are named here; the data has all." if len(self.edges) > 20 else ""
        pairs = "; ".join(f"{one.person} ({one.state}) and {one.other} ({one.other_state}) {one.n_meetings}"
                          for one in told.itertuples())
        return ("People by state, an arc between two who met, with the number of their meetings. "
                f"{pairs}.{rest}")

    def caption(self):
        return ("How to read it: an arc joins two who met; it is thicker, and has a number, where they met more "
                "than once. Beside each name stands the number of meetings. Meetings and calls count, visits, "
                "inspections and signings do not. In a meeting of several states, people of one state are one "
                "side.")
