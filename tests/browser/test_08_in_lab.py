"""Notebook 08 in JupyterLab: texts pasted and uploaded, one with scripts in it, and a reader's own work by keyboard."""

import shutil

import pytest

NOTEBOOK = "notebooks/08_your_own_articles.ipynb"
RUNS = ("<script>window.ran = 1; alert(1)</script><img src=x onerror=\"window.ran = 2\"><svg onload=\"window.ran = 3\"></svg>"
        "<a href=\"javascript:window.ran = 4\" onclick=\"window.ran = 5\">here</a>")
PAGE = f"""Ministers meet {RUNS}

PORT, July 2 (Agency) -- Samoan Deputy Foreign Minister Tavita Leaupepe met Fijian Minister Ana {RUNS} Vula here on Tuesday,
2 July 2024. They said {RUNS} and agreed to speak of lighthouses again.
"""
WEB_PAGE = f"""<!DOCTYPE html><html><head><title>Talks</title><script>window.ran = 6</script></head><body onload="window.ran = 7">
<h1>Ministers talk {RUNS}</h1><p onmouseover="window.ran = 8">PORT, July 3 (Agency) -- Samoan Deputy Foreign Minister Tavita Leaupepe
spoke here on Wednesday, 3 July 2024, of lighthouses and of lamps.</p></body></html>"""
# The cells, on other texts; those that quote the practice pages do nothing.
JS_LOAD_OWN = """() => tab.content.widgets.filter(cell => cell.model.type == 'code').forEach(cell => {
    const source = cell.model.sharedModel.source, quotes = /evidence=|finding.add/.test(source);
    const own = source.replace('sample_texts', 'my_texts').replace(/reef/g, 'talks_b').replace(/office/g, 'page');
    cell.model.sharedModel.setSource(quotes ? 'None' : own) })"""
JS_HOVER_ALL = """() => tab.content.node.querySelectorAll('.jp-OutputArea *').forEach(
    one => one.dispatchEvent(new MouseEvent('mouseover', {bubbles: true})))"""


@pytest.fixture
def own(lab, course):
    """JupyterLab with the notebook run; dialogs are remembered, and what was written is taken away afterwards."""
    dialogs, folder = [], course / "notebooks"

    def remember(dialog):
        dialogs.append(dialog.message)
        dialog.dismiss()

    lab.page.on("dialog", remember)
    lab.open(NOTEBOOK)
    lab.run_all()
    yield lab, folder
    lab.page.remove_listener("dialog", remember)
    shutil.rmtree(folder / "my_texts", ignore_errors=True)
    shutil.rmtree(folder / "sample_texts")
    shutil.copytree(folder.parent / "untouched", folder / "sample_texts")
    assert dialogs == []


@pytest.fixture(autouse=True)
def untouched(course):
    """The practice pages as they were before the first test."""
    if not (course / "untouched").exists():
        shutil.copytree(course / "notebooks" / "sample_texts", course / "untouched")


def upload(lab, *files):
    """Choose files in the dialog that the button Upload opens."""
    chosen = [{"name": name, "mimeType": "text/html", "buffer": text.encode()} for name, text in files]
    with lab.page.expect_file_chooser() as dialog:
        lab.page.locator(".widget-upload").click()
    dialog.value.set_files(chosen)
    lab.page.wait_for_function("document.body.innerText.includes('Kept')")
    lab.drawn()


def in_cell(lab, words, label):
    """A control in the output of the last cell whose code holds these words."""
    cell = lab.page.locator(".jp-CodeCell", has_text=words).last
    return cell.get_by_label(label, exact=True).or_(cell.get_by_role("button", name=label, exact=True)).first


def _write(lab, **words):
    """Fill fields of the empty finding and leave each, which sends what was typed."""
    for label, typed in words.items():
        in_cell(lab, "course.Finding(corpus)", label).fill(typed)
        lab.page.keyboard.press("Tab")
        lab.drawn()


def nothing_ran(lab):
    lab.ask(JS_HOVER_ALL)
    assert lab.page.evaluate("window.ran") is None


