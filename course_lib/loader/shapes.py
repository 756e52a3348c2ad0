"""Shapes of lines that are not sentences of an article: credits, captions, dates, bylines, notes, menus.

Each function takes a line as printed and the same line in small letters, and says in words what it found, or None.
Phrases of web furniture are not here: they are data (``data/furniture.csv``).
"""

import re

from course_lib.loader.dates import find_dates
from course_lib.words.spans import count_words

_NAME = r"[^\W\d_][\w.'’-]*"

# --- the page's machinery ---

_FILE = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|mp4|mp3|pdf)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+"
                      r"|(?:[\w-]+\.)+(?:com|org|net|cn|ru|vn|la|int|gov)(?:/\S*)?")
_CODE = re.compile(r"[a-z]+(?:_[a-z]+)+|\{.*\}|<[^>]+>")
_SYMBOL = re.compile(r"[A-Z]{1,8}(?=[/.].*\d)(?:[/.][A-Z0-9.-]+)+(?:\s?\(.{1,12}\))?|\d{1,5}-\d\d-\d\d-\d{4}")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_GAP = re.compile(r" {2,}|\t+")
_CRUMB = re.compile(r"\s?[>»›|•·]\s?|\s[/\\]\s")
_SITE_NAME = re.compile(
    r"[^.!?]{2,200}\s[|–-]\s[^.!?]{2,60}\b(?:(?:portal|website|official site)\b.*|(?:news|online|home)(?: of .{2,60})?)")
# The name of an office and nothing else: it stands last, or goes on with a small word, and no headline's verb is in it.
_MASTHEAD = re.compile(
    r"(?:The )?(?:[A-Z]\S+ )*(?:Ministry|Embassy|Office|Department|Government|Republic|Kingdom|Federation|Mission"
    r"|Secretariat|Bureau|Presidency|Directorate|Consulate|Delegation|Service|Cent(?:er|re)"
    r"|MINISTRY|EMBASSY|OFFICE|DEPARTMENT|REPUBLIC|KINGDOM|GOVERNMENT|PRESS)"
    r"(?:,? (?i:of|and|the|for|in|to|&)(?: (?i:of|the))*(?: [A-Z]\S*){1,4})*")
_HEADLINE_VERB = re.compile(
    r"\b(?i:agrees?|announces?|attends?|backs?|briefs|calls?|celebrates?|condemns?|congratulates?|conveys?|denies|discuss(?:es)?"
    r"|donates?|extends?|hails?|hands|holds?|hosts?|joins?|launch(?:es)?|marks|meets?|opens?|plans?|publishes|receives?"
    r"|rejects?|releases?|says?|seeks?|signs?|summons|thanks|urges?|visits?|warns?|welcomes?)\b")
OFFICE = "the name of an office, as over its papers"


def machinery(line, low):
    """What the web page put there: a file name, an address, a menu, the site's name."""
    if _SYMBOL.fullmatch(line):
        return "a reference number"
    if _FILE.fullmatch(low) or _CODE.fullmatch(line):
        return "a file name or a piece of page code"
    if _ADDRESS.fullmatch(low):
        return "a web or mail address"
    if _is_path(line):  # a row of entries with a day may say who published it, and when
        return None if _YEAR.search(line) and (_CREDIT.fullmatch(low) or low.startswith("by ") or is_day(line)) else "a menu"
    if _MASTHEAD.fullmatch(line) and not _HEADLINE_VERB.search(line):
        return OFFICE
    return "the site's own name" if _SITE_NAME.fullmatch(low) else None


def is_row(printed):
    """Whether a line as printed is three or more short entries, set apart by wide gaps."""
    if ("  " not in printed and "\t" not in printed) or _YEAR.search(printed):
        return False
    entries = _GAP.split(printed)
    return len(entries) > 2 and max(map(len, entries)) <= 60 and printed[-1] not in ".!?:;\"”"


def _is_path(line):
    """Short entries between signs: ``Home > World > Asia``, ``News | Sports | Weather``."""
    entries = _CRUMB.split(line)
    if len(entries) < 3 or not all(0 < len(one) <= 60 for one in entries[:-1]):
        return False
    if line.count(" | ") < 2 and line[-1] in ".!?":
        return False
    return 0 < len(entries[-1]) <= 60 or entries[0].lower() in ("home", "homepage", "main")  # the page's own headline


# --- pictures ---

