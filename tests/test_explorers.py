"""The base of the explorers, and the paragraph labeller, driven as a student drives them and in code."""

import re

import pandas as pd
import pytest
from driving import control, shown
from fakes import PAGES, corpus
from folders import odd_folders  # noqa: F401
from ipywidgets import HTML, Button, Checkbox, Dropdown, Text, Textarea
from test_views import Checker

import course_lib as course
from course_lib.display.explorer import Explorer
from course_lib.errors import CourseError
from course_lib.explorers.labeller import MEANINGS, PageLabeller
from course_lib.loader.articles import LABELS

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


class Finder(Explorer):
    """The smallest explorer: finds a letter."""

    letter, further = "a", "Run this cell to find words."

    @property
    def table(self):
        if len(self.letter) != 1:
            raise CourseError("Give <one> letter.")
        return pd.DataFrame({"word": [word for word in ("peace", "hope", "é") if self.letter in word]})

    def sentence(self):
        return f"{len(self.table)} of 3 words have the letter {self.letter}."

    def result(self):
        return ", ".join(self.table["word"])

    def controls(self):
        self.box = self.control("Text", "Letter", "A letter", lambda letter: setattr(self, "letter", letter),
                                value=lambda: self.letter)
        return [self.box]


def test_an_explorer_is_one_output_in_three_fixed_forms():
    finder = Finder()
    bundle = finder._repr_mimebundle_()
    assert set(bundle) == {WIDGET_VIEW, "text/html", "text/plain"}
    assert bundle[WIDGET_VIEW]["model_id"] == finder.widget.model_id
    assert Checker(bundle["text/html"]).words == "1 of 3 words have the letter a.peaceRun this cell to find words."
    assert bundle["text/plain"] == "Finder: run this cell in a notebook to use it."
    assert finder._repr_mimebundle_()["text/html"] == bundle["text/html"]


def test_the_sentence_stands_over_the_result_and_both_follow_the_control():
    finder = Finder()
    assert shown(finder) == "1 of 3 words have the letter a.peace"
    finder.box.value = "e"
    assert shown(finder) == "2 of 3 words have the letter e.peace, hope"


def test_nothing_found_and_odd_input_are_said_in_a_sentence():
    finder = Finder()
    assert shown(finder)
    finder.box.value = "z"
    assert shown(finder) == "0 of 3 words have the letter z."
    finder.box.value = "too long"
    assert shown(finder) == "Give <one> letter."


def test_the_table_of_an_explorer_is_saved_as_csv(tmp_path):
    finder = Finder()
    finder.letter = "é"
    finder.to_csv(tmp_path / "words.csv")
    assert (tmp_path / "words.csv").read_bytes() == b"\xef\xbb\xbfword\n\xc3\xa9\n"
    with pytest.raises(CourseError, match="saved as .csv, and 'words.xlsx' ends otherwise"):
        finder.to_csv(tmp_path / "words.xlsx")


def labelled(corpus):
    return course.PageLabeller(corpus, corpus.pages["page_id"].iloc[0])


def draft(corpus):
    return course.TellingComparator(corpus, corpus.articles["article_id"].iloc[0], "draft")


@pytest.mark.parametrize("make, names", [
    (labelled, "Paragraph, Your label, Previous, Next, Compare"),
    (course.DateResolver, "Text, Phrase, Dateline, Day phrase, Page's date"),
    (course.MeetingsFilter, "Person, State, Place, Day, Kind, Read"),
    (course.RuleLab, "I predict:, met, held talks, meeting, discussed, visit, every sentence"),
    (course.AsOf, "Framework, Day, Passage"),
    (course.ClauseCoder, "Clause, Your code, Previous, Next, Show names, Compare with"),
    (lambda seeds: course.ConcordanceExplorer(seeds, "peace"),
     "Search, Category, Ready formula, Speaker, Outlet, Sort by, Line, Distinct only"),
    (course.TellingComparator, "First, Second, Show, Passage, Your draft, Compare"),
])
def test_every_control_says_what_it_is_and_works_by_keyboard(make, names, tmp_path):
    explorer = make(course.load())
    every = explorer.widget.children[0].children
    assert [one.description for one in every] == names.split(", ") and all(one.tooltip for one in every)
    assert {type(one) for one in every} <= {Dropdown, Button, Checkbox, Text, Textarea}
    assert all(isinstance(one, HTML) for one in explorer.widget.children[1:]), "nothing writes into an output"
    explorer.to_csv(tmp_path / "table.csv")
    assert (tmp_path / "table.csv").read_text("utf-8-sig").startswith(",".join(map(str, explorer.table.columns)))


