"""Questions for evidence: one or two cuts of one text that carry every part of a claim.

A question names the parts (who says, who acts, what, whom), and for each passage the words that carry each of them.
An answer is right when its cuts, together at most 45 words, hold some words for each part. A copy is treated as its
source is: it counts if it still holds every part.
"""

from functools import lru_cache
from typing import NamedTuple

from course_lib.display.markup import listing, text
from course_lib.exercises.kinds.cuts import WANTED, name_and_cuts
from course_lib.exercises.kinds.kind import Kind
from course_lib.exercises.places import place_of, texts_in
from course_lib.exercises.question import CITATION, Passage
from course_lib.exercises.verbatim import BESIDE_THE_TEXT, departs
from course_lib.exercises.verdicts import NOT_YET, RIGHT, Verdict, first_step
from course_lib.words.spans import count_words

MOST_WORDS = 45  # of an answer: one may quote a sentence, not a paragraph
_RULE = ("Choose a text, click a sentence and cut it in the box, or type: one or two cuts of one text, at most {most} "
         "words, exactly as printed. A copy counts as its source does, if it still says all that is asked.")


class _Carrier(NamedTuple):
    """A passage that carries a claim or lost a part of it: for each part the places of the words that carry it."""

    passage: Passage
    parts: dict
    pronouns: dict
    source: str | None = None  # where it is a copy


class Evidence(Kind):
    """*evidence*: a text's name and words of it."""

    name, wanted, must = "evidence", WANTED, "nothing: a question of this kind has supports"

    def how(self, question):
        needed = listing([text(words) for words in question.parts.values()])
        return f"Your words must show {needed}. {_RULE.format(most=MOST_WORDS)}"

    def field(self, question, on_enter):
        from course_lib.exercises.evidencefield import EvidenceField

        return EvidenceField(question)

    def read(self, question, answer):
        return name_and_cuts(answer, texts_in(question.pages))

    def judge(self, question, answer):
        texts = texts_in(question.pages)
        name, cuts = self.read(question, answer)
        here = []
        for cut in cuts:
            found = texts.find(cut)
            own = [place for place in found if name in (place.article_id, place.page_id)]
            if not own:
                return (_stands_elsewhere(question, name, found) if found
                        else Verdict(NOT_YET, departs(cut, name, texts)))
            here.append(own)
        if name in texts.pages:
            return _page_named(name, here[0])
        return _judged(question, here, sum(map(count_words, cuts)))

    def in_words(self, question, answer):
        if isinstance(answer, (list, tuple)) and answer:
            return text(f"{answer[0]}: {' … '.join(f'“{cut}”' for cut in answer[1:])}")
        return super().in_words(question, answer)

    def right_answers(self, question):
        return [(CITATION.fullmatch(support.cite)["name"], support.quote) for support in question.supports]

    def wrong_answers(self, question):
        return [(_named(passage), passage.message) for passage in question.elsewhere]


def _named(passage):
    place = place_of(passage)
    return place.article_id or place.page_id, passage.quote


def _judged(question, here, words):
    """The verdict on cuts, each given by the places of the text that was named where its words stand."""
    found = [(_held(one.parts, here), one) for one in carriers(question)]
    held, best = max(found, key=lambda one: len(one[0]), default=({}, None))
    lost = [part for part in question.parts if part not in held]
    if not lost:
        return _too_long(words) if words > MOST_WORDS else _right(best, held)
    if not held:
        return _listed_elsewhere(question, here) or _touching(question, here) or _beside(question, here[0][0])
    return _who(best, lost, here) or _without(question, best, held, lost)


def _held(parts, here):
    """The parts whose words lie in one of the cuts, each with the place of these words."""
    lying = {part: [place for place in places if _lies_in(place, here)] for part, places in parts.items()}
    return {part: places[0] for part, places in lying.items() if places}


def _lies_in(place, here):
    return any(place.page_id == cut.page_id and cut.start <= place.start and place.end <= cut.end
               for places in here for cut in places)


def _lines(carrier, places):
    """The passages in which words stand, each once."""
    return tuple(Passage(cite, pages=carrier.passage.pages) for cite in dict.fromkeys(one.cite for one in places))


def _right(carrier, held):
    lines = _lines(carrier, held.values())
    copy = (f"{lines[0].cite}, repeats {carrier.source.partition(',')[0]}: it shows what is printed there, and is no "
            "second witness.") if carrier.source else ""
    return Verdict(RIGHT, copy, lines)


def _too_long(words):
    return Verdict(NOT_YET, f"It is in there: which words carry it? Yours are {words}; cut them to {MOST_WORDS} "
                            "at most.", near=True)


def _who(carrier, lost, here):
    """The question back, where the cuts lack only whom a pronoun stands for."""
    pronouns = _held(carrier.pronouns, here)
    if len(lost) != 1 or lost[0] not in pronouns:
        return None
    pronoun = pronouns[lost[0]]
    return Verdict(NOT_YET, f"Who is “{pronoun.quote}”? Add a second cut of this text that says so.",
                   _lines(carrier, [pronoun]), near=True)


