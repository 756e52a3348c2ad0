"""Voices: who says what, a row a sentence, by the names beside a reporting verb.

The subject is what stands before the verb or, behind what was said, after it ("said Lima"); a frame that closes a sentence
("…, Kato said.") holds for all of it. What stands in quotation marks belongs to whoever the sentence, or the next or last one
of the same quotation, says. Whom *he* or *they* stand for says ``floor``; where it cannot, nobody is named.

What it does not do: it parts no sentence into clauses, gives no speaker to a sentence that merely follows another, and follows
no *it*, *the former* or *the latter*.
"""

import re
from collections import defaultdict
from typing import NamedTuple

from course_lib.suggesting.floor import Floor
from course_lib.suggesting.quotations import labels, quotations
from course_lib.suggesting.shapes import outline
from course_lib.suggesting.subjects import Party, Subjects

VOICES = ("direct", "indirect", "narration", "editorial")
_TOPIC_ONLY = {"exchange views", "discuss", "mention", "make remarks", "touch on", "dwell on", "refer to", "speak of"}
_TO_SPEAKER = {"according to", "in the words of"}
_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
_COUNT = re.compile(rf"\b(?:{'|'.join(_NUMBERS)})\b")
_THEM = re.compile(r"\s+(?P<who>him|her|them)\b")
_SAID_BEFORE = re.compile(r"(?:[,.!?]|Q)\s+$")
_BEHIND = re.compile(r"\s*$|\s*[.,;:]|\s+(?:today|yesterday|here|later|(?:on\s+)?T+|in\s+an?\s+\w+)\s*(?:[.,;:]|$)")
_BEHIND_NAME = re.compile(r"\s*$|[.,;]|\s+(?:of|from|at|who|on|in|after|before|during|to|as|when|while|T)|\s\([^()]{1,40}\)[.,;]")
_LEANS = re.compile(r"(?:,|\sand|\sbut)\s+(?:also\s+|then\s+|[a-z]+ly\s+)?$")


class Voice(NamedTuple):
    """A sentence and whose it is: ``speaker`` as printed or None, ``speaker_ids`` the people it stands for, where known."""

    article: str
    sentence: str
    start: int
    end: int
    speaker: str | None
    speaker_ids: tuple[str, ...]
    verb: str | None
    voice: str
    modal: str | None
    basis: str | None


class Verb(NamedTuple):
    """A reporting verb: its entry in the list, its place in the sentence, its word as printed."""

    id: str
    start: int
    end: int
    word: str


class Frame(NamedTuple):
    """Who says it: the parties beside the verb, and the verb; ``closes``: it holds for what stands before it."""

    parties: list
    verb: Verb
    closes: bool


def find_voices(articles, mentions, folder=None):
    """A Voice for each sentence of ``articles`` (a tuple of ArticleText), given their ``mentions``, in text order.

    ``folder`` may hold a teacher's own word lists.

    >>> from course_lib.loader.texts import article_of
    >>> from course_lib.suggesting.mentions import find_mentions
    >>> articles = (article_of("“It rains,” said Ms Lima. President Silva and Mr Kato agreed. It poured."),)
    >>> [(one.speaker, one.voice) for one in find_voices(articles, find_mentions(articles))]
    [('Lima', 'direct'), ('Silva and Mr Kato', 'indirect'), (None, 'narration')]
    """
    by_sentence = defaultdict(list)
    for mention in mentions:
        by_sentence[mention.sentence].append(mention)
    return tuple(one for article in articles for one in _Reading(article, by_sentence, folder).voices())


