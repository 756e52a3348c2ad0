"""Tables, citations and passages as a reader sees them."""

import re
from html import unescape
from html.parser import HTMLParser
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from fakes import DAY, corpus

from course_lib import load, load_text
from course_lib.display import markup
from course_lib.display.pageviews import page_view
from course_lib.display.views import cite, evidence, published, show
from course_lib.errors import CourseError

VOID = {"br", "wbr", "img", "hr"}


class Checker(HTMLParser):
    """Fails on a tag that is not closed in its turn; keeps elements and words."""

    def __init__(self, html):
        super().__init__()
        self.open, self.elements, self.words = [], [], ""
        self.feed(html)
        assert not self.open, f"not closed: {self.open}"

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data


def words(view):
    return Checker(view._repr_html_()).words


def elements(view, name):
    return [attrs for tag, attrs in Checker(view._repr_html_()).elements if tag == name]


def rows_of(view):
    cells = re.findall(r"<tr>(.*?)</tr>", view._repr_html_(), re.S)
    return [[re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S)]
            for row in cells]


@pytest.fixture
def pages():
    return corpus()


@pytest.mark.parametrize("row, expected", [
    ({"article_id": "july.4", "page_id": "july", "line": 113}, "july.4, line 113"),
    ({"article_id": None, "page_id": "july", "line": 53}, "july, line 53"),
    ({"article_id": np.nan, "page_id": "july", "line": 53.0}, "july, line 53"),
    ({"page_id": "cgtn", "line": 11, "quote": "a\r\nb\nc"}, "cgtn, lines 11–13"),
    ({"page_id": "cgtn", "line": pd.NA, "sentence": "cgtn.1.4", "paragraph": 2}, "cgtn, sentence 4"),
    ({"page_id": "cgtn", "paragraph": 2}, "cgtn, paragraph 2"),
    ({"article_id": "april.2"}, "april.2"),
])
def test_a_row_of_any_form_is_cited(row, expected):
    assert cite(row) == expected
    assert cite(pd.Series(row)) == expected
    assert cite(next(pd.DataFrame([row]).itertuples())) == expected


def test_a_row_without_a_place_cannot_be_cited():
    with pytest.raises(CourseError, match="no article_id and no page_id. It has: meeting_id"):
        cite({"meeting_id": "m1"})
    with pytest.raises(CourseError, match="a table of 3 rows.*iloc"):
        cite(pd.DataFrame({"page_id": list("abc")}))
    with pytest.raises(CourseError, match="not one row"):
        cite("july.4")


def test_a_student_sees_the_sentence_and_no_traceback():
    with pytest.raises(CourseError) as caught:
        cite(12)
    assert caught.value._render_traceback_() == [str(caught.value)]


def test_quotes_are_whole_and_cited(pages):
    long = "word " * 400
    table = pages.sentences.assign(quote=long)
    view = show(table, rows=2)
    assert rows_of(view)[0] == ["citation", "sentence", "copy_of", "quote"]
    assert rows_of(view)[1][0] == "river.1, line 5"
    assert rows_of(view)[1][-1] == long
    assert repr(view) == "The first 2 of 5 rows."
    assert "The table also has, for use in code: article_id, page_id, paragraph, line, start and end." in words(view)


def test_an_article_is_named_by_its_id_rather_than_cited(pages):
    head = rows_of(show(pages.articles))[0]
    assert head == ["article_id", "kind", "title", "outlet", "agency", "published"]


def test_an_id_is_for_code_where_its_name_stands_beside_it():
    view = show(pd.DataFrame({"person": ["Wang Yi"], "person_id": ["wang-yi"], "state_id": ["laos"]}))
    assert rows_of(view)[0] == ["person", "state_id"] and "for use in code: person_id." in words(view)


@pytest.mark.parametrize("number, rows, said", [
    (37, 10, "The first 10 of 37 rows."), (10, 10, "10 rows."), (1, 10, "1 row."), (0, 10, "No rows."),
    (12, None, "12 rows."), (1200, 5, "The first 5 of 1,200 rows."),
])
def test_how_many_rows_is_said_in_words(number, rows, said):
    view = show(pd.DataFrame({"n": range(number)}), rows)
    assert repr(view) == said and said in words(view)


