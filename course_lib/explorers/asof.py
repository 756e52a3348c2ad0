"""The explorer of notebook 04: facts about a framework on a day, and beside them what the texts claim."""

import pandas as pd

from course_lib.analysis.counting import originals
from course_lib.analysis.facts import ADDRESS, day_of, framework_facts, in_words, short_names, valid
from course_lib.analysis.reading import concordance
from course_lib.display import markup
from course_lib.display.explorer import Explorer
from course_lib.display.markup import listing, plural, text
from course_lib.display.views import cite, evidence
from course_lib.errors import one_of

# Words that speak of a standing in a framework: a sentence that names the framework and has one of them is a
# claim about who chairs it, belongs to it or wants to.
STANDING = ("chair", "chairs", "chaired", "chairing", "chairmanship", "presidency", "member", "members",
            "membership", "dialogue partner", "dialogue partners", "observer", "observers", "join", "joins",
            "joined", "joining")
_SIDE_BY_SIDE = "display:grid;grid-template-columns:repeat(auto-fit,minmax(320px,1fr));gap:4px 28px"
_NO_PASSAGE = ("choose one", "")
_LIST = '<ul style="margin:0;padding-left:18px">{}</ul>'
_NOTE = ("“As of” is the day for which a source says so. If it is earlier than your day, something may "
         "have changed in between; if it is later, the source looks back. Claims are chosen by words "
         "(chair, presidency, member, dialogue partner …), so that some are about something else. Copied "
         "sentences are left out.")
_CLAIMS = ["article_id", "page_id", "sentence", "line", "day", "start", "end", "quote"]


class AsOf(Explorer):
    """Choose a framework and a day; see the facts of that day with their sources, and the texts' claims.

    ``framework`` is an id such as ``"sco"``, ``as_of`` a day such as ``"2024-07-25"``; without it, the last
    day on which a text tells an event. Raises CourseError where there is no such framework or day. In code:
    ``go`` chooses, ``table`` has the facts, ``claims`` the sentences.
    """

    def __init__(self, corpus, framework="sco", as_of=None):
        self._corpus, self._names = corpus, short_names(corpus.folder)
        self._facts = framework_facts(corpus)
        self._days = _days_of(corpus.articles)
        self._wide, self._passage, self._setting = False, "", False
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
        self._show_state()

    def _frameworks(self):
        """Those with facts, then others that the texts name."""
        return list(dict.fromkeys([*self._facts["framework_id"], *self._corpus.frameworks["framework_id"]]))

    @property
    def table(self):
        """The facts about the framework that hold on the day."""
        own = self._facts[self._facts["framework_id"] == self.framework]
        return valid(own, self.day).reset_index(drop=True)

    @property
    def claims(self):
        """The sentences that name the framework and have a word of ``STANDING`` (or all that name it); no
        copies.
        """
        named = self._corpus.frameworks
        ids = named.loc[named["framework_id"] == self.framework, "sentence"]
        sentences = self._corpus.sentences
        found = originals(sentences[sentences["sentence"].isin(ids)])
        if not self._wide:
            found = found[found["sentence"].isin(concordance(found, STANDING)["sentence"])]
        return found.assign(day=found["article_id"].map(self._days))[_CLAIMS].reset_index(drop=True)

    def sentence(self):
        name, claims = self._names[self.framework], self.claims
        texts = plural(claims["article_id"].nunique(), "distinct text")
        where = "" if self._wide else " with a word such as chair or member"
        return (f"{name} on {in_words(self.day)}: {_in_short(self.table)}. "
                f"Named in {plural(len(claims), 'sentence')} of {texts}{where}.")

    def result(self):
        return _beside(self._facts_html(), self._claims_html()) + self._passage_html()

    def _facts_html(self):
        items = "".join(map(_fact_html, _grouped(self.table)))
        said = f"<strong>Facts on {in_words(self.day)}</strong>"
        nothing = markup.sentence("Our list holds no fact for this day. That is not a no.")
        return markup.sentence(said) + (_LIST.format(items) if items else nothing)

    def _claims_html(self):
        items = "".join(map(_claim_html, self.claims.itertuples()))
        nothing = markup.sentence("No sentence of these texts.")
        said = "<strong>Claims in the texts</strong>"
        return markup.sentence(said) + (_LIST.format(items) if items else nothing)

    def _passage_html(self):
        chosen = self.claims[self.claims["sentence"] == self._passage]
        return evidence(self._corpus, chosen.iloc[0])._repr_html_() if len(chosen) else ""

    def notes(self):
        return markup.aside(text(_NOTE))

    def static(self):
        return markup.sentence(f"<strong>{text(self.sentence())}</strong>") + self.result() + self.notes()

    def controls(self):
        from ipywidgets import Dropdown, Layout, SelectionSlider

        def look(width):
            return {"style": {"description_width": "initial"}, "layout": Layout(width=width)}

        frameworks = [(self._names[one], one) for one in self._frameworks()]
        claims = [("on chair and members", False), ("all sentences", True)]
        self._which = Dropdown(options=frameworks, description="Framework", tooltip="Which framework",
                               **look("240px"))
        self._when = SelectionSlider(options=self._stops(), value=self.day, description="Day",
                                     tooltip="The day for which facts are shown", continuous_update=False,
                                     **look("430px"))
        self._what = Dropdown(options=claims, description="Claims", tooltip="Which sentences are shown",
                              **look("auto"))
        self._where = Dropdown(options=[_NO_PASSAGE], description="Passage",
                               tooltip="Show a claim in its paragraph", **look("auto"))
        self._show_state()
        for control, action in ((self._which, self.go), (self._when, lambda day: self.go(as_of=day)),
                                (self._what, self._choose_claims), (self._where, self._choose_passage)):
            control.observe(self.on_change(self._unless_setting(action)), "value")
        return [self._which, self._when, self._what, self._where]

    def _stops(self):
        """The days of the slider: those on which a fact begins or has ended, and those of the texts."""
        since = self._facts["since"].dropna()
        ended = self._facts["until"].dropna() + pd.Timedelta(days=1)
        days = {*since, *ended[ended <= since.max()], *self._days.dropna(), self.day}
        told = set(self._days)
        return [(in_words(day) + (" (texts)" if day in told else ""), day) for day in sorted(days)]

    def _choose_claims(self, wide):
        self._wide = wide
        self._show_state()

    def _choose_passage(self, sentence):
        self._passage = sentence or ""

    def _unless_setting(self, action):
        """The action, unless the explorer itself changes a control: new options choose the first of them."""
        return lambda value: None if self._setting else action(value)

    def _show_state(self):
        """Set the controls, where there are any, to what is chosen; let a passage go that is no claim now."""
        claims = self.claims
        if self._passage not in set(claims["sentence"]):
            self._passage = ""
        if hasattr(self, "_where"):
            self._setting = True
            self._set_controls([_NO_PASSAGE, *((cite(row), row.sentence) for row in claims.itertuples())])
            self._setting = False
        self.refresh()

    def _set_controls(self, passages):
        self._which.value = self.framework
        if self.day not in [day for _, day in self._when.options]:
            self._when.options = self._stops()
        self._when.value = self.day
        self._where.options = passages
        self._where.value = self._passage


