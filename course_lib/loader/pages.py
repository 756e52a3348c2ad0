"""From the bytes of a file to a text.

The text of a page is decoded once and never edited: no newline is translated, no character replaced. A saved web page
is first turned into the text that can be seen on it (see ``webpages``); that is the page's text then.
"""

import re
from typing import NamedTuple

from course_lib.errors import PageError
from course_lib.loader.headlines import is_shown
from course_lib.loader.votes import votes_on
from course_lib.loader.webpages import as_tree, is_web_page, visible_text
from course_lib.words.spans import Lines

# Byte-order marks, the longer ones first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe\x00\x00": "utf-32-le", b"\x00\x00\xfe\xff": "utf-32-be",
          b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
# Tried when a file is not Unicode; charset_normalizer picks among them by the letters that come out.
_CODE_PAGES = ["cp1252", "cp1251", "cp1258", "gb18030"]
# A multi-byte character of UTF-8. A file that has these and invalid bytes too was pasted together from two encodings.
_UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CHARSET = re.compile(rb"(?s).{,2000}<(?:meta|\?xml)[^>]{,200}(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)",
                      re.IGNORECASE)
# As browsers do: the code pages of Windows hold all that these hold, and more.
_WIDER = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
_HALF = re.compile("[\ud800-\udfff]")  # of a pair of code units: no text in any encoding holds one alone


class Page(NamedTuple):
    """One file: its name, its text, and the encoding it was decoded from (None where it came as text)."""

    file: str
    text: str
    encoding: str | None
    lines: Lines


def read_page(data, file):
    """The Page of one file and, where it is a saved web page, its Web.

    ``data`` is the file's content, bytes or a text already decoded, ``file`` its name for messages. Raises PageError
    where the bytes are not text.

    >>> read_page("Nhân Dân".encode("utf-16"), "a.txt")[0].text
    'Nhân Dân'
    """
    text, encoding = (data, None) if isinstance(data, str) else _decoded(data, file)
    if "\0" in text:
        raise PageError(f"{file} holds NUL bytes, so it is not a text file. Save the page again as plain text (UTF-8).")
    web = None
    if is_web_page(text, file):
        text, web = _seen(_page_of_archive(text, file), file)
    if _HALF.search(text):
        raise PageError(f"{file} holds halves of characters, so it was cut or decoded wrongly. Read it again as UTF-8.")
    if not text.strip():
        raise PageError(f"{file} is empty. Put the text of a page into it, or take the file out of the folder.")
    return Page(file, text, encoding, Lines(text)), web


def _seen(html, file):
    """The text that can be seen on a web page, and its Web; a headline that only the tab shows is the first line."""
    tree = as_tree(html, file)
    text, captions = visible_text(tree) if tree is not None else ("", ())
    if not text.strip():
        return text, None
    web = votes_on(tree, text)
    above = "" if not web.titles or is_shown(web.titles, text) else web.titles[0] + "\n\n"
    places = tuple(sorted((start + len(above), end + len(above)) for start, end in captions))
    return above + text, web._replace(captions=places)


def _page_of_archive(text, file):
    """The HTML in a web page that was saved as a single file (MHTML); other pages as they are."""
    if not file.lower().endswith((".mhtml", ".mht")):
        return text
    from email import message_from_string  # only archives pay for this import

    parts = [part for part in message_from_string(text).walk() if part.get_content_type() == "text/html"]
    if not parts:
        raise PageError(f"{file} holds no web page. Save the page again as HTML, or copy its text into a .txt file.")
    data = parts[0].get_payload(decode=True)
    return _decoded(data, file)[0] if data else ""


def _decoded(data, file):
    """The text of some bytes, and their encoding: what their mark says, else UTF-8, else a code page."""
    mark, encoding = next((one for one in _MARKS.items() if data.startswith(one[0])), (b"", "utf-8"))
    try:
        return data[len(mark):].decode(encoding), encoding
    except UnicodeDecodeError as error:
        place = error.start + 1
    if mark:
        raise PageError(f"{file} begins with the mark of {encoding.upper()}, but byte {place} does not fit. "
                        "Save the page again as UTF-8.")
    if b"\0" in data:
        return "\0", None  # which no text holds: that is said of it
    beyond_ascii, in_utf8 = data.translate(None, bytes(range(128))), b"".join(_UTF8_CHARACTER.findall(data))
    if len(in_utf8) * 2 > len(beyond_ascii):
        raise PageError(f"{file} mixes encodings: it is UTF-8, but byte {place} is not. "
                        "Open it in an editor, mend that place and save it as UTF-8.")
    return _from_code_page(data, file)


def _from_code_page(data, file):
    if stated := _CHARSET.match(data):
        name = stated[1].decode().lower()
        try:
            return data.decode(_WIDER.get(name, name)), _WIDER.get(name, name)
        except (LookupError, UnicodeError):
            pass  # the page is wrong about itself
    from charset_normalizer import from_bytes  # only the rare file that is not Unicode pays for this import

    best = from_bytes(data, cp_isolation=_CODE_PAGES).best()
    if best is None:
        raise PageError(f"{file} is neither UTF-8 nor a known Windows code page. Save the page again as UTF-8.")
    return data.decode(best.encoding), best.encoding
