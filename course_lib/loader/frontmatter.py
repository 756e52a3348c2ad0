"""Front matter: YAML between two lines ``---`` at the head of a page, or lines of ``Key: value`` there."""

import re
from typing import NamedTuple

from course_lib.words.spans import Span, trimmed

_LINE = re.compile(r"(?P<key>[A-Za-z][\w -]{1,20}?)\s?:\s*(?P<value>\S.*)?")
_LINES = re.compile(r"(?P<words>[^\r\n]*)(?:\r\n|\r|\n|\Z)")
_FENCED = re.compile(r"\s*---[ \t]*(?:\r\n|\r|\n)(?P<yaml>.*?)(?<=[\r\n])---[ \t]*(?=[\r\n]|$)", re.DOTALL)
_LONGEST = 20_000  # characters
_KINDS = {key: kind for kind, keys in {
    "title": "title headline subject",
    "date": "date published updated modified time published_time modified_time pubdate",
    "byline": "author authors by writer reporter editor source agency byline",
    "standfirst": "description summary abstract subtitle",
    "furniture": """url link language lang section desk edition country category categories tags keywords layout slug id
        retrieved accessed image publisher outlet site""",
}.items() for key in keys.split()}


class Entry(NamedTuple):
    """One entry of front matter: its key, its kind, its span, the span of its value, and the value as it is meant."""

    key: str
    kind: str
    span: Span
    core: Span
    value: str


def front_matter(text):
    """The entries at the head of a page, and where the front matter ends; none and 0 where it has none.

    >>> entries, end = front_matter('---\\ntitle: "Talks\\n  end"\\ndate: 2024-07-26\\n---\\nThe talks ended.')
    >>> [(entry.kind, entry.value) for entry in entries], end
    ([('furniture', '---'), ('title', 'Talks end'), ('date', '2024-07-26'), ('furniture', '---')], 45)
    """
    fenced = _FENCED.match(text, 0, _LONGEST)
    if not fenced:
        return _keyed(text)
    entries = _yaml(fenced["yaml"], fenced.start("yaml"))
    return (_of_whole_lines(text, entries, fenced.end()), fenced.end()) if entries else ([], 0)


def _of_whole_lines(text, entries, end):
    """The entries, each with its whole lines, and the lines between them as entries that state nothing."""
    found, waiting = [], [*entries]
    for line in _LINES.finditer(text, 0, end):
        span = trimmed(text, *line.span("words"))
        if span is None:
            continue
        if waiting and span.start <= waiting[0].span.start < span.end:
            found.append(waiting.pop(0)._replace(span=span))
            last = entries[len(entries) - len(waiting) - 1].span.end
        elif found and found[-1].key and span.start < last:
            found[-1] = found[-1]._replace(span=Span(found[-1].span.start, span.end))
        else:
            found.append(Entry("", "furniture", span, span, span.of(text)))
    return found


def _yaml(source, shift):
    import yaml  # only pages with front matter pay for this import

    try:
        root = yaml.compose(source.replace("\r", " "), yaml.SafeLoader)
    except yaml.YAMLError:
        return []
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    return [_entry(source, shift, key, value) for key, value in pairs if isinstance(key.value, str)]


def _entry(source, shift, key, value):
    kind = _KINDS.get(key.value.strip().lower(), "furniture")
    items = value.value if isinstance(value.value, list) else [value]
    words = ", ".join(" ".join(item.value.split()) for item in items if isinstance(item.value, str))
    start, end = value.start_mark.index, value.end_mark.index
    end = start + len(source[start:end].rstrip())
    quoted = end - start > 1 and source[start] in "\"'" and source[end - 1] == source[start]
    core = Span(shift + start + quoted, shift + end - quoted)
    span = Span(shift + key.start_mark.index, shift + max(end, key.end_mark.index))
    return Entry(key.value.strip().lower(), kind if words else "furniture", span, core if words else span, words)


def _keyed(text):
    """At least two lines of known keys at the very head of a page."""
    entries, at = [], 0
    for line in _LINES.finditer(text, 0, _LONGEST):
        match = _LINE.fullmatch(text, *line.span("words"))
        kind = _KINDS.get(match["key"].strip().lower()) if match else None
        if not kind:
            break
        span, value = Span(*match.span()), (match["value"] or "").rstrip()
        quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
        start = match.start("value") + quoted
        core = Span(start, start + len(value) - 2 * quoted) if value else span
        entries.append(Entry(match["key"].strip().lower(), kind if value else "furniture", span, core, core.of(text)))
        at = line.end()
    return (entries, at) if len(entries) >= 2 else ([], 0)
