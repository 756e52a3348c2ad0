"""A page into its articles: every paragraph's label and article, page by page."""

import pytest

import course_lib as course
from course_lib.loader.parsing import parse

# What stands for {a}, {b} and {c} in the pages below.
BODY = {
    "a": "Foreign Minister Ka of Laos and Foreign Minister Bo of Vietnam met for talks on Thursday and agreed to build a second "
         "bridge over the Mekong.",
    "b": "Both sides will also open a new crossing for lorries, the ministry said in a statement, and will share what they "
         "know about the river.",
    "c": "A further meeting is planned for the spring, when the water is low, and the place has not yet been named by either "
         "side.",
}

# Each line is a paragraph: the article it belongs to, its label, and the words. ~ stands for a single newline before it.
PAGES = {
    "a report": """
        1 title      Laos, Vietnam agree to build bridge
        1 body       VIENTIANE, July 26 (Xinhua) -- {a}
        1 body       {b}
        1 body       {c}
        """,
    "no title": """
        1 body       VIENTIANE, July 26 (Xinhua) -- {a}
        1 body       {b}
        """,
    "a title printed twice": """
        1 title      Laos, Vietnam agree to build bridge
        - furniture  Laos, Vietnam agree to build bridge
        1 body       VIENTIANE, July 26 (Xinhua) -- {a}
        1 body       {b}
        """,
    "a summary over the dateline": """
        1 title      Laos, Vietnam agree to build bridge
        1 standfirst The two ministers met in Vientiane and said the bridge would be ready in 2030.
        1 body       VIENTIANE, July 26 (Xinhua) -- {a}
        1 body       {b}
        """,
    "a head with all its lines": """
        - furniture  Home > World > Asia
        - furniture  Search
        1 title      Laos, Vietnam agree to build bridge
        1 standfirst Ministers say it will be ready in 2030.
        1 byline     By Anna Berg
        1 date       July 26, 2024 10:30
        1 caption    The bridge of today. /VNA
        ~1 caption    The bridge of today. /VNA
        1 body       {a}
        1 body       {b}
        """,
    "a date above the title": """
        1 date       July 26, 2024
        1 title      Laos, Vietnam agree to build bridge
        1 byline     Xinhua
        1 body       {a}
        1 body       {b}
        """,
    "headings inside": """
        1 title      Laos, Vietnam agree to build bridge
        1 body       {a}
        1 body       Lorries and water
        1 body       {b}
        1 body       Next year
        1 body       {c}
        """,
    "roman sections": """
        1 title      Joint communique of Laos and Vietnam
        1 dateline   Vientiane, 26 July 2024
        1 body       {a}
        1 body       II. Trade
        1 body       {b}
        1 body       III. Next steps
        1 body       {c}
        """,
    "numbered paragraphs": """
        1 title      Joint statement on the bridge
        1 body       VIENTIANE, July 26 (Xinhua) -- The two sides agreed on what follows:
        1 body       1. {a}
        1 body       2. {b}
        1 body       (3) {c}
        """,
    "a signature with place and day": """
        1 title      Statement on the bridge
        1 body       {a}
        1 body       {b}
        1 dateline   Vientiane, 26 July 2024
        """,
    "a list without bullets": """
        1 title      Laos, Vietnam agree to build bridge
        1 body       {a}
        1 body       The two sides have agreed to:
        ~1 body       open a crossing
        ~1 body       count the lorries
        ~1 body       share the costs
        1 body       {b}
        1 body       They will now:
        ~1 body       look for money
        ~1 body       look for stones
        ~1 body       look for time
        1 body       {c}
        """,
    "an author's name beside the day": """
        1 title      Laos, Vietnam agree to build bridge
        1 byline     Anna Berg
        1 date       26 July 2024
        1 body       {a}
        1 body       {b}
        """,
    "teasers below": """
        1 title      Laos, Vietnam agree to build bridge
        1 body       VIENTIANE, July 26 (Xinhua) -- {a}
        1 body       {b}
        - furniture  Related articles
        - furniture  Fish return to the river
        - furniture  The fish are back in the Mekong, officials say, after ten years.
        - furniture  Trains run on time
        - furniture  The trains from Vientiane run on time, a report says.
        """,
    "share line and small print": """
        1 title      Laos, Vietnam agree to build bridge
        - furniture  Share
        ~- furniture  Facebook
        1 body       VIENTIANE, July 26 (Xinhua) -- {a}
        1 body       {b}
        - furniture  Share on Facebook
        - furniture  Copyright 2024 The Daily News. All rights reserved.
        """,
    "front matter": """
        - furniture  ---
        ~1 title      title: Laos, Vietnam agree to build bridge
        ~1 date       date: 2024-07-26
        ~1 byline     author: Anna Berg
        ~- furniture  tags: [a, b]
        ~- furniture  ---
        1 body       {a}
        1 body       {b}
        """,
    "Markdown": """
        1 title      # Laos, Vietnam agree to build bridge
        1 byline     *By Anna Berg*
        1 body       {a}
        1 body       ## Trade
        1 body       {b}
        """,
    "a digest": """
        1 body       🌟 {a}
        ~1 body       {b} 🤝
        ~1 reference  Reference(s):
        ~1 reference  Laos, Vietnam agree to build bridge
        ~1 reference  example.com
        """,
    "two reports": """
        1 title      Laos, Vietnam agree to build bridge
        1 body       VIENTIANE, July 26 (Xinhua) -- {a}
        1 body       {b}
        2 title      Fish return to the Mekong
        2 body       HANOI, July 25 (VNA) – {c}
        2 body       {b}
        """,
    "two reports without titles": """
        1 body       VIENTIANE, July 26 (Xinhua) -- {a}
        1 body       {b}
        2 body       HANOI, July 25 (VNA) – {c}
        2 body       {b}
        """,
    "an introduction over reprints": """
        1 title      Two reports on the Mekong
        1 body       {a}
        1 body       {b}
        1 note       The following articles were first published by the agencies.
        2 title      Laos, Vietnam agree to build bridge
        2 body       VIENTIANE, July 26 (Xinhua) -- {a}
        2 body       {c}
        3 title      Fish return to the Mekong
        3 body       HANOI, July 25 (VNA) – {c}
        3 body       {b}
        """,
    "a report with a byline over another": """
        1 title      Two reports on the Mekong
        1 byline     By Anna Berg
        1 body       {a}
        1 body       {b}
        2 title      Laos, Vietnam agree to build bridge
        2 body       VIENTIANE, July 26 (Xinhua) -- {a}
        2 body       {c}
        """,
    "an introduction without a note": """
        1 title      Two reports on the Mekong
        1 body       {a}
        1 body       {b}
        1 body       {c}
        2 title      Laos, Vietnam agree to build bridge
        2 body       VIENTIANE, July 26 (Xinhua) -- {a}
        2 body       {b}
        3 title      Fish return to the Mekong
        3 body       HANOI, July 25 (VNA) – {c}
        3 body       {b}
        """,
    "an index of headlines": """
        - furniture  News
        - furniture  Laos, Vietnam agree to build bridge
        ~- furniture  26 July 2024
        - furniture  Fish return to the Mekong
        ~- furniture  25 July 2024
        - furniture  Trains run on time, report says
        ~- furniture  24 July 2024
        - furniture  Older posts
        """,
    "one sentence": """
        1 body       They met on Friday.
        """,
}
KINDS = {"a report with a byline over another": ["report", "report"], "two reports": ["report", "report"],
         "two reports without titles": ["report", "report"], "a digest": ["digest"],
         "an introduction over reprints": ["introduction", "report", "report"],
         "an introduction without a note": ["introduction", "report", "report"], "an index of headlines": []}


