"""Voices: who says what, a row a sentence, by the names beside a reporting verb.

The subject is what stands before the verb or, behind what was said, after it ("said Lima"); a frame that closes a
sentence ("…, Kato said.") holds for all of it. What stands in quotation marks belongs to whoever the sentence, or the
next or last one of the same quotation, says. Whom *he* or *they* stand for says ``floor``; where it cannot, nobody is
named.

What it does not do: it parts no sentence into clauses, gives no speaker to a sentence that merely follows another,
follows no *it*, *the former* or *the latter*, and calls nothing editorial.
"""

import re
from collections import defaultdict
from typing import NamedTuple

from course_lib.suggesting.floor import Floor
from course_lib.suggesting.mentions import ids_of
from course_lib.suggesting.quotations import labels, quotations
from course_lib.suggesting.subjects import Party, Subjects
from course_lib.words.listed import word_lists

VOICES = ("direct", "indirect", "narration")
_TOPIC_ONLY = {"exchange views", "discuss", "mention", "make remarks", "touch on", "dwell on"}
_TO_SPEAKER = {"according to", "in the words of"}
_THEM = re.compile(r"\s+(?P<who>him|her|them)\b")
_SAID_BEFORE = re.compile(r"(?:[,.!?]|Q)\s+$")
_BEHIND = re.compile(r"\s*$|\s*[.,;:]|\s+(?:today|yesterday|here|later|(?:on\s+)?T+|in\s+an?\s+\w+)\s*(?:[.,;:]|$)")
_BEHIND_NAME = re.compile(r"\s*$|[.,;]|\s+(?:of|from|at|who|on|in|after|before|during|to|as|when|while|T|\()")
_PAST = re.compile(r"(?:ed|ing|said|told|wrote)$")
_LEANS = re.compile(r"(?:,|\sand|\sbut)\s+(?:also\s+|then\s+|[a-z]+ly\s+)?$")


class Voice(NamedTuple):
    """A sentence and whose it is: ``speaker`` as printed or None; ``speaker_ids``, where known, the people."""

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


class Frame(NamedTuple):
    """Who says it: the parties beside the verb, the verb as printed; ``closes``: it holds for what stands before it."""

    parties: list
    verb: str
    closes: bool


def find_voices(articles, mentions, folder=None):
    """A Voice for each sentence of ``articles`` (a tuple of ArticleText), given their ``mentions``, in text order.

    ``folder`` may hold a teacher's own word lists.

    >>> from course_lib.loader.texts import article_of
    >>> from course_lib.suggesting.mentions import find_mentions
    >>> articles = (article_of("“It rains,” said Ms Lund. President Silva and Mr Kato agreed. It poured."),)
    >>> [(one.speaker, one.voice) for one in find_voices(articles, find_mentions(articles))]
    [('Lund', 'direct'), ('Silva and Mr Kato', 'indirect'), (None, 'narration')]
    """
    by_sentence, lists = defaultdict(list), word_lists(folder)
    for mention in mentions:
        by_sentence[mention.sentence].append(mention)
    return tuple(one for article in articles for one in _Reading(article, by_sentence, lists).voices())


