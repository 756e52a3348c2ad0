"""Paragraphs into sentences, as spans that leave no character of a paragraph outside."""

import re

from course_lib.words.spans import Span, trimmed

# Where a sentence may end: its stop, closing marks, the number of a note and emoji, then white space; or a full stop of
# Chinese or Japanese script.
_EMOJI = "\u2600-\u27bf\ufe0f\u200d\U0001f000-\U0001faff"
_STOP = re.compile(rf"(?<![.!?…])[.!?…]+[\"'”’)\]»]*(?:\[\d+\])*(?:\s+[”»{_EMOJI}]+)*(?=\s)|[。！？]+[”’」』）]*")
_ASKED = re.compile(  # “Why?” Foreign Minister Son asked.
    r"\s+(?:[A-Z][\w.'’-]*\s+){1,5}(?:said|asked|told|replied|added|wondered|joked)[.,]")
_OPENING = re.compile(r"\s*[\"'“‘(\[«]*(?P<first>\S)")

_ABBREVIATIONS = frozenset("""mr mrs ms dr prof st gen col lt capt sgt maj adm cmdr brig sen rep gov pres amb hon rev fr
no nos vol art arts para paras fig p pp ed eds vs etc cf al e.g i.e ca approx dept univ assn bros inc ltd co corp
jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun a.m p.m u.s u.k u.n e.u
d.c u.s.a p.r.c d.p.r.k u.a.e lao p.d.r""".split()) - {"lao", "sun", "sat", "art", "al", "no", "co", "mar", "may", "ed"}
_WEAK = frozenset("a.m p.m u.s u.k u.n e.u d.c u.s.a u.a.e etc inc ltd corp jr sr".split())  # may end a sentence too
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[ivxlcIVXLC]{1,6}|[A-Za-z])$")
_STARTERS = frozenset("""the a an he she it they we i this that these those his her its their our in on at for from by
with as and but while during after before under according meanwhile however both all""".split())


def sentence_spans(text, span, start=None):
    """The sentences of the paragraph ``span``.

    ``start`` is where stops begin to count: after a dateline, whose own full stops end nothing. Signs without letters
    (an emoji, a closing mark) stay with the sentence before them.

    >>> text = "Mr. Son met Dr. Li on Jan. 5. He left at 3 p.m. The talks go on. 🤝"
    >>> [s.of(text) for s in sentence_spans(text, Span(0, len(text)))]
    ['Mr. Son met Dr. Li on Jan. 5.', 'He left at 3 p.m.', 'The talks go on. 🤝']
    """
    cuts = [stop.end() for stop in _STOP.finditer(text, start or span.start, span.end)
            if _ends_sentence(text, span, stop)]
    edges = [span.start, *cuts, span.end]
    pieces = [trimmed(text, left, right) for left, right in zip(edges, edges[1:])]
    return _joined(text, [piece for piece in pieces if piece])


def _ends_sentence(text, span, stop):
    if stop.group()[0] in "。！？":
        return True
    opening = _OPENING.match(text, stop.end(), span.end)
    if not opening or opening["first"].islower():
        return False
    if stop.group()[-1] in "\"'”’" and _ASKED.match(text, stop.end(), span.end):
        return False
    return stop.group()[0] != "." or not _is_abbreviated(text, span, stop, opening)


def _is_abbreviated(text, span, stop, opening):
    """Whether the point belongs to the word before it: a title, a month, an initial, the number of a paragraph."""
    before = text[max(span.start, stop.start() - 25):stop.start()].split()
    word = before[-1].lstrip("\"'“‘([«") if before else ""
    if _NUMBERED.fullmatch(word) and len(before) == 1 and stop.start() - span.start <= len(word) + 1:
        return True
    low = word.lower()
    if low in _WEAK:
        following = re.match(r"[\w'’]+", text[opening.start("first"):span.end])
        return following is None or following.group().lower() not in _STARTERS
    if low in ("no", "art", "sec"):
        return opening["first"].isdigit()
    return low in _ABBREVIATIONS or re.fullmatch(r"[A-Z](?:\.[A-Z])*", word) is not None and word != "I"


def _joined(text, pieces):
    """Pieces without a letter or digit join the piece before them, or the one after where they come first."""
    sentences, begun = [], False
    for piece in pieces:
        has_words = any(sign.isalnum() for sign in piece.of(text))
        if sentences and not (has_words and begun):
            sentences[-1] = Span(sentences[-1].start, piece.end)
        else:
            sentences.append(piece)
        begun = begun or has_words
    return sentences
