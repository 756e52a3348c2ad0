"""The table of exercises: each question, and how many of its right and wrong answers the tests judge.

``python -m tests.question_table`` prints it. Besides the wrong answers of the question files, those in
``wrong_answers.csv`` are judged: they have no message of their own, and are "not yet" all the same.
"""

import csv
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import NamedTuple

from course_lib.exercises.answers import kind_of
from course_lib.exercises.questions import SHIPPED, every

FURTHER = Path(__file__).parent / "wrong_answers.csv"
# What one must do to answer, where it is not reading a passage: find the words that carry it (every question for
# evidence), judge between passages, or count.
JUDGEMENT = {"0.2", "1.8", "1.9", "2.3", "2.7", "4.2", "5.8", "5.9", "6.1", "6.6", "7.3", "7.6", "7.7", "7.8", "7.9"}
COUNT = {"1.3", "2.4", "3.1", "3.4", "5.2", "5.4", "7.4"}


class Row(NamedTuple):
    notebook: str
    id: str
    kind: str
    reads: str  # words that carry it, a judgement between passages, a passage, or a count
    right: int
    accepted: int
    own: int  # wrong answers with a message of their own
    further: int  # wrong answers without one

    @property
    def wrong(self):
        return self.own + self.further


@cache
def further_wrong():
    """The typed answers of wrong_answers.csv by question."""
    found = defaultdict(list)
    with FURTHER.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["id"]].append(row["answer"])
    return dict(found)


def rows():
    """One row a question that comes with the course."""
    return [_row(question) for question in every(SHIPPED)]


def _row(question):
    right, accepted = len(kind_of(question).right_answers(question)), len(question.accept)
    return Row(question.notebook, question.id, question.kind, _reads(question), right - accepted, accepted, len(kind_of(question).wrong_answers(question)),
               len(further_wrong().get(question.id, ())))


def _reads(question):
    if question.kind == "evidence":
        return "words"
    return "judgement" if question.id in JUDGEMENT else "count" if question.id in COUNT else "passage"


def share_with_own_message(table):
    return sum(row.own for row in table) / sum(row.wrong for row in table)


def main():
    table = rows()
    line = "{:<26} {:>5}  {:<9} {:<10} {:>5} {:>8} {:>5} {:>15}"
    print(line.format("notebook", "id", "kind", "asks for", "right", "accepted", "wrong", "own message, %"))
    for row in table:
        print(line.format(row.notebook, row.id, row.kind, row.reads, row.right, row.accepted, row.wrong,
                          f"{100 * row.own / row.wrong:.0f}" if row.wrong else "–"))
    totals = [sum(getattr(row, name) for row in table) for name in ("right", "accepted", "wrong")]
    print(line.format("all", len(table), "", "", *totals, f"{100 * share_with_own_message(table):.0f}"))


if __name__ == "__main__":
    main()
