"""What a reader's own work leaves in a folder: corrected labels, people, verdicts. Checked, reversible, never in the seeds."""

import shutil

import pytest
from folders import HOSTILE, folder
from test_views import Checker

import course_lib as course
from course_lib.corpora.loading import SEEDS
from course_lib.corpora.verdicts import FILE
from course_lib.edition.notebooks import ROOT
from course_lib.errors import CourseError
from course_lib.own_texts import keeping
from course_lib.words.lexicons import LexiconError

SAMPLES = ROOT / "notebooks" / "sample_texts"


@pytest.fixture
def own(tmp_path):
    """A copy of the practice pages, without what somebody may have left beside them."""
    for name in ("reef_news.txt", "press_office.txt", "sources.csv"):
        shutil.copy(SAMPLES / name, tmp_path)
    return tmp_path


@pytest.fixture
def corpus(own):
    return course.load(own)


def seeds_as_they_are():
    return sorted(file.name for file in SEEDS.iterdir())


# Labels

def test_a_corrected_label_counts_from_the_next_load_on_and_can_be_taken_back(own, corpus):
    labels = course.LabelCheck(corpus, "reef")
    labels.label(1, "furniture")
    labels.label(5, "title", reason="the true headline")
    assert labels.sentence() == "2 corrections, 2 on the page reef. Load the folder again, and they count."
    again = course.load(own)
    assert again.articles.set_index("article_id").loc["reef.1", "title"] == "Two ministers agree to keep a light on"
    reasons = again.paragraphs[again.paragraphs["page_id"] == "reef"].set_index("line")["reason"]
    assert "by hand" in reasons[1] and "the true headline" in reasons[5] and "by hand" not in reasons[9]
    labels = course.LabelCheck(again, "reef")
    assert labels.table.dropna(subset="your_label")["line"].to_list() == [1, 5]
    labels.take_back(1)
    labels.take_back(5)
    assert not (own / "labels.csv").exists()
    assert course.load(own).articles["title"].to_list() == corpus.articles["title"].to_list()


def test_a_second_correction_of_a_line_replaces_the_first(own, corpus):
    labels = course.LabelCheck(corpus, "reef")
    labels.label(15, "furniture")
    labels.label(15, "note")
    assert (own / "labels.csv").read_text().count("\n") == 2 and course.load(own).problems.empty


def test_corrections_of_other_pages_stay(own, corpus):
    (own / "labels.csv").write_text("page,line,label\noffice,3,note\n")
    course.LabelCheck(course.load(own), "reef").label(15, "furniture")
    table = course.load(own).paragraphs.set_index(["page_id", "line"])["label"]
    assert (table["office", 3], table["reef", 15]) == ("note", "furniture")


def test_ranges_and_the_ends_of_a_text_are_kept_and_taken_back(own, corpus):
    labels = course.LabelCheck(corpus, "reef")
    begin = labels.table["line"].to_list()
    labels.label(f"{begin[2]}-{begin[4]}", "furniture")
    labels.label(begin[3], "note")
    labels.label(begin[1], "begins here")
    labels.label(begin[-2], "ends here")
    kept = course.LabelCheck(course.load(own), "reef")
    wanted = {0: "furniture", 2: "furniture", 3: "note", 4: "furniture", len(begin) - 1: "furniture"}
    assert kept.table["your_label"].dropna().to_dict() == wanted
    loaded = kept.table["label"].to_list()
    assert all(loaded[number] == label for number, label in wanted.items()) and course.load(own).problems.empty
    with pytest.raises(CourseError, match="begins on line '2 bis 9'"):
        kept.label("2 bis 9", "note")
    for lines in (begin[1], begin[-2], begin[3], f"{begin[2]} to {begin[4]}"):
        kept.take_back(lines)
    assert not (own / "labels.csv").exists()


def test_the_label_form_takes_a_last_line(own, corpus):
    labels = course.LabelCheck(corpus, "reef")
    labels.widget  # noqa: B018 - makes the controls
    labels._go(7)
    labels._down.value = "19"
    labels._label.value = "furniture"
    assert ",13 to 19,furniture," in (own / "labels.csv").read_text() and labels._down.value == "19"
    labels._label.value = ""
    assert not (own / "labels.csv").exists()
    labels._label.value = "begins here"
    assert labels.table["your_label"].dropna().to_dict() == dict.fromkeys(range(7), "furniture")


def test_lines_and_labels_that_are_not_there_are_refused(corpus):
    labels = course.LabelCheck(corpus, "reef")
    with pytest.raises(CourseError, match="No paragraph of the page reef begins on line 4"):
        labels.label(4, "body")
    with pytest.raises(CourseError, match="no label 'headline'"):
        labels.label(5, "headline")
    with pytest.raises(CourseError, match="no page 'leaf'"):
        labels.choose("leaf")


