"""What a paragraph looks like by itself; the phrases of web furniture."""

import re
from collections import Counter

import pytest
from goldlists import rows

from course_lib.loader.looks import KINDS, Looker, looker_for
from course_lib.words import lexicons
from course_lib.words.spans import Span

FURNITURE = lexicons.read("furniture")
TEXT_KINDS = {"prose", "opening", "heading", "sign-off", "standfirst"}


def look(text):
    return looker_for().look(text, Span(0, len(text)))


def matches(row, line):
    """Whether a row of furniture.csv by itself finds a line."""
    line = line.lower()
    if row["where"] == "phrase":
        return line in row["pattern"].split("|")
    if row["where"] == "anywhere":
        return re.search(rf"\b(?:{row['pattern']})", line) is not None
    return getattr(re, {"line": "fullmatch", "start": "match"}[row["where"]])(row["pattern"], line) is not None


# Furniture phrases

@pytest.mark.parametrize("row", FURNITURE, ids=lambda row: row["example"])
def test_a_phrase_finds_its_example(row):
    assert matches(row, row["example"])
    found = look(row["example"])
    assert (found.kind, found.reason) == ({"line": "furniture", "list": "list", "rest": "stop"}[row["scope"]],
                                          row["reason"])


def test_no_phrase_has_a_group_that_would_shift_the_others():
    assert all(row["where"] == "phrase" or re.compile(row["pattern"]).groups == 0 for row in FURNITURE)


def test_no_phrase_is_there_twice():
    phrases = Counter(phrase for row in FURNITURE if row["where"] == "phrase" for phrase in row["pattern"].split("|"))
    assert phrases.most_common(1)[0][1] == 1


def test_no_sentence_of_the_course_s_articles_looks_like_furniture():
    found = [(row["quote"], look(row["quote"])) for row in rows("sentences")]
    assert [(quote, one.reason) for quote, one in found if one.kind not in TEXT_KINDS] == []


def test_no_title_of_the_course_s_articles_looks_like_furniture():
    titles = [row["title"] for row in rows("articles") if row["title"]]
    assert {look(title).kind for title in titles} == {"heading"}


def test_all_furniture_of_the_course_s_pages_by_itself():
    """A line whose neighbours must be asked is no error here; most lines need no neighbour."""
    lines = [row["quote"] for row in rows("paragraphs") if row["label"] == "furniture" and len(row["quote"]) < 60]
    alone = [line for line in lines if look(line).kind in ("furniture", "list", "stop")]
    assert len(alone) >= 0.8 * len(lines) > 10


@pytest.mark.parametrize("line", [
    "Share of trade in renminbi grows", "World leaders gather in Astana", "Follow-up talks set for August",
    "Search for a compromise goes on", "Contact group on Ukraine meets", "Vote on the treaty set for May",
    "Next round of talks in Hanoi", "About 300 delegates expected", "Live fish trade banned", "Home at last",
    "Related parties to meet in Geneva", "Latest talks bring no result", "Poll: most Laotians back the railway",
    "Comment: a chance for peace", "Download speeds rise in Laos", "Name of the game: connectivity",
    "Discussion on trade",
    "Hosted by Laos, ASEAN ministers meet", "Loading of ships begins", "Top minister visits Laos",
    "Recent floods discussed",
    "The end of a long war", "Register of ships agreed", "Responses to floods differ",
    "By the river: ministers meet again",
])
def test_a_headline_that_shares_words_is_no_furniture(line):
    assert look(line).kind == "heading"


@pytest.mark.parametrize("line", [
    "Cookies were served at the reception.", "Subscribers to the treaty number ten.",
    "Responses to the plan were mixed.",
    "Two responses to the offer came from Hanoi.", "Discussion on trade will go on in Hanoi.",
    "No comments were made.",
    "Hosted by Laos, the summit opened on Friday.", "Powered by the river, the plant makes light for ten towns.",
    "Loading of the ships began on Friday.", "The plan may not be published before Friday.",
    "Related to this, they met.",
    "More on this was said in the afternoon.", "More from Laos will be needed, the minister said.",
    "Next, they met again.",
    "Home to ten million people, the province grows fast.", "Search teams from both countries will train together.",
    "Print media in both countries wrote of the visit.", "Like Laos, Vietnam wants more trains.",
    "Live cattle may be sold.",
    "Read the treaty, the minister told reporters.", "In other news, the minister said, the bridge is open.",
    "Register of ships will be kept by both sides.", "The website of the ministry shows the text.",
    "World prices rose.",
    "Leave a door open, the minister told both sides.", "The vote ended 12 to 3.", "Tel Aviv did not comment.",
    "Join the council in your own time, the minister told his guest.",
    "Save your strength for the second round, the ambassador advised.",
    "Choose your partners with care and keep your promises to them.",
    "Follow us to the bridge, the guide asked the delegation.",
    "Like us, Laos has no coast.",
    "Share it with your neighbours, she told the two growers.",
    "For more on the matter, the ministers will visit the port on Friday.",
    "Looking for a compromise, who could blame the chairman? He proposed a third date.",
    "The treaty may not be published before both parliaments give consent.",
    "The licence no longer applies to small boats.",
    "Any use of the river requires consent, the treaty says.",
    "When using the bridge, drivers will pay nothing.",
    "Responses to “the letter of May” came late.",
    "The site takes no visitors this year.",
])
def test_a_sentence_that_shares_words_is_no_furniture(line):
    assert look(line).kind == "prose"


