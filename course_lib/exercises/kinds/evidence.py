"""Questions for evidence: one or two cuts of one text that carry every part of a claim.

A question names the parts (who says, who acts, what, whom), and for each passage the words that carry each of them.
An answer is right when its cuts, together at most 45 words, hold some words for each part. A copy is treated as its
source is: it counts if it still holds every part.
"""

import re
from typing import NamedTuple

from course_lib.display.markup import listing, text
from course_lib.exercises.given import Unreadable, is_blank, plain
from course_lib.exercises.kinds.kind import Kind
from course_lib.exercises.places import Place, places_of, plain_signs, texts_in
from course_lib.exercises.question import CITATION, NOT_YET, RIGHT, Passage, Verdict
from course_lib.exercises.verbatim import BESIDE_THE_TEXT, places_in, without_edges
from course_lib.exercises.wordings import ARTICLE_ID
from course_lib.wanted import described, shortened
from course_lib.words.spans import citation, count_words

MOST_WORDS = 45  # of an answer: one may quote a sentence, not a paragraph
_MOST_CUTS = 2
_RULE = ("Choose a text, click a sentence (or arrows and Enter) and cut it in the box, or type: one or two cuts of one "
         "text, at most {most} words, exactly as printed. A copy counts as its source does, if it still says "
         "all that is asked.")
_ONE_IS_ENOUGH = "One of your cuts adds nothing that is asked: leave it out."
_HOW = 'Give them as ("july.2", "words of the text").'
_GAP = re.compile(r"\s*[\[(]?(?:…|\.\.\.+)[\])]?\s*|[”\"]\s*[,;/+&]\s*[“\"]|\n\s*\n")
_NAME = r"\(?(?P<name>[a-z]+[. ]\d+)(?:, lines? [\d–-]+)?\)?"
_IN_ONE = [re.compile(pattern, re.IGNORECASE | re.DOTALL) for pattern in (  # a name and words, in either order
    rf"\s*{_NAME}\s*[:;,–—-]?\s*(?P<quote>.+)", rf"(?P<quote>.+?)\s*[,–—-]?\s*{_NAME}[\s.]*")]


class Carrier(NamedTuple):
    """A passage that carries a claim, or a copy that lost a part of it: for each part where the words stand."""

    cite: str
    parts: dict[str, list[Place]]
    pronouns: dict[str, list[Place]]
    source: str | None = None  # where it is a copy


class Evidence(Kind):
    """*evidence*: a text's name and words of it."""

    name, field = "evidence", "EvidenceField"
    wanted = "This question asks for two things: a text's name, and a quotation from it."
    must = "nothing: a question of this kind has supports"

    def how(self, question):
        needed = listing([text(words) for words in question.parts.values()])
        return f"Your words must show {needed}. {_RULE.format(most=MOST_WORDS)}"

    def read(self, question, answer):
        """The name of a text, and the cuts that were made of it, without what stands around them."""
        texts = texts_in(question.pages)
        name, *typed = _pieces(answer, texts)
        if not isinstance(name, str) or not 1 <= len(typed) <= _MOST_CUTS or not all(
                isinstance(one, str) for one in typed):
            raise Unreadable(f"{self.wanted} You gave {described(answer)}. {_HOW}")
        if len(typed) == 1 and texts.called(typed[0]) and not texts.called(name):
            name, typed = typed[0], [name]
        if is_blank(name):
            raise Unreadable("The text's name is missing. Say in which text your quotation stands.")
        cuts = [without_edges(one) for whole in typed for one in _GAP.split(whole) if not is_blank(one)]
        if not cuts:
            raise Unreadable(f"The quotation is missing. Copy the words of {shortened(name)} that you rely on.")
        if len(cuts) > _MOST_CUTS:
            raise Unreadable(f"You gave {len(cuts)} cuts. Two must do: which of them carry it?")
        return texts.named(name), cuts

    def judge(self, question, answer):
        texts = texts_in(question.pages)
        name, cuts = self.read(question, answer)
        here = [place for cut in cuts for place in _places(texts, name, cut, len(cuts) > 1)]
        if name in texts.pages:
            return _listed(question, texts, here) or Verdict(NOT_YET, _page_named(name, here))
        return _judged(question, texts, here, sum(map(count_words, cuts)))

    def in_words(self, question, answer):
        if isinstance(answer, (list, tuple)) and answer:
            return text(f"{answer[0]}: {' … '.join(f'“{cut}”' for cut in answer[1:])}")
        return super().in_words(question, answer)

    def right_answers(self, question):
        return [(CITATION.fullmatch(support.cite)["name"], support.quote) for support in question.supports]

    def wrong_answers(self, question):
        places = [(passage, places_of(passage, texts_in(question.pages))[0]) for passage in question.elsewhere]
        return [((place.article_id or place.page_id, passage.quote), passage.message) for passage, place in places]


