"""The paragraphs of a page as spans that hold every character but white space."""

import re
from itertools import pairwise

from course_lib.words.spans import Span, trimmed

_WRAP_LIMIT = 120  # no hard-wrapped text is wider than this; a longer line is a paragraph by itself
_WRAP_EVIDENCE = 3  # this many full lines that stop in mid-sentence before a page counts as hard-wrapped
_SLACK = 3  # not every editor fills a line to its last character
_INDENT = 2  # spaces; a line moved in by so many more than the line above begins a paragraph
_ITEM = re.compile(r"\(?(?:[ivx]{1,4}|[a-z]|\d{1,2})\)\s|[•▪●◦‣·–*-]\s|[A-Z][A-Za-z -]{1,20}:\s")  # begins anew
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")


def paragraph_spans(text, begin=0, marked=False):
    """The paragraphs of a text from ``begin`` on: a list of spans, in order.

    Each line is a paragraph, except in hard-wrapped text, where full lines run on. A line is full when the next line's
    first word would not have fitted. In Markdown (``marked``) all lines run on up to a blank one.

    >>> [span.of("Title\\n\\nFirst line\\nsecond") for span in paragraph_spans("Title\\n\\nFirst line\\nsecond")]
    ['Title', 'First line', 'second']
    """
    lines = _nonblank_lines(text, begin)
    width = _wrap_width(text, lines)
    spans, last = [], None
    for span, follows in lines:
        runs_on = follows and (width is not None and _runs_on(text, last, span, width)
                               or marked and not _is_set_apart(text, last, span))
        if runs_on and spans:
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
        last = span
    return spans


def _nonblank_lines(text, begin):
    """Each line with something on it, and whether it follows such a line directly and is moved in no further."""
    lines, follows, indent = [], False, 0
    for match in _LINE.finditer(text, begin):
        span = trimmed(text, match.start(1), match.end(1))
        if span:
            moved_in = span.start - match.start(1) - indent >= _INDENT and not text[span.start].islower()
            lines.append((span, follows and not moved_in))
            indent = span.start - match.start(1)
        follows = span is not None
    return lines


def _is_set_apart(text, line, following):
    """Whether a line of Markdown ends its paragraph: before an item or a heading, or with two spaces behind it."""
    begins = _ITEM.match(text, following.start) or text[following.start] == "#" or text[line.start] == "#"
    return bool(begins) or text.startswith("  ", line.end)


def _wrap_width(text, lines):
    """The width at which the page is hard-wrapped, or None."""
    pairs = [(a, b) for (a, _), (b, follows) in pairwise(lines)
             if follows and a.end - a.start <= _WRAP_LIMIT and b.end - b.start <= _WRAP_LIMIT]
    if not pairs:
        return None
    width = max(span.end - span.start for pair in pairs for span in pair)
    full = [(a, b) for a, b in pairs if _runs_on(text, a, b, width)]
    broken_off = sum(text[a.end - 1] not in ".!?:;”\")" for a, _ in full)
    going_on = sum(text[b.start].islower() for _, b in full)  # headlines of one length begin with capitals
    evidence = broken_off >= _WRAP_EVIDENCE and broken_off * 2 >= len(full) and going_on * 3 >= len(full)
    enough = 3 if going_on >= _WRAP_EVIDENCE else 2  # of paragraphs of two lines, every other line is full
    return width if evidence and len(full) * enough >= len(pairs) and width >= 40 else None


def _runs_on(text, line, following, width):
    """Whether ``line`` is full, give or take a few characters, or stops in mid-sentence where the next goes on."""
    length = line.end - line.start
    if not width * 0.6 < length <= width or _ITEM.match(text, following.start, following.end):
        return False
    first = text[following.start:following.end].split(None, 1)[0]
    goes_on = first[0].islower() and text[line.end - 1] not in ".!?:;"
    return goes_on or length + 1 + len(first) > width - _SLACK
