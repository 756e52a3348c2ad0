"""How a day phrase comes by its day, told step by step: for phrases of a corpus, and for words of one's own.

The days are worked out in ``dates`` and ``headers``; here their findings are put into words.
"""

import re
from datetime import date
from typing import NamedTuple

import pandas as pd

from course_lib.display.markup import plural
from course_lib.display.views import as_dict, row_of
from course_lib.errors import CourseError
from course_lib.loader import dates, headers
from course_lib.loader.dates import DayPhrase, Reference, spoken
from course_lib.loader.headers import Stated
from course_lib.words.printeddates import MONTHS, WEEKDAYS, PrintedDate, find_dates
from course_lib.words.spans import Lines, Span

PHRASES = ("article_id", "page_id", "line", "day", "basis", "start", "end", "quote")
STEPS = ("step", "finding", "day", "article_id", "page_id", "line", "start", "end", "quote")

_NAMES = re.compile(rf"\b(?:{'|'.join((*WEEKDAYS, *MONTHS))})\b", re.IGNORECASE)
_ASIDE = {"sources.csv": ", a list beside the pages, not on words of the page"}


class Case(NamedTuple):
    """A day phrase with all that its day rests on: ``words`` as printed, the dateline as printed with its day,
    the day it counts from, and what came out: a day (or None) and why.
    """

    words: str
    phrase: DayPhrase
    dateline: str | None
    dateline_span: Span | None
    dateline_printed: PrintedDate | None
    dateline_day: date | None
    year_from: Stated | None
    reference: Reference | None
    day: date | None
    why: str
    article_id: str | None = None
    page_id: str | None = None


class Step(NamedTuple):
    """One step: its name, what it finds in words, the day it has come to, and where that is printed."""

    name: str
    finding: str
    day: date | None = None
    place: Span | None = None


def day_phrases(corpus):
    """Each phrase that names a day, and the day it means.

    Args:
        corpus: a Corpus.

    Returns:
        A DataFrame with a row a phrase of article text: ``article_id, page_id, line, day`` (missing where it
        stays open; of several days the first), ``basis`` in words, ``start, end, quote``.

    >>> from course_lib.corpora.loading import load
    >>> table = day_phrases(load())
    >>> print(table[table["article_id"] == "april.7"][["line", "day", "quote"]].to_string(index=False))
     line        day     quote
      152 2024-04-05 on Friday
    """
    lines = {page_id: Lines(corpus.text(page_id)) for page_id in corpus.pages["page_id"]}
    told = _told(corpus.tellings)
    rows = [(case.article_id, case.page_id, lines[case.page_id].at(case.phrase.start), case.day, case.why,
             case.phrase.start, case.phrase.end, case.words)
            for row in corpus.articles.to_dict("records")
            for case in _cases(corpus.article_text(row["article_id"]), as_dict(row), told)]
    table = pd.DataFrame(rows, columns=PHRASES)
    return table.assign(day=pd.to_datetime(table["day"]))


def cases_of(corpus, article_id):
    """The day phrases of one article, in order, as Cases.

    Raises CourseError where there is no such article.
    """
    article = corpus.article_text(article_id)
    own = corpus.tellings[corpus.tellings["article_id"] == article_id]
    return _cases(article, row_of(corpus.articles, "article_id", article_id), _told(own))


def _cases(article, row, told):
    """The day phrases of an article, with its row of ``corpus.articles`` and what meetings tell of days."""
    header, text = article.header, article.text
    head = *_dateline(text, row), header.dateline_day, header.year_from, header.reference
    return [Case(_on_one_line(text[phrase.start:phrase.end]), phrase, *head,
                 *_resolved(phrase, header.reference, head[2], told.get((article.page_id, phrase.start))),
                 article.id, article.page_id)
            for sentence in article.sentences for phrase in _phrases(text, *sentence.words)]


def _dateline(text, row):
    """An article's dateline: its words, where they stand, and the date in them; each None where there is none."""
    if "dateline" not in row:
        return None, None, None
    span = Span(row["dateline_start"], row["dateline_end"])
    return _on_one_line(row["dateline"]), span, next(iter(find_dates(text, *span)), None)


