"""The word lists, held to the standard of code: clean, quoted from the pages, unambiguous, dated."""

import csv
import re
from functools import cache
from pathlib import Path

import pytest

from course_lib.loader.texts import article_of
from course_lib.suggesting.mentions import find_mentions
from course_lib.words.lexicons import DATA, FORMULA_CATEGORIES, SCHEMAS, parts, read

ROOT = Path(__file__).resolve().parents[1]
WITH_EXAMPLES = [name for name, schema in SCHEMAS.items() if "example_at" in schema]
NAMES = ("people", "states", "places", "frameworks")
PHRASES = {"formulas": "pattern", "reporting_verbs": "forms", "modals": "forms"}
KINDS = {"people": "person", "states": "state", "places": "place", "frameworks": "framework", "formulas": "formula",
         "reporting_verbs": "verb", "modals": "modal"}


def table(path):
    with open(ROOT / path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def articles():
    """Each article's page and the lines it fills, from the list made by reading."""
    return {row["article_id"]: row for row in table("tests/gold/articles.csv")}


@cache
def lines(page_id):
    files = {row["page_id"]: row["file"] for row in table("seeds/sources.csv")}
    return (ROOT / "seeds" / files[page_id]).read_text("utf-8").split("\n")


def first(row):
    """What identifies a row."""
    return next(iter(row.values()))


def found(name, text):
    """The ids that the course finds in a text by one of its lists, in order."""
    return [one.id for one in find_mentions((article_of(text),)) if one.kind == KINDS[name]]


# Every list

@pytest.mark.parametrize("name", SCHEMAS)
def test_cells_are_clean(name):
    with open(DATA / f"{name}.csv", encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert [cell for cell in cells if cell != " ".join(cell.split()) or "\ufeff" in cell] == []


@pytest.mark.parametrize("name", [*NAMES, *PHRASES])
def test_no_row_repeats_a_phrase_and_phrases_are_typed_plainly(name):
    columns = ("name", "aliases", "adjectives", "longer_phrases", "not_these", "pattern", "forms")
    for row in read(name):
        phrases = [phrase for column in columns for phrase in parts(row.get(column, ""))]
        assert len(phrases) == len(set(phrases)), row
        assert not re.search("[’‘“”–—]", "".join(phrases)), f"' and - stand for every kind: {row}"


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_an_example_stands_word_for_word_where_it_says(name):
    for row in read(name):
        if row["example_at"] not in ("", "invented"):
            article, line = re.fullmatch(r"([a-z]+\.\d+), line (\d+)", row["example_at"]).groups()
            where = articles()[article]
            assert row["example"] in lines(where["page_id"])[int(line) - 1], row["example_at"]
            assert int(where["start_line"]) <= int(line) <= int(where["end_line"]), row["example_at"]


@pytest.mark.parametrize("name", ["people", "frameworks", "formulas"])
def test_every_row_has_an_example(name):
    assert [first(row) for row in read(name) if not row["example"]] == []


@pytest.mark.parametrize("name", KINDS)
def test_a_name_or_phrase_is_found_in_its_example(name):
    rows = [row for row in read(name) if row["example"]]
    assert [row for row in rows if row.get("step_id", first(row)) not in found(name, row["example"])] == []


def test_a_name_means_one_thing():
    meanings = {}
    for name in NAMES:
        for row in read(name):
            for form in (row["name"], *parts(row.get("short_form", "")), *parts(row["aliases"]), *parts(row.get("adjectives", ""))):
                meanings.setdefault(form, set()).add((name, first(row)))
    assert {form: things for form, things in meanings.items() if len(things) > 1} == {}


@pytest.mark.parametrize("name", PHRASES)
def test_a_phrase_belongs_to_one_row(name):
    phrases = [phrase.lower() for row in read(name) for phrase in parts(row[PHRASES[name]])]
    assert [phrase for phrase in phrases if phrases.count(phrase) > 1] == []


# People, states, places, frameworks

def test_everyone_named_in_the_articles_is_listed():
    named = {row["person_id"] for row in table("seeds/annotations/people.csv")}
    assert "somphone-sichaleune" in named
    assert named - {row["person_id"] for row in read("people")} == set()


def test_an_office_has_its_source_and_none_is_projected_back():
    source = re.compile(r"[a-z]+\.\d+, lines? \d|https://")
    assert [row for row in read("people") if row["office"] and not source.match(row["source"])] == []
    ministers = {row["person_id"] for row in read("people")
                 if "Foreign Minister" in parts(row["titles"]) and row["office_as_of"] <= "2024-07-25"}
    assert ministers == {"wang-yi", "saleumxay-kommasith", "sergey-lavrov", "bui-thanh-son",
                         "bendito-dos-santos-freitas"}


@pytest.mark.parametrize("place", ["Taiwan", "Hong Kong", "Macao", "Xizang", "Tibet", "Xinjiang",
                                   "Palestine"])
def test_what_is_no_member_of_the_united_nations_is_a_place_and_never_a_state(place):
    assert found("states", f"They spoke of {place}.") == []
    assert len(found("places", f"They spoke of {place}.")) == 1


def test_a_place_whose_standing_differs_has_a_note_that_says_so():
    notes = [row["note"] for row in read("places") if row["kind"] == "status-differs"]
    assert notes and all("Quote as printed" in note for note in notes)


FOUND = [
    ("states", "China and Laos", "china laos"), ("states", "the China-Laos Railway", "china laos"),
    ("states", "Laos–China ties", "laos china"), ("states", "China’s Manzhouli", "china"),
    ("states", "the Lao side", "laos"), ("states", "Laos’ Vientiane", "laos"),
    ("states", "Lao People’s Democratic Republic", "laos"),
    ("states", "China-Timor-Leste ties", "china timor-leste"), ("states", "the U.S. side", "united-states"),
    ("states", "Viet Nam", "vietnam"), ("states", "(China)", "china"),
    ("states", "Japanese and Japan", "japan japan"), ("frameworks", "dialogue partner of ASEAN", "asean"),
    ("frameworks", "the China-Asean community of shared future", "asean shared-future"),
    ("frameworks", "ASEAN-centered architecture", "asean"),
    ("frameworks", "the ASEAN secretary-general", "asean"),
    ("frameworks", "Belt and Road Initiative (BRI) cooperation", "bri bri"),
    ("frameworks", "\"Belt and Road\" cooperation", "bri"),
    ("frameworks", "Community With a Shared Future", "shared-future"),
    ("frameworks", "the SCO’s rules", "sco"),
    ("frameworks", "the ASEAN Regional Forum", "asean-regional-forum"),
    ("frameworks", "the China-ASEAN Expo", "china-asean-expo"),
    ("frameworks", "the UN Convention on the Law of the Sea", "unclos"),
    ("frameworks", "the third Belt and Road Forum", "belt-and-road-forum"),
    ("people", "Bui Thanh Son came. Son’s proposals", "bui-thanh-son bui-thanh-son"),
    ("people", "Wang Yi came. Wang said", "wang-yi wang-yi"), ("people", "Bùi Thanh Sơn", "bui-thanh-son"), ("people", "Sergei Lavrov", "sergey-lavrov"),
    ("places", "Xizang [Tibet]", "xizang xizang"), ("places", "Hong Kong-related issues", "hong-kong"),
]
NOT_FOUND = [
    ("states", "Indochina"), ("states", "peace in the South China Sea"),
    ("states", "in south China’s Guangxi"), ("states", "the Communist Party of China (CPC)"),
    ("states", "the Lao People’s Revolutionary Party"), ("states", "laotian, in small letters"),
    ("states", "tell us more"), ("states", "on the Korean Peninsula"),
    ("states", "Latin American governments"), ("states", "the Indian Ocean"), ("states", "Inner Mongolia"),
    ("states", "Russianness and Laosology"), ("frameworks", "East Asia cooperation"),
    ("frameworks", "the Global South"), ("frameworks", "Belt and Road Portal"),
    ("frameworks", "a common future"), ("frameworks", "sco and un in small letters"),
    ("frameworks", "bricks and mortar"), ("frameworks", "a quad bike, the cis prefix"),
    ("frameworks", "ASEANography"), ("frameworks", "a belt and a road"),
    ("frameworks", "the community shares a future"), ("frameworks", "a mechanism in East Asia"),
    ("frameworks", "BRICSy"), ("people", "a Sonnet"), ("people", "Ho Chi Minh City"), ("people", "his son"),
    ("people", "in Chiang Mai"), ("places", "Tibetan plateaus"), ("places", "Taiwanese firms"),
]


@pytest.mark.parametrize("name, text, ids", FOUND)
def test_a_name_is_found_where_it_stands(name, text, ids):
    assert found(name, text) == ids.split()


@pytest.mark.parametrize("name, text", NOT_FOUND)
def test_what_only_looks_like_a_name_is_left_alone(name, text):
    assert found(name, text) == []


# Facts about frameworks

def on(day, framework, role):
    """Who had a role on a day, as far as the facts say: nothing is projected back."""
    return {row["state"] for row in read("framework_facts")
            if (row["framework_id"], row["role"], row["disputed"]) == (framework, role, "no")
            and (row["from"] or row["as_of"]) <= day and (not row["to"] or day <= row["to"])}


def test_a_fact_has_sources_that_can_be_opened_and_dates_in_order():
    for row in read("framework_facts"):
        assert all(re.match(r"(from: |in \w+ \d{4}: )?https?://", source) for source in row["source"].split("; ")), row
        assert not row["from"] or not row["to"] or row["from"] <= row["to"], row
        assert row["from"] <= row["as_of"] or "calendar year" in row["note"], row
        assert row["disputed"] == "no" or "conflict" in row["note"], row


@pytest.mark.parametrize("framework, states", [
    ("asean", "brunei cambodia indonesia laos malaysia myanmar philippines singapore thailand vietnam"),
    ("sco", "china russia kazakhstan kyrgyzstan tajikistan uzbekistan india pakistan iran belarus"),
    ("brics", "brazil russia india china south-africa egypt ethiopia iran united-arab-emirates"),
    ("eaeu", "armenia belarus kazakhstan kyrgyzstan russia"),
])
def test_members_on_the_day_of_the_july_meetings(framework, states):
    assert on("2024-07-25", framework, "member") == set(states.split())


@pytest.mark.parametrize("day, framework, chair", [
    ("2024-04-04", "sco", "kazakhstan"), ("2024-07-25", "sco", "china"), ("2025-09-01", "sco", "kyrgyzstan"),
    ("2024-04-04", "asean", "laos"), ("2024-07-25", "asean", "laos"), ("2025-07-01", "asean", "malaysia"),
    ("2024-07-25", "brics", "russia"), ("2025-07-01", "brics", "brazil"), ("2024-07-25", "eaeu", "armenia"),
])
def test_one_state_chairs_at_a_time(day, framework, chair):
    assert on(day, framework, "chair") == {chair}


@pytest.mark.parametrize("framework, state, role, last_without, first_with", [
    ("sco", "belarus", "member", "2024-07-03", "2024-07-04"),
    ("sco", "laos", "dialogue-partner", "2025-08-31", "2025-09-01"),
    ("brics", "vietnam", "partner", "2025-06-12", "2025-06-13"),
    ("brics", "nigeria", "partner", "2025-01-16", "2025-01-17"),
    ("brics", "indonesia", "member", "2025-01-05", "2025-01-06"),
    ("brics", "laos", "interested", "2024-10-23", "2024-10-24"),
    ("asean", "timor-leste", "member", "2025-10-25", "2025-10-26"),
])
def test_nothing_is_projected_back(framework, state, role, last_without, first_with):
    assert state not in on(last_without, framework, role)
    assert state in on(first_with, framework, role)


def test_partners_and_observers_are_as_many_as_the_sources_count():
    assert len(on("2024-07-25", "asean", "dialogue-partner")) == 11
    assert len(on("2024-07-25", "sco", "dialogue-partner")) == 14
    assert on("2024-07-25", "sco", "observer") == {"afghanistan", "mongolia"}
    assert on("2024-07-25", "asean", "observer") == {"timor-leste"}
    assert on("2024-07-25", "eaeu", "observer") == {"moldova", "cuba", "uzbekistan"}
    assert len(on("2025-09-01", "sco", "partner")) == 17
    assert on("2025-09-01", "sco", "observer") == set()


def test_one_standing_is_disputed():
    disputed = [row for row in read("framework_facts") if row["disputed"] == "yes"]
    assert {(row["framework_id"], row["state"]) for row in disputed} == {("brics", "saudi-arabia")}
    assert {row["role"] for row in disputed} == {"invited", "member"}


# Formulas, verbs, modals

def test_there_are_formulas_enough_of_every_category():
    assert len(read("formulas")) >= 60
    assert {row["category"] for row in read("formulas")} == set(FORMULA_CATEGORIES)


def test_a_chinese_original_says_how_it_is_known():
    for row in read("formulas"):
        assert (row["chinese_status"] == "none") == (not row["chinese"]), row
        assert (row["chinese_status"] == "attested") == bool(row["chinese_source"]), row
        assert re.match("(same|another) meeting: .|$", row["chinese_source"]), row


@pytest.mark.parametrize("text, formula", [
    ("adheres to the one-China principle", "one-china-principle"),
    ("pursues the one-China policy", "one-china-policy"),
    ("its comprehensive strategic partnership", "comprehensive-strategic-partnership"),
    ("a comprehensive strategic cooperative partnership", "comprehensive-strategic-cooperative-partnership"),
    ("core interests and major concerns", "core-interests-and-major-concerns"),
    ("safeguard each other’s core interests", "each-others-core-interests"),
    ("the ‘first-mover’ advantage", "first-mover-advantage"),
    ("a neighbour, comrade and brother", "neighbour-comrade-brother"),
    ("EXCHANGED VIEWS ON trade", "exchanged-views-on"),
    ("destabilising, uncertain and unpredictable factors", "destabilizing-uncertain-unpredictable"),
])
def test_a_formula_is_found_in_its_variants_and_no_other_with_it(text, formula):
    assert found("formulas", text) == [formula]


@pytest.mark.parametrize("text", [
    "one China", "the principle of one", "a strategic partnership", "interests and concerns",
    "the first mover", "each other’s interests", "good neighbours", "a shared river", "powerful politics",
    "a small circle",
])
def test_ordinary_words_are_no_formula(text):
    assert found("formulas", text) == []


@pytest.mark.parametrize("text, verb", [
    ("Wang said", "say"), ("He added that", "add"), ("told reporters", "tell"), ("urged restraint", "urge"),
    ("reiterated its support", "reiterate"), ("emphasised peace", "emphasize"), ("claimed that", "claim"),
    ("According to Wang", "according to"), ("spoke highly of it", "speak highly of"),
    ("voiced hope", "voice"),
])
def test_a_verb_is_found_by_its_forms(text, verb):
    assert found("reporting_verbs", text) == [verb]


@pytest.mark.parametrize("text", [
    "two heads of state", "the Party and State", "maintain close coordination", "accordingly", "unsaid",
    "will continue to support", "firmly committed", "the situation in Asia", "observers", "the latest news",
])
def test_what_only_looks_like_a_reporting_verb_is_none(text):
    assert found("reporting_verbs", text) == []


def test_each_ladder_has_its_steps_in_order():
    steps = {ladder: [] for ladder in ("commits", "asks")}
    for row in read("modals"):
        steps[row["ladder"]].append(row["step_id"])
        assert int(row["step"]) == len(steps[row["ladder"]])
    assert steps == {
        "commits": ["will-always-never", "will-continue", "will", "stands-ready", "ready", "willing",
                    "expects"],
        "asks": ["must", "should", "necessary", "calls-on", "asks", "hopes"],
    }


@pytest.mark.parametrize("text, step", [
    ("will never allow", "will-always-never"), ("will continue to support", "will-continue"),
    ("will work with", "will"), ("stands ready to work", "stands-ready"), ("is ready to work", "ready"),
    ("willingness to help", "willing"), ("looks forward to learning", "expects"), ("must act", "must"),
    ("should act", "should"), ("the need to act", "necessary"), ("Calling on both sides", "calls-on"),
    ("asked Guangxi province", "asks"), ("hopes that", "hopes"),
])
def test_a_step_is_found_by_its_forms(text, step):
    assert step in found("modals", text)


@pytest.mark.parametrize("text", [
    "can maintain", "plan to leverage", "agreed to create", "goodwill", "mustard", "hopeful signs",
    "stands by", "needless to say", "in readiness", "is prepared to work", "shoulder the burden", "taskforce",
    "unwilling",
])
def test_what_stands_on_no_ladder_is_on_none(text):
    assert found("modals", text) == []
