"""A saved web page as the text that can be seen on it."""

import time

import pytest
from bs4.exceptions import ParserRejectedMarkup
from hypothesis import given
from hypothesis import strategies as st
from samples import quick, texts

from course_lib.loader.pages import PageError, read_page
from course_lib.loader.parsing import parse
from course_lib.loader.webpages import UNSEEN, NoPageError, visible_text


@pytest.mark.parametrize(("html", "text"), [
    ("<p>one</p><p>two</p>", "one\n\ntwo"), ("<div>one</div><div>two</div>", "one\ntwo"),
    ("<p>one<p>two", "one\n\ntwo"), ("<h1>A</h1>b", "A\n\nb"), ("<div><div><p>a</p></div></div>b", "a\n\nb"),
    ("a <b>bold</b>, <i>b</i>", "a bold, b"), ("a<b> b </b>c", "a b c"), ("a <b> b</b>", "a b"), ("a<b></b>b", "ab"),
    ("one<br>two<br/><br>three", "one\ntwo\n\nthree"), (" \n one \n\t two ", "one two"), ("a&nbsp; b", "a\u00a0 b"),
    ("&lt;b&gt; &amp;amp; &#8212; &hellip; &eacute;", "<b> &amp; — … é"), ("AT&T &unknown &", "AT&T &unknown &"),
    ("<ul><li>one</li><li>two</li></ul>three", "one\ntwo\n\nthree"), ("<dl><dt>a<dd>b</dl>", "a\nb"),
    ("<table><tr><td>a</td><td>b</td></tr><tr><th>c</th><td></td><td>d</td></tr></table>", "a\tb\nc\td"),
    ("<table><tr><td>a<td>b</table>", "a\tb"), ("<tr><td><p>a</p></td><td><p>b</p></td></tr>", "a\n\nb"),
    ("x<pre>a\r\n  b\rc</pre>y", "x\n\na\n  b\nc\n\ny"), ("<select><option>a<option>b</select>", "a\nb"),
    ("<blockquote>said</blockquote><hr>end", "said\n\nend"), ("<svg><text>a</text></svg>", "a"),
    ("<p>安<b>全</b></p>", "安全"), ("", ""), ("plain", "plain"), ("<p></p>", ""),
])
def test_blocks_make_lines(html, text):
    assert visible_text(html) == text


@pytest.mark.parametrize("html", [
    *(f"<{name}>x</{name}>" for name in UNSEEN - {"title", "link", "meta", "base", "col", "param", "source", "track", "area"}),
    "<script>if (a < b) { document.write('<p>x</p>') }</script>", "<style>p::after{content:'x'}</style>",
    "<!-- x -->", "<!DOCTYPE x>", "<?x x?>", "<p hidden>x</p>", "<p style='color:red; DISPLAY : none'>x</p>",
    "<i style='visibility:hidden'>x</i>", "<div hidden><p>x<b>x</b></p></div>", "<dialog>x</dialog>",
    "<img alt='x' title='x' src='x'>", "<a href='x'></a>", "<input value='x' type='hidden'>", "<script>x",
])
def test_what_a_browser_does_not_draw_is_left_out(html):
    assert "x" not in visible_text("<p>before</p>" + html)


@pytest.mark.parametrize("html", ["<details><summary>a</summary>x</details>", "<dialog open>x</dialog>",
                                  "<p style='color:red'>x</p>", "<unknown-tag>x</unknown-tag>", "<p>x", "</p>x", "<b>x",
                                  "a <x b", "a <!-- x", "<p aria-hidden='true'>x</p>"])
def test_what_a_browser_draws_is_kept(html):
    assert "x" in visible_text(html)


@pytest.mark.parametrize(("title", "first"), [
    ("Talks end", "Talks end"), ("Talks end - The Paper", "Talks end - The Paper"), ("They met here", "They met here."),
    ("They met here | The Paper", "They met here."), ("", "They met here."), ("A\n b", "A b"),
])
def test_a_title_is_kept_where_its_words_stand_nowhere_else(title, first):
    html = f"<html><head><title>{title}</title></head><body><p>They met here.</p></body></html>"
    assert visible_text(html).split("\n")[0] == first


