"""Judge evidence: whether a quotation is verbatim, stands in the text that is named, and supports the claim."""

import re

from course_lib.display.markup import listing, plural
from course_lib.exercises.given import Unreadable, described, is_blank, pandas_type, plain, shortened
from course_lib.exercises.places import place_of, texts_in
from course_lib.exercises.question import Passage
from course_lib.exercises.verbatim import BESIDE_THE_TEXT, departs, without_edges, wrong_size
from course_lib.exercises.verdicts import NOT_YET, RIGHT, WANTED, Verdict, first_step
from course_lib.exercises.wordings import key
from course_lib.words.spans import count_words

_HOW = 'Give them as ("july.2", "words of the text").'
_NAME_KEYS = ("article_id", "article", "name", "cite", "citation", "source", "page_id", "page")
_QUOTE_KEYS = ("quote", "quotation", "words", "text")


def judge_evidence(question, answer):
    """Judge an answer to a question of the kind *evidence*; see ``answers.judge``."""
    texts = texts_in(question.pages)
    name, typed = _name_and_quote(answer, texts)
    name = _known_name(name, texts)
    quote = without_edges(typed)
    size = wrong_size(typed, quote, question.minimum_words)
    if size:
        return Verdict(NOT_YET, size)
    found = texts.find(quote)
    here = [place for place in found if name in (place.article_id, place.page_id)]
    if not here:
        return _stands_elsewhere(question, name, found) if found else Verdict(NOT_YET, departs(quote, name, texts))
    if name in texts.pages:
        return _page_named(name, here)
    return _judged_here(question, here)


def _name_and_quote(answer, texts):
    """The name of a text and a quotation, as two strings."""
    pair = _pair(answer, texts)
    if pair is None or not all(isinstance(one, str) for one in pair):
        raise Unreadable(f"{WANTED['evidence']} You gave {described(answer)}. {_HOW}")
    name, quote = pair if not _is_name(pair[1], texts) or _is_name(pair[0], texts) else pair[::-1]
    if is_blank(name):
        raise Unreadable("The text's name is missing. Say in which text your quotation stands.")
    if is_blank(quote):
        raise Unreadable(f"The quotation is missing. Copy the words of {shortened(name)} that you rely on.")
    return name, quote


def _pair(answer, texts):
    if pandas_type(answer, "DataFrame"):
        if len(answer) != 1:
            raise Unreadable(f"{WANTED['evidence']} You gave {described(answer)}. "
                             "Choose one row, for example table.iloc[0].")
        answer = answer.iloc[0]
    if pandas_type(answer, "Series") and any(name in answer.index for name in _QUOTE_KEYS):
        answer = answer.to_dict()
    if hasattr(answer, "_asdict"):
        answer = answer._asdict()
    if isinstance(answer, dict):
        return [next((answer[name] for name in names if answer.get(name) is not None), "")
                for names in (_NAME_KEYS, _QUOTE_KEYS)]
    answer = plain(answer)
    if isinstance(answer, str):
        return _split(answer, texts)
    return list(answer) if isinstance(answer, (list, tuple)) and len(answer) == 2 else None


def _split(text, texts):
    """One string that holds both: ``july.4: "words"`` or ``"words" (july.4, line 113)``."""
    name = r"\(?(?P<name>[a-z]+[. ]\d+)(?:, lines? [\d–-]+)?\)?"
    for pattern in (rf"\s*{name}\s*[:;,–—-]?\s*(?P<quote>.+)", rf"(?P<quote>.+?)\s*[,–—-]?\s*{name}[\s.]*"):
        found = re.fullmatch(pattern, text, re.IGNORECASE | re.DOTALL)
        if found and _is_name(found["name"], texts):
            return [found["name"], found["quote"]]
    return ["", text]


def _names(texts):
    """What a text may be called: its id, or its page's where that holds no other text."""
    articles = texts.articles
    pages = [article.rpartition(".")[0] for article in articles]
    return ({key(page): page for page in texts.pages}
            | {key(page): article for page, article in zip(pages, articles) if pages.count(page) == 1}
            | {key(article): article for article in articles})


