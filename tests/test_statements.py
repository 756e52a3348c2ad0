"""Who says it: frame by frame, and for any text."""

import pytest
from hypothesis import given
from samples import quick, texts

import course_lib as course
from course_lib.corpora.corpus import Corpus
from course_lib.extraction.mentions import find_mentions
from course_lib.extraction.statements import VOICES, find_statements
from course_lib.loader.parsing import parse
from course_lib.words.lexicons import read
from course_lib.words.spans import Span

HEAD = "Ministers speak of ferries\n\nBAKU, May 15, 2024 (AZERTAC) — "
LEAD = "Georgian Foreign Minister Nino Beridze met Armenian Transport Minister Ara Petrosyan here on Tuesday. "


def page(*paragraphs, head=HEAD):
    """A corpus of one report with these paragraphs."""
    return Corpus([("page.txt", parse((head + "\n\n".join(paragraphs) + "\n").encode(), "page.txt", None))], {})


def clauses(corpus, sentence=2):
    """The clauses of one sentence: last names of the speakers, verb, voice, modal step, words."""
    rows = corpus.statements[corpus.statements["sentence"] == f"page.1.{sentence}"].to_dict("records")
    return [(" ".join(id.rpartition("-")[2] for id in row["speaker_ids"]), _text(row["verb"]), row["voice"],
             _text(row["modal"]), row["quote"]) for row in rows]


def _text(value):
    return "" if value != value else value


# Frames

FRAMES = [  # a sentence after the lead; its clauses: who, verb, voice, first words
    # the subject before its verb
    ("Beridze said the ferry was late.", ["beridze said indirect Beridze"]),
    ("Beridze, also a keen sailor, said the ferry was late.", ["beridze said indirect Beridze,"]),
    ("Petrosyan also told reporters on Monday that the ferry was late.", ["petrosyan told indirect Petrosyan"]),
    ("The harbour master, Ms Anna Holm, said the ferry was late.", ["holm said indirect The"]),
    # the verb before its subject, or both after what was said
    ("The ferry was late, said Petrosyan.", ["petrosyan said indirect The"]),
    ("The ferry was late, the Armenian minister added.", ["petrosyan added indirect The"]),
    ("\"The ferry was late,\" Beridze said.", ["beridze said direct \"The"]),
    ("Calling for patience, the ferry will come, Beridze said.", ["beridze said indirect Calling"]),
    # according to
    ("According to Petrosyan, the ferry was late.", ["petrosyan According to indirect According"]),
    ("The ferry was late, according to Beridze.", ["beridze according to indirect The"]),
    ("According to him, the ferry was late.", ["beridze According to indirect According"]),
    # no verb of saying at all
    ("In Petrosyan's words, the ferry was late.", ["petrosyan  indirect In"]),
    ("In the view of Petrosyan, the ferry was late.", ["petrosyan In the view of indirect In"]),
    ("Petrosyan's view is that the ferry was late.", ["petrosyan  indirect Petrosyan's"]),
    ("Petrosyan: \"The ferry was late.\"", ["petrosyan  direct Petrosyan:"]),
    ("Petrosyan for his part remarked that the ferry was late.", ["petrosyan remarked indirect Petrosyan"]),
    # a participle that leans on a frame, or opens the sentence
    ("Beridze praised the crew, noting that the ferry was old.",
     ["beridze praised indirect Beridze", "beridze noting indirect noting"]),
    ("Noting that the ferry was old, Petrosyan praised the crew.",
     ["petrosyan Noting indirect Noting", "petrosyan praised indirect Petrosyan"]),
    # a second verb of the same subject
    ("Petrosyan thanked the crew and expressed concern over the ferry.",
     ["petrosyan thanked indirect Petrosyan", "petrosyan expressed indirect and"]),
    # two speakers in one sentence
    ("Beridze said the ferry was late, and Petrosyan replied that it was old.",
     ["beridze said indirect Beridze", "petrosyan replied indirect and"]),
    # several who speak together
    ("The two sides agreed to build a pier.", ["beridze petrosyan agreed indirect The"]),
    ("The ministers stressed that the pier must be long.", ["beridze petrosyan stressed indirect The"]),
    ("Beridze and Petrosyan said the ferry was late.", ["beridze petrosyan said indirect Beridze"]),
    # nobody says it
    ("The two sides exchanged views on ferries.", ["  narration The"]),
    ("Ferries cross the strait twice a day.", ["  narration Ferries"]),
]


