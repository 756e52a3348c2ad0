"""Two tellings side by side: classes of differences by table cases, properties over made-up texts, scores on the pages."""

import csv
from collections import Counter

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import course_lib as course
from course_lib.comparing.alignment import KINDS, compare, read_draft
from course_lib.comparing.frames import find_frames, find_times
from course_lib.comparing.tellings import Telling
from course_lib.errors import CourseError
from course_lib.comparing.matching import equal_runs
from course_lib.words.spans import WORD
from course_lib.words.spelling import one_spelling
from tests.difference_scores import PLACES, known_places, precision, recall, scores
from tests.linear import assert_linear

GOLDEN = PLACES.parent / "golden.csv"


def placed(differences, tellings):
    """Each difference as (kind, context, span in the first text, span in the second), None where it has no words."""
    return [(each.kind, each.context, *(telling.place(run)[1] for telling, run in zip(tellings, each.runs)))
            for each in differences]


def found(one, other, **options):
    """The differences of two texts as (kind, words here, words there)."""
    compared = compare(read_draft(one), read_draft(other), **options)
    return [(kind, *(span and span.of(text) for span, text in zip(spans, (one, other))))
            for kind, _, *spans in placed(compared.differences, compared.tellings)]


# One class at a time. The sentences are made up.

BRIDGE = "The new bridge over the Oum River will open to lorries in May"
LONG = "The two delegations discussed grain storage, river ferries and a shared weather service at the port of Sefrou."


@pytest.mark.parametrize("one, other", [
    ("The port grew fast, and traders came back to Sefrou at once.", "The port grew fast. And traders came back to Sefrou at once."),
    ("The  port grew\u00a0fast.", "The port grew fast."),
    ("The delegates left Rabat.\n\nThe port grew.", "The delegates left Rabat. The port grew."),
])
def test_white_space_and_a_capital_that_only_opens_a_sentence_are_no_difference(one, other):
    kinds = {kind for kind, *_ in found(one, other)}
    assert kinds <= {"spelling only"} and not any(a and b and a.split() == b.split() for _, a, b in found(one, other))


@pytest.mark.parametrize("frame, before", [
    ("Minister Alaoui said", False), ("said the Moroccan transport minister", False), ("he noted", False),
    ("according to Minister Alaoui", False), ("Alaoui added", False), ("He said that", True), ("The minister stressed that", True),
])
def test_attribution_lost(frame, before):
    told = f"{frame} {BRIDGE[0].lower()}{BRIDGE[1:]}." if before else f"{BRIDGE}, {frame}."
    (kind, lost, context), = found(told, f"{BRIDGE}.")
    assert (kind, lost, context) == ("attribution lost", frame, f"{BRIDGE}.")


def test_attribution_is_lost_also_where_what_was_said_has_a_verb_of_speaking():
    told = "Norland speaks highly of the new bridge and agreed to open it to lorries in May"
    assert [one[:2] for one in found(f"{told}, Minister Alaoui said.", f"{told}.")] == [
        ("attribution lost", "Minister Alaoui said")]
    assert {one[0] for one in found(f"{told}, Minister Alaoui said.", f"{told}, and Mayor Lund welcomed it.")} == {"changed"}
    assert "attribution lost" not in {one[0] for one in found("Minister Alaoui said he welcomes the new bridge at Sefrou.",
                                                              "He welcomes the new bridge at Sefrou.")}


@pytest.mark.parametrize("one, other, expected", [
    (f"{BRIDGE}, Minister Alaoui said.", f"He added that {BRIDGE[0].lower()}{BRIDGE[1:]}.",
     [("changed", "Minister Alaoui said", "He added that")]),
    (f"{BRIDGE}, Alaoui said.", f"Alaoui said {BRIDGE[0].lower()}{BRIDGE[1:]}.", []),  # the same frame elsewhere
    (f"Alaoui said {BRIDGE}.", f"Alaoui stressed that {BRIDGE}.", [("changed", "said", "stressed that")]),
    (f"{BRIDGE}, Alaoui said.", f"Alaoui welcomed that {BRIDGE}.", None),  # another act of speech: not lost
])
def test_a_frame_that_another_replaces_is_not_lost(one, other, expected):
    result = found(one, other)
    assert "attribution lost" not in {kind for kind, *_ in result}
    assert expected is None or result == expected


