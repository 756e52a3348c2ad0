"""The figure for teachers: which questions were hard for a class."""

import re

import pandas as pd

from course_lib.display import style
from course_lib.display.drawing import box
from course_lib.display.figure import Figure
from course_lib.display.markup import listing, plural
from course_lib.errors import CourseError
from course_lib.exercises.answerfile import STATES
from course_lib.exercises.notes import KIND as NOTE

_COLOURS = {"right": style.BLUE, "not yet": style.ORANGE, "not attempted": style.PALE_GREY}
_INK = {"right": "white", "not yet": style.INK, "not attempted": style.INK}
_ROW, _BAR, _NAME, _HINTS, _HEAD = 0.27, 0.2, 3.0, 0.9, 0.35  # inches
_LISTED = 12  # questions in the alternative text; the data has all


def hard_questions(results):
    """Which questions were hard: how many students have each right, not yet, or did not attempt it, and hints
    taken.

    Args:
        results: the table that ``class_results`` gives.

    Returns:
        A Figure, in the order of the course; its data has a row for each question.

    Raises:
        CourseError: this is not such a table, or it is empty.
    """
    needed = {"student", "question", "title", "state", "hints"}
    if not isinstance(results, pd.DataFrame) or not needed <= set(results.columns) or results.empty:
        raise CourseError("hard_questions takes the table that course.class_results(folder) gives, "
                          "with at least one row.")
    data = by_question(results)
    return Figure(
        lambda axes: _draw(axes, data), title=_title(data), subtitle=_subtitle(data), alt=_alt(data),
        caption="Of each question: how many students have it right, not yet right, or did not attempt it; "
                "at the right, hints taken per student. A question that few attempted need not be hard: time "
                "may have run out.",
        data=data)


def by_question(results: pd.DataFrame) -> pd.DataFrame:
    """A row for each question, in the order of the course; what was written in a box is none."""
    if "kind" in results.columns:
        results = results[results["kind"] != NOTE]
    states = results.groupby("question")["state"].value_counts().unstack(fill_value=0)
    data = states.reindex(columns=STATES[::-1], fill_value=0).astype(int)
    by_question = results.groupby("question")
    data.insert(0, "title", by_question["title"].first())
    data["students"] = by_question["student"].nunique()
    data["hints_per_student"] = by_question["hints"].mean()
    return data.loc[sorted(data.index, key=_in_order)].rename_axis(None, axis=1).reset_index()


def _in_order(question_id):
    """
    >>> sorted(["1.10", "1.9", "a.1"], key=_in_order)
    ['1.9', '1.10', 'a.1']
    """
    parts = re.findall(r"\d+|\D+", question_id)
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts]


def _hardest(data):
    """The rows with the smallest share of right answers among students who attempted the question."""
    tried = data[data["right"] + data["not yet"] > 0]
    share = tried["right"] / (tried["right"] + tried["not yet"])
    return tried[share == share.min()] if len(tried) else tried


def _title(data):
    hardest = _hardest(data)
    if hardest.empty:
        return "No question has been attempted yet"
    row = hardest.iloc[0]
    tried = row["right"] + row["not yet"]
    if not row["not yet"]:
        return "Every question that was attempted was answered right"
    more = len(hardest) - 1
    name = row["question"]
    which = f"Questions {name} and {plural(more, 'other')} were" if more else f"Question {name} was"
    return f"{which} hardest: {row['right']} of {tried} who tried have {name if more else 'it'} right"


def _subtitle(data):
    students = plural(int(data["students"].max()), "student")
    return f"{plural(len(data), 'question')} in the order of the course, {students}"


def _alt(data):
    """What the picture shows; of many questions, the hardest."""
    told = data if len(data) <= _LISTED else data.loc[_hardest(data).index[:_LISTED]]
    rest = "" if len(told) == len(data) else f" The others of {len(data)} stand in the data."
    return listing(f"{row.question} {row.title}: {row.right} right, {row[4]} not yet, {row[5]} not attempted"
                   for row in told.itertuples(name="Row")) + "." + rest


def _draw(axes, data):
    left, right = _NAME, style.ACROSS - _HINTS
    _draw_head(axes, left, right)
    for number, row in enumerate(data.to_dict("records")):
        y = _HEAD + _ROW * number
        name = style.wrap(style.printable(f"{row['question']} {row['title']}"), _NAME - 0.25, 10)
        axes.text(0, y + _BAR / 2, name[0] + (" …" if len(name) > 1 else ""), size=10, va="center_baseline")
        _draw_bar(axes, left, right, y, row)
        axes.text(right + _HINTS, y + _BAR / 2, f"{row['hints_per_student']:.1f}", size=10, ha="right",
                  va="center_baseline")
    return _HEAD + _ROW * len(data)


def _draw_head(axes, left, right):
    """The words for the colours over the bars, and what stands at the right."""
    x = left
    for state, colour in _COLOURS.items():
        box(axes, x, 0.02, 0.13, 0.13, colour)
        axes.text(x + 0.19, 0.085, state, size=10, va="center_baseline")
        x += 0.19 + style.text_width(state, 10) + 0.25
    axes.text(right + _HINTS, 0.085, "hints each", size=10, ha="right", va="center_baseline")


def _draw_bar(axes, left, right, y, row):
    """One bar; each part has its number in it, where there is room."""
    x, scale = left, (right - left) / sum(row[state] for state in _COLOURS)
    for state, colour in _COLOURS.items():
        width = row[state] * scale
        box(axes, x, y, width, _BAR, colour)
        if style.text_width(str(row[state]), 10) + 0.06 < width:
            axes.text(x + width / 2, y + _BAR / 2, str(row[state]), size=10, color=_INK[state],
                      ha="center", va="center_baseline")
        x += width
