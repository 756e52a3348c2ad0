"""The right answers of notebook 02, worked out from the corpus; and what its prose says, held against the corpus."""

import re
from datetime import date

import pandas as pd
import pytest
from notebook_facts import prose_holds, questions, right_answers

from course_lib.analysis.daysteps import cases_of, day_phrases, own_case
from course_lib.exercises import feedback
from course_lib.exercises.answers import judge

QUESTIONS = questions("02")


def event_of(article_id):
    return lambda corpus: corpus.articles.set_index("article_id").loc[article_id, "event_date"].date()


def lag_of_april(corpus):
    reports = corpus.articles[(corpus.articles["page_id"] == "april") & (corpus.articles["kind"] == "report")]
    days = (reports["published"] - reports["event_date"]).dt.days
    return {"article_id": list(reports["article_id"]), "days": list(days)}


def disagreeing(corpus):
    """The option whose day, by the introduction's phrase, is not the event day of the report it names."""
    days = day_phrases(corpus).set_index(["article_id", "line"])["day"]
    events = corpus.articles.set_index("article_id")["event_date"]
    found = [option for option in QUESTIONS["2.3"].options
             if days["april.1", int(re.search(r"line (\d+)", option)[1])] != events[re.search(r"april\.\d", option)[0]]]
    assert len(found) == 1
    return found[0]


def body(corpus, article_id):
    own = corpus.paragraphs[(corpus.paragraphs["article_id"] == article_id) & (corpus.paragraphs["label"] == "body")]
    return "\n".join(own["quote"])


def differing(corpus):
    one, other = body(corpus, "july.5"), body(corpus, "silkroad.1")
    found = []
    for name, old, new in (("the day in the dateline", "July 25 (Xinhua)", "July 26 (Xinhua)"),
                           ("the dash after the dateline", "(Xinhua) — ", "(Xinhua) -- "),
                           ("the form of the apostrophes", "’", "'")):
        assert old in one and new in other and old not in other and new not in one
        one = one.replace(old, new)
        found.append(name)
    assert one == other, "something else differs too"
    return found


ANSWERS = {"2.1": event_of("july.4"), "2.3": disagreeing, "2.4": lag_of_april}


@pytest.mark.parametrize("typed", ["day before July 26", "two days ago", "yesterday"])
def test_a_day_that_is_counted_is_asked_for_itself(typed):
    assert "counts from another day" in judge(QUESTIONS["2.1"], typed).message


test_the_right_answer_is_what_the_corpus_says = right_answers("02", ANSWERS)


def test_one_report_has_two_datelines_and_one_thursday(corpus):
    differing(corpus)
    assert event_of("july.5")(corpus) == event_of("silkroad.1")(corpus) == date(2024, 7, 25)


def test_only_one_day_of_april_3_was_still_to_come_in_april_2023(corpus):
    years = re.findall(r"\w+ 20\d\d", body(corpus, "april.3"))
    assert years == ["October 2022", "December 2023"]


def test_the_table_may_come_from_pandas_with_more_columns(corpus):
    reports = corpus.articles[corpus.articles["dateline_date"].notna()]
    for column, state in (("published", "right"), ("dateline_date", "not yet")):
        table = reports.assign(days=(reports[column] - reports["event_date"]).dt.days)
        assert judge(QUESTIONS["2.4"], table[table["page_id"] == "april"]).state == state
        assert judge(QUESTIONS["2.4"], table).state == "not yet"
    every = corpus.articles.assign(days=(corpus.articles["published"] - corpus.articles["event_date"]).dt.days)
    assert "Also right. This keeps the introduction" in re.sub("<[^>]+>", "", feedback.solution(QUESTIONS["2.4"]))
    assert "no single event day" in judge(QUESTIONS["2.4"], every[every["page_id"] == "april"]).message


# What the prose says

SAID = {
    "In 2024, July 26 was a Friday": lambda corpus: date(2024, 7, 26).weekday() == 4,
    "`cgtn.1` has no dateline, and nobody noted": lambda corpus: row(corpus, "cgtn.1")[["dateline", "published"]].isna().all(),
    "The two introductions (`july.1` and `april.1`) have no event date": lambda corpus: list(
        corpus.articles.loc[corpus.articles["event_date"].isna(), "kind"]) == ["introduction"] * 2,
    "In four rows the dot stands\nbefore the square": lambda corpus: (lag(corpus, "dateline_date") == 1).sum() == 4,
    "the diamonds come days later still": lambda corpus: (lag(corpus, "published", "dateline_date", "july april") > 1).all(),
    "the same report, the same Thursday, but two datelines": lambda corpus: (
        row(corpus, "july.5")["event_date"] == row(corpus, "silkroad.1")["event_date"]
        and row(corpus, "july.5")["dateline_date"] != row(corpus, "silkroad.1")["dateline_date"]),
    "The last step says **what stays open**": lambda corpus: len(open_points(corpus, "april.7")) == 2,
    "The program took it from the meeting that the text": lambda corpus: set(
        day_phrases(corpus).query("article_id == 'april.1' and basis.str.contains('meeting')")["quote"])
        == {"The previous day", "The day prior"},
    "Eleven texts have a dateline, and none of the eleven prints a year": lambda corpus: (
        corpus.articles["dateline"].notna().sum() == 11
        and not corpus.articles["dateline"].str.contains(r"\d{4}").fillna(False).any()),
    "For `july.4`, as for the nine other datelines, the year comes from *sources.csv*": lambda corpus: (
        corpus.articles.dropna(subset="dateline").set_index("article_id")["year_basis"].value_counts().to_dict()
        == {"sources.csv": 10, "page date": 1} and row(corpus, "silkroad.1")["year_basis"] == "page date"),
    "In 2023, July 26 was a Wednesday": lambda corpus: date(2023, 7, 26).weekday() == 2,
    '"on Thursday" would lie six days back': lambda corpus: (
        date(2023, 7, 26) - own_case("on Thursday", "X, July 26, 2023").day).days == 6,
    "But 2019 fits as well as 2024": lambda corpus: own_case("on Thursday", "X, July 26, 2019").day == date(2019, 7, 25),
    "Unchanged, the cell gives only 0 and 1": lambda corpus: set(lag(corpus, "dateline_date")) == {0, 1},
    "Line 119 reads \"the major trend of today's world\"": lambda corpus: "the major trend of today’s world" in " ".join(
        corpus.sentences.query("article_id == 'july.4' and line == 119")["quote"]),
    '"on\nApril 6" in `april.1`': lambda corpus: "on April 6" in " ".join(
        corpus.sentences.query("article_id == 'april.1' and line == 55")["quote"]),
}


def row(corpus, article_id):
    return corpus.articles.set_index("article_id").loc[article_id]


def lag(corpus, later, earlier="event_date", pages=None):
    reports = corpus.articles.dropna(subset=["dateline_date", "event_date"])
    reports = reports if pages is None else reports[reports["page_id"].isin(pages.split())]
    return (reports[later] - reports[earlier]) / pd.Timedelta(days=1)


def open_points(corpus, article_id):
    from course_lib.analysis.daysteps import steps

    return [point for point in steps(cases_of(corpus, article_id)[0])[-1].finding.split(". ") if point]


test_the_prose_holds = prose_holds("02", SAID)