@pytest.mark.parametrize("one, other", [
    ("Jordan will dredge the old canal near Aqaba.", "Jordan will deepen the old canal near Aqaba."),
    ("The council pledged to dredge the canal.", "The council vowed to dredge the canal."),  # both commit
    ("The free will of the traders counts in Sefrou.", "The firm aims of the traders count in Sefrou."),
])
def test_the_same_step_is_no_shift(one, other):
    assert {kind for kind, *_ in found(one, other)} <= {"changed"}


SPELLING = [
    ("They praised the organization.", "They praised the organisation.", [("organization", "organisation")]),
    ("They praised the Vice-minister’s colour chart.", "They praised the vice minister's color chart.",
     [("Vice-minister’s", "vice minister's"), ("colour", "color")]),
    ("He backs ports, roads and rail.", "He backs ports, roads, and rail.", [("roads and", "roads, and")]),
    ("He backs the first-mover plan.", "He backs the ‘first-mover’ plan.", [("the first-mover plan", "the ‘first-mover’ plan")]),
    ("The Party and its members met in Rabat.", "The party and its members met in Rabat.", [("Party", "party")]),
    ("The delegates left Rabat.", "The delegates left Rabat!", [("Rabat.", "Rabat!")]),
]
MODALITY = [
    ("Jordan will help safeguard the canal.", "Jordan can help safeguard the canal.", [("will", "can")]),
    ("Jordan is ready to dredge the canal.", "Jordan is willing to dredge the canal.", [("ready", "willing")]),
    ("They expect to welcome the envoy in Sefrou.", "They welcomed the envoy in Sefrou.", [("expect to welcome", "welcomed")]),
    ("The two sides should dredge the canal.", "The two sides must dredge the canal.", [("should", "must")]),
    ("Jordan will dredge the canal.", "Jordan agreed to dredge the canal.", [("will", "agreed to")]),
]
OTHERS = [
    ("dropped", LONG, LONG.replace("grain storage, ", ""), "grain storage", None),
    ("added", LONG, LONG.replace("weather", "weather and tide"), None, "and tide"),
    ("changed", LONG, LONG.replace("river ferries", "coastal ferries"), "river", "coastal"),
    ("added", LONG, LONG.replace("Sefrou", "Sefrou [Safru]"), None, "[Safru]"),
    ("changed", LONG, LONG.replace("a shared", "shared"), "a shared", "shared"),  # a small word is a change of wording
    ("changed", LONG, LONG.replace("the port of", "their port of"), "the", "their"),
    ("dropped", f"{LONG} The envoy left early by train.", LONG, "The envoy left early by train.", None),
    ("changed", "The envoy met traders in Sefrou on Monday.", "On 5 May, the envoy met traders in Sefrou.", "on Monday", "On 5 May"),
    ("dropped", "Alaoui, also a member of the old harbour board, met traders in Sefrou.", "Alaoui met traders in Sefrou.",
     "also a member of the old harbour board", None),
    ("changed", "They lauded the traders' guild for better benefit of both coastal towns.",
     "They lauded the traders' guild for better mutual benefit.", "benefit of both coastal towns", "mutual benefit"),
]


@pytest.mark.parametrize("kind, one, other, places", [
    *(("spelling only", *case) for case in SPELLING), *(("modality shifted", *case) for case in MODALITY),
    *((kind, one, other, [places]) for kind, one, other, *places in OTHERS)])
def test_each_kind_of_difference(kind, one, other, places):
    assert found(one, other) == [(kind, *pair) for pair in places]


