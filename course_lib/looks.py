"""What a paragraph looks like by itself, before its neighbours are asked.

A look is a first guess with a reason; ``articles`` settles labels in context. Phrases that mark web furniture are data
(``data/furniture.csv``); what stands here are the shapes of lines: credits, captions, dates, sentences, headings.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from course_lib import lexicons
from course_lib.datelines import Dateline, DatelineReader
from course_lib.dates import find_dates
from course_lib.spans import Span, count_words

LONGEST_HEADING = 320  # characters; press titles run to 300
_NAME = r"[^\W\d_][\w.'’-]*"

# The name of an office and nothing else: capitals throughout, but for small words.
_MASTHEAD = re.compile(r"(?:The )?(?:(?:[A-Z]\S+ )*(?:Ministry|Embassy|Office|Department|Government|Republic|Kingdom|Federation"
                       r"|Mission|Secretariat|Bureau|Presidency|Directorate|Consulate|Delegation|Service|Cent(?:er|re))"
                       r"|MINISTRY|EMBASSY|OFFICE|DEPARTMENT|PRESS)(?: (?:of|and|the|for|in|to|&|[A-Z]\S*))*")
_FILE = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|mp4|mp3|pdf)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+|(?:[\w-]+\.)+(?:com|org|net|cn|ru|vn|la|int|gov)"
                      r"(?:/\S*)?", re.IGNORECASE)
_CODE = re.compile(r"[a-z]+(?:_[a-z]+)+|\{.*\}|<[^>]+>")
_CRUMBS = re.compile(r"[^.!?>»›|•·/\\]{1,40}(?:\s?[>»›|•·]\s?[^.!?>»›|•·]{1,60}|\s[/\\]\s[^.!?/\\]{1,60}){2,}")
_SITE_NAME = re.compile(r"[^.!?]{2,200}\s[|–-]\s[^.!?]{2,60}\b(?:portal|website|news|online|home|official site)\b.*",
                        re.IGNORECASE)

_CAPTION_END = re.compile(
    r"(?:[.,)\d”\"]\s?/\s?[A-Z][\w’'. -]{1,60}"  # … July 25, 2024. /Chinese Foreign Ministry
    r"|[(\[][A-Z][^()\[\]/]{1,40}/\s?[A-Z][^()\[\]]{1,60}[)\]]"  # (Xinhua/A Name)
    r"|[(\[][^()\[\]]{0,60}\b(?:photos?|pictures?|images?|handout|screenshot|courtesy|pool|graphic)\b[^()\[\]]{0,80}[)\]]"
    r"|\b(?:[Pp]hoto|[Pp]icture|[Ii]mage|[Cc]redit|PHOTO|[Pp]ic)s?(?:\s[Cc]redit)?\s?(?::|/|by\b|courtesy\b|via\b).{1,80}"
    r"|[|–—-]\s?[^.|–—]{2,40}\b(?:[Pp]hotos?|[Pp]ics?|PHOTO)"
    r"|\((?:[Pp]h|PH)\.? [^)]{2,60}\)|©(?!.{0,12}(?:19|20)\d\d).{2,60}|--? ?(?:foto|photo).{1,60}|\bVia [A-Z]\w+|\b(?:REUTERS|AFP|EPA(?:-EFE)?|Getty Images)(?:/.{2,80})?)\.?")
_CAPTION_START = re.compile(
    r"(?:photo(?:graph)?|picture|image|caption|pictured|illustration)s?\s?[:—–]"
    r"|(?:(?:this|in this|an?|the|undated|file)\s)*(?:photo(?:graph)?|picture|image|screenshot|screengrab|illustration)"
    r"\b.{0,40}\b(?:shows?|taken|provided|released|handout|from|of)\b"
    r"|(?:pictured|from left|left to right|clockwise)\b", re.IGNORECASE)
_CAPTION_PLACES = re.compile(r"\((?:L|R|C|(?:\d\w\w\s)?(?:far |front )?(?:L|R|left|right|cent(?:er|re)|middle)"
                             r"(?:\s(?:row|front|and .{1,30}))?)\)|, (?:left|right|cent(?:er|re)), ")

_NOTE = re.compile(
    r"[(\[]?(?:editor['’]?s?['’]? note|note to editors?|notes?:|the following (?:is|are|articles?|reports?|texts?|items?)\b"
    r"|(?:this|these|the) (?:article|report|story|text|statement|piece|post|interview|transcript)s? (?:below )?"
    r"(?:was|were|is|are|has been|have been|first|originally)\b(?=.{0,80}(?:publish|appear|post|translat|updat|correct|edit|shorten|condens|abridg"
    r"|issued|from|reprint|produced))"
    r"|the (?:below|above|following) (?:is|are|statement|remarks)\b.{0,20}attribut|(?:originally|first) (?:published|appeared)"
    r"|for immediate release|(?:unofficial|courtesy|informal) translation|check against delivery|as (?:delivered|prepared)\b"
    r"|(?:below )?we (?:re)?(?:print|publish|post)\b.{0,30}\bfollowing|this is an? (?:unofficial|unedited|edited|rush|machine)"
    r"|(?:full )?(?:text|transcript) of .{3,80}\bas\b|attn\b|.{0,140}\bcontributed to this (?:report|story|article)"
    r"|with inputs? from|correction\s?:|clarification\s?:|disclaimer|the (?:views|opinions) expressed"
    r"|(?:republished|reprinted|reproduced|adapted|translated)\b.{0,20}\b(?:with|from|by)\b|embargo)", re.IGNORECASE)
_REFERENCE = re.compile(r"(?:references?|reference\(s\)|sources?|source\(s\)|further reading|footnotes?|endnotes?"
                        r"|original (?:article|text|link|source)s?)\s?:?", re.IGNORECASE)
_STANDFIRST = re.compile(r"(?:abstract|summary|in brief|highlights?|key points?|lead|in short)(?:\s?[:—–]\s?|$)",
                         re.IGNORECASE)
_SIGN_OFF = re.compile(r"(?:yours|sincerely|respectfully|faithfully|with (?:best|kind|warm) |best regards|kind regards)\b[^.]{0,40}", re.IGNORECASE)

_POSTED = r"(?:\son\s.{4,30})?"
_BY = re.compile(rf"(?:by|(?:written|posted|published|filed) by|(?:interview|story|text|words) by|reported by|reporting by|from)[:\s]\s?{_NAME}"
                 rf"(?:[\s,;&|/]+(?:and\s|in\s)?{_NAME}){{0,12}}{_POSTED}\.?", re.IGNORECASE)
_CREDIT = re.compile(
    r"[(\[]?(?:(?:web|chief|managing|copy|responsible|news|senior|deputy)\s)*(?:edit(?:or|ors|ing|ed)|report(?:er|ers|ing|ed)"
    r"|authors?|writers?|writing|translat(?:or|ors|ion|ed)|compiled|proofread(?:er|ing)?|journalists?|correspondents?"
    r"|contributors?|photographers?|source|produced|producer)\b(?:\sby)?(?:\s[A-Z]|\s?[:：/]\s?\S).{0,200}", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[A-Z]\.\s?){2,4}|[A-Z]{2,3}(?:/[A-Z]{2,3})+")
_STAFF = re.compile(r"(?:(?:our|a|the)\s)?(?:(?:diplomatic|political|foreign|special|own|news|staff)\s)*"
                    r"(?:staff (?:reporter|writer)s?|correspondents?|newsroom|news desk|web desk|agencies)"
                    r"(?:\s(?:in|at)\s.{1,40})?", re.IGNORECASE)

_NAME_AND_DATE = re.compile(rf"{_NAME}(?:\s{_NAME}){{1,3}}\s*[|·•]")
_DATE_WORDS = re.compile(
    r"\b(?:(?:last )?(?:updated?|modified|published|posted|released|issued|created|date|time)(?:\s(?:on|at))?|(?:on|at)"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun"
    r"|\d+ (?:minutes?|hours?|days?|weeks?) ago|gmt|utc|bjt|ict|est|edt|msk|wib|hkt|am|pm|a\.m\.|p\.m\.|hrs?|hours|local time)\b|\d{1,2}[:.h]\d\d(?:[:.]\d\d)?"
    r"|(?:gmt|utc)?\s?[+-]\d{1,2}(?::?\d\d)?", re.IGNORECASE)

_FRONT_MATTER = re.compile(r"(?P<key>[A-Za-z][\w -]{1,20}?)\s?:\s*(?P<value>\S.*)?")
_FRONT_KEYS = {
    "title": "title", "headline": "title", "date": "date", "published": "date", "updated": "date", "time": "date",
    "author": "byline", "authors": "byline", "by": "byline", "source": "byline", "agency": "byline",
    "publisher": "byline", "outlet": "byline", "byline": "byline",
    "url": "furniture", "link": "furniture", "language": "furniture", "lang": "furniture", "section": "furniture",
    "category": "furniture", "categories": "furniture", "tags": "furniture", "keywords": "furniture",
    "layout": "furniture", "slug": "furniture", "id": "furniture", "retrieved": "furniture", "accessed": "furniture",
    "image": "furniture", "description": "standfirst", "summary": "standfirst", "abstract": "standfirst",
}
_MARKDOWN = re.compile(r"(?:#{1,6}\s+|\*\*|__)?(?P<core>.*?)(?:\s+#+|\*\*|__)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Look:
    """A first guess at one paragraph.

    ``kind`` is one of: title, heading, standfirst, byline, dateline, opening, prose, caption, date, note, reference,
    furniture, list (furniture that begins a list of other pages),
    stop (furniture after which no article text follows), sign-off. ``core`` is the span without the marks
    around a heading or the key before it; ``dateline`` is there for openings and for place and day on a line.
    """

    kind: str
    reason: str
    span: Span
    core: Span
    words: int
    dateline: Dateline | None = None


class Looker:
    """Looks at paragraphs with the word lists it was given (see ``lexicons``)."""

    def __init__(self, agencies, furniture):
        names = [name for row in agencies for name in (row["name"], *lexicons.parts(row["aliases"]))]
        self.datelines = DatelineReader(names)
        agencies = [name for row in agencies if row["kind"] == "agency"
                    for name in (row["name"], *lexicons.parts(row["aliases"]))]
        self.agencies = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, agencies), key=len, reverse=True))})\b")
        self._furniture = {where: _Phrases([row for row in furniture if row["where"] == where])
                           for where in ("line", "start", "anywhere")}

    def looks(self, text, spans):
        """A look for each paragraph of a page."""
        front = _front_matter(text, spans)
        return front + [self.look(text, span) for span in spans[len(front):]]

    def look(self, text, span):
        """The look of one paragraph."""
        core = _core(text, span)
        line, words = core.of(text), count_words(core.of(text))
        kind, reason, dateline = self._judge(text, span, core, line, words)
        return Look(kind, reason, span, core, words, dateline)

    def _judge(self, text, span, core, line, words):
        if not words:
            return "furniture", "signs without words", None
        if words <= 80 and _NOTE.match(line):
            return "note", "a note about the text, not part of it", None
        if words <= 80 and (furniture := self._furniture_in(line)):
            return (*furniture, None)
        if words <= 90 and (reason := _caption(line)):
            return "caption", reason, None
        dateline = self.datelines.opening(text, core)
        if dateline and dateline.is_certain:
            return "opening", "begins with a dateline", dateline
        if words <= 80 and (guess := self._light(text, core, line, words)):
            return guess
        if _reads_as_prose(line, words):
            return "prose", "full sentences", dateline
        return "heading", "a line without a full stop", None

    def _light(self, text, core, line, words):
        """A short line that is no sentence of the article: summary, byline, date …"""
        if _STANDFIRST.match(line):
            return "standfirst", "announced as a summary", None
        for pattern, kind, reason in _SHAPES:
            if words <= 30 and pattern.fullmatch(line):
                return kind, reason, None
        if words <= 20:
            return self._dated_or_signed(text, core, line)
        return None

    def _furniture_in(self, line):
        for where, test in (("line", "fullmatch"), ("start", "match"), ("anywhere", "search")):
            if found := self._furniture[where].find(test, line):
                return found
        if _FILE.fullmatch(line) or _CODE.fullmatch(line):
            return "furniture", "a file name or a piece of page code"
        if _ADDRESS.fullmatch(line):
            return "furniture", "a web or mail address"
        if _CRUMBS.fullmatch(line):
            return "furniture", "a menu"
        return ("furniture", "the site's own name") if _SITE_NAME.fullmatch(line) else None

    def _dated_or_signed(self, text, core, line):
        if dateline := self.datelines.alone(text, core):
            return "dateline", "a place and a day on a line of their own", dateline
        if _date_line(line):
            if _NAME_AND_DATE.match(line) and not self.datelines.agency_alone(line.partition("|")[0]):
                return "byline", "names who wrote the text, with a date", None
            return "date", "a date and nothing else", None
        if _MASTHEAD.fullmatch(line):
            return "furniture", "the name of an office, as over its papers", None
        if self.datelines.agency_alone(line):
            return "byline", "the name of an agency or outlet", None
        return None


_SHAPES = (
    (_REFERENCE, "reference", "announces the sources of the text"),
    (_BY, "byline", "names who wrote the text"),
    (_CREDIT, "byline", "credits those who wrote, edited or supplied the text"),
    (_STAFF, "byline", "names who wrote the text"),
    (_INITIALS, "byline", "the initials of who wrote the text"),
    (_SIGN_OFF, "sign-off", "the closing words of a letter"),
)


_SCOPES = {"line": "furniture", "list": "list", "rest": "stop"}


class _Phrases:
    """All furniture phrases of one place as a single pattern, and the row each part belongs to."""

    def __init__(self, rows):
        self._rows = rows
        self._pattern = re.compile("|".join(f"({row['pattern']})" for row in rows) or r"(?!)", re.IGNORECASE)

    def find(self, test, line):
        match = getattr(self._pattern, test)(line)
        if not match:
            return None
        row = self._rows[match.lastindex - 1]
        return _SCOPES[row["scope"]], row["reason"]


@lru_cache(maxsize=8)
def looker_for(folder=None):
    """The looker with the course's word lists and those of ``folder``."""
    return Looker(lexicons.read("agencies", folder), lexicons.read("furniture", folder))


