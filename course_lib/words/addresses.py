"""Where the pages lie that were read, so that a citation can lead to its line."""

import os
from pathlib import Path
from urllib.parse import quote

_FILES: dict[str, Path] = {}  # by page id, of all folders read since Python started; the one read last counts


def remember(files: dict[str, Path]) -> None:
    """Keep in mind where pages lie, by their ids."""
    _FILES.update({page_id: Path(file).absolute() for page_id, file in files.items()})


def address(page_id: str | None, line: int) -> str | None:
    """The address of a line (from 1), seen from the present folder; None for a page that lies in no file.

    JupyterLab counts the lines in an address from 0.

    >>> address("no such page", 3) is None
    True
    """
    file = _FILES.get(page_id)
    if file is None:
        return None
    try:
        return f"{quote(Path(os.path.relpath(file)).as_posix())}#line={line - 1}"
    except ValueError:  # on another drive
        return None
