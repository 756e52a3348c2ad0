"""The explorer of notebook 08 that makes names in no word list into rows of a reader's own word list."""

from course_lib.analysis.who import Cast
from course_lib.display import markup
from course_lib.display.explorer import Explorer
from course_lib.display.markup import plural, text
from course_lib.display.views import evidence, rows_html
from course_lib.errors import CourseError
from course_lib.extraction.people import NEW
from course_lib.own_texts import ownlexicon
from course_lib.own_texts.beside import folder_of
from course_lib.words import lexicons
from course_lib.words.schemas import NAME_ORDERS

_SHOWN = 30  # rows of the table on the screen
_FIELDS = {"name": "Full name", "person_id": "Id", "short_form": "Short form", "titles": "Titles"}


class NewNames(Explorer):
    """The people whom no word list has, each with the first passage that names them; add those you are sure of.

    ``corpus`` is a Corpus. What is added goes into ``lexicons/people.csv`` in its folder, and is known when
    that folder is loaded again. In code: ``add(1, state="laos", name_order="given-first")`` adds the first
    one of ``table``, with other values of ``course.add_person`` as you like; ``take_out("an-id")`` takes a
    row out again.
    """

    def __init__(self, corpus):
        self._corpus = corpus
        self._names = corpus.new_names.reset_index(drop=True)
        self._suggested = _suggestions(corpus)
        self._at, self._said, self._setting = 1, "", False

    def add(self, number, **row):
        """Add a person by their number in the table, with the values of a row of people.csv.

        Raises LexiconError for a value that is not allowed, CourseError where nothing can be written.
        """
        self._name(number)
        row = self._suggested[number - 1] | row
        if not row.get("state"):
            raise CourseError("Choose the state or body this person stands for. Nothing was written.")
        added = ownlexicon.add_person(self._corpus, **row)
        self._at, self._said = number, (f"{added['name']} is in your word list now, as {added['person_id']}. "
                                        "Load the folder again, and the name is known.")
        self._show_state()

    def take_out(self, person_id):
        """Take a row of your own out of the word list. Raises CourseError where there is no such row."""
        ownlexicon.take_out_person(self._corpus, person_id)
        self._said = f"{person_id} is taken out of your word list. Load the folder again."
        self._show_state()

    def _name(self, number):
        if number not in range(1, len(self._names) + 1):
            raise CourseError(f"There is no name {number!r} among the {len(self._names)} that are new. Give "
                              "a number that stands in the table.")
        return self._names.iloc[number - 1]

    def _own(self):
        """The rows of the corpus's own word list; none where nothing can be kept."""
        try:
            return ownlexicon.own_people(folder_of(self._corpus))
        except CourseError:
            return []

    @property
    def table(self):
        """The new names, numbered; ``added`` says whether your list has them by now."""
        own = {row["name"] for row in self._own()}
        table = self._names.assign(number=range(1, len(self._names) + 1),
                                   name=[" ".join(name.split()) for name in self._names["name"]])
        table = table.assign(added=table["name"].isin(own))
        return table[["number", "name", "titles", "n_mentions", "added",
                      *(name for name in self._names if name not in ("name", "titles", "n_mentions"))]]

    def sentence(self):
        if self._said:
            return self._said
        total, added = len(self._names), int(self.table["added"].sum())
        if not total:
            return "The word lists know everybody whom these texts name in full."
        return f"{plural(total, 'name')} in no word list; {added} added since."

    def result(self):
        return (self._proposal(self._at) + self._list()) if len(self._names) else ""

    def _proposal(self, number):
        row = self._name(number)
        titles = f", {row['titles']}" if isinstance(row["titles"], str) else ""
        said = f"Name {number}: {' '.join(row['name'].split())}{titles}; {plural(row['n_mentions'], 'mention')}."
        return markup.sentence(f"<strong>{text(said)}</strong>") + evidence(self._corpus, row)._repr_html_()

    def _list(self):
        shown = self.table.head(_SHOWN)[["number", "name", "titles", "n_mentions", "added"]]
        more = markup.aside(f"The first {_SHOWN} of {len(self._names)}.") if len(self._names) > _SHOWN else ""
        return rows_html(shown.rename(columns={"number": "no.", "n_mentions": "named"})) + more

    def notes(self):
        orders = "".join(f"<dt>{text(order)}</dt><dd>{text(meaning)}</dd>" for order, meaning in NAME_ORDERS.items())
        said = ("The short form is the part of a name that stands alone later in a text, such as a surname: without it "
                "those places are not found. Add a person only if you know who is meant, and for which state or body they speak. Two "
                "people may share a name, and one person may be spelt in two ways.")
        return f"<details><summary>What name order means</summary><dl>{orders}</dl></details>{markup.aside(said)}"

    def static(self):
        """All new names, and the passage of the first, for a notebook that is not running."""
        said = markup.sentence(f"<strong>{text(self.sentence())}</strong>")
        if not len(self._names):
            return said
        return said + self._list() + self._proposal(1) + markup.aside("Run this cell to add one to your word list.")

    def controls(self):
        from ipywidgets import Button, Dropdown, Layout, Text

        style, wide = {"description_width": "initial"}, Layout(width="auto", max_width="100%")
        self._who = Dropdown(description="New name", style=style, layout=wide, tooltip="The name to look at")
        self._texts = {key: Text(description=label, style=style, continuous_update=False, layout=Layout(width="20em"))
                       for key, label in _FIELDS.items()}
        self._lists = {
            "name_order": Dropdown(options=list(NAME_ORDERS), value="other", description="Name order", style=style,
                                   layout=wide),
            "state": Dropdown(options=_states(self._corpus), description="Stands for", style=style, layout=wide,
                              tooltip="The state or body this person speaks for"),
        }
        add = Button(description="Add to my word list", layout=Layout(width="auto"), disabled=self._names.empty)
        self._out = Dropdown(description="Take out", style=style, layout=wide, tooltip="Take out a row of your own")
        self._show_state()
        self._propose()
        self._who.observe(self.on_change(self._go), "value")
        self._out.observe(self.on_change(self._take_chosen_out), "value")
        add.on_click(self.on_change(lambda _: self._add_typed()))
        return [self._who, *self._texts.values(), *self._lists.values(), add, self._out]

    def _go(self, number):
        if number and not self._setting:
            self._at, self._said = number, ""
            self._propose()

    def _propose(self):
        """Fill the fields with what the texts say of the name."""
        if len(self._names):
            row = {"name_order": "other", **self._suggested[self._at - 1]}
            for key, field in self._texts.items():
                field.value = row.get(key, "")
            self._lists["name_order"].value, self._lists["state"].value = row["name_order"], row.get("state", "")

    def _add_typed(self):
        fields = {key: field.value for key, field in {**self._texts, **self._lists}.items()}
        try:
            self.add(self._at, **fields)
        except CourseError as error:
            self._said = str(error)

    def _take_chosen_out(self, person_id):
        if person_id:
            self.take_out(person_id)

    def _show_state(self):
        """Set the controls, where there are any, to the present state."""
        if hasattr(self, "_out"):
            self._setting = True
            self._who.options = [(f"{row.number}: {row.name}{' – added' if row.added else ''}", row.number)
                                 for row in self.table.itertuples()] or [("none", 0)]
            self._who.value = self._at if len(self._names) else 0
            self._setting = False
            own = [(f"{row['name']} ({row['person_id']})", row["person_id"]) for row in self._own()]
            self._out.options = [("choose a row of yours", ""), *own]
            self._out.value = ""
        self.refresh()


