"""The right answers of notebook 07, worked out from the corpus; and what its prose and the writing tasks say, held
against the corpus.
"""

import re

import pytest
from lesson_measures import prose
from lesson_measures import read as read_notebook
from notebook_facts import questions, right_answers, said, words_of

from course_lib.analysis.sharedruns import shared_runs
from course_lib.display.facing import Facing
from course_lib.edition.notebooks import ROOT
from course_lib.errors import CourseError
from course_lib.exercises.answers import judge
from course_lib.exercises.kinds import evidence
from course_lib.exercises.notes import CLAIM
from course_lib.exercises.places import texts_in
from course_lib.exercises.questions import find
from course_lib.figures.aligned import aligned_tellings
from course_lib.figures.overlapmap import overlap_map

TASKS = ROOT / "notebooks" / "writing_tasks.ipynb"
QUESTIONS = questions("07")
CITED = re.compile(r"“([^”]+)”[^“”(]*\((\w+\.\d), line (\d+)\)")


def line(corpus, article_id, number):
    """A line of an article's page."""
    page_id = article_id.partition(".")[0]
    lines = corpus.paragraphs[corpus.paragraphs["page_id"] == page_id].set_index("line")["quote"]
    assert corpus.paragraphs.set_index(["page_id", "line"]).loc[(page_id, number), "article_id"] == article_id
    return lines[number]


def sentences_with(corpus, words):
    return corpus.sentences[corpus.sentences["quote"].str.contains(words)]


def times_named(corpus, article_id, words):
    own = corpus.sentences[corpus.sentences["article_id"] == article_id]
    return int(own["quote"].str.count(words).sum())


def supporters(corpus):
    """The texts that report the support: the two readings, and the copy."""
    found = sentences_with(corpus, "dialogue partner of the SCO")
    assert list(found["article_id"]) == ["cgtn.1", "july.1", "july.4"]
    assert list(found["copy_of"].isna()) == [True, False, True]
    assert found["quote"].str.contains("Chinese and Russian sides").tolist() == [False, True, True]
    return [(row.article_id, row.quote) for row in found.itertuples()]


def who_names_nato(corpus):
    for name in ("NATO", "United States", r"Japan\b"):
        found = sentences_with(corpus, name)
        assert list(found["sentence"]) == list(sentences_with(corpus, "in this introduction")["sentence"])
    kind = corpus.articles.set_index("article_id").loc[found["article_id"].iloc[0], "kind"]
    return next(option for option in QUESTIONS["7.3"].options if kind in option)


def south_china_sea(corpus):
    return ", ".join(str(times_named(corpus, name, "South China Sea")) for name in ("april.2", "april.4", "april.1"))


def direct_speech(corpus):
    direct = corpus.statements[corpus.statements["voice"] == "direct"]
    assert list(direct["article_id"]) == ["digest.1"] and list(direct["line"]) == [3]
    alike = sentences_with(corpus, "good partners? for development and revitali")
    assert set(alike["article_id"]) == {"digest.1", "july.5", "silkroad.1", "july.1"}
    return next(option for option in QUESTIONS["7.6"].options if "not as direct speech" in option)


def says_first(corpus):
    """The tellings of the meeting of three that call it the first one."""
    told = {"cgtn.1": [16, 18], "july.4": [111, 113], "july.1": [27]}
    first = [name for name, lines in told.items() if any("first" in line(corpus, name, one) for one in lines)]
    return [option for option in QUESTIONS["7.7"].options if option.partition(",")[0] in first]


ANSWERS = {"7.3": who_names_nato, "7.4": south_china_sea, "7.6": direct_speech, "7.7": says_first}


test_the_right_answer_is_what_the_corpus_says = right_answers("07", ANSWERS)


def test_the_evidence_is_all_that_there_is(corpus):
    named = {carrier.cite.partition(",")[0] for carrier in evidence.carriers(QUESTIONS["7.1"], texts_in())}
    assert named == {name for name, _ in supporters(corpus)}


def test_the_runs_of_the_hinge_are_those_the_questions_tell_of(corpus):
    runs = shared_runs(corpus)
    assert runs["n_words"].tolist() == [20, 20, 13, 10, 5, 4]
    assert "constructive forces" in runs["run"][0] and "Political Bureau" in runs["run"][1] and runs["run"][3].startswith("becoming")
    solution = QUESTIONS["7.8"].solution
    assert "at most five run together" in solution and "has ten on Laos" in solution and "three words in a row" in solution
    assert shared_runs(corpus, [("cgtn.1, line 22", "july.4, line 127")])["n_words"].tolist() == [3]
    four = shared_runs(corpus, [("cgtn.1, line 35", "july.4, line 137")])
    assert four["n_words"].tolist() == [4] and any("only four words" in option for option in QUESTIONS["7.9"].options)


@pytest.mark.parametrize("pairs, words", [
    ([("cgtn.1", "july.4")], "'cgtn.1' is no citation"),
    ([("ctgn.1, line 20", "july.4, line 123")], "did you mean 'cgtn.1'"), ([("cgtn.1, line 2000", "july.4, line 123")], "Nothing stands at")])