# Looks

@pytest.mark.parametrize(("line", "kind"), [
    ("They met on Friday.", "prose"),
    ("VIENTIANE, July 26 (Xinhua) -- They met on Friday.", "opening"),
    ("Ministers meet", "heading"),
    ("They will meet in Luanda again. – Nampa", "prose"),
    ("They will meet in Luanda again. (Xinhua)", "prose"),
    ("World Politics Defense Economy Science Sports", "furniture"),
    ("NEWS SPORTS BUSINESS FEATURES OPINION e-PAPER", "furniture"),
    ("Asia, Africa and Europe in trade talks", "heading"),
    ("Health and education in Africa", "heading"),
    ("Asia News Forum opens", "heading"),
    ("By Anna Berg, 26 July 2024", "byline"),
    ("Press Release | 26 July 2024", "date"),
    ("Xinhua, Hanoi and Vientiane", "byline"),
    ("Reuters in Geneva", "byline"),
    ("AFP – They met on Friday in the old town.", "prose"),
    ("Who writes for Xinhua", "heading"),
    ("Vientiane, 26 July 2024", "dateline"),
    ("July 26, 2024", "date"),
    ("Anna Berg | 26 July 2024", "byline"),
    ("Anna Berg, Ben Carter | 26 July 2024", "byline"),
    ("Anna Berg – Xinhua:", "byline"),
    ("Anna Berg, for KPL", "byline"),
    ("Xinhua | 26 July 2024", "date"),
    ("Xinhua", "byline"),
    ("By Anna Berg", "byline"),
    ("Photo: A Name", "caption"),
    ("Note: the text was translated.", "note"),
    ("Reference(s):", "reference"),
    ("Abstract : They met.", "standfirst"),
    ("Yours sincerely,", "sign-off"),
    ("Home > World > Asia", "furniture"),
    ("Related articles", "list"),
    ("Leave a Reply", "stop"),
    ("🕊️", "furniture"),
    ("* * *", "furniture"),
])
def test_a_paragraph_has_a_kind(line, kind):
    assert look(line).kind == kind and kind in KINDS


@pytest.mark.parametrize(("line", "core"), [
    ("# Ministers meet", "Ministers meet"), ("### Ministers meet ###", "Ministers meet"),
    ("**Ministers meet**", "Ministers meet"),
    ("*Ministers meet*", "Ministers meet"), ("__Ministers meet__", "Ministers meet"), ("#ASEAN", "#ASEAN"),
    ("* an item", "* an item"), ("***", "***"), ("Ministers #1", "Ministers #1"),
])
def test_marks_around_a_heading_are_left_out(line, core):
    assert look(line).core.of(line) == core


def test_an_italic_byline_is_a_byline():
    assert look("*By Anna Berg*").kind == "byline"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\n    "])
def test_a_wrapped_paragraph_is_judged_as_one_line(newline):
    found = look(f"The week in ten minutes, delivered straight to{newline}your inbox.")
    assert (found.kind, found.reason) == ("furniture", "a subscription form")


@pytest.mark.parametrize("words", ["Note: ", "Photo: ", "Your email address will not be published. ",
                                   "Sign up for our newsletter. "])
def test_a_long_paragraph_is_no_light_line(words):
    sentence = "The two sides agreed to build a second bridge over the river and to meet again in the spring. "
    assert look(words + sentence).kind != "prose" and look(words + sentence * 6).kind == "prose"


def test_other_word_lists_give_other_looks():
    own = [{"pattern": "made in the moon", "where": "phrase", "scope": "rest", "reason": "an odd mark", "example": ""}]
    agencies = [{"name": "Moon News", "aliases": "MN", "kind": "agency", "note": ""}]
    looker = Looker(agencies, own)
    assert looker.look("Made in the Moon", Span(0, 16)).reason == "an odd mark"
    assert looker.look("Leave a Reply", Span(0, 13)).kind == "heading"
    assert looker.look("(MN) They met.", Span(0, 14)).dateline.agency == "MN"
