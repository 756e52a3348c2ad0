"""What the program suggests by itself, measured on the five pages against what a reader wrote down.

No notebook would notice if suggestions got worse, for the five pages are read. These floors do: what is right, and how
much of what is found and of what is wanted that is. A floor goes up with the rules; it goes down only with a reason.
"""

import pytest
from suggested_scores import scores

import course_lib as course

FLOORS = {  # right, at most found, at most wanted
    "people": (176, 176, 176),
    "speaker_ids": (276, 279, 279),
    "voice": (275, 279, 279),
    "modal": (277, 279, 279),
    "meetings": (17, 17, 22),
    "core meetings": (14, 14, 14),
    "passages": (29, 29, 29),
    "core passages": (26, 26, 27),
}


@pytest.fixture(scope="module")
def corpus():
    return course.load()


@pytest.fixture(scope="module")
def reached(corpus):
    return scores(corpus)


@pytest.mark.parametrize("table", FLOORS)
def test_no_table_of_suggestions_falls_under_its_floor(reached, table):
    right, found, wanted = FLOORS[table]
    assert reached.right[table] >= right, reached.lines
    assert reached.found[table] <= found and reached.wanted[table] <= wanted, reached.lines


def test_every_table_has_a_floor(reached):
    assert reached.wanted.keys() == FLOORS.keys()


def test_suggestions_are_marked_and_readings_too(corpus):
    for name in ("people", "statements", "meetings", "tellings"):
        assert not getattr(corpus.suggested, name)["checked"].any() and getattr(corpus, name)["checked"].all()
        assert set(getattr(corpus.suggested, name)["by"]) == {"program"}


def test_nothing_is_suggested_on_pages_that_were_read_whole(corpus):
    assert set(corpus.meetings["by"]) == {"first reader"} and len(corpus.new_names) == 0
