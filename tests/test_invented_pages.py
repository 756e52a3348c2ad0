"""The invented pages: how much of their gold lists the loader finds, against what it found when this was written.

The floors lie a little under it, so that a change that loses something is seen. The pages in ``unseen`` stay unseen:
what is wrong there is counted, and never printed.
"""

import pytest
from page_scores import PAGES, differences, read

FLOORS = {
    "tuning": {
        "agency": 28, "byline": 25, "dateline": 27, "dateline_date": 27, "dateline_place": 27, "event_date": 25,
        "first words": 28, "kind": 28, "label": 447, "last words": 26, "n_articles": 24, "n_body_paragraphs": 26,
        "page_kind": 24, "title": 28,
    },
    "unseen": {
        "agency": 22, "byline": 17, "dateline": 22, "dateline_date": 21, "dateline_place": 22, "event_date": 19,
        "first words": 21, "kind": 22, "label": 279, "last words": 15, "n_articles": 17, "n_body_paragraphs": 15,
        "page_kind": 18, "title": 19,
    },
}


@pytest.fixture(scope="module")
def scores():
    return {name: differences(PAGES / name) for name in FLOORS}


@pytest.mark.parametrize("name", FLOORS)
def test_no_field_falls_under_its_floor(scores, name):
    counts, lines = scores[name]
    found = {field: counts[field, "right"] for field in FLOORS[name]}
    fallen = {field: f"{found[field]} of {counts[field, 'all']}, floor {floor}"
              for field, floor in FLOORS[name].items() if found[field] < floor}
    assert not fallen, "\n".join(lines if name == "tuning" else ())


@pytest.mark.parametrize("name", FLOORS)
def test_every_field_has_a_floor(scores, name):
    assert {field for field, _ in scores[name][0]} == set(FLOORS[name])


@pytest.mark.parametrize("name", FLOORS)
def test_nothing_of_a_page_is_lost(name):
    for file in sorted((PAGES / name).glob("*.txt")):
        corpus = read({"file": file.name}, PAGES / name)
        text = corpus.text(file.stem)
        kept = "".join(corpus.paragraphs["quote"])
        assert "".join(kept.split()) == "".join(text.split()), file.name
        for row in (*corpus.paragraphs.to_dict("records"), *corpus.sentences.to_dict("records")):
            assert text[row["start"]:row["end"]] == row["quote"], file.name
