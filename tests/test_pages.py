"""Bytes into text, and text into paragraphs."""

import codecs
import textwrap

import pytest

from course_lib.loader.pages import PageError, read_page
from course_lib.loader.paragraphs import paragraph_spans

ENGLISH = ("The two foreign ministers met in Vientiane on Thursday for talks on trade and transport, and will meet again in "
           "the spring. ")
RUSSIAN = "Министр иностранных дел России Сергей Лавров встретился во Вьентьяне с министром Китая. "
CHINESE = "中国外交部长王毅在万象会见俄罗斯外交部长拉夫罗夫。双方表示支持东盟。"
VIETNAMESE = ("Bô\u0323 trươ\u0309ng Ngoa\u0323i giao Viê\u0323t Nam gă\u0323p ngươ\u0300i đô\u0300ng câ\u0301p Trung Quô\u0301c. "
              "Hai bên nhâ\u0301t tri\u0301 tăng cươ\u0300ng hơ\u0323p ta\u0301c. ")  # its code page keeps the tones apart
FRENCH = "Le ministre des Affaires étrangères a reçu à Genève son homologue – “déjà d’accord”. "


# Bytes

@pytest.mark.parametrize(("text", "encoding"), [
    (ENGLISH, "utf-8"), (RUSSIAN, "utf-8"), (CHINESE, "utf-8"), ("🌟 They met. 🤝", "utf-8"), ("a\r\nb\rc\nd", "utf-8"),
    ("\u2028 \u202b \u200d", "utf-8"), (RUSSIAN, "cp1251"), (VIETNAMESE, "cp1258"),
    (FRENCH, "cp1252"), (CHINESE, "gb18030"), (CHINESE * 9, "gb18030"),
    (ENGLISH + "“Türkiye” – Côte d’Ivoire.", "cp1252"), (ENGLISH, "ascii"),
])
def test_bytes_become_the_text_they_were(text, encoding):
    page = read_page(text.encode(encoding), "a.txt")[0]
    assert page.text == text and page.encoding in (encoding, "utf-8")


@pytest.mark.parametrize(("mark", "encoding"), [
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
])
def test_a_byte_order_mark_is_no_part_of_the_text(mark, encoding):
    page = read_page(mark + RUSSIAN.encode(encoding), "a.txt")[0]
    assert (page.text, page.encoding) == (RUSSIAN, encoding)


@pytest.mark.parametrize(("data", "why"), [
    (b"", "is empty"), (b" \r\n\t", "is empty"), (codecs.BOM_UTF8, "is empty"), ("\u2028\u00a0".encode(), "is empty"),
    (b"abc\0def", "holds NUL bytes"), (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "holds NUL bytes"),
    (ENGLISH.encode("utf-16-le"), "holds NUL bytes"), (RUSSIAN.encode("utf-32-be"), "holds NUL bytes"),
    (codecs.BOM_UTF16_LE + "a\0b".encode("utf-16-le"), "holds NUL bytes"),
    (codecs.BOM_UTF16_LE + b"a", "begins with the mark of UTF-16-LE, but byte 1 does not fit"),
    (codecs.BOM_UTF16_LE + b"\0\xd8", "begins with the mark of UTF-16-LE"),
    (codecs.BOM_UTF8 + b"ab\xff", "begins with the mark of UTF-8, but byte 3 does not fit"),
    (RUSSIAN.encode() + b"caf\xe9", f"mixes encodings: it is UTF-8, but byte {len(RUSSIAN.encode()) + 4} is not"),
    ("It’s “fine” – he said. ".encode() + b"\x93ok\x94", "mixes encodings"),
    (bytes(range(1, 256)), "is neither UTF-8 nor a known Windows code page"),
])
def test_what_is_no_text_is_refused_with_the_file_s_name(data, why):
    with pytest.raises(PageError) as refused:
        read_page(data, "my page.txt")
    assert str(refused.value).startswith(f"my page.txt {why}")
    assert str(refused.value).count(". ") == 1 and str(refused.value).endswith(".")  # what is wrong; what to do


# Paragraphs

