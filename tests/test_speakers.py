"""Who says it, where nobody is named, where a pronoun stands for somebody, and where words are passed on."""

import pytest

import course_lib as course

HEAD = "Ministers speak of ferries\n\nBAKU, May 15, 2024 (AZERTAC) — "
LEAD = "Georgian Foreign Minister Nino Beridze met Armenian Transport Minister Ara Petrosyan here on Tuesday.\n\n"


def speakers(text, lead=LEAD, head=HEAD):
    """By clause after the lead, the last name of who says it, else the source as printed; "-" for nobody."""
    rows = course.load_text(head + lead + text.replace(" / ", "\n\n") + "\n").statements.to_dict("records")
    return [_who(row) for row in rows[bool(lead):]]


def _who(row):
    named = "+".join(id.rpartition("-")[2] for id in row["speaker_ids"])
    return named or ("-" if row["speaker"] != row["speaker"] else row["speaker"])


UNNAMED = [  # a text after the lead; who says each clause
    ("A senior official, speaking on condition of anonymity, said the ferry was late.", "A senior official"),
    ("Two people familiar with the talks said the ferry was late.", "Two people familiar with the talks"),
    ("A retired pilot who was there told reporters that the ferry was late.", "A retired pilot"),
    ("The ministry's press service told AZERTAC that the ferry was late.", "The ministry's press service"),
    ("Several ministers underlined that the ferry was late.", "Several ministers"),
    ("Fishermen on both banks say the ferry is late.", "Fishermen on both banks"),
    ("But residents of the port complained that the ferry was late.", "residents of the port"),
    ("The European Union announced a grant for the ferry.", "The European Union"),
    ("In a statement, the bank said the ferry was late.", "the bank"),
    ("The ferry was late, the port authority said in a statement.", "the port authority"),
    ("\"The ferry was late,\" said a spokesperson for the port authority.", "a spokesperson for the port authority"),
    ("The ferry was late, according to two officials briefed on the talks.", "two officials briefed on the talks"),
    ("According to a person in his delegation, the ferry was late.", "a person in his delegation"),
    # what is said of them later
    ("The Council noted with concern that the ferry was late. It also welcomed the pier.", "The Council|The Council"),
    ("A ministry official said it was old. \"We paid for it,\" the official said.", "A ministry official|A ministry official"),
    ("A spokeswoman said the ferry was late. She added that it was old.", "A spokeswoman|A spokeswoman"),
    # the ministry passes on what Beridze said
    ("Beridze said the ferry was late, according to the ministry.", "beridze"),
    ("Beridze was quoted by the ministry as saying that the ferry was late.", "beridze"),
    ("The agency quoted Beridze as saying that the ferry was late.", "beridze"),
    # nobody says anything
    ("A spokesperson for the ministry did not immediately reply to a request for comment.", "-"),
    ("The talks went on. Did the minister ask for a ferry? Nobody knows.", "-|-|-"),
    ("Trade fell, cooperation, committing to little, went on.", "-"),
]


@pytest.mark.parametrize("text, who", UNNAMED)
def test_a_source_without_a_name_is_its_main_word_s(text, who):
    assert speakers(text) == who.split("|")


NAMED = [
    ("She met Ara Petrosyan, who thanked her for the ferry.", "-|petrosyan"),
    ("Beridze was received by Prime Minister Irakli Gelashvili, who told her of rust.", "-|gelashvili"),
    ("Petrosyan himself writes in his memoirs that the ferry was late.", "petrosyan"),
    ("Petrosyan, in turn, warmly thanked the crew.", "petrosyan"),
    ("Beridze was of the view that the ferry was late.", "beridze"),
    ("The mayor of Poti, Irakli Kakulia, welcomed the guests and said the port was theirs.", "kakulia|kakulia"),
    ("Beridze smiled and said the ferry was late.", "beridze"),
    ("Petrosyan and his Georgian counterpart said the ferry was late.", "petrosyan+beridze"),
    ("Ms Beridze smiled, then added that the ferry was late.", "beridze"),
    ("Petrosyan (Armenia) said the ferry was late.", "petrosyan"),
    ("Hsu Mei-lan (許美蘭) said the ferry was late. Hsu asked for another.", "lan|lan"),
    ("\"It leans,\" said Ms Anna Holm of the harbour union.", "holm"),
    ("\"It leans,\" said Deputy Minister of Ports Anna Holm.", "holm"),
    ("\"It leans,\" joked Anna Holm after the talks.", "holm"),
    ("\"It leans,\" the Armenian said.", "petrosyan"),
    ("According to the Georgian, the ferry was late.", "beridze"),
    ("Beridze used to say that the ferry was late.", "beridze"),
    ("Beridze met Mr Hasan Ali, the harbour master. The latter said the ferry was late.", "-|ali"),
    ("Beridze thanked the crew. Her guest said the ferry was late.", "beridze|petrosyan"),
    ("Anna Holm, in turn, said the ferry was late.", "holm"),
    ("The host, Anna Holm, said the ferry was late.", "holm"),
    ("Farid Lane of Norway and Anna Holm of Latvia were on the pier. / Lane said the ferry was late.", "-|lane"),
    ("The Harbour Bank of Norway and the Harbour Fund of Latvia paid. / Harbour said no more.", "-|Harbour"),
    ("\"Nobody asked us,\" said Maria Lomidze, 43, who sells fish. \"Nobody.\"", "lomidze|lomidze"),
]


