"""A figure of notebook 04: which frameworks each text names, with and without copied sentences."""

from course_lib.analysis.facts import short_names
from course_lib.analysis.measures import tally
from course_lib.display import style
from course_lib.display.drawing import rule, write
from course_lib.display.figure import Figure
from course_lib.display.markup import listing, plural, told
from course_lib.figures.counts import columns, draw_heads, draw_row

_ROWS, _TOLD = 12, 15  # at most: rows in the picture, texts of a row in words
_NAME, _SUM = 1.45, 0.75  # inches
_COLOURS = {"report": "blue", "introduction": "orange", "digest": "green"}  # style.PARTS in words


def frameworks_by_text(corpus):
    """How often each text names each framework; mentions in copied sentences apart and paler.

    Args:
        corpus: a Corpus.

    Returns:
        A Figure; its data has a row for each framework and text that names it: ``n_all`` mentions,
        ``n_distinct`` of them in sentences that are no copies.
    """
    names = short_names(corpus.folder)
    data = tally(corpus.frameworks, by=["framework_id", "article_id"])
    data.insert(1, "framework", data["framework_id"].map(names))
    sums = data.groupby("framework_id", sort=False)[["n_all", "n_distinct"]].sum()
    sums = sums.sort_values(["n_distinct", "n_all"], ascending=False, kind="stable")
    kinds = corpus.articles.set_index("article_id")["kind"]
    shown = sums.head(_ROWS)
    table = columns(data[data["framework_id"].isin(shown.index)], list(kinds.index), _NAME, _SUM)
    return Figure(
        lambda axes: _draw(axes, data, shown, names, table, kinds),
        title=_title(data, sums, names), subtitle=_subtitle(kinds, table.texts), alt=_alt(data, sums, names),
        caption=_caption(sums, names), data=data.drop(columns="framework_id"),
    )


def _draw(axes, data, sums, names, table, kinds):
    y, colours = draw_heads(axes, table), {text: style.PARTS.get(kind, style.BLUE) for text, kind in kinds.items()}
    write(axes, style.ACROSS, y - 0.22, ["distinct", "of all"], ha="right", color=style.SOFT_INK)
    for row in sums.itertuples():
        name = style.wrap(names[row.Index], _NAME, style.LABEL, True)
        rule(axes, 0, style.ACROSS, y)
        height = draw_row(axes, table, y + 0.03, name, data[data["framework_id"] == row.Index], colours,
                          size=style.LABEL, weight="bold")
        write(axes, style.ACROSS, y + 0.03 + height / 2, f"{row.n_distinct} of {row.n_all}", ha="right")
        y += height + 0.06
    if sums.empty:
        write(axes, 0, y + 0.1, "No framework of the word list is named.", size=style.LABEL)
    return y + 0.2 * sums.empty


# What is said

def _title(data, sums, names):
    if sums.empty:
        return "None of the texts names a framework of the word list"
    first = sums.iloc[0]
    number = data.loc[data["framework_id"] == sums.index[0], "article_id"].nunique()
    said = f"{names[sums.index[0]]} is named most, {plural(first.n_all, 'time')} in {plural(number, 'text')}"
    copied = first.n_all - first.n_distinct
    return f"{said}: {plural(first.n_distinct, 'time')} if copied sentences are left out" if copied else said


def _subtitle(kinds, shown):
    said = plural(len(kinds), "text")
    if len(shown) < len(kinds):
        said += f"; shown: the {len(shown)} with most mentions"
    colours = [f"{_COLOURS[kind]}: {kind}" for kind in _COLOURS if kind in set(kinds[shown])]
    return f"{said}; {', '.join(colours)}; paler: copied"


def _alt(data, sums, names):
    return "A table of numbers, a row a framework, a column a text. " + told(
        f"{names[one]}: {row.n_all}, distinct {row.n_distinct}, in {_texts_in_words(data, one)}"
        for one, row in sums.iterrows())


def _texts_in_words(data, framework):
    texts = data.loc[data["framework_id"] == framework, "article_id"]
    return listing(texts) if len(texts) <= _TOLD else plural(len(texts), "text")


def _caption(sums, names):
    said = ("How to read it: a number is how often a text names a framework, by its name or its "
            "abbreviation; a name with its abbreviation in brackets counts twice. Dark: in the text's own "
            "sentences. Paler: in sentences that repeat an earlier text. At the right: distinct "
            "mentions of all mentions.")
    rest = [names[one] for one in sums.index[_ROWS:]]
    return f"{said} Without a row: {listing(rest)}." if rest else said
