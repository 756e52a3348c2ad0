"""Meetings and speakers against the lists made by reading.

``python -m tests.meeting_scores`` prints the scores and each difference for the five pages and the invented pages in
``pages/tuning``, and for ``pages/unseen`` the numbers alone: those are for measuring.
"""

import json
import sys
import unicodedata
from collections import Counter
from pathlib import Path

import course_lib as course

sys.path.insert(0, str(Path(__file__).parent))
from goldlists import rows  # noqa: E402
from page_scores import PAGES, read  # noqa: E402
from statement_scores import names  # noqa: E402


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


# The five pages

def seeds():
    """Core meetings (people, date and kind must agree) and tellings of the five pages."""
    corpus, score = course.load(), Score()
    gold = {row["meeting_id"]: row for row in rows("meetings")}
    match = _matches(corpus.meetings.to_dict("records"), gold.values())
    core = [id for id, row in gold.items() if row["scope"] == "core"]
    found = {ours: wanted for ours, wanted in match.items() if wanted is None or wanted in core}
    score.count("core meetings", sum(wanted in core for wanted in found.values()), len(found), len(core))
    score.lines += [f"no meeting in the list: {ours}" for ours, wanted in found.items() if wanted is None]
    score.lines += [f"not found: {wanted}" for wanted in core if wanted not in found.values()]
    _count_tellings(score, corpus, match, core)
    return score


def _matches(ours, gold):
    """By the id of each meeting found, the id in the gold list of the one with its people, date and kind, or None."""
    keys = {(_people(row), row["date"], row["kind"]): row["meeting_id"] for row in gold}
    undated = {(_people(row), row["kind"]): row["meeting_id"] for row in gold if not row["date"]}
    match = {}
    for one in ours:
        people, day = tuple(names(one["participants"])), _plain(one)["date"]
        match[one["meeting_id"]] = keys.get((people, day, one["kind"])) if day else undated.get((people, one["kind"]))
    return match


def _people(row):
    return tuple(sorted(row["participants"].split("; ")))


def _count_tellings(score, corpus, match, core):
    """A telling is right where meeting and article agree and it lies in a sentence that the list gives for it."""
    wanted = {(row["meeting_id"], row["article_id"]): {row["number"], *row["other_sentences"].split(";")}
              for row in rows("tellings") if row["meeting_id"] in core}
    tellings = [row for row in corpus.tellings.to_dict("records") if match[row["meeting_id"]] in (None, *core)]
    found = {(match[row["meeting_id"]] or row["meeting_id"], row["article_id"]): row["sentence"].rpartition(".")[2]
             for row in tellings}
    right = [key for key, sentence in found.items() if sentence in wanted.get(key, ())]
    score.count("core tellings", len(right), len(found), len(wanted))
    score.lines += [f"no telling in the list: {key}, sentence {found[key]}" for key in found if key not in right]
    score.lines += [f"not found: telling {key}" for key in wanted if key not in right]


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
    for name, score, with_lines in (("seeds", seeds(), True), ("tuning", invented("tuning"), True),
                                    ("unseen", invented("unseen"), False)):
        print(f"== {name}", *(score.lines if with_lines else ()), *score.summary(), sep="\n")


if __name__ == "__main__":
    main()
