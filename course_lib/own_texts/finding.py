"""The explorer of notebook 08 that a finding is written in: claim, evidence, another reading, limit."""

from base64 import b64encode
from functools import cached_property

import pandas as pd

from course_lib.display import markup
from course_lib.display.figure import save
from course_lib.display.markup import listing, plural, text
from course_lib.display.views import evidence
from course_lib.exercises.places import Texts
from course_lib.errors import CourseError, one_of
from course_lib.exercises.verbatim import place_in
from course_lib.own_texts import findingfile
from course_lib.own_texts.findingpages import CHECKED, as_html, as_markdown, folded, remark
from course_lib.own_texts.keeping import Keeping, folder_of
from course_lib.wanted import shortened

_FIELDS = {"claim": ("Claim", "What do you say, in one sentence?"),
           "other_reading": ("Other reading", "How else could the passages be read? What hangs on it?"),
           "limit": ("Limit", "What can these texts not show? What would settle it?")}
_LONGEST = 5_000  # characters of what is written


class Finding(Keeping):
    """A finding: a claim, passages that support it, another reading, and a limit. Quotations are checked.

    Args:
        corpus: a Corpus with at least one article.
        claim, other_reading, limit: what you write, as text.
        evidence: quotations, each as ``("july.4", "the words")``.
        by: your name; it stands in the files.

    Raises:
        CourseError: there is no article, or a quotation does not stand word for word in the article that is
        named.

    A finding that is begun empty, for texts in a folder of your own, is kept there in ``findings.json`` at each step,
    under your name, and is there again when the cell is run again.

    In code: ``add("july.4", "the words")`` adds a quotation, ``take_back(1)`` takes one out,
    ``write(limit="…")`` writes, ``clear()`` takes all out; ``html`` and ``markdown`` hold the finding with its
    citations, ``save("finding.html")`` or ``save("finding.md")`` writes a file; ``table`` has the passages. Only
    quotations are checked; the interpretation is yours and is not scored.
    """

    def __init__(self, corpus, claim="", evidence=(), other_reading="", limit="", by=""):
        self._corpus, self._articles = corpus, list(corpus.articles["article_id"])
        if not self._articles:
            raise CourseError("There is no article here to write about. Load a folder that holds one.")
        self._by, self._folder, self._is_sure = folded(by), None, False
        self._take({})
        if claim or other_reading or limit or len(evidence):
            self.write(claim=claim, other_reading=other_reading, limit=limit)
            for article_id, words in evidence:
                self.add(article_id, words)
            return
        try:
            self._folder = folder_of(corpus)
        except CourseError:  # the five pages, or a text in no folder: the finding ends with the kernel
            return
        self._take(findingfile.read(self._folder).get(self._by, {}))

    @cached_property
    def _texts(self):
        return Texts(self._corpus)

    def _take(self, parts):
        """Take these parts; a kept quotation that does not stand in the texts any more is set apart."""
        vars(self).update({name: parts.get(name, "") for name in _FIELDS})
        self._places, self._lost = [], []
        for article_id, words in parts.get("evidence", []):
            try:
                self._places.append(place_in(self._texts, article_id, words))
            except CourseError:
                self._lost.append([article_id, words])

    def _change(self, function):
        """Put the parts that ``function`` makes of those there are in their place, and keep them."""
        parts = {name: getattr(self, name) for name in _FIELDS} | {
            "evidence": [*self._lost, *([place.article_id, place.quote] for place in self._places)]}
        self._is_sure = False
        try:
            self._take(findingfile.change(self._folder, self._by, function) if self._folder else function(parts))
        except CourseError:
            self._take(function(parts))
            raise
        self.refresh()

    def add(self, article_id, quotation):
        """Add a passage. Raises CourseError where the words do not stand in that article, or are fewer than five."""
        place = place_in(self._texts, article_id, quotation)
        if place in self._places:
            raise CourseError(f"You have this passage already: {place.cite}. Add another one.")
        new = [[place.article_id, place.quote]]
        self._change(lambda parts: parts | {"evidence": [*parts.get("evidence", []), *new]})

    def take_back(self, number):
        """Take out a passage by its number in the table (from 1). Raises CourseError for another number."""
        if number not in range(1, len(self._places) + 1):
            raise CourseError(f"There is no passage {number!r}; you have {plural(len(self._places), 'passage')}. "
                              "Give the number that stands in the table.")
        gone = self._places[number - 1]
        self._change(lambda parts: parts | {
            "evidence": [pair for pair in parts.get("evidence", []) if pair != [gone.article_id, gone.quote]]})

    def write(self, **parts):
        """Write or replace ``claim``, ``other_reading`` or ``limit``. Raises CourseError for another part."""
        for name in parts:
            one_of("part that is written (evidence is added)", name, _FIELDS)
        cut = {name: words[:_LONGEST] for name, words in parts.items()}
        self._change(lambda kept: kept | cut)

    def clear(self):
        """Take out all four parts, also from what is kept."""
        self._change(lambda _: {})

    def _clear_pressed(self):
        if self._is_sure:
            self.clear()
        else:
            self._is_sure, self._said = True, "Press once more, and all four parts are empty."

    @property
    def table(self):
        """The passages, numbered, each with its citation and its place."""
        columns = ["number", "citation", "article_id", "page_id", "line", "start", "end", "quote"]
        return pd.DataFrame([(number, place.cite, place.article_id, place.page_id, place.line, place.start, place.end,
                              place.quote) for number, place in enumerate(self._places, 1)], columns=columns)

    @property
    def html(self):
        """The finding as a page of HTML that needs nothing else."""
        return as_html(self.markdown)

    @property
    def markdown(self):
        """The finding as Markdown."""
        return as_markdown(self._corpus, self.claim, self._places, self.other_reading, self.limit, self._by)

    def save(self, path):
        """Write the finding to a file that ends in ``.html`` or ``.md``.

        Raises CourseError for another ending or a folder that is not there.
        """
        content = {"md": lambda: self.markdown, "html": lambda: self.html}
        save(path, (".html", ".md"), lambda form: content[form]().encode(errors="replace"))

    def missing(self):
        """What is not written yet, in words."""
        parts = {"the claim": self.claim.strip(), "a quotation": self._places,
                 "another reading": self.other_reading.strip(), "a limit": self.limit.strip()}
        return [words for words, given in parts.items() if not given]

    def state(self):
        each = "" if len(self._places) == 1 else " each"
        verbatim = (f"{plural(len(self._places), 'quotation')},{each} word for word in the text that is named."
                    if self._places else "No quotation yet.")
        missing = self.missing()
        return f"{verbatim} {f'Still to write: {listing(missing)}.' if missing else 'All four parts are written.'}"

    def result(self):
        return self._whole() + (self._downloads() if self.claim.strip() else "")

    def _whole(self):
        parts = [self._part("Claim", self.claim)] if self.claim.strip() else []
        for place in self._places:
            said = remark(self._corpus, place)
            parts += [evidence(self._corpus, place).html, markup.aside(text(said)) if said else ""]
        parts += [self._part(_FIELDS[name][0], getattr(self, name)) for name in ("other_reading", "limit")
                  if getattr(self, name).strip()]
        parts += [markup.aside(text(f"Kept, but no longer printed so in {article_id}: “{words}”. Take it from the text "
                                    "anew.")) for article_id, words in self._lost]
        return "".join(parts)

    @staticmethod
    def _part(heading, words):
        return markup.sentence(f"<strong>{text(heading)}.</strong> {text(words)}")

    def _downloads(self):
        """Links that hold the finding and download it."""
        links = listing([_download("finding.html", "text/html", self.html),
                         _download("finding.md", "text/markdown", self.markdown)], "or")
        return markup.sentence(f"Download it with its citations: {links}.")

    def notes(self):
        said = ("Scored by a reader, with the rubric: quotation, attribution, other reading, limits. Not "
                "scored: whether anybody agrees with you.")
        kept = (f"What is written here is kept in {findingfile.FILE} beside the texts." if self._folder else
                "What is written here is gone when the kernel stops: download it.")
        return markup.aside(text(f"{CHECKED} {said} {kept}"))

    def static(self):
        """What is written so far, or the four parts with room to write."""
        if not self._places and not self.claim.strip():
            parts = [_FIELDS["claim"], ("Evidence", "Text, line, and at least five words, exactly as printed."),
                     _FIELDS["other_reading"], _FIELDS["limit"]]
            blanks = "".join(markup.sentence(f"<strong>{heading}.</strong> {text(asked)}<br>{'_' * 60}")
                             for heading, asked in parts)
            return markup.sentence("Run this cell to write a finding, or write it here.") + blanks + self.notes()
        return self.said() + self._whole() + self.notes()

    def controls(self):
        titles = zip(self._articles, self._corpus.articles["title"])
        texts = [(f"{id}: {shortened(title)}" if isinstance(title, str) else id, id) for id, title in titles]
        article = self.control("Dropdown", "Text", "The text you quote from", lambda _: None, options=texts)
        quotation = self._area("Quotation", "Copy at least five words, exactly as printed", lambda _: None,
                               continuous_update=False)
        # Drawn while somebody types: were it drawn when the field is left, a link pressed then would be replaced
        # under the finger, and download nothing.
        claim, *others = [self._area(*about, lambda words, name=name: self.write(**{name: words}),
                                     value=lambda name=name: getattr(self, name)) for name, about in _FIELDS.items()]
        back = self.control("Dropdown", "Take back", "Take out a passage", lambda one: one and self.take_back(one),
                            options=self._to_take_back, value=lambda: 0)
        add = self._button("Add quotation", lambda: self._add_typed(article, quotation),
                           "Check the words and add the passage")
        clear = self._button("Clear", self._clear_pressed, "Take out all four parts")
        return [claim, article, quotation, add, back, *others, clear]

    def _area(self, words, asked, action, **more):
        return self.control("Textarea", words, asked, action, "100%", placeholder=asked, rows=2, **more)

    def _add_typed(self, article, quotation):
        self.add(article.value, quotation.value)
        with self.setting():
            quotation.value = ""

    def _to_take_back(self):
        return [("choose a passage", 0), *((f"{number}: {place.cite}, {shortened(place.quote)}", number)
                                           for number, place in enumerate(self._places, 1))]


def _download(name, kind, content):
    held = b64encode(content.encode(errors="replace")).decode()
    source = f"data:{kind};charset=utf-8;base64,{held}"
    return f'<a download="{name}" href="{source}" style="text-decoration:underline">{name}</a>'
