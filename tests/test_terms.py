"""What a search term matches: must match, must not, and what is said of a term that cannot be used."""

import re
import sys
import unicodedata
from collections import defaultdict
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import ROOT, anything, quick

from course_lib.errors import CourseError
from course_lib.words.folding import fold
from course_lib.words.spans import WORD
from course_lib.words.spelling import RULES, either_spelling, one_spelling
from course_lib.words.terms import ReadingError, compile_term, named_terms, searched
from tests.linear import assert_linear

MATCHES = [
    ("railway", "the China-Laos Railway"),
    ("China", "China-Laos"),
    ("China's", "China’s"),
    ("China’s", "China's"),
    ("first-mover", "‘first–mover’ advantage"),
    ('"small circles"', "various “small circles”"),
    ("belt and road", "Belt\r\n and\u00a0Road"),
    ("neighbour", "neighbor, comrade"),
    ("prioritis*", "prioritizing"),
    ("ASEAN-centered", "ASEAN-centred"),
    ("hop*", "they hoped"),
    ("hop*", "hop"),
    ("*ism", "hegemonism"),
    ("U.S.", "the U.S. side"),
    ("Nhân Dân", "the paper Nhân Dân"),
    ("İstanbul", "in İstanbul"),
    ("(EAEU)", "the Union (EAEU)"),
    ("railway", "a rail\u00adway"),
    ("rail\u00adway", "a railway"),
    ("Nguyen Phu Trong", "Nguyễn Phú Trọng"),
    ("Nguyễn Phú Trọng", "Nguye\u0302\u0303n Phu\u0301 Tro\u0323ng"),
    ("Da Nang", "in Đà Nẵng"),
    ("cooperation", "COOPERATION"),
    ("O'Malley", "O’Malley"),
    ("O’Malley", "Oʼmalley"),
    ("long term", "the long-term plan"),
    ("long-term", "the long term plan"),
    ("first‑mover", "a first–mover"),
    ('"one-China"', "the one-China principle"),
    ("“one-China”", "the one-China principle"),
    ("'one-China'", "the one-China principle"),
    ("one-China", "the ‘one-China’ principle"),
    ("cooperation", "close co-operation"),
    ("Co-operation", "close cooperation"),
    ("win-win co-operation", "win-win cooperation"),
    ("financial", "a ﬁnancial plan"),
    ("-based", "a land-based plan"),
    ('"Laos\' plan"', "Laos’ plan"),
    ("Strasse", "the Straße"),
]
DOES_NOT_MATCH = [
    ("rail", "railway"),
    ("way", "railway"),
    ("China", "Indochina"),
    ("Japan", "Japanese"),
    ("Laos", "Laos2"),
    ("small circles", "small. Circles are"),
    ("four", "for"),
    ("wise", "wize"),
    ("hop*", "shop"),
    ("*ism", "isms"),
    ("U.S.", "UxSx"),
    ("a.b", "acb"),
    ("is ready to", "is already to"),
    ("long term", "the long—term plan"),
    ("long term", "the longterm plan"),
    ("coop", "co-op"),
    ("fence", "fense"),
    ("filed", "filled"),
    ("program", "programmer"),
    ("rail way", "rail\u00adway"),
    ("-based", "it is based there"),
    ("railway", "railway2"),
]


def found(term, quote, **settings):
    spans = compile_term(term, **settings).spans(searched([quote], **settings))
    return [quote[start:end] for _, start, end in spans]


def folded(text):
    return fold(text).text


@pytest.mark.parametrize("term, quote", MATCHES)
def test_a_term_matches_however_it_is_printed(term, quote):
    assert len(found(term, quote)) == 1


@pytest.mark.parametrize("term, quote", DOES_NOT_MATCH)
def test_a_term_does_not_match_other_words(term, quote):
    assert found(term, quote) == []


def test_with_case_capitals_matter_and_nothing_else_changes():
    assert found("ASEAN", "Asean, ASEAN-centred, ASEAN", case=True) == ["ASEAN", "ASEAN"]
    assert found("China's Organisation", "China’s Organization", case=True) == ["China’s Organization"]
    assert found("ORGANISATION", "ORGANIZATION Organization", case=True) == ["ORGANIZATION"]


def test_a_regular_expression_is_taken_as_it_is():
    assert found("realis", "realise realize", regex=True) == ["realis"]
    assert found(r"\bwill\b", "Will, goodwill", regex=True) == ["Will"]
    assert found(r"\bwill\b", "Will, will", regex=True, case=True) == ["will"]
    assert found("(?=w)|x", "wx", regex=True) == ["x"], "a match of nothing is no hit"


def test_of_variants_the_longest_counts_and_none_twice():
    for variants in (["will", "will continue to"], ["will continue to", "will"]):
        assert found(variants, "It will continue to grow and will") == ["will continue to", "will"]


