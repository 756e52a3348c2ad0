"""A folder of pages as tables."""

import subprocess
import sys
import unicodedata

import pandas as pd
import pytest

import course_lib as course
from course_lib.corpora.loading import SEEDS
from course_lib.corpora.tables import ARTICLES
from course_lib.errors import CourseError
from course_lib.loader.sources import CorpusError
from course_lib.words.lexicons import LexiconError

REPORT = """Ministers meet

VIENTIANE, July 26 (Xinhua) -- The ministers met on Thursday and agreed to build a second bridge over the Mekong.

A further meeting is planned for the spring, when the water is low, the ministry said in a statement.
"""
SOURCES = "file,page_id,outlet,outlet_basis,url,published,rights\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "one.txt").write_text(REPORT, encoding="utf-8", newline="")
    return tmp_path


def sources(folder, *rows, header=SOURCES):
    (folder / "sources.csv").write_text(header + "\n".join(rows), encoding="utf-8", newline="")


# The tables

def test_the_tables_have_the_columns_of_the_contract(folder):
    corpus = course.load(folder)
    promised = {
        "pages": "page_id file kind outlet outlet_basis published n_articles n_chars",
        "paragraphs": "page_id article_id paragraph line label reason start end quote",
        "articles": "article_id page_id kind title outlet agency dateline dateline_place dateline_date year_basis event_date "
                    "event_date_basis published n_words reprint_of start end",
        "sentences": "article_id page_id paragraph line sentence copy_of start end quote",
    }
    for name, columns in promised.items():
        assert set(columns.split()) <= set(getattr(corpus, name).columns)
    assert list(corpus.problems.columns) == ["file", "problem"] and type(corpus.pages) is pd.DataFrame


def test_a_page_by_itself(folder):
    corpus = course.load(str(folder))
    page, = corpus.pages.to_dict("records")
    assert (page["page_id"], page["file"], page["kind"], page["n_articles"], page["n_chars"]) \
        == ("one", "one.txt", "single", 1, len(REPORT))
    article, = corpus.articles.to_dict("records")
    assert (article["article_id"], article["title"], article["n_words"]) == ("one.1", "Ministers meet", 38)
    assert list(corpus.sentences["sentence"]) == ["one.1.1", "one.1.2"] and list(corpus.sentences["line"]) == [3, 5]
    assert corpus.text("one") == REPORT


def test_what_is_missing_is_missing_and_never_an_empty_string(folder):
    corpus = course.load(folder)
    for table in (corpus.pages, corpus.paragraphs, corpus.articles, corpus.sentences):
        assert not (table == "").any(axis=None)
    article = corpus.articles.iloc[0]
    assert article[["outlet", "byline", "dateline_date", "year_basis", "event_date", "published",
                    "reprint_of"]].isna().all()
    assert corpus.articles["event_date"].dtype.kind == "M"  # timestamps, though there is none


def test_the_list_of_sources_supplies_what_the_page_does_not_say(folder):
    sources(folder, "one.txt,first,A Paper,seen in the address,https://a.example,2024-07-27,its publisher")
    corpus = course.load(folder)
    page, article = corpus.pages.iloc[0], corpus.articles.iloc[0]
    assert list(page[["page_id", "outlet", "outlet_basis", "url", "rights", "published_basis"]]) \
        == ["first", "A Paper", "seen in the address", "https://a.example", "its publisher", "sources.csv"]
    assert page["published"] == article["published"] == pd.Timestamp("2024-07-27")
    assert (article["article_id"], article["event_date"], article["year_basis"]) \
        == ("first.1", pd.Timestamp("2024-07-25"), "sources.csv")


@pytest.mark.parametrize(("byline", "outlet"), [("CGTN", "CGTN"), ("", None)])
def test_an_outlet_in_the_byline_is_the_page_s(tmp_path, byline, outlet):
    (tmp_path / "a.txt").write_text(f"Ministers meet\n\n{byline}\n\n" + REPORT.split("\n\n", 1)[1])
    page = course.load(tmp_path).pages.iloc[0]
    assert (page["outlet"] == outlet and page["outlet_basis"] == "byline") if outlet else pd.isna(page["outlet"])


# What is a page

