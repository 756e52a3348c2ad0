"""A figure of notebook 07: the sentences of tellings, with lines between those that tell the same."""

from itertools import pairwise
from typing import NamedTuple

import pandas as pd

from course_lib.display import style
from course_lib.display.facing import Facing
from course_lib.display.figure import MARGIN, Figure, inches
from course_lib.display.markup import listing, plural
from course_lib.errors import CourseError, one_of

_SHOWN = 36  # sentences in a column; more would be a picture nobody can read
_GAP, _APART = 0.8, 0.16  # inches: between columns; how far out stands what only one text has
_LINE, _LEAST, _WORD, _SPACE = 0.2, 0.23, 0.0075, 0.05  # inches; a block grows with its words
_THIN, _THICK = 0.8, 7  # points: a line between sentences that share few words, or all
_HEAD_GAP, _NARROW = 0.12, 0.06  # inches: under the head; a letter is seldom narrower
COLUMNS = ["article_id", "sentence", "line", "n_words", "other_article_id", "other_sentence", "other_line",
           "n_shared"]


class _Block(NamedTuple):
    """A sentence as drawn; ``y`` and ``height`` in inches."""

    sentence: str
    label: str
    colour: str | None  # None: no other column has it
    y: float
    height: float


class _Column(NamedTuple):
    article_id: str
    head: list[str]
    x: float
    width: float
    blocks: dict[str, _Block]
    rest: str


def aligned_tellings(corpus, ids=None):
    """The sentences of two or three texts in columns, with lines between those that tell the same.

    Args:
        corpus: a Corpus.
        ids: ids of two or three articles; of three, the middle one is aligned with both others. Without them:
            the tellings of the meeting that most texts tell of, reprints left out.

    Returns:
        A Figure; its data has a row for each sentence and each counterpart it has, and for each sentence that
        has none. ``n_shared`` counts the words that both have, in the same order.

    Raises:
        CourseError: an article that does not exist, is named twice, or fewer than two or more than three.
    """
    ids = _most_told(corpus) if ids is None else _checked(corpus, ids)
    if not ids:
        return _nothing(corpus)
    data = _data(corpus, ids)
    columns = _columns(corpus, ids, data)
    return Figure(lambda drawing: _draw(drawing, columns, data), title=_title(ids, data), alt=_alt(ids, data),
                  subtitle=_subtitle(ids, data), caption=_caption(data), data=data,
                  room=max(map(_height, columns)))


def _checked(corpus, ids):
    ids = [ids] if isinstance(ids, str) else list(ids)
    for name in ids:
        one_of("article", name, corpus.articles["article_id"])
    if len(ids) not in (2, 3) or len(set(ids)) < len(ids):
        raise CourseError("Give two or three different articles, of three the one to compare with in the "
                          f"middle. Given: {', '.join(ids) or 'none'}.")
    return ids


def _reference(ids):
    """The text the others are aligned with, and the others."""
    middle = len(ids) // 2 if len(ids) == 3 else 0
    return ids[middle], [name for name in ids if name != ids[middle]]


def _most_told(corpus):
    """Up to three tellings of the meeting with most of them; in the middle the one closest to the others."""
    about = corpus.articles.set_index("article_id")
    own = corpus.tellings[corpus.tellings["article_id"].map(about["reprint_of"]).isna()]
    told = own.drop_duplicates(["meeting_id", "article_id"])
    sizes = told.groupby("meeting_id", sort=False).size()
    if sizes.empty or sizes.max() < 2:
        return []
    names = list(told.loc[told["meeting_id"] == sizes.idxmax(), "article_id"])
    names = sorted(names, key=lambda name: about.at[name, "kind"] == "introduction")[:3]
    if len(names) == 2:
        return names
    shared = {name: sum(corpus.aligned(name, other)["n_shared"].sum() for other in names if other != name)
              for name in names}
    middle = max(names, key=shared.get)
    first, last = (name for name in names if name != middle)
    return [first, middle, last]


def _data(corpus, ids):
    """A row for each sentence and counterpart, in the order of the columns and sentences."""
    (reference, others), tables = _reference(ids), []
    pairs = {name: Facing(corpus, name, reference) for name in others}
    links = {name: corpus.aligned(name, reference) for name in pairs}
    for name in ids:
        shown = _shown(corpus, name, pairs.values())
        linked = ([_named(links[name], "")] if name != reference
                  else [_named(each, "other_") for each in links.values()])
        tables.append(shown.merge(pd.concat(linked), on="sentence", how="left"))
    data = pd.concat(tables, ignore_index=True)[COLUMNS]
    return data.astype({"other_line": "Int64", "n_shared": "Int64"})


