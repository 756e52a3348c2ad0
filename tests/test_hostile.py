"""Hostile and broken input: rows or a clear error, nothing lost, no other page hidden, nothing live in a view."""

import re
import time
from contextlib import contextmanager
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from notebook_rules import Tags
from samples import texts

import course_lib as course
from course_lib.errors import CourseError
from tests import hostile, invariants
from tests.hostile import CASES, GOOD, lay_out, runs


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_hostile_input_gives_rows_or_a_clear_problem(case, tmp_path):
    lay_out(case, tmp_path)
    corpus = course.load(tmp_path)
    invariants.check(corpus)
    assert corpus.text("good") == GOOD and "good.1" in set(corpus.articles["article_id"])
    own = corpus.paragraphs.loc[corpus.paragraphs["page_id"] != "good", "label"]
    assert (runs(own.to_list()) or None) == case.labels
    if case.problem is None:
        assert corpus.problems.empty
    else:
        row, = corpus.problems.to_dict("records")
        assert re.search(case.problem, row["problem"]) and row["file"] in (*case.files, "gone.txt", "good.txt")
        assert row["problem"].endswith(".") and "fault of the course" not in row["problem"]


def test_all_bad_files_at_once_hide_no_good_one(tmp_path):
    refused = [case for case in CASES if case.problem and case.labels is None and "a.txt" in case.files]
    for number, case in enumerate(refused):
        lay_out(case._replace(files={f"{number}.txt": case.files["a.txt"]}), tmp_path)
    corpus = course.load(tmp_path)
    assert len(refused) > 8 and list(corpus.pages["page_id"]) == ["good"] and len(corpus.problems) == len(refused)


def test_text_in_another_script_is_labelled_and_counted_and_nothing_found_in_it(tmp_path):
    (tmp_path / "a.txt").write_text(hostile._CHINESE, encoding="utf-8")
    corpus = course.load(tmp_path)
    assert corpus.articles["n_words"].sum() > 0 and len(corpus.sentences) == 8
    for name in ("people", "states", "frameworks", "formulas", "meetings", "tellings", "new_names"):
        assert getattr(corpus, name).empty
    assert set(corpus.statements["voice"]) == {"narration"} and corpus.statements["speaker"].isna().all()


def test_time_grows_with_the_people_named_and_no_faster():
    few, many = (_seconds(hostile._people(count)) for count in (200, 1600))
    assert many < 8 * few * 2.5


def _seconds(text):
    start = time.process_time()
    corpus = course.load_text(text)
    assert len(corpus.people) and len(corpus.statements) and corpus.meetings is not None
    return time.process_time() - start


# What is shown

def live_in(html):
    """Whatever in a piece of HTML a browser would run or fetch."""
    found = []
    for tag, attributes in Tags(html).found:
        if tag in ("script", "iframe", "object", "embed", "link", "base", "form", "meta"):
            found.append(tag)
        for name, value in attributes.items():
            address = re.sub(r"\s", "", value or "").lower()
            inside = address.startswith(("data:image/png", "https://", "http://"))
            inside = inside or re.fullmatch(r"[\w./%~-]+#line=\d+", address)  # where the course lies beside the pages
            if name.startswith("on") or name in ("src", "href") and not inside:
                found.append((tag, name, value))
    return found


def test_the_test_sees_what_is_live():
    assert live_in("<a href='/x\"y#line=1'>") and not live_in("<a href='../a%3Cb.txt#line=1'>")
    assert live_in("<img src=x onerror=alert(1)>") and live_in("<a href=' javascript:x'>") and live_in("<script>")
    assert not live_in("&lt;script&gt; <b title='onclick'>x</b>")


_LIVE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><b onclick=alert(1)>"
_PAGE = f"""Ministers {_LIVE} meet

By A {_LIVE} Name

PORT {_LIVE}, July 2 (Xinhua{_LIVE}) -- Chinese Foreign Minister Wang Yi{_LIVE} met Lao Deputy Prime Minister Saleumxay
Kommasith{_LIVE} here on Tuesday, 2 July 2024. {_LIVE} "We will {_LIVE} support ASEAN," Wang said.

Wang said both sides firmly support a community with a shared future {_LIVE} and the SCO.

The ministers {_LIVE} (Photo/Xinhua)

Leave a {_LIVE} reply
"""


@pytest.fixture(scope="module")
def live(tmp_path_factory):
    folder = tmp_path_factory.mktemp("live")
    (folder / "<img src=x onerror=alert(1)>.txt").write_text(_PAGE)
    (folder / "other.txt").write_text(_PAGE.replace("July 2", "July 3"))
    (folder / "page.html").write_text("<!DOCTYPE html>" + "".join(f"<p>{line}</p>" for line in _PAGE.split("\n\n"))
                                      + "<p>&lt;script&gt;alert(2)&lt;/script&gt;</p>")
    (folder / "sources.csv").write_text("file,page_id,outlet,outlet_basis,url,published\n"
                                        "other.txt,other,<script>alert(1)</script>,<b onclick=x>,javascript:alert(1),2024-07-04\n")
    (folder / "labels.csv").write_text("page,line,label\nother,1,title\nother,3,byline\nother,5,body\nother,10,caption\n")
    return course.load(folder)


