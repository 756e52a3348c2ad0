"""Datelines: the place, day and agency with which a news report opens.

A dateline is read part by part, in whatever order an agency prints the parts: ``VIENTIANE, July 26 (Xinhua) --``,
``IGORA /Leningrad Region/, December 26. /TASS/.``, ``HANOI, (VNA) –``, ``(Xinhua) VIENTIANE, July 25 —``.
"""

import re
from typing import NamedTuple

from course_lib.loader.dates import DATE_PATTERN, MONTHS, PrintedDate, find_dates
from course_lib.words.spans import Span

_LONGEST_SIGN_OFF = 60  # characters
_STOP = re.compile(r"[.!?]")
_LONGEST = 120  # no dateline is longer than this

# Where none of these stands near the start, there is no dateline.
_HINT = re.compile(r"--|[—–―)/:]|-\s|-[A-Z]|\d[.,]\s[A-Z]")
_SEPARATOR = re.compile(r"\s?[,.;:|]?\s*")
_DASH = re.compile(r"\.?(?:\s*(?:--+|[—–―])\s*|\s*-\s+|-(?=[A-ZÀ-ÖØ-Þ]))|:\s+")
_SIGNED = re.compile(r"(?:Done|Issued|Signed|Adopted|Made)\s(?:in|at)\s(?:the\scity\sof\s)?")
_ON = re.compile(r",?\s(?:(?:on|this)\s(?:the\s)?|the\s(?=\d))")
_DATE = re.compile(r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?" + DATE_PATTERN
                   + r"(?:,?\s\d{1,2}[:.]\d\d(?!\d)(?:\s(?:GMT|UTC|[ap]\.?m\.?))?)?")
_OPENING = ("(", "/", "[")
_IN_BRACKETS = re.compile(rf"\({_DATE.pattern}\)")
_OVER_DASH = re.compile(rf"\s?[-–—|:]\s(?={_DATE.pattern}\s?(?:[-–—:]|$))")  # CAIRO - 28 May 2024:
_DASHED = re.compile(r"\s?(?:--?|[–—|])\s?")
_TO_NAME = re.compile(r"\s?[-–—]\s(?=[(/\[])")  # Rome, 3 July 12:04 - (Agenzia Nova) -
_BRACKETED = re.compile(r"\((?P<a>[^()\n]{2,40})\)|/(?P<b>[^/\n]{2,40})/|\[(?P<c>[^\[\]\n]{2,40})\]")
# Words with capitals, joined by spaces, commas or slashes; a region between slashes; never a day or a month.
_DAY_OR_MONTH = (r"(?i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.?,?\s\d|(?:"
                 + "|".join(name[:3].title() for name in MONTHS)
                 + r")[a-z]*\.?\s\d)")
_WORD = rf"(?!{_DAY_OR_MONTH})[^\W\d_][\w.'’‘-]*"
_WORDS = re.compile(_WORD)
_PLACE = re.compile(_WORD + r"(?:(?:,?\s|/)" + _WORD + r"){0,5}")
_REGION = re.compile(r"\s(?:/[^/\n]{3,40}/|\([^()\n]{3,40}\)|\[[^\[\]\n]{3,40}\])(?=,)")
_SMALL_WORDS = {"de", "da", "do", "dos", "del", "la", "of", "al", "el", "and", "near"}
_NOT_PLACES = {"on", "in", "at", "from", "by", "the", "a", "an", "as", "q", "after", "since", "during", "for",
               "breaking", "exclusive", "update", "live", "analysis", "opinion", "commentary", "interview", "explainer"}
