"""Where the pages lie that were read, so that a citation can lead to its line."""

import os
from pathlib import Path
from urllib.parse import quote

_COURSE = Path(__file__).resolve().parents[2]
_LINES = {".txt", ".md"}  # of a saved web page, lines are counted in its text, not in its file
_FILES: dict[str, Path] = {}  # by page id, of all folders read since Python started; the one read last counts


def remember(files: dict[str, Path]) -> None:
    """Keep in mind where pages lie, by their ids."""
    _FILES.update({page_id: Path(file).resolve() for page_id, file in files.items()})


def address(page_id: str | None, line: int) -> str | None:
    """The address of a line (from 1), seen from the present folder.

    None for a page that lies in no file, in one without such lines, or where JupyterLab does not reach: it sees the
    course, and what lies beside and below a notebook. JupyterLab counts the lines in an address from 0.

    >>> address("no such page", 3) is None
    True
    """
    file = _FILES.get(page_id)
    if file is None or file.suffix.lower() not in _LINES:
        return None
    if not any(file.is_relative_to(folder) for folder in (_COURSE, Path.cwd().parent)):
        return None
    return f"{quote(Path(os.path.relpath(file)).as_posix())}#line={line - 1}"
