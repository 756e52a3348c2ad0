"""Pages to measure on: invented reports, as many as asked for, each as plain text and as a web page of the same words.

Sentences are put together from names, verbs and phrases of the course's word lists, so that there is something to find
in them; a part of the reports repeats sentences of reports before them. The same seed gives the same pages.
"""

import random
from html import escape

from course_lib.words import lexicons

_PLACES = ["VIENTIANE", "HANOI", "BEIJING", "MOSCOW", "JAKARTA", "BANGKOK", "MANILA", "PHNOM PENH"]
_AGENCIES = ["Xinhua", "VNA", "Bernama", "ANTARA", "Kyodo", "Reuters"]
_TOPICS = """railway links|border crossings|flood warnings|student exchanges|fishery patrols|customs papers|power lines|seed banks|
river dredging|air routes|digital payments|vaccine stocks|museum loans|youth forums|rice reserves|mine clearance""".split("|")
_MENU = ["Home | World | Asia | Business", "Share on Facebook Twitter", "We use cookies to improve this site."]
_FOOT = ["Leave a Reply", "Your email address will not be published.", "Most Read", "All rights reserved."]


class Pages:
    """An endless supply of invented pages."""

    def __init__(self, seed=1):
        self._chance = random.Random(seed)
        self._people = [row for row in lexicons.read("people") if row["state_or_body"]]
        self._states = lexicons.read("states")
        self._formulas = [row["pattern"].split("|")[0] for row in lexicons.read("formulas")]
        self._frameworks = [row["name"] for row in lexicons.read("frameworks")]
        self._earlier = []

    def page(self):
        """The paragraphs of one page, as (tag, text) pairs."""
        pick = self._chance.choice
        one, other = self._chance.sample(self._people, 2)
        day = self._chance.randint(1, 28)
        lead = (f"{pick(_PLACES)}, July {day} ({pick(_AGENCIES)}) -- {one['name']} held talks with {other['name']} here on "
                f"{pick(['Monday', 'Tuesday', 'Friday'])}.")
        body = [self._paragraph(one, other) for _ in range(self._chance.randint(6, 10))]
        title = f"{one['name']}, {other['name']} discuss {pick(_TOPICS).strip()}, {pick(_TOPICS).strip()}"
        date = ("p", f"July {day}, 2024")
        return [*(("nav", line) for line in _MENU), ("h1", title), date, ("p", lead), *(("p", text) for text in body),
                *(("footer", line) for line in _FOOT)]

    def _paragraph(self, one, other):
        return " ".join(self._sentence(one, other) for _ in range(self._chance.randint(1, 3)))

    def _sentence(self, one, other):
        if self._earlier and self._chance.random() < 0.15:
            return self._chance.choice(self._earlier)
        pick = self._chance.choice
        state, second = (pick(self._states)["name"] for _ in range(2))
        words = " ".join(pick(_WORDS) for _ in range(self._chance.randint(4, 9)))
        sentence = (f"{pick([one, other])['short_form']} {pick(['said', 'noted', 'stressed', 'added'])} that {state} is "
                    f"{pick(['ready', 'willing'])} to work with {second} on {pick(_TOPICS).strip()}, {words}, "
                    f"{pick(self._formulas)} and {pick(self._frameworks)} by {self._chance.randint(2, 900)} steps.")
        self._earlier = [*self._earlier[-400:], sentence]
        return sentence


_WORDS = """steady common plans rivers harbours ministers teachers engines winter summer bridges letters orchards papers
numbers signals valleys markets windows lanterns copper timber cotton silver maps songs lamps sails wells""".split()


def as_text(page):
    """A page as a saved text: a paragraph a line, blank lines between."""
    return "\n\n".join(text for _, text in page)


def as_html(page):
    """The same page as a web page, for a peer that reads HTML."""
    inside = "\n".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in page)
    return f"<!doctype html><html><head><title>{escape(page[3][1])}</title></head><body>{inside}</body></html>"