def _suggestions(corpus):
    """What the texts say of each new name, as values of a row; a state only where titles name exactly one."""
    cast, names = Cast(corpus), {row["name"]: row["state_id"] for row in lexicons.read("states", corpus.folder)}
    rows, short_forms = [], _short_forms(corpus.people)
    for one in corpus.new_names.itertuples():
        state = names.get(cast.state(one.person_id))
        titles = one.titles.replace("; ", "|") if isinstance(one.titles, str) else ""
        row = {"name": " ".join(one.name.split()), "person_id": one.person_id.removeprefix(NEW), "titles": titles,
               "short_form": short_forms.get(one.person_id, "")}
        rows.append(row | ({"state": state} if state else {}))
    return rows


def _short_forms(people):
    """By person, the part of the name by which the texts name them most often without the rest, where they do."""
    forms = people[people["form"] == "short"].groupby("person_id")["quote"]
    return {person_id: " ".join(quotes.mode().iloc[0].split()) for person_id, quotes in forms}


def _states(corpus):
    """States, then frameworks, by their names, with an empty choice first."""
    rows = [[(row["name"], row[id]) for row in lexicons.read(name, corpus.folder)]
            for name, id in (("states", "state_id"), ("frameworks", "framework_id"))]
    return [("choose a state or body", ""), *(one for options in rows for one in sorted(options))]
