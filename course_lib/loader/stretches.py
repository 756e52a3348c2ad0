"""Where on a page the text is: the stretch of paragraphs that scores best.

Each paragraph of text is worth its words; each line that is none costs some, so that a stray button in a text ends
nothing and a menu does. The costs were chosen on half of the outlets of a set of real pages and held on the other.
"""

import re

COST = 15  # words that a line without text costs
LATER, MANY = 5, 5  # after so many lines of a gap, a further one costs less: menus are long
BOX = 2  # what each of the first lines of a gap costs where the text was voted: a box of links ends nothing
TALK = 60  # what a line costs that is a box for comments, or has an hour on it, as comments have
HEADED = 60  # words that a day or a byline just above a stretch is worth
LEAST = 40  # words; a shorter stretch is an article only where it opens with a dateline, or is half of the page
_COMMENTS = "a comment box"
_NO_WEBSITE = frozenset(["signs without words", "an end mark", "a link to another page"])
_HOUR = re.compile(r"\b\d{1,2}[:.]\d\d\b|\bago\b")
_QUOTED = re.compile(r"[“”\"]|\b(?:said|told|added)\b")  # who is quoted speaks to others
_REPLY = 30  # characters; a shorter line is an answer rather than a notice
_READER = re.compile(r"\b(?:yours?|us|our|we)\b", re.IGNORECASE)


def text_numbers(looks, web=None):
    """The numbers of the paragraphs that are text: prose, or what was voted the text of a saved web page."""
    if web is None or not web.voted:
        return {number for number, look in enumerate(looks) if look.kind == "prose"}
    return {number for number, look in enumerate(looks) if look.kind in ("prose", "line") and web.is_text(look.line)}


def is_bare(looks):
    """Whether a page holds a text and nothing of a website, as the texts of a collection do: then all of it is the
    text.
    """
    words = {kind: sum(look.words for look in looks if look.kind == kind) for kind in ("prose", "line")}
    return words["prose"] > words["line"] and all(
        look.reason in _NO_WEBSITE for look in looks if look.kind == "furniture" and look.reason != "the page's front matter")


def best_stretch(looks, told, first, end, voted=False):
    """The first and last paragraph of text in the stretch that scores best from ``first`` to before ``end``; or None.

    ``told``: the numbers of the paragraphs that are text; ``voted``: whether that was voted, comments left out.
    """
    best, highest, begin, score, gap = None, 0, first, 0, 0
    for number in range(first, end):
        if number not in told:
            score -= _cost(looks[number], gap, voted)
            gap += 1
            continue
        if score <= 0:
            begin, score = number, HEADED * _is_headed(looks, number)
        score, gap = score + looks[number].words, 0
        if score > highest:
            best, highest = (begin, number), score
    return best


def _cost(look, gap, voted):
    """What a line without text costs in a stretch."""
    if voted:
        return BOX if gap < MANY else COST
    if look.reason == _COMMENTS or (look.words < 20 and _HOUR.search(look.line)):
        return TALK
    return COST if gap < MANY else LATER


def _is_headed(looks, number):
    """Whether a day or a byline stands just above a paragraph."""
    return any(look.kind in ("date", "byline") for look in looks[max(0, number - 3):number])


def without_reader_s_lines(looks, inside):
    """A stretch's paragraphs without those at its end that speak to the reader, where the text before never does."""
    kept = [*inside]
    while len(kept) > 3 and _speaks_to_reader(looks[kept[-1]].line):
        kept.pop()
    return inside if any(_speaks_to_reader(looks[number].line) for number in kept) else kept


def _speaks_to_reader(line):
    return len(line) > _REPLY and _READER.search(line) is not None and not _QUOTED.search(line)