def test_a_sentence_cut_in_two_and_two_made_one():
    whole = ("The council will dredge the canal before the winter storms come, and the harbour board will pay "
             "for two new cranes at the northern quay.")
    halves = ("The council will dredge the canal before the winter storms come. "
              "The harbour board will pay for two new cranes at the northern quay.")
    for one, other in ((whole, halves), (halves, whole)):
        result = compare(read_draft(one), read_draft(other))
        assert len(result.links) == 2
        assert {each.kind for each in result.differences} <= {"changed", "spelling only"}


@pytest.mark.parametrize("one, other, kinds", [
    (LONG, f"{LONG} Sefrou has no other port. {LONG}", ["added", "added"]),  # what is repeated is linked once
    (f"{LONG} The envoy took the plan with him to Fez.",  # two words in common link nothing
     f"{LONG} While the envoy was away, the mayor met a group of young dockers in Fez.", ["added", "dropped"]),
])
def test_only_one_pair_of_sentences_is_linked(one, other, kinds):
    result = compare(read_draft(one), read_draft(other))
    assert [(link.one, link.other) for link in result.links] == [(0, 0)]
    assert [each.kind for each in result.differences] == kinds


SHORT = "The envoy left early in the morning by train."
THIRD = "No minister had seen the old harbour of Larache before."


@pytest.mark.parametrize("one, other, moved", [
    ((LONG, SHORT), (SHORT, LONG), [(SHORT, SHORT)]),
    ((LONG, SHORT, THIRD), (SHORT, THIRD, LONG), [(LONG, LONG)]),
    ((LONG, THIRD, SHORT), (SHORT, LONG, THIRD), [(SHORT, SHORT)]),
    ((LONG, THIRD), (THIRD.replace("seen", "drawn"), LONG), [("the old harbour of Larache before",) * 2]),
    ((LONG, SHORT), (LONG, SHORT), []),
    ((LONG, SHORT), (LONG, THIRD, SHORT), []),  # something stands between them, but in order
    ((LONG, SHORT), (LONG.replace(" at the port", ". They met at the port"), SHORT), []),  # cut in two, in order
])
def test_a_sentence_that_stands_elsewhere_is_moved(one, other, moved):
    assert [places for kind, *places in found(" ".join(one), " ".join(other)) if kind == "moved"] == [*map(list, moved)]


START = "The delegations of the two coastal towns met on the old quay,"
END = "and the harbour board of Larache signed the plan."


@pytest.mark.parametrize("inside, instead, kinds", [
    ("sang", "danced", {"changed"}), ("the envoy left early", "the mayor stayed long", {"changed"}),
    ("the band of the navy played marches until the sun set", "children threw bread to gulls near two rusty cranes",
     {"added", "dropped"}),
    ("the long visit that the old mayor paid each spring to the island", "a long visit of the old mayor",
     {"changed", "dropped"}),
    ("they laughed", "nobody but the two oldest captains had heard the joke", {"added", "dropped"}),  # few for many
])
def test_what_has_nothing_in_common_is_added_and_dropped(inside, instead, kinds):
    assert {kind for kind, *_ in found(f"{START} {inside} {END}", f"{START} {instead} {END}")} == kinds


def test_a_difference_is_told_from_the_source_whichever_text_is_named_first(corpus):
    seen = {"added": "dropped", "dropped": "added"}
    for copy, source in (("silkroad.1", "july.5"), ("july.1", "july.4"), ("digest.1", "july.5")):
        there, back = corpus.compare(source, copy), corpus.compare(copy, source)
        assert Counter(there["difference"]) == Counter(back["difference"])
        assert back[back["difference"] == "added"]["quote"].notna().all()
        assert there[there["difference"] == "added"]["other_quote"].notna().all()
    there, back = corpus.compare("cgtn.1", "july.4"), corpus.compare("july.4", "cgtn.1")
    assert Counter(there["difference"]) == Counter(seen.get(kind, kind) for kind in back["difference"])


