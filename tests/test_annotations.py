"""Annotations beside pages: read, held against the text, put together with what is suggested, kept, written as JSON."""

import csv
import json
import shutil

import pytest
from samples import ROOT

import course_lib as course
from course_lib.annotations.anchors import anchor
from course_lib.annotations.forms import ANCHORED, FILES
from course_lib.annotations.writing import anchored, keep
from course_lib.annotations.webannotation import web_annotations
from course_lib.errors import CourseError

SEEDS = ROOT / "seeds"
NAMES = ("people", "statements", "meetings", "tellings")


@pytest.fixture
def copied(tmp_path):
    """The five pages with their annotations, in a folder of one's own."""
    folder = tmp_path / "pages"
    shutil.copytree(SEEDS, folder)
    return folder


def change(folder, page, edit):
    file = next(folder.glob(f"{page}_*.txt"))
    text = file.read_bytes().decode("utf-8")
    changed = edit(text)
    assert changed != text
    file.write_bytes(changed.encode("utf-8"))


def rows_of(kind, folder=SEEDS / "annotations"):
    with (folder / f"{kind}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


# The five pages

def test_every_row_is_verified_and_nothing_is_in_doubt_about_its_place(corpus):
    assert corpus.problems.empty
    for kind in ANCHORED:
        for row in rows_of(kind):
            text = corpus.text(row["page_id"])
            start, end = int(row["start"]), int(row["end"])
            assert anchor(text, start, end) == (start, end, row["quote"], row["before"], row["after"])


def test_every_row_is_in_the_tables(corpus):
    parts = [row["part"] for row in rows_of("tellings")]
    assert [len(getattr(corpus, name)) for name in NAMES] == [176, 296, 24, parts.count("tells")] == [
        len(rows_of("people")), len(rows_of("statements")), len(rows_of("meetings")), 46]
    assert corpus.tellings["also"].map(len).sum() == parts.count("also")
    assert corpus.tellings["day_start"].notna().sum() == parts.count("day")


def test_what_can_be_computed_is_not_kept():
    computed = {"article_id", "sentence", "line", "weekday", "n_tellings", "copy_of", "date_basis"}
    assert not computed & {column for schema in FILES.values() for column in schema}


def test_the_clauses_of_each_reader_cover_their_texts(corpus):
    for table in (corpus.statements, course.load(reader="second").statements):
        for page, own in table.groupby("page_id"):
            spans = sorted(zip(own["start"], own["end"]))
            assert all(end <= start for (_, end), (start, _) in zip(spans, spans[1:])), page
        assert set(table["sentence"]) == set(corpus.sentences["sentence"])


def test_an_annotated_table_says_who_read_and_what_is_in_doubt(corpus):
    doubts = corpus.statements.dropna(subset="doubt")
    assert len(doubts) == sum(bool(row["doubt"]) for row in rows_of("statements")) > 10
    assert corpus.meetings["scope"].value_counts().to_dict() == {"core": 14, "wider": 10}


# Pages that were changed

@pytest.mark.parametrize("page, edit", [("003", lambda text: "From our newsletter\n\n" + text),
                                        ("004", lambda text: text.replace("\n", "\r\n"))])
def test_what_moves_all_text_or_changes_line_ends_hides_no_row(copied, corpus, page, edit):
    change(copied, page, edit)
    changed = course.load(copied)
    assert changed.problems.empty and all(len(getattr(changed, name)) == len(getattr(corpus, name)) for name in NAMES)


def test_a_removed_sentence_gives_its_rows_and_no_other(copied, corpus):
    sentence = corpus.sentences[corpus.sentences["sentence"] == "july.1.2"].iloc[0]
    change(copied, "001", lambda text: text[:sentence["start"]] + text[sentence["end"]:])
    changed = course.load(copied)
    problems = changed.problems["problem"]
    inside = sum(row["page_id"] == "july" and sentence["start"] <= int(row["start"]) and int(row["end"]) <= sentence["end"]
                 for kind in ANCHORED for row in rows_of(kind))
    assert len(problems) == inside > 4
    assert "annotations found again at another place" in repr(changed)
    for name in ("people", "statements", "tellings"):
        table = getattr(changed, name)
        assert all(changed.text(row.page_id)[row.start:row.end] == row.quote for row in table.itertuples())


# What is wrong with a file is said, and the rest is read

def break_row(place, kind, **cells):
    rows = rows_of(kind, place)
    rows[1] |= cells
    with (place / f"{kind}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, FILES[kind])
        writer.writeheader()
        writer.writerows(rows)


BAD_CELLS = [
    ("people", {"page_id": "june"}, "column 'page_id': there is no page 'june'. There is: cgtn, july"),
    ("people", {"start": "999999", "end": "1000007"}, "column 'end': cgtn has only"),
    ("people", {"quote": "Somebody"}, "column 'quote': “Somebody” does not stand in cgtn as it did (characters"),
    ("people", {"end": "1" * 5000}, "1' is not allowed. It needs a whole number"),
    ("statements", {"modal": "may"}, "column 'modal': 'may' is not allowed. It needs one of: asks, calls-on"),
    ("meetings", {"date": "03/04/2024"}, "column 'date': '03/04/2024' may mean 2024-03-04 or 2024-04-03"),
    ("meetings", {"meeting_id": "m01"}, "column 'meeting_id': 'm01' is there already"),
    ("tellings", {"meeting_id": "m99"}, "column 'meeting_id': meetings.csv has no meeting 'm99'"),
    ("read", {"what": "everything"}, "column 'what': 'everything' is not allowed"),
]


@pytest.mark.parametrize("kind, cells, message", BAD_CELLS)
def test_a_bad_row_is_named_and_the_rest_is_read(copied, corpus, kind, cells, message):
    break_row(copied / "annotations", kind, **cells)
    changed = course.load(copied)
    problems = list(changed.problems["problem"])
    assert any(message in one and f"{kind}.csv, line " in one for one in problems), problems
    assert f"annotations/{kind}.csv" in set(changed.problems["file"])
    assert len(changed.people) >= len(corpus.people) - 1 and len(changed.articles) == 15


def test_a_missing_column_leaves_out_that_file_alone(copied, corpus):
    file = copied / "annotations" / "people.csv"
    file.write_text(file.read_text("utf-8").replace("person_id", "who", 1), encoding="utf-8")
    changed = course.load(copied)
    (problem,) = changed.problems["problem"]
    assert "people.csv, line 1: there is no column 'who'. The columns are" in problem
    assert len(changed.statements) == len(corpus.statements) and len(changed.people) == 0


def test_a_file_that_is_no_list_is_named(copied):
    (copied / "annotations" / "tellings.csv").write_bytes(b"\xff\xfe\x00")
    changed = course.load(copied)
    assert "not UTF-8" in changed.problems["problem"][0] and len(changed.meetings) == 24
    assert len(changed.tellings) == 0


def test_files_saved_again_by_a_spreadsheet_are_read(copied, corpus):
    for kind in FILES:
        rows = rows_of(kind, copied / "annotations")
        for row in rows:
            for name in row.keys() & {"date", "date_end"}:
                row[name] = ".".join(reversed(row[name].split("-")))
            for name in row.keys() & {"quote", "before", "after"}:
                row[name] = row[name].replace("\n", "\r\n")
        with (copied / "annotations" / f"{kind}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, FILES[kind], delimiter=";")
            writer.writeheader()
            writer.writerows(rows)
    changed = course.load(copied)
    assert changed.problems.empty
    for name in NAMES:
        assert getattr(changed, name).equals(getattr(corpus, name)), name


def test_what_is_no_file_of_annotations_is_named_or_passed_over(copied):
    place = copied / "annotations"
    (place / "persons.csv").write_text("a\n", encoding="utf-8")
    (place / "._people.csv").write_bytes(b"\0\1")
    (place / "~$people.csv").write_bytes(b"\0")
    changed = course.load(copied)
    (problem,) = changed.problems["problem"]
    assert "persons.csv is not read: annotations stand in files called people.csv" in problem


def test_a_row_outside_article_text_is_named(copied):
    text = course.load(copied).text("cgtn")
    at = text.index("Wang Yi (L)")
    rows = rows_of("people", copied / "annotations") + [anchored("cgtn", text, at, at + 7) | {
        "person_id": "wang-yi", "form": "full", "by": "me"}]
    keep(copied / "annotations", "people", rows)
    (problem,) = course.load(copied).problems["problem"]
    assert "column 'start': no article text stands at character" in problem


# Read and suggested together

HEAD = "Ministers speak of ferries\n\nBAKU, May 15, 2024 (AZERTAC) — "
FIRST = "Georgian Foreign Minister Nino Beridze held talks with Armenian Transport Minister Ara Petrosyan here on Tuesday."
SECOND = "Beridze said Georgia is ready to build a pier."
THIRD = "Petrosyan then met Turkish Foreign Minister Leyla Demir on Wednesday."


@pytest.fixture
def own(tmp_path):
    (tmp_path / "talks.txt").write_text(f"{HEAD}{FIRST}\n\n{SECOND}\n\n{THIRD}\n", encoding="utf-8")
    return tmp_path


def judge(folder, sentence, **cells):
    """A row for a sentence of the one page."""
    text = course.load(folder).text("talks")
    at = text.index(sentence)
    return anchored("talks", text, at, at + len(sentence)) | {"by": "anna"} | cells


def test_without_annotations_everything_is_suggested(own):
    corpus = course.load(own)
    assert len(corpus.meetings) == 2 and not corpus.meetings["checked"].any()
    assert corpus.meetings["scope"].isna().all() and set(corpus.statements["by"]) == {"program"}


def test_what_is_kept_is_checked_and_the_rest_stays_suggested(own):
    keep(own / "annotations", "meetings", [{"meeting_id": "x", "status": "reported", "kind": "bilateral", "date": "2024-05-14",
                                            "participants": ("new-nino-beridze", "new-ara-petrosyan"), "by": "anna"}])
    keep(own / "annotations", "tellings", [judge(own, FIRST, meeting_id="x", part="tells", verdict="kept"),
                                           judge(own, "on Tuesday", meeting_id="x", part="day", verdict="kept", date="2024-05-14",
                                                 counted="the last Tuesday")])
    corpus = course.load(own)
    assert corpus.problems.empty and corpus.meetings["checked"].tolist() == [True, False]
    assert corpus.meetings["date_basis"][0] == "“on Tuesday” (talks.1, line 3), the last Tuesday"
    assert corpus.tellings["by"].tolist() == ["anna", "program"]
    assert len(corpus.suggested.meetings) == 2


@pytest.mark.parametrize("verdict, left", [("no meeting", 1), ("later", 2)])
def test_a_refused_passage_is_gone_and_one_put_off_stays(own, verdict, left):
    keep(own / "annotations", "tellings", [judge(own, FIRST, part="tells", verdict=verdict)])
    corpus = course.load(own)
    assert corpus.problems.empty and len(corpus.meetings) == left and not corpus.meetings["checked"].any()


def test_a_judged_sentence_has_no_suggested_clause(own):
    keep(own / "annotations", "statements", [judge(own, SECOND, speaker="Beridze", speaker_ids=("new-nino-beridze",),
                                                   verb="said", voice="indirect", basis="sentence")])
    rows = course.load(own).statements
    assert rows.loc[rows["sentence"] == "talks.1.2", "checked"].tolist() == [True]
    assert not rows.loc[rows["sentence"] != "talks.1.2", "checked"].any() and rows["sentence"].is_monotonic_increasing


def test_on_a_page_read_whole_nothing_is_suggested_and_on_others_all_is(own):
    (own / "other.txt").write_text(f"Again\n\n{HEAD.rpartition('ferries')[2].strip()}{THIRD.replace('then met', 'met')}\n", encoding="utf-8")
    keep(own / "annotations", "read", [{"page_id": "talks", "what": what, "by": "anna"} for what in ("meetings", "people")])
    corpus = course.load(own)
    assert set(corpus.tellings["page_id"]) == set(corpus.people["page_id"]) == {"other"} and len(corpus.meetings) == 1
    assert set(corpus.statements["page_id"]) >= {"talks"}


def test_each_reader_may_have_a_folder(own):
    for name in ("anna", "ben"):
        keep(own / "annotations" / name, "tellings", [judge(own, FIRST, part="tells", verdict="no meeting", by=name)])
    corpus = course.load(own)
    (problem,) = corpus.problems["problem"]
    assert "anna, ben keep their annotations in folders of their own" in problem and len(corpus.meetings) == 2
    assert len(course.load(own, reader="ben").meetings) == 1
    with pytest.raises(CourseError, match="no reader 'eve'. There is: anna, ben"):
        course.load(own, reader="eve")


# As W3C Web Annotations

@pytest.mark.parametrize("kind", ANCHORED)
def test_web_annotations_select_the_words_they_quote(corpus, kind, tmp_path):
    made = web_annotations(corpus, kind, tmp_path / "out.json")
    assert json.loads((tmp_path / "out.json").read_text("utf-8")) == made and len(made) == len(getattr(corpus, kind))
    pages = dict(zip(corpus.pages["file"], corpus.pages["page_id"]))
    for one in made:
        position, quotation = one["target"]["selector"]
        text = corpus.text(pages[one["target"]["source"]])
        assert text[position["start"]:position["end"]] == quotation["exact"]
        assert text[:position["start"]].endswith(quotation["prefix"]) and text[position["end"]:].startswith(quotation["suffix"])
        assert one["@context"] == "http://www.w3.org/ns/anno.jsonld" and one["body"] and one["creator"]["name"] == "first reader"


def test_a_kind_without_a_place_is_explained(corpus):
    with pytest.raises(CourseError, match="no kind of annotation with a place 'meetings'. There is: people, statements, tellings"):
        web_annotations(corpus, "meetings")