@pytest.mark.parametrize("make, act, values", [
    (labelled, lambda one: [one.go(2), one.label(2, "byline")], {"Paragraph": 2, "Your label": "byline"}),
    (course.DateResolver, lambda one: one.choose("april.1", 2), {"Text": "april.1", "Phrase": 1}),
    (course.DateResolver, lambda one: one.own("yesterday", "HANOI, July 5 (VNA)", "6 July 2024"),
     {"Text": "", "Dateline": "HANOI, July 5 (VNA)", "Day phrase": "yesterday", "Page's date": "6 July 2024"}),
    (course.MeetingsFilter, lambda one: [one.find(state="Russia", kind="bilateral"), one.read(10)],
     {"State": "Russia", "Kind": "bilateral", "Person": "any", "Read": 10}),
    (course.AsOf, lambda one: one.go("ASEAN", "2 August 2024"),
     {"Framework": "asean", "Day": pd.Timestamp("2024-08-02"), "Passage": ""}),
    (lambda corpus: course.ConcordanceExplorer(corpus, "peace"),
     lambda one: one.search("railway", sort="left", distinct=True).choose(2),
     {"Search": "railway", "Sort by": "left", "Distinct only": True, "Line": 2, "Speaker": ""}),
    (course.TellingComparator, lambda one: [one.choose("july.4", "july.1"), one.show_only("attribution lost")],
     {"First": "july.4", "Second": "july.1", "Show": "attribution lost", "Passage": 0}),
    (course.TellingComparator, lambda one: one.draft("Wang said it."),
     {"Second": "draft", "Your draft": "Wang said it."}),
])
def test_controls_follow_code(make, act, values, seeds):
    explorer = make(seeds)
    before = shown(explorer)
    act(explorer)
    assert {name: control(explorer, name).value for name in values} == values
    assert shown(explorer) != before


@pytest.mark.parametrize("make", [
    labelled, course.DateResolver, course.MeetingsFilter, course.RuleLab, course.AsOf, course.ClauseCoder, draft,
    lambda corpus: course.ConcordanceExplorer(corpus, "met"), course.TellingComparator])
def test_any_folder_is_survived_and_its_markup_is_only_text(make, odd_folders):
    for own in odd_folders:
        if len(own.articles) or make not in (course.TellingComparator, draft):
            explorer = make(own)
            for one in explorer.widget.children[0].children:
                if isinstance(one, Dropdown) and one.options:
                    one.index = len(one.options) - 1
            for html in (explorer.static(), *(each.value for each in explorer.widget.children[1:])):
                assert not {"b", "i", "img"} & {tag for tag, _ in Checker(html).elements}
            assert shown(explorer)


@pytest.fixture
def labeller():
    return PageLabeller(corpus(), "river")


def test_each_label_of_the_closed_list_is_explained(labeller):
    assert list(MEANINGS) == list(LABELS)
    assert [value for _, value in control(labeller, "Your label").options] == ["", *LABELS]
    words = Checker(labeller.widget.children[2].value).words
    assert all(label in words and meaning in words for label, meaning in MEANINGS.items())


def test_a_paragraph_is_shown_between_its_neighbours(labeller):
    control(labeller, "Paragraph").value = 3
    seen = shown(labeller)
    assert seen.startswith("Paragraph 3 of 8 (river, line 5). You have labelled 0 so far.")
    assert "Ministers meet by the river" in seen and "PORT, July 2" in seen and "Photo: Agency" in seen
    assert "Accept" not in seen and "An editor's view" not in seen
    assert not re.search(r"full sentences|cookie banner|river\.1", seen), "the library's answer shows"


