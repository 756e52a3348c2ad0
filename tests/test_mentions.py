"""Who and what is named: against the lists made by reading, and sentence by sentence."""

import json
import random

import pytest
from hypothesis import assume, given
from mention_scores import TABLES, score
from page_scores import PAGES
from samples import quick, texts
from test_word_lists import FOUND, NOT_FOUND, found

import course_lib as course
from course_lib.extraction.mentions import FORMS, KINDS, find_mentions
from course_lib.loader.parsing import parse
from course_lib.words.lexicons import read
from course_lib.words.phrases import Phrases
from course_lib.words.schemas import CLOSED

DATELINE = "VIENTIANE, July 26 (Xinhua) -- "


@pytest.fixture(scope="session")
def seeds():
    return course.load()


@pytest.fixture(scope="session")
def tuning():
    return course.load(PAGES / "tuning")


@pytest.fixture
def read_page(tmp_path):
    """A corpus of one page: a report with these paragraphs."""
    def load(*paragraphs, dateline=DATELINE):
        text = "A report\n\n" + dateline + "\n\n".join(paragraphs) + "\n"
        (tmp_path / "page.txt").write_text(text, encoding="utf-8")
        return course.load(tmp_path)
    return load


def people(corpus):
    """Each mention of somebody: words, id without its mark (empty where it cannot be said who), form."""
    table = corpus.people.fillna({"person_id": ""})
    return [(" ".join(quote.split()), id.removeprefix("new-"), form)
            for quote, id, form in zip(table["quote"], table["person_id"], table["form"])]


# Against the lists made by reading

@pytest.mark.parametrize("name, floor", [("people", 0.98), ("frameworks", 0.99), ("formulas", 0.99)])
def test_the_tables_find_what_a_reader_finds(seeds, name, floor):
    result = score(seeds, name)
    assert result.precision >= floor, result.extra
    assert result.recall >= floor, result.missed


def test_the_forms_of_names_are_the_readers(seeds):
    from goldlists import rows

    forms = {(row["article_id"], int(row["start"]), row["form"]) for row in rows("people")}
    assert {*zip(seeds.people["article_id"], seeds.people["start"], seeds.people["form"])} == forms


def test_nobody_in_the_course_s_pages_is_unknown(seeds):
    assert len(seeds.new_names) == 0


# A signature, a byline, and a sentence without a title: known failures.
NO_WORD_SHOWS_A_PERSON = {"Rui Taveira Lobo", "Siti Hanum", "Amara Fernando-Weerasinghe"}


def test_new_people_of_the_invented_pages_are_found_and_none_is_invented(tuning):
    gold = json.loads((PAGES / "tuning" / "gold.json").read_text(encoding="utf-8"))
    named = set()
    for article in (article for page in gold for article in page["articles"]):
        named.update(name for meeting in article["meetings"] for name in meeting["participants"])
        named.update(speaker for _, speaker in article["speakers"] if isinstance(speaker, str))
    named -= {row["name"] for row in read("states")} | {"GMA"}
    named = {name for name in named if not name.startswith(("The ", "A "))}
    assert {" ".join(name.split()) for name in tuning.new_names["name"]} == named - NO_WORD_SHOWS_A_PERSON


def test_a_title_is_listed_as_printed_and_leads_to_its_place(tuning):
    table = tuning.new_names.set_index("name")
    assert table.loc["Sherzod Mirkhamidov", "titles"] == "Uzbek First Deputy Foreign Minister"
    assert table.loc["Wanida Rattanakosit", "titles"] == "Consul General of Thailand"
    assert table.loc["Zhou Mingde", "n_mentions"] == sum(tuning.people["person_id"] == "new-zhou-mingde")
    for row in tuning.new_names.to_dict("records"):
        assert tuning.text(row["page_id"])[row["start"]:row["end"]] == row["quote"]


# Every table

