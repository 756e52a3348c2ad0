"""Places in a page: spans, lines, words, citations."""

import pytest

from course_lib.words.spans import Lines, Span, citation, count_words, trimmed, unwrapped


@pytest.mark.parametrize(("text", "words"), [
    ("China’s", 1),
    ("people-to-people exchanges", 2),
    ("1,035 km", 2),
    ("5.2 percent", 2),
    ("the U.S. Secretary", 3),
    ("Nhân Dân", 2),
    ("July 25-27", 2),  # the range is one word, as ASEAN-China is
    ("China-Laos Railway + freight trains", 4),
    ("‘first-mover’ advantage", 2),
    ("one — two", 2),
    ("agreed.They", 2),
    ("🤝 🌏", 0),
    ("-- / …", 0),
    ("", 0),
    ("‑", 0),
    ("1.", 1),
])
def test_words_are_counted_as_a_reader_counts(text, words):
    assert count_words(text) == words


@pytest.mark.parametrize(("text", "lines"), [
    ("abc", [1, 1, 1]),
    ("a\nb", [1, 1, 2]),
    ("a\r\nb", [1, 1, 1, 2]),
    ("a\rb", [1, 1, 2]),
    ("\n\na", [1, 2, 3]),
    ("a\n\rb", [1, 1, 2, 3]),
    ("a\u2028b", [1, 1, 1]),  # an editor shows these on one line
    ("a\x0bb\x0cc\x85d", [1] * 7),
])
def test_lines_are_those_of_an_editor(text, lines):
    assert [Lines(text).at(place) for place in range(len(text))] == lines


def test_a_span_quotes_as_printed():
    assert Span(1, 6).of(" a\r\nb ") == "a\r\nb "


@pytest.mark.parametrize(("text", "left"), [
    ("  a b\t", "a b"), ("a", "a"), ("\u00a0a\u3000", "a"), ("\u200ba", "\u200ba"),
])
def test_white_space_around_is_left_out(text, left):
    assert trimmed(text, 0, len(text)).of(text) == left


@pytest.mark.parametrize("blank", ["", " ", "\r\n\t", "\u2028\x0c"])
def test_nothing_is_left_of_white_space(blank):
    assert trimmed(blank, 0, len(blank)) is None


@pytest.mark.parametrize(("quote", "line"), [
    ("a\nb", "a b"), ("a\r\n    b", "a b"), ("a \r b", "a b"), ("a  b", "a  b"), ("a\u2028b", "a\u2028b"), ("", ""),
])
def test_a_wrapped_quotation_stands_on_one_line(quote, line):
    assert unwrapped(quote) == line


def test_citations_name_lines():
    assert citation("july.4", 113) == citation("july.4", 113, 113) == "july.4, line 113"
    assert citation("july.4", 113, 115) == "july.4, lines 113–115"