@pytest.mark.parametrize("one, other", [("", ""), ("", LONG), ("…", "–"), ("漢字。", LONG)])
def test_texts_with_nothing_in_common(one, other):
    assert {kind for kind, *_ in found(one, other)} <= {"added", "dropped"}


# Reporting frames and days, by form

def phrases(find, text):
    draft = read_draft(text)
    telling = Telling(draft)
    return [telling.place(run)[1].of(text).rstrip(".") for number in range(len(draft.sentences)) for run in find(telling, number)]


FRAMES = [
    ("Alaoui said the port grew.", "Alaoui said"),
    ("The port grew, said the Moroccan transport minister.", "said the Moroccan transport minister"),
    ("The port grew, he noted, adding that ships came.", "he noted, adding that"),
    ("Alaoui, also a member of the board, stressed that ships came.", "Alaoui, also a member of the board, stressed that"),
    ("According to the two mayors, ships came.", "According to the two mayors"),
    ("Ships came, the two mayors also noted.", "the two mayors also noted"),
    ("Kofi dos Anjos and Alaoui jointly stressed that ships came.", "Kofi dos Anjos and Alaoui jointly stressed that"),
    ("Ships came from Fez, noting the tide.", "noting"),
    ("The state of the port is good.", None),
    ("Rabat agreed to dredge the canal.", None),  # a pledge is more than a frame
    ("Of said ships few came on Friday.", None),
    ("", None),
]
DAYS = [
    ("They met here on Thursday.", "here on Thursday"),
    ("Also on July 25, they met.", "Also on July 25"),
    ("The day prior to his visit, they met.", "The day prior to his visit"),
    ("The same day they left.", "The same day"),
    ("They met in the hall.", None),
]


@pytest.mark.parametrize("find, text, expected", [*((find_frames, *case) for case in FRAMES),
                                                  *((find_times, *case) for case in DAYS)])
def test_frames_and_days(find, text, expected):
    assert phrases(find, text) == [expected] * bool(expected)


# Properties, over texts put together from the words that the rules look at

WORDS = st.sampled_from("""Wang Lavrov he they the a of and to in on that said noted adding according will is ready willing
expects welcomed should can stressed Thursday July 25 2024 cooperation trade trade-related neighbour neighbor region regional
Laos’ China's (SCO) [China] “small yard” peace, ports; — meeting. talks. border.""".split())
TEXTS = st.lists(st.lists(WORDS, max_size=30).map(" ".join), max_size=4).map("\n".join)


def edited(text):
    """The text with some of its words left out, doubled or replaced."""
    return st.lists(st.sampled_from(("keep", "keep", "keep", "drop", "double", "swap")), min_size=len(text.split()),
                    max_size=len(text.split())).map(
        lambda edits: " ".join({"keep": word, "drop": "", "double": f"{word} {word}", "swap": "humanity"}[edit]
                               for word, edit in zip(text.split(), edits)))


PAIRS = st.one_of(st.tuples(TEXTS, TEXTS), TEXTS.flatmap(lambda text: st.tuples(st.just(text), edited(text))))
THOROUGH = settings(max_examples=150, deadline=None)


@THOROUGH
@given(PAIRS)
def test_places_lie_in_their_sentences_and_no_word_is_in_two_differences(pair):
    drafts = [read_draft(text) for text in pair]
    compared = compare(*drafts)
    differences = placed(compared.differences, compared.tellings)
    assert all(kind in KINDS and any(spans) for kind, _, *spans in differences)
    for side, draft in enumerate(drafts):
        spans = [each[2 + side] for each in differences if each[2 + side] and each[1] != side]
        for start, end in (each[2 + side] for each in differences if each[2 + side]):
            assert start < end and any(one.span.start <= start and end <= one.span.end for one in draft.sentences)
        words = [word.span() for word in WORD.finditer(draft.text)]
        assert not [word for word in words if sum(start <= word[0] and word[1] <= end for start, end in spans) > 1]


