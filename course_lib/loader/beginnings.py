"""Where the articles of a page begin, and under which headline."""

import re

from course_lib.loader.pagelines import TEXT, PageLines
from course_lib.loader.sections import Section

FOLLOWS = re.compile(r"\bfollowing\b|\bbelow\b", re.IGNORECASE)  # an introduction's note announces what stands under it
KEYWORDS = "a list of keywords"  # may stand under a headline, too
MORE = "a link to another page"
_SIGNS = ("date", "byline", "dateline")  # lines that stand under a headline
_FIRST = 5  # paragraphs of text in which a headline's words are looked for
_STEM = 6  # letters
_SUMMARIES = 2  # paragraphs that may stand between a headline and the day or name under it
_SMALL = 60  # words; less than this, with no sign of its own, is not an article


class Beginnings(PageLines):
    """The looks of one page, asked where its articles begin."""

    def sections(self):
        """The sections of the page that are articles."""
        found = []
        for number, look in enumerate(self.looks):
            if look.kind in TEXT and (look.kind == "opening" or number == 0 or not self.is_text(number - 1)):
                section = self._begun_at(number, found)
                if section:
                    found.append(section)
        found = self._with_first(found)
        for section, following in zip(found, [*found[1:], None]):
            section.end = following.head if following else len(self.looks)
            section.title = self._title(section)
        for section, following in zip(found, found[1:]):  # what stands above a headline is the foot of the article before
            if following.title is not None:
                following.head = section.end = following.title
        return self._articles_among([one for one in found if any(map(self.is_text, range(one.lead, one.end)))])

    def _begun_at(self, number, found):
        """The section whose text begins at ``number``, if a new one does."""
        head = self.gap_above(number)
        if self.looks[number].kind == "opening":
            return self._begun_by_dateline(number, head, found)
        if self._has_signed_headline(head, number):
            return Section(self._above_summary(head, number, found), number, "line")
        return Section(head, number, "line") if found and self._is_announced(head, number, found[0]) else None

    def _above_summary(self, head, number, found):
        """Where the head begins: higher than a paragraph or two between the headline and a picture, a name, a day."""
        higher = head
        for _ in range(0 if found else _SUMMARIES):
            below, higher = higher, self.gap_above(higher - 1) if higher else 0
            shared = self._shared(higher, below, number)
            if shared > 1 and shared > 2 * self._shared(head, number, number):
                return higher
        alone = head > 0 and not found and not self.is_text(head - 2)
        own = [one for one in self.headlines(head, number) if self.looks[one].words > 3 and not self.is_captioned(one)]
        higher = self.gap_above(head - 1) if alone else head
        return higher if not own and any(self.looks[one].words > 3 for one in self.headlines(higher, head)) else head

    def _shared(self, first, end, lead):
        """How many words a headline between two lines shares with the text that begins at ``lead``."""
        headlines = [number for number in self.headlines(first, end) if self.looks[number].words > 3]
        text = self._stems_from(lead) if headlines else set()
        return max((len(_stems(self.telling(self.line(number))) & text) for number in headlines), default=0)

    def _stems_from(self, lead):
        told = [number for number in range(lead, min(lead + 2 * _FIRST, len(self.looks))) if self.is_text(number)]
        return _stems(self.telling(" ".join(map(self.line, told[:_FIRST]))))

    def _is_announced(self, head, number, first):
        """Whether a headline is one of those that the page lists above its first article."""
        listed = {self.line(one) for one in self.headlines(0, first.lead)}
        stopped = any(look.kind == "stop" for look in self.looks[first.lead:number])
        return not stopped and any(self.looks[one].words > 3 and self.line(one) in listed for one in self.headlines(head, number))

    def _begun_by_dateline(self, number, head, found):
        latest = found[-1] if found else None
        if latest and latest.sign == "line" and self.only_summary(latest.lead, number) \
                and not self._is_headed_anew(latest.lead, head, number):
            latest.sign = "dateline"
            return None
        if self.headlines(head, number) or number == 0:
            return Section(head, number, "dateline")
        above = head - 1  # no headline just above: perhaps one paragraph higher, over a summary, or it is the headline
        higher = self.gap_above(above) if above >= 0 else head
        if above >= 0 and self.headlines(higher, above) and not (latest and latest.lead >= higher):
            return Section(higher, number, "dateline")
        return Section(above if self._may_be_title(above) else head, number, "dateline")

    def _is_headed_anew(self, lead, head, number):
        """Whether a headline stands between several paragraphs of text and a dateline: no summary, but another article."""
        several = sum(map(self.is_text, range(lead, head))) > 1
        return several and any(self.looks[one].words > 3 for one in self.headlines(head, number))

    def _has_signed_headline(self, head, lead):
        headlines = self.headlines(head, lead)
        stops = [number for number in range(head, lead) if self.looks[number].kind in ("stop", "list")
                 and self.looks[number].reason != KEYWORDS]
        return any(self.looks[number].kind in _SIGNS for number in range(headlines[0], lead)
                   if not stops or stops[-1] < headlines[0]) if headlines else False

    def _may_be_title(self, number):
        """Whether a paragraph with a full stop is a headline all the same: one sentence, first or after a gap."""
        if number < 0 or (number > 0 and self.is_text(number - 1)):
            return False
        line = self.line(number)
        return len(line) <= 320 and not re.search(r"[.!?]\s+[A-Z]", line)

    def _with_first(self, found):
        """Add the text that stands before all signed sections, where there is enough of it to be an article."""
        limit = found[0].head if found else len(self.looks)
        numbers = self._without_notices([number for number in range(limit) if self.is_text(number)])
        enough = len(numbers) >= 2 and sum(self.looks[number].words for number in numbers) >= _SMALL
        announced = found and any(look.kind == "note" and FOLLOWS.search(look.core.of(self.text))
                                  for look in self.looks[:found[0].lead])
        brief = not found and bool(numbers) and (self.looks[numbers[0]].dateline is not None or self._is_brief(numbers))
        if not numbers or self._are_teasers(numbers) or not (enough or announced or brief):
            return found
        lead = numbers[0]
        titled = len(numbers) > 1 and numbers[1] == lead + 1 and self._repeats(lead)
        return [Section(self.gap_above(lead), lead + titled, None), *found]

    def _without_notices(self, numbers):
        """Leave out a first paragraph that has nothing to do with the headline and the text below it."""
        if len(numbers) < 3 or self._shared(numbers[0] + 1, numbers[1], numbers[1]) < 2:
            return numbers
        own = _stems(self.telling(self.line(numbers[0]))) & self._stems_from(numbers[1])
        return numbers if len(own) > 1 else self._without_notices(numbers[1:])

    def _repeats(self, number):
        return self._may_be_title(number) and self.line(number + 1).startswith(self.line(number).strip(" ."))

    def _are_teasers(self, numbers):
        """Whether three or more texts are one short sentence each, under a headline of its own: an index."""
        if all(map(self._is_linked, numbers)):
            return True
        return len(numbers) >= 3 and all(number and self._is_teaser(number) for number in numbers)

    def _is_teaser(self, number):
        attached = self.after_blank(number - 1) and not self.after_blank(number)
        return self.looks[number - 1].kind == "heading" and self.looks[number].words <= (30 if attached else 15) \
            and not re.search(r"[.!?]\s+[A-Z]", self.line(number))

    def _is_brief(self, numbers):
        """Whether little text that stands alone is a brief rather than the teasers of an index."""
        headings = sum(look.kind == "heading" for look in self.looks[:numbers[-1]])
        cut_off = any(self.line(number).rstrip(" \u200b").endswith(("…", "...", "[…]", "[...]")) for number in numbers)
        return not cut_off and headings <= 2 * len(numbers) and (headings < 3 or len(numbers) > 2)

    def _articles_among(self, sections):
        """Leave out teasers: short text after the page has said that other things follow, or nothing but such text."""
        kept, stopped, start = [], False, 0
        for section in sections:
            stopped = stopped or any(look.kind in ("stop", "list") for look in self.looks[start:section.lead])
            body = [look for look in self.looks[section.lead:section.end] if look.kind in TEXT]
            small = len(body) < 2 or sum(look.words for look in body) < _SMALL
            if not (stopped and kept and small):
                kept.append(section)
            start = section.lead
        kept = [section for section in kept if not self._is_one_linked(section)]
        teasers = [section for section in kept if section.sign != "dateline"
                   and sum(map(self.is_text, range(section.lead, section.end))) <= 1]
        return [] if len(kept) >= 3 and len(teasers) == len(kept) else kept

    def _is_one_linked(self, section):
        """Whether a section is a single paragraph without a dateline, and its text stands on another page."""
        alone = section.sign != "dateline" and sum(map(self.is_text, range(section.lead, section.end))) == 1
        return alone and self._is_linked(section.lead)

    def _is_linked(self, number):
        """Whether "Read more" stands under a paragraph."""
        return number + 1 < len(self.looks) and self.looks[number + 1].reason == MORE

    # The headline

    def _title(self, section):
        """The headline's number: among the head's lines, the first that shares words with the text."""
        headlines = self.headlines(section.head, section.lead)
        for number in headlines:
            if self.looks[number].kind == "title":
                return number
        if not headlines:
            above = section.lead - 1
            return above if above >= section.head and self.is_text(above) and self._may_be_title(above) else None
        lead = _stems(self.telling(" ".join(self.line(number) for number in self._first_text(section))))
        longer = [number for number in headlines if self.looks[number].words > 3
                  and " | " not in self.line(number)]  # a site's name and its rubric
        count = {number: len(_stems(self.telling(self.line(number))) & lead) for number in longer}
        free = [number for number in longer if not self.is_captioned(number) and not self._is_second_caption(number, count)]
        shared = self._telling_most(free, count) or self._telling_most(longer, count)
        longer = free or longer
        if not shared:
            return ([number for number in longer if count[number]] or longer or headlines)[-1]
        repeated = [number for number in shared[1:] if self.line(number) in self.line(shared[0])]
        return repeated[0] if repeated else shared[0]

    def _is_second_caption(self, number, count):
        """Whether a line stands right under a picture's text, and a line further up tells of the same as the article."""
        return self.looks[number - 1].kind == "caption" and any(count[one] > 1 for one in count if one < number - 1)

    def _telling_most(self, numbers, count):
        """Those that share two words or more with the text, and more than half as many as any other."""
        most = max((count[number] for number in numbers), default=0)
        return [number for number in numbers if count[number] >= 2 and count[number] * 2 > most]

    def _first_text(self, section):
        return [number for number in range(section.lead, section.end) if self.is_text(number)][:_FIRST]


def _stems(words):
    """Words without their endings: a headline says "agree" and "Serbia" where the text says "agreed" and "Serbian"."""
    return {word[:_STEM] for word in words}