@pytest.mark.parametrize("name", [*TABLES, "states"])
def test_a_row_quotes_its_page_within_its_sentence(seeds, tuning, name):
    for corpus in (seeds, tuning):
        table = getattr(corpus, name)
        spans = corpus.sentences.set_index("sentence")
        assert len(table)
        for row in table.to_dict("records"):
            sentence = spans.loc[row["sentence"]]
            assert corpus.text(row["page_id"])[row["start"]:row["end"]] == row["quote"]
            assert sentence["start"] <= row["start"] < row["end"] <= sentence["end"]
            assert sentence["article_id"] == row["article_id"]
        assert table["start"].groupby(table["article_id"]).is_monotonic_increasing.all()


@pytest.mark.parametrize("name", ["states", "frameworks", "places"])
def test_the_one_pass_finds_what_one_search_for_each_phrase_finds(seeds, tuning, name):
    for corpus in (seeds, tuning):
        ids = [one.id for one in corpus._mentions
               if one.kind == name[:-1] and not one.id.startswith("capital-of-")]
        words = [one.words.of(article.text) for article in corpus._articles for one in article.sentences]
        assert ids == found(name, "\n|\n".join(words))


@quick
@given(texts)
def test_any_text_gives_mentions_of_its_own_words(text):
    assume(text.strip())
    articles = course.Corpus([("page.txt", parse(text.encode(), "page.txt"))], {})._articles
    mentions = find_mentions(articles)
    taken = {}
    for one in mentions:
        assert one.kind in KINDS and (one.form in FORMS or one.kind not in ("person", "state"))
        assert 0 <= one.start < one.end
        if one.form != "group":
            assert one.start >= taken.get((one.article, one.kind), 0), "overlaps"
            taken[one.article, one.kind] = one.end


# Phrases

@pytest.mark.parametrize("name, text, ids", [one for one in FOUND if one[0] in ("states", "frameworks")])
def test_a_name_is_found_where_it_stands(read_page, name, text, ids):
    table = getattr(read_page(f"They spoke of {text}."), name)
    assert list(table[f"{name[:-1]}_id"]) == ids.split()


@pytest.mark.parametrize("name, text", [one for one in NOT_FOUND if one[0] in ("states", "frameworks")])
def test_what_only_looks_like_a_name_is_left_alone(read_page, name, text):
    assert getattr(read_page(f"They spoke of {text}."), name).empty


@pytest.mark.parametrize("text, quote", [
    ("the ASEAN-centred regional architecture", "ASEAN-centred regional architecture"),
    ("the asean-centered regional\u00a0architecture", "asean-centered regional\u00a0architecture"),
    ("everlasting good  neighbourliness and friendship", "everlasting good  neighbourliness and friendship"),
    ("safeguard each other’s core interests", "safeguard each other’s core interests"),
    ("safeguard each other's core interests", "safeguard each other's core interests"),
    ("a “small circles” of theirs", "small circles"),
    ("the ‘first-mover’ advantage", "‘first-mover’ advantage"),
    ("the “first-mover” advantage", "“first-mover” advantage"),
    ("the first‑mover advantage", "first‑mover advantage"),
    ("growing influence of the “Global South”", "growing influence of the “Global South”"),
    ("Win–win cooperation", "Win–win cooperation"),
    ("a Chinese-style modernisation drive", "Chinese-style modernisation"),
])
def test_a_formula_is_found_in_every_spelling_and_quoted_as_printed(read_page, text, quote):
    assert list(read_page(f"They spoke of {text}.").formulas["quote"]) == [quote]


def test_of_overlapping_phrases_the_longest_wins_and_kinds_do_not_meet():
    phrases = Phrases()
    phrases.add("a b", "x", "short first")
    phrases.add("b c d", "x", "long")
    phrases.add("d e", "x", "short last")
    phrases.add("a b c d e f", "x", None)
    phrases.add("c", "y", "other kind")
    assert [one.meaning for one in phrases.find("a b c d e")] == ["long", "other kind"]
    assert [one.meaning for one in phrases.find("a b c d e f")] == ["other kind"]


