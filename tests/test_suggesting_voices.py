"""Who says what: one or several, before and behind their verb, in any country's quotation marks; and near misses."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.loader.texts import article_of
from course_lib.suggesting.mentions import find_mentions
from course_lib.suggesting.voices import VOICES, find_voices


def voices(text):
    article = article_of(text)
    return find_voices((article,), find_mentions((article,)))


def speakers(text):
    return [(one.speaker, one.speaker_ids) for one in voices(text)]


@pytest.mark.parametrize("text, speaker, ids", [
    ("Prime Minister Silva and President Kato reaffirmed the ties.", "Silva and President Kato",
     ("new-silva", "new-kato")),
    ("Foreign Minister Ana Lund, President Bo Kato and Mr Sund urged calm.", "Ana Lund, President Bo Kato and Mr Sund",
     ("new-ana-lund", "new-bo-kato", "new-sund")),
    ("The President and the Prime Minister welcomed the plan.", "The President and the Prime Minister", ()),
    ("Reefland and Iran say the talks failed.", "Reefland and Iran", ()),
    ("China, Laos and Russia met on Friday, vowing to help.", "China, Laos and Russia", ()),
    ("The road is open, according to Mr Kato and Ms Lund.", "Kato and Ms Lund", ("new-kato", "new-lund")),
    ("“It is open,” said Mr Kato and Ms Lund.", "Kato and Ms Lund", ("new-kato", "new-lund")),
    ("During Mr Kato's call on Ms Lund, they noted the plan.", "they", ("new-kato", "new-lund")),
])
def test_joint_speakers_are_several(text, speaker, ids):
    assert speakers(text) == [(speaker, ids)]


@pytest.mark.parametrize("text, speaker", [
    ("Mr Sund is seen as a hard-liner, said Bo Kato, senior fellow at the club.", "Bo Kato"),
    ("After talks with Prime Minister Sund, Foreign Minister Lund said the road is open.", "Lund"),
    ("Prime Minister Sund, who met President Kato on Monday, said the road is open.", "Sund"),
    ("The President, Bo Kato, said so.", "Bo Kato"),
    ("Deputy Prime Minister and Foreign Minister Ana Lund said so.", "Ana Lund"),
    ("Ms Lund said Mr Kato had agreed.", "Lund"),
    ("Ms Lund thanked Mr Kato, who said he was glad.", "Lund"),
    ("The road is open, the ministry said in a statement.", "the ministry"),
    ("Reefland's foreign ministry said on Monday that the road is open.", "Reefland's foreign ministry"),
    ("In a statement, the Reefland Embassy in Oslo said it rains.", "the Reefland Embassy in Oslo"),
    ("Asked about the road, the envoy replied that it is open.", "the envoy"),
    ("Mr Kato (X-Reef) told reporters on Monday that it rains.", "Kato"),
    ("Mr Kato, for his part, added that it rains.", "Kato"),
    ("Mr Kato visited the port and praised its staff.", "Kato"),
    ("Both ministers stressed that it rains.", "Both ministers"),
    ("According to the ministry of transport, it rains.", "the ministry of transport"),
    ("A spokesman for the Harbour Bank in Tallinn said it rains.", "A spokesman for the Harbour Bank in Tallinn"),
    ("Other embassies in Tallinn said it rains.", "Other embassies in Tallinn"),
    ("The ministry last month said it rains.", "The ministry"),
    ("The ambassador then asked that it be opened.", "The ambassador"),
    ("A source at the Reefland Embassy said it rains.", "A source at the Reefland Embassy"),
    ("Mr Kato was quoted as saying that it rains.", "Kato"),
    ("Mr Kato referred to the bridge as a matter of manners.", "Kato"),
])
def test_one_speaker(text, speaker):
    assert [one for one, _ in speakers(text)] == [speaker]


@pytest.mark.parametrize("text", [
    "China welcomes the road.",  # what a state wants, as somebody tells it
    "Mr Kato did not say when.",
    "The book says Mr Kato was there.",
    "Mr Kato met the man who said no.",
    "The protests of Mr Kato ended, but claims remain.",
    "The two sides exchanged views on roads.",
    "Mr Kato and Ms Lund discussed the road.",
    "Mr Kato is expected to leave.",
    "The talks with Mr Kato noted nothing.",
    "It said nothing.",
    "He said it rains.",  # nobody was named before
    "They agreed.",
])
def test_nobody_rather_than_somebody_wrong(text):
    assert speakers(text) == [(None, ())]


@pytest.mark.parametrize("text", [
    "“It rains,” Mr Kato said.", '"It rains," Mr Kato said.', "«Il pleut», Mr Kato said.", "„Es regnet“, said Mr Kato.",
    "「雨」, Mr Kato added.", "‘It rains today,’ said Mr Kato.", "'It rains today,' said Mr Kato, an envoy.",
    "Mr Kato said: “It rains.”", "Mr Kato asked, “Does it rain?”",
    "“It rains and rains and rains” was what Mr Kato said.",
])
def test_direct_speech_in_any_marks(text):
    assert [(one.speaker, one.voice) for one in voices(text)] == [("Kato", "direct")]


@pytest.mark.parametrize("text", [
    "The so-called “road plan” is old, Mr Kato said.", "“Road plan” talks go on, Mr Kato said.",
    "The workers' and drivers' union is old, Mr Kato said.",
    "Mr Kato said the ‘rule’ is old.", "Mr Kato called it 'old'.",
    "Mr Kato said the ports’ road is old.", "It would give \"access to trade\", Mr Kato argued.",
])
def test_words_in_marks_that_are_no_direct_speech(text):
    assert {one.voice for one in voices(text)} <= {"indirect", "narration"}


def test_a_quotation_of_several_sentences_is_direct_to_its_last():
    found = voices("“It rains. It pours. Ms Lund said so. The road is wet,” Mr Kato said. It dried.")
    assert [(one.speaker, one.voice, one.basis) for one in found] == [
        ("Kato", "direct", "continued")] * 3 + [("Kato", "direct", "sentence"), (None, "narration", None)]


def test_a_quotation_after_a_quotation_has_its_speaker():
    found = voices("“It rains,” Mr Kato said. “The road is wet.”")
    assert [(one.speaker, one.basis) for one in found] == [("Kato", "sentence"), ("Kato", "continued")]


@pytest.mark.parametrize("text, ids", [
    ("Mr Kato spoke first. He said it rains.", ("new-kato",)),
    ("Mr Kato said it rains. The envoy agreed. He added that it pours.", ("new-kato",)),
    ("Mr Kato said it rains. Ms Lund agreed. She added that it pours.", ("new-lund",)),
    ("Mr Kato and Ms Lund agreed on a road. They welcomed it.", ("new-kato", "new-lund")),
    ("Mr Kato met Ms Lund. The two sides agreed. They welcomed it.", ("new-kato", "new-lund")),
    ("Mr Kato met Ms Lund. The envoy agreed. He added that it pours.", ()),
    ("Mr Kato met Ms Lund. Officials agreed. They welcomed it.", ()),
    ("Mr Kato said it rains. A letter reached Ms Lund. He added that it pours.", ()),
    ("Mr Kato said it rains. A letter came. He added that it pours.", ("new-kato",)),
    ("Mr Kato met Ms Lund. He said it rains.", ()),
    ("Mr Kato said it rains. Bora Tui agreed. They welcomed it.", ()),
    ("Mr Kato met Ms Lund. Mr Sund met Ms Rask. The ministers agreed. They welcomed it.", ()),
])
def test_a_pronoun_by_the_plainest_rule_or_none(text, ids):
    assert voices(text)[-1].speaker_ids == ids


@pytest.mark.parametrize("who", ["MR. KATO", "Mr. Kato", "Spokesperson", "FOREIGN MINISTER KATO"])
def test_a_transcript_has_its_labels(who):
    article = article_of(f"{who}: It rains. We said so.\n\nQUESTION: Does it?\n\n{who}: Yes.")
    paragraphs = [article.text.count("\n\n", 0, one.span.start) for one in article.sentences]
    sentences = tuple(one._replace(paragraph=number) for one, number in zip(article.sentences, paragraphs))
    found = find_voices((article._replace(sentences=sentences),), ())
    assert [(one.speaker, one.voice) for one in found] == [
        (who, "direct")] * 2 + [("QUESTION", "direct"), (who, "direct")]


@pytest.mark.parametrize("text", ["NANNING: It rains.", "Photo: a bridge.", "Date: today. Place: here."])
def test_a_label_alone_is_no_transcript(text):
    assert {one.speaker for one in voices(text)} == {None}


def test_the_modal_step_and_the_verb():
    one, = voices("Mr Kato said Reefland is willing to help.")
    assert (one.verb, one.modal) == ("said", "willing")


WORDS = st.sampled_from("""Minister President Mr. Ana Lund Kato , . and said met agreed China they he who “ ” ' ’ « » the of
(X) officials according to MR. LIMA: \n will""".split(" "))


@settings(max_examples=200)
@given(st.lists(WORDS, max_size=40).map(" ".join).filter(str.strip))
def test_a_row_a_sentence_and_every_speaker_is_printed(text):
    article = article_of(text)
    found = find_voices((article,), find_mentions((article,)))
    assert [(one.sentence, one.start, one.end) for one in found] == [(one.id, *one.span) for one in article.sentences]
    for one in found:
        assert one.voice in VOICES and (one.basis is None) == (one.verb is None and one.speaker is None)
        assert one.speaker is None or one.speaker in " ".join(text.split())
