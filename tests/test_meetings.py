"""Meetings and their tellings: against the lists made by reading, and sentence by sentence."""

import re
from datetime import date

import pytest
from goldlists import rows
from hypothesis import given
from meeting_scores import invented, seeds
from samples import quick, texts

import course_lib as course
from course_lib.corpora.corpus import Corpus
from course_lib.extraction.meeting_phrases import finder
from course_lib.extraction.telling import JOURNEYS, KINDS, STATUSES
from course_lib.loader.parsing import parse
from course_lib.words.lexicons import LexiconError, read
from course_lib.words.schemas import CLOSED

HEAD = "Ministers speak of ferries\n\nBAKU, May 15, 2024 (AZERTAC) — "  # a Wednesday


@pytest.fixture(scope="module")
def corpus():
    return course.load()


@pytest.fixture(scope="module")
def unseen():
    return invented("unseen")


@pytest.fixture(scope="module")
def tuning():
    return invented("tuning")


def page(*paragraphs, head=HEAD):
    """A corpus of one report with these paragraphs."""
    return Corpus([("page.txt", parse((head + "\n\n".join(paragraphs) + "\n").encode(), "page.txt", None))], {})


def told(corpus):
    """What is told: kind, status, day, and the last names of who took part."""
    return [_shown(row) for row in corpus.meetings.to_dict("records")]


def _shown(row):
    day = "undated" if row["date"] != row["date"] else f"{row['date']:%m-%d}"
    people = " ".join(sorted(id.rpartition("-")[2] for id in row["participants"]))
    return f"{row['kind']} {row['status']} {day}: {people}"


# Against the lists made by reading

def test_every_core_meeting_is_found_and_none_invented():
    score = seeds()
    assert [line for line in score.lines if "telling" not in line] == []
    assert score.recall("core meetings") == score.precision("core meetings") == 1


def test_the_tellings_are_those_a_reader_finds():
    score = seeds()
    assert score.precision("core tellings") >= 0.98 and score.recall("core tellings") >= 0.98, score.lines


def test_places_and_ends_agree_with_the_list_where_they_are_told(corpus):
    gold = {(tuple(sorted(row["participants"].split("; "))), row["date"], row["kind"]): row for row in rows("meetings")}
    names = {row["person_id"]: row["name"] for row in read("people")}
    for row in corpus.meetings.dropna(subset="date").to_dict("records"):
        people = tuple(sorted(names[id] for id in row["participants"]))
        wanted = gold[people, f"{row['date']:%Y-%m-%d}", row["kind"]]
        assert row["place"] in (wanted["place"], None) or row["place"] != row["place"], row
        assert wanted["date_end"] == ("" if row["date_end"] != row["date_end"] else f"{row['date_end']:%Y-%m-%d}")
        assert (wanted["weekday"], int(wanted["n_tellings"])) == (row["weekday"], row["n_tellings"])


def test_a_telling_keeps_the_day_that_its_article_gives(corpus):
    inspection = corpus.meetings.loc[corpus.meetings["kind"] == "inspection", "meeting_id"].item()
    days = corpus.tellings[corpus.tellings["meeting_id"] == inspection].set_index("article_id")["date"]
    assert days["april.7"].date() == date(2024, 4, 5) and days["april.1"].date() == date(2024, 4, 6)


def test_what_only_was_recalled_is_told_apart(corpus):
    recalled = corpus.meetings[corpus.meetings["status"] == "recalled"]
    assert {id for ids in recalled["participants"] for id in ids} == {"nguyen-phu-trong", "xi-jinping"}


# On invented pages. Some are hard for their kind (an interview, a letter): meetings are missed, few are invented.

@pytest.mark.parametrize("what, precision, recall", [
    ("meetings", 0.95, 0.8), ("  their date", 0.95, 0), ("  their kind", 0.95, 0), ("  their status", 0.95, 0),
    ("speakers", 0.93, 0.9)])