def _core(text, span):
    match = _MARKDOWN.fullmatch(text, span.start, span.end)
    return Span(*match.span("core")) if match and match.group("core").strip() else span


def _caption(line):
    if (_CAPTION_START.match(line) and not line.endswith(":")) or _CAPTION_PLACES.search(line):
        return "says what a picture shows"
    end = next((m for m in _CAPTION_END.finditer(line) if m.end() == len(line)), None)
    return "ends in a picture credit" if end else None


def _date_line(line):
    dates = find_dates(line)
    if len(dates) not in (1, 2) or all(day.year is None for day in dates):
        return False
    for day in reversed(dates):
        line = line[:day.start] + line[day.end:]
    rest = _DATE_WORDS.sub(" ", line)
    return count_words(rest) <= 5 and not re.search(r"[.!?]\s*$|\d", rest) and _only_names(rest)


def _only_names(words):
    return all(word[0].isupper() or word in ("by", "from") for word in re.findall(r"[^\W\d_][\w.'’-]*", words))


def _reads_as_prose(line, words):
    ending = _last_sign(line)
    if ending in ".。…":
        return words >= 3
    if words >= 8 and _two_sentences(line):
        return True
    if ending in "?!？！":
        return words > 20 or (words >= 3 and re.match(r"[\w .'’-]{1,40}:\s", line) is not None)
    if ending in ":;,：；，":
        return words >= 5 or line.startswith("Dear ")
    return len(line) > LONGEST_HEADING


