"""Lists as spreadsheets of any country save them, and the one sentence said of what cannot be read."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import quick

from course_lib.words.cells import DATE, ID, NUMBER, PAGE_ID, TEXT, iso_day, key, one_of, optional
from course_lib.words.csvrows import LexiconError, list_in, lists_in, rows_of
from tests.linear import assert_linear

SCHEMA = {"town": key(ID), "name": TEXT, "seen": optional(DATE), "kind": optional(one_of(["port", "pass"]))}
PLAIN = 'town,name,seen,kind\nsuva,"Suva, Fiji",2024-07-26,port\n\nmale,Malé,,\n'
WANTED = [(2, {"town": "suva", "name": "Suva, Fiji", "seen": "2024-07-26", "kind": "port"}),
          (4, {"town": "male", "name": "Malé", "seen": "", "kind": ""})]


def read(folder, text, encoding="utf-8", schema=SCHEMA, **more):
    file = folder / "towns.csv"
    file.write_bytes(text.encode(encoding) if isinstance(text, str) else text)
    return list(rows_of(file, schema, **more))


def refused(folder, text, **more):
    with pytest.raises(LexiconError) as caught:
        read(folder, text, **more)
    return str(caught.value).removeprefix(str(folder / "towns.csv"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separators_line_ends_and_encodings_make_no_difference(tmp_path, separator, newline, encoding):
    text = PLAIN.replace(",", separator).replace(f"Suva{separator}", "Suva,").replace("\n", newline)
    assert read(tmp_path, text, encoding) == WANTED


@pytest.mark.parametrize("text", [
    PLAIN.replace("town,name", "Town , NAME").replace("male,", " MALE".lower() + " ,"),
    PLAIN.replace("kind", "kind,,").replace("port", "port,,").replace(",,\n", ",,,,\n"),
    PLAIN.replace("\n\n", "\n,,,\n"), PLAIN.replace("port", "Port"), PLAIN.replace("2024-07-26", "26.07.2024"),
    PLAIN.replace("town", "\ufefftown"), PLAIN + "\n ; \n".replace(";", ","),
    PLAIN.replace("town,name,seen,kind", '"town","name","seen","kind"'),
])
def test_what_spreadsheets_add_counts_for_nothing(tmp_path, text):
    assert read(tmp_path, text) == WANTED


@pytest.mark.parametrize("text", ["\n\ntown,name\nsuva,Suva\n", "sep=;\ntown;name\nsuva;Suva\n"])
def test_a_header_may_stand_lower_down(tmp_path, text):
    (line, row), = read(tmp_path, text)
    assert line == text.count("\n") and row["name"] == "Suva"


@pytest.mark.parametrize(("text", "said"), [
    ("town,name\nsuva\n", ", line 2, column 'name': empty. It needs some text."),
    ("town,name\n\nSuva,x\n", ", line 3, column 'town': 'Suva' is not allowed. It needs lower-case letters"),
    ("town,name,seen\nsuva,x,03/04/2024\n", ", line 2, column 'seen': '03/04/2024' may mean 2024-03-04 or 2024-04-03. It"),
    ("town,name,seen\nsuva,x,31.02.2024\n", ", line 2, column 'seen': '31.02.2024' is not allowed. It needs a date"),
    ("town;name\nsuva;a;b\n", ", line 2: 3 cells under 2 columns. A cell that contains a comma or semicolon is written in"),
    ("town,name,\nsuva,x,y\n", ", line 2: 3 cells under 2 columns."),
    ("town,nmae\n", ", line 1: there is no column 'nmae'. The columns are: town, name, seen, kind."),
    ("city;seat\nsuva;x\n", ", line 1: there is no column 'city'."), ("city\tseat\n", ", line 1: there is no column 'city'."),
    ("town|name\n", ", line 1: there is no column 'town|name'."), ("", ", line 1: the column 'town' is missing."),
    ("town,Town\n", ", line 1: the column 'town' is there twice."),
    ('town,name\nsuva,"x\n', ", line 2: not a row of CSV"),
    (b"town,name\nmale,Mal\xe9\n", ", line 2: the file is not UTF-8. Save it as 'CSV UTF-8'."),
])
def test_a_slip_is_said_with_file_line_and_column(tmp_path, text, said):
    assert refused(tmp_path, text).startswith(said)


def test_rows_that_share_a_key_are_refused_where_that_is_asked_for(tmp_path):
    twice = "town,name\nsuva,a\nsuva,b\n"
    assert len(read(tmp_path, twice)) == 2
    assert refused(tmp_path, twice, seen={}).startswith(", line 3, column 'town': 'suva' is there already")


def test_problems_can_be_collected_and_the_other_rows_read(tmp_path):
    problems = []
    rows = read(tmp_path, "town,name\nA,a\nb,b\nb,\nc,c\n", problems=problems, seen={})
    assert [row["town"] for _, row in rows] == ["b", "c"]
    assert [said.partition("towns.csv, ")[2][:23] for said in problems] == ["line 2, column 'town': ", "line 4, column 'name': "]
    assert read(tmp_path, 'town,name\na,a\nb,"b\n', problems=problems)[0][1]["town"] == "a" and "line 3" in problems[-1]


@quick
@given(st.binary(max_size=80) | st.text(st.sampled_from('town,name;seen\t"\r\n\x00sep= a1é'), max_size=80).map(str.encode))
def test_any_bytes_are_rows_or_sentences(tmp_path_factory, data):
    file = tmp_path_factory.mktemp("lists") / "towns.csv"
    for content in (data, b"town,name\n" + data, b"\xff\xfe" + data):
        file.write_bytes(content)
        problems = []
        for line, row in rows_of(file, SCHEMA, problems, {}):
            assert line > 0 and list(row) == list(SCHEMA) and row["town"] and row["name"]
        assert all(said.startswith(f"{file}, line ") and said.endswith(".") for said in problems)


def test_a_verbatim_column_keeps_its_blanks(tmp_path):
    from dataclasses import replace
    schema = {"before": replace(TEXT, verbatim=True), "quote": TEXT}
    assert read(tmp_path, "before,quote\n met , he \n", schema=schema) == [(2, {"before": " met ", "quote": "he"})]


@pytest.mark.parametrize(("make", "said"), [
    (lambda file: file.mkdir(), "is a folder. Put a CSV file in its place, or delete it."),
    (lambda file: file.symlink_to("nowhere.csv"), "is a link that leads nowhere. Put a CSV file in its place"),
    (lambda file: file.symlink_to(file), "is a link that leads back to itself."),
    (os.mkfifo, "is a pipe or a device."),
    (lambda file: None, "is not there."),
])
def test_what_is_no_file_is_said(tmp_path, make, said):
    make(tmp_path / "towns.csv")
    with pytest.raises(LexiconError, match=said):
        list(rows_of(tmp_path / "towns.csv", SCHEMA))


def test_lists_are_found_by_name_and_what_programs_leave_is_passed_over(tmp_path):
    for name in ("b.csv", "A.CSV", "._b.csv", "~$b.csv", ".b.csv", "b.txt", ".~lock.b.csv#"):
        (tmp_path / name).write_text("")
    assert [file.name for file in lists_in(tmp_path)] == ["A.CSV", "b.csv"]
    assert list_in(tmp_path, "a.csv").name == "A.CSV" and list_in(tmp_path, "c.csv") is None
    assert lists_in(tmp_path / "none") == []
    with pytest.raises(LexiconError, match="b.csv is no folder"):
        lists_in(tmp_path / "b.csv")


@pytest.mark.parametrize(("typed", "day"), [
    ("2024-07-05", "2024-07-05"), ("2024/7/5", "2024-07-05"), ("2024. 07. 05.", "2024-07-05"), ("25/07/2024", "2024-07-25"),
    ("7/25/2024", "2024-07-25"), ("25-7-2024", "2024-07-25"), ("05.07.2024", "2024-07-05"), ("5/5/2024", "2024-05-05"), ("25. 7. 2024", "2024-07-25"), ("05-JUL-2024", "2024-07-05"), ("5 sept. 2024", "2024-09-05"),
    ("5-Jul-2024", "2024-07-05"), ("5 July 2024", "2024-07-05"), ("July 5, 2024", "2024-07-05"), ("05. Jul 2024", "2024-07-05"),
    ("Friday, July 5, 2024", "2024-07-05"), ("2024-07-05 00:00:00", "2024-07-05"), ("2024-07-05T08:00:00Z", "2024-07-05"),
    ("7/25/2024 12:00 AM", "2024-07-25"),
    *[(same, same) for same in ("soon", "5 Juli 20", "25/07/24", "45498", "20240725", "2024-13-01", "31/02/2024", "7/2024",
                                "2024-07-05 or so", "1/2/2024/3", "5 Jumble x")],
])
def test_a_day_is_read_as_a_spreadsheet_writes_it_or_left_alone(typed, day):
    assert iso_day(typed) == day
    assert bool(DATE.test(day)) == (day != typed or typed == "2024-07-05")


@pytest.mark.parametrize("typed", ["03/04/2024", "3-4-2024", "12/11/2024 0:00"])
def test_a_day_that_may_be_two_is_said_to_be(typed):
    with pytest.raises(ValueError, match="may mean 2024-.* or 2024-"):
        iso_day(typed)


@pytest.mark.parametrize(("typed", "fits"), [
    ("reef_news", True), ("Reef-2", True), ("1", True), ("v1.b", True), ("新华社", True), ("reef.1", False), ("reef.", False),
    ("reef news", False), ("a/b", False), ("-a", False), ("a,b", False), ("", False),
])
def test_a_page_id_is_what_no_article_is_called(typed, fits):
    assert bool(PAGE_ID.test(typed)) == fits


def test_numbers_begin_at_one_and_end_before_python_does():
    assert NUMBER.test("12") and not NUMBER.test("0") and not NUMBER.test("1.5") and not NUMBER.test("9" * 5000)


@pytest.mark.parametrize("text", ["\0" * 9000, PLAIN.replace("2024-07-26", "1. " * 9000), PLAIN.replace(",port", "," + "port " * 9000)])
def test_a_message_stays_short_and_says_what_to_do(tmp_path, text):
    assert len(said := refused(tmp_path, text)) < 4200 and said.endswith(".") and ", line " in said


def test_the_names_of_many_columns_are_soon_read(tmp_path):
    def reading(size):
        names = ",".join(["town", "name", *(f"c{number}" for number in range(size))])
        return lambda: refused(tmp_path, names)
    assert_linear(reading, 10_000)
