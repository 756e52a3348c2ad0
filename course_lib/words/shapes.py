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
    for word in _WORD.finditer(text, start, end):
        if word[0] not in lists.letters:
            lists.letters[word[0]] = _letter(word[0], lists.offices, lists.small)
        if letter := lists.letters[word[0]]:
            initial = letter == "N" and len(word[0]) == 1 and text.startswith(".", word.end())  # John D. Lima
            _write(signs, word.start() - start, word.end() + initial - start, letter)
    for one in sorted(found, key=lambda one: _ORDER.index(one.kind) if one.kind in _ORDER else -1):
        if letter := _kind(one):
            _write(signs, one.start - start, one.end - start, letter)
    return "".join(signs[:end - start])


def _write(signs, start, end, letter):
    signs[start:end] = letter * (end - start)


def _kind(one):
    if one.kind == "office":
        return "G" if one.meaning.id in ("generic", "source") else "U" if one.meaning.form else "O"
    return _KINDS.get(one.kind)


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
