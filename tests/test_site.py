"""The static edition: whole, tied together by links that lead somewhere, and in need of nothing else."""

import posixpath
import re
import shutil
from urllib.parse import unquote, urlsplit

import nbformat
import pytest
from notebook_rules import Tags, outputs, stored_html

from course_lib.edition import site
from course_lib.edition.notebooks import ROOT, find
from course_lib.edition.sitecells import notebook_html, prose
from course_lib.errors import CourseError
from course_lib.exercises.questions import SHIPPED, every


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site") / "course"
    site.export(folder)
    return folder


def read(folder):
    """The pages of an edition by their places, parsed."""
    return {path.relative_to(folder).as_posix(): Tags(path.read_text(encoding="utf-8"))
            for path in folder.rglob("*.html")}


@pytest.fixture(scope="module")
def pages(folder):
    return read(folder)


def test_notebooks_texts_and_what_is_known_of_them_have_a_page_each(pages, folder):
    notebooks = {f"notebooks/{path.stem}.html" for path in find()}
    texts = {f"seeds/{path.stem}.html" for path in (ROOT / "seeds").glob("*.txt")}
    samples = {f"notebooks/sample_texts/{path.stem}.html" for path in (ROOT / "notebooks/sample_texts").glob("*.txt")}
    assert set(pages) == {"index.html", "seeds/README.html", "notebooks/classroom.html", "seeds/annotations/README.html",
                          "seeds/annotations/RULES.html", *notebooks, *texts, *samples}
    assert {path.name for path in folder.iterdir()} == {"index.html", "style.css", "notebooks", "seeds"}


def test_each_page_says_what_it_is_and_can_be_walked_through(pages):
    for place, page in pages.items():
        assert [len(page.all(tag)) for tag in ("h1", "title", "main", "header", "footer")] == [1] * 5, place
        assert page.all("html") == [{"lang": "en"}] and page.all("main") == [{"id": "text"}]
        assert page.all("a")[0] == {"class": "skip", "href": "#text"}
        present = [link for link in page.all("a") if link.get("aria-current") == "page"]
        assert len(present) == (place != "index.html")
        assert len(page.all("li")) >= len(pages) - 1  # every other page is one link away


def test_nothing_is_fetched_from_elsewhere_and_no_script_runs(pages, folder):
    for place, page in pages.items():
        assert not {"script", "iframe", "object", "embed", "base", "form"} & {tag for tag, _ in page.found}
        away = [(tag, name, value) for tag, attributes in page.found for name, value in attributes.items()
                if value and re.match(r"\s*(https?:)?//", value)]
        assert {one[:2] for one in away} <= {("a", "href")}, place  # a source, to follow by a click
        assert not [name for _, attributes in page.found for name in attributes if name.startswith("on")]
        assert page.all("link") == [{"rel": "stylesheet", "href": "../" * place.count("/") + "style.css"}]
    assert not re.search(r"url\(|@import|//\w", (folder / "style.css").read_text(encoding="utf-8"))


@pytest.mark.parametrize("edition", ["folder", "students"])
def test_every_link_inside_leads_to_a_page_and_a_place_on_it(edition, request):
    folder = request.getfixturevalue(edition)
    pages = read(folder)
    targets = {place: {"", *(attributes["id"] for _, attributes in page.found if "id" in attributes)}
               for place, page in pages.items()}
    targets |= {path.relative_to(folder).as_posix(): {""} for path in folder.rglob("*.csv")}
    for place, page in pages.items():
        addresses = [link["href"] for link in page.all("a")] + [picture["src"] for picture in page.all("img")]
        for parts in map(urlsplit, map(unquote, addresses)):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(place), parts.path)) if parts.path else place
            assert parts.scheme or parts.fragment in targets.get(path, ()), (place, parts)


def test_what_somebody_put_beside_the_practice_pages_is_no_part_of_it_and_their_text_is_only_text(tmp_path, monkeypatch):
    course = tmp_path / "course"
    for path in (*site.WRITTEN, *(f"{site.COPIED}/{name}" for name in ("reef_news.txt", "sources.csv"))):
        (course / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, course / path)
    samples = course / site.COPIED
    (samples / "annotations").mkdir()
    hostile = "<script>alert(1)</script>"
    for name in ("a.html", "b.HTM", "c.svg", "d.mhtml", "e.xhtml", "f.txt", "annotations/g.html"):
        (samples / name).write_text(hostile)
    monkeypatch.setattr(site, "ROOT", course)
    monkeypatch.setattr(site, "_notebooks", lambda students: [])
    site.export(tmp_path / "pages")
    written = tmp_path / "pages" / site.COPIED
    assert {path.name for path in written.iterdir()} == {"f.txt", "f.html", "reef_news.txt", "reef_news.html", "sources.csv"}
    assert hostile not in (written / "f.html").read_text() and "&lt;script&gt;" in (written / "f.html").read_text()


def test_a_citation_leads_to_its_line(folder):
    found = re.findall(r'href="\.\./seeds/\w+\.html#L(\d+)"[^>]*>[^<]*\bline (\d+)',
                       (folder / "notebooks/07_same_meeting.html").read_text(encoding="utf-8"))
    assert found and all(line == said for line, said in found)


def test_a_text_keeps_all_its_lines(folder, corpus):
    for page in corpus.pages.itertuples():
        source = (folder / "seeds" / page.file).with_suffix(".html").read_text(encoding="utf-8")
        lines = re.findall(r'<li id="L\d+">(.*?)</li>', source, re.S)
        printed = ["".join(Tags(line).words) for line in lines]
        assert printed == re.split(r"\r\n|\r|\n", corpus.text(page.page_id))


