"""What the labeller of notebook 01 and the coder of notebook 05 have in common: one thing after another gets a code."""

from course_lib.display import markup
from course_lib.display.explorer import Explorer
from course_lib.display.markup import cell, text
from course_lib.errors import CourseError, one_of

LIBRARY, NOBODY = "the library", "nobody yet"  # with whom one compares


class OneByOne(Explorer):
    """The base of both: where one is (``at``), the steps to the next, and a comparison (``other``: with whom).

    A subclass says what its ``thing`` and its ``code`` are called, which codes there are and what they mean
    (``meanings``), what the ``places`` of the things are called, and where is kept what is ``given``, by number from 1.
    ``keeping`` says how codes can be kept, or where they are.
    """

    at, other = 1, NOBODY

    def give(self, number, code):
        """Give a thing (its number, from 1) one of the codes. Raises CourseError for another number or code."""
        total = len(self.places)
        if number not in range(1, total + 1):
            raise CourseError(f"There is no {self.thing} {number!r} here. Give a number from 1 to {total}.")
        self.given[number] = one_of(self.code_name, str(code).strip().lower(), self.meanings)
        self.refresh()

    def go(self, number):
        """Go to a thing; beyond the ends, to the first or the last."""
        if number is not None:
            self.at, self.other = min(max(number, 1), max(len(self.places), 1)), NOBODY
            self.refresh()

    def _choose(self, code):
        self.given.pop(self.at, None)
        if code and self.places:
            self.given[self.at] = code
        self.other = NOBODY

    def compare_with(self, other):
        """Compare what is given with another's codes: something to look at."""
        self.other = other
        self.refresh()
        said = self.sentence()
        return markup.Html(markup.sentence(text(said)) + self.result(), said)

    def controls(self):
        places = [(words, number) for number, words in enumerate(self.places, 1)]
        return [self.control("Dropdown", self.thing.capitalize(), f"Go to a {self.thing}", self.go, width="12em",
                             options=places, value=lambda: self.at if places else None),
                self.control("Dropdown", f"Your {self.code_name}", f"What this {self.thing} is", self._choose,
                             width="100%",  # a line of its own, or a narrow window tears Previous and Next apart
                             options=[(f"choose a {self.code_name}", ""), *self.codes()],
                             value=lambda: self.given.get(self.at, "")),
                self.control("Button", "Previous", f"Go to the {self.thing} before", lambda: self.go(self.at - 1)),
                self.control("Button", "Next", f"Go to the next {self.thing}", lambda: self.go(self.at + 1))]

    @property
    def keeping(self):
        return f"Your {self.code_name}s last until the kernel stops, and are not kept with your answers."

    def codes(self):
        """The codes as options of a list."""
        return [(code, code) for code in self.meanings]

    def _explained(self):
        return markup.meanings({f"<strong>{code}</strong>": meaning for code, meaning in self.meanings.items()})

    def notes(self):
        return markup.aside(self.keeping) + markup.folded(f"What the {self.code_name}s mean", self._explained())

    def on_paper(self, task, names, rows):
        """The first rows, each as (number, HTML), with room to write, for a notebook that is not running."""
        if not self.places:
            return markup.sentence(text(self.sentence()))
        said = (f"{task}: run this cell to do it here, or write beside these {len(rows)} of {len(self.places)}. "
                f"What the {self.code_name}s mean stands below.")
        body = (markup.number_cell(number) + cell(words) + cell("_" * 16) for number, words in rows)
        table = markup.table(body, [*names, f"your {self.code_name}"], ["right"])
        return markup.sentence(text(said)) + table + self._explained()
