"""Who says it: each sentence as clauses of one voice, with speaker, reporting verb, voice and modal step.

A *frame* is the part of a sentence that says who says it: a subject and a reporting verb ("Wang said", "said the
Chinese foreign minister", "According to the two ministers"), a participle that leans on one (", noting that"), or a
second verb of the same subject ("and expressed"). A clause runs from one frame to the next; a frame at the end of a
sentence holds for what stands before it.
"""

import re
from collections import defaultdict
from functools import cached_property

from course_lib.extraction.clauses import Clauses, Statement
from course_lib.extraction.pronouns import pronouns_of
from course_lib.extraction.speakers import Floor
from course_lib.extraction.transcripts import speakers_of
from course_lib.extraction.unnamed import Unnamed
from course_lib.words import lexicons

VOICES = ("direct", "indirect", "narration", "editorial")
_INTRODUCES = re.compile(r"\b(?:said|says|added|adds|wrote|writes|stated|told\s[^,.;:]{1,40}|(?:statement|comment)[^.;:]{0,60}):$")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
_QUOTED = re.compile(r"[“\"‘]\s?\w")


def find_statements(articles, mentions, folder=None):
    """The statements of ``articles``, given their ``mentions``, in text order.

    A sentence without a frame goes on with the speaker of the sentence before it in its paragraph. Where it is a copy
    and its source has a speaker, that one holds, and ``basis`` says *source*.
    """
    states = {row["person_id"]: row["state_or_body"] for row in lexicons.read("people", folder)}
    by_sentence = defaultdict(list)
    for mention in mentions:
        by_sentence[mention.sentence].append(mention)
    unnamed = Unnamed(folder)
    found = {article.id: _in_article(article, by_sentence, states, unnamed) for article in articles}
    speakers = {one.sentence: one for ones in found.values() for one in ones if one.speaker_ids}
    return tuple(_from_source(one, article, speakers) for article in articles for one in found[article.id])


def _from_source(statement, article, speakers):
    """A clause whose speaker the copy dropped, with the speaker of its source."""
    if statement.basis == "sentence" or _TELLS.search(article.text, statement.start, statement.end):
        return statement
    copied = next((one.copy_of for one in article.sentences if one.id == statement.sentence), None)
    source = speakers.get(copied)
    if source is None or source.voice == "narration":
        return statement
    return statement._replace(speaker_ids=source.speaker_ids, voice="indirect", basis="source")


def _in_article(article, by_sentence, states, unnamed):
    floor, statements, before = Floor(states, unnamed, pronouns_of(article.text, article.sentences, by_sentence)), [], None
    read_out = ReadOut(article)
    floor.enter(by_sentence[sentence.id] for sentence in article.sentences)
    if article.sentences:
        floor.open(article.text, article.sentences[0].words)
    voices = speakers_of(article, by_sentence)
    for sentence in article.sentences:
        mentions = by_sentence[sentence.id]
        floor.begin(sentence.paragraph)
        if voice := voices.get(sentence.id):
            statements += _verbatim(article, sentence, mentions, voice, floor)
            continue
        floor.hear(article.text, sentence.words, mentions)
        clauses = Clauses(article, sentence, mentions, floor).statements()
        if all(one.basis is None for one in clauses):
            floor.go_on(article.text, sentence.words)
            if _QUOTED.match(article.text, *sentence.words):
                clauses = [_quoted(one, floor.last_one) for one in clauses]
            elif read_out.holds(sentence):
                clauses = [read_out.of_speaker(one) for one in clauses]
            elif before and before[0] == sentence.paragraph:
                clauses = [_continued(one, article, before[1]) for one in clauses]
            if all(one.basis is None for one in clauses):
                floor.tell(article.text, sentence.words, mentions)
        floor.leave(mentions)
        spoken = [one for one in clauses if one.basis]
        read_out.hear(sentence, spoken)
        before = (sentence.paragraph, spoken[-1]) if spoken else None
        statements += clauses
    return statements


class ReadOut:
    """Paragraphs that print what somebody said, without quotation marks: "The minister said:" and a paragraph after it.

    The next paragraph counts in any case, further ones as long as they say "I" or "we".
    """

    def __init__(self, article):
        self._article, self._statement, self._before, self._paragraph = article, None, None, None

    def hear(self, sentence, spoken):
        """Take note of a sentence that ends its paragraph with "said:", and of one with a speaker of its own."""
        if spoken and spoken[-1].basis == "sentence":
            introduces = _INTRODUCES.search(self._article.text, *sentence.words)
            self._statement, self._before, self._paragraph = spoken[-1] if introduces else None, sentence.paragraph, None

    def holds(self, sentence):
        if self._statement is None or sentence.paragraph == self._before:
            return False
        if self._paragraph not in (None, sentence.paragraph) and sentence.paragraph not in self._ours:
            self._statement = None
        self._paragraph = sentence.paragraph
        return self._statement is not None

    @cached_property
    def _ours(self):
        return {one.paragraph for one in self._article.sentences if _FIRST_PERSON.search(self._article.text, *one.words)}

    def of_speaker(self, statement):
        return statement._replace(speaker=self._statement.speaker, speaker_ids=self._statement.speaker_ids, voice="direct",
                                  basis="continued")


def _verbatim(article, sentence, mentions, voice, floor):
    """A sentence of a transcript or a speech, which prints what was said; what it says of others' words is theirs."""
    others = [] if voice.is_printed else _of_others(article, sentence, mentions, voice, floor)
    modal = next((one.id for one in mentions if one.kind == "modal"), None)
    own = Statement(article.id, sentence.id, *sentence.span, voice.name, voice.ids, None, "direct", modal,
                    "sentence" if voice.is_printed else "continued")
    return others or [own]


def _of_others(article, sentence, mentions, voice, floor):
    """The clauses of a sentence, where it reports what somebody else said; else none."""
    floor.hear(article.text, sentence.words, mentions)
    says = any(one.kind == "verb" for one in mentions)
    clauses = Clauses(article, sentence, mentions, floor).statements() if says else ()
    if all(one.basis is None for one in clauses):
        floor.go_on(article.text, sentence.words)
        floor.tell(article.text, sentence.words, mentions)
    floor.leave(mentions)
    told = any(len(one.speaker_ids) == 1 and one.speaker_ids != voice.ids for one in clauses)
    return [one if one.speaker_ids else one._replace(speaker=voice.name, speaker_ids=voice.ids, voice="direct")
            for one in clauses] if told else []


def _quoted(statement, ids):
    """A quotation without a word on who says it: whoever spoke last, or did something last."""
    return statement._replace(speaker_ids=ids, voice="direct", basis="continued") if ids else statement


def _continued(statement, article, before):
    """A clause that goes on with the speaker before it, unless it tells what people did."""
    if statement.voice == "narration" and not _TELLS.search(article.text, statement.start, statement.end):
        return statement._replace(speaker_ids=before.speaker_ids, voice="indirect", basis="continued")
    return statement


_TELLS = re.compile(r"\b(?:met|held|had\s(?:a|an|talks)|attended|visited|arrived|left|signed|witnessed|present|accompanied|received|inspected"
                    r"|took\splace|invitation|exchanged\sviews|chaired|hosted|discussed)\b")
