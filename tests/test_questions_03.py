"""Notebook 03: its right answers, and the numbers in its prose, computed from the corpus."""

import pytest
from goldlists import rows
from notebook_facts import right_answers, said

import course_lib as course
from course_lib.analysis.rules import tells_of_a_meeting, try_rule, wanted_sentences
from course_lib.exercises.answers import judge
from course_lib.exercises.questions import find


@pytest.fixture(scope="module")
def corpus():
    return course.load().with_meetings(scope="core")


@pytest.fixture(scope="module")
def everything():
    return course.load()


def met(corpus, *people):
    """The meetings (no journeys, no signings) in which all of these took part."""
    rows = corpus.meetings[corpus.meetings["kind"].str.endswith("lateral")]
    return rows[[set(people) <= set(ids) for ids in rows["participants"]]]


def tellings_of_two(corpus):
    two = met(corpus, "wang-yi", "sergey-lavrov")
    two = two[two["participants"].map(len) == 2]
    return corpus.tellings[corpus.tellings["meeting_id"].isin(two["meeting_id"])]["article_id"].nunique()


def told_once(corpus):
    on_the_day = met(corpus, "wang-yi")[met(corpus, "wang-yi")["date"] == "2024-07-25"]
    once = on_the_day.loc[on_the_day["n_tellings"] == 1, "participants"].item()
    names = {row["person_id"]: row["name"] for row in course_people()}
    return next(names[id] for id in once if id != "wang-yi")


def course_people():
    from course_lib.words.lexicons import read as lexicon
    return lexicon("people")


def in_the_chair(corpus):
    return corpus.sentences.loc[corpus.sentences["quote"].str.contains(r"meeting, chaired by|chaired the"), "article_id"].tolist()


def meetings_of_two(corpus):
    return len(met(corpus, "wang-yi", "saleumxay-kommasith"))


def missed_by_two_phrases(corpus):
    """The options whose meeting no sentence with one of the two phrases tells."""
    table = wanted_sentences(corpus)
    rule = try_rule(corpus, lambda sentence: tells_of_a_meeting(sentence, ["met", "held talks"]))
    assert (rule.found, rule.right, len(rule.rows("missed"))) == (15, 15, 7)
    found = {id for ids in rule.rows("right")["meetings"] for id in ids}
    lost = {id for ids in table["meetings"] for id in ids} - found
    people = {tuple(sorted(ids)) for ids in corpus.meetings.set_index("meeting_id").loc[[*lost], "participants"]}
    assert people == {("bui-thanh-son", "liu-ning"), ("saleumxay-kommasith", "sergey-lavrov", "wang-yi")}
    return [option for option in find("3.7").options if "Liu Ning" in option or "three" in option]


COMPUTED = {"3.1": tellings_of_two, "3.2": told_once, "3.4": meetings_of_two, "3.7": missed_by_two_phrases}


test_the_right_answer_is_what_the_corpus_says = right_answers("03", COMPUTED)


def test_one_text_alone_says_who_was_in_the_chair(corpus):
    assert in_the_chair(corpus) == [find("3.3").supports[0].cite.split(",")[0]] == ["cgtn.1"]


def test_the_right_words_of_another_text_than_the_one_asked_about_lead_there():
    said = judge(find("3.8"), ("july.4", "trilateral meeting")).message
    assert said == "These words stand at july.4, line 113; the question asks for words of july.1."


def test_the_wrong_numbers_are_what_their_messages_say(corpus):
    lavrov = of_lavrov(corpus)
    trilateral = met(corpus, "wang-yi", "sergey-lavrov", "saleumxay-kommasith")
    assert (len(lavrov), lavrov["article_id"].nunique()) == (9, 6)
    alone = lavrov[~lavrov["meeting_id"].isin(trilateral["meeting_id"])]
    assert (len(alone), alone["article_id"].nunique()) == (6, 4)
    assert corpus.tellings["meeting_id"].isin(met(corpus, "wang-yi", "sergey-lavrov")["meeting_id"]).sum() == 7
    assert trilateral["n_tellings"].item() == 3
    assert met(corpus, "wang-yi", "saleumxay-kommasith")["n_tellings"].tolist() == [2, 3, 3]
    ids = met(corpus, "wang-yi", "saleumxay-kommasith")["meeting_id"]
    assert corpus.tellings.loc[corpus.tellings["meeting_id"].isin(ids), "article_id"].nunique() == 7