def test_hits_come_in_the_order_of_the_texts():
    assert compile_term(["b", "a"]).spans(searched(["b a", "", "a"])) == [(0, 0, 1), (0, 2, 3), (2, 0, 1)]


CANNOT_BE_USED = [
    ("", {}, "no word to look for"),
    (" \n", {}, "no word to look for"),
    ("*", {}, "no word to look for"),
    ("…", {}, "no word to look for"),
    (" ", {"regex": True}, "no word to look for"),
    (5, {}, "none: 5"),
    (None, {}, "none: None"),
    (["a", None], {}, "none: None"),
    ([], {}, "no term to look for"),
    ("(a", {"regex": True}, "unterminated subpattern at its character 1"),
    (["a", "[b"], {"regex": True}, "not a regular expression"),
    ("a*", {"regex": True}, "where nothing stands"),
]


@pytest.mark.parametrize("term, settings, said", CANNOT_BE_USED)
def test_a_term_that_cannot_be_used_is_met_by_a_sentence(term, settings, said):
    with pytest.raises(ReadingError, match=re.escape(said)) as error:
        compile_term(term, **settings)
    assert isinstance(error.value, CourseError) and str(error.value).endswith(".")
    assert error.value.__cause__ is None


def test_terms_have_names():
    assert named_terms("must") == {"must": "must"}
    assert named_terms(("must", "must")) == {"must": "must"}
    assert named_terms({"asks": ["must", "should"]}) == {"asks": ["must", "should"]}
    with pytest.raises(ReadingError, match="no term"):
        named_terms({})


# Against what else the course knows

def pages():
    return " ".join(file.read_text("utf-8") for file in sorted((ROOT / "seeds").glob("*.txt")))


def test_a_term_finds_every_spelling_that_the_comparison_of_texts_takes_for_the_same():
    spellings = defaultdict(set)
    for word in set(WORD.findall(folded(pages()))):
        spellings[one_spelling(word)].add(word)
    several = [words for words in spellings.values() if len(words) > 1]
    assert len(several) > 5
    missed = [(one, other) for words in several for one in words for other in words
              if not re.fullmatch(either_spelling(one), other)]
    assert missed == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule[-1])
def test_each_rule_of_spelling_has_an_example(rule):
    example = rule[-1]
    assert one_spelling(example) != example and re.fullmatch(either_spelling(one_spelling(example)), example)


def test_no_word_of_the_pages_is_taken_for_another_one():
    words = sorted(set(WORD.findall(folded(pages()))))
    loose = {word: re.compile(either_spelling(word)) for word in words if either_spelling(word) != word}
    assert len(loose) > 30
    assert [(one, other) for one, pattern in loose.items() for other in words
            if pattern.fullmatch(other) and one_spelling(one) != one_spelling(other)] == []


# Folding

LETTERS = st.text(st.sampled_from("aéeḗ\u0301\u0323 \u00ad\u200b\u00a0’“-–—…ﬁßİĐ漢한\ufe0f\n.") | st.characters(), max_size=30)


@quick
@given(LETTERS)
def test_what_is_folded_leads_back_to_where_it_stands(text):
    one = fold(text)
    places = [one.span(at, at + 1) for at in range(len(one.text))]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)
    for at, (start, end) in enumerate(places):
        assert one.text[at] in fold(text[start:end]).text or one.text[at].isspace() or one.text[at] in "σς"


@quick
@given(LETTERS, LETTERS, LETTERS)
def test_a_stretch_is_folded_as_the_whole_is_and_quoted_whole(before, text, after):
    whole, part = fold(before + text + after, case=True), fold(text, case=True)
    first = len(fold(before, case=True).text)
    assert whole.text[first:first + len(part.text)] == part.text
    if part.text:
        start, end = whole.span(first, first + len(part.text))
        quote = (before + text + after)[start:end]
        assert fold(quote, case=True).text == part.text


@quick
@given(anything)
def test_folding_twice_changes_nothing_more(text):
    assert folded(folded(text)) == folded(text)


@quick
@given(anything)
def test_composed_and_decomposed_letters_fold_alike(text):
    assert folded(unicodedata.normalize("NFC", text)) == folded(unicodedata.normalize("NFC", unicodedata.normalize("NFD", text)))


@pytest.mark.parametrize(("one", "other"), [
    ("a—b", "a-b"), ("railway²", "railway2"), ("ab", "a b"), ("漢", "汉"), ("ไม่", "ไม"), ("한", "하"), ("1,000", "1000"),
])
def test_what_a_reader_tells_apart_stays_apart(one, other):
    assert folded(one) != folded(other)


def test_every_letter_there_is_folds_once():
    letters = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) in ("Lu", "Ll", "Lt")]
    once = [folded(letter) for letter in letters]
    assert [(one, folded(one)) for one in once if folded(one) != one] == []


def test_folding_is_linear():
    for unit in ("é", "e\u0301", "\u00ad", "…", "“a” ", "ab\u200b "):
        assert_linear(lambda size: partial(fold, unit * size), 100_000)
