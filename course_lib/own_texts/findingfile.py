"""The file beside the texts in which findings are kept, one for each reader's name."""

import json

from course_lib.errors import CourseError
from course_lib.words.keptfiles import check_is_file, locked, write_all

FILE = "findings.json"
_TEXTS = ("claim", "other_reading", "limit")


def read(folder):
    """What is kept in a folder: by the reader's name a dict of texts, and ``evidence``, a list of pairs.

    Raises CourseError where the file cannot be read as it is.
    """
    file = folder / FILE
    try:
        check_is_file(file)
        found = json.loads(file.read_text("utf-8")) if file.exists() else {}
    except (OSError, ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or not all(map(_is_finding, found.values())):
        raise CourseError(f"{file} cannot be read as a file of findings. Rename it, and a new one is begun.")
    return found


def _is_finding(one):
    return isinstance(one, dict) and all(isinstance(one.get(name, ""), str) for name in _TEXTS) and all(
        isinstance(pair, list) and len(pair) == 2 and all(isinstance(words, str) for words in pair)
        for pair in one.get("evidence", []))


def change(folder, by, function):
    """Put what ``function`` makes of a reader's finding in its place; gives that. What is empty goes.

    Raises CourseError where it cannot be kept.
    """
    file = folder / FILE
    try:
        with locked(file):
            found = read(folder)
            made = {name: part for name, part in function(found.get(by, {})).items() if part}
            found = {name: one for name, one in (found | {by: made}).items() if one}
            write_all({file: (json.dumps(found, indent=1) + "\n").encode()})
    except OSError as error:
        raise CourseError(f"{FILE} cannot be written ({error.strerror}), so this is not kept. Download your finding "
                          "before you leave.") from None
    return made