_PICTURE_CREDIT = re.compile(
    r"(?:[.,)\d”\"]\s?/\s?[A-Z][\w’'. -]{1,60}"  # … July 25, 2024. /Chinese Foreign Ministry
    r"|[(\[][A-Z][^()\[\]/]{1,40}/\s?[A-Z][^()\[\]]{1,60}[)\]]"  # (Xinhua/A Name)
    r"|[(\[][^()\[\]]{0,60}\b(?:[Pp]hotos?|[Pp]ictures?|[Ii]mages?|[Hh]andout|[Ss]creenshot|[Cc]ourtesy|[Pp]ool|[Gg]raphic)"
    r"\b[^()\[\]]{0,80}[)\]]"
    r"|\b(?:[Pp]hoto|Picture|Image|Credit|PHOTO|[Pp]ic)s?(?:\s[Cc]redit)?\s?(?::|/|by\b|courtesy\b|via\b).{1,80}"
    r"|[|–—-]\s?[^.|–—]{2,40}\b(?:[Pp]hotos?|[Pp]ics?|PHOTO)|--? ?(?:foto|photo).{1,60}|\((?:[Pp]h|PH)\.? [^)]{2,60}\)"
    r"|©(?!.{0,40}(?:19|20)\d\d).{2,90}|\bVia [A-Z]\w+"
    r"|[.)] [A-Z][\w ]{1,40} photo"
    r"|(?!^)(?:(?<![a-z:] )|(?<=via ))\b(?:REUTERS|AFP|EPA(?:-EFE)?|Getty Images)(?:/.{2,80})?)\.?$")
_PICTURE_SHOWN = re.compile(
    r"(?:photo(?:graph)?|picture|image|caption|pictured|illustration)s?\s?[:—–](?!$)|\[\d{1,2}/\d{1,2}\]\s\w"
    r"|\(?(?:photo|picture|image|fig(?:ure|\.)?)\s?\d{1,2}[:.)]+\s?\w|image (?:source|caption|credit)\b|(?:group|family) photo\b(?!.{80})"
    r"|(?:getty images|shutterstock|istock|alamy|unsplash|wikimedia commons)(?:/.{2,60})?$"
    r"|(?:(?:this|in this|an?|the|undated|file)\s)*(?:photo(?:graph)?|picture|image|screenshot|screengrab|illustration)"
    r"\b(?! (?:exhibition|album)).{0,40}\b(?:shows?|taken|provided|released|handout)\b"
    r"|(?:(?:this|an?|the|undated|file)\s)*(?:photo(?:graph)?|screenshot|screengrab)\b.{0,40}\b(?:from|of)\b"
    r"|(?:pictured|from left|left to right|clockwise)\b|(?:an? )?(?:illustrative|illustration|archive|file|stock) (?:image|photo|picture)$")
_PEOPLE_PLACED = re.compile(r"\((?:L|R|C|(?:from )?(?:left to right|L to R|L-R)|(?:\d\w\w )?(?:far |front )?(?:L|R|left|right|cent(?:er|re)|middle)"
                            r"(?: (?:row|front|and .{1,30}))?)\)|, (?:left|right|cent(?:er|re)), ")
_POSED = re.compile(r"\b(?:shakes hands with|poses? (?:together )?for (?:an? |the )?(?:\w+ )?(?:photo|picture))")
_CREDIT_LENGTH = 160  # characters; a picture credit stands at the end of a caption
# One of these is in every credit. Looking for them first spares most paragraphs the long pattern.
_CREDIT_SIGNS = ("/", "©", "hoto", "HOTO", "ict", "mage", "redit", "pic", "Pic", "REUTERS", "AFP", "EPA", "Getty", "Via ",
                 "andout", "creenshot", "ourtesy", "ool", "raphic", "(Ph", "(PH")


def caption(line, low):
    """Whether a line shows or credits a picture."""
    placed = ("(" in line or ", " in line) and _PEOPLE_PLACED.search(line)
    posed = (" hands with" in low or " pose" in low) and _POSED.search(low)
    if placed or posed or _PICTURE_SHOWN.match(low):
        return "says what a picture shows"
    tail = line[-_CREDIT_LENGTH:]
    credited = not _INITIALS.fullmatch(line) and any(sign in tail for sign in _CREDIT_SIGNS) and _PICTURE_CREDIT.search(tail)
    return "ends in a picture credit" if credited else None


# --- notes, sources, summaries ---

