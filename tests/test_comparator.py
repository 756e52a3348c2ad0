"""Two texts in rows, the explorer that compares them, and the handout; on the seeds and on folders of one's own."""

import re
from textwrap import fill

import pandas as pd
import pytest
from driving import control, shown
from hypothesis import given
from hypothesis import strategies as st
from samples import quick
from test_figures import assert_legible
from test_views import Checker

from course_lib import load
from course_lib.comparing.alignment import KINDS, tally
from course_lib.display.facing import GROUNDS, Facing, _rows
from course_lib.display.markup import text
from course_lib.errors import CourseError
from course_lib.explorers.comparator import ALL, TellingComparator
from course_lib.figures.aligned import COLUMNS, aligned_tellings
from course_lib.figures.handouts import handout
from course_lib.figures.overlapmap import overlap_map

REPORT = """Ministers <b>meet in {place}

{place}, July {day} (Agency) — Foreign Minister Ana <Bo> met with Foreign Minister Cy Du in {place} on Thursday.

They agreed to build a bridge over the river and to open {things} schools, the two ministers said. Ana said {more}.
"""
MORE = "the plan costs $5 million and she expects to welcome the engineers soon"


@pytest.fixture
def folder(tmp_path):
    """Load a folder of these texts."""
    def make(*texts):
        for number, text in enumerate(texts):
            (tmp_path / f"{'abcdefghij'[number % 10]}{number}.txt").write_text(text, encoding="utf-8")
        return load(tmp_path)
    return make


def two_reports():
    return (REPORT.format(place="Port", day=26, things="ten", more=MORE),
            REPORT.format(place="Port", day=26, things="12", more="that she welcomed the engineers"))


# Facing

links = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=9, unique=True).map(sorted)


@quick
@given(links)
def test_every_sentence_is_in_just_one_row_and_links_hold_together(links):
    rows = _rows(links, range(7), range(7))
    for side in (0, 1):
        assert sorted(number for row in rows for number in row[side]) == list(range(7))
    for i, j in links:
        assert sum(i in row.first and j in row.second for row in rows) == 1
    firsts = [row.first[0] for row in rows if row.first]
    assert firsts == sorted(firsts), "not in the order of the first text"


def test_marks_show_just_the_words_that_differ(corpus):
    facing = Facing(corpus, "july.4", "july.1")
    for side, place in ((0, ""), (1, "other_")):
        for mark in facing.marks(side, KINDS):
            row = facing.differences.set_index("number").loc[mark.number]
            assert facing.tellings[side].text[mark.start:mark.end] == row[f"{place}quote"]
    html = facing.html(("changed",))
    marked = re.findall(r"<mark[^>]*>(.*?)</mark>", html)
    changed = facing.differences.query("difference == 'changed'")
    assert sorted(marked) == sorted([*changed["quote"], *changed["other_quote"]])
    assert html.count("changed</sup>") == 2 * len(changed)


def test_lost_attribution_is_marked_where_it_stood_and_told_where_it_is_missing(corpus):
    html = Facing(corpus, "july.4", "july.1").html(("attribution lost",))
    assert re.findall(r"<mark[^>]*>(.*?)</mark>", html) == ["he said"]
    assert html.count("no speaker here</sup>") == 1


def test_the_text_itself_is_never_changed(corpus):
    for pair in (("cgtn.1", "july.4"), ("july.1", "july.3"), ("digest.1", "july.5")):
        facing = Facing(corpus, *pair)
        shown = re.sub(r"<sup[^>]*>.*?</sup>", "", facing.html())
        words = " ".join(Checker(shown).words.split())
        for side, row in ((side, row) for row in facing.rows for side in (0, 1)):
            for number in row[side]:
                one, page = facing.tellings[side].sentences[number], facing.tellings[side].text
                assert " ".join(one.span.of(page).split()) in words


def test_each_kind_has_a_ground_of_its_own():
    assert set(GROUNDS) == set(KINDS) and len(set(GROUNDS.values())) == len(KINDS)


# The explorer

@pytest.fixture
def comparator(corpus):
    return TellingComparator(corpus, "cgtn.1", "july.4")


