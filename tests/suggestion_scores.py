"""What the program suggests of the five pages against what a reader wrote down: ``python -m tests.suggestion_scores``.

It prints right, found and wanted by what was compared; ``--why`` adds each difference. A row with a speaker is right where
the reader gives its sentence that speaker, as printed or by id.
"""

import sys
from collections import defaultdict

import course_lib as course

_PRONOUNS = ("he", "she", "they", "it")


def scores(corpus):
    """Right, found and wanted by what was compared, and a line for each difference."""
    suggested, lines = corpus.suggested, []
    core = corpus.with_meetings(scope="core")
    named = corpus.people[corpus.people["form"].isin(["full", "short"])]  # groups and descriptions are left to readers
    found, wanted = _names(suggested.people), _names(named)
    passages, told = set(suggested.tellings["sentence"]), _told(corpus)
    cited = set(core.tellings["sentence"])
    result = {
        "names": (len(found & wanted), len(found), len(wanted)),
        "passages": (len(passages & told), len(passages), len(told)),
        "core passages": (len(passages & cited), len(passages), len(cited)),
        "days": _days(suggested, core, lines),
    } | _voices(suggested, corpus, lines)
    lines += [f"names: {one}" for one in sorted(found ^ wanted)]
    lines += [f"core passages: missed {one}" for one in sorted(cited - passages)]
    lines += [f"passages: no meeting {one}" for one in sorted(passages - told)]
    return result, lines


def _names(table):
    return set(zip(table["page_id"], table["start"], table["end"], table["person_id"].fillna("")))


def _told(corpus):
    """Every sentence that tells of a meeting, or adds to one."""
    return {name for row in corpus.tellings.itertuples() for name in (row.sentence, *row.also)}


def _days(suggested, core, lines):
    """Days of passages that tell of a core meeting: right, given, wanted."""
    given = {row.sentence: row.date for row in suggested.tellings.itertuples()}
    right = found = wanted = 0
    for row in core.tellings.dropna(subset="date").itertuples():
        day = given.get(row.sentence)
        wanted += 1
        found += day is not None and day == day
        right += day == row.date
        if day != row.date:
            lines.append(f"day of {row.sentence}: wanted {row.date:%Y-%m-%d}, found {day}")
    return right, found, wanted


def _voices(suggested, corpus, lines):
    read = defaultdict(list)
    for row in corpus.statements[corpus.statements["basis"].notna()].itertuples():
        read[row.sentence].append((_plain(row.speaker), frozenset(row.speaker_ids)))
    printed, joint, rows = [], [], []
    for row in suggested.statements.itertuples():
        speaker, ids = _plain(row.speaker), frozenset(row.speaker_ids)
        wanted = read.get(row.sentence, [])
        right = any(ids == theirs if ids else speaker and speaker == words for words, theirs in wanted)
        if speaker:
            rows.append(right)
        names = [(words, ids) for words, ids in wanted if words and words not in _PRONOUNS]
        if names:
            printed.append(right)
        if any(" and " in words and len(ids) > 1 for words, ids in names):
            joint.append(right)
        if (speaker or names) and not right:
            lines.append(f"voice of {row.sentence}: found {row.speaker} {sorted(ids)}, read {wanted}")
    return {name: (sum(ones), len(ones), len(ones))
            for name, ones in (("rows that name a speaker", rows), ("printed speakers", printed), ("joint subjects", joint))}


def _plain(words):
    return words.lower().removeprefix("the ").strip() if isinstance(words, str) else ""


if __name__ == "__main__":
    compared, differences = scores(course.load())
    print(*differences * ("--why" in sys.argv), sep="\n")
    for what, (right, found, wanted) in compared.items():
        print(f"{what}: right {right}, found {found}, wanted {wanted}")
