"""Who speaks in a transcript: its paragraphs open with a name and a colon ("Spokesperson: …", "Q: …")."""

import re

from course_lib.speakers import Subject

_LABEL = re.compile(r"(?P<name>[^\W\d_][^:;?!\"“”‘\n]{0,60}):\s+(?=\S)")
_LEAST = 3  # labels that make a transcript: a report may hold a colon or two
_ASIDE = re.compile(r"[(\[].*[)\]]", re.DOTALL)


def labelled_speakers(article, mentions):
    """The speaker of each sentence of a transcript, by sentence id; empty where the article is none.

    A paragraph without a label goes on with the speaker before it; what stands in brackets nobody says.
    ``mentions``: those of the article's sentences, by sentence id.
    """
    labels = dict(_labels(article, mentions))
    if len(labels) < _LEAST:
        return {}
    found, speaker = {}, None
    for sentence in article.sentences:
        speaker = labels.get(sentence.id, speaker)
        if speaker and not _ASIDE.fullmatch(sentence.words.of(article.text)):
            found[sentence.id] = speaker
    return found


def _labels(article, mentions):
    paragraph = None
    for sentence in article.sentences:
        match = _LABEL.match(article.text, *sentence.words) if sentence.paragraph != paragraph else None
        paragraph = sentence.paragraph
        if match:
            people = {one.id for one in mentions[sentence.id] if one.kind == "person" and one.id and one.end <= match.end()}
            yield sentence.id, Subject(*match.span("name"), "name", tuple(people) if len(people) == 1 else ())