def test_counts_come_first_in_words(comparator):
    assert shown(comparator).startswith("cgtn.1 and july.4 differ in 87 places: 24 added, 14 dropped, 41 changed, "
                                        "5 modality shifted and 3 spelling only.")


def test_a_kind_is_shown_alone(comparator):
    control(comparator, "Show").value = "modality shifted"
    assert "Shown are 5: modality shifted." in shown(comparator)
    assert set(comparator.table["difference"]) == {"modality shifted"} and len(comparator.table) == 5
    html = comparator.widget.children[1].value
    assert "changed</sup>" not in html and html.count("modality shifted</sup>") == 10
    assert html.count("<tr") == 1 + 5 and "13 rows without such a difference left out." in shown(comparator)
    assert ("all but spelling (84)", "all but spelling") in control(comparator, "Show").options


def test_a_chosen_difference_leads_to_both_passages(comparator):
    control(comparator, "Show").value = "modality shifted"
    name, number = control(comparator, "Passage").options[-1]
    assert name.startswith(f"{number} modality shifted: welcomed the participation of the / expect to welcome")
    control(comparator, "Passage").value = number
    seen = shown(comparator)
    assert "july.4, line 141 · Xinhua on socialistchina.org · published 31 July 2024" in seen
    assert "cgtn.1, line 37 · CGTN" in seen and f"Difference {number}, modality shifted" in seen
    control(comparator, "Show").value = ALL
    assert control(comparator, "Passage").value == 0 and "Difference" not in shown(comparator)


def test_what_stands_in_one_text_only_is_said(comparator):
    control(comparator, "Show").value = "dropped"
    control(comparator, "Passage").value = control(comparator, "Passage").options[1][1]
    assert "In july.4 nothing stands for it." in shown(comparator)


def test_tellings_of_the_same_meeting_come_first(comparator):
    options = [name for name, _ in control(comparator, "Second").options]
    assert options[:2] == ["july.4 (same meeting)", "july.1 (same meeting)"] and options[-1] == "a draft of your own"
    assert len(options) == 15 and "cgtn.1" not in options
    control(comparator, "First").value = "july.4"
    assert control(comparator, "Second").value == "cgtn.1", "one text would face itself"
    control(comparator, "Second").value = "july.1"
    assert shown(comparator).startswith("july.4 and july.1 differ in 49 places")
    assert "Left out: 27 sentences of july.1." in shown(comparator)


def test_without_ids_two_tellings_of_one_meeting_are_chosen(corpus):
    assert TellingComparator(corpus).sentence().startswith("cgtn.1 and july.4 differ")
    assert TellingComparator(corpus, "april.6").sentence().startswith("april.6 and april.1 differ")


def test_a_draft_takes_the_second_place(comparator):
    field, button = control(comparator, "Your draft"), control(comparator, "Compare")
    assert field.layout.display == button.layout.display == "none"
    control(comparator, "Second").value = "draft"
    assert not field.layout.display and shown(comparator).startswith("Write or paste your draft")
    assert comparator.table.empty and control(comparator, "Show").value == ALL
    field.value = "Lavrov <b> praised Laos for $5. The meeting was chaired by Saleumxay Kommasith."
    assert shown(comparator).startswith("cgtn.1 and draft differ in") and "not in draft" in shown(comparator)
    assert not {"b"} & {tag for tag, _ in Checker(comparator.widget.children[1].value).elements}
    button.click()
    control(comparator, "Show").value = "added"
    control(comparator, "Passage").value = control(comparator, "Passage").options[1][1]
    assert "your draft, line 1" in shown(comparator)
    assert comparator.sentence().endswith(f" Your draft has {len(comparator._draft.split())} words.")
    field.value = "  "
    assert shown(comparator).startswith("Write or paste your draft")


@pytest.mark.parametrize("act, message", [
    (lambda one: one.choose("cgtn.9", "july.4"), "no article 'cgtn.9'"),
    (lambda one: one.choose("july.4", "july.4"), "'july.4' twice"),
    (lambda one: one.show_only("lies"), "no kind of difference 'lies'. There is: sentence by sentence"),
])
def test_what_cannot_be_is_said_in_a_sentence_and_changes_nothing(comparator, act, message):
    with pytest.raises(CourseError, match=message):
        act(comparator)
    assert comparator.sentence().startswith("cgtn.1 and july.4 differ in 87")