@THOROUGH
@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text):
    assert compare(read_draft(text), read_draft(text)).differences == []


@THOROUGH
@given(PAIRS)
def test_turned_round_added_is_dropped(pair):
    one, other = (read_draft(text) for text in pair)
    turned = {"added": "dropped", "dropped": "added"}
    there, back = compare(one, other), compare(other, one)
    assert Counter((each.kind, *each.runs) for each in there.differences) == Counter(
        (turned.get(each.kind, each.kind), *each.runs[::-1]) for each in back.differences)
    assert [tuple(link) for link in there.links] == sorted((j, i, n) for i, j, n in back.links)


@THOROUGH
@given(PAIRS)
def test_what_is_in_no_difference_is_the_same_in_both(pair):
    """But for the "that" of a reporting frame that stands elsewhere."""
    drafts = [read_draft(text) for text in pair]
    result = compare(*drafts)
    left = []
    for side, draft in enumerate(drafts):
        spans = [each[2 + side] for each in placed(result.differences, result.tellings)
                 if each[0] != "moved" and each[2 + side] and each[1] != side]
        left.append(Counter(one_spelling(word.group()) for word in WORD.finditer(draft.text)
                            if word.group() != "that" and not any(a <= word.start() < b for a, b in spans)))
    assert left[0] == left[1]


