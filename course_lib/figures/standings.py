"""The figure of notebook 04: which role each state has in which framework, on one day."""


import pandas as pd

from course_lib.analysis.facts import (day_of, framework_facts, in_words, newest_source, short_names, sites,
                                       state_names, valid)
from course_lib.display import style
from course_lib.display.figure import MARGIN, Figure, inches
from course_lib.display.markup import listing, plural
from course_lib.errors import CourseError, one_of

_COLUMNS, _ROWS = 4, 60  # at most: more would be a picture nobody can read
_NAMED = 16  # rows, where only states that the texts name are shown
_NAME, _GAP, _TAG, _LINE, _WORDS, _PAD, _HEAD = 1.35, 0.1, 0.21, 0.25, 0.19, 0.05, 0.28  # inches
_SIDE = 0.08  # beside the words in a box
_AIR = 0.12  # at most this much more between two rows where there is room
_SHOWN = ["framework", "state", "role", "since", "as_of", "disputed", "sites"]

# What a role looks like: ground and words. What is only asked, offered or disputed has an outline, no ground.
_ROLES = {"chair": (style.BLACK, "white"), "member": (style.SKY, style.INK),
          "dialogue partner": (style.YELLOW, style.INK), "partner": (style.YELLOW, style.INK),
          "observer": (style.PALE_GREY, style.INK)}


def framework_matrix(corpus, as_of, states=None, frameworks=None):
    """Which role each state has in each framework on a day, as far as dated facts with a source say.

    Args:
        corpus: a Corpus.
        as_of: the day, such as ``"2024-07-25"``. Only facts that hold on it are drawn.
        states: None for the states that the texts name (and those whose standing is disputed), "all" for
            every state with a role.
        frameworks: ids of at most four frameworks; None for those with facts that the texts name most often.

    Returns:
        A Figure; its data has a row a fact, with the ``sites`` of its sources.

    Raises:
        CourseError: ``as_of`` is no day, or there is no such framework.
    """
    day, names = day_of(as_of), short_names(corpus.folder)
    known = framework_facts(corpus)
    chosen = _chosen(corpus, known, names, frameworks)
    known = known[known["framework_id"].isin(chosen)].assign(framework=known["framework_id"].map(names))
    facts = valid(known, day).reset_index(drop=True)
    rows = _rows(corpus, facts, one_of("choice of states", states, (None, "all")))
    columns = [names[framework] for framework in chosen]
    placed = _placed(facts, rows, columns)
    return Figure(
        lambda drawing: _draw(drawing, placed, columns, _nothing(known)),
        title=_title(facts, columns, day, newest_source(known)), subtitle=_subtitle(states, day, newest_source(known)),
        alt=_alt(facts, columns, day), caption=_caption(corpus, names, known, columns), data=_data(facts, chosen),
        room=_HEAD + max(sum(height for *_, height in placed), _LINE), least=2 if placed else 1,
    )


def _chosen(corpus, known, names, frameworks):
    """The frameworks that get a column, those most often named first."""
    if frameworks is not None:
        asked = [frameworks] if isinstance(frameworks, str) else frameworks
        chosen = [one_of("framework", one, names) for one in asked]
        if len(chosen) > _COLUMNS:
            raise CourseError(f"There is room for {_COLUMNS} frameworks, and {len(chosen)} are asked for. "
                              "Take fewer.")
        return chosen
    named = corpus.frameworks["framework_id"].value_counts()
    return sorted(dict.fromkeys(known["framework_id"]), key=lambda one: -named.get(one, 0))[:_COLUMNS]


def _rows(corpus, facts, states):
    """The states that get a row, those most often named first; the rest are added up below."""
    names = state_names(corpus.folder)
    named = corpus.states["state_id"].map(names).value_counts()
    order = sorted(dict.fromkeys(facts["state"]), key=lambda one: (-named.get(one, 0), one))
    if states == "all":
        return order[:_ROWS]
    disputed = list(dict.fromkeys(facts.loc[facts["disputed"], "state"]))
    return list(dict.fromkeys([one for one in order if one in named][:_NAMED] + disputed))


def _data(facts, chosen):
    order = facts["framework_id"].map(chosen.index)
    ranked = facts.iloc[order.argsort(kind="stable")].reset_index(drop=True)
    return ranked.assign(sites=ranked["source"].map(sites).astype("str"))[_SHOWN]


# What is written where

def _placed(facts, rows, columns):
    """Each row as (lines of its name, lines in each column, height); last those without a row, added up."""
    width = _column_width(columns)
    placed = []
    for state in rows:
        own = facts[facts["state"] == state]
        cells = [_flow(_tags(own[own["framework"] == column]), width - _GAP) for column in columns]
        placed.append(_measured(state, cells, _LINE))
    rest = facts[~facts["state"].isin(rows)]
    if len(rest):
        sums = [_sums(rest[rest["framework"] == column], width - _GAP) for column in columns]
        placed.append(_measured("others" if rows else "all", sums, _WORDS))
    return placed


def _column_width(columns):
    return (style.WIDTH - 2 * MARGIN - _NAME - _GAP) / max(len(columns), 1)


def _measured(name, cells, line):
    lines = style.wrap(style.printable(name), _NAME, style.LABEL, True)
    return lines, cells, max(_LINE, _WORDS * len(lines), *(line * len(cell) for cell in cells)) + 2 * _PAD


def _tags(facts):
    """The roles of one state in one framework, the chair last, as words and look."""
    order = list(_ROLES)[1:]
    ranked = sorted(facts.itertuples(), key=lambda fact: order.index(fact.role) if fact.role in order else 9)
    return [(f"disputed: {fact.role}" if fact.disputed else fact.role, *_look(fact)) for fact in ranked]


