"""The forms in which a reader judges passages of their own pages: kept at once, reversible, and nothing is lost."""

import shutil
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from folders import folder
from ipywidgets import Button
from test_views import Checker

import course_lib as course
from course_lib.annotations import writing
from course_lib.edition.notebooks import ROOT
from course_lib.errors import CourseError
from course_lib.own_texts.readmeetings import OWN


def meetings_of(own, **more):
    return course.ReadMeetings(course.load(own), by="Anna", **more)


def passage(form, who):
    return int(form.table.loc[form.table["who"].str.contains(who), "number"].iloc[0])


# Meetings

def test_what_is_suggested_and_kept_is_a_meeting_from_the_next_load_on(own):
    form, suggested = meetings_of(own), course.load(own).suggested
    assert len(form.table) == len(suggested.tellings) and set(form.table["verdict"]) == {"open"}
    form.judge(1, "kept")
    meetings = course.load(own).meetings
    kept = meetings[meetings["checked"]].iloc[0]
    assert kept["by"] == "Anna" and kept["scope"] == "core" and f"{kept['date']:%Y-%m-%d}" == "2025-03-04"
    assert kept["participants"] == ("new-ines-valadares", "new-tavita-leaupepe") and "4 March 2025" in kept["date_basis"]
    assert course.load(own).problems.empty


def test_what_a_reader_types_counts(own):
    form = meetings_of(own)
    form.judge(1, "kept", who="Bo Kato;  inês valadares", day="5 March 2025", form="call", status="announced")
    kept = course.load(own).with_meetings(checked=True).meetings.iloc[0]
    assert kept["participants"] == ("new-bo-kato", "new-ines-valadares")
    assert (kept["kind"], kept["status"], f"{kept['date']:%Y-%m-%d}") == ("call", "announced", "2025-03-05")
    assert form.table.loc[0, "who"] == "Bo Kato; Inês Valadares"


def test_a_refused_passage_leaves_the_tables_and_one_for_later_stays(own):
    form, before = meetings_of(own), len(course.load(own).tellings)
    for verdict, left in (("no meeting", before - 1), ("later", before), ("open", before)):
        form.judge(2, verdict)
        assert len(course.load(own).tellings) == left and meetings_of(own).table.loc[1, "verdict"] == verdict
    assert not (own / "annotations" / "tellings.csv").exists()


def test_tellings_are_joined_only_by_a_reader(own):
    form = meetings_of(own)
    form.judge(1, "kept")
    last = len(form.table)
    assert form.table.loc[last - 1, "article_id"] == "reef.1"
    form.judge(last, "kept", same_as=form.table.loc[0, "meeting_id"])
    joined = course.load(own).with_meetings(checked=True)
    assert joined.meetings["n_tellings"].tolist() == [2] and set(joined.tellings["article_id"]) == {"office.1", "reef.1"}
    form.judge(last, "kept", same_as=OWN)  # it may leave the event again
    assert form.table["meeting_id"].dropna().nunique() == 2
    form.judge(last, "open")
    assert course.load(own).with_meetings(checked=True).meetings["n_tellings"].tolist() == [1]
    form.judge(1, "open")
    assert not (own / "annotations" / "meetings.csv").exists()


def test_what_the_form_says_of_a_shared_event_is_kept_for_all_its_passages(own):
    form = meetings_of(own)
    form.judge(1, "kept")
    event, last = form.table.loc[0, "meeting_id"], len(form.table)
    controls = widgets(form)
    controls["Passage"].value = last
    controls["Same event as"].value = event  # its values are seen, and are what is put right
    assert (controls["Who"].value, controls["Day"].value) == ("Inês Valadares; Tavita Leaupepe", "2025-03-04")
    assert "changes for all its passages" in form.result()
    controls["Who"].value, controls["Day"].value = "Tavita Leaupepe", "2025-03-05"
    controls["Form"].value, controls["Status"].value = "call", "announced"
    controls["Keep"].click()
    again = meetings_of(own).table
    for number in (0, last - 1):
        assert again.loc[number, ["who", "day", "form", "status", "meeting_id"]].tolist() == [
            "Tavita Leaupepe", "2025-03-05", "call", "announced", event]
    form.judge(1, "kept", who="Inês Valadares; Bo Kato")  # in code as well, and from the other passage
    assert meetings_of(own).table.loc[last - 1, ["who", "form"]].tolist() == ["Inês Valadares; Bo Kato", "call"]


def test_names_typed_before_an_event_is_chosen_are_added_to_its_own(own):
    form = meetings_of(own)
    form.judge(1, "kept", who="Inês Valadares", day="2025-03-04")
    controls = widgets(form)
    controls["Passage"].value = len(form.table)
    controls["Who"].value = "Bo Kato"
    controls["Same event as"].value = form.table.loc[0, "meeting_id"]
    assert controls["Who"].value == "Inês Valadares; Bo Kato"


