"""British and American spelling: one spelling for both, and a pattern for either."""

import re
from functools import lru_cache

from course_lib.words.folding import fold

_DOUBLED = "cancel|channel|counsel|dial|fuel|label|level|marshal|marvel|model|panel|quarrel|rival|signal|total|travel"

# What stands before, British, American, what stands after, an example. Before -is- and -our at least three letters.
RULES = (
    (r"\w{3}i", "s", "z", "(?:e[ds]?|ers?|ing|ations?|ational)?", "organise"),
    (r"\w{3}o", "ur", "r", "(?:s|ing|ed|ly|liness|hood|able|ite)?", "neighbour"),
    ("anal|paral|catal", "ys", "yz", "(?:e[ds]?|ers?|ing)?", "analyse"),
    ("cent|theat|fib|lit|met|calib", "re", "er", "s?", "centre"),
    ("cent", "r", "er", "(?:ed|ing)", "centred"),
    ("def|off|lic|pret", "ence", "ense", "[ds]?", "defence"),
    ("progra|kilogra", "mme", "m", "s?", "programme"),
    ("dial|catal|monol", "ogue", "og", "s?", "dialogue"),
    (_DOUBLED + "|tunnel", "l", "", "(?:ed|ing|[eo]rs?|ous)", "travelled"),
    ("fulfi|enro|insta", "l", "ll", "(?:s|ments?)?", "fulfil"),
    ("ski|wi", "l", "ll", "ful(?:ly)?", "skilful"),
    ("practi", "s", "c", "(?:e[ds]?|ing)", "practise"),
    ("co", "-", "", r"(?:operat|ordinat)\w*", "co-operation"),
    ("", "sceptic", "skeptic", "(?:s|al|ism)?", "sceptic"),
    ("", "plough", "plow", "(?:s|ed|ing)?", "plough"),
    ("", "cheque", "check", "s?", "cheque"),
    ("alumin", "ium", "um", "", "aluminium"),
    ("gr", "ey", "ay", "", "grey"),
    ("judg|acknowledg", "e", "", "ments?", "judgement"),
)


def _rule(before, british, american, after, _):
    """A pattern of words that differ, and what their American and their either form have in the middle."""
    both = sorted({british, american, british.upper(), american.upper()}, key=lambda one: (-len(one), one))
    either = f"(?:{'|'.join(both)})"
    return re.compile(rf"(.*(?:{before})){either}({after}(?:'s?)?)", re.IGNORECASE), american, either


_RULES = [_rule(*rule) for rule in RULES]


@lru_cache(maxsize=100_000)
def one_spelling(word):
    """A word in its folded form and without British or American spelling, for comparison only.

    A doubtful word may be changed, but then it is wherever it stands.

    >>> one_spelling("Neighbourhood"), one_spelling("prioritised"), one_spelling("centred"), one_spelling("four")
    ('neighborhood', 'prioritized', 'centered', 'four')
    """
    return _changed(fold(word).text, 1)


def either_spelling(word):
    """A word as a pattern for its British and its American spelling.

    >>> either_spelling("neighborhood"), either_spelling("four")
    ('neighbo(?:UR|ur|R|r)hood', 'four')
    """
    return _changed(word, 2)


def _changed(word, form):
    for rule in _RULES:
        if found := rule[0].fullmatch(word):
            return found[1] + rule[form] + found[2]
    return word
