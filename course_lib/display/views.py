"""What tables and passages look like: ``show``, ``cite`` and ``evidence``.

Everything here returns ready HTML and leaves the tables as they are.
"""

import numbers
import re

import pandas as pd

from course_lib.display import markup
from course_lib.display.checked import is_suggested, only_suggested, taken_from_suggestions
from course_lib.display.markup import Html, cell, text
from course_lib.display.values import as_dict, day_in_words, in_words, is_missing, named, row_of
from course_lib.errors import CourseError, one_of
from course_lib.words.addresses import address
from course_lib.words.spans import NEWLINE, Lines, citation

# Columns that a citation stands for, in a table whose rows have a place on a page.
_PLACE = ("page_id", "article_id", "paragraph", "line", "start", "end")

_FOR_CODE = "The table also has, for use in code: {}."

# Characters, as counted for what fits beside JupyterLab's file list on a small screen: all columns
# together, the longest unbroken word, and the white space around a column.
_WIDEST, _LONGEST, _PADDING = 116, 30, 3

_CITED = re.compile(r"(?P<page>[\w-]+)\.\d+, lines? (?P<line>\d+)(?:[–-]\d+)?")  # text that is a citation
_DAY = re.compile(r"\d{4}-\d\d-\d\d")

# The mark on a span sets ink and ground together, so that it reads the same in a light and a dark theme.
MARK = '<mark style="background-color:#FFE08A;color:#1A1A1A;padding:0 2px">{}</mark>'


def cite(row):
    """How a row is cited: its article (else its page) and its line.

    ``row`` is a row of any table with an ``article_id`` or ``page_id``: a Series, a named tuple or a dict.
    Raises CourseError where it has neither.

    >>> cite({"article_id": "july.4", "line": 113})
    'july.4, line 113'
    >>> cite({"page_id": "cgtn", "line": 11, "quote": "two lines\\nof one caption"})
    'cgtn, lines 11–12'
    """
    place = as_dict(row)
    name = place.get("article_id", place.get("page_id"))
    if name is None:
        raise CourseError(f"This row cannot be cited, for it has no article_id and no page_id. It has: "
                          f"{', '.join(map(str, place)) or 'nothing'}. Take a row about a place in a page.")
    if "line" in place:
        line = int(place["line"])
        return citation(name, line, line + len(NEWLINE.findall(str(place.get("quote", "")))))
    for unit in ("sentence", "paragraph"):
        if unit in place:
            return f"{name}, {unit} {str(place[unit]).rpartition('.')[2]}"
    return str(name)


def cite_html(row):
    """The citation of a row as HTML: a link to its line, where its page lies in a file.

    >>> cite_html({"article_id": "draft.1", "line": 3})
    'draft.1, line 3'
    """
    place = as_dict(row)
    return linked(cite(place), place.get("page_id", str(place.get("article_id")).rpartition(".")[0]), place.get("line"))


def linked(words, page_id, line):
    """Words as a link to a line of a page; only words where there is no such file or no line."""
    target = None if line is None else address(page_id, int(line))
    if target is None:
        return text(words)
    return f'<a href="{markup.attribute(target)}" style="text-decoration:underline">{text(words)}</a>'


def show(table, rows=10):
    """The first rows of a table to read: quotes whole, a citation for each place, no technical columns.

    Rows that are only suggested (``checked`` is False) are paler and say so. ``table`` is a DataFrame or a Series,
    ``rows`` how many of its rows to show (None: all). Raises CourseError for anything else.

    >>> show(pd.DataFrame({"page_id": ["july"] * 37, "line": range(37), "quote": "Laos"}))
    The first 10 of 37 rows.
    """
    frame = _as_frame(table)
    shown = frame if rows is None else frame.head(rows)
    said = _how_many(len(shown), len(frame))
    html, hidden, further = _table(shown)
    note = f" {_FOR_CODE.format(markup.listing(hidden))}" if hidden else ""
    note += taken_from_suggestions(frame) if is_suggested(frame) is None else only_suggested(frame, "rows")
    if frame.empty and any(str(name).endswith("_id") for name in frame.columns):
        note += " If you expected some, look for a misspelt name: texts are called july.4, people wang-yi."
    if further:
        note += f" Columns not shown: {', '.join(further)}."
        note += f" Choose some with [[\"{further[0]}\", …]] after the table's name."
    return Html(html + markup.aside(text(said + note)), said)


