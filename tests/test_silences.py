"""A search for what is left out: no search without a reason, and every text in one of two lists."""

import pytest
from folders import REPORT, folder

from course_lib import count
from course_lib.analysis.silences import silence
from course_lib.errors import CourseError
from course_lib.words.terms import ReadingError


@pytest.mark.parametrize("why", ["", "  ", ".", "because ...", None])
def test_without_a_reason_nothing_is_looked_for(seeds, why):
    with pytest.raises(CourseError, match="The reason is missing. Write down first why"):
        silence(seeds, "ASEAN", why)


def test_each_text_is_in_one_of_two_lists_with_the_numbers_of_count(seeds):
    html = silence(seeds, "multilateralism", "because speakers favour it.").html
    numbers = count(seeds.sentences, "multilateralism").set_index("article_id")["n_all"]
    having, without = html.split("Not in: ")
    for name, number in numbers.items():
        assert (f"{name} ({number})" in having) is bool(number) and (name in without) is not bool(number)
    assert "because speakers favour it.</p>" in html and "That is 6 times, 3 of them in copied sentences." in html


def test_variants_are_one_term_and_nothing_found_is_said(seeds):
    found = silence(seeds, ["United Nations", "UN"], "a reason")
    assert repr(found) == "In none of 15 texts." and "“United Nations” or “UN”" in found.html and "Not in" not in found.html


def test_what_is_typed_is_shown_as_text(tmp_path):
    html = silence(folder(tmp_path, {"one.txt": REPORT}), "Laos", "<b>reason</b>").html
    assert "&lt;b&gt;reason" in html


def test_a_term_that_is_none_is_explained(seeds):
    with pytest.raises(ReadingError, match="no word to look for"):
        silence(seeds, "", "a reason")
