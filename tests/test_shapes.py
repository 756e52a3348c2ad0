"""Shapes of lines: what they tell, and sentences that share their words."""

import pytest

from course_lib.loader import shapes


def shape(name, line):
    return getattr(shapes, name)(line, line.lower())


YES = {
    "caption": """
        Photo: A Name
        The venue | Photo: AFP
        The bridge at night. (Xinhua/A Name)
        The bridge at night. (Photo by A Name/Xinhua)
        The bridge at night. /VNA
        The bridge at night. © A Name
        The bridge at night. Photo by A Name
        The bridge at night. (Photo courtesy of the ministry)
        Ministers in Paris, November 8, 2023. REUTERS/A Name
        The minister. Handout via AFP
        File photo shows the bridge at night.
        This photo taken on July 25, 2024 shows the venue.
        The picture shows the bridge at night.
        Ministers A (L), B (C) and C (R) pose in Vientiane
        The ministers pose (from left to right) in Vientiane
        Minister A, left, and minister B, right, shake hands
        A school by the river. VNA photo
        Illustrative image
        [2/3] The bridge at night
        (Photo 1) The bridge at night
        Getty Images
        The minister shakes hands with his guest
        © A Name's press office/Handout via AFP
        """,
    "note": """
        (Provisional translation)
        This is a provisional translation. Only the Lao text is authentic.
        Anna Berg contributed reporting.
        Note: the text was translated.
        Editor's note: this text was first published elsewhere.
        The following articles were originally published by the agency.
        This article was first published by the agency.
        This interview has been shortened.
        The text was slightly abridged.
        We reprint the following text from the agency.
        Unofficial translation
        Check against delivery
        As delivered
        FOR IMMEDIATE RELEASE
        (ATTN: adds details)
        Correction: an earlier version named the wrong day.
        EMBARGOED UNTIL 10 a.m.
        The views expressed here are the author's.
        The newsroom has not edited this text, which came from a wire.
        The two articles below were sent to us by readers.
        (Reporters A. Name and B. Name also contributed to the story.)
        This is a developing story
        The editor replies: We stand by it.
        """,
    "machinery": """
        c45b0ee9932a43a28a293bb439b911c4.JPEG
        https://www.example.com/a
        www.example.com
        someone@example.com
        cgtn.com
        Home > World > Asia
        News | Sports | Weather
        download_pop
        Ministry of Foreign Affairs of the Lao PDR
        MINISTRY OF FOREIGN AFFAIRS
        A Road - the news portal of a port
        Embassy of Laos in Hanoi
        REPUBLIC OF THE MOON
        Home > News > Releases > The headline of this page, which may be as long as headlines are wont to be in such places
        The Post | Friday | A daily paper for the coast.
        PSC/PR/COMM.12 (2024)
        """,
    "sources": """
        Reference(s):
        Sources
        Further reading:
        Original article
        """,
    "summary": """
        Abstract : They met on Friday.
        Summary: They met on Friday.
        In brief — they met
        Highlights
        Key takeaways
        """,
    "byline": """
        Interviewed by Anna Berg
        By Anna Berg (KPL)
        By: Anna Berg, berg@post.example
        Anna Berg, Diplomatic Editor
        Text: Anna Berg
        Lao Star Reporters
        (AB/CD)
        By Anna Berg
        BY ANNA BERG
        By Anna Berg and Ben Carter in Hanoi
        By Bendito dos Santos Freitas
        By Anna Berg, Hanoi bureau chief
        By our own correspondent
        Posted by the editors
        Written by Anna Berg, edited by Ben Carter
        Edited by Anna Berg
        Editor: Huaxia
        (Reporting by Anna Berg; Editing by Ben Carter)
        Source: Xinhua
        Our correspondent in Hanoi
        A.B.
        ABC/DEF
        abc/de
        Anna Berg/ Ben C.
        Editors' desk
        Delivered by Minister Anna Berg
        Edited By: Anna Berg
        [ Video reporters: Anna Berg, Ben Carter. ]
        By The Post and news agencies
        (By Anna Berg and Ben Carter)
        Anna Berg with agencies
        Anna Berg and Ben Carter with AFP and dpa
        ab/cd (AFP, Reuters)
        Hanoi Correspondent
        By Anna Berg in Hanoi | The Post | Updated: 2024-07-26 07:10
        """,
    "sign_off": """
        Yours sincerely,
        Respectfully
        With kind regards
        I remain, with thanks for your patience,
        """,
}
NO = {
    "caption": """
        The photo was not discussed.
        A photo album was handed over.
        The photo exhibition shows what both peoples share.
        Image of China in Laos improves
        They will shake hands with pleasure.
        Photo finish in Hanoi
        The image of both countries has improved, the minister said.
        A picture of progress emerged from the talks.
        China has improved its image by keeping its promises.
        The bank extended the credit by ten years.
        They agreed on a credit: two billion kip.
        The talks will go on, the minister told AFP.
        He had it from REUTERS.
        The delegation, left without a driver, walked.
        They met in the hall (left of the gate).
        The sides spoke of 5/10 of the sum.
        It is said (see above).
        A list of the ships was seen by AFP.
        AFP
        """,
    "note": """
        Notes from a summit
        Note that the two sides did not sign.
        The report was published on Friday.
        The statement was issued after the talks by both ministries.
        The text is to be signed by ministers from both countries.
        The report was praised by ministers from both sides.
        The statement is the first from both governments.
        This report is from a year ago, the minister said.
        The following day the ministers met again.
        This article of the treaty was agreed on Friday.
        As prepared by both ministries, the plan has five parts.
        Embargo lifted after talks
        The views expressed by both ministers were close.
        Attention was paid to trade.
        Translation of the treaty goes on.
        """,
    "machinery": """
        They met in Vientiane.
        China > Laos
        The two sides | A story
        The Ministry of Foreign Affairs of Laos confirmed the visit.
        Government pays
        Read example.com today
        A.B. Name and C.D. Name
        Foreign Ministry Opens Centre for Visitors
        Ministry of Health Receives Envoys of the Coast
        Government Welcomes Delegation to the Talks
        Laos – Vietnam news exchange agreed
        Source: Xinhua | 2024-07-26 09:15 | Editor: a.n.
        """,
    "sources": """
        Sources close to the talks
        Reference rates agreed
        The sources:
        """,
    "summary": """
        Highlights of the visit
        Lead mines closed
        In short supply
        In brief, the two sides agreed.
        """,
    "byline": """
        Anna Berg, Minister of Trade
        Story: how the river was won
        By trade, the envoy is a baker.
        Interviewed by three papers, he said little.
        By Friday, the talks had ended.
        By noon the ministers had left.
        By boat to Vientiane
        From Monday, trains will run twice a day.
        From Vientiane the minister flew to Hanoi.
        From enemies to friends
        FROM HANOI TO VIENTIANE
        Correspondents in Hanoi said the street was quiet.
        Editors from ten countries met.
        Edited by both sides, the plan was published.
        Produced by farmers, the coffee sells well.
        Reporting by both sides will improve.
        Reporters asked about it.
        Written in 2010
        NATO
        ASEAN
        They came on Friday/ They left
        Correspondent: It went to the wrong office.
        Laos with Vietnam
        """,
    "sign_off": """
        Yours is the better plan. It will be used.
        The two sides sincerely hope for peace.
        With kindness
        I am glad that you came.
        """,
}