def test_what_is_no_pair_of_passages_is_said(corpus, pairs, words):
    with pytest.raises(CourseError, match=words):
        shared_runs(corpus, pairs)


def test_a_cut_that_names_in_full_whom_another_cut_names_in_short_adds_something():
    verdict = judge(find("7.10"), ("april.3", "Son, who is paying an official visit to China", "Bui Thanh Son"))
    assert verdict.state == "right" and "adds nothing" not in verdict.message


# The prose of the notebook

def test_the_figure_of_tellings_is_what_the_prose_says(corpus):
    figure = aligned_tellings(corpus, ids=("cgtn.1", "july.4", "july.1"))
    assert figure.title == "14 of the 18 sentences of july.4 have a counterpart in cgtn.1, 14 in july.1"
    alone = figure.data[figure.data["other_line"].isna() & (figure.data["article_id"] == "july.4")]
    linked = figure.data[(figure.data["article_id"] == "july.4") & (figure.data["other_article_id"] == "july.1")]
    best = linked.sort_values("n_shared").drop_duplicates("sentence", keep="last")
    own = figure.data[figure.data["article_id"] == "july.4"].drop_duplicates("sentence")
    assert best["n_shared"].sum() > own["n_words"].sum() / 2 and said("07", "`july.1` has most of the *words* as well")
    assert list(alone["line"]) == [119]


def test_the_kinds_of_difference_are_those_the_prose_names(corpus):
    kinds = corpus.compare("cgtn.1", "july.4")["difference"].value_counts()
    assert kinds["modality shifted"] == 5 and said("07", "read the five places")
    assert not {"attribution lost", "moved"} & set(kinds.index) and said("07", "Two kinds you do not meet here")
    assert len(kinds) == 5
    lost = corpus.compare("july.4", "july.1").query("difference == 'attribution lost'")
    assert lost["quote"].to_list() == ["he said"]
    pairs = corpus.compare("cgtn.1", "july.4").set_index("quote")["other_quote"]
    assert pairs["expressed China's readiness to collaborate"] == "stands ready to work"


@pytest.mark.parametrize("words, article_id, number", [
    ("non-regional forces", "july.4", 137), ("fanning fires", "july.4", 137), ("external forces", "cgtn.1", 35),
    ("stirring up trouble", "cgtn.1", 35),
    ("expect to welcome", "july.4", 141), ("welcomed", "cgtn.1", 37), ("respectively", "july.4", 123),
    ("Xizang [Tibet]", "april.1", 19), ("Xizang", "april.2", 81), ("14 Palestinian factions", "july.1", 51),
    ("marked by hegemonism, protectionism and regional conflicts", "cgtn.1", 20),
    ("hegemonism", "july.4", 117),
    ("South China Sea", "april.4", 123), ("one-China policy", "april.4", 121),
])
def test_the_wordings_stand_where_the_prose_finds_them(corpus, words, article_id, number):
    assert words in line(corpus, article_id, number)
    assert str(number) in words_of("07") or words in words_of("07")


def test_what_reports_do_not_have_is_added_by_the_introductions(corpus):
    assert "14" not in line(corpus, "july.5", 169)
    brackets = sentences_with(corpus, r"\[")
    assert list(brackets["article_id"]) == ["july.1", "april.1"] and said("07", "only the introductions have them")


def test_april_changes_three_things_and_drops_what_the_prose_lists(corpus):
    april = corpus.compare("april.4", "april.1")
    changed = april[april["difference"] == "changed"]
    assert changed["quote"].to_list() == ["held talks", "on Wednesday", "agricultural"]
    dropped = april[april["difference"] == "dropped"]
    assert {117, 119, 121, 123} <= set(dropped["line"])


def test_the_sentence_that_sums_up_has_no_line(corpus):
    links = corpus.aligned("cgtn.1", "july.4")
    assert 117 not in set(links["other_line"]) and said("07", "has no line to the sentence it may sum up")
    assert len("marked by hegemonism, protectionism and regional conflicts".split()) == 7
    assert said("07", "in seven words")


def test_the_overlaps_are_those_the_prose_describes(corpus):
    shares = overlap_map(corpus).data.set_index(["article_id", "other_article_id"])["share"]
    assert shares.index[0] == ("silkroad.1", "july.5") and round(shares.iloc[0], 2) == 0.99
    assert round(shares["april.6", "april.1"], 2) == 0.67 and 0.04 < shares["cgtn.1", "july.4"] < 0.05
    into = [100 * max(own.get("july.1", 0), own.get("april.1", 0)) for name, own in shares.unstack().fillna(0).iterrows()
            if name.startswith(("july", "april")) and name not in ("july.1", "april.1")]
    assert (round(min(into)), round(max(into))) == (24, 67)
    assert shares["cgtn.1"].max() == min(own.max() for _, own in shares.groupby("article_id"))
    title = "also a member of the Political Bureau of the Communist Party of China Central Committee"
    assert said("07", "Reports of different meetings share a long title") and sentences_with(corpus, title)["article_id"].nunique() >= 4


