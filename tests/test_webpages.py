"""A saved web page as the text that can be seen on it."""

import socket
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import quick, texts

from course_lib.loader.dates import BASES
from course_lib.loader.pages import PageError, read_page
from course_lib.loader.parsing import parse
from course_lib.loader.votes import MOST_ELEMENTS
from course_lib.loader.webpages import UNSEEN, as_tree
from course_lib.loader.webpages import visible_text as laid_out


def visible_text(html):
    tree = as_tree(html)
    return "" if tree is None else laid_out(tree)[0]


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
    ("<p>安<b>全</b></p>", "安全"), ("", ""), ("a\x01b\x0bc", "a b c"), ("plain", "plain"), ("<p></p>", ""),
])
def test_blocks_make_lines(html, text):
    assert visible_text(html) == text


@pytest.mark.parametrize("html", [
    *(f"<{name}>x</{name}>" for name in sorted(UNSEEN - {"head", "title", "link", "meta", "base", "col", "param", "source", "track",
                                                         "area"})),
    "<script>if (a < b) { document.write('<p>x</p>') }</script>", "<style>p::after{content:'x'}</style>",
    "<svg><title>x</title></svg>", "<!-- x -->", "<!DOCTYPE x>", "<?x x?>", "<p hidden>x</p>", "<p style='color:red; DISPLAY : none'>x</p>",
    "<i style='visibility:hidden'>x</i>", "<div hidden><p>x<b>x</b></p></div>", "<dialog>x</dialog>",
    "<img alt='x' title='x' src='x'>", "<a href='x'></a>", "<input value='x' type='hidden'>", "<script>x",
])
def test_what_a_browser_does_not_draw_is_left_out(html):
    assert "x" not in visible_text("<p>before</p>" + html)


@pytest.mark.parametrize("html", ["<details><summary>a</summary>x</details>", "<dialog open>x</dialog>",
                                  "<p style='color:red'>x</p>", "<unknown-tag>x</unknown-tag>", "<p>x", "</p>x", "<b>x",
                                  "a <!-- b --> x", "<p aria-hidden='true'>x</p>"])
def test_what_a_browser_draws_is_kept(html):
    assert "x" in visible_text(html)


@pytest.mark.parametrize(("title", "first"), [
    ("Talks end", "Talks end"), ("Talks end - The Paper", "Talks end"), ("They met here", "They met here."),
    ("They met here | The Paper", "They met here."), ("", "They met here."), ("A river\n runs", "A river runs"),
])
def test_a_title_is_kept_where_its_words_stand_nowhere_else(title, first):
    html = f"<html><head><title>{title}</title></head><body><p>They met here.</p></body></html>"
    assert read_page(html.encode(), "a.html")[0].text.split("\n")[0] == first


def seconds(unit):
    start = time.process_time()
    with suppress(PageError):
        visible_text(unit * 20_000)
    return time.process_time() - start


@pytest.fixture(scope="module")
def ordinary():
    return seconds("<p>")


@pytest.mark.parametrize("unit", ["<", "<!--", "<a ", "<p>", "<div>", "<b>x</i>", "<?", "</", "<a b='", "<![if x]>", "&#", "-->"])
def test_no_markup_takes_more_than_its_share_of_time(unit, ordinary):
    assert seconds(unit) < 8 * ordinary + 1


def test_what_the_parser_gives_up_is_refused_with_the_file_s_name():
    deep = "<html><div>" + "<div>" * 5_000 + "word"
    with pytest.raises(PageError, match="a.html is not HTML that can be read"):
        read_page(deep.encode(), "a.html")[0]


# What a page states of itself

BODY = ("<p>The two ministers met in the town by the river on Thursday and agreed to build a second bridge.</p>"
        "<p>They will meet again in the spring, when the water is low, a statement of both sides said.</p>"
        "<p>Lorries have waited on both banks since the flood carried the old bridge away in the autumn.</p>")


def page_with(head="", above="", below=""):
    html = f"<!DOCTYPE html><html><head>{head}</head><body>{above}{BODY}{below}</body></html>"
    return parse(html.encode(), "a.html")


@pytest.mark.parametrize(("head", "above", "basis"), [
    ("<meta property='article:published_time' content='2024-05-06T10:00:00Z'>", "", "meta element"),
    ("<script type='application/ld+json'>{\"datePublished\": \"2024-05-06\"}</script>", "", "JSON-LD"),
    ("", "<time datetime='2024-05-06'>on Monday</time>", "time element"),
])
def test_a_day_is_taken_from_what_the_page_states_and_says_where(head, above, basis):
    stated = page_with(head, "<h1>Ministers agree on a bridge</h1>" + above).headers[0].published
    assert (stated.day.isoformat(), stated.basis, stated.place) == ("2024-05-06", basis, None) and basis in BASES


