"""The figure of notebook 03: which text tells of which meeting."""

import re

from course_lib.display.checked import counted_apart, only_suggested
from course_lib.analysis.who import Cast, day_in_words
from course_lib.display import style
from course_lib.display.figure import MARGIN, Figure, inches
from course_lib.display.markup import listing, plural

_MARKS = {"meeting": "o", "call": "P", "visit": "^", "inspection": "s", "signing": "D"}
_ROWS = 30  # more would be a picture nobody can read
_DAY, _WHO, _COUNT, _PITCH, _BETWEEN = 1.3, 2.4, 0.45, 0.2, 0.1  # inches across
_LINE, _SPACE, _KEY, _NAME = 0.19, 0.07, 0.25, 1.5  # inches down
_AIR = 0.08  # at most this much more between two rows where there is room
_SIZE = 10  # points
_ONLY_SUGGESTED = "broken edge: only suggested"
_COLUMNS_OF_DATA = ["date", "who", "kind", "status", "article_id", "page_id", "line", "copied", "meeting_id",
                    "start", "end", "quote", "checked"]


def meetings_by_tellings(corpus):
    """Which article tells of which meeting: a row a meeting, by day, and a mark where an article tells it.

    The mark's shape is the form of the meeting, its colour the kind of text, and it is paler where the
    telling's sentence is a copy (``tellings.copy_of``), and pale with a broken edge where it is only suggested. Returns
    a Figure; its data has a row for each telling.
    """
    data = _tellings(corpus)
    kinds = corpus.articles.set_index("article_id")["kind"]
    articles = [id for id in corpus.articles["article_id"] if id in set(data["article_id"])]
    drawing = _Drawing(data, articles, kinds)
    return Figure(
        drawing.draw, title=_title(data), subtitle=_subtitle(data, articles, drawing), alt=_alt(data),
        caption=_caption(data) + only_suggested(corpus.meetings, "events"),
        data=data, room=drawing.height,
    )


def form_of(kind):
    """The form of a meeting in a word: people who met are one form, however many sides there were."""
    return "meeting" if kind.endswith("lateral") else kind


def _tellings(corpus):
    """The tellings, each with the meeting it tells of, in words."""
    cast = Cast(corpus)
    meetings = corpus.meetings.drop(columns="date_basis")
    who = [cast.names(ids) for ids in meetings["participants"]]
    days = [day_in_words(*days) for days in zip(meetings["date"], meetings["date_end"])]
    meetings = meetings.assign(who=who, day=days)
    meetings = meetings.sort_values("date_end", kind="stable", na_position="first")
    meetings = meetings.sort_values("date", kind="stable")[["meeting_id", "who", "day", "kind", "status"]]
    told = meetings.merge(corpus.tellings.drop(columns="date"), on="meeting_id")
    return told.assign(copied=told["copy_of"].notna()).rename(columns={"day": "date"})[_COLUMNS_OF_DATA]


class _Drawing:
    """What stands where, in inches, for the tellings of these articles."""

    def __init__(self, data, articles, kinds):
        self.kinds, self.x = kinds, _places(articles)
        self.right = max(self.x.values(), default=_DAY + _WHO) + _COUNT
        self.heads = {article: _head(article) for article in self.x}
        self.told = data["meeting_id"].value_counts()
        data = data[data["article_id"].isin(self.x)]
        self.rows = [rows for _, rows in data.groupby("meeting_id", sort=False)][:_ROWS]
        self.days = [style.wrap(_short(rows["date"].iloc[0]), _DAY - 0.1, _SIZE, True) for rows in self.rows]
        self.names = [style.wrap(style.printable(_who(rows)), _WHO - 0.1, _SIZE) for rows in self.rows]
        self.key = _key_lines(data, kinds)
        heads = max((style.text_width(head, _SIZE) for head in self.heads.values()), default=0)
        self.top = len(self.key) * _KEY + heads + 0.2
        self.heights = [_LINE * max(map(len, lines)) + _SPACE for lines in zip(self.names, self.days)]
        self.height = self.top + sum(self.heights)

    def draw(self, drawing):
        axes = inches(drawing)
        for number, entries in enumerate(self.key):
            for x, mark, colour, words in entries:
                draw = _suggested_mark if words == _ONLY_SUGGESTED else _mark
                draw(axes, x + 0.07, _KEY * (number + 0.4), mark, colour)
                axes.text(x + 0.2, _KEY * (number + 0.4), words, size=_SIZE, va="center_baseline")
        if self.rows:
            axes.text(self.right, self.top - 0.12, "told", size=_SIZE, ha="right", color=style.SOFT_INK)
        for article, head in self.heads.items():
            axes.text(self.x[article], self.top - 0.12, head, size=_SIZE, rotation=90, ha="center",
                      va="bottom")
        spare = axes.get_ylim()[0] - self.height
        air = min(spare / max(len(self.rows), 1), _AIR)
        y, before = self.top, None
        for number, height in enumerate(self.heights):
            self._draw_row(axes, y, y + height - _SPACE + air, number, self.days[number] != before)
            y, before = y + height + air, self.days[number]

    def _draw_row(self, axes, top, bottom, number, new_day):
        rows, middle = self.rows[number], (top + bottom) / 2
        axes.plot([0 if new_day else _DAY, self.right], [top - _SPACE / 2] * 2, color=style.GRID, lw=0.8)
        if new_day:
            write_lines(axes, 0, middle, self.days[number], "bold")
        write_lines(axes, _DAY, middle, self.names[number])
        for one in rows.itertuples():
            draw = _mark if one.checked else _suggested_mark
            draw(axes, self.x[one.article_id], middle, _MARKS[form_of(one.kind)],
                 _colour(self.kinds[one.article_id], one.copied))
        axes.text(self.right, middle, self.told[rows["meeting_id"].iloc[0]], size=_SIZE, ha="right",
                  va="center_baseline")


