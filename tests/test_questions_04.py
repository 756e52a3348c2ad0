"""The right answers of notebook 04 from the corpus and the facts; what its prose says, held against both."""

import re

import pandas as pd
from notebook_facts import questions, right_answers, said, words_of

from course_lib import concordance, count, framework_facts, silence
from course_lib.exercises.answers import judge
from course_lib.words.lexicons import read as read_list

QUESTIONS = questions("04")
DAY = "2024-07-25"


def chairs(corpus, day):
    facts = framework_facts(corpus, day)
    return dict(facts.loc[facts["role"] == "chair", ["framework_id", "state"]].values)


def first_day(corpus, framework, state, role):
    facts = framework_facts(corpus).set_index(["framework_id", "state", "role"])
    return facts.at[(framework, state, role), "since"].date()


def sentence(corpus, article_id, line):
    own = corpus.sentences[(corpus.sentences["article_id"] == article_id) & (corpus.sentences["line"] == line)]
    return " ".join(" ".join(own["quote"]).split())


def not_yet(corpus):
    """The option that speaks of the SCO with a word for what has not begun."""
    option, = [option for option in QUESTIONS["4.2"].options if "upcoming" in option and "SCO" in option]
    return option


def still_becoming(corpus):
    hits = [concordance(corpus.sentences, f"Laos {words} a dialogue partner of the SCO", distinct=True)
            for words in ("becoming", "in becoming")]
    return sorted((row.article_id, row.line) for row in pd.concat(hits).itertuples())


def joined(corpus):
    """The frameworks that stand behind *synergy* in july.4, line 133."""
    table = corpus.sentences
    one = table[(table["article_id"] == "july.4") & (table["line"] == 133)].iloc[0]
    start = one["start"] + one["quote"].index("synergy between")
    named = corpus.frameworks[(corpus.frameworks["sentence"] == one["sentence"]) & (corpus.frameworks["start"] > start)]
    full = {"bri": "Belt and Road Initiative", "eaeu": "Eurasian Economic Union", "asean": "ASEAN"}
    return [full[one] for one in dict.fromkeys(named["framework_id"])]


def supported(corpus):
    """Whom China is reported to support in a chair."""
    left = concordance(corpus.sentences, "rotating chair", width=200)["left"]
    found = {name for words in left for name in re.findall(r"fully supports? (\w+) (?:in fulfilling|as)", words)}
    others = concordance(corpus.sentences, "rotating presidency", width=200)["left"]
    assert set(re.findall(r"Russia fully supports (\w+)", " ".join(others))) == {"China"}, "that is Russia's support"
    return sorted(found)


ANSWERS = {
    "4.2": not_yet,
    "4.4": lambda corpus: first_day(corpus, "sco", "Laos", "dialogue partner"),
    "4.6": joined,
    "4.7": supported,
}


test_the_right_answer_follows_from_the_corpus = right_answers("04", ANSWERS)


def test_the_evidence_is_all_that_there_is(corpus):
    cited = sorted(re.fullmatch(r"(.+), line (\d+)", one.cite).groups() for one in QUESTIONS["4.3"].supports)
    assert [(article, int(line)) for article, line in cited] == still_becoming(corpus)
    facts = framework_facts(corpus, DAY)
    assert "Laos" not in set(facts.loc[facts["framework_id"] == "sco", "state"])


# What the messages and solutions say of facts


def test_the_days_in_the_questions_are_those_of_the_facts(corpus):
    facts = framework_facts(corpus)
    told = " ".join(part for one in QUESTIONS.values()
                    for part in (one.prompt, one.solution, *(wrong.message for wrong in one.wrong)))
    held = facts[["framework_id", "state", "role", "since", "until"]].astype(str).values.tolist()
    assert ["sco", "Kazakhstan", "chair", "2023-07-04", "2024-07-03"] in held
    assert ["sco", "China", "chair", "2024-07-04", "2025-08-31"] in held and "from 4 July 2024" in told
    assert [chairs(corpus, day)["sco"] for day in ("2025-08-31", "2025-09-01")] == ["China", "Kyrgyzstan"]
    notes = " ".join(facts["note"].dropna())
    assert "Kazan summit, 22 to 24 October 2024" in notes
    assert "foreign ministers agreed on 15 July 2025, heads of state decided on 1 September 2025" in notes
    assert "a memorandum was still to be signed" in notes and "a memorandum was still to be signed" in told
    assert (pd.Timestamp(DAY) - pd.Timestamp("2024-07-04")).days == 21 and "three weeks before" in told


