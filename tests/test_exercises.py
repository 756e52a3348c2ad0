"""Questions asked and checked: every kind of form in every state, the same words in code, and answers remembered."""

import re
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pandas as pd
import pytest
from ipywidgets import Button, Checkbox, Dropdown, Text, Textarea, ToggleButtons
from test_views import Checker

import course_lib as course
from course_lib.corpora.loading import SEEDS
from course_lib.edition.notebooks import ROOT, code_cells, find
from course_lib.errors import CourseError
from course_lib.exercises import answerfile, feedback
from course_lib.exercises.answerfile import LONGEST, Record
from course_lib.display.live import WIDGET_VIEW
from course_lib.exercises.question import Accepted
from course_lib.exercises.questions import every
from course_lib.exercises.questions import find as question

KINDS = Path(__file__).parent / "questions" / "kinds.toml"
TABLE = pd.DataFrame({"page_id": ["cgtn", "july"], "texts": [1, 5]})
# By kind: what a form's field is given, and what code gives, for a right, a nearly right and a wrong answer.
TRIES = {
    "kinds.1": ["1", "one meeting", "4"],
    "kinds.2": ["25 July 2024", "July 25", "26 July 2024"],
    "kinds.3": ["The Chinese and the Russian side", "the chinese and the  russian side", "Laos"],
    "kinds.4": ["july.4, july.5", "July 5 and July 4", "july.3, july.4, july.5"],
    "kinds.5": [[0, 1, 3], None, [0, 1, 2, 3]],
    "kinds.6": ["Vientiane", "“vientiane ”", "Laos"],
    "kinds.8": [("july.4", "they support Laos in becoming a dialogue partner of the SCO"), None,
                ("july.4", "during a trilateral meeting in the Lao capital")],
}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A working folder with a teacher's question file and no answers."""
    (tmp_path / "questions").mkdir()
    shutil.copy(KINDS, tmp_path / "questions")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COURSE_ANSWERS", str(tmp_path / "answers.json"))
    return tmp_path


def saved(name):
    return answerfile.read()[0].get(name)


def widgets(form, kind):
    """The form's own widgets of a kind, in order."""
    form.widget  # noqa: B018 - makes them
    waiting, found = [form.widget], []
    while waiting:
        one = waiting.pop(0)
        found += [one] if isinstance(one, kind) else []
        waiting = [*getattr(one, "children", ()), *waiting]
    return found


def press(form, name):
    next(button for button in widgets(form, Button) if button.description == name).click()


def fill(form, answer):
    """Give an answer in the form's own way."""
    if boxes := widgets(form, Checkbox):
        for number, box in enumerate(boxes):
            box.value = number in answer
    elif widgets(form, Dropdown):
        widgets(form, Dropdown)[0].value, widgets(form, Textarea)[0].value = answer
    else:
        widgets(form, (Text, ToggleButtons))[0].value = answer


def shown(form):
    form.widget  # noqa: B018
    return Checker(form._feedback.outputs[0]["data"]["text/html"]).words


ASKED = sorted(TRIES)


@pytest.mark.parametrize("name", ASKED)
def test_a_form_says_of_each_answer_whether_it_is_right_and_has_it_there_again(name):
    right, near, wrong = TRIES[name]
    form = course.ask(name)
    fields = widgets(form, (Text, Textarea, Dropdown, ToggleButtons, Checkbox))
    assert fields and all(field.description for field in fields), "a field without a label"
    assert [button.description for button in widgets(form, Button)] == ["Check", "Hint", "Solution"]
    assert shown(form) == "Not attempted yet."
    for answer in filter(None, (wrong, near if name != "kinds.3" else None, right)):
        fill(form, answer)
        press(form, "Check")
        assert shown(form).startswith("Not yet. " if answer == wrong else "Right."), answer
        again = course.ask(name)
        assert shown(again) == shown(form) and again._field.answer == form._field.answer
        assert ("Not yet." if answer == wrong else "Right.") in again._repr_mimebundle_()["text/html"]
        assert saved(name).state == ("not yet" if answer == wrong else "right")
        if answer == wrong:
            own = [one.message for one in (*question(name).wrong, *question(name).elsewhere)]
            assert any(message.replace("`", "") in shown(form) for message in own) and saved(name).attempts == 1


