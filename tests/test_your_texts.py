"""Texts pasted and uploaded: safe names, a cap, one folder and no other, and what is said of what was found."""

import os

import pytest
from driving import controls
from folders import REPORT
from hypothesis import given
from hypothesis import strategies as st
from samples import quick
from test_views import Checker

from course_lib import YourTexts
from course_lib.corpora.loading import SEEDS
from course_lib.errors import CourseError
from course_lib.own_texts.inbox import LARGEST, SUFFIXES, Inbox, safe_name

EVIL = "<script>window.ran = 1</script><img src=x onerror='window.ran = 2'>"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def everything(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


@pytest.mark.parametrize(("given_name", "safe"), [
    ("talks.txt", "talks.txt"), ("TALKS.TXT", "TALKS.txt"), ("../../etc/x.txt", "x.txt"), ("C:\\Users\\x\\my talks.md", "my_talks.md"),
    (".txt", "text.txt"), ("...txt", "text.txt"), ("con.txt", "text_con.txt"), ("README.md", "text_README.md"), ("a/b/.hidden.txt", "hidden.txt"),
    ("x" * 300 + ".html", "x" * 50 + ".html"), ("\u202egpj.txt", "gpj.txt"), ("a\0b.txt", "a_b.txt"), ("会谈 纪要.txt", "会谈_纪要.txt"),
    ("-rf.txt", "rf.txt"), ("a;rm -rf *.txt", "a_rm_-rf.txt"), ("e\u0301.txt", "é.txt"), ("labels.csv.txt", "labels_csv.txt"),
])
def test_names_are_made_safe(given_name, safe):
    assert safe_name(given_name) == safe


@pytest.mark.parametrize("name", ["", "x", "photo.png", "labels.csv", "people.csv/..", "a.txt.exe", "x.py", "x.txt/", "notebook.ipynb"])
def test_what_is_no_text_is_refused(name):
    with pytest.raises(CourseError, match="was not kept: a text ends in .txt, .md, .html, .htm"):
        safe_name(name)


@given(st.text(max_size=80), st.sampled_from(SUFFIXES))
@quick
def test_any_name_becomes_one_that_stays_in_the_folder(name, suffix):
    safe = safe_name(name + suffix)
    assert os.path.basename(safe) == safe and not safe.startswith((".", "-")) and len(safe.encode()) < 250
    assert safe.isprintable() and safe_name(safe) == safe


@pytest.mark.parametrize("place", ["..", ".", "/", "../other", "a/../..", str(SEEDS)])
def test_texts_are_kept_below_the_working_folder_and_nowhere_else(place):
    with pytest.raises(CourseError, match="kept in a folder beside the notebook"):
        YourTexts(place)


def test_a_link_out_of_the_folder_is_not_followed(here, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    os.symlink(outside, here / "my_texts")
    with pytest.raises(CourseError, match="kept in a folder beside"):
        YourTexts()
    (here / "my_texts").unlink()
    texts = YourTexts()
    texts.paste(REPORT, "a")
    os.symlink(outside / "target.txt", here / "my_texts" / "b.txt")
    assert texts.paste("Something else.", "b") == "b_2.txt"
    assert everything(outside) == []


def test_a_name_given_to_a_pasted_text_is_kept_whole():
    for name, file in (("northern wire: 11/3", "northern_wire_11_3.txt"), ("a\\b.md", "a_b.md"), ("../x", "x.txt")):
        assert YourTexts().paste(f"{REPORT} {name}", name) == file


def test_a_pasted_text_becomes_a_corpus():
    texts = YourTexts()
    assert texts.sentence() == "There is no text yet. Paste one, or upload a file."
    with pytest.raises(CourseError, match="no text yet"):
        texts.corpus  # noqa: B018
    assert texts.paste(REPORT) == "pasted.txt" and texts.paste(REPORT.replace("Laos", "Viet Nam")) == "pasted_2.txt"
    assert texts.sentence().startswith("Kept as pasted_2.txt. Found in my_texts: 2 pages with 2 articles, ")
    assert texts.corpus.text("pasted") == REPORT and list(texts.table["articles"]) == [1, 1]
    assert YourTexts().sentence().startswith("Found in my_texts: 2 pages")


@pytest.mark.parametrize(("words", "said"), [("", "it is empty"), (" \n\t", "it is empty"), ("x" * (LARGEST + 1), "larger than 1 MB")])
def test_what_is_empty_or_too_large_is_not_kept(here, words, said):
    with pytest.raises(CourseError, match=said):
        YourTexts().paste(words)
    assert not (here / "my_texts").exists()


def test_bytes_are_kept_as_they_came_and_once(here):
    inbox, content = Inbox("my_texts"), "Grüße\r\n\r\nein Text".encode("cp1252")
    assert inbox.keep("a.txt", content) == "a.txt" and (here / "my_texts" / "a.txt").read_bytes() == content
    with pytest.raises(CourseError, match="a.txt is there already, with the same words"):
        inbox.keep("a.txt", content)
    assert everything(here / "my_texts") == ["a.txt"]


def uploaded(name, content):
    return {"name": name, "type": "", "size": len(content), "content": memoryview(content)}


def test_several_files_are_uploaded_and_each_refusal_is_said(here):
    texts = YourTexts()
    put = controls(texts)
    texts._take_in((uploaded("../a.txt", REPORT.encode()), uploaded("photo.png", b"x"), uploaded("big.txt", b"x" * (LARGEST + 1)),
                    uploaded("nul.txt", b"\0\0"), uploaded("empty.md", b"")), put["Upload files"])
    assert everything(here) == ["my_texts", "my_texts/a.txt", "my_texts/text_nul.txt"]
    said = texts.sentence()
    for words in ("Kept: a.txt, text_nul.txt.", "photo.png was not kept", "big.txt was not kept: it is larger than 1 MB",
                  "empty.md was not kept: it is empty", "Found in my_texts: 1 page with 1 article", "1 problem: see below."):
        assert words in said
    assert "NUL bytes" in texts.result()


def test_a_text_is_taken_out_but_not_lost(here):
    texts = YourTexts()
    put = controls(texts)
    for _ in range(2):
        texts.paste(REPORT, "a")
        put["Take out"].value = "a.txt"
    assert everything(here / "my_texts") == ["a.txt.out", "a_2.txt.out"] and texts.table.empty
    assert texts.sentence().startswith("a.txt is taken out. It is kept as a_2.txt.out")
    with pytest.raises(CourseError, match="no text 'b.txt'"):
        texts.take_out("b.txt")


def test_another_folder_is_read_where_it_lies_and_nothing_is_written_there(here):
    texts = YourTexts()
    put = controls(texts)
    before = everything(SEEDS)
    put["Folder"].value = str(SEEDS)
    put["Read folder"].click()
    assert "5 pages with 15 articles, 8,433 words" in texts.sentence()
    put["Your text"].value = REPORT
    put["Keep this text"].click()
    assert texts.sentence().startswith("Kept as pasted.txt.")
    assert texts.folder == "my_texts" and everything(SEEDS) == before and put["Your text"].value == ""
    put["Folder"].value = "nowhere"
    put["Read folder"].click()
    assert texts.sentence().startswith("There is no folder nowhere")
    with pytest.raises(CourseError, match="no folder nowhere"):
        texts.corpus  # noqa: B018


def test_what_a_text_holds_is_only_ever_shown_as_text_and_not_at_all_where_no_notebook_runs():
    texts = YourTexts()
    empty = texts.static()
    texts.paste(f"Talks {EVIL}\n\nPORT, July 2 (Agency) -- The ministers met here on Tuesday {EVIL} and talked.\n", f"{EVIL}")
    assert texts.static() == empty
    assert not {tag for tag, _ in Checker(texts._html()).elements} & {"script", "img"}


def test_a_list_of_sources_is_begun_once_and_what_is_filled_in_counts(here):
    texts = YourTexts()
    texts.paste(REPORT, "a talk")
    begin = controls(texts)["Begin sources.csv"]
    assert begin.layout.display is None
    begin.click()
    file = here / "my_texts" / "sources.csv"
    assert file.read_text() == "file,outlet,published\na_talk.txt,,\n" and texts.corpus.problems.empty
    assert texts.sentence().startswith("sources.csv in my_texts has a row for each page: open it by a right click")
    assert begin.layout.display == "none"
    file.write_text("file,outlet,published\na_talk.txt,Port News,2024-07-03\n")
    with pytest.raises(CourseError, match="There is a sources.csv in my_texts already"):
        texts.begin_sources()
    texts.read()
    assert texts.corpus.pages["outlet"].tolist() == ["Port News"]