class _Reading:
    """One article, read sentence by sentence."""

    def __init__(self, article, by_sentence, folder):
        self.article, self.text, self.by_sentence, self.folder = article, article.text, by_sentence, folder
        self.quoted, self.labels, self.label, self.floor = quotations(article), labels(article), None, Floor()

    def voices(self):
        """The rows; what one quotation says, over several sentences, one speaker says."""
        rows = [self._voice(*pair) for pair in zip(self.article.sentences, self.quoted)]
        for order in (range(len(rows) - 1, 0, -1), range(1, len(rows))):
            for number in order:
                self._hand_on(rows, number)
        return rows

    def _hand_on(self, rows, number):
        """Give the speaker of one direct sentence to its neighbour, where that has none."""
        one, other = rows[number - 1], rows[number]
        if not one.voice == other.voice == "direct" or bool(one.basis) == bool(other.basis):
            return
        if other.basis and self.quoted[number - 1][-1:] == self.quoted[number][:1]:
            rows[number - 1] = one._replace(speaker=other.speaker, speaker_ids=other.speaker_ids, basis="continued")
        elif one.basis and self.article.sentences[number - 1].paragraph == self.article.sentences[number].paragraph:
            rows[number] = other._replace(speaker=one.speaker, speaker_ids=one.speaker_ids, basis="continued")

    def _voice(self, sentence, quoted):
        mentions = self.by_sentence[sentence.id]
        modal = next((one.id for one in mentions if one.kind == "modal"), None)
        self.label = self.labels.get(sentence.id, self.label)
        if self.label:
            return Voice(self.article.id, sentence.id, *sentence.span, self.label, (), None, "direct", modal, "sentence")
        direct = _is_speech(self.text, sentence.words, quoted)
        frame, speaker, ids = self._frame(sentence, mentions, quoted)
        voice = "direct" if direct else "indirect" if frame else self._unsaid(sentence)
        return Voice(self.article.id, sentence.id, *sentence.span, speaker if frame else None, ids if frame else (),
                     frame and frame.verb.word, voice, modal, "sentence" if frame else None)

    def _unsaid(self, sentence):
        """The voice of a sentence that nobody is said to say: the text's own, or its editor's comment."""
        start, end = sentence.span
        exclaims = self.text[start] == "(" or "!" in self.text[max(start, end - 4):end]
        return "editorial" if exclaims and self.article.kind != "report" else "narration"

    def _frame(self, sentence, mentions, quoted):
        """The frame of a sentence, its speaker as printed and the ids; the floor is told who spoke."""
        people = [one for one in mentions if one.kind == "person" and one.id]
        reports = [one for one in mentions if _reports(self.text, one)]
        self.floor.heard(_distinct(people))
        if not reports and not people:
            return None, None, ()
        start, subjects = sentence.words.start, Subjects(outline(self.text, sentence.words, mentions, quoted, self.folder))
        verbs = [Verb(one.id, one.start - start, one.end - start, self.text[one.start:one.end]) for one in reports
                 if subjects.shape[one.start - start] != "Q"]
        frame = _frame(subjects, verbs)
        parties = frame.parties if frame else subjects.first()
        ids = self._ids(parties, people, start)
        self._tell_floor(frame, parties, ids, people, subjects.shape)
        return frame, self._printed(parties, ids, start), ids

    def _ids(self, parties, people, start):
        """Everybody meant, if it is known of each of the parties."""
        found = [self._pronoun(one, people, start) if one.form == "pronoun" else
                 _distinct(person for person in people if person.start == start + one.name) for one in parties]
        return tuple(dict.fromkeys(id for ids in found for id in ids)) if all(found) else ()

    def _pronoun(self, party, people, start):
        """Those for whom a pronoun stands: *they* may be several whom the sentence itself has named."""
        before = _distinct(one for one in people if one.end <= start + party.start)
        word = self.text[start + party.start:start + party.end].lower()
        return before if word == "they" and len(before) > 1 else self.floor.meant(word)

    def _printed(self, parties, ids, start):
        """The parties as printed, a single one without titles; a pronoun only where it is known whose."""
        if not parties or parties[0].form == "pronoun" and not ids:
            return None
        return " ".join(self.text[start + parties[0].name:start + parties[-1].end].split())

    def _tell_floor(self, frame, parties, ids, people, shape):
        form = parties[0].form if parties else None
        if form == "pronoun" and len(ids) > 1:
            self.floor.told(ids)
        elif form == "person" and ids or frame and form != "pronoun":
            self.floor.spoke(ids, form, _number(parties, shape))
        if frame is None:
            self.floor.told(_distinct(people), bool(ids))
        elif "G" in shape[parties[-1].start:parties[-1].end]:
            self.floor.spoke_unnamed()