def _without(question, carrier, held, lost):
    """What is said of cuts that lost a part, in the words of the question."""
    parts = listing([question.parts[part] for part in lost])
    if carrier.source and not all(carrier.parts[part] for part in lost):
        said = f"This copy does not say {parts}. Its source does: {carrier.source}."
    else:
        said = f"Your words do not show {parts}. Read the passage again, and cut so that they do."
    return Verdict(NOT_YET, said, _lines(carrier, held.values()), near=True)


def carriers(question):
    """The passages of a question file, and their copies."""
    for support in question.supports:
        known = texts_in(support.pages).corpus, support.pages, support.cite
        parts = {part: [place for words in each for place in _places(*known, words)]
                 for part, each in support.carries.items()}
        pronouns = {part: _places(*known, words) for part, words in support.pronouns.items()}
        yield _Carrier(Passage(support.cite, None, None, support.pages), parts, pronouns)
        yield from _copies(question, support, parts)


@lru_cache(maxsize=4096)
def _places(_corpus, pages, cite, words):
    """Where words stand in the lines that are cited. Raises QuestionError where they do not.

    ``_corpus`` is that of ``pages``: what was found is kept as long as these are the same.
    """
    first = place_of(Passage(cite, words, None, pages))
    cited = CITATION.fullmatch(cite)
    lines = range(int(cited["line"]), int(cited["last"] or cited["line"]) + 1)
    found = texts_in(pages).page_of(cited["name"]).find(words)
    return [one for one in found if one.line in lines and one.article_id == first.article_id]


@lru_cache(maxsize=4096)
def _found(_corpus, pages, article, words):
    return texts_in(pages).page_of(article).find(words)


def _copies(question, support, parts):
    """The copies of a passage, by the sentences that hold its words; what a copy no longer holds has no place."""
    spans = tuple(sorted({(place.page_id, place.start) for places in parts.values() for place in places}))
    listed = {CITATION.fullmatch(one.cite)["name"] for one in question.supports}
    corpus = texts_in(support.pages).corpus
    for article, source, copies in _copied(corpus, spans):
        if article in listed:
            continue
        own = {part: [place for words in each for place in _found(corpus, support.pages, article, words)
                      if any(start <= place.start and place.end <= end for _, start, end in copies)]
               for part, each in support.carries.items()}
        passage = Passage(f"{article}, line {copies[0][0]}", None, None, support.pages)
        yield _Carrier(passage, own, {}, source)


@lru_cache(maxsize=512)
def _copied(corpus, spans):
    """By text: the lines and spans of the sentences that repeat those at these places, and the first source."""
    table, found = corpus.sentences, {}
    for page_id, start in spans:
        own = table[(table["page_id"] == page_id) & (table["start"] <= start) & (table["end"] > start)]
        for row in table[table["copy_of"].isin(own["sentence"])].itertuples():
            cite = f"{own['article_id'].iloc[0]}, line {own['line'].iloc[0]}"
            found.setdefault(row.article_id, (cite, []))[1].append((row.line, row.start, row.end))
    return tuple((article, cite, tuple(dict.fromkeys(rows))) for article, (cite, rows) in found.items())


def _overlap(place, other):
    return place.page_id == other.page_id and max(place.start, other.start) < min(place.end, other.end)


def _listed_elsewhere(question, here):
    """The question's own message for a passage that does not carry the claim."""
    for passage in question.elsewhere:
        if any(_overlap(cut, place_of(passage)) for places in here for cut in places):
            return Verdict(NOT_YET, passage.message, (passage._replace(message=None),))
    return None


def _touching(question, here):
    """What is said of words in the right lines that show none of the parts."""
    for carrier in carriers(question):
        lines = place_of(carrier.passage)
        if any(_overlap(cut, lines) for places in here for cut in places):
            parts = listing(list(question.parts.values()))
            return Verdict(NOT_YET, f"You are near, but your words do not show {parts}. Read the passage again.",
                           (carrier.passage,), near=True)
    return None


def _beside(question, place):
    if place.label in BESIDE_THE_TEXT:
        return Verdict(NOT_YET, f"These words stand in {BESIDE_THE_TEXT[place.label]} ({place.cite}). "
                                "Quote a sentence of the text itself.")
    return Verdict(NOT_YET, f"These words stand at {place.cite}, but they show nothing of what is asked. "
                            f"{first_step(question)}")


def _stands_elsewhere(question, name, found):
    """What to say where the quotation is verbatim, but not from the text that was named."""
    if not any(place.article_id for place in found):
        return Verdict(NOT_YET, f"These words are not part of {name}. They stand in {BESIDE_THE_TEXT['furniture']}: "
                                f"{found[0].cite}.")
    near = _judged(question, [found], 0).state == RIGHT
    cites = listing(list(dict.fromkeys(place.cite for place in found if place.article_id))[:4])
    caption = f", in {BESIDE_THE_TEXT[found[0].label]}" if found[0].label in BESIDE_THE_TEXT else ""
    return Verdict(NOT_YET, f"These words do not stand in {name}. They stand at {cites}{caption}. "
                            "Name the text you quote from.", near=near)


def _page_named(name, here):
    texts = list(dict.fromkeys(place.article_id for place in here if place.article_id))
    if not texts:
        return Verdict(NOT_YET, f"These words stand in {BESIDE_THE_TEXT['furniture']}: {here[0].cite}.")
    return Verdict(NOT_YET, f"{name} is a page that holds several texts. These words stand in {listing(texts)}: "
                            "name the text.", near=True)
