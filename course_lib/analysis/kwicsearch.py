"""What the concordance explorer looks for: a search with its filters as a table of lines."""

import re
from typing import NamedTuple

from course_lib.analysis.formulations import formula_list
from course_lib.analysis.reading import concordance, count
from course_lib.analysis.speaking import last_overlapping, with_speakers
from course_lib.errors import CourseError
from course_lib.words.terms import ReadingError

NOBODY = "nobody named"
_MOST = 50_000  # lines; more takes seconds and helps nobody
# A repetition inside a repetition, such as (a+)+: some of these never end.
_NESTED = re.compile(r"(?<!\\)[+*?}]\)(?:[+*]|\{)")


class Search(NamedTuple):
    """What is asked; an empty word means that a filter is off."""

    term: str = ""
    sort: str = "position"
    speaker: str = ""
    outlet: str = ""
    category: str = ""
    distinct: bool = False
    regex: bool = False


def find_lines(corpus, search):
    """The lines that are asked for, as a concordance with ``speaker_ids, voice, outlet, agency, category``.

    A blank term has none. Raises CourseError for a pattern that is broken or finds too much.
    """
    if not search.term.strip():
        return find_lines(corpus, Search(term="x"))[:0]
    if search.regex and _NESTED.search(search.term):
        raise CourseError(f"{search.term!r} repeats something that repeats, which can take for ever. "
                          "Write it without the outer or the inner repetition.")
    if not search.regex and not any(map(str.isalnum, search.term)):
        raise CourseError(f"“{search.term}” holds no letter or digit, and what is looked for is words. Type a word or "
                          "a phrase; a sign is found with the regular expression on, and a backslash before it.")
    try:
        lines = _listed(corpus.sentences, search)
    except ReadingError as error:
        raise CourseError(str(error).replace("leave out regex=True", "switch the regular expression off")) from None
    return _filtered(_with_sources(corpus, with_speakers(corpus, lines)), search)


def _listed(sentences, search):
    """Without a regular expression ``|`` parts wordings."""
    term = search.term if search.regex else [one for one in search.term.split("|") if one.strip()] or search.term
    places = int(count(sentences, {"": term}, by=None, distinct=False, regex=search.regex)["n_all"].sum())
    if places > _MOST:
        raise CourseError(f"“{search.term}” stands in {places:,} places, too many to list. "
                          "Look for something longer.")
    return concordance(sentences, term, sort=search.sort, distinct=search.distinct, regex=search.regex)


def _with_sources(corpus, lines):
    """The lines with the outlet and agency of their text, and the category of the formula they belong to."""
    about = corpus.articles.set_index("article_id")[["outlet", "agency"]].reindex(lines["article_id"])
    at = last_overlapping(corpus.formulas, lines["page_id"], lines["start"], lines["end"])
    formulas = corpus.formulas["formula_id"].reindex(at)
    categories = formula_list(corpus).set_index("formula_id")["category"]
    return lines.assign(outlet=about["outlet"].to_numpy(), agency=about["agency"].to_numpy(),
                        category=formulas.map(categories).to_numpy())


def _filtered(lines, search):
    if search.speaker == NOBODY:
        lines = lines[lines["speaker_ids"].map(len) == 0]
    elif search.speaker:
        lines = lines[lines["speaker_ids"].map(lambda ids: search.speaker in ids).astype(bool)]
    if search.outlet:
        lines = lines[(lines["outlet"] == search.outlet) | (lines["agency"] == search.outlet)]
    if search.category:
        lines = lines[lines["category"] == search.category]
    return lines.reset_index(drop=True)


def outlets_of(corpus):
    """The outlets of the texts, then the agencies."""
    outlets, agencies = (list(corpus.articles[name].dropna().unique()) for name in ("outlet", "agency"))
    return {name: name for name in outlets} | {f"{name} (agency)": name for name in agencies if name not in outlets}