def _is_name(text, texts):
    return key(text) in _names(texts)


def _known_name(name, texts):
    if not _is_name(name, texts):
        raise Unreadable(f"There is no text “{shortened(name)}”. The texts are: {', '.join(texts.articles)}.")
    return _names(texts)[key(name)]


def _judged_here(question, here):
    """The verdict on a quotation that stands in the text that was named."""
    for place in here:
        for support in question.supports:
            if _shared_words(place, place_of(support)) >= min(question.minimum_words, count_words(support.quote)):
                return Verdict(RIGHT, passages=(support,))
    for place in here:
        verdict = _copied(question, place) or _listed_elsewhere(question, place) or _touching(question, place)
        if verdict:
            return verdict
    return _beside(question, here[0])


def _shared_words(place, other):
    """How many words two places of one folder of pages have in common."""
    start, end = max(place.start, other.start), min(place.end, other.end)
    if place.page_id != other.page_id or start >= end:
        return 0
    words = place if place.start == start else other
    return count_words(words.quote[start - words.start:end - words.start])


def _listed_elsewhere(question, place):
    """The question's own message for a passage that does not support the claim."""
    for passage in question.elsewhere:
        if _shared_words(place, place_of(passage)):
            return Verdict(NOT_YET, passage.message, (passage._replace(message=None),))
    return None


def _copied(question, place):
    """What to say where the passage is a copy, and its source supports the claim."""
    for source in _sources(place, texts_in(question.pages)):
        if any(_shared_words(source, place_of(support)) for support in question.supports):
            return Verdict(NOT_YET, f"{place.cite}, repeats {source.cite}. The claim is supported, but by a copy: "
                                    f"cite the source, {source.article_id}, in its own words.",
                           (Passage(source.cite, source.quote, pages=question.pages),), near=True)
    return None


def _sources(place, texts):
    """The sentences that a place's own sentences repeat."""
    table = texts.corpus.sentences
    own = table[(table["page_id"] == place.page_id) & (table["start"] < place.end) & (table["end"] > place.start)]
    rows = table[table["sentence"].isin(own["copy_of"].dropna())]
    return [texts.pages[row.page_id].place(row.start, row.end) for row in rows.itertuples()]


def _touching(question, place):
    for support in question.supports:
        shared = _shared_words(place, place_of(support))
        if shared:
            return Verdict(NOT_YET, f"You are at the right passage, but your quotation holds {plural(shared, 'word')} "
                                    "of it. Quote the words that make the claim.", near=True)
    return None


def _beside(question, place):
    if place.label in BESIDE_THE_TEXT:
        return Verdict(NOT_YET, f"These words stand in {BESIDE_THE_TEXT[place.label]} ({place.cite}). "
                                "Quote a sentence of the text itself.")
    return Verdict(NOT_YET, f"These words stand at {place.cite}, but they do not support the claim. "
                            f"{first_step(question)}")


def _stands_elsewhere(question, name, found):
    """What to say where the quotation is verbatim, but not from the text that was named."""
    texts = list(dict.fromkeys(place.article_id for place in found if place.article_id))
    if not texts:
        return Verdict(NOT_YET, f"These words are not part of {name}. They stand in {BESIDE_THE_TEXT['furniture']}: "
                                f"{found[0].cite}.")
    near = _judged_here(question, found).state == RIGHT
    cites = listing(list(dict.fromkeys(place.cite for place in found if place.article_id)))
    caption = f", in {BESIDE_THE_TEXT[found[0].label]}" if found[0].label in BESIDE_THE_TEXT else ""
    return Verdict(NOT_YET, f"These words do not stand in {name}. They stand at {cites}{caption}. "
                            "Name the text you quote from.", near=near)


def _page_named(name, here):
    texts = list(dict.fromkeys(place.article_id for place in here if place.article_id))
    if not texts:
        return Verdict(NOT_YET, f"These words stand in {BESIDE_THE_TEXT['furniture']}: {here[0].cite}.")
    return Verdict(NOT_YET, f"{name} is a page that holds several texts. These words stand in {listing(texts)}: "
                            "name the text.", near=True)
