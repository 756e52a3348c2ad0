"""The figure for teachers: which questions were hard for a class."""

import pandas as pd

from course_lib.display import style
from course_lib.display.drawing import box, cut, widest, write
from course_lib.display.figure import Figure
from course_lib.display.markup import listing, plural
from course_lib.errors import CourseError
from course_lib.exercises.answerfile import STATES
from course_lib.exercises.notes import KIND as NOTE

_COLOURS = {"right": style.BLUE, "not yet": style.ORANGE, "not attempted": style.PALE_GREY}
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
    if not needed <= set(results.columns) or results.empty:
        raise CourseError("hard_questions takes the table that course.class_results(folder) gives, "
                          "with at least one row.")
    data = by_question(results)
    students = plural(int(data["students"].max()), "student")
    return Figure(
        lambda axes: _draw(axes, data), title=_title(data), alt=_alt(data),
        subtitle=f"{plural(len(data), 'question')} in the order of the course, {students}",
        caption="Of each question: how many students have it right, not yet right, or did not attempt it; "
                "at the right, hints taken per student. A question that few attempted need not be hard: time "
                "may have run out.",
        data=data)


def by_question(results: pd.DataFrame) -> pd.DataFrame:
    """A row for each question, in the order of the course; what was written in a box is none."""
    if "kind" in results.columns:
        results = results[results["kind"] != NOTE]
    data = pd.crosstab(results["question"], results["state"]).reindex(columns=STATES[::-1], fill_value=0)
    groups = results.groupby("question")
    data.insert(0, "title", groups["title"].first())
    data["students"], data["hints_per_student"] = groups["student"].nunique(), groups["hints"].mean()
    return data.loc[sorted(data.index, key=_in_order)].rename_axis(None, axis=1).reset_index()


def _in_order(question_id):
    """
    >>> sorted(["1.10", "1.9", "a.1"], key=_in_order)
    ['1.9', '1.10', 'a.1']
    """
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in question_id.split(".")]


def _hardest(data):
    """The rows with the smallest share of right answers among students who attempted the question."""
    tried = data[data["right"] + data["not yet"] > 0]
    share = tried["right"] / (tried["right"] + tried["not yet"])
    return tried[share == share.min()] if len(tried) else tried


def _title(data):
    hardest = _hardest(data)
    if hardest.empty:
        return "No question has been attempted yet"
    row, more = hardest.iloc[0], len(hardest) - 1
    if not row["not yet"]:
        return "Every question that was attempted was answered right"
    name = row["question"]
    which = f"Questions {name} and {plural(more, 'other')} were" if more else f"Question {name} was"
    return (f"{which} hardest: {row['right']} of {row['right'] + row['not yet']} who tried have "
            f"{name if more else 'it'} right")


def _alt(data):
    """What the picture shows; of many questions, the hardest."""
    told = data if len(data) <= _LISTED else data.loc[_hardest(data).index[:_LISTED]]
    rest = "" if len(told) == len(data) else f" The others of {len(data)} stand in the data."
    return listing(f"{row['question']} {row['title']}: {row['right']} right, {row['not yet']} not yet, "
                   f"{row['not attempted']} not attempted" for row in told.to_dict("records")) + "." + rest


def _draw(axes, data):
    end, x = style.ACROSS - _HINTS, _NAME
    for state, colour in _COLOURS.items():  # the words for the colours, over the bars
        box(axes, x, 0.02, 0.13, 0.13, colour)
        write(axes, x + 0.19, 0.085, state)
        x += 0.44 + widest([state])
    write(axes, style.ACROSS, 0.085, "hints each", ha="right")
    for number, row in enumerate(data.to_dict("records")):
        y = _HEAD + _ROW * number
        write(axes, 0, y + _BAR / 2, cut(f"{row['question']} {row['title']}", _NAME - 0.25))
        write(axes, style.ACROSS, y + _BAR / 2, f"{row['hints_per_student']:.1f}", ha="right")
        x, scale = _NAME, (end - _NAME) / sum(row[state] for state in _COLOURS)
        for state, colour in _COLOURS.items():
            width, words = row[state] * scale, str(row[state])
            box(axes, x, y, width, _BAR, colour, words if widest([words]) + 0.06 < width else "")
            x += width
    return _HEAD + _ROW * len(data)
