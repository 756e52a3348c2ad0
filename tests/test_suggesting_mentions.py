"""Names of people that no word list has: as many that are none as are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.loader.texts import article_of
from course_lib.suggesting.mentions import KINDS, find_mentions, mentions_and_new_names

HITS = [
    ("Deputy Minister for Ports and Roads Ana Lund came.", ["Ana Lund"]),
    ("Mr Kato met Ms Lund.", ["Kato", "Lund"]),
    ("Senators Ana Lund (X-Reef), Bo Kato, and Ivo Sund came.", ["Ana Lund", "Bo Kato", "Ivo Sund"]),
    ("Presidents Silva and Kato came.", ["Silva", "Kato"]),
    ("Ivo Sund, secretary of the council, came.", ["Ivo Sund"]),
    ("The delegation led by Ivo Sund came.", ["Ivo Sund"]),
    ("Ivo Sund said so.", ["Ivo Sund"]),
    ("Chief of the Office of the King of Norway Bo Kato came.", ["Bo Kato"]),
    ("Crown Prince Bo bin Kato al-Rask came.", ["Bo bin Kato al-Rask"]),
    ("Ambassador Bo D. Kato came.", ["Bo D. Kato"]),
    ("Norwegian Ambassador to Hanoi Bo Kato came.", ["Bo Kato"]),
    ("Reefland’s King Olav’s visit ended.", ["Olav"]),
    ("Foreign Minister KATO Yoko came.", ["KATO Yoko"]),
    ("Wang Yi met Prime Minister Silva.", ["Wang Yi", "Silva"]),
]
NEAR_MISSES = [
    "The President Will make an Official Visit to Tallinn.",
    "They read the Official Journal in the General Assembly.",
    "Harbour Road was closed.",
    "The minister visited Harbour Road.",
    "The two ministers met the Lao minister.",
    "He met the envoy; she did not.",
    "In Tallinn Bay, Reefland's president spoke.",
    "The Minister Plan failed. A plan is a plan.",
    "Officials of Reefland said so.",
    "The Ministry of Transport said so.",
    "The president left on Monday.",
    "the South China Sea",
    "SECRETARY: Good morning.",
    "Premier and Minister came.",
]


def people(text):
    return [text[one.start:one.end] for one in find_mentions((article_of(text),)) if one.kind == "person"]


@pytest.mark.parametrize("text, names", HITS)
def test_names_beside_something_that_only_people_have(text, names):
    assert people(text) == names


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_what_is_no_name(text):
    assert people(text) == []


@pytest.mark.parametrize("text, ids", [
    ("President Ana Lund came. Lund smiled.", ["new-ana-lund", "new-ana-lund"]),
    ("President Ana Lund and Minister Bo Lund came. Lund smiled.", ["new-ana-lund", "new-bo-lund", ""]),
    ("President Ana Lund came. The Lund Group smiled.", ["new-ana-lund"]),
    ("President Ana Lund came. Lund-style roads.", ["new-ana-lund"]),
    ("President Ana Lund came. Ana Lund’s car left.", ["new-ana-lund", "new-ana-lund"]),
    ("Wang Yi came. Wang smiled.", ["wang-yi", "wang-yi"]),
    ("Foreign Minister LUND Mia came. Ms Lund smiled.", ["new-lund-mia", "new-lund-mia"]),
    ("A letter came. Wang smiled.", []),
])
def test_short_forms_only_where_one_candidate_is_left(text, ids):
    assert [one.id for one in find_mentions((article_of(text),)) if one.kind == "person"] == ids


def test_new_names_have_their_titles_and_states():
    text = "Norwegian Deputy Minister Bo Kato came. Mr Kato smiled. Ana Lund, envoy, did not."
    new = mentions_and_new_names((article_of(text),))[1]
    assert [(one.name, one.titles, one.states, len(one.mentions)) for one in new] == [
        ("Bo Kato", ("Norwegian Deputy Minister", "Mr"), ("norway",), 2), ("Ana Lund", ("envoy",), (), 1)]


WORDS = st.sampled_from("""Minister President Mr. Ana Lund Kato bin , . and said met China Laos “ ” ' the of (X) Reef-
Friday  envoys BRICS 王毅 é́ \n İ SENATOR A.""".split(" "))


@settings(max_examples=200)
@given(st.lists(WORDS, max_size=40).map(" ".join).filter(str.strip))
def test_every_mention_lies_in_its_sentence(text):
    article = article_of(text)
    words = {one.id: one.words for one in article.sentences}
    for one in find_mentions((article,)):
        assert words[one.sentence].start <= one.start < one.end <= words[one.sentence].end
        assert one.kind in KINDS and not text[one.start:one.end].isspace()