def _shown(corpus, name, pairs):
    """The sentences of an article to draw: of an introduction, those that stand in a comparison."""
    own = corpus.sentences[corpus.sentences["article_id"] == name]
    places = {number for facing in pairs if name in facing.ids
              for row in facing.rows for number in row[facing.ids.index(name)]}
    return own.iloc[sorted(places)][["article_id", "sentence", "line", "n_words"]]


def _named(links, side):
    """Links as seen from one side: its sentence, and article and line of the counterpart."""
    other = "other_" if side == "" else ""
    return pd.DataFrame({
        "sentence": links[f"{side}sentence"], "other_article_id": links[f"{other}article_id"],
        "other_sentence": links[f"{other}sentence"], "other_line": links[f"{other}line"],
        "n_shared": links["n_shared"]})


def _columns(corpus, ids, data):
    width = (style.WIDTH - 2 * MARGIN - _GAP * (len(ids) - 1)) / len(ids)
    columns = [_column(corpus, name, data, number * (width + _GAP), width) for number, name in enumerate(ids)]
    head = max(len(column.head) for column in columns)
    return [column._replace(head=column.head + [""] * (head - len(column.head))) for column in columns]


def _column(corpus, name, data, x, width):
    about = corpus.articles.set_index("article_id").loc[name]
    own = data[data["article_id"] == name].drop_duplicates("sentence")
    quotes = corpus.sentences.set_index("sentence")["quote"]
    copies = set(corpus.sentences.dropna(subset="copy_of")["sentence"])
    blocks = {}
    for row in own.head(_SHOWN).itertuples():
        colour = style.PARTS.get(about["kind"], style.PARTS["report"])
        colour = style.lighter(colour) if row.sentence in copies else colour
        height = max(_LEAST, row.n_words * _WORD)
        label = _cut(f"{row.line}  {style.printable(quotes[row.sentence])}", width - _APART - 0.16)
        colour = colour if pd.notna(row.other_line) else None
        blocks[row.sentence] = _Block(row.sentence, label, colour, 0, height)
    total = (corpus.sentences["article_id"] == name).sum()
    rest = f"and {len(own) - _SHOWN} more" if len(own) > _SHOWN else ""
    return _Column(name, _head(name, about, len(own), total, width), x, width, blocks, rest)


def _head(name, about, shown, total, width):
    publisher = next((about[key] for key in ("agency", "outlet") if pd.notna(about[key])), None)
    about = ", ".join(filter(None, [about["kind"], publisher]))
    number = plural(total, "sentence") if shown == total else f"{shown} of {plural(total, 'sentence')}"
    return [*style.wrap(style.printable(name), width, style.LABEL, True)[:2],
            *style.wrap(style.printable(about), width, 10)[:2], number]


def _cut(words, width):
    """As much of the words as fits into ``width`` inches."""
    kept = words[:int(width / _NARROW)]  # so that no long text is measured
    while len(kept) > 1 and style.text_width(kept + "…" * (kept != words), 10) > width:
        kept = kept[:-1].rstrip()
    return kept if kept == words else kept + "…"


def _height(column):
    blocks = sum(block.height + _SPACE for block in column.blocks.values())
    return len(column.head) * _LINE + _HEAD_GAP + blocks + (_LINE if column.rest else 0)


def _spread(column, height):
    """The blocks one under another, over all of the height."""
    y, blocks = len(column.head) * _LINE + _HEAD_GAP, {}
    more = (height - _height(column)) / max(len(column.blocks), 1)
    for name, block in column.blocks.items():
        blocks[name] = block._replace(y=y)
        y += block.height + _SPACE + more
    return column._replace(blocks=blocks)


def _draw(drawing, columns, data):
    axes = inches(drawing)
    columns = [_spread(column, axes.get_ylim()[0]) for column in columns]
    _draw_links(axes, columns, data)
    for column in columns:
        for place, line in enumerate(column.head):
            axes.text(column.x + _APART / 2, (place + 0.5) * _LINE, line, va="center_baseline", size=10,
                      weight="bold" if place == 0 else "normal")
        for block in column.blocks.values():
            _draw_block(axes, column, block)
        if column.rest:
            foot = max(block.y + block.height for block in column.blocks.values()) + _LINE / 2 + _SPACE
            axes.text(column.x + _APART, foot, column.rest, va="center_baseline", size=10)