def test_phrases_are_found_as_a_search_for_each_would_find_them():
    chance = random.Random(7)
    words = ["a", "b", "c", "A"]
    for _ in range(300):
        texts = {" ".join(chance.choices(words, k=chance.randint(1, 3))) for _ in range(4)}
        phrases = Phrases()
        for text in texts:
            phrases.add(text, text, text)
        searched = " ".join(chance.choices(words, k=12))
        for text in texts:
            found_here = [one.start for one in phrases.find(searched) if one.kind == text]
            places = [i for i in range(len(searched)) if f" {searched} ".startswith(f" {text} ", i)]
            assert set(found_here) <= set(places) and bool(found_here) == bool(places)


@pytest.mark.parametrize("text, ids", [
    ("Bu\u0300i Thanh So\u031bn said", ["bui-thanh-son"]),  # letters and marks apart
    ("Bùi Thanh Sơn said", ["bui-thanh-son"]),
    ("Wang  Yi said", ["wang-yi"]),
    ("Sergei\u00a0Lavrov’s visit", ["sergey-lavrov"]),
])
def test_a_person_is_found_however_the_name_is_printed(read_page, text, ids):
    assert list(read_page(f"They met when {text}.").people["person_id"]) == ids


# Short forms

@pytest.mark.parametrize("sentences, expected", [
    (["Wang Yi met Liu Ning.", "Wang said Liu agreed."], [("Wang", "wang-yi"), ("Liu", "liu-ning")]),
    (["Minister Bui Thanh Son came.", "Son said Bui was late."],
     [("Son", "bui-thanh-son"), ("Bui", "bui-thanh-son")]),
    (["Saleumxay Kommasith came.", "Kommasith said Saleumxay left."],
     [("Kommasith", "saleumxay-kommasith"), ("Saleumxay", "saleumxay-kommasith")]),
    (["Wang Yi met Ambassador Wang Wenbin.", "Wang said so."], [("Wang", "")]),  # which of the two?
    (["Wang said so."], [("Wang", "")]),  # nobody of that name is named in full
    (["Foreign Minister Wang said so."], [("Wang", "")]),
    (["Wang Yi came.", "Wang Wenzhi and Li Wang left."], []),  # other people
    (["Bui Thanh Son came.", "His son-in-law went to Son La.", "The Son-led team left."], []),
    (["The men ate a Hue salad and some Mai Tai."], []),
    (["Minister Grace Mutheki came.", "By the grace of the host, Mutheki said, Grace stayed."],
     [("Mutheki", "grace-mutheki")]),  # grace is an ordinary word here
    (["Deputy Minister Đỗ Minh Khuê spoke.", "Khuê left."], [("Khuê", "do-minh-khue")]),
    (["Envoy Faisal al-Marwani spoke.", "Al-Marwani left with Marwani's men."],
     [("Al-Marwani", "faisal-al-marwani"), ("Marwani", "faisal-al-marwani")]),
    (["Minister Ursula von der Leyen spoke.", "Von der Leyen left."],
     [("Von der Leyen", "ursula-von-der-leyen")]),
    (["President Luiz da Silva and Secretary Ana da Silva met.", "Da Silva left."], [("Da Silva", "")]),
    # a middle name, a nickname, a surname in capitals, an initial, the letters of an office
    (["Minister Rosa Quilla Amaru came.", "Quilla spoke."], [("Quilla", "rosa-quilla-amaru")]),
    (["Minister Luis Ortiz del Sol came.", "Minister Ortiz left with Del Sol's men."],
     [("Ortiz", "luis-ortiz-del-sol"), ("Del Sol", "luis-ortiz-del-sol")]),
    (["Senator Ana “Nita” Lobo came.", "Lobo spoke.", "Nita Lobo left."],
     [("Lobo", "ana-nita-lobo"), ("Nita Lobo", "ana-nita-lobo")]),
    (["Minister HOSHINO Yuki came.", "Minister Hoshino spoke.", "Yuki Hoshino left."],
     [("Hoshino", "hoshino-yuki"), ("Yuki Hoshino", "hoshino-yuki")]),
    (["Envoy Serik Omarov came.", "S. Omarov wrote a book."], [("S. Omarov", "serik-omarov")]),
    (["Dr. Usha Rao, External Affairs Minister (EAM) of India, came.", "EAM said so."], [("EAM", "usha-rao")]),
    (["Secretary Blinken arrived.", "Blinken left."], []),  # the name is printed in no other form
])
def test_a_short_form_stands_for_the_only_one_it_may(read_page, sentences, expected):
    found_here = people(read_page(" ".join(sentences)))
    assert [(quote, id) for quote, id, form in found_here if form == "short"] == expected