def _on_one_line(words):
    return " ".join(words.split())


def _phrases(text, start, end):
    return dates.find_days(text, start, end)


def _told(tellings):
    """By page and place of a phrase, the day of the meeting that rests on it, and why: it knows what went before."""
    dated = tellings.dropna(subset=["day_start", "date"])
    return {(row.page_id, row.day_start): (row.date.date(), row.date_basis.rpartition("), ")[2])
            for row in dated.itertuples()}


def _resolved(phrase, reference, dateline, told=None):
    """The day and why; what counts from a day told before is known only where a meeting was told with it.

    ``dateline`` is the date that the dateline prints: without a year it is a day to count from once the year is known.
    """
    if phrase.shift is None:
        day, why = dates.resolve(phrase, reference)
        is_open = reference is None and dateline and not (phrase.printed or phrase.unsure)
        return day, f"but the year of the dateline, {dates.day_and_month(dateline)}, is not stated" if is_open else why
    return told or (None, "but it counts from a day told before it, which is not known")


def own_case(words, dateline="", page_date=""):
    """The first day phrase in ``words``, read as if under a ``dateline`` on a page with that date.

    Both may be empty. Raises CourseError where no day is found in what is not, or no year in the page's date.

    >>> own_case("on Thursday", "VIENTIANE, July 26 (Xinhua)", "31 July 2024").day.isoformat()
    '2024-07-25'
    >>> own_case("on Thursday", "VIENTIANE, July 26 (Xinhua)").why
    'but the year of the dateline, 26 July, is not stated'
    """
    phrase = next(iter(_phrases(_as_news_prints(words), 0, len(words))), None)
    if phrase is None:
        raise CourseError(f"No day is found in {words!r}. Type a day as news names it, such as on Thursday, "
                          "yesterday or April 6.")
    printed = _typed_date("the dateline", dateline)
    stated = _typed_date("the page's date", page_date, with_year=True)
    published = stated and Stated(stated.on(stated.year), "page date")
    day, year_from = headers.with_year(printed, [published] if published else []) if printed else (None, None)
    reference = headers.counted_from(day, None, published)
    return Case(words[phrase.start:phrase.end], phrase, dateline.strip() or None, None, printed, day, year_from,
                reference, *_resolved(phrase, reference, printed))


def _as_news_prints(typed):
    """What somebody typed, days and months with a capital letter: who types by hand seldom bothers."""
    return _NAMES.sub(lambda name: name[0].title(), typed)


def _typed_date(what, typed, with_year=False):
    """The date in what somebody typed; None where nothing is typed."""
    found = next((one for one in find_dates(_as_news_prints(typed)) if one.year or not with_year), None)
    for unsure in (one.unsure for one in dates.find_days(typed, 0, len(typed)) if one.unsure):
        raise CourseError(f"In {what}, {typed!r} may mean {unsure}. Write the month as a word.")
    if typed.strip() and found is None:
        parts = "day, month and year" if with_year else "day and month"
        example = "31 July 2024" if with_year else "VIENTIANE, July 26 (Xinhua)"
        raise CourseError(f"No {parts} are found in {what}, {typed!r}. Type it as in {example}, or leave it empty.")
    return found


def steps(case):
    """The way from a phrase to its day, as Steps: the last says what stays open."""
    return [_phrase_step(case), *_dateline_steps(case), *_reference_steps(case), _count_step(case),
            Step("the day", spoken(case.day) if case.day else "None: it stays open.", case.day),
            Step("what stays open", " ".join(_open(case)))]


def _phrase_step(case):
    phrase = case.phrase
    if phrase.shift is not None:
        kind = "counts from a day told before it"
    elif phrase.unsure:
        kind = "names a date in numbers that can be read in two ways"
    elif phrase.printed is None:
        kind = "names a weekday and no date" if _is_weekday(phrase) else "counts from the day of writing"
    else:
        kind = "names a weekday and a date" if _is_weekday(phrase) else "names a date"
        kind += ", with its year" if phrase.printed.year else ", without a year"
        kind += "; of several days, the first is taken" if phrase.printed.is_range else ""
    return Step("the phrase", f"“{case.words}” {kind}.", None, Span(phrase.start, phrase.end))


