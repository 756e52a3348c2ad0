"""From the bytes of a file to a text and its paragraphs.

The text of a page is decoded once and never edited: no newline is translated, no character replaced. A saved web page is
first turned into the text that can be seen on it (see ``webpages``); that is the page's text then. Paragraphs are spans in
the text; together they hold every character that is not white space.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from course_lib.errors import PageError
from course_lib.loader.webpages import NoPageError, declared_encoding, is_web_page, visible_text
from course_lib.words.spans import Lines, Span, trimmed

# Byte-order marks, the longer ones first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

# Tried when a file is not Unicode; charset_normalizer picks among them by the letters that come out.
_CODE_PAGES = ["cp1252", "cp1251", "cp1258", "gb18030"]

# A multi-byte character of UTF-8. A file that has these and invalid bytes too was pasted together from two encodings.
_UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")

_CHARSET = re.compile(rb"(?s).{,2000}<(?:meta|\?xml)[^>]{,200}(?:charset|encoding)\s*=", re.IGNORECASE)
_HALF = re.compile("[\ud800-\udfff]")  # of a pair of code units: no text in any encoding holds one alone

_WRAP_LIMIT = 120  # no hard-wrapped text is wider than this; a longer line is a paragraph by itself
_WRAP_EVIDENCE = 3  # this many full lines that stop in mid-sentence before a page counts as hard-wrapped
_SLACK = 3  # not every editor fills a line to its last character
_KEYED = re.compile(r"[A-Z][A-Za-z -]{1,20}:\s")  # a line of a head or of an interview, "Date: …"
_OPEN_ENDED = frozenset("a an and the of for from with between by to that which whose than into".split())
_ITEM = re.compile(r"\(?(?:[ivx]{1,4}|[a-z]|\d{1,2})\)\s|[•▪●◦‣·–*-]\s")  # an item of a list begins anew
_OPEN_ENDED_LINE = 4  # words; shorter lines are entries of menus
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")


class Page(NamedTuple):
    """One file: its name, its text, and the encoding it was decoded from (None where it came as text)."""

    file: str
    text: str
    encoding: str | None
    lines: Lines

    def quote(self, span):
        return span.of(self.text)


def read_page(data, file):
    """The text of one file.

    ``data`` is the file's content, bytes or a text already decoded, ``file`` its name for messages. Raises PageError where
    the bytes are not text.

    >>> read_page("Nhân Dân".encode("utf-16"), "a.txt").text
    'Nhân Dân'
    """
    text, encoding = (data, None) if isinstance(data, str) else _decode(data, file)
    if "\0" in text:
        raise PageError(f"{file} holds NUL bytes, so it is not a text file. Save the page again as plain text (UTF-8).")
    if is_web_page(text, file):
        text = _seen(text, file)
    if _HALF.search(text):
        raise PageError(f"{file} holds halves of characters, so it was cut or decoded wrongly. Read it again as UTF-8.")
    if not text.strip():
        raise PageError(f"{file} is empty. Put the text of a page into it, or take the file out of the folder.")
    return Page(file, text, encoding, Lines(text))


def _seen(html, file):
    try:
        return visible_text(html)
    except NoPageError as error:
        raise PageError(f"{file} is not HTML that can be read ({error}). Save the page again, or copy its text.") from None


def _decode(data, file):
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark):], encoding, file), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise PageError(f"{file} holds NUL bytes, so it is not a text file. "
                            "Save the page again as plain text (UTF-8).") from None
        if _UTF8_CHARACTER.search(data) and _mostly_utf8(data):
            raise PageError(f"{file} mixes encodings: it is UTF-8, but byte {error.start + 1} is not. "
                            "Open it in an editor, mend that place and save it as UTF-8.") from None
        return _from_code_page(data, file)


def _strictly(data, encoding, file):
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise PageError(f"{file} begins with the mark of {encoding.upper()}, but byte {error.start + 1} does not fit. "
                        "Save the page again as UTF-8.") from None


def _mostly_utf8(data):
    """Whether more of the bytes beyond ASCII form UTF-8 characters than not."""
    outside = sum(byte > 127 for byte in data)
    inside = sum(len(match.group()) for match in _UTF8_CHARACTER.finditer(data))
    return inside * 2 > outside


def _from_code_page(data, file):
    declared = declared_encoding(data) if _CHARSET.match(data) else None
    if declared:
        try:
            return data.decode(declared), declared
        except (LookupError, UnicodeError):
            pass  # the page is wrong about itself
    from charset_normalizer import from_bytes  # only the rare file that is not Unicode pays for this import

    best = from_bytes(data, cp_isolation=_CODE_PAGES).best()
    if best is None:
        raise PageError(f"{file} is neither UTF-8 nor a known Windows code page. Save the page again as UTF-8.")
    return data.decode(best.encoding), best.encoding


def paragraph_spans(text):
    """The paragraphs of a text: a list of spans, in order, that hold every character but white space.

    Each line is a paragraph, except in hard-wrapped text, where full lines run on. A line is full when the next line's
    first word would not have fitted.

    >>> [span.of("Title\\n\\nFirst line\\nsecond") for span in paragraph_spans("Title\\n\\nFirst line\\nsecond")]
    ['Title', 'First line', 'second']
    """
    lines = _nonblank_lines(text)
    width = _wrap_width(text, lines)
    spans, last = [], None
    for span, follows in lines:
        if follows and spans and (_ends_open(text, last, span) or (width and _runs_on(text, last, span, width))):
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
        last = span
    return spans


def _nonblank_lines(text):
    """Each line with something on it, and whether it follows such a line directly (no blank line between)."""
    lines, follows = [], False
    for match in _LINE.finditer(text):
        span = trimmed(text, match.start(1), match.end(1))
        if span:
            lines.append((span, follows))
        follows = span is not None
    return lines


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


def _ends_open(text, line, following):
    """Whether a line breaks off before or after a small word, as wrapped headlines do."""
    words, first = line.of(text).split(), text[following.start:following.end].split(None, 1)[0]
    if _ITEM.match(text, following.start):
        return False
    if len(words) < _OPEN_ENDED_LINE or text[line.end - 1] in ".!?:;":
        return False
    capitals = words[-1].isupper() and first.isupper()
    return words[-1].lower() in _OPEN_ENDED or (capitals and len(first) > 1 and first.lower() in _OPEN_ENDED)


def _runs_on(text, line, following, width):
    """Whether ``line`` is full, give or take a few characters, or stops in mid-sentence where the next goes on."""
    if _ITEM.match(text, following.start):
        return False
    if _KEYED.match(text, line.start, line.end) and _KEYED.match(text, following.start, following.end):
        return False
    first_word = text[following.start:following.end].split(None, 1)[0]
    length = line.end - line.start
    if not width * 0.6 < length <= width:
        return False
    goes_on = first_word[0].islower() and text[line.end - 1] not in ".!?:;"
    return goes_on or length + 1 + len(first_word) > width - _SLACK