@pytest.mark.parametrize("value, shown", [
    (3, "3"), (2024, "2024"), (8400, "8400"), (12345, "12,345"), (3.0, "3"), (0.6667, "0.667"),
    (1234.5, "1,234.50"),
    (-0.25, "-0.25"), (float("inf"), "inf"), (True, "yes"), (np.bool_(False), "no"),
    (pd.Timestamp("2024-07-25"), "2024-07-25"), (pd.Timestamp("2024-07-25 14:30"), "2024-07-25 14:30"),
    (("wang-yi", "lavrov"), "wang-yi, lavrov"), ((), "none"), ({"b", "a"}, "a, b"),
    ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"),
    (None, "—"), (np.nan, "—"), (pd.NaT, "—"), (pd.NA, "—"), ("", ""),
])
def test_values_read_as_a_reader_expects(value, shown):
    assert rows_of(show(pd.DataFrame({"v": pd.Series([value], dtype=object)})))[1] == [shown]


def test_a_table_too_wide_to_read_keeps_its_quotes_and_names_what_it_leaves_out():
    wide = pd.DataFrame({f"column_{n}": ["some words"] for n in range(30)} | {"quote": ["China and Laos"]})
    view = show(wide)
    assert 5 < len(rows_of(view)[0]) < 15 and rows_of(view)[0][-1] == "quote"
    left_out = len(wide.columns) - len(rows_of(view)[0])
    assert len(re.search(r"not shown: (.*)\. Choose", words(view))[1].split(", ")) == left_out
    assert len(rows_of(show(wide[["column_1", "quote"]]))[0]) == 2


def test_citations_dates_and_numbers_stay_on_one_line():
    table = pd.DataFrame({"page_id": ["july"], "line": [3], "day": [DAY], "n": [12.5], "word": ["a b"],
                          "also": ["july.4, lines 3–4"], "typed": ["2024-07-25"]})
    unbroken = ["nowrap" in attrs["style"] for attrs in elements(show(table), "td")]
    assert unbroken == [True, True, True, False, True, True]


def test_a_text_that_is_a_citation_leads_to_its_line_and_one_of_no_page_does_not():
    load()
    shown = show(pd.DataFrame({"first": ["july.4, lines 133-139", "nowhere.1, line 3", "see july.4, line 3"]}))
    links = elements(shown, "a")
    assert [link["href"].endswith("#line=132") for link in links] == [True]


def test_an_address_may_break_anywhere_and_other_words_stay_whole():
    styles = [cell.get("style", "") for cell in elements(show(pd.DataFrame({"a": ["x" * 40, "some words"]})), "td")]
    assert ["overflow-wrap:anywhere" in style for style in styles] == [True, False]


@pytest.mark.parametrize("value, pieces", [
    ("https://one.org/news/cnt/intnews/2024/page.html", ["https://one.org/news/cnt/", "intnews/2024/page.html"]),
    ("x" * 70, ["x" * 30, "x" * 30, "x" * 10]), ("x" * 30, ["x" * 30]), ("a/b some-words.html", ["a/b some-words.html"]),
])
def test_a_long_address_breaks_after_a_stroke(value, pieces):
    assert markup.text(value).split("<wbr>") == pieces


def test_a_missing_value_has_words():
    view = show(pd.DataFrame({"v": [None]}))
    assert elements(view, "abbr") == [{"title": "missing", "style": "text-decoration:none"}]


def test_numbers_stand_right_and_words_left():
    view = show(pd.DataFrame({"n": [1, None], "word": ["a", "b"], "flag": [True, False]}))
    aligned = [re.search(r"text-align:(\w+)", attrs["style"])[1] for attrs in elements(view, "td")]
    assert aligned == ["right", "left", "left"] * 2


def test_an_index_with_meaning_is_shown_and_one_without_is_not():
    labels = pd.Series(["body", "body", "title"], name="label")
    assert rows_of(show(labels.value_counts())) == [["label", "count"], ["body", "2"], ["title", "1"]]
    assert rows_of(show(pd.DataFrame({"n": [1]}, index=["x"]))) == [["row", "n"], ["x", "1"]]
    assert rows_of(show(pd.DataFrame({"n": [1, 2]}).iloc[1:])) == [["n"], ["2"]]
    assert rows_of(show(pd.Series([5]))) == [["value"], ["5"]]


