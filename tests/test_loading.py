"""Pages from a folder, a DataFrame or a text; labels corrected by hand."""

import subprocess
import sys
from datetime import date

import pandas as pd
import pytest

import course_lib as course
from course_lib.corpora.loading import SEEDS
from course_lib.errors import CourseError
from course_lib.loader.sources import CorpusError
from course_lib.words.lexicons import LexiconError
from tests import invariants

REPORT = """Home

Ministers meet

VIENTIANE, July 26 (Xinhua) -- The ministers met on Thursday and agreed to build a second bridge over the Mekong.

A further meeting is planned for the spring, when the water is low, the ministry said in a statement.

Trains run again

They ran on Friday, after a month of floods, with coal and with people, the railway said in a statement.

All rights reserved
"""


# A DataFrame

def test_a_table_of_the_seeds_reads_as_their_folder_does():
    sources = pd.read_csv(SEEDS / "sources.csv")
    table = sources.assign(text=[(SEEDS / file).read_text("utf-8") for file in sources["file"]])
    corpus, folder = course.load(table), course.load()
    assert repr(corpus) == repr(folder) and corpus.problems.empty
    judged = ("people", "statements", "meetings", "tellings")  # a table has no annotations beside it
    for name, expected in invariants.tables(folder).items():
        got, expected = getattr(corpus, name), getattr(folder.suggested, name) if name in judged else expected
        if name == "pages":
            got, expected = got.drop(columns="encoding"), expected.drop(columns="encoding")
        pd.testing.assert_frame_equal(got, expected)


def test_a_table_says_what_a_list_of_sources_says():
    table = pd.DataFrame({"story": [REPORT, "Another page"], "page_id": ["one", None], "outlet": ["A Paper", None], "likes": [3, 4],
                          "published": [pd.Timestamp("2024-07-27 08:00"), pd.NaT], "url": ["https://a.example", ""]})
    corpus = course.load(table, text="story")
    first, second = corpus.pages.to_dict("records")
    assert (first["page_id"], first["file"], first["outlet"], first["published"], first["url"]) \
        == ("one", "row 1", "A Paper", pd.Timestamp("2024-07-27"), "https://a.example")
    assert (second["page_id"], second["file"]) == ("row 2", "row 2") and pd.isna(second["outlet"]) and pd.isna(second["url"])
    assert corpus.articles["event_date"][0] == pd.Timestamp("2024-07-25") and list(table["likes"]) == [3, 4]


@pytest.mark.parametrize("day", ["2024-07-27", "2024-07-27T10:00:00Z", date(2024, 7, 27), pd.Timestamp("2024-07-27")])
def test_a_day_may_be_written_in_several_ways(day):
    assert course.load(pd.DataFrame({"text": [REPORT], "published": [day]})).pages["published"][0] == pd.Timestamp("2024-07-27")


def test_a_bad_row_hides_no_other():
    table = pd.DataFrame({"text": [REPORT, None, 7, "", "Two pages\0", "Third page", "Fourth page"],
                          "file": ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "a.txt", "g.txt"],
                          "published": ["", "", "", "", "", "", "26 July"]}, dtype="object")
    corpus = course.load(table)
    assert list(corpus.pages["file"]) == ["a.txt", "g.txt"]
    assert list(corpus.problems.itertuples(index=False, name=None)) == [
        ("b.txt", "Row 2 has no text in the column 'text'."),
        ("c.txt", "Row 3 has no text in the column 'text'."),
        ("a.txt", "Row 6: there is a file a.txt already. Give each row one of its own."),
        ("g.txt", "Row 7: '26 July' is not a day like 2024-07-25, so the page is read without one."),
        ("d.txt", "d.txt is empty. Put the text of a page into it, or take the file out of the folder."),
        ("e.txt", "e.txt holds NUL bytes, so it is not a text file. Save the page again as plain text (UTF-8).")]


@pytest.mark.parametrize(("source", "message"), [
    (pd.DataFrame({"story": ["a"]}), "The table needs one column 'text' with the texts; it has: story."),
    (pd.DataFrame([["a", "b"]], columns=["text", "text"]), "The table needs one column 'text'"),
    (pd.DataFrame({"text": []}), "The table has no rows."),
    (pd.DataFrame({"text": [None, " "]}), "No page in the table could be read. Row 1 has no text"),
    (pd.DataFrame({"text": ["a", "b"], "page_id": ["x", "x"]}), "Two pages have the id 'x'."),
    (pd.DataFrame({"text": ["\ud800"]}, dtype="object"), "No page in the table could be read. row 1 holds halves of characters"),
    ("not_there", "There is no folder "),
])
def test_what_cannot_be_read_is_met_with_a_sentence(source, message):
    with pytest.raises(CorpusError) as refused:
        course.load(source)
    assert str(refused.value).startswith(message) and str(refused.value).endswith(".")


# A text

