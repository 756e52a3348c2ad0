"""Notebook 06 as a student works through it: the concordance by mouse and keyboard, each question wrongly and rightly."""

import pytest

PATH = "notebooks/06_formulas.ipynb"
EXPLORER = "course.ConcordanceExplorer(corpus"


@pytest.fixture(scope="module")
def notebook(lab):
    lab.open(PATH)
    lab.run_all()
    assert lab.errors() == []
    return lab


def cell(lab, source):
    """The first cell whose code begins with this."""
    return lab.page.locator(".jp-Notebook .jp-CodeCell").filter(
        has=lab.page.locator(".jp-InputArea-editor", has_text=source)).first


def status(lab, source=EXPLORER):
    return cell(lab, source).locator("[role=status]").first.inner_text()


def control(lab, label):
    return cell(lab, EXPLORER).get_by_label(label, exact=True)


def keys(lab, label, *pressed):
    control(lab, label).focus()
    for key in pressed:
        lab.page.keyboard.press(key)
    lab.drawn()


def choose(lab, label, option):
    control(lab, label).select_option(label=option)
    lab.drawn()


def search(lab, words):
    control(lab, "Search").fill(words)
    lab.page.keyboard.press("Enter")
    lab.drawn()


def test_lines_stay_lines_and_nothing_scrolls_sideways(notebook):
    lab = notebook
    assert status(lab) == "31 lines in 9 texts; without copies, 18 lines in 7 distinct texts."
    lines = cell(lab, EXPLORER).locator("summary")
    boxes = [lines.nth(number).bounding_box() for number in range(lines.count())]
    assert len(boxes) == 31 and sorted(box["height"] for box in boxes)[15] < 30
    assert not lab.page.evaluate("""() => Array.from(document.querySelectorAll('.jp-OutputArea-output'))
        .some(one => one.scrollWidth > one.clientWidth + 1)""")
    keywords = cell(lab, EXPLORER).locator("summary strong")
    assert len({round(keywords.nth(number).bounding_box()["x"]) for number in range(31)}) == 1


def test_by_mouse_from_a_search_to_the_passage(notebook):
    lab = notebook
    search(lab, "one-China")
    assert status(lab) == "5 lines in 4 texts; without copies, 3 lines in 3 distinct texts."
    line = cell(lab, EXPLORER).locator("details").nth(3)
    assert not line.locator("blockquote").is_visible()
    line.locator("summary").click()
    assert line.locator("mark").inner_text() == "one-China"
    assert "Attributed to Saleumxay Kommasith (as reported)." in line.inner_text()
    choose(lab, "Speaker", "Bui Thanh Son")
    assert status(lab).startswith("2 lines in 2 texts")
    choose(lab, "Speaker", "any")
    choose(lab, "Category", "support formula")
    choose(lab, "Ready formula", "one-China principle (4)")
    assert control(lab, "Search").input_value() == "one-China principle"
    choose(lab, "Category", "any")
    assert lab.errors() == [] and lab.complaints == []


def test_by_keyboard_alone(notebook):
    lab = notebook
    keys(lab, "Search", "ControlOrMeta+a", *"railway", "Enter")
    assert status(lab).startswith("19 lines in 8 texts")
    keys(lab, "Distinct only", "Space")
    assert status(lab) == "11 lines in 6 distinct texts."
    keys(lab, "Sort by", "Space", "End", "Enter")
    keys(lab, "Line", "Space", "ArrowDown", "Enter")
    assert "Attributed to" in cell(lab, EXPLORER).locator("blockquote").last.locator("xpath=..").inner_text()
    keys(lab, "Regular expression", "Space")
    keys(lab, "Search", "ControlOrMeta+a", *"rail(", "Enter")
    assert "is not a regular expression" in cell(lab, EXPLORER).locator(".jp-OutputArea").inner_text()
    keys(lab, "Search", "ControlOrMeta+a", *"rail.", "Enter")
    assert status(lab).startswith("11 lines")
    keys(lab, "Regular expression", "Space")
    keys(lab, "Distinct only", "Space")
    search(lab, "a")
    assert status(lab).endswith("The first 50 lines are shown; table has all.")
    search(lab, "zebra")
    assert status(lab).startswith("No line with “zebra”.")
    assert len(lab.cells()) == 37 and lab.errors() == [] and lab.complaints == []


@pytest.mark.parametrize(("question", "tries"), [
    ("6.1", [(["They were sent out"], "Not yet. The two texts with"), (["They are introductions"], "Right.")]),
    ("6.3", [(["Vietnam", "Laos"], "Not yet. Read the word after"), (["Laos", "Timor-Leste"], "Right.")]),
])
def test_options_are_chosen(notebook, question, tries):
    lab = notebook
    form = cell(lab, f'course.ask("{question}")')
    for chosen, said in tries:
        for option in chosen:
            form.locator(".widget-toggle-button, .widget-checkbox label").filter(has_text=option).first.click()
        form.get_by_role("button", name="Check").click()
        lab.drawn()
        assert status(lab, f'course.ask("{question}")').startswith(said)


def test_a_sentence_is_clicked_and_cut(notebook):
    lab = notebook
    form = cell(lab, 'course.ask("6.7")')
    options = form.get_by_label("Text").locator("option").all_inner_texts()
    form.get_by_label("Text").select_option(label=next(one for one in options if one.startswith("july.2")))
    lab.drawn()
    form.locator(".course-sentence").filter(has_text="He thanked China").click()
    lab.drawn()
    assert form.get_by_label("Words").input_value().startswith("He thanked China for providing")
    form.get_by_label("Words").fill("He thanked China for providing valuable support for Laos’ economic and social development over the years, "
                                    "saying that the Laos-China Railway has helped")
    form.get_by_role("button", name="Check").click()
    lab.drawn()
    assert status(lab, 'course.ask("6.7")').startswith("Not yet. Who is “He”?")
    form.get_by_label("Second cut").fill("During the meeting, Thongloun said")
    form.get_by_role("button", name="Check").click()
    lab.drawn()
    assert status(lab, 'course.ask("6.7")').startswith("Right.")


def test_a_passage_is_quoted(notebook):
    lab = notebook
    form = cell(lab, 'course.ask("6.5")')
    for text, quoted, said in (
            ("july.3", "distinctive features of the China-Laos community with a shared future", "Not yet. This is attributed"),
            ("july.3", "He said Laos cherishes the firm friendship with China, firmly supports the building of the Laos-China community with a shared future",
             "Not yet. Who is “He”?")):
        options = form.get_by_label("Text").locator("option").all_inner_texts()
        form.get_by_label("Text").select_option(label=next(one for one in options if one.startswith(text)))
        lab.drawn()
        form.get_by_label("Words").fill(quoted)
        lab.drawn()
        form.get_by_role("button", name="Check").click()
        lab.drawn()
        assert status(lab, 'course.ask("6.5")').startswith(said)
    assert lab.errors() == [] and lab.complaints == []