def test_what_the_form_does_not_ask_of_an_event_stays(own):
    form = meetings_of(own)
    form.judge(1, "kept")
    file = own / "annotations" / "meetings.csv"
    file.write_text(file.read_text("utf-8").replace("2025-03-04,,,", "2025-03-04,2025-03-05,Apia,"), encoding="utf-8")
    meetings_of(own).judge(1, "kept", form="call")
    assert "2025-03-04,2025-03-05,Apia,call" in file.read_text("utf-8")
    meetings_of(own).judge(1, "kept", day="2025-03-06")
    assert "2025-03-06,,Apia,call" in file.read_text("utf-8")


def test_a_sentence_that_the_program_did_not_see_is_added(own):
    form = meetings_of(own)
    before = len(form.table)
    form.add("reef.1.4")
    assert len(form.table) == before + 1 and form.sentence().startswith("Passage 5")
    form.judge(5, "kept", who="Inês Valadares", day="")
    again = meetings_of(own)
    assert again.table.loc[4, "verdict"] == "kept" and course.load(own).meetings["scope"].eq("wider").any()
    again.judge(5, "open")
    form.judge(5, "open")
    assert len(meetings_of(own).table) == len(form.table) == before


@pytest.mark.parametrize("number, verdict, values, message", [
    (9, "kept", {}, "There is no passage 9 among the 5"), (1, "perhaps", {}, "no verdict 'perhaps'. There is: kept, no meeting"),
    (1, "kept", {"where": "Apia"}, "no field 'where'"), (1, "kept", {"day": "soon"}, "'soon' is not a day"),
    (1, "kept", {"day": "03/04/2024"}, "may mean 2024-03-04 or 2024-04-03"), (1, "kept", {"form": "tea"}, "no form 'tea'"),
    (1, "kept", {"same_as": "m-0"}, "no meeting 'm-0'"),
])
def test_what_cannot_be_is_explained_and_nothing_is_written(own, number, verdict, values, message):
    with pytest.raises(CourseError, match=message):
        meetings_of(own).judge(number, verdict, **values)
    assert not (own / "annotations" / "tellings.csv").exists()


def test_a_damaged_file_is_named_and_not_touched(own):
    form = meetings_of(own)
    form.judge(1, "kept")
    file = own / "annotations" / "meetings.csv"
    damaged = file.read_text("utf-8").replace("bilateral", "tea party")
    file.write_text(damaged, encoding="utf-8")
    with pytest.raises(CourseError, match="meetings.csv, line 2, column 'kind': 'tea party' is not allowed"):
        form.judge(2, "kept")
    assert file.read_text("utf-8") == damaged


# Names

def test_a_part_of_a_name_is_the_person_whom_it_fits_and_a_new_name_is_said(own):
    form = meetings_of(own)
    form.judge(1, "kept", who="Valadares; Bo Kato")
    assert form.table.loc[0, "who"] == "Inês Valadares; Bo Kato"
    assert form.sentence().startswith("In no list, so kept as typed: Bo Kato. Passage")
    form.judge(1, "kept", who="")
    assert form.sentence().startswith("Kept, with nobody named in Who. Passage")


def test_a_name_that_fits_several_people_is_asked_for(tmp_path):
    page = ("Talks\n\nPORT, July 2, 2024 (Agency) -- Foreign Minister Ana Silva met Foreign Minister Rui Silva here on "
            "Tuesday. U.S. officials met QUAD leaders as well.\n")
    form = course.ReadMeetings(folder(tmp_path, {"talks.txt": page}))
    with pytest.raises(CourseError, match="“Silva” may be Ana Silva or Rui Silva. Write the name in full."):
        form.judge(1, "kept", who="Silva")
    form.judge(1, "kept", who="U.S. officials; QUAD leaders")
    assert form.table.loc[0, "who"] == "U.S. officials; QUAD leaders"


def test_the_end_of_a_round_is_said(own):
    form = meetings_of(own)
    for _ in form.table["number"]:
        widgets(form)["No meeting"].click()
    assert "The round of 1 to 5 is done." in form.sentence()


@pytest.mark.parametrize("n_pages, first_round", [
    (3, ["a"] * 3 + ["b"] * 3 + ["c"] * 3 + ["a"]),
    (12, list("abcdefghij")),
])
def test_the_first_round_takes_in_as_many_pages_as_it_can(tmp_path, n_pages, first_round):
    report = "Talks\n\nPORT, July 2 (Agency) -- The ministers will meet there.\n\n" + "\n\n".join(
        f"Minister Ana Vula met Minister Bo Kato on {day} July 2024 in the port." for day in range(1, 8))
    own = folder(tmp_path, {f"{name}.txt": f"{name} {report}" for name in "abcdefghijkl"[:n_pages]})
    table = course.ReadMeetings(own, by="Anna").table
    assert [id.partition(".")[0] for id in table["article_id"][:10]] == first_round
    of_a_page, rest = table[table["article_id"] == "a.1"]["line"], table["article_id"][12:]
    assert len(of_a_page) >= 7 and of_a_page.is_monotonic_increasing and rest.is_monotonic_increasing


