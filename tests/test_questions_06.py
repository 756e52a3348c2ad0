"""The right answers of notebook 06, worked out from the corpus; and what its prose says, held against the corpus."""

from notebook_facts import prose_holds, questions, right_answers

from course_lib import (
    collocates,
    concordance,
    formula_list,
    state_pairs,
    tally,
    with_speakers,
)
from course_lib.analysis.who import states_of_people
from course_lib.exercises.answers import judge
from course_lib.exercises.kinds import evidence
from course_lib.exercises.places import texts_in

QUESTIONS = questions("06")
SIX = ["july.2", "july.3", "april.2", "april.4", "april.5", "april.7"]
SHARED = "community with a shared future"


def hits(corpus, term, **settings):
    return with_speakers(corpus, concordance(corpus.sentences, term, **settings))


def who_prints_humanity(corpus):
    kinds = corpus.articles.set_index("article_id")["kind"]
    own, other = ([kinds[name] for name in hits(corpus, word)["article_id"]] for word in ("humanity", "mankind"))
    assert set(own) == {"introduction"} and set(other) == {"report"}
    return "They are introductions, written by an editor"


def with_principle(corpus):
    states, names = states_of_people(corpus), {"vietnam": "Vietnam", "laos": "Laos", "timor-leste": "Timor-Leste"}
    lines = hits(corpus, "one-China principle", distinct=True)
    return [names[states[person]] for people in lines["speaker_ids"] for person in people]


def pairs_of_six(corpus):
    pairs = state_pairs(corpus)
    return pairs[pairs["article_id"].isin(SIX)]


ANSWERS = {"6.1": who_prints_humanity, "6.3": with_principle}


def test_each_question_but_the_evidence_has_a_right_answer_here():
    assert {one.id for one in QUESTIONS.values() if one.kind != "evidence"} == {*ANSWERS, "6.6"}


test_the_right_answer_is_what_the_corpus_says = right_answers("06", ANSWERS)


def test_the_evidence_is_every_line_attributed_to_a_speaker_of_another_country(corpus):
    states, lines = states_of_people(corpus), hits(corpus, SHARED)
    others = {f"{row.article_id}, line {row.line}" for row in lines.itertuples()
              if row.speaker_ids and all(states[person] != "china" for person in row.speaker_ids)}
    printed = {place.cite for carrier in evidence.carriers(QUESTIONS["6.5"], texts_in()) for place in carrier.parts["words"]}
    assert others - printed == set() and len(QUESTIONS["6.5"].supports) == 5
    chinese = {f"{row.article_id}, line {row.line}" for row in lines.itertuples()} - others
    assert {passage.cite for passage in QUESTIONS["6.5"].elsewhere} <= chinese


def test_a_copy_without_its_speaker_shows_nobody_who_says_the_formula():
    cut = "build a Vietnam-China community with a shared future that bears strategic significance, and bring more benefits to the two peoples"
    assert judge(QUESTIONS["6.5"], ("april.1", "Bui Thanh Son said", cut)).state == "not yet"
    assert judge(QUESTIONS["6.5"], ("april.2", "Bui Thanh Son said", f"{cut}, he added")).state == "right"
    assert judge(QUESTIONS["6.5"], ("april.2", f"{cut}, he added")).message.startswith("Who is “he”?")


def test_the_passage_that_refutes_is_wangs_and_the_others_fit(corpus):
    table = hits(corpus, [SHARED, "community of shared future"])
    found = {(row.article_id, row.line, row.node): row.speaker_ids for row in table.itertuples()}
    assert found["july.3", 93, SHARED] == found["april.4", 115, "community of shared future"] == ("wang-yi",)
    assert found["april.4", 121, SHARED] == found["july.3", 99, SHARED] == ("saleumxay-kommasith",)


def test_what_solutions_count(corpus):
    own_first = pairs_of_six(corpus).dropna(subset="own_first")["speaker_state"].value_counts().to_dict()
    assert own_first == {"China": 15, "Laos": 8, "Vietnam": 2}
    states, lines = states_of_people(corpus), hits(corpus, SHARED, distinct=True)
    others = [one for one in lines["speaker_ids"] if one and all(states[person] != "china" for person in one)]
    assert len(others) == 5 and "Five distinct passages" in QUESTIONS["6.5"].solution


# What the prose says

def near_cooperation(corpus):
    """Of the words near it, the longer ones, as the cell has them."""
    near = collocates(corpus.sentences, "cooperation")
    return near[near["word"].str.len() > 4].set_index("word")


def copied_share(corpus, *articles):
    own = corpus.formulas[corpus.formulas["article_id"].isin(articles)]
    return own["copy_of"].notna().mean()