def page_of(lines):
    """The text of a page, and for each of its paragraphs article, label and words."""
    text, expected = "", []
    for line in lines.strip().splitlines():
        single, line = line.strip().startswith("~"), line.strip().removeprefix("~")
        article, label, words = line.split(None, 2)
        words = words.format(**BODY)
        text += ("" if not text else "\n" if single else "\n\n") + words
        expected.append((article, label, words))
    return text, expected


def read(text):
    page = parse(text.encode(), "page.txt")
    owner = {number: str(place) for place, article in enumerate(page.articles, 1) for number in article.paragraphs}
    return page, [(owner.get(number, "-"), one.label, one.span.of(text)) for number, one in enumerate(page.paragraphs)]


@pytest.mark.parametrize("name", PAGES)
def test_each_paragraph_has_its_label_and_article(name):
    text, expected = page_of(PAGES[name])
    page, found = read(text)
    assert found == expected
    kinds = KINDS.get(name, ["report"])
    assert [article.kind for article in page.articles] == kinds
    assert page.kind == ("index" if not kinds else "single" if len(kinds) == 1 else "compound")


def test_a_title_is_quoted_without_its_marks():
    for line, title in (("# A bridge is built", "A bridge is built"), ("**A bridge is built**", "A bridge is built"),
                        ('Title: "A bridge is built"\nDate: 2024-07-26', "A bridge is built")):
        text = f"{line}\n\n{BODY['a']}\n\n{BODY['b']}"
        assert [article.title.of(text) for article in read(text)[0].articles] == [title]


def test_a_dateline_on_its_own_line_is_the_article_s():
    text, _ = page_of(PAGES["roman sections"])
    dateline = read(text)[0].articles[0].dateline
    assert (dateline.place, dateline.date.day) == ("Vientiane", 26)


def test_furniture_says_why_it_is_furniture():
    page, _ = read(page_of(PAGES["teasers below"])[0])
    reasons = [one.reason for one in page.paragraphs if one.label == "furniture"]
    assert reasons[0] == "a list of other pages" and set(reasons[1:]) == {"stands after the last article"}
    page, _ = read(page_of(PAGES["an index of headlines"])[0])
    assert page.paragraphs[1].reason == "a link or a teaser: the page holds no article"


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("line", ["APIA, March 4 (Reef News)", "VIENTIANE, July 26 (Xinhua) --", "HANOI (VNA)"])
def test_a_line_that_is_nothing_but_a_dateline_is_no_headline(between, line):
    body = ("The foreign ministers of the two island states met on Tuesday and spoke about fishing rights.\n\n"
            "They will meet again in May, the ministry added on Wednesday, and hope to sign a paper then.\n")
    corpus = course.load_text(between.join(["Island ministers meet on fishing", line, body]))
    article = corpus.articles.iloc[0]
    assert article["title"] == "Island ministers meet on fishing" and article["dateline"] == line.rstrip(" -")
    assert list(corpus.paragraphs["label"])[:2] == ["title", "dateline"]
