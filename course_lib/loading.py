"""A folder of pages, read from the disk into a Corpus."""

import gc
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from course_lib import lexicons
from course_lib.corpus import Corpus, CorpusError
from course_lib.lexicons import DATE, ID, TEXT, key, optional
from course_lib.pages import PageError
from course_lib.parsing import parse

SEEDS = Path(__file__).parent.parent / "seeds"
_SUFFIXES = (".txt", ".md")
_SOURCES = {"file": key(TEXT), "page_id": optional(ID), "outlet": optional(TEXT), "outlet_basis": optional(TEXT),
            "url": optional(TEXT), "published": optional(DATE), "rights": optional(TEXT)}


def load(folder=None):
    """Read every page of a folder.

    Args:
        folder: a path; without it, the five pages that come with the course. Pages are the ``.txt`` and ``.md`` files
            in it; README files and ``sources.csv`` are not pages.

    Returns:
        A Corpus. A file that cannot be read does not hide the others: it is listed in ``corpus.problems``.

    Raises:
        CorpusError: there is no such folder, no page in it, or none that can be read.
        LexiconError: ``sources.csv`` or a word list in ``folder/lexicons`` has a bad row.

    >>> load()
    Corpus: 5 pages, 15 articles, 8,433 words of article text.
    """
    folder = Path(SEEDS if folder is None else folder)
    files = _page_files(folder)
    sources = _read_sources(folder)
    with _no_collection():
        parsed, problems = _parsed(files, sources, folder)
        if not parsed:
            raise CorpusError(f"No page in {folder} could be read. {problems[0][1]}")
        return Corpus(parsed, sources, problems, folder)


@contextmanager
def _no_collection():
    """Do without Python's search for garbage: reading makes many small things that all stay, and looking through them
    again and again took a third of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _parsed(files, sources, folder):
    """The pages that can be read, by file name, and the problems of the others."""
    parsed, problems = [], _listed_but_missing(sources, files)
    for file in files:
        try:
            parsed.append((file.name, parse(_bytes(file), file.name, _day(sources.get(file.name)), folder)))
        except PageError as error:
            problems.append((file.name, str(error)))
    return parsed, problems


def _page_files(folder):
    if not folder.is_dir():
        raise CorpusError(f"There is no folder {folder}. Give the path of a folder that holds pages as .txt files.")
    files = sorted(file for file in folder.iterdir() if file.suffix.lower() in _SUFFIXES and file.is_file()
                   and not file.name.startswith(".") and file.stem.lower() != "readme")
    if not files:
        raise CorpusError(f"There is no page in {folder}. Put each page there as a text file whose name ends in .txt.")
    return files


def _bytes(file):
    try:
        return file.read_bytes()
    except OSError as error:
        raise PageError(f"{file.name} cannot be opened ({error.strerror}). Check that you may read it.") from None


def _read_sources(folder):
    """The rows of sources.csv by file; none where there is no such file."""
    file = folder / "sources.csv"
    if not file.is_file():
        return {}
    rows = {}
    for line, row in lexicons.rows_of(file, _SOURCES):
        if row["file"] in rows:
            raise lexicons.LexiconError(f"{file}, line {line}, column 'file': {row['file']!r} is there already. "
                                        "Give each file one row.")
        rows[row["file"]] = row
    return rows


def _listed_but_missing(sources, files):
    names = {file.name for file in files}
    return [(name, f"sources.csv lists {name}, but the folder does not hold it.")
            for name in sources if name not in names]


def _day(row):
    return date.fromisoformat(row["published"]) if row and row["published"] else None