def test_the_label_form_corrects_says_why_and_takes_back(own, corpus):
    labels = course.LabelCheck(corpus, "office")
    labels.widget  # noqa: B018 - makes the controls
    labels._page.value = "reef"
    labels._where.value = 8
    assert labels._paragraphs["line"][8] == 15
    labels._label.value = "furniture"
    labels._why.value = "to the readers"
    assert "reef_news.txt,15,furniture,to the readers," in (own / "labels.csv").read_text()
    labels._go(7)
    assert (labels._label.value, labels._why.value) == ("", "")
    labels._go(8)
    assert (labels._label.value, labels._why.value) == ("furniture", "to the readers")
    labels._label.value = ""
    assert not (own / "labels.csv").exists()


# People

def test_an_added_person_is_known_at_the_next_load(own, corpus):
    assert "new-tavita-leaupepe" in set(corpus.new_names["person_id"])
    course.add_person(corpus, name="Tavita  Leaupepe", state="samoa", short_form="Leaupepe", note="=1+1")
    again = course.load(own)
    assert "tavita-leaupepe" in set(again.people["person_id"]) and len(again.new_names) == len(corpus.new_names) - 1
    assert (again.people["person_id"] == "tavita-leaupepe").sum() == 4
    course.take_out_person(again, "tavita-leaupepe")
    assert not (own / "lexicons" / "people.csv").exists()
    assert course.load(own).new_names["person_id"].to_list() == corpus.new_names["person_id"].to_list()


@pytest.mark.parametrize(("row", "said"), [
    ({"name": "A B", "state": "narnia"}, "state_or_body: 'narnia' is not allowed"),
    ({"name": "A B", "state": ""}, "state_or_body: empty"),
    ({"name": " ", "state": "samoa"}, "The name is missing"),
    ({"name": "A B", "state": "samoa", "person_id": "A B"}, "person_id: 'A B' is not allowed"),
    ({"name": "A B", "state": "samoa", "person_id": "wang-yi"}, "person_id: 'wang-yi' is there already"),
    ({"name": "A B", "state": "samoa", "name_order": "up"}, "name_order: 'up' is not allowed"),
])
def test_a_row_that_is_not_allowed_is_not_written(own, corpus, row, said):
    with pytest.raises(CourseError, match=said):
        course.add_person(corpus, **row)
    assert not (own / "lexicons").exists() or not list((own / "lexicons").iterdir())


def test_a_state_of_ones_own_can_be_referred_to(own, corpus):
    (own / "lexicons").mkdir()
    (own / "lexicons" / "states.csv").write_text("state_id,name\natlantis,Atlantis\n")
    course.add_person(corpus, name="A B", state="atlantis")
    assert course.load(own).problems.empty


def test_nobody_is_taken_out_of_the_courses_own_list(corpus):
    with pytest.raises(CourseError, match="Your own list has no 'wang-yi'. It has: nobody."):
        course.take_out_person(corpus, "wang-yi")


def test_the_form_for_names_suggests_a_row_and_writes_it_when_it_is_right(own, corpus):
    names = course.NewNames(corpus)
    names.widget  # noqa: B018 - makes the controls
    names._who.value = 3
    assert (names._texts["name"].value, names._lists["state"].value) == ("Sione Aukuso", "")
    names._add_typed()
    assert names.sentence().startswith("Choose the state or body") and not (own / "lexicons").exists()
    names._who.value = 2
    assert (names._texts["person_id"].value, names._lists["state"].value) == ("tavita-leaupepe", "samoa")
    names._add_typed()
    assert names.sentence().startswith("Tavita Leaupepe is in your word list now, as tavita-leaupepe.")
    assert names.table["added"].to_list() == [False, True, False] and names._who.value == 2
    names._add_typed()
    assert "is there already" in names.sentence()
    names._out.value = "tavita-leaupepe"
    assert not names.table["added"].any() and not (own / "lexicons" / "people.csv").exists()
    with pytest.raises(CourseError, match="no name 4 among the 3"):
        names.add(4)


# Meetings

def test_verdicts_are_kept_and_belong_to_their_meeting(own, corpus):
    check = course.MeetingsCheck(corpus)
    check.confirm(1)
    check.reject(2, note="a, \"b\"\nc")
    again = course.MeetingsCheck(course.load(own))
    assert again.table["verdict"].to_list() == ["confirmed", "rejected", "not checked"] and again.table["note"][1] == 'a, "b" c'
    assert again.sentence() == "3 meetings found: 1 confirmed, 1 rejected, 1 not checked."
    again.clear(1)
    again.clear(2)
    assert not (own / FILE).exists()


def test_the_confirmed_alone_make_a_corpus_for_figures_and_explorers(corpus):
    check = course.MeetingsCheck(corpus)
    assert check.confirmed.meetings.empty and check.confirmed.tellings.empty
    check.confirm(1)
    few = check.confirmed
    assert len(few.meetings) == 1 and set(few.tellings["meeting_id"]) == set(few.meetings["meeting_id"])
    assert len(corpus.meetings) == 3 and few.text("reef") == corpus.text("reef")
    assert course.meetings_by_tellings(few).title == "2 tellings tell of 1 event"
    assert len(course.MeetingsFilter(few).table) == 1