def test_texts_with_scripts_are_uploaded_and_pasted_and_nothing_runs(own):
    lab, folder = own
    upload(lab, ("../talks <b>.txt", PAGE), ("page.html", WEB_PAGE), ("photo.png", "x"))
    said = lab.sentences()[0]
    assert said.startswith("Kept: talks_b.txt, page.html. photo.png was not kept: a text ends in .txt")
    assert "Found in my_texts: 2 pages with 2 articles" in said
    lab.control("Your text").fill(PAGE.replace("July 2 ", "July 9 "))
    lab.control("Name").fill("pasted talks")
    lab.press("Keep this text", "Space")
    assert lab.sentences()[0].startswith("Kept as pasted_talks.txt. Found in my_texts: 3 pages with 3 articles")
    assert sorted(file.name for file in (folder / "my_texts").iterdir()) == ["page.html", "pasted_talks.txt", "talks_b.txt"]
    assert not (folder / "talks <b>.txt").exists() and not (folder.parent / "talks <b>.txt").exists()
    nothing_ran(lab)
    # Now the notebook's own cells work on these texts.
    lab.ask(JS_LOAD_OWN)
    lab.run_all()
    assert lab.errors() == []
    shown = lab.outputs()
    assert "3 pages, 3 articles" in shown[0] and sum("<script>window.ran = 1" in one for one in shown) >= 5  # as text
    nothing_ran(lab)
    lab.theme("dark")
    lab.theme("light")
    nothing_ran(lab)


def test_labels_names_and_meetings_are_put_right_by_keyboard(own):
    lab, folder = own
    samples = folder / "sample_texts"
    lab.press("Your label", "Space", "ArrowDown", "Enter")  # the first label of the list is title, which it is already
    assert "1 correction, 1 on the page reef." in "".join(lab.sentences())
    lab.choose("Your label", "furniture: menus, forms, banners: part of the website")
    assert "reef_news.txt,1,furniture" in (samples / "labels.csv").read_text()
    lab.choose("Your label", "as the program has it")
    assert not (samples / "labels.csv").exists()
    lab.press("New name", "Space", "ArrowDown", "Enter")
    assert lab.control("Full name").input_value() == "Tavita Leaupepe"
    lab.control("Short form").fill("Leaupepe")
    lab.press("Add to my word list", "Space")
    assert "Tavita Leaupepe is in your word list now" in "".join(lab.sentences())
    assert "tavita-leaupepe,Tavita Leaupepe,Leaupepe,other,,samoa" in (samples / "lexicons" / "people.csv").read_text()
    lab.control("Note").fill("told twice")
    lab.press("Confirm", "Space")
    in_cell(lab, "MeetingsCheck", "Next").focus()
    lab.page.keyboard.press("Space")
    lab.drawn()
    lab.press("Reject", "Enter")
    assert "3 meetings found: 1 confirmed, 1 rejected, 1 not checked." in lab.sentences()
    assert "told twice" in (samples / "meetings_checked.csv").read_text()
    lab.run_all()
    assert lab.errors() == [] and "2 names in no word list; 0 added since." in lab.sentences()


def test_a_finding_is_written_checked_and_downloaded(own, browser, tmp_path):
    lab, _ = own
    _write(lab, Claim=f"They promise lamps. {RUNS}")
    in_cell(lab, "course.Finding(corpus)", "Text").select_option(index=1)  # reef.1
    _write(lab, Quotation="Portugal is glad to send spare lamps")
    in_cell(lab, "course.Finding(corpus)", "Add quotation").click()
    lab.drawn()
    assert lab.sentences()[-1].startswith("Not as it is printed. “to send spare lamps” stands at reef.1, line 13")
    _write(lab, Quotation="Portugal is ready to send spare lamps")
    in_cell(lab, "course.Finding(corpus)", "Add quotation").focus()
    lab.page.keyboard.press("Space")
    lab.drawn()
    assert lab.sentences()[-1] == "1 quotation, word for word in the text that is named. Still to write: another reading and a limit."
    _write(lab, **{"Other reading": "Ready is not will.", "Limit": "Nobody is quoted."})
    assert lab.sentences()[-1] == "1 quotation, word for word in the text that is named. All four parts are written."
    nothing_ran(lab)
    with lab.page.expect_download() as download:
        lab.page.get_by_role("link", name="finding.html").last.click()
    download.value.save_as(tmp_path / "finding.html")
    page = browser.new_page()
    page.goto((tmp_path / "finding.html").as_uri())
    assert "They promise lamps. <script>" in page.inner_text("body") and "reef.1, line 13" in page.inner_text("body")
    assert page.evaluate("window.ran") is None and page.locator("script, img, a").count() == 0
    page.close()
    assert lab.errors() == [] and lab.elsewhere == []