def test_the_rules_hold_on_the_pages_they_were_mended_on(tuning, what, precision, recall):
    assert tuning.precision(what) >= precision and tuning.recall(what) >= recall, tuning.lines


@pytest.mark.parametrize("what, precision, recall", [
    ("meetings", 0.8, 0.6), ("  their date", 0.9, 0), ("  their kind", 0.95, 0), ("  their status", 0.95, 0),
    ("speakers", 0.88, 0.8)])
def test_the_rules_hold_on_pages_they_were_not_written_on(unseen, what, precision, recall):
    assert unseen.precision(what) >= precision and unseen.recall(what) >= recall, dict(unseen.counts)


# Sentence by sentence

TOLD = [  # a sentence of a report filed on Wednesday 15 May, and what it tells: kind, status, day, who
    ("Foreign Minister Ara Petrosyan held talks with Transport Minister Levan Kapanadze here on Tuesday.",
     "bilateral reported 05-14: kapanadze petrosyan"),
    ("Foreign Minister Ara Petrosyan and Transport Minister Levan Kapanadze met here on Tuesday.",
     "bilateral reported 05-14: kapanadze petrosyan"),
    ("Transport Minister Levan Kapanadze received today, at his office in Tbilisi, Ambassador Ingrid Olsen.",
     "bilateral reported 05-15: kapanadze olsen"),
    ("Ambassador Ingrid Olsen was received yesterday by President Nino Beridze.",
     "bilateral reported 05-14: beridze olsen"),
    ("Ambassador Ingrid Olsen paid a courtesy call on President Nino Beridze on Monday.",
     "bilateral reported 05-13: beridze olsen"),
    ("On the sidelines of Tuesday's talks, Ambassador Ingrid Olsen met Deputy Minister Anna Holm.",
     "bilateral reported 05-14: holm olsen"),
    ("Foreign Minister Ara Petrosyan co-chaired, together with Deputy Minister Anna Holm, a session on Monday.",
     "bilateral reported 05-13: holm petrosyan"),
    ("Foreign ministers Ara Petrosyan of Armenia, Nino Beridze of Georgia and Hossein Karimi of Iran met on Saturday.",
     "trilateral reported 05-11: beridze karimi petrosyan"),
    ("Foreign Minister Ara Petrosyan spoke by phone with Deputy Minister Anna Holm on Monday.",
     "call reported 05-13: holm petrosyan"),
    ("Foreign Minister Ara Petrosyan had spoken with Deputy Minister Anna Holm by phone on Monday.",
     "call reported 05-13: holm petrosyan"),
    ("A telephone conversation took place on Monday between President Nino Beridze and Deputy Minister Anna Holm.",
     "call reported 05-13: beridze holm"),
    ("Georgia and Armenia signed an agreement on ferries in Poti on Monday.",
     "signing reported 05-13: armenia georgia"),
    ("Deputy Minister Anna Holm paid an official visit to Georgia from May 12 to 14.", "visit reported 05-12: holm"),
    ("Deputy Minister Anna Holm arrived in Tbilisi on Monday for a two-day visit.", "visit reported 05-13: holm"),
    ("Transport Minister Levan Kapanadze inspected the port on Monday.", "inspection reported 05-13: kapanadze"),
    ("Deputy Minister Anna Holm attended a forum on ferries in Geneva on May 13.", "multilateral reported 05-13: holm"),
    ("\"It is settled,\" Foreign Minister Ara Petrosyan said when meeting with President Nino Beridze on Tuesday.",
     "bilateral reported 05-14: beridze petrosyan"),
    ("The ferry question was raised when Foreign Minister Ara Petrosyan hosted Ambassador Ingrid Olsen on Tuesday.",
     "bilateral reported 05-14: olsen petrosyan"),
    ("Foreign Minister Ara Petrosyan met with a delegation led by Deputy Minister Anna Holm on Tuesday.",
     "bilateral reported 05-14: holm petrosyan"),
    ("At the invitation of President Nino Beridze, Deputy Minister Anna Holm met Ambassador Ingrid Olsen on Tuesday.",
     "bilateral reported 05-14: holm olsen"),
    ("When Deputy Minister Anna Holm was away, President Nino Beridze met Ambassador Ingrid Olsen on Tuesday.",
     "bilateral reported 05-14: beridze olsen"),
    ("President Nino Beridze met Ambassador Ingrid Olsen, whose term ends on May 20.",
     "bilateral reported undated: beridze olsen"),
    ("Foreign Minister Ara Petrosyan will meet President Nino Beridze next Friday.",
     "bilateral announced 05-17: beridze petrosyan"),
    ("Deputy Minister Anna Holm is due to visit Georgia on May 20.", "visit announced 05-20: holm"),
    ("Foreign Minister Ara Petrosyan said that President Nino Beridze would visit Yerevan in June.",
     "visit announced undated: beridze"),
    ("Foreign Minister Ara Petrosyan recalled the visit to Armenia by President Nino Beridze in October 2022.",
     "visit recalled undated: beridze"),
    ("Foreign Minister Ara Petrosyan spoke today with Ambassador Ingrid Olsen by video link.",
     "call reported 05-15: olsen petrosyan"),
    ("Foreign Minister Ara Petrosyan received a courtesy call from Ambassador Ingrid Olsen on Tuesday.",
     "bilateral reported 05-14: olsen petrosyan"),
    ("Foreign Minister Ara Petrosyan and Ambassador Ingrid Olsen held the Ninth Round of Political Consultations on Tuesday.",
     "bilateral reported 05-14: olsen petrosyan"),
    ("The ninth round of consultations was held in Baku on Tuesday, co-chaired by Foreign Minister Ara Petrosyan and "
     "Ambassador Ingrid Olsen.", "bilateral reported 05-14: olsen petrosyan"),
    ("The memorandum was signed on Tuesday by Foreign Minister Ara Petrosyan for Armenia and Ambassador Ingrid Olsen.",
     "signing reported 05-14: olsen petrosyan"),
    ("Over a working lunch on Tuesday, Foreign Minister Ara Petrosyan and Ambassador Ingrid Olsen spoke of boats.",
     "bilateral reported 05-14: olsen petrosyan"),
    ("Foreign Minister Ara Petrosyan gave a dinner in honour of Ambassador Ingrid Olsen on Tuesday.",
     "bilateral reported 05-14: olsen petrosyan"),
    ("Foreign Minister Ara Petrosyan saw off Ambassador Ingrid Olsen at the airport on Tuesday.",
     "bilateral reported 05-14: olsen petrosyan"),
    ("Foreign Minister Ara Petrosyan received the Ambassador Extraordinary and Plenipotentiary of Norway, Ms. Ingrid Olsen, "
     "on Tuesday.", "bilateral reported 05-14: olsen petrosyan"),
    ("A meeting between Foreign Minister Ara Petrosyan and Ambassador Ingrid Olsen is scheduled for Friday.",
     "bilateral announced 05-17: olsen petrosyan"),
    ("Foreign Minister Ara Petrosyan is set to meet Ambassador Ingrid Olsen on Friday.",
     "bilateral announced 05-17: olsen petrosyan"),
    ("Foreign Minister Ara Petrosyan and Ambassador Ingrid Olsen spoke for about two hours on Tuesday.",
     "bilateral reported 05-14: olsen petrosyan"),
    ("At the talks held on Tuesday, 14 May 2024, between Foreign Minister Ara Petrosyan and Ambassador Ingrid Olsen, ferries "
     "came up.", "bilateral reported 05-14: olsen petrosyan"),
    ("Ambassador Ingrid Olsen was in Tbilisi from 13 to 15 May.", "visit reported 05-13: olsen"),
    ("Ambassador Ingrid Olsen's visit to Georgia runs from 13 to 15 May.", "visit reported 05-13: olsen"),
    ("Foreign Minister Ara Petrosyan said on Tuesday that he would meet Ambassador Ingrid Olsen.",
     "bilateral announced undated: olsen petrosyan"),
]
# What is said of others, wished for, denied or told of nobody in particular is no meeting.
NOTHING = [
    "Foreign Minister Ara Petrosyan congratulated President Nino Beridze on her election.",
    "Foreign Minister Ara Petrosyan did not meet President Nino Beridze on Tuesday.",
    "Foreign Minister Ara Petrosyan hopes to meet President Nino Beridze in June.",
    "Foreign Minister Ara Petrosyan said the two sides should hold talks on ferries with other states.",
    "Foreign Minister Ara Petrosyan said that high-level visits had kept their momentum.",
    "Foreign Minister Ara Petrosyan received strong support for his proposal.",
    "Foreign Minister Ara Petrosyan called on Georgia and Armenia to sign the agreement.",
    "The action plan signed by the leaders of the two countries should be carried out.",
    "Ruritania, Georgia and Armenia signed an agreement on Monday.",  # of a list whose first no word list knows
    "Georgia and Armenia agreed last year to build a pier.",
    "On Monday, Foreign Minister Ara Petrosyan thanked President Nino Beridze for a letter of May 3.",
]


