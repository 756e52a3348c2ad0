"""Copies in a folder of one's own: which text counts as the copy, how sure that is, and what is counted once."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import quick

import course_lib as course
from course_lib.analysis.reading import originals
from course_lib.words.runs import containments
from tests.linear import assert_linear

TITLE = "Ministers agree to build a bridge at Port Sefrou"
BODY = "\n\n".join((
    "The two foreign ministers met in Port Sefrou on Thursday and agreed to build a second bridge over the river.",
    "A further meeting is planned for the spring, when the water is low, the ministry said in a statement. Both sides "
    "will open a new crossing for lorries and share what they know about the river.",
    "The bridge will be 400 metres long and carry two lanes of traffic, according to the engineers who drew it."))
MENU = "Home\n\nNews\n\nSport\n\nLog in"


def page(dateline="", title=TITLE, above="", below=""):
    return "\n\n".join(filter(None, [above, title, dateline + BODY, below]))


def dated(day):
    return f"PORT SEFROU, July {day}, 2024 (Agency) — "


@pytest.fixture
def folder(tmp_path):
    """Load a folder of these texts, with what ``sources.csv`` says of each."""
    def make(*texts, published=(), outlets=()):
        for number, text in enumerate(texts):
            (tmp_path / f"{'abcdef'[number]}.txt").write_text(text, encoding="utf-8")
        rows = [f"{'abcdef'[number]}.txt,{day or ''},{outlet or ''}\n" for number, (day, outlet)
                in enumerate(zip(published or [None] * len(texts), outlets or [None] * len(texts)))]
        if published or outlets:
            (tmp_path / "sources.csv").write_text("file,published,outlet\n" + "".join(rows), encoding="utf-8")
        return course.load(tmp_path)
    return make


@pytest.mark.parametrize(("texts", "published", "copying", "sure"), [
    ([page(dated(25)), page(dated(26))], [], "b", True),
    ([page(dated(26)), page(dated(25))], [], "a", True),
    ([page(dated(25)), page(dated(26))], ["2024-07-31", "2024-07-26"], "b", False),  # dateline and publication disagree
    ([page(dated(25)), page(dated(25))], [], "b", False),
    ([page(), page()], [], "b", False),
    ([page(), page()], ["2024-07-27", "2024-07-26"], "a", True),
    ([page(), page(dated(25))], [], "a", False),
])
def test_the_copy_is_the_later_text_or_it_is_said_to_be_unsure(folder, texts, published, copying, sure):
    corpus = folder(*texts, published=published)
    sentences = corpus.sentences
    copies = sentences.dropna(subset="copy_of")
    assert set(copies["page_id"]) == {copying} and len(copies) == len(sentences) / 2 == 4
    assert copies["copy_sure"].eq(sure).all() and sentences.drop(copies.index)["copy_sure"].isna().all()
    assert len(originals(sentences)) == 4, "a pair counts once"
    assert set(corpus.articles["reprint_of"].dropna()) == {f"{'ab'.replace(copying, '')}.1"}


def test_of_the_five_pages_only_the_order_of_silkroad_and_july_5_is_unsure():
    sentences = course.load().sentences.dropna(subset="copy_of")
    unsure = sentences[~sentences["copy_sure"]]
    assert set(unsure["article_id"]) == {"silkroad.1"} and len(unsure) == 15
    assert set(unsure["copy_of"].str.rpartition(".")[0]) == {"july.5"}


@pytest.mark.parametrize("second", [dated(25), dated(26), dated(24)])
def test_a_text_twice_in_one_file_counts_once(folder, second):
    sentences = folder(page(dated(25)) + "\n\n" + page(second)).sentences
    copies = sentences.dropna(subset="copy_of")
    assert len(sentences) == 8 and len(copies) == 4 and copies["copy_sure"].all()
    if second != dated(24):
        assert copies["start"].min() > sentences[sentences["copy_of"].isna()]["start"].max(), "the second is the copy"


@pytest.mark.parametrize(("second", "outlets", "named"), [
    (page(dated(25), above=MENU), (), True),
    (page(dated(25), below="Share this\n\nFollow us\n\n© Port News"), (), True),
    (page(dated(25), above=MENU), ("Port News", None), True),
    (page(dated(25), above=MENU), ("Port News", "Cape News"), False),  # two outlets printed it
    (page(dated(25), below="The ministers will not meet in June either, she said."), (), False),  # a new sentence
    (page(dated(25), title="A bridge at last"), (), False),  # with another headline
    (page(dated(25)).replace("400", "500"), (), False),  # other words
    (page(dated(25)), (), "holds the same text as a.txt, so all of it is a copy"),
])
def test_a_page_saved_twice_with_another_frame_is_named(folder, second, outlets, named):
    problems = folder(page(dated(25)), second, outlets=outlets).problems
    assert list(problems["file"]) == ["b.txt"] * bool(named)
    said = "holds the article text of a.txt in another frame" if named is True else named
    assert not named or said in problems["problem"][0]


@quick
@given(st.lists(st.lists(st.sampled_from("abc"), max_size=9), max_size=5), st.integers(1, 4))
def test_containments_are_what_sets_of_runs_say(texts, length):
    runs = [set(zip(*(words[start:] for start in range(length)))) for words in texts]
    expected = [[len(own & other) / len(own) if own else np.nan for other in runs] for own in runs]
    assert np.allclose(containments(texts, length), np.array(expected).reshape(len(texts), len(texts)), equal_nan=True)


def sharing(files):
    """The work of copies and overlaps of so many texts, of which all share a passage and some are one text."""
    words = " ".join(BODY.split())
    texts = [f"Headline {number}\n\n{dated(number % 28 + 1)}{words} Port {number % 50} paid {number} for the works."
             for number in range(files)]
    return lambda: course.load(pd.DataFrame({"text": texts})).overlaps()


def test_twice_the_files_take_about_twice_the_time():
    assert_linear(sharing, 500, spare=0, quick=False)