def test_tables_and_passages_show_markup_as_text(live):
    invariants.check(live)
    article = live.articles[live.articles["page_id"] == "other"].iloc[0]
    assert "<script>" in article["title"] and "<script>" in article["byline"] and "<script>" in article["outlet"]
    assert "<script>alert(2)</script>" in live.text("page") and "alert(1)" not in live.text("page")
    for table in invariants.tables(live).values():
        assert not live_in(course.show(table)._repr_html_())
        if {"page_id", "start", "end"} <= set(table.columns):
            for _, row in table.iterrows():
                assert not live_in(course.evidence(live, row)._repr_html_())
    for page_id in live.pages["page_id"]:
        assert not live_in(course.page_view(live, page_id)._repr_html_())


@pytest.mark.parametrize("control", ["\u202e", "\u2067", "\u200f"])
def test_what_turns_the_line_turns_nothing_after_it(control):
    corpus = course.load_text(GOOD.replace("bridge", f"{control}bridge"))
    row = corpus.sentences[corpus.sentences["quote"].str.contains(control)].iloc[0]
    for html in (course.evidence(corpus, row)._repr_html_(), course.show(corpus.sentences)._repr_html_(),
                 course.page_view(corpus, "pasted")._repr_html_()):
        for turned in html.split(control)[1:]:
            assert "</bdi>" in re.split("</(?:td|p|mark|blockquote)>", turned)[0]


FIGURES = ("page_composition", "overlap_map", "three_dates", "aligned_tellings", "formula_heatmap", "ladders", "who_met_whom",
           "meetings_by_tellings", "frameworks_by_text", "surviving_words", "state_pairs", "formula_list")
EXPLORERS = ("TellingComparator", "DateResolver", "ConcordanceExplorer", "ClauseCoder", "MeetingsFilter", "LabelCheck",
             "ReadMeetings", "ReadSpeech", "NewNames", "AsOf")


@pytest.mark.parametrize("name", [*FIGURES, *EXPLORERS])
def test_figures_and_explorers_show_markup_as_text(live, name):
    try:
        texts_of = [list(live.articles["article_id"][:2])] if name == "aligned_tellings" else []
        shown = getattr(course, name)(live, *texts_of)
    except CourseError as error:
        assert str(error).endswith(".")
        return
    html = shown.static() if hasattr(shown, "static") else shown._repr_html_()
    if name not in ("state_pairs", "formula_list"):  # pandas shows these
        assert not live_in(html)


def test_an_explorer_of_one_page_shows_markup_as_text(live):
    assert not live_in(course.PageLabeller(live, "other").static())


# A full disk

@contextmanager
def full_disk():
    resource = pytest.importorskip("resource")  # no file may grow beyond some bytes: so it ends in the middle
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (60, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_is_said_and_leaves_what_stood_there(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    corpus = course.load()
    writers = {"f.svg": course.three_dates(corpus).save, "f.csv": course.three_dates(corpus).save,
               "t.csv": course.ConcordanceExplorer(corpus, "Laos").to_csv,
               "h.html": course.handout(corpus, "july.4", "april.2").save,
               "f.md": course.Finding(corpus, claim="They met. " * 9).save,
               "w.json": partial(course.web_annotations, corpus, "people"),
               "my_texts/two.txt": lambda _: course.YourTexts("my_texts").paste("Two met. " * 9, "two")}
    for name, write in writers.items():
        if "/" not in name:
            (tmp_path / name).write_text("the good one")
        before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
        with full_disk(), pytest.raises(CourseError, match="File too large"):
            write(name)
        assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before, name
        write(name)
        assert len((tmp_path / name).read_bytes()) > 60, name


# Anything at all

data = st.one_of(texts.map(str.encode), st.binary(max_size=60), texts.map(lambda text: text.encode("utf-16")),
                 texts.map(lambda text: f"<!doctype html><body><p>{text}</p>".encode()))


@settings(max_examples=25)
@given(st.lists(data, min_size=1, max_size=4))
def test_any_folder_gives_rows_or_an_error_that_names_the_file(tmp_path_factory, many):
    folder = tmp_path_factory.mktemp("any")
    for number, content in enumerate(many):
        (folder / f"{number}.{('txt', 'md', 'html')[number % 3]}").write_bytes(content)
    try:
        corpus = course.load(folder)
    except CourseError as error:
        assert re.search(r"\d\.(txt|md|html)", str(error))
        return
    invariants.check(corpus)
    assert all(file in problem and "fault of the course" not in problem
               for file, problem in corpus.problems.itertuples(index=False))
    read = set(corpus.pages["file"])
    assert read | set(corpus.problems["file"]) == {file.name for file in folder.iterdir()}
