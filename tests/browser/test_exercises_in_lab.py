"""One exercise of each kind in JupyterLab, answered by the keyboard alone; its looks; and what is there again later."""

import json
import shutil
from pathlib import Path

import pytest
from nbformat import v4

from course_lib.edition.notebooks import as_text, normalise, refresh

KINDS = Path(__file__).parent.parent / "questions" / "kinds.toml"
TABLE = 'course.check("kinds.7", {{"page_id": [{}], "texts": [{}]}})'
SOURCES = ["import course_lib as course", *(f'course.ask("kinds.{number}")' for number in range(1, 9)),
           "course.my_answers()", TABLE.format("'cgtn', 'july'", "1, 4"), TABLE.format("'July', 'cgtn'", "'5', 1"),
           TABLE.format("'cgtn', 'july'", "1, 5")]
# What is pressed after the field (or its first box or button) has the focus, and how the feedback begins.
LINE, PAGE = "Home Shift+End", "ControlOrMeta+a"
DRAWN = "until the sentences of the text are there"  # their list scrolls, and is a stop for the keyboard
TRIES = {
    1: [(["4", "Enter"], "Not yet. You counted the tellings"), ([LINE, "one meeting", "Enter"], "Right."),
        ([LINE, "1", "Tab", "Space"], "Right.")],
    2: [(["26 July 2024", "Enter"], "Not yet. That is the day of the dateline"),
        ([LINE, "July 25", "Tab", "Enter"], "Right."), ([LINE, "25.07.2024", "Enter"], "Right.")],
    3: [(["Tab", "Tab", "Space", "Tab", "Enter"], "Not yet. Laos is the one that is supported."),
        (["Tab", "Enter", "Tab", "Tab", "Space"], "Right.")],
    4: [(["july.3, july.4, july.5", "Enter"], "Not yet. In july.3 Russia has no part."),
        ([LINE, "July 5 and july 4", "Enter"], "Right."), ([LINE, "july.4, july.5", "Enter"], "Right.")],
    5: [(["Space", *["Tab", "Space"] * 4], "Not yet. He met Wang Yi in April."),
        (["Tab", "Tab", "Space", "Tab", "Tab", "Enter"], "Right.")],
    6: [(["Laos", "Enter"], "Not yet. That is the state"), ([LINE, " “vientiane”", "Enter"], "Right."),
        ([LINE, "Vientiane", "Tab", "Space"], "Right.")],
    8: [(["Space", "july.4", "Enter", DRAWN, "Tab", "Tab", "during a trilateral meeting in the Lao capital", "Tab",
          "Tab", "Space"], "Not yet. That tells where they met."),
        (["Tab", "Tab", PAGE, "“They support  Laos in becoming a dialogue partner”", "Tab", "Tab", "Space"],
         "Not yet. Your words do not show"),
        (["Tab", "Tab", PAGE, "they support Laos in becoming a dialogue partner of the SCO", "Tab", "Tab", "Enter"],
         "Right.")],
}
KEYS = {"Enter", "Tab", "Space", LINE, PAGE}

JS_UNFOLD = "() => { for (const one of tab.content.node.querySelectorAll('details')) one.open = true }"
# Texts of outputs that are cut, stick out, or stand out too little from their ground.
JS_FAULTS = """() => {
    const rgba = colour => { const n = colour.match(/[\\d.]+/g).map(Number); return [...n.slice(0, 3), n[3] ?? 1] };
    const over = (top, under) => [0, 1, 2].map(i => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
    const light = c => c.slice(0, 3).map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
    const ground = node => { const layers = [];
        for (let one = node; one; one = one.parentElement) layers.push(rgba(getComputedStyle(one).backgroundColor));
        return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255, 1]) };
    const faults = [];
    for (const area of tab.content.node.querySelectorAll('.jp-OutputArea-output')) {
        const edge = area.getBoundingClientRect().right + 1;
        for (const node of area.querySelectorAll('*')) {
            const style = getComputedStyle(node);
            const words = [...node.childNodes].filter(one => one.nodeType == 3 && one.data.trim());
            if (!words.length || !node.offsetParent || ['STYLE', 'OPTION'].includes(node.tagName)) continue;
            const said = node.textContent.trim().slice(0, 50);
            const cut = style.overflow != 'visible' && (node.scrollWidth > node.clientWidth + 1
                || node.scrollHeight > node.clientHeight + 1);
            if (cut || node.getBoundingClientRect().right > edge) faults.push('cut: ' + said);
            let opacity = 1;
            for (let one = node; one; one = one.parentElement) opacity *= getComputedStyle(one).opacity;
            const back = ground(node), ink = rgba(style.color);
            const [a, b] = [light(over([...ink.slice(0, 3), ink[3] * opacity], back)), light(back)];
            const contrast = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
            if (contrast < 4.5) faults.push(contrast.toFixed(1) + ': ' + said) } }
    return faults }"""


@pytest.fixture(scope="module")
def stored(course, lab):
    """A notebook that asks one question of each kind, a teacher's question file beside it, as it was stored."""
    folder = course / "notebooks" / "kinds"
    (folder / "questions").mkdir(parents=True)
    shutil.copy(KINDS, folder / "questions")
    notebook = normalise(v4.new_notebook(cells=[v4.new_code_cell(source) for source in SOURCES]))
    (folder / "kinds.ipynb").write_text(as_text(notebook), encoding="utf-8")
    refresh(folder / "kinds.ipynb")
    lab.open("notebooks/kinds/kinds.ipynb")
    return lab


@pytest.fixture(scope="module")
def kinds(stored):
    """The same notebook, run."""
    stored.run_all()
    return stored