def _look(fact):
    ground, ink = _ROLES.get(fact.role, ("white", style.INK))
    return ("white", style.INK, "dashed") if fact.disputed else (ground, ink, "solid")


def _flow(tags, width):
    """Tags in lines: each line a list of (x, width, words, look …)."""
    lines, x = [], width
    for words, *look in tags:
        length = style.text_width(words, 10) + 2 * _SIDE
        if x + length > width:
            lines.append([])
            x = 0
        lines[-1].append((x, length, words, *look))
        x += length + 0.05
    return lines


def _sums(facts, width):
    """How many states have each role, as lines of plain words; a chair is named, being one of the members."""
    sure = facts[~facts["disputed"]]
    chairs = list(sure.loc[sure["role"] == "chair", "state"])
    counted = sure.loc[sure["role"] != "chair", "role"].value_counts(sort=False)
    order = [*_ROLES, *(role for role in counted.index if role not in _ROLES)]
    said = [plural(counted[role], role) for role in order if role in counted]
    said += [f"in the chair: {listing(chairs)}"] if chairs else []
    return [line for line in style.wrap(", ".join(said), width, 10) if line]


def _draw(drawing, placed, columns, nothing):
    axes = inches(drawing)
    width = _column_width(columns)
    lefts = [_NAME + _GAP + width * place for place in range(len(columns))]
    for left, column in zip(lefts, columns):
        axes.text(left, _HEAD / 2, style.wrap(style.printable(column), width - _GAP, style.LABEL, True)[0],
                  va="center_baseline", size=style.LABEL, weight="bold")
    spare = axes.get_ylim()[0] - _HEAD - sum(height for *_, height in placed)
    y, air = _HEAD, min(spare / max(len(placed), 1), _AIR)
    for lines, cells, height in placed:
        axes.plot([0, style.WIDTH - 2 * MARGIN], [y, y], color=style.GRID, linewidth=0.8)
        top = y + _PAD + air / 2
        _draw_lines(axes, 0, top, lines, weight="bold")
        for left, cell in zip(lefts, cells):
            _draw_cell(axes, left, top, cell)
        y += height + air
    if not placed:
        axes.text(0, _HEAD + _LINE / 2, nothing, va="center_baseline", size=style.LABEL)


def _draw_lines(axes, x, top, lines, **look):
    for number, line in enumerate(lines):
        axes.text(x, top + _LINE / 2 + _WORDS * number, line, va="center_baseline", size=10, **look)


def _draw_cell(axes, left, top, lines):
    if lines and isinstance(lines[0], str):
        _draw_lines(axes, left, top, lines, color=style.SOFT_INK)
        return
    for number, line in enumerate(lines):
        for x, width, words, *look in line:
            _draw_tag(axes, left + x, top + _LINE * (number + 0.5), width, words, *look)


def _draw_tag(axes, x, middle, width, words, ground, ink, outline):
    from matplotlib.patches import Rectangle

    edge = style.SOFT_INK if ground == "white" else ground
    axes.add_patch(Rectangle((x, middle - _TAG / 2), width, _TAG, facecolor=ground, edgecolor=edge,
                             linestyle=outline))
    axes.text(x + _SIDE, middle, words, va="center_baseline", size=10, color=ink)


# What is said

def _nothing(known):
    """What is written where no fact holds."""
    first = known["since"].min()
    begins = "" if pd.isna(first) else f" Its first fact is of {in_words(first)}."
    return f"No fact in our list holds on this day.{begins}"


def _title(facts, columns, day, newest):
    if day > newest:
        return f"Our list was kept up to {in_words(newest)}: what holds on {in_words(day)} it cannot know"
    chairs = facts[(facts["role"] == "chair") & ~facts["disputed"]]
    said = [f"{state} ({column})" for column in columns
            for state in chairs.loc[chairs["framework"] == column, "state"]]
    if said:
        return f"In the chair on {in_words(day)}: {listing(said)}"
    if facts.empty:
        return f"For {in_words(day)} our list of facts is empty"
    return f"On {in_words(day)} our list names no chair, and {plural(len(facts), 'other role')}"


def _subtitle(states, day, newest):
    if day > newest:
        return "Shown is what the list gives no end for, or what was planned for that day"
    if states == "all":
        return "A row for each state or organisation with a role"
    return "A row for each state that the texts name, and for any whose standing sources dispute"


def _alt(facts, columns, day):
    said = " ".join(f"{column}: {_roles_in_words(facts[facts['framework'] == column])}."
                    for column in columns)
    return f"A table of roles on {in_words(day)}, a row a state, a column a framework. {said}".rstrip()


def _roles_in_words(facts):
    if facts.empty:
        return "no fact"
    groups = facts.groupby(["role", "disputed"], sort=False)["state"]
    return "; ".join(f"{'disputed as ' if disputed else ''}{role} {listing(states)}"
                     for (role, disputed), states in groups)


def _caption(corpus, names, known, columns):
    said = ("How to read it: each box is a fact that holds on that day by a source (its site is in the data, its"
            " address in framework_facts). Black is the chair, blue a member, yellow a partner or dialogue partner,"
            " grey an observer; white is less than these, such as invited or interested; a dashed"
            " box is a fact that sources dispute. An empty place means that our list says nothing.")
    newest = known.groupby("framework")["as_of"].max()
    days = [f"{in_words(newest[column])} ({column})" for column in columns if column in newest]
    if days:
        said += f" The newest sources are of {listing(days)}: the list knows nothing later."
    listed = set(framework_facts(corpus)["framework_id"])
    without = [names[one] for one in dict.fromkeys(corpus.frameworks["framework_id"]) if one not in listed]
    if without:
        said += f" The texts also name {listing(without)}, for which our list has no members."
    return said