def test_no_day_is_guessed():
    assert page_with(below="<footer>© 2019 The Paper, 12 May 2020 to 3 June 2021</footer>").headers[0].published is None


def test_a_page_says_who_published_it_and_a_byline_does_not():
    site = "<meta property='og:site_name' content='The Velmark Courier'>"
    assert page_with(site).outlet == ("The Velmark Courier", "the page's own data")
    assert page_with(above="<h1>Ministers agree</h1><p>By Anna Berg</p>").outlet is None


def test_the_headline_is_the_page_s_own_and_not_the_tab_s():
    head = "<title>Bridge deal: what it means | The Paper</title><meta property='og:title' content='Ministers agree on a bridge'>"
    page = page_with(head, "<h1>Ministers agree on a bridge</h1>")
    assert page.articles[0].title.of(page.page.text) == "Ministers agree on a bridge"


def test_a_figure_s_caption_is_a_caption_and_hidden_text_is_no_text():
    page = page_with(above="<figure><figcaption>The old bridge stood there for a hundred years and was a sight.</figcaption></figure>"
                     "<p hidden>A hidden line of the page that nobody sees.</p>")
    assert [one.label for one in page.paragraphs] == ["caption", "body", "body", "body"]


def test_a_box_of_links_inside_a_text_does_not_end_it():
    box = "<div><h3>Related</h3><ul><li><a href='x'>Trains run on time</a></li><li><a href='y'>Fish are back</a></li></ul></div>"
    page = page_with(above="<h1>Ministers agree on a bridge</h1>", below=box + "<p>They will meet again in the spring.</p>")
    labels = {one.span.of(page.page.text): one.label for one in page.paragraphs}
    assert labels["They will meet again in the spring."] == "body" and labels["Trains run on time"] == "furniture"


def test_what_stands_twice_on_a_page_is_kept_twice():
    page = page_with(below="<p>Another text.</p>" + BODY)
    assert [one.label for one in page.paragraphs].count("body") >= 6


def test_a_page_of_too_many_elements_is_read_by_its_lines_and_says_so():
    page = page_with(above="<h1>Ministers agree on a bridge</h1>", below="<p>Home</p>" * (MOST_ELEMENTS + 1))
    assert [one.label for one in page.paragraphs][:4] == ["title", "body", "body", "body"]
    assert any(one.startswith("a.html is a web page of more than") for one in page.problems)


def test_a_page_saved_as_one_file_is_read():
    html = f"<!DOCTYPE html><html><body><h1>Ministers agree on a bridge</h1>{BODY}</body></html>"
    archive = ("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"b\"\n\n--b\nContent-Type: text/html\n"
               f"Content-Transfer-Encoding: 8bit\n\n{html}\n--b--\n")
    page = parse(archive.encode(), "a.mhtml")
    assert page.articles[0].title.of(page.page.text) == "Ministers agree on a bridge"
    with pytest.raises(PageError, match="holds no web page"):
        parse(b"MIME-Version: 1.0\n\nnothing", "a.mhtml")


def test_nothing_is_fetched(monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)
    assert page_with("<link rel='canonical' href='https://paper.example/a'>").articles


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
    page = read_page(HTML.format(declared).encode(encoding), "a.html")[0]
    assert "“ministers” met" in page.text and "Министр встретился." in page.text and "alert" not in page.text


@pytest.mark.parametrize("file", ["a.html", "A.HTM", "a.txt", "a.md"])
def test_a_web_page_is_known_by_its_name_or_its_beginning(file):
    page = parse(HTML.format("utf-8").encode(), file)
    assert [article.title.of(page.page.text) for article in page.articles] == ["Ministers meet"]
    labels = {one.span.of(page.page.text): one.label for one in page.paragraphs}
    assert labels["All rights reserved"] == "furniture" and "Министр встретился." in labels


def test_a_tag_in_a_text_makes_it_no_web_page():
    text = "Ministers meet\n\n<script>alert(1)</script>\n\nThey met <b>here</b> on Friday."
    assert read_page(text.encode(), "a.txt")[0].text == text


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"<html><script>x</script>", b"<html>&#32;&nbsp;</html>"])
def test_a_web_page_on_which_nothing_is_to_be_seen_is_empty(data):
    with pytest.raises(PageError, match="a.html is empty"):
        read_page(data, "a.html")[0]


@quick
@given(st.lists(st.one_of(texts, st.sampled_from(["<p>", "</p>", "<div hidden>", "<td>", "<br>", "<pre>", "</pre>", "<!--",
                                                   "-->", "<script>", "</script>", "<", "&", "&#x", "<title>", "<![", "]>"])),
                max_size=12).map("".join))
def test_any_markup_is_read_or_refused(html):
    try:
        text = visible_text(html)
    except PageError:
        return
    assert text == text.strip("\n") or "<pre>" in html
