"""The figure object, the course's style, and the figure of what pages are made of."""

import hashlib
import subprocess
import sys
from pathlib import Path

import matplotlib
import pandas as pd
import pytest
from fakes import PAGES, corpus
from folders import odd_folders  # noqa: F401
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from test_views import Checker

import course_lib
from course_lib.display import style
from course_lib.display.drawing import box, write
from course_lib.display.figure import Figure
from course_lib.errors import CourseError
from course_lib.figures.composition import page_composition
from course_lib.words.spans import count_words

DATA = pd.DataFrame({"word": ["peace", "Nhân Dân"], "n": [3, 2]})


def two_bars(axes):
    for y, length in enumerate((3, 2)):
        box(axes, 0, y, length, 0.5, style.BLUE, str(length))
    return 2


def figure(draw=two_bars, **changes):
    words = {"title": "Three is more than two", "subtitle": "over two words", "alt": 'Two bars: "a" 3, b 2.',
             "caption": "Taller is more.", "data": DATA}
    return Figure(draw, **words | changes)


def drawn_texts(one):
    """Every text of a figure with its extent in pixels, as drawn."""
    drawn, draw = [], Text.draw
    with style.quiet(), pytest.MonkeyPatch.context() as patch:
        canvas = FigureCanvasAgg(one.drawing)
        canvas.draw()  # lays the figure out
        patch.setattr(Text, "draw", lambda text, renderer: (drawn.append(text), draw(text, renderer)))
        canvas.draw()
        return [(text.get_text(), text.get_window_extent(canvas.get_renderer())) for text in drawn
                if text.get_visible() and text.get_text().strip()]


def assert_legible(one):
    """No text leaves the picture, no two texts lie on each other, none is smaller than 10 points."""
    texts, page = drawn_texts(one), one.drawing.bbox
    for text, own in texts:
        assert own.x0 >= 0 and own.x1 <= page.x1 and own.y0 >= 0 and own.y1 <= page.y1, f"clipped: {text}"
    for number, (text, own) in enumerate(texts):
        for other, other_box in texts[number + 1:]:
            width = min(own.x1, other_box.x1) - max(own.x0, other_box.x0)
            height = min(own.y1, other_box.y1) - max(own.y0, other_box.y0)
            assert width < 1 or height < 2, f"{text!r} lies on {other!r}"
    assert min(text.get_size() for text in one.drawing.findobj(Text)) >= 10


def grounds(one):
    """The colours of everything filled in a figure."""
    return {matplotlib.colors.to_hex(patch.get_facecolor()).upper() for patch in one.drawing.axes[0].patches}


def test_a_figure_is_a_picture_with_its_words_and_its_data():
    data = pd.DataFrame({"<i>": ["<i>"], "word": ["Nhân Dân"]})
    one = figure(alt='"><script>alert(1)</script>', caption="<b>Taller</b> is more.", title="<b>", data=data)
    page = Checker(one._repr_html_())
    assert [tag for tag, _ in page.elements][:3] == ["figure", "img", "figcaption"]
    image = page.elements[1][1]
    assert image["alt"] == '"><script>alert(1)</script>' and image["src"].startswith("data:image/png;base64,iVBOR")
    tags = {tag for tag, _ in page.elements}
    assert {"details", "summary", "table"} <= tags and not {"script", "b", "i"} & tags
    assert "<b>Taller</b> is more." in page.words and "Nhân Dân" in page.words
    assert repr(figure()) == "Figure: Three is more than two" and one.table is one.data
    assert not hasattr(one, "_repr_png_") and not hasattr(one, "_repr_mimebundle_")


@pytest.mark.parametrize("suffix, begins", [
    (".png", b"\x89PNG"), (".PNG", b"\x89PNG"), (".svg", b"<?xml"),
    (".csv", b"\xef\xbb\xbfword,n\npeace,3\n"),
])
def test_a_figure_is_saved_by_suffix(tmp_path, suffix, begins):
    figure().save(tmp_path / f"one{suffix}")
    assert (tmp_path / f"one{suffix}").read_bytes().startswith(begins)


