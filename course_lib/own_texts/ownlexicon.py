"""Rows of a reader's own in the word list of people: added and taken out, checked before they are written."""

import re
import shutil
import tempfile
from pathlib import Path

from course_lib.errors import CourseError
from course_lib.words.listed import NEW, provisional_id
from course_lib.own_texts.keeping import folder_of
from course_lib.words import lexicons
from course_lib.words.csvrows import write_csv
from course_lib.words.lexicons import SCHEMAS, LexiconError

_NAME = "people"


def own_people(folder):
    """The rows of ``folder/lexicons/people.csv``, as dicts; none where there is no such file.

    Raises LexiconError where a row of it is not allowed.
    """
    if not _file(folder).is_file():
        return []
    return [*lexicons.checked(_NAME, folder)[len(lexicons.read(_NAME)):]]  # the course's own stand before them


def add_person(corpus, *, name, state="", person_id=None, short_form="", name_order="other", titles="",
               aliases="", note=""):
    """Write a person into the corpus's own word list; the next ``course.load`` of the folder knows them.

    Args:
        corpus: a Corpus that lies in a folder of your own.
        name: the name in full, as the texts print it.
        state: the id of the state or framework they stand for, such as ``"laos"``, if you know it.
        person_id: lower-case letters, digits and hyphens; without it, made of the name.
        short_form: what may stand for the name, such as ``"Wang"``.
        name_order: ``"given-first"``, ``"surname-first"`` or ``"other"``.
        titles, aliases: several are separated by ``|``.
        note: anything, such as how you know.

    Returns:
        The row, as a dict.

    Raises:
        LexiconError: a value is not allowed, or the id is taken; the message says which values are.
        CourseError: the corpus lies in no folder of yours, or that cannot be written to.
    """
    return add_people(corpus, [{"name": name, "state": state, "person_id": person_id, "short_form": short_form,
                                "name_order": name_order, "titles": titles, "aliases": aliases, "note": note}])[0]


def add_people(corpus, people):
    """Write several people, dicts of what ``add_person`` takes, into the corpus's own word list, all or none of them.
    """
    folder, rows = folder_of(corpus), [*map(_row, people)]
    _write(folder, [*own_people(folder), *rows])
    return rows


def _row(given):
    row = dict.fromkeys(SCHEMAS[_NAME], "") | {"name_order": "other"}
    row |= {column: " ".join(str(value or "").split()) for column, value in given.items() if column != "state"}
    row["state_or_body"] = given.get("state") or ""
    row["person_id"] = row["person_id"] or provisional_id(row["name"]).removeprefix(NEW)
    if not re.search(r"[^\W\d_]", row["name"]):
        raise CourseError("The name is missing. Give it in full, as the texts print it.")
    return row


def take_out_person(corpus, person_id):
    """Take a row out of the corpus's own word list again; the course's own rows stay.

    Raises CourseError where the folder's own list has no such person.
    """
    take_out_people(corpus, [person_id])


def take_out_people(corpus, ids):
    """Take several rows out, all or none of them. Raises CourseError as ``take_out_person`` does."""
    folder = folder_of(corpus)
    rows = {row["person_id"]: row for row in own_people(folder)}
    for person_id in ids:
        if person_id not in rows:
            raise CourseError(f"Your own list has no {person_id!r}. It has: {', '.join(rows) or 'nobody'}.")
        del rows[person_id]
    if ids:
        _write(folder, [*rows.values()])


def _write(folder, rows):
    """Write the list, once the word lists have been read with it and found in order."""
    with tempfile.TemporaryDirectory() as place:
        trial = Path(place) / "lexicons"
        if (folder / "lexicons").is_dir():
            shutil.copytree(folder / "lexicons", trial, ignore=shutil.ignore_patterns("people.csv"))
        write_csv(trial / "people.csv", SCHEMAS[_NAME], rows)
        try:
            lexicons.checked(_NAME, place)
        except LexiconError as error:
            raise LexiconError(_in_words(str(error))) from None
    write_csv(_file(folder), SCHEMAS[_NAME], rows)


def _in_words(message):
    """A message about a file of word lists as one about the row that was to be written."""
    found = re.search(r"column '(\w+)': (.*)", message, re.DOTALL)
    if not found:
        return message
    said = re.sub(r" is there already \(.*?\)\.", " is there already.", found[2])
    return f"{found[1]}: {said} Nothing was written."


def _file(folder):
    return Path(folder) / "lexicons" / "people.csv"