# Two forms, two readers, a kernel that stops

def test_each_reader_has_a_folder(own):
    for name in ("anna", "ben"):
        (own / "annotations" / name).mkdir(parents=True)
        shutil.copy(ROOT / "seeds" / "annotations" / "read.csv", own / "annotations" / name / "read.csv")
    anna, ben = (course.ReadMeetings(course.load(own, reader=name), by=name) for name in ("anna", "ben"))
    anna.judge(1, "kept")
    ben.judge(1, "no meeting")
    assert course.load(own, reader="anna").meetings["checked"].sum() == 1
    assert course.load(own, reader="ben").meetings["checked"].sum() == 0


def test_another_readers_judgement_is_shown_and_never_replaced_unasked(own):
    meetings_of(own).judge(1, "kept")
    ben = course.ReadMeetings(course.load(own), by="Ben")
    controls = widgets(ben)
    controls["Passage"].value = 1
    assert "Judged by Anna. To read separately as Ben: course.ReadMeetings(corpus, by=\"Ben\", apart=True)" in ben.result()
    controls["No meeting"].click()
    assert ben.sentence().startswith("Anna judged this, so nothing is changed yet.") and ben.table.loc[0, "verdict"] == "kept"
    with pytest.raises(CourseError, match="Anna judged this"):  # Ben's telling, but her event
        ben.judge(2, "kept", same_as=ben.table.loc[0, "meeting_id"], day="2025-03-07")
    ben.judge(2, "kept", same_as=ben.table.loc[0, "meeting_id"])  # he agrees with her
    assert course.load(own).with_meetings(checked=True).meetings["by"].tolist() == ["Anna"]
    controls["Passage"].value = 1
    controls["No meeting"].click()
    controls["No meeting"].click()
    assert ben.table.loc[0, "verdict"] == "no meeting"


def test_a_reader_who_reads_apart_sees_and_changes_nothing_of_others(own):
    meetings_of(own).judge(1, "kept")
    for form in (course.ReadMeetings, course.ReadSpeech):
        ben = form(course.load(own), by="Ben K.", apart=True)
        assert set(ben.table["verdict"]) == {"open"}
        ben.judge(1, next(iter(form.verdicts.values())))
    both = course.load(own), course.load(own, reader="Ben_K_")
    assert [{*one.meetings["by"], *one.statements["by"]} - {"program"} for one in both] == [{"Anna"}, {"Ben K."}]
    assert len(course.compare_readers(*both)) and all(one.problems.empty for one in both)


def test_forms_that_judge_at_once_lose_nothing(own, monkeypatch):
    keep = writing.keep

    def slowly(*asked):  # who does not wait for another's change writes what stood there before it
        time.sleep(0.1)
        keep(*asked)

    monkeypatch.setattr(writing, "keep", slowly)
    verdicts = ["kept", "no meeting", "later"]
    with ThreadPoolExecutor() as pool:
        [*pool.map(lambda form, *said: form.judge(*said), [meetings_of(own) for _ in verdicts], (1, 2, 3), verdicts)]
    assert meetings_of(own).table["verdict"].tolist()[:3] == verdicts


# The widgets

def widgets(form):
    rows = form.widget.children
    return {one.description: one for row in rows if hasattr(row, "children") for one in row.children}


def test_a_click_decides_and_goes_on(own):
    form = meetings_of(own)
    controls = widgets(form)
    assert {"Keep", "No meeting", "Later", "Take back", "Who", "Day", "Form", "Status", "Same event as"} <= set(controls)
    controls["Keep"].click()
    assert form.table.loc[0, "verdict"] == "kept" and controls["Passage"].value == 2
    controls["No meeting"].click()
    controls["Passage"].value = 1
    assert controls["Who"].value == "Inês Valadares; Tavita Leaupepe" and "1 kept, 1 no meeting, 3 open" in form.sentence()
    controls["Day"].value = "some day"
    controls["Keep"].click()
    assert form.sentence().startswith("'some day' is not a day.") and form.table.loc[0, "day"] == "2025-03-04"
    assert all(one.tooltip or isinstance(one, Button) for one in controls.values())


