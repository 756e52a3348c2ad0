"""Notebook 05: each right answer computed from the corpus, and each number in the prose."""

import pytest
from goldlists import rows
from notebook_facts import right_answers, said

import course_lib as course
from course_lib.analysis.firmness import modal_steps
from course_lib.exercises.answers import judge
from course_lib.exercises.places import places_of
from course_lib.exercises.question import Passage
from course_lib.exercises.questions import SHIPPED, find, read
from course_lib.figures.modal_ladders import NOBODY, SEVERAL, ladders
from course_lib.figures.survival import surviving_words
from course_lib.words import lexicons

SHARED = "community with a shared future"
READY = {"ready": ["is ready to", "are ready to"]}


# The right answers

def ready(corpus, by=None):
    return course.count(corpus.sentences, READY, by=by)


def texts_of_copies(corpus):
    table = ready(corpus, "article_id")
    return table.loc[table["n_all"] > table["n_distinct"], "article_id"].tolist()


ANSWERS = {
    "5.2": lambda corpus: int(course.count(corpus.sentences, "must", by=None)["n_all"].iloc[0]),
    "5.4": texts_of_copies,
}


test_the_right_answer_is_what_the_corpus_gives = right_answers("05", ANSWERS)


def test_every_question_with_an_answer_is_computed():
    assert {one.id for one in read(SHIPPED / "05.toml") if one.kind != "evidence"} == {*ANSWERS, "5.8", "5.9"}


def dropped(introduction):
    """The sentences of an introduction that lost their speaker: by the list made by reading."""
    return {f"{row['article_id']}.{row['sentence']}" for row in rows("copies")
            if row["article_id"] == introduction and row["speaker_dropped"] == "yes"}


def supported(corpus, question):
    """The sentences in which the passages of an evidence question stand."""
    found = set()
    for support in find(question).supports:
        place = places_of(Passage(support.cite, support.carries["begin"][0]))[0]
        own = corpus.sentences[corpus.sentences["article_id"] == place.article_id]
        found |= set(own.loc[(own["start"] < place.end) & (own["end"] > place.start), "sentence"])
    return found


@pytest.mark.parametrize("introduction, lines", [("july.1", [19, 21, 21, 21, 33, 43]), ("april.1", [9, 17, 23, 25])])
def test_the_lines_named_hold_the_dropped_speakers(corpus, introduction, lines):
    own = corpus.sentences[corpus.sentences["sentence"].isin(dropped(introduction))]
    assert sorted(own["line"]) == lines


@pytest.mark.parametrize("question, introduction, example", [("5.5", "july.1", "july.1.23")])
def test_every_dropped_speaker_counts_as_evidence(corpus, question, introduction, example):
    assert supported(corpus, question) == dropped(introduction) - {example}
    page = corpus.articles[corpus.articles["page_id"] == introduction.partition(".")[0]]
    seen = [corpus.compare(report, introduction) for report in page["article_id"] if report != introduction]
    places = {name for table in seen
              for name in table.loc[table["difference"] == "attribution lost", "other_sentence"]}
    assert places <= supported(corpus, question) | {example}, "the library sees others"


