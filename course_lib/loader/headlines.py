"""Which line is the headline: the one that scores best above the text, or among its first paragraphs."""

import re

_WORD = re.compile(r"[^\W_]{4,}")
_BELOW = 6  # paragraphs of text in which the headline may still stand, where others stand above it
_OPENING = 120  # words of the text that are compared with a line
_LEAST = -1.5  # a line that scores less is no headline
_LONGEST = 45  # words
_SUMMARY = 20  # words of text above a line and a dateline under it, which begin another article then
_SHORT = 4  # words; a shorter line is rather a rubric
_HEAD = 4  # lines below a headline in which its day or byline is sought
_UPPER = 0.6  # of the best line's score has a line just above that is the headline, and the best its summary

# What a line's signs are worth, in words shared with the beginning of the text.
STATED = 3.0  # the page's own data have nearly the same words
SIGNED = 1.5  # a day or a byline below it
PLAIN = 1.0  # it is not short
NOTHING = 1.0  # less: no word shared
FAR = 0.02  # less: for each line between it and the text, for each word of text above it


def headline(looks, told, first, last, stated=(), floor=0):
    """The number of the headline of the text from ``first`` to ``last``, or None.

    ``stated``: headlines that the page states of itself; ``floor``: what stands above belongs to another text. Of two
    lines that may be it, one under the other, the upper one is: the lower sums up.
    """
    texts = [number for number in range(first, last + 1) if number in told]
    opening, stated = _opening(looks, texts), [telling(one) for one in stated]
    passed, scores = 0, {}
    for number in range(floor, texts[:_BELOW][-1]):
        is_of_another = passed > _SUMMARY and looks[number + 1].dateline is not None
        if looks[number].kind == "line" and looks[number].words <= _LONGEST and not is_of_another:
            scores[number] = _score(looks, number, opening, stated) - FAR * (max(0, first - number) + passed)
        passed += looks[number].words if number in told else 0
    best = max(scores, key=scores.get, default=None)
    if best is None or scores[best] < _LEAST:
        return None
    is_summary = scores.get(best - 1, 0) > max(0, _UPPER * scores[best])
    return best - 1 if is_summary else best


def _score(looks, number, opening, stated):
    look, own = looks[number], telling(looks[number].line)
    below = [one.kind for one in looks[number + 1:number + 1 + _HEAD]]
    shared = len(own & opening)
    return (min(shared, 5) - NOTHING * (not shared) + SIGNED * ("date" in below or "byline" in below)
            + PLAIN * (look.words >= _SHORT) + STATED * sum(_is_alike(own, words) for words in stated))


def _opening(looks, texts):
    """The words with which a text begins."""
    words, count = set(), 0
    for number in texts:
        if count <= _OPENING and looks[number].kind == "prose":
            words |= telling(looks[number].line[:2000])
            count += looks[number].words
    return words


def is_shown(titles, text):
    """Whether a line of a text is one of the headlines, or nearly."""
    stated = [telling(title) for title in titles]
    return any(_is_alike(telling(line), words) for line in text.split("\n") if len(line) < 400 for words in stated)


def _is_alike(own, words):
    return bool(own) and len(own & words) >= 0.8 * max(len(words), len(own))


def telling(line):
    """The words of a line that may tell it from others, in small letters."""
    return {word.lower() for word in _WORD.findall(line)}
