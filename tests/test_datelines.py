"""Datelines in the manner of many agencies, and openings that only look like one."""

import pytest

from course_lib.loader.looks import looker_for
from course_lib.words.spans import Span

BODY = "The two ministers met for talks on trade and transport."
READER = looker_for().datelines


def opening(text):
    return READER.opening(text, Span(0, len(text)))


@pytest.mark.parametrize(("printed", "place", "agency", "day"), [
    # those of the course's pages
    ("VIENTIANE, July 26 (Xinhua) -- ", "VIENTIANE", "Xinhua", (None, 7, 26)),
    ("VIENTIANE, July 25 (Xinhua) — ", "VIENTIANE", "Xinhua", (None, 7, 25)),
    ("April 3 (Nhan Dan) — ", None, "Nhan Dan", (None, 4, 3)),
    ("Beijing, March 28th (IDCPC) — ", "Beijing", "IDCPC", (None, 3, 28)),
    # others'
    ("IGORA /Leningrad Region/, December 26. /TASS/. ", "IGORA /Leningrad Region/", "TASS", (None, 12, 26)),
    ("MOSCOW, July 25. /TASS/. ", "MOSCOW", "TASS", (None, 7, 25)),
    ("Pyongyang, July 26 (KCNA) -- ", "Pyongyang", "KCNA", (None, 7, 26)),
    ("HANOI, (VNA) – ", "HANOI", "VNA", None),
    ("Hà Nội (VNA) - ", "Hà Nội", "VNA", None),
    ("(Xinhua) VIENTIANE, July 25 — ", "VIENTIANE", "Xinhua", (None, 7, 25)),
    ("[Xinhua] BEIJING, July 26 -- ", "BEIJING", "Xinhua", (None, 7, 26)),
    ("Xinhua, Vientiane, July 25 -- ", "Vientiane", "Xinhua", (None, 7, 25)),
    ("(KPL) ", None, "KPL", None),
    ("Vientiane, 26 July 2024 (KPL) - ", "Vientiane", "KPL", (2024, 7, 26)),
    ("PARIS/NAIROBI, Nov 8 (Reuters) - ", "PARIS/NAIROBI", "Reuters", (None, 11, 8)),
    ("GENEVA (AP) — ", "GENEVA", "AP", None),
    ("MANILA, Philippines (AP) — ", "MANILA, Philippines", "AP", None),
    ("GENEVA, March 3, 2024 (AFP) - ", "GENEVA", "AFP", (2024, 3, 3)),
    ("SEOUL, Feb. 3 (Yonhap) -- ", "SEOUL", "Yonhap", (None, 2, 3)),
    ("New Delhi, Sep 5 (PTI) ", "New Delhi", "PTI", (None, 9, 5)),
    ("ISLAMABAD, Jul 26 (APP): ", "ISLAMABAD", "APP", (None, 7, 26)),
    ("Jakarta (ANTARA) - ", "Jakarta", "ANTARA", None),
    ("TEHRAN, Jul. 26 (MNA) – ", "TEHRAN", "MNA", (None, 7, 26)),
    ("Ulaanbaatar, July 26 /MONTSAME/. ", "Ulaanbaatar", "MONTSAME", (None, 7, 26)),
    ("ASTANA. KAZINFORM - ", "ASTANA", "KAZINFORM", None),
    ("Moscow. 26 July. INTERFAX - ", "Moscow", "INTERFAX", (None, 7, 26)),
    ("RIYADH, July 26, 2024, SPA -- ", "RIYADH", "SPA", (2024, 7, 26)),
    ("ABU DHABI, 26th July, 2024 (WAM) -- ", "ABU DHABI", "WAM", (2024, 7, 26)),
    ("RIO DE JANEIRO, Nov. 18 (EFE) - ", "RIO DE JANEIRO", "EFE", (None, 11, 18)),
    ("Phnom Penh (Khmer Times) – ", "Phnom Penh", "Khmer Times", None),
    ("YEREVAN, July 26. /ARMENPRESS/. ", "YEREVAN", "ARMENPRESS", (None, 7, 26)),  # in no list
    ("BAKU, Azerbaijan, July 26 -- ", "BAKU, Azerbaijan", None, (None, 7, 26)),
    ("UNITED NATIONS, July 26 (Xinhua) -- ", "UNITED NATIONS", "Xinhua", (None, 7, 26)),
    ("Washington D.C., July 26 (Xinhua) -- ", "Washington D.C.", "Xinhua", (None, 7, 26)),
    ("ST. PETERSBURG, July 26 (Xinhua) -- ", "ST. PETERSBURG", "Xinhua", (None, 7, 26)),
    ("The Hague, July 26 (Xinhua) -- ", "The Hague", "Xinhua", (None, 7, 26)),
    ("PORT-AU-PRINCE, July 26 (AFP) - ", "PORT-AU-PRINCE", "AFP", (None, 7, 26)),
    ("BEIJING, July 25-26 (Xinhua) -- ", "BEIJING", "Xinhua", (None, 7, 25)),
    ("VIENTIANE, on July 26 (Xinhua) -- ", "VIENTIANE", "Xinhua", (None, 7, 26)),
    ("Bern, 05.07.2024 – ", "Bern", None, (2024, 7, 5)),
    ("SUVA (26 July, 2024) – ", "SUVA", None, (2024, 7, 26)),
    ("CAIRO - 26 July 2024: ", "CAIRO", None, (2024, 7, 26)),
    ("Ottawa, Ontario - July 26, 2024 - ", "Ottawa, Ontario", None, (2024, 7, 26)),
    ("BAKU, Azerbaijan, July 26. ", "BAKU, Azerbaijan", None, (None, 7, 26)),
    ("YEREVAN, JULY 26, ARMENPRESS. ", "YEREVAN", "ARMENPRESS", (None, 7, 26)),
    ("Baku, July 26, AZERTAC ", "Baku", "AZERTAC", (None, 7, 26)),
    ("Rosario (Argentina), Jul 26 (EFE).- ", "Rosario (Argentina)", "EFE", (None, 7, 26)),
    ("New Delhi [India], July 26 (ANI): ", "New Delhi [India]", "ANI", (None, 7, 26)),
    ("Rome, 26 Jul 12:04 - (Agenzia Nova) - ", "Rome", "Agenzia Nova", (None, 7, 26)),
    ("(ANSA) - ROME, JUL 26 - ", "ROME", "ANSA", (None, 7, 26)),
    ("KPL – Vientiane, July 26 – ", "Vientiane", "KPL", (None, 7, 26)),
    ("Addis Ababa, July 26/2024 (ENA) ", "Addis Ababa", "ENA", (2024, 7, 26)),
    ("TIRANA, July 26 /ATA/ ", "TIRANA", "ATA", (None, 7, 26)),
    ("Tehran (IRNA): ", "Tehran", "IRNA", None),
    ("Berlin (dpa) - ", "Berlin", "dpa", None),
    ("Ulaanbaatar /MONTSAME/ ", "Ulaanbaatar", "MONTSAME", None),
    ("Lima, Jul. 26. ", "Lima", None, (None, 7, 26)),
])
def test_a_dateline_is_read_in_the_manner_of_many_agencies(printed, place, agency, day):
    dateline = opening(printed + BODY)
    date = dateline.date and (dateline.date.year, dateline.date.month, dateline.date.day)
    assert (dateline.place, dateline.agency, date) == (place, agency, day)
    assert dateline.is_certain
    assert (printed + BODY)[dateline.body:] == BODY
    assert dateline.span.of(printed) == printed.rstrip(" -–—:").removesuffix("." if printed.endswith((". ", ".- ")) else "")