_PERSON = re.compile(r"(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})(?:, (?:for )?| [–—|/(-] ?|/)")
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
    """Reads datelines, knowing the agencies' names, capitals and states."""

    def __init__(self, agencies, capitals=(), states=()):
        self._capitals, self._states = frozenset(capitals), frozenset(states)
        names = "|".join(sorted(map(re.escape, agencies), key=len, reverse=True))
        self._agency = re.compile(rf"(?:{names})(?![\w’'])")
        self._sign_off = re.compile(rf"[.!?][\"”’]?\s*(?:[–—-]+\s?|[(/\[])?(?:{names}|END|ENDS|[Ee]nds?|Enditem)[)/\]]?\.?$"
                                    r"|[.!?][\"”’]?\s?(?:/\.|\./|■|#{2,3}$)")
        self._signed = re.compile(rf"(?:{names})(?:,| in| at| ?/)(?: ?(?:and |the )?[A-Z][\w'’-]+,?){{1,5}}")
        self._names = {name.lower() for name in agencies}

    def opening(self, text, span):
        """The dateline that opens a paragraph, or None.

        >>> from course_lib.words.spans import Span
        >>> reader = DatelineReader(["TASS"])
        >>> found = reader.opening("MOSCOW, July 25. /TASS/. The ministers met.", Span(0, 43))
        >>> found.place, found.agency, found.date.day
        ('MOSCOW', 'TASS', 25)
        """
        if not _HINT.search(text, span.start, min(span.end, span.start + _LONGEST)):
            return None
        parts, end = self._whole(text, span)
        dash = _DASH.match(text, end, span.end)
        if not dash and "date" not in parts and "agency" in parts and parts["agency"].start() == span.start:
            parts, end = {"agency": parts["agency"]}, parts["agency"].end()  # "(KPL) Foreign Minister …": a name, no place
        body = dash.end() if dash else _SEPARATOR.match(text, end).end()
        if body >= span.end or not (_ends_a_dateline(text, parts, end, dash) or self._is_known(parts, dash)):
            return None
        if text[body].islower() and not {"agency", "date"} <= set(parts):  # "BRICS (a group) – ten states – grows"
            return None
        return _dateline(text, parts, span.start, end, body)

    def alone(self, text, span):
        """The place and day that stand as a paragraph of their own (a communiqué's head or foot), or None."""
        if span.end - span.start > _LONGEST:
            return None
        signed = _SIGNED.match(text, span.start, span.end)
        parts, end = self._parts(text, Span(signed.end(), span.end)) if signed else self._whole(text, span)
        rest = text[end:span.end].strip(" .,:–—-")
        if rest or "place" not in parts or "date" not in parts:
            return None
        between = text[parts["place"].end():parts["date"].start()]
        # "Updated 26 July 2024" is no place
        if not signed and "," not in between and not self._is_capital(parts["place"].group()):
            return None
        return _dateline(text, parts, span.start, end, span.end)

    def _is_known(self, parts, dash):
        """Whether an agency or a capital that we know leaves no doubt: "(KPL) The ministers …", "Rabat – The …"."""
        names, place = parts["agency"].group() if "agency" in parts else "", parts.get("place")
        agency = names[:1] in ("(", "/") and self._agency.fullmatch(names.strip("()/ ")) is not None
        if "date" in parts or (names and not agency):
            return False
        if place is None or agency:
            return agency and (place is None or names[0] == "/" or dash is not None)
        speaks = dash is not None and ":" in dash.group() and place.group() in self._states  # "Singapore: We thank …"
        return dash is not None and self._is_capital(place.group()) and not speaks

    def _is_capital(self, place):
        """Whether a place is a capital as printed or in capitals, or stands before its state: "Juba, South Sudan"."""
        city, _, state = place.partition(", ")
        if state in self._states:
            return city not in self._states
        return city in self._capitals or (city.isupper() and city.title() in self._capitals)

    def _whole(self, text, span):
        """The parts of a dateline, over a dash after its agency or day: "(ANSA) - ROME, JUL 5 -"; in brackets, too."""
        if text.startswith("(", span.start):
            parts, end = self._parts(text, Span(span.start + 1, span.end))
            if {"place", "date"} <= set(parts) and text[end:end + 1] == ")":
                return parts, end + 1
        parts, end = self._parts(text, span)
        dash = _DASHED.match(text, end, span.end)
        if dash and len(parts) == 1 and "place" not in parts:
            more, last = self._parts(text, Span(dash.end(), span.end))
            if "place" in more and not parts.keys() & more.keys() and "date" in {**parts, **more} \
                    and _DASH.match(text, last, span.end):
                return {**parts, **more}, last
        return parts, end

    def is_signed_off(self, line):
        """Whether a sentence has an agency's name or an end mark behind its full stop: "They will meet again. – Nampa"."""
        begin = max(0, len(line) - _LONGEST_SIGN_OFF)
        return _STOP.search(line, begin, len(line) - 2) is not None and self._sign_off.search(line, begin) is not None

    def named_with_agency(self, line):
        """Whether a line holds a person's name and an agency's and nothing else: "Anna Berg – Xinhua:"."""
        name = _PERSON.match(line)
        return name is not None and name.group("name").lower() not in self._names \
            and line[name.end():].strip(" ):.").lower() in self._names

    def agency_alone(self, line):
        """Whether a line holds an agency's or outlet's name, perhaps its places, and nothing else."""
        return line.strip(" ()[]/.:-–—").lower() in self._names or self._signed.fullmatch(line) is not None

    def _parts(self, text, span):
        """The parts matched from the paragraph's start, and where the last one ends."""
        parts, at, end = {}, span.start, span.start
        limit = min(span.end, span.start + _LONGEST)
        while (step := self._next_part(text, at, limit, parts)) is not None:
            name, match = step
            parts[name] = match
            end = match.end()
            over = _OVER_DASH.match(text, end, limit) if name == "place" else None
            if name == "date":
                over = _TO_NAME.match(text, end, limit)
                over = over if over and self._agency.match(text, over.end() + 1) else None
            at = (over or _ON.match(text, end, limit) or _SEPARATOR.match(text, end, limit)).end()
        return parts, end

    def _next_part(self, text, at, limit, parts):
        readers = [("agency", self._agency.match), ("date", _DATE.match)]
        if text[at:at + 1] in _OPENING:
            readers += [("date", _IN_BRACKETS.match), ("agency", _BRACKETED.match)]
        if "date" not in parts:  # what follows the day is no longer the place
            readers.append(("place", self._place))
        for name, reader in readers:
            if name not in parts and (match := reader(text, at, limit)):
                return name, match
        return None

    def _place(self, text, at, limit):
        match = _PLACE.match(text, at, limit)
        end = self._place_end(text, match) if match else at
        if end == at:
            return None
        region = _REGION.match(text, end, limit)
        if region and not self._agency.match(text, region.start() + 2):
            end = region.end()
        return _Piece(text, at, end)

    def _place_end(self, text, match):
        """Where the place's last capitalised word ends: before an agency's name, and before a word in small letters."""
        end = match.start()
        for word in _WORDS.finditer(text, match.start(), match.end()):
            name, small = word.group(), word.group().lower()
            if self._agency.match(text, word.start()):
                break
            if end == match.start() and small in _NOT_PLACES and not _WITH_ARTICLE.match(text, end):
                break
            if name[0].isupper():
                end = word.start() + len(name.rstrip("-" if "." in name[:-1] else "-."))  # D.C. keeps its point
            elif small not in _SMALL_WORDS:
                break
            if name[-1] == "-":  # ALGIERS- Two ministers …
                break
        return end