def _pieces(answer, texts):
    """A name, and after it texts; as they were given: a pair, or one text with both."""
    answer = plain(answer)
    if isinstance(answer, str):
        found = (pattern.fullmatch(answer) for pattern in _IN_ONE)
        return next(([one["name"], one["quote"]] for one in found if one and texts.called(one["name"])), ["", answer])
    if not isinstance(answer, (list, tuple)):
        return [None]
    return [piece for one in answer for piece in (one if isinstance(one, (list, tuple)) else [one])]


def _places(texts, name, cut, is_one_of_two):
    """The places of a cut. Raises Unreadable, which says of two cuts which one does not stand there."""
    try:
        return places_in(texts, name, cut)
    except Unreadable as error:
        which = f"The words “{shortened(cut, 40)}”" if is_one_of_two else "These words"
        raise Unreadable(str(error).replace("These words", which, 1)) from None


def _judged(question, texts, here, words):
    """The verdict on cuts, each given by the places of the text that was named where its words stand."""
    found = [(_held(one.parts, here), one) for one in carriers(question, texts)]
    held, best = max(found, key=lambda one: len(one[0]), default=({}, None))
    lost = [part for part in question.parts if part not in held]
    if not held:
        return _listed(question, texts, here) or _beside(question, texts, here)
    lines = tuple(map(Passage, dict.fromkeys(place.cite for place in held.values())))
    carry = [place for places in best.parts.values() for place in places]
    used = {_typed(cut) for cut in here if any(cut.holds(place) for place in carry)}
    idle = [cut for cut in here if _typed(cut) not in used]
    if lost:
        beside = places_of(Passage(best.cite), texts)
        apart = [cut for cut in idle if not any(cut.overlaps(place) for place in beside)]
        return (_listed(question, texts, apart) or _who(best, lost, here, len(set(map(_typed, here))) > 1)
                or _listed(question, texts, idle) or Verdict(NOT_YET, _without(question, best, lost, here), lines))
    if words > MOST_WORDS:
        return Verdict(NOT_YET, f"It is in there: which words carry it? Yours are {words}; cut them to {MOST_WORDS} "
                                "at most.")
    asked = [place for one in question.supports if "…" not in one.quote
             for place in places_of(Passage(one.cite, one.quote), texts)]
    idle = [cut for cut in idle if not any(place.overlaps(cut) for place in asked)]
    copy = (f"{lines[0].cite}, repeats {best.source.partition(',')[0]}: it shows what is printed there, and is no "
            "second witness.") if best.source else ""
    return Verdict(RIGHT, f"{_ONE_IS_ENOUGH if idle else ''} {copy}".strip(), lines)


def _typed(cut):
    """A cut as it is looked for: the same wherever on the page its words stand."""
    return plain_signs(cut.quote).casefold()


def _held(parts, here):
    """The parts whose words lie in one of the cuts, each with the place of these words."""
    lying = {part: [place for place in places if any(cut.holds(place) for cut in here)]
             for part, places in parts.items()}
    return {part: places[0] for part, places in lying.items() if places}


def _who(carrier, lost, here, was_tried):
    """The question back, where the cuts lack only whom a pronoun stands for."""
    pronoun = _held(carrier.pronouns, here).get(lost[0])
    if len(lost) > 1 or pronoun is None:
        return None
    more = "Your other cut does not say so" if was_tried else "Add a second cut of this text that says so"
    return Verdict(NOT_YET, f"Who is “{pronoun.quote}”? {more}.", (Passage(pronoun.cite),))


