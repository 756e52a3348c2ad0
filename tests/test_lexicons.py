"""The reader of word lists: a teacher's rows, and what is said of a bad one."""

import pytest

from course_lib import load
from course_lib.errors import CourseError
from course_lib.words.lexicons import SCHEMAS, LexiconError, checked, ids, read


def add(folder, name, text, encoding="utf-8"):
    """A teacher's file in a folder of pages."""
    (folder / "lexicons").mkdir(exist_ok=True)
    (folder / "lexicons" / f"{name}.csv").write_bytes(text.encode(encoding))
    return folder


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_courses_own_rows_pass_their_schema_and_are_read_whole(name):
    rows = checked(name)
    assert rows and rows == read(name)
    assert all(list(row) == list(SCHEMAS[name]) for row in rows)


def test_a_teachers_rows_follow_the_courses_own(tmp_path):
    add(tmp_path, "states", "state_id,name,adjectives\natlantis,Atlantis,Atlantean\n\nutopia,Utopia,Utopian\n")
    rows = read("states", tmp_path)
    assert rows[:-2] == read("states")
    assert [row["state_id"] for row in rows[-2:]] == ["atlantis", "utopia"]
    assert rows[-1]["capital"] == ""
    assert ids("states", tmp_path) - ids("states") == {"atlantis", "utopia"}


def test_a_teachers_row_may_refer_to_a_teachers_row(tmp_path):
    add(tmp_path, "states", "state_id,name\natlantis,Atlantis\n")
    add(tmp_path, "frameworks", "framework_id,name,case,kind\npif,Pacific Islands Forum,exact,organisation\n")
    add(tmp_path, "framework_facts", f"{FACT}\npif,atlantis,member,,,2024-07-25,a book,no\n")
    assert read("framework_facts", tmp_path)[-1]["state"] == "atlantis"


@pytest.mark.parametrize("folder", [None, "", "empty"])
def test_a_folder_without_lexicons_adds_nothing(tmp_path, folder):
    assert read("states", tmp_path if folder == "empty" else folder) == read("states")


PERSON = "person_id,name,name_order,state_or_body"
WONG = "penny-wong,Penny Wong,given-first,australia"
FACT = "framework_id,state,role,from,to,as_of,source,disputed"
FRAMEWORK = "framework_id,name,case,kind"
FORMULA = "formula_id,category,pattern,gloss"
WIN = "win,cooperation phrase,win-win,both gain"
VERB = "verb,forms,stance,takes"
PHRASE = "pattern,kind,sure,example,not_this"
MODAL = "ladder,step,step_id,forms,gloss"
FURNITURE = "pattern,where,label,reason,example"