class _Piece(NamedTuple):
    """What a match offers, for a stretch found by other means."""

    text: str
    first: int
    last: int

    def start(self):
        return self.first

    def end(self):
        return self.last

    def group(self):
        return self.text[self.first:self.last]


def _ends_a_dateline(text, parts, end, dash):
    """A dash ends a dateline; without one, a full stop does where place, day and agency leave no doubt."""
    agency, day, place = (parts.get(name) for name in ("agency", "date", "place"))
    if dash is None:
        if agency is None:  # BAKU, Azerbaijan, May 28. Two ministers …
            return day is not None and place is not None and "," in text[place.end():day.start()] and text[end:end + 1] == "."
        if place is not None and day is not None and agency.start() < place.start() and agency.group()[0].isalpha():
            return True  # AKP Phnom Penh, May 28, 2024 The two ministers …
        sure = agency.group()[0] == "/" or day is not None
        if place is not None and day is not None and agency.end() == end and agency.group()[0].isupper():
            # Baku, May 28, AZERTAC The two ministers …
            return text[end:end + 1] in ". "
        return sure and (text[end:end + 1] == "." or (place is not None and agency.end() == end and agency.group()[0] in "(/"))
    if agency is None and day is None:
        return place is not None and _is_city(place.group()) and ":" not in dash.group()
    if agency is not None and day is None and ":" in dash.group():  # "Xinhua Headlines: …"
        return False
    if agency is not None and day is None and agency.group()[0] in "([":
        return place is not None and _is_name(agency.group().strip("()[]"))
    if place is None and day is None:  # "NDO – Two ministers …"
        return agency is not None and agency.group()[0] not in "([/"
    return place is not None or (agency is not None and _is_name(agency.group().strip("()[]/ ")))


def _is_city(place):
    """Whether a place is in capitals, at least before its country: "OTTAWA, Ontario"."""
    city = place.partition(",")[0]
    return city.isupper() and len(city) > 3


def _is_name(phrase):
    return phrase[0].isupper() and all(word[0].isupper() or word[0].isdigit() for word in phrase.split())


def _dateline(text, parts, start, end, body):
    agency, place, day = (parts.get(name) for name in ("agency", "place", "date"))
    return Dateline(
        span=Span(start, end),
        body=body,
        place=place.group() if place else None,
        agency=agency.group().strip("()/[] ") if agency else None,
        date=_printed(text, day) if day else None,
    )


def _printed(text, match):
    return next(iter(find_dates(text, match.start(), match.end())), None)
