"""Front matter: lines of ``key: value`` at the head of a saved page, between ``---`` or at least two in a row."""

import re
from typing import NamedTuple

from course_lib.words.spans import Span

_LINE = re.compile(r"(?P<key>[A-Za-z][\w -]{1,20}?)\s?:\s*(?P<value>\S.*)?")
_FENCE = "---"
_KINDS = {key: kind for kind, keys in {
    "title": "title headline subject",
    "date": "date published updated modified time",
    "byline": "author authors by writer reporter editor source agency publisher outlet byline",
    "standfirst": "description summary abstract",
    "furniture": "url link language lang section desk edition country category categories tags keywords layout slug id retrieved accessed image",
}.items() for key in keys.split()}


class Entry(NamedTuple):
    """One line of front matter: its kind, its span, and the span of the value alone."""

    kind: str
    span: Span
    value: Span


def front_matter(text, spans):
    """The entries at the head of a page; none where it has no front matter.

    >>> page = "Title: Talks end\\nDate: 2024-07-26\\nThe talks ended."
    >>> [entry.value.of(page) for entry in front_matter(page, [Span(0, 16), Span(17, 33), Span(34, 50)])]
    ['Talks end', '2024-07-26']
    """
    fenced = bool(spans) and spans[0].of(text) == _FENCE
    entries = []
    for span in spans:
        line = span.of(text)
        if fenced and line == _FENCE:
            entries.append(Entry("furniture", span, span))
            if len(entries) > 1:
                return entries
            continue
        match = _LINE.fullmatch(line)
        kind = _KINDS.get(match["key"].strip().lower()) if match else None
        if not (kind or fenced):
            break
        entries.append(_entry(span, kind, match))
    return entries if not fenced and len(entries) >= 2 else []


def _entry(span, kind, match):
    if kind is None or not match["value"]:
        return Entry("furniture", span, span)
    start, value = span.start + match.start("value"), match["value"].strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return Entry(kind, span, Span(start + quoted, start + len(value) - quoted))