def _days_of(articles):
    """The day each text is about: that of its event, else of its dateline, else of its publication."""
    days = articles["event_date"].fillna(articles["dateline_date"]).fillna(articles["published"])
    return days.set_axis(articles["article_id"])


def _in_short(facts):
    """The roles in a few words: a chair by name, others by number."""
    if facts.empty:
        return "no fact in our list"
    sure = facts[~facts["disputed"]]
    chairs = list(sure.loc[sure["role"] == "chair", "state"])
    counted = sure.loc[sure["role"] != "chair", "role"].value_counts(sort=False)
    said = [f"chair {listing(chairs)}"] if chairs else []
    said += [_counted(number, role) for role, number in counted.items()]
    if facts["disputed"].any():
        said.append(f"disputed {listing(dict.fromkeys(facts.loc[facts['disputed'], 'state']))}")
    return ", ".join(said)


def _counted(number, role):
    return f"{number} {role}" if role.endswith("ed") else plural(number, role)


def _grouped(facts):
    """Facts that differ in the state only, as one each: the first of them and all states; the chair first."""
    ranked = facts.iloc[(facts["role"] != "chair").argsort(kind="stable")]
    groups = ranked.groupby(["role", "since", "as_of", "source", "disputed"], sort=False, dropna=False)
    return [(group.iloc[0], list(group["state"])) for _, group in groups]


def _fact_html(group):
    """Without its last day and its note, unless it is disputed: both often tell what came later."""
    fact, states = group
    role = f"{fact['role']} (disputed)" if fact["disputed"] else fact["role"]
    since = f" since {in_words(fact['since'])}" if pd.notna(fact["since"]) else ""
    note = f" {text(fact['note'])}." if fact["disputed"] else ""
    source = f"As of {in_words(fact['as_of'])}: {_links(fact['source'])}.{note}"
    who = text(listing(states) + since)
    return f"<li><strong>{text(role)}</strong>: {who}.<br>{markup.set_back(source)}</li>"


def _links(source):
    """The addresses in a source as links that show the site; all else as it is written."""
    pieces, end = [], 0
    for found in ADDRESS.finditer(source):
        pieces += [text(source[end:found.start()]), _link(*found.group(0, 1))]
        end = found.end()
    return "".join([*pieces, text(source[end:])])


def _link(address, site):
    look = 'target="_blank" style="text-decoration:underline"'
    return f'<a href="{markup.attribute(address)}" {look}>{text(site)}</a>'


def _claim_html(claim):
    day = f" · {in_words(claim.day)}" if pd.notna(claim.day) else ""
    return f"<li>{text(claim.quote)}<br>{markup.set_back(text(cite(claim) + day))}</li>"


def _beside(left, right):
    return f'<div style="{_SIDE_BY_SIDE}"><div>{left}</div><div>{right}</div></div>'