def test_a_cut_that_stops_short_is_told_where():
    cuts = ("july.4", "China, Russia and Laos", "rotating chairs of the Shanghai Cooperation Organization (SCO), BRICS "
            "group and the Association of Southeast Asian Nations (ASEAN)")
    said = judge(QUESTIONS["4.8"], cuts).message
    assert judge(QUESTIONS["4.8"], ("july.4", "China", *cuts[2:])).message.startswith("“Respectively” pairs two whole")
    assert "what ties it to the SCO and to nothing else: they stop short of it. Take in more, before or after" in said


# What the prose says


def test_which_texts_name_which_framework(corpus):
    named = corpus.frameworks.groupby("framework_id")["article_id"].agg(set)
    assert not any(text.startswith("april") for text in named["sco"] | named["brics"])
    assert named["eaeu"] == {"cgtn.1", "july.1", "july.4"}
    assert said("04", "only in texts about the meeting of the three ministers")
    nato = corpus.frameworks[corpus.frameworks["framework_id"] == "nato"].iloc[0]
    assert (nato["article_id"], nato["line"]) == ("july.1", 23) and pd.isna(nato["copy_of"])
    sco = corpus.frameworks[corpus.frameworks["framework_id"] == "sco"]
    assert (len(sco), sco["copy_of"].notna().sum()) == (26, 13) and said("04", "of 26 mentions of the SCO, half")


def test_the_fact_about_the_belt_and_road_is_the_lists():
    row = next(row for row in read_list("frameworks") if row["framework_id"] == "bri")
    link = re.search(r"https\S+?(?=\))", row["note"])[0]
    assert said("04", link) and "Proposed by China" in row["note"] and "hard to determine" in row["note"]


def test_each_of_the_three_states_was_in_a_chair(corpus):
    held = chairs(corpus, DAY)
    assert (held["asean"], held["sco"], held["brics"]) == ("Laos", "China", "Russia")
    assert "current rotating chairs" in sentence(corpus, "july.4", 123) and said("04", "(line 123)")


def test_what_a_later_day_changes(corpus):
    then, later = chairs(corpus, DAY), chairs(corpus, "2025-10-26")
    assert sum(then[one] != later[one] for one in later) == 3 and set(then) - set(later) == {"eaeu"}
    before, after = ((framework_facts(corpus, day)["state"] == "Laos").sum() for day in (DAY, "2025-10-26"))
    assert after > before and said("04", "ASEAN, the SCO and BRICS have other chairs; for the EAEU the list names none")
    assert said("04", "The list ends on 26 October 2025")
    assert framework_facts(corpus)["as_of"].max() == pd.Timestamp("2025-10-26")


def test_three_words_stand_before_the_chair(corpus):
    hits = concordance(corpus.sentences, ["rotating chairs", "presidency"], distinct=True)
    assert hits["article_id"].to_list() == ["july.4", "july.5", "digest.1"]
    for left, word in zip(hits["left"], ("current", "assuming", "upcoming")):
        assert word in left


