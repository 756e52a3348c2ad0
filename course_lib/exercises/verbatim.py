"""Whether a quotation is verbatim: what may stand around it, how long it is, and where it departs from a page."""

import re

from course_lib.display.markup import listing, plural
from course_lib.errors import CourseError, one_of
from course_lib.exercises.given import shortened
from course_lib.exercises.places import UNSPACED, Texts, plain_signs
from course_lib.words.spans import count_words

# Labels of paragraphs that are no part of a text, in words.
BESIDE_THE_TEXT = {"caption": "a caption", "title": "a headline", "furniture": "furniture, which is no part of a text",
                   "byline": "the byline", "dateline": "the dateline", "date": "the date line", "note": "a note",
                   "reference": "a reference"}

_LONGEST = 3000  # characters of a quotation that are looked for
_MANY = 200  # pages; among more, words that do not stand in the text that is named are not looked for elsewhere
_SHORTEST_RUN = 3  # words that must agree before a message says where a quotation departs
# What a quotation may begin and end with that is not part of it.
_EDGES = re.compile(r"^(?:\.\.\.|[\s\"'\[\]()*]|-\s)+|(?:\.\.\.|[\s\"'\[\](*.,;:!?-])+$")


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
    if words < minimum_words and len(UNSPACED.findall(quote)) < 2 * minimum_words:
        return (f"Your quotation has {plural(words, 'word')}. Quote at least {minimum_words} words in one piece, "
                "so that it can be found and understood.")
    return ""


def place_in(texts, article_id, typed, minimum_words=5):
    """Where a quotation stands, word for word, in an article.

    Args:
        texts: the Texts of a corpus.
        article_id: the article that is named.
        typed: the quotation.
        minimum_words: how long it must be; of a script without spaces, twice as many signs.

    Returns:
        A Place; of several the first that is no headline or caption.

    Raises:
        CourseError: there is no such article, or the words do not stand in it; the message says where they
        depart.
    """
    one_of("article", article_id, texts.articles)
    quote = without_edges(typed)
    trouble = wrong_size(typed, quote, minimum_words)
    if trouble:
        raise CourseError(trouble)
    here = [place for place in texts.page_of(article_id).find(quote) if place.article_id == article_id]
    if not here:
        raise CourseError(_not_in(article_id, quote, texts))
    return min(here, key=lambda place: place.label in BESIDE_THE_TEXT)


def _not_in(article_id, quote, texts):
    if len(texts.pages) > _MANY:
        own = texts.page_of(article_id)
        texts = Texts(texts.corpus, {own.id: own}, texts.articles)
    found = texts.find(quote)
    if not found:
        return departs(quote, article_id, texts)
    cites = listing(dict.fromkeys(place.cite for place in found[:5]))
    in_furniture = "" if any(place.article_id for place in found) else f", in {BESIDE_THE_TEXT['furniture']}"
    return (f"These words do not stand in {article_id}. They stand at {cites}{in_furniture}. "
            "Name the text you quote from.")


def departs(quote, name, texts):
    """What to say of a quotation that stands nowhere: from which word on it departs from what is printed."""
    if "..." in quote:
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
    for end in range(1, len(words) + 1):
        while start < end and not _stands(" ".join(words[start:end]), page.plain):
            start += 1
        if end - start > best[1] - best[0]:
            best = (start, end, page)
    return best


def _stands(words, text):
    """Whether words stand in a text, whole ones: *dialog* does not stand in *dialogue*."""
    return words in text and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def _departure(words, start, end, page, name):
    run = " ".join(words[start:end])
    places = page.find(run) or page.find(run.rstrip(".,;:"))
    place = next((one for one in places if one.article_id == name), places[0] if places else None)
    stands = f"Not as it is printed. “{shortened(run)}” stands at {place.cite}" if place else "Not as it is printed"
    after, before = page.words_beside(place) if place else ("", "")
    if end < len(words):
        return f"{stands}; then the page has “{after}” where you have “{words[end]}”."
    return f"{stands}; before it the page has “{before}” where you have “{words[start - 1]}”."