def test_a_title_in_capitals_beside_a_picture_is_no_trouble():
    assert visible_text("<svg><title>logo</title></svg><p>a</p>") == "logo\n\na"


def seconds(unit):
    start = time.process_time()
    visible_text(unit * 20_000)
    return time.process_time() - start


@pytest.fixture(scope="module")
def ordinary():
    return seconds("<p>")


@pytest.mark.parametrize("unit", ["<", "<!--", "<a ", "<p>", "<div>", "<b>x</i>", "<?", "</", "<a b='", "<![if x]>", "&#", "-->"])
def test_no_markup_takes_more_than_its_share_of_time(unit, ordinary):
    assert seconds(unit) < 8 * ordinary + 1


def test_what_the_parser_refuses_is_refused_with_the_file_s_name(monkeypatch):
    def refuse(*_):  # which markup it refuses differs by the version of Python: the newest refuses hardly any
        raise ParserRejectedMarkup("unexpected")

    monkeypatch.setattr("bs4.BeautifulSoup", refuse)
    with pytest.raises(NoPageError):
        visible_text("<![foo]>")
    with pytest.raises(PageError, match="a.html is not HTML that can be read"):
        read_page(b"<![foo]>", "a.html")


# As a page

HTML = """<!DOCTYPE html><html><head><meta charset="{}"><title>Ministers meet – The Paper</title></head><body>
<nav><a href="/">Home</a> <a href="/w">World</a></nav><h1>Ministers meet</h1>
<p>VIENTIANE, July 26 (Xinhua) -- The “ministers” met on Thursday &amp; agreed to build a second bridge.</p>
<p>Министр встретился.</p><script>alert(1)</script><footer>All rights reserved</footer></body></html>"""


@pytest.mark.parametrize(("declared", "encoding"), [
    ("utf-8", "utf-8"), ("windows-1251", "cp1251"), ("koi8-r", "utf-8"), ("nonsense", "cp1251"), ("iso-8859-1", "utf-16"),
    ("windows-1251", "utf-8"),
])
def test_a_web_page_says_its_encoding_unless_its_bytes_say_otherwise(declared, encoding):
    page = read_page(HTML.format(declared).encode(encoding), "a.html")
    assert "“ministers” met" in page.text and "Министр встретился." in page.text and "alert" not in page.text


@pytest.mark.parametrize("file", ["a.html", "A.HTM", "a.txt", "a.md"])
def test_a_web_page_is_known_by_its_name_or_its_beginning(file):
    page = parse(HTML.format("utf-8").encode(), file)
    assert [article.title.of(page.page.text) for article in page.articles] == ["Ministers meet"]
    labels = {one.span.of(page.page.text): one.label for one in page.paragraphs}
    assert labels["All rights reserved"] == "furniture" and "Министр встретился." in labels


def test_a_tag_in_a_text_makes_it_no_web_page():
    text = "Ministers meet\n\n<script>alert(1)</script>\n\nThey met <b>here</b> on Friday."
    assert read_page(text.encode(), "a.txt").text == text


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"<html><script>x</script>", b"<html>&#32;&nbsp;</html>"])
def test_a_web_page_on_which_nothing_is_to_be_seen_is_empty(data):
    with pytest.raises(PageError, match="a.html is empty"):
        read_page(data, "a.html")


@quick
@given(st.lists(st.one_of(texts, st.sampled_from(["<p>", "</p>", "<div hidden>", "<td>", "<br>", "<pre>", "</pre>", "<!--",
                                                   "-->", "<script>", "</script>", "<", "&", "&#x", "<title>", "<![", "]>"])),
                max_size=12).map("".join))
def test_any_markup_is_read_or_refused(html):
    try:
        text = visible_text(html)
    except NoPageError:
        return
    assert text == text.strip("\n") or "<pre>" in html or "<title>" in html
    assert visible_text(html) == text
