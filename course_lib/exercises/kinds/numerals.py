"""Numbers as people type them: ``4``, ``four``, ``4 texts``, ``93 %``, ``38 of 41``."""

import re
from typing import NamedTuple

from course_lib.words.folding import fold

_UNITS = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
          "seventeen eighteen nineteen").split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
IN_WORDS = ({word: number for number, word in enumerate(_UNITS)}
            | {word: 10 * number for number, word in enumerate(_TENS, 2)}
            | {"none": 0, "nil": 0, "never": 0, "once": 1, "twice": 2, "thrice": 3, "dozen": 12, "fourty": 40})
_WORDS = re.compile(r"\b(?:({})(?:\s*-\s*|\s+))?({})\b".format("|".join(_TENS), "|".join(IN_WORDS)))  # *twenty-one*
_NOT_ONE = re.compile(r"\W*(?:no|nowhere|never once|(?:(?:it|they) )?(?:(?:is|are|does|do) )?not (?:once|ever|at all|"
                      r"one|any|there|occur|appear|stand there|a single (?:one|time)))(?: times?)?\W*")
_BEFORE = re.compile(r"[:;(]")  # behind the number, what it is made of: *3: Nanning, and twice in Vientiane*

_DIGITS = r"[-−]?(?<![\w.])(?:[1-9]\d{0,2}(?:[,   ]\d{3})+(?!\d)|\d{0,15}[.,]\d{1,15}|\d{1,15})(?=[x×]\b|×|(?!\w))"
_NUMBER = re.compile(rf"(?P<number>{_DIGITS})(?:\s*(?P<percent>%|per\s?cent\b|percent\b|pct\b)"
                     rf"|\s*(?:/|out of|of(?: the)?|in)\s*(?P<whole>{_DIGITS}))?")
_PLACE = re.compile(r"\b[a-z]+\.\d+\b|\blines?\s\d+(?:(?:\s?[–-]\s?|,\s*|,?\s+and\s+)\d+)*")  # a text's name, or lines
_MINUS = re.compile(r"^\s*[-–—−‐‒]\s*(?=[\d.,])")  # before the number, in any of its forms


class Numeral(NamedTuple):
    """A number; ``is_share`` where it was typed as a percentage or as a part of a whole: 93 % is .93.

    ``part`` is the part of a whole, where one was typed: 38 in *38 of 41*.
    """

    value: float
    is_share: bool = False
    part: float | None = None


def numerals_in(text):
    """The numbers that a text holds, in digits or in words; names of texts and lines are none.

    >>> numerals_in("fifteen texts, july.1 among them"), numerals_in("93 %")
    ([Numeral(value=15.0, is_share=False, part=None)], [Numeral(value=0.93, is_share=True, part=None)])
    """
    text = fold(text).text
    if _NOT_ONE.fullmatch(text):
        return [Numeral(0.0)]
    text = _MINUS.sub("-", _PLACE.sub(" ", text))
    text = _WORDS.sub(lambda match: f" {IN_WORDS.get(match[1], 0) + IN_WORDS[match[2]]} ", text)
    first = [one for one in map(_numeral, _NUMBER.finditer(_BEFORE.split(text)[0])) if one]
    return first if len(first) == 1 else [one for one in map(_numeral, _NUMBER.finditer(text)) if one]


def _numeral(match):
    value = _value(match["number"])
    if match["percent"]:
        return Numeral(value / 100, True)
    if match["whole"]:
        whole = _value(match["whole"])
        return Numeral(value / whole, True, value) if whole else None
    return Numeral(value)


def _value(digits):
    """
    >>> _value("1,035"), _value("0,935"), _value(".93")
    (1035.0, 0.935, 0.93)
    """
    digits = digits.replace("−", "-")
    if re.fullmatch(r"-?[1-9]\d{0,2}(?:[,   ]\d{3})+", digits):
        return float(re.sub(r"[,   ]", "", digits))
    return float(digits.replace(",", "."))
