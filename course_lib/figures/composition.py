"""The figure of notebook 01: what each page is made of."""

from itertools import product

import pandas as pd

from course_lib.display import style
from course_lib.display.drawing import LINE, box, flow, widest, write
from course_lib.display.figure import Figure
from course_lib.display.markup import listing, plural, told
from course_lib.words.spans import count_words

_TEXT = ("introduction", "report", "digest")  # the kinds of articles, and what is called article text
_SHOWN = 40  # pages in one picture; more would be a picture nobody can read
_NAME, _GAP, _BAR, _SPACE = 1.6, 0.2, 0.24, 0.2  # inches; names are wrapped at _NAME
_SQUARE, _BESIDE = 0.11, 0.06
_CAPTION = ("How to read it: each bar is a page, as long as the page has words; each colour is one part of "
            "it, named in or under the bar with its number of words. Dates, bylines, notes and references "
            "count as title and credits.")
_PALER = " Paler parts are copied: sentences that repeat another text, which is taken for their source."
_NUMBERS = "no one two three four five six seven eight nine ten".split()


def page_composition(corpus):
    """What the words of each page are: article text by kind, its copied part paler, captions, furniture,
    the rest.

    One bar a page, in the order of the files. Returns a Figure; its data has a row for each page, part and
    whether it is copied. A copy is a sentence that repeats another text of the corpus
    (``sentences.copy_of``).
    """
    data = _words(corpus)
    pages = list(corpus.pages["page_id"])
    return Figure(
        lambda axes: _draw(axes, data, pages[:_SHOWN]),
        title=_title(data, pages), subtitle=_subtitle(data, pages), alt=_alt(data, pages),
        caption=_CAPTION + (_PALER if data["copied"].any() else ""), data=data,
    )


def _words(corpus):
    """Words by page, part and whether copied, in the order in which they are drawn."""
    kinds = corpus.articles.set_index("article_id")["kind"]
    counted = corpus.paragraphs.assign(words=corpus.paragraphs["quote"].map(count_words), copied=False)
    counted["part"] = [_part(label, kinds.get(article)) for label, article
                       in zip(counted["label"], counted["article_id"])]
    copies = corpus.sentences.dropna(subset="copy_of")
    copies = copies.assign(words=copies["quote"].map(count_words), copied=True,
                           part=[_part("body", kinds.get(article)) for article in copies["article_id"]])
    moved = copies.assign(words=-copies["words"], copied=False)  # what is copied is not the page's own
    columns = ["page_id", "part", "copied", "words"]
    every = pd.concat([table[columns] for table in (counted, copies, moved)])
    sums = every.groupby(columns[:-1])["words"].sum()
    found = sums[sums > 0]
    order = product(corpus.pages["page_id"], style.PARTS, (False, True))
    return found.reindex([key for key in order if key in found.index]).reset_index()


def _part(label, kind):
    if label in ("body", "standfirst"):
        return kind if kind in _TEXT else "report"
    return label if label in ("caption", "furniture") else "title and credits"


def _segments(data, page_id):
    """The parts of one page as (name, words, colour)."""
    own = data[data["page_id"] == page_id]
    return [(f"{row.part} (copied)" if row.copied else row.part, row.words,
             style.lighter(style.PARTS[row.part]) if row.copied else style.PARTS[row.part])
            for row in own.itertuples()]


def _draw(axes, data, pages):
    names = {page: style.wrap(page, _NAME, style.LABEL, True) for page in pages}
    segments = {page: _segments(data, page) for page in pages}
    totals = {page: sum(words for _, words, _ in own) for page, own in segments.items()}
    said = {page: plural(total, "word") for page, total in totals.items()}
    left = _GAP + max(widest((line for name in names.values() for line in name), style.LABEL, True),
                      widest(said.values()))
    scale, y = (style.ACROSS - left) / max([1, *totals.values()]), 0
    for page, name in names.items():
        write(axes, 0, y + LINE * len(name) / 2, name, size=style.LABEL, weight="bold")
        write(axes, 0, y + LINE * (len(name) + 0.5), said[page], color=style.SOFT_INK)
        below = _draw_bar(axes, left, y, scale, segments[page])
        y += max(LINE * (len(name) + 1), _BAR + LINE * below) + _SPACE
    return y - _SPACE if pages else 0


def _draw_bar(axes, left, y, scale, segments):
    """Draw a page's bar, and under it the names of parts too short to hold theirs; how many lines these take."""
    x, below = left, []
    for name, words, colour in segments:
        label, length = f"{name} {words:,}", words * scale
        box(axes, x, y, length, _BAR, colour)
        if widest([label]) + 2 * _BESIDE <= length:
            write(axes, x + _BESIDE, y + _BAR / 2, label, color=style.ink_on(colour))
        else:
            below.append((label, colour))
        x += length
    places = flow([_SQUARE + _BESIDE + widest([label]) for label, _ in below], style.ACROSS - left, 0.18)
    for (x, line), (label, colour) in zip(places, below):
        middle = y + _BAR + LINE * (line + 0.6)
        box(axes, left + x, middle - _SQUARE / 2, _SQUARE, _SQUARE, colour)
        write(axes, left + x + _SQUARE + _BESIDE, middle, label)
    return max((line + 1 for _, line in places), default=0)


def _these(pages):
    number = len(pages)
    if number == 1:
        return "this page"
    return f"these {_NUMBERS[number] if number < len(_NUMBERS) else number} pages"


def _totals(data):
    """All words, those of article text, and those of it that are copied."""
    text = data[data["part"].isin(_TEXT)]
    return data["words"].sum(), text["words"].sum(), text.loc[text["copied"], "words"].sum()


def _title(data, pages):
    total, text, copied = _totals(data)
    if not total:
        return f"There are no words on {_these(pages)}"
    if not text:
        return f"None of the words on {_these(pages)} is article text"
    start = f"{_share(text, total)} of the words on {_these(pages)} are article text"
    return f"{start}, and {_share(copied, text).lower()} of that text is copied" if copied else start


def _share(part, whole):
    """A share in words that stay true after rounding.

    >>> _share(1, 3), _share(3, 3), _share(1, 300), _share(299, 300)
    ('33%', 'All', 'Less than 1%', 'More than 99%')
    """
    if part == whole:
        return "All"
    if part / whole < 0.01:
        return "Less than 1%"
    return "More than 99%" if part / whole > 0.99 else f"{part / whole:.0%}"


def _subtitle(data, pages):
    shown = f"; the picture shows the first {_SHOWN}" if len(pages) > _SHOWN else ""
    return f"{plural(int(_totals(data)[0]), 'word')} on {plural(len(pages), 'page')}, one bar a page{shown}"


def _alt(data, pages):
    totals = data.groupby("page_id")["words"].sum().reindex(pages, fill_value=0)
    return (f"Stacked bars, one for each of {plural(len(pages), 'page')}, as long as the page has words. "
            + told((_page_in_words(data, page_id, total) for page_id, total in totals.items()), 8))


def _page_in_words(data, page_id, total):
    parts = listing(f"{name} {words:,}" for name, words, _ in _segments(data, page_id))
    return f"{page_id}: {plural(int(total), 'word')}{' – ' + parts if parts else ''}"
