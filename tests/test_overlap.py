"""Which sentences are copies, of which source, and which articles are reprints."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.words.overlap import Origin, Sentence, copies, is_sure, reprints, share, words_of
from course_lib.words.spelling import one_spelling
from course_lib.words.spans import Span

FIRST = ["The two ministers met in Vientiane on Thursday and agreed to build a second bridge over the Mekong.",
         "A further meeting is planned for the spring, when the water is low, the ministry said in a statement.",
         "Both sides will open a new crossing for lorries and share what they know about the river."]
OWN = ["Nothing of this stands in any other text that was ever printed anywhere at all.",
       "Fish, for one, have not been seen above the falls since the dam was closed in autumn."]
REPORT, LATER, DIGEST, INTRODUCTION = (
    Origin("report", date(2024, 7, 25)), Origin("report", date(2024, 7, 26)), Origin("digest", None),
    Origin("introduction", None))


def sentences(*articles):
    return [Sentence(f"{number}.{place}", number, words_of(text, Span(0, len(text))))
            for number, texts in enumerate(articles) for place, text in enumerate(texts)]


def reversed_words(text):
    return " ".join(text.split()[::-1])


def copied(articles, origins):
    return copies(sentences(*articles), origins)


@pytest.mark.parametrize(("printed", "same"), [
    ("neighbourhood", "neighborhood"), ("NEIGHBOURLY", "neighborly"), ("prioritised", "prioritized"),
    ("labour", "labor"),
    ("realise", "realize"), ("revitalisation", "revitalization"), ("organisations", "organizations"),
    ("centred", "centered"), ("programmes", "programs"), ("defence", "defense"), ("unlicensed", "unlicensed"),
    ("travelling", "traveling"), ("labelled", "labeled"), ("analyse", "analyze"), ("catalogues", "catalogs"),
    ("fulfilment", "fulfillment"), ("theatres", "theaters"), ("judgement", "judgment"), ("neighbour’s", "neighbor's"),
    ("orga\u00adnise", "organize"), ("Trọng", "trong"), ("Tro\u0323\u0302ng", "trong"),
    ("centre", "center"), ("centring", "centering"), ("Laos’", "laos'"), ("ASEAN-centred", "asean-centered"),
])
def test_british_and_american_words_are_one(printed, same):
    assert one_spelling(printed) == one_spelling(same) == same


@pytest.mark.parametrize("word", ["four", "our", "hour", "this", "his", "is", "visit", "central", "concentrate",
                                  "issue", "fence", "hence", "gramme", "killed", "filled", "called", "theory", "later", "dial",
                                  "metro", "install", "judge", "analyst", "kaiser"])
def test_other_words_stay(word):
    assert one_spelling(word) == word


@pytest.mark.parametrize(("words", "other", "part"), [
    ("a b c d", "a b c d", 1.0), ("a b c d", "x a b c", 0.75), ("a b c d", "d c b a", 0.0), ("a b", "a b", 0.0),
    ("", "a b c", 0.0),
    ("a b c x d e f", "a b c y d e f", 6 / 7),
])
def test_the_share_is_of_words_in_shared_runs(words, other, part):
    assert share(words.split(), other.split()) == pytest.approx(part)


@pytest.mark.parametrize("origin", [LATER, DIGEST, INTRODUCTION, Origin("introduction", date(2024, 7, 24))])
def test_the_same_sentences_are_copies(origin):
    assert copied([FIRST, FIRST], [REPORT, origin]) == {"1.0": "0.0", "1.1": "0.1", "1.2": "0.2"}
    assert copied([FIRST, FIRST], [origin, REPORT]) == {"0.0": "1.0", "0.1": "1.1", "0.2": "1.2"}
    assert copied([], []) == {} and reprints([], {}) == {}


@pytest.mark.parametrize("origins", [[REPORT, REPORT], [REPORT, Origin("report", None)], [DIGEST, DIGEST]])
def test_where_neither_kind_nor_day_tells_source_from_copy_what_is_read_later_is_the_copy(origins):
    assert copied([FIRST, FIRST], origins) == {"1.0": "0.0", "1.1": "0.1", "1.2": "0.2"}
    assert not is_sure(*origins[::-1])


def days(dateline, published, kind="report", page=None):
    return Origin(kind, *(day and date(2024, 7, day) for day in (dateline, published)), page)


@pytest.mark.parametrize(("first", "second", "sure"), [
    (days(25, None), days(26, None), True), (days(25, 27), days(26, 27), True), (days(25, 26), days(25, 27), True),
    (days(None, 26), days(None, 27), True), (days(25, None), days(None, 26), True),
    (days(25, 31), days(26, 26), False),  # silkroad.1 and july.5
    (days(25, 27), days(25, 27), False), (days(None, 26), days(None, None), False),
    (days(25, 26), days(25, None), False), (days(25, None, page="a"), days(25, None, page="b"), False),
    (days(25, None, page="a"), days(25, None, page="a"), True),
    (days(None, None), days(None, None, "introduction"), True),
])
def test_the_order_is_sure_where_kind_or_days_agree_on_it(first, second, sure):
    assert is_sure(second, first) is sure
    assert len(copied([FIRST, FIRST], [first, second])) == len(FIRST)
    assert copied([FIRST, FIRST], [second, first]).keys() <= {"0.0", "0.1", "0.2", "1.0", "1.1", "1.2"}


DAYS, ARTICLE_KINDS = st.sampled_from([None, 25, 26, 27]), st.sampled_from(["report", "digest", "introduction"])


@given(st.lists(st.builds(days, DAYS, DAYS, ARTICLE_KINDS), min_size=1, max_size=6))
def test_one_of_many_equal_texts_is_the_source_of_all_others(origins):
    found = copied([FIRST] * len(origins), origins)
    assert len(found) == len(FIRST) * (len(origins) - 1), "a pair counts once"
    assert len(set(found.values())) == (len(FIRST) if found else 0) and not set(found) & set(found.values())


@pytest.mark.parametrize("edited", [
    "On Thursday, the two ministers met in Vientiane and agreed to build a second bridge over the Mekong river.",
    "THE TWO MINISTERS MET IN VIENTIANE ON THURSDAY AND AGREED TO BUILD A SECOND BRIDGE OVER THE MEKONG",
    "As reported, the two ministers met in Vientiane on Thursday and agreed to build a bridge over the Mekong.",
])
def test_an_edited_sentence_is_a_copy(edited):
    assert copied([FIRST, [edited]], [REPORT, INTRODUCTION]) == {"1.0": "0.0"}


@pytest.mark.parametrize("other", [
    "The two ministers met in Vientiane on Friday to speak of fish, of floods, of trains, of schools and of nothing else.",
    "Ministers, two of them, in Vientiane agreed on Thursday that over the Mekong a bridge, the second, be built.",
    "They met in Vientiane.",
    OWN[0],
])
def test_a_sentence_that_shares_little_is_no_copy(other):
    assert copied([FIRST, [other]], [REPORT, INTRODUCTION]) == {}


def test_reports_that_share_one_formula_copy_nothing():
    assert copied([FIRST, [FIRST[2], *OWN, *map(reversed_words, OWN)]], [REPORT, LATER]) == {}


def test_a_chain_of_copies_leads_to_its_first_source():
    found = copied([FIRST, FIRST, FIRST], [REPORT, DIGEST, INTRODUCTION])
    assert set(found.values()) == {"0.0", "0.1", "0.2"} and len(found) == 6


def test_what_an_article_prints_twice_is_a_copy_of_its_first_place():
    assert copied([FIRST + OWN + FIRST], [REPORT]) == {"0.5": "0.0", "0.6": "0.1", "0.7": "0.2"}
    worded = "The two ministers met in Vientiane on Monday and agreed to sell a second boat to the village."
    assert copied([[FIRST[0], worded]], [REPORT]) == {}, "a formula that returns is none"


def test_an_article_made_of_copies_is_a_reprint():
    texts = sentences(FIRST, FIRST, [*FIRST, *OWN])
    found = copies(texts, [REPORT, LATER, LATER])
    assert {"1.0", "2.0"} <= set(found)
    assert reprints(texts, found) == {1: 0}