class _Reading:
    """One article, read sentence by sentence."""

    def __init__(self, article, by_sentence, lists):
        self.article, self.text, self.by_sentence, self.lists = article, article.text, by_sentence, lists
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
            return self._row(sentence, self.label, (), None, "direct", modal, "sentence")
        frame, speaker, ids = self._frame(sentence, mentions, quoted)
        voice = "direct" if _is_speech(self.text, sentence.words, quoted) else "indirect" if frame else "narration"
        return self._row(sentence, speaker, ids, frame and frame.verb, voice, modal, "sentence" if frame else None)

    def _row(self, sentence, *values):
        return Voice(self.article.id, sentence.id, *sentence.span, *values)

    def _frame(self, sentence, mentions, quoted):
        """The frame of a sentence, its speaker as printed and the ids; the floor is told who spoke."""
        reports = [one for one in mentions if _reports(self.text, one)]
        if not reports and all(one.kind != "person" for one in mentions):
            return None, None, ()
        subjects = Subjects(self.text, sentence.words, mentions, quoted, self.lists)
        frame = _frame(subjects, [one for one in subjects.from_here(reports) if subjects.shape[one.start] != "Q"])
        parties = frame.parties if frame else subjects.first()
        ids, form = self._ids(parties, subjects), parties[0].form if parties else None
        if form == "person" and ids or frame and form != "pronoun" or form == "pronoun" and len(ids) > 1:
            last = parties[-1].end - 1
            self.floor.spoke(ids, "other" if subjects.shape[last] == "G" and subjects.text[last] == "s" else form)
        self.floor.told(ids_of(mentions, "person"), frame is not None)
        speaker = subjects.printed(parties) if frame and (form != "pronoun" or ids) else None
        return frame, speaker, ids if frame else ()

    def _ids(self, parties, subjects):
        """Everybody meant, if it is known of each of the parties."""
        found = [self._pronoun(one, subjects) if one.form == "pronoun" else
                 ids_of((person for person in subjects.people if person.start == one.name), "person")
                 for one in parties]
        return tuple(dict.fromkeys(id for ids in found for id in ids)) if all(found) else ()

    def _pronoun(self, party, subjects):
        """Those for whom a pronoun stands: *they* may be several whom the sentence itself has named."""
        before = ids_of((one for one in subjects.people if one.end <= party.start), "person")
        word = subjects.shape[party.start:party.end]
        return before if word == "they" and len(before) > 1 else self.floor.meant(word)


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
    word, shape = subjects.text[verb.start:verb.end], subjects.shape
    if verb.id in _TO_SPEAKER:
        them = _THEM.match(shape, verb.end)
        parties = [Party(*them.span("who"), them.start("who"), "pronoun")] if them else subjects.after(verb.end)
        return Frame(parties, word, True) if parties else None
    participle = word.split()[0].endswith("ing")
    inverted = None if participle else _inverted(subjects, verb, word)
    if participle or inverted and verb.id in ("say", "add"):
        return inverted
    if parties := subjects.before(verb.start):
        if parties[-1].form == "state" and word.endswith("s") and verb.id != "say":
            return None  # what a state wants, as somebody tells it
        before = _SAID_BEFORE.search(shape, max(0, parties[0].start - 3), parties[0].start)
        return Frame(parties, word, bool(before and ("Q" in before[0] or _BEHIND.match(shape, verb.end))))
    return inverted


def _inverted(subjects, verb, word):
    """The frame of "…, said Lund, an envoy"; None where nobody stands behind the verb like that."""
    behind = _SAID_BEFORE.search(subjects.shape, max(0, verb.start - 3), verb.start)
    parties = subjects.after(verb.end) if behind else []
    return Frame(parties, word, True) if parties and _BEHIND_NAME.match(subjects.shape, parties[-1].end) else None


def _leaning(subjects, verbs):
    """A participle or second verb: "A and B met, vowing to …", "Lima left and said …"."""
    parties = subjects.first()
    for verb in verbs:
        word, behind = subjects.text[verb.start:verb.end], parties and verb.start > parties[-1].end
        if behind and _PAST.search(word) and _LEANS.search(subjects.shape, max(0, verb.start - 20), verb.start):
            return Frame(parties, word, False)
    return None


def _reports(text, one):
    """Whether a mention is a verb of saying what was said: *look forward to* is one as well, *discuss* is none."""
    looks_ahead = one.kind == "modal" and one.id == "expects" and not text.startswith("expected", one.start)
    return looks_ahead or one.kind == "verb" and one.id not in _TOPIC_ONLY


def _is_speech(text, words, quoted):
    """Whether a sentence is direct speech: in a quotation, opening with one, or with one behind a comma or colon."""
    if not quoted:
        return False
    start, end = quoted[0]
    if start < words.start or start == words.start and end >= words.end:
        return True
    long = len(text[start:min(end, start + 300)].split()) > 4 or {text[end - 2], text[end:end + 1]} & set(",.!?…")
    return long and (start == words.start or text[start - 2] in ",:" and text[start + 1].isupper())
