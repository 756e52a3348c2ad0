"""The explorer of notebook 04: facts about a framework on a day, and beside them what the texts claim."""

from textwrap import shorten

import pandas as pd

from course_lib.analysis.facts import day_of, framework_facts, short_names, valid
from course_lib.analysis.reading import concordance, originals
from course_lib.display import markup
from course_lib.display.explorer import Explorer
from course_lib.display.markup import plural, text
from course_lib.display.values import day_in_words
from course_lib.display.views import cite, cite_html, evidence
from course_lib.errors import one_of
from course_lib.explorers.factlines import fact_html, grouped, in_short

# Words that speak of a standing in a framework: a sentence that names the framework and has one of them is a
# claim about who chairs it, belongs to it or wants to.
STANDING = ("chair", "chairs", "chaired", "chairing", "chairmanship", "presidency", "member", "members",
            "membership", "dialogue partner", "dialogue partners", "observer", "observers", "join", "joins",
            "joined", "joining")
_SIDE_BY_SIDE = "display:grid;grid-template-columns:repeat(auto-fit,minmax(320px,1fr));gap:4px 28px"
_LIST = '<ul style="margin:0;padding-left:18px">{}</ul>'
_NOTE = ("The list of days has each day on which something changes in our list of this framework, and on the days "
         "of the texts that name it. “Or earlier” means that the day is only that of the first source we "
         "have. So for early days the list is short. “As of” is the day for which a source says so: before your "
         "day, something may have changed in between. “Looking back on” is the day of a source that tells of what was "
         "over by then. The sources are not "
         "ranked: agencies, ministries and small news sites have the same place. Claims are chosen by words (chair, "
         "presidency, member, dialogue partner …), so that some are about something else. Copied sentences are left "
         "out.")
_FEW = 4  # facts or claims shown at once
_FIRST_WORDS = 34  # characters of a sentence that tell it from others in the list of passages
_CLAIMS = ["article_id", "page_id", "sentence", "line", "day", "start", "end", "quote"]


