"""What the program suggests of the five pages against the lists made by reading: ``python -m tests.suggestion_scores``.

Add ``--why`` to see each difference. A row with a speaker is right where a reader gives its sentence that speaker, as
printed or by name.
"""

import sys
from collections import defaultdict

import course_lib as course
from course_lib.analysis.handlists import rows
from course_lib.words import lexicons


def people(suggested):
    """Names found that a reader found too, all found, all that the reader found."""
    gold = {(row["article_id"], int(row["start"]), int(row["end"]), row["person"]) for row in rows("people")
            if row["form"] in ("full", "short")}
    name = {row["person_id"]: row["name"] for row in lexicons.read("people")}
    table = suggested.people
    found = {(*row[:3], name.get(row[3], row[3]))
             for row in table[["article_id", "start", "end", "person_id"]].itertuples(index=False)}
    return found, gold


def passages(suggested):
    """Sentences suggested; those that a reader found to tell of a core meeting; of any meeting; of more on one."""
    found = set(suggested.tellings["sentence"])
    core, every, further = set(), set(), set()
    for row in rows("tellings"):
        sentence = f"{row['article_id']}.{row['number']}"
        every.add(sentence)
        further |= {f"{row['article_id']}.{number}" for number in row["other_sentences"].split(";") if number.strip()}
        if row["meeting_id"] in _core():
            core.add(sentence)
    return found, core, every, further


def _core():
    return {row["meeting_id"] for row in rows("meetings") if row["scope"] == "core"}


def days(suggested):
    """By sentence of a core meeting, the day that a reader gives it and the day suggested."""
    wanted = {row["meeting_id"]: row["date"] for row in rows("meetings") if row["scope"] == "core"}
    table = suggested.tellings
    found = dict(zip(table["sentence"], table["date"].map(lambda day: "" if day != day else f"{day:%Y-%m-%d}")))
    return [(sentence, wanted[row["meeting_id"]], found[sentence]) for row in rows("tellings")
            if row["meeting_id"] in wanted and (sentence := f"{row['article_id']}.{row['number']}") in found]


def voices(suggested):
    """Each sentence with a speaker: the row, what a reader gives it, the speaker and ids suggested, whether right."""
    name = {row["person_id"]: row["name"] for row in lexicons.read("people")}
    gold = defaultdict(list)
    for row in rows("statements"):
        if row["basis"]:
            gold[f"{row['article_id']}.{row['sentence']}"].append(row)
    table = suggested.statements
    for row in table[table["sentence"].isin(gold.keys()) | table["speaker"].notna()].to_dict("records"):
        wanted = gold.get(row["sentence"], [])
        ids = "; ".join(sorted(name.get(id, id) for id in row["speaker_ids"]))
        speaker = row["speaker"] if row["speaker"] == row["speaker"] else None
        yield row, wanted, speaker, ids, any(_agrees(one, speaker, ids) for one in wanted)


def _agrees(wanted, speaker, ids):
    resolved = "; ".join(sorted(filter(None, wanted["speaker_resolved"].split("; "))))
    return ids == resolved if ids else bool(speaker) and _plain(speaker) == _plain(wanted["speaker"])


def _plain(words):
    return words.lower().removeprefix("the ").strip()


def _right(rows_):
    return sum(row[4] for row in rows_)


PRONOUNS = ("he", "she", "they", "it", "")


def report(suggested, why=False):
    """The scores in words, a line each."""
    found, gold = people(suggested)
    yield f"names: right {len(found & gold)}, suggested {len(found)}, read {len(gold)}"
    told, core, every, further = passages(suggested)
    yield (f"passages: {len(told & core)} of {len(core)} that tell of a core meeting; of {len(told)} suggested "
           f"{len(told & every)} tell of a meeting, {len(told & further)} add to one")
    dated = days(suggested)
    yield f"days: right {sum(wanted == day for _, wanted, day in dated)} of {len(dated)}"
    rows_ = list(voices(suggested))
    named = [row for row in rows_ if row[2]]
    printed = [row for row in rows_ if any(one["speaker"].lower() not in PRONOUNS for one in row[1])]
    joint = [row for row in printed
             if any(" and " in one["speaker"] and ";" in one["speaker_resolved"] for one in row[1])]
    yield f"voices: of {len(named)} rows that name a speaker {_right(named)} right"
    yield (f"speakers: of {len(printed)} sentences with a printed speaker {_right(printed)} right; "
           f"joint {_right(joint)} of {len(joint)}")
    voice = [row for row in rows_ if row[1]]
    yield f"voice: right {sum(row[0]['voice'] in {one['voice'] for one in row[1]} for row in voice)} of {len(voice)}"
    if why:
        yield from (f"missed: {one}" for one in sorted(core - told))
        yield from (f"no meeting: {one}" for one in sorted(told - every - further))
        yield from (f"day: {one}" for one in dated if one[1] != one[2])
        for row, wanted, speaker, ids, right in rows_:
            if not right:
                read = [(one["speaker"], one["speaker_resolved"], one["verb"], one["basis"]) for one in wanted]
                yield f"voice {row['sentence']}: {speaker} ({ids}; {row['verb']}); read: {read}; {row['quote'][:150]!r}"


if __name__ == "__main__":
    print("\n".join(report(course.load().suggested, "--why" in sys.argv)))
