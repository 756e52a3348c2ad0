"""Suggestions on the five pages against what a reader wrote down."""

from functools import cache
from pathlib import Path

import course_lib as course
from tests import suggestion_scores as scores

SUGGESTING = Path(course.__file__).parent / "suggesting"


@cache
def suggested():
    return course.load().suggested


def test_people_are_named_as_the_reader_names_them():
    found, gold = scores.people(suggested())
    assert found == gold


def test_what_the_word_lists_find_is_what_it_was():
    corpus = course.load()
    for kind, table in (("state", corpus.states), ("framework", corpus.frameworks), ("formula", corpus.formulas)):
        ours = [(one.article, one.start, one.end, one.id) for one in suggested()._found[0] if one.kind == kind]
        assert ours == [*zip(table["article_id"], table["start"], table["end"], table[f"{kind}_id"])]


def test_passages_have_nearly_all_sentences_on_core_meetings():
    told, core, every, further = scores.passages(suggested())
    assert len(told & core) >= .95 * len(core)
    assert len(told & (every | further)) >= .9 * len(told)


def test_days_of_core_meetings():
    days = scores.days(suggested())
    assert sum(wanted == day for _, wanted, day in days) >= .9 * len(days)
    assert all(day in (wanted, "") for _, wanted, day in days)  # rather none than a wrong one


def test_printed_speakers_and_joint_ones():
    rows = list(scores.voices(suggested()))
    named = [row for row in rows if row[2]]
    assert sum(row[4] for row in named) >= .95 * len(named)
    joint = [row for row in named if " and " in row[2]]
    assert joint and all(row[4] for row in joint)


def test_the_room_is_short_enough_to_be_read():
    lines = {path.name: path.read_text(encoding="utf-8").splitlines() for path in SUGGESTING.glob("*.py")}
    assert sum(map(len, lines.values())) <= 900
    assert all(len(text) <= 300 and max(map(len, text)) <= 120 for text in lines.values())
    assert all("What it does not do" in "\n".join(text) for name, text in lines.items() if name != "__init__.py")


def test_tables_have_the_columns_and_the_evidence_of_all_tables():
    corpus = course.load()
    for name in ("people", "statements", "meetings", "tellings", "new_names"):
        assert list(getattr(suggested(), name)) == list(getattr(corpus, name))
    for table in (suggested().people, suggested().statements, suggested().tellings):
        for row in table.itertuples():
            assert corpus.text(row.page_id)[row.start:row.end] == row.quote
    assert set(suggested().tellings["meeting_id"]) == set(suggested().meetings["meeting_id"])


def test_a_teachers_own_lists_count(tmp_path):
    (tmp_path / "page.txt").write_text("Guests by the river\n\nThe vizier Bora Tui hobnobbed with Mr Kato on 2 May 2024.\n")
    assert course.load(tmp_path).suggested.tellings.empty
    lists = tmp_path / "lexicons"
    lists.mkdir()
    (lists / "titles.csv").write_text("title,plural,kind\nvizier,viziers,office\n")
    (lists / "meeting_words.csv").write_text(
        "pattern,kind,sure,example,not_this\nhobnobbed,meeting,yes,They hobnobbed in Rome,They came to Rome\n")
    corpus = course.load(tmp_path)
    assert list(corpus.suggested.meetings["participants"]) == [("new-bora-tui", "new-kato")]
    assert list(corpus.suggested.new_names["name"]) == ["Bora Tui", "Kato"]
