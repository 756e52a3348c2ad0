"""Questions are about the five pages; where a notebook reads others, that is said beside them."""

import sys
from pathlib import Path

OTHER_PAGES = ("This question is about the five pages that come with the course. This notebook reads other "
               "pages, so its tables and figures may lead to another answer.")


def reads_other_pages(pages: str | None = None) -> bool:
    """Whether the notebook's own variable ``corpus`` holds other pages than those of a question.

    ``pages`` is their folder; without it they are the five that come with the course.
    """
    if "IPython" not in sys.modules:
        return False
    from IPython import get_ipython

    shell = get_ipython()
    corpus = shell.user_ns.get("corpus") if shell else None
    return hasattr(corpus, "folder") and not _is(corpus.folder, pages)


def _is(folder, pages):
    from course_lib.corpora.loading import SEEDS  # whoever has a corpus has loaded this already

    return folder is not None and Path(folder).resolve() == Path(pages or SEEDS).resolve()
