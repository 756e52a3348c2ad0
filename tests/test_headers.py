"""Agency, byline, dateline and the three dates, with the words each rests on."""

from datetime import date

import pytest

from course_lib.loader.dates import BASES
from course_lib.loader.parsing import parse

TITLE = "Ministers meet in Vientiane"
MORE = "\n\nThey spoke of the bridge over the Mekong and of the trains that run on both sides of it, a statement said."
SATURDAY = date(2024, 7, 27)


def header(text, published=SATURDAY):
    page = parse(text.encode(), "page.txt", published)
    assert len(page.headers) == 1
    return page.headers[0]


def report(sentence, published=SATURDAY, dateline="VIENTIANE, July 26 (Xinhua) -- "):
    return header(f"{TITLE}\n\n{dateline}{sentence}{MORE}", published)


@pytest.mark.parametrize(("sentence", "day", "basis"), [
    ("The ministers met on Thursday.", "2024-07-25",
     "“on Thursday” (line 3), the last Thursday, counted from the dateline, Friday 26 July 2024"),
    ("The ministers met here today.", "2024-07-26", "“today” (line 3), counted from the dateline, Friday 26 July 2024"),
    ("The ministers met on Thursday and will meet again next Tuesday.", "2024-07-25",
     "“on Thursday” (line 3), the last Thursday, counted from the dateline, Friday 26 July 2024"),
    ("The ministers met on Thursday, July 25.", "2024-07-25",
     "“on Thursday, July 25” (line 3), its year from the dateline"),
    ("On the afternoon of July 25, the ministers met.", "2024-07-25",
     "“July 25” (line 3), its year from the dateline"),
    ("The ministers met on July 25, 2024.", "2024-07-25", "“July 25, 2024” (line 3), printed with its year"),
    ("The ministers met on Thursday, July 24.", None, "“on Thursday, July 24” (line 3), but that was a Wednesday"),
    ("The ministers met.", None, "no single day is named in the first paragraphs"),
    ("The ministers met.\n\nThey signed a paper on Thursday.", "2024-07-25",
     "“on Thursday” (line 5), the last Thursday, counted from the dateline, Friday 26 July 2024"),
    ("The ministers met from July 25 to 27.", None, "no single day is named in the first paragraphs"),
    ("The ministers met ahead of Monday's summit.", None, "no single day is named in the first paragraphs"),
    ("The ministers, elected on Monday, met on Thursday.", "2024-07-25",
     "“on Thursday” (line 3), the last Thursday, counted from the dateline, Friday 26 July 2024"),
    ("The treaty of July 4, 1976 was praised when the ministers met on Thursday.", "2024-07-25",
     "“on Thursday” (line 3), the last Thursday, counted from the dateline, Friday 26 July 2024"),
    ("The treaty was signed yesterday by the ministers.", "2024-07-25", "“yesterday” (line 3), counted from the dateline, Friday 26 July 2024"),
    ("Since Monday they have talked; on Thursday they agreed.", "2024-07-25",
     "“on Thursday” (line 3), the last Thursday, counted from the dateline, Friday 26 July 2024"),
])
def test_an_event_s_day_and_what_it_rests_on(sentence, day, basis):
    found = report(sentence)
    assert (found.event and found.event.isoformat(), found.event_basis) == (day, basis)
    if found.event_phrase:
        text = f"{TITLE}\n\nVIENTIANE, July 26 (Xinhua) -- {sentence}"
        assert f"“{found.event_phrase.of(text)}”" in basis


@pytest.mark.parametrize(("sentence", "basis"), [
    ("The ministers met on Thursday.", "“on Thursday” (line 3), but no date to count from is stated"),
    ("The ministers met today.", "“today” (line 3), but no date to count from is stated"),
    ("The ministers met on Thursday, July 25.", "“on Thursday, July 25” (line 3), but no year is stated"),
])
def test_without_a_year_anywhere_no_day_is_made_up(sentence, basis):
    found = report(sentence, published=None)
    assert (found.event, found.event_basis, found.dateline_day, found.year_basis) == (None, basis, None, None)


@pytest.mark.parametrize(("dateline", "published", "day", "basis"), [
    ("July 26", date(2024, 7, 27), "2024-07-26", "sources.csv"),
    ("July 26", date(2024, 7, 26), "2024-07-26", "sources.csv"),
    ("July 26", date(2024, 7, 25), "2024-07-26", "sources.csv"),  # a clock ahead of another
    ("July 26", date(2024, 7, 1), None, None),  # a dateline after its publication
    ("July 26", date(2025, 7, 1), None, None),  # nearly a year before
    ("December 31", date(2025, 1, 2), "2024-12-31", "sources.csv"),
    ("January 1", date(2024, 12, 31), "2025-01-01", "sources.csv"),
    ("January 2", date(2024, 12, 30), None, None),
    ("Feb. 29", date(2024, 3, 1), "2024-02-29", "sources.csv"),
    ("Feb. 29", date(2025, 3, 1), None, None),
    ("July 26, 2023", date(2024, 7, 27), "2023-07-26", "dateline"),
    ("26 July 2024", None, "2024-07-26", "dateline"),
    ("July 26", None, None, None),
])
def test_a_dateline_s_year_has_a_basis(dateline, published, day, basis):
    found = report("The ministers met.", published, f"VIENTIANE, {dateline} (Xinhua) -- ")
    assert (found.dateline_day and found.dateline_day.isoformat(), found.year_basis) == (day, basis)
    assert basis in (None, *BASES)