_NOTE = re.compile(
    r"[(\[]?(?:editor['’]?s?['’]? note|notes? (?:to|for) (?:the )?editors?|notes?:|the following (?:is|are|articles?|reports?|texts?|items?)\b"
    r"|(?:this|these|the) (?:article|report|story|text|piece|post|interview|transcript)s? (?:below )?"
    r"(?:(?:was|were|is|are|has been|have been) )?(?:(?:first|originally|previously) (?:publish|appear|post|issued|produced)"
    r"|(?:\w+ly )?(?:translat|updat|correct|edit|shorten|condens|abridg|reprint|republish))"
    r"|(?:the|these|this) (?:\w+ ){0,2}(?:article|report|story|text|piece|post|item|interview)s? (?:below|that follows?)\b"
    r"|(?:this|these) (?:article|report|story|text|piece|post|interview|transcript)s? "
    r"(?:(?:was|were|is|are|has been|have been) )?(?:publish|appear|post|issued|produced|taken from)"
    r"|the (?:below|above|following) (?:is|are|statement|remarks)\b.{0,20}attribut|(?:originally|first) (?:published|appeared)"
    r"|for immediate release|(?:unofficial|courtesy|informal|provisional|tentative|preliminary|working|non-?official) (?:\w+ )?translation|check against delivery|as (?:delivered|prepared)(?: for delivery|$)"
    r"|(?:below )?we (?:re)?(?:print|publish|post)\b.{0,30}\bfollowing|this is an? (?:unofficial|unedited|edited|rush|machine|(?:\w+ )?translation)|only the \w+ (?:text|version) is (?:authentic|official|binding)"
    r"|(?:full )?(?:text|transcript) of .{3,80}\bas\b|attn\s?:|.{0,140}\bcontributed (?:reporting|to (?:this|the) (?:report|story|article))"
    r"|.{0,60}\b(?:has|have) not (?:been )?edited\b|this is a developing story|for information media|.{0,30}not an official record|(?:attributable|attributed) to the spokes"
    r"|(?:the )?editors? (?:repl(?:y|ies)|responds?|writes?)\s?:|with (?:agency |wire )?inputs?\b(?!.{60})|correction\s?:|clarification\s?:|disclaimer|the (?:views|opinions) expressed (?!by (?:both|the two))"
    r"|(?:republished|reprinted|reproduced|adapted|translated)\b.{0,20}\b(?:with|from|by)\b|embargo(?:ed)?(?: until|\s?:))")
_SOURCES = re.compile(r"(?:notes|notes and (?:references|sources)|bibliography|works cited|references?|reference\(s\)|sources?|source\(s\)|further reading|footnotes?|endnotes?"
                      r"|original (?:article|text|link|source)s?)\s?:?")
_SUMMARY = re.compile(r"(?:abstract|(?:ai[- ]?(?:generated )?|quick |article |story )?(?:summary|highlights?)|in brief|(?:the )?(?:key|main) (?:points?|takeaways?|facts)"
                      r"|takeaways|at a glance|lead|in short|tl;dr|what you need to know|quick read|summary (?:by|generated).{0,30})(?:\s?[:—–]\s?|$)")


def note(line, low):
    return "a note about the text, not part of it" if _NOTE.match(low) else None


def sources(line, low):
    return "announces the sources of the text" if _SOURCES.fullmatch(low) else None


def summary(line, low):
    return "announced as a summary" if _SUMMARY.match(low) else None


# --- who wrote it ---

_BY = re.compile(
    rf"[(\[]?(?:(?:(?:written|posted|submitted|published|uploaded|contributed|filed|delivered|given|interview(?:ed)?"
    rf"|interview conducted|conducted|story|text|words|report(?:ed|ing)?)\s)?by|from)(?:\s?[:/]\s?|\s)(?P<names>{_NAME}"
    rf"(?:[\s,;&|/]+{_NAME}){{0,12}}?)(?:\s\([\w .’'-]{{2,30}}\)|[,|\s]+\S*@\S+)?(?:\son\s.{{4,30}})?\.?[)\]]?")
# What stands in small letters among the names: small words, and what those who write are called.
_AMONG_NAMES = frozenset("""and by of the for from in at with our own a de da dos del di la al el bin bint van von der
admin agencies agency bureau chief correspondent correspondents desk edited editor editors media news newsroom others
photo photos political reporter reporters reports service services special staff team text wire wires writer writers""".split())
_WITH_AGENCIES = re.compile(
    rf"(?P<names>{_NAME} {_NAME}(?: {_NAME})?(?: and {_NAME} {_NAME})?),? (?:with|and) "
    r"(?:(?:(?:news|wire|press) )?agenc(?:y|ies)(?: reports)?|wires|[A-Z]{2,6}(?:(?:, | and |/)[A-Za-z]{2,8}){0,4})")
