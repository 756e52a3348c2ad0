"""File names made of people's names: every letter of every script stays, and two names never share a file.

Some disks take ``Anna`` and ``anna`` for one name, so at most one spelling of a name is used as it is: the one with one
space between words, no other sign, and capitals only at the beginnings. Any other gets a mark of its own behind it.
"""

import hashlib
import unicodedata

_LONGEST = 100  # bytes of a name in a file's name, of the 255 that disks allow: some letters take four
_JOINERS = dict.fromkeys(map(ord, "\u200c\u200d"))  # they shape letters of Persian, Hindi and others, and are not seen


def is_name(given: str, longest: int = 80) -> bool:
    """Whether words can be a name: with a letter or digit, on one line, without hidden signs, not too long."""
    return (len(given) <= longest and given.translate(_JOINERS).isprintable()
            and any(unicodedata.category(sign)[0] in "LN" for sign in given))


def as_file_name(name: str) -> str:
    """A name as part of a file's name.

    >>> as_file_name("Ana Silva"), as_file_name("अनीता"), as_file_name("ana silva")
    ('Ana_Silva', 'अनीता', 'ana_silva-b785c6')
    """
    name = unicodedata.normalize("NFC", name)
    plain = name.translate(_JOINERS)
    letters = "".join(sign if unicodedata.category(sign)[0] in "LMN" else " " for sign in plain)
    letters = letters.encode()[:_LONGEST].decode(errors="ignore")
    words = "_".join(letters.split())
    if letters == name == name.title() and name.lower() == name.casefold():
        return words
    return f"{words}-{hashlib.sha256(name.encode()).hexdigest()[:6]}"
