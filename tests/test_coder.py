"""The explorer of notebook 05: coding in two rounds, masked passages, second coders, what is saved."""

import re

import pandas as pd
import pytest
from driving import control, shown
from hypothesis import assume, given
from samples import quick, texts
from test_ladders import HOSTILE, PAIR, written
from test_views import Checker

from course_lib.analysis.firmness import CODES, codes_of_steps, spread, with_library_code
from course_lib.analysis.masking import Mask, words_start
from course_lib.corpora.corpus import Corpus
from course_lib.errors import CourseError
from course_lib.explorers.coder import LIBRARY, YOURSELF, ClauseCoder
from course_lib.loader.parsing import parse
from course_lib.words.lexicons import parts, read


@pytest.fixture
def coder(corpus):
    return ClauseCoder(corpus)


# Codes and clauses

def test_every_step_of_a_ladder_has_a_code_and_every_code_of_firmness_a_step():
    codes = codes_of_steps()
    assert set(codes) == {row["step_id"] for row in read("modals")}
    assert set(codes.values()) | {"neither"} == set(CODES)


def test_the_clauses_come_from_all_over_and_show_every_code(corpus):
    chosen = spread(with_library_code(corpus.statements), 12)
    assert len(chosen) == 12 and set(chosen["library"]) == set(CODES)
    assert chosen["library"].value_counts().max() <= 3 and chosen["page_id"].nunique() >= 3
    assert chosen["copy_of"].isna().all() and (chosen["speaker_ids"].map(len) > 0).all()


# Masked passages

def test_no_name_of_a_person_state_capital_or_place_is_left(corpus):
    mask, names = Mask(corpus), set(corpus.people.loc[corpus.people["form"].isin(["full", "short"]), "quote"])
    for row in read("states"):
        names |= {row["name"], *parts(row["aliases"]), *parts(row["adjectives"]), *parts(row["capital"])}
    names |= {row["name"] for row in read("places") if row["kind"] != "region"}
    left = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
    for sentence in corpus.sentences.itertuples():
        words = mask.text(sentence.page_id, words_start(corpus, sentence), sentence.end)
        assert not left.findall(words), words


def test_states_are_letters_in_the_order_of_the_passage(corpus):
    sentence = next(corpus.sentences[corpus.sentences["sentence"] == "july.2.1"].itertuples())
    start = words_start(corpus, sentence)
    assert corpus.text("july")[start:].startswith("China will adhere"), "the dateline stays hidden"
    assert Mask(corpus).text("july", start, start + 39) == "[A] will adhere to the correct politi"
    html = Mask(corpus).html("july", start, start + 39, (start + 6, start + 10))
    assert html.count("<mark") == 1 and ">will</mark>" in html and html.startswith("<strong>[A]</strong> ")


@quick
@given(texts)
def test_any_page_can_be_masked(page):
    assume(page.strip())
    corpus = Corpus([("page.txt", parse(page.encode(), "page.txt", None))], {})
    coder = ClauseCoder(corpus, clauses=4)
    assert coder.static() and coder.sentence()
    coder.result()


# Coding


def test_names_are_hidden_until_they_are_asked_for(coder):
    assert shown(coder).startswith("Clause 1 of 12, names hidden. Coded in this round: 0.")
    assert "[A], [B] and [C] convened" in shown(coder) and "China" not in shown(coder)
    control(coder, "Show names").value = True
    assert shown(coder).startswith("Clause 1 of 12 (cgtn.1, line 16), names shown.")
    assert "China, Russia and Laos convened" in shown(coder)


def test_codes_are_kept_in_the_file_named_and_come_back(corpus, tmp_path):
    file = tmp_path / "my_codes.csv"
    assert "last until the kernel stops" in ClauseCoder(corpus).notes()
    coder = ClauseCoder(corpus, file=file)
    assert "kept in" in coder.notes() and not file.exists(), "nothing is written before something is coded"
    coder.code(1, "commits firmly")
    coder.show_names()
    coder.code(2, "asks softly")
    again = ClauseCoder(corpus, file=str(file))
    assert again.table.equals(coder.table) and again.table["masked"].count() == again.table["shown"].count() == 1
    with pytest.raises(CourseError, match="my_codes.csv holds the codes of other clauses"):
        ClauseCoder(corpus, 20, file=file)
    file.unlink()
    file.mkdir()
    coder.code(3, "neither")
    assert "Your codes are not kept" in coder.sentence()


def test_the_two_rounds_are_kept_apart_and_compared(coder):
    control(coder, "Your code").value = "commits firmly"
    coder.widget.children[0].children[3].click()
    control(coder, "Your code").value = "commits softly"
    control(coder, "Show names").value = True
    assert control(coder, "Your code").value == ""
    coder.code(1, "Commits firmly ")
    coder.code(2, "asks softly")
    assert coder.table["masked"].dropna().tolist() == ["commits firmly", "commits softly"]
    assert coder.table["shown"].dropna().tolist() == ["commits firmly", "asks softly"]
    control(coder, "Compare with").value = YOURSELF
    assert shown(coder).startswith("You, names hidden – you, names shown. "
                                   "The same code for 1 of 2: too few")
    assert "1 clause coded differently" in shown(coder)
    control(coder, "Clause").value = 3
    assert control(coder, "Compare with").value == "nobody yet" and shown(coder).startswith("Clause 3 of 12")