@pytest.mark.parametrize("name, message", [
    ("one.jpg", "saved as .png, .svg or .csv, and 'one.jpg' ends otherwise"),
    ("one", "'one' ends otherwise. Give the file the ending .png, .svg or .csv"),
    ("nowhere/one.png", "There is no folder"),
])
def test_a_figure_that_cannot_be_saved_there_says_why(tmp_path, name, message):
    with pytest.raises(CourseError, match=message):
        figure().save(tmp_path / name)


def test_what_is_saved_is_the_same_in_every_process_and_holds_no_date(tmp_path):
    code = ("import sys; sys.path.insert(0, 'tests'); from test_figures import figure\n"
            "for suffix in ('png', 'svg'): figure().save(sys.argv[1] + '/other.' + suffix)")
    root = Path(__file__).parent.parent
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True, cwd=root)
    for suffix in ("png", "svg"):
        figure().save(tmp_path / f"one.{suffix}")
        one, other = ((tmp_path / f"{name}.{suffix}").read_bytes() for name in ("one", "other"))
        assert hashlib.sha256(one).digest() == hashlib.sha256(other).digest()
        assert b"matplotlib v" not in one.lower() and b"date>" not in one and b"Software" not in one


def test_drawing_neither_uses_nor_changes_the_users_own_style():
    plain, other = figure()._repr_html_(), {"axes.facecolor": "black", "font.family": ["serif"], "axes.grid": True}
    with matplotlib.rc_context(other):
        before = dict(matplotlib.rcParams)
        assert figure()._repr_html_() == plain and dict(matplotlib.rcParams) == before
    code = ("import sys; sys.path.insert(0, 'tests'); import test_figures\n"
            "test_figures.figure()._repr_html_(); sys.exit('matplotlib.pyplot' in sys.modules)")
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parent.parent).returncode == 0


@pytest.mark.parametrize("title", [
    "A finding", "A finding " * 12, "x" * 200, "A finding " * 60, "US$5 and US$6 (a_b)",
])
def test_a_title_of_any_length_stays_clear_of_the_picture(title):
    one = figure(title=title)
    assert_legible(one)
    assert not any(text.get_parse_math() for text in one.drawing.axes[0].texts)
    assert one.drawing.get_figwidth() == 8


def test_a_figure_is_as_high_as_what_is_drawn():
    low, high = (figure(lambda axes, foot=foot: foot).drawing.get_figheight() for foot in (1, 4.2))
    assert high - low == pytest.approx(3.2) and 1.5 < low < 2.5


def test_characters_the_typeface_lacks_are_replaced_visibly():
    one = figure(title="🌟 China 中国", subtitle="习")
    words = [text for text, _ in drawn_texts(one)]
    assert "□ China □□" in words and "□" in words
    assert one.title == "🌟 China 中国" and "🌟" in figure(alt="🌟")._repr_html_()


def test_a_label_with_such_a_character_is_an_error_in_words():
    one = figure(lambda axes: write(axes, 0, 1, "中") or 2)
    with pytest.raises(CourseError, match="A figure cannot show this: Glyph .* style.printable"):
        one._repr_html_()


def test_colours_differ_and_stay_what_they_are():
    for colours in (style.PARTS, style.STATES, style.FORMULA_CATEGORIES):
        assert len(set(colours.values())) == len(colours)
    assert style.PARTS["report"] == "#0072B2" and style.STATES["Laos"] == "#009E73"


def test_text_is_wrapped_at_its_width():
    lines = style.wrap("the quick brown fox " * 9 + "y" * 90, 3)
    assert " ".join(lines).replace(" ", "") == ("thequickbrownfox" * 9 + "y" * 90)
    assert all(style.text_width(line) <= 3 for line in lines)
    assert style.wrap("", 3) == [""]


def body(article, text):
    return ("body", article, text, "full sentences")


