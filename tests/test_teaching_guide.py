"""What the teaching guide says of the notebooks, of the facts and of a teacher's own questions holds."""

import re

import pytest

import course_lib as course
from course_lib.__main__ import COMMANDS, HELP
from course_lib.display.figure import Figure
from course_lib.edition.notebooks import ROOT, find
from course_lib.words.lexicons import SCHEMAS
from tests.lesson_measures import MINUTES, asked, cells, prose, read, row

GUIDE = next(path for path in find() if path.name == "teaching_guide.ipynb")
CLASSROOM = (ROOT / "notebooks" / "classroom.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| \d " + 6 * r"\| (.+?) " + r"\|$", re.MULTILINE)
NUMBER = re.compile(r"\b\d\.\d+\b")


def plan():
    """A row for each session: notebooks, what they need, minutes, core questions, homework, what is left to choice."""
    return ROW.findall(prose(read(GUIDE)))


def lesson(session):
    return next(path for path in find() if path.name.startswith(f"0{session}_"))


def test_the_plan_has_each_question_as_core_as_homework_or_as_left_to_choice():
    assert len(plan()) == 8
    for session, (*_, core, homework, choice) in enumerate(plan()[:7], 1):
        own = [number for number in NUMBER.findall(homework) if number != "0.2"]
        assert [NUMBER.findall(core), own, NUMBER.findall(choice)] == asked(read(lesson(session))), session


def test_the_plans_times_and_needs_are_those_of_the_headers():
    for session, (_, needs, minutes, _, homework, _) in enumerate(plan()[:7], 1):
        header = cells(read(lesson(session)), "markdown")[0]
        reading, doing, core = map(int, MINUTES.search(row(read(lesson(session)), "Time")).groups())
        left = reading + doing - core if session > 1 else reading + doing + 30 - 13 - 22
        assert minutes == (f"{core} minutes" if session > 1 else "13 + 22 minutes"), session
        assert homework.startswith(f"{left} minutes"), session
        needed = re.search(r"\*\*You need\*\* \|(.+)\|", header)[1]
        expected = set(re.findall(r"\b0\d\b", needs)) or {"00"}
        assert expected == set(re.findall(r"\((0\d)_", needed)), session
    assert "20 minutes to read and run, 10 more" in prose(read(lesson(0)))
    assert "45 minutes with the practice pages" in prose(read(lesson(8))) and "45 minutes" in plan()[7][2]


def minutes(heading):
    """What the table of minutes below a heading says, as (from, to)."""
    part = prose(read(GUIDE)).partition(f"### {heading}\n")[2].partition("\n#")[0]
    return [(int(first), int(last)) for first, last in re.findall(r"^\| (\d+)–(\d+) \|", part, re.MULTILINE)]


@pytest.mark.parametrize(("heading", "total"), [("The hour before", 60), ("The first lesson, 50 minutes", 50)])
def test_each_minute_of_monday_has_something_to_do(heading, total):
    planned = minutes(heading)
    assert planned[0][0] == 0 and planned[-1][1] == total
    assert all(last == first for (_, last), (first, _) in zip(planned, planned[1:]))


def test_the_first_lesson_names_the_questions_of_its_core_path():
    core = asked(read(lesson(1)))[0]
    assert all(number in prose(read(GUIDE)).partition("### After the lesson")[0] for number in core)


def test_the_first_session_takes_the_minutes_that_monday_has():
    starts, *parts = minutes("The first lesson, 50 minutes")[:5]
    lengths = [last - first for first, last in parts]
    assert plan()[0][2] == f"{sum(lengths[:2])} + {sum(lengths[2:])} minutes"


def test_the_lists_of_ones_own_are_named_with_their_columns():
    said, table = {}, prose(read(GUIDE)).partition("| columns it may have |")[2].partition("\n###")[0]
    for name, needed, other in re.findall(r"^\| (\w+) \| ([\w, ]+) \| ([\w, ]*) \|$", table, re.MULTILINE):
        said[name] = [needed.split(", "), [*filter(None, other.split(", "))]]
    assert said == {name: [[column for column, one in columns.items() if one.required],
                           [column for column, one in columns.items() if not one.required]]
                    for name, columns in SCHEMAS.items()}


@pytest.mark.parametrize("session", [0, 1])
def test_a_cell_to_hand_in_stands_ready(session):
    assert 'course.hand_in("your name", notebooks=["00", "01"])' in cells(read(lesson(session)), "code")


def test_the_lines_for_hand_ins_work_as_they_are_printed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COURSE_ANSWERS", str(tmp_path / "answers.json"))
    lines = [compile(line, "guide", "eval") for line in re.findall(r"```python\n(.+?)\n```", prose(read(GUIDE)))]
    assert "hand_in_Anna--00-01.csv" in repr(eval(lines[0]))
    (tmp_path / "tables").mkdir()
    (tmp_path / "hand_in_Anna--00-01.csv").rename(tmp_path / "tables" / "hand_in_Anna--00-01.csv")
    said = repr(eval(lines[1]))
    assert said.startswith("Written for 1 student: class_table.xlsx")
    assert isinstance(eval(lines[2]), Figure) and len(lines) == 3


def test_commands_and_calls_are_those_there_are():
    said = prose(read(GUIDE)) + CLASSROOM
    commands = re.findall(r"(?:python3|py) -m course_lib ?([\w-]*)", said)
    assert "site" in commands and set(commands) <= {"", *COMMANDS} and "--students" in HELP
    called = set(re.findall(r"course\.(\w+)\(", said))
    assert called and called <= set(course.__all__)


def test_the_guide_says_first_that_answers_are_public():
    assert "**The answers are public.**" in cells(read(GUIDE), "markdown")[0]


def test_the_printed_question_works_as_it_is_copied(tmp_path, monkeypatch):
    printed = re.search(r"```toml\n(.+?)```", prose(read(GUIDE)), re.DOTALL)[1]
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / "my.toml").write_text(printed, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert course.check_questions(tmp_path / "questions" / "my.toml").startswith("1 question checked")
    assert "my.1" in repr(course.ask("my.1"))
    assert course.check("my.1", 5).state == "right" and course.check("my.1", 13).state == "not yet"


def test_the_facts_rest_on_one_agency_as_far_as_the_guide_says():
    facts = course.framework_facts(course.load())
    cited = facts["source"].str.contains("tass.com", regex=False)
    sco = facts["framework_id"] == "sco"
    said = re.sub(r"\s+", " ", prose(read(GUIDE)))
    assert f"{(cited & sco).sum()} of the {sco.sum()} rows on the SCO cite tass.com" in said
    assert f"{cited.sum()} of all {len(facts)} rows do" in said