def _draw_block(axes, column, block):
    """A filled box for what another text tells too; what stands here only has a broken line."""
    from matplotlib.patches import Rectangle

    x = column.x + _APART / 2
    look = {"facecolor": block.colour or style.GROUND, "edgecolor": block.colour or style.SOFT_INK,
            "linestyle": "-" if block.colour else (0, (3, 2)), "linewidth": 1}
    axes.add_patch(Rectangle((x, block.y), column.width - _APART, block.height, **look))
    axes.text(x + 0.06, block.y + block.height / 2, block.label, va="center_baseline", size=10,
              color=style.ink_on(block.colour or "#FFFFFF"))


def _draw_links(axes, columns, data):
    """A line for each pair, as thick as the share of the shorter sentence's words that both have."""
    words = data.drop_duplicates("sentence").set_index("sentence")["n_words"]
    for left, right in pairwise(columns):
        own = data[(data["article_id"] == left.article_id) & (data["other_article_id"] == right.article_id)]
        for row in own.itertuples():
            one, other = left.blocks.get(row.sentence), right.blocks.get(row.other_sentence)
            if one and other:
                share = row.n_shared / max(1, min(words[row.sentence], words[row.other_sentence]))
                axes.plot([left.x + left.width - _APART / 2, right.x + _APART / 2],
                          [one.y + one.height / 2, other.y + other.height / 2], color=style.GREY, alpha=0.7,
                          linewidth=_THIN + (_THICK - _THIN) * min(share, 1), solid_capstyle="butt")


def _counts(ids, data):
    """For each text but the reference: how many sentences of the reference it has too, and their words and
    the words that both have.
    """
    reference, others = _reference(ids)
    own = data[data["article_id"] == reference]
    for name in others:
        linked = own[own["other_article_id"] == name]
        sentences = linked.drop_duplicates("sentence")
        yield name, len(sentences), int(sentences["n_words"].sum()), int(linked["n_shared"].sum())


def _title(ids, data):
    reference, _ = _reference(ids)
    total = data.loc[data["article_id"] == reference, "sentence"].nunique()
    (name, number, _, _), *more = counts = list(_counts(ids, data))
    if not any(each[1] for each in counts):
        names = listing((each[0] for each in counts), "or")
        return f"No sentence of {reference} has a counterpart in {names}"
    found = "".join(f", {also} in {other}" for other, also, _, _ in more)
    have = "has" if number == 1 else "have"
    return f"{number} of the {plural(total, 'sentence')} of {reference} {have} a counterpart in {name}{found}"


def _subtitle(ids, data):
    told = ", ".join(f"{name} {shared:,} of {words:,}" for name, number, words, shared in _counts(ids, data)
                     if number)
    return (f"Words of those sentences that the other text has as well: {told}" if told
            else "No sentence tells the same as another")


def _alt(ids, data):
    parts = []
    for name in ids:
        own = data[data["article_id"] == name]
        only = own[own["other_line"].isna()]
        lines = listing(f"line {line}" for line in dict.fromkeys(only["line"]))
        lines = f": {lines}" if 0 < len(only) <= 8 else ""
        total = plural(own["sentence"].nunique(), "sentence")
        parts.append(f"{name}: {total}, {len(only)} only there{lines}.")
    return (f"Columns of boxes, one box a sentence, in the order {listing(ids)}; lines join boxes that tell "
            f"the same. {' '.join(parts)}")


def _caption(data):
    said = ("How to read it: a box is a sentence with its line and its first words, as high as it is long. A "
            "line joins sentences that tell the same; the thicker, the more words both have. A box with a "
            "broken line stands in that text only.")
    copied = " Paler boxes are copied sentences. " if data["other_line"].notna().any() else " "
    return f"{said}{copied}Of an introduction, only the part that retells the other text is drawn."


def _nothing(corpus):
    data = pd.DataFrame(columns=COLUMNS)
    said = "No two of these texts tell of one meeting"
    return Figure(lambda drawing: None, title=said, subtitle=f"{plural(len(corpus.articles), 'text')}",
                  alt=f"An empty picture: {said[0].lower()}{said[1:]}.", data=data,
                  caption="Name two or three texts with ids=[…] to see them side by side all the same.")
