"""Whether an article says *he* or *she* of somebody: by what stands beside the name, and by whose *his* or *her* follows."""

import re
from collections import Counter

# What stands before a name, in lower case
_BESIDE = {
    **dict.fromkeys("""mr sir lord king prince emir sultan sheikh datuk dato shri monsieur señor herr father bishop
cardinal alhaji chairman spokesman businessman congressman""".split(), "he"),
    **dict.fromkeys("""mrs ms miss madam madame mme lady dame baroness queen princess sheikha begum datin puan smt shrimati daw
señora frau sister chairwoman spokeswoman businesswoman congresswoman""".split(), "she"),
}
_EXCELLENCY = {"his": "he", "her": "she"}  # Her Excellency, His Royal Highness
_EITHER = frozenset("dr prof hon eng h.e the".split())
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
            if word := _beside(text[max(0, one.start - 30):one.start]):
                yield one.id, word, _BESIDE_WEIGHS
            if text[one.end:one.end + 1] == "," and (after := _AFTER.match(text, one.end)):
                yield one.id, "she" if after["who"].lower() == "woman" else "he", _BESIDE_WEIGHS


def _beside(before):
    """*he* or *she* by the last words before a name, or None."""
    words = [word.rstrip(".").lower() for word in before.split()[-3:]]
    while words and words[-1] in _EITHER:
        words.pop()
    if words and words[-1] in ("excellency", "highness", "majesty"):
        return next((_EXCELLENCY[word] for word in words if word in _EXCELLENCY), None)
    return _BESIDE.get(words[-1].rstrip("'’")) if words else None


def _owners(text, words, people):
    """Whose *his* or *her* it is: the only person named before it in the sentence."""
    for owner in _OWNER.finditer(text, words.start, words.end):
        before = {one.id for one in people if one.end <= owner.start()}
        if len(before) == 1:
            yield before.pop(), "she" if owner["who"].lower() == "her" else "he", 1