def test_rejected_meetings_are_left_out_from_the_next_load_on_and_can_be_had_back(own, corpus):
    check = course.MeetingsCheck(corpus)
    first, second, third = check.table["meeting_id"]
    check.reject(2)
    loaded = course.load(own)
    assert loaded.meetings["meeting_id"].to_list() == [first, third] and set(loaded.tellings["meeting_id"]) == {first, third}
    assert set(course.MeetingsFilter(loaded).table["meeting_id"]) == {first, third}
    assert repr(loaded).endswith("1 meeting rejected by hand.") and len(corpus.meetings) == 3
    again = course.MeetingsCheck(loaded)
    assert again.table["meeting_id"].to_list() == [first, second, third]
    assert again.table["verdict"].to_list() == ["not checked", "rejected", "not checked"] and "office.1" in again._proposal(2)
    again.clear(2)
    assert course.load(own).meetings["meeting_id"].to_list() == [first, second, third]


def test_a_verdict_on_a_meeting_no_longer_found_stays_in_the_file(own, corpus):
    course.MeetingsCheck(corpus).confirm(1)
    (own / "reef_news.txt").unlink()
    (own / "press_office.txt").write_text("Talks\n\nPORT, July 2 (Agency) -- Two people walked. Nothing was said to anybody here.\n")
    check = course.MeetingsCheck(course.load(own))
    assert check.sentence() == "These texts tell of no meeting that the program could find."
    assert "confirmed" in (own / FILE).read_text()


def test_a_bad_file_of_verdicts_is_named_with_its_line(own, corpus):
    (own / FILE).write_text("meeting_id,verdict\nx,perhaps\n")
    for act in (lambda: course.MeetingsCheck(corpus), lambda: course.load(own)):
        with pytest.raises(LexiconError, match=f"{FILE}, line 2, column 'verdict': 'perhaps' is not allowed"):
            act()


def test_the_form_for_meetings_confirms_rejects_clears_and_goes_on(corpus):
    check = course.MeetingsCheck(corpus)
    check.widget  # noqa: B018 - makes the controls
    check._note.value = "both texts"
    check._do(check.confirm, "Confirm")
    check._do(check._go_on, "Next")
    assert (check._open.value, check._note.value) == (2, "")
    check._do(check.reject, "Reject")
    check._open.value = 1
    assert check._note.value == "both texts"
    check._do(check.clear, "Clear")
    assert check.sentence() == "3 meetings found: 0 confirmed, 1 rejected, 2 not checked."


# What is never written

def test_nothing_is_ever_written_beside_the_five_pages():
    corpus, before = course.load(), seeds_as_they_are()
    with pytest.raises(CourseError, match="stay as they are"):
        course.LabelCheck(corpus, "cgtn").label(course.LabelCheck(corpus, "cgtn").table["line"][0], "body")
    with pytest.raises(CourseError, match="stay as they are"):
        course.add_person(corpus, name="A B", state="laos")
    check = course.MeetingsCheck(corpus)
    check.confirm(1)
    assert "not kept in a file" in check.result() and check.table["verdict"][0] == "confirmed"
    assert seeds_as_they_are() == before


def test_a_text_that_lies_in_no_folder_keeps_nothing():
    corpus = course.load_text("Talks end\n\nHANOI, July 5 (VNA) - Wang Yi met Sergey Lavrov here on Friday.")
    with pytest.raises(CourseError, match="lie in no folder"):
        course.LabelCheck(corpus).label(1, "note")
    assert course.MeetingsCheck(corpus)._path is None


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(tmp_path):
    (tmp_path / "in_the_way").write_text("")
    with pytest.raises(CourseError, match="a.csv cannot be written"):
        keeping.write_csv(tmp_path / "in_the_way" / "a.csv", ["x"], [{"x": 1}])


def test_what_hostile_pages_hold_is_only_ever_shown_as_text(tmp_path):
    page = "Talks <script>alert(1)</script>\n\nPORT, July 2 (Agency) -- Lao Minister Ann <b>Bee</b> met Minister Cee Dee on Tuesday.\n"
    corpus = folder(tmp_path, {"<i>x</i>.txt".replace("/", ""): page, **HOSTILE})
    for explorer in (course.LabelCheck(corpus), course.NewNames(corpus), course.MeetingsCheck(corpus)):
        for html in (explorer._html(), explorer.static(), explorer.notes()):
            assert not {tag for tag, _ in Checker(html).elements} & {"script", "i", "b"}


def test_explorers_stand_an_index_page(tmp_path):
    corpus = folder(tmp_path, {"menu.txt": "Home\n\nContact us\n"})
    for explorer in (course.LabelCheck(corpus), course.NewNames(corpus), course.MeetingsCheck(corpus)):
        assert explorer.widget and Checker(explorer._html()) and Checker(explorer.static())
