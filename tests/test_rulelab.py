"""The rule lab: a rule of phrases against what a reader wrote down, by boxes and in code."""

import pytest
from driving import control, shown
from test_tellings_figure import corpus_of, one_meeting
from test_views import Checker

from course_lib.analysis.rules import PHRASES, tells_of_a_meeting, try_rule, wanted_sentences
from course_lib.errors import CourseError
from course_lib.explorers.rulelab import EVERYTHING, RuleLab


@pytest.fixture
def lab(corpus):
    return RuleLab(corpus)


@pytest.mark.parametrize("sentence, phrase, found", [
    ("Wang met Lavrov.", "met", True), ("Its metal roof", "met", False), ("They Met.", "met", True),
    ("They held\n talks.", "held talks", True), ("They held long talks.", "held talks", False),
    ("a meeting", "meeting", True), ("two meetings", "meeting", False), ("metres", "met", False), ("", "met", False)])
def test_a_phrase_is_found_as_whole_words(sentence, phrase, found):
    assert tells_of_a_meeting(sentence, [phrase]) == found


def test_no_phrase_takes_nothing():
    assert not tells_of_a_meeting("They met.", [])


# Counted by hand on the five pages: taken, right, meetings found
STEPS = [("met", 8, 8, 7), ("held talks", 15, 15, 8), ("meeting", 28, 21, 10), ("discussed", 29, 22, 10)]


def test_the_numbers_move_with_each_phrase(lab):
    for phrase, found, right, meetings in STEPS:
        lab.tick(phrase)
        now = lab.rule_result
        assert (now.found, now.right, now.meetings, now.n_meetings) == (found, right, meetings, 10)
    lab.tick(EVERYTHING)
    assert (lab.rule_result.found, lab.rule_result.right) == (232, 22)


def test_what_is_wanted_is_one_sentence_a_text_for_each_meeting(corpus):
    table = wanted_sentences(corpus)
    wanted = table[table["wanted"].fillna(False).astype(bool)]
    pairs = [(one, article) for ids, article in zip(wanted["meetings"], wanted["article_id"]) for one in ids]
    assert len(pairs) == len(set(pairs)) == 23 and len(wanted) == 22  # one sentence of july.2 tells of two meetings


def test_precision_and_recall_stand_apart(corpus):
    result = try_rule(corpus, lambda sentence: "trilateral" in sentence)
    assert result.precision == result.right / (result.right + result.wrong) and result.recall == result.right / 22
    assert try_rule(corpus, lambda sentence: False).precision is None


def test_words_come_first_then_bars_then_the_sentences(corpus):
    shown = Checker(try_rule(corpus, lambda sentence: tells_of_a_meeting(sentence, ["met", "meeting"]))._repr_html_())
    assert shown.words.startswith("14 of the 22 sentences are found, and 9 of the 10 meetings. 21 sentences are")
    assert shown.words.index("Precision") < shown.words.index("Missed: 8") < shown.words.index("Taken wrongly: 7")
    assert "july.4, line 115" in shown.words


@pytest.mark.parametrize("rule, message", [
    ("met", "A rule is a function that takes a sentence, and 'met' is none"),
    (lambda sentence: sentence.words, "stops at cgtn.1, line 16: AttributeError: 'str' object has no attribute 'words'"),
    (lambda sentence: "meet" or "met" in sentence, 'gives the text “meet”. Write: return "meet" in sentence'),
    (lambda: True, "Your rule stops at cgtn.1, line 16: TypeError"),
])
def test_a_rule_that_fails_says_where(corpus, rule, message):
    with pytest.raises(CourseError, match=message):
        try_rule(corpus, rule)


def test_without_a_reading_there_is_nothing_to_hold_a_rule_against(tmp_path):
    corpus = corpus_of(tmp_path, page=one_meeting())
    lab = RuleLab(corpus)
    lab.tick("met")
    for said in (lab.sentence(), Checker(lab.static()).words, shown(lab), repr(try_rule(corpus, bool))):
        assert said.startswith("No reader has written down a meeting of these pages")


# The explorer


def test_a_prediction_is_asked_for_before_each_tick(lab):
    assert all(control(lab, phrase).disabled for phrase in (*PHRASES, EVERYTHING))
    control(lab, "I predict:").value = "right"
    assert not control(lab, "met").disabled
    control(lab, "met").value = True
    assert "With “met” more is found, and nothing wrongly: as you predicted." in shown(lab)
    assert control(lab, "I predict:").value == "choose first"
    assert control(lab, "meeting").disabled
    assert not control(lab, "met").disabled
    control(lab, "I predict:").value = "nothing"
    control(lab, "meeting").value = True
    assert "some of it wrongly: you predicted that nothing changes." in shown(lab)
    assert lab.table["predicted"].tolist() == ["right", "nothing"]


def test_a_tick_can_be_taken_back_without_a_prediction(lab):
    lab.widget
    lab.tick("met")
    control(lab, "met").value = False
    assert lab.phrases == () and shown(lab).startswith("No phrase is ticked. 22 sentences tell of the 10 meetings.")


def test_unknown_phrases_and_predictions_are_explained(lab):
    with pytest.raises(CourseError, match="no phrase 'talked'. There is: met, held talks"):
        lab.tick("talked")
    with pytest.raises(CourseError, match="no prediction 'more'"):
        lab.tick("met", prediction="more")


def test_the_rule_stands_beside_it_and_on_paper_there_is_an_example(lab):
    assert "def tells_of_a_meeting" in lab.notes() and "re.compile" in lab.notes()
    assert "15 of the 22 sentences are found" in Checker(lab.static()).words