@pytest.mark.parametrize("question, answer, message", [
    ("5.10", ("july.4", "he said"), "Who is “he”? Add a second cut"),
    ("5.10", ("july.4", "he said", "Wang said"), "This “Wang said” belongs to another sentence."),
    ("5.10", ("july.4", "he said", "power politics"), "Who is “he”? Your other cut does not say so."),
    ("5.10", ("july.4", "Enhancing cooperation among", "he said"), "Who is “he”? Your other cut does not say so."),
    ("4.8", ("july.1", "current rotating chairs", "(SCO) [China]"), "What ties China to the SCO"),
    ("4.8", ("july.1", "Russia fully supports China", "presidency of the SCO following the recent Astana Summit"),
     "What ties China to the SCO"),
    ("7.10", ("april.3", "Son", "paying an official visit to China"), "Nhan Dan and Xinhua are houses of two states"),
    ("1.6", ("july.1", "From July 25-27", "paid an official visit to Laos"), "The visit lasted until 27 July"),
    ("5.10", ("july.1", "He stressed"), "This is a copy, which does not show that somebody says this sentence"),
    ("5.10", ("july.4", "Wang stressed China … he said"), "“He said” ends the sentence"),
    ("5.5", ("july.1", "China is willing to introduce", "agreed"), "One of your cuts adds nothing that is asked"),
    ("1.6", ("july.1", "From July 25-27", "paid an official visit"), "The visit lasted until 27 July"),
    ("5.5", ("july.1", "They vowed efforts to forge"), "“They vowed” says whose words these are"),
    ("5.5", ("july.1", "Enhancing cooperation among"), "This is the sentence of question 5.10."),
    ("5.10", ("july.4", "Wang stressed"), "Your words do not show that somebody says this sentence."),
    ("5.5", ("july.1", "Both countries expressed"), "“Both countries expressed” says whose words these are."),
    ("5.5", ("july.1", "He also noted"), "Here somebody says it: “He also noted”."),
    ("5.5", ("july.1", "Lavrov said Russia"), "Here the speaker is printed: “Lavrov said”."),
    ("5.4", "July 1", "A reprint copies a whole report. Which text repeats `july.5`?"),
    ("5.4", "july.5, july.1", "`july.5` is the source here"),
    ("6.5", ("april.5", SHARED + " for mankind", "Li spoke positively"), "Li Mingxiang speaks here, of the Communist Party of China."),
    ("6.5", ("april.1", "build a Vietnam-China " + SHARED),
     "This copy does not show the name of a speaker who is not from China and a word of saying beside these words. Its source does: april.2, lines 79–81."),
    ("6.7", ("july.2", "Laos-China Railway", "Lao President Thongloun Sisoulith"), "This tells whom Wang met"),
    ("6.7", ("july.3", "the Laos-China " + SHARED), "These words stand at july.3, line 99; the question asks for words of july.2."),
    ("6.7", ("july.3", "the Laos-China " + SHARED, "Laos-China Railway has helped"),
     "The words “Laos-China Railway has helped” do not stand in july.3. They stand at july.1, line 9 and july.2, line 63."),
    ("5.4", ["silkroad.1"], "Look at the April page, too: what stands there before the reports? Look at the July page"),
    ("3.3", ("cgtn.1", "chaired by Lao Deputy Prime Minister"),
     "Your words do not show by name who was in the chair. Read the passage again"),
])
def test_near_answers_are_told_what_is_missing(question, answer, message):
    assert judge(find(question), answer).message.startswith(message)


# The prose

def test_counts_in_questions_are_those_of_the_corpus(corpus):
    counts = course.count(corpus.sentences, ["should", "it is necessary", "is ready to"], by=None)
    counts = counts.set_index("term")
    assert counts["n_all"].to_dict() == {"should": 19, "it is necessary": 4, "is ready to": 11}
    assert counts["n_distinct"].to_dict() == {"should": 10, "it is necessary": 2, "is ready to": 4}
    figure = ladders(corpus).data
    step = figure.loc[figure["step"] == "ready", ["n_distinct", "n_copies"]].sum()
    assert step.to_list() == [7, 7]
    assert ready(corpus)["n_all"].iloc[0] == 12
    by_text = ready(corpus, "article_id").set_index("article_id")["n_all"]
    assert (by_text["july.1"], by_text["silkroad.1"], by_text["april.1"], by_text["july.5"]) == (2, 3, 2, 2)


def test_the_table_of_april_3_is_as_described(corpus):
    own = corpus.statements[corpus.statements["article_id"] == "april.3"]
    assert own["voice"].tolist() == ["narration"] + ["indirect"] * (len(own) - 1) and len(own) <= 10
    assert {"Son", "The minister", "he"} <= set(own["speaker"].dropna())


