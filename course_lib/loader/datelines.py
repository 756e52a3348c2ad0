"""Datelines: the place, day and agency with which a news report opens.

A dateline is read part by part, in whatever order an agency prints the parts: ``VIENTIANE, July 26 (Xinhua) --``,
``IGORA /Leningrad Region/, December 26. /TASS/.``, ``HANOI, (VNA) –``, ``(Xinhua) VIENTIANE, July 25 —``.
"""

import re
from typing import NamedTuple

from course_lib.loader.dates import DATE_PATTERN, MONTHS, PrintedDate, find_dates
from course_lib.words.spans import Span

_LONGEST = 120  # characters; no dateline is longer than this
_HINT = re.compile(r"--|[—–―)/:]|-\s|-[A-Z]|\d[.,]\s[A-Z]")  # one of these stands in each
_SEPARATOR = re.compile(r"\s?[,.;|]?\s*(?:(?:on|this)\s(?:the\s)?(?=\w))?")
_DASH = re.compile(r"\.?(?:\s*(?:--+|[—–―])\s*|\s*-\s+|-(?=[A-ZÀ-ÖØ-Þ])|\s*:\s+)")
_DATE = re.compile(rf"\(?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?"
                   rf"{DATE_PATTERN}(?:,?\s\d\d?[:.]\d\d(?!\d))?\)?")