def lines_of_policy(corpus):
    return hits(corpus, ["one-China principle", "one-China policy"], distinct=True).merge(
        corpus.articles[["article_id", "agency", "dateline_date"]], on="article_id")


def said_by(corpus):
    lines = hits(corpus, SHARED, distinct=True).explode("speaker_ids")
    return tally(lines, "speaker_ids", distinct=False).set_index("speaker_ids")["n_all"]


def kinds_in_each_text(corpus):
    kinds = corpus.formulas.merge(formula_list(corpus)[["formula_id", "category"]], on="formula_id")
    return kinds.groupby("article_id")["category"].nunique()


SAID = {
    "Most texts use formulas of several kinds": lambda corpus: (kinds_in_each_text(corpus) >= 3).sum() >= 14,
    "are nearly all pale": lambda corpus: copied_share(corpus, "july.1", "april.1", "silkroad.1") > .9,
    "*regional* 24 times in all sentences, 12 times in distinct ones": lambda corpus: near_cooperation(corpus).loc[
        "regional", ["n_all", "n_distinct"]].to_list() == [24, 12],
    "a list of formulas, made by reading these pages": lambda corpus: len(formula_list(corpus)) == 112,
    "`humanity` stands only in sentences that copy another one and change *mankind*": lambda corpus: (
        len(hits(corpus, "humanity", distinct=True)) == 0 and set(
            corpus.sentences.set_index("sentence")["quote"].reindex(hits(corpus, "humanity")["copy_of"]).str.contains("mankind")) == {True}),
    "\"mutual trust\nand mutual assistance\" the \"distinctive features\" of the one of China and Laos (`july.3`, line 83)": lambda
        corpus: [(row.article_id, row.line, row.speaker_ids) for row in hits(
            corpus, "mutual trust and mutual assistance are thus the distinctive features", distinct=True).itertuples()] == [
                ("july.3", 83, ("wang-yi",))],
    "One Chinese agency, three datelines, two terms": lambda corpus: (
        set(lines_of_policy(corpus)["agency"]) == {"Xinhua"} and len(set(lines_of_policy(corpus)["node"])) == 2
        and lines_of_policy(corpus)["dateline_date"].nunique() == 3),
    "The Chinese for *principle* was read in a report of the meeting with Timor-Leste, the Chinese for *policy* in one of the meeting\nwith Laos": lambda
        corpus: ["东帝汶" in source or "老撾" in source for source in formula_list(corpus).set_index("formula_id").loc[
            ["one-china-principle", "one-china-policy"], "chinese_source"]] == [True, True],
    "Our list of formulas has a row for each of the two wordings": lambda corpus: formula_list(corpus).set_index("formula_id").loc[
        ["high-level-common-perceptions", "high-level-consensus"], "n_all"].to_list() == [1, 1],
    "a Chinese-language report of the same meeting prints": lambda corpus: "一個中國政策" in formula_list(
        corpus).set_index("formula_id").loc["one-china-principle", "note"],
    "in six reports about China and Laos or about China\nand Vietnam": lambda corpus: set(
        zip(*pairs_of_six(corpus)[["first", "second"]].T.values)) == {
            ("China", "Laos"), ("Laos", "China"), ("China", "Vietnam"), ("Vietnam", "China")},
    "the rule has no exception here. In the two rows without a speaker": lambda corpus: (
        pairs_of_six(corpus)["own_first"].dropna().all() and pairs_of_six(corpus)["own_first"].isna().sum() == 2),
    "Thirteen of the 18 distinct lines are attributed to Wang Yi and Li Mingxiang, five to speakers from Laos and Vietnam":
        lambda corpus: (said_by(corpus)[["wang-yi", "li-mingxiang"]].sum(), said_by(corpus).sum()) == (13, 18) and {
            states_of_people(corpus)[name] for name in said_by(corpus).index} == {"china", "laos", "vietnam"},
    "Bui Thanh Son met Liu Ning on 3 April and Wang Yi on 4 April": lambda corpus: {
        (row.date.day, row.date.month) for row in corpus.meetings.itertuples()
        if set(row.participants) in ({"bui-thanh-son", "liu-ning"}, {"bui-thanh-son", "wang-yi"})} == {(3, 4), (4, 4)},
    "here attributed to Lavrov (`july.5`, line 161)": lambda corpus: hits(corpus, "the centrality of ASEAN", distinct=True)[
        ["article_id", "line", "speaker_ids"]].values.tolist() == [["july.5", 161, ("sergey-lavrov",)]],
    "which Wang Yi is reported to criticise (`july.4`, line 117)": lambda corpus: hits(
        corpus, "small courtyard and high wall", distinct=True)[["article_id", "line", "speaker_ids"]].values.tolist() == [
            ["july.4", 117, ("wang-yi",)]],
}


test_the_prose_says_what_the_corpus_has = prose_holds("06", SAID)