def test_what_is_read_off_the_ladders_is_so(corpus):
    data = ladders(corpus).data
    some = data[(data["n_distinct"] + data["n_copies"]) > 0]
    steps = {speaker: set(own["step"]) for speaker, own in some.groupby("speaker")}
    assert len(steps["Wang Yi"]) > len(modal_steps(corpus)) / 2
    single = some[~some["speaker"].isin([SEVERAL, NOBODY])]
    assert said("05", "*willing* is given to single speakers of three states")
    willing = corpus.statements.loc[corpus.statements["modal"] == "willing", "speaker_ids"]
    assert {len(ids) for ids in willing if "sergey-lavrov" in ids} == {2, 3}
    assert said("05", "to Russia's only together with others")
    assert set(single.loc[single["step"] == "willing", "state"]) == {"China", "Laos", "Vietnam"}
    assert set(single.loc[single["step"] == "ready", "speaker"]) == {"Wang Yi"}
    ready_row = some[some["step"] == "ready"]
    assert ready_row["n_distinct"].sum() == ready_row["n_copies"].sum(), "half of them are copies"
    swapped, plain_order = (modal_steps(corpus, order)["step"].tolist()
                            for order in (["willing", "stands ready"], ()))
    assert swapped[plain_order.index("stands ready")] == "willing"
    assert swapped[plain_order.index("willing")] == "stands ready"


def test_what_is_read_off_the_surviving_words_is_so(corpus):
    data = surviving_words(corpus).data
    rows = data.set_index(["report", "speaker"])
    for (report, speaker), number in {("july.3", "Saleumxay Kommasith"): 112, ("april.3", "Liu Ning"): 44,
                                      ("july.4", "Sergey Lavrov, Saleumxay Kommasith"): 69}.items():
        row = rows.loc[(report, speaker)]
        assert row["n_words_report"] == number and said("05", f" {number} words")
        assert not row["n_words_introduction"] + row["n_words_unnamed"]
    names = {row["name"]: row["state_or_body"] for row in lexicons.read("people")}
    single = data.assign(state=data["speaker"].map(names)).dropna(subset="state")
    sums = single.groupby("state")[["n_words_report", "n_words_introduction", "n_words_unnamed"]].sum()
    assert len(sums) == 5
    assert (sums["n_words_report"] > sums["n_words_introduction"] + sums["n_words_unnamed"]).all()


def test_the_errors_of_the_program_are_the_ones_named(corpus):
    sources = {f"{row['article_id']}.{row['sentence']}": row["source_article"] for row in rows("copies")}
    assert [sources[name] for name in dropped("july.1")].count("july.3") == 4
    assert corpus.statements.loc[corpus.statements["verb"] == "vowing", "modal"].isna().all()


def test_the_example_lost_its_speaker(corpus):
    quotes = corpus.sentences.set_index("sentence")["quote"]
    assert quotes["april.2.4"].startswith("He added that China always")
    assert quotes["april.1.7"].startswith("China always")


def test_the_stances_of_the_verbs_named_are_those_of_the_list(corpus):
    stance = {form: row["stance"] for row in lexicons.read("reporting_verbs")
              for form in row["forms"].split("|")}
    assert [stance[verb] for verb in ("said", "noted", "stressed", "agreed", "asked")] == [
        "neutral", "evaluative", "emphatic", "commissive", "directive"]


def test_the_verbs_named_are_among_those_shown(corpus):
    verbs = course.tally(corpus.statements.dropna(subset="verb"), by="verb").sort_values("n_distinct", ascending=False)
    assert {"said", "noted", "stressed"} <= set(verbs["verb"][:8])


def test_the_library_and_a_person_agree_as_the_text_says(corpus):
    both = corpus.statements.merge(corpus.suggested.statements, on=["page_id", "start"], suffixes=("", "_suggested"))
    result = course.agreement(both["voice"], both["voice_suggested"])
    assert 0.8 < result.percent < 0.9 and result.kappa < 0.7
    assert result.table.loc["indirect", "narration"] > 20 and said("05", "goes on with the speaker before it")
    assert len(both) < len(corpus.statements) and said("05", "clauses that begin together are compared")
