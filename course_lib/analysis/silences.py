"""Look for what texts leave out: the reason first, the search second."""

import re

from course_lib.analysis.reading import concordance
from course_lib.display import markup
from course_lib.display.markup import Html, listing, plural, text
from course_lib.errors import CourseError


def silence(corpus, term, why=None):
    """Which texts have a term and which have not, if somebody says why that would matter.

    Args:
        corpus: a Corpus.
        term: a word or phrase, or several variants in a list, counted as one.
        why: the reason, in words, why its absence would matter.

    Returns:
        The reason, the texts that have the term, each with a number, and those that do not.

    Raises:
        CourseError: no reason is given.
        ReadingError: the term is none; see ``concordance``.

    >>> from course_lib import load
    >>> silence(load(), "South China Sea", "one of the visitors comes from Vietnam")
    In 2 of 15 texts: april.2 (2) and april.4 (1).
    """
    reason = re.sub(r"^\s*because\b", "", str(why or ""), flags=re.IGNORECASE).strip(" .…\n")
    if not re.search(r"\w", reason):
        raise CourseError("The reason is missing. "
                          "Write down first why the absence of this term would matter, then look.")
    variants = [term] if isinstance(term, str) else list(term)
    hits = concordance(corpus.sentences, variants)
    numbers, copied = hits["article_id"].value_counts(), int(hits["copy_of"].notna().sum())
    having = [name for name in corpus.articles["article_id"] if name in numbers]
    without = [name for name in corpus.articles["article_id"] if name not in numbers]
    found = f"In {len(having) or 'none'} of {plural(len(corpus.articles), 'text')}"
    found += f": {listing(f'{name} ({numbers[name]})' for name in having)}." if having else "."
    sought = listing([f"“{one}”" for one in variants], "or")
    twice = f" That is {plural(len(hits), 'time')}, {copied} of them in copied sentences." if copied else ""
    lines = [f"You look for <strong>{text(sought)}</strong>, because {text(reason)}.",
             f"<strong>{text(found)}</strong>{text(twice)}"]
    if having and without:
        lines.append(text(f"Not in: {listing(without)}."))
    return Html("".join(map(markup.sentence, lines)), found)
