"""The figure of notebook 06: which formula stands in which text, and where it was copied."""

from typing import NamedTuple

from course_lib.analysis.formulations import formula_list, printed_wordings
from course_lib.analysis.measures import tally
from course_lib.display import style
from course_lib.display.figure import MARGIN, Figure, inches
from course_lib.display.markup import plural

_SHOWN = 60  # rows in one picture; more would be a picture nobody can read
_LABEL, _GAP, _HEAD = 3.4, 0.1, 1.3  # inches: the widest row name, the room beside it, the longest text id
_LINE, _CELL, _PAD = 0.16, 0.25, 0.03
_SIZE = 10
_LINES = 3  # of a row's name
COLUMNS = ["formula", "article_id", "wordings", "n_all", "n_distinct", "category", "formula_id"]


class _Grid(NamedTuple):
    """What is drawn: ``rows`` as (category or None, lines of the name, cells), cells as (column, own, copied)."""

    rows: list
    texts: list
    left: float
    width: float
    head: float


def formula_heatmap(corpus, category: str | None = None, most: int = 2) -> Figure:
    """Which formulas stand in which texts: a row a formula, by category; a column a text.

    Args:
        corpus: a Corpus.
        category: show the formulas of this category only, all of them.
        most: how many of each category to show, those in most texts first (copied sentences left out).

    Returns:
        A Figure; its data has a row for each formula and text, of all formulas, with the ``wordings`` that the text
        prints. Numbers are mentions; those in copied sentences are paler.

    Raises:
        CourseError: there is no such category.
    """
    formulas = formula_list(corpus, category)
    drawn = (formulas if category else formulas.groupby("category", sort=False).head(most)).head(_SHOWN)
    data = _mentions(corpus, formulas)
    texts = list(corpus.articles["article_id"]) if len(drawn) else []
    grid = _grid(drawn, data, texts)
    said = _Words(formulas, drawn, data, grid.texts, texts, category, most)
    return Figure(lambda drawing: _draw(drawing, grid), title=said.title(), subtitle=said.subtitle(), alt=said.alt(),
                  caption=said.caption(), data=data, room=grid.head + sum(map(_height, grid.rows)))


def _mentions(corpus, formulas):
    """Mentions by formula and text, in the order of the formulas and of the texts."""
    counted = tally(corpus.formulas, ["formula_id", "article_id"])
    order = {name: number for number, name in enumerate(corpus.articles["article_id"])}
    counted = counted.assign(place=counted["article_id"].map(order)).sort_values("place", kind="stable")
    place = ["formula_id", "article_id"]
    wordings = printed_wordings(corpus, tuple(place)).groupby(place)["formula"].agg(" | ".join).rename("wordings")
    counted = counted.merge(wordings.reset_index(), on=place)
    return formulas[["category", "formula_id", "formula"]].merge(counted, on="formula_id")[COLUMNS]


def _grid(formulas, data, texts):
    names = {row.formula_id: _name(row.formula, row.n_wordings) for row in formulas.itertuples()}
    left = _GAP + max((style.text_width(line, _SIZE) for lines in names.values() for line in lines), default=0)
    left = max([left, *(_GAP + style.text_width(name, _SIZE, True) for name in formulas["category"])])
    room = style.WIDTH - 2 * MARGIN - left
    own = data[data["formula_id"].isin(names)]
    needed = max([_CELL, *(_needed(row.n_all, row.n_distinct) for row in own.itertuples())])
    shown = _fullest(own, texts, int(room / needed))
    heads = [style.text_width(_short(name), _SIZE) for name in shown]
    return _Grid(_rows(formulas, own, names, shown), shown, left, min(room / max(len(shown), 1), 2 * needed),
                 max(heads, default=0) + _GAP)


def _name(wording, wordings):
    """A row's name on at most three lines, with the number of wordings it stands for; what does not fit is cut."""
    several = f" ({wordings} wordings)" if wordings > 1 else ""
    lines = style.wrap(style.printable(wording), _LABEL, _SIZE)
    if style.text_width(lines[-1] + several, _SIZE) <= _LABEL:
        lines[-1] += several
    else:
        lines.append(several.strip())
    if len(lines) > _LINES:
        rest = style.printable(wording)
        for line in lines[:_LINES - 1]:
            rest = rest.removeprefix(line).lstrip()
        lines[_LINES - 1:] = [_cut(rest, _LABEL - style.text_width(several, _SIZE)) + several]
    return lines


def _short(name):
    return _cut(style.printable(name), _HEAD)


def _cut(words, width):
    """The words, as far as they fit into ``width`` inches."""
    if style.text_width(words, _SIZE) <= width:
        return words
    while words and style.text_width(words + "…", _SIZE) > width:
        words = words[:-1]
    return words.rstrip() + "…"


def _needed(n_all, n_distinct):
    """The width of a cell that holds its number, or two beside each other."""
    numbers = [number for number in (n_distinct, n_all - n_distinct) if number]
    return len(numbers) * (max(style.text_width(str(number), _SIZE) for number in numbers) + 0.04)


def _fullest(data, texts, number):
    """As many texts as there is room for, those with the most mentions, in their own order."""
    if len(texts) <= number:
        return texts
    totals = data.groupby("article_id")["n_all"].sum().reindex(texts)
    kept = set(totals.sort_values(ascending=False, kind="stable").index[:number])
    return [name for name in texts if name in kept]


