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
    entries = _yaml(text, *fenced.span("yaml"))
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


def _yaml(text, begin, end):
    import yaml  # only pages with front matter pay for this import

    try:
        root = yaml.compose(text[begin:end].replace("\r", " "), yaml.SafeLoader)
    except yaml.YAMLError:
        return []
    entries = []
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if isinstance(key.value, str):
            items = value.value if isinstance(value.value, list) else [value]
            words = ", ".join(" ".join(item.value.split()) for item in items if isinstance(item.value, str))
            printed = _printed(text, begin + value.start_mark.index, begin + value.end_mark.index)
            whole = Span(begin + key.start_mark.index, max(printed.end, begin + key.end_mark.index))
            entries.append(_entry(text, key.value, whole, printed, words))
    return entries


def _keyed(text):
    """At least two lines of known keys at the very head of a page."""
    entries, at = [], 0
    for line in _LINES.finditer(text, 0, _LONGEST):
        match = _LINE.fullmatch(text, *line.span("words"))
        if not match or match["key"].strip().lower() not in _KINDS:
            break
        printed = _printed(text, *match.span("value")) if match["value"] else Span(match.end(), match.end())
        entries.append(_entry(text, match["key"], Span(*match.span()), printed))
        at = line.end()
    return (entries, at) if len(entries) >= 2 else ([], 0)


def _printed(text, start, end):
    return Span(start, start + len(text[start:end].rstrip()))


def _entry(text, key, whole, printed, words=None):
    """An entry from its key, its span, its value's span and, where that is not as printed, the value as it is meant."""
    value, key = printed.of(text), key.strip().lower()
    quoted = len(value) > 1 and value[0] in "\"'" and value[-1] == value[0]
    core = Span(printed.start + quoted, printed.end - quoted)
    words = core.of(text) if words is None else words
    return Entry(key, _KINDS.get(key, "furniture"), whole, core, words) if words else \
        Entry(key, "furniture", whole, whole, words)
