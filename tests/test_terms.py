"""What a search term matches: must match, must not, and what is said of a term that cannot be used."""

import re
import sys
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import ROOT, anything, quick

from course_lib.errors import CourseError
from course_lib.words.overlap import one_spelling
from course_lib.words.spans import WORD
from course_lib.words.terms import ReadingError, compile_term, either_spelling, fold, named_terms, searched

MATCHES = [
    ("railway", "the China-Laos Railway"),
    ("RAILWAY", "a railway"),
    ("laos", "Laos’ economy"),
    ("China", "China-Laos"),
    ("China's", "China’s"),
    ("China’s", "China's"),
    ("first-mover", "‘first–mover’ advantage"),
    ('"small circles"', "various “small circles”"),
    ("belt and road", "Belt\r\n and\u00a0Road"),
    ("neighborliness", "good neighbourliness"),
    ("neighbour", "neighbor, comrade"),
    ("realize", "realise"),
    ("revitalisation", "revitalization"),
    ("Organisation", "Organization"),
    ("prioritis*", "prioritizing"),
    ("ASEAN-centered", "ASEAN-centred"),
    ("center", "the centre"),
    ("centring", "centering"),
    ("hop*", "they hoped"),
    ("hop*", "hop"),
    ("*ism", "hegemonism"),
    ("U.S.", "the U.S. side"),
    ("Nhân Dân", "the paper Nhân Dân"),
    ("İstanbul", "in İstanbul"),
    ("(EAEU)", "the Union (EAEU)"),
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
]


def found(term, quote, **settings):
    spans = compile_term(term, **settings).spans(searched([quote], **settings))
    return [quote[start:end] for _, start, end in spans]


def folded(text):
    return next(iter(fold([text])))


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
    assert compile_term(["b", "a"]).spans(["b a", "", "a"]) == [(0, 0, 1), (0, 2, 3), (2, 0, 1)]


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


def test_no_word_of_the_pages_is_taken_for_another_one():
    words = sorted(set(WORD.findall(folded(pages()))))
    loose = {word: re.compile(either_spelling(word)) for word in words if either_spelling(word) != word}
    assert len(loose) > 30
    assert [(one, other) for one, pattern in loose.items() for other in words
            if pattern.fullmatch(other) and one_spelling(one) != one_spelling(other)] == []


# Folding

def test_folding_moves_no_offset_whatever_the_letter():
    letters = "".join(chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    assert len(folded(letters)) == len(letters)


@quick
@given(anything)
def test_folding_keeps_the_length_of_a_text_and_folds_it_once(text):
    assert len(folded(text)) == len(text)
    assert folded(folded(text)) == folded(text) or "İ" in text


def naive(words, text):
    """Hits of words by trying every place."""
    hits, at, text = [], 0, folded(text)
    while at < len(text):
        end = at
        for number, word in enumerate(words):
            blank = end + len(text[end:]) - len(text[end:].lstrip()) if number else end
            if number and blank == end or not text.startswith(word, blank):
                break
            end = blank + len(word)
        else:
            if not text[at - 1:at].isalnum() and not text[end:end + 1].isalnum():
                hits.append((at, end))
                at = end
                continue
        at += 1
    return hits


@quick
@given(st.lists(st.sampled_from(["ab", "b", "Ab", "aB"]), min_size=1, max_size=3),
       st.text(st.sampled_from("aAbB  \n-’.é"), max_size=40))
def test_hits_are_those_found_by_trying_every_place(words, text):
    spans = [(start, end) for _, start, end in compile_term(" ".join(words)).spans(searched([text]))]
    assert spans == naive([word.lower() for word in words], text)
