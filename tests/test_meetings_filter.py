"""The explorer that finds meetings and opens their tellings."""

import pytest
from driving import control, shown
from test_tellings_figure import corpus_of, one_meeting
from test_views import Checker

import course_lib as course
from course_lib.errors import CourseError
from course_lib.explorers.meetings_filter import FILTERS, MeetingsFilter


@pytest.fixture
def explorer():
    return MeetingsFilter(course.load().with_meetings(scope="core"))


def test_what_is_found_is_said_in_words(explorer):
    assert shown(explorer).startswith("14 of 14 events, told 28 times in 15 texts; 11 of these tellings count as copies.")
    control(explorer, "Person").value = "Wang Yi"
    control(explorer, "Day").value = "25 July 2024"
    assert shown(explorer).startswith("7 of 14 events with Wang Yi, on 25 July 2024, told 15 times in 8 texts; "
                                      "5 of these tellings count as copies.")
    assert set(explorer.table["who"].str.contains("Wang Yi")) == {True} and len(explorer.tellings) == 15


def test_each_filter_narrows_and_any_widens(explorer):
    for name in FILTERS:
        for value in explorer.options(name)[1:]:
            explorer.find(**{name: value})
            assert 0 < len(explorer.table) < 14, (name, value)
    explorer.find()
    assert len(explorer.table) == 14


def test_every_day_of_a_visit_finds_it(explorer):
    explorer.find(day="26 July 2024")
    assert explorer.sentence() == "1 of 14 events on 26 July 2024, told once in 1 text."
    everything = MeetingsFilter(course.load())
    everything.find(day="no day told", kind="visit")
    assert everything.sentence() == "5 of 24 events without a day, of the kind visit, told 6 times in 2 texts."


def test_no_place_of_disputed_standing_is_a_state(explorer):
    assert explorer.options("state") == ["any", "China", "Laos", "Vietnam", "Russia", "Timor-Leste"]


def test_an_event_opens_all_its_tellings_with_the_sentence_marked(explorer):
    explorer.find(person="Sergey Lavrov", kind="bilateral")
    control(explorer, "Read").value = control(explorer, "Read").options[1][1]
    seen = shown(explorer)
    assert "Wang Yi, Sergey Lavrov, 25 July 2024: 4 tellings" in seen
    for cite in ("july.1, line 41", "july.5, line 147", "silkroad.1, line 24", "digest.1, line 1"):
        assert cite in seen
    assert "The marked sentence of silkroad.1 counts as a copy, taken from july.5, line 147." in seen
    explorer.find(kind="trilateral")
    control(explorer, "Read").value = control(explorer, "Read").options[1][1]
    assert "copy, taken from july.4, line 111: “VIENTIANE, July 26 (Xinhua) — China, Russia and Laos" in shown(explorer)
    explorer.find(person="Sergey Lavrov", kind="bilateral")
    control(explorer, "Read").value = control(explorer, "Read").options[1][1]
    marked = "Wang Yi met with his Russian counterpart Sergey Lavrov on Thursday in Vientiane"
    assert f"{marked}, the capital" in explorer.result().split("<mark")[-1]


def test_a_new_filter_closes_what_was_open(explorer):
    control(explorer, "Read").value = 3
    control(explorer, "Kind").value = "visit"
    assert control(explorer, "Read").value == 0 and "tellings that" not in shown(explorer)
    assert len(control(explorer, "Read").options) == 3


def test_nothing_found_is_a_sentence(explorer):
    control(explorer, "Person").value = "Liu Ning"
    control(explorer, "Day").value = "25 July 2024"
    assert shown(explorer) == "None of 14 events with Liu Ning, on 25 July 2024. Set one of the lists back to “any”."
    assert explorer.table.empty and explorer.tellings.empty


@pytest.mark.parametrize("do, message", [
    (lambda one: one.find(person="Wang"), "no person 'Wang'; did you mean 'Wang Yi'"),
    (lambda one: one.find(year="2024"), "no filter 'year'. There is: person, state, place, day, kind"),
    (lambda one: one.read(15), "no meeting 15 among the 14 found: 1, 2, 3"),
])
def test_what_there_is_not_is_explained(explorer, do, message):
    with pytest.raises(CourseError, match=message):
        do(explorer)


def test_on_paper_there_are_all_events_and_one_with_its_tellings(explorer):
    explorer.find(kind="visit")
    page = Checker(explorer.static())
    assert "14 of 14 events" in page.words and "4 tellings" in page.words and "Vuong Dinh Hue" in page.words
    assert explorer.static() == MeetingsFilter(course.load().with_meetings(scope="core")).static()


def test_many_meetings_are_cut_with_a_word(tmp_path):
    pages = {f"p{n}": one_meeting(f"Nino Beridze-{chr(65 + n % 26)}olashvili", f"Ara Petrosyan-{chr(65 + n // 26)}yan")
             for n in range(40)}
    many = MeetingsFilter(corpus_of(tmp_path, **pages))
    assert "The first 30 of 40." in many.result()
    many.read(40)
    assert "1 telling" in many.result()


def test_pages_without_a_meeting_say_so(tmp_path):
    empty = MeetingsFilter(corpus_of(tmp_path, page="Home\n\nMore news\n\nAbout us\n"))
    assert shown(empty) == empty.sentence() == "These pages tell of no meeting." and empty.table.empty