def test_a_name_after_an_agency_is_no_place():
    text = "(KPL) Foreign Minister Saleumxay Kommasith met his guest."
    dateline = opening(text)
    assert (dateline.place, dateline.agency, text[dateline.body:][:7]) == (None, "KPL", "Foreign")


@pytest.mark.parametrize("printed", ["JAKARTA — ", "HÀ NỘI – ", "SAN FRANCISCO -- ", "OTTAWA, Ontario – ", "ALGIERS- ", "Rabat - ",
                                     "NEW DELHI: ", "KUALA LUMPUR: ", "Juba, South Sudan – "])
def test_a_place_in_capitals_alone_may_be_a_dateline(printed):
    """It counts only where a report begins."""
    dateline = opening(printed + BODY)
    assert dateline.place == printed.rstrip(" -–—:") and not dateline.is_certain


@pytest.mark.parametrize("text", [
    "On July 26 (Friday) the ministers met in Vientiane - for the third time.",
    "July 26 - the day of the talks - was hot.", "On Thursday, July 25 – the last day – they signed.",
    "25 July – the ministers met in Vientiane.", "July 25: the ministers met in Vientiane.",
    "25-27 July (Thursday to Saturday) – the visit went on.", "The talks (July 26) -- the third -- ended.",
    "May 9 - Victory Day - is a holiday in Moscow.",
    "The Shanghai Cooperation Organization (SCO) -- a group of ten states -- met in Astana.",
    "Association of Southeast Asian Nations (ASEAN) – ten states strong – opened its meeting.",
    "Belt and Road Initiative (BRI) - a plan of 2013 - was praised by both sides.",
    "ASEAN (Association of Southeast Asian Nations) - ten states - met in Vientiane.",
    "ASEAN – the Association of Southeast Asian Nations – opened its meeting.",
    "NATO -- an alliance -- was named once.", "COVID-19 - the disease - was named.",
    "China-Laos Railway -- 1,035 km long -- opened in 2021.", "Laos – a landlocked state – holds the chair.",
    "Wang: The two sides should work together, he said.", "Foreign Minister: We met on July 26 - in Vientiane.",
    "Wang Yi (Xinhua) - the minister spoke to the agency on Friday.",
    "Liu Jianchao (IDCPC) - the head of the department - spoke.",
    "Mr. Son (Vietnam) - on his first visit - thanked the hosts.", "Guangxi (China) - a province - borders Vietnam.",
    "Thongloun Sisoulith, President of Laos - met the minister.",
    "Hun Manet, 46 - the prime minister - spoke on Friday.", "Xinhua said on July 26 -- a Friday -- that they met.",
    "TASS reports from Moscow, July 26: the talks went on.", "AFP's reporter - a witness - saw it.",
    "VIENTIANE is the capital - and the largest city - of Laos.",
    "Vientiane, Bangkok and Hanoi - three capitals - were named.", "USD 30 billion - the sum - was named.",
    "EXCLUSIVE — The ministers met in secret.", "Singapore: We thank the chair for the draft.",
    "MINISTER: We thank the chair for the draft.", "Laos – The country in the middle was praised by both.",
    "Thank you, Minister – The last question is about rice.",
    "Thu 25 July, 11.00: Meeting with the ambassador of Peru.", "BREAKING - Ministers meet in Vientiane on Thursday.",
    "1. Vientiane, July 26 - the ministers met.", "I. The first meeting - a success.", "They met in Vientiane.",
    "VIENTIANE, July 26 (Xinhua) --",  # and nothing after it
    "-- July 26 --", "",
])
def test_what_only_looks_like_a_dateline_is_none(text):
    assert opening(text) is None


