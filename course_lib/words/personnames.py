"""Names of people: the id of somebody in no word list, and what may stand for a full name.

What it does not do: it knows no order of names, so any word of a name may stand for it.
"""

import re
import unicodedata

from course_lib.words.listed import word_lists

NEW = "new-"  # the beginning of a provisional id


def provisional_id(name):
    """The id of a person in no word list.

    >>> provisional_id("Đỗ Minh Khuê"), provisional_id("Karahanlı")
    ('new-do-minh-khue', 'new-karahanli')
    """
    plain = unicodedata.normalize("NFKD", name.translate({0x111: "d", 0x110: "D", 0x131: "i"}))
    letters = "".join(sign for sign in plain.lower() if not unicodedata.combining(sign))
    return NEW + "-".join(re.findall(r"\w+", letters))


def short_forms(name):
    """What may stand for a name whose order is not known: each of its words, its beginnings and ends.

    >>> sorted(short_forms("Luis J. Ortiz"))
    ['Luis', 'Luis J.', 'Luis Ortiz', 'Ortiz']
    >>> sorted(short_forms("LUND Mia"))
    ['LUND', 'Lund', 'Lund Mia', 'Mia']
    """
    if (plain := re.sub(r"\b[^\W\d_]{2,}\b",
                        lambda word: word[0].title() if word[0].isupper() else word[0], name)) != name:
        return {plain} | short_forms(plain) | {word for word in name.split() if word not in plain.split()}
    small = word_lists().small
    plain = [word for word in name.split() if not word.endswith(".")]
    runs = [run for words in (name.split(), plain) for i in range(1, len(words)) for run in (words[i:], words[:i + 1])]
    runs += [[word] for word in plain] + [plain[:1] + plain[-1:], plain]
    usable = {" ".join(run) for run in runs if run and small.get(run[-1]) != "particle" and not run[0].endswith(".")}
    return {one for one in usable - {name} if small.get(one.lower()) != "function"}