def test_readme_sources_hidden_and_other_files_are_no_pages(folder):
    for name in ("README.md", "readme.txt", "Readme.TXT", ".hidden.txt", "notes.csv", "page.pdf", "sources.csv",
                 "Labels.csv.TXT"):
        (folder / name).write_text(SOURCES if name == "sources.csv" else "no page", encoding="utf-8")
    (folder / "sub.txt").mkdir()
    (folder / "two.md").write_text("Again: " + REPORT)
    (folder / "THREE.TXT").write_text("Once more: " + REPORT)
    corpus = course.load(folder)
    assert list(corpus.pages["file"]) == ["THREE.TXT", "one.txt", "two.md"]
    assert list(corpus.problems["problem"]) == ["page.pdf is no page that can be read. Open it, copy its text, and save that "
                                                "as a .txt file.",
                                                "Labels.csv.TXT is a list and no page, but its name ends wrongly, so it "
                                                "was not read. Rename it to Labels.csv."]


def test_two_stems_alike_keep_their_whole_names(folder):
    (folder / "one.md").write_text(REPORT)
    assert list(course.load(folder).pages["page_id"]) == ["one.md", "one.txt"]


def test_a_page_without_articles_is_a_page(folder):
    (folder / "index.txt").write_text("News\n\nMinisters meet\n\nTrains run\n")
    corpus = course.load(folder)
    assert list(corpus.pages["kind"]) == ["index", "single"] and list(corpus.pages["n_articles"]) == [0, 1]
    assert set(corpus.paragraphs["page_id"]) == {"index", "one"} and set(corpus.articles["page_id"]) == {"one"}


def test_only_pages_without_articles_make_empty_tables(tmp_path):
    (tmp_path / "index.txt").write_text("News\n\nMinisters meet\n")
    corpus = course.load(tmp_path)
    assert corpus.articles.empty and corpus.sentences.empty and tuple(corpus.articles.columns) == ARTICLES
    assert repr(corpus) == "Corpus: 1 page, 0 articles, 0 words of article text."


# What cannot be read

def test_a_file_that_cannot_be_read_is_listed_while_others_load(folder):
    (folder / "blank.txt").write_text("\n")
    (folder / "picture.txt").write_bytes(b"\x89PNG\0")
    corpus = course.load(folder)
    assert list(corpus.pages["file"]) == ["one.txt"]
    assert list(corpus.problems["file"]) == ["blank.txt", "picture.txt"]
    assert corpus.problems["problem"].str.contains("is empty|holds NUL bytes").all()
    assert repr(corpus) == ("Corpus: 1 page, 1 article, 38 words of article text. "
                            "2 problems: see corpus.problems.")


def test_a_file_that_may_not_be_opened_is_listed(folder, monkeypatch):
    from pathlib import Path

    (folder / "two.txt").write_text(REPORT)
    read = Path.read_bytes

    def refuse(path):
        if path.name == "two.txt":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    problem, = course.load(folder).problems["problem"]
    assert problem == "two.txt cannot be opened (Permission denied). Check that it is there, and that you may read it."


def test_a_listed_file_that_is_not_there_is_a_problem(folder):
    sources(folder, "one.txt,first,,,,,", "gone.txt,gone,,,,,")
    problems = course.load(folder).problems
    assert problems.to_dict("records") == [
        {"file": "gone.txt", "problem": "sources.csv lists gone.txt, but the folder does not hold it."}]


def refused(error, folder):
    with pytest.raises(error) as caught:
        course.load(folder)
    message = str(caught.value)
    assert isinstance(caught.value, CourseError) and message.endswith(".") and "\n" not in message
    return message


def test_a_missing_folder(tmp_path):
    assert refused(CorpusError, tmp_path / "none") \
        == (f"There is no folder {tmp_path / 'none'}. Give the path of a folder that holds pages, as text (.txt) or as "
            "saved web pages (.html).")
    (tmp_path / "my_texts").mkdir()
    assert f"did you mean {tmp_path / 'my_texts'}?" in refused(CorpusError, tmp_path / "my_text")


def test_an_empty_folder(tmp_path):
    (tmp_path / "README.md").write_text("no page")
    assert refused(CorpusError, tmp_path) \
        == f"There is no page in {tmp_path}. Put each page there as a text file whose name ends in .txt, " \
           "or as a saved web page (.html)."


def test_two_pages_of_one_id(folder):
    (folder / "two.txt").write_text(REPORT)
    sources(folder, "one.txt,same,,,,,", "two.txt,same,,,,,")
    assert refused(CorpusError, folder).startswith("Two pages have the id 'same'.")