def test_a_transcript_in_capitals_names_the_same_people(read_page):
    corpus = read_page(
        "SECRETARY HALLORAN: I met Foreign Minister Ana Quispe today.", "MINISTER ANA QUISPE: It went well.",
        "SECRETARY HALLORAN: Halloran never hurries, Quispe said.", "QUESTION: When?", dateline="")
    assert people(corpus) == [
        ("HALLORAN", "halloran", "full"), ("Ana Quispe", "ana-quispe", "full"),
        ("ANA QUISPE", "ana-quispe", "full"), ("HALLORAN", "halloran", "full"),
        ("Halloran", "halloran", "short"), ("Quispe", "ana-quispe", "short")]


def test_a_reprint_s_introduction_knows_whom_its_reports_name(tuning):
    article = "friendship_society_compound.1"
    names = tuning.people[tuning.people["article_id"] == article]
    assert "new-wen-lihua" in set(names["person_id"])  # no title beside her name there


def test_a_short_form_is_looked_up_where_its_sentence_is_copied_from(read_page):
    source, = read_page("They met Ambassador Wang Wenbin.")._articles
    copying, = read_page("Wang said so.")._articles
    sentence = copying.sentences[0]._replace(copy_of=source.sentences[0].id)
    copying = copying._replace(id="other.1", page_id="other", sentences=(sentence,))
    ids = {one.article: one.id for one in find_mentions((source, copying)) if one.kind == "person"}
    assert ids == {source.id: "new-wang-wenbin", "other.1": "new-wang-wenbin"}


# Descriptions and groups

