"""How much of a reader's annotations the program suggests by itself, table by table.

``python -m tests.suggested_scores`` prints the scores for the five pages, and each difference.
"""

from collections import Counter

import course_lib as course

FIELDS = ("speaker_ids", "voice", "modal")


class Scores:
    """Counts of right, found and wanted by table, and a line for each difference."""

    def __init__(self):
        self.right, self.found, self.wanted, self.lines = Counter(), Counter(), Counter(), []

    def compare(self, what, found, wanted):
        """Count keys that are in both."""
        self.right[what], self.found[what], self.wanted[what] = len(found & wanted), len(found), len(wanted)
        self.lines += [f"{what}: not in the list: {key}" for key in sorted(found - wanted, key=str)]
        self.lines += [f"{what}: missed: {key}" for key in sorted(wanted - found, key=str)]


def scores(corpus):
    """Suggestions against annotations, as Scores."""
    score, suggested = Scores(), corpus.suggested
    score.compare("people", _keys(suggested.people, "start", "end", "person_id"), _keys(corpus.people, "start", "end", "person_id"))
    _compare_clauses(score, suggested.statements, corpus.statements[corpus.statements["doubt"].isna()])
    core, found = corpus.with_meetings(scope="core"), _events(suggested)
    score.compare("meetings", found, _events(corpus))
    score.compare("core meetings", found & _events(core), _events(core))
    passages, told = set(suggested.tellings["sentence"]), _told(corpus)
    score.compare("passages", passages, passages & told)
    score.compare("core passages", _told(suggested) & set(core.tellings["sentence"]), set(core.tellings["sentence"]))
    return score


def _keys(table, *columns):
    return {(row["page_id"], *(row[name] for name in columns)) for row in table.to_dict("records")}


def _compare_clauses(score, suggested, wanted):
    """Each clause of which the reader was sure with the suggestion that overlaps it most."""
    of_page = {page: part.to_dict("records") for page, part in suggested.groupby("page_id")}
    for row in wanted.to_dict("records"):
        best = max(of_page[row["page_id"]], key=lambda one: min(one["end"], row["end"]) - max(one["start"], row["start"]))
        for field in FIELDS:
            same = _plain(best[field]) == _plain(row[field])
            score.right[field] += same
            score.wanted[field] += 1
            score.found[field] += 1
            if not same:
                score.lines.append(f"{field}: {row['article_id']}, line {row['line']}: wanted {_plain(row[field])}, found "
                                   f"{_plain(best[field])}: {row['quote'][:80]!r}")


def _plain(value):
    if isinstance(value, tuple):
        return tuple(sorted(value))
    return None if value != value else value


def _events(tables):
    return {(tuple(sorted(row["participants"])), str(row["date"]), row["kind"]) for row in tables.meetings.to_dict("records")}


def _told(tables):
    """Every sentence that tells of a meeting."""
    return {name for row in tables.tellings.to_dict("records") for name in (row["sentence"], *row["also"])}


if __name__ == "__main__":
    result = scores(course.load())
    print(*result.lines, sep="\n")
    for what in result.wanted:
        print(f"{what}: right {result.right[what]}, found {result.found[what]}, wanted {result.wanted[what]}")