@pytest.mark.parametrize("sentence, wanted", FRAMES)
def test_a_frame_says_who_says_it(sentence, wanted):
    found = clauses(page(LEAD + "\n\n" + sentence))
    assert [f"{who} {verb} {voice} {quote.split()[0]}" for who, verb, voice, _, quote in found] == wanted


def test_what_a_speaker_says_of_a_states_view_is_no_frame_of_its_own():
    found = clauses(page(LEAD, "Petrosyan spoke of ferries, adding that Armenia welcomes more of them."))
    assert [one[0] for one in found][-1:] == ["petrosyan"]


@pytest.mark.parametrize("speaker", [
    "A source close to the talks", "The Seoul ministry", "Officials", "The Norwegian side"])
def test_who_is_not_named_stays_as_printed(speaker):
    row = page(LEAD, f"{speaker} said the ferry was late.").statements.iloc[-1]
    assert (row["speaker"], row["speaker_ids"], row["voice"]) == (speaker, (), "indirect")


# Speech that goes on

CONTINUED = [  # what follows "Petrosyan said the ferry was old.", and whose words it is
    ("He added that it was slow.", "petrosyan"),
    ("The ferry is slow as well.", "petrosyan"),
    ("Beridze replied that it was safe.", "beridze"),
    ("The two ministers visited the port.", ""),
]


@pytest.mark.parametrize("sentence, who", CONTINUED)
def test_speech_goes_on_in_its_paragraph_until_somebody_else_speaks_or_acts(sentence, who):
    corpus = page(LEAD, f"Petrosyan said the ferry was old. {sentence}")
    assert clauses(corpus, 3)[0][0] == who


def test_speech_does_not_go_on_in_the_next_paragraph():
    corpus = page(LEAD, "Petrosyan said the ferry was old.", "The ferry is slow as well.")
    assert clauses(corpus, 3)[0][0] == "" and corpus.statements["basis"].isna().tolist() == [True, False, True]


@pytest.mark.parametrize("before, who", [
    ("\"The ferry was late,\" Petrosyan said.", "petrosyan"), ("Petrosyan smiled.", "petrosyan")])
def test_a_quotation_by_itself_is_of_whoever_spoke_or_acted_last(before, who):
    corpus = page(LEAD, before, "\"Nobody was cold.\"")
    assert clauses(corpus, 3)[0][:3] == (who, "", "direct")


def copied(words):
    """A report in which Petrosyan says something, and a second text that holds these words of it as a copy."""
    corpus = page("Armenian Minister Ara Petrosyan met Georgian Minister Nino Beridze.",
                  "Petrosyan said that the old ferry is slow.")
    report = corpus._articles[0]
    text = f"{words}\n"
    span = Span(0, len(words))
    sentence = report.sentences[1]._replace(id="other.1.1", span=span, words=span, copy_of="page.1.2")
    other = report._replace(id="other.1", page_id="other", kind="introduction", text=text, sentences=(sentence,))
    articles = (report, other)
    return find_statements(articles, find_mentions(articles))[-1]


def test_a_copy_that_dropped_its_speaker_has_its_sources():
    one = copied("The old ferry is slow.")
    assert (one.speaker, one.speaker_ids, one.voice, one.basis) == (None, ("new-ara-petrosyan",), "indirect", "source")


@pytest.mark.parametrize("words", [
    "Harbour master Anna Holm said that the old ferry is slow.", "They visited the old ferry, which is slow."])
def test_a_copy_with_a_speaker_of_its_own_or_a_deed_keeps_it(words):
    assert copied(words).basis != "source"


