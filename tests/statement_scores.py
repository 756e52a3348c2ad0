"""Speakers, voice and modality against the gold list: ``python -m tests.statement_scores`` shows every difference."""

import course_lib as course
from course_lib.analysis.handlists import rows as listed
from course_lib.words import lexicons


def compare():
    """Each sure row of the gold list with the statement that overlaps it most: (gold row, statement row or None)."""
    table = course.load().statements
    rows = {page: part.to_dict("records") for page, part in table.groupby("page_id")}
    gold = [row for row in listed("statements") if not row["doubt"]]
    return [(row, max(rows[row["page_id"]], key=lambda one: _shared(one, row))) for row in gold]


def _shared(statement, row):
    return min(statement["end"], int(row["end"])) - max(statement["start"], int(row["start"]))


def names(ids):
    """The full names of the people with these ids, in the alphabet's order."""
    people = {row["person_id"]: row["name"] for row in lexicons.read("people")}
    return sorted(people.get(one, one) for one in ids)


def right(row, statement):
    """Whether speaker, voice and modal step agree with the gold row."""
    wanted = sorted(row["speaker_resolved"].split("; ")) if row["speaker_resolved"] else []
    modal = statement["modal"] if statement["modal"] == statement["modal"] else ""
    return {"speaker": wanted == names(statement["speaker_ids"]), "voice": row["voice"] == statement["voice"],
            "modal": row["modal"] == modal}


def scores():
    """How many of the gold rows agree, by field, and how many there are."""
    pairs = compare()
    return {field: sum(right(*pair)[field] for pair in pairs) for field in ("speaker", "voice", "modal")}, len(pairs)


if __name__ == "__main__":
    for row, statement in compare():
        verdict = right(row, statement)
        if not all(verdict.values()):
            wrong = [field for field, good in verdict.items() if not good]
            print(f"{row['article_id']}, line {row['line']}: {', '.join(wrong)}: {row['quote'][:110]!r}\n"
                  f"    gold {row['speaker_resolved'] or '-'} | {row['voice']} | {row['modal'] or '-'}\n"
                  f"    ours {'; '.join(names(statement['speaker_ids'])) or '-'} | {statement['voice']} | {statement['modal']}"
                  f" | {statement['quote'][:90]!r}")
    print(scores())
