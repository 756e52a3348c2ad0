"""Saved answers: kept, shared by two kernels, set aside when damaged, and never the cause of a traceback."""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import quick

import save_many
from course_lib.exercises import answerfile
from course_lib.exercises.answerfile import LARGEST, LONGEST, Damaged, Record, as_json, change, dump, merge, parse, read
from course_lib.words import keptfiles

RIGHT = Record("right", "4", 2, 1, True)


@pytest.fixture
def path(tmp_path):
    yield tmp_path / "answers.json"
    answerfile._unsaved.clear()


def save(name, path, record=RIGHT):
    return change(name, lambda _: record, path)


def one_more(record):
    return record._replace(attempts=record.attempts + 1)


def visible(path):
    """The files beside a path, but for its lock."""
    return sorted(set(os.listdir(path.parent)) - {f".{path.name}.lock"})


def test_answers_are_there_again_and_those_merged_leave_the_others_in_place(path):
    assert read(path) == ({}, "") and save("3.1", path) == (RIGHT, "") and read(path) == ({"3.1": RIGHT}, "")
    other = Record("not yet", "5", 1)
    assert merge(lambda records: {"3.2": other}, path) == ({"3.1": RIGHT, "3.2": other}, "") == read(path)
    assert visible(path) == ["answers.json"], "a temporary file is left"


@pytest.mark.parametrize("named, file", [(None, "answers.json"), ("mine/a.json", "mine/a.json"),
                                         ("~nobody-of-this-name/a.json", "~nobody-of-this-name/a.json")])