class AsOf(Explorer):
    """Choose a framework and a day; see the facts of that day with their sources, and the texts' claims.

    ``framework`` is an id such as ``"sco"``, ``as_of`` a day such as ``"2024-07-25"``; without it, the last
    day on which a text tells an event. Raises CourseError where there is no such framework or day. In code:
    ``go`` chooses, ``table`` has the facts, ``claims`` the sentences.
    """

    further = "Run this cell to choose another day."

    def __init__(self, corpus, framework="sco", as_of=None):
        self._corpus, self._names = corpus, short_names(corpus.folder)
        self._facts = framework_facts(corpus)
        self._days = _days_of(corpus.articles)
        self._passage = ""
        if as_of is None:
            last = corpus.articles["event_date"].max()
            as_of = self._facts["since"].max() if pd.isna(last) else last
        self.go(framework, as_of)

    def go(self, framework=None, as_of=None):
        """Choose a framework, a day, or both. Raises CourseError where there is no such thing."""
        if as_of is not None:
            self.day = day_of(as_of)
        if framework is not None:
            self.framework = one_of("framework", str(framework).strip().lower(), self._frameworks())
        if self._passage not in set(self.claims["sentence"]):  # it is no claim now
            self._passage = ""
        self.refresh()

    def _frameworks(self):
        """Those with facts, then others that the texts name."""
        return list(dict.fromkeys([*self._facts["framework_id"], *self._corpus.frameworks["framework_id"]]))

    @property
    def table(self):
        """The facts about the framework that hold on the day."""
        return valid(self._own(), self.day).reset_index(drop=True)

    @property
    def claims(self):
        """The sentences that name the framework and have a word of ``STANDING``; no copies."""
        named = self._corpus.frameworks
        ids = named.loc[named["framework_id"] == self.framework, "sentence"]
        sentences = self._corpus.sentences
        found = originals(sentences[sentences["sentence"].isin(ids)])
        found = found[found["sentence"].isin(concordance(found, STANDING)["sentence"])]
        return found.assign(day=self._days.reindex(found["article_id"]).to_numpy())[_CLAIMS].reset_index(drop=True)

    def sentence(self):
        name, claims = self._names[self.framework], self.claims
        late = "later than our newest source; " if self._is_late() else ""
        texts = f"{plural(len(claims), 'sentence')} of {plural(claims['article_id'].nunique(), 'distinct text')}"
        named = f"Named in {texts}" if len(claims) else "No sentence of these texts names it"
        return (f"{name} on {day_in_words(self.day)}: {late}{in_short(self.table)}. "
                f"{named} with a word such as chair or member.")

    def result(self):
        halves = f"<div>{self._facts_html()}</div><div>{self._claims_html()}</div>"
        return f'{self._passage_html()}<div style="{_SIDE_BY_SIDE}">{halves}</div>'

    def _own(self):
        """All facts about the framework."""
        return self._facts[self._facts["framework_id"] == self.framework]

    def _is_late(self):
        """Whether the day is later than anything that the list can know of the framework."""
        return self.day > self._own()["as_of"].max()

    def _facts_html(self):
        items = _folded(list(map(fact_html, grouped(self.table))), "more fact")
        said = markup.sentence(f"<strong>Facts on {day_in_words(self.day)}</strong>") + self._newest_html()
        nothing = markup.sentence("Our list holds no fact for this day. That is not a no.")
        return said + (items or nothing)

    def _newest_html(self):
        """Up to which day the list was kept: said quietly, and aloud on a later day."""
        newest = self._own()["as_of"].max()
        if pd.isna(newest):
            return ""
        said = f"Our newest source on {self._names[self.framework]} is of {day_in_words(newest)}."
        if not self._is_late():
            return markup.aside(text(said))
        return markup.sentence(f"<strong>{text(said)}</strong> What changed after that, our list does not know.")

    def _claims_html(self):
        items = [_claim_html(claim) for claim in self.claims.itertuples()]
        nothing = markup.sentence("No sentence of these texts.")
        said = "<strong>Claims in the texts</strong>"
        return markup.sentence(said) + (_folded(items, "more claim") or nothing)

    def _passage_html(self):
        chosen = self.claims[self.claims["sentence"] == self._passage]
        return evidence(self._corpus, chosen.iloc[0])._repr_html_() if len(chosen) else ""

    def notes(self):
        return markup.folded("How this list is made", markup.aside(text(_NOTE)))

    def controls(self):
        frameworks = [(self._names[one], one) for one in self._frameworks()]
        return [
            self.control("Dropdown", "Framework", "Which framework", self.go, "240px", options=frameworks,
                         value=lambda: self.framework),
            self.control("Dropdown", "Day", "The day for which facts are shown", lambda day: self.go(as_of=day),
                         "280px", options=self._stops, value=lambda: self.day),
            self.control("Dropdown", "Passage", "Show a claim in its paragraph, above the facts", "_passage",
                         shown=lambda: len(self.claims) > 0, options=lambda: [
                             ("choose one", ""), *((_named(row), row.sentence) for row in self.claims.itertuples())])]

    def _stops(self):
        """The days to choose from, in order: those of the framework, or those of all where it has less than two."""
        days = self._changes(self._own()) | self._told() | {self.day}
        if len(days) < 2:
            days |= self._changes(self._facts)
        told = self._told()
        return [(day_in_words(day) + (" · a day of our texts" if day in told else ""), day) for day in sorted(days)]

    def _changes(self, facts):
        """The days on which one of these facts begins, or has ended."""
        begun = facts["since"].fillna(facts["as_of"])
        ended = facts["until"].dropna() + pd.Timedelta(days=1)
        return {*begun, *ended[ended <= self._facts["since"].max()]}

    def _told(self):
        """The days of the texts that name the framework."""
        named = self._corpus.frameworks
        texts = named.loc[named["framework_id"] == self.framework, "article_id"]
        return set(self._days[self._days.index.isin(texts)].dropna())


def _days_of(articles):
    """The day each text is about: that of its event, else of its dateline, else of its publication."""
    days = articles["event_date"].fillna(articles["dateline_date"]).fillna(articles["published"])
    return days.set_axis(articles["article_id"])


def _folded(items, what):
    """Items as a list, those after the first few folded away; nothing for none."""
    if len(items) <= _FEW:
        return _LIST.format("".join(items)) if items else ""
    first, rest = (_LIST.format("".join(some)) for some in (items[:_FEW], items[_FEW:]))
    return first + markup.folded(plural(len(items) - _FEW, what), rest)


def _claim_html(claim):
    day = f" · {day_in_words(claim.day)}" if pd.notna(claim.day) else ""
    return f"<li>{text(claim.quote)}<br>{markup.set_back(cite_html(claim) + day)}</li>"


def _named(claim):
    """A claim in the list of passages: where it stands, and its first words."""
    return f"{cite(claim)}: {shorten(claim.quote, _FIRST_WORDS, placeholder=' …')}"
