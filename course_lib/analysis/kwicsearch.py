"""What the concordance explorer looks for: a search with its filters as a table of lines."""

from typing import NamedTuple

from course_lib.analysis.formulations import formula_list
from course_lib.analysis.reading import concordance, count
from course_lib.analysis.speaking import last_overlapping, with_speakers
from course_lib.errors import CourseError

NOBODY = "nobody named"
_MOST = 50_000  # lines; more takes seconds and helps nobody


class Search(NamedTuple):
    """What is asked; an empty word means that a filter is off."""

    term: str = ""
    sort: str = "position"
    speaker: str = ""
    outlet: str = ""
    category: str = ""
    distinct: bool = False


def find_lines(corpus, search):
    """The lines that are asked for, as a concordance with ``speaker_ids, basis, voice, outlet, agency, category``.

    A blank term has none; ``|`` parts wordings. Raises CourseError for one without a word, or that finds too much.
    """
    if not search.term.strip():
        return find_lines(corpus, Search(term="x"))[:0]
    if not any(map(str.isalnum, search.term)):
        raise CourseError(f"“{search.term}” holds no letter or digit, and what is looked for is words. Type a word or "
                          "a phrase.")
    term = [one for one in search.term.split("|") if one.strip()] or search.term
    places = int(count(corpus.sentences, {"": term}, by=None, distinct=False)["n_all"].sum())
    if places > _MOST:
        raise CourseError(f"“{search.term}” stands in {places:,} places, too many to list. "
                          "Look for something longer.")
    lines = concordance(corpus.sentences, term, sort=search.sort, distinct=search.distinct)
    return _filtered(_with_sources(corpus, with_speakers(corpus, lines)), search)


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
        lines = lines[(lines["speaker_ids"].map(len) == 0) | (lines["basis"] == "source")]
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
