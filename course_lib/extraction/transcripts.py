"""Who speaks in a text that prints what was said: a transcript ("Spokesperson: …"), an interview, a speech, a letter."""

import re
from itertools import groupby
from typing import NamedTuple

from course_lib.extraction.names import FUNCTION
from course_lib.extraction.people import provisional_id

_LABEL = re.compile(r"(?P<name>[^\W\d_][^:;?!\"“”‘\n]{0,60}):\s+(?=\S)")
_ASIDE = re.compile(r"[(\[].*[)\]]", re.DOTALL)
_SPEECH = re.compile(r"\b(?:speech|remarks|address|statement|letter|keynote|lecture|message|toast)\b", re.IGNORECASE)
_CAPITAL = r"[^\W\d_a-z][\w’'.-]*"
_BY = re.compile(rf"\bby\s+(?:(?:the|H\.E\.)\s+)*(?P<name>{_CAPITAL}(?:\s+(?:{_CAPITAL}|of|for|and|the))*)")
_FIRST_PERSON = re.compile(r"\b(?:I|my|My)\b")
_LAST_TITLE = re.compile(r"^.*\b(?:[Bb]y\s+(?:the\s+)?(?=[^,]*$)|H\.?E\.|Hon\.?|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Minister|Ambassador|President)[\s,]+")
_DEAR = re.compile(r"^\s*Dear\s[A-Z][\w ]{0,30},?\s*$", re.MULTILINE)
_SALUTATION = 300  # characters before and behind the beginning of the text
_SIGNED = re.compile(rf"{_CAPITAL}(?:\s+{_CAPITAL}){{1,4}}")
_ASKS, _ANSWERS = frozenset(["question", "q"]), frozenset(["answer", "a"])  # labels of an interview
_NOBODY = _ASKS | _ANSWERS | frozenset("moderator correspondent reporter journalist".split())  # labels of anybody
_INTERVIEW = re.compile(r"\binterview", re.IGNORECASE)
_INTERVIEWED_BY = re.compile(rf"\b(?i:interview(?:ed)?|questions|conducted)\s+by\s+(?P<name>{_CAPITAL}(?:[ ]{_CAPITAL}){{1,4}})")
_QUESTION_ENDS = re.compile(r"\?[”\"’*_]*$")
_QUESTIONS = 5  # paragraphs, of which one at least is a question in an interview without labels
_OPENS_WITH_NAME = re.compile(rf"(?P<name>{_CAPITAL}(?:\s+{_CAPITAL}){{1,4}})\s+(?:is|was|has|had)\b")
_NAME_AT_END = re.compile(rf"{_CAPITAL}(?:\s+{_CAPITAL}){{1,4}}$")
_HEAD = 800  # characters before the text
_LEAST = 3  # labels that make a transcript, or sentences that say "I": a report may hold one or two


class Voice(NamedTuple):
    """Who speaks a sentence: the name as printed, the ids it stands for, and whether it is printed in the sentence."""

    name: str
    ids: tuple[str, ...]
    is_printed: bool


def speakers_of(article, mentions):
    """The speaker of each sentence, by sentence id; empty where the article is a report like any other.

    ``mentions``: those of the article's sentences, by sentence id. In a transcript a paragraph without a label goes on
    with the speaker before it; what stands in brackets nobody says.
    """
    spoken = [one for one in article.sentences if not _ASIDE.fullmatch(article.text, *one.words)]
    labels = {id: _with_name(voice, article) for id, voice in _labels(article, mentions)}
    if len(labels) >= _LEAST:
        return dict(_by_label(spoken, _of_interview(article, labels, mentions)))
    if interview := _unlabelled(article, spoken, mentions):
        return interview
    orator = _orator(article, spoken, mentions)
    return {one.id: orator for one in spoken} if orator else _letter(article, spoken)


def _labels(article, mentions):
    """The speaker of each sentence that opens a paragraph with a label."""
    paragraph = None
    for sentence in article.sentences:
        match = _LABEL.match(article.text, *sentence.words) if sentence.paragraph != paragraph else None
        paragraph = sentence.paragraph
        if match:
            people = {one.id for one in mentions[sentence.id] if one.kind == "person" and one.end <= match.end()}
            ids = tuple(people - {""})
            yield sentence.id, Voice(match["name"], ids if len(ids) == 1 else (), True)


def _with_name(voice, article):
    """A label that is an office (Spokesman: …), as the only one whom the head of the page names with it."""
    if voice.ids or len(voice.name.split()) > 1 or voice.name.lower() in _NOBODY:
        return voice
    head = _head(article, 0)
    office = re.compile(rf",\s+(?:the\s+)?(?:[\w’'-]+\s+){{0,3}}{re.escape(voice.name)}\b", re.IGNORECASE)
    before = [_NAME_AT_END.search(head, 0, one.start()) for one in office.finditer(head)]
    names = {" ".join(name[0].split()) for name in before if name}
    return Voice(*names, tuple(map(provisional_id, names)), True) if len(names) == 1 else voice