@pytest.mark.parametrize(("line", "place", "day"), [
    ("Vientiane, 26 July 2024", "Vientiane", (2024, 7, 26)),
    ("Vientiane, July 26, 2024.", "Vientiane", (2024, 7, 26)),
    ("Done at Vientiane on 26 July 2024.", "Vientiane", (2024, 7, 26)),
    ("Done at Hanoi this 4th of April 2024", "Hanoi", (2024, 4, 4)),
    ("HANOI, July 26", "HANOI", (None, 7, 26)),
    ("New York, Friday, 26 July 2024", "New York", (2024, 7, 26)),
])
def test_place_and_day_may_stand_alone(line, place, day):
    dateline = READER.alone(line, Span(0, len(line)))
    assert (dateline.place, (dateline.date.year, dateline.date.month, dateline.date.day)) == (place, day)


@pytest.mark.parametrize(("line", "place", "agency"), [
    ("APIA, March 4 (Reef News)", "APIA", "Reef News"), ("VIENTIANE, July 26 (Xinhua) --", "VIENTIANE", "Xinhua"),
    ("HANOI (VNA)", "HANOI", "VNA"), ("(Xinhua) VIENTIANE, July 25", "VIENTIANE", "Xinhua"),
    ("MOSCOW, July 25. /TASS/.", "MOSCOW", "TASS"), ("Suva, 4 March 2025 (Fiji Sun) –", "Suva", "Fiji Sun"),
])
def test_a_whole_dateline_may_stand_alone(line, place, agency):
    dateline = READER.alone(line, Span(0, len(line)))
    assert (dateline.place, dateline.agency) == (place, agency)
    assert dateline.span.of(line) == line.rstrip(" -–").removesuffix("." if line.endswith("/.") else "")


@pytest.mark.parametrize("line", [
    "Minister in Apia, March 4 (Reef News)", "Shanghai Cooperation Organisation (SCO)", "Wang Yi (Xinhua)", "ASEAN (AMM)",
    "26 July 2024", "Vientiane", "Updated 26 July 2024", "Vientiane, 26 July 2024, the ministers met.",
    "Done in two copies in Lao and Chinese", "Vientiane, July 2024", "On Friday, 26 July 2024", "",
])
def test_other_lines_are_no_place_and_day(line):
    assert READER.alone(line, Span(0, len(line))) is None


def test_a_dateline_is_read_where_its_paragraph_stands():
    text = "Ministers meet\n\nHANOI, July 5 (VNA) - They met.\nThey left."
    dateline = READER.opening(text, Span(16, 47))
    assert (dateline.span.of(text), text[dateline.body:47]) == ("HANOI, July 5 (VNA)", "They met.")


@pytest.mark.parametrize(("line", "alone"), [
    ("Xinhua", True), ("(Xinhua)", True), ("NHAN DAN", True), ("Xinhua News Agency", True), ("Xinhua reports", False),
    ("Reuters -", True), ("Laos", False), ("", False),
])
def test_an_agency_may_stand_alone(line, alone):
    assert READER.is_agency(line) is alone