@pytest.mark.parametrize("name", [*ASKED, "kinds.7"])
def test_a_form_is_one_output_in_three_forms_and_the_static_one_has_hints_and_solution(name):
    one, other = course.ask(name)._repr_mimebundle_(), course.ask(name)._repr_mimebundle_()
    assert set(one) == {WIDGET_VIEW, "text/html", "text/plain"}
    assert one.pop(WIDGET_VIEW)["model_id"] != other.pop(WIDGET_VIEW)["model_id"] and one == other, "the same in every run"
    assert one["text/plain"] == f"Question {name}: run this cell in a notebook to answer it."
    page, asked, html = Checker(one["text/html"]), question(name), one["text/html"]
    for words in (asked.title, asked.prompt, *asked.options, *asked.hints, asked.solution, "Not attempted yet. Run this cell to answer."):
        assert re.sub(r"[`*]", "", " ".join(words.split())) in re.sub(r"[`*]", "", page.words)
    assert html.count("<details>") == len(asked.hints) + 1 and html.index("<details>") > html.index("Not attempted")
    assert not {"id", "script", "style"} & {tag for tag, _ in page.elements}


def test_a_click_replaces_a_sentence_that_was_not_cut_and_another_text_clears_what_was_clicked():
    form = course.ask("kinds.8")
    (text, *_), boxes = widgets(form, Dropdown), widgets(form, Textarea)
    def taken(*clicks, text_id="july.4"):
        text.value = text_id
        for number in clicks:
            form._field._sentences.children[number].click()
        return [box.value[:20] for box in boxes]
    assert taken(0, 1) == ["Chinese Foreign Mini", ""]
    boxes[0].value = "Chinese Foreign Minister Wang Yi"
    assert taken(2, 3) == ["Chinese Foreign Mini", form._field._sentences.children[3].description[5:25]]
    boxes[1].value = "typed"
    assert taken(text_id="july.5") == ["", "typed"]


def test_enter_checks_what_was_typed_though_it_is_sent_after_the_key():
    form = course.ask("kinds.1")
    field, = widgets(form, Text)
    assert not field.continuous_update
    form._field._on_message(field, {"event": "submit"}, None)
    assert shown(form) == "Not attempted yet."
    field.value = "4"
    assert shown(form).startswith("Not yet. You counted the tellings")
    field.value = "1"
    assert shown(form).startswith("Not yet."), "leaving the field checks nothing"
    form._field._on_message(field, {"event": "submit"}, None)
    assert shown(form).startswith("Right.") and saved("kinds.1").attempts == 2


def test_hints_come_one_by_one_then_the_solution_and_both_are_remembered():
    form = course.ask("kinds.1")
    press(form, "Hint")
    assert "Hint 1 of 2. Reports are not events." in shown(form) and "Hint 2" not in shown(form)
    for _ in range(3):
        press(form, "Hint")
    assert "Hint 2 of 2. Four texts tell of <one> meeting." in shown(form)
    assert shown(form).count("There are no more hints than these 2.") == 1 and saved("kinds.1") == Record(hints=2)
    press(form, "Solution")
    assert "Solution. One meeting, told four times." in shown(form)
    assert "July.5" not in shown(form) and "july.5, line 151" in shown(form)
    assert saved("kinds.1") == Record(hints=2, solution_seen=True) and "Hint 2 of 2" in shown(course.ask("kinds.1"))


def test_hints_and_solution_in_code():
    texts = [Checker(course.hint(" kinds.6 ").html).words for _ in range(3)]
    assert texts[0].startswith("Hint 1 of 2.") and texts[1].startswith("Hint 2 of 2.") and "no more hints" in texts[2]
    assert "Vientiane." in Checker(course.solution("kinds.6").html).words
    assert saved("kinds.6") == Record(hints=2, solution_seen=True)


def test_a_passage_stands_there_marked_with_its_citation_and_a_link_to_its_line():
    html = course.solution("kinds.2").html
    assert re.search(r"<mark[^>]*>on Thursday</mark>", html) and "july.4, line 111" in html
    link, = re.findall(r'href="([^"#]*)#line=(\d+)"', html)
    page = (Path.cwd() / link[0]).read_text(encoding="utf-8").splitlines()
    assert "on Thursday pledged" in page[int(link[1])], "JupyterLab counts lines from 0"


