"""Notebook 04 as a student works through it: the explorer by mouse and keyboard, each question twice."""

import pytest

PATH = "notebooks/04_frameworks_then_and_later.ipynb"
EXPLORER = "course.AsOf("


@pytest.fixture(scope="module")
def notebook(lab):
    lab.open(PATH)
    lab.run_all()
    assert lab.errors() == []
    return lab


def cell(lab, source):
    """The first cell whose code begins with this."""
    return (
        lab.page.locator(".jp-Notebook .jp-CodeCell")
        .filter(has=lab.page.locator(".jp-InputArea-editor", has_text=source))
        .first
    )


def status(lab):
    return cell(lab, EXPLORER).locator("[role=status]").first.inner_text()


def answer(lab, question, *options, typed=None, text=None):
    """Give an answer by clicking options, or typing into the first field, then Check; what is said of it."""
    form = cell(lab, f'course.ask("{question}")')
    for option in options:
        form.get_by_text(option, exact=True).first.click()
    if text:
        form.locator("select").first.select_option(label=text)
        lab.drawn()
    if typed:
        form.locator("textarea, input[type=text]").first.fill(typed)
        lab.page.keyboard.press("Tab")  # what is typed is sent when the field is left
        lab.drawn()
    form.get_by_role("button", name="Check", exact=True).click()
    lab.drawn()
    return form.locator(".jp-OutputArea-output").first.inner_text()


def test_the_explorer_by_mouse(notebook):
    lab = notebook
    assert status(lab).startswith("SCO on 25 July 2024: our list has China in the chair")
    lab.choose("Framework", "BRICS")
    assert status(lab).startswith(
        "BRICS on 25 July 2024: our list has Russia in the chair, 9 members and a dispute about Saudi Arabia"
    )
    lab.choose("Passage", "july.5, line 165: Wang said China fully supports …")
    assert (
        cell(lab, EXPLORER).locator("mark").inner_text().startswith("Wang said China fully supports Russia")
    )
    mark, facts = cell(lab, EXPLORER).locator("mark"), cell(lab, EXPLORER).get_by_text("Facts on", exact=False).first
    assert mark.bounding_box()["y"] < facts.bounding_box()["y"], "the passage is seen without scrolling"
    lab.choose("Claims", "all sentences")
    assert "with a word such as" not in status(lab)
    assert lab.errors() == [] and lab.complaints == []


def test_the_explorer_by_keyboard(notebook):
    lab = notebook
    lab.choose("Framework", "SCO")
    lab.press("Day", "Space", "ArrowUp", "Enter")
    assert status(lab).startswith("SCO on 4 July 2024: our list has China in the chair, 10 members")
    lab.press("Day", "Space", "ArrowUp", "Enter")
    assert status(lab).startswith("SCO on 4 July 2023: our list has Kazakhstan in the chair, 9 members")
    lab.press("Framework", "Space", "ArrowUp", "Enter")
    assert status(lab).startswith("ASEAN on 4 July 2023: our list has 10 members")
    lab.press("Day", "Space", "End", "Enter")  # another framework, other days
    assert status(lab).startswith("ASEAN on 1 January 2026: later than our newest source")
    assert lab.errors() == [] and lab.complaints == []


def test_the_sources_are_links_that_leave_the_notebook_open(notebook):
    links = cell(notebook, EXPLORER).locator("a[href^=http]:not([href*=seeds])")
    assert links.count() > 3
    assert {link.get_attribute("target") for link in links.all()} == {"_blank"}


@pytest.mark.parametrize(
    "question, wrong, said, right",
    [
        (
            "4.2",
            {"options": ["“assuming the rotating presidency of the SCO” (july.5)"]},
            "To assume an office",
            {"options": ["“upcoming presidency of the SCO” (digest.1)"]},
        ),
        ("4.4", {"typed": "15 July 2025"}, "the foreign ministers agreed", {"typed": "1 September 2025"}),
        (
            "4.6",
            {"options": ["ASEAN", "Belt and Road Initiative", "Eurasian Economic Union", "SCO"]},
            "eight lines on",
            {"options": ["SCO"]},
        ),
        ("4.7", {"options": ["Laos"]}, "read the line about BRICS", {"options": ["Russia"]}),
    ],
)
def test_a_question_answered_wrongly_then_rightly(notebook, question, wrong, said, right):
    def give(given):
        return answer(notebook, question, *given.get("options", ()), typed=given.get("typed"))

    first = give(wrong)
    assert "Not yet" in first and said in first
    assert "Right" in give(right)
    assert notebook.errors() == [] and notebook.complaints == []


def test_evidence_is_quoted(notebook):
    form = cell(notebook, 'course.ask("4.3")')
    options = form.locator("select").first.locator("option").all_inner_texts()
    text = next(one for one in options if one.startswith("july.5"))
    said = answer(
        notebook,
        "4.3",
        text=text,
        typed="dialogue partners of the Association of Southeast Asian Nations (ASEAN)",
    )
    assert "Not yet" in said and "other states and another framework" in said
    text = next(one for one in options if one.startswith("july.4"))
    assert "Right" in answer(
        notebook, "4.3", text=text, typed="they support Laos in becoming a dialogue partner of the SCO"
    )
