"""The figure of who met whom."""

from collections import Counter
from itertools import combinations

import pytest
from matplotlib.patches import Arc
from test_figures import assert_legible
from test_tellings_figure import corpus_of, one_meeting, page

from course_lib.analysis.who import Cast
from course_lib.figures.network import who_met_whom


@pytest.fixture(scope="module")
def seeds(corpus):
    return who_met_whom(corpus)


def test_meetings_are_counted_not_tellings(seeds, corpus):
    meetings = corpus.meetings
    met = meetings[meetings["kind"].str.endswith("lateral") & (meetings["participants"].map(len) > 1)]
    wang = [ids for ids in met["participants"] if "wang-yi" in ids]
    assert seeds.title == f"Wang Yi took part in {len(wang)} of the {len(met)} meetings"
    cast, pairs = Cast(corpus), Counter()
    for ids in met["participants"]:
        pairs.update(frozenset(pair) for pair in combinations(ids, 2) if len(set(map(cast.state, pair))) == 2)
    found = {frozenset((row.person_id, row.other_id)): row.n_meetings for row in seeds.data.itertuples()}
    assert found == pairs and found[frozenset(("wang-yi", "saleumxay-kommasith"))] == 3


def test_what_is_only_suggested_is_a_broken_arc(tmp_path, seeds):
    figure = who_met_whom(corpus_of(tmp_path, page=one_meeting()))
    assert figure.title == "One meeting: Nino Beridze and Ara Petrosyan"
    assert_legible(figure)
    assert all(patch.get_linestyle() != "-" for patch in figure.drawing.axes[0].patches)
    assert "only suggested" in figure.subtitle
    assert {patch.get_linestyle() for patch in seeds.drawing.axes[0].patches} == {"-"}
    assert "suggested" not in seeds.subtitle


def test_every_pair_is_an_arc_as_thick_as_they_met_often(seeds):
    arcs = [patch for patch in seeds.drawing.axes[0].patches if isinstance(patch, Arc)]
    assert sorted(arc.get_linewidth() for arc in arcs) == sorted(1.5 * n for n in seeds.data["n_meetings"])
    assert_legible(seeds)
    assert "Saleumxay Kommasith (Laos) and Wang Yi (China) 3." in seeds.alt


def test_people_of_one_state_are_one_side_unless_there_is_no_other(tmp_path, seeds):
    pairs = {frozenset((row.person, row.other)) for row in seeds.data.itertuples()}
    assert {"Somsa Ath Ounsida", "Somphone Sichaleune"} not in pairs
    assert {"Li Mingxiang", "Somphone Sichaleune"} in pairs
    home = "Georgian Foreign Minister Nino Beridze met Georgian Transport Minister Ara Petrosyan here on Tuesday."
    assert len(who_met_whom(corpus_of(tmp_path, page=page(home))).data) == 1


def test_journeys_signings_and_what_is_to_come_join_nobody(tmp_path):
    text = page("Deputy Minister Anna Holm paid an official visit to Georgia from May 12 to 14.",
                "Foreign Minister Ara Petrosyan will meet President Nino Beridze next Friday.")
    figure = who_met_whom(corpus_of(tmp_path, page=text))
    assert figure.title == "These pages tell of nobody who met" and figure.data.empty
    assert_legible(figure)


def many(number):
    return {f"p{n}": one_meeting(f"Nino Beridze-{chr(65 + n % 26)}olashvilidze", f"Ara Petrosyan-{chr(65 + n)}ovsesyan")
            for n in range(number)}


def test_twenty_people_are_legible(tmp_path):
    figure = who_met_whom(corpus_of(tmp_path, **many(10)))
    assert figure.subtitle == ("20 who met, 10 pairs; meetings are counted, not their tellings; "
                               "10 of the 10 meetings only suggested")
    assert figure.title == "No one took part in more than 1 of the 10 meetings"
    assert_legible(figure)


def test_of_more_people_those_shown_are_said(tmp_path):
    figure = who_met_whom(corpus_of(tmp_path, **many(25)))
    assert figure.subtitle.startswith("50 who met, 25 pairs")
    assert figure.subtitle.endswith("the picture shows 20 of them")
    assert len(figure.data) == 25 and "The first 20 of 25" in figure.alt
    assert_legible(figure)