def test_the_solution_of_a_table_shows_it_and_its_form_has_nothing_to_fill_in():
    form = course.ask("kinds.7")
    assert [button.description for button in widgets(form, Button)] == ["Hint", "Solution"]
    press(form, "Solution")
    assert re.search(r"page_id\s*texts\s*cgtn\s*1\s*july\s*5", shown(form))
    assert 'course.check("kinds.7", table)' in form._repr_mimebundle_()["text/html"].replace("&quot;", '"')
    assert course.check("kinds.7", TABLE).state == "right"
    assert shown(course.ask("kinds.7")).startswith("Right.")


@pytest.mark.parametrize("name, answer, state, words", [
    ("kinds.1", 1, "right", "Right."), ("kinds.1", 4, "not yet", "You counted the tellings"),
    ("kinds.1", None, "not attempted", "Not attempted yet."), ("kinds.1", "", "not attempted", "Not attempted yet."),
    ("kinds.4", ["july.5", "july.4"], "right", "Right."), ("kinds.2", pd.Timestamp("2024-07-25"), "right", "Right."),
    ("kinds.7", TABLE.assign(texts=[1, 4]), "not yet", "You left out the introduction."),
    ("kinds.8", ("july.4", "becoming a dialogue partner of the SCO"), "right", "Right."),
    ("kinds.1", object, "not yet", "Not yet."), ("kinds.7", pd.DataFrame(), None, ""), ("kinds.1", [], None, ""),
])
def test_an_answer_from_code_is_judged_shown_and_saved(name, answer, state, words):
    said = course.check(name, answer)
    assert state in (None, said.state) and words in Checker(said.html).words and words in repr(said)
    assert saved(name) is None if said.state == "not attempted" else saved(name).state == said.state


def test_what_was_right_stays_saved_and_the_same_answer_once_more_is_no_attempt():
    for answer in (4, 4, 5, 1, 1):
        course.check("kinds.1", answer)
    assert saved("kinds.1").attempts == 3
    said = course.check("kinds.1", 4)
    assert said.state == "not yet" and "The right answer you gave before stays saved." in said.html
    assert saved("kinds.1") == Record("right", 1, 4)
    again = course.check("kinds.1", "")
    assert again.state == "not attempted" and "stays saved" in again.html


def test_a_check_of_nothing_says_so():
    form = course.ask("kinds.1")
    press(form, "Check")
    assert "There is no answer to check. Give one first." in shown(form)
    said = course.check("kinds.1", pd.DataFrame({"page_id": []})).message
    assert said.startswith("Your table has no rows.") and "write the page's name for “…”" in said


def test_two_forms_of_one_question_are_independent_but_share_what_is_saved_and_code_shows_in_the_last():
    one, other = course.ask("kinds.1"), course.ask("kinds.1")
    fill(one, "4")
    press(one, "Check")
    assert shown(other) == "Not attempted yet." and other._field.answer is None
    fill(other, "1")
    press(other, "Check")
    assert shown(one).startswith("Not yet.") and saved("kinds.1") == Record("right", "1", 2)
    course.check("kinds.1", 5)
    assert shown(other).startswith("Not yet. You gave 5.")


@pytest.mark.parametrize("ask", [course.ask, course.hint, course.solution, lambda name: course.check(name, 1)])
@pytest.mark.parametrize("name", ["kinds.99", ""])
def test_a_question_that_is_not_there_is_explained(ask, name):
    with pytest.raises(CourseError, match="no question"):
        ask(name)


def test_a_saved_answer_of_another_kind_or_from_another_edition_is_survived():
    for answer in ("nonsense", "x" * (LONGEST + 10), ["a"], {"a": [1]}, 3, True, [None, 4], ["july.4", "x"]):
        for name in TRIES:
            answerfile.change(name, lambda record: Record("right", answer, 1))
            form = course.ask(name)
            assert shown(form).startswith("Right.") and form._repr_mimebundle_()["text/html"]


def test_a_damaged_file_is_reported_and_where_answers_cannot_be_kept_a_form_says_so_and_works(folder, monkeypatch):
    (folder / "answers.json").write_text("oops")
    assert "It is kept as answers_set_aside_1.json" in shown(course.ask("kinds.1"))
    assert "answers_set_aside_1.json" not in shown(course.ask("kinds.1"))
    (folder / "file").touch()
    monkeypatch.setenv("COURSE_ANSWERS", str(folder / "file" / "answers.json"))
    said = course.check("kinds.1", 1)
    assert said.state == "right" and "Your answers are not kept" in said.html
    answerfile._unsaved.clear()


