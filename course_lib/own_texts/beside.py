"""Small files that a reader's own work is kept in, beside the texts it belongs to."""

from pathlib import Path

from course_lib.corpora.loading import SEEDS
from course_lib.errors import CourseError


def folder_of(corpus):
    """The folder in which something can be kept for a corpus.

    Raises CourseError for the five pages, on which the questions rest, and for a corpus that lies in no folder.
    """
    if corpus.folder is None:
        raise CourseError("These texts lie in no folder, so nothing can be kept beside them. Save them as "
                          "files in a folder, such as my_texts, and load that.")
    folder = Path(corpus.folder)
    if folder.resolve() == SEEDS.resolve():
        raise CourseError("The five pages that come with the course stay as they are, for its questions rest "
                          "on them. Copy them into a folder of your own and load that.")
    return folder