@pytest.fixture(autouse=True)
def nothing_went_wrong(lab):
    yield
    lab.quiet()


def cell(lab, number):
    return lab.page.locator(".jp-Notebook .jp-Cell").nth(number)


def answer(lab, number, keys):
    """Give the field of a question the focus, and press keys; other words are typed."""
    fields = cell(lab, number).locator("input, select, .widget-toggle-button")
    fields.first.focus()
    for key in keys:
        if key == DRAWN:
            lab.drawn()
        elif key in KEYS:
            for one in key.split():
                lab.page.keyboard.press(one)
        else:
            lab.page.keyboard.type(key)
    lab.drawn()


def said(lab, number):
    return cell(lab, number).locator("[role=status]").first.inner_text()


def look(lab):
    """In a usual and in a wide window, in both themes: nothing is cut, and everything is legible."""
    for width in (lab.size["width"], 1920):
        lab.page.set_viewport_size(lab.size | {"width": width})
        for theme in ("dark", "light"):
            lab.theme(theme)
            assert lab.ask(JS_FAULTS) == [], (width, theme)
    lab.page.set_viewport_size(lab.size)


def test_nothing_is_cut_and_everything_is_legible_before_anything_ran(stored):
    stored.ask(JS_UNFOLD)
    look(stored)


def test_each_kind_is_answered_by_the_keyboard_and_the_answers_survive_a_restart(kinds):
    lab = kinds
    for number, tries in TRIES.items():
        assert said(lab, number) == "Not attempted yet."
        for keys, words in tries:
            answer(lab, number, keys)
            assert said(lab, number).startswith(words), (number, keys, said(lab, number))
    assert [said(lab, number).partition(".")[0] for number in (10, 11, 12)] == ["Not yet", "Right", "Right"]
    assert "You left out the introduction." in said(lab, 10)
    lab.restart()
    lab.run_all()
    assert all(said(lab, number).startswith("Right.") for number in range(1, 9))
    assert cell(lab, 1).locator("input").input_value() == "1"
    assert cell(lab, 3).locator(".mod-active").inner_text().endswith("The Chinese and the Russian side")
    assert [box.is_checked() for box in cell(lab, 5).locator("input").all()] == [True, True, False, True]
    assert cell(lab, 8).locator("textarea").first.input_value().startswith("they support Laos")


def test_every_sentence_of_a_text_is_reached_by_arrows_and_taken_by_enter(kinds):
    lab, form = kinds, cell(kinds, 8)
    form.locator("textarea").first.fill("")
    before = len(lab.cells())
    form.locator("select").first.focus()
    for keys, begins in (("Tab", "111"), ("ArrowUp a b d d", "111"), ("ArrowDown ArrowDown", "115"), ("End", "143"),
                         ("Home ArrowDown", "113"), ("Tab Shift+Tab", "113")):
        for key in keys.split():
            lab.page.keyboard.press(key)
        assert form.locator(".course-sentence:focus").inner_text().startswith(begins), keys
    lab.page.keyboard.press("Enter")
    lab.drawn()
    assert form.locator("textarea").first.input_value().startswith("Chinese Foreign Minister Wang Yi, Russian")
    assert len(lab.cells()) == before


def test_what_was_typed_last_is_what_a_quick_press_of_check_judges(kinds):
    judged = []
    for typed in ("1", "4") * 12:
        cell(kinds, 1).locator("input").fill(typed)
        cell(kinds, 1).get_by_role("button", name="Check").click()
        kinds.drawn()
        judged.append(said(kinds, 1).partition(".")[0])
    assert judged == ["Right", "Not yet"] * 12


def test_hints_and_solutions_are_legible_and_the_citation_of_a_passage_opens_the_page_at_its_line(kinds):
    lab = kinds
    for number in range(1, 9):
        for name in ("Hint", "Solution"):
            cell(lab, number).get_by_role("button", name=name).focus()
            lab.page.keyboard.press("Space")
            lab.drawn()
    look(lab)
    passage = cell(lab, 8).locator("mark").last.inner_text()
    assert passage == "they support Laos in becoming a dialogue partner of the SCO"
    cell(lab, 8).get_by_role("link", name="july.4, line 143").last.focus()
    lab.page.keyboard.press("Enter")
    mark = lab.page.locator(".course-page mark")
    assert mark.inner_text().startswith("During the meeting, the Chinese and Russian sides also said they support Laos")
    assert lab.page.locator(".course-page > p").inner_text().startswith("july.4, to read: line 143 is marked")
    lab.back()


def test_answers_are_downloaded_and_restored(kinds, tmp_path):
    lab = kinds
    lab.run_all()
    lab.press("Download my answers", "Space")
    with lab.page.expect_download() as download:
        cell(lab, 9).get_by_role("link", name="answers.json").focus()
        lab.page.keyboard.press("Enter")
    content = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert "kinds.7" in content["answers"] and download.value.suggested_filename == "answers.json"
    content["answers"]["kinds.3"] = content["answers"]["kinds.7"] | {"answer": "The Chinese and the Russian side"}
    (tmp_path / "mine.json").write_text(json.dumps(content), encoding="utf-8")
    for file, words in ((KINDS, "Nothing was restored."), (tmp_path / "mine.json", "Restored: ")):
        with lab.page.expect_file_chooser() as chooser:
            cell(lab, 9).get_by_role("button", name="Restore answers from a file").focus()
            lab.page.keyboard.press("Enter")
        chooser.value.set_files(file)
        cell(lab, 9).get_by_text(words).wait_for()
    lab.drawn()
    lab.run_all()
    assert said(lab, 3).startswith("Right.")
