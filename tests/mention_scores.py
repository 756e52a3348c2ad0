"""How well frameworks and formulas are found: the tables against the lists made by reading.

Run ``python -m tests.mention_scores`` for precision, recall and every difference.
"""

import sys
from pathlib import Path
from typing import NamedTuple

import course_lib as course

sys.path.insert(0, str(Path(__file__).parent))
from goldlists import rows  # noqa: E402

TABLES = {"frameworks": ("framework", "framework_id"), "formulas": ("formula", "formula_id")}


class Score(NamedTuple):
    """``missed`` and ``extra``: (id, article, start, end)."""

    precision: float
    recall: float
    missed: list
    extra: list


def score(corpus, name):
    """One table against its list. What the list marks as part of a longer name may be found or not."""
    column, id_column = TABLES[name]
    gold = {_key(row[column], row): row for row in rows(name)}
    table = getattr(corpus, name).dropna(subset=id_column)
    if name == "frameworks":  # the list has seven frameworks, the course's word list more
        table = table[table[id_column].isin({row[column] for row in gold.values()})]
    found = {_key(row[id_column], row) for row in table.to_dict("records")}
    needed = {key for key, row in gold.items() if not row.get("part_of")}
    right = found & gold.keys()
    return Score(len(right) / len(found), len(found & needed) / len(needed),
                 sorted(needed - found), sorted(found - gold.keys()))


def _key(id, row):
    return id, row["article_id"], int(row["start"]), int(row["end"])


def main():
    corpus = course.load()
    for name in TABLES:
        result = score(corpus, name)
        print(f"{name}: precision {result.precision:.3f}, recall {result.recall:.3f}")
        for what, keys in (("missed", result.missed), ("extra", result.extra)):
            for id, article, start, end in keys:
                page = corpus.text(article.rpartition(".")[0])
                print(f"  {what} {id} in {article}: "
                      f"{page[max(0, start - 40):start]}[{page[start:end]}]{page[end:end + 40]}")


if __name__ == "__main__":
    main()
