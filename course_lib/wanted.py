"""What the course's functions want to be given, by the names of their parameters, and a sentence where it is not that.

The names are the course's terms: ``corpus`` or ``article_id`` means the same wherever it stands, so what is wanted is
said once, here. A parameter that is not named here is checked by its function, or may be anything.
"""

import inspect
import re
from collections.abc import Callable, Collection, Iterator
from datetime import date
from functools import wraps
from os import PathLike
from typing import NamedTuple

from course_lib.errors import CourseError, one_of

_LONGEST = 200  # characters of a name
_HIGHEST = 1_000_000


class Kind(NamedTuple):
    """What a parameter is, in words, and whether a value is of that kind."""

    words: str
    holds: Callable


def _is(*names):
    """Whether a value's type, or one that it is made from, has one of these names: so pandas need not be imported."""
    return lambda value: not {base.__name__ for base in type(value).__mro__}.isdisjoint(names)


def _whole(lowest):
    whole = _is("int", "integer")
    return lambda value: whole(value) and not isinstance(value, bool) and lowest <= value <= _HIGHEST


_words = _is("str")


def _name(value):
    return isinstance(value, str) and len(value) <= _LONGEST


def _several(one):
    """One or several; what gives them one by one is let through, for it can be asked only once."""
    def holds(value):
        if isinstance(value, Collection) and not _is("DataFrame", "str")(value):
            return all(map(one, value))
        return one(value) or isinstance(value, Iterator)
    return holds


def _terms(value):
    return all(map(_several(_words), value.values())) if isinstance(value, dict) else _several(_words)(value)


def _pairs(value):
    return isinstance(value, (list, tuple)) and all(
        isinstance(pair, (list, tuple)) and len(pair) == 2 and all(map(_words, pair)) for pair in value)


def _path(value):
    """A path whose parts are no longer than file systems have them, in bytes, and without halves of characters."""
    parts = re.split(r"[/\\]", str(value)) if isinstance(value, (str, PathLike)) else ["\0"]
    return not any(re.search(r"[\0\n\ud800-\udc7f\udd00-\udfff]", part)
                   or len(part.encode(errors="replace")) > 255 for part in parts)


def _or_none(holds):
    return lambda value: value is None or holds(value)


_table, _day = _is("DataFrame"), lambda value: _name(value) or hasattr(value, "year")
_KINDS = {  # by the names of parameters, and before these by those of one function
    "corpus compare_readers.other": Kind("a corpus, such as course.load() gives", lambda one: hasattr(one, "articles")),
    "results": Kind("the table that course.class_results(folder) gives", _table),
    "sentences target reference table with_speakers.rows": Kind(
        "a table, such as corpus.sentences or some of its rows", _table),
    "row": Kind("one row of a table, such as table.iloc[0]", _is("Series", "dict", "tuple", "DataFrame")),
    "show.table": Kind("a table, such as corpus.articles", _is("DataFrame", "Series")),
    "width n window at_least most": Kind("a whole number from 1 to a million", _whole(1)),
    "show.rows ConcordanceExplorer.choose.line": Kind("a whole number from 1, or None", _or_none(_whole(1))),
    "line paragraph number start clause DateResolver.choose.phrase": Kind("a number of the table", _whole(0)),
    "LabelCheck.label.line LabelCheck.take_back.line": Kind("the number of a line, or lines such as \"12-40\"",
                                                            lambda one: _name(one) or _whole(0)(one)),
    "clauses": Kind("a whole number from 1, or rows of corpus.statements", lambda one: _table(one) or _whole(1)(one)),
    "distinct regex case whole checked shown apart": Kind("True or False", _is("bool", "bool_")),
    "folder file path": Kind('a path, such as "my_texts"', _path),
    "load.source": Kind("the path of a folder, or a table with a column of texts (one text is read by load_text)",
                        lambda one: _table(one) or _path(one)),
    "article_id other_id first second": Kind('the id of a text, such as "july.4"', _name),
    "question_id note_id notebook": Kind('a number in quotation marks, such as "1.3"', _name),
    "page_id person_id sentence scope kind category sort label code verdict framework phrase prediction kinds "
    "name name_order state place person reader word by codebook.table load.text": Kind(
        "a name in quotation marks", _name),
    "as_of published": Kind('a day in quotation marks, such as "2024-07-25"', _or_none(_day)),
    "count.by dispersion.parts tally.by": Kind(
        "the name of a column, or a list of them", _or_none(_several(_name))),
    "hand_in.name": Kind("a name in quotation marks", _words),
    "hand_in.notebooks": Kind('the numbers of notebooks, such as ["00", "01"]',
                              _several(lambda one: _name(one) or _whole(0)(one))),
    "term": Kind("a word or phrase in quotation marks, or a list of them", _several(_words)),
    "terms": Kind("a word or phrase in quotation marks, a list of them, or a dict from names to them", _terms),
    "order phrases categories ids notebooks": Kind("a list of names", _several(_name)),
    "agreement.names": Kind("two names", lambda one: isinstance(one, (list, tuple)) and len(one) == 2
                            and all(map(_words, one))),
    "pairs": Kind('a list of pairs, such as [("cgtn.1, line 20", "july.4, line 123")]', _pairs),
    "evidence": Kind('a list of pairs, such as [("july.4", "the words")]', _pairs),
    "agreement.first agreement.second": Kind("a coder's codes: a list, a column, or a dict from things to codes",
                                             lambda one: isinstance(one, Collection) and not _is(
                                                 "str", "bytes", "DataFrame")(one)),
    "DateResolver.own.phrase dateline page_date": Kind("a few words in quotation marks", _name),
    "aliases claim day draft form limit note other_reading quotation reason same_as short_form speaker status text "
    "titles verb voice who why words": Kind("a text in quotation marks", _words),
    "outlet outlet_basis rights url": Kind("a text, or None", _or_none(_words)),
    "NoteForm.keep.answer": Kind("a dict from the names of boxes to texts",
                                 lambda one: isinstance(one, dict) and all(map(_words, one.values()))),
    "content": Kind("the bytes of a file", _is("bytes", "bytearray", "memoryview")),
    "load.executor": Kind("an executor, as in concurrent.futures", lambda one: hasattr(one, "submit")),
    "rule": Kind("a function that takes a sentence", callable),
}
_BY_NAME = {name: kind for names, kind in _KINDS.items() for name in names.split()}