@pytest.mark.parametrize("sentence, meeting", TOLD)
def test_a_sentence_tells_of_a_meeting(sentence, meeting):
    assert told(page(sentence)) == [meeting]


@pytest.mark.parametrize("sentence", NOTHING)
def test_a_sentence_tells_of_none(sentence):
    assert told(page(sentence)) == []


def test_one_sentence_may_tell_of_two():
    one = page("On Tuesday, Deputy Minister Anna Holm met with President Nino Beridze and held talks with Transport "
               "Minister Levan Kapanadze.")
    assert told(one) == ["bilateral reported 05-14: beridze holm", "bilateral reported 05-14: holm kapanadze"]
    apart = page("Deputy Minister Anna Holm held separate meetings with President Nino Beridze and Transport Minister "
                 "Levan Kapanadze on Tuesday.")
    assert told(apart) == told(one)


COUNTED = [  # what follows a meeting on Monday, and the day it means
    ("The same day, she also met Deputy Minister Anna Holm.", "05-13"),
    ("The previous day, President Nino Beridze had received Deputy Minister Anna Holm.", "05-12"),
    ("Two days later she met Deputy Minister Anna Holm.", "05-15"),
    ("The day prior to her meeting with Ambassador Ingrid Olsen, President Nino Beridze received Deputy Minister Anna "
     "Holm.", "05-12"),
    ("She received Deputy Minister Anna Holm during her stay.", "undated"),
]


