"""Texts that somebody pastes or uploads, written as files into one folder below the notebook's, and nowhere else.

What comes in is never executed and never replaces a file: it is bytes under a name made safe.
"""

import re
import unicodedata
from pathlib import Path

from course_lib.corpora.loading import SEEDS
from course_lib.errors import CourseError, one_of
from course_lib.loader.sources import SUFFIXES

LARGEST = 1_000_000  # bytes of one text; the longest of the course's own pages has 70,000
OUT = ".out"  # behind the name of a file that is taken out: no page any more, but still there
_LONGEST = 50  # characters of a name
_NOT_ON_WINDOWS = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


def safe_name(name):
    """A name that any system can keep, made of the last part of one that somebody gave.

    Raises CourseError where it does not end as a text does.

    >>> safe_name("../../My talks: 25 July.TXT"), safe_name("C:\\\\x\\\\readme.md"), safe_name("会谈.html")
    ('My_talks_25_July.txt', 'text_readme.md', '会谈.html')
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", str(name)))[-1].strip()
    stem, dot, suffix = last.rpartition(".")
    if dot + suffix.lower() not in SUFFIXES:
        raise CourseError(f"{_shown(last)} was not kept: a text ends in {', '.join(SUFFIXES)}. "
                          "Save it as plain text, or copy its words and paste them.")
    stem = re.sub(r"[^\w-]+", "_", stem).strip("_-")[:_LONGEST] or "text"
    if _NOT_ON_WINDOWS.match(stem) or stem.lower() == "readme":
        stem = f"text_{stem}"
    return stem + dot + suffix.lower()


def _shown(name):
    """A name in a message: without signs that turn lines around, and not too long."""
    visible = "".join(sign for sign in name if sign.isprintable())
    return visible[:_LONGEST] or "A file without a name"


class Inbox:
    """The folder that texts are written into.

    ``folder`` is its path, below the working folder. Raises CourseError for one that lies elsewhere.
    """

    def __init__(self, folder):
        self.folder = Path(folder)
        self._place()

    def _place(self):
        """The folder's real path, asked anew each time: a link may have been put in its way."""
        here, place = Path.cwd().resolve(), self.folder.resolve()
        if here not in place.parents or place == SEEDS.resolve():
            raise CourseError(f"Texts are kept in a folder beside the notebook, and {str(self.folder)!r} is "
                              "not one. Give a name such as \"my_texts\".")
        return place

    def files(self):
        """The names of the texts in the folder."""
        if not self.folder.is_dir():
            return []
        return sorted(file.name for file in self._place().iterdir()
                      if file.suffix.lower() in SUFFIXES and file.is_file())

    def keep(self, name, content):
        """Write bytes under a safe name; gives that name.

        Raises CourseError where they are too many, or none, or there already, or cannot be written.
        """
        name = safe_name(name)
        if memoryview(content).nbytes > LARGEST:
            raise CourseError(f"{name} was not kept: it is larger than {LARGEST // 1_000_000} MB, which is more "
                              "than a web page holds as text. Split it, or put it into the folder by hand.")
        content = bytes(content)
        if not content.strip():
            raise CourseError(f"{name} was not kept: it is empty.")
        place = self._place()
        try:
            place.mkdir(exist_ok=True)
            return self._write(place, name, content)
        except OSError as error:
            raise CourseError(f"{name} was not kept: {error.strerror}. Check that you may write into the "
                              f"folder {self.folder.name}.") from None

    def _write(self, place, name, content):
        for free in _names(name):
            try:
                with open(place / free, "xb") as file:  # never over a file, never through a link
                    file.write(content)
                return free
            except FileExistsError:
                if (place / free).is_file() and (place / free).read_bytes() == content:
                    raise CourseError(f"{free} is there already, with the same words.") from None
            except OSError:  # a full disk: no half of a text stays
                (place / free).unlink(missing_ok=True)
                raise
        raise CourseError(f"{name} was not kept: there are too many files of this name. Give it another one.")

    def take_out(self, name):
        """Take a text out, by its file's name: the file stays under another name, as no page.

        Raises CourseError where there is no such text, or it cannot be renamed.
        """
        place = self._place()
        file = place / one_of("text", name, self.files())
        aside = next(place / f"{free}{OUT}" for free in _names(name) if not (place / f"{free}{OUT}").exists())
        try:
            file.rename(aside)
        except OSError as error:
            raise CourseError(f"{name} cannot be taken out: {error.strerror}.") from None
        return aside.name


def _names(name):
    """The name, then others like it."""
    stem, _, suffix = name.rpartition(".")
    yield name
    yield from (f"{stem}_{number}.{suffix}" for number in range(2, 1_000))