@pytest.mark.parametrize("who, day, same, form", [
    ("Tavita Leaupepe; Inês Valadares", "2025-03-04", True, "bilateral"),
    ("Inês Valadares; Tavita Leaupepe", "2025-03-05", False, "bilateral"),
    ("Inês Valadares", "2025-03-04", False, "meeting"), ("Inês Valadares; Bo Kato; An Lee", "2025-03-04", False, "trilateral")])
def test_what_follows_from_the_people_named_is_suggested(own, who, day, same, form):
    judging = meetings_of(own)
    controls = widgets(judging)
    controls["Keep"].click()
    first = judging.table.loc[0, "meeting_id"]
    controls["Who"].value, controls["Day"].value = who, day
    assert (controls["Same event as"].value == first) == same and controls["Form"].value == form
    assert ("this is another telling" in Checker(judging.result()).words) == same
    controls["Keep"].click()
    assert (judging.table.loc[1, "meeting_id"] == first) == same


def test_a_sentence_is_found_in_its_text(own):
    controls = widgets(meetings_of(own))
    controls["Not seen by the program: in"].value = "reef.1"
    assert controls["Sentence"].value == ""
    assert any("old lighthouses and about the young people who" in words for words, _ in controls["Sentence"].options)


def test_names_and_day_are_marked_in_the_passage_also_where_no_notebook_runs(own):
    for shown in (meetings_of(own).result(), meetings_of(own).static()):
        assert shown.count("<mark") >= 3 and "office.1, line 9" in Checker(shown).words
    assert "Run this cell to judge them." in shown
    assert "There is no passage to judge." in course.ReadMeetings(course.load_text("Home\n\nContact us\n")).static()


# Who says what

def speech_of(own):
    return course.ReadSpeech(course.load(own), by="Anna")


def test_a_voice_is_kept_changed_and_taken_back(own):
    form = speech_of(own)
    number = passage(form, "Tavita Leaupepe")
    form.judge(number, "kept", who="Tavita Leaupepe; Bo Kato", speaker="Leaupepe and Kato")
    rows = course.load(own).statements
    kept = rows[rows["checked"]]
    assert kept["speaker_ids"].tolist() == [("new-tavita-leaupepe", "new-bo-kato")] and kept["by"].tolist() == ["Anna"]
    form.judge(number, "nobody")
    kept = course.load(own).statements
    assert kept.loc[kept["checked"], "voice"].tolist() == ["narration"] and form.table.loc[number - 1, "verdict"] == "nobody"
    form.judge(number, "open")
    assert not course.load(own).statements["checked"].any()


def test_a_sentence_with_a_voice_that_was_missed_is_added(own):
    form = speech_of(own)
    form.add("reef.1.2")
    at = int(form.sentence().split()[1])
    form.judge(at, "kept", who="Inês Valadares", speaker="Valadares", verb="spoke")
    again = speech_of(own)
    assert (again.table["verdict"] == "kept").sum() == 1 and len(again.table) == len(form.table)
    assert course.load(own).problems.empty


def test_who_speaks_is_filled_in_as_kept_for_the_same_words_on_the_page(tmp_path):
    said = "\u201cThe port is open,\u201d said the owner of the ferry. \u201cIt will stay open.\u201d"
    own = folder(tmp_path, {"a.txt": f"Talks\n\nPORT, July 2 (Agency) -- It rained.\n\n{said}\n",
                            "b.txt": f"Ferries\n\nPORT, July 3 (Agency) -- It snowed.\n\n{said}\n"})
    form = course.ReadSpeech(own, by="Anna")
    of_a = form.table[form.table["article_id"] == "a.1"]["number"].tolist()
    assert len(of_a) == 2 and form.table["speaker"].nunique() == 1
    put = widgets(form)
    put["Passage"].value = of_a[0]
    put["Who"].value = "Bo Kato"
    put["Keep"].click()
    put["Passage"].value = of_a[1]
    assert put["Who"].value == "Bo Kato"
    put["Who"].value = ""
    assert put["Who"].value == ""
    form.judge(of_a[0], "kept", speaker="he", who="Bo Kato")  # another *he* may be another man
    put["Passage"].value = of_a[1]
    put["As printed"].value = "he"
    assert put["Who"].value == ""
    put["Passage"].value = int(form.table.loc[form.table["article_id"] == "b.1", "number"].iloc[0])
    assert put["Who"].value == ""


def test_another_voice_is_explained(own):
    form = speech_of(own)
    form.judge(1, "kept", speaker="Mr Nobody")
    assert form.sentence().startswith("“Mr Nobody” does not stand in this sentence: is it as printed?")
    with pytest.raises(CourseError, match="no voice 'loud'. There is: direct, indirect"):
        speech_of(own).judge(1, "kept", voice="loud")
    with pytest.raises(CourseError, match="Give a name under which you judge"):
        course.ReadSpeech(course.load(own), by=" ")
