"""A page into its articles: where each begins and ends, and the settled label of every paragraph.

An article begins where something under a headline says so: a dateline, a byline, a date. Text without such a sign is
an article of its own only where it stands first. What lies outside the articles is furniture.
"""

import re
from dataclasses import dataclass, field

from course_lib.datelines import Dateline
from course_lib.spans import WORD, Span

LABELS = ("title", "standfirst", "byline", "dateline", "body", "caption", "date", "note", "reference", "furniture")
ARTICLE_TEXT = ("standfirst", "body")
KINDS = ("report", "introduction", "digest")
PAGE_KINDS = ("single", "compound", "index")

_SIGNS = ("date", "byline", "dateline")  # lines that stand under a headline
_LIGHT = (*_SIGNS, "standfirst", "caption", "furniture")
_TEXT = ("prose", "opening")
_SMALL = 60  # words; less than this, with no sign of its own, is not an article
_FOLLOWS = re.compile(r"\bfollowing\b|\bbelow\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A labelled paragraph; ``core`` leaves out the marks around a heading or the key before it."""

    span: Span
    label: str
    reason: str
    core: Span


@dataclass(frozen=True, slots=True)
class Article:
    """An article of a page: its kind, its headline (or None) and its paragraphs' numbers in the page, from 0."""

    kind: str
    title: Span | None
    paragraphs: tuple[int, ...]
    dateline: Dateline | None


@dataclass(slots=True)
class _Section:
    """An article in the making: its headline's number, where its own lines begin, and where they end."""

    title: int | None
    first: int
    sign: str | None
    end: int = 0
    labels: dict = field(default_factory=dict)


def split_page(text, looks):
    """The labelled paragraphs of a page and its articles, both in the page's order."""
    sections = _sections(text, looks)
    labels = {}
    for section in sections:
        section.labels = _labels_in(text, looks, section, compound=len(sections) > 1)
        labels |= section.labels
    outside = _reason_outside(sections)
    paragraphs = [_paragraph(look, *labels.get(number, ("furniture", _reason(look, number, outside))))
                  for number, look in enumerate(looks)]
    return paragraphs, _articles(text, looks, sections, paragraphs)


def _paragraph(look, label, reason):
    return Paragraph(look.span, label, reason, look.core)


def _reason_outside(sections):
    first = sections[0].first if sections else 0
    last = max(sections[-1].labels) if sections else 0

    def reason(number):
        if not sections:
            return "a link or a teaser: the page holds no article"
        if number < first:
            return "stands before the first article"
        return "stands after the last article" if number > last else "stands between articles, part of none"
    return reason


def _reason(look, number, outside):
    return look.reason if look.kind in ("furniture", "stop") else outside(number)


# Where articles begin

def _sections(text, looks):
    """The sections of a page that are articles."""
    sections = _signed_sections(text, looks)
    limit = sections[0].first if sections else len(looks)
    unsigned = _unsigned_section(text, looks, limit, alone=not sections)
    sections = [unsigned, *sections] if unsigned else sections
    for section, following in zip(sections, [*sections[1:], None]):
        section.end = following.first if following else len(looks)
    kept = _without_teasers(looks, sections)
    for section in kept:
        section.end = min([section.end, *(other.first for other in kept if other.first > section.first)])
    return kept


def _signed_sections(text, looks):
    """Sections that open with a dateline, or have a sign under their headline."""
    found, taken = [], -1
    for number, look in enumerate(looks):
        if look.kind == "opening":
            section = _headed_by(text, looks, number, taken)
        elif look.kind in ("heading", "title") and _sign_under(looks, number):
            section = _Section(number, number, "line")
        else:
            continue
        if found and found[-1].sign == "line" and section.sign == "dateline" and section.title == found[-1].title:
            found[-1].sign = "dateline"
        elif not (look.kind == "opening" and found and _same_article(looks, found[-1], number)):
            found.append(section)
        taken = number
    for section in found:
        _settle_title(text, looks, section)
    return found


def _same_article(looks, section, opening):
    """Whether an opening belongs to the section before it: only lines of a head and a short summary lie between."""
    if section.sign != "line":
        return False
    between = looks[section.first + 1:opening]
    return sum(look.kind == "prose" for look in between) <= 3 and not any(look.kind == "opening" for look in between)


def _headed_by(text, looks, opening, taken):
    """The section that a dateline opens, with the headline found above it."""
    number, summaries = opening - 1, 0
    while number > taken and (looks[number].kind in _LIGHT or (looks[number].kind == "prose" and summaries < 1)):
        summaries += looks[number].kind == "prose"
        number -= 1
    if number > taken and looks[number].kind in ("heading", "title"):
        return _Section(number, number, "dateline")
    repeated = _repeated_title(text, looks, opening)
    return _Section(repeated, opening if repeated is None else repeated, "dateline")


def _repeated_title(text, looks, opening):
    """A headline with a full stop: the paragraph just above the dateline, where it is one sentence or is repeated."""
    above = opening - 1
    while above >= 0 and looks[above].kind in _LIGHT:
        above -= 1
    if above < 0 or looks[above].kind != "prose" or (above > 0 and looks[above - 1].kind in _TEXT):
        return None
    return above if _could_be_title(text, looks[above]) else None


def _could_be_title(text, look):
    line = look.core.of(text)
    return len(line) <= 320 and not re.search(r"[.!?]\s+[A-Z]", line)


def _sign_under(looks, number):
    """Whether a date, a byline or a place with a day stands under a headline, and then text."""
    sign = False
    for look in looks[number + 1:number + 9]:
        if look.kind in _SIGNS:
            sign = True
        elif look.kind in _TEXT:
            return sign
        elif look.kind in ("heading", "title", "stop", "note", "reference"):
            return False
    return False


def _unsigned_section(text, looks, limit, alone):
    """The text before the first signed section, where there is enough of it to be an article."""
    numbers = [number for number in range(limit) if looks[number].kind in _TEXT]
    enough = len(numbers) >= 2 and sum(looks[number].words for number in numbers) >= _SMALL
    if not numbers or not (enough or (alone and _complete(text, looks, numbers))):
        return None
    first = numbers[0]
    title = first - 1
    while title >= 0 and looks[title].kind in _LIGHT:
        title -= 1
    if title >= 0 and looks[title].kind in ("heading", "title"):
        section = _Section(title, title, None)
        _settle_title(text, looks, section)
        return section
    if len(numbers) > 1 and numbers[1] == first + 1 and _repeats(text, looks[first], looks[first + 1]):
        return _Section(first, first, None)
    return _Section(None, first, None)


def _repeats(text, look, following):
    title = look.core.of(text).strip(" .")
    return following.core.of(text).startswith(title) and _could_be_title(text, look)


def _complete(text, looks, numbers):
    """Whether text that stands alone is a brief rather than the teasers of an index."""
    headings = sum(look.kind == "heading" for look in looks)
    cut_off = any(looks[number].span.of(text).rstrip(" \u200b").endswith(("…", "...", "[…]", "[...]"))
                  for number in numbers)
    return not cut_off and headings <= 2 * len(numbers) and (headings < 3 or len(numbers) > 2)


def _settle_title(text, looks, section):
    """Among headings in a row, the headline is the first that shares words with the text under it."""
    if section.title is None or looks[section.title].kind == "title":
        return
    block = [section.title]
    while block[0] > 0 and looks[block[0] - 1].kind in ("heading", "title"):
        block.insert(0, block[0] - 1)
    explicit = [number for number in block if looks[number].kind == "title"]
    block = explicit or [number for number in block if looks[number].words > 3] or block[-1:]
    lead = _words_under(text, looks, section.first)
    shared = [number for number in block if len(_telling_words(looks[number].core.of(text)) & lead) >= 2]
    chosen = (explicit or shared or block[-1:])[0]
    same = [number for number in shared if number > chosen and looks[number].core.of(text) in looks[chosen].core.of(text)]
    section.title = section.first = same[0] if same else chosen


def _words_under(text, looks, number):
    following = [look.core.of(text) for look in looks[number + 1:number + 12] if look.kind in _TEXT][:3]
    return _telling_words(" ".join(following))


def _telling_words(line):
    return {word.lower() for word in WORD.findall(line) if len(word) > 3}


def _without_teasers(looks, sections):
    """Leave out what only announces an article elsewhere: short text after the page has said that others follow."""
    kept, stopped, start = [], False, 0
    for section in sections:
        stopped = stopped or any(look.kind == "stop" for look in looks[start:section.first])
        body = [look for look in looks[section.first:section.end] if look.kind in _TEXT]
        words = sum(look.words for look in body)
        if body and not (stopped and kept and (len(body) < 2 or words < _SMALL)):
            kept.append(section)
        start = section.first
    units = sum(len([look for look in looks[s.first:s.end] if look.kind in _TEXT]) <= 1 for s in kept)
    is_index = len(kept) >= 3 and units == len(kept) and not any(s.sign == "dateline" for s in kept)
    return [] if is_index else kept


# What each paragraph of an article is

def _labels_in(text, looks, section, compound):
    """Label and reason of the paragraphs of one section, by number. What is left out is furniture."""
    labels = {}
    first_text, last_text = _text_range(text, looks, section)
    for number in range(section.first, section.end):
        label = _label(text, looks, section, number, first_text, last_text)
        if label:
            labels[number] = label
    _label_references(looks, section, last_text, labels)
    _label_summary(looks, section, labels)
    return labels


def _text_range(text, looks, section):
    """The first and the last paragraph of the article's own text."""
    numbers = []
    for number in range(section.first, section.end):
        look = looks[number]
        if look.kind == "stop" and numbers:
            break
        if number != section.title and (look.kind in _TEXT or (numbers and _unended(text, look))):
            numbers.append(number)
    return numbers[0], numbers[-1]


def _unended(text, look):
    """A last paragraph that lost its full stop."""
    return look.kind == "heading" and look.words >= 20


def _label(text, looks, section, number, first, last):
    """The label of one paragraph in its section; None for furniture."""
    look = looks[number]
    if number == section.title:
        return "title", "the headline: the line above the article's head"
    if look.kind in _TEXT and first <= number <= last:
        return "body", "begins with a dateline" if look.kind == "opening" else "full sentences of the article"
    if first < number < last and _inner_heading(looks, number):
        return "body", "a line inside the article, without a full stop or as a heading"
    if number < first and look.kind == "heading":
        return "standfirst", "stands between the headline and the text"
    if number == last and look.kind == "heading":
        return "body", "a last paragraph without a full stop"
    return _label_light(look, number > last)


def _label_light(look, after):
    if look.kind in ("caption", "date", "byline", "note", "dateline", "standfirst"):
        return look.kind, look.reason
    if look.kind == "sign-off" and after:
        return "byline", look.reason
    return None


def _inner_heading(looks, number):
    """A short line between paragraphs of text. A single word of a menu may be a heading there; a run is a menu."""
    look = looks[number]
    if look.kind not in ("heading", "sign-off", "reference", "title") and look.reason != "a menu":
        return False
    run = [number]
    while looks[run[-1] + 1].kind not in _TEXT and looks[run[-1] + 1].kind in ("heading", "furniture"):
        run.append(run[-1] + 1)
    while looks[run[0] - 1].kind not in _TEXT and looks[run[0] - 1].kind in ("heading", "furniture"):
        run.insert(0, run[0] - 1)
    menu_like = sum(looks[one].words <= 3 for one in run) >= 3 or any(looks[one].reason == "a menu" for one in run[1:])
    return not menu_like


def _label_references(looks, section, last, labels):
    """The lines under "References:" after the text, up to the next kind of thing."""
    listing = False
    for number in range(last + 1, section.end):
        kind = looks[number].kind
        listing = kind == "reference" or (listing and kind in ("heading", "furniture", "byline", "date"))
        if listing:
            labels[number] = ("reference", "names what the text is based on")


def _label_summary(looks, section, labels):
    """Full sentences between the headline and the dateline are a summary, not the report itself."""
    opening = next((n for n in range(section.first, section.end) if looks[n].kind == "opening"), None)
    before = [n for n in labels if opening is not None and n < opening and labels[n][0] == "body"]
    if len(before) <= 3:
        for number in before:
            labels[number] = ("standfirst", "stands between the headline and the dateline")


# What each article is

def _articles(text, looks, sections, paragraphs):
    found = []
    for section in sections:
        numbers = tuple(number for number in section.labels if paragraphs[number].label != "furniture")
        title = looks[section.title].core if section.title is not None else None
        found.append(Article(_kind(text, looks, section, sections), title, numbers, _dateline(looks, section)))
    return found


def _dateline(looks, section):
    """The dateline that opens the text; else one on a line of its own, under the headline or at the foot."""
    body = [number for number, (label, _) in section.labels.items() if label == "body"]
    opening = next((looks[number].dateline for number in body if looks[number].kind == "opening"), None)
    if opening or not body:
        return opening
    lead = looks[body[0]].dateline
    lines = [looks[number].dateline for number, (label, _) in section.labels.items() if label == "dateline"]
    return lead or (lines[0] if lines else None)


def _kind(text, looks, section, sections):
    """An introduction stands before reprints; a digest names the texts it rewrites; the rest are reports."""
    labels = [label for label, _ in section.labels.values()]
    others = [other for other in sections if other is not section]
    if section is sections[0] and others and section.sign is None and _introduces(text, looks, section, others):
        return "introduction"
    return "digest" if "reference" in labels and section.sign != "dateline" else "report"


def _introduces(text, looks, section, others):
    announced = any(label == "note" and _FOLLOWS.search(looks[number].span.of(text))
                    for number, (label, _) in section.labels.items())
    return announced or all(other.sign == "dateline" for other in others)