def cases(lists):
    return [(name, line.strip()) for name, lines in lists.items() for line in lines.strip().splitlines()]


@pytest.mark.parametrize(("name", "line"), cases(YES))
def test_a_line_has_its_shape(name, line):
    assert " " in shape(name, line)  # the reason, in words


@pytest.mark.parametrize(("name", "line"), cases(NO))
def test_a_line_that_shares_words_has_not(name, line):
    assert shape(name, line) is None


@pytest.mark.parametrize("line", [
    "July 26, 2024", "2024-07-26 09:15", "Friday, July 26, 2024", "Updated: 26 July 2024, 10:30 GMT+7",
    "Published: July 25, 2024; Updated: July 26, 2024", "26/07/2024", "Xinhua | Updated: 2024-07-26 09:15",
    "All News 11:08 February 03, 2023", "Vientiane, 26 July 2024", "July 26, 2024 09:33 GMT+700", "26 JUL, 11:20",
    "Published on 26 July, 2024 in Politics", "26.07.2024 - Press release", "July 26, 2024 Updated about 5 hours ago",
    "Issued on: 26/07/2024 - 03:12", "Tuesday 10 September, 2024 | 5:00pm", "05/06/2024", "05.06.24 11:20", "07/26/2024 06:12 PM",
    "July 26, 2024 at 6:12 p.m. EDT", "Posted on July 26, 2024 by admin", "Friday 26 July 2024 · Issue 112", "Published in July 26, 2024",
])
def test_a_line_is_a_day(line):
    assert shapes.is_day(line)


@pytest.mark.parametrize("line", [
    "July 26", "July 2024", "On July 26, 2024, the treaty was signed.", "It was Friday, July 26, 2024.",
    "Plan of July 26, 2024 for the river and the road", "The talks of July 26, 2024", "Talks", "",
    "5 of July 26, 2024",
])
def test_other_lines_are_no_day(line):
    assert not shapes.is_day(line)


@pytest.mark.parametrize(("line", "is_one"), [
    ("Home   About   Talks", True), ("Home\tAbout\tTalks", True), ("Home   About", False), ("Home About Talks", False),
    ("They met.  He left.  She stayed.", False),
])
def test_entries_set_apart_are_a_row(line, is_one):
    assert shapes.is_row(line) is is_one


@pytest.mark.parametrize(("line", "is_one"), [
    ("Anna Berg | 18.10.2023", True), ("Anna Maria Berg · July 26, 2024", True), ("July 26, 2024", False),
    ("Anna | 18.10.2023", False), ("The bridge over the river | 18.10.2023", False),
])
def test_a_name_may_stand_before_a_day(line, is_one):
    assert shapes.is_name_and_day(line) is is_one


@pytest.mark.parametrize("line", [
    "They met on Friday.", "They met on Friday. 🤝", "They met on Friday.”", "They waited for him…",
    "He asked what the two sides would do now that the river had risen and the road and the bridge were both closed to "
    "them and to others?", "Son: Is that so?", "The two sides have agreed as follows:", "Dear Sir,", "Mr President,", "他们在星期四见面了。",
    "It was late. They met all the same in the hall of the ministry",
])
def test_sentences_read_as_prose(line):
    assert shapes.reads_as_prose(line, shapes.count_words(line))


@pytest.mark.parametrize("line", [
    "Ministers meet", "Who supports Laos?", "What a day!", "Present were:",
    "Chinese, Lao foreign ministers hold talks",
    "Who will build the bridge? Laos and Vietnam say they will",
    "U.S., Laos hold talks", "Mr. Son in Hanoi", "Vol. 3", "中国外长访问老挝", "🤝",
])
def test_headings_do_not(line):
    assert not shapes.reads_as_prose(line, shapes.count_words(line))