def _without(question, carrier, lost, here):
    """What is said of cuts that lost a part, in the words of the question."""
    if dropped := [question.parts[part] for part in lost if carrier.source and not carrier.parts[part]]:
        return f"This copy does not show {listing(dropped)} beside these words. Its source does: {carrier.source}."
    parts = listing([question.parts[part] for part in lost])
    short = next((cut for cut in here for part in lost for place in carrier.parts[part] if cut.overlaps(place)), None)
    more = f": they stop short of it. Take in more, before or after “{shortened(short.quote)}”." if short else (
        ". Read the passage again, and cut so that they do.")
    return f"Your words do not show {parts}{more}"


def carriers(question, texts):
    """The passages of a question file, and their copies."""
    listed = {CITATION.fullmatch(support.cite)["name"] for support in question.supports}
    for support in question.supports:
        parts = {part: [place for words in each for place in places_of(Passage(support.cite, words), texts)]
                 for part, each in support.carries.items()}
        pronouns = {part: places_of(Passage(support.cite, words), texts) for part, words in support.pronouns.items()}
        yield Carrier(support.cite, parts, pronouns)
        yield from _copies(support, parts, listed, texts)


def _copies(support, parts, listed, texts):
    """The copies of a passage, by the sentences that hold its words; what a copy no longer holds has no place."""
    held = [place for each in parts.values() for place in each]
    copied = [(source, copy) for source, copy in texts.copied if any(
        place.page_id == source.page_id and source.start <= place.start < source.end for place in held)]
    for article in dict.fromkeys(copy.article_id for _, copy in copied):
        if article not in listed:
            pairs = [(source, copy) for source, copy in copied if copy.article_id == article]
            rows = [copy for _, copy in pairs]
            dropped = [(source.line, _lost(support, (source, copy), texts)) for source, copy in pairs]
            lost = set().union(*(parts for _, parts in dropped))
            lines = [line for line, parts in dropped if parts] or [line for line, _ in dropped]
            own = {part: [] if part in lost else _in_rows(each, rows, texts) for part, each in support.carries.items()}
            yield Carrier(f"{article}, line {rows[0].line}", own, {},
                          citation(pairs[0][0].article_id, lines[0], lines[-1]))


def _lost(support, pair, texts):
    """The parts that a sentence has and its copy lost, where it kept another: its speaker, for one."""
    source, copy = ({part for part, each in support.carries.items() if _in_rows(each, [row], texts)} for row in pair)
    return source - copy if source & copy else set()


def _in_rows(words, rows, texts):
    """The places where any of some words stand in sentences of one page."""
    return [place for one in words for place in texts.pages[rows[0].page_id].find(one)
            if any(row.start <= place.start and place.end <= row.end for row in rows)]


def _listed(question, texts, here):
    """The question's own message for a passage that does not carry the claim."""
    for passage in question.elsewhere:
        if any(cut.overlaps(place) for cut in here for place in places_of(passage, texts)):
            return Verdict(NOT_YET, passage.message, (passage._replace(message=None),))
    return None


def _beside(question, texts, here):
    """What is said of words that show nothing: how near they stand."""
    for carrier in carriers(question, texts):
        if any(cut.overlaps(place) for cut in here for place in places_of(Passage(carrier.cite), texts)):
            parts = listing(question.parts.values())
            said = f"You are near, but your words do not show {parts}. Read the passage again."
            if not all(carrier.parts.values()):
                said = f"This is a copy, which does not show {parts}. Look for its source."
            return Verdict(NOT_YET, said, (Passage(carrier.cite),))
    if here[0].label in BESIDE_THE_TEXT:
        return Verdict(NOT_YET, f"These words stand in {BESIDE_THE_TEXT[here[0].label]} ({here[0].cite}). "
                                "Quote a sentence of the text itself.")
    asked = set(ARTICLE_ID.findall(question.prompt))
    own = {CITATION.fullmatch(support.cite)["name"] for support in question.supports}
    if own <= asked and here[0].article_id not in asked:
        return Verdict(NOT_YET, f"These words stand at {here[0].cite}; the question asks for words of "
                                f"{listing(sorted(own))}.")
    return Verdict(NOT_YET, f"These words stand at {here[0].cite}, but they show nothing of what is asked. "
                            f"{question.first_step}")


def _page_named(name, here):
    texts = list(dict.fromkeys(place.article_id for place in here if place.article_id))
    if not texts:
        return f"These words stand in {BESIDE_THE_TEXT['furniture']}: {here[0].cite}."
    return f"{name} is a page that holds several texts. These words stand in {listing(texts)}: name the text."