# Texts that print what was said

def test_in_a_transcript_each_label_speaks_until_the_next():
    corpus = page("Spokesperson Anna Holm: Good morning.", "The ferry is late.", "Reuters: How late is it?",
                  "(Laughter.)", "Holm: I cannot say.", "Q: Thank you.")
    direct = corpus.statements[corpus.statements["voice"] == "direct"]
    assert direct["speaker"].tolist() == ["Spokesperson Anna Holm", "Spokesperson Anna Holm", "Reuters", "Holm", "Q"]
    assert corpus.statements["speaker_ids"].tolist().count(("new-anna-holm",)) == 3


def test_a_speech_is_its_speakers():
    head = "Speech by Foreign Minister Anna Holm at the opening of the pier\n\n15 May 2024\n\n"
    statements = page("Ladies and gentlemen, I am glad to be here.", "My grandfather built ferries.",
                      "I hope that this one floats.", head=head).statements
    assert set(statements["speaker"]) == {"Foreign Minister Anna Holm"} and set(statements["voice"]) == {"direct"}


def test_a_report_with_a_colon_is_no_transcript():
    corpus = page(LEAD, "Asked for a word, she gave three: slow, old and safe.", "Note: ferries do not run on Sundays.")
    assert "direct" not in set(corpus.statements["voice"])


# Voices

def test_an_editors_bracket_is_the_editors_own_word():
    seeds = course.load().suggested.statements
    assert set(seeds["voice"]) == set(VOICES)
    brackets = seeds[seeds["quote"].str.startswith("(This and similar")]
    assert brackets["voice"].tolist() == ["editorial"] and brackets["speaker"].isna().all()


# Modal steps

MODALS = [  # a sentence, and the steps of its clauses with their first words
    ("Beridze said Georgia will build a pier.", ["will: Beridze"]),
    ("Beridze said Georgia will always keep the ferry safe.", ["will-always-never: Beridze"]),
    ("Beridze said Georgia supports the plan for a second pier, and is willing to pay for it.",
     [": Beridze", "willing: and"]),
    ("Beridze said Georgia is ready to build a pier, and will pay for it.", ["ready: Beridze", "will: and"]),
    ("Beridze said Georgia is willing to build a pier and to pay for it.", ["willing: Beridze"]),
    ("Petrosyan said the two sides should build a pier and looks forward to sailing.",
     ["should: Petrosyan", "expects: and"]),
    ("Petrosyan said the ferry was late.", [": Petrosyan"]),
]


@pytest.mark.parametrize("sentence, wanted", MODALS)
def test_a_clause_is_cut_where_its_modal_step_changes(sentence, wanted):
    found = clauses(page(LEAD + "\n\n" + sentence))
    assert [f"{modal}: {quote.split()[0]}" for _, _, _, modal, quote in found] == wanted


def test_every_step_is_one_of_the_ladders():
    steps = {row["step_id"] for row in read("modals")}
    assert set(course.load().suggested.statements["modal"].dropna()) <= steps


# Any text

def _check(corpus):
    sentences = corpus.sentences.set_index("sentence")
    for name, own in corpus.statements.groupby("sentence"):
        text, sentence, at = corpus.text(sentences.loc[name, "page_id"]), sentences.loc[name], 0
        at = sentence["start"]
        for row in own.sort_values("start").to_dict("records"):
            assert text[row["start"]:row["end"]] == row["quote"] != ""
            assert at <= row["start"] < row["end"] <= sentence["end"]
            assert not text[at:row["start"]].strip(), "the clauses of a sentence leave nothing out"
            at = row["end"]
        assert not text[at:sentence["end"]].strip()
    assert set(corpus.statements["sentence"]) == set(corpus.sentences["sentence"])


def test_clauses_cover_their_sentence_without_overlap():
    _check(course.load())


@quick
@given(texts)
def test_clauses_cover_the_sentences_of_any_text(text):
    if text.strip():
        _check(Corpus([("page.txt", parse(text.encode("utf-8", "replace"), "page.txt", None))], {}))
