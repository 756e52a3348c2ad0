"""Paragraphs into sentences."""

from time import process_time

import pytest

from course_lib.loader.sentences import sentence_spans
from course_lib.words.csvrows import shipped
from course_lib.words.spans import Span


def sentences(text, start=None):
    return [span.of(text) for span in sentence_spans(text, Span(0, len(text)), start)]


# Each | is a place where a reader ends a sentence; there is none elsewhere.
@pytest.mark.parametrize("marked", [
    "They met.| They left.",
    # abbreviations, initials, numbers
    "Mr. Son met Dr. Li.| He left.", "Gen. Phan and Lt. Gen. Ly met.| They talked.",
    "He came on Jan. 5.| She left on Sept. 3.", "The talks, e.g. on trade, went on.| They ended.",
    "The U.S. Secretary of State came.| He left.", "They met in the U.S.| The talks went on.",
    "It ended at 3 p.m.| The guests left.", "It ended at 3 p.m. Hanoi time.", "The talks began at 10 a.m. Thursday.",
    "J. K. Rowling and J.K. Rowling came.| Wang Yi met V. Putin.", "So did I.| Then we left.",
    "It is in Washington, D.C.| The talks were short.", "He met officials from Lao P.D.R. and China.| They spoke.",
    "See No. 5 and art. 5 of the pact.| It binds.", "He said no.| They left.", "Vol. 3 was printed.| It sold.",
    "ASEAN vs. the rest.| They won.", "They met at St. Petersburg.| It rained.",
    "The rate rose to 5.2 percent.| It cost $1.5 billion.", "Visit www.example.com today.| It is free.",
    "In 2024.| In 2023.", "It flew over Mt. Aru with Air Cdre. Vo.| It landed.",
    "They sold to Aru Mills Co. Ltd. and Varo Gate Pte. Ltd. in June.| All signed.",
    "Seats went to Group C.| The envoy agreed.", "Hepatitis B.| Then it ended.",
    "J. A. Tan and B. Vo met.| A man left.", "It came under Annex No. IV of 1992.| See Fig. C for the map.",
    "They met in Sept.| The port closed on Oct. 5.",
    # a space forgotten
    "They met on the pier.|The envoys left.", "It has a site, varo.Com, for all.| It sells.",
    "Visit aru.example.org today.| It is free.", "St.Varo is near.| It rained.", "The U.S.Navy came.| It left.",
    "Version 2.Then it grew.", "He is an M.P.| He left.", "It was 5 p.m.| Mr. Vo left.",
    "Lt.-Gen. Vo met Vice-Adm. Tan.| They talked.", "She has an M.A. from Varo and met M.P. Tan.| They left.",
    "It rose to 3.5.| Exports fell.",
    # numbered paragraphs, and numbered lists in one
    "They agreed to: 1. Mend the pier.| 2. Ask for tugs.| 3. Meet again.",
    "They agreed to the following; 1. Mend the pier.| (2) Ask for tugs.", "There were 12.| Then came more.",
    "They sat in Room 5.| They left.", "1. The sides agreed.| They signed.", "(1) The sides agreed.| They signed.",
    "IV. Next steps.| They follow.", "a) The sides agreed.| They signed.",
    # quotations
    '"We agree," he said.| "It is time."', "“We agree.”| “So do we.”", "He said: “We agree.”| She nodded.",
    "(They met twice.)| They left.", '"Is it so?" he asked.', '"Is it so?" Foreign Minister Wang Yi asked.',
    "“What a day!” Son said, smiling.", "“What a day!”| Son said that they had met.",
    "The talks ended. ”| They left.", "‘We agree,’ he said.| ‘It is time.’",
    # other stops and signs
    "Is it so?| Yes.| What a day!| They left.", "They waited…| Nothing came.", "They waited... and left.",
    "They met. 🤝", "They met. 🤝| Then they left. 🌏 ✨", "🌟 They met.| They left.", "They met.[1]| They left.[2][3]",
    "They met. iPhone sales rose.",
    # other scripts
    "他们见面了。|他说：“好。”|然后他们走了！|真的吗？", "Họ gặp nhau.| Họ đồng ý.", "Они встретились.| Они согласились.",
    # lines, and paragraphs that lack a stop
    "They met.\n They left.".replace("\n ", "\n|"),
    "They met.\u00a0| They left", "They met", "They met,", "🤝", "…",
])
def test_a_sentence_ends_where_a_reader_ends_it(marked):
    text = marked.replace("|", "")
    assert sentences(text) == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("row", shipped("abbreviations"), ids=lambda row: row["abbreviation"])
def test_each_abbreviation_has_an_example_in_which_it_ends_what_it_should(row):
    text = row["example"].replace("|", "")
    assert sentences(text) == [part.strip() for part in row["example"].split("|")]
    assert f"{row['abbreviation'].lower()}." in text.lower() and row["ends"] in ("never", "may", "number", "letter")


def test_no_abbreviation_is_listed_twice():
    forms = [row["abbreviation"].lower() for row in shipped("abbreviations")]
    assert len(set(forms)) == len(forms)


def test_a_dateline_s_own_stops_end_no_sentence():
    text = "MOSCOW, July 25. /TASS/. The ministers met. They left."
    assert sentences(text, text.index("The")) == ["MOSCOW, July 25. /TASS/. The ministers met.", "They left."]


@pytest.mark.parametrize("text", ["." * 20_000, ". " * 10_000, "? A " * 5_000, "They met. 🤝 " * 2_000,
                                  "." + " " * 20_000, "Mr. " * 20_000, "J. " * 20_000, "1. " * 20_000, "to: 1. " * 10_000])
def test_odd_texts_take_no_longer_than_others(text):
    """A rule that looks back over all that went before took minutes."""
    begun = process_time()
    assert sentences(text)
    assert process_time() - begun < 3
