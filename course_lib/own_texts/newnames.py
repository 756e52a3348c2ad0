"""The explorer of notebook 08 that takes the names in no word list into a reader's own word list."""

from pathlib import Path

import pandas as pd

from course_lib.analysis.who import Cast
from course_lib.display import markup
from course_lib.display.markup import plural, text
from course_lib.display.views import evidence
from course_lib.errors import CourseError, one_of
from course_lib.own_texts import ownlexicon
from course_lib.own_texts.keeping import Keeping, first_rows, folder_of
from course_lib.words import lexicons
from course_lib.words.cells import TEXT, key
from course_lib.words.csvrows import list_in, rows_of, write_csv
from course_lib.words.listed import NEW

LEFT_OUT = "names_left_out.csv"
_COLUMNS = {"name": key(TEXT)}


class NewNames(Keeping):
    """The people whom no word list has, those named most often first. Take all, some or none into your own list.

    Args:
        corpus: a Corpus. What is taken goes into ``lexicons/people.csv`` in its folder, and is known when that folder
            is loaded again.

    In code: ``take_all()``, ``take_none()``, and ``turn(3)`` for one name by its number: it is taken, or left out if it
    was taken. ``leave_out(3)`` says that a name is nobody's: ``names_left_out.csv`` in the folder keeps that, and *Take
    all* passes it over. One person with more details is added by ``course.add_person``.
    """

    def __init__(self, corpus):
        self._corpus, self._shown = corpus, 0
        new = corpus.new_names.sort_values("n_mentions", ascending=False, kind="stable", ignore_index=True)
        self._rows = _rows(corpus, new)
        earlier = [row for row in self._own_rows() if row["name"] not in {one["name"] for one in self._rows}]
        self._names = pd.concat([new, _mentioned(corpus, earlier)], ignore_index=True) if earlier else new
        self._n_new, self._rows = len(new), [*self._rows, *(row | {"state": row["state_or_body"]} for row in earlier)]

    def take_all(self):
        """Take all names that are not left out into the corpus's own word list.

        Raises CourseError where nothing can be written.
        """
        left_out = self._left_out()
        self._set([row for row in self._rows if row["name"] not in left_out], True)

    def take_none(self):
        """Take the new names out of the corpus's own word list again; other rows of it stay."""
        self._set(self._rows[:self._n_new], False)

    def turn(self, number):
        """Take a name by its number in ``table``, or leave it out if it is taken.

        Raises CourseError for another number.
        """
        row = self._row(number)
        if row["name"] in self._own():
            self.leave_out(number)
        else:
            self._keep_left_out(self._left_out() - {row["name"]})
            self._set([row], True)

    def leave_out(self, number):
        """Say that a name is nobody's, or not wanted. Raises CourseError for another number."""
        row = self._row(number)
        self._keep_left_out(self._left_out() | {row["name"]})
        self._set([row], False)
        self._said = f"{row['name']} is left out, also when the folder is loaded again."
        self.refresh()

    def _row(self, number):
        self._shown = one_of("name", number, range(1, len(self._rows) + 1)) - 1
        return self._rows[self._shown]

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

    def _own_rows(self):
        """The rows of the corpus's own word list; none where nothing can be kept."""
        try:
            return ownlexicon.own_people(folder_of(self._corpus))
        except CourseError:
            return []

    def _own(self):
        """The ids in the corpus's own word list by their names."""
        return {row["name"]: row["person_id"] for row in self._own_rows()}

    def _left_out(self):
        """The names that are left out by now."""
        file = self._corpus.folder and list_in(Path(self._corpus.folder), LEFT_OUT)
        return {row["name"] for _, row in rows_of(file, _COLUMNS)} if file else set()

    def _keep_left_out(self, names):
        write_csv(folder_of(self._corpus) / LEFT_OUT, _COLUMNS, [{"name": name} for name in sorted(names)])

    @property
    def table(self):
        """The new names, numbered, the most frequent first, then those taken before; ``taken`` says whether your list
        has them by now, ``left_out`` whether you refused them.
        """
        own, out = self._own(), self._left_out()
        names = [" ".join(name.split()) for name in self._names["name"]]
        table = self._names.assign(number=range(1, len(names) + 1), name=names, taken=[name in own for name in names],
                                   left_out=[name in out for name in names])
        return table[["number", "name", "titles", "n_mentions", "taken", "left_out",
                      *(name for name in self._names if name not in ("name", "titles", "n_mentions"))]]

    def state(self):
        table = self.table
        if table.empty:
            return "The word lists know everybody whom these texts name in full."
        left_out = f", {left} left out" if (left := int(table["left_out"].sum())) else ""
        return f"{plural(self._n_new, 'name')} in no word list; {int(table['taken'].sum())} taken into yours{left_out}."

    def result(self):
        if self._names.empty:
            return ""
        shown = self.table[["number", "name", "titles", "n_mentions", "taken", "left_out"]]
        one = self._names.iloc[self._shown]
        where = (markup.aside(text(f"Where {' '.join(one['name'].split())} is named first:"))
                 + evidence(self._corpus, one)._repr_html_()) if pd.notna(one["page_id"]) else ""
        shown = shown.rename(columns={"number": "no.", "n_mentions": "named", "left_out": "left out"})
        return first_rows(shown) + where

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
        return [*buttons, self.control("Dropdown", "One name", "See where it stands, take it, or leave it out",
                                       self._choose, disabled=self._names.empty, options=self._one_by_one,
                                       value=lambda: 0)]

    def _choose(self, number):
        """What is chosen for one name: a number takes it, or leaves it out; a step of these says which."""
        step, at = divmod(number, len(self._rows) + 1)
        if at:
            (self._row, self.turn, self.leave_out)[step](at)

    def _one_by_one(self):
        step, options = len(self._rows) + 1, [("choose a name", 0)]
        rows = self.table[["number", "name", "taken", "left_out"]].itertuples(index=False)
        for number, name, taken, left_out in rows:
            options += [(f"see {name}", number), *([] if taken else [(f"take {name}", step + number)]),
                        *([] if left_out else [(f"leave out {name}", 2 * step + number)])]
        return options


def _mentioned(corpus, rows):
    """Those taken before, as rows like those of new names: where each is named first, and how often."""
    people, found = corpus.people, []
    for row in rows:
        own = people[people["person_id"] == row["person_id"]]
        first = own.iloc[0].to_dict() if len(own) else {}
        found.append(first | {"person_id": row["person_id"], "name": row["name"], "n_mentions": len(own),
                              "titles": row["titles"].replace("|", "; ") or None})
    return pd.DataFrame(found).reindex(columns=corpus.new_names.columns)


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
