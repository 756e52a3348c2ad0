"""Whether a quotation is verbatim: what may stand around it, how long it is, and where it departs from a page."""

import re

from course_lib.given import shortened
from course_lib.markup import plural
from course_lib.places import plain_signs
from course_lib.spans import count_words

# Labels of paragraphs that are no part of a text, in words.
BESIDE_THE_TEXT = {"caption": "a caption", "title": "a headline", "furniture": "furniture, which is no part of a text",
                   "byline": "the byline", "dateline": "the dateline", "date": "the date line", "note": "a note",
                   "reference": "a reference"}

_LONGEST = 3000  # characters of a quotation that are looked for
_SHORTEST_RUN = 3  # words that must agree before a message says where a quotation departs
# What a quotation may begin and end with that is not part of it.
_EDGES = re.compile(r"^(?:\.\.\.|[\s\"'\[\]()*]|-\s)+|(?:\.\.\.|[\s\"'\[\](*.,;:!?-])+$")
_GAP = re.compile(r"\.\.\.")


def without_edges(typed):
    """A quotation as it is looked for: plain signs, and around it no quotation marks, brackets, dots.

    >>> without_edges("… “the Global  South is growing.”")
    'the Global South is growing'
    """
    return _EDGES.sub("", plain_signs(typed[:_LONGEST + 1]))


def wrong_size(typed, quote, minimum_words):
    """What to say of a quotation that is too long, or too short to be found and understood; else empty."""
    if len(typed) > _LONGEST:
        return f"Your quotation has {len(typed):,} characters. Quote one sentence, or a part of it."
    words = count_words(quote)
    if words < minimum_words:
        return (f"Your quotation has {plural(words, 'word')}. Quote at least {minimum_words} words in one piece, "
                "so that it can be found and understood.")
    return ""


def departs(quote, name, texts):
    """What to say of a quotation that stands nowhere: from which word on it departs from what is printed."""
    if _GAP.search(quote):
        return "Your quotation leaves something out (…). Quote one piece without a gap."
    words = quote.split(" ")
    own = texts.page_of(name)
    pages = [own, *(page for page in texts.pages.values() if page is not own)]
    start, end, page = max((_longest_run(words, page) for page in pages), key=lambda run: run[1] - run[0])
    if end - start < _SHORTEST_RUN:
        return "These words do not stand in any of the texts. Copy them from the page, as they are printed."
    return _departure(words, start, end, page, name)


def _longest_run(words, page):
    """The longest run of words that stands on a page, as (first, end, page)."""
    best, start = (0, 0, page), 0
    text = f" {page.plain} "
    for end in range(1, len(words) + 1):
        while start < end and " ".join(words[start:end]) not in text:
            start += 1
        if end - start > best[1] - best[0]:
            best = (start, end, page)
    return best


def _departure(words, start, end, page, name):
    run = " ".join(words[start:end])
    places = page.find(run) or page.find(run.rstrip(".,;:"))
    place = next((one for one in places if one.article_id == name), places[0] if places else None)
    stands = f"Not as it is printed. “{shortened(run)}” stands at {place.cite}" if place else "Not as it is printed"
    after, before = page.words_beside(place) if place else ("", "")
    if end < len(words):
        return f"{stands}; then the page has “{after}” where you have “{words[end]}”."
    return f"{stands}; before it the page has “{before}” where you have “{words[start - 1]}”."