@pytest.mark.parametrize("sentence, day", COUNTED)
def test_a_day_counts_from_the_meeting_told_before(sentence, day):
    corpus = page("President Nino Beridze met Ambassador Ingrid Olsen in Poti on Monday.", sentence)
    assert [one for one in told(corpus) if "holm" in one] == [f"bilateral reported {day}: beridze holm"]
    assert "bilateral reported 05-13: beridze olsen" in told(corpus)


@pytest.mark.parametrize("words, day", [
    ("Later in the day", "05-13"), ("That evening", "05-13"), ("The previous evening", "05-12"), ("The next morning", "05-14")])
def test_a_part_of_a_day_counts_from_the_meeting_told_before(words, day):
    corpus = page("President Nino Beridze met Ambassador Ingrid Olsen in Poti on Monday.",
                  f"{words}, she met Deputy Minister Anna Holm.")
    assert f"bilateral reported {day}: beridze holm" in told(corpus)


def test_the_first_meeting_of_a_text_dated_on_a_line_of_its_own_is_of_that_day():
    corpus = page("President Nino Beridze met Ambassador Ingrid Olsen. They spoke of ferries.",
                  head="Ferries agreed\n\nBaku, 15 May 2024\n\n")
    assert told(corpus) == ["bilateral reported 05-15: beridze olsen"]
    assert "15 May 2024" in corpus.meetings["date_basis"].item()


