"""Suggestions on the five pages against what a reader wrote down."""

from functools import cache
from pathlib import Path

import course_lib as course

SUGGESTING = Path(course.__file__).parent / "suggesting"


@cache
def suggested():
    return course.load().suggested


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