@pytest.mark.parametrize("text, expected", [
    ("Wang Yi met Sergey Lavrov. The Chinese foreign minister spoke.",
     [("The Chinese foreign minister", ["wang-yi"])]),
    ("Wang Yi met Sergey Lavrov. The minister spoke.", [("The minister", [""])]),
    ("Wang Yi met Sergey Lavrov. China’s foreign minister spoke.",
     [("China’s foreign minister", ["wang-yi"])]),
    ("Wang Yi met Sergey Lavrov. The minister of foreign affairs of Russia spoke.",
     [("The minister of foreign affairs of Russia", ["sergey-lavrov"])]),
    ("Sergey Lavrov came. He met the Lao foreign minister.", []),  # who is not named
    ("The foreign minister spoke before Wang Yi came.", []),  # nobody is named yet
    ("Wang Yi came. A foreign minister spoke. The prime minister listened.", []),
    ("Wang Yi met Sergey Lavrov and thanked his Russian counterpart.",
     [("his Russian counterpart", ["sergey-lavrov"])]),
    ("Wang Yi met Sergey Lavrov. The two foreign ministers spoke.",
     [("The two foreign ministers", ["wang-yi", "sergey-lavrov"])]),
    ("Wang Yi met Sergey Lavrov and Saleumxay Kommasith. Lavrov and Saleumxay spoke. The two ministers left.",
     [("The two ministers", ["sergey-lavrov", "saleumxay-kommasith"])]),
    ("The foreign ministers of Russia and Laos came. Wang Yi met Sergey Lavrov and Saleumxay Kommasith.",
     [("The foreign ministers of Russia and Laos", ["sergey-lavrov", "saleumxay-kommasith"])]),
    ("Wang Yi met Bui Thanh Son and Sergey Lavrov. The Russian and Vietnamese ministers left.",
     [("The Russian and Vietnamese ministers", ["sergey-lavrov", "bui-thanh-son"])]),
    ("Wang Yi came. The ministers left.", []),  # one is no group
    ("Wang Yi met Sergey Lavrov. The three ministers left.", []),  # the third is not named
    ("Deputy Foreign Minister Ana Silva met Wang Yi. The deputy minister spoke. The foreign minister left.",
     [("The deputy minister", ["new-ana-silva"]), ("The foreign minister", ["wang-yi"])]),
    ("Thai Foreign Minister Ana Silva met her Malaysian counterpart Omar Hasan. "
     "The Malaysian foreign minister left.", [("The Malaysian foreign minister", ["new-omar-hasan"])]),
    ("Wang Yi met his Vietnamese counterpart Bui Thanh Son. Vietnam's Ambassador to China spoke.", []),
    ("Lao Ambassador Somchit Vilaysane met Thai envoy Ana Silva. The Lao official left.",
     [("The Lao official", ["new-somchit-vilaysane"])]),
    # no title says where she is from; an envoy may be an ambassador; a king or a president is a head of state
    ("Special envoy Ana Silva met Wang Yi. The Brazilian envoy spoke.", [("The Brazilian envoy", ["new-ana-silva"])]),
    ("Brazilian Ambassador Ana Silva met Wang Yi. The envoy spoke.", [("The envoy", ["new-ana-silva"])]),
    ("President Ana Silva met Wang Yi. The head of state spoke.", [("The head of state", ["new-ana-silva"])]),
    # who is on a visit, and whom nobody has named
    ("Minister Ana Silva, who is on a visit here, met Minister Omar Hasan. The visitor spoke.",
     [("The visitor", ["new-ana-silva"])]),
    ("Minister Ana Silva met Minister Omar Hasan during Hasan's visit. The visiting minister spoke.",
     [("The visiting minister", ["new-omar-hasan"])]),
    ("Minister Ana Silva met Minister Omar Hasan. Two ministers stayed away.", []),
    ("Envoy Ana Silva met envoy Omar Hasan. The Thai envoy spoke.", [("The Thai envoy", [""])]),
])
def test_a_description_stands_for_the_only_one_who_fits(read_page, text, expected):
    table = read_page(text).people.fillna({"person_id": ""})
    table = table[table["form"].isin(["description", "group"])]
    found_here = [(quote, list(rows["person_id"])) for quote, rows in table.groupby("quote", sort=False)]
    assert found_here == expected


# Names in no word list

