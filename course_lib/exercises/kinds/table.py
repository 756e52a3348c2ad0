"""Questions for a table: its columns by name, its rows in any order."""

from collections import Counter
from datetime import date

from course_lib.display.markup import listing, plural, text
from course_lib.exercises.given import Unreadable, is_table, plain, shown
from course_lib.exercises.kinds.kind import Kind
from course_lib.exercises.question import NOT_YET, Verdict
from course_lib.exercises.wordings import key
from course_lib.wanted import described, is_missing, shortened


class Table(Kind):
    """*table*: made in code."""

    name, wanted, field = "table", "This question asks for a table (a DataFrame).", "NoField"
    must = "a table with one list a column, all of one length"

    def is_answer(self, value):
        return (isinstance(value, dict) and bool(value) and all(isinstance(column, list) for column in value.values())
                and len({len(column) for column in value.values()}) == 1 and len(next(iter(value.values()))) > 0)

    def how(self, question):
        return f'Make a table in code; then <code>course.check("{text(question.id)}", table)</code> checks it.'

    def read(self, question, answer):
        """The columns of a table, those that are asked for, each as a list."""
        frame, wanted = self._frame(answer, list(question.answer)), list(map(_name, question.answer))
        columns = {_name(name): plain(frame.iloc[:, at]) for at, name in enumerate(frame.columns)}
        if absent := [f"`{name}`" for name in wanted if name not in columns]:
            there_is = ", ".join(f"`{shortened(name)}`" for name in list(columns)[:12]) or "nothing"
            raise Unreadable(f"Your table lacks the column{'s' if len(absent) > 1 else ''} {listing(absent)}. "
                             f"It has: {there_is}.")
        return {name: columns[name] for name in wanted}

    def _frame(self, answer, wanted):
        """A table of whatever pandas makes one of; the names of its rows, where they have one, as a column."""
        import pandas as pd

        try:
            if isinstance(answer, pd.Series):
                frame = answer.to_frame(wanted[-1] if answer.name is None or len(wanted) == 1 else answer.name)
            elif isinstance(answer, dict):
                frame = pd.DataFrame(answer if isinstance(next(iter(answer.values())), (list, tuple)) else [answer])
            elif isinstance(answer, (list, tuple)):
                has_names = isinstance(answer[0], dict) or hasattr(answer[0], "_fields")
                frame = pd.DataFrame(list(answer), columns=None if has_names else wanted)
            else:
                frame = answer if is_table(answer) else None
            named = [name for name in frame.index.names if name is not None and name not in frame.columns]
            return frame.reset_index(named)
        except ValueError as error:
            if "same length" in str(error):
                raise Unreadable(f"{self.wanted} The columns you gave have different lengths.") from None
        except Exception:  # whatever pandas says of what is no table
            pass
        columns = listing([f"`{name}`" for name in wanted])
        raise Unreadable(f"{self.wanted} You gave {described(answer)}. Its columns must be {columns}.")

    def compare(self, question, given, expected):
        return "" if Counter(_rows(given)) == Counter(_rows(expected)) else None

    def otherwise(self, question, given):
        """How many rows are too many, with one of them as it was written, and how many are missing."""
        rows, right = _rows(given), Counter(_rows(question.answer))
        said, odd, missing = [], Counter(rows) - right, (right - Counter(rows)).total()
        if odd:
            at = rows.index(next(iter(odd)))
            one = ", ".join(shortened(str(column[at])) for column in given.values())
            said.append(f"{_so_many(odd.total())} too many, for example: {one}")
        if missing:
            said.append(f"{_so_many(missing)} missing")
        return Verdict(NOT_YET, f"{'; '.join(said)}. {question.first_step}")

    def in_words(self, question, answer):
        import pandas as pd

        from course_lib.display.views import rows_html  # with pandas, which other questions do without

        return rows_html(pd.DataFrame(answer)) if isinstance(answer, dict) else ""


def _so_many(number):
    return f"{plural(number, 'row')} {'is' if number == 1 else 'are'}"


def _name(column):
    return str(column).strip().casefold().replace(" ", "_")


def _rows(columns):
    return list(zip(*(map(_cell, column) for column in columns.values())))


def _cell(value):
    """A value in a form that is the same however it was typed."""
    value = plain(value)
    if isinstance(value, (list, tuple, set, frozenset)):
        return ", ".join(sorted(map(_cell, value)))
    if is_missing(value):
        return ""
    typed = value.isoformat() if isinstance(value, date) else str(value)[:1000].strip()
    typed = typed.removesuffix("T00:00:00").removesuffix(" 00:00:00")
    try:
        return shown(round(float(typed), 3))
    except (ValueError, OverflowError):
        return key(typed)
