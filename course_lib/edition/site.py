"""The course as plain web pages, to read without a kernel: ``python3 -m course_lib site FOLDER``.

The pages hold what the notebooks have stored. They need no other machine and no script, and print on A4.
"""

import argparse
import html
import os
import re
import shutil
from pathlib import Path
from typing import NamedTuple

import nbformat
from jinja2 import Template
from markupsafe import Markup

from course_lib.corpora.loading import load
from course_lib.display.views import as_dict
from course_lib.edition.notebooks import ROOT, find
from course_lib.edition.sitecells import notebook_html, prose, without_answers, without_links
from course_lib.errors import CourseError
from course_lib.words.spans import NEWLINE

NAME = "Reading Diplomatic News"
WRITTEN = ("seeds/README.md", "seeds/annotations/README.md", "seeds/annotations/RULES.md", "notebooks/classroom.md")
FOR_TEACHERS = ("notebooks/teaching_guide.html", "notebooks/classroom.html")  # not in the students' edition
COPIED = "notebooks/sample_texts"
STYLE, TEMPLATE = (Path(__file__).parents[1] / "data" / name for name in ("site.css", "site.html"))
_MARK = '<meta name="generator" content="course_lib">'
_HEADING = re.compile(r"^# +(.+)", re.MULTILINE)


class Page(NamedTuple):
    """A page to write: where (from the folder's top), its title, the HTML between menu and foot."""

    path: str
    title: str
    body: str = ""


def export(folder: str | Path, students: bool = False) -> int:
    """Write the course as web pages into a folder, which is made if there is none.

    Args:
        folder: a path; what an earlier export left there is written over, or deleted.
        students: whether to leave out the teaching guide, all solutions, and the sample answers.

    Returns:
        The number of pages.

    Raises:
        CourseError: the folder holds anything but an earlier export, or cannot be written to.
    """
    folder = Path(folder)
    _check(folder)
    pages = [*_notebooks(students), *_texts(), *map(_written, WRITTEN)]
    if students:
        pages = [page for page in pages if page.path not in FOR_TEACHERS]
        gone = {Path(path).name for path in FOR_TEACHERS}
        pages = [page._replace(body=without_links(page.body, gone)) for page in pages]
    pages.insert(0, Page("index.html", NAME))
    try:
        _write(folder, pages, students)
    except OSError as error:
        raise CourseError(f"Nothing can be written to {error.filename or folder} ({error.strerror}). "
                          "Name another folder.") from None
    return len(pages)


def _write(folder, pages, students):
    """Write the pages, and delete those of an earlier export that are none of them."""
    old = {path for path in folder.rglob("*.html") if _is_ours(path)}
    template = Template(TEMPLATE.read_text(encoding="utf-8"), autoescape=True, keep_trailing_newline=True)
    about = {"mark": Markup(_MARK), "students": students, "first": pages[0], "others": pages[1:]}
    for before, page, after in zip([None, *pages], pages, [*pages[1:], None]):
        target = folder / page.path
        target.parent.mkdir(parents=True, exist_ok=True)
        whole = template.render(about, page=page, before=before, after=after, top="../" * page.path.count("/"))
        target.write_text(whole, encoding="utf-8", newline="\n")
        old.discard(target)
    for path in old:
        path.unlink()
    shutil.copyfile(STYLE, folder / "style.css")
    for path in _practice():  # a web page among them could bring a script along
        shutil.copyfile(path, folder / COPIED / path.name)


def _is_ours(page):
    return page.is_file() and _MARK in page.read_text(encoding="utf-8", errors="replace")[:1000]


def _check(folder):
    theirs = not folder.is_dir() or any(not path.name.startswith(".") for path in folder.iterdir())
    if folder.exists() and theirs and not _is_ours(folder / "index.html"):
        raise CourseError(f"{str(folder)!r} is not an empty folder, and not one that this command has "
                          f"filled, so nothing was written. Name a new folder.")


def _notebooks(students):
    for path in find():
        notebook = nbformat.read(path, as_version=4)
        if students:
            without_answers(notebook)
        title = _HEADING.search(notebook.cells[0].source)[1]
        yield Page(f"notebooks/{path.stem}.html", title, notebook_html(notebook))


def _texts():
    """The pages that the course reads, then those to practise on, their lines numbered, and what is known of them."""
    corpus = load()
    for page in map(as_dict, corpus.pages.to_dict("records")):
        yield _text(f"seeds/{page['file']}", f"The page {page['page_id']}", corpus.text(page["page_id"]), _about(page))
    for path in _practice(".txt"):
        yield _text(f"{COPIED}/{path.name}", f"The practice page {path.stem}", path.read_text(encoding="utf-8"))


def _practice(*suffixes):
    """The practice pages and their sources, which nothing can be run from; whatever else is put there stays there."""
    return [path for path in sorted((ROOT / COPIED).iterdir()) if path.suffix in (suffixes or (".txt", ".csv"))]


def _written(path):
    """A page in Markdown, which notebooks link to."""
    source = (ROOT / path).read_text(encoding="utf-8")
    return Page(Path(path).with_suffix(".html").as_posix(), _HEADING.search(source)[1], prose(source))


def _about(page):
    published = f", {page['published']:%Y-%m-%d}" if "published" in page else ""
    return (f"<p>Published by {html.escape(page['outlet'])}{published} "
            f"({html.escape(page['outlet_basis'])}). The rights in this text are its publishers’: see "
            f'<a href="README.html">The five pages</a>. Citations name these lines.</p>')


def _text(path, title, text, about=""):
    lines = "".join(f'<li id="L{number}">{html.escape(line)}</li>'
                    for number, line in enumerate(NEWLINE.split(text), 1))
    body = f'<h1>{html.escape(title)}</h1>{about}<ol class="lines">{lines}</ol>'
    return Page(Path(path).with_suffix(".html").as_posix(), title, body)


def main(argv):
    """Write the pages; the exit code is 1, after a sentence, where that cannot be done."""
    parser = argparse.ArgumentParser(prog="python3 -m course_lib site",
                                     description="Write the course as web pages.")
    parser.add_argument("folder", type=Path, metavar="FOLDER",
                        help="a new folder, or one of an earlier export")
    parser.add_argument("--students", action="store_true",
                        help="leave out the teaching guide, the solutions and the sample answers")
    options = parser.parse_args(argv)
    folder = Path(os.path.expanduser(options.folder)).absolute()
    try:
        number = export(folder, options.students)
    except CourseError as error:
        print(error)
        return 1
    print(f"{number} pages. Open {folder / 'index.html'} in a browser.")
    return 0
