"""Notebook 03 in JupyterLab: the filter of meetings by mouse and by keyboard."""

NOTEBOOK = "03_who_met_whom"


def test_the_filter_finds_and_opens_every_telling(notebook):
    lab = notebook

    def said():
        """The sentence of the filter, among those of the questions."""
        return next(words for words in lab.sentences() if "of 14 events" in words)

    assert said().startswith("14 of 14 events, told 28 times in 15 texts")
    lab.choose("Kind", "trilateral")
    assert said() == "1 of 14 events of the kind trilateral, told 3 times in 3 texts; 1 of these tellings counts as a copy."
    lab.choose("Read", "8: 25 July 2024, trilateral: Saleumxay Kommasith, Wang Yi, Sergey Lavrov")
    assert lab.page.get_by_text("cgtn.1, line 16").count() > 0
    lab.press("Kind", "Space", "Home", "Enter")
    lab.press("Person", "Space", "ArrowDown", "Enter")
    assert said().startswith("11 of 14 events with Wang Yi, told 23 times")
    lab.press("State", "Space", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "Enter")
    assert said().startswith("2 of 14 events with Wang Yi, with somebody from Russia")