def test_a_picture_says_in_words_what_it_shows(pages):
    words = [picture["alt"] for page in pages.values() for picture in page.all("img")]
    assert len(set(words)) >= 10 and min(map(len, words)) > 80


@pytest.mark.parametrize("path", find(), ids=lambda path: path.stem)
def test_a_page_holds_all_that_its_notebook_has_stored(path, pages):
    notebook = nbformat.read(path, as_version=4)
    page = pages[f"notebooks/{path.stem}.html"]
    said = re.sub(r"\s+", " ", "".join(page.words))
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert re.sub(r"\s+", " ", cell.source).strip() in said
    stored = [output for _, output in outputs(notebook)]
    assert len([one for one in page.all("div") if one.get("class") == "output"]) == len(stored)
    written = stored_html(notebook) + [cell.source for cell in notebook.cells]
    folded = sum(one.count("<details") for one in written)
    assert len(page.all("details")) == folded + 1  # the menu is folded too


def test_outputs_without_html_are_shown_as_text():
    cell = nbformat.v4.new_code_cell("1 < 2", outputs=[
        nbformat.v4.new_output("stream", name="stdout", text="a < b\n"),
        nbformat.v4.new_output("execute_result", {"text/plain": "<True>"}),
        nbformat.v4.new_output("error", ename="E", evalue="no", traceback=["\x1b[31mno\x1b[0m & no"])])
    page = notebook_html(nbformat.v4.new_notebook(cells=[cell]))
    shown = re.findall('<div class="output"><pre>(.*?)</pre>', page, re.S)
    assert shown == ["a &lt; b\n", "&lt;True&gt;", "no &amp; no"]


def test_prose_keeps_table_headings_that_say_something():
    assert "<th" not in prose("| | |\n|:-|:-|\n| a | b |\n")
    assert '<th scope="col" style="text-align:left">x</th><td' in prose("| x | |\n|:-|:-|\n| a | b |\n").replace("\n", "")
    assert prose("[b](b.ipynb#A-part), [c](https://a.b/c.txt)") == (
        '<p><a href="b.html#A-part">b</a>, <a href="https://a.b/c.txt">c</a></p>\n')
    assert prose("## A *new* part") == '<h2 id="A-new-part">A <em>new</em> part</h2>\n'


@pytest.fixture(scope="module")
def students(folder, tmp_path_factory):
    """The students' edition, written over a whole one."""
    folder = shutil.copytree(folder, tmp_path_factory.mktemp("site") / "students")
    assert site.export(folder, students=True) == len([*folder.rglob("*.html")])
    return folder


def test_the_students_edition_has_no_guide_no_solution_no_sample_answer_and_no_link_to_one(students, pages):
    found = {place: (students / place).read_text(encoding="utf-8") for place in read(students)}
    assert set(pages) - set(found) == {"notebooks/teaching_guide.html", "notebooks/classroom.html"}
    whole, words = ("".join(one.words) for one in (pages["notebooks/writing_tasks.html"],
                                                   Tags(found["notebooks/writing_tasks.html"])))
    for sample in ("condemned NATO", "A whole Lao readout"):
        assert sample in whole and sample not in words and "Rubric" in words
    for place, text in found.items():
        assert not re.search(r"teaching_guide|classroom\.html|<summary>Solution", text), place
        assert text.count("<details") == text.count("</details>")
    assert "<summary>Hint 1" in found["notebooks/01_what_is_this_page.html"]
    assert "solutions and sample answers are left out" in found["index.html"]


def test_no_answer_of_a_question_stands_in_the_students_edition(students):
    words = {place: "".join(page.words) for place, page in read(students).items()}
    for question in every(SHIPPED):
        first = re.sub(r"[`*]", "", question.solution).split(". ")[0]
        assert len(first) <= 40 or first not in words[f"notebooks/{question.notebook}.html"], question.id


def test_what_other_systems_leave_in_a_new_folder_does_not_count(tmp_path):
    (tmp_path / ".DS_Store").touch()
    site._check(tmp_path)


def test_a_folder_that_cannot_be_written_to_is_said(tmp_path, capsys):
    (tmp_path / "file").touch()
    assert site.main([str(tmp_path / "file" / "out")]) == 1
    assert re.fullmatch(r"Nothing can be written to .*out.* \(.+\)\. Name another folder\.\n", capsys.readouterr().out)


def test_an_export_is_written_over_but_nothing_else_is(folder, tmp_path, monkeypatch, capsys):
    before = {path: path.read_bytes() for path in folder.rglob("*.*")}
    monkeypatch.chdir(folder.parent)
    assert site.main([folder.name]) == 0
    assert {path: path.read_bytes() for path in folder.rglob("*.*")} == before
    number = len(list(folder.rglob("*.html")))
    assert capsys.readouterr().out == f"{number} pages. Open {folder / 'index.html'} in a browser.\n"
    (tmp_path / "index.html").write_text("mine")
    assert site.main([str(tmp_path)]) == 1
    assert "nothing was written. Name a new folder." in capsys.readouterr().out
    assert (tmp_path / "index.html").read_text() == "mine" and len(list(tmp_path.iterdir())) == 1
    with pytest.raises(CourseError):
        site.export(tmp_path / "index.html")
