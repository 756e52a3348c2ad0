"""Many files, parsed here or by other processes: the same result, and nothing lost."""

import multiprocessing
import os
import subprocess
import sys
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest
from samples import ROOT

import course_lib as course
from course_lib.loader import parsing
from tests.benchmarks.generate import Pages, as_html, as_text

TABLES = ("pages", "paragraphs", "articles", "sentences", "people", "states", "statements", "meetings", "problems")
COUNT = 24


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Invented pages, some as web pages; bad ones among them; a name of an agency and labels of the folder's own."""
    folder = tmp_path_factory.mktemp("many")
    supply = Pages(3)
    for number in range(COUNT):
        page = supply.page()
        kind, text = ("html", as_html(page)) if number % 5 == 0 else ("txt", as_text(page).replace("Xinhua", "Port News"))
        (folder / f"{number:03}.{kind}").write_text(text, encoding="utf-8")
    (folder / "005b.txt").write_bytes(b"\0\1")
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    (folder / "lexicons").mkdir()
    (folder / "lexicons" / "agencies.csv").write_text("name,kind\nPort News,agency\n")
    (folder / "labels.csv").write_text("page,line,label,reason\n001,1,body,to see it change\n")
    return folder


@pytest.fixture(scope="module")
def alone(folder):
    return course.load(folder)


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch):
    monkeypatch.setattr(parsing, "SIZE", 5)


def assert_alike(corpus, other):
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(corpus, name), getattr(other, name))


def processes(kind=ProcessPoolExecutor):
    return kind(2, mp_context=multiprocessing.get_context("spawn"))


def test_what_the_folder_brings_counts(alone):
    assert len(alone.pages) == COUNT and list(alone.problems["file"]) == ["005b.txt", "gone.txt"]
    assert "Port News" in set(alone.articles["agency"])
    assert alone.paragraphs.query("page_id == '001' and line == 1")["reason"].item() == "corrected by hand: to see it change"


def test_other_processes_read_the_same(folder, alone):
    with processes() as executor:
        assert_alike(course.load(folder, executor=executor), alone)


class Dying(ProcessPoolExecutor):
    """The process that is to read one file ends itself, which ends all others too."""

    def submit(self, function, files, looker):
        dies = any(getattr(one, "file", None) == "012.txt" for one in files)
        return super().submit(os._exit, 1) if dies else super().submit(function, files, looker)


class Refusing:
    """An executor that takes nothing any more."""

    def submit(self, *_):
        raise RuntimeError("cannot schedule new futures after shutdown")


class Losing:
    """An executor that loses every piece of work."""

    def submit(self, *_):
        future = Future()
        future.set_exception(OSError("the connection was lost"))
        return future


def test_nothing_is_lost_when_a_process_dies(folder, alone):
    with processes(Dying) as executor:
        assert_alike(course.load(folder, executor=executor), alone)


@pytest.mark.parametrize("executor", [Refusing(), Losing()])
def test_nothing_is_lost_when_an_executor_fails(folder, alone, executor):
    assert_alike(course.load(folder, executor=executor), alone)


@pytest.mark.parametrize("executor", [None, ThreadPoolExecutor])
def test_a_fault_of_the_course_hides_no_other_page(folder, alone, executor, monkeypatch):
    split = parsing.split_page

    def fail(looks, *rest):
        if all(look.line in alone.text("007") for look in looks):
            raise IndexError("list index out of range")
        return split(looks, *rest)

    monkeypatch.setattr(parsing, "split_page", fail)
    corpus = course.load(folder, executor=executor and executor(2))
    assert list(corpus.pages["page_id"]) == [name for name in alone.pages["page_id"] if name != "007"]
    assert corpus.problems.set_index("file")["problem"]["007.txt"].startswith(
        "007.txt could not be read, by a fault of the course (IndexError: list index out of range).")


def test_dask_reads_the_same(folder, alone, tmp_path):
    pytest.importorskip("distributed")
    code = ("import sys; from examples.many_articles import read; corpus = read(sys.argv[1])\n"
            "for name in sys.argv[3:]: getattr(corpus, name).to_pickle(f'{sys.argv[2]}/{name}')")
    subprocess.run([sys.executable, "-c", code, str(folder), str(tmp_path), *TABLES], cwd=ROOT, check=True, timeout=120)
    for name in TABLES:
        pd.testing.assert_frame_equal(pd.read_pickle(Path(tmp_path, name)), getattr(alone, name))


def test_a_long_reading_shows_a_bar_on_a_screen_and_prints_nothing_elsewhere(capsys, monkeypatch):
    table = pd.DataFrame({"text": [f"Page {number} of many" for number in range(parsing._LONG)]})
    course.load(table)
    assert capsys.readouterr() == ("", "")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    course.load(table)
    assert "pages:   0%|" in capsys.readouterr().err
    course.load(table.head(parsing._LONG - 1))
    assert capsys.readouterr() == ("", "")
