"""The figure of notebook 04: which role each state has in which framework, on one day."""

import pandas as pd

from course_lib.analysis.facts import (chairs_and_numbers, day_of, framework_facts, short_names, sites,
                                       state_names, valid)
from course_lib.display import style
from course_lib.display.drawing import LINE, box, flow, rule, widest, write
from course_lib.display.figure import Figure
from course_lib.display.markup import listing, plural
from course_lib.display.values import day_in_words

_COLUMNS, _NAMED = 4, 16  # at most: frameworks, and states that the texts name
_NAME, _GAP, _TAG, _PITCH, _PAD, _HEAD = 1.35, 0.1, 0.21, 0.25, 0.07, 0.28  # inches
_SIDE = 0.08  # beside the words in a box
_SHOWN = ["framework", "state", "role", "since", "as_of", "disputed", "sites"]

# The ground of a role. What is only asked, offered or disputed has an outline, no ground.
_ROLES = {"chair": style.BLACK, "member": style.SKY, "dialogue partner": style.YELLOW, "partner": style.YELLOW,
          "observer": style.PALE_GREY}
_NO_GROUND = "#FFFFFF"


def framework_matrix(corpus, as_of):
    """Which role each state has in each framework on a day, as far as dated facts with a source say.

    Args:
        corpus: a Corpus.
        as_of: the day, such as ``"2024-07-25"``. Only facts that hold on it are drawn.

    Returns:
        A Figure; its data has a row a fact, with the ``sites`` of its sources.

    Raises:
        CourseError: ``as_of`` is no day.
    """
    day, names = day_of(as_of), short_names(corpus.folder)
    known = framework_facts(corpus)
    chosen = _chosen(corpus, known)
    known = known[known["framework_id"].isin(chosen)].assign(framework=known["framework_id"].map(names))
    facts = valid(known, day).reset_index(drop=True)
    rows = _rows(corpus, facts)
    columns = [names[framework] for framework in chosen]
    return Figure(
        lambda axes: _draw(axes, facts, rows, columns, _nothing(known)),
        title=_title(facts, columns, day, known["as_of"].max()), subtitle=_subtitle(day, known["as_of"].max()),
        alt=_alt(facts, columns, day), caption=_caption(corpus, names, known, columns), data=_data(facts, chosen),
    )


def _chosen(corpus, known):
    """The frameworks that get a column, those most often named first."""
    named = corpus.frameworks["framework_id"].value_counts()
    return sorted(dict.fromkeys(known["framework_id"]), key=lambda one: -named.get(one, 0))[:_COLUMNS]


def _rows(corpus, facts):
    """The states that get a row, those most often named first; the rest are added up below."""
    names = state_names(corpus.folder)
    named = corpus.states["state_id"].map(names).value_counts()
    order = sorted(dict.fromkeys(facts["state"]), key=lambda one: (-named.get(one, 0), one))
    disputed = list(dict.fromkeys(facts.loc[facts["disputed"], "state"]))
    return list(dict.fromkeys([one for one in order if one in named][:_NAMED] + disputed))


def _data(facts, chosen):
    order = facts["framework_id"].map(chosen.index)
    ranked = facts.iloc[order.argsort(kind="stable")].reset_index(drop=True)
    return ranked.assign(sites=ranked["source"].map(sites).astype("str"))[_SHOWN]


# The drawing

def _draw(axes, facts, rows, columns, nothing):
    width = (style.ACROSS - _NAME - _GAP) / max(len(columns), 1)
    lefts = {column: _NAME + _GAP + width * place for place, column in enumerate(columns)}
    for column, left in lefts.items():
        write(axes, left, _HEAD / 2, style.wrap(column, width - _GAP, style.LABEL, True)[0], size=style.LABEL,
              weight="bold")
    y, rest = _HEAD, facts[~facts["state"].isin(rows)]
    for state in rows:
        own = facts[facts["state"] == state]
        y += _draw_row(axes, y, state, [_draw_tags(axes, left, y + _PAD, own[own["framework"] == column], width - _GAP)
                                        for column, left in lefts.items()])
    if len(rest):
        y += _draw_row(axes, y, "others" if rows else "all", [
            _write_sums(axes, left, y + _PAD, rest[rest["framework"] == column], width - _GAP)
            for column, left in lefts.items()])
    if facts.empty:
        write(axes, 0, y + _PITCH / 2, nothing, size=style.LABEL)
        y += _PITCH
    return y


