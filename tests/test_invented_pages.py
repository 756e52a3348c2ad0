"""The invented pages: how much of their gold lists is found.

On the pages that rules are mended on, every difference is known by name and a strict xfail: a new one fails, and so does
one that is gone, until the list is written anew. The pages in ``unseen`` stay unseen: what is wrong there is counted,
held to floors a little under what was found, and never printed.
"""

import pytest
from known_failures import MENDED_ON, failures, known, measured
from page_scores import PAGES, read

SETS = (*MENDED_ON, "unseen")
FLOORS = {  # of the pages never seen: right answers
    "agency": 22, "byline": 18, "dateline": 22, "dateline_date": 22, "dateline_place": 22, "event_date": 21,
    "first words": 22, "kind": 23, "label": 725, "last words": 20, "n_articles": 19, "n_body_paragraphs": 17,
    "page_kind": 19, "title": 22,
}


@pytest.fixture(scope="module")
def scores():
    return {name: measured(name) for name in SETS}


@pytest.fixture(scope="module")
def failing(scores):
    return set(failures({name: scores[name] for name in MENDED_ON}))


@pytest.mark.parametrize("line", [pytest.param(line, marks=pytest.mark.xfail(strict=True, raises=AssertionError))
                                  for line in known()])
def test_a_known_failure_fails_still(failing, line):
    assert line not in failing


def test_every_failure_is_known(failing):
    assert failing <= set(known())


def test_no_field_falls_under_its_floor(scores):
    counts = scores["unseen"][0]
    fallen = {field: f"{counts[field, 'right']} of {counts[field, 'all']}, floor {floor}"
              for field, floor in FLOORS.items() if counts[field, "right"] < floor}
    assert not fallen


def test_every_field_has_a_floor(scores):
    assert {field for field, _ in scores["unseen"][0]} == set(FLOORS)


@pytest.mark.parametrize("name", SETS)
def test_nothing_of_a_page_is_lost(name):
    for file in sorted((PAGES / name).glob("*.txt")):
        corpus = read({"file": file.name}, PAGES / name)
        text = corpus.text(file.stem)
        kept = "".join(corpus.paragraphs["quote"])
        assert "".join(kept.split()) == "".join(text.split()), file.name
        for row in (*corpus.paragraphs.to_dict("records"), *corpus.sentences.to_dict("records")):
            assert text[row["start"]:row["end"]] == row["quote"], file.name