NAMES = [
    ("Prime Minister Pham Minh Chinh on Monday received Lao Prime Minister Sonexay Siphandone.",
     "Pham Minh Chinh"),
    ("Foreign Ministry spokesperson Mao Ning said that State Councilor Qin Gang would go.",
     "Mao Ning|Qin Gang"),
    ("He received H.E. Mr. Abdullah Al Suwaidi at his office.", "Abdullah Al Suwaidi"),
    ("Kim Jong Un, general secretary of the Workers' Party of Korea, met the guest.", "Kim Jong Un"),
    ("ASEAN Secretary-General Kao Kim Hourn and UN Secretary-General António Guterres spoke.",
     "Kao Kim Hourn|António Guterres"),
    ("President Joe Biden's national security adviser Jake Sullivan was present.", "Joe Biden|Jake Sullivan"),
    ("Hun Manet, Prime Minister of the Kingdom of Cambodia, arrived.", "Hun Manet"),
    ("The foreign ministers of Finland and Thailand, Olga Brandt and Paul Reiner, met.", "Olga Brandt|Paul Reiner"),
    ("Foreign Ministers Olga Brandt (Finland) and Paul Reiner (Thailand) met.", "Olga Brandt|Paul Reiner"),
    ("Olga Brandt and Paul Reiner, the two chief negotiators, met.", "Olga Brandt|Paul Reiner"),
    ("Olga Brandt (Finland's ambassador) left.", "Olga Brandt"),
    ("H.E. Olga Brandt, President of Finland, met.", "Olga Brandt"),
    ("Olga Brandt of Finland met Minister Paul Reiner.", "Olga Brandt|Paul Reiner"),
    ("Olga Brandt and special envoy Paul Reiner met.", "Olga Brandt|Paul Reiner"),
    ("She met Vice-Premier Olga Brandt and His Royal Highness Prince Paul Reiner.", "Olga Brandt|Paul Reiner"),
    ("Minister of Foreign Affairs and Trade of Hungary Peter Szijjarto arrived.", "Peter Szijjarto"),
    ("Thai Foreign Minister Maris Sangiampongsa and his Malaysian counterpart Mohamad Hasan signed.",
     "Maris Sangiampongsa|Mohamad Hasan"),
    ("President of the Republic of Korea Yoon Suk Yeol spoke.", "Yoon Suk Yeol"),
    ("Sheikh Mohamed bin Zayed Al Nahyan, President of the UAE, received Dr. S. Jaishankar.",
     "Mohamed bin Zayed Al Nahyan|S. Jaishankar"),
    ("Maria Zakharova, spokeswoman for the Russian Foreign Ministry, spoke.", "Maria Zakharova"),
    ("President of the European Commission Ursula von der Leyen spoke.", "Ursula von der Leyen"),
    ("He met President Abdel Fattah el-Sisi and President Luiz Inácio Lula da Silva.",
     "Abdel Fattah el-Sisi|Luiz Inácio Lula da Silva"),
    ("The delegation was led by Khamphout Sitthilath.", "Khamphout Sitthilath"),
    ("Governor of New York Kathy Hochul met the Mayor of Ho Chi Minh City Phan Van Mai.",
     "Kathy Hochul|Phan Van Mai"),
    ("French President Emmanuel MACRON and Foreign Minister KAMIKAWA Yoko met.",
     "Emmanuel MACRON|KAMIKAWA Yoko"),
    ("They met South Korean Foreign Minister Cho Tae-yul and Miguel Díaz-Canel, first secretary.",
     "Cho Tae-yul|Miguel Díaz-Canel"),
    ("Henrik Aasland, who led the team, thanked Ingrid Solheimer, the EU's humanitarian aid envoy.",
     "Henrik Aasland|Ingrid Solheimer"),
    ("Teresa Galvão told reporters so.", "Teresa Galvão"),
    ("Transport ministers Kadri Mägisoo of Estonia, Jānis Ozolkalns of Latvia and Rūta Vėjūnaitė met.",
     "Kadri Mägisoo|Jānis Ozolkalns|Rūta Vėjūnaitė"),
    ("The Chinese special envoy for Mekong affairs, Zhou Mingde, set out.", "Zhou Mingde"),
    ("Foreign Minister G. Altanzul came.", "G. Altanzul"),
    ("Vietnam's Ambassador to China, Tran Van An, stayed, and Japan's envoy, Yoko Ito said so.",
     "Tran Van An|Yoko Ito"),
    ("Secretary Benigno “Bong” Salonga-Ruiz met Governor Jose (Joey) Lakan of Palawan.",
     "Benigno “Bong” Salonga-Ruiz|Jose (Joey) Lakan"),
    ("Mr. HOSHINO Yuki, Director-General, met Ms. LI Na.", "HOSHINO Yuki|LI Na"),
    ("Union Minister U Hla Swe received Daw Khin Mar Aye, Deputy Minister.", "Hla Swe|Khin Mar Aye"),
    ("Rt. Hon. Dame Anna Pryce met the Right Honourable Paul Lowe.", "Anna Pryce|Paul Lowe"),
    ("He met Tan Sri Dato' Seri Omar bin Yusof and Datuk Seri Utama Ali Salleh.", "Omar bin Yusof|Ali Salleh"),
    ("The envoy Abdi Sheikh Nur met Ana Silva, Minister of Trade.", "Abdi Sheikh Nur|Ana Silva"),
    ("Deputy Secretary-General for ASEAN Socio-Cultural Community, Ms. Khin Aye, spoke.", "Khin Aye"),
    ("Lt. Gen. (Ret.) Prabow Subi, the defence minister, arrived.", "Prabow Subi"),
    ("\"It is late,\" said Maria Lomidze, 43. The captain Omar Shee and fisherman Ali Beg nodded.",
     "Maria Lomidze|Omar Shee|Ali Beg"),
    ("He thanked his predecessor, Ana Kakulia, and left.", "Ana Kakulia"),
    ("Wen Lihua met with Bounthavy Sengdara, district governor of Nam Tha.", "Wen Lihua|Bounthavy Sengdara"),
]