_CREDIT = re.compile(
    r"[(\[]?\s?(?:(?:web|chief|video|photo|managing|additional|copy|responsible|news|senior|deputy)\s)*(?:edit(?:ors?|ing|ed)|report(?:ers?|ing|ed)"
    r"|authors?|writers?|writing|translat(?:ors?|ion|ed)|compiled|proofread(?:er|ing)?|journalists?|correspondents?"
    r"|contributors?|photographers?|source|produced|producer)(?:[- ]in[- ]ch\w+)?(?:\sby\s?:?\s(?P<by>\S+)|\s?[:：/]\s?\S).{0,200}")
_STAFF = re.compile(r"(?:(?:our|a|the|by)\s)?(?:(?:diplomatic|political|foreign|special|own|news|staff)\s)*"
                    r"(?:staff (?:reporter|writer)s?|correspondents?|newsroom|(?:news|web|online|foreign|editors['’]?|editorial) desk"
                    r"|editorial (?:team|board|staff|office)|agencies|(?:\w+ ){0,2}(?:correspondent|staff writer|bureau chief)|(?:\w+ ){1,2}reporters?)"
                    r"(?:\s(?:in|at)\s[\w ,'’-]{1,40})?")
# Anna Berg, Diplomatic Editor · Text: Anna Berg
_WITH_OFFICE = re.compile(rf"{_NAME}(?: {_NAME}){{1,3}}, (?:[A-Z]\w+ ){{0,3}}(?:Editor|Correspondent|Reporter|Writer|Columnist|Journalist|Bureau Chief)"
                          rf"|(?:Text|Words|Story|TEXT|WORDS)\s?: [A-Z]{_NAME}(?: (?:and )?[A-Z]{_NAME}){{1,4}}")
# A.B. · ABC/DEF · abc/de · Anna Berg/ Ben C.
_INITIALS = re.compile(rf"(?:[A-Z]\.\s?){{2,4}}|[A-Z]{{2,3}}(?:/[A-Z]{{2,3}})+|[(\[][A-Z]{{2,3}}(?:[/,] ?[A-Z]{{2,3}}){{0,3}}[)\]]|\([a-z]{{2,4}}(?:/[a-z]{{2,4}})+\)|[a-z]{{2,4}}(?:/[a-z]{{2,4}})+(?: \([A-Za-z]+(?:[,/ ]+[A-Za-z]+){{0,5}}\))?"
                       rf"|{_NAME} {_NAME}\s?/\s?{_NAME}(?: [A-Z]\.)?")
_SIGN_OFF = re.compile(r"(?:(?:i|we) (?:am|remain)(?=.{0,120},$)|yours|sincerely|respectfully|faithfully|with (?:best|kind|warm) |best regards|kind regards)"
                       r"\b[^.]{0,120}")


def byline(line, low):
    """Whether a line names those who wrote, edited or supplied the text."""
    by = _BY.fullmatch(low.partition(" | ")[0])
    if (by and _are_names(line[by.start("names"):by.end("names")])) or _STAFF.fullmatch(low) or _WITH_OFFICE.fullmatch(line):
        return "names who wrote the text"
    credit = _CREDIT.fullmatch(low)
    if credit and (not credit["by"] or _are_names(line[credit.start("by"):credit.end("by")])) and not _says(line):
        return "credits those who wrote, edited or supplied the text"
    names = _WITH_AGENCIES.fullmatch(line) if " with " in line or " and " in line else None
    if names and _are_names(names["names"]):
        return "names who wrote the text"
    return "the initials of who wrote the text" if _INITIALS.fullmatch(line) else None


def _says(line):
    """Whether a sentence follows a key rather than names: "Correspondent: It went to the wrong office."."""
    first = re.findall(_NAME, line.partition(":")[2])[:3]
    return line[-1] in ".!?" and not _are_names(" ".join(first)) and not re.match(r"\W?[Ss]ource|.*\bby\b", line)


def _are_names(words):
    """Whether words are names or offices: "Anna Berg and the editors", not "noon the talks had ended"."""
    return all(word[0].isupper() and word != "TO" or word in _AMONG_NAMES for word in re.findall(_NAME, words))


def sign_off(line, low):
    return "the closing words of a letter" if _SIGN_OFF.fullmatch(low) else None


# --- days ---

