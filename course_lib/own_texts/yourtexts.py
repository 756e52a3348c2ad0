"""The explorer of notebook 08 that takes texts in: pasted, uploaded, or from a folder."""

import json
import re
from pathlib import Path

import pandas as pd

from course_lib.corpora.loading import load
from course_lib.display import markup
from course_lib.display.markup import plural, text
from course_lib.errors import CourseError
from course_lib.own_texts.inbox import LARGEST, SUFFIXES, Inbox
from course_lib.own_texts.keeping import Keeping, first_rows, folder_of
from course_lib.words.csvrows import list_in, write_csv

SOURCES = "sources.csv"
_NO_PATH = re.compile(r"[/\\]")  # a pasted text comes from no folder: "talks 11/3" is a name


class YourTexts(Keeping):
    """Texts of your own: paste them, upload files, or point to a folder; then they are a corpus.

    Args:
        folder: where texts are kept that you paste or upload: a folder beside the notebook, made when it is
        needed.

    Raises:
        CourseError: the folder lies elsewhere.

    In code: ``paste("words", name="talks")``, ``upload("talks.txt", content)`` and ``take_out("talks.txt")``
    change what is in the folder, ``begin_sources()`` begins its ``sources.csv``, ``read("another/folder")``
    reads another one, ``read()`` reads the same one again. ``corpus`` is what was read, and raises CourseError where
    nothing could be; ``table`` has its pages.
    """

    def __init__(self, folder="my_texts"):
        self._inbox = Inbox(folder)
        self.read(folder if self._inbox.files() else None)

    def read(self, folder=None):
        """Read a folder, wherever it is; without one, that of your pasted and uploaded texts."""
        self.folder = self._path = str(folder or self._inbox.folder)
        self._corpus = self._trouble = None
        if folder or self._inbox.files():
            try:
                self._corpus = load(self.folder)
            except CourseError as error:
                self._trouble = error
        self.refresh()

    def paste(self, words, name=""):
        """Keep a text; gives the name of its file. Raises CourseError where it is empty or too large."""
        name = _NO_PATH.sub("_", name).strip() or "pasted"
        name = name if name.lower().endswith(SUFFIXES) else f"{name}.txt"
        return self.upload(name, words.encode(errors="replace"))

    def upload(self, name, content):
        """Keep the bytes of a file; gives the name it has now.

        Raises CourseError as ``paste`` does, and for another ending.
        """
        kept = self._inbox.keep(name, content)
        self._said = f"Kept as {kept}."
        self.read()
        return kept

    def take_out(self, file):
        """Take a text out again; its file stays, under another name. Raises CourseError where there is none."""
        aside = self._inbox.take_out(file)
        self._said = f"{file} is taken out. It is kept as {aside}; give it back its name to have it again."
        self.read()

    def begin_sources(self):
        """Write a ``sources.csv`` with a row for each page, in which you say who published it and when.

        Raises CourseError where there is one already, and where nothing can be kept.
        """
        folder = folder_of(self.corpus)
        if list_in(folder, SOURCES):
            raise CourseError(f"There is a {SOURCES} in {folder} already. Open it to change it.")
        rows = [{"file": file} for file in self.corpus.pages["file"]]
        write_csv(folder / SOURCES, ("file", "outlet", "published"), rows)
        self._said = (f"{SOURCES} in {folder.name} has a row for each page: open it by a right click, Open With › "
                      "Editor. Write who published each; what stays empty is as the page has it.")
        self.refresh()

    @property
    def corpus(self):
        """The Corpus of what was read. Raises CourseError where nothing could be."""
        if self._trouble:
            raise self._trouble
        if self._corpus is None:
            raise CourseError("There is no text yet. Paste one, or upload a file.")
        return self._corpus

    @property
    def table(self):
        """The pages, each with its articles, words of article text, and paragraphs that are furniture."""
        columns = ["page_id", "file", "articles", "words", "furniture", "title"]
        if self._corpus is None:
            return pd.DataFrame(columns=columns)
        articles, labels = self._corpus.articles, self._corpus.paragraphs
        words, titles = articles.groupby("page_id")["n_words"].sum(), articles.groupby("page_id")["title"].first()
        furniture = labels[labels["label"] == "furniture"]["page_id"].value_counts()
        pages = self._corpus.pages.rename(columns={"n_articles": "articles"})
        ids = pages["page_id"]
        return pages.assign(words=ids.map(words).fillna(0).astype(int), title=ids.map(titles),
                            furniture=ids.map(furniture).fillna(0).astype(int))[columns]

    def sentence(self):
        return f"{self._said} {self.state()}".lstrip()

    def state(self):
        try:
            self.corpus
        except CourseError as error:
            return str(error)
        table, bad = self.table, len(self._corpus.problems)
        problems = f" {plural(bad, 'problem')}: see below." if bad else ""
        return (f"Found in {self.folder}: {plural(len(table), 'page')} with "
                f"{plural(table['articles'].sum(), 'article')}, {plural(table['words'].sum(), 'word')} of article "
                f"text.{problems}")

    def result(self):
        if self._corpus is None:
            return ""
        problems = self._corpus.problems
        bad = markup.sentence("<strong>Problems</strong>") + first_rows(problems) if len(problems) else ""
        code = f"In a cell: <code>corpus = course.load({text(json.dumps(self.folder, ensure_ascii=False))})</code>"
        pages = first_rows(self.table.drop(columns="file"))  # files are named where one is taken out
        return pages + bad + markup.aside(code)

    def notes(self):
        return markup.aside(text(
            f"A text ends in {', '.join(SUFFIXES)} and has at most {LARGEST // 1_000_000} MB. It is kept "
            f"in the folder {self._inbox.folder.name} beside this notebook, and sent nowhere. Nothing in "
            "it is ever run. Check that you may keep a copy; do not publish it."))

    def static(self):
        """What can be done here: the same whatever has been taken in, for it may be private."""
        said = "Run this cell to paste a text, to upload files or to point to a folder."
        return markup.sentence(said) + self.notes()

    def controls(self):
        from ipywidgets import FileUpload, Layout

        words = self.control("Textarea", "Your text", "The words of a page", lambda _: None, "100%", rows=8,
                             placeholder="Paste a whole page, menus and all, or an article", continuous_update=False)
        name = self.control("Text", "Name", "What to call this text", lambda _: None, "300px",
                            placeholder="such as talks_july", continuous_update=False)
        upload = FileUpload(description="Upload files", accept=",".join(SUFFIXES), multiple=True,
                            layout=Layout(width="auto"))
        upload.observe(self.on_change(lambda files: self._take_in(files, upload)), "value")
        return [words, name, self._button("Keep this text", lambda: self._paste_typed(words, name)), upload,
                self.control("Text", "Folder", "The folder to read", lambda path: setattr(self, "_path", path), "300px",
                             value=lambda: self._path, continuous_update=False),
                self.control("Button", f"Begin {SOURCES}", "A list of the pages: say who published each, and when",
                             self.begin_sources, shown=self._lacks_sources),
                self._button("Read folder", lambda: self.read(self._path.strip() or None),
                             "Read this folder, again if need be"),
                self.control("Dropdown", "Take out", "A text to take out", lambda file: file and self.take_out(file),
                             options=lambda: [("choose a text", ""), *((one, one) for one in self._inbox.files())],
                             value=lambda: "")]

    def _lacks_sources(self):
        return self._corpus is not None and not list_in(Path(self.folder), SOURCES)

    def _paste_typed(self, words, name):
        self.paste(words.value, name.value)
        with self.setting():
            words.value = name.value = ""

    def _take_in(self, files, upload):
        """Keep the uploaded files, and say of each that was not kept why."""
        if not files:
            return
        kept, said = [], []
        for file in files:
            try:
                kept.append(self._inbox.keep(file["name"], file["content"]))
            except CourseError as error:
                said.append(str(error))
        self._said = " ".join([f"Kept: {', '.join(kept)}."] * bool(kept) + said)
        with self.setting():
            upload.value = ()
        self.read()
