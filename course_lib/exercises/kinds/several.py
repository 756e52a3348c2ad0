"""Questions for several things: which entries are right, which are too many, and how many are missing."""

import re

from course_lib.display.markup import listing
from course_lib.exercises.given import Unreadable, is_blank, is_table, plain, shown
from course_lib.exercises.kinds.kind import Kind, is_texts, own_verdict
from course_lib.exercises.places import are_names, not_a_name, texts_in
from course_lib.exercises.question import NOT_YET, RIGHT, Verdict
from course_lib.exercises.wordings import (ARTICLE_ID, folded, has_in_a_row, is_misspelt, key, same, same_name,
                                           the_one_meant)
from course_lib.wanted import described, is_missing

_MOST = 500  # entries that are read
_TOGETHER = 6  # pieces of a text that may be one entry
_BREAK = re.compile(r"\s*[;\n\r•|]\s*|\s*,\s+|\s*,(?!\d)|(?<!\d),(?=\d)|\s+(?:and|&|\+|or|as well as)\s+|\s*[&/+]\s*",
                    re.IGNORECASE)
_AROUND = re.compile(r"^[\s.*{}\[\]'\"–-]*(?:(?:and|or)\s+)?|[\s.*{}\[\]'\"–-]*$", re.IGNORECASE)


class Several(Kind):
    """*several*: boxes to tick where there are options; else typed, or a list, or a column of a table."""

    name, must, field = "several", "a list of texts, without doubles", "SeveralField"
    wanted = "This question asks for several things, as a list or as one text with commas."

    def is_answer(self, value):
        return is_texts(value)

    def how(self, question):
        return "Choose all that hold." if question.options else "Name all of them, separated by commas."

    def read(self, question, answer):
        """What each entry is meant for, by how it was given; None for what the question file does not name."""
        known = [*question.options, *question.answer]
        known += [entry for one in (*question.accept, *question.wrong) for entry in one.answer or ()]
        known = list(dict.fromkeys([*known, *(one.extra for one in question.wrong if one.extra)]))
        if isinstance(answer, str):
            return _typed(question, answer, known)
        return {one: _meant(question, one, known) for one in self._entries(answer)}

    def _entries(self, answer):
        if is_table(answer):
            answer = self._column(answer)
        answer = plain(answer) if isinstance(plain(answer), (list, tuple, set, frozenset)) else [answer]
        entries = [plain(one) for one in list(answer)[:_MOST] if not is_blank(one) and not is_missing(one)]
        for one in entries:
            if isinstance(one, bool) or not isinstance(one, (str, int, float)):
                inner = f"{described(answer)}, and in it {described(one)}" if len(entries) > 1 else described(one)
                raise Unreadable(f"{self.wanted} You gave {inner}.")
        return list(dict.fromkeys(one if isinstance(one, str) else shown(one) for one in entries))

    def _column(self, table):
        """The column of a table that names its rows: the only one, or that of the texts."""
        names = [name for name in table.columns if name == "article_id" or table.shape[1] == 1]
        if not names:
            raise Unreadable(f"{self.wanted} You gave {described(table)}. Take one of its columns, for example "
                             f"table[\"{table.columns[0]}\"].")
        return table[names[0]]

    def judge(self, question, answer):
        meant = self.read(question, answer)
        given = {meaning or key(one) for one, meaning in meant.items()}
        for right in question.right:
            if given == set(right.answer):
                respelt = [f"“{meaning}”" for one, meaning in meant.items() if meaning and not same(one, meaning)]
                note = f"Printed: {listing(respelt)}." if respelt and not question.options else ""
                return Verdict(RIGHT, f"{note} {right.why}".strip())
        odd = not_a_name(question, question.answer, [one for one, meaning in meant.items() if not meaning])
        return _own(question, given) or Verdict(NOT_YET, f"{_tally(question, given)} {odd}{question.first_step}")

    def wrong_answers(self, question):
        return [(_as_given(question, one), one.message) for one in question.wrong]


def _as_given(question, wrong):
    """A wrong answer of a question file as a whole list, where it names one entry too many or missing."""
    if wrong.answer is not None:
        return wrong.answer
    return [one for one in question.answer if one != wrong.missing] + ([wrong.extra] if wrong.extra else [])


def _typed(question, text, known):
    """The entries of one text, divided at its signs; pieces that are a known entry only together stay together."""
    text = re.sub(r"[^\S\r\n]+", " ", text)
    breaks = [0, *(place for match in _BREAK.finditer(text) for place in match.span()), len(text)]
    pieces = [span for span in zip(breaks[::2], breaks[1::2]) if not is_blank(text[slice(*span)])]
    if len(pieces) == 1 and len(names := ARTICLE_ID.findall(folded(text))) > 1:
        return {one: _meant(question, one, known) for one in names}
    entries, at = {}, 0
    while at < len(pieces) and len(entries) < _MOST:
        for together in range(min(_TOGETHER, len(pieces) - at), 0, -1):
            entry = _AROUND.sub("", text[pieces[at][0]:pieces[at + together - 1][1]])
            meaning = _meant(question, entry, known)
            if meaning:
                break
        if not is_blank(entry):
            entries[entry] = meaning
        at += together
    return entries


def _meant(question, entry, known):
    """Which of the known entries is meant, or None."""
    in_a_row = (has_in_a_row,) if question.options else ()
    if meant := the_one_meant(entry, known, same, same_name, *in_a_row, is_misspelt):
        return meant
    name = texts_in(question.pages).called(entry) if key(entry).isalpha() and are_names(question.answer) else None
    return name if name in known else None


def _own(question, given):
    """The question's own messages for this list: that for the whole, else those for what is too many or missing."""
    for one in question.wrong:
        if one.answer is not None and set(one.answer) == given:
            return own_verdict(one)
    found = [one for one in question.wrong if one.extra in given or _is_missed(question, one, given)]
    found.sort(key=lambda one: one.extra is None)  # first what was said, then what was not
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
    parts += [f"{number} {'are' if number > 1 else 'is'} {what}"
              for number, what in ((more, "too many"), (less, "missing")) if number]
    sentence = listing(parts)
    return f"{sentence[0].upper()}{sentence[1:]}."