def test_two_countries_are_those_named_together_before():
    corpus = page("Georgia and Armenia will build a pier.", "The two countries signed an agreement on Monday.")
    assert told(corpus) == ["signing reported 05-13: armenia georgia"]


@pytest.mark.parametrize("head, first", [
    ("Readout of a call with the ambassador\n\nBAKU, May 15, 2024 (AZERTAC) — ", "Ferries are late."),
    (HEAD, "Officials of the two sides agreed in telephone talks on Monday to build a pier.")])
def test_those_who_spoke_did_so_by_telephone_where_the_title_or_the_sentence_before_says_so(head, first):
    corpus = page(first, "President Nino Beridze spoke with Ambassador Ingrid Olsen.", head=head)
    assert [one.split()[0] for one in told(corpus)] == ["call"]


def test_what_happened_on_a_visit_of_days_need_not_be_on_its_last():
    corpus = page("Ambassador Ingrid Olsen concluded a three-day visit to Georgia on Tuesday.",
                  "She met President Nino Beridze.")
    assert told(corpus) == ["visit reported 05-14: olsen", "bilateral reported undated: beridze olsen"]


def test_those_who_led_a_session_held_it():
    corpus = page("The Ferry Council held its ninth meeting in Baku on Tuesday.",
                  "The council was chaired by President Nino Beridze.", "Norway was represented by Ambassador Ingrid Olsen.")
    assert told(corpus) == ["bilateral reported 05-14: beridze olsen"]


def test_those_who_agreed_met_where_the_next_sentence_says_so():
    corpus = page("President Nino Beridze and Ambassador Ingrid Olsen have agreed to build a pier.",
                  "The agreement was reached during a meeting here on Tuesday.")
    assert told(corpus) == ["bilateral reported 05-14: beridze olsen"]


def test_what_lies_in_a_year_of_old_is_not_what_happened_on_a_day():
    corpus = page("President Nino Beridze first met Ambassador Ingrid Olsen in 2014.", "They met again on Tuesday.")
    assert told(corpus) == ["bilateral reported 05-14: beridze olsen", "bilateral recalled undated: beridze olsen"]


def test_with_one_and_with_another_are_two_meetings():
    corpus = page("President Nino Beridze met on Tuesday with Ambassador Ingrid Olsen and with Deputy Minister Anna Holm.")
    assert sorted(told(corpus)) == ["bilateral reported 05-14: beridze holm", "bilateral reported 05-14: beridze olsen"]


def test_a_day_may_count_from_a_meeting_told_long_before():
    corpus = page("President Nino Beridze met Ambassador Ingrid Olsen on Saturday.",
                  "She met Foreign Minister Ara Petrosyan on Tuesday.",
                  "The day prior to her meeting with Ambassador Ingrid Olsen, she had received Deputy Minister Anna "
                  "Holm.")
    assert [one.split()[2] for one in told(corpus)] == ["05-10:", "05-11:", "05-14:"]


def test_a_meeting_of_an_earlier_week_is_recalled():
    corpus = page("President Nino Beridze met Ambassador Ingrid Olsen on Monday.",
                  "She had received Deputy Minister Anna Holm on May 2.")
    assert told(corpus) == ["bilateral recalled 05-02: beridze holm", "bilateral reported 05-13: beridze olsen"]


def test_the_day_may_stand_in_the_sentence_before():
    corpus = page("Ferries will run at night, President Nino Beridze said here on Monday.",
                  "She made the remarks when meeting with Ambassador Ingrid Olsen.")
    assert told(corpus) == ["bilateral reported 05-13: beridze olsen"]
    assert corpus.meetings["place"].item() == "Baku"
    assert "“on Monday” (page.1, line 3), the last Monday" in corpus.meetings["date_basis"].item()