def _is_weekday(phrase):
    return phrase.word is not None


def _dateline_steps(case):
    if case.dateline is None:
        return [Step("the dateline", "There is none.")]
    printed = case.dateline_printed
    if printed is None:
        return [Step("the dateline", f"“{case.dateline}” prints no day.", None, case.dateline_span)]
    year = f"{printed.year}" if printed.year else "no year"
    line = f"“{case.dateline}” prints {dates.day_and_month(printed)} and {year}."
    return [Step("the dateline", line, None, case.dateline_span), _year_step(case)]


def _year_step(case):
    known, day = case.year_from, dates.day_and_month(case.dateline_printed)
    if known is None:
        near = f"within {headers.LONGEST_GAP.days} days after {day}"
        return Step("its year", f"Not known: no day with a year is stated, or none {near}.")
    if known.basis == "dateline":
        return Step("its year", f"{known.day.year}, as printed.", case.dateline_day)
    where = f"{headers.REFERENCES[known.basis]} gives {spoken(known.day)}"
    said = f"{case.dateline_day.year}: {where}, and this is the nearest {day} up to then."
    return Step("its year", said, case.dateline_day, known.place)


def _reference_steps(case):
    """The day that is counted from, where the phrase needs one."""
    reference, printed = case.reference, case.phrase.printed
    if reference is None or case.phrase.shift is not None or printed and printed.year:
        return []
    weekday, _, day = spoken(reference.day).partition(" ")
    if case.dateline_day:
        return [Step("its weekday", f"{day} was a {weekday}.", reference.day)]
    none = "The dateline gives no full day" if case.dateline else "There is no dateline"
    said = f"{none}, so {reference.name} is counted from: {day}, a {weekday}."
    return [Step("another day", said, reference.day, reference.place)]


def _count_step(case):
    why = f"{case.why[0].upper()}{case.why[1:]}"
    printed = case.phrase.printed
    if case.day and printed and not printed.year:
        return Step("the step", f"{why}: the nearest {dates.day_and_month(printed)}.", case.day)
    if case.day is None or printed or case.phrase.shift is not None:
        return Step("the step", f"{why}.", case.day)
    back = (case.reference.day - case.day).days
    way = f"{plural(abs(back), 'day')} {'back' if back > 0 else 'on'}" if back else "the day itself"
    return Step("the step", f"{why}: {way}.", case.day)


def _open(case):
    """What a careful reader still has to ask, in sentences."""
    phrase, printed = case.phrase, case.phrase.printed
    if case.day is None:
        yield f"The day: {case.why.removeprefix('but ')}."
    elif printed and printed.year:
        yield "Nothing: the year is printed."
    else:
        if printed is None and _is_weekday(phrase):
            yield f"Any {phrase.word.title()} fits the word; that the nearest is meant is a habit of news."
        if phrase.shift is not None:
            yield "Whether that is the day told before: read on from there."
        yield _rests(case)


def _rests(case):
    """What the year rests on."""
    if case.dateline_day is None:
        known = case.reference.name
    elif case.year_from.basis == "dateline":
        return "The year is printed in the dateline."
    else:
        known = headers.REFERENCES[case.year_from.basis]
    return f"The year rests on {known}{_ASIDE.get(known, '')}."


def steps_table(case, text=None):
    """The steps of a case as a DataFrame (columns: see STEPS); ``text``: the page's, for what is printed on it."""
    lines = text and Lines(text)
    rows = [(step.name, step.finding, step.day, *_printed_at(case, step.place, text, lines))
            for step in steps(case)]
    table = pd.DataFrame(rows, columns=STEPS).astype(dict.fromkeys(("line", "start", "end"), "Int64"))
    return table.assign(day=pd.to_datetime(table["day"]))


def _printed_at(case, place, text, lines):
    if place is None or text is None:
        return (None,) * 6
    return case.article_id, case.page_id, lines.at(place.start), place.start, place.end, place.of(text)