@pytest.mark.parametrize("table", [
    pd.DataFrame(), pd.DataFrame(columns=["page_id", "line", "quote"]), pd.DataFrame(index=["a", "b"]),
    pd.DataFrame([[1, 2]], columns=["same", "same"]), pd.DataFrame({1: ["a"], 2.5: ["b"]}),
    pd.DataFrame([[1]], columns=pd.MultiIndex.from_tuples([("a", "b")])),
    pd.DataFrame({"a": pd.Categorical(["x"])}), pd.DataFrame({"x": [np.array([1, 2])]}),
    pd.DataFrame({"n": [1]}, index=pd.Index(["x"], name="n")),
    pd.DataFrame({"page_id": ["a", None], "line": [None, 3]}),
])
def test_odd_tables_are_shown_too(table):
    assert words(show(table))


def test_markup_from_a_page_is_only_ever_text():
    hostile = '<img src=x onerror="alert(1)"><script>alert(1)</script>'
    table = pd.DataFrame({hostile: [hostile], "page_id": [hostile], "line": [1]})
    assert not elements(show(table), "img") and not elements(show(table), "script")
    assert words(show(table)).count("<script>") == 3  # the column's name, its value, the citation


def test_evidence_marks_the_span_in_its_paragraph_and_names_its_source(pages):
    row = pages.sentences.iloc[1]
    view = evidence(pages, row)
    html = view._repr_html_()
    assert re.search(r"<mark[^>]*>They agreed on a plan\.</mark>", html)
    assert "PORT, July 2 (Agency) — The two ministers met. " in html
    assert "river.1, line 5 · Agency on river.example · published 5 July 2024" in words(view)
    assert repr(view) == "river.1, line 5: They agreed on a plan."


def test_evidence_for_a_paragraph_needs_no_mark_and_keeps_its_lines(pages):
    caption = pages.paragraphs.query("label == 'caption'").iloc[0]
    view = evidence(pages, caption)
    assert not elements(view, "mark") and elements(view, "br")
    assert "river.1, lines 7–8" in words(view)


def test_evidence_over_several_paragraphs_marks_each_of_them(pages):
    first, last = pages.paragraphs.iloc[1], pages.paragraphs.iloc[2]
    view = evidence(pages, {"page_id": "river", "start": first.start + 3, "end": last.end - 3})
    assert len(elements(view, "mark")) == 2


def test_evidence_says_what_is_not_known(pages):
    pages.pages["outlet"] = pages.pages["published"] = None
    view = evidence(pages, pages.paragraphs.iloc[-1])
    assert "links, line 3 · outlet not known · publication date not known" in words(view)


@pytest.mark.parametrize("row, message", [
    ({"meeting_id": "m1"}, "no page_id, start and end. It has: meeting_id"),
    ({"page_id": "nowhere", "start": 0, "end": 1}, "no page 'nowhere'. There is: river, links"),
    ({"page_id": "river", "start": 5, "end": 99_999}, "so nothing stands at 5 to 99999"),
    ({"page_id": "river", "start": 5, "end": 5}, "nothing stands at 5 to 5"),
])
def test_evidence_that_does_not_exist_is_explained(pages, row, message):
    with pytest.raises(CourseError, match=message):
        evidence(pages, row)


def test_a_page_is_shown_whole_with_labels_reasons_and_lines(pages):
    view = page_view(pages, "river")
    seen = words(view)
    for row in pages.paragraphs.query("page_id == 'river'").itertuples():
        assert row.label in seen and row.reason in seen
        assert all(line in seen for line in row.quote.splitlines())
    lines = [row[0] for row in rows_of(view) if len(row) == 3]
    assert lines == ["line", "1", "3", "5", "7", "10", "12", "14", "16"]
    assert repr(view).startswith("The page river (river.txt): 2 articles; 8 paragraphs, of which 2 furniture")


def test_where_articles_begin_and_end_is_said(pages):
    starts = [row[0] for row in rows_of(page_view(pages, "river"))]
    assert starts == [
        "line", "1", "river.1, report: Ministers meet by the river", "3", "5", "7", "End of river.1",
        "river.2, introduction: An editor's view", "10", "12", "14", "End of river.2", "16"]
    assert [row for row in rows_of(page_view(pages, "links")) if len(row) == 1] == []


def test_furniture_is_set_back_and_article_text_is_not(pages):
    html = page_view(pages, "river")._repr_html_()
    assert re.search(r'opacity:0\.75">Accept &lt;all&gt; cookies', html)
    assert not re.search(r'opacity[^>]*>(They|What|PORT)', html)