def test_what_was_and_what_is_to_come_are_two_though_neither_has_a_day():
    corpus = page("President Nino Beridze met Ambassador Ingrid Olsen.", "Beridze and Olsen are to meet again in Poti.")
    assert sorted(one.split()[1] for one in told(corpus)) == ["announced", "reported"]


def test_a_day_that_contradicts_its_weekday_is_missing():
    corpus = page("President Nino Beridze met Ambassador Ingrid Olsen on Monday, May 14.")
    assert told(corpus) == ["bilateral reported undated: beridze olsen"]
    assert "but that was a Tuesday" in corpus.meetings["date_basis"].item()


def test_people_named_in_the_next_sentence_take_the_place_of_their_states():
    corpus = page("Georgia, Armenia and Iran convened their first trilateral meeting on ferries in Poti on Monday.",
                  "The meeting, chaired by President Nino Beridze, saw the participation of Foreign Minister Ara "
                  "Petrosyan and Foreign Minister Hossein Karimi.")
    assert told(corpus) == ["trilateral reported 05-13: beridze karimi petrosyan"]
    assert corpus.meetings["place"].item() == "Poti"


def test_what_goes_on_after_the_talks_is_told_of_those_who_held_them():
    corpus = page("President Nino Beridze met Ambassador Ingrid Olsen in Poti on Monday.", "Ferries were slow.",
                  "After the talks, the two sides witnessed the signing of a memorandum.")
    assert told(corpus)[1] == "signing reported 05-13: beridze olsen"


def test_who_says_i_is_the_speaker_of_a_transcript():
    corpus = page("Spokesperson Levan Kapanadze: Good morning.", "Q: Whom did you see?",
                  "Kapanadze: A fair question. I met with Deputy Minister Anna Holm on Monday.", "Q: Thank you.")
    assert told(corpus) == ["bilateral reported 05-13: holm kapanadze"]


# One event however many tell it

ONE = "President Nino Beridze met Ambassador Ingrid Olsen in Poti on Tuesday. They spoke of ferries."


def folder(tmp_path, **pages):
    for name, text in pages.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return course.load(tmp_path)


def test_two_reports_of_one_meeting_are_two_tellings(tmp_path):
    other = ("Ferry talks\n\nPOTI, May 14, 2024 (AZERTAC) — Ambassador Ingrid Olsen of Norway was received today by "
             "President Nino Beridze.")
    corpus = folder(tmp_path, one=HEAD + ONE, two=other)
    assert corpus.meetings["meeting_id"].tolist() == ["2024-05-14-poti-nino-beridze-ingrid-olsen"]
    assert sorted(corpus.tellings["article_id"]) == ["one.1", "two.1"]


@pytest.mark.parametrize("words", ["on Monday", "by phone on Tuesday", "with Deputy Minister Anna Holm on Tuesday"])
def test_another_day_form_or_company_is_another_meeting(tmp_path, words):
    verb = "spoke" if "phone" in words else "met"
    other = ("Ferry talks\n\nPOTI, May 15, 2024 (AZERTAC) — President Nino Beridze and Ambassador Ingrid Olsen "
             f"{verb} {words}.")
    assert len(folder(tmp_path, one=HEAD + ONE, two=other).meetings) == 2


@pytest.mark.parametrize("day, meetings", [("on Tuesday", 1), ("on Friday", 2)])
def test_a_telling_without_a_date_joins_the_meeting_that_its_weekday_allows(tmp_path, day, meetings):
    other = f"Ferry talks\n\nPresident Nino Beridze met Ambassador Ingrid Olsen {day} and was glad of it."
    corpus = folder(tmp_path, one=HEAD + ONE, two=other)
    assert len(corpus.meetings) == meetings and len(corpus.tellings) == 2
    assert corpus.tellings.set_index("article_id").loc["two.1", "date"] != corpus.meetings["date"][0]


# The tables