def test_a_pasted_text_is_a_page():
    corpus = course.load_text(REPORT, outlet="A Paper", published=date(2024, 7, 27))
    assert list(corpus.pages["page_id"]) == ["pasted"] and corpus.text("pasted") == REPORT and corpus.folder is None
    assert corpus.pages["encoding"].isna().all() and corpus.pages["outlet"][0] == "A Paper"
    assert course.load_text("<html><p>Talks <b>end</b>", name="talks").text("talks") == "Talks end"


@pytest.mark.parametrize("text", ["", " \n", "a\0b"])
def test_a_pasted_text_that_is_none_is_met_with_a_sentence(text):
    with pytest.raises(CourseError, match="could be read"):
        course.load_text(text)


def test_an_unknown_detail_of_a_pasted_text_is_met_with_those_there_are():
    with pytest.raises(CourseError, match="There is no detail of a page 'publisher'; did you mean 'published'"):
        course.load_text(REPORT, publisher="A Paper")


# Labels corrected by hand

@pytest.fixture
def folder(tmp_path):
    (tmp_path / "one.txt").write_text(REPORT, encoding="utf-8", newline="")
    return tmp_path


def corrected(folder, *rows, header="page,line,label,reason,begins"):
    (folder / "labels.csv").write_text("\n".join([header, *rows]), encoding="utf-8")
    corpus = course.load(folder)
    invariants.check(corpus)
    return corpus


def labels(corpus):
    return corpus.paragraphs.set_index("line")["label"].to_dict()


def test_without_corrections_the_rules_decide(folder):
    assert labels(course.load(folder)) == {1: "furniture", 3: "title", 5: "body", 7: "body", 9: "body", 11: "body", 13: "furniture"}


def test_a_correction_is_applied_with_its_reason_and_taken_back_with_its_row(folder):
    corpus = corrected(folder, "one,7,furniture,an advertisement,A further")
    row = corpus.paragraphs.set_index("line").loc[7]
    assert (row["label"], row["reason"]) == ("furniture", "corrected by hand: an advertisement") and pd.isna(row["article_id"])
    assert not corpus.sentences["quote"].str.startswith("A further").any() and corpus.problems.empty
    again = corrected(folder)
    assert labels(again) == labels(course.load_text(REPORT)) and again.sentences["quote"].str.startswith("A further").any()


def test_furniture_becomes_part_of_the_article_beside_it(folder):
    corpus = corrected(folder, "one.txt,1,date,,", "one,13,note,,All rights")
    assert labels(corpus)[1] == "date" and labels(corpus)[13] == "note" and len(corpus.articles) == 1
    assert set(corpus.paragraphs["article_id"]) == {"one.1"}


def test_a_headline_below_text_begins_another_article(folder):
    corpus = corrected(folder, "one,9,title,,")
    assert list(corpus.articles["title"]) == ["Ministers meet", "Trains run again"]
    assert corpus.pages["kind"][0] == "compound" and list(corpus.sentences["article_id"]) == ["one.1", "one.1", "one.2"]


def test_another_headline_takes_the_place_of_the_first(folder):
    corpus = corrected(folder, "one,1,title,,")
    assert list(corpus.articles["title"]) == ["Home"] and labels(corpus)[3] == "furniture"


def test_a_page_of_links_becomes_an_article(tmp_path):
    (tmp_path / "one.txt").write_text("News\n\nMinisters meet\n\nTrains run\n")
    corpus = corrected(tmp_path, "one,3,title,,", "one,5,body,,")
    assert list(corpus.articles["title"]) == ["Ministers meet"] and list(corpus.sentences["quote"]) == ["Trains run"]


def test_an_article_without_text_is_none(folder):
    corpus = corrected(folder, *(f"one,{line},furniture,," for line in (5, 7, 9, 11)))
    assert corpus.articles.empty and corpus.pages["kind"][0] == "index" and corpus.problems.empty


@pytest.mark.parametrize(("rows", "kept"), [
    (["one,7-11,furniture,an advertisement,A further"], {3, 5}),
    (["one,6 to 12,furniture,,"], {3, 5}),
    (["one,7–11,furniture,,", "one,9,body,,"], {3, 5, 9}),
    (["one,9,body,,", "one,7 - 11,Furniture,,"], {3, 5, 9}),
    (["one,3,begins here,,Ministers", "one,7,ends here,,"], {3, 5, 7}),
    (["one,99,ends here,,"], {3, 5, 7, 9, 11}),
    (["one,5,Begins here,,"], {5, 7, 9, 11}),
    (["one,6,begins here,,", "one,6,ends here,,"], {5}),
    (["one,3,begins here,,", "one,5,ends here,,", "one,9,begins here,,", "one,10,ends here,,"], {3, 5, 9}),
    (["one,3,begins here,,", "one,5,ends here,,", "one,7,body,,"], {3, 5, 7}),
    (["one,3,begins here,,", "one,5,begins here,,", "one,7,ends here,,", "one,9,ends here,,"], {3, 5, 7, 9}),
])
def test_a_range_of_lines_and_where_the_text_begins_and_ends(folder, rows, kept):
    corpus = corrected(folder, *rows)
    assert {line for line, label in labels(corpus).items() if label != "furniture"} == kept and corpus.problems.empty