def test_many_paragraphs_of_furniture_are_folded_and_none_is_lost():
    links = "\n\n".join(f"Link to page {number}" for number in range(40))
    corpus = load_text(f"{links}\n\nTalks end\n\nHANOI, July 5 (VNA) - Two ministers met on Friday.\n\nMore news\n")
    html = page_view(corpus, "pasted")._repr_html_()
    folded, rest = html.split("<details>")[1].split("</details>")
    assert "Lines 1 to 77: 39 paragraphs of furniture" in folded and "Link to page 38" in folded
    assert all(words in rest for words in ("Link to page 39", "Two ministers met", "More news"))


def test_a_corpus_without_articles_or_paragraphs_has_views_too():
    bare = corpus({"links": [("furniture", None, "Home", "a menu")], "blank": []})
    assert "0 articles; 0 paragraphs, of which none" in repr(page_view(bare, "blank"))
    assert words(evidence(bare, bare.paragraphs.iloc[0]))


def test_every_sentence_of_the_five_pages_is_cited_and_shown_alike(seeds):
    for _, row in seeds.sentences.iterrows():
        view = evidence(seeds, row)
        assert repr(view) == f"{cite(row)}: {row['quote']}"
        assert re.sub(r"\s+", " ", row["quote"]) in re.sub(r"\s+", " ", words(view))


def test_each_of_the_five_pages_is_shown_to_its_last_letter(seeds):
    for page_id in seeds.pages["page_id"]:
        seen = "".join(row[-1] for row in rows_of(page_view(seeds, page_id)) if len(row) == 3)
        shown, printed = (re.sub(r"\s", "", text) for text in (unescape(seen), seeds.text(page_id)))
        assert shown == "text" + printed


def test_the_four_july_datelines_are_marked_inside_their_paragraphs(seeds):
    html = page_view(seeds, "july")._repr_html_()
    assert re.findall(r"<u>(VIENTIANE, July \d+ \(Xinhua\))", html) == [
        f"VIENTIANE, July {day} (Xinhua)" for day in (25, 25, 26, 25)]
    assert html.count("; the dateline is underlined") == 4


# Citations as links

def test_a_citation_leads_to_its_line_where_jupyterlab_reaches(tmp_path, monkeypatch):
    home = tmp_path / "home"
    for place in (home / "my pages", tmp_path / "far", home / "notebooks"):
        place.mkdir(parents=True)
    story = "Talks end\n\nHANOI, July 5 (VNA) - Two ministers met on Friday in the capital of the country.\n"
    (home / "my pages" / "a&b.txt").write_text(story)
    (home / "my pages" / "web.html").write_text(f"<html><body><p>{story}</p></body></html>")
    (tmp_path / "far" / "away.txt").write_text(story)
    monkeypatch.chdir(home / "notebooks")
    near, far = load(home / "my pages"), load(tmp_path / "far")
    own = near.sentences[near.sentences["page_id"] == "a&b"]
    assert 'href="../my%20pages/a%26b.txt#line=2"' in show(own).html
    assert 'href="../my%20pages/a%26b.txt#line=2"' in evidence(near, own.iloc[0]).html
    assert "href" not in show(near.sentences[near.sentences["page_id"] == "web"]).html, "lines of the text, not of the file"
    assert "href" not in show(far.sentences).html and not far.sentences.empty
    pasted = load_text(story, "a&b")
    assert "href" not in evidence(pasted, pasted.sentences.iloc[0]).html


@pytest.mark.parametrize("agency, outlet, said", [
    ("REUTER", "Reuters", "Reuters"), ("Xinhua", "Xinhua Silk Road", "Xinhua on Xinhua Silk Road"), (None, None, "outlet not known")])
def test_who_published_a_report_is_named_once(agency, outlet, said):
    about = SimpleNamespace(pages=pd.DataFrame({"page_id": ["a"], "outlet": [outlet]}),
                            articles=pd.DataFrame({"article_id": ["a.1"], "agency": [agency]}))
    assert published(about, "a", "a.1")[0] == said


def test_no_misspelt_name_is_looked_for_where_there_are_no_names():
    assert "misspelt" not in words(show(pd.DataFrame(columns=["file", "problem"])))
    assert "misspelt" in words(show(pd.DataFrame(columns=["article_id", "quote"])))