BAD = [  # list, header, rows, line, column (or None), words of the message
    ("people", PERSON, "Penny Wong,Penny Wong,given-first,australia", 2, "person_id", "lower-case letters"),
    ("people", PERSON, ",Penny Wong,given-first,australia", 2, "person_id", "empty. It needs lower-case"),
    ("people", PERSON, "penny-wong,Penny Wong,western,australia", 2, "name_order", "given-first, sur"),
    ("people", PERSON, "\na-b,A B,given-first,Australia", 3, "state_or_body", "states.csv or frameworks.csv"),
    ("people", f"{PERSON},office", f"{WONG},Minister", 2, "office", "stands without 'office_as_of'"),
    ("people", f"{PERSON},office,office_as_of", f"{WONG},Minister,2024-07-25", 2, "office", "'source'"),
    ("people", f"{PERSON},office_as_of", f"{WONG},2024-02-30", 2, "office_as_of", "like 2024-07-25"),
    ("people", f"{PERSON},aliases", f"{WONG},Wong||P. Wong", 2, "aliases", "several are separated by |"),
    ("people", PERSON, "wang-yi,Wang Yi,surname-first,china", 2, "person_id", "line 2). Each row needs"),
    ("places", "place_id,name,kind", "suva,Suva,state", 2, "kind", "city, subnational, region, sea, status"),
    ("frameworks", FRAMEWORK, "pif,Pacific Islands Forum,yes,organisation", 2, "case", "exact, any"),
    ("framework_facts", FACT, "asean,laos,boss,,,2024-07-25,a book,no", 2, "role", "member, chair, observer"),
    ("framework_facts", FACT, "asean,lao,member,,,2024-07-25,a book,no", 2, "state", "found in states.csv"),
    ("framework_facts", FACT, "asean,laos,observer,,,,a book,no", 2, "as_of", "empty. It needs a date"),
    ("formulas", FORMULA, "win,slogan,win-win,both gain", 2, "category", "support formula, criticism"),
    ("formulas", f"{FORMULA},chinese", f"{WIN},共赢", 2, "chinese", "without 'chinese_status'"),
    ("formulas", f"{FORMULA},example", f"{WIN},a win-win", 2, "example", "without 'example_at'"),
    ("reporting_verbs", VERB, "mutter,mutters,rude,clause", 2, "stance", "neutral, emphatic, evaluative"),
    ("modals", MODAL, "commits,0,swears,swears to,an oath", 2, "step", "a whole number from 1"),
    ("agencies", "name,kind", "FBC,radio", 2, "kind", "agency, outlet, ministry, party"),
    ("furniture", FURNITURE, "(,line,furniture,a menu,Menu", 2, "pattern", "a regular expression that compiles"),
    *[("meeting_words", PHRASE, f"{pattern},meeting,yes,They met,They left", 2, "pattern", "a regular expression that begins with a word")
      for pattern in ("met|", "met||saw", "(met|) him", "met|(saw)")],
]


@pytest.mark.parametrize("name, header, rows, line, column, words", BAD)
def test_a_bad_row_is_named_with_what_is_allowed(tmp_path, name, header, rows, line, column, words):
    add(tmp_path, name, f"{header}\n{rows}\n")
    with pytest.raises(LexiconError) as caught:
        read(name, tmp_path)
    place = f"{tmp_path / 'lexicons' / name}.csv, line {line}"
    assert str(caught.value).startswith(f"{place}, column {column!r}: " if column else f"{place}: ")
    assert words in str(caught.value)


def test_a_file_of_no_lexicon_is_an_error_and_not_silence(tmp_path):
    add(tmp_path, "peoples", f"{PERSON}\n")
    with pytest.raises(LexiconError, match="no lexicon called 'peoples'. Name the file after one of: people"):
        read("states", tmp_path)


@pytest.mark.parametrize(("make", "said"), [
    (lambda file: file.mkdir(), "agencies.csv is a folder. Put a CSV file in its place"),
    (lambda file: file.symlink_to("gone.csv"), "agencies.csv is a link that leads nowhere"),
])
def test_a_list_that_is_no_file_is_said(tmp_path, make, said):
    (tmp_path / "lexicons").mkdir()
    make(tmp_path / "lexicons" / "agencies.csv")
    (tmp_path / "page.txt").write_text("Talks end\n\nVARO, July 5 (VNA) - Two ministers met on Friday.\n")
    for act in (lambda: read("agencies", tmp_path), lambda: load(tmp_path)):
        with pytest.raises(LexiconError, match=said):
            act()


def test_a_list_may_be_called_in_capitals(tmp_path):
    add(tmp_path, "Agencies", "Name;Kind\nVaro News;Agency\n", "utf-16")
    assert read("agencies", tmp_path)[-1] == {"name": "Varo News", "aliases": "", "kind": "agency", "note": ""}


def test_a_set_of_words_that_there_is_not_is_answered_with_those_there_are(tmp_path):
    (tmp_path / "a.txt").write_text("Ministers meet\n\nPORT, July 2 (Xinhua) -- Two ministers met here on Tuesday.\n")
    add(tmp_path, "status_words", "pattern,status,where,example,not_this\nplan a <meel>,announced,before,x,y\n")
    with pytest.raises(CourseError, match="no set of words 'meel'; did you mean 'meal'"):
        load(tmp_path).meetings


def test_an_unknown_lexicon_is_answered_with_those_there_are():
    with pytest.raises(LexiconError, match="no lexicon called 'verbs'. The lexicons are: people, states"):
        read("verbs")