_FIGURES = re.compile(r"(?<![\w./-])\d{1,2}(?P<sign>[./-])\d{1,2}(?P=sign)(?:(?:19|20)\d\d|\d\d)(?![\w./-])")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_NAME_AND_DAY = re.compile(rf"{_NAME}(?:\s{_NAME}){{1,3}}(?:(?:,| and| &)\s{_NAME}(?:\s{_NAME}){{1,3}}){{0,3}}\s*[|·•]")
_DAY_WORDS = re.compile(
    r"\b(?:(?:last )?(?:updated?|modified|modification|published|posted|released|issued|created|added|uploaded|date|time)(?:\s(?:on|at|in))?|(?:on|at)"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|(?:about )?\d+ (?:minutes?|hours?|days?|weeks?) ago"
    r"|(?:issue|no|vol(?:ume)?|edition|number)\.?\s?\d+|press release|press statement|news|gmt|utc|bjt|ict|[ep][sd]t|cst|cdt|[cew]es?t|bst|ist|jst|kst|sgt|myt|pht|pkt|nst|eat|cat|wat|sast"
    r"|trt|aes?dt|aest|nz[sd]t|msk|wi(?:b|ta?)|hkt|am|pm|a\.m\.|p\.m\.|hrs?|hours|uhr|(?:local|\w+) time)\b"
    r"|\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\s?(?:[ap]m|hrs?|h)\b|\s?[ap]\.m\.)?|(?:gmt|utc)?\s?[+-]\d{1,2}(?::?\d\d)?(?!\d)|\bin(?= [A-Z]\w+$)|\b(?:[\w-]{3,}\.)+[a-z]{2,8}\b", re.IGNORECASE)


def is_day(line):
    """Whether a line holds a date with its year or an hour, and besides it no more than times and a few names.

    >>> is_day("Xinhua | Updated: 2024-07-26 09:15"), is_day("The talks of July 26, 2024, went on")
    (True, False)
    """
    days = find_dates(line)
    figures = None if days else _FIGURES.search(line)
    if len(days) not in (1, 2) and not (figures and not days):  # 05/06/24: a day, whichever it is
        return False
    if all(day.year is None for day in days) and not figures and not _CLOCK.search(line):
        return False
    for day in reversed(days):
        line = line[:day.start] + " " + line[day.end:]
    line = _FIGURES.sub(" ", line)
    rest = _DAY_WORDS.sub(" ", line)
    names = all(word[0].isupper() or word in _AMONG_NAMES for word in re.findall(_NAME, rest))
    return names and count_words(rest) <= 5 and not re.search(r"[.!?]\s*$|\d", rest)


def is_name_and_day(line):
    """Whether a person's name stands before the date ("A. Name | 18.10.2023")."""
    return _NAME_AND_DAY.match(line) is not None


# --- sentences ---

_TWO_SENTENCES = re.compile(r"\w{3}[\"”’]?[.!?][\"”’)]*\s+[A-Z]")
_SALUTATION = re.compile(r"(?:Dear|Mr|Mrs|Ms|Madam|Your|Excellenc|Ladies|Distinguished|Honou?rable|Sirs?|Friends|Colleagues)\b"
                         r"|Excellenc")
_SPEAKER = re.compile(r"[\w .'’-]{1,40}:\s")
_ENDING = re.compile(r"[\w.。…?!？！:;,：；，](?=[^\w.。…?!？！:;,：；，]*$)")
_SAID = re.compile(r"(?<!readers )(?<!people )\b(?:said|told|asked|replied|answered|added|advised|explained|warned|urged|wished|noted"
                   r"|complained|recalled|remarked|stressed)\b(?!: )(?=.*[.!?][”\"’)]*$)")
LONGEST_HEADING = 320  # characters; press titles run to 300


def reads_as_prose(line, words):
    """Whether a paragraph is made of sentences rather than being a heading.

    >>> reads_as_prose("They met on Friday. 🤝", 4), reads_as_prose("Who supports Laos?", 3)
    (True, False)
    """
    ending = _ENDING.search(line, max(0, len(line) - 12))
    ending = ending.group() if ending else line[-1]
    if ending in ".。…":
        return words >= 3 or ending == "。"  # Chinese has no spaces to count words by
    if len(line) > LONGEST_HEADING or (words >= 8 and _TWO_SENTENCES.search(line) and not _asks_first(line, words)):
        return True
    if ending in "?!？！":
        return words > 20 or (words >= 3 and _SPEAKER.match(line) is not None)
    return ending in ":;,：；，" and (words >= 5 or _SALUTATION.match(line) is not None)


def says_who_said(line):
    """Whether a sentence reports words: "Save your strength, the envoy advised." asks no reader to save anything.

    >>> says_who_said("Share it with your neighbours, she told them."), says_who_said("Share it with your friends.")
    (True, False)
    """
    return _SAID.search(line) is not None


def _asks_first(line, words):
    """Whether a short line puts a question and answers it, as headlines do."""
    return words <= 16 and re.search(r"\w[.!][\"”’)]*\s+[A-Z]", line) is None
