"""Whether a quotation is verbatim: what may stand around it, how long it is, and where it departs from a page."""

import re

from course_lib.display.markup import listing, plural
from course_lib.errors import CourseError, one_of
from course_lib.exercises.given import Unreadable
from course_lib.exercises.places import UNSPACED, plain_signs
from course_lib.wanted import shortened
from course_lib.words.spans import count_words

# Labels of paragraphs that are no part of a text, in words.
BESIDE_THE_TEXT = {"caption": "a caption", "title": "a headline", "furniture": "furniture, which is no part of a text",
                   "byline": "the byline", "dateline": "the dateline", "date": "the date line", "note": "a note",
                   "reference": "a reference"}

_LONGEST = 3000  # characters of a quotation that are looked for
_MANY = 200  # pages; among more, words that do not stand in the text that is named are not looked for elsewhere
_SHORTEST_RUN = 3  # words that must agree before a message says where a quotation departs; of a few words, half
# What a quotation may begin and end with that is not part of it.
_EDGES = re.compile(r"^(?:\.\.\.|[\s\"'\[\]()*]|-\s)+|(?:\.\.\.|[\s\"'\[\](*.,;:!?-])+$")


def without_edges(typed):
    """A quotation as it is looked for: plain signs, and around it no quotation marks, brackets, dots.

    >>> without_edges("… “the Global  South is growing.”")
    'the Global South is growing'
    """
    return _EDGES.sub("", plain_signs(typed[:_LONGEST + 1]))


def place_in(texts, article_id, typed, minimum_words=5):
    """The Place where a quotation stands, word for word, in an article; of several the first that is no headline.

    A quotation has ``minimum_words`` at least, or twice as many signs of a script without spaces. Raises CourseError:
    there is no such article, or the words do not stand in it; the message says where they depart.
    """
    one_of("article", article_id, texts.articles)
    if len(typed) > _LONGEST:
        raise CourseError(f"Your quotation has {len(typed):,} characters. Quote one sentence, or a part of it.")
    quote = without_edges(typed)
    words = count_words(quote)
    if words < minimum_words and len(UNSPACED.findall(quote)) < 2 * minimum_words:
        raise CourseError(f"Your quotation has {plural(words, 'word')}. Quote at least {minimum_words} words in one "
                          "piece, so that it can be found and understood.")
    return min(places_in(texts, article_id, quote), key=lambda place: place.label in BESIDE_THE_TEXT)


def places_in(texts, name, quote):
    """The places in a text, or on a page, where words stand, word for word; at least one.

    Raises Unreadable where they do not: it says where they stand, or from which word on they depart.
    """
    found = texts.page_of(name).find(quote)
    here = [place for place in found if name in (place.article_id, place.page_id)]
    if not here:
        found = texts.find(quote) if len(texts.pages) <= _MANY else found
        raise Unreadable(_elsewhere(name, found) if found else _departs(quote, name, texts))
    return here


def _elsewhere(name, found):
    """What to say where a quotation is verbatim, but not from the text that was named."""
    if not any(place.article_id for place in found):
        return f"These words are not part of {name}. They stand in {BESIDE_THE_TEXT['furniture']}: {found[0].cite}."
    cites = listing(list(dict.fromkeys(place.cite for place in found if place.article_id))[:4])
    caption = f", in {BESIDE_THE_TEXT[found[0].label]}" if found[0].label in BESIDE_THE_TEXT else ""
    return f"These words do not stand in {name}. They stand at {cites}{caption}. Name the text you quote from."


def _departs(quote, name, texts):
    """What to say of a quotation that stands nowhere: from which word on it departs from what is printed."""
    if "..." in quote:
        return "Your quotation leaves something out (…). Quote one piece without a gap."
    words, own = quote.split(" "), texts.page_of(name)
    others = [page for page in texts.pages.values() if page is not own] if len(texts.pages) <= _MANY else []
    runs = [(*_longest_run(words, page), page) for page in (own, *others)]
    start, end, page = max(runs, key=lambda run: (run[1] - run[0] >= _SHORTEST_RUN) * (run[1] - run[0]))
    if end - start < min(_SHORTEST_RUN, max(2, len(words) / 2)):
        return "These words do not stand in any of the texts. Copy them from the page, as they are printed."
    run = " ".join(words[start:end])
    places = page.find(run) or page.find(run.rstrip(".,;:"))
    if not places:
        return "Not as it is printed. Copy the words from the page."
    # A short run may stand in several places: the one meant is that whose paragraph has most of the other words, too.
    place = max(places, key=lambda one: (one.article_id == name, _shared(words, page.paragraph(one.start).quote)))
    stands = f"Not as it is printed. “{shortened(run)}” stands at {place.cite}"
    if end < len(words):
        printed = page.text[place.end:place.end + 80].split() or [""]
        return f"{stands}; then the page has “{printed[0]}” where you have “{words[end]}”."
    printed = page.text[max(0, place.start - 80):place.start].split() or [""]
    return f"{stands}; before it the page has “{printed[-1]}” where you have “{words[start - 1]}”."


def _shared(words, paragraph):
    """How many of some words a paragraph has."""
    return len(set(words) & set(plain_signs(paragraph).split()))


def _longest_run(words, page):
    """The longest run of words that stands on a page, as (first, end): of several, that of the longest words."""
    best, start = (0, 0), 0
    for end in range(1, len(words) + 1):
        while start < end and not _stands(" ".join(words[start:end]), page.plain):
            start += 1
        best = max(best, (start, end), key=lambda run: (run[1] - run[0], len(" ".join(words[slice(*run)]))))
    return best


def _stands(words, text):
    """Whether words stand in a text, whole ones: *dialog* does not stand in *dialogue*."""
    return words in text and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None
