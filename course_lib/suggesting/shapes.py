"""The shape of a sentence: the sentence with what the word lists know written as one letter a kind.

"Prime Minister Silva said" has the shape "FFFFF OOOOOOOO NNNNN VVVV": a word of offices, an office, a name, a verb. The rest
stands in lower case, and nothing moves: each character of a shape belongs to the one at its place in the text. So a rule about
names can be a short pattern of letters.

What it does not do: it knows no grammar; a word that is written as names are counts as one until a rule asks for more.
"""

import re

from course_lib.words.listed import all_phrases, office_words

LETTERS = {
    "P": "a person of the word lists",
    "S": "a state, place, framework or agency",
    "O": "an office (minister), or who somebody is (colleague)",
    "U": "several of them (ministers)",
    "G": "somebody who holds some office (official), or speaks unnamed (witness)",
    "H": "what stands before a name and is no office (Mr)",
    "A": "words before whoever led, was met or signed (led by)",
    "B": "a side or body that speaks (side, ministry)",
    "F": "another word of offices and bodies",
    "T": "a day, a month or another time",
    "N": "a word written as a name is",
    "C": "a word in capitals",
    "D": "a small word inside names (bin, de)",
    "V": "a reporting verb",
}
PARTICLES = frozenset("""al el ul ur bin bint binti ibn abu ould von van der den ter zu zur af av de da do dos das del della
di du d la le y e dal dei degli delle vom zum ten het""".split())
FUNCTION = frozenset("""a an the this that these those his her its their our my your he she it they we you who which whom whose
when where while as at by for from in into of off on onto over to toward towards under up upon with within without about after
before between during since through until and or but nor so yet if than then thus there here not no also both each either every
all some many most more other others another such same own only just even still now today yesterday tomorrow later earlier
meanwhile however according added said is are was were be been has have had will would can could may might must shall should do
does did i dear following asked among amid against along despite although though because""".split())
_BODIES = frozenset("""side sides ministry government delegation embassy party parties team countries nations group pair
administration committee council""".split())
_KINDS = {"person": "P", "state": "S", "place": "S", "framework": "S", "agency": "S", "honorific": "H", "agent": "A", "verb": "V"}
_ORDER = ("verb", "agent", "office", "honorific", "agency", "framework", "place", "state", "person")  # later ones hold
_PART = r"(?:[^\W\d_]++[\u0300-\u036f]*+)+"
_WORD = re.compile(rf"(?<![\w'’]){_PART}(?:[-'’ʼ](?!s\b){_PART})*")


def shape(text, start, end, found, folder=None):
    """The shape of ``text[start:end]``, given what the word lists found in it.

    >>> sentence = "Prime Minister Silva and Wang Yi said so."
    >>> shape(sentence, 0, len(sentence), all_phrases().find(sentence))
    'FFFFF OOOOOOOO NNNNN and PPPPPPP VVVV so.'
    """
    signs = [sign.lower() if len(sign.lower()) == 1 else sign for sign in text[start:end]]
    for word in _WORD.finditer(text, start, end):
        if letter := _letter(word[0], office_words(folder)):
            initial = letter == "N" and len(word[0]) == 1 and text.startswith(".", word.end())  # John D. Lima
            _write(signs, word.start() - start, word.end() + initial - start, letter)
    for one in sorted(found, key=lambda one: _ORDER.index(one.kind) if one.kind in _ORDER else -1):
        if letter := _kind(one):
            _write(signs, one.start - start, one.end - start, letter)
    return "".join(signs[:end - start])


def outline(text, words, mentions, quoted=(), folder=None):
    """The shape of a sentence with everybody whom its ``mentions`` know written P, and what is quoted written Q."""
    signs = list(shape(text, *words, all_phrases(folder).find(text, *words), folder))
    for one, letter in (*((one, "P") for one in mentions if one.kind == "person"), *((one, "Q") for one in quoted)):
        _write(signs, max(one.start, words.start) - words.start, min(one.end, words.end) - words.start, letter)
    return "".join(signs)


def _write(signs, start, end, letter):
    signs[start:end] = letter * (end - start)


def _kind(one):
    if one.kind == "office":
        return "G" if one.meaning.id in ("generic", "source") else "U" if one.meaning.form else "O"
    return _KINDS.get(one.kind)


def _letter(word, barred):
    """The letter of a word that no list has as a phrase; None where it is an ordinary one."""
    low = word.lower()
    if low in _BODIES:
        return "B"
    if low in barred or "-" in word and all(part in barred for part in low.split("-")):
        return barred.get(low, "F")
    if low in PARTICLES and word.islower():
        return "D"
    first = word if word[0].isupper() else word.partition("-")[2]  # al-Marwani
    if not first or not first[0].isupper() or low in FUNCTION and word not in "ABCDEFGHJKLMNOPQRSTUVWXYZ":
        return None
    return "C" if len(word) > 1 and word.isupper() else "N"