def test_a_telling_quotes_its_sentence_and_leads_to_its_meeting(corpus):
    for row in corpus.tellings.to_dict("records"):
        assert corpus.text(row["page_id"])[row["start"]:row["end"]] == row["quote"]
        assert row["article_id"].startswith(row["page_id"]) and row["sentence"].startswith(row["article_id"])
    counts = corpus.tellings["meeting_id"].value_counts()
    assert counts.to_dict() == dict(zip(corpus.meetings["meeting_id"], corpus.meetings["n_tellings"]))


def test_ids_are_readable_and_unlike(corpus):
    assert corpus.meetings["meeting_id"].is_unique
    assert all(re.fullmatch(r"(?:\d{4}-\d\d-\d\d|undated)(?:-[a-z]+)+", id) for id in corpus.meetings["meeting_id"])
    assert "2024-07-25-vientiane-wang-yi-sergey-lavrov" in set(corpus.meetings["meeting_id"])


def test_the_closed_lists_are_kept(corpus):
    assert set(corpus.meetings["kind"]) <= set(KINDS) and set(corpus.meetings["status"]) <= set(STATUSES)
    assert set(JOURNEYS) < set(KINDS)


def test_a_corpus_without_meetings_has_empty_tables():
    corpus = page("The ferry was late.")
    assert len(corpus.meetings) == len(corpus.tellings) == 0
    assert corpus.meetings["date"].dtype.kind == "M" and corpus.tellings["start"].dtype == "int64"


def test_a_phrase_is_found_in_its_example_and_means_what_its_row_says():
    for row in read("meeting_verbs"):
        found = finder().phrases(row["example"], 0, len(row["example"]))
        assert row["kind"].replace("remote", "call") in {one.kind for one in found}, row
        assert row["kind"] in CLOSED["meeting_words"] and row["partner"] in CLOSED["partners"]


@pytest.mark.parametrize("sentence, visited, place", [
    ("They met in Vientiane.", False, "Vientiane"),
    ("They met in south China’s Guangxi Zhuang Autonomous Region.", False, "Guangxi Zhuang Autonomous Region"),
    ("They met in the Lao capital Vientiane.", False, "Vientiane"),
    ("They met at the Mansudae Hall.", False, "Mansudae Hall"),
    ("They met in haste.", False, None),
    ("She paid a visit to Viet Nam.", True, "Vietnam"),
])
def test_a_place_is_named_as_the_lists_name_it_or_as_printed(sentence, visited, place):
    assert finder().place(sentence, 0, len(sentence), visited) == place


def test_a_teacher_may_add_a_verb(tmp_path):
    (tmp_path / "lexicons").mkdir()
    (tmp_path / "lexicons" / "meeting_verbs.csv").write_text(
        "pattern,kind,partner,sure,example\n(took tea) with,meeting,object,yes,She took tea with him\n",
        encoding="utf-8")
    corpus = folder(tmp_path, one=HEAD + "President Nino Beridze took tea with Ambassador Ingrid Olsen on Tuesday.")
    assert told(corpus) == ["bilateral reported 05-14: beridze olsen"]


@pytest.mark.parametrize("pattern", ["[a-z]+ with", "(met|\\w+) with", "Met with", "met (with"])
def test_a_pattern_that_could_not_be_found_is_refused(tmp_path, pattern):
    (tmp_path / "lexicons").mkdir()
    (tmp_path / "lexicons" / "meeting_verbs.csv").write_text(
        f"pattern,kind,partner,sure,example\n{pattern},meeting,object,yes,They met\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="line 2, column 'pattern'.*begins with a word"):
        read("meeting_verbs", tmp_path)


@quick
@given(texts)
def test_any_text_can_be_read_and_every_telling_quotes_it(text):
    corpus = Corpus([("page.txt", parse((HEAD + text).encode(), "page.txt", None))], {})
    for row in corpus.tellings.to_dict("records"):
        assert corpus.text("page")[row["start"]:row["end"]] == row["quote"]
        assert row["meeting_id"] in set(corpus.meetings["meeting_id"])