def of_lavrov(corpus):
    told = course.telling_sentences(corpus)
    return told[told["quote"].str.contains("Lavrov")]


# The numbers in the prose

def test_what_is_said_of_the_sentences_and_the_picture(corpus):
    lavrov = of_lavrov(corpus)
    assert said("03", "Nine sentences, but two meetings") and (len(lavrov), lavrov["meeting_id"].nunique()) == (9, 2)
    assert said("03", "`silkroad.1` alone has three") and (lavrov["article_id"] == "silkroad.1").sum() == 3
    july = corpus.meetings[corpus.meetings["date"].dt.month == 7]
    column = corpus.tellings[corpus.tellings["article_id"] == "july.1"]
    assert said("03", "five of the seven events of July, and four of its five marks are pale")
    assert (len(july), len(column), column["copy_of"].notna().sum()) == (7, 5, 4)


def test_what_is_said_of_copies(corpus):
    sure = {f"{row['article_id']}.{row['sentence']}" for row in rows("copies") if row["source_article"] and row["sure"] == "yes"}
    copied = corpus.tellings[corpus.tellings["copy_of"].notna()]
    assert said("03", "in six of the eleven pale marks an editor rewrote all but names and titles")
    assert (len(copied), copied["sentence"].isin(sure).sum()) == (11, 5)


def test_what_is_said_of_wang_yi(corpus):
    wang = met(corpus, "wang-yi")
    assert said("03", "took part in 19 meetings") and wang["n_tellings"].sum() == 19
    assert said("03", "took part in eight of the ten meetings") and (len(wang), len(met(corpus))) == (8, 10)
    assert said("03", "would have seven meetings; by events they have two")
    both = met(corpus, "wang-yi", "sergey-lavrov")
    assert (both["n_tellings"].sum(), len(both)) == (7, 2)


def test_what_is_said_of_names(corpus):
    son = corpus.people[corpus.people["person_id"] == "bui-thanh-son"]
    quotes = son.groupby("article_id")["quote"].agg(set)
    assert said("03", "`april.2` prints the full name each time") and quotes["april.2"] == {"Bui Thanh Son"}
    assert "Son" in quotes["april.3"]


def test_what_is_said_of_the_rule(everything):
    def taken(*phrases):
        return try_rule(everything, lambda sentence: tells_of_a_meeting(sentence, phrases))
    meeting = taken("met", "held talks", "meeting")
    assert said("03", "everything is found now but one sentence, and seven are taken wrongly")
    assert (meeting.missed, meeting.wrong) == (1, 7) and meeting.right + meeting.missed == 22
    assert said("03", "22 sentences are wanted")
    discussed, visit = taken("met", "held talks", "meeting", "discussed"), taken("met", "held talks", "meeting", "discussed", "visit")
    assert said("03", "*visit* finds no meeting more, and takes six more wrongly")
    assert visit.wrong - discussed.wrong == 6
    assert said("03", "`july.2`, line 77, tells of two")
    assert {(row.article_id, row.line) for row in wanted_sentences(everything).itertuples() if len(row.meetings) > 1} == {
        ("july.2", 77)}
    assert discussed.precision > meeting.precision and discussed.recall > meeting.recall and visit.right == discussed.right
    judged = wanted_sentences(everything).set_index("sentence")["wanted"]
    six = {"july.5.1": True, "cgtn.1.3": False, "april.3.1": True, "july.4.3": False, "april.1.13": True, "april.2.11": False}
    assert {name: bool(judged[name]) for name in six} == six


def test_what_is_said_of_journeys(everything):
    told = everything.tellings.query("article_id == 'april.3' and line == 94").merge(everything.meetings, on="meeting_id")
    assert said("03", "one sentence recalls two visits") and told["status"].to_list() == ["recalled"] * 2
