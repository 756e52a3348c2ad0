"""Where on a page the text is: the stretch of paragraphs that scores best.

Each paragraph of text is worth its words; each line that is none costs some, so that a stray button in a text ends
nothing and a menu does. The costs were chosen on half of the outlets of a set of real pages and held on the other.
"""

import re
from itertools import groupby

from course_lib.loader.looks import SAYS

COST = 15  # words that a line without text costs
LATER, MANY = 5, 5  # after so many lines of a gap, a further one costs less: menus are long
LEAST = 40  # words; a shorter stretch is an article only where it opens with a dateline, or is half of the page
VOTED = 2  # what a line costs where the text was voted
TALK = 60  # what a line costs that is a box for comments, or has an hour on it, as comments have
HEADED = 60  # words that a day or a byline just above a stretch is worth
ENTRY = 12  # words; a longer line is no entry of a menu or a box
PROSE = 0.6  # of the words of a text without a website around it stand in sentences
_COMMENTS = "a comment box"
_LINK = "a link to another page"
_NO_WEBSITE = frozenset(["signs without words", "an end mark", _LINK])
_HOUR = re.compile(r"\b\d{1,2}[:.]\d\d\b|\bago\b")
_READER = re.compile(r"\b(?:your|yours|us|our|we)\b", re.IGNORECASE)
_REPLY = 30  # characters; a shorter line is an answer rather than a notice
_QUOTE = re.compile(r"[“”\"]")  # who is quoted speaks to others


def text_numbers(looks, web=None):
    """The numbers of the paragraphs that are text: prose, or what was voted the text of a saved web page."""
    prose = {number for number, look in enumerate(looks) if look.kind == "prose"}
    if web is None or not web.voted:
        return prose
    return {number for number, look in enumerate(looks)
            if (look.kind in ("prose", "line") or (look.kind == "furniture" and look.words > ENTRY))
            and web.is_text(look.line)}


def is_bare(looks, told, head=0):
    """Whether a page holds a text and nothing of a website, as the texts of a collection do: then all of it is the
    text.
    """
    furniture = [look.reason for look in looks[head:] if look.kind == "furniture"]
    if not _NO_WEBSITE.issuperset(furniture) or furniture.count(_LINK) > 1:
        return False
    words = sum(looks[number].words for number in told)
    lines = sum(look.words for number, look in enumerate(looks) if look.kind == "line" and number not in told)
    return head > 0 or words >= PROSE * (words + lines)


def best_stretch(looks, told, first=0, end=None, voted=False):
    """The first and last paragraph of text in the stretch that scores best, and its score; None without text.

    Args:
        looks: what the paragraphs look like.
        told: the numbers of the paragraphs that are text.
        first, end: where to look.
        voted: whether what is text was voted; then hours and boxes for comments say nothing more.
    """
    best, score, begin, gap = None, 0, None, 0
    for number in range(first, len(looks) if end is None else end):
        if number not in told:
            score -= VOTED if voted else _cost(looks[number], gap)
            gap += 1
            continue
        if begin is None or score <= 0:
            begin, score = number, HEADED * _is_headed(looks, number)
        score, gap = score + looks[number].words, 0
        if best is None or score > best[2]:
            best = begin, number, score
    return best


def stretch_from(looks, told, first, end):
    """Where the stretch ends that begins at ``first``."""
    last, score, best, gap = first, 0, 0, 0
    for number in range(first, end):
        is_text = number in told
        score += looks[number].words if is_text else -_cost(looks[number], gap)
        gap = 0 if is_text else gap + 1
        if score > best:
            last, best = number, score
        if score <= 0:
            break
    return last


def _cost(look, gap):
    """What a line without text costs in a stretch."""
    if look.reason == _COMMENTS or (look.words < 20 and _HOUR.search(look.line)):
        return TALK
    return COST if gap < MANY else LATER


def _is_headed(looks, number):
    """Whether a day or a byline stands just above a paragraph, and no box for comments."""
    above = looks[max(0, number - 5):number]
    signed = any(look.kind in ("date", "byline") for look in above[-3:])
    return signed and not any(look.reason == _COMMENTS for look in above)


def without_reader_s_lines(looks, told, first, last):
    """Where a stretch ends without closing paragraphs that speak to the reader, where the text before them never does.
    """
    inside = [number for number in range(first, last + 1) if number in told]
    popped = 0
    while len(inside) > 3 and _speaks_to_reader(looks[inside[-1]].line):
        popped += 1
        inside.pop()
    spoken = any(_speaks_to_reader(looks[number].line) for number in inside)
    return last if spoken or not popped else inside[-1]


def _speaks_to_reader(line):
    return len(line) > _REPLY and _READER.search(line) is not None and not (_QUOTE.search(line) or SAYS.search(line))


def runs_of_lines(looks, told, first, last):
    """The length of the run of lines without text in which each such paragraph between two others stands."""
    sizes = {}
    for is_line, numbers in groupby(range(first, last + 1), lambda one: one not in told and looks[one].kind == "line"):
        numbers = [*numbers]
        sizes.update(dict.fromkeys(numbers, len(numbers)) if is_line else {})
    return sizes