def _two_sentences(line):
    return re.search(r"\w{3}[\"”’]?[.!?][\"”’)]*\s+[A-Z]", line) is not None


def _last_sign(line):
    """The last character that is a letter, a digit or a sentence's end: past closing quotes, brackets and emoji."""
    for sign in reversed(line):
        if sign in ".。…?!？！:;,：；，" or sign.isalnum():
            return sign
        if unicodedata.category(sign) not in {"Pe", "Pf", "Pi", "Po", "So", "Sk", "Mn", "Cf", "Zs"}:
            return sign
    return line[-1]


def _front_matter(text, spans):
    """Looks for ``key: value`` lines at the head of a page, between ``---`` or at least two of them in a row."""
    looks, fenced = [], bool(spans) and spans[0].of(text) == "---"
    for span in spans:
        line = span.of(text)
        match = _FRONT_MATTER.fullmatch(line)
        known = _FRONT_KEYS.get(match["key"].strip().lower()) if match else None
        if line == "---" and fenced and len(looks) and looks[-1].reason != "closes the page's front matter":
            looks.append(_front(text, span, "furniture", "closes the page's front matter"))
            return looks
        if line == "---" and fenced and not looks:
            looks.append(_front(text, span, "furniture", "opens the page's front matter"))
        elif known or fenced:
            looks.append(_front(text, span, known or "furniture", "the page's front matter", match))
        else:
            break
    return looks if not fenced and len(looks) >= 2 else []


def _front(text, span, kind, reason, match=None):
    core = span
    if match and match["value"]:
        start = span.start + match.start("value")
        value = match["value"].strip()
        quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
        core = Span(start + quoted, start + len(value) - quoted)
    elif kind != "furniture":
        kind = "furniture"
    return Look(kind, reason, span, core, count_words(core.of(text)))