def test_the_place_is_the_working_folder_or_what_the_environment_names(named, file, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COURSE_ANSWERS")
    if named:
        monkeypatch.setenv("COURSE_ANSWERS", named)
    assert change("3.1", lambda record: RIGHT) == (RIGHT, "") and read()[0] == {"3.1": RIGHT}
    assert answerfile.place() == tmp_path / file and (tmp_path / file).is_file()


def test_a_change_sees_the_record_as_the_other_notebook_left_it(path):
    code = "from pathlib import Path; from course_lib.exercises.answerfile import change\n" \
           "for _ in range(25): change(%r, lambda r: r._replace(attempts=r.attempts + 1), Path(%r))"
    running = [subprocess.Popen([sys.executable, "-c", code % (name, str(path))]) for name in ("3.1", "3.1", "3.2")]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    assert {name: record.attempts for name, record in read(path)[0].items()} == {"3.1": 50, "3.2": 25}


HOLD = "import sys, time; from pathlib import Path; from course_lib.words.keptfiles import locked\n" \
       "with locked(Path(sys.argv[1])):\n Path(sys.argv[1] + '.held').touch(); time.sleep(60)"


@pytest.fixture
def holder(path):
    """Another process that holds the file."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(path)])
    held = path.with_name(f"{path.name}.held")
    while not held.exists():
        time.sleep(0.01)
    held.unlink()
    yield process
    process.kill()
    process.wait()


def test_a_live_lock_is_never_broken_and_a_kill_costs_the_next_save_nothing(path, holder, monkeypatch):
    left = path.with_name(f".{path.name}-half")
    left.touch()
    monkeypatch.setattr(keptfiles, "_SECONDS_TO_WAIT", 0.05)
    record, said = save("3.1", path)
    assert record == RIGHT and not path.exists()
    assert re.search(rf"process {holder.pid} on \S+ has held it for \d+ seconds; end it", said)
    holder.kill()
    holder.wait()
    began = time.monotonic()
    assert save("3.2", path)[1] == "" and time.monotonic() - began < 3 and not left.exists()
    assert parse(path.read_bytes()) == {"3.1": RIGHT, "3.2": RIGHT}


def test_no_answer_is_lost_among_four_at_full_rate_and_four_that_are_killed(path):
    lasting = [save_many.started(path, name, 100) for name in range(4)]
    killed = [save_many.started(path, name, 1000) for name in range(4, 8)]
    save_many.kill_some(killed, 0.3)
    saved, lost, longest = save_many.outcome(path, lasting + killed)
    assert saved >= 400 and lost == 0 and longest < 5
    assert save("9.9", path)[1] == "" and visible(path) == ["answers.json"]


def test_windows_locks_the_first_byte_and_the_owner_stands_behind_it(path, monkeypatch):
    locked = []
    windows = SimpleNamespace(LK_NBLCK=2, locking=lambda handle, how, size: locked.append(
        (os.lseek(handle, 0, 1), how, size)))
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setitem(sys.modules, "msvcrt", windows)
    with keptfiles.locked(path):
        owner = path.with_name(f".{path.name}.lock").read_bytes()
    assert locked == [(0, 2, 1)] and owner[:1] == b" " and f"process {os.getpid()}".encode() in owner


def test_a_file_that_windows_will_not_replace_while_it_is_read_is_tried_again(path, monkeypatch):
    refusals, replace = [1, 2, 3], os.replace

    def refuse(*names):
        if refusals:
            raise PermissionError(refusals.pop(), "in use", str(path))
        replace(*names)

    monkeypatch.setattr(keptfiles.os, "replace", refuse)
    assert save("3.1", path) == (RIGHT, "") and not refusals


@pytest.mark.parametrize("make, words", [
    (lambda path: path.symlink_to(path), "a link that leads back to itself"), (os.mkfifo, "a pipe"),
    (lambda path: path.symlink_to(path.parent / "gone" / "a.json"), "a link that leads nowhere"), (os.mkdir, "a folder"),
])
def test_what_stands_in_the_place_of_the_file_is_named_and_kept(make, words, path):
    make(path)
    records, said = read(path)
    assert records == {} and said.startswith(f"Your saved answers cannot be read: {path}: this is {words}")
    record, said = save("3.1", path)
    assert record == RIGHT and f"{path}: this is {words}" in said and "move it away" in said and said.count(".") >= 3
    assert os.path.lexists(path) and not path.is_file() and read(path)[0] == {"3.1": RIGHT}


def test_the_lock_of_the_first_edition_does_no_harm_and_a_folder_in_its_place_is_named(path):
    lock = path.with_name(f".{path.name}.lock")
    lock.touch()
    assert save("3.1", path) == (RIGHT, "")
    lock.unlink()
    lock.mkdir()
    assert "this is a folder" in save("3.1", path)[1]


def test_two_ways_to_one_file_have_one_lock(path):
    other = path.parent / "other"
    other.mkdir()
    (other / "mine.json").symlink_to(path)
    save("3.1", other / "mine.json")
    assert (other / "mine.json").is_symlink() and os.listdir(other) == ["mine.json"] and read(path)[0] == {"3.1": RIGHT}


def failing(error):
    def fail(*_):
        raise error
    return fail


def test_a_file_that_cannot_be_read_is_not_written_over(path, monkeypatch):
    save("3.1", path)
    with monkeypatch.context() as patch:
        patch.setattr(answerfile, "_load", failing(PermissionError(13, "Permission denied", str(path))))
        assert "Permission denied" in save("3.2", path)[1]
    assert parse(path.read_bytes()) == {"3.1": RIGHT} and set(read(path)[0]) == {"3.1", "3.2"}


def test_a_write_that_fails_counts_an_attempt_once_and_leaves_the_file_as_it_was(path, monkeypatch):
    change("3.1", one_more, path)
    monkeypatch.setattr(answerfile.os, "replace", failing(OSError(28, "disk full")))
    record, said = change("3.1", one_more, path)
    assert record.attempts == 2 and "disk full" in said
    assert parse(path.read_bytes()) == {"3.1": Record(attempts=1)} and visible(path) == ["answers.json"]


def test_the_writer_keeps_the_limit_of_the_reader(path):
    long = Record("not yet", "x" * LONGEST)
    merge(lambda records: {f"3.{number}": long for number in range(200)}, path)
    before = path.read_bytes()
    records, said = merge(lambda records: {f"4.{number}": long for number in range(100)}, path)
    assert "they would be larger than 1 MB" in said and len(records) == 300 and path.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="Windows knows no such folders")
def test_in_a_folder_that_may_only_be_read_answers_are_shown_and_new_ones_held():
    with tempfile.TemporaryDirectory() as folder:
        there = Path(folder) / "answers.json"
        there.write_text(dump({"3.1": RIGHT}))
        os.chmod(folder, 0o555)
        own = os.geteuid()
        if not own:
            os.seteuid(65534)  # a superuser may write everywhere
        try:
            assert read(there) == ({"3.1": RIGHT}, "")
            records, said = merge(lambda records: {"3.2": RIGHT}, there)
        finally:
            os.seteuid(own)
            os.chmod(folder, 0o755)
        assert set(records) == {"3.1", "3.2"} and "Your answers are not kept" in said and "Permission denied" in said
        assert parse(there.read_bytes()) == {"3.1": RIGHT}
        answerfile._unsaved.clear()


GOOD = json.loads(dump({"3.1": RIGHT}))
FIELDS = ({"state": "wrong"}, {"state": []}, {"attempts": -1}, {"attempts": "2"}, {"hints": True}, {"solution_seen": 1},
          {"name": "me"})


@pytest.mark.parametrize("content, words", [
    (b"", "breaks off"), (dump({"3.1": RIGHT})[:60].encode(), "breaks off"), (b"\xff\xfe\x00", "not JSON"),
    (b"[" * 100_000, "not JSON"), (b"3", "something else"), (b'{"cells": []}', "something else"),
    (GOOD | {"version": 2}, "another version"), (GOOD | {"answers": []}, "no answers"),
    (GOOD | {"answers": {"3.1": 4}}, "question '3.1'"), (GOOD | {"answers": {"\ud800": {}}}, "not an answer"), (b" " * (LARGEST + 1), "larger than 1 MB"),
    *((GOOD | {"answers": {"3.1": GOOD["answers"]["3.1"] | fields}}, "question '3.1'") for fields in FIELDS),
])
def test_a_damaged_or_foreign_file_is_set_aside_and_reported_once(content, words, path):
    content = content if isinstance(content, bytes) else json.dumps(content).encode()
    (path.parent / "answers_set_aside_1.json").write_text("an older one")
    path.write_bytes(content)
    records, said = read(path)
    assert records == {} and words in said and said.count(".") >= 3
    assert "It is kept as answers_set_aside_2.json" in said
    assert (path.parent / "answers_set_aside_2.json").read_bytes() == content and not path.exists()
    assert (path.parent / "answers_set_aside_1.json").read_text() == "an older one" and read(path) == ({}, "")


def test_where_nothing_can_be_written_answers_hold_as_long_as_the_kernel_and_are_written_once_that_works(tmp_path):
    (tmp_path / "file").touch()
    nowhere = tmp_path / "file" / "answers.json"
    record, said = change("3.1", one_more, nowhere)
    assert record.attempts == 1 and "Your answers are not kept" in said and "Note them" in said
    assert change("3.1", one_more, nowhere)[0].attempts == 2 and save("3.2", nowhere)[0] == RIGHT
    assert read(nowhere)[0] == {"3.1": Record(attempts=2), "3.2": RIGHT}
    nowhere.parent.unlink()
    assert save("3.3", nowhere)[1] == "" and set(parse(nowhere.read_bytes())) == {"3.1", "3.2", "3.3"}


class Odd:
    def __str__(self):
        raise RuntimeError("no")


CIRCLE = []
CIRCLE.append(CIRCLE)


@pytest.mark.parametrize("answer, kept", [
    (4, 4), (True, True), (0.93, 0.93), (None, None), ("vier", "vier"), (date(2024, 7, 25), "2024-07-25"),
    (pd.Timestamp("2024-07-25"), "2024-07-25T00:00:00"), (pd.Series([1, 2]), [1, 2]), (pd.Series([4]).iloc[0], 4),
    (pd.DataFrame({"a": [1], "b": ["x"]}), {"a": [1], "b": ["x"]}), ({"b", "a"}, ["a", "b"]), (("a", 1), ["a", 1]),
    ({1: float("inf")}, {"1": "inf"}), (pd.NaT, "NaT"), (pd.NA, "<NA>"), (len, str(len)), (Odd(), "<Odd>"),
    ("\ud800", "?"), ("x" * 10_000, "x" * (LONGEST - 1) + "…"), (CIRCLE, "<list>"), (10 ** 5000, "<int>"),
    (list(range(10_000)), json.dumps(list(range(10_000)))[:LONGEST - 1] + "…"),
], ids=lambda one: repr(type(one)))
def test_any_answer_can_be_kept(answer, kept, path):
    assert as_json(answer) == kept
    save("3.1", path, Record("not yet", as_json(answer)))
    assert read(path)[0]["3.1"].answer == kept


@quick
@given(st.binary(max_size=60) | st.recursive(st.none() | st.text() | st.integers(), lambda own: st.dictionaries(
    st.sampled_from(["format", "version", "answers", "3.1", "state"]), own)).map(lambda one: json.dumps(one).encode()))
def test_parsing_gives_records_or_says_why_not(content):
    try:
        assert all(isinstance(record, Record) for record in parse(content).values())
    except Damaged as damage:
        assert str(damage).endswith(".")