@pytest.mark.parametrize("text, names", NAMES)
def test_a_name_in_no_list_is_found_beside_its_title(read_page, text, names):
    assert list(read_page(f"They met here. {text}").new_names["name"]) == names.split("|")


@pytest.mark.parametrize("text", [
    "In Kuala Lumpur, the minister said so.",
    "From Da Nang, the president flew on.",
    "The Ministry of Foreign Affairs said the Foreign Minister Thursday left.",
    "Human Rights Watch said so, and Global Times reported it.",
    "Saudi Arabia said it, Sri Lanka told Phnom Penh and Nhan Dan noted that.",
    "The White House said the Minister of Education and Sports would come.",
    "They spoke at the President Hotel with officials from Beijing and envoys to Vietnam.",
    "The General Assembly asked the Secretary-General to report on Monday.",
    "The ministers of China, Laos and Russia met. The President Thursday left.",
    "The Chair of the group of small island States will meet Member States that paid.",
    "\"It is old,\" said Human Rights Watch. Doctors Without Borders attended.",
    "The Green Corridor Project met the Mekong Network. The Silk Road Museum said so.",
])
def test_places_offices_and_days_are_nobody(read_page, text):
    assert read_page(f"They met here. {text}").new_names.empty


# A teacher's lists

def test_a_teacher_s_person_and_title_are_found_at_once(tmp_path):
    text = "Penny Wong smiled at Grand Vizier Jafar Ali. Wong left.\n"
    (tmp_path / "page.txt").write_text("A report\n\n" + DATELINE + text)
    assert list(course.load(tmp_path).people["quote"]) == []
    (tmp_path / "lexicons").mkdir()
    (tmp_path / "lexicons" / "titles.csv").write_text("title,plural,kind\nvizier,viziers,office\n")
    assert list(course.load(tmp_path).new_names["titles"]) == ["Grand Vizier"]
    (tmp_path / "lexicons" / "people.csv").write_text(
        "person_id,name,short_form,name_order,state_or_body\npenny-wong,Penny Wong,Wong,given-first,australia\n")
    assert people(course.load(tmp_path)) == [
        ("Penny Wong", "penny-wong", "full"), ("Jafar Ali", "jafar-ali", "full"), ("Wong", "penny-wong", "short")]


@pytest.mark.parametrize("kind", CLOSED["title_kinds"])
def test_every_kind_of_title_has_rows(kind):
    assert any(row["kind"] == kind for row in read("titles"))


def test_counterparts_of_counterparts_hold_each_office_once():
    meet = "Chinese Foreign Minister Wang Yi met his counterpart Ba Dora. Lao Foreign Minister Ba Dora met his counterpart Wang Yi. "
    corpus = course.load_text("Ministers meet\n\nPORT, July 2 (Xinhua) -- " + meet * 30)  # once, each round doubled the titles
    assert corpus.people["person_id"].value_counts()["wang-yi"] == 60
    assert len(corpus.new_names["titles"][0].split("; ")) < 10


def test_initials_alone_are_a_name_like_others():
    corpus = course.load_text("Ministers meet\n\nPORT, July 2 (Xinhua) -- Foreign Minister A B met Foreign Minister C D on Tuesday.")
    assert corpus.people is not None