A = ("The foreign ministers of Laos and Vietnam met in Vientiane on Thursday to talk about trade, transport and the border, "
     "officials of both countries said after the talks, which lasted for two hours.")
B = ("Both sides agreed to build a second bridge over the Mekong and to open a new crossing for lorries. They also spoke of "
     "electricity, of which Laos has much and Vietnam needs more each year.")
C = ("A further meeting is planned for the spring. Its agenda is not yet known, and neither side would say more about it to "
     "the reporters who waited outside in the rain.")


def paragraphs(text):
    return [" ".join(span.of(text).split()) for span in paragraph_spans(text)]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("between", [1, 2, 3])
@pytest.mark.parametrize("width", [48, 60, 64, 72, 76, 80, 100, 118])
def test_a_hard_wrapped_page_is_put_together(width, between, newline):
    page = newline.join(["A title", ""] + [""] * (between - 1)) + (newline * between).join(
        textwrap.fill(one, width).replace("\n", newline) for one in (A, B, C))
    assert paragraphs(page) == ["A title", A, B, C]


@pytest.mark.parametrize("width", [60, 72, 80])
def test_a_first_line_may_be_indented_and_the_rest_too(width):
    page = "\n\n".join(textwrap.fill(one, width, initial_indent="    ", subsequent_indent="  ") for one in (A, B, C))
    assert paragraphs(page) == [A, B, C]


def test_a_wrapped_title_is_one_paragraph():
    title = "Chinese and Lao foreign ministers vow to expand practical cooperation in energy, trade and transport"
    page = "\n\n".join(textwrap.fill(one, 72) for one in (title, A, B, C))
    assert paragraphs(page) == [title, A, B, C]


@pytest.mark.parametrize("lines", [
    [A, B, C],
    ["A title", A, B, C],
    ["Ministers meet", "Talks go on", "Nothing signed", "Bridge planned", "More in spring", "Rain falls"],
    ["So profound is the friendship,", "between Vietnam and China,", "because we are both comrades,",
     "and brothers too."],
    ["Ministers in Bandung promise quicker visas for nurses",
     "Philippines, Japan swap notes on volcano drills in spring",
     "Will the ferry come back? Timor-Leste asks Darwin again",
     "Indonesian foreign minister receives new ambassadors now",
     "Laos and Vietnam mark a joint day of foresters in August"],
    ["Present were:", "Bui Thanh Son, minister of foreign affairs of Vietnam",
     "Saleumxay Kommasith, minister of foreign affairs of Laos",
     "Bendito Freitas, minister of foreign affairs of Timor-Leste",
     "Wang Yi, minister of foreign affairs of China"],
    ["中国外交部长王毅在万象会见俄罗斯外交部长拉夫罗夫。", "双方表示支持东盟。", "他们在星期四见面了。"],
    ["🌟 China and Russia step up.", "They met on Thursday. 🤝", "All is well."],
    [textwrap.fill(A, 300), "The end"],
])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\n\n", " \n \n"])
def test_other_lines_are_paragraphs_each(lines, newline):
    assert paragraphs(newline.join(lines)) == lines


def test_a_line_that_is_moved_in_begins_a_paragraph_of_wrapped_text():
    page = "\n".join(textwrap.fill(one, 72, initial_indent="    ") for one in (A, B, C)) + "\n AGENCY"
    assert paragraphs(page) == [A, B, C, "AGENCY"]


def test_lines_of_markdown_run_on_up_to_a_blank_one():
    lines = "# A title\nThe ministers\nmet.  \nThey spoke.\n\n- one\n- two"
    assert [span.of(lines) for span in paragraph_spans(lines, marked=True)] == [
        "# A title", "The ministers\nmet.", "They spoke.", "- one", "- two"]


@pytest.mark.parametrize("sign", ["\u2028", "\x0b", "\x0c", "\x85", "\u2029"])
def test_other_separators_end_no_line(sign):
    assert len(paragraph_spans(f"one{sign}two\nthree")) == 2


def test_white_space_around_a_line_is_in_no_paragraph():
    text = "\n \u00a0 one \t\r\n\r\n\ttwo"
    assert [span.of(text) for span in paragraph_spans(text)] == ["one", "two"]
