"""What a reader's own work leaves in a folder: corrected labels, people. Checked, reversible, never in the seeds."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from driving import controls
from folders import HOSTILE, folder
from test_views import Checker

import course_lib as course
from course_lib.corpora.loading import SEEDS
from course_lib.errors import CourseError
from course_lib.own_texts import ownlexicon
from course_lib.words.csvrows import write_csv


@pytest.fixture
def corpus(own):
    return course.load(own)


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
    assert labels.sentence() == "2 corrections, 2 on the page reef. They count."
    labels.take_back(1)
    assert labels.sentence().endswith("Load the folder again, and they count.")
    labels.take_back(5)
    assert not (own / "labels.csv").exists()
    assert course.load(own).articles["title"].to_list() == corpus.articles["title"].to_list()


def test_a_second_correction_of_a_line_replaces_the_first_and_those_of_other_pages_stay(own):
    (own / "labels.csv").write_text("page,line,label\noffice,3,note\n")
    labels = course.LabelCheck(course.load(own), "reef")
    labels.take_back(3)
    labels.label(15, "note")
    labels.label(15, "furniture")
    table = course.load(own).paragraphs.set_index(["page_id", "line"])["label"]
    assert (table["office", 3], table["reef", 15]) == ("note", "furniture")
    assert (own / "labels.csv").read_text().count("\n") == 3 and course.load(own).problems.empty


def test_two_forms_on_one_folder_lose_no_correction(own, corpus):
    one, other = course.LabelCheck(corpus, "reef"), course.LabelCheck(corpus, "office")
    one.label(1, "furniture")
    other.label(3, "note")
    one.label(5, "title")
    other.take_back(3)
    assert [(row["page"], row["line"]) for row in one._kept().values()] == [("reef_news.txt", "1"), ("reef_news.txt", "5")]
    with ThreadPoolExecutor() as pool:
        [*pool.map(lambda line: course.LabelCheck(corpus, "reef").label(line, "note"), one.table["line"])]
    assert len(one._kept()) == len(one.table)


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
    put = controls(labels)
    labels._go(7)
    put["Down to line"].value = "19"
    put["Your label"].value = "furniture"
    assert ",13 to 19,furniture," in (own / "labels.csv").read_text() and put["Down to line"].value == "19"
    put["Your label"].value = ""
    assert not (own / "labels.csv").exists()
    put["Your label"].value = "begins here"
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
    put = controls(labels)
    put["Page"].value = "reef"
    put["Paragraph"].value = 8
    assert labels._paragraphs["line"][8] == 15
    put["Your label"].value = "furniture"
    put["Why"].value = "to the readers"
    assert "reef_news.txt,15,furniture,to the readers," in (own / "labels.csv").read_text()
    labels._go(7)
    assert (put["Your label"].value, put["Why"].value) == ("", "")
    labels._go(8)
    assert (put["Your label"].value, put["Why"].value) == ("furniture", "to the readers")
    put["Your label"].value = ""
    assert not (own / "labels.csv").exists()


def test_next_and_previous_go_on_across_pages(own, corpus):
    labels = course.LabelCheck(corpus, "office")
    put = controls(labels)
    put["Paragraph"].value = 0
    put["Previous"].click()
    assert (put["Page"].value, put["Paragraph"].value) == ("office", 0)
    for _ in range(put["Paragraph"].options[-1][1]):
        put["Next"].click()
    assert put["Page"].value == "office"
    put["Next"].click()
    assert put["Page"].value == "reef" and "reef" in labels.sentence()
    first = put["Paragraph"].value
    put["Previous"].click()
    assert (put["Page"].value, put["Paragraph"].value) == ("office", put["Paragraph"].options[-1][1])
    put["Next"].click()
    assert (put["Page"].value, put["Paragraph"].value) == ("reef", first)


# People

def test_an_added_person_is_known_at_the_next_load(own, corpus):
    assert "new-tavita-leaupepe" in set(corpus.new_names["person_id"])
    course.add_person(corpus, name="Tavita  Leaupepe", state="samoa", short_form="Leaupepe", note="=1+1")
    again = course.load(own)
    assert "tavita-leaupepe" in set(again.people["person_id"]) and len(again.new_names) == len(corpus.new_names) - 1
    assert (again.people["person_id"] == "tavita-leaupepe").sum() == 4
    course.take_out_person(again, "tavita-leaupepe")
    assert course.load(own).new_names["person_id"].to_list() == corpus.new_names["person_id"].to_list()


@pytest.mark.parametrize(("row", "said"), [
    ({"name": "A B", "state": "narnia"}, "state_or_body: 'narnia' is not allowed"),
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


def choose(one, words):
    return dict(one.options)[words]


def test_a_name_that_is_left_out_stays_so_and_one_that_is_taken_can_be_taken_out_later(own, corpus):
    names = course.NewNames(corpus)
    first, second = names.table["name"][:2]
    *_, one = names.widget.children[0].children
    one.value = choose(one, f"see {second}")
    assert f"Where {second} is named first:" in names.result() and not names.table["taken"].any()
    one.value = choose(one, f"leave out {first}")
    again = course.NewNames(course.load(own))
    assert again.sentence() == "3 names in no word list; 0 taken into yours, 1 left out."
    again.take_all()
    assert again.table["taken"].tolist() == [False, True, True]
    later = course.NewNames(course.load(own))
    assert later.sentence() == "1 name in no word list; 2 taken into yours, 1 left out."
    assert set(later.table["name"]) == set(names.table["name"]) and (later.table["n_mentions"] > 0).all()
    later.turn(1)
    later.leave_out(2)
    assert later.table["taken"].tolist() == [True, False, True] and course.load(own).problems.empty


def test_new_names_are_taken_all_at_once_one_by_one_or_none(own, corpus):
    names = course.NewNames(corpus)
    assert names.sentence() == "3 names in no word list; 0 taken into yours."
    assert names.table["n_mentions"].is_monotonic_decreasing
    take, leave, one = names.widget.children[0].children
    take.click()
    assert names.sentence() == "3 names taken into your word list. Load the folder again, and they are known."
    again = course.load(own)
    assert again.problems.empty and again.new_names.empty and names.table["taken"].all()
    assert {"tavita-leaupepe", "sione-aukuso"} <= set(again.people["person_id"])
    assert (again.people["person_id"] == "tavita-leaupepe").sum() == (corpus.people["person_id"] == "new-tavita-leaupepe").sum()
    take.click()
    assert names.sentence().startswith("0 names taken")
    for choice, taken in (("leave out", 2), ("take", 3)):
        one.value = choose(one, f"{choice} {names.table['name'][0]}")
        assert one.value == 0 and names.table["taken"].sum() == taken and len(course.load(own).new_names) == 3 - taken
    course.add_person(corpus, name="A B")
    leave.click()
    assert [row["name"] for row in ownlexicon.own_people(own)] == ["A B"] and len(course.load(own).new_names) == 3
    course.take_out_person(corpus, "a-b")
    assert not (own / "lexicons" / "people.csv").exists()


# What is never written

def test_nothing_is_ever_written_beside_the_five_pages():
    corpus, before = course.load(), sorted(SEEDS.iterdir())
    with pytest.raises(CourseError, match="stay as they are"):
        course.LabelCheck(corpus, "cgtn").label(course.LabelCheck(corpus, "cgtn").table["line"][0], "body")
    with pytest.raises(CourseError, match="stay as they are"):
        course.add_person(corpus, name="A B", state="laos")
    for form in (course.ReadMeetings(corpus), course.ReadSpeech(corpus)):
        with pytest.raises(CourseError, match="stay as they are"):
            form.judge(1, "open")
        assert "Nothing can be kept" in form.result()
    assert sorted(SEEDS.iterdir()) == before


def test_a_text_that_lies_in_no_folder_keeps_nothing():
    corpus = course.load_text("Talks end\n\nHANOI, July 5 (VNA) - Wang Yi met Sergey Lavrov here on Friday.")
    with pytest.raises(CourseError, match="lie in no folder"):
        course.LabelCheck(corpus).label(1, "note")
    with pytest.raises(CourseError, match="lie in no folder"):
        course.ReadMeetings(corpus).judge(1, "kept")


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(tmp_path):
    (tmp_path / "in_the_way").write_text("")
    with pytest.raises(CourseError, match="a.csv cannot be written"):
        write_csv(tmp_path / "in_the_way" / "a.csv", ["x"], [{"x": 1}])


def explorers(corpus):
    return [kind(corpus) for kind in (course.LabelCheck, course.NewNames, course.ReadMeetings, course.ReadSpeech)]


def test_what_hostile_pages_hold_is_only_ever_shown_as_text(tmp_path):
    page = "Talks <script>alert(1)</script>\n\nPORT, July 2 (Agency) -- Lao Minister Ann <b>Bee</b> met Minister Cee Dee on Tuesday.\n"
    for explorer in explorers(folder(tmp_path, {"<i>x<i>.txt": page, **HOSTILE})):
        for html in (explorer._html(), explorer.static(), explorer.notes()):
            assert not {tag for tag, _ in Checker(html).elements} & {"script", "i", "b"}


def test_explorers_stand_an_index_page(tmp_path):
    for explorer in explorers(folder(tmp_path, {"menu.txt": "Home\n\nContact us\n"})):
        assert explorer.widget and Checker(explorer._html()) and Checker(explorer.static())
