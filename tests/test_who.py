"""What people are called, and for which state they stand."""

import pytest

import course_lib as course
from course_lib.analysis.who import UNKNOWN, Cast

PAGE = ("Ministers speak of ferries\n\nBAKU, May 15, 2024 (AZERTAC) — Georgian Foreign Minister Nino Beridze met "
        "Transport Minister Ara Petrosyan here on Tuesday.\n")


@pytest.fixture
def cast(tmp_path):
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    return Cast(course.load(tmp_path))


def test_a_new_name_is_as_printed_and_its_state_as_its_titles_say(cast):
    assert cast.names(["new-nino-beridze", "new-ara-petrosyan"]) == "Nino Beridze, Ara Petrosyan"
    assert cast.state("new-nino-beridze") == "Georgia" and cast.state("new-ara-petrosyan") == UNKNOWN


def test_states_and_listed_people_have_names_in_any_corpus(cast):
    assert cast.names(["timor-leste", "thongloun-sisoulith"]) == "Timor-Leste, Thongloun Sisoulith"
    assert cast.state("timor-leste") == "Timor-Leste" and cast.state("thongloun-sisoulith") == "Laos"
    assert cast.name("nobody") == "nobody" and cast.state("nobody") == UNKNOWN


def test_what_governments_differ_on_is_no_state():
    cast = Cast(course.load())
    states = {cast.state(id) for meeting in course.load().meetings["participants"] for id in meeting}
    assert states == {"China", "Laos", "Russia", "Vietnam", "Timor-Leste"}
    assert {cast.state(id) for id in ("taiwan", "hong-kong", "xizang")} == {UNKNOWN}