@pytest.mark.parametrize(("text", "where"), [
    (SOURCES + "one.txt,One!,,,,,\n", "line 2, column 'page_id': 'One!' is not allowed"),
    (SOURCES + "one.txt,one.1,,,,,\n", "line 2, column 'page_id': 'one.1' is not allowed"),
    (SOURCES + 'one.txt,"one\n', "line 2: not a row of CSV"),
    ("page_id\none\n", "line 1: the column 'file' is missing"),
    (SOURCES + "one.txt,one,,,,,\none.txt,two,,,,,\n", "line 3, column 'file': 'one.txt' is there already"),
])
def test_a_slip_in_the_list_of_sources_names_file_line_and_column(folder, text, where):
    (folder / "sources.csv").write_text(text, encoding="utf-8", newline="")
    message = refused(LexiconError, folder)
    assert message.startswith(f"{folder / 'sources.csv'}, {where}")


def test_a_day_that_cannot_be_read_hides_no_page_and_is_a_problem(folder):
    (folder / "two.txt").write_text(REPORT.replace("bridge", "tunnel"))
    sources(folder, "one.txt,one,Varo Post,,,03/04/2024,", "two.txt,two,,,,2024-07-26,")
    corpus = course.load(folder)
    assert corpus.pages["outlet"][0] == "Varo Post" and corpus.pages["published"].isna().to_list() == [True, False]
    (file, problem), = corpus.problems[["file", "problem"]].to_numpy().tolist()
    assert file == "one.txt" and problem.startswith(
        "sources.csv, line 2, column 'published': '03/04/2024' may mean 2024-03-04 or 2024-04-03.")
    assert problem.endswith(" one.txt is read without this day.") and "1 problem: see corpus.problems" in repr(corpus)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_file_is_found_by_its_name_however_its_letters_are_kept(folder, form):
    other = {"NFC": "NFD", "NFD": "NFC"}[form]
    (folder / unicodedata.normalize(form, "Đà Nẵng.txt")).write_text(REPORT.replace("bridge", "tunnel"))
    sources(folder, unicodedata.normalize(other, "Đà Nẵng.txt") + ",da_nang,Varo Post,,,2024/7/26,")
    (folder / "labels.csv").write_text(unicodedata.normalize(other, "page,line,label\nĐà Nẵng.txt,5,furniture\n"))
    corpus = course.load(folder)
    assert corpus.problems.empty and list(corpus.pages["page_id"]) == ["one", "da_nang"]
    assert str(corpus.pages["published"][1].date()) == "2024-07-26"


@pytest.mark.parametrize(("make", "said"), [
    (lambda file: file.mkdir(), "sources.csv is a folder"), (lambda file: file.symlink_to("x"), "sources.csv is a link that leads"),
])
def test_a_list_of_sources_that_is_no_file_is_said(folder, make, said):
    make(folder / "sources.csv")
    assert said in refused(LexiconError, folder)


def test_an_unknown_page_is_met_with_what_there_is(folder):
    with pytest.raises(CourseError, match="There is no page 'two'.*one"):
        course.load(folder).text("two")


# Loading

def test_the_course_s_corpus_says_what_it_holds():
    words = f"{course.load().articles['n_words'].sum():,}"
    assert repr(course.load()) == f"Corpus: 5 pages, 15 articles, {words} words of article text."


def test_two_loads_are_alike():
    first, second = course.load(), course.load(SEEDS)
    for name in ("pages", "paragraphs", "articles", "sentences", "problems"):
        pd.testing.assert_frame_equal(getattr(first, name), getattr(second, name))


def test_a_folder_may_bring_its_own_word_lists(folder):
    (folder / "lexicons").mkdir()
    (folder / "lexicons" / "furniture.csv").write_text(
        "pattern,where,label,reason,example\na further meeting .*,line,furniture,a test,A further meeting is held.\n")
    assert course.load(folder).paragraphs["label"].tolist() == ["title", "body", "furniture"]


def test_importing_the_library_loads_the_standard_library_only():
    code = ("import sys; before = set(sys.modules); import course_lib; "
            "print(*sorted({name.partition('.')[0] for name in set(sys.modules) - before}))")
    run = subprocess.run([sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(SEEDS.parent)!r}); {code}"],
                         capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split()) - {"course_lib"}
    assert loaded <= set(sys.stdlib_module_names) and "course_lib" in run.stdout


def test_public_names_are_found_and_others_are_refused():
    assert set(course.__all__) <= set(dir(course)) and course.load is not None
    with pytest.raises(AttributeError, match="course_lib has no 'lode'. It has: "):
        course.lode