_BRACKETED = re.compile(r"\([^\W\d_][^()\n]{1,40}\)|/[^\W\d_][^/\n]{1,40}/|\[[^\W\d_][^\[\]\n]{1,40}\]")
_DAY = "|".join([*(name[:3] for name in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")),
                 *(name[:3].title() for name in MONTHS)])
_WORD = rf"(?!(?i:(?:{_DAY})[a-z]*)\.?,?\s\d)[^\W\d_][\w.'’‘-]*"
_PLACE = re.compile(rf"{_WORD}(?:(?:,?\s|/){_WORD}){{0,5}}")
_WORDS = re.compile(_WORD)
_REGION = re.compile(r"\s(?:/[^/\n]{3,40}/|\([^()\n]{3,40}\)|\[[^\[\]\n]{3,40}\])(?=,)")
_SMALL_WORDS = frozenset("de da do dos del la of al el and near".split())
_NO_PLACES = frozenset("""on in at from by the a an as after since during for breaking exclusive update live analysis
    opinion commentary interview explainer warning watch video""".split())
_OVER = re.compile(r"\s?(?:--?|[–—|])\s?(?=[(/\[\w])")  # between the parts: (ANSA) - ROME, JUL 5 -
_SHORT = re.compile(r"(?:[A-Z]\.?){2}|[A-Z][a-z]{1,4}\.")
_SIGNED = re.compile(r"(?:Done|Issued|Signed|Adopted|Made)\s(?:in|at)\s(?:the\scity\sof\s)?")
_WITH_ARTICLE = re.compile(r"The [A-Z]\w+,")  # The Hague


class Dateline(NamedTuple):
    """A dateline as printed, without the dash that follows; ``body`` is where the report's own words begin."""

    span: Span
    body: int
    place: str | None = None
    agency: str | None = None
    date: PrintedDate | None = None

    @property
    def is_certain(self):
        """A place in capitals or an agency alone is a dateline only where a report begins."""
        return bool(self.date or (self.agency and (self.place or self.span.end - self.span.start > len(self.agency))))


class DatelineReader:
    """Reads datelines, knowing the names of agencies, capitals and states."""

    def __init__(self, agencies, capitals=(), states=()):
        self._capitals, self._states = frozenset(capitals), frozenset(states)
        self._names = {name.lower() for name in agencies}
        names = "|".join(sorted(map(re.escape, agencies), key=len, reverse=True))
        self._agency = re.compile(rf"(?:{names})(?![\w’'])")

    def is_agency(self, line):
        """Whether a line holds an agency's or outlet's name and nothing else."""
        return line.strip(" ()[]/.:=*-–—").lower() in self._names

    def opening(self, text, span):
        """The dateline that opens a paragraph, or None.

        >>> reader = DatelineReader(["TASS"])
        >>> found = reader.opening("MOSCOW, July 25. /TASS/. The ministers met.", Span(0, 43))
        >>> found.place, found.agency, found.date.day
        ('MOSCOW', 'TASS', 25)
        """
        if not _HINT.search(text, span.start, min(span.end, span.start + _LONGEST)):
            return None
        parts, end = self._parts(text, span)
        dash = _DASH.match(text, end, span.end)
        if not dash and "date" not in parts and "agency" in parts and parts["agency"].start == span.start:
            # "(KPL) Foreign Minister …": a name, no place
            parts, end = {"agency": parts["agency"]}, parts["agency"].end
        body = (dash or _SEPARATOR.match(text, end, span.end)).end()
        if body >= span.end or not self._ends(text, parts, end, dash):
            return None
        if text[body].islower() and not {"agency", "date"} <= parts.keys():  # "BRICS (a group) – ten states – grows"
            return None
        return _dateline(text, parts, span.start, end, body)

    def alone(self, text, span):
        """The place and day, or place and agency, that stand as a paragraph of their own, or None."""
        if span.end - span.start > _LONGEST:
            return None
        signed = _SIGNED.match(text, span.start, span.end)
        parts, end = self._parts(text, Span(signed.end() if signed else span.start, span.end))
        dashed = text[end:span.end].strip()[:1] in ("—", "–", "-")
        if text[end:span.end].strip(" .,:–—-") or "place" not in parts:
            return None
        between = text[parts["place"].end:parts["date"].start] if "date" in parts else ""
        known = (signed or "," in between or _is_city(parts["place"].of(text))
                 or self._is_capital(parts["place"].of(text)))
        if not known or not ("date" in parts or dashed):  # "Updated 26 July 2024" is no place
            return None
        return _dateline(text, parts, span.start, end, span.end)

    def _is_capital(self, place):
        """Whether a place is a capital, or stands before its region, cut short: "Dover, Del."."""
        city, _, region = place.partition(", ")
        is_capital = city in self._capitals or (city.isupper() and city.title() in self._capitals)
        return is_capital or _SHORT.fullmatch(region) is not None

    def _parts(self, text, span):
        """The spans of the parts, read from the paragraph's start, and where the last one ends."""
        parts, at, end = {}, span.start, span.start
        limit = min(span.end, span.start + _LONGEST)
        while (step := self._next_part(text, at, limit, parts)) is not None:
            name, part = step
            parts[name], end = part, part.end
            over = _OVER.match(text, end, limit)
            more = over and self._next_part(text, over.end(), limit, parts)
            goes_on = more and (more[0] == "date" or "place" not in parts or text[over.end()] in "(/[")
            at = over.end() if goes_on else _SEPARATOR.match(text, end, limit).end()
        return parts, end

    def _next_part(self, text, at, limit, parts):
        """The name and span of the part that begins at a place in the text; None where none does."""
        readers = [("agency", self._agency), ("date", _DATE)]
        if text[at:at + 1] in ("(", "/", "["):
            readers.append(("agency", _BRACKETED))
        for name, reader in readers:
            if name not in parts and (match := reader.match(text, at, limit)):
                return name, Span(*match.span())
        # What follows the day is the place only where a dash stands between them.
        may_be = "date" not in parts or (len(parts) == 1 and text[at - 2:at].strip() in ("-", "–", "—"))
        return self._place(text, at, limit) if "place" not in parts and may_be else None

    def _place(self, text, at, limit):
        match = _PLACE.match(text, at, limit)
        end = at
        for word in _WORDS.finditer(text, at, match.end()) if match else ():
            name, is_first = word.group(), end == at
            if self._agency.match(text, word.start()):
                break
            if is_first and name.lower() in _NO_PLACES and not _WITH_ARTICLE.match(text, at):
                break
            if name[0].isupper():
                keeps_point = "." in name[:-1] or (not is_first and text[end] == ",")  # D.C., Wash.
                end = word.start() + len(name.rstrip("-" if keeps_point else "-."))
            elif name not in _SMALL_WORDS:
                break
            if name[-1] == "-":  # ALGIERS- Two ministers …
                break
        region = _REGION.match(text, end, limit)
        if region and not self._agency.match(text, region.start() + 2):
            end = region.end()
        return ("place", Span(at, end)) if end > at else None

    def _ends(self, text, parts, end, dash):
        """A dash ends a dateline; without one, place, day and agency leave no doubt, or a full stop after them."""
        agency, day, place = (parts.get(name) for name in ("agency", "date", "place"))
        named = agency and agency.of(text).strip("()[]/ ")
        known = bool(agency) and self._agency.fullmatch(named) is not None
        bracketed = bool(agency) and agency.of(text)[0] in "(/["
        if dash is None:
            if agency is None:  # BAKU, Azerbaijan, May 28. Two ministers …
                return (day is not None and place is not None and text[end:end + 1] == "."
                        and "," in text[place.end:day.start])
            return (day is not None or known and bracketed) and (place is None or place.start < end)
        colon = ":" in dash.group()
        if agency is None and day is None:
            if place is None or (colon and place.of(text) in self._states):  # "Singapore: We thank …"
                return False
            return (_is_city(place.of(text)) and not colon) or self._is_capital(place.of(text))
        if place is None and day is None:  # "NDO – Two ministers …", never "Xinhua Headlines: …"
            return known and not colon
        if day is None:
            return known and (bracketed or not colon) or _is_city(place.of(text)) and bracketed and named[0].isupper()
        return place is not None or (agency is not None and all(word[0].isupper() for word in named.split()))


def _is_city(place):
    """Whether a place is in capitals, at least before its country: "OTTAWA, Ontario"."""
    city = place.partition(",")[0]
    return city.isupper() and len(city) > 3 and len(city.split()) < 4


def _dateline(text, parts, start, end, body):
    agency, place, day = (parts.get(name) for name in ("agency", "place", "date"))
    return Dateline(Span(start, end), body, place and place.of(text), agency and agency.of(text).strip("()/[] "),
                    day and next(iter(find_dates(text, *day)), None))