def test_synergy_and_what_stands_in_its_place(corpus):
    hits = concordance(corpus.sentences, "synergy")
    assert hits.loc[hits["article_id"] == "july.4", "line"].to_list() == [131, 133, 141]
    assert not ((corpus.frameworks["article_id"] == "july.4") & (corpus.frameworks["line"] == 131)).any()
    others = concordance(corpus.sentences, ["integration of", "docking"])
    assert [(row.article_id, row.line) for row in others.itertuples()] == [("cgtn.1", 31), ("cgtn.1", 37)]
    assert said("04", "In four of the six rows frameworks are joined") and said("04", "(lines 31 and 37)")
    both = concordance(corpus.sentences, ["synergy", "integration of", "docking"], distinct=True, width=90)
    rest = both[(both["node"] == "synergy") & ~both["line"].isin([133, 141])]
    assert len(both) == 6 and sorted(zip(rest["article_id"], rest["line"])) == [("cgtn.1", 24), ("july.4", 131)]
    assert "Eurasian Economic Union and ASEAN" in both.loc[both["line"] == 133, "right"].iloc[0], "the sentence is whole"


def test_laos_enters_the_sco_in_two_rows_of_one_day_and_one_standing_is_disputed_in_two(corpus):
    facts = framework_facts(corpus)
    laos = facts[(facts["framework_id"] == "sco") & (facts["state"] == "Laos")]
    assert laos["since"].nunique() == 1 and laos["role"].to_list() == ["dialogue partner", "partner"]
    assert facts["disputed"].sum() == 2 and said("04", "The list keeps both rows")
    assert said("04", "The SCO is there twice for one day")
    partners = facts[(facts["framework_id"] == "sco") & (facts["role"] == "partner")]
    assert len(partners) == 17 and "Laos" in set(partners["state"])


def test_the_rows_about_chairs_are_as_told(corpus):
    hits = concordance(corpus.sentences, ["rotating chair", "rotating presidency"], distinct=True)
    assert [f"{row.article_id} {row.line}" for row in hits.itertuples()] == [
        "july.3 105", "july.5 165", "july.5 165", "april.4 115", "april.4 121"]


def test_the_silence_and_what_is_there_instead(corpus):
    counted = count(corpus.sentences, ["United Nations", "UN", "multilateralism"], by=None)
    assert counted[["n_all", "n_distinct"]].values.tolist() == [[0, 0], [0, 0], [6, 3]]
    assert said("04", "six times, or three times if copies are left out")


def test_the_offered_line_shows_what_is_said_of_it(corpus):
    line = re.search(r'course\.silence\(corpus, ("South China Sea"), (".+?")\)', words_of("04"))
    found = silence(corpus, *(part.strip('"') for part in line.groups()))
    assert str(found.plain) == "In 2 of 15 texts: april.2 (2) and april.4 (1)." and "april.1" in found.html
    sources = corpus.sentences.loc[corpus.sentences["article_id"] == "april.1", "copy_of"].dropna()
    assert {"april.2", "april.4"} <= set(sources.str.rpartition(".")[0]) and said("04", "which copies from both")


def test_an_empty_place_is_nowhere_used_as_a_no():
    told = " ".join([words_of("04"), *(one.solution for one in QUESTIONS.values()),
                     *(w.message for one in QUESTIONS.values() for w in one.wrong)])
    assert "does not have Laos" not in told and "is empty" not in told and said("04", "An empty place is not a no.")


def test_the_two_silences_that_are_offered(corpus):
    sea = count(corpus.sentences, "South China Sea").set_index("article_id")["n_all"]
    assert sea[sea > 0].index.to_list() == ["april.2", "april.4"] and sea["april.1"] == 0
    assert "Laos firmly pursues the one-China policy" in sentence(corpus, "april.4", 121)
    assert "one-China" not in sentence(corpus, "april.1", 37)
    assert all("one-China principle" in sentence(corpus, "april.1", line) for line in (19, 51))
    assert all(sentence(corpus, *place).startswith("Saleumxay Kommasith said that")
               for place in (("april.4", 121), ("april.1", 37)))


def test_every_link_out_is_the_address_of_a_source():
    rows = [row for name in ("framework_facts", "frameworks") for row in read_list(name)]
    listed = "".join(cell for row in rows for cell in row.values())
    out = re.findall(r"\((https?://[^)]+)\)", words_of("04"))
    assert len(out) == 2 and all(link in listed for link in out)
