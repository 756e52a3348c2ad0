"""The lessons keep their limits and have all that surrounds a lesson; the glossary's examples are in the pages."""

import re

import pytest
from lesson_measures import LIMITS, beyond, lacking, lessons, measures, new_words, prose, read
from nbformat import v4

from course_lib.edition.notebooks import ROOT
from course_lib.words.spans import Lines

ENTRY = re.compile(r"## (?P<term>[^\n]+)\n\n(?P<text>[^\n]+)\n\n(?:[^\n]+:\n\n|[^\n]+\?\n\n)?"
                   r"> “(?P<quote>[^”]+)” \(\[(?P<place>[^,]+), line (?P<line>\d+)\]\((?P<link>[^)]+)\)\)")
SENTENCE = re.compile(r"[^.?!]+[.?!](?: |$)")


def glossary():
    """The glossary's entries by term, each a match of ENTRY or, where it is laid out otherwise, None."""
    cells = read(ROOT / "notebooks" / "glossary.ipynb").cells[1:]
    return {cell.source.splitlines()[0].removeprefix("## "): ENTRY.fullmatch(cell.source) for cell in cells}


@pytest.mark.parametrize("path", lessons(), ids=lambda path: path.stem)
def test_lesson_keeps_its_limits(path):
    assert beyond(read(path)) == []


@pytest.mark.parametrize("path", lessons(), ids=lambda path: path.stem)
def test_lesson_has_what_surrounds_a_lesson(path):
    assert list(lacking(read(path))) == []


@pytest.mark.parametrize("path", lessons(), ids=lambda path: path.stem)
def test_new_words_are_explained_and_linked(path):
    notebook, terms = read(path), {term.casefold(): term for term in glossary()}
    for word in new_words(notebook):
        assert word.casefold() in terms, f"{word} is not in the glossary"
        assert f"](glossary.ipynb#{terms[word.casefold()].replace(' ', '-')})" in prose(notebook), f"{word} is not linked"


def test_a_lesson_of_nothing_is_complained_of():
    notebook = v4.new_notebook(cells=[v4.new_markdown_cell("# Title\n\n## Part"), v4.new_code_cell("1")])
    assert {words.split(":")[0] for words in beyond(notebook)} == set(LIMITS) - {"core cells"}
    assert len(list(lacking(notebook))) == 15


def complaint(change):
    """What is said against the first lesson, which lacks nothing, once it is changed."""
    notebook = read(lessons()[0])
    change(notebook.cells)
    return "; ".join(lacking(notebook))


def test_a_lesson_that_takes_too_long_or_goes_on_after_its_summary_is_complained_of():
    def longer(cells):
        cells[0].source = re.sub(r"\d+ minutes to read", "31 minutes to read", cells[0].source)

    def later(cells):
        cells.append(cells.pop(next(at for at, cell in enumerate(cells) if cell.source.startswith("## Summary"))))

    assert complaint(lambda cells: None) == ""
    assert complaint(longer).startswith("takes more than 75 minutes")
    assert "in another order" in complaint(later)


def test_core_ends_where_going_further_begins():
    cells = [v4.new_markdown_cell("# T"), v4.new_code_cell('course.ask("1.1")'), v4.new_markdown_cell("## Going further: x"),
             v4.new_code_cell('course.ask("1.2")')]
    found = measures(v4.new_notebook(cells=cells))
    assert (found["core cells"], found["core questions"], found["questions"]) == (2, 1, 2)


# The glossary

@pytest.mark.parametrize("term, entry", glossary().items(), ids=list(glossary()))
def test_entry_is_two_sentences_and_an_example_that_occurs(term, entry, corpus):
    assert entry, "laid out otherwise"
    assert len(SENTENCE.findall(entry["text"].replace("*", ""))) == 2
    page_id, line = entry["place"].partition(".")[0], int(entry["line"])
    page = corpus.text(page_id)
    starts = [found.start() for found in re.finditer(re.escape(entry["quote"]), page)]
    assert line in map(Lines(page).at, starts), "the example does not stand there"
    file = corpus.pages.set_index("page_id").loc[page_id, "file"]
    assert entry["link"] == f"../seeds/{file}#line={line - 1}"


def test_terms_stand_in_the_order_of_the_alphabet():
    terms = list(glossary())
    assert terms == sorted(terms, key=str.casefold) and len(terms) >= 35