def _draw_row(axes, y, name, heights):
    """Write a row's name beside cells of these heights, with a line above; the height that takes."""
    lines = style.wrap(name, _NAME, style.LABEL, True)
    rule(axes, 0, style.ACROSS, y)
    write(axes, 0, y + _PAD + _PITCH / 2 + LINE * (len(lines) - 1) / 2, lines, weight="bold")
    return max(_PITCH, LINE * len(lines), *heights) + 2 * _PAD


def _draw_tags(axes, left, y, facts, width):
    """Draw the roles of one state in one framework, the chair last; the height that takes."""
    order = list(_ROLES)[1:]
    ranked = sorted(facts.itertuples(), key=lambda fact: order.index(fact.role) if fact.role in order else 9)
    tags = [f"disputed: {fact.role}" if fact.disputed else fact.role for fact in ranked]
    widths = [widest([tag]) + 2 * _SIDE for tag in tags]
    places = flow(widths, width, 0.05)
    for fact, tag, length, (x, line) in zip(ranked, tags, widths, places):
        ground = _NO_GROUND if fact.disputed else _ROLES.get(fact.role, _NO_GROUND)
        box(axes, left + x, y + _PITCH * (line + 0.5) - _TAG / 2, length, _TAG, ground, tag,
            edge=style.SOFT_INK if ground == _NO_GROUND else ground, broken=fact.disputed)
    return _PITCH * max((line + 1 for _, line in places), default=0)


def _write_sums(axes, left, y, facts, width):
    """Write how many states have each role, a chair by name, being one of the members; the height that takes."""
    chairs, counted = chairs_and_numbers(facts)
    order = [*_ROLES, *(role for role in counted.index if role not in _ROLES)]
    said = [plural(counted[role], role) for role in order if role in counted]
    said += [f"in the chair: {listing(chairs)}"] if chairs else []
    lines = style.wrap(", ".join(said), width, 10)
    write(axes, left, y + _PITCH / 2 + LINE * (len(lines) - 1) / 2, lines, color=style.SOFT_INK)
    return LINE * len(lines)


# What is said

def _nothing(known):
    """What is written where no fact holds."""
    first = known["since"].min()
    begins = "" if pd.isna(first) else f" Its first fact is of {day_in_words(first)}."
    return f"No fact in our list holds on this day.{begins}"


def _title(facts, columns, day, newest):
    if day > newest:
        return f"Our list was kept up to {day_in_words(newest)}: what holds on {day_in_words(day)} it cannot know"
    chairs = facts[(facts["role"] == "chair") & ~facts["disputed"]]
    said = [f"{state} ({column})" for column in columns
            for state in chairs.loc[chairs["framework"] == column, "state"]]
    if said:
        return f"In the chair on {day_in_words(day)}: {listing(said)}"
    if facts.empty:
        return f"For {day_in_words(day)} our list of facts is empty"
    return f"On {day_in_words(day)} our list names no chair, and {plural(len(facts), 'other role')}"


def _subtitle(day, newest):
    if day > newest:
        return "Shown is what the list gives no end for, or what was planned for that day"
    return "A row for each state that the texts name, and for any whose standing sources dispute"


def _alt(facts, columns, day):
    said = " ".join(f"{column}: {_roles_in_words(facts[facts['framework'] == column])}."
                    for column in columns)
    return f"A table of roles on {day_in_words(day)}, a row a state, a column a framework. {said}".rstrip()


def _roles_in_words(facts):
    if facts.empty:
        return "no fact"
    groups = facts.groupby(["role", "disputed"], sort=False)["state"]
    return "; ".join(f"{'disputed as ' if disputed else ''}{role} {listing(states)}"
                     for (role, disputed), states in groups)


def _caption(corpus, names, known, columns):
    said = ("How to read it: a box is a fact that a source states for that day. Black is the chair, blue a member,"
            " yellow a partner or dialogue partner, grey an observer, white less, such as invited or interested;"
            " dashed is disputed. Sources are in the data. An empty place means that our list says nothing.")
    newest = known.groupby("framework")["as_of"].max()
    days = [f"{day_in_words(newest[column])} ({column})" for column in columns if column in newest]
    if days:
        said += f" The newest sources are of {listing(days)}."
    listed = set(framework_facts(corpus)["framework_id"])
    without = [names[one] for one in dict.fromkeys(corpus.frameworks["framework_id"]) if one not in listed]
    if without:
        said += f" The texts also name {listing(without)}, for which our list has no members."
    return said
