"""The explorer of notebook 02: how a phrase such as "on Thursday" comes by its day, step by step."""

from course_lib.analysis.daysteps import cases_of, own_case, steps, steps_table
from course_lib.display import markup
from course_lib.display.explorer import Explorer
from course_lib.display.markup import cell, text
from course_lib.display.views import evidence, row_of
from course_lib.errors import CourseError, one_of
from course_lib.loader.dates import spoken
from course_lib.words.spans import Lines

_OWN = ""  # in the list of articles: words of your own
_NAMED = 34  # characters of a dateline in that list
_FIELDS = (("Dateline", "_dateline", "for example VIENTIANE, July 26 (Xinhua)", "390px"),
           ("Day phrase", "_phrase", "for example on Thursday", "260px"),
           ("Page's date", "_page_date", "for example 31 July 2024", "270px"))


class DateResolver(Explorer):
    """Choose an article and one of the phrases in it that name a day, or type words of your own, and see each
    step from the phrase to its day.

    ``corpus`` is a Corpus. In code: ``choose("july.4")`` chooses an article and its first phrase,
    ``choose("april.1", 2)`` its second one; ``own("on Thursday", "VIENTIANE, July 26 (Xinhua)", "31 July 2024")``
    reads words of your own; ``table`` has the steps. All raise CourseError for what is not there.
    """

    further = "Run this cell to choose another text, or to type words of your own."

    def __init__(self, corpus):
        self._corpus = corpus
        self._articles = list(corpus.articles["article_id"])
        self._dateline, self._phrase, self._page_date = "", "on Thursday", ""  # words of your own
        self._article, self._number = _OWN, 0
        if self._articles:
            self.choose(_most_telling(corpus.articles))

    def choose(self, article_id, phrase=1):
        """Choose an article and one of its day phrases by its number, from 1."""
        self._article = one_of("article", article_id, self._articles)
        self._cases = cases_of(self._corpus, article_id)
        if self._cases:
            one_of("phrase", phrase, range(1, len(self._cases) + 1))
        self._number = phrase - 1
        self._type_what_is_printed()
        self.refresh()

    def own(self, phrase, dateline="", page_date=""):
        """Read a phrase of your own, as if it stood under this dateline on a page with this date."""
        own_case(phrase, dateline, page_date)
        self._article, self._dateline, self._phrase, self._page_date = _OWN, dateline, phrase, page_date
        self.refresh()

    def _type_what_is_printed(self):
        """Words of your own begin with those of the article chosen last: change one and look."""
        row = row_of(self._corpus.articles, "article_id", self._article)
        self._dateline = " ".join(row.get("dateline", "").split())
        self._phrase = self._cases[self._number].words if self._cases else "on Thursday"
        self._page_date = spoken(row["published"]).partition(" ")[2] if "published" in row else ""

    @property
    def _case(self):
        """The case in hand; None where an article names no day."""
        if self._article == _OWN:
            return own_case(self._phrase, self._dateline, self._page_date)
        return self._cases[self._number] if self._cases else None

    @property
    def table(self):
        """The steps: ``step, finding, day``, and where it is printed, if it is."""
        case = self._case
        if case is None:
            raise CourseError(f"{self._article} names no day, so there are no steps. Choose another article.")
        return steps_table(case, None if case.page_id is None else self._corpus.text(case.page_id))

    def sentence(self):
        case = self._case
        if case is None:
            return f"No sentence of {self._article} names a day."
        where = f" in {case.article_id}" if case.article_id else ""
        if case.day is None:
            return f"The day of “{case.words}”{where} stays open: {case.why.removeprefix('but ')}."
        of_several = case.phrase.printed and case.phrase.printed.is_range
        says = "names several days, the first of them" if of_several else "means"
        return f"“{case.words}”{where} {says} {spoken(case.day)}{_after(case)}."

    def result(self):
        case = self._case
        if case is None:
            return ""
        return markup.table(map(_step_row, steps(case)), ["step", "what it finds"]) + self._passage(case)

    def _passage(self, case):
        if case.page_id is None:
            return ""
        place = {"start": case.phrase.start, "end": case.phrase.end}
        return evidence(self._corpus, {"page_id": case.page_id, "article_id": case.article_id, **place}).html

    def controls(self):
        articles = [*map(self._named, self._articles), ("words of your own", _OWN)]
        fields = [self.control("Text", name, f"Type one, {example}", kept, width, self._is_own, placeholder=example,
                               continuous_update=False) for name, kept, example, width in _FIELDS]
        return [self.control("Dropdown", "Text", "Which text to read", self._choose_article, None, options=articles,
                             value=lambda: self._article),
                self.control("Dropdown", "Phrase", "Which phrase that names a day", self._choose_phrase, None,
                             lambda: not self._is_own(), options=self._phrases,
                             value=lambda: self._number if self._has_phrases() else None), *fields]

    def _is_own(self):
        return self._article == _OWN

    def _has_phrases(self):
        return not self._is_own() and bool(self._cases)

    def _named(self, article_id):
        row = row_of(self._corpus.articles, "article_id", article_id)
        line = " ".join(row.get("dateline", "no dateline").split())
        return f"{article_id}: {line if len(line) <= _NAMED else line[:_NAMED - 1] + '…'}", article_id

    def _choose_article(self, article_id):
        if article_id == _OWN:
            self._article = _OWN
        else:
            self.choose(article_id)

    def _choose_phrase(self, number):
        if number is not None:
            self._number = number
            self._type_what_is_printed()

    def _phrases(self):
        if not self._has_phrases():
            return [("none", None)]
        lines = Lines(self._corpus.text(self._cases[0].page_id))
        return [(f"{case.words} (line {lines.at(case.phrase.start)})", number)
                for number, case in enumerate(self._cases)]


def _step_row(step):
    finding = f"<strong>{text(step.finding)}</strong>" if step.name == "the day" else text(step.finding)
    look = "white-space:nowrap;font-weight:normal"
    return cell(text(step.name), tag="th", more='scope="row"', style=look) + cell(finding)


def _most_telling(articles):
    """The first article with event and dateline on two days, else the first that names its day, else the first."""
    dated = articles.dropna(subset="event_date")
    apart = dated[dated["dateline_date"].notna() & (dated["dateline_date"] != dated["event_date"])]
    return next(table["article_id"].iloc[0] for table in (apart, dated, articles) if len(table))


def _after(case):
    """How far before the dateline the day lies, where it has one."""
    if case.dateline_day is None:
        return ""
    back = (case.dateline_day - case.day).days
    if not back:
        return ", the day of the dateline"
    return f", {markup.plural(abs(back), 'day')} {'before' if back > 0 else 'after'} the dateline"