def test_clicking_through_a_page_keeps_each_label(labeller):
    control(labeller, "Your label").value = "furniture"
    control(labeller, "Next").click()
    assert control(labeller, "Your label").label == "choose a label" and control(labeller, "Paragraph").value == 2
    control(labeller, "Your label").value = "title"
    control(labeller, "Previous").click()
    assert control(labeller, "Your label").value == "furniture"
    control(labeller, "Previous").click()
    assert shown(labeller).startswith("Paragraph 1 of 8 (river, line 1). You have labelled 2 so far.")
    for _ in range(20):
        control(labeller, "Next").click()
    assert shown(labeller).startswith("Paragraph 8 of 8")
    assert labeller.table["your_label"].dropna().to_list() == ["furniture", "title"]


def test_a_label_can_be_taken_back(labeller):
    control(labeller, "Your label").value = "note"
    control(labeller, "Your label").value = ""
    assert labeller.table["your_label"].isna().all()


def test_compare_says_in_words_how_far_both_agree_and_shows_where_they_do_not(labeller):
    for paragraph, label in {1: "furniture", 2: "title", 3: "caption", 4: "caption"}.items():
        labeller.label(paragraph, label)
    control(labeller, "Compare").click()
    seen = shown(labeller)
    assert seen.startswith("You and the library agree on 3 of 4 paragraphs; 4 are not labelled yet.")
    assert "river.1, line 5" in seen and "full sentences" in seen and "PORT, July 2" in seen
    assert "Accept" not in seen, "a paragraph on which both agree"
    assert "rules err" in seen
    control(labeller, "Next").click()
    assert shown(labeller).startswith("Paragraph 2 of 8")


def test_all_agree_needs_no_table(labeller):
    for row in labeller.table.itertuples():
        labeller.label(row.paragraph, row.library_label)
    view = labeller.compare()
    assert repr(view) == "You and the library agree on 8 of 8 paragraphs."
    assert "<table" not in view._repr_html_()


def test_comparing_before_labelling_says_what_to_do(labeller):
    assert repr(labeller.compare()) == "You have not labelled a paragraph yet. Choose a label, then compare."
    control(labeller, "Compare").click()
    control(labeller, "Next").click()
    assert shown(labeller).startswith("Paragraph 2 of 8")
    labeller.label(1, "note")
    said = "You and the library agree on 0 of 1 paragraph; 7 are not labelled yet."
    assert repr(labeller.compare()) == said


def test_the_table_has_place_labels_and_reason(labeller):
    labeller.label(3, " Body ")
    labeller.label(4, "note")
    table = labeller.table.set_index("paragraph")
    assert table.loc[3, "agree"] and not table.loc[4, "agree"] and pd.isna(table.loc[5, "agree"])
    assert table.loc[4, "library_label"] == "caption" and table.loc[4, "reason"] == "ends in a picture credit"
    text = corpus().text("river")
    assert all(text[row.start:row.end] == row.quote for row in labeller.table.itertuples())


@pytest.mark.parametrize("paragraph, label, message", [
    (9, "body", "no paragraph 9 here. Give a number from 1 to 8"),
    (0, "body", "no paragraph 0"),
    (1, "banner", "no label 'banner'. There is: title, standfirst"),
])
def test_a_wrong_paragraph_or_label_is_explained(labeller, paragraph, label, message):
    with pytest.raises(CourseError, match=message):
        labeller.label(paragraph, label)


def test_on_paper_there_is_room_to_write_and_no_answer(labeller):
    labeller.label(1, "note")
    html = labeller.static()
    page = Checker(html)
    assert html.count("____________") == 8
    assert "run this cell" in page.words and "Leave a reply" in page.words
    assert "a comment form" not in page.words
    assert all(meaning in page.words for meaning in MEANINGS.values())
    assert html == PageLabeller(corpus(), "river").static(), "somebody's answers leak into the stored output"
    long = PageLabeller(corpus({"long": PAGES["river"] * 3}), "long")
    assert long.static().count("____________") == 8 and "these 8 of 24" in long.static()
    assert PageLabeller(corpus({"long": PAGES["river"] * 3}), "long", line=3).sentence().startswith("Paragraph 2 of 24")


def test_an_empty_page_is_survived():
    empty = PageLabeller(corpus({"empty": []}), "empty")
    assert "The page empty has no paragraphs." in empty.static()
    assert shown(empty) == "The page empty has no paragraphs."
    for name in ("Next", "Previous", "Compare"):
        control(empty, name).click()
    assert shown(empty) == "The page empty has no paragraphs."
    assert empty.table.empty
