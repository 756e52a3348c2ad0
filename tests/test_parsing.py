"""What holds of every page, whatever stands on it: nothing is lost, and nothing stands in two places."""

from hypothesis import given, settings
from hypothesis import strategies as st
from samples import NEWLINES, quick, texts

from course_lib.corpora.corpus import Corpus
from course_lib.loader.articles import ARTICLE_TEXT, KINDS, LABELS, PAGE_KINDS
from course_lib.loader.dates import BASES
from course_lib.loader.pages import PageError
from course_lib.loader.parsing import parse


def parsed(text):
    """The page, or None where there is nothing on it."""
    try:
        return parse(text.encode(), "page.txt")
    except PageError:
        assert not text.strip().strip("\ufeff").strip()
        return None


def everything(page):
    """All that was read, in a form that compares (a page's lines are an index, not a value)."""
    return page.kind, page.paragraphs, page.articles, page.headers, page.sentences


def visible(text, start=0, end=None):
    """Where the characters stand that are no white space."""
    return [place for place in range(start, len(text) if end is None else end) if not text[place].isspace()]


@quick
@given(texts)
def test_paragraphs_partition_a_page_and_each_has_a_label_a_reason_and_its_lines(text):
    if page := parsed(text):
        text, spans = page.page.text, [one.span for one in page.paragraphs]
        assert [place for span in spans for place in visible(text, span.start, span.end)] == visible(text)
        assert all(span.of(text).strip() == span.of(text) != "" for span in spans) and page.kind in PAGE_KINDS
        for one in page.paragraphs:
            assert one.label in LABELS and one.reason.strip()
            assert one.span.start <= one.core.start <= one.core.end <= one.span.end
            above = text[:one.span.start].replace("\r\n", "\n").replace("\r", "\n")
            assert page.page.lines.at(one.span.start) == above.count("\n") + 1


@quick
@given(texts)
def test_each_paragraph_but_furniture_belongs_to_one_article_and_its_text_to_sentences(text):
    if page := parsed(text):
        owned = [number for article in page.articles for number in article.paragraphs]
        assert owned == [number for number, one in enumerate(page.paragraphs) if one.label != "furniture"]
        for article, sentences in zip(page.articles, page.sentences, strict=True):
            own = [page.paragraphs[number] for number in article.paragraphs]
            labels = [one.label for one in own]
            assert article.kind in KINDS and "body" in labels
            assert labels.count("title") == (article.title is not None)
            wanted = [place for one in own if one.label in ARTICLE_TEXT
                      for place in visible(page.page.text, one.span.start, one.span.end)]
            assert [place for one in sentences for place in visible(page.page.text, *one.span)] == wanted
            for one in sentences:
                around = page.paragraphs[one.paragraph - 1].span
                assert around.start <= one.span.start < one.span.end <= around.end
                assert one.span.start <= one.words.start <= one.words.end == one.span.end


@quick
@given(texts, st.sampled_from([None, "2024-07-26"]))
def test_headers_say_what_they_rest_on(text, published):
    if page := parsed(text):
        for article, header in zip(page.articles, page.headers, strict=True):
            assert (header.dateline_day is None) == (header.year_basis is None)
            assert header.year_basis in (None, *BASES)
            assert header.event_basis
            assert header.event is None or header.event_phrase is not None
            if article.dateline:
                line = article.dateline
                assert line.span.start < line.span.end <= line.body
                assert any(page.paragraphs[number].span.start <= line.span.start <= line.body
                           <= page.paragraphs[number].span.end for number in article.paragraphs)
                assert line.place is None or line.place in line.span.of(page.page.text)


@quick
@given(texts, st.sampled_from([*NEWLINES, "\n\n", " ", "\t\n"]))
def test_a_page_is_read_alike_each_time_and_with_a_blank_end(text, end):
    if page := parsed(text):
        assert everything(parsed(text)) == everything(page)
        longer = parsed(text + end)
        assert everything(longer) == everything(page)
        assert len(longer.page.text) == len(page.page.text) + len(end)


@quick
@given(texts, st.sampled_from(["\r\n", "\r"]))
def test_the_kind_of_newline_changes_no_label(text, newline):
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if page := parsed(text):
        other = parsed(text.replace("\n", newline))

        def read(page):
            return [(one.span.of(page.page.text).replace(newline, "\n"), one.label,
                     one.reason) for one in page.paragraphs]

        assert read(other) == read(page)
        assert [header.event for header in other.headers] == [header.event for header in page.headers]


@quick
@given(st.binary(max_size=120))
def test_bytes_are_read_or_refused_with_the_file_s_name(data):
    try:
        page = parse(data, "page.txt")
    except PageError as error:
        assert str(error).startswith("page.txt ")
    else:
        assert page.page.text.encode(page.page.encoding) in data


@settings(quick, max_examples=25)
@given(st.lists(texts, min_size=1, max_size=3))
def test_tables_quote_what_stands_at_the_place(many):
    pages = [(f"{number}.txt", page) for number, page in enumerate(map(parsed, many)) if page]
    corpus = Corpus(pages, {})
    for table in (corpus.paragraphs, corpus.sentences):
        for row in table.to_dict("records"):
            assert corpus.text(row["page_id"])[row["start"]:row["end"]] == row["quote"]
    assert corpus.paragraphs["article_id"].isna().equals(corpus.paragraphs["label"] == "furniture")
    assert set(corpus.sentences["copy_of"].dropna()) <= set(corpus.sentences["sentence"])
    assert corpus.sentences["sentence"].is_unique
    for row in corpus.articles.dropna(subset="dateline").to_dict("records"):
        assert corpus.text(row["page_id"])[row["dateline_start"]:row["dateline_end"]] == row["dateline"]
