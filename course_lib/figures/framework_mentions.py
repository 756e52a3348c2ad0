"""A figure of notebook 04: which frameworks each text names, with and without copied sentences."""

from course_lib.analysis.facts import short_names
from course_lib.analysis.measures import tally
from course_lib.display import style
from course_lib.display.figure import MARGIN, Figure, inches
from course_lib.display.markup import listing, plural

_TEXTS, _ROWS = 15, 12  # at most: more would be a picture nobody can read
_NAME, _GAP, _SUM, _BOX, _LINE, _PAD, _LONGEST = 1.45, 0.1, 0.75, 0.2, 0.18, 0.045, 1.2  # inches
_COLOURS = {"report": "blue", "introduction": "orange", "digest": "green"}  # style.PARTS in words
_INK = {style.BLUE: "white"}  # on all other colours black reads better


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
    texts = _texts(corpus, data)
    placed = _placed(data, sums.head(_ROWS), names)
    return Figure(
        lambda drawing: _draw(drawing, placed, texts),
        title=_title(data, sums, names), subtitle=_subtitle(corpus, texts), alt=_alt(data, sums, names),
        caption=_caption(sums, names), data=data.drop(columns="framework_id"),
        room=_head(texts) + sum(height for *_, height in placed),
    )


def _texts(corpus, data):
    """The texts that get a column, as (article_id, kind), in the order of the pages; if there is no room for
    all, those with most mentions.
    """
    sums = data.groupby("article_id")["n_all"].sum()
    chosen = set(sums.sort_values(ascending=False, kind="stable").index[:_TEXTS])
    if len(corpus.articles) <= _TEXTS:
        chosen = set(corpus.articles["article_id"])
    return [(row.article_id, row.kind) for row in corpus.articles.itertuples() if row.article_id in chosen]


def _placed(data, sums, names):
    """Each row as (lines of its name, (all, distinct) by text, the sums, height in inches)."""
    placed = []
    for row in sums.itertuples():
        own = data[data["framework_id"] == row.Index]
        lines = style.wrap(style.printable(names[row.Index]), _NAME, style.LABEL, True)
        counts = {text: (total, distinct) for text, total, distinct
                  in zip(own["article_id"], own["n_all"], own["n_distinct"])}
        both = any(0 < distinct < total for total, distinct in counts.values())
        height = max(_LINE * len(lines), _BOX * (1 + both)) + 2 * _PAD
        placed.append((lines, counts, (row.n_all, row.n_distinct), height))
    return placed


def _head(texts):
    """The height that the names of the texts need, which stand upright."""
    return 0.15 + max((style.text_width(_cut(text), 10) for text, _ in texts), default=0.1)


def _cut(text):
    """The name of a text, its middle left out where it is too long: its end tells texts of one page apart."""
    name = style.printable(text)
    kept = len(name)
    while style.text_width(name, 10) > _LONGEST:
        kept -= 1
        name = f"{style.printable(text)[:kept // 2]}…{style.printable(text)[-(kept // 2):]}"
    return name


def _draw(drawing, placed, texts):
    axes = inches(drawing)
    width, y = style.WIDTH - 2 * MARGIN, _head(texts)
    step = (width - _NAME - _GAP - _SUM) / max(len(texts), 1)
    lefts = {text: _NAME + _GAP + step * place for place, (text, _) in enumerate(texts)}
    for text, left in lefts.items():
        axes.text(left + step / 2, y - 0.08, _cut(text), rotation=90, ha="center", va="bottom", size=10)
    axes.text(width, y - 0.08, "distinct\nof all", ha="right", va="bottom", size=10, color=style.SOFT_INK)
    for row in placed:
        _draw_row(axes, y, row, texts, lefts, step)
        y += row[-1]
    if not placed:
        axes.text(0, y, "No framework of the word list is named.", va="center_baseline", size=style.LABEL)


def _draw_row(axes, y, row, texts, lefts, step):
    lines, counts, (total, distinct), height = row
    axes.plot([0, style.WIDTH - 2 * MARGIN], [y, y], color=style.GRID, linewidth=0.8)
    _draw_name(axes, y + height / 2, lines)
    for text, kind in texts:
        if text in counts:
            colour = style.PARTS.get(kind, style.BLUE)
            _draw_counts(axes, lefts[text] + 0.02, y + height / 2, step - 0.04, *counts[text], colour)
    axes.text(style.WIDTH - 2 * MARGIN, y + height / 2, f"{distinct} of {total}", ha="right",
              va="center_baseline", size=10)


def _draw_name(axes, middle, lines):
    top = middle - _LINE * len(lines) / 2
    for number, line in enumerate(lines):
        axes.text(0, top + _LINE * (number + 0.5), line, va="center_baseline", size=style.LABEL,
                  weight="bold")


def _draw_counts(axes, x, middle, width, total, distinct, colour):
    """A box for a text's own mentions and below it a paler one for those in copied sentences."""
    both = (distinct, colour), (total - distinct, style.lighter(colour))
    boxes = [(number, shade) for number, shade in both if number]
    top = middle - _BOX * len(boxes) / 2
    for place, (number, shade) in enumerate(boxes):
        _draw_box(axes, x, top + _BOX * place, width, number, shade)


def _draw_box(axes, x, top, width, number, colour):
    from matplotlib.patches import Rectangle

    axes.add_patch(Rectangle((x, top), width, _BOX, facecolor=colour, linewidth=0))
    axes.text(x + width / 2, top + _BOX / 2, f"{number}", ha="center", va="center_baseline", size=10,
              color=_INK.get(colour, style.INK))


# What is said

def _title(data, sums, names):
    if sums.empty:
        return "None of the texts names a framework of the word list"
    first = sums.iloc[0]
    number = data.loc[data["framework_id"] == sums.index[0], "article_id"].nunique()
    said = f"{names[sums.index[0]]} is named most, {plural(first.n_all, 'time')} in {plural(number, 'text')}"
    copied = first.n_all - first.n_distinct
    return f"{said}: {plural(first.n_distinct, 'time')} if copied sentences are left out" if copied else said


def _subtitle(corpus, texts):
    said = plural(len(corpus.articles), "text")
    if len(texts) < len(corpus.articles):
        said += f"; shown: the {len(texts)} with most mentions"
    kinds = [f"{_COLOURS[kind]}: {kind}" for kind in _COLOURS if kind in {kind for _, kind in texts}]
    return f"{said}; {', '.join(kinds)}; paler: copied"


def _alt(data, sums, names):
    rows = (f"{names[one]}: {row.n_all}, distinct {row.n_distinct}, in {_texts_in_words(data, one)}."
            for one, row in sums.head(_ROWS).iterrows())
    return " ".join(["A table of numbers, a row a framework, a column a text.", *rows])


def _texts_in_words(data, framework):
    texts = data.loc[data["framework_id"] == framework, "article_id"]
    return listing(texts) if len(texts) <= _TEXTS else plural(len(texts), "text")


def _caption(sums, names):
    said = ("How to read it: a number is how often a text names a framework, by its name or its "
            "abbreviation; a name with its abbreviation in brackets counts twice. Dark: in the text's own "
            "sentences. Paler, below: in sentences that repeat an earlier text. At the right: distinct "
            "mentions of all mentions.")
    rest = [names[one] for one in sums.index[_ROWS:]]
    return f"{said} Without a row: {listing(rest)}." if rest else said
