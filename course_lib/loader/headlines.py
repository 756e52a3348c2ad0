"""Which line is the headline: the one that scores best above the text, or among its first paragraphs."""

import re

_WORD = re.compile(r"[^\W_]{4,}")
_BELOW = 6  # paragraphs of text in which the headline may still stand, where others stand above it
_ABOVE = 80  # lines above the text that are looked at
_OPENING = 120  # words of the text that are compared with a line
_LEAST = -0.5  # a line that scores less is no headline
_LONGEST = 45  # words
_HEAD = 5  # lines below a headline in which its day or byline is sought
_SUMMARY = 20  # words; a longer sentence over a dateline is a summary
_SHORT = 4  # words; a shorter line is rather a rubric
_UPPER = 0.6  # of the best line's score has a line just above that is the headline, and the best its summary

# What a line's signs are worth, in words shared with the beginning of the text.
SIGNED = 1.5  # a day or a byline below it
PLAIN = 1.0  # neither short nor long
NAME = 1.0  # less: two words are a name or a rubric
NOTHING = 1.0  # less: no word shared
FAR, PASSED = 0.02, 0.02  # less: for each line between it and the text, for each word of text above it


def headline(looks, told, first, last, stated=(), floor=0):
    """The number of the headline of the text from ``first`` to ``last``, or None.

    ``stated``: headlines that the page states of itself; ``floor``: what stands above belongs to another text. Of two
    lines that may be it, one under the other, the upper one is: the lower sums up.
    """
    scores = _scores(looks, told, first, last, stated, floor)
    best = max(scores, key=scores.get, default=None)
    if best is None or scores[best] < _LEAST:
        return first if _is_sentence_above(looks, first, last) else None
    return best - 1 if best - 1 in scores and _sums_up(looks, scores, best) else best


def _scores(looks, told, first, last, stated, floor):
    """The score of each line that may be the headline, by its number."""
    opening, stated = _opening(looks, told, first, last), [telling(one) for one in stated]
    texts = [number for number in range(first, last + 1) if number in told][:_BELOW]
    top = floor if stated else max(floor, first - _ABOVE)
    passed, scores = 0, {}
    for number in range(top, (texts[-1] if len(texts) == _BELOW else first) + 1):
        if _may_be(looks[number]) and not (passed > _SUMMARY and _opens(looks, number + 1)):
            scores[number] = _score(looks, number, first, passed, opening, stated)
        passed += looks[number].words if number in told else 0
    return scores


def _may_be(look):
    is_marked = look.core != look.span
    return look.kind == "line" and look.words <= _LONGEST and (look.words > 1 or is_marked)


def _is_sentence_above(looks, first, last):
    """Whether the first paragraph is a headline with a full stop: one sentence over a dateline, a day or a byline."""
    below = looks[first + 1] if first < last else None
    return below is not None and looks[first].words < _SUMMARY and not looks[first].dateline \
        and (_opens(looks, first + 1) or below.kind in ("date", "byline"))


def _opens(looks, number):
    """Whether a dateline stands right under a line: below other text, such a line begins another article."""
    return number < len(looks) and looks[number].dateline is not None


def _sums_up(looks, scores, number):
    """Whether a line is the summary under a headline: the line above it has other words, and fits the text too."""
    own, above = telling(looks[number].line), looks[number - 1]
    return (scores[number - 1] > max(0, _UPPER * scores[number]) and above.words >= _SHORT
            and not own <= telling(above.line))


def is_shown(titles, text):
    """Whether a line of a text is one of the headlines, or nearly."""
    stated = [telling(title) for title in titles]
    return any(_is_alike(telling(line), words) for line in text.split("\n") if len(line) < 400 for words in stated)


def _is_alike(own, words):
    return bool(own) and len(own & words) >= 0.8 * max(len(words), len(own))


def telling(line):
    return {word.lower() for word in _WORD.findall(line)}


def _opening(looks, told, first, last):
    words, count = set(), 0
    for number in range(first, last + 1):
        if number in told:
            words |= telling(looks[number].line[:2000])
            count += looks[number].words
            if count > _OPENING:
                break
    return words


def _score(looks, number, first, passed, opening, stated):
    look, own = looks[number], telling(looks[number].line)
    below = [one.kind for one in looks[number + 1:number + _HEAD]]
    shared = len(own & opening)
    score = min(shared, 5) * (0.25 + 0.75 * shared / max(len(own), 1)) - NOTHING * (not shared)
    score += SIGNED * ("date" in below or "byline" in below)
    score -= NAME * (look.words < 3)
    score += PLAIN * (_SHORT <= look.words <= 25)
    score += 2.0 * (look.core != look.span)  # a mark of a heading stands before it
    score += 3.0 * sum(_is_alike(own, words) for words in stated)
    score -= FAR * min(max(0, first - number), _ABOVE) + PASSED * passed
    score -= 1.0 * (look.line[-1] in ".,;:")
    return score + (0.5 if number == 0 else 0)
