"""Differences between two texts against the lists made by reading: ``python -m tests.difference_scores`` shows all errors.

A found difference is *listed* where a row of the list has its kind and overlaps it in every text in which both have a
place. Where it is not, it may be *finer* (a word of what the list has as one change), of *another kind*, or *unlisted*;
all three count against precision, although the list of the pairs that are no copies is a choice (see the README there).
Left out are, as in the list, commas and capitals alone, sentences that have only moved, and rows that the reader marked
as doubtful.
"""

import csv
from collections import Counter
from itertools import groupby
from pathlib import Path

import course_lib as course
from course_lib.words.spans import WORD
from tests.goldlists import rows

PLACES = Path(__file__).parent / "alignment" / "places.csv"
VERDICTS = ("listed", "finer", "another kind", "unlisted")


def scores(corpus):
    """By relation (copy, parallel, rewrite): counts of verdicts on what was found, and of rows found and missed."""
    counts = {}
    for verdict, relation, _ in verdicts(corpus):
        counts.setdefault(relation, Counter())[verdict] += 1
    return counts


def precision(count):
    return count["listed"] / sum(count[verdict] for verdict in VERDICTS)


def recall(count):
    return count["found"] / (count["found"] + count["missed"])


def verdicts(corpus):
    """(verdict, relation, row) for each difference found, and for each row of the list, pair by pair."""
    for (one, other), listed in groupby(rows("differences"), lambda row: (row["source_article"], row["copy_article"])):
        listed = list(listed)
        found = corpus.compare(one, other).to_dict("records")
        for row in found:
            verdict = _verdict(row, [gold for gold in listed if _overlap(places(row), _gold_places(gold))])
            if verdict:
                yield verdict, listed[0]["relation"], row
        for gold in listed:
            if not gold["doubt"]:
                hit = any(row["difference"] == gold["kind"] and _overlap(places(row), _gold_places(gold)) for row in found)
                yield "found" if hit else "missed", gold["relation"], gold


def _verdict(row, hits):
    if any(gold["kind"] == row["difference"] for gold in hits):
        return "listed"
    if _is_left_out(row) or hits and all(gold["doubt"] for gold in hits):
        return None
    if any(gold["kind"] == "changed" and _lies_in(places(row), _gold_places(gold)) for gold in hits):
        return "finer"
    return "another kind" if hits else "unlisted"


def _is_left_out(row):
    """Whether only commas, capitals or the order of sentences differ."""
    return row["difference"] == "moved" or row["difference"] == "spelling only" and _words(row["quote"]) == _words(row["other_quote"])


def _words(quote):
    return [word.lower().replace("’", "'") for word in WORD.findall(quote)]


def places(row):
    """Where a row of a table stands in either text: (start, end), None for nowhere."""
    return _place(row["start"], row["end"]), _place(row["other_start"], row["other_end"])


def _gold_places(gold):
    return [_place(gold[f"{side}_start"], gold[f"{side}_end"]) for side in ("source", "copy")]


def _place(start, end):
    return (int(start), int(end)) if str(start).isdigit() else None


def _overlap(ours, theirs):
    both = [(one, other) for one, other in zip(ours, theirs) if one and other]
    return bool(both) and all(one[0] < other[1] and other[0] < one[1] for one, other in both)


def _lies_in(ours, theirs):
    return all(one is None or other and other[0] <= one[0] and one[1] <= other[1] for one, other in zip(ours, theirs))


# Places from earlier notes: see tests/alignment/README.md

def _places_listed():
    with PLACES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def known_places(corpus):
    """(place, row, found) for each row of the list of places that is a matter of words."""
    tables = {}
    for row in _places_listed():
        pair = row["article"], row["other_article"]
        if not row["not_words"]:
            if pair not in tables:
                tables[pair] = corpus.compare(*pair).to_dict("records")
            yield row["place"], row, _is_found(row, tables[pair])


def _is_found(row, found):
    wanted = [_place(row[f"{side}start"], row[f"{side}end"]) for side in ("", "other_")]
    return any(each["difference"] in row["kinds"].split(";") and _overlap(places(each), wanted) for each in found)


def _shown(quote, length=100):
    return repr(quote[:length]) if isinstance(quote, str) and quote else "-"


def main():
    corpus = course.load()
    for verdict, relation, row in verdicts(corpus):
        if verdict in VERDICTS[1:]:
            print(f"{verdict}: {row['difference']}, {row['article_id']} {_shown(row['quote'])}"
                  f" | {row['other_article_id']} {_shown(row['other_quote'])}")
        if verdict == "missed":
            print(f"missed: {row['kind']}, {row['source_article']} {_shown(row['source_quote'])}"
                  f" | {row['copy_article']} {_shown(row['copy_quote'])}")
    counts = scores(corpus)
    for relation, count in [*counts.items(), ("all", sum(counts.values(), Counter()))]:
        print(f"{relation}: precision {precision(count):.3f}, recall {recall(count):.3f}; {dict(count)}")
    _show_places(corpus)


def _show_places(corpus):
    known = list(known_places(corpus))
    for place, row, found in known:
        if not found:
            print(f"{place} missed: {row['kinds']}, {row['article']} {_shown(row['quote'])}"
                  f" | {row['other_article']} {_shown(row['other_quote'])}")
    missed = {place for place, _, found in known if not found}
    every = {place for place, _, _ in known}
    other = {row["place"]: row["not_words"] for row in _places_listed() if row["not_words"]}
    print(f"places: {len(every)} of {len(every) + len(other)} are a matter of words between two tellings; "
          f"{len(every) - len(missed)} found with all their rows, {sum(found for *_, found in known)} of {len(known)} rows")
    for place, reason in other.items():
        print(f"{place} no matter of words: {reason}")


if __name__ == "__main__":
    main()