@pytest.mark.parametrize(("row", "file", "problem"), [
    ("one,2,body,,", "one.txt", "no paragraph begins at line 2"), ("one,99,body,,", "one.txt", "no paragraph begins at line 99"),
    ("one,99,begins here,,", "one.txt", "no paragraph begins at line 99"),
    ("one,7,begins here,,Another", "one.txt", "the paragraph at line 7 does not begin with 'Another'"),
    ("one,40-99,body,,", "one.txt", "no paragraph begins at line 40"), ("one,12-7,body,,", "one.txt", "no paragraph begins at line"),
    ("one,7-9,body,,Another", "one.txt", "the paragraph at line 7 does not begin with 'Another'"),
    ("one,7,body,,Another", "one.txt", "the paragraph at line 7 does not begin with 'Another'"),
    ("two,7,body,,", "two", "the folder holds no page two"),
])
def test_a_row_that_fits_nothing_is_a_problem_and_changes_nothing(folder, row, file, problem):
    corpus = corrected(folder, row)
    found, = corpus.problems.to_dict("records")
    assert found["file"] == file and found["problem"].startswith(f"labels.csv, line 2: {problem}")
    assert labels(corpus) == labels(course.load_text(REPORT))


def test_a_label_that_needs_an_article_is_a_problem_where_there_is_none(tmp_path):
    (tmp_path / "one.txt").write_text("News\n\nMinisters meet\n\nTrains run\n")
    corpus = corrected(tmp_path, "one,3,caption,,")
    assert set(corpus.paragraphs["label"]) == {"furniture"}
    assert "line 3 cannot be 'caption': that needs an article" in corpus.problems["problem"].item()


@pytest.mark.parametrize(("rows", "message"), [
    (["one,Jul-40,body,,"], "line 2, column 'line': 'Jul-40' is not allowed. It needs a line, or a first and a last line"),
    (["one,7-9,body,,", "one,7 to 9,note,,"], "line 3: line 7 to 9 of one is corrected already"),
    ([f"one,{'9' * 5000},body,,"], "99' is not allowed. It needs a line"),
    (["one,7,text,,"], "line 2, column 'label': 'text' is not allowed"), (["one,seven,body,,"], "line 2, column 'line'"),
    ([",7,body,,"], "line 2, column 'page'"), (["one,7,body,,", "one.txt,7,note,,"], "line 3: line 7 of one.txt is corrected already"),
])
def test_a_slip_in_the_corrections_names_file_and_line(folder, rows, message):
    with pytest.raises(LexiconError, match=message) as refused:
        corrected(folder, *rows)
    assert "labels.csv" in str(refused.value)


def test_word_lists_that_change_are_read_anew(folder):
    (folder / "lexicons").mkdir()
    file = folder / "lexicons" / "furniture.csv"
    for phrase, label in (("a further meeting .*", "furniture"), ("nothing like it at all", "body")):
        file.write_text(f"pattern,where,label,reason,example\n{phrase},line,furniture,a test,A further meeting is held.\n"
                        .replace("A further meeting is held.", "Nothing like it at all" if label == "body" else "A further meeting is held."))
        assert labels(course.load(folder))[7] == label


def test_a_plain_text_is_read_without_what_web_pages_need():
    code = ("import sys, course_lib as course; course.load_text('Talks end\\n\\nHANOI, July 5 (VNA) - Two ministers met.');"
            "print(*({'trafilatura', 'lxml', 'yaml', 'charset_normalizer'} & {*sys.modules}))")
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "\n"


def test_loading_web_pages_says_nothing_and_asks_no_network(tmp_path):
    (tmp_path / "a.html").write_text("<html><p>one<b>two</p></i><table><tr>three</head>")
    code = ("import socket, trafilatura, course_lib as course\nsocket.socket.connect = socket.getaddrinfo = None\n"
            f"print(len(course.load({str(tmp_path)!r}).pages))")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("1\n", "")


def test_prose_that_is_part_of_no_article_is_said():
    comment = ("I have crossed the river on the old ferry for forty years and never paid more than a song, and now they want us all "
               "to queue at a bridge that nobody in the village asked for and that the lorries will have to themselves by the spring, "
               "as my cousin says who paints the piers and hears what the engineers say to each other at noon over their soup.")
    more = "The ministry said in a statement that the water is low and that lorries wait on both banks of the river.\n\n" * 5
    text = f"{REPORT.partition('Trains')[0]}{more}\n\nLeave a reply\n\n3 comments\n\nOld Ferryman\n\nJuly 27, 2024 at 9:40\n\n{comment}\n"
    said = course.load_text(text).problems["problem"].tolist()
    assert said == ["pasted has 70 words of prose that are part of no article, from line 29 to line 29. If they are one, say so in "
                    "labels.csv."]
    assert course.load_text(text.replace(comment, comment[:200])).problems.empty
