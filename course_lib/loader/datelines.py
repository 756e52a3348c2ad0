"""Datelines: the place, day and agency with which a news report opens.

One pattern reads what agencies print in many orders: ``VIENTIANE, July 26 (Xinhua) --``, ``HANOI, (VNA) –``,
``IGORA /Leningrad Region/, December 26. /TASS/.``, ``(Xinhua) VIENTIANE, July 25 —``, ``NEW DELHI:``.
"""

import re
from typing import NamedTuple

from course_lib.words.printeddates import DATE_PATTERN, WEEKDAYS, PrintedDate, find_dates
from course_lib.words.spans import Span

_LONGEST = 120  # characters; no dateline is longer than this
_HINT = re.compile(r"--|[—–―)/:\]]|-\s|-[A-Z]|\d[.,]\s[A-Z]")  # one of these stands in each
_BRACKETS = r"\([^\W\d_][^()\n]{1,40}\)|/[^\W\d_][^/\n]{1,40}/|\[[^\W\d_][^\[\]\n]{1,40}\]"
_WORD = r"[^\W\d_](?:[\w'’‘]|[-.](?=\w))*+"
_WORDS = rf"{_WORD}(?:(?:\.?,?\s|/){_WORD}){{0,5}}?"
_DATE = rf"\(?(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s)?{DATE_PATTERN}(?:,?\s\d\d?[:.]\d\d(?!\d))?\)?"
_BETWEEN = r"[\s,.;|]*(?:(?:on|this)\s(?:the\s)?)?"
_OVER = r"\.?(?:\s*(?:--+|[—–―])\s*|\s*-\s+|-(?=[A-ZÀ-ÖØ-Þ])|\s*:\s+)"
_SMALL_WORDS = frozenset("de da do dos del la of al el and near".split())
_NO_PLACES = frozenset([*WEEKDAYS, *"on in at from by since after exclusive breaking update live watch video".split()])
_SHORT = re.compile(r"(?:[A-Z]\.?){2}|[A-Z][a-z]{1,4}\.")  # a region cut short: Dover, Del.


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
    """Reads datelines, knowing the names of agencies and capitals."""

    def __init__(self, agencies, capitals=()):
        self._capitals = frozenset(capitals)
        self._names = {name.lower() for name in agencies}
        names = "|".join(sorted(map(re.escape, agencies), key=len, reverse=True))
        agency = rf"\b(?:{names})(?![\w’'])"
        place = rf"(?P<place>{_WORDS}(?:\s(?![(/\[]{agency})(?:{_BRACKETS})(?=,))?)"
        between = rf"(?:{_BETWEEN}|\s?(?:--?|[–—])\s?(?!{agency}))"  # CAIRO - 26 July 2024:
        part = rf"{between}(?:(?P<date>{_DATE})|(?P<agency>{_BRACKETS}|{agency}))"
        first = rf"(?:(?P<first>[(\[]?{agency}[)\]]?)[\s,–—-]+)?"
        end = rf"(?P<end>{_OVER}|(?(parts)\.?\s+|(?!)))(?=[^\s–—-])"
        self._opening = re.compile(rf"{first}{place}??(?P<parts>(?:{part}){{1,3}})?{end}")
        self._whole = re.compile(rf"{first}{place}(?P<parts>(?:{part}){{1,3}})\.?(?:\s*(?:--+|[—–―-]))?")
        self._alone = re.compile(rf"(?:Done (?:at|in) )?{place}(?:,\s+|,?\s+(?:on|this)\s+)(?P<date>{_DATE})\.?")

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
        limit = min(span.end, span.start + _LONGEST)
        match = self._opening.match(text, span.start, limit) if _HINT.search(text, span.start, limit) else None
        if not match or not _is_place(match["place"]):
            return None
        found = _dateline(match, match["first"] or match["agency"], match.start("end"), match.end())
        return found if self._opens(found, match) else None

    def alone(self, text, span):
        """The place and day, or a whole dateline, that stand as a paragraph of their own, or None."""
        if span.end - span.start > _LONGEST:
            return None
        if (match := self._alone.fullmatch(text, *span)) and _is_place(match["place"]):
            return _dateline(match, None, span.end, span.end)
        match = self._whole.fullmatch(text, *span)
        agency = match and (match["first"] or match["agency"])
        is_whole = agency and _is_place(match["place"]) and (
            match["date"] or _is_city(match["place"]) and agency.strip("()/[] ").lower() in self._names)
        return _dateline(match, agency, match.end("parts"), span.end) if is_whole else None

    def _opens(self, found, match):
        """A dash ends a dateline; without one, place, day and agency leave no doubt, or a full stop after them."""
        place, agency, day, end = found.place, found.agency, found.date, match["end"]
        known = agency is not None and agency.lower() in self._names
        bracketed = (match["first"] or match["agency"] or " ")[0] in "(/["
        if match.string[found.body].islower() and not (agency and day):  # "BRICS (a group) – ten states – grows"
            return False
        if end.strip(" .\r\n") == "":
            return day is not None and (agency is not None or "." in end and place is not None) or known and bracketed
        if agency is None and day is None:
            return self._is_of_news(place, ":" in end)
        if day is None:
            return known and (bracketed or ":" not in end) or bracketed and _is_city(place or "")
        return place is not None or agency is not None and agency.istitle() or known

    def _is_of_news(self, place, is_colon):
        """Whether a place alone opens a report: it is in capitals, a capital, or stands before its region."""
        city, _, region = (place or "").partition(", ")
        if is_colon:  # "Singapore: We thank …"
            return city.isupper() and city.title() in self._capitals
        return _is_city(city) or city in self._capitals or _SHORT.fullmatch(region) is not None


def _is_place(place):
    """Whether words may be a place, or there are none."""
    words = re.split(r"[\s/]+", re.sub(r"[(\[].*|/.*/", "", place or ""))
    return words[0].lower() not in _NO_PLACES and all(
        word[:1].isupper() or word in _SMALL_WORDS for word in words if word)


def _is_city(place):
    """Whether a place is in capitals, at least before its country: OTTAWA, Ontario."""
    city = place.partition(",")[0]
    return city.isupper() and len(city) > 3 and len(city.split()) < 4


def _dateline(match, agency, end, body):
    place = match["place"] and match["place"] + "." * ("." in match["place"].split()[-1])  # D.C.
    day = match["date"] and next(iter(find_dates(match.string, *match.span("date"))), None)
    return Dateline(Span(match.start(), end), body, place, agency and agency.strip("()/[] "), day)
