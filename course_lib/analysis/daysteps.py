"""How a day phrase comes by its day, told step by step: for phrases of a corpus, and for words of one's own.

The days are worked out in ``dates`` and ``headers``; here their findings are put into words.
"""

import re
from datetime import date
from typing import NamedTuple

import pandas as pd

from course_lib.display.markup import plural
from course_lib.display.views import as_dict
from course_lib.errors import CourseError
from course_lib.loader import dates, headers
from course_lib.loader.dates import DayPhrase, Reference, spoken
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
    year_from: Reference | None
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
    rows = [(case.article_id, case.page_id, lines[case.page_id].at(case.phrase.start), case.day, case.why,
             case.phrase.start, case.phrase.end, case.words) for case in _cases(corpus, corpus.articles)]
    table = pd.DataFrame(rows, columns=PHRASES)
    return table.assign(day=pd.to_datetime(table["day"]))


def cases_of(corpus, article_id):
    """The day phrases of one article, in order, as Cases.

    Raises CourseError where there is no such article.
    """
    corpus.article_text(article_id)
    return [*_cases(corpus, corpus.articles[corpus.articles["article_id"] == article_id])]


def _cases(corpus, articles):
    """The day phrases of some rows of ``corpus.articles``, each with its day: a meeting knows what went before."""
    dated = corpus.tellings.dropna(subset=["day_start", "date"])
    told = {(row.page_id, row.day_start): (row.date.date(), row.date_basis.rpartition("), ")[2])
            for row in dated.itertuples()}
    for row in map(as_dict, articles.to_dict("records")):
        article = corpus.article_text(row["article_id"])
        header, text, dateline, span, printed = article.header, article.text, None, None, None
        if "dateline" in row:
            span = Span(row["dateline_start"], row["dateline_end"])
            dateline, printed = _on_one_line(row["dateline"]), next(iter(find_dates(text, *span)), None)
        for sentence in article.sentences:
            for phrase in dates.find_days(text, *sentence.words):
                resolved = _resolved(phrase, header.reference, printed, told.get((article.page_id, phrase.start)))
                yield Case(_on_one_line(text[phrase.start:phrase.end]), phrase, dateline, span, printed,
                           header.dateline_day, header.year_from, header.reference, *resolved, article.id,
                           article.page_id)


def _on_one_line(words):
    return " ".join(words.split())


def _resolved(phrase, reference, dateline, told=None):
    """The day and why; what counts from a day told before is known only where a meeting was ``told`` with it.

    ``dateline`` is the date that the dateline prints: without a year it is a day to count from once the year is known.
    """
    if phrase.shift is not None:
        return told or (None, "but it counts from a day told before it, which is not known")
    if reference is None and dateline and not (phrase.printed or phrase.unsure):
        return None, f"but the year of the dateline, {dates.day_and_month(dateline)}, is not stated"
    return dates.resolve(phrase, reference)


def own_case(words, dateline="", page_date=""):
    """The first day phrase in ``words``, read as if under a ``dateline`` on a page with that date.

    Both may be empty. Raises CourseError where no day is found in what is not, or no year in the page's date.

    >>> own_case("on Thursday", "VIENTIANE, July 26 (Xinhua)", "31 July 2024").day.isoformat()
    '2024-07-25'
    >>> own_case("on Thursday", "VIENTIANE, July 26 (Xinhua)").why
    'but the year of the dateline, 26 July, is not stated'
    """
    phrase = next(iter(dates.find_days(_as_news_prints(words), 0, len(words))), None)
    if phrase is None:
        raise CourseError(f"No day is found in {words!r}. Type a day as news names it, such as on Thursday, "
                          "yesterday or April 6.")
    printed = _typed_date("the dateline", dateline)
    stated = _typed_date("the page's date", page_date, with_year=True)
    published = stated and Reference(stated.on(stated.year), "page date")
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
    return [_phrase_step(case), *_dateline_steps(case), *_reference_steps(case),
            Step("the step", f"{case.why[0].upper()}{case.why[1:]}{_way(case)}.", case.day),
            Step("the day", spoken(case.day) if case.day else "None: it stays open.", case.day),
            Step("what stays open", " ".join(_open(case)))]


def _phrase_step(case):
    phrase, printed = case.phrase, case.phrase.printed
    if phrase.shift is not None:
        kind = "counts from a day told before it"
    elif phrase.unsure:
        kind = "names a date in numbers that can be read in two ways"
    elif printed is None:
        kind = "names a weekday and no date" if phrase.word else "counts from the day of writing"
    else:
        kind = "names a weekday and a date" if phrase.word else "names a date"
        kind += ", with its year" if printed.year else ", without a year"
        kind += "; of several days, the first is taken" if printed.is_range else ""
    return Step("the phrase", f"“{case.words}” {kind}.", None, Span(phrase.start, phrase.end))


def _dateline_steps(case):
    printed = case.dateline_printed
    if case.dateline is None:
        return [Step("the dateline", "There is none.")]
    if printed is None:
        return [Step("the dateline", f"“{case.dateline}” prints no day.", None, case.dateline_span)]
    day, known = dates.day_and_month(printed), case.year_from
    line = f"“{case.dateline}” prints {day} and {printed.year or 'no year'}."
    if known is None:
        year = f"Not known: no day with a year is stated, or none within {headers.LONGEST_GAP.days} days after {day}."
    elif known.basis == "dateline":
        year = f"{known.day.year}, as printed."
    else:
        year = (f"{case.dateline_day.year}: {known.name} gives {spoken(known.day)}, "
                f"and this is the nearest {day} up to then.")
    stated = None if known is None or known.basis == "dateline" else known.place
    return [Step("the dateline", line, None, case.dateline_span), Step("its year", year, case.dateline_day, stated)]


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


def _way(case):
    """How far a day lies from the one that is counted from; nothing where it is not counted."""
    printed = case.phrase.printed
    if case.day is None or case.phrase.shift is not None or printed and printed.year:
        return ""
    if printed:
        return f": the nearest {dates.day_and_month(printed)}"
    back = (case.reference.day - case.day).days
    return f": {plural(abs(back), 'day')} {'back' if back > 0 else 'on'}" if back else ": the day itself"


def _open(case):
    """What a careful reader still has to ask, in sentences."""
    phrase, printed = case.phrase, case.phrase.printed
    if case.day is None:
        yield f"The day: {case.why.removeprefix('but ')}."
    elif printed and printed.year:
        yield "Nothing: the year is printed."
    else:
        if printed is None and phrase.word:
            yield f"Any {phrase.word.title()} fits the word; that the nearest is meant is a habit of news."
        if phrase.shift is not None:
            yield "Whether that is the day told before: read on from there."
        year_from = case.year_from if case.dateline_day else case.reference
        known = None if year_from.basis == "dateline" else year_from.name
        yield (f"The year rests on {known}{_ASIDE.get(known, '')}." if known
               else "The year is printed in the dateline.")


def steps_table(case, text=None):
    """The steps of a case as a DataFrame (columns: see STEPS); ``text``: the page's, for what is printed on it."""
    lines, nowhere = text and Lines(text), (None,) * 6
    rows = [(name, finding, day, *((case.article_id, case.page_id, lines.at(place.start), *place, place.of(text))
                                   if place and text is not None else nowhere))
            for name, finding, day, place in steps(case)]
    table = pd.DataFrame(rows, columns=STEPS).astype(dict.fromkeys(("line", "start", "end"), "Int64"))
    return table.assign(day=pd.to_datetime(table["day"]))
