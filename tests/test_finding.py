"""Findings: quotations are checked against the corpus, whatever is written is only ever shown as text."""

import re

import mistune
import pytest
from driving import controls
from folders import folder
from hypothesis import given
from hypothesis import strategies as st
from samples import quick
from test_views import Checker

from course_lib import Finding, load
from course_lib.errors import CourseError
from course_lib.own_texts.findingpages import escaped

SIDES = "the Chinese and Russian sides also said they support Laos in becoming a dialogue partner"
EVIL = "<script>alert(1)</script> & <img src=x onerror=alert(2)> [x](javascript:alert(3)) **b** `c` $d$"
PAGE = f"Ministers meet {EVIL}\n\nPORT, July 2 (Agency) -- The two ministers met here on Tuesday and said {EVIL} to all of us.\n"


rendered_as_html = mistune.create_markdown(escape=False)


def whole(corpus):
    return Finding(corpus, claim="Two sides support it.", evidence=[("july.4", SIDES)], other_reading="All three.", limit="One outlet.")


def test_a_finding_has_four_parts_and_says_which_are_missing(corpus):
    assert Finding(corpus).missing() == ["the claim", "a quotation", "another reading", "a limit"]
    assert Finding(corpus, claim="x", limit="y").sentence() == (
        "No quotation yet. Still to write: a quotation and another reading.")
    assert whole(corpus).missing() == []
    assert whole(corpus).sentence() == "1 quotation, word for word in the text that is named. All four parts are written."


@pytest.mark.parametrize(("name", "words", "said"), [
    ("july.4", SIDES.replace("also", "always"), "before it the page has “also” where you have “always”"),
    ("cgtn.1", SIDES, "These words do not stand in cgtn.1. They stand at july.4, line 143."),
    ("july.4", "", "0 words. Quote at least 5 words"),
    ("july.4", "the Chinese … sides also said they support", "leaves something out"),
    ("july.4", "x" * 4000, "4,000 characters"),
    ("july.9", SIDES, "There is no article 'july.9'"),
    ("july.4", "nothing like this was ever printed by anybody", "do not stand in any of the texts"),
])
def test_a_quotation_that_is_not_there_is_refused_with_the_reason(corpus, name, words, said):
    with pytest.raises(CourseError, match=re.escape(said)):
        Finding(corpus, evidence=[(name, words)])


def test_a_passage_is_taken_once_and_can_be_taken_back(corpus):
    finding = whole(corpus)
    with pytest.raises(CourseError, match="already"):
        finding.add("july.4", f"“{SIDES}”")
    with pytest.raises(CourseError, match="no passage 2"):
        finding.take_back(2)
    finding.take_back(1)
    assert finding.table.empty and finding.missing() == ["a quotation"]
    with pytest.raises(CourseError, match="no part that is written .evidence is added. 'evidence'"):
        finding.write(evidence=[])


def test_copies_and_captions_are_remarked_on(corpus):
    finding = Finding(corpus)
    copy = corpus.sentences[corpus.sentences["copy_of"].notna()].iloc[0]
    finding.add(copy["article_id"], copy["quote"])
    source = copy["copy_of"].rpartition(".")[0]
    assert f"This counts as a copy of {source}, so it is no second witness." in finding.markdown
    caption = corpus.paragraphs[(corpus.paragraphs["label"] == "caption") & corpus.paragraphs["article_id"].notna()].iloc[0]
    finding.add(caption["article_id"], caption["quote"].splitlines()[0])
    assert "These words stand in a caption, not in the text itself." in finding.html


def test_the_citation_names_text_line_headline_agency_outlet_day_and_file(corpus):
    row = whole(corpus).table.iloc[0]
    assert corpus.text(row["page_id"])[row["start"]:row["end"]] == row["quote"] == SIDES and row["number"] == 1
    for written in (whole(corpus).html, whole(corpus).markdown):
        for part in ("july.4, line 143", "China, Russia, Laos pledge concerted efforts", "Xinhua on socialistchina.org",
                     "published 31 July 2024", "Two sides support it.", "All three.", "One outlet.", SIDES):
            assert part in written.replace("\\", "")


def test_what_is_missing_is_said_in_the_export(corpus):
    nothing = Finding(corpus)
    assert nothing.html.count("Not written yet.") == 4 == nothing.markdown.count("Not written yet.")
    assert "Without a quotation, nothing was checked." in nothing.html and Checker(nothing.static())


def test_files_are_written_by_their_endings(corpus, tmp_path):
    finding = whole(corpus)
    finding.save(tmp_path / "f.html")
    finding.save(tmp_path / "f.md")
    assert (tmp_path / "f.html").read_text(encoding="utf-8") == finding.html
    assert (tmp_path / "f.md").read_text(encoding="utf-8") == finding.markdown
    with pytest.raises(CourseError, match=r"\.html or \.md"):
        finding.save(tmp_path / "f.docx")


