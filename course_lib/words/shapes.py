"""The shape of a sentence: the sentence with what the word lists know written as one letter a kind.

"Prime Minister Silva said" has the shape "FFFFF OOOOOOOO NNNNN VVVV": a word of offices, an office, a name, a verb.
The rest stands in lower case, and nothing moves: each character of a shape belongs to the one at its place in the
text. So a rule about names can be a short pattern of letters: P a person of the lists, S a state, place, framework or
agency, O an office (minister) or equal (colleague), U several (ministers), G who holds some office or speaks unnamed
(official, witness), H what stands before a name alone (Mr), A what stands before whoever led or was met (led by), B a
side or body that speaks (ministry), F another word of offices and bodies, T a time, N a word written as names are, C
one in capitals, D a small one in names (bin, de), V a reporting verb.

What it does not do: it knows no grammar; a word that is written as names are counts as one until a rule asks for
more.
"""

import re


_KINDS = {"person": "P", "honorific": "H", "agent": "A", "verb": "V", "state": "S", "place": "S", "framework": "S",
          "agency": "S"}
_ORDER = ("verb", "agent", "office", "honorific", "agency", "framework", "place", "state", "person")  # later ones hold
_RANKS = {kind: rank for rank, kind in enumerate(_ORDER)}
_PART = r"(?:[^\W\d_]++[\u0300-\u036f]*+)+"
_WORD = re.compile(rf"(?<![\w'’]){_PART}(?:[-'’ʼ](?!s\b){_PART})*")


def shape(text, start, end, found, lists):
    """The shape of ``text[start:end]``, given what the word lists (a ``listed.Lists``) found in it.

    >>> from course_lib.words.listed import word_lists
    >>> sentence = "Prime Minister Silva and Wang Yi said so."
    >>> shape(sentence, 0, len(sentence), word_lists().phrases.find(sentence), word_lists())
    'FFFFF OOOOOOOO NNNNN and PPPPPPP VVVV so.'
    """
    low = text[start:end].lower()
    signs = list(low) if len(low) == end - start else [sign.lower()[:1] for sign in text[start:end]]  # İ has two signs
    letters = lists.letters
    for match in _WORD.finditer(text, start, end):
        word = match[0]
        if word not in letters:
            letters[word] = _letter(word, lists.offices, lists.small)
        if letter := letters[word]:
            initial = letter == "N" and len(word) == 1 and text.startswith(".", match.end())  # John D. Lima
            left, right = match.span()
            signs[left - start:right + initial - start] = letter * (right + initial - left)
    for one in sorted((one for one in found if one.kind in _RANKS), key=lambda one: _RANKS[one.kind]):
        signs[one.start - start:one.end - start] = _kind(one) * (one.end - one.start)
    return "".join(signs[:end - start])


def _kind(one):
    if one.kind == "office":
        return "G" if one.meaning.id in ("generic", "source") else "U" if one.meaning.form else "O"
    return _KINDS[one.kind]


def _letter(word, offices, small):
    """The letter of a word that no list has as a phrase; None where it is an ordinary one."""
    low = word.lower()
    if small.get(word) == "function":
        return None
    if small.get(low) == "body":
        return "B"
    if low in offices or "-" in word and all(part in offices for part in low.split("-")):
        return offices.get(low, "F")
    if small.get(low) == "particle" and word.islower():
        return "D"
    first = word if word[0].isupper() else word.partition("-")[2]  # al-Marwani
    if not first or not first[0].isupper() or small.get(low) == "function" and word not in "BCDEFGHJKLMNOPQRSTUVWXYZ":
        return None
    return "C" if len(word) > 1 and word.isupper() else "N"
