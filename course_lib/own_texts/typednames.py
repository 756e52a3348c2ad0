"""Names as a reader types them, several separated by ``;``, and the ids that they stand for."""

from course_lib.analysis.who import Cast
from course_lib.display.markup import listing
from course_lib.errors import CourseError
from course_lib.words.folding import fold
from course_lib.words.listed import provisional_id


class TypedNames:
    """The names of the people and states of a corpus, as a reader types them."""

    def __init__(self, corpus):
        self.cast, self._people = Cast(corpus), corpus.people.dropna(subset="person_id")

    def spelled(self, ids):
        """The names of several people or states, as a reader types them."""
        return "; ".join(map(self.cast.name, ids))

    def ids(self, typed):
        """The ids of names as typed; a name that is in no list gets an id of its own."""
        known = {" ".join(name.split()).casefold(): id for id, name in self.cast.all_names().items()}
        return tuple(dict.fromkeys(known.get(name.casefold()) or provisional_id(name) for name in _each(typed)))

    def new(self, typed):
        """Those of the names that are in no list."""
        return [name for name in _each(typed) if self.ids(name)[0] not in self.cast.all_names()]

    def in_full(self, typed, page):
        """Names as typed; a part of a name in full, where one person whom the page names, or any other, fits.

        Raises CourseError where several do.
        """
        full = []
        for name in _each(typed):
            if name in self.new(name):
                on_page = self._people[self._people["page_id"] == page]
                ids = self._fitting(name, on_page) or self._fitting(name, self._people)
                if len(ids) > 1:
                    raise CourseError(f"“{name}” may be {listing([*map(self.cast.name, ids)], 'or')}. "
                                      "Write the name in full.")
                name = self.cast.name(ids[0]) if ids else name
            full.append(name)
        return "; ".join(full)

    def _fitting(self, name, people):
        """The ids of those people of whose names these are words."""
        words = _words(name)
        return [id for id in people["person_id"].unique() if words <= _words(self.cast.name(id))]


def _each(typed):
    return [name for name in (" ".join(name.split()) for name in typed.split(";")) if name]


def _words(name):
    return set(fold(name).text.lower().split())