def data_html(table, rows=100):
    """The first rows of a figure's data as HTML, and in words what is not there to see."""
    html, _, further = _table(_as_frame(table).head(rows))
    more = f" In the table besides: {', '.join(further)}." if further else ""
    said = _how_many(min(rows, len(table)), len(table)) + more + taken_from_suggestions(table)
    return html + markup.aside(text(said))


def rows_html(table, most=None):
    """The rows of a DataFrame as ``show`` has them, for use inside a view; below it a line only where there are more
    than ``most``.
    """
    more = most is not None and len(table) > most
    return _table(table.head(most))[0] + (markup.aside(f"The first {most} of {len(table)}.") if more else "")


def _table(frame):
    """The table as HTML, the columns that a citation stands for, and those for which there is no room."""
    columns, hidden = _columns(frame)
    columns, further = _narrow(columns)
    return _table_html(columns, is_suggested(frame) or [False] * len(frame)), hidden, further


def _as_frame(table):
    if isinstance(table, pd.Series):
        table = table.to_frame("value" if table.name is None else table.name)
    if table.empty or (table.index.names == [None] and pd.api.types.is_integer_dtype(table.index)):
        return table  # the index only counts rows
    index = table.index.to_frame(index=False)
    index.columns = [name or "row" for name in table.index.names]
    return pd.concat([index, table.reset_index(drop=True)], axis=1)


def _how_many(shown, total):
    if total == 0:
        return "No rows."
    return f"The first {shown} of {total:,} rows." if shown < total else f"{markup.plural(total, 'row')}."


def _columns(frame):
    """The columns to show as (name, values), a citation in place of technical ones, and what that hides.

    An id is for code where the name stands beside it.
    """
    names = set(map(str, frame.columns))
    place = next((unit for unit in ("line", "sentence", "paragraph") if unit in names), None)
    cited = bool(place and names & {"article_id", "page_id"})
    stood_for = _PLACE if cited else ("page_id", "start", "end") if "article_id" in names else ()
    hidden = [name for name in map(str, frame.columns)
              if name in stood_for or name.endswith(("_start", "_end")) or name.removesuffix("_id") in names - {name}]
    marked = ["checked"] if is_suggested(frame) is not None else []  # what it says is marked in the rows
    kept = [(_name(label), named(label, frame.iloc[:, at]))
            for at, label in enumerate(frame.columns) if label not in [*hidden, *marked]]
    if cited:
        places = frame[[name for name in ("article_id", "page_id", place, "quote") if name in names]]
        kept.insert(0, ("citation", [_cited_if_placed(row) for row in places.to_dict("records")]))
    return kept, hidden


def _narrow(columns):
    """As many columns as fit without scrolling, the quotation among them, and the names of the others."""
    kept, used = set(), 0
    for at in sorted(range(len(columns)), key=lambda at: columns[at][0] != "quote"):
        used += _width(*columns[at])
        if used > _WIDEST and kept:
            break
        kept.add(at)
    return ([column for at, column in enumerate(columns) if at in kept],
            [name for at, (name, _) in enumerate(columns) if at not in kept])


def _width(name, values):
    """About how many characters wide a column must be: its longest word, or enough to read long text in."""
    words = name.split("_") if len(name) > 14 else [name]
    for value in values:
        words += [str(value)] if _is_short(name, value) else re.split(r"[\s-]", str(value))
    long = any(len(str(value)) > 60 for value in values)
    return _PADDING + min(_LONGEST, max(len(word) for word in words)) + (_LONGEST / 2 if long else 0)


def _is_short(name, value):
    """Whether a cell stays on one line: a citation, a day or a number."""
    return (name == "citation" or isinstance(value, (numbers.Number, pd.Timestamp))
            or isinstance(value, str) and bool(_CITED.fullmatch(value) or _DAY.fullmatch(value)))


def _cited_if_placed(row):
    placed = not (is_missing(row.get("article_id")) and is_missing(row.get("page_id")))
    return Html(cite_html(row), cite(row)) if placed else None


def _name(label):
    return " / ".join(map(str, label)) if isinstance(label, tuple) else str(label)


def _table_html(columns, suggested):
    aligns = ["right" if _is_numeric(values) else "left" for _, values in columns]
    names = [name for name, _ in columns]
    across = zip(*(values for _, values in columns), strict=True)
    rows = (_row(names, row, aligns, pale) for row, pale in zip(across, suggested))
    return markup.table(rows, names, aligns)


