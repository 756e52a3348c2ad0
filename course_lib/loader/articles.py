"""A page into its articles: where each begins and ends, and the settled label of every paragraph.

Text comes in runs; between two runs lie lines that are no text: headlines, dates, names, pictures, furniture. Such a
gap is the *head* of a new article where the run under it opens with a dateline, or where a headline in it has a date,
a byline or a place with a day under it. Text without such a head is an article of its own only where it stands first.
What lies outside the articles is furniture.
"""

from typing import NamedTuple

from course_lib.loader.beginnings import FOLLOWS, Beginnings
from course_lib.loader.datelines import Dateline
from course_lib.loader.labelling import NOTED, Labelling
from course_lib.loader.sections import corrected
from course_lib.words.spans import Span

LABELS = ("title", "standfirst", "byline", "dateline", "body", "caption", "date", "note", "reference", "furniture")
ARTICLE_TEXT = ("standfirst", "body")
KINDS = ("report", "introduction", "digest")
PAGE_KINDS = ("single", "compound", "index")


class Paragraph(NamedTuple):
    """A labelled paragraph; ``core`` leaves out the marks around a heading or the key before it."""

    span: Span
    label: str
    reason: str
    core: Span


class Article(NamedTuple):
    """An article of a page: its kind, its headline (or None) and its paragraphs' numbers in the page, from 0."""

    kind: str
    title: Span | None
    paragraphs: tuple[int, ...]
    dateline: Dateline | None


def split_page(text, looks, by_hand=None):
    """The labelled paragraphs of a page and its articles, both in the page's order.

    ``by_hand``: labels that somebody has corrected, each with a reason, by the number of the paragraph.
    """
    page = Labelling(text, looks)
    sections = Beginnings(text, looks).sections()
    for section in sections:
        page.label(section)
    sections = corrected(sections, by_hand, looks) if by_hand else sections
    labels = {number: label for number, label in (by_hand or {}).items() if label[0] == "furniture"}
    labels |= {number: label for section in sections for number, label in section.labels.items()}
    outside = _outside(sections)
    paragraphs = [Paragraph(look.span, *(labels.get(number) or ("furniture", _reason(look, outside(number)))), look.core)
                  for number, look in enumerate(looks)]
    return paragraphs, [_article(page, section, sections) for section in sections]


def _reason(look, outside):
    return look.reason if look.kind in ("furniture", "stop", "list") else outside


def _outside(sections):
    """Why a paragraph that is part of no article is furniture."""
    if not sections:
        return lambda number: "a link or a teaser: the page holds no article"
    first, last = min(sections[0].labels), max(sections[-1].labels)
    return lambda number: ("stands before the first article" if number < first else
                           "stands after the last article" if number > last else "no part of the article around it")


def _article(page, section, sections):
    title = page.looks[section.title].core if section.title is not None else None
    return Article(_kind(page, section, sections), title, tuple(sorted(section.labels)), _dateline(page, section))


def _dateline(page, section):
    """The dateline that opens the text; else one on a line of its own, in the head or at the foot."""
    body = [number for number, (label, _) in section.labels.items() if label == "body"]
    for number in body:
        if page.looks[number].kind == "opening":
            return page.looks[number].dateline
    lines = [number for number, (label, _) in section.labels.items() if label == "dateline"]
    if body and page.looks[body[0]].dateline:
        return page.looks[body[0]].dateline
    return page.looks[lines[0]].dateline or _place_alone(page, lines[0]) if lines else None


def _place_alone(page, number):
    span = page.looks[number].core
    return Dateline(span, span.end, place=span.of(page.text))


def _kind(page, section, sections):
    """An introduction stands before reprints; a digest names the texts it rewrites; the rest are reports."""
    if section is sections[0] and len(sections) > 1 and section.sign != "dateline":
        announced = any(label == "note" and FOLLOWS.search(page.line(number))
                        for number, (label, _) in section.labels.items())
        if announced or (section.sign is None and all(other.sign == "dateline" for other in sections[1:])):
            return "introduction"
    references = [reason for label, reason in section.labels.values() if label == "reference"]
    return "digest" if references and NOTED not in references and section.sign != "dateline" else "report"
