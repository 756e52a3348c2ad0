"""Pages read into a Corpus: from a folder, from a DataFrame, from a text."""

import gc
from contextlib import contextmanager
from pathlib import Path

import pandas as pd

from course_lib.corpora.corpus import Corpus
from course_lib.errors import one_of
from course_lib.loader.parsing import parsed
from course_lib.loader.looks import looker_for
from course_lib.loader.sources import COLUMNS, CorpusError, folder_sources, frame_sources
from course_lib.words.addresses import remember

OLD_VERDICTS = "meetings_checked.csv"
SEEDS = Path(__file__).parents[2] / "seeds"


def load(source=None, text="text", executor=None, reader=None):
    """Read the pages of a folder, or of a DataFrame.

    Args:
        source: the path of a folder; without it, the five pages that come with the course. Pages are the ``.txt``,
            ``.md`` ``.html`` and ``.mhtml`` files in it (README files are none); ``sources.csv`` may say more about
            them, ``labels.csv`` correct labels (see ``corrections``), ``lexicons/`` add to the word lists, and
            ``annotations/`` hold what a reader has judged (see ``annotations``). Or a DataFrame with a text a row; its
            columns ``file, page_id, outlet, outlet_basis, url, published, rights``, as far as it has them, say what
            ``sources.csv`` says.
        text: the name of the DataFrame's column of texts.
        executor: an executor as in ``concurrent.futures`` to read many pages at a time, such as a
            ``ProcessPoolExecutor`` or what Dask's ``Client.get_executor()`` returns. The result is the same.

    Returns:
        A Corpus. A file that cannot be read does not hide the others: it is listed in ``corpus.problems``.

    Raises:
        CorpusError: there is no such folder, no page in it, or none that can be read.
        LexiconError: one of these CSV files has a bad row.

    >>> load()
    Corpus: 5 pages, 15 articles, 8,433 words of article text.
    >>> load(pd.DataFrame({"story": ["Talks end\\n\\nHANOI, July 5 (VNA) - Two ministers met."]}), text="story")
    Corpus: 1 page, 1 article, 7 words of article text.
    """
    if source is None and not SEEDS.is_dir():
        raise CorpusError("The five pages of the course are not here. Give the path of a folder of pages: "
                          'course.load("my_pages").')
    if isinstance(source, pd.DataFrame):
        folder, (sources, problems) = None, frame_sources(source, text)
    else:
        folder = SEEDS if source is None else Path(source)
        sources, problems = folder_sources(folder)
    with _no_collection():
        return _read(sources, problems, folder, executor, reader)


def load_text(text, name="pasted", **about):
    """Read one text, such as one that was pasted.

    Args:
        text: the text, a string; that of a saved web page may be HTML.
        name: the page's id.
        about: what is known of it: ``outlet, outlet_basis, url, published, rights``.

    Returns, raises: as ``load`` does.

    >>> corpus = load_text("Talks end\\n\\nHANOI, July 5 (VNA) - Two ministers met on Friday.", published="2024-07-06")
    >>> corpus.articles["article_id"][0], f"{corpus.articles['event_date'][0]:%Y-%m-%d}"
    ('pasted.1', '2024-07-05')
    """
    for detail in about:
        one_of("detail of a page", detail, [*COLUMNS])
    return load(pd.DataFrame([{"text": text, "page_id": name, "file": name, **about}], dtype="object"))


def _read(sources, problems, folder, executor, reader):
    pages = []
    for source, page in parsed(sources, looker_for(folder), executor):
        if isinstance(page, str):
            problems.append((source.file, page))
        else:
            pages.append((source.file, page))
            problems += [(source.file, problem) for problem in page.problems]
    if not pages:
        raise CorpusError(f"No page in {folder or 'the table'} could be read. {problems[0][1]}")
    about = {source.file: source.about for source in sources}
    if folder:
        remember({about[file]["page_id"]: folder / file for file, _ in pages})
    return Corpus(pages, about, [*problems, *_twice(pages), *_old_verdicts(folder)], folder, reader)


def _twice(pages):
    """A problem for each file that holds just what another holds."""
    first = {}
    for file, page in pages:
        other = first.setdefault(page.page.text, file)
        if other != file:
            yield file, f"{file} holds the same text as {other}, so all of it is a copy. Take one of them out."


def _old_verdicts(folder):
    """A problem for a file in which the first edition kept verdicts on meetings."""
    if folder and (folder / OLD_VERDICTS).is_file():
        yield OLD_VERDICTS, (f"{OLD_VERDICTS} is not read any more. Judge the passages once more with "
                             "course.ReadMeetings(corpus), then delete the file.")


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