# The writing tasks

def test_what_the_samples_quote_stands_in_the_cited_line(corpus):
    text = words_of("writing_tasks")
    found = CITED.findall(text)
    assert len(found) >= 20
    assert [(quote, article) for quote, article, number in found if quote not in line(corpus, article, int(number))] == []
    quoted = re.findall("“([^”]+)”", text)
    everything = "\n".join(map(corpus.text, corpus.pages["page_id"]))
    assert [quote for quote in quoted if quote not in everything and quote != "curved marks"] == []


def test_samples_are_as_long_as_the_tasks_ask(corpus):
    assert 220 <= len(memo().split()) <= 250 and len(readouts()) == 2
    assert all(100 <= len(readout.split()) <= 130 for readout, _ in readouts())


def readouts():
    """The whole sample readouts with their notes."""
    found = re.findall(r"level 4\*\*\n\n(.+?)\n\n\*Note\.\* (.+?)(?:\n\n|$)", prose(read_notebook(TASKS)), re.DOTALL)
    return [tuple(" ".join(text.split()) for text in pair) for pair in found]


def memo():
    return re.search(r"### Desk memo: a sample.*?</summary>\n(.+?)\n\n</details>", prose(read_notebook(TASKS)), re.DOTALL)[1]


def test_the_memo_uses_the_grades_of_its_own_table():
    grades = [found.split(" · ") for found in re.findall(r"\*([^*]+ · [^*]+)\*:", " ".join(memo().split()))]
    assert len(grades) == 3 and memo().count("*As 2") == 4 and len(re.findall(r"^\*\*\d", memo(), re.MULTILINE)) == 7
    for who, sources, done in grades:
        whose = [one.partition(" (")[0].casefold() for one in re.split(r"(?<=\)), ", who)]
        assert set(whose) <= set(CLAIM["who"][1]) and sources in CLAIM["sources"][1] and done in CLAIM["done"][1]


def test_the_memo_has_each_sentence_that_says_agreed(corpus):
    own = corpus.sentences[corpus.sentences["article_id"].isin(["july.4", "cgtn.1"])]
    places = {f"{row.article_id}, line {row.line}" for row in own[own["quote"].str.contains("agreed")].itertuples()}
    assert places == {"july.4, line 139", "cgtn.1, line 31", "cgtn.1, line 37"}
    cited = {f"{article}, line {number}" for _, article, number in CITED.findall(" ".join(memo().split()))}
    assert places <= cited


@pytest.mark.parametrize("readout, note", readouts(), ids=["Lao", "Russian"])
def test_a_sample_readout_invents_nothing_and_its_note_names_each_dropped_line(readout, note, corpus):
    differences = corpus.compare_draft("july.4", readout)
    assert not set(differences["difference"]) & {"attribution lost", "modality shifted"}
    facing = Facing(corpus, "july.4", None, readout)
    assert len({link.other for link in facing.links}) == len(facing.tellings[1].sentences) == 6
    ranges = re.findall(r"lines? (\d+)(?: (to|and) (\d+))?", note)
    named = {int(number) for found in ranges for number in (found[0], found[2]) if number}
    named |= {number for first, word, last in ranges if word == "to" for number in range(int(first), int(last))}
    assert set(differences.loc[differences["difference"] == "dropped", "line"]) <= named


def test_the_tasks_name_the_lines_of_their_report(corpus):
    lines = corpus.sentences.loc[corpus.sentences["article_id"] == "july.4", "line"]
    assert f"lines {lines.min()} to {lines.max()}" in prose(read_notebook(TASKS)) and lines.min() == 111
    assert "a world of accelerating changes" in line(corpus, "july.4", 115)
    assert "Global South" in line(corpus, "july.4", 121)


# The teaching guide

def test_the_guides_question_and_its_shared_headlines_are_so(corpus):
    guide = prose(read_notebook(ROOT / "notebooks" / "teaching_guide.ipynb"))
    own = corpus.meetings[(corpus.meetings["date"] == "2024-07-25") & corpus.meetings["kind"].str.endswith("lateral")]
    assert f"answer = {len(own)}\nhints" in guide and f"answer = {own['n_tellings'].sum()}\nmessage" in guide
    titles = corpus.articles.set_index("article_id")["title"]
    assert titles["july.5"] == titles["silkroad.1"] and titles["july.1"] == titles["july.4"]


def test_the_rubric_has_four_levels_for_each_of_four_things():
    text = prose(read_notebook(TASKS))
    for name in ("Quotation", "Attribution", "Other reading", "Limits"):
        table = re.search(rf"### {name}\n\n(.+?)(?:\n\n|$)", text, re.DOTALL)[1]
        levels = re.findall(r"^\| (\d) \| [^|]+ \| [^|]+ \|$", table, re.MULTILINE)
        assert levels == ["1", "2", "3", "4"], name
    assert "Political agreement is never scored" in text
    assert "CGTN and Xinhua independently confirm" in re.search(r"### Limits\n\n(.+)", text, re.DOTALL)[1]
    assert text.count("<details>") == text.count("</details>") == 3  # no sample stands open