ONE = {"only": [("title", "only.1", "A title", "first line"), body("only.1", "One two three. Four five.")]}
INDEX = {"links": PAGES["links"]}
COPIES = {"a": [body("a.1", "One two three four.")], "b": [body("b.1", "One two three four. " * 1 + "Five.")]}


@pytest.mark.parametrize("pages, title", [
    (PAGES, "53% of the words on these two pages are article text, and 17% of that text is copied"),
    (ONE, "71% of the words on this page are article text"),
    (INDEX, "None of the words on this page is article text"),
    (COPIES, "All of the words on these two pages are article text, and 44% of that text is copied"),
    ({"empty": []}, "There are no words on this page"),
    ({f"p{n}": [body(f"p{n}.1", f"Word{n}.")] for n in range(12)},
     "All of the words on these 12 pages are article text"),
    ({"w": [body("w.1", "word " * 999), ("title", "w.1", "Title", "r")]},
     "More than 99% of the words on this page are article text"),
])
def test_the_title_states_what_the_data_say(pages, title):
    one = page_composition(corpus(pages))
    assert one.title == title
    assert_legible(one)


def test_every_word_of_a_page_is_in_one_part():
    pages = corpus()
    data = page_composition(pages).data
    for page_id in pages.pages["page_id"]:
        assert data.loc[data["page_id"] == page_id, "words"].sum() == count_words(pages.text(page_id))
    river = data[data["page_id"] == "river"].set_index(["part", "copied"])["words"]
    assert river["introduction", True] == 5 and river["introduction", False] == 11


def test_the_alternative_text_tells_the_picture():
    alt = page_composition(corpus()).alt
    assert "river: 52 words – introduction 11, introduction (copied) 5, report 13" in alt
    assert alt.endswith("links: 3 words – furniture 3.")
    many = page_composition(corpus({f"p{n}": [body(f"p{n}.1", "word " * (n + 1))] for n in range(20)}))
    assert many.alt.endswith("p7: 8 words – report 8. The first 8 of 20 are told here; the data has all.")


def test_copies_are_drawn_paler_and_named_only_where_there_are_any():
    one = page_composition(corpus(COPIES))
    assert "copied" in one.caption and "copied" not in page_composition(corpus(ONE)).caption
    assert {style.BLUE, style.lighter(style.BLUE)} <= grounds(one)


@pytest.mark.parametrize("pages", [
    {f"p{n}": PAGES["river"] for n in range(9)},
    {"a very long name of a file that somebody saved from a website, with everything in it": PAGES["river"]},
    {"x" * 120: PAGES["river"], "新华社": PAGES["links"], "$5$": ONE["only"]},
    {"long": [body("long.1", "word " * 100_000)], "short": [("caption", None, "one", "r")]},
    {"long": [body("long.1", "word " * 100_000)], "river": PAGES["river"]},
    {f"p{n}": [] for n in range(60)},
])
def test_any_number_of_pages_with_any_names_is_legible(pages):
    one = page_composition(corpus(pages))
    assert_legible(one)
    assert ("; the picture shows the first 40" in one.subtitle) == (len(pages) > 40)


@pytest.mark.parametrize("name", ["page_composition", "three_dates", "meetings_by_tellings", "who_met_whom", "ladders",
                                  "surviving_words", "formula_heatmap", "frameworks_by_text", "overlap_map",
                                  "framework_matrix", "aligned_tellings"])
def test_any_folder_is_drawn(name, odd_folders):
    for own in odd_folders:
        more = {"framework_matrix": ["2024-07-25"], "aligned_tellings": [list(own.articles["article_id"][:2])]}
        if name != "aligned_tellings" or len(own.articles) > 1:
            one = getattr(course_lib, name)(own, *more.get(name, []))
            assert_legible(one)
            assert not {"b", "i"} & {tag for tag, _ in Checker(one._repr_html_()).elements}


def test_the_five_pages_in_one_picture():
    one = page_composition(course_lib.load())
    assert_legible(one)
    assert list(one.data["page_id"].unique()) == ["cgtn", "july", "silkroad", "digest", "april"]