def checked(function):
    """A function that first looks at what it is given, as ``_KINDS`` has it, and says so in a CourseError.

    >>> @checked
    ... def n_articles(corpus):
    ...     return len(corpus.articles)
    >>> n_articles(5)
    Traceback (most recent call last):
    course_lib.errors.CourseError: n_articles: corpus is a corpus, such as course.load() gives, not the number 5.
    >>> n_articles(corpsu=5)
    Traceback (most recent call last):
    course_lib.errors.CourseError: There is no argument of n_articles 'corpsu'; did you mean 'corpus'? There is: corpus.
    """
    where = function.__qualname__.removesuffix(".__init__")
    signature = inspect.signature(function)
    takes_any = any(one.kind is one.VAR_KEYWORD for one in signature.parameters.values())

    @wraps(function)
    def asked(*args, **kwargs):
        try:
            given = signature.bind(*args, **kwargs).arguments
        except TypeError as error:
            names = [name for name in signature.parameters if name != "self"]
            for name in kwargs if not takes_any else ():
                one_of(f"argument of {where}", name, names)
            raise CourseError(f"{where}: {error}. It takes: {', '.join(names)}.") from None
        for name, value in given.items():
            _check(where, signature.parameters[name], value)
        return function(*args, **kwargs)
    return asked


def checked_methods(kind):
    """A class whose constructor and public methods are ``checked``; it may decorate one."""
    for name, made in list(vars(kind).items()):
        if inspect.isfunction(made) and (name == "__init__" or not name.startswith("_")):
            setattr(kind, name, checked(made))
    return kind


def _check(where, parameter, value):
    """Raise a CourseError where a value is not what a parameter is; what it is without being given may always be."""
    if parameter.kind is parameter.VAR_KEYWORD:
        kinds = {name: (one, _BY_NAME.get(name)) for name, one in value.items()}
    else:
        kinds = {parameter.name: (value, _BY_NAME.get(f"{where}.{parameter.name}", _BY_NAME.get(parameter.name)))}
    for name, (one, kind) in kinds.items():
        if kind and one is not parameter.default and not kind.holds(one):
            raise CourseError(f"{where}: {name} is {kind.words}, not {described(one)}{_odd_in(one)}.")


def _odd_in(value):
    """The first thing in a list, or in what is like one, that is neither a text nor another list."""
    odd = [one for one in value if not isinstance(one, (str, Collection))] if isinstance(
        value, (list, tuple, set, frozenset, dict)) else ()
    return f" with {described(odd[0])} in it" if odd else ""


def described(value):
    """A value in words, for a message that says what was given.

    >>> described([1, 2, 3]), described("Nanning"), described(len), described(0.5), described(True)
    ('a list of 3', 'the text “Nanning”', 'a function', 'the number 0.5', 'True')
    """
    if isinstance(value, str):
        return f"the text “{shortened(value)}”"
    if value is None or isinstance(value, bool):
        return str(value)
    if is_missing(value):
        return "a missing value"
    if isinstance(value, int) and abs(value) > 10 ** 100:  # Python writes none of thousands of digits
        return "a number of more than a hundred digits"
    if isinstance(value, (int, float)):
        return f"the number {shortened(str(value))}"
    if isinstance(value, date):
        return f"the date {value:%Y-%m-%d}"
    if _table(value):
        return f"a table of {len(value)} row{'s' * (len(value) != 1)}"
    if hasattr(type(value), "tolist"):  # a column or an array
        return described(value.tolist())
    if isinstance(value, (list, tuple, set, frozenset, dict)):
        name = "dict" if isinstance(value, dict) else "list" if isinstance(value, (list, tuple)) else "set"
        return f"a {name} of {len(value)}"
    return "a function" if callable(value) else f"a value of the type {type(value).__name__}"


def is_missing(value):
    """Whether a value is none: None, NaN, or pandas' NA and NaT; pandas need not be imported.

    >>> is_missing(float("nan")), is_missing("")
    (True, False)
    """
    return (value is None or type(value).__name__ in ("NAType", "NaTType")
            or isinstance(value, float) and value != value)


def shortened(words, longest=60):
    """Words on one line, cut where a message has no room for them.

    >>> shortened("one\\ntwo"), shortened("a long answer", 8)
    ('one two', 'a long…')
    """
    line = " ".join(words.split())
    return line if len(line) <= longest else line[:longest - 1].rstrip() + "…"
