"""The library's counts of reporting verbs and modality beside earlier ones, with reasons for each difference.

``tests/gold/counts.csv`` holds counts made before the library, text by text, of words as printed. Beside them
stand the library's counts of the same words (``course_lib.count``) and of the clauses that these words govern
(``corpus.statements``). Run ``python -m tests.count_report`` for the tables.
"""

import csv
from collections import Counter
from pathlib import Path

import course_lib as course

GOLD = Path(__file__).parent / "gold" / "counts.csv"
# The earlier counts leave these out as wholes; the library leaves out copied sentences, here and elsewhere.
LEFT_OUT = ("july.1", "april.1", "silkroad.1")

# The earlier counts that together make up a step of the ladders, or are to be taken out of it.
STEPS = {
    "will-always-never": (["will never / will always"], []),
    "will-continue": (["will continue to"], []),
    "will": (["will (all)"], ["will never / will always", "will continue to"]),
    "stands-ready": (["stands ready to"], []),
    "ready": (["is/are ready to"], []),
    "willing": (["is/are willing to", "willingness (noun)"], []),
    "expects": (["expect", "look(s) forward"], []),
    "must": (["must"], []),
    "should": (["should"], []),
    "necessary": (["it is necessary"], []),
    "calls-on": ([], []),
    "asks": (["asked"], []),
    "hopes": (["hope"], []),
}
MORE_CLAUSES = "one verb governs several clauses: a row begins wherever the modal step changes"
# Why there are other numbers of clauses than of words; read off the pages.
WHY = {
    "proposed": "“the session proposed” (july.2, line 69) tells what was done: no speaker",
    "ready": "also “readiness to” (cgtn.1, line 22) and “ready to enhance” (july.2, line 71)",
    "willing": "also “willing to deepen”, without “is” (july.2, line 73)",
    "necessary": "also “the need to” (april.1, line 55) and “the need for” (april.3, line 102)",
    "calls-on": "not among the earlier counts: “calling on” (april.2, line 75; april.1, line 13)",
}


def earlier():
    """The earlier counts as a dict from name to (kind, pattern, Counter of articles)."""
    with open(GOLD, encoding="utf-8", newline="") as file:
        return {row["name"]: (row["kind"], row["pattern"], _by_article(row["by_article"]))
                for row in csv.DictReader(file)}


def _by_article(cell):
    return Counter({article: int(n) for article, n in (part.split() for part in cell.split("; ") if part)})


def words(sentences, pattern):
    """The library's count of a pattern: Counters of articles, over all sentences and over distinct ones."""
    found = course.count(sentences, pattern, regex=True).set_index("article_id")
    return +Counter(found["n_all"].to_dict()), +Counter(found["n_distinct"].to_dict())


def why_distinct(every, distinct):
    """What the library counts beside the twelve texts, what it leaves out of them, and the sum of both."""
    own = {article: distinct[article] for article in LEFT_OUT if distinct[article]}
    copied = {article: distinct[article] - every[article] for article in every
              if article not in LEFT_OUT and distinct[article] != every[article]}
    parts = [f"{n:+} in {article}'s own sentences" for article, n in own.items()]
    parts += [f"{n:+} in copied sentences of {article}".replace("-", "−") for article, n in copied.items()]
    return "; ".join(parts), sum(own.values()) + sum(copied.values())


def verb_rows(statements, counts):
    """A row for each verb: its name, the words counted earlier, the clauses it governs, why they differ."""
    clauses = Counter(statements["verb"].dropna().str.lower())
    for name, (kind, _, articles) in counts.items():
        if kind == "verb":
            yield _row(name, articles.total(), clauses[name])


def step_rows(statements, counts):
    """The same for each step of the ladders."""
    clauses = Counter(statements["modal"].dropna())
    for step, (adds, takes) in STEPS.items():
        total = sum(counts[name][2].total() for name in adds) - sum(counts[name][2].total() for name in takes)
        yield _row(step, total, clauses[step])


def _row(name, n_words, n_clauses):
    why = WHY.get(name) or (MORE_CLAUSES if n_clauses > n_words else "")
    return name, n_words, n_clauses, why if n_words != n_clauses else ""


def main():
    corpus, counts = course.load(), earlier()
    heads = ("earlier", "now", "earlier, 12 texts", "now, distinct")
    print(f"{'words':26}{heads[0]:>9}{heads[1]:>5}{heads[2]:>19}{heads[3]:>15}  why they differ")
    for name, (_, pattern, articles) in counts.items():
        every, distinct = words(corpus.sentences, pattern)
        twelve = sum(n for article, n in articles.items() if article not in LEFT_OUT)
        why, _ = why_distinct(every, distinct)
        print(f"{name:26}{articles.total():9}{every.total():5}{twelve:19}{distinct.total():15}  {why}")
    for title, rows in (("verbs", verb_rows), ("steps of the ladders", step_rows)):
        print(f"\n{title:26}{'words, earlier':>16}{'clauses, now':>14}  why they differ")
        for name, n_words, n_clauses, why in rows(corpus.statements, counts):
            print(f"{name:26}{n_words:16}{n_clauses:14}  {why}")


if __name__ == "__main__":
    main()