def _rows(formulas, data, names, texts):
    rows, place = [], {name: number for number, name in enumerate(texts)}
    by_formula = dict(list(data[data["article_id"].isin(place)].groupby("formula_id")))
    for category, own in formulas.groupby("category", sort=False):
        rows.append((category, [category], None))
        for formula_id in own["formula_id"]:
            cells = by_formula.get(formula_id, data.iloc[:0]).itertuples()
            rows.append((category, names[formula_id],
                         [(place[one.article_id], one.n_distinct, one.n_all - one.n_distinct) for one in cells]))
    return rows


def _height(row):
    _, lines, cells = row
    return _CELL + 0.02 if cells is None else max(_CELL, _LINE * len(lines) + _PAD)


def _draw(drawing, grid):
    axes = inches(drawing)
    for number, name in enumerate(grid.texts):
        axes.text(grid.left + (number + 0.5) * grid.width, grid.head - 0.05, _short(name), size=_SIZE, rotation=90,
                  ha="center", va="bottom")
    y = grid.head
    for row in grid.rows:
        _draw_row(axes, grid, y, row)
        y += _height(row)


def _draw_row(axes, grid, y, row):
    category, lines, cells = row
    height, colour = _height(row), style.FORMULA_CATEGORIES[category]
    if cells is None:
        axes.text(0, y + height - 0.06, category, size=_SIZE, weight="bold", va="bottom")
        axes.plot([0, grid.left + len(grid.texts) * grid.width], [y + height - 0.03] * 2, color=colour, linewidth=2)
        return
    for number, line in enumerate(lines):
        middle = y + height / 2 + (number - (len(lines) - 1) / 2) * _LINE
        axes.text(0, middle, line, size=_SIZE, va="center_baseline")
    for column, own, copied in cells:
        _draw_cell(axes, grid.left + column * grid.width, y, grid.width, height, colour, own, copied)


def _draw_cell(axes, x, y, width, height, colour, own, copied):
    """One box, or two beside each other: what the text has of its own, and paler what it copied."""
    from matplotlib.patches import Rectangle

    parts = [(number, ground) for number, ground in ((own, colour), (copied, style.lighter(colour))) if number]
    share = (width - 0.02) / len(parts)
    for number, (count, ground) in enumerate(parts):
        left = x + 0.01 + number * share
        axes.add_patch(Rectangle((left, y + 0.01), share, height - 0.02, facecolor=ground, linewidth=0))
        axes.text(left + share / 2, y + height / 2, str(count), size=_SIZE, ha="center", va="center_baseline",
                  color=style.ink_on(ground))


class _Words:
    """What the figure says of its data in title, subtitle, caption and alternative text."""

    def __init__(self, formulas, drawn, data, shown, texts, category, most):
        self.formulas, self.drawn, self.data, self.category, self.most = formulas, drawn, data, category, most
        self.shown, self.texts = shown, texts

    def title(self):
        of = f" of the category {self.category}" if self.category else " of the list"
        if self.formulas.empty:
            return f"No formula{of} stands in these texts"
        total = len(self.formulas)
        more, own = ((self.formulas[name] > 1).sum() for name in ("n_texts", "n_texts_distinct"))
        first = "All" if more == total else f"{more or 'None'} of"
        found = f"{first} {plural(total, 'formula')} {'stands' if more < 2 else 'stand'} in several texts"
        return f"{found}, {own or 'none'} also without copies" if own < more else found

    def subtitle(self):
        mentions, texts = int(self.data["n_all"].sum()), self.data["article_id"].nunique()
        said = f"{plural(mentions, 'mention')} in {plural(texts, 'text')}"
        said += f", category {self.category}" if self.category else ""
        if len(self.drawn) < len(self.formulas):
            most = f"{len(self.drawn)} most widespread"
            if not self.category and len(self.drawn) != _SHOWN:
                most = f"{self.most} most widespread of each category"
            said += f"; the picture shows the {most}"
        if len(self.shown) < len(self.texts):
            said += f"; it shows the {len(self.shown)} texts of {len(self.texts)} with most mentions"
        return said

    def alt(self):
        if self.formulas.empty:
            return "An empty table: no formula of the list stands in these texts."
        rows = self.drawn.groupby("category", sort=False).first().reset_index()
        told = "; ".join(f"{row.category}: “{row.formula}”, {plural(row.n_all, 'mention')} in "
                         f"{plural(row.n_texts, 'text')} ({row.n_distinct} in {row.n_texts_distinct} without copies)"
                         for row in rows.itertuples())
        return (f"A table with {plural(len(self.drawn), 'formula')} as rows, by category, and "
                f"{plural(len(self.shown), 'text')} as columns. The first of each category: {told}. The data has all.")

    def caption(self):
        copied = (self.data["n_all"] > self.data["n_distinct"]).any()
        paler = " A paler box counts mentions in copied sentences." if copied else ""
        return ("How to read it: a number says how often the text prints the formula, in any of its wordings; the row "
                f"is named after the most frequent one. No box: not printed.{paler} "
                "The data has all formulas and texts.")
