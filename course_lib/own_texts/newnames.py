"""The explorer of notebook 08 that takes the names in no word list into a reader's own word list."""

from course_lib.analysis.who import Cast
from course_lib.display import markup
from course_lib.display.markup import plural
from course_lib.display.views import evidence
from course_lib.errors import CourseError, one_of
from course_lib.own_texts import ownlexicon
from course_lib.own_texts.keeping import Keeping, first_rows, folder_of
from course_lib.words import lexicons
from course_lib.words.listed import NEW


class NewNames(Keeping):
    """The people whom no word list has, those named most often first. Take all, some or none into your own list.

    Args:
        corpus: a Corpus. What is taken goes into ``lexicons/people.csv`` in its folder, and is known when that folder
            is loaded again.

    In code: ``take_all()``, ``take_none()``, and ``turn(3)`` for one name by its number. One person with more details
    is added by ``course.add_person``.
    """

    def __init__(self, corpus):
        self._corpus = corpus
        self._names = corpus.new_names.sort_values("n_mentions", ascending=False, kind="stable", ignore_index=True)
        self._rows = _rows(corpus, self._names)

    def take_all(self):
        """Take all names into the corpus's own word list. Raises CourseError where nothing can be written."""
        self._set(self._rows, True)

    def take_none(self):
        """Take these names out of the corpus's own word list again; other rows of it stay."""
        self._set(self._rows, False)

    def turn(self, number):
        """Take a name by its number in ``table``, or take it out again. Raises CourseError for another number."""
        row = self._rows[one_of("name", number, range(1, len(self._rows) + 1)) - 1]
        self._set([row], row["name"] not in self._own())

    def _set(self, rows, taken):
        """Take what is not taken by now into the list, or what is out of it."""
        own = self._own()
        changed = [row for row in rows if (row["name"] in own) != taken]
        if taken:
            ownlexicon.add_people(self._corpus, changed)
            done = "taken into your word list. Load the folder again, and they are known."
        else:
            ownlexicon.take_out_people(self._corpus, [own[row["name"]] for row in changed])
            done = "taken out of your word list. Load the folder again."
        self._said = f"{plural(len(changed), 'name')} {done}"
        self.refresh()

    def _own(self):
        """The ids in the corpus's own word list by their names; none where nothing can be kept."""
        try:
            return {row["name"]: row["person_id"] for row in ownlexicon.own_people(folder_of(self._corpus))}
        except CourseError:
            return {}

    @property
    def table(self):
        """The new names, numbered, the most frequent first; ``taken`` says whether your list has them by now."""
        own = self._own()
        names = [" ".join(name.split()) for name in self._names["name"]]
        table = self._names.assign(number=range(1, len(names) + 1), name=names, taken=[name in own for name in names])
        return table[["number", "name", "titles", "n_mentions", "taken",
                      *(name for name in self._names if name not in ("name", "titles", "n_mentions"))]]

    def state(self):
        if self._names.empty:
            return "The word lists know everybody whom these texts name in full."
        return f"{plural(len(self._names), 'name')} in no word list; {int(self.table['taken'].sum())} taken into yours."

    def result(self):
        if self._names.empty:
            return ""
        shown = self.table[["number", "name", "titles", "n_mentions", "taken"]]
        first = markup.aside("Where the first of them is named:") + evidence(
            self._corpus, self._names.iloc[0])._repr_html_()
        return first_rows(shown.rename(columns={"number": "no.", "n_mentions": "named"})) + first

    def notes(self):
        return markup.aside("A name that is taken is known wherever it stands in full, and the part of it that stands "
                            "alone later too. Two people may share a name, and one may be spelt in two ways: look "
                            "before you count.")

    def static(self):
        """All new names, for a notebook that is not running."""
        return self.said() + (self.result() + markup.aside("Run this cell to take them.") if len(self._names) else "")

    def controls(self):
        buttons = [self.control("Button", words, words, action, disabled=self._names.empty)
                   for words, action in (("Take all", self.take_all), ("Take none", self.take_none))]
        return [*buttons, self.control("Dropdown", "One name", "Take this name, or leave it out",
                                       lambda number: number and self.turn(number), disabled=self._names.empty,
                                       options=self._one_by_one, value=lambda: 0)]

    def _one_by_one(self):
        rows = self.table[["number", "name", "taken"]].itertuples(index=False)
        return [("choose a name", 0), *((f"{'leave out' if taken else 'take'} {name}", number)
                                        for number, name, taken in rows)]


def _rows(corpus, names):
    """What the texts say of each new name, as values of a row; a state only where titles name exactly one."""
    cast, states = Cast(corpus), {row["name"]: row["state_id"] for row in lexicons.read("states", corpus.folder)}
    short_forms = _short_forms(corpus.people)
    return [{"name": " ".join(one.name.split()), "person_id": one.person_id.removeprefix(NEW),
             "titles": one.titles.replace("; ", "|") if isinstance(one.titles, str) else "",
             "short_form": short_forms.get(one.person_id, ""), "state": states.get(cast.state(one.person_id), "")}
            for one in names.itertuples()]


def _short_forms(people):
    """By person, the part of the name by which the texts name them most often without the rest, where they do."""
    forms = people[people["form"] == "short"].groupby("person_id")["quote"]
    return {person_id: " ".join(quotes.mode().iloc[0].split()) for person_id, quotes in forms}