def test_in_full_agreement_with_the_library_kappa_is_one(coder):
    for number, code in enumerate(coder.table["library"], 1):
        coder.code(number, code)
    assert coder.agreement().kappa == 1
    assert "goes by words" not in shown(coder) + Checker(coder.notes()).words + Checker(coder.static()).words
    said = coder.compare(LIBRARY)
    assert "goes by words alone. Commits firmly: will always or never, will continue, will;" in shown(coder)
    assert "The same code for 12 of 12: 100 in 100." in said.plain and "coded differently" not in said.html


def test_comparing_before_coding_is_a_sentence(coder):
    control(coder, "Compare with").value = LIBRARY
    assert "Nothing is coded by both" in shown(coder) and "<table" not in coder.widget.children[1].value


def test_names_stay_hidden_in_a_comparison_with_names_hidden(coder):
    for number in range(1, 13):
        coder.code(number, "neither")
    view = coder.compare().html
    assert "[A]" in view and not re.search("China|Laos|Wang|Xinhua|NANNING", Checker(view).words)


# Saved and read back

def test_codes_are_saved_read_by_a_neighbour_and_taken_up_again(corpus, coder, tmp_path):
    coder.code(1, "neither")
    coder.code(2, "commits softly")
    coder.to_csv(tmp_path / "ann.csv")
    other = ClauseCoder(corpus)
    other.add_coder(tmp_path / "ann.csv")
    other.code(1, "neither")
    assert "You, names hidden – ann. The same code for 1 of 1" in other.compare("ann").plain
    assert "ann" in control(other, "Compare with").options
    other.restore(tmp_path / "ann.csv")
    assert other.table["masked"].equals(coder.table["masked"])


@pytest.mark.parametrize("content, said", [
    (None, "is not there. .*Ask its coder for the file that to_csv wrote"),
    ("a,b\n1,2\n", "the column 'page_id' is missing"),
    ("page_id,start,end,masked,shown\ncgtn,1,2,neither,\n", "has no code for these clauses"),
    ("page_id,start,end,masked,shown\ncgtn,1,2,maybe,\n", "line 2, column 'masked': 'maybe' is not allowed. It needs one of"),
])
def test_a_file_that_cannot_be_used_is_said(coder, tmp_path, content, said):
    file = tmp_path / "ann.csv"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(CourseError, match=said):
        coder.add_coder(file)


@pytest.mark.parametrize("wrong, said", [
    (lambda coder: coder.code(13, "neither"), "There is no clause 13 here. Give a number from 1 to 12"),
    (lambda coder: coder.code(1, "firm"), "There is no code 'firm'. There is: commits firmly"),
    (lambda coder: coder.compare("ann"), "There is no second coder 'ann'. There is: the library, your"),
])
def test_a_slip_is_a_sentence(coder, wrong, said):
    with pytest.raises(CourseError, match=said):
        wrong(coder)


@pytest.mark.parametrize("clauses", [0, "many", pd.DataFrame({"sentence": ["july.1.1"]})])
def test_clauses_are_a_number_or_rows_of_statements(corpus, clauses):
    with pytest.raises(ValueError):
        ClauseCoder(corpus, clauses=clauses)


def test_chosen_rows_are_coded(corpus):
    rows = corpus.statements[corpus.statements["modal"] == "stands-ready"]
    assert ClauseCoder(corpus, rows).table["library"].tolist() == ["commits softly"] * len(rows)


# Any corpus

def test_without_a_clause_there_is_a_sentence(tmp_path):
    coder = ClauseCoder(written(tmp_path, PAIR, text="The ferry was late."))
    assert shown(coder) == "No clause of these texts has a speaker, so there is nothing to code."
    for name in ("Previous", "Next"):
        control(coder, name).click()
    control(coder, "Show names").value = True
    control(coder, "Your code").value = "neither"
    assert "nothing to code" in coder.static() and coder.table.empty


def test_hostile_names_are_masked_too(tmp_path):
    coder = ClauseCoder(written(tmp_path, HOSTILE, PAIR), clauses=8)
    seen = shown(coder) + Checker(coder.static()).words
    assert not re.search("Wolfeschlegel|Beridze|Petrosyan|Georgia", seen)


def test_the_static_view_holds_masked_clauses_and_what_the_codes_mean(coder):
    page = Checker(coder.static())
    assert "run this cell to do it here, or write beside these 6 of 12" in page.words
    assert all(code in page.words for code in CODES) and "________________" in page.words
    assert "China" not in page.words


def test_the_second_round_begins_with_the_first_clause_of_the_first(coder):
    for number in (1, 2, 3):
        coder.code(number, "neither")
    coder.show_names()
    assert coder.sentence().startswith("Clause 1 of")
