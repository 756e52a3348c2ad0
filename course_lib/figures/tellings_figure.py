"""The figure of notebook 03: which text tells of which meeting."""

import re

from course_lib.display.checked import counted_apart, only_suggested
from course_lib.analysis.who import Cast, meetings_in_words
from course_lib.display import style
from course_lib.display.drawing import LINE, flow, mark, name_of_text, rule, widest, write, write_upright
from course_lib.display.figure import Figure
from course_lib.display.markup import listing, plural, told

_MARKS = {"meeting": "o", "call": "P", "visit": "^", "inspection": "s", "signing": "D"}
_ROWS = 30  # more would be a picture nobody can read
_DAY, _WHO, _COUNT, _PITCH, _BETWEEN = 1.3, 2.4, 0.45, 0.2, 0.1  # inches across
_FEW = 6  # columns
_SPACE, _KEY, _NAME = 0.07, 0.25, 1.65  # inches down
_ONLY_SUGGESTED = "broken edge: only suggested"
_COLUMNS_OF_DATA = ["date", "who", "kind", "status", "article_id", "page_id", "line", "copied", "meeting_id",
                    "start", "end", "quote", "checked"]
_CAPTION = ("How to read it: a row is an event, a column a text, and a mark says that this text tells of this "
            "event. The number at the right says how many texts do.")
_PALER = " A paler mark is a telling whose sentence counts as a copy of another text."


def meetings_by_tellings(corpus):
    """Which article tells of which meeting: a row a meeting, by day, and a mark where an article tells it.

    The mark's shape is the form of the meeting, its colour the kind of text, and it is paler where the
    telling's sentence is a copy (``tellings.copy_of``), and pale with a broken edge where it is only suggested. Returns
    a Figure; its data has a row for each telling.
    """
    data = _tellings(corpus)
    kinds = corpus.articles.set_index("article_id")["kind"]
    articles = [id for id in corpus.articles["article_id"] if id in set(data["article_id"])]
    columns = _columns(articles)
    drawn = data[data["article_id"].isin(columns)]
    rows = [rows for _, rows in drawn.groupby("meeting_id", sort=False)][:_ROWS]
    return Figure(
        lambda axes: _draw(axes, rows, columns, _key(drawn, kinds), kinds, data["meeting_id"].value_counts()),
        title=_title(data), subtitle=_subtitle(data, articles, len(columns), len(rows)), alt=_alt(data),
        caption=_CAPTION + (_PALER if data["copied"].any() else "") + only_suggested(corpus.meetings, "events"),
        data=data,
    )


def form_of(kind):
    """The form of a meeting in a word: people who met are one form, however many sides there were."""
    return "meeting" if kind.endswith("lateral") else kind


def _tellings(corpus):
    """The tellings, each with the meeting it tells of, in words."""
    meetings = meetings_in_words(corpus, Cast(corpus))
    told = meetings[["meeting_id", "who", "day", "kind", "status"]].merge(
        corpus.tellings.drop(columns="date"), on="meeting_id")
    return told.assign(copied=told["copy_of"].notna()).rename(columns={"day": "date"})[_COLUMNS_OF_DATA]


def _columns(articles):
    """Where the columns of the articles stand, pages apart, as far as there is room."""
    room = style.ACROSS - _DAY - _WHO - _COUNT - _BETWEEN * len(articles)
    pitch = room / (len(articles) + 1) if len(articles) <= _FEW else _PITCH  # a few columns spread over the width
    places, at, page = {}, _DAY + _WHO + pitch, None
    for article in articles:
        at += _BETWEEN if page not in (None, article.rpartition(".")[0]) else 0
        if at + _COUNT > style.ACROSS:
            break
        page, places[article] = article.rpartition(".")[0], at
        at += pitch
    return places


