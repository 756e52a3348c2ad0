"""Saved answers: kept, shared by two kernels, set aside when damaged, and never the cause of a traceback."""

import json
import os
import subprocess
import sys
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import quick

from course_lib.exercises import answerfile
from course_lib.exercises.answerfile import LARGEST, LONGEST, Damaged, Record, as_json, change, dump, merge, parse, read

RIGHT = Record("right", "4", 2, 1, True)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "answers.json"


def test_an_answer_is_there_again(path):
    assert read(path) == ({}, "")
    assert change("3.1", lambda record: RIGHT, path) == (RIGHT, "")
    assert read(path) == ({"3.1": RIGHT}, "")
    assert os.listdir(path.parent) == ["answers.json"], "a lock or a temporary file is left"


def test_the_place_is_the_working_folder_or_what_the_environment_names(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COURSE_ANSWERS")
    assert answerfile.place() == tmp_path / "answers.json"
    monkeypatch.setenv("COURSE_ANSWERS", str(tmp_path / "mine" / "a.json"))
    change("3.1", lambda record: RIGHT)
    assert (tmp_path / "mine" / "a.json").is_file() and read()[0] == {"3.1": RIGHT}


def test_a_change_sees_the_record_as_the_other_notebook_left_it(path):
    one_more = "from pathlib import Path; from course_lib.exercises.answerfile import change\n" \
               "for _ in range(25): change(%r, lambda r: r._replace(attempts=r.attempts + 1), Path(%r))"
    questions = "3.1", "3.1", "3.2"
    running = [subprocess.Popen([sys.executable, "-c", one_more % (name, str(path))]) for name in questions]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    assert {name: record.attempts for name, record in read(path)[0].items()} == {"3.1": 50, "3.2": 25}


def test_a_lock_left_by_a_kernel_that_died_is_taken_over(path, monkeypatch):
    monkeypatch.setattr(answerfile, "_SECONDS_TO_WAIT", 0.05)
    (path.parent / ".answers.json.lock").touch()
    assert change("3.1", lambda record: RIGHT, path) == (RIGHT, "")
    assert not (path.parent / ".answers.json.lock").exists()


GOOD = json.loads(dump({"3.1": RIGHT}))


def changed(**fields):
    return GOOD | {"answers": {"3.1": GOOD["answers"]["3.1"] | fields}}


@pytest.mark.parametrize("content, words", [
    (b"", "breaks off"), (dump({"3.1": RIGHT})[:60].encode(), "breaks off"), (b"\xff\xfe\x00", "not JSON"),
    (b"[" * 100_000, "not JSON"), (b"3", "something else"), (b'{"cells": []}', "something else"),
    (json.dumps(GOOD | {"version": 2}).encode(), "another version"),
    (json.dumps(GOOD | {"answers": []}).encode(), "no answers"),
    (json.dumps(GOOD | {"answers": {"3.1": 4}}).encode(), "question '3.1'"),
    *((json.dumps(changed(**fields)).encode(), "question '3.1'") for fields in (
        {"state": "wrong"}, {"state": []}, {"attempts": -1}, {"attempts": "2"}, {"hints": True},
        {"solution_seen": 1}, {"name": "me"})),
    (b" " * (LARGEST + 1), "larger than 1 MB"),
])
def test_a_damaged_or_foreign_file_is_set_aside_and_reported(content, words, path):
    path.write_bytes(content)
    records, said = read(path)
    assert records == {} and words in said and said.count(".") >= 3
    assert "It is kept as answers_set_aside_1.json" in said
    assert (path.parent / "answers_set_aside_1.json").read_bytes() == content and not path.exists()
    assert read(path) == ({}, ""), "it is reported once"


def test_a_second_damaged_file_does_not_replace_the_first(path):
    for number in (1, 2):
        path.write_text(f"damaged {number}")
        assert change("3.1", lambda record: RIGHT, path)[1].count(f"answers_set_aside_{number}.json") == 1
    assert (path.parent / "answers_set_aside_1.json").read_text() == "damaged 1"
    assert read(path) == ({"3.1": RIGHT}, "")


@pytest.fixture
def nowhere(tmp_path):
    """A place where nothing can be written, for a superuser neither."""
    (tmp_path / "file").touch()
    yield tmp_path / "file" / "answers.json"
    answerfile._unsaved.clear()


def test_where_nothing_can_be_written_answers_hold_as_long_as_the_kernel(nowhere):
    record, said = change("3.1", lambda record: record._replace(attempts=record.attempts + 1), nowhere)
    assert record.attempts == 1 and "Your answers are not kept" in said and "Note them" in said
    assert change("3.1", lambda record: record._replace(attempts=record.attempts + 1), nowhere)[0].attempts == 2
    assert change("3.2", lambda record: RIGHT, nowhere)[0] == RIGHT
    assert read(nowhere)[0] == {"3.1": Record(attempts=2), "3.2": RIGHT}


def test_what_could_not_be_written_is_written_once_that_works(nowhere):
    change("3.1", lambda record: RIGHT, nowhere)
    nowhere.parent.unlink()
    assert change("3.2", lambda record: RIGHT, nowhere)[1] == ""
    assert parse(nowhere.read_bytes()) == {"3.1": RIGHT, "3.2": RIGHT}


def test_a_write_that_fails_counts_an_attempt_once_and_leaves_the_file_as_it_was(path, monkeypatch):
    change("3.1", lambda record: Record(attempts=1), path)
    monkeypatch.setattr(answerfile.os, "replace", lambda *names: (_ for _ in ()).throw(OSError(28, "disk full")))
    record, said = change("3.1", lambda record: record._replace(attempts=record.attempts + 1), path)
    assert record.attempts == 2 and "disk full" in said
    assert parse(path.read_bytes()) == {"3.1": Record(attempts=1)} and os.listdir(path.parent) == ["answers.json"]
    answerfile._unsaved.clear()


def test_records_merged_leave_the_others_in_place(path):
    change("3.1", lambda record: RIGHT, path)
    records, said = merge(lambda records: {"3.2": Record("not yet", "5", 1)}, path)
    assert set(records) == set(read(path)[0]) == {"3.1", "3.2"} and said == ""


class Odd:
    def __str__(self):
        raise RuntimeError("no")


@pytest.mark.parametrize("answer, kept", [
    (4, 4), (True, True), (0.93, 0.93), (None, None), ("vier", "vier"), (date(2024, 7, 25), "2024-07-25"),
    (pd.Timestamp("2024-07-25"), "2024-07-25T00:00:00"), (pd.Series([1, 2]), [1, 2]), (pd.Series([4]).iloc[0], 4),
    (pd.DataFrame({"a": [1], "b": ["x"]}), {"a": [1], "b": ["x"]}), ({"b", "a"}, ["a", "b"]), (("a", 1), ["a", 1]),
    ({1: float("inf")}, {"1": "inf"}), (pd.NaT, "NaT"), (pd.NA, "<NA>"), (len, str(len)), (Odd(), "<Odd>"),
    ("\ud800", "?"),
])
def test_any_answer_can_be_kept(answer, kept, path):
    assert as_json(answer) == kept
    change("3.1", lambda record: Record("not yet", as_json(answer)), path)
    assert read(path)[0]["3.1"].answer == kept


def test_a_long_answer_is_cut_and_a_circle_is_survived():
    assert len(as_json("x" * 10_000)) == LONGEST and as_json("x" * 10_000).endswith("…")
    assert len(as_json(list(range(10_000)))) == LONGEST
    circle = []
    circle.append(circle)
    assert as_json(circle) == "<list>" and as_json(10 ** 5000) == "<int>"


@quick
@given(st.binary(max_size=60) | st.recursive(st.none() | st.text() | st.integers(), lambda own: st.dictionaries(
    st.sampled_from(["format", "version", "answers", "3.1", "state"]), own)).map(lambda one: json.dumps(one).encode()))
def test_parsing_gives_records_or_says_why_not(content):
    try:
        assert all(isinstance(record, Record) for record in parse(content).values())
    except Damaged as damage:
        assert str(damage).endswith(".")