def test_a_weekday_is_counted_over_the_turn_of_the_year():
    found = report("The ministers met on Tuesday.", date(2025, 1, 3), "VIENTIANE, Jan. 2 (Xinhua) -- ")
    assert found.event == date(2024, 12, 31)
    found = report("The ministers met on December 31.", date(2025, 1, 3), "VIENTIANE, Jan. 1 (Xinhua) -- ")
    assert found.event == date(2024, 12, 31)


def test_the_page_s_own_date_comes_before_the_list_of_sources():
    found = header(f"{TITLE}\n\nJuly 28, 2023\n\nVIENTIANE, July 26 (Xinhua) -- The ministers met on Wednesday.{MORE}")
    assert (found.dateline_day, found.year_basis, found.event) == (date(2023, 7, 26), "page date", date(2023, 7, 26))


def test_a_caption_may_date_a_report():
    page = f"{TITLE}\n\nMinisters A and B in Vientiane, July 25, 2024. /VNA\n\nThe ministers met on Thursday.{MORE}"
    found = header(page, None)
    assert (found.event, found.dateline_day) == (date(2024, 7, 25), None)
    assert found.event_basis.endswith("counted from a caption, Thursday 25 July 2024")


def test_a_byline_goes_without_its_day():
    assert header(f"{TITLE}\n\nBy Anna Berg, 27 July 2024\n\nThe ministers met on Thursday.{MORE}", None).byline == "By Anna Berg"


def test_a_stated_day_leads_to_where_it_is_printed():
    caption = "Ministers A and B in Vientiane, July 25, 2024. /VNA"
    page = f"{TITLE}\n\n{caption}\n\nVIENTIANE, July 25 (Xinhua) -- The ministers met on Thursday.{MORE}"
    found = header(page, None)
    assert (found.year_basis, found.year_from.place.of(page)) == ("caption", "July 25, 2024")
    assert (found.reference.name, found.reference.place.of(page)) == ("the dateline", "VIENTIANE, July 25 (Xinhua)")
    found = header(page.replace("VIENTIANE, July 25 (Xinhua) -- ", ""), None)
    assert (found.reference.name, found.reference.place.of(page)) == ("a caption", "July 25, 2024")
    assert header(page).year_from == (SATURDAY, "sources.csv", None)


def test_a_copyright_year_dates_nothing():
    found = header(f"{TITLE}\n\nVIENTIANE, July 26 (Xinhua) -- The ministers met on Thursday.{MORE}\n\nCopyright 2019 A. Name",
                   None)
    assert (found.event, found.dateline_day, found.published) == (None, None, None)


@pytest.mark.parametrize(("head", "agency", "byline"), [
    ("VIENTIANE, July 26 (Xinhua) -- ", "Xinhua", None),
    ("MOSCOW, July 25. /TASS/. ", "TASS", None),
    ("BAKU, July 26 -- ", None, None),
    ("By Anna Berg\n\n", None, "By Anna Berg"),
    ("By Anna Berg\n\nVIENTIANE, July 26 (Xinhua) -- ", "Xinhua", "By Anna Berg"),
    ("Xinhua\n\n", "Xinhua", None),  # an agency is no author
    ("Source: Xinhua\n\n", "Xinhua", None),
    ("By AFP\n\n", "AFP", None),
    ("Editor: Anna Berg\n\n", None, None),
    ("Source: Xinhua\nReporter: Anna Berg\n\n", "Xinhua", "Reporter: Anna Berg"),
    ("Anna Berg | 26 July 2024\n\n", None, "Anna Berg"),
    ("Xinhua | 2024-07-26 09:15\n\n", "Xinhua", None),
    ("CGTN\n\n", None, "CGTN"),  # an outlet is no agency
    ("A name. (Photo by B Name/Xinhua)\n\n", None, None),  # neither is a credit
    ("", None, None),
])
def test_agency_and_byline_are_as_printed(head, agency, byline):
    found = report("The ministers met on Thursday.", dateline=head)
    assert (found.agency, found.byline) == (agency, byline)


def test_an_introduction_has_no_single_day():
    body = "The ministers met on Thursday to speak of the bridge over the Mekong and of the trains that run on both sides of it."
    text = "\n\n".join(["Two reports", body, body, "The following articles are from the agencies.",
                        "Ministers meet", f"VIENTIANE, July 26 (Xinhua) -- {body}", body])
    page = parse(text.encode(), "page.txt", SATURDAY)
    first, second = page.headers
    assert (first.event, first.event_basis) == (None, "an introduction tells of several events")
    assert second.event == date(2024, 7, 25)


def test_the_date_of_a_page_of_several_is_not_the_day_to_count_from():
    """Each counts from its own dateline; one without has nothing to count from."""
    body = "The ministers met on Thursday to speak of the bridge over the Mekong and of the trains that run on both sides of it."
    text = "\n\n".join(["July 31, 2024", "Ministers meet", f"VIENTIANE, July 26 (Xinhua) -- {body}", body,
                        "Ministers part", f"VIENTIANE (Xinhua) -- {body}", body])
    page = parse(text.encode(), "page.txt")
    assert [one.event for one in page.headers] == [date(2024, 7, 25), None]
    assert page.headers[1].event_basis == "“on Thursday” (line 11), but no date to count from is stated"
