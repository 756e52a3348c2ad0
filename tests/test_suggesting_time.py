"""Suggestions take time in proportion to the text, whatever its shape."""

import pytest

from tests.suggestion_times import SHAPES, growth, seconds

seconds("names", 1000)  # the word lists are read once


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_text_takes_at_most_little_more_than_twice_the_time(shape):
    once, twice = growth(shape, 12_000, times=3)
    assert twice <= 2.3 * once + .05, (once, twice)
