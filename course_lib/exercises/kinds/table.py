"""Judge a table: its columns by name, its rows in any order."""

from collections import Counter
from datetime import date, datetime

from course_lib.display.markup import listing, plural, text
from course_lib.exercises.given import Unreadable, described, is_missing, pandas_type, plain, shortened, shown
from course_lib.exercises.kinds.kind import Kind
from course_lib.exercises.verdicts import NOT_YET, Verdict, decide, first_step
from course_lib.exercises.wordings import key

_WANTED = "This question asks for a table (a DataFrame)."


class Table(Kind):
    """*table*: made in code."""

    name, wanted, must = "table", _WANTED, "a table with one list a column, all of one length"

    def is_answer(self, value):
        return (isinstance(value, dict) and bool(value) and all(isinstance(column, list) for column in value.values())
                and len({len(column) for column in value.values()}) == 1 and len(next(iter(value.values()))) > 0)

    def how(self, question):
        return f'Make a table in code; then <code>course.check("{text(question.id)}", table)</code> checks it.'

    def field(self, question, on_enter):
        from course_lib.exercises.inputs import NoField

        return NoField(question, on_enter)

    def read(self, question, answer):
        return _columns(answer, list(question.answer))

    def compare(self, question, given, expected):
        return "" if not any(_differences(given, expected)) else None

    def otherwise(self, question, given):
        return _counted(question, given)

    def judge(self, question, answer):
        given = self.read(question, answer)
        absent = [name for name in question.answer if _name(name) not in given]
        if absent:
            columns = listing([f"`{name}`" for name in absent])
            there_is = ", ".join(f"`{shortened(name)}`" for name in list(given)[:12]) or "nothing"
            return Verdict(NOT_YET, f"Your table lacks the column{'s' if len(absent) > 1 else ''} {columns}. "
                                    f"It has: {there_is}.")
        return decide(question, lambda expected: self.compare(question, given, expected),
                      lambda: self.otherwise(question, given))

    def in_words(self, question, answer):
        return ""  # it is shown below, as a table


def _name(column):
    return str(column).strip().casefold().replace(" ", "_")


def _columns(answer, wanted):
    """A table's columns, each as a list, by their names in small letters."""
    if pandas_type(answer, "DataFrame"):
        return _of_frame(answer)
    if pandas_type(answer, "Series"):
        return _of_series(answer, wanted)
    answer = plain(answer)
    if isinstance(answer, dict):
        return _of_dict(answer)
    if isinstance(answer, (list, tuple)):
        return _of_rows(answer, wanted)
    raise _no_table(answer, wanted)


def _no_table(answer, wanted):
    columns = listing([f"`{name}`" for name in wanted])
    return Unreadable(f"{_WANTED} You gave {described(answer)}. Its columns must be {columns}.")


def _of_frame(frame):
    index = [(name, frame.index.get_level_values(name)) for name in frame.index.names if name is not None]
    columns = index + [(name, frame.iloc[:, at]) for at, name in enumerate(frame.columns)]
    return {_name(name): plain(values) for name, values in columns}


def _of_series(series, wanted):
    """A column; or, where its index has a name too (a count by something), two."""
    name = wanted[-1] if series.name is None or len(wanted) == 1 else series.name
    return _of_frame(series.to_frame(name))


def _of_dict(answer):
    columns = {_name(name): plain(values) for name, values in answer.items()}
    if any(not isinstance(values, (list, tuple)) for values in columns.values()):
        columns = {name: [values] for name, values in columns.items()}
    if len({len(values) for values in columns.values()}) > 1:
        raise Unreadable(f"{_WANTED} The columns you gave have different lengths.")
    return {name: list(values) for name, values in columns.items()}


def _of_rows(rows, wanted):
    """Rows as dicts, or as lists as wide as the answer; single values where it has one column."""
    rows = [row._asdict() if hasattr(row, "_asdict") else plain(row) for row in rows]
    if all(isinstance(row, dict) for row in rows):
        names = list(dict.fromkeys(name for row in rows for name in row))
        return {_name(name): [row.get(name) for row in rows] for name in names}
    if len(wanted) == 1:
        return {_name(wanted[0]): rows}
    if all(isinstance(row, (list, tuple)) and len(row) == len(wanted) for row in rows):
        return {_name(name): list(values) for name, values in zip(wanted, zip(*rows))}
    raise _no_table(rows, wanted)


def _differences(given, expected):
    """The rows that a table has too many and too few, as counts; only the columns that are asked for are compared."""
    rows, right = _rows(given, map(_name, expected)), _rows(expected, expected)
    return Counter(rows) - Counter(right), Counter(right) - Counter(rows)


def _rows(columns, names):
    return list(zip(*(map(_cell, columns[name]) for name in names)))


def _cell(value):
    """A value in a form that is the same however it was typed."""
    value = plain(value)
    if is_missing(value):
        return ""
    if isinstance(value, (list, tuple, set, frozenset)):
        return ", ".join(sorted(map(_cell, value)))
    if isinstance(value, date):
        is_day = not isinstance(value, datetime) or (value.hour, value.minute) == (0, 0)
        return f"{value:%Y-%m-%d}" if is_day else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return shown(round(value, 3)) if abs(value) < float("inf") else str(value)
    typed = str(value)[:1000].strip()
    return _number_cell(typed) or _day_cell(typed) or key(typed)


def _number_cell(text):
    try:
        return shown(round(float(text), 3))
    except (ValueError, OverflowError):
        return None


def _day_cell(text):
    try:
        return f"{date.fromisoformat(text[:10]):%Y-%m-%d}" if text[10:] in ("", " 00:00:00", "T00:00:00") else None
    except ValueError:
        return None


def _counted(question, given):
    """How many rows are too many and missing, with one of each as it was written."""
    said = []
    tables = (given, list(map(_name, question.answer)), "too many"), (question.answer, list(question.answer), "missing")
    for rows, (table, names, what) in zip(_differences(given, question.answer), tables):
        if rows:
            at = _rows(table, names).index(next(iter(rows)))
            one = ", ".join(shortened(str(table[name][at])) for name in names)
            total = sum(rows.values())
            said.append(f"{plural(total, 'row')} {'is' if total == 1 else 'are'} {what}, for example: {one}.")
    return Verdict(NOT_YET, " ".join([*said, first_step(question)]))