def test_markup_in_texts_and_answers_stays_text(tmp_path):
    quoted = f"said {EVIL.partition(' `')[0]}"
    evil = Finding(folder(tmp_path, {"evil.txt": PAGE}), EVIL, [("evil.1", quoted)], EVIL, f"1. {EVIL}\n\n# {EVIL}")
    rendered = rendered_as_html(evil.markdown)
    assert Checker(evil._html())
    for html in (evil.html, evil.static(), evil._whole(), rendered):
        html = re.sub(r'<a href="[\w./%~-]+#line=\d+"', "<i", html)  # where the course lies beside the pages
        assert not set(re.findall(r"<(\w+)", html)) & {"script", "img", "a"} and "alert(1)" in html
    assert "<ol>" not in rendered and rendered.count("<h1>") == 1 and "<strong>" not in rendered and "<code>" not in rendered
    assert "default-src 'none'" in evil.html and "&amp;lt;" not in evil.html


@given(st.text(max_size=200))
@quick
def test_any_words_stay_words_in_markdown(words):
    assert set(re.findall(r"<(\w+)", rendered_as_html(escaped(words)))) <= {"p"}


def test_the_form_says_what_is_wrong_and_keeps_what_was_typed(corpus):
    finding = Finding(corpus)
    put = controls(finding)
    put["Claim"].value = "They differ."
    put["Text"].value, put["Quotation"].value = "july.4", "they always support Laos in becoming a partner"
    put["Add quotation"].click()
    assert finding.sentence().startswith("Not as it is printed.") and put["Quotation"].value
    put["Quotation"].value = SIDES
    put["Add quotation"].click()
    assert put["Quotation"].value == "" and len(finding.table) == 1 and finding.claim == "They differ."
    assert 'download="finding.html"' in finding.result()
    put["Take back"].value = 1
    assert finding.table.empty and put["Take back"].value == 0


def test_what_is_written_is_kept_beside_the_texts_and_there_again(own):
    finding = Finding(load(own), by="Ana")
    put = controls(finding)
    put["Claim"].value, put["Limit"].value = "They differ.", "Two pages."
    finding.add("reef.1", "Portugal is ready to send spare lamps")
    other = Finding(load(own), by="Ana")  # another tab
    finding.write(other_reading="A translation.")
    other.add("office.1", "Portugal will send spare lamps this year")
    again = Finding(load(own), by="Ana")
    assert again.missing() == [] and again.table["article_id"].tolist() == ["reef.1", "office.1"]
    assert (again.claim, again.other_reading, again.limit) == ("They differ.", "A translation.", "Two pages.")
    assert all("By Ana" in written for written in (again.html, again.markdown)) and "By " not in whole(load()).markdown
    assert len(Finding(load(own), by="Ben").missing()) == 4
    put["Clear"].click()
    assert "once more" in finding.sentence() and Finding(load(own), by="Ana").claim
    put["Limit"].value = "A translation."  # whoever writes on did not mean it
    put["Clear"].click()
    assert "once more" in finding.sentence() and Finding(load(own), by="Ana").claim
    put["Clear"].click()
    assert len(Finding(load(own), by="Ana").missing()) == 4


def test_a_kept_quotation_that_is_printed_no_more_is_said_and_stays(own):
    Finding(load(own)).add("reef.1", "Portugal is ready to send spare lamps")
    page = own / "reef_news.txt"
    page.write_text(page.read_text("utf-8").replace("ready to send", "glad to send"), encoding="utf-8")
    finding = Finding(load(own))
    assert finding.table.empty and "no longer printed so in reef.1: “Portugal is ready" in finding.result()
    finding.write(claim="x")
    page.write_text(page.read_text("utf-8").replace("glad to send", "ready to send"), encoding="utf-8")
    assert len(Finding(load(own)).table) == 1


def test_a_damaged_file_of_findings_is_said_and_stays(own):
    (own / "findings.json").write_text('{"": 3}')
    with pytest.raises(CourseError, match="cannot be read as a file of findings"):
        Finding(load(own))
    assert (own / "findings.json").read_text() == '{"": 3}'


def test_a_finding_given_in_code_is_kept_by_the_code(own):
    Finding(load(own), claim="x", evidence=[("reef.1", "Portugal is ready to send spare lamps")]).write(limit="y")
    assert not (own / "findings.json").exists()


def test_without_articles_there_is_nothing_to_write_about(tmp_path):
    with pytest.raises(CourseError, match="no article"):
        Finding(folder(tmp_path, {"menu.txt": "Home\n\nContact us\n"}))


def test_a_language_without_spaces_can_be_quoted(tmp_path):
    chinese = "两国外长今天在首都举行会谈，就双边关系和共同关心的问题交换了意见。"
    page = f"Talks\n\nBEIJING, July 2 (Agency) -- The two ministers met on Tuesday. They spoke. The text reads: {chinese} They left.\n"
    corpus = folder(tmp_path, {"a.txt": page})
    finding = Finding(corpus, evidence=[("a.1", chinese[2:20])])
    assert finding.table["quote"][0] == chinese[2:20]
    with pytest.raises(CourseError, match="at least 5 words"):
        finding.add("a.1", chinese[:4])