def _is_numeric(values):
    present = [value for value in values if not is_missing(value)]
    return bool(present) and all(isinstance(value, numbers.Number) and not isinstance(value, bool)
                                 for value in present)


def _row(names, values, aligns, pale):
    """The cells of a row; one that is only suggested is paler and says so in its first cell."""
    words = [_content(value) for value in values]
    if pale:
        words[0] += "<br><small>suggested</small>"  # in a cell that is paler already
    styles = (_breaking(name, value) for name, value in zip(names, values))
    return "".join(cell(content, align=align, style=";".join(filter(None, [style, markup.PALE * pale])))
                   for content, align, style in zip(words, aligns, styles))


def _breaking(name, value):
    """How a cell breaks: one that is short never, an address anywhere, or a narrow window would scroll.

    Where words may break anywhere, a column could become one letter wide: it keeps room for two or three words.
    """
    if _is_short(name, value):
        return "white-space:nowrap"
    is_long = isinstance(value, str) and any(len(word) > _LONGEST for word in value.split())
    return "overflow-wrap:anywhere;min-width:7em" if is_long else ""


def _content(value):
    if isinstance(value, Html):
        return value.html
    if isinstance(value, str) and (cited := _CITED.fullmatch(value)):
        return linked(value, cited["page"], int(cited["line"]))
    return markup.MISSING if is_missing(value) else text(in_words(value))


def evidence(corpus, row):
    """The passage a row rests on: its paragraph with the span marked; below it article, line, outlet and date.

    ``row`` is a row of any table with ``page_id``, ``start`` and ``end``. Raises CourseError where it has
    no such place or the corpus no such page.
    """
    place = as_dict(row)
    absent = [name for name in ("page_id", "start", "end") if name not in place]
    if absent:
        raise CourseError(f"This row leads to no passage, for it has no {markup.listing(absent)}. It has: "
                          f"{', '.join(map(str, place)) or 'nothing'}. Take a row of a table with quotes.")
    page_id = one_of("page", place["page_id"], corpus.pages["page_id"])
    page, start, end = corpus.text(page_id), int(place["start"]), int(place["end"])
    if not 0 <= start < end <= len(page):
        raise CourseError(f"The page {page_id} has {len(page):,} characters, so nothing stands at {start} to "
                          f"{end}. Take start and end from a table of this corpus.")
    around = paragraphs_around(corpus, page_id, start, end)
    passage = "<br>".join(_passage(page, span, (start, end)) for span in zip(around["start"], around["end"]))
    lines = Lines(page)
    cited = citation(place.get("article_id", page_id), lines.at(start), lines.at(end - 1))
    cited_html = linked(cited, page_id if corpus.folder else None, lines.at(start))
    source = " · ".join([cited_html, *map(text, published(corpus, page_id, place.get("article_id")))])
    return Html(markup.quotation(passage, source), f"{cited}: {page[start:end]}")


def paragraphs_of(corpus, page_id):
    """The rows of ``corpus.paragraphs`` on one page."""
    return corpus.paragraphs[corpus.paragraphs["page_id"] == page_id]


def paragraphs_around(corpus, page_id, start, end):
    """Those of them in which something between two places stands."""
    own = paragraphs_of(corpus, page_id)
    return own[(own["start"] < end) & (own["end"] > start)]


def _passage(page, span, marked):
    """A stretch of the page with the marked part of it marked, unless that is all of it."""
    begin, finish = span
    start, end = max(begin, marked[0]), min(finish, marked[1])
    if (start, end) == (begin, finish):
        return text(page[begin:finish])
    return text(page[begin:start]) + MARK.format(text(page[start:end])) + text(page[end:finish])


def published(corpus, page_id, article_id):
    """Who published it and when, in words; of a report that an outlet took over, the agency as well."""
    about = row_of(corpus.pages, "page_id", page_id) | row_of(corpus.articles, "article_id", article_id)
    outlet, agency = about.get("outlet"), about.get("agency")
    by_name = {name.casefold().rstrip("s"): name for name in (agency, outlet) if name is not None}  # REUTER is Reuters
    published = about.get("published")
    return (" on ".join(by_name.values()) or "outlet not known",
            "publication date not known" if published is None else f"published {day_in_words(published)}")
