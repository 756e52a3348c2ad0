"""Whether an article says *he* or *she* of somebody: by what stands beside the name, and by whose *his* or *her* follows."""

import re
from collections import Counter

_MAN = r"(?:Mr|Sir|Lord|King|Prince|Emir|Sultan|Sheikh|Datuk|Dato['’]?|Tan\sSri|Shri|Monsieur|Señor|Herr|Father|Bishop|Cardinal|Alhaji)"
_WOMAN = (r"(?:Mrs|Ms|Miss|Madame?|Mme|Lady|Dame|Baroness|Queen|Princess|Sheikha|Begum|Datin|Puan|Smt|Shrimati|Daw|Señora|Frau"
          r"|Sister)")
_DEGREES = r"\.?\s+(?:(?:Dr|Prof|Hon|Sri|Seri|Eng)\.?\s+)*$"
_BESIDE = {
    "he": re.compile(rf"\b(?:{_MAN}|His\s(?:Royal\s)?[A-Z]\w+|\w*(?:spokes|chair|business|congress)man){_DEGREES}", re.UNICODE),
    "she": re.compile(rf"\b(?:{_WOMAN}|Her\s(?:Royal\s)?[A-Z]\w+|\w*(?:spokes|chair|business|congress)woman){_DEGREES}", re.UNICODE),
}
_AFTER = re.compile(r",\s(?:[\w’'-]+\s){0,5}(?:spokes|chair|business|congress)(?P<who>man|woman)\b", re.IGNORECASE)
# "her" before a noun; not "told her that"
_OWNER = re.compile(r"\b(?P<who>[Hh]is|[Hh]er)\s(?!(?:to|that|of|in|on|at|for|and|as|with|about|when|if|whether|how|by|from|after"
                    r"|before|an?|the|so|what|why|where)\b)[a-zA-Z]")
_BESIDE_WEIGHS = 4  # times what a possessive says


def pronouns_of(text, sentences, by_sentence):
    """By a person's id, *he* or *she*, where the article leaves no doubt.

    ``by_sentence``: the mentions of each sentence, by its id.
    """
    votes = {}
    for sentence in sentences:
        people = [one for one in by_sentence[sentence.id] if one.kind == "person" and one.id]
        if people:
            for id, word, weight in (*_titles(text, people), *_owners(text, sentence.words, people)):
                votes.setdefault(id, Counter())[word] += weight
    return {id: max(own, key=own.get) for id, own in votes.items() if own["he"] != own["she"]}


def _titles(text, people):
    for one in people:
        if one.form in ("full", "short"):
            before = text[max(0, one.start - 40):one.start]
            yield from ((one.id, word, _BESIDE_WEIGHS) for word, beside in _BESIDE.items() if beside.search(before))
            if after := _AFTER.match(text, one.end):
                yield one.id, "she" if after["who"].lower() == "woman" else "he", _BESIDE_WEIGHS


def _owners(text, words, people):
    """Whose *his* or *her* it is: the only person named before it in the sentence."""
    for owner in _OWNER.finditer(text, words.start, words.end):
        before = {one.id for one in people if one.end <= owner.start()}
        if len(before) == 1:
            yield before.pop(), "she" if owner["who"].lower() == "her" else "he", 1