def _distinct(people):
    return tuple(dict.fromkeys(one.id for one in people))


def _frame(subjects, verbs):
    """The frame that closes the sentence, else its first one, else a verb that goes with the sentence's first name."""
    first = None
    for verb in verbs:
        frame = _beside(subjects, verb)
        if frame and frame.closes:
            return frame
        first = first or frame
    return first or _leaning(subjects, verbs)


def _beside(subjects, verb):
    """The frame of a verb; None where nobody stands beside it."""
    if verb.id in _TO_SPEAKER:
        return _of_source(subjects, verb)
    if parties := subjects.before(verb.start):
        if parties[-1].form == "state" and verb.word.endswith("s") and verb.id != "say":
            return None  # what a state wants, as somebody tells it
        before = _SAID_BEFORE.search(subjects.shape, max(0, parties[0].start - 3), parties[0].start)
        return Frame(parties, verb, bool(before and ("Q" in before[0] or _BEHIND.match(subjects.shape, verb.end))))
    if not verb.word.endswith("ing") and _SAID_BEFORE.search(subjects.shape, max(0, verb.start - 3), verb.start):
        parties = subjects.after(verb.end)
        if parties and _BEHIND_NAME.match(subjects.shape, parties[-1].end):
            return Frame(parties, verb, True)
    return None


def _of_source(subjects, verb):
    """The frame of "according to Lima", "according to him"."""
    them = _THEM.match(subjects.shape, verb.end)
    parties = [Party(*them.span("who"), them.start("who"), "pronoun")] if them else subjects.after(verb.end)
    return Frame(parties, verb, True) if parties else None


def _leaning(subjects, verbs):
    """A participle or second verb: "A and B met, vowing to …", "Lima left and said …"."""
    parties = subjects.first()
    verb = parties and next((one for one in verbs if one.start > parties[-1].end and _leans(subjects.shape, one)), None)
    return Frame(parties, verb, False) if verb else None


def _leans(shape, verb):
    """Whether a verb stands behind a comma or *and*, and is a participle or tells of the past."""
    past = verb.word.endswith(("ed", "ing")) or verb.word in ("said", "told", "wrote")
    return past and _LEANS.search(shape, max(0, verb.start - 20), verb.start) is not None


def _number(parties, shape):
    """How many are meant by "the three sides", "China and Laos"; None where it is not said."""
    word = _COUNT.search(shape, parties[0].start, parties[-1].end)
    return _NUMBERS[word[0]] if word else len(parties) if {one.form for one in parties} == {"state"} else None


def _reports(text, one):
    """Whether a mention is a verb of saying what was said: *look forward to* is one as well, *discuss* is none."""
    looks_ahead = one.kind == "modal" and one.id == "expects" and not text.startswith("expected", one.start)
    return looks_ahead or one.kind == "verb" and one.id not in _TOPIC_ONLY


def _is_speech(text, words, quoted):
    """Whether a sentence is direct speech: it lies in a quotation, opens with one, or has one behind a comma or colon."""
    if not quoted:
        return False
    start, end = quoted[0]
    if start < words.start or start == words.start and end >= words.end:
        return True
    long = len(text[start:min(end, start + 300)].split()) > 4 or text[end - 2] in ",.!?…"
    return long and (start == words.start or text[start - 2] in ",:" and text[start + 1].isupper())