def test_the_static_view_shows_the_first_rows_and_nobody_s_draft(corpus):
    used = TellingComparator(corpus, "july.4", "draft")
    static = used.static()
    used.draft("Wang said that this is my draft.")
    assert used.static() == static and static.startswith('<p style="margin:6px 0">Write or paste')
    page = Checker(TellingComparator(corpus, "cgtn.1", "july.4").static())
    assert "13 more rows when you run this cell" in page.words and all(kind in page.words for kind in KINDS)


# Folders of one's own

def test_one_text_alone_can_still_be_compared_with_a_draft(folder):
    corpus = folder(two_reports()[0])
    explorer = TellingComparator(corpus)
    assert shown(explorer).startswith("Write or paste your draft")
    figure = overlap_map(corpus)
    assert figure.title == "No two of these texts share a run of 8 words"
    assert_legible(figure)


def test_texts_that_have_nothing_in_common(folder, corpus):
    explorer = TellingComparator(corpus, "april.6", "cgtn.1")
    assert shown(explorer)
    alone = folder("Rain\n\nPORT, July 2 (Agency) — It rained on the hills.\n",
                   "Ships\n\nCAPE, July 3 (Agency) — Nobody sailed far away.\n")
    first, second = alone.articles["article_id"]
    figure = aligned_tellings(alone, (first, second))
    assert figure.title == f"No sentence of {first} has a counterpart in {second}"
    assert TellingComparator(alone, first, second).sentence() == f"{figure.title}."
    assert figure.data["n_shared"].isna().all()


def test_no_article_at_all(folder):
    corpus = folder("Home\n\nMore news\n\nLogin\n")
    assert corpus.articles.empty
    with pytest.raises(CourseError, match="no article here"):
        TellingComparator(corpus)
    assert overlap_map(corpus)._repr_html_()


def test_very_many_texts_of_one_meeting(folder):
    corpus = folder(*(REPORT.format(place=f"Port {number}", day=26, things=number, more=MORE) for number in range(22)))
    figure = overlap_map(corpus)
    assert "Shown are the 18 that overlap most" in figure.subtitle
    assert len(figure.data) == 22 * 21
    assert_legible(figure)


# The figures, on the seeds

def test_the_figure_of_tellings_is_legible_and_says_what_is_drawn(corpus):
    figure = aligned_tellings(corpus, ("cgtn.1", "july.4", "july.1"))
    assert_legible(figure)
    assert list(figure.data.columns) == COLUMNS
    assert "july.4: 18 sentences, 1 only there: line 119." in figure.alt
    links = figure.data.dropna(subset="other_line")
    forth = set(zip(links["sentence"], links["other_sentence"]))
    assert forth == {(other, one) for one, other in forth}
    assert len(forth) == 2 * (len(corpus.aligned("cgtn.1", "july.4")) + len(corpus.aligned("july.1", "july.4")))
    lines = [line.get_xdata() for line in figure.drawing.axes[0].lines]
    assert 2 * len(lines) == len(forth)
    boxes = [(box.get_x(), box.get_x() + box.get_width()) for box in figure.drawing.axes[0].patches]
    assert not any(left < sum(xs) / 2 < right for xs in lines for left, right in boxes), "a line runs over a box"


@pytest.mark.parametrize("ids, message", [
    (("july.4",), "Give two or three different articles"), ("july.4", "Give two or three"),
    (("july.4", "july.4"), "Give two or three"), (("july.4", "x"), "no article 'x'"),
    (("cgtn.1", "july.1", "july.4", "july.5"), "Give two or three"),
])
def test_other_numbers_of_tellings_are_explained(corpus, ids, message):
    with pytest.raises(CourseError, match=message):
        aligned_tellings(corpus, ids)


