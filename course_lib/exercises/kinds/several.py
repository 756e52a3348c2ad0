"""Judge a list: which of its entries are right, which are too many, and how many are missing."""

import re

from course_lib.display.markup import listing
from course_lib.exercises.given import Unreadable, described, is_blank, is_missing, pandas_type, plain, shown
from course_lib.exercises.kinds.cuts import check_names
from course_lib.exercises.kinds.kind import Kind, is_texts
from course_lib.exercises.question import Accepted
from course_lib.exercises.verdicts import NOT_YET, RIGHT, Verdict, first_step, own_verdict
from course_lib.exercises.wordings import (ARTICLE_ID, folded, is_beginning, is_misspelt, key, not_a_name, same,
                                             same_name)

_WANTED = "This question asks for several things, as a list or as one text with commas."
_MOST = 500  # entries that are read
_RUNE = 0x16A0  # letters that stand for an entry while a text is divided: nobody types them
_BREAK = re.compile(r"\s*[;\n\r•|]\s*|\s*,\s+|\s*,(?!\d)|(?<!\d),(?=\d)")
_AND = re.compile(r"\s+(?:and|&|\+|as well as)\s+|\s*[&/+]\s*", re.IGNORECASE)


class Several(Kind):
    """*several*: boxes to tick where there are options; else typed, or a list, or a column of a table."""

    name, wanted, must = "several", _WANTED, "a list of texts, without doubles"

    def is_answer(self, value):
        return is_texts(value)

    def how(self, question):
        return "Choose all that hold." if question.options else "Name all of them, separated by commas."

    def field(self, question, on_enter):
        from course_lib.exercises.inputs import BoxesField, TextField

        return (BoxesField if question.options else TextField)(question, on_enter)

    def read(self, question, answer):
        """What each entry is meant for, by how it was given; None for what the question file does not name."""
        known = _known(question)
        return {one: _meant(one, known) for one in _entries(answer, known)}

    def judge(self, question, answer):
        meant = self.read(question, answer)
        given = {meaning or key(one) for one, meaning in meant.items()}
        for right in (Accepted(question.answer, ""), *question.accept):
            if given == set(right.answer):
                return _right(right, meant)
        check_names(question, [one for one, meaning in meant.items() if not meaning])
        odd = not_a_name(question.answer, [one for one, meaning in meant.items() if not meaning])
        return _own(question, given) or Verdict(NOT_YET, f"{_tally(question, given)} {odd}{first_step(question)}")

    def wrong_answers(self, question):
        return [(_as_given(question, one), one.message) for one in question.wrong]


def _as_given(question, wrong):
    """A wrong answer of a question file as a whole list, where it names one entry too many or missing."""
    if wrong.extra is not None:
        return [*question.answer, wrong.extra]
    if wrong.missing is not None:
        return [entry for entry in question.answer if entry != wrong.missing]
    return wrong.answer


def _known(question):
    """Everything the question file names: what an entry may be meant for."""
    named = [*question.options, *question.answer]
    named += [entry for one in (*question.accept, *question.wrong) for entry in one.answer or ()]
    named += [one.extra for one in question.wrong if one.extra]
    return list(dict.fromkeys(named))


def _entries(answer, known):
    if isinstance(answer, str):
        return _typed_entries(answer, known)
    if pandas_type(answer, "DataFrame"):
        answer = _column(answer)
    answer = plain(answer)
    if isinstance(answer, dict):
        answer = [name for name, value in answer.items() if value is True] or answer
    if not isinstance(answer, (list, tuple, set, frozenset)):
        answer = [answer]
    entries = [plain(one) for one in list(answer)[:_MOST] if not is_blank(one) and not is_missing(one)]
    for one in entries:
        if isinstance(one, bool) or not isinstance(one, (str, int, float)):
            raise Unreadable(f"{_WANTED} You gave {described(one if len(entries) == 1 else answer)}"
                             f"{'' if len(entries) == 1 else f', and in it {described(one)}'}.")
    return list(dict.fromkeys(one if isinstance(one, str) else shown(one) for one in entries))


def _column(table):
    """The column of a table that names its rows: the only one, or that of the texts."""
    names = [name for name in table.columns if name == "article_id" or table.shape[1] == 1]
    if not names:
        raise Unreadable(f"{_WANTED} You gave {described(table)}. Take one of its columns, for example "
                         f"table[\"{table.columns[0]}\"].")
    return table[names[0]]


def _typed_entries(text, known):
    """The entries of one text; a known one that holds a comma or an *and* is kept whole."""
    whole = sorted((entry for entry in known if _BREAK.search(entry) or _AND.search(entry)), key=len, reverse=True)
    if any(same(text, entry) for entry in known):
        return [text]
    text = re.sub(r"[^\S\r\n]+", " ", text)
    for number, entry in enumerate(whole):
        pattern = r"\s+".join(map(re.escape, entry.split()))
        text = re.sub(pattern, lambda _, sign=chr(_RUNE + number): sign, text, flags=re.IGNORECASE)
    pieces = [piece for part in _BREAK.split(text) for piece in _AND.split(part)]
    if len(pieces) == 1 and len(_ids(text)) > 1:
        pieces = _ids(text)
    pieces = [re.sub(r"^(?:and|or)\s+", "", piece.strip(" \t.-–*[](){}'\"")) for piece in pieces]
    restored = dict(zip(map(chr, range(_RUNE, _RUNE + len(whole))), whole))
    return list(dict.fromkeys(restored.get(piece, piece) for piece in pieces[:_MOST] if not is_blank(piece)))


def _ids(text):
    return ARTICLE_ID.findall(folded(text))


def _meant(entry, known):
    """Which of the known entries is meant, or None."""
    for is_meant in (same, same_name, is_beginning, is_misspelt):
        meant = [one for one in known if is_meant(entry, one)]
        if len(meant) == 1:
            return meant[0]
    return None


def _right(right, meant):
    respelt = [meaning for one, meaning in meant.items() if meaning and not same(one, meaning)]
    note = f"Printed: {listing([f'“{one}”' for one in respelt])}." if respelt else ""
    return Verdict(RIGHT, " ".join(filter(None, (note, right.why))), near=bool(respelt))


def _own(question, given):
    """The question's own messages for this list: that for the whole, else those for what is too many or missing."""
    for one in question.wrong:
        if one.answer is not None and set(one.answer) == given:
            return own_verdict(one)
    found = [one for one in question.wrong if one.extra in given or _is_missed(question, one, given)]
    if not found:
        return None
    messages = list({one.message: one for one in found}.values())[:2]  # several entries may have one message
    passages = tuple(one.passage for one in messages if one.passage)
    return Verdict(NOT_YET, " ".join([*(one.message for one in messages), _tally(question, given)]), passages)


def _is_missed(question, wrong, given):
    """Whether an entry was left out: said only where something was found, for else everything was."""
    return wrong.missing is not None and wrong.missing not in given and bool(given & set(question.answer))


def _tally(question, given):
    """How many entries are right, too many and missing, without naming them."""
    right = set(question.answer)
    good, more, less = len(given & right), len(given - right), len(right - given)
    parts = [f"{good or 'none'} of yours {'are' if good > 1 else 'is'} right"]
    parts += [f"{more} {'are' if more > 1 else 'is'} too many"] if more else []
    parts += [f"{less} {'are' if less > 1 else 'is'} missing"] if less else []
    sentence = listing(parts)
    return f"{sentence[0].upper()}{sentence[1:]}."