@pytest.mark.parametrize("unit", ["said that ", "Alaoui met traders in Sefrou, he noted, ", "He said so. ", "word{} "])
def test_comparing_takes_time_in_proportion_to_a_text(unit):
    def work(size):
        words = "".join(unit.format(number) for number in range(size)).split()
        one, other = (read_draft(" ".join(each)) for each in (words, [word for at, word in enumerate(words) if at % 17]))
        return lambda: compare(one, other)
    assert_linear(work, 4000 // len(unit.split()))


def test_long_lists_are_cut_at_what_occurs_once():
    one = [f"word{number % 700}" for number in range(2000)]
    other = one[:900] + ["new"] * 5 + one[930:]
    assert sum(length for *_, length in equal_runs(one, other)) == len(one) - 30


# The tables

def test_compare_gives_both_citations(corpus):
    table = corpus.compare("july.4", "july.1")
    assert set(table["article_id"]) == {"july.4"} and set(table["other_article_id"]) == {"july.1"}
    for prefix in ("", "other_"):
        placed = table.dropna(subset=f"{prefix}quote")
        for row in placed.to_dict("records"):
            text = corpus.text(row[f"{prefix}page_id"])
            assert text[row[f"{prefix}start"]:row[f"{prefix}end"]] == row[f"{prefix}quote"] != ""
            assert text.count("\n", 0, row[f"{prefix}start"]) + 1 == row[f"{prefix}line"]
    sentences = set(corpus.sentences["sentence"])
    assert set(table["sentence"].dropna()) | set(table["other_sentence"].dropna()) <= sentences
    assert set(table["difference"]) <= set(KINDS)


def test_a_draft_is_compared_with_an_article(corpus):
    draft = "The weather was fine.\n\nThey welcomed the attendance by the Secretary-General of ASEAN."
    table = corpus.compare_draft("july.4", draft)
    row = table[table["difference"] == "modality shifted"].iloc[0]
    assert (row["line"], row["quote"], row["other_quote"]) == (141, "expect to welcome", "welcomed")
    assert (row["other_article_id"], row["other_sentence"], row["other_line"]) == ("draft", "draft.2", 3)
    assert draft[row["other_start"]:row["other_end"]] == "welcomed"
    added = table[table["difference"] == "added"]
    assert added["other_quote"].to_list() == ["The weather was fine."] and added["quote"].isna().all()


def test_an_empty_draft_drops_every_sentence(corpus):
    table = corpus.compare_draft("cgtn.1", "")
    assert set(table["difference"]) == {"dropped"} and len(table) == 17


def test_there_is_no_such_article(corpus):
    with pytest.raises(CourseError, match="There is no article 'july.9'. There is: cgtn.1, july.1"):
        corpus.compare("july.4", "july.9")


def test_an_introduction_is_compared_as_far_as_it_retells(corpus):
    told = corpus.compare("july.3", "july.1")
    whole = corpus.compare("july.3", "july.1", whole=True)
    added = told[told["difference"] == "added"]["other_line"]
    assert added.between(15, 25).all() and len(whole) > len(told)
    assert whole["other_line"].max() == 51
    turned = corpus.compare("july.1", "july.3")
    assert Counter(turned["other_quote"].dropna()) == Counter(told["quote"].dropna())


def test_aligned_sentences(corpus):
    table = corpus.aligned("july.4", "cgtn.1")
    pairs = dict(zip(table["other_sentence"], table["sentence"]))
    assert pairs["cgtn.1.5"] == "july.4.8" and pairs["cgtn.1.14"] == pairs["cgtn.1.15"] == "july.4.14"
    assert (table["n_shared"] > 0).all() and table["quote"].str.len().min() > 0
    assert "cgtn.1.13" not in pairs


# How much stands in which other text: an earlier count and ours. Ours is taken in one spelling (so "neighbourhood" in
# an introduction is the report's "neighborhood"), and leaves out the abstract and the pull quote of silkroad.1.
CONTAINMENT = {
    ("july.5", "silkroad.1"): (0.993, 0.993), ("silkroad.1", "july.5"): (0.946, 0.993),
    ("april.6", "april.1"): (0.670, 0.670), ("april.2", "april.1"): (0.545, 0.578),
    ("april.5", "april.1"): (0.492, 0.518), ("april.4", "april.1"): (0.470, 0.470),
    ("april.7", "april.1"): (0.458, 0.458), ("july.5", "july.1"): (0.422, 0.483),
    ("july.4", "july.1"): (0.395, 0.413), ("july.2", "july.1"): (0.336, 0.355),
    ("july.3", "july.1"): (0.324, 0.375), ("april.3", "april.1"): (0.235, 0.235),
    ("digest.1", "july.5"): (0.100, 0.100), ("cgtn.1", "july.4"): (0.045, 0.045),
}


def test_overlaps(corpus):
    found = corpus.overlaps()
    for pair, (earlier, ours) in CONTAINMENT.items():
        assert found.loc[pair] == pytest.approx(ours, abs=0.0005) and ours >= earlier


def test_overlaps_of_an_article_without_eight_words(tmp_path):
    (tmp_path / "short.txt").write_text("Talks held\n\nThey met in Rabat.", encoding="utf-8")
    assert course.load(tmp_path).overlaps().isna().all().all()


# Against the lists

@pytest.fixture(scope="module")
def counts(corpus):
    return scores(corpus)


# A little under what is reached; the two pairs that are no copies were listed by choice, so precision says less there.
@pytest.mark.parametrize("relation, least_precision, least_recall",
                         [("copy", 0.92, 0.97), ("parallel", 0.52, 0.87), ("rewrite", 0.46, 0.90)])
def test_differences_are_those_a_reader_lists(counts, capsys, relation, least_precision, least_recall):
    count = counts[relation]
    with capsys.disabled():
        print(f"\ndifferences, {relation}: precision {precision(count):.3f}, recall {recall(count):.3f}", end="")
    assert precision(count) >= least_precision and recall(count) >= least_recall


def test_all_places_but_two_are_found(corpus):
    missed = {place for place, _, is_found in known_places(corpus) if not is_found}
    assert missed == {"C41", "C58"}


def test_the_differences_of_one_pair_are_those_reviewed_by_eye(corpus):
    table = corpus.compare("july.4", "july.1").astype(object)
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        golden = list(csv.DictReader(file))
    ours = [{column: "" if pd.isna(row[column]) else str(row[column]) for column in golden[0]}
            for row in table.to_dict("records")]
    assert ours == golden