@pytest.mark.parametrize("text, who", NAMED)
def test_somebody_named_says_it(text, who):
    assert speakers(text) == who.split("|")


PRONOUNS = [
    # an honorific, or whose his or her it is
    ("Ms. Beridze said the ferry was late. / Mr. Petrosyan smiled. / \"It is old,\" she said.", "beridze|-|beridze"),
    ("Beridze spoke of her childhood. / Petrosyan praised his crew. / She said no.", "beridze|petrosyan|beridze"),
    ("Ms Beridze told Petrosyan that the ferry was late. He replied that it was old.", "beridze|petrosyan"),
    ("Petrosyan thanked his Georgian colleague. / Her view was that the ferry was late.", "petrosyan|beridze"),
    # whoever "she" was, "he" is the other
    ("Beridze and Petrosyan visited the pier. She asked him whether he could swim. He said no.", "-|beridze|petrosyan"),
    # the only one whom the sentence before names
    ("Ms Beridze later received Mr Hasan Ali, the harbour master. He told her of rust.", "-|ali"),
    ("The team was headed by Anna Holm of the port authority. She told them of rust.", "-|holm"),
    ("Captain Omar Shee, 61, showed a reporter the pier. He said he would sail.", "-|shee"),
]


@pytest.mark.parametrize("text, who", PRONOUNS)
def test_a_pronoun_stands_for_the_nearest_who_fits(text, who):
    assert speakers(text) == who.split("|")


# Texts that print what was said

def test_a_transcript_passes_on_what_others_said():
    found = speakers("Spokesperson: Good morning.\n\nOur envoy, Anna Holm, saw the pier.\n\nShe told the mayor that it leans.\n\n"
                     "Reuters: How far?\n\nSpokesperson: I cannot say.\n\nReuters: Did the minister ask for a ruler?", lead="")
    assert found == ["Spokesperson", "Spokesperson", "holm", "Reuters", "Spokesperson", "Reuters"]


def test_a_label_that_is_an_office_is_whoever_the_head_names_with_it():
    lead = "This is a transcript of the briefing by Farid Lane, Deputy Spokesman for the port.\n\n"
    found = speakers("Spokesman: Hello.\n\nQuestion: Is the ferry late?\n\nSpokesman: It is.", lead)
    assert found == ["lane", "Question", "lane"]


INTRODUCED = "Minister Anna Holm of Norway has built nine piers.\n\nThe interview took place on her own."
LABELLED = "Question: Does it lean?\n\nAnswer: It does. I like it so.\n\nQuestion: Who pays?\n\nAnswer: We do."
IN_TURN = ["Does it lean?", "It does. I like it so.", "You met the mayor. Who pays?", "We do.", "And the ferry?", "It is late."]


def test_in_an_interview_the_guest_answers():
    head = "Nine piers\n\nInterview by Farid Lane\n\n12 May 2024\n\n"
    found = speakers(LABELLED, f"{INTRODUCED}\n\n", head)
    assert found[-5:] == ["lane", "holm", "holm", "lane", "holm"]
    found = speakers("\n\n".join(IN_TURN), f"{INTRODUCED}\n\n", head)
    assert found[-8:] == ["lane", "holm", "holm", "lane", "lane", "holm", "lane", "holm"]


def test_questions_in_a_report_make_no_interview():
    assert "holm" not in speakers("\n\n".join(IN_TURN), "Minister Anna Holm of Norway has built nine piers.\n\n")


def test_what_stands_below_a_colon_is_read_out():
    found = speakers("Minister Petrosyan said:\n\nThe ferry is old.\n\nWe shall paint it.\n\nThe port has nine piers.")
    assert found == ["petrosyan", "petrosyan", "petrosyan", "-"]


def test_a_letter_is_its_writer_s_until_the_signature():
    head = "Letters\n\nFerries deserve better\n\n12 May 2024\n\nDear Editor,\n\n"
    found = speakers("I read your page on ferries.\n\nI was on board, and my hat was dry.\n\nMinister Ara Petrosyan said it was wet.\n\n"
                     "I know better.\n\nYours sincerely,\n\nAnna Holm", "", head)
    assert found[1:5] == ["holm", "holm", "petrosyan", "holm"]


def test_a_communique_speaks_for_the_body_that_opens_it():
    lead = "The Ferry Council of the Strait, at its 12th meeting held on 15 May 2024:\n\n"
    assert speakers("1. Welcomes the new pier.\n\n2. Notes that it leans.", lead) == ["The Ferry Council", "The Ferry Council"]
