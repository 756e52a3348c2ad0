"""Read evidence: the name of a text, and one or two cuts of it, in whatever form they were given."""

import re

from course_lib.errors import meant
from course_lib.exercises.given import Unreadable, described, is_blank, pandas_type, plain, shortened
from course_lib.exercises.places import texts_in
from course_lib.exercises.verbatim import without_edges
from course_lib.exercises.wordings import ARTICLE_ID, folded, key

WANTED = "This question asks for two things: a text's name, and a quotation from it."
_HOW = 'Give them as ("july.2", "words of the text").'
_NAME_KEYS = ("article_id", "article", "name", "cite", "citation", "source", "page_id", "page")
_QUOTE_KEYS = ("quote", "quotation", "words", "text")
_GAP = re.compile(r"\s*[\[(]?(?:…|\.\.\.+)[\])]?\s*|[”\"]\s*[,;/+&]\s*[“\"]|\n\s*\n")
_MOST = 2  # cuts


def name_and_cuts(answer, texts):
    """The name of a text, and the cuts that were made of it, without what stands around them.

    Args:
        answer: a pair, a text, a row of a table, a dict.
        texts: the Texts that may be named.

    Raises:
        Unreadable: one of the two is missing, there is no such text, or there are more than two cuts.
    """
    name, *typed = _pieces(answer, texts)
    if not isinstance(name, str) or not all(isinstance(one, str) for one in typed):
        raise Unreadable(f"{WANTED} You gave {described(answer)}. {_HOW}")
    if len(typed) == 1 and is_name(typed[0], texts) and not is_name(name, texts):
        name, typed = typed[0], [name]
    if is_blank(name):
        raise Unreadable("The text's name is missing. Say in which text your quotation stands.")
    cuts = [without_edges(one) for whole in typed for one in _GAP.split(whole) if not is_blank(one)]
    if not cuts:
        raise Unreadable(f"The quotation is missing. Copy the words of {shortened(name)} that you rely on.")
    if len(cuts) > _MOST:
        raise Unreadable(f"You gave {len(cuts)} cuts. Two must do: which of them carry it?")
    return known_name(name, texts), cuts


def _pieces(answer, texts):
    """A name, and after it texts; as they were given."""
    if pandas_type(answer, "DataFrame"):
        if len(answer) != 1:
            raise Unreadable(f"{WANTED} You gave {described(answer)}. Choose one row, for example table.iloc[0].")
        answer = answer.iloc[0]
    if pandas_type(answer, "Series") and any(name in answer.index for name in _QUOTE_KEYS):
        answer = answer.to_dict()
    if hasattr(answer, "_asdict"):
        answer = answer._asdict()
    if isinstance(answer, dict):
        answer = [next((answer[name] for name in names if answer.get(name) is not None), "")
                  for names in (_NAME_KEYS, _QUOTE_KEYS)]
    answer = plain(answer)
    if isinstance(answer, str):
        return _split(answer, texts)
    if not isinstance(answer, (list, tuple)) or not answer:
        return [None]
    pieces = [piece for one in answer for piece in (one if isinstance(one, (list, tuple)) else [one])]
    return pieces if 2 <= len(pieces) <= 1 + _MOST else [None]


def _split(text, texts):
    """One string that holds both: ``july.4: "words"`` or ``"words" (july.4, line 113)``."""
    name = r"\(?(?P<name>[a-z]+[. ]\d+)(?:, lines? [\d–-]+)?\)?"
    for pattern in (rf"\s*{name}\s*[:;,–—-]?\s*(?P<quote>.+)", rf"(?P<quote>.+?)\s*[,–—-]?\s*{name}[\s.]*"):
        found = re.fullmatch(pattern, text, re.IGNORECASE | re.DOTALL)
        if found and is_name(found["name"], texts):
            return [found["name"], found["quote"]]
    return ["", text]


def _names(texts):
    """What a text may be called: its id, or its page's where that holds no other text."""
    articles = texts.articles
    pages = [article.rpartition(".")[0] for article in articles]
    return ({key(page): page for page in texts.pages}
            | {key(page): article for page, article in zip(pages, articles) if pages.count(page) == 1}
            | {key(article): article for article in articles})


def is_name(text, texts):
    """Whether a text of the corpus is called so."""
    return key(text) in _names(texts)


def known_name(name, texts):
    """The id of the text that is called so. Raises Unreadable, with the one that may be meant, where there is none."""
    if is_name(name, texts):
        return _names(texts)[key(name)]
    near = meant(name.strip().lower(), texts.articles)
    there = f"did you mean {near}?" if near else f"the texts are: {', '.join(texts.articles)}."
    raise Unreadable(f"There is no text “{shortened(name)}”; {there}")


def check_names(question, entries):
    """Raise Unreadable where texts are asked for and an entry looks like the name of one, but is none."""
    if all(map(ARTICLE_ID.fullmatch, question.answer)):
        for entry in entries:
            if ARTICLE_ID.fullmatch(folded(entry)):
                known_name(entry, texts_in(question.pages))
