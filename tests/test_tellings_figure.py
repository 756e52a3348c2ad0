"""The figure of meetings by tellings."""

import pytest
from matplotlib.colors import to_hex
from test_figures import assert_legible, drawn_texts

import course_lib as course
from course_lib.annotations.writing import anchored, keep
from course_lib.display import style
from course_lib.figures.tellings_figure import form_of, meetings_by_tellings

HEAD = "BAKU, May {day}, 2024 (AZERTAC) — "  # 15 May was a Wednesday
MET = "Georgian Foreign Minister {one} held talks with Armenian Transport Minister {other} here on Tuesday."
LINKS = "Home\n\nMore news\n"


def page(*sentences, day=15):
    return "Ministers speak of ferries\n\n" + HEAD.format(day=day) + "\n\n".join(sentences) + "\n"


def corpus_of(folder, **pages):
    for name, text in pages.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return course.load(folder)


def one_meeting(one="Nino Beridze", other="Ara Petrosyan", **more):
    return page(MET.format(one=one, other=other), **more)


def core():
    return course.load().with_meetings(scope="core")


@pytest.fixture(scope="module")
def seeds():
    return meetings_by_tellings(core())


def test_the_title_tells_tellings_events_and_copies(seeds):
    corpus = core()
    assert seeds.title == (f"{len(corpus.tellings)} tellings, {corpus.tellings['copy_of'].notna().sum()} of them copies, "
                           f"tell of {len(corpus.meetings)} events")
    assert seeds.subtitle == "Events by day, told in 15 texts on 5 pages"
    assert_legible(seeds)


def test_each_telling_is_a_row_of_the_data_with_its_place(seeds):
    corpus = core()
    assert len(seeds.data) == len(corpus.tellings)
    assert all(corpus.text(row.page_id)[row.start:row.end] == row.quote for row in seeds.data.itertuples())


def test_each_telling_is_a_mark_paler_where_it_is_a_copy(seeds):
    marks = [to_hex(one.get_facecolor()[0]).upper() for one in seeds.drawing.axes[0].collections]
    for kind, pale in (("introduction", True), ("introduction", False), ("report", True), ("report", False)):
        kinds = course.load().articles.set_index("article_id")["kind"].reindex(seeds.data["article_id"])
        count = int(((kinds == kind).to_numpy() & (seeds.data["copied"] == pale).to_numpy()).sum())
        colour = style.lighter(style.PARTS[kind]) if pale else style.PARTS[kind]
        in_the_key = (kind, pale) in {("introduction", False), ("report", False), ("report", True)}
        assert marks.count(colour.upper()) == count + in_the_key, (kind, pale)


def test_events_of_one_day_stand_together(seeds):
    days = list(dict.fromkeys(seeds.data["date"]))
    assert days == ["28 March 2024", "3 April 2024", "4 April 2024", "5 April 2024", "7 April 2024", "25 July 2024",
                    "25–27 July 2024"]
    assert [text for text, _ in drawn_texts(seeds)].count("25 Jul 2024") == 1


def test_the_alternative_text_names_each_event_and_its_texts(seeds):
    told = "25 July 2024, meeting, Wang Yi, Sergey Lavrov: july.1 (copy), july.5, silkroad.1 (copy) and digest.1."
    assert told in seeds.alt


def test_events_without_a_day_stand_last():
    data = meetings_by_tellings(course.load()).data
    assert data["date"].iloc[-1] == "no day told" and set(data["date"].iloc[28:]) == {"no day told"}


@pytest.mark.parametrize("text, title", [
    (LINKS, "No meeting to show"), (one_meeting(), "1 suggested telling; 1 suggested event"),
    (page(MET.format(one="Nino Beridze", other="Ara Petrosyan"), MET.format(one="Anna Holm", other="Ingrid Olsen")),
     "2 suggested tellings; 2 suggested events"),
])
def test_the_title_fits_small_corpora(tmp_path, text, title):
    figure = meetings_by_tellings(corpus_of(tmp_path, page=text))
    assert figure.title == title and "paler" not in figure.caption
    assert_legible(figure)


def test_what_is_only_suggested_has_a_broken_edge_and_is_counted_apart(tmp_path, seeds):
    keep(tmp_path / "annotations", "read", [{"page_id": "b", "what": "meetings", "by": "me"}])
    text = one_meeting()
    at = text.index("Georgian Foreign")
    keep(tmp_path / "annotations", "meetings", [{
        "meeting_id": "x", "status": "reported", "kind": "bilateral", "date": "2024-05-14",
        "participants": ("new-nino-beridze", "new-ara-petrosyan"), "by": "me"}])
    keep(tmp_path / "annotations", "tellings", [anchored("b", text, at, at + 40) | {
        "meeting_id": "x", "part": "tells", "verdict": "kept", "by": "me"}])
    figure = meetings_by_tellings(corpus_of(tmp_path, a=one_meeting(day=22), b=text))
    assert figure.title == "1 telling, 1 more suggested; 1 event, 1 more suggested"
    broken = [one for one in figure.drawing.axes[0].collections if one.get_linestyle()[0][1]]
    assert len(broken) == 2  # one is in the key
    assert not any(one.get_linestyle()[0][1] for one in seeds.drawing.axes[0].collections)
    assert "suggested" not in seeds.title + seeds.caption
    assert_legible(figure)


def test_two_hundred_articles_and_long_names_are_legible_and_what_is_left_out_is_said(tmp_path):
    pages = {f"a_rather_long_name_of_a_page_{n}": one_meeting(f"Nino Beridze-{chr(65 + n % 26)}olashvilidze",
                                                              f"Ara Petrosyan-{chr(65 + n // 26)}ovsesyan")
             for n in range(200)}
    figure = meetings_by_tellings(corpus_of(tmp_path, **pages))
    assert_legible(figure)
    assert "of 200 texts and" in figure.subtitle and len(figure.data) >= 200
    assert len(figure.alt) < 2600


def test_forms():
    assert list(map(form_of, ("bilateral", "multilateral", "call", "visit"))) == ["meeting", "meeting", "call", "visit"]
