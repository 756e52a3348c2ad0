"""A page into its articles: where each begins and ends, and the label of every paragraph.

``splitting`` finds where the articles are, ``labelling`` says what their paragraphs are; what lies outside is
furniture.
"""

from typing import NamedTuple

from course_lib.loader.datelines import Dateline
from course_lib.loader.labelling import NOTED, Labeller
from course_lib.loader.splitting import ANNOUNCES, Section, Splitter
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
    """An article of a page: its kind, its headline (or None) and its paragraphs' numbers in the page, from 0.

    ``headline`` is the headline's words, where they are not those at ``title``: in front matter they may be escaped.
    """

    kind: str
    title: Span | None
    paragraphs: tuple[int, ...]
    dateline: Dateline | None
    headline: str | None = None


def split_page(looks, told, by_hand=None, front=(), web=None):
    """The labelled paragraphs of a page and its articles, both in the page's order.

    Args:
        looks: what the paragraphs look like.
        told: the numbers of the paragraphs that are text.
        by_hand: labels that somebody has corrected, each with a reason, by the number of the paragraph.
        front: the entries of the page's front matter; they are its first paragraphs.
        web: what a saved web page states of itself, or None.
    """
    splitter = Splitter(looks, told, len(front), web)
    sections = splitter.sections()
    labeller = Labeller(looks, told, len(front), splitter.voted, splitter.bare)
    for section, following in zip(sections, [*sections[1:], None]):
        labeller.label(section, following.begin if following else len(looks))
    _add_front(sections, front)
    if by_hand:
        sections = _corrected(sections, by_hand, looks)
    labels = {number: label for number, label in (by_hand or {}).items() if label[0] == "furniture"}
    labels |= {number: label for section in sections for number, label in section.labels.items()}
    first, last = (min(sections[0].labels), max(sections[-1].labels)) if sections else (0, 0)
    paragraphs = []
    for number, look in enumerate(looks):
        why = look.reason if look.kind == "furniture" else (
            "a link or a teaser: the page holds no article" if not sections else
            "stands before the first article" if number < first else
            "stands after the last article" if number > last else "no part of the article around it")
        paragraphs.append(Paragraph(look.span, *labels.get(number, ("furniture", why)), look.core))
    return paragraphs, [_article(looks, section, sections, front) for section in sections]


def _add_front(sections, front):
    """The page's front matter belongs to its first article; its headline is the headline."""
    if not sections:
        return
    first = sections[0]
    title = next((number for number, entry in enumerate(front) if entry.kind == "title"), None)
    if title is not None:
        first.labels.pop(first.title, None)
        first.title = title
    for number, entry in enumerate(front):
        if entry.kind != "furniture" and (entry.kind != "title" or number == title):
            first.labels[number] = entry.kind, "the page's front matter"


def _article(looks, section, sections, front):
    title = looks[section.title].core if section.title is not None else None
    words = front[section.title].value if title and section.title < len(front) else None
    return Article(_kind(looks, section, sections), title, tuple(sorted(section.labels)),
                   _dateline(looks, section), words)


def _dateline(looks, section):
    """The dateline that opens the text; else one on a line of its own, in the head or at the foot."""
    if section.opening is not None and section.labels.get(section.opening, ("",))[0] == "body":
        return looks[section.opening].dateline
    return next((looks[number].dateline for number, (label, _) in sorted(section.labels.items())
                 if label == "dateline" and looks[number].dateline), None)


def _kind(looks, section, sections):
    """An introduction stands before reprints; a digest names the texts it rewrites; the rest are reports."""
    labels = {label for label, _ in section.labels.values()}
    if section is sections[0] and len(sections) > 1 and section.opening is None:
        announced = ANNOUNCES.search(looks[max(section.labels)].line)
        if announced or (not labels & {"byline", "date"} and all(other.opening is not None for other in sections[1:])):
            return "introduction"
    noted = any(reason == NOTED for _, reason in section.labels.values())
    return "digest" if "reference" in labels and not noted and section.opening is None else "report"


# Labels corrected by hand

def _corrected(sections, by_hand, looks):
    """The sections of a page after its labels were corrected.

    A paragraph joins the article around or above it, else the first; a headline outside all joins the one below it. A
    headline below the text of its article begins another; any other takes the place of the one there was. An article
    without text is none.

    Args:
        sections: the sections found by rule, which are changed.
        by_hand: label and reason by the number of the paragraph.
        looks: what the paragraphs look like.
    """
    for number, (label, reason) in sorted(by_hand.items()):
        section = _around(sections, number, heads=label == "title")
        if section is None and label != "furniture":
            sections.insert(0, section := Section(number, number, number))
        elif section is None:
            continue
        if label == "title" and _has_text(above := {one: it for one, it in section.labels.items() if one < number}):
            section = _begun(sections, section, above, number, looks)
        if section.title == number or label == "title":
            section.labels.pop(section.title, None)
            section.title = number if label == "title" else None
        section.labels.pop(number, None)
        section.labels |= {number: (label, reason)} if label != "furniture" else {}
    for section in sections:
        section.labels = dict(sorted(section.labels.items()))
    return [section for section in sections if _has_text(section.labels)]


def _around(sections, number, heads):
    """The section around a paragraph, else the last above it (one that ``heads``: the first below it), else any."""
    filled = [section for section in sections if section.labels]
    around = [section for section in filled if min(section.labels) <= number <= max(section.labels)]
    above = [section for section in filled if max(section.labels) < number][-1:]
    below = [section for section in filled if min(section.labels) > number][:1]
    return next(iter(around + (below + above if heads else above + below) + sections[:1]), None)


def _has_text(labels):
    return any(label == "body" for label, _ in labels.values())


def _begun(sections, section, above, number, looks):
    """A section that begins at a headline below the text of another, which keeps what is ``above``."""
    below = {one: label for one, label in section.labels.items() if one not in above}
    opening = next((one for one in below if looks[one].dateline and looks[one].kind == "prose"), None)
    section.labels = above
    sections.insert(sections.index(section) + 1, begun := Section(number, number, number, None, opening, below))
    return begun