def _by_label(sentences, labels):
    voice = None
    for sentence in sentences:
        voice = labels.get(sentence.id) or (voice and voice._replace(is_printed=False))
        if voice:
            yield sentence.id, voice


def _of_interview(article, labels, mentions):
    """Labels such as *Question* and *Answer*, as those whom the page names as interviewer and guest."""
    first = next(number for number, one in enumerate(article.sentences) if one.id in labels)
    voices = {**dict.fromkeys(_ASKS, _interviewer(article, first)), **dict.fromkeys(_ANSWERS, _guest(article, first, mentions))}
    known = {id: voices.get(voice.name.lower()) for id, voice in labels.items()}
    return {id: known[id]._replace(is_printed=True) if known[id] else voice for id, voice in labels.items()}


def _unlabelled(article, sentences, mentions):
    """An interview that prints questions and answers in turn, a paragraph or more each; else empty."""
    paragraphs = [list(ones) for _, ones in groupby(sentences, key=lambda one: one.paragraph)]
    asked = [number for number, ones in enumerate(paragraphs) if _QUESTION_ENDS.search(article.text, *ones[-1].words)]
    if len(asked) < _LEAST or len(asked) * _QUESTIONS < len(paragraphs) - asked[0]:
        return {}
    first = article.sentences.index(paragraphs[asked[0]][0])
    guest = _guest(article, first, mentions)
    if not guest or not _INTERVIEW.search(_head(article, first)):
        return {}
    interviewer = _interviewer(article, first) or Voice("", (), False)
    voices = {one.id: interviewer if number in asked else guest
              for number, ones in enumerate(paragraphs) if number >= asked[0] for one in ones}
    return {id: voice for id, voice in voices.items() if voice.name}


def _interviewer(article, first):
    by = _INTERVIEWED_BY.search(_head(article, first))
    name = " ".join(by["name"].split()) if by else ""
    return Voice(name, (provisional_id(name),), False) if name else None


def _guest(article, first, mentions):
    """The only one whom an interview names in full before its first question; else whose name a sentence begins with."""
    before = [one for sentence in article.sentences[:first] for one in mentions[sentence.id] if one.kind == "person"]
    people = {one.id: article.text[one.start:one.end] for one in before if one.form == "full" and one.id}
    openings = [_OPENS_WITH_NAME.match(article.text, *one.words) for one in article.sentences[:first]]
    if not people:
        names = [one["name"] for one in openings if one and one["name"].split()[0].lower() not in FUNCTION]
        people = {provisional_id(name): name for name in names}
    return Voice(*people.values(), tuple(people), False) if len(people) == 1 else None


def _head(article, number):
    """The page from some way above the article's text down to the end of a sentence."""
    first = article.sentences[0].span
    return article.text[max(0, first.start - _HEAD):article.sentences[number].span.end]


def _orator(article, sentences, mentions):
    """Who gives a speech: named in the byline, the headline or the words before the first "I"."""
    title = article.title.of(article.text) if article.title else ""
    if not _SPEECH.search(title):
        return None
    own = [number for number, one in enumerate(sentences) if _FIRST_PERSON.search(article.text, *one.words)]
    if len(own) < _LEAST:
        return None
    if article.header.byline:
        return Voice(article.header.byline, (provisional_id(_bare(article.header.byline)),), False)
    if named := _BY.search(title):
        return Voice(" ".join(named["name"].split()), (), False)
    before = [one for sentence in sentences[:own[0]] for one in mentions[sentence.id] if one.kind == "person"]
    people = {one.id: article.text[one.start:one.end] for one in before if one.form == "full"}
    return Voice(*people.values(), tuple(people), False) if len(people) == 1 else None


def _bare(byline):
    """A byline's name alone: of "Delivered by the Minister, Hon. Ana Lima" the words behind the last title."""
    return _LAST_TITLE.sub("", byline)


def _letter(article, sentences):
    """The sentences of a letter to the editor and who signs it: by the salutation and a name behind its last words."""
    text, first = article.text, sentences[0].words.start if sentences else 0
    dear = _DEAR.search(text, max(0, first - _SALUTATION), first + _SALUTATION)
    if not dear:
        return {}
    signed = next((one.words for one in sentences[_LEAST:] if _SIGNED.fullmatch(text, *one.words)), None)
    name = " ".join(text[signed.start:signed.end].split()) if signed else article.header.byline
    end = signed.start if signed else text.rfind(name, first) if name else 0
    own = [one for one in sentences if dear.end() <= one.words.start < (end if end > first else len(text))]
    if not name or sum(bool(_FIRST_PERSON.search(text, *one.words)) for one in own) < _LEAST:
        return {}
    return {one.id: Voice(name, (provisional_id(name),), False) for one in own}
