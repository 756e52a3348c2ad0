"""Rows of annotations in texts that were changed: found where they stand, or lost, and never another's place."""

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.annotations.anchors import CONTEXT, anchor, find, stands

PAGES = ["cgtn", "july", "silkroad", "digest", "april"]


@pytest.fixture(scope="module")
def rows_of(corpus):
    """Anchors of every name in a page's article text, most of which stand there many times, and of every sentence."""
    @cache
    def rows(page):
        text = corpus.text(page)
        return [anchor(text, one.start, one.end) for table in (corpus.people, corpus.states, corpus.sentences)
                for one in table[table["page_id"] == page].itertuples()]
    return rows


def edited(text, start, end, new):
    return text[:start] + new + text[end:]


def where_it_went(one, start, end, new):
    """The span of a row after an edit; None if the edit touches it."""
    if one.end <= start:
        return one.start, one.end
    shift = len(new) - (end - start)
    return (one.start + shift, one.end + shift) if end <= one.start else None


@pytest.mark.parametrize("page", PAGES)
def test_everything_stands_on_a_page_nobody_changed(page, corpus, rows_of):
    rows, text = rows_of(page), corpus.text(page)
    assert all(stands(one, text) for one in rows)
    assert find(rows, text) == [(one.start, one.end) for one in rows]


@pytest.mark.parametrize("change", [lambda text: text.replace("\n", "\r\n"), lambda text: text.replace(" ", "\N{NO-BREAK SPACE}"),
                                    lambda text: "An editor's note.\n\n" + text, lambda text: text + "\n\nMore."])
def test_kinds_of_white_space_and_text_around_hide_nothing(change, corpus, rows_of):
    rows, text = rows_of("july"), change(corpus.text("july"))
    found = find(rows, text)
    assert None not in found
    assert all(span.of(text).split() == one.quote.split() for one, span in zip(rows, found))
    assert sorted(found) == [span for _, span in sorted(zip([one.start for one in rows], found))]


@settings(max_examples=30)
@given(data=st.data())
def test_one_edit_loses_just_the_rows_it_touches_and_moves_none_to_another_place(corpus, rows_of, data):
    page = data.draw(st.sampled_from(PAGES))
    rows, text = rows_of(page), corpus.text(page)
    start = data.draw(st.integers(0, len(text) - 1))
    end = min(start + data.draw(st.integers(0, 60)), len(text))
    new = data.draw(st.text("abc .\n", max_size=20))
    changed = edited(text, start, end, new)
    for one, span in zip(rows, find(rows, changed)):
        expected = where_it_went(one, start, end, new)
        if expected is None:  # what was put in may by chance be what was taken out
            assert span is None or span.of(changed) == one.quote and abs(span.start - one.start) <= len(new)
        elif span is None:  # only a name right beside the edit, in a sentence that it touched
            assert len(one.quote) < 40 and min(abs(one.end - start), abs(one.start - end)) <= CONTEXT
        else:
            assert span == expected


@settings(max_examples=20)
@given(data=st.data())
def test_one_of_two_equal_places_deleted_does_not_move_its_row_to_the_other(corpus, rows_of, data):
    page = data.draw(st.sampled_from(PAGES))
    rows, text = rows_of(page), corpus.text(page)
    gone = data.draw(st.sampled_from(rows))
    length = gone.end - gone.start
    changed = edited(text, gone.start, gone.end, "")
    for one, span in zip(rows, find(rows, changed)):
        if (one.start, one.end) == (gone.start, gone.end):
            assert span is None
        elif span:
            assert span.start == one.start - (length if one.start >= gone.end else 0)


@pytest.mark.parametrize("page", ["july", "april"])
def test_a_removed_paragraph_takes_its_rows_along_though_a_copy_of_it_stands_elsewhere(page, corpus, rows_of):
    rows, text = rows_of(page), corpus.text(page)
    for paragraph in [*re.finditer(r"[^\n]{200,}", text)][::4]:
        start, end = paragraph.span()
        for one, span in zip(rows, find(rows, edited(text, start, end, ""))):
            assert span == where_it_went(one, start, end, ""), one


@pytest.mark.parametrize("page", ["july", "april"])
def test_two_paragraphs_that_change_places_keep_their_rows(page, corpus, rows_of):
    rows, text = rows_of(page), corpus.text(page)
    paragraphs = [hit.span() for hit in re.finditer(r"[^\n]{80,}", text)]
    for (start, middle), (other, end) in [*zip(paragraphs, paragraphs[1:])][::4]:
        between = text[middle:other]
        changed = text[:start] + text[other:end] + between + text[start:middle] + text[end:]
        for one, span in zip(rows, find(rows, changed)):
            if start <= one.start < middle:
                expected = one.start + end - middle
            elif other <= one.start < end:
                expected = one.start - (other - start)
            else:  # a title between the two moves by the difference of their lengths
                expected = one.start + (end - other - middle + start if middle <= one.start < other else 0)
            assert span and span.start == expected, one
