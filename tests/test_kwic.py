"""The concordance explorer, driven as a student drives it and in code."""

import pytest
from driving import control, shown

from course_lib import ConcordanceExplorer
from course_lib.errors import CourseError


@pytest.fixture
def explorer(corpus):
    return ConcordanceExplorer(corpus, "community with a shared future")


def test_the_sentence_counts_lines_and_distinct_texts(explorer):
    assert shown(explorer).startswith("31 lines in 9 texts; without copies, 18 lines in 7 distinct texts.")
    control(explorer, "Distinct only").value = True
    assert shown(explorer).startswith("18 lines in 7 distinct texts.")
    assert len(explorer.table) == 18 and "· copy" not in shown(explorer)


def test_it_says_how_much_it_leaves_out(explorer):
    control(explorer, "Search").value = "the"
    total = len(explorer.table)
    assert total > 300 and f"{total} lines" in shown(explorer)
    assert "The first 50 lines are shown; table has all." in shown(explorer)
    assert explorer.widget.children[1].value.count("<details") == 50
    assert len(control(explorer, "Line").options) == 51


def test_lines_are_sorted_by_the_words_beside(explorer):
    control(explorer, "Sort by").value = "left"
    assert [words.split()[-1].lower() for words in explorer.table["left"][:3]] == ["a", "a", "a"]
    control(explorer, "Sort by").value = "right"
    after = [words.strip(" ,.").lower() for words in explorer.table["right"]]
    assert after == sorted(after)


@pytest.mark.parametrize("name, value, number", [
    ("Speaker", "wang-yi", 15), ("Speaker", "liu-ning", 0), ("Speaker", "nobody named", 3), ("Outlet", "IDCPC", 5), ("Outlet", "CGTN", 0),
    ("Category", "community/shared-future", 31), ("Category", "support formula", 0),
])
def test_filters_keep_what_they_say(explorer, name, value, number):
    control(explorer, name).value = value
    assert len(explorer.table) == number
    control(explorer, name).value = ""
    assert len(explorer.table) == 31


def test_joint_speakers_are_found_under_each_name(corpus):
    explorer = ConcordanceExplorer(corpus, "railway corridor")
    for person in ("wang-yi", "sergey-lavrov", "saleumxay-kommasith"):
        assert "july.4" in set(explorer.search(speaker=person).table["article_id"])


def test_an_empty_result_says_what_to_do(explorer):
    control(explorer, "Search").value = "zebra"
    seen = shown(explorer)
    assert seen == "No line with “zebra”. Look for a shorter form, or put * for any letters, as in neighbo*."
    control(explorer, "Speaker").value = "wang-yi"
    assert shown(explorer) == ("No line with “zebra” and speaker Wang Yi. "
                               "Take a filter away, or look for something shorter.")
    control(explorer, "Search").value = " "
    assert shown(explorer) == "Type a word or phrase and press Enter, or choose a ready formula."
    assert explorer.table.empty and "left" in explorer.table


@pytest.mark.parametrize("term", ["[", "…", "|", "* *", "$", "\\"])
def test_signs_without_a_letter_are_no_words(explorer, term):
    control(explorer, "Search").value = term
    assert shown(explorer).startswith(f"“{term}” holds no letter or digit, and what is looked for is words. ")
    for words in (f"a{term}", f"one-China {term}", "<b>"):
        control(explorer, "Search").value = words
        assert "line" in shown(explorer)


@pytest.mark.parametrize("term", ['"one-China"', "“one-China”", "one China", "one‑China", "one\u00ad-China"])
def test_quotation_marks_and_kinds_of_hyphen_hide_no_line(explorer, term):
    control(explorer, "Search").value = term
    assert shown(explorer).startswith("5 lines in 4 texts")


def test_a_word_that_stands_nearly_everywhere_is_refused(corpus, monkeypatch):
    monkeypatch.setattr("course_lib.analysis.kwicsearch._MOST", 100)
    explorer = ConcordanceExplorer(corpus, "the")
    assert "places, too many to list. Look for something longer." in shown(explorer)
    assert [label for label, _ in control(explorer, "Line").options] == ["choose a line"] and "<p" in explorer.static()
    with pytest.raises(CourseError):
        explorer.table


def test_a_ready_formula_fills_the_search_with_its_wordings(explorer):
    control(explorer, "Category").value = "criticism of others"
    control(explorer, "Search").value = ""
    ready = control(explorer, "Ready formula")
    assert all("criticism of others" not in label for label, _ in ready.options) and len(ready.options) == 11
    label, term = next(one for one in ready.options if one[0].startswith("hegemonism"))
    ready.value = term
    assert "|" in control(explorer, "Search").value and label.endswith(f"({len(explorer.table)})")
    control(explorer, "Search").value = "camps"
    assert ready.value == ""


def test_a_line_leads_to_its_passage_with_the_words_marked(explorer):
    control(explorer, "Line").value = 4
    seen = explorer.widget.children[1].value
    passage = seen[seen.rindex("<blockquote"):]
    assert "<mark" in passage and "share a river and a common future" in passage and "july.3, line 83" in passage
    assert "Attributed to Wang Yi (as reported)." in passage and "<summary>Line 4: july.3, line 83</summary>" in seen
    control(explorer, "Search").value = "railway"
    assert control(explorer, "Line").value == 0 and explorer.widget.children[1].value.casefold().count("attribute") == 19
    with pytest.raises(CourseError, match="no line 20 to show. Give a number from 1 to 19"):
        explorer.choose(20)


def test_each_line_opens_to_its_own_passage(explorer):
    row = explorer.table.iloc[2]
    line = explorer.widget.children[1].value.split("</details>")[2]
    assert "This copy names nobody; the text it repeats attributes the words to Wang Yi (as reported)." in (
        explorer.widget.children[1].value.split("</details>")[0])
    assert row["node"] in line and "Attributed to Thongloun Sisoulith" in line and "july.2, line 67" in line


def test_the_table_has_place_words_and_sources(explorer, corpus, tmp_path):
    row = explorer.search("one-China policy").table.iloc[0]
    assert corpus.text(row["page_id"])[row["start"]:row["end"]] == row["quote"] == row["node"]
    assert (row["outlet"], row["agency"], row["category"]) == ("socialistchina.org", "Xinhua", "support formula")
    explorer.to_csv(tmp_path / "lines.csv")
    assert "one-China policy" in (tmp_path / "lines.csv").read_text(encoding="utf-8-sig")


def test_on_paper_stand_the_first_lines(explorer):
    html = explorer.static()
    assert html.count("<details") == 12 and "19 lines more" in html
    assert html == ConcordanceExplorer(explorer.corpus, "community with a shared future").static()
    assert "Type a word" in ConcordanceExplorer(explorer.corpus).static()