def test_what_a_student_types_is_only_text():
    hostile = "<img src=x onerror=alert(1)>"
    for name in ("kinds.1", "kinds.2", "kinds.4", "kinds.6"):
        html = course.check(name, hostile).html
        form = course.ask(name)
        for page in (html, form._repr_mimebundle_()["text/html"], form._feedback.outputs[0]["data"]["text/html"]):
            assert "img" not in {tag for tag, _ in Checker(page).elements}


def test_a_passage_that_is_not_there_is_named_and_hides_nothing(folder):
    file = folder / "questions" / "kinds.toml"
    file.write_text(KINDS.read_text().replace('cite = "july.4, line 111", quote = "on Thursday"', 'cite = "july.4, line 2"'))
    said = Checker(course.solution("kinds.2").html).words
    assert "Nothing stands at july.4, line 2" in said or "line 2" in said
    assert "Solution." in said


# The course's own notebooks, solved

ASK = re.compile(r'course\.ask\("([^"]+)"\)')


def asked_in(path):
    """The questions that a notebook asks, by id."""
    cells = code_cells(nbformat.read(path, as_version=4))
    return [name for cell in cells for name in ASK.findall(cell.source)]


def right_answer(asked):
    if asked.kind == "table":
        return pd.DataFrame(asked.answer)
    if asked.kind == "evidence":
        return asked.supports[0].cite.partition(",")[0], asked.supports[0].quote
    return asked.answer


@pytest.mark.parametrize("path", [path for path in find() if asked_in(path)], ids=lambda path: path.stem)
def test_the_right_answers_to_a_notebook_are_right_and_its_forms_show_them(path):
    for name in asked_in(path):
        assert course.check(name, right_answer(question(name))).state == "right", name
        form = course.ask(name)
        assert shown(form).startswith("Right."), name
        assert "Right." in Checker(form._repr_mimebundle_()["text/html"]).words, name


def test_stars_are_emphasis_and_one_reason_is_given_once():
    assert feedback.rich("the column *agency*, 2 * 3 * 4") == "the column <em>agency</em>, 2 * 3 * 4"
    asked = question("kinds.1")._replace(accept=(Accepted(3, "Why."), Accepted(5, "Why."), Accepted(7, "Else.")))
    assert feedback.accepted(asked) == [("Why.", ["3 meetings", "5 meetings"]), ("Else.", ["7 meetings"])]
    assert "The answer: 1. It is so." in feedback.solution(asked._replace(solution="It is so."))
    many = asked._replace(accept=tuple(Accepted(number, "Why.") for number in range(2, 9)))
    assert "Also right: 2 meetings; 3 meetings; 4 meetings. Why." in feedback.solution(many)


def test_no_paragraph_stands_twice_in_what_is_said_of_an_answer():
    for asked in every():
        form = course.ask(asked.id)
        course.check(asked.id, right_answer(asked))
        press(form, "Solution")
        html = re.sub("</?mark[^>]*>", "", form._feedback.outputs[0]["data"]["text/html"])
        quoted = re.findall('<blockquote.*?</p>.*?href="([^"]+)"', html)
        assert len(set(quoted)) == len(quoted) == html.count("<blockquote"), asked.id


@pytest.mark.parametrize("load, other", [
    (course.load, False), (lambda: course.load(f"{SEEDS}/../seeds"), False), (lambda: "no corpus", False),
    (lambda: course.load(ROOT / "notebooks" / "sample_texts"), True), (lambda: None, False),
    (lambda: course.load_text("Talks end\n\nHANOI, July 5 (VNA) - Two ministers met on Friday."), True)])
def test_other_pages_are_known_by_the_notebooks_own_corpus(load, other, monkeypatch):
    import IPython

    monkeypatch.setattr(IPython, "get_ipython", lambda: SimpleNamespace(user_ns={"corpus": load()}))
    for html in (course.ask("1.3")._repr_mimebundle_()["text/html"], course.check("1.3", 3)._repr_html_()):
        assert (feedback.OTHER_PAGES in html) is other
    monkeypatch.delitem(sys.modules, "IPython")
    assert feedback.belongs(question("1.3")) == "", "without a notebook there are no other pages"