def test_the_map_of_overlaps_writes_what_it_measures(corpus):
    figure = overlap_map(corpus)
    assert_legible(figure)
    assert figure.title == "99% of silkroad.1 stands in july.5; of cgtn.1, no text has more than 5%"
    overlaps = corpus.overlaps()
    written = [text.get_text() for text in figure.drawing.axes[0].texts]
    numbers = sum((overlaps >= 0.005).sum()) - len(overlaps)
    assert sum(bool(re.fullmatch(r"\.\d\d|1\.00", text)) for text in written) == numbers
    assert ".99" in written and ".67" in written and "silkroad.1 in july.5 .99" in figure.alt


# The handout

def test_a_handout_is_one_page_of_html_that_needs_nothing_else_and_cites_every_sentence(corpus, tmp_path):
    one, facing = handout(corpus, "july.4", "july.1"), Facing(corpus, "july.4", "july.1")
    one.save(tmp_path / "handout.html")
    html = (tmp_path / "handout.html").read_text(encoding="utf-8")
    body = Checker(re.search(r"<body>.*</body>", html, re.DOTALL)[0])
    tags = [tag for tag, _ in body.elements]
    assert html == one.html and "@page { size: A4" in html
    assert not {"script", "link", "img", "iframe", "a"} & set(tags) and "http" not in html and "url(" not in html
    assert tags.count("h1") == 1 and html.count("<tr><td") == len(facing.rows) and "Notes" in body.words
    cited = re.findall(r"\((july\.\d, line \d+)\)", html)
    assert len(cited) == sum(len(row.first) + len(row.second) for row in facing.rows)
    assert "Left out: 27 sentences of july.1" in html and "changed</sup>" in html and html.count("<div></div>") >= 6
    assert repr(handout(corpus, "cgtn.1", "july.4")) == (
        "A handout of cgtn.1 and july.4: 18 rows, 87 differences marked.")
    assert '.save("handout.html")' in one._repr_html_() and "<style" not in one._repr_html_()


@pytest.mark.parametrize("pair", [("cgtn.1", "july.4"), ("july.4", "july.1"), ("silkroad.1", "july.5"),
                                  ("digest.1", "april.5")])
def test_the_handout_the_explorer_and_the_table_count_alike(corpus, pair):
    one, explorer, counts = handout(corpus, *pair), TellingComparator(corpus, *pair), tally(corpus.compare(*pair))
    total, spelling = sum(counts.values()), counts.get("spelling only", 0)
    assert f" {total} difference" in repr(one) and len(explorer.table) == total
    marked = set(re.findall(r"<sup[^>]*>(\d+) ", one.html))
    assert len(marked) == total, "each promised difference has its number on the paper"
    explorer.show_only("all but spelling")
    assert len(explorer.table) == len(marked) - spelling
    assert not Facing(corpus, *pair).links or f"differ in {total} places: " in explorer.sentence()


def test_what_a_handout_cannot_do_is_explained_and_words_of_pages_are_only_text(corpus, folder, tmp_path):
    with pytest.raises(CourseError, match="no article 'july.9'"):
        handout(corpus, "july.9", "july.4")
    with pytest.raises(CourseError, match="Give the file the ending .html"):
        handout(corpus, "cgtn.1", "july.4").save(tmp_path / "handout.pdf")
    own = folder(*two_reports())
    html = handout(own, *own.articles["article_id"]).html
    assert "&lt;Bo&gt;" in html and "&lt;b&gt;meet" in html and not re.search("<b>|<bo>", html, re.IGNORECASE)


def test_line_ends_of_the_pages_make_no_ragged_lines(corpus):
    paragraphs = corpus.text("july").split("\n\n")
    wrapped = "\n\n".join(fill(words, 50) for words in paragraphs)
    pages = load(pd.DataFrame({"text": [wrapped, wrapped.replace("China", "Laos")], "file": ["a", "b"]}))
    sentence = max(pages.sentences.loc[pages.sentences["article_id"] == "a.2", "quote"], key=len)
    html = Facing(pages, "a.2", "b.2").html(())
    assert "\n" in sentence and text(sentence.replace("\n", " ")) in html and text(sentence) not in html
