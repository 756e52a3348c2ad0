"""A figure of notebook 07: the sentences of tellings, with lines between those that tell the same."""

from itertools import pairwise

import pandas as pd

from course_lib.comparing.alignment import ALIGNED, OTHER, PLACE
from course_lib.display import style
from course_lib.display.drawing import LINE, box, cut, line, write
from course_lib.display.facing import Facing
from course_lib.display.figure import Figure
from course_lib.display.markup import listing, plural
from course_lib.errors import CourseError, one_of

_SHOWN = 36  # sentences in a column; more would be a picture nobody can read
_GAP, _APART = 0.96, 0.06  # inches: between columns; between a box and its words
_LEAST, _WORD, _SPACE, _BELOW = 0.23, 0.0075, 0.05, 0.12  # inches; a box grows with its words
_THIN, _THICK = 0.8, 7  # points: a line between sentences that share few words, or all
COLUMNS = ["article_id", "sentence", "line", "n_words", "other_article_id", "other_sentence", "other_line",
           "n_shared"]
_CAPTION = ("How to read it: a box is a sentence with its line and its first words, as high as it is long. A "
            "line joins sentences that tell the same; the thicker, the more words both have. A box with a "
            "broken line stands in that text only.{} Of an introduction, only the part that retells the other text "
            "is drawn.")
_PALER = " Paler boxes are copied sentences."


def aligned_tellings(corpus, ids):
    """The sentences of two or three texts in columns, with lines between those that tell the same.

    Args:
        corpus: a Corpus.
        ids: ids of two or three articles; of three, the middle one is aligned with both others.

    Returns:
        A Figure; its data has a row for each sentence and each counterpart it has, and for each sentence that
        has none. ``n_shared`` counts the words that both have, in the same order.

    Raises:
        CourseError: an article that does not exist, is named twice, or fewer than two or more than three.
    """
    ids = _checked(corpus, ids)
    data = _data(corpus, ids)
    return Figure(lambda axes: _draw(axes, corpus, ids, data), title=_title(ids, data), alt=_alt(ids, data),
                  subtitle=_subtitle(ids, data), data=data,
                  caption=_CAPTION.format(_PALER if data["other_line"].notna().any() else ""))


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


def _data(corpus, ids):
    """A row for each sentence and counterpart, in the order of the columns and sentences."""
    reference, others = _reference(ids)
    compared = [Facing(corpus, name, reference).compared for name in others]
    there = pd.DataFrame([row for each in compared for row in each.aligned_rows()], columns=ALIGNED)
    back = there.rename(columns=dict(zip(PLACE + OTHER, OTHER + PLACE)))
    shown = {telling.sentences[number].id for each in compared for telling, numbers in zip(each.tellings, each.shown)
             for number in numbers}
    own = corpus.sentences[corpus.sentences["sentence"].isin(shown)][COLUMNS[:4]]
    data = own.merge(pd.concat([there, back])[["sentence", *COLUMNS[4:]]], on="sentence", how="left")
    ordered = data.sort_values("article_id", key=lambda names: names.map(ids.index), kind="stable", ignore_index=True)
    return ordered.astype({"other_line": "Int64", "n_shared": "Int64"})


def _draw(axes, corpus, ids, data):
    """Draw the columns, each spread over the height of the longest, and the lines between them."""
    width = (style.ACROSS - _GAP * (len(ids) - 1)) / len(ids)
    heads, texts = [_head(corpus, name, data, width) for name in ids], corpus.sentences.set_index("sentence")
    top = LINE * max(map(len, heads)) + _BELOW
    sentences = [data[data["article_id"] == name].drop_duplicates("sentence") for name in ids]
    boxes = [[max(_LEAST, words * _WORD) for words in own["n_words"].head(_SHOWN)] for own in sentences]
    foot, places = top + max(sum(heights) + _SPACE * len(heights) for heights in boxes), {}
    for number, (name, head, own, heights) in enumerate(zip(ids, heads, sentences, boxes)):
        x, y = number * (width + _GAP), top
        write(axes, x, LINE / 2, head[0], weight="bold")
        write(axes, x, LINE * (1 + len(head)) / 2, head[1:])
        space = (foot - top - sum(heights)) / max(len(heights), 1)
        for row, height in zip(own.itertuples(), heights):
            _draw_sentence(axes, x, y, width, height, row, corpus.article_text(name).kind, texts.loc[row.sentence])
            places[row.sentence] = x, y + height / 2
            y += height + space
        if len(own) > _SHOWN:
            write(axes, x, foot + LINE / 2, f"and {len(own) - _SHOWN} more")
    _draw_links(axes, ids, data, places, width)
    return foot + LINE * (max(map(len, sentences)) > _SHOWN)


def _head(corpus, name, data, width):
    about = corpus.articles.set_index("article_id").loc[name]
    publisher = next((about[key] for key in ("agency", "outlet") if pd.notna(about[key])), None)
    total = (corpus.sentences["article_id"] == name).sum()
    shown = data.loc[data["article_id"] == name, "sentence"].nunique()
    number = plural(total, "sentence") if shown == total else f"{shown} of {plural(total, 'sentence')}"
    return [cut(name, 0.85 * width), *style.wrap(", ".join(filter(None, [about["kind"], publisher])), width, 10)[:2],
            number]


def _draw_sentence(axes, x, y, width, height, row, kind, printed):
    """A filled box for what another text tells too; what stands here only has a broken line."""
    colour = style.PARTS.get(kind, style.PARTS["report"])
    if pd.isna(row.other_line):
        look, ink = {"colour": style.GROUND, "edge": style.SOFT_INK, "broken": True}, style.INK
    else:
        look = {"colour": style.lighter(colour) if isinstance(printed["copy_of"], str) else colour}
        ink = style.ink_on(look["colour"])
    box(axes, x, y, width, height, **look)
    write(axes, x + _APART, y + height / 2, cut(f"{row.line}  {printed['quote']}", width - 2 * _APART), color=ink)


def _draw_links(axes, ids, data, places, width):
    """A line for each pair, as thick as the share of the shorter sentence's words that both have."""
    words = data.drop_duplicates("sentence").set_index("sentence")["n_words"]
    for left, right in pairwise(ids):
        own = data[(data["article_id"] == left) & (data["other_article_id"] == right)]
        for row in own.itertuples():
            if row.sentence in places and row.other_sentence in places:
                (x, y), (end, other) = places[row.sentence], places[row.other_sentence]
                share = row.n_shared / max(1, min(words[row.sentence], words[row.other_sentence]))
                line(axes, (x + width, y), (end, other), style.GREY, _THIN + (_THICK - _THIN) * min(share, 1),
                     alpha=0.7, solid_capstyle="butt")


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
    told = listing(f"{shared:,} of {words:,} in {name}" for name, number, words, shared in _counts(ids, data) if number)
    return (f"Words of these sentences that stand there too: {told}" if told
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