def _draw(axes, rows, columns, key, kinds, told):
    """Draw the key, the names of the texts, and a row for each meeting; ``told`` says how often each is told."""
    y, right = _draw_key(axes, key), max(columns.values(), default=_DAY + _WHO) + _COUNT
    heads = {article: name_of_text(article, _NAME) for article in columns}
    y += widest(heads.values()) + 0.2
    for article, head in heads.items():
        write_upright(axes, columns[article], y - 0.12, head)
    if rows:
        axes.text(right, y - 0.12, "told", size=10, ha="right", color=style.SOFT_INK)
    before = None
    for own in rows:
        day, name = style.wrap(_short(own["date"].iloc[0]), _DAY - 0.1, 10, True), style.wrap(_who(own), _WHO - 0.1, 10)
        height = LINE * max(len(day), len(name)) + _SPACE
        middle = y + height / 2
        rule(axes, _DAY if day == before else 0, right, y)
        write(axes, 0, middle, day if day != before else "", weight="bold")
        write(axes, _DAY, middle, name)
        for one in own.itertuples():
            _mark(axes, columns[one.article_id], middle, _MARKS[form_of(one.kind)],
                  _colour(kinds[one.article_id], one.copied), one.checked)
        write(axes, right, middle, str(told[own["meeting_id"].iloc[0]]), ha="right")
        y, before = y + height, day
    return y


def _draw_key(axes, key):
    """Draw the key, wrapped to the figure's width; the height that takes."""
    places = flow([0.2 + widest([words]) for *_, words in key], style.ACROSS, 0.28)
    for (x, line), (shape, colour, words) in zip(places, key):
        _mark(axes, x + 0.07, _KEY * (line + 0.4), shape, colour, words != _ONLY_SUGGESTED)
        write(axes, x + 0.2, _KEY * (line + 0.4), words)
    return _KEY * (1 + max((line for _, line in places), default=-1))


def _short(day):
    """A day with its month in three letters."""
    return re.sub(r"([A-Z][a-z]{2})[a-z]+", r"\1", day)


def _who(rows):
    first = rows.iloc[0]
    return first["who"] if first["status"] == "reported" else f"{first['who']} ({first['status']})"


def _colour(kind, copied):
    colour = style.PARTS.get(kind, style.GREY)
    return style.lighter(colour) if copied else colour


def _mark(axes, x, y, shape, colour, checked):
    """Draw a telling; one that is only suggested is pale, with a broken edge."""
    ground, edge = (colour, None) if checked else (style.lighter(style.lighter(colour)), colour)
    mark(axes, x, y, shape, 8.5 if shape in "o^P" else 7, ground, edge, not checked)


def _key(data, kinds):
    """The key as entries of (shape, colour, words)."""
    forms, here = dict.fromkeys(map(form_of, data["kind"])), set(kinds.reindex(data["article_id"]))
    entries = [(_MARKS[form], style.GREY, form) for form in _MARKS if form in forms]
    entries += [("o", style.PARTS[kind], f"in {'an' if kind[0] in 'aeiou' else 'a'} {kind}")
                for kind in style.PARTS if kind in here]
    if data["copied"].any():
        entries.append(("o", style.lighter(style.BLUE), "paler: a copy"))
    if not data["checked"].all():
        entries.append(("o", style.BLUE, _ONLY_SUGGESTED))
    return entries


def _title(data):
    if data.empty:
        return "No meeting to show"
    told, events, copied = len(data), data["meeting_id"].nunique(), int(data["copied"].sum())
    if not data["checked"].all():
        return f"{counted_apart(data, 'telling')}; {counted_apart(data.drop_duplicates('meeting_id'), 'event')}"
    if told == events:
        return "One event, told once" if told == 1 else f"{events} events, each told once"
    copies = f", {copied} of them {'a copy' if copied == 1 else 'copies'}," if copied else ""
    return f"{told} tellings{copies} tell of {plural(events, 'event')}"


def _subtitle(data, articles, columns, rows):
    if data.empty:
        return "none was found in these pages, or none of them is chosen"
    left_out, events = [], data["meeting_id"].nunique()
    if columns < len(articles):
        left_out.append(f"the first {columns} of {len(articles)} texts")
    if rows < events:
        left_out.append(f"{rows} of {events} events")
    shown = f"; the picture shows {listing(left_out)}" if left_out else ""
    texts, pages = plural(len(articles), "text"), plural(data["page_id"].nunique(), "page")
    return f"Events by day, told in {texts} on {pages}{shown}"


def _alt(data):
    events = [rows for _, rows in data.groupby("meeting_id", sort=False)]
    return (f"A row for each of {plural(len(events), 'event')}, a column for each text, a mark where the text tells "
            f"of the event. {told(map(_event_in_words, events))}")


def _event_in_words(rows):
    first = rows.iloc[0]
    texts = listing(f"{one.article_id} (copy)" if one.copied else one.article_id for one in rows.itertuples())
    return f"{first['date']}, {form_of(first['kind'])}, {_who(rows)}: {texts}"
