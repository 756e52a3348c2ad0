"""The second figure of notebook 05: whose words an introduction keeps of the reports that follow it."""

import pandas as pd

from course_lib.display.checked import only_suggested
from course_lib.analysis.who import Cast
from course_lib.display import style
from course_lib.display.drawing import LINE, box, line, widest, write
from course_lib.display.figure import Figure
from course_lib.display.markup import listing, plural
from course_lib.words.spans import count_words

_SHOWN = 24  # rows in one picture, those with the most words
_ARTICLE, _NAME, _GAP = 0.66, 2.2, 0.1  # inches; names are wrapped at these widths
_BAR, _SPACE, _HEAD = 0.13, 0.03, 0.25
_COLUMNS = ["introduction", "report", "speaker_ids", "speaker", "n_words_report", "n_words_introduction",
            "n_words_unnamed"]
_CAPTION = ("How to read it: the bar at the left counts the words that a report gives to a speaker. The paler bar at "
            "the right counts those that the introduction copies and gives to the same speaker. What the editor "
            "added to such a sentence counts, so the right may have more. People who are given words together have a "
            "row of their own.")
_UNNAMED = (" A white bar, after the plus sign, counts words that lost their speaker: the introduction copies the "
            "sentence, and leaves out who says it.")


def surviving_words(corpus):
    """How many words each speaker has in a report, and how many in the introduction that stands before it.

    The words of a clause count, those of reporting included. A row is one speaker of one report, or several
    who are given words together. Of the introduction the sentences count that are copied from that report;
    those whose sentence names no speaker although its source does are shown apart. Returns a Figure; its data
    has all rows.
    """
    data = _data(corpus)
    shown = data.loc[data["n_words_report"].nlargest(_SHOWN).index.sort_values()]
    return Figure(
        lambda axes: _draw(axes, shown, Cast(corpus)),
        title=_title(data), subtitle=_subtitle(data, len(shown)), alt=_alt(data, shown),
        caption=_CAPTION + (_UNNAMED if data["n_words_unnamed"].any() else "")
                + only_suggested(corpus.statements, "clauses"), data=data.drop(columns="speaker_ids"),
    )


# The data

def _data(corpus):
    cast, articles = Cast(corpus), corpus.articles
    clauses = corpus.statements.assign(n_words=corpus.statements["quote"].map(count_words))
    spoken = clauses[clauses["speaker_ids"].map(len) > 0]
    named = set(spoken.loc[spoken["basis"] == "sentence", "sentence"])
    rows = []
    for introduction in articles.loc[articles["kind"] == "introduction"].itertuples():
        page = articles[(articles["page_id"] == introduction.page_id) & (articles["kind"] != "introduction")]
        copied = spoken[(spoken["article_id"] == introduction.article_id) & spoken["copy_of"].notna()]
        for report in page["article_id"]:
            own = spoken[spoken["article_id"] == report]
            kept = copied[copied["copy_of"].map(lambda id: id.rpartition(".")[0]).eq(report)]
            rows += [(introduction.article_id, report, *row) for row in _kept(own, kept, named, cast)]
    numbers = dict.fromkeys((name for name in _COLUMNS if name.startswith("n_")), "int64")
    return pd.DataFrame(rows, columns=_COLUMNS).astype(numbers)


def _kept(own, kept, named, cast):
    """For each speaker of a report: words there, words kept with a speaker named, words kept without."""
    nameless = kept["copy_of"].isin(named) & ~kept["sentence"].isin(named)
    for ids in dict.fromkeys(own["speaker_ids"]):
        same = kept["speaker_ids"] == ids
        yield (ids, cast.names(ids), own.loc[own["speaker_ids"] == ids, "n_words"].sum(),
               kept.loc[same & ~nameless, "n_words"].sum(), kept.loc[same & nameless, "n_words"].sum())


# The drawing

def _draw(axes, data, cast):
    left = _ARTICLE + _NAME + 2 * _GAP
    half, y, above = (style.ACROSS - left) / 2, _HEAD, None
    room = half - widest(map(_label, data.itertuples())) - 2 * _GAP
    scale = room / max([1, *data["n_words_report"], *(data["n_words_introduction"] + data["n_words_unnamed"])])
    for x, words in ((left, "words in the report"), (left + half, "in the introduction")) if len(data) else ():
        write(axes, x, _HEAD / 3, words, color=style.SOFT_INK)
    for row in data.itertuples():
        report = style.wrap(row.report, _ARTICLE, 10, True) if (row.introduction, row.report) != above else []
        above, name = (row.introduction, row.report), style.wrap(row.speaker, _NAME, 10)
        y += _SPACE if report else 0
        write(axes, 0, y + LINE * len(report) / 2, report, weight="bold")
        write(axes, _ARTICLE + _GAP, y + LINE * len(name) / 2, name)
        colour = style.of_state(cast.state(row.speaker_ids[0])) if len(row.speaker_ids) == 1 else style.INK
        pale = style.lighter(colour)
        _draw_bars(axes, left, y, [(row.n_words_report * scale, colour, colour)], str(row.n_words_report))
        _draw_bars(axes, left + half, y, [(row.n_words_introduction * scale, pale, pale),
                                          (row.n_words_unnamed * scale, "#FFFFFF", pale)], _label(row))
        y += LINE * max(len(report), len(name)) + _SPACE
    return y


def _label(row):
    return " + ".join(map(str, [row.n_words_introduction] + [row.n_words_unnamed] * (row.n_words_unnamed > 0)))


def _draw_bars(axes, x, y, bars, label):
    top = y + (LINE - _BAR) / 2
    line(axes, (x, top - 0.02), (x, top + _BAR + 0.02), style.SOFT_INK)
    for length, fill, edge in bars:
        if length:
            box(axes, x, top, length, _BAR, fill, edge=edge)
        x += length
    write(axes, x + 0.06, y + LINE / 2, label)


# The words

def _lost(data):
    """Rows of which the introduction keeps nothing, the longest first."""
    kept = data["n_words_introduction"] + data["n_words_unnamed"]
    return data[kept == 0].sort_values("n_words_report", ascending=False, kind="stable")


def _title(data):
    if data.empty:
        return "No introduction here stands before reports that give words to speakers"
    lost = _lost(data)
    if lost.empty:
        return "Every speaker of a report has words in its introduction, too"
    first = lost.iloc[0]
    words = plural(first["n_words_report"], "word")
    return f"{first['report']} gives {first['speaker']} {words}, its introduction none"


def _subtitle(data, shown):
    cut = f"; the {shown} rows with the most words" if shown < len(data) else ""
    return f"Words of the clauses given to each speaker, reporting words included{cut}"


def _alt(data, shown):
    rows = "; ".join(f"{row.report}, {row.speaker}: {row.n_words_report} to {_in_words(row)}"
                     for row in shown.itertuples())
    lost = _lost(data)
    none = listing(f"{row.speaker} in {row.report}" for row in lost.itertuples())
    return (f"Pairs of bars, a pair for each speaker of a report: words in the report, then words in the "
            f"introduction. {rows}. {f'Nothing is kept of {none}.' if none else ''}").strip()


def _in_words(row):
    if not row.n_words_unnamed:
        return str(row.n_words_introduction)
    return f"{row.n_words_introduction} and {row.n_words_unnamed} without a speaker"