def _places(articles):
    """Where the columns of the articles stand, pages apart, as far as there is room."""
    places, at, page = {}, _DAY + _WHO + _PITCH, None
    for article in articles:
        at += _BETWEEN if page not in (None, article.rpartition(".")[0]) else 0
        if at + _COUNT > style.WIDTH - 2 * MARGIN:
            break
        page, places[article] = article.rpartition(".")[0], at
        at += _PITCH
    return places


def write_lines(axes, x, middle, lines, weight="normal"):
    """Write lines of text from x on, around a middle, in inches."""
    for number, line in enumerate(lines):
        axes.text(x, middle + _LINE * (number + 0.5 - len(lines) / 2), line, size=_SIZE, weight=weight,
                  va="center_baseline")


def _short(day):
    """A day with its month in three letters."""
    return re.sub(r"([A-Z][a-z]{2})[a-z]+", r"\1", day)


def _who(rows):
    first = rows.iloc[0]
    return first["who"] if first["status"] == "reported" else f"{first['who']} ({first['status']})"


def _colour(kind, copied):
    colour = style.PARTS.get(kind, style.GREY)
    return style.lighter(colour) if copied else colour


def _mark(axes, x, y, mark, colour):
    size = 9 if mark in "o^P" else 7.5
    axes.plot([x], [y], marker=mark, ms=size, color=colour, mew=0, ls="", clip_on=False)


def _suggested_mark(axes, x, y, mark, colour):
    """What is only suggested: pale, with a broken edge."""
    axes.scatter([x], [y], marker=mark, s=64 if mark in "o^P" else 46, facecolor=style.lighter(style.lighter(colour)),
                 edgecolor=colour, linestyle=(0, (2, 1.2)), linewidth=1, clip_on=False, zorder=3)


def _head(article):
    """The name of a column: the article's id, its page's name cut where it is too long."""
    page, _, number = style.printable(article).rpartition(".")
    lines = style.wrap(page, _NAME, _SIZE)
    return f"{lines[0]}{'…' if len(lines) > 1 else ''}.{number}"


def _key_lines(data, kinds):
    """The key as lines of (x, mark, colour, words), wrapped to the figure's width."""
    forms = dict.fromkeys(map(form_of, data["kind"]))
    entries = [(_MARKS[form], style.GREY, form) for form in _MARKS if form in forms]
    here = set(kinds.reindex(data["article_id"]))
    entries += [("o", style.PARTS[kind], f"in {'an' if kind[0] in 'aeiou' else 'a'} {kind}")
                for kind in style.PARTS if kind in here]
    if data["copied"].any():
        entries.append(("o", style.lighter(style.BLUE), "paler: a copy"))
    if not data["checked"].all():
        entries.append(("o", style.BLUE, _ONLY_SUGGESTED))
    lines, x = [[]], 0
    for mark, colour, words in entries:
        width = 0.2 + style.text_width(words, _SIZE) + 0.28
        if x + width > style.WIDTH - 2 * MARGIN:
            lines, x = [*lines, []], 0
        lines[-1].append((x, mark, colour, words))
        x += width
    return lines


def _title(data):
    if data.empty:
        return "No meeting to show"
    told, events, copied = len(data), data["meeting_id"].nunique(), int(data["copied"].sum())
    if not data["checked"].all():
        return f"{counted_apart(data, 'telling')}; {counted_apart(data.drop_duplicates('meeting_id'), 'event')}"
    if told == events:
        return "One event, told once" if told == 1 else f"{events} events, each told once"
    copies = f"; {copied} of them {'counts as a copy' if copied == 1 else 'count as copies'}" if copied else ""
    return f"{told} tellings tell of {plural(events, 'event')}{copies}"


def _subtitle(data, articles, drawing):
    if data.empty:
        return "none was found in these pages, or none of them is chosen"
    left_out = []
    if len(drawing.x) < len(articles):
        left_out.append(f"the first {len(drawing.x)} of {len(articles)} texts")
    if len(drawing.rows) < data["meeting_id"].nunique():
        left_out.append(f"{len(drawing.rows)} of {data['meeting_id'].nunique()} events")
    shown = f"; the picture shows {listing(left_out)}" if left_out else ""
    texts, pages = plural(len(articles), "text"), plural(data["page_id"].nunique(), "page")
    return f"Events by day, told in {texts} on {pages}{shown}"


def _alt(data):
    """What the picture shows; of more events than one can listen to, those told most often."""
    if data.empty:
        return "An empty picture: there is no meeting to show."
    events = [rows for _, rows in data.groupby("meeting_id", sort=False)]
    told = events if len(events) <= 20 else sorted(events, key=len, reverse=True)[:3]
    rest = "" if told is events else " The events told most often are named here; the data has all."
    return (f"A row for each of {plural(len(events), 'event')}, a column for each text, a mark where the text "
            f"tells of the event.{rest} " + " ".join(map(_event_in_words, told)))


def _event_in_words(rows):
    first = rows.iloc[0]
    texts = listing(f"{one.article_id} (copy)" if one.copied else one.article_id for one in rows.itertuples())
    return f"{first['date']}, {form_of(first['kind'])}, {_who(rows)}: {texts}."


def _caption(data):
    said = ("How to read it: a row is an event, a column a text, and a mark says that this text tells of this "
            "event. The number at the right says how many texts do.")
    paler = " A paler mark is a telling whose sentence counts as a copy of another text."
    return said + paler if data["copied"].any() else said
