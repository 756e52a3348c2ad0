"""Twice the bytes take at most 2.3 times the time, whatever the shape of a page."""

import pytest

from tests.linear import SHAPES, seconds

MOST = 2.3
ATTEMPTS = 4  # on a machine that has other work a measure may be off


@pytest.mark.parametrize("name", SHAPES)
def test_time_grows_no_faster_than_the_page(name):
    ratios = []
    for _ in range(ATTEMPTS):
        ratios.append(seconds(name, 160_000) / seconds(name, 80_000))
        if ratios[-1] <= MOST:
            return
    raise AssertionError(f"{name}: {ratios}")
