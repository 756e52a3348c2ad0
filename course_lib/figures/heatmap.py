"""The figure of notebook 06: which formula stands in which text, and where it was copied."""

from course_lib.analysis.formulations import formula_list, printed_wordings
from course_lib.analysis.measures import tally
from course_lib.display import style
from course_lib.display.drawing import cut, rule, widest, write
from course_lib.display.figure import Figure
from course_lib.display.markup import plural, told
from course_lib.figures.counts import columns, draw_heads, draw_row

_SHOWN = 60  # rows in one picture; more would be a picture nobody can read
_LABEL, _HEADING = 3.4, 0.27  # inches: the widest row name, the line of a category
_LINES = 3  # of a row's name
COLUMNS = ["formula", "article_id", "wordings", "n_all", "n_distinct", "category", "formula_id"]
_CAPTION = ("How to read it: a number says how often the text prints the formula, in any of its wordings; the row is "
            "named after the most frequent one. No box: not printed.{} The data has all formulas and texts.")
_PALER = " A paler box counts mentions in copied sentences."


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
    names = {row.formula_id: _name(row.formula, row.n_wordings) for row in drawn.itertuples()}
    left = max(widest(line for lines in names.values() for line in lines), widest(drawn["category"], bold=True))
    table = columns(data[data["formula_id"].isin(names)], texts, left)
    return Figure(lambda axes: _draw(axes, drawn, data, table, names), title=_title(formulas, category),
                  subtitle=_subtitle(formulas, drawn, data, table.texts, texts, category, most),
                  alt=_alt(drawn, table.texts), data=data,
                  caption=_CAPTION.format(_PALER if (data["n_all"] > data["n_distinct"]).any() else ""))


def _mentions(corpus, formulas):
    """Mentions by formula and text, in the order of the formulas and of the texts."""
    counted = tally(corpus.formulas, ["formula_id", "article_id"])
    order = {name: number for number, name in enumerate(corpus.articles["article_id"])}
    counted = counted.assign(place=counted["article_id"].map(order)).sort_values("place", kind="stable")
    place = ["formula_id", "article_id"]
    wordings = printed_wordings(corpus, tuple(place)).groupby(place)["formula"].agg(" | ".join).rename("wordings")
    counted = counted.merge(wordings.reset_index(), on=place)
    return formulas[["category", "formula_id", "formula"]].merge(counted, on="formula_id")[COLUMNS]


def _name(wording, wordings):
    """A row's name on at most three lines, with the number of wordings it stands for; what does not fit is cut."""
    several = f" ({wordings} wordings)" if wordings > 1 else ""
    lines = style.wrap(wording, _LABEL, 10)
    if widest([lines[-1] + several]) <= _LABEL:
        lines[-1] += several
    else:
        lines.append(several.strip())
    if len(lines) <= _LINES:
        return lines
    return _name(cut(wording, 0.8 * _LINES * _LABEL - widest([several])), wordings)  # lines are seldom quite full


def _draw(axes, drawn, data, table, names):
    y = draw_heads(axes, table)
    for category, formulas in drawn.groupby("category", sort=False):
        colour = style.FORMULA_CATEGORIES[category]
        write(axes, 0, y + _HEADING / 2, category, weight="bold")
        rule(axes, 0, table.right, y + _HEADING - 0.03, colour, 2)
        y += _HEADING
        for formula_id in formulas["formula_id"]:
            y += draw_row(axes, table, y, names[formula_id], data[data["formula_id"] == formula_id],
                          dict.fromkeys(table.texts, colour))
    return y


def _title(formulas, category):
    of = f" of the category {category}" if category else " of the list"
    if formulas.empty:
        return f"No formula{of} stands in these texts"
    total = len(formulas)
    more, own = ((formulas[name] > 1).sum() for name in ("n_texts", "n_texts_distinct"))
    first = "All" if more == total else f"{more or 'None'} of"
    found = f"{first} {plural(total, 'formula')} {'stands' if more < 2 else 'stand'} in several texts"
    return f"{found}; without copies, {own or 'none'}" if own < more else found


def _subtitle(formulas, drawn, data, shown, texts, category, most):
    said = f"{plural(int(data['n_all'].sum()), 'mention')} in {plural(data['article_id'].nunique(), 'text')}"
    said += f", category {category}" if category else ""
    if len(drawn) < len(formulas):
        every = category or len(drawn) == _SHOWN
        said += f"; the picture shows the {len(drawn) if every else most} most widespread"
        said += "" if every else " of each category"
    if len(shown) < len(texts):
        said += f"; it shows the {len(shown)} texts of {len(texts)} with most mentions"
    return said


def _alt(drawn, shown):
    if drawn.empty:
        return "An empty table: no formula of the list stands in these texts."
    rows = (f"{row.category}: “{row.formula}”, {plural(row.n_all, 'mention')} in {plural(row.n_texts, 'text')} "
            f"({row.n_distinct} in {row.n_texts_distinct} without copies)"
            for row in drawn.drop_duplicates("category").itertuples())
    return (f"A table with {plural(len(drawn), 'formula')} as rows, by category, and {plural(len(shown), 'text')} as "
            f"columns. The first of each category: {told(rows)} The data has all.")
