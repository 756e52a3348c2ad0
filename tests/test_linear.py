"""Twice the bytes take at most 2.3 times the time, to read a page and to suggest, whatever their shape."""

import pytest

from tests.linear import PAGES, SENTENCES, assert_linear, parsing, suggesting

# Short ones are read in another way, as front matter or with trafilatura's vote, so they say nothing about long ones.
OTHERWISE_WHERE_SHORT = {"keys at the head", "paragraphs of a menu in HTML"}


@pytest.mark.parametrize("name", PAGES)
def test_reading_takes_time_in_proportion_to_a_page(name):
    size = 160_000 if name == "keys at the head" else 80_000  # its first 20,000 characters are cheap: front matter
    assert_linear(lambda size: parsing(name, size), size, spare=0, quick=name not in OTHERWISE_WHERE_SHORT)


@pytest.mark.parametrize("name", SENTENCES)
def test_suggesting_takes_time_in_proportion_to_a_text(name):
    assert_linear(lambda size: suggesting(name, size), 12_000)
