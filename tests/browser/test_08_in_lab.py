"""Notebook 08 in JupyterLab: texts pasted and uploaded, one with scripts in it, and a reader's own work by keyboard."""

import pytest

NOTEBOOK = "08_your_own_articles"
FINDING = "course.Finding(corpus, by"
RUNS = ("<script>window.ran = 1; alert(1)</script><img src=x onerror=\"window.ran = 2\">"
        "<svg onload=\"window.ran = 3\"></svg>"
        "<a href=\"javascript:window.ran = 4\" onclick=\"window.ran = 5\">here</a>")
PAGE = f"""Ministers meet {RUNS}

PORT, July 2 (Agency) -- Samoan Deputy Foreign Minister Tavita Leaupepe met Fijian Minister Ana {RUNS} Vula here on
Tuesday, 2 July 2024. They said {RUNS} and agreed to speak of lighthouses again.
"""
WEB_PAGE = f"""<!DOCTYPE html><html><head><title>Talks</title><script>window.ran = 6</script></head>
<body onload="window.ran = 7"><h1>Ministers talk {RUNS}</h1>
<p onmouseover="window.ran = 8">PORT, July 3 (Agency) -- Samoan Deputy Foreign Minister Tavita Leaupepe spoke
here on Wednesday, 3 July 2024, of lighthouses and of lamps.</p></body></html>"""
# The cells, on other texts; those that quote the practice pages do nothing.
JS_LOAD_OWN = """() => tab.content.widgets.filter(cell => cell.model.type == 'code').forEach(cell => {
    const source = cell.model.sharedModel.source, quotes = /evidence=|finding.add/.test(source);
    const own = source.replace('sample_texts', 'my_texts').replace(/reef/g, 'talks_b').replace(/office/g, 'page');
    cell.model.sharedModel.setSource(quotes ? 'None' : own) })"""
JS_HOVER_ALL = """() => tab.content.node.querySelectorAll('.jp-OutputArea *').forEach(
    one => one.dispatchEvent(new MouseEvent('mouseover', {bubbles: true})))"""


@pytest.fixture(scope="module")
def own(notebook, course):
    """JupyterLab with the notebook run, and its folder; a dialog, as a script would open it, is remembered."""
    dialogs = []

    def remember(dialog):
        dialogs.append(dialog.message)
        dialog.dismiss()

    notebook.page.on("dialog", remember)
    yield notebook, course / "notebooks"
    notebook.page.remove_listener("dialog", remember)
    assert dialogs == []


def upload(lab, *files):
    """Choose files in the dialog that the button Upload opens."""
    chosen = [{"name": name, "mimeType": "text/html", "buffer": text.encode()} for name, text in files]
    with lab.page.expect_file_chooser() as dialog:
        lab.page.locator(".widget-upload").click()
    dialog.value.set_files(chosen)
    lab.page.wait_for_function("document.body.innerText.includes('Kept')")
    lab.drawn()


def nothing_ran(lab):
    lab.ask(JS_HOVER_ALL)
    assert lab.page.evaluate("window.ran") is None


def test_labels_names_and_meetings_are_put_right_by_keyboard(own):
    lab, folder = own
    samples = folder / "sample_texts"
    lab.press("Your label", "Space", "ArrowDown", "Enter")  # the first label of the list is title, which it is already
    assert "1 correction, 1 on the page reef." in "".join(lab.sentences())
    lab.choose("Your label", "furniture: menus, forms, banners: part of the website")
    assert "reef_news.txt,1,furniture" in (samples / "labels.csv").read_text()
    lab.choose("Your label", "as the program has it")
    assert not (samples / "labels.csv").exists()
    lab.press("Take all", "Space")
    assert "3 names taken into your word list. Load the folder again, and they are known." in lab.sentences()
    assert "tavita-leaupepe,Tavita Leaupepe,Leaupepe,other,,samoa" in (samples / "lexicons" / "people.csv").read_text()
    lab.press("Take none", "Enter")
    assert not (samples / "lexicons" / "people.csv").exists()
    lab.press("Keep", "Space", source="course.ReadMeetings")
    assert "Passage 2 of 5 (round of 1 to 5), open. In all: 1 kept, 4 open." in lab.sentences()
    lab.press("No meeting", "Enter", source="course.ReadMeetings")
    lab.fill("Who", "Sione Aukuso; Inês Valadares", "course.ReadMeetings")
    lab.click("Keep", "course.ReadMeetings")
    assert "2 kept, 1 no meeting, 2 open." in "".join(lab.sentences())
    kept = (samples / "annotations" / "meetings.csv").read_text("utf-8")
    assert "new-sione-aukuso|new-ines-valadares,me" in kept and kept.count("\n") == 3
    lab.click("Keep", "course.ReadSpeech")
    assert (samples / "annotations" / "statements.csv").is_file()
    lab.run_all()
    assert lab.errors() == [] and "2 kept, 1 no meeting, 2 open." in "".join(lab.sentences())


def test_a_finding_is_written_checked_and_downloaded(own, browser, tmp_path):
    lab, _ = own
    lab.fill("Claim", f"They promise lamps. {RUNS}", FINDING)
    lab.choose("Text", "reef.1", FINDING)
    lab.fill("Quotation", "Portugal is glad to send spare lamps", FINDING)
    lab.click("Add quotation", FINDING)
    assert lab.said(FINDING).startswith("Not as it is printed. “to send spare lamps” stands at reef.1, line 13")
    lab.fill("Quotation", "Portugal is ready to send spare lamps", FINDING)
    lab.press("Add quotation", "Space", source=FINDING)
    quoted = "1 quotation, word for word in the text that is named."
    assert lab.said(FINDING) == f"{quoted} Still to write: another reading and a limit."
    lab.fill("Other reading", "Ready is not will.", FINDING)
    lab.control("Limit", FINDING).press_sequentially("Nobody is quoted.", delay=30)
    lab.drawn()
    nothing_ran(lab)
    with lab.page.expect_download(timeout=10_000) as download:  # the field is left by pressing the link, as a finger does
        lab.cell(FINDING).get_by_role("link", name="finding.html").click(delay=300)
    assert lab.said(FINDING) == f"{quoted} All four parts are written."
    download.value.save_as(tmp_path / "finding.html")
    page = browser.new_page()
    page.goto((tmp_path / "finding.html").as_uri())
    words = page.inner_text("body")
    assert all(one in words for one in ("They promise lamps. <script>", "reef.1, line 13", "Nobody is quoted."))
    assert page.evaluate("window.ran") is None and page.locator("script, img, a").count() == 0
    page.close()


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
    kept = sorted(file.name for file in (folder / "my_texts").iterdir())
    assert kept == ["page.html", "pasted_talks.txt", "talks_b.txt"]
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
