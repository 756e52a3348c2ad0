"""Meetings and speakers of the invented pages.

``python -m tests.meeting_scores`` prints the scores and each difference for the pages in
``pages/tuning`` and ``pages/validation``, and for ``pages/unseen`` the numbers alone: those are for measuring.
"""

import json
import sys
import unicodedata
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from page_scores import PAGES, read  # noqa: E402


class Score:
    """Right, found and wanted, by what was counted; and a line for each difference."""

    def __init__(self):
        self.counts, self.lines = Counter(), []

    def count(self, what, right, found, wanted):
        self.counts[what, "right"] += right
        self.counts[what, "found"] += found
        self.counts[what, "wanted"] += wanted

    def precision(self, what):
        return self._share(what, "found")

    def recall(self, what):
        return self._share(what, "wanted")

    def _share(self, what, of):
        return self.counts[what, "right"] / self.counts[what, of] if self.counts[what, of] else 1.0

    def summary(self):
        for what in dict.fromkeys(what for what, _ in self.counts):
            right, found, wanted = (self.counts[what, part] for part in ("right", "found", "wanted"))
            yield (f"{what:22} right {right:3}, found {found:3}, wanted {wanted:3}: "
                   f"precision {self.precision(what):.3f}, recall {self.recall(what):.3f}")


# Invented pages

def invented(name):
    """Meetings and speakers of the invented pages in a folder. A meeting that two texts of a page tell of is one."""
    score, folder = Score(), PAGES / name
    for page in json.loads((folder / "gold.json").read_text(encoding="utf-8")):
        corpus = read(page, folder)
        gold = {_shown(one): one for article in page["articles"] for one in article.get("meetings", [])}
        _count_meetings(score, page["file"], gold.values(), corpus.meetings.to_dict("records"))
        speakers = [one for article in page["articles"] for one in article.get("speakers", [])]
        _count_speakers(score, page["file"], speakers, corpus)
    return score


def _count_meetings(score, file, gold, ours):
    """Each wanted meeting is paired with the found one that agrees in most; a pair counts where the people agree."""
    ours, pairs = list(ours), []
    for wanted in gold:
        best = max(ours, key=lambda one: _agreement(wanted, one), default=None)
        if best is not None and _same_people(wanted, best):
            ours.remove(best)
            pairs.append((wanted, best))
        else:
            score.lines.append(f"{file}: not found: {_shown(wanted)}")
    score.lines += [f"{file}: not in the list: {_shown(_plain(one))}" for one in ours]
    score.count("meetings", len(pairs), len(pairs) + len(ours), len(gold))
    for wanted, one in pairs:
        right = {field: wanted[field] == _plain(one)[field] for field in ("date", "kind", "status")}
        for field, good in right.items():
            score.count(f"  their {field}", good, 1, 1)
            if not good:
                score.lines.append(f"{file}: {field}: wanted {_shown(wanted)}, found {_plain(one)[field]}")


def _agreement(wanted, one):
    return _same_people(wanted, one), *(wanted[field] == _plain(one)[field] for field in ("date", "kind", "status"))


def _same_people(wanted, one):
    """Whether each participant wanted is among those found, by the last word of the name, and nobody else is."""
    return {_slug(name) for name in wanted["participants"]} == {_slug(id) for id in one["participants"]}


def _slug(name):
    return _ascii(name).replace("-", " ").split()[-1]


def _ascii(name):
    plain = unicodedata.normalize("NFKD", name.translate({0x111: "d", 0x110: "D", 0x131: "i"}))
    return "".join(sign for sign in plain.lower() if not unicodedata.combining(sign)).replace("'", "")


def _plain(one):
    day = None if one["date"] != one["date"] else one["date"].date().isoformat()
    return {"participants": one["participants"], "date": day, "kind": one["kind"], "status": one["status"]}


def _shown(meeting):
    return f"{', '.join(sorted(meeting['participants']))} | {meeting['date']} | {meeting['kind']} | {meeting['status']}"


def _count_speakers(score, file, gold, corpus):
    """A speaker is right where a clause of the sentence has just that one (as printed where nobody is named)."""
    sentences = [(row["sentence"], " ".join(row["quote"].split())) for row in corpus.sentences.to_dict("records")]
    for words, wanted in gold:
        first = " ".join(words.split())
        ids = [sentence for sentence, quote in sentences if first in quote]
        statements = corpus.statements[corpus.statements["sentence"].isin(ids)].to_dict("records")
        found = {_said(one) for one in statements} - {None}
        right = _slug(wanted) in found
        score.count("speakers", right, bool(found), 1)
        if not right:
            others = ", ".join(sorted(found)) or "nobody"
            score.lines.append(f"{file}: speaker of {first!r}: wanted {wanted}, found {others}")


def _said(statement):
    if len(statement["speaker_ids"]) == 1:
        return _slug(statement["speaker_ids"][0])
    return None if statement["speaker"] != statement["speaker"] else _slug(statement["speaker"])


def main():
    for name, score, with_lines in (("tuning", invented("tuning"), True),
                                    ("validation", invented("validation"), True), ("unseen", invented("unseen"), False)):
        print(f"== {name}", *(score.lines if with_lines else ()), *score.summary(), sep="\n")


if __name__ == "__main__":
    main()
