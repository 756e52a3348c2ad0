"""Notebook 02 as a student works through it: the date resolver by mouse and keyboard, each question wrongly and rightly."""

import pytest

PATH = "notebooks/02_when_did_it_happen.ipynb"


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


def status(lab, source):
    return cell(lab, source).locator("[role=status]").first.inner_text()


def resolver(lab, label):
    return cell(lab, "course.DateResolver(corpus)").get_by_label(label, exact=True)


def keys(lab, label, *pressed):
    resolver(lab, label).focus()
    for key in pressed:
        lab.page.keyboard.press(key)
    lab.drawn()


def test_the_resolver_by_mouse(notebook):
    lab = notebook
    assert status(lab, "course.DateResolver").startswith("“on Thursday” in july.4 means Thursday 25 July 2024")
    lab.choose("Text", "april.1: no dateline")
    lab.choose("Phrase", "April 6 (line 55)")
    assert status(lab, "course.DateResolver") == "“April 6” in april.1 means Saturday 6 April 2024."
    lab.choose("Text", "april.7: NANNING, April 6 (Xinhua)")
    assert status(lab, "course.DateResolver").endswith("Friday 5 April 2024, 1 day before the dateline.")
    assert cell(lab, "course.DateResolver").locator("mark").inner_text() == "on Friday"
    assert lab.errors() == [] and lab.complaints == []


def test_the_resolver_by_keyboard_with_words_of_one_s_own(notebook):
    lab = notebook
    lab.choose("Text", "july.4: VIENTIANE, July 26 (Xinhua)")
    assert not resolver(lab, "Dateline").is_visible() and resolver(lab, "Phrase").is_visible()
    keys(lab, "Text", "Space", "End", "Enter")
    assert resolver(lab, "Dateline").input_value() == "VIENTIANE, July 26 (Xinhua)"
    assert not resolver(lab, "Phrase").is_visible()
    keys(lab, "Day phrase", "ControlOrMeta+a", *"yesterday", "Enter")
    assert status(lab, "course.DateResolver") == "“yesterday” means Thursday 25 July 2024, 1 day before the dateline."
    keys(lab, "Page's date", "ControlOrMeta+a", "Delete", "Tab")
    said = "The day of “yesterday” stays open: the year of the dateline, 26 July, is not stated."
    assert status(lab, "course.DateResolver") == said
    keys(lab, "Day phrase", "ControlOrMeta+a", *"soon", "Enter")
    shown = cell(lab, "course.DateResolver").locator(".jp-OutputArea").inner_text()
    assert "No day is found in 'soon'. Type a day as news names it" in shown
    assert lab.errors() == [] and lab.complaints == []


@pytest.mark.parametrize(("question", "tries"), [
    ("2.1", [("26 July 2024", "Not yet. That is the day in the dateline"), ("25 July 2024", "Right.")]),
])
def test_a_day_is_typed(notebook, question, tries):
    lab = notebook
    for typed, said in tries:
        cell(lab, f'course.ask("{question}")').get_by_label("Your answer").fill(typed)
        lab.page.keyboard.press("Enter")
        lab.drawn()
        assert status(lab, f'course.ask("{question}")').startswith(said)


@pytest.mark.parametrize(("question", "tries"), [
    ("2.3", [(["line 31"], "Not yet. “The day prior"), (["line 55"], "Right.")]),
    ("2.7", [(["There were two meetings"], "Not yet. The datelines are"), (["why the datelines differ"], "Right.")]),
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


def test_the_table_is_made_in_code(notebook):
    lab = notebook
    assert status(lab, "table = None").startswith("Not attempted yet.")
    lab.ask("""async () => {
        const cells = Array.from(tab.content.model.cells);
        const count = cells.find(one => one.sharedModel.source.startsWith('reports = '));
        const check = cells.find(one => one.sharedModel.source.startsWith('table = None'));
        const source = count.sharedModel.source;
        count.sharedModel.setSource(source.replace('(reports["dateline_date"]', '(reports["published"]'));
        check.sharedModel.setSource('table = reports[reports["page_id"] == "april"]\\ncourse.check("2.4", table)') }""")
    lab.run_all()
    assert status(lab, "table = reports").startswith("Right.")
    assert lab.errors() == [] and lab.complaints == []
